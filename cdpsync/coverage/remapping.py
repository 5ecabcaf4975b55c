"""Finds the range of a source that a range of generated code was made from, by the rules of v8-to-istanbul 9.3.0.

A source map has points, not ranges. So the end of a range is the beginning of the next thing on the same line of the
source, or the end of that line.
"""

from __future__ import annotations

from typing import NamedTuple

from ..source_map import Bound, SourceMap
from .text import Text

Position = tuple[int, int, int]
"""The index of a source, a line and a column, all from 0."""


class SourceRange(NamedTuple):
    """A range in a source. The offsets count UTF-16 code units."""

    source: int
    start: int
    end: int


class Remapping:
    """One script's map, its text, and the texts of its sources."""

    def __init__(self, generated: Text, map: SourceMap, sources: list[Text | None]) -> None:
        self._generated = generated
        self._map = map
        self._sources = sources

    def range(self, start: int, end: int) -> SourceRange | None:
        """Where this range of the generated code comes from; None if that is nowhere, or more than one file."""
        text = self._generated
        end = min(text.size, end)
        first, last = text.first_line(start - 1), text.last_line(end)
        if first > last or first >= len(text.starts):
            return None
        line, column = last, end - text.starts[last]
        began = self._nearest(first, max(0, start - text.starts[first]))
        ended = self._end(line, column)
        if began is None or ended is None or began[0] != ended[0]:
            return None
        source = self._sources[began[0]]
        if source is None:
            return None
        ended_column: float = ended[2]
        ended_line = ended[1]
        if began[1:] == ended[1:]:
            after = self._original(line, column, "upper")
            ended_line, ended_column = (after[1], after[2] - 1) if after else (0, -1)
        return SourceRange(began[0], source.offset(*began[1:]), source.offset(ended_line, ended_column))

    def _original(self, line: int, column: int, bound: Bound) -> Position | None:
        found = self._map.raw_original(line, column, bound=bound)
        return found and found[:3]

    def _nearest(self, line: int, column: int) -> Position | None:
        """The source of a place: of the segment before it, or else of the one after it."""
        found = self._original(line, column, "lower") or self._original(line, column, "upper")
        # Babel's istanbul plugin maps what it adds in the middle of a line to an earlier line of the source.
        first = self._original(line, 0, "lower")
        return first if first and (found is None or first[1] > found[1]) else found

    def _end(self, line: int, column: int) -> tuple[int, int, float] | None:
        before = self._nearest(line, max(column - 1, 1))
        if before is None:
            return None
        source, on, at = before
        places = self._map.raw_generated(self._map.sources[source], on, at + 1, bound="upper")
        if places:
            place = places[-1]  # of several that are exactly there, it is the last, otherwise the first
            after = self._original(*place, "lower")
            if after is not None and after[1:] != (on, at + 1):
                after = self._original(*places[0], "lower")
            if after is not None and after[1] == on:
                return after
        return source, on, float("inf")
