"""What nodes and edges are called, as Chrome DevTools shows them.

Source: DevTools' HeapSnapshot.ts, JSHeapSnapshotNode and JSHeapSnapshotEdge.
"""

from __future__ import annotations

import json
import re
from functools import cached_property

import numpy as np

from ..arrays import Mask, expand
from ..format.columns import INDEX, Columns
from ..format.kinds import Kinds

_LONGEST = 1024
_PARTS = 10_000
_KEEP = 32_000_000
"""The most characters of joined texts that are kept."""
_WIDTH = 100
_QUOTED = re.compile(r"[,'\"{}]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Names:
    """The names of nodes and edges.

    Threads: any, because the columns do not change.
    """

    def __init__(self, columns: Columns, kinds: Kinds, detached: Mask) -> None:
        self._columns = columns
        self._detached = detached
        self._known: dict[int, str] = {}
        self._kept = 0
        self._cons = kinds.node("concatenated string")
        self._object = kinds.node("object")
        self._internal, self._property = kinds.edge("internal"), kinds.edge("property")
        self._proto = columns.strings.numbers_of("__proto__")
        self._indexed = (kinds.edge("element"), kinds.edge("hidden"))

    def raw(self, node: int) -> str:
        """The name of a node as it is in the file, with "Detached " in front of it if the node is detached."""
        name = self._columns.strings[self._columns.name[node]]
        return f"Detached {name}" if self._detached[node] else name

    def node(self, node: int) -> str:
        """The name of a node.

        The name of a concatenated string is its text, up to about 1,024 characters. The name of a plain object lists
        its properties.
        """
        kind = self._columns.type[node]
        if kind == self._cons:
            return self.joined(node)
        name = self.raw(node)
        return self._properties(node) if kind == self._object and name == "Object" else name

    def joined(self, node: int) -> str:
        """The text of a concatenated string. It begins with the texts of its left halves, which are cached."""
        if self._kept > _KEEP:
            self._known, self._kept = {}, 0
        known = self._known  # another thread may replace it
        spine: dict[int, None] = {}  # the left halves on the way down; those of a damaged file may go in a circle
        at = node
        while at not in known and at not in spine and at in self._halves:
            spine[at] = None
            at = self._halves[at][0]
        text = known.get(at) or self._leaf(at)
        for one in reversed(spine):
            if units(text) < _LONGEST:
                text = self._longer(text, self._halves[one][1])
                self._kept += len(text)
            known[one] = text
        return text

    def halves(self, node: int) -> tuple[int, int] | None:
        """The two halves of a concatenated string; None for other nodes."""
        return self._halves.get(node)

    def is_flat(self, node: int) -> bool:
        """Whether V8 has replaced the halves of a concatenated string by its whole text and an empty string."""
        return any(half and half not in self._halves and not self._leaf(half) for half in self._halves[node])

    @cached_property
    def _halves(self) -> dict[int, tuple[int, int]]:
        """The two halves of each concatenated string. A missing one is 0, the root, which has no text."""
        columns = self._columns
        nodes = np.flatnonzero(columns.type == self._cons).astype(np.int32)
        edges, counts = expand(columns.first, nodes)
        owners = np.repeat(np.arange(len(nodes)), counts)
        internal = columns.edge_type[edges] == self._internal
        halves = []
        for part in ("first", "second"):
            those = internal & np.isin(columns.edge_name[edges], columns.strings.numbers_of(part))
            half = np.zeros(len(nodes), np.int32)
            half[owners[those][::-1]] = columns.to[edges[those]][::-1]  # the first one counts if there are several
            halves.append(half.tolist())
        return dict(zip(nodes.tolist(), zip(*halves, strict=True), strict=True))

    def _leaf(self, node: int) -> str:
        return "" if node in self._halves else self._columns.strings[self._columns.name[node]]

    def _longer(self, text: str, node: int) -> str:
        length = units(text)
        parts, stack = [text], [node]
        for _ in range(_PARTS):
            if not stack or length >= _LONGEST:
                break
            one = stack.pop()
            if one in self._halves:
                stack += self._halves[one][::-1]
            else:
                parts.append(self._leaf(one))
                length += units(parts[-1])
        return "".join(parts) if len(parts) > 1 else text

    def _properties(self, node: int) -> str:
        columns = self._columns
        edges = slice(columns.first[node], columns.first[node + 1])
        numbers = columns.edge_name[edges][columns.edge_type[edges] == self._property]
        numbers = numbers[~np.isin(numbers, self._proto)]
        left: list[str] = []
        right: list[str] = []
        width = 2
        low, high = 0, len(numbers)
        while low < high:  # as in DevTools: from both ends in turn, as many as there is room for
            from_end = len(left) > len(right)
            name = quoted(columns.strings[int(numbers[high - 1 if from_end else low])])
            if left and width + units(name) > _WIDTH:
                break
            side = right if from_end else left
            width += units(name) + (2 if side else 0)
            side.append(name)
            low, high = (low, high - 1) if from_end else (low + 1, high)
        middle = ["…"] if low < high else []
        return "{" + ", ".join(left + middle + right[::-1]) + "}"

    def edge(self, edge: int) -> str:
        """The name of an edge, or its index as text."""
        columns = self._columns
        if columns.edge_type[edge] in self._indexed:
            return str(int(columns.edge_name[edge]) & INDEX)
        return columns.strings[columns.edge_name[edge]]


def quoted(name: str) -> str:
    """The name of a property, as JSON if it could be mistaken for something else."""
    if not _QUOTED.search(name):
        return name
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(name, ensure_ascii=False))


def units(text: str) -> int:
    """The length of a text in JavaScript: its UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
