"""Parts of a text: which of them have run."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TypeVar

_Place = TypeVar("_Place", int, tuple[int, int])


class Parts:
    """A text that is painted part by part: what was painted last shows. At first, all of it has run."""

    def __init__(self) -> None:
        self._starts = [0]
        self._ran = [True]

    def paint(self, start: int, end: int, ran: bool) -> None:
        """Say of a part whether it has run."""
        if start >= end:
            return
        first = bisect_left(self._starts, start)
        last = bisect_right(self._starts, end)
        after = self._ran[last - 1]
        self._starts[first:last] = [start, end]
        self._ran[first:last] = [ran, after]

    def gaps(self) -> list[tuple[int, int]]:
        """The parts that have not run: where each begins, and where it ends."""
        found: list[tuple[int, int]] = []
        began = -1
        for start, ran in zip(self._starts, self._ran, strict=True):
            if ran and began >= 0:
                found.append((began, start))
                began = -1
            elif not ran and began < 0:
                began = start
        return found


def common(lists: Sequence[list[tuple[_Place, _Place]]]) -> list[tuple[_Place, _Place]]:
    """What is in a span of every list. The spans of a list are in order, and do not overlap."""
    found = list(lists[0])
    for other in lists[1:]:
        both, at = list[tuple[_Place, _Place]](), 0
        for start, end in found:
            while at < len(other) and other[at][1] <= start:
                at += 1
            here = at
            while here < len(other) and other[here][0] < end:
                both.append((max(start, other[here][0]), min(end, other[here][1])))
                here += 1
        found = both
    return found
