"""What nodes and edges are called, as Chrome DevTools shows them.

Source: DevTools' HeapSnapshot.ts, JSHeapSnapshotNode and JSHeapSnapshotEdge.
"""

from __future__ import annotations

import json
import re

import numpy as np

from .arrays import I32, Mask
from .kinds import Kinds
from .reading import Columns

_LONGEST = 1024
_WIDTH = 100
_QUOTED = re.compile(r"[,'\"{}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_INDEX = 0xFFFFFFFF


class Names:
    """Threads: any; everything is made anew from columns that do not change."""

    def __init__(self, columns: Columns, kinds: Kinds, detached: Mask) -> None:
        self._columns = columns
        self._detached = detached
        self._cons = kinds.node("concatenated string")
        self._object = kinds.node("object")
        self._internal, self._property = kinds.edge("internal"), kinds.edge("property")
        self._indexed = (kinds.edge("element"), kinds.edge("hidden"))
        self.parts = tuple({*columns.strings.numbers_of(part).tolist()} for part in ("first", "second"))

    def raw(self, node: int) -> str:
        """As it stands in the file, but for what is detached."""
        name = self._columns.strings[self._columns.name[node]]
        return f"Detached {name}" if self._detached[node] else name

    def node(self, node: int) -> str:
        """A concatenated string's is its text, as far as 1,024 characters; a plain object's lists its properties."""
        kind = self._columns.type[node]
        if kind == self._cons:
            return self.joined(node)
        name = self.raw(node)
        return self._properties(node) if kind == self._object and name == "Object" else name

    def joined(self, node: int) -> str:
        columns, text, length = self._columns, [], 0
        stack = [node]
        while stack and length < _LONGEST:
            one = stack.pop()
            if columns.type[one] != self._cons:
                text.append(columns.strings[columns.name[one]])
                length += units(text[-1])
                continue
            halves = self.halves(one)
            stack += [halves[1], halves[0]]
        return "".join(text)

    def halves(self, node: int) -> list[int]:
        """The two strings that a concatenated one is made of; 0 for one that is not there."""
        columns, found = self._columns, [0, 0]
        for edge in range(columns.first[node], columns.first[node + 1]):
            if columns.edge_type[edge] == self._internal:
                for place, numbers in enumerate(self.parts):
                    if columns.edge_name[edge] in numbers and not all(found):
                        found[place] = int(columns.to[edge])
        return found

    def _properties(self, node: int) -> str:
        columns = self._columns
        edges = range(columns.first[node], columns.first[node + 1])
        names = [columns.strings[columns.edge_name[e]] for e in edges if columns.edge_type[e] == self._property]
        names = [quoted(name) for name in names if name != "__proto__"]
        left: list[str] = []
        right: list[str] = []
        width = 2
        low, high = 0, len(names)
        while low < high:  # from both ends in turn, as many as there is room for
            from_end = len(left) > len(right)
            name = names[high - 1] if from_end else names[low]
            if left and width + units(name) > _WIDTH:
                break
            side = right if from_end else left
            width += units(name) + (2 if side else 0)
            side.append(name)
            low, high = (low, high - 1) if from_end else (low + 1, high)
        middle = ["…"] if low < high else []
        return "{" + ", ".join(left + middle + right[::-1]) + "}"

    def edge(self, edge: int) -> str:
        columns = self._columns
        if columns.edge_type[edge] in self._indexed:
            return str(int(columns.edge_name[edge]) & _INDEX)
        return columns.strings[columns.edge_name[edge]]


def quoted(name: str) -> str:
    """A property's name, as JSON where it might be mistaken."""
    if not _QUOTED.search(name):
        return name
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(name, ensure_ascii=False))


def units(text: str) -> int:
    """The length JavaScript sees: in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def unique(values: I32) -> I32:
    """Sorted, each once."""
    ordered = np.sort(values)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered
