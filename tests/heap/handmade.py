"""Small heaps, written node by node, whose sizes and distances can be worked out on paper."""

from __future__ import annotations

import json
from typing import Any

from cdpsync.heap import HeapSnapshot, Node

NODE_TYPES = ["hidden", "array", "string", "object", "code", "closure", "regexp", "number", "native", "synthetic"]
NODE_TYPES += ["concatenated string", "sliced string", "symbol", "bigint", "object shape"]
EDGE_TYPES = ["context", "element", "property", "internal", "hidden", "shortcut", "weak"]

Edge = tuple[str, str | int, str]
"""The type of an edge, its name or index, and the key of the node that it leads to."""


def properties(**targets: str) -> list[Edge]:
    return [("property", name, target) for name, target in targets.items()]


class Handmade:
    """A heap that begins with its root, a node with the key "root" and the size 0.

    The nodes that the root leads to are given by their keys, which become elements as in V8, or as whole edges.
    """

    def __init__(self, *roots: str | Edge, detachedness: bool = True) -> None:
        self._detachedness = detachedness
        self._nodes: list[dict[str, Any]] = []
        edges = [("element", at, one) if isinstance(one, str) else one for at, one in enumerate(roots, 1)]
        self.node("root", 0, *edges, type="synthetic", name="")

    def node(
        self,
        key: str,
        size: int = 0,
        *edges: Edge,
        type: str = "object",
        name: str | None = None,
        id: int | None = None,
        detached: int = 0,
        at: tuple[int, int, int] | None = None,
    ) -> None:
        """Add a node. Its name is the key unless it has another one. `at` is its script id, line and column."""
        number = id if id is not None else 2 * len(self._nodes) + 1
        self._nodes.append(
            {
                "key": key,
                "type": type,
                "name": key if name is None else name,
                "id": number,
                "size": size,
                "edges": edges,
                "detached": detached,
                "at": at,
            }
        )

    def ordinal(self, key: str) -> int:
        """The place of a node among the nodes of the file."""
        return [node["key"] for node in self._nodes].index(key)

    def document(self) -> dict[str, Any]:
        """The snapshot as a value for json.dumps()."""
        numbers: dict[str, int] = {"<dummy>": 0}
        ordinals = {node["key"]: at for at, node in enumerate(self._nodes)}
        assert len(ordinals) == len(self._nodes), "two nodes with one key"

        def number(text: str) -> int:
            return numbers.setdefault(text, len(numbers))

        fields = ["type", "name", "id", "self_size", "edge_count"] + ["detachedness"] * self._detachedness
        nodes, edges, locations = [], [], []
        for at, node in enumerate(self._nodes):
            row = [NODE_TYPES.index(node["type"]), number(node["name"]), node["id"], node["size"], len(node["edges"])]
            nodes += row + [node["detached"]] * self._detachedness
            for kind, name, target in node["edges"]:
                shown = name if isinstance(name, int) else number(name)
                edges += [EDGE_TYPES.index(kind), shown, ordinals[target] * len(fields)]
            if node["at"]:
                locations += [at * len(fields), *node["at"]]
        meta = {
            "node_fields": fields,
            "node_types": [NODE_TYPES, "string", *["number"] * (len(fields) - 2)],
            "edge_fields": ["type", "name_or_index", "to_node"],
            "edge_types": [EDGE_TYPES, "string_or_number", "node"],
            "location_fields": ["object_index", "script_id", "line", "column"],
        }
        header = {"meta": meta, "node_count": len(self._nodes), "edge_count": len(edges) // 3}
        sections = {"snapshot": header, "nodes": nodes, "edges": edges, "locations": locations}
        return {**sections, "strings": [*numbers]}

    def text(self) -> str:
        return json.dumps(self.document(), separators=(",", ":"))

    def load(self) -> Loaded:
        return Loaded(HeapSnapshot.load(self.text()), [node["key"] for node in self._nodes])


class Loaded:
    """The heap after reading: `snapshot`, the nodes by their keys, and numbers by the keys of the nodes."""

    def __init__(self, snapshot: HeapSnapshot, keys: list[str]) -> None:
        self.snapshot = snapshot
        self.keys = keys

    def __getitem__(self, key: str) -> Node:
        return self.snapshot.nodes[self.keys.index(key)]

    def retained(self, *keys: str) -> dict[str, int]:
        return {key: self[key].retained_size for key in keys or self.keys}

    def shallow(self, *keys: str) -> dict[str, int]:
        return {key: self[key].shallow_size for key in keys or self.keys}

    def distances(self, *keys: str) -> dict[str, int | None]:
        return {key: self[key].distance for key in keys or self.keys}

    def dominators(self, *keys: str) -> dict[str, str]:
        found = self.snapshot.dominators
        return {key: self.keys[found[self.keys.index(key)]] for key in keys or self.keys}

    def classes(self, *keys: str) -> dict[str, str]:
        return {key: self[key].class_name for key in keys or self.keys}


def shop() -> Loaded:
    """A window with three customers, two of them made by one constructor, their names, and two plain objects."""
    heap = Handmade("window")
    heap.node("window", 10, *properties(a="ann", b="bob", c="cid", d="point", e="other"), name="Window")
    heap.node("ann", 100, *properties(name="text"), name="Customer", at=(7, 1, 2))
    heap.node("bob", 200, *properties(name="text", friend="ann"), name="Customer", at=(7, 1, 2))
    heap.node("cid", 400, *properties(name="joined"), name="Customer", at=(9, 3, 4))
    heap.node("text", 20, type="string", name="Customer")
    heap.node("joined", 32, ("internal", "first", "half"), ("internal", "second", "half"), type="concatenated string")
    heap.node("half", 16, type="string", name="ab")
    heap.node("point", 16, *properties(x="half", y="half"), name="Object")
    heap.node("other", 16, *properties(x="half", y="half"), name="Object")
    return heap.load()
