"""The segments of a map, as arrays of numbers."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from .sorting import by_place

COLUMN = (1 << 32) - 1
"""The bits of a key that hold the column. The bits above them hold the line."""


def find(keys: array[int], line: int, column: int, upper: bool) -> int:
    """The index of the key at this place, or of the nearest one before it on its line (after it, if `upper`), or -1.

    If several keys are at this place, it is the first of them, or the last if `upper`. If several are at the nearest
    place before it, it is the last of them; at the nearest place after it, the first. trace-mapping 0.3.31 does the
    same.
    """
    key = line << 32 | min(column, COLUMN)
    at = bisect_left(keys, key)
    if at < len(keys) and keys[at] == key:
        return bisect_right(keys, key, at) - 1 if upper else at
    if not upper:
        at -= 1
    return at if 0 <= at < len(keys) and keys[at] >> 32 == line else -1


@dataclass
class Mappings:
    """One item for each segment, in the order of the generated code. All numbers count from 0.

    A key is the generated line and column in one number. `sources` and `names` are indexes, or -1.
    """

    keys: array[int] = field(default_factory=lambda: array("q"))
    sources: array[int] = field(default_factory=lambda: array("i"))
    lines: array[int] = field(default_factory=lambda: array("i"))
    columns: array[int] = field(default_factory=lambda: array("i"))
    names: array[int] = field(default_factory=lambda: array("i"))

    def __len__(self) -> int:
        return len(self.keys)

    def take(self, order: Sequence[int]) -> Mappings:
        """The segments in another order."""
        parts = (self.keys, self.sources, self.lines, self.columns, self.names)
        return Mappings(*(array(part.typecode, map(part.__getitem__, order)) for part in parts))

    def extend(self, other: Mappings, line: int, column: int, sources: int, names: int) -> None:
        """Add the segments of a section that begins at this place, after this many sources and names."""
        base = line << 32
        first = bisect_left(other.keys, 1 << 32)
        self.keys.extend(key + base + column for key in other.keys[:first])
        self.keys.extend(other.keys[first:] if not base else array("q", [key + base for key in other.keys[first:]]))
        for part, more, count in ((self.sources, other.sources, sources), (self.names, other.names, names)):
            part.extend(more if not count else array("i", [one + count if one >= 0 else -1 for one in more]))
        self.lines.extend(other.lines)
        self.columns.extend(other.columns)


class Reverse:
    """The segments of one source, sorted by line and column. Equal ones keep the order of the generated code.

    `keys` holds the lines and columns in the source, and `order` the indexes of the segments.
    """

    def __init__(self, mappings: Mappings, segments: array[int]) -> None:
        self.keys: array[int]
        self.order: array[int]
        self.keys, self.order = by_place(mappings.lines, mappings.columns, segments)

    def at(self, line: int, column: int | None, upper: bool) -> array[int]:
        """The segments of a column, or of the whole line if it is None."""
        start = bisect_left(self.keys, line << 32)
        if column is not None:
            start = find(self.keys, line, column, upper)
            if start < 0:
                return array("I")
            start, end = bisect_left(self.keys, self.keys[start]), bisect_right(self.keys, self.keys[start])
        else:
            end = bisect_left(self.keys, (line + 1) << 32, start)
        return self.order[start:end]
