"""One node, one edge, a path: small views into a snapshot, made when they are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..text import visible
from .distances import UNREACHABLE
from .places import Location

if TYPE_CHECKING:
    from .analysis import Analysis
    from .nodes import Nodes

_IDENTIFIER = re.compile(r"[\w$#]+")
_PAIR = re.compile(r"pair in WeakMap (\(table @\d+\))$")
_GLOBAL = re.compile(r"(Window|global)(?= / | \[JSGlobalObject\]|$)")
_TEXT = 40
_STEPS = 40
NOWHERE = "(no root reaches it)"
"""What a path begins with if nothing leads to its first node."""
_NAMES = 1000
"""Of more retainers than this at the same distance, the first is taken instead of the first by name."""


class Node:
    """A node of the heap: an object, a string, a function, or something of V8's own.

    Sizes are in bytes and, like names and distances, those that Chrome DevTools shows. Two nodes are equal if they are
    the same node of the same snapshot.
    """

    __slots__ = ("_of", "_ordinal")

    def __init__(self, of: Analysis, ordinal: int) -> None:
        self._of = of
        self._ordinal = ordinal

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and (self._of, self._ordinal) == (other._of, other._ordinal)

    def __hash__(self) -> int:
        return hash((id(self._of), self._ordinal))

    @property
    def ordinal(self) -> int:
        """Its place in the arrays of the snapshot."""
        return self._ordinal

    @property
    def id(self) -> int:
        """The same in every snapshot of one process, and in CDP a HeapSnapshotObjectId."""
        return int(self._of.columns.id[self._ordinal])

    @property
    def name(self) -> str:
        """A string's is its text, a function's its name, an object's that of its constructor."""
        return self._of.names.node(self._ordinal)

    @property
    def type(self) -> str:
        """V8's: "object", "closure", "string", "array", "native" and so on."""
        return self._of.columns.node_types[int(self._of.columns.type[self._ordinal])]

    @property
    def class_name(self) -> str:
        """The row of the summary that it is counted in."""
        classes = self._of.classes
        return classes.keys[int(classes.of[self._ordinal])].name

    @property
    def shallow_size(self) -> int:
        """Bytes of its own."""
        return int(self._of.shallow[self._ordinal])

    @property
    def retained_size(self) -> int:
        """Bytes that would be free without it: its own, and those of everything that is reached through it only."""
        return int(self._of.retained[self._ordinal])

    @property
    def distance(self) -> int | None:
        """Steps from the nearest root of the program; from 100,000,000 on, from a root of V8's. None: unreachable."""
        distance = int(self._of.distance[self._ordinal])
        return None if distance == UNREACHABLE else distance

    @property
    def detached(self) -> bool:
        """Whether it is a DOM node that is in no document."""
        return bool(self._of.detached[self._ordinal])

    @property
    def location(self) -> Location | None:
        """Where a function, or the constructor of an object, is."""
        return self._of.places.of(self._ordinal)

    def edges(self) -> list[Edge]:
        """What it refers to, in the snapshot's order."""
        first = self._of.columns.first
        return [Edge(self._of, edge) for edge in range(first[self._ordinal], first[self._ordinal + 1])]

    def retainers(self, *, weak: bool = False) -> list[Edge]:
        """The edges that lead to it, nearest the roots first; those that do not hold it only with `weak`."""
        found = [Edge(self._of, edge) for edge in self._incoming(weak)]
        return sorted(found, key=lambda edge: (edge.source._far(), edge.source.name))

    @property
    def dominator(self) -> Node | None:
        """The nearest node that every way from the root to it leads through; None for the root."""
        return Node(self._of, int(self._of.dominated.parent[self._ordinal])) if self._ordinal else None

    def dominated(self) -> Nodes:
        """The nodes that it is the dominator of, biggest first."""
        from .nodes import Nodes

        tree = self._of.dominated.tree
        at = tree.position[self._ordinal]
        return Nodes(self._of, tree.order[tree.child[at] : tree.child[at + 1]]).sorted("retained_size")

    def path_to_root(self) -> Path:
        """The shortest path by which the program reaches this node: the one that DevTools opens under "Retainers".

        If no root reaches the node, `reached` of the path is False, and its text says so.
        """
        edges: list[Edge] = []
        at = self
        while True:
            edge = at.nearest()
            if edge is None:
                return Path(self, edges[::-1])
            edges.append(edge)
            at = edge.source

    def _far(self) -> int:
        distance = int(self._of.distance[self._ordinal])
        return 1 << 40 if distance == UNREACHABLE else distance

    def _incoming(self, weak: bool = False) -> list[int]:
        """Last first, and without those from the root, as DevTools lists them."""
        first, edges = self._of.incoming
        found = edges[first[self._ordinal] : first[self._ordinal + 1]]
        if not weak:
            kinds = self._of.columns.edge_type[found]
            found = found[(kinds != self._of.kinds.edge("weak")) & (kinds != self._of.kinds.edge("invisible"))]
        found = found[found >= self._of.columns.first[1]]
        backwards: list[int] = found[::-1].tolist()
        return backwards

    def nearest(self) -> Edge | None:
        """The edge from the retainer that is nearest to the roots, if one is nearer than the node itself."""
        edges = np.array(self._incoming(), np.int64)
        if not len(edges):
            return None
        sources = np.searchsorted(self._of.columns.first, edges, "right") - 1
        far = self._of.distance[sources].astype(np.int64)
        far[far == UNREACHABLE] = 1 << 40
        least = far.min()
        if least >= self._far():
            return None
        places: list[int] = np.flatnonzero(far == least).tolist()
        if 1 < len(places) <= _NAMES:
            places.sort(key=lambda place: self._of.names.node(int(sources[place])))
        return Edge(self._of, int(edges[places[0]]))

    @property
    def label(self) -> str:
        """As a stop on a path."""
        return self._label(_TEXT)

    def _label(self, most: int) -> str:
        """How it prints, with at most so many characters of a name, 0 for all; the text of a string is always cut."""
        kind = self.type
        if "string" in kind:
            return f'"{visible(self.name, _TEXT)}"'
        if kind == "closure":
            return f"{visible(self.name, most) or '(anonymous)'}()"
        name = self._of.names.raw(self._ordinal)
        found = _GLOBAL.match(name)
        return found[0] if found else visible(name or self.class_name, most)

    @property
    def is_global(self) -> bool:
        """Whether it is the global object of a program."""
        return bool(_GLOBAL.match(self._of.names.raw(self._ordinal))) and self.type == "object"

    @property
    def is_inner(self) -> bool:
        """Whether it is a part of whoever refers to it: the elements of an array, the table of a Map."""
        if self.type in ("array", "hidden", "object shape", "code"):
            return True
        return self._of.names.raw(self._ordinal).startswith("system / Context")

    def to_dict(self) -> dict[str, object]:
        names = ("id", "name", "type", "class_name", "distance", "shallow_size", "retained_size", "detached")
        return {name: getattr(self, name) for name in names}

    def __repr__(self) -> str:
        sizes = f"{self.shallow_size:,} bytes, retains {self.retained_size:,}"
        return f"<{self.type} {self.label} @{self.id}: {sizes}>"


class Edge:
    """A reference from one node to another. `str()` is how it looks in a path: `.cache`, `[17]`."""

    __slots__ = ("_number", "_of")

    def __init__(self, of: Analysis, number: int) -> None:
        self._of = of
        self._number = number

    @property
    def name(self) -> str:
        return self._of.names.edge(self._number)

    @property
    def type(self) -> str:
        """V8's: "property", "element", "internal", "context", "hidden", "shortcut" or "weak"."""
        return self._of.columns.edge_types[int(self._of.columns.edge_type[self._number])]

    @property
    def source(self) -> Node:
        return Node(self._of, int(np.searchsorted(self._of.columns.first, self._number, "right")) - 1)

    @property
    def target(self) -> Node:
        return Node(self._of, int(self._of.columns.to[self._number]))

    def __str__(self) -> str:
        return self.text()

    def text(self, *, indices: bool = True, most: int = _TEXT) -> str:
        """As in a path, at most so many characters of a name, 0 for all. Without `indices`, "[]" stands for any."""
        kind, name = self.type, self.name
        if kind in ("element", "hidden") or name.isdecimal():
            return f"[{name}]" if indices else "[]"
        pair = _PAIR.search(name)
        if pair:
            return f"[value in WeakMap {pair[1]}]" if indices else "[value in WeakMap]"
        return f".{name}" if _IDENTIFIER.fullmatch(name) else f'["{visible(name, most)}"]'

    def __repr__(self) -> str:
        return f"<{self.type} {self}: {self.source!r} → {self.target!r}>"


class Stop(NamedTuple):
    """A node that a path names, and `way`: how it is reached from the one before, "" for the first."""

    way: str
    label: str
    node: Node


class Path:
    """How a node is reached, from near the root down to it: `edges`, and the `nodes` they connect, itself the last.

    `str()`: `Window.cache → Map.table[17] → Customer.orders → Array @4711`. It begins with the program's global object
    where the path leads through it, unless `text(whole=True)` is asked for.
    """

    def __init__(self, node: Node, edges: list[Edge]) -> None:
        self.node = node
        self.edges = edges

    @property
    def nodes(self) -> list[Node]:
        return [edge.source for edge in self.edges] + [self.node]

    @property
    def reached(self) -> bool:
        """Whether a root leads to its first node; not if only weak references do, or objects that no root reaches."""
        return (self.edges[0].source if self.edges else self.node).distance is not None

    def __len__(self) -> int:
        return len(self.edges)

    def __iter__(self) -> Iterator[Edge]:
        return iter(self.edges)

    def text(self, *, whole: bool = False, most: int = _STEPS) -> str:
        """`whole` begins it before the global object. Of more than `most` steps those in the middle are left out."""
        edges = self.edges if whole else self._from_global()
        parts = [("" if self.reached else f"{NOWHERE} → ") + (edges[0].source if edges else self.node).label]
        for edge in edges:
            end = f" → {edge.target.label}"
            parts.append(str(edge) + ("" if edge.target.is_inner and edge.target != self.node else end))
        if len(parts) > most:
            parts[most // 2 : -most // 2] = [f" … {len(parts) - most:,} more … "]
        return "".join(parts) + f" @{self.node.id}"

    def stops(self, *, indices: bool = True) -> list[Stop]:
        """Every node, from the global object on, however long the path. Without `indices`, "[]" stands for any."""
        edges = self._from_global()
        first = edges[0].source if edges else self.node
        found, way = [Stop("", first._label(0), first)], ""
        for edge in edges:
            way += edge.text(indices=indices, most=0)
            if not edge.target.is_inner or edge.target == self.node:
                found.append(Stop(way, edge.target._label(0), edge.target))
                way = ""
        return found

    def _from_global(self) -> list[Edge]:
        last = [at for at, edge in enumerate(self.edges) if edge.source.is_global]
        return self.edges[last[-1] :] if last else self.edges

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return self.text()

    def to_dict(self) -> list[dict[str, object]]:
        """A dict for each step, from the root."""
        return [{"id": e.source.id, "node": e.source.name, "edge": e.name, "type": e.type} for e in self.edges]
