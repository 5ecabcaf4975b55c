"""Runs: what ran when, made one by one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import compress, islice
from typing import overload

from ..call_tree import Run
from .samples import Stretches

_MICRO = 1e-6


class Runs(Sequence[Run]):
    """A sequence of Run that makes each one when it is asked for, because there may be a million."""

    def __init__(self, stretches: Stretches, idle: Collection[int]) -> None:
        starts, nodes, end, *_ = stretches
        busy = [node not in idle for node in nodes]
        self._begin = starts[0] if starts else 0
        self._starts = list(compress(starts, busy))
        self._ends = list(compress([*islice(starts, 1, None), end], busy))
        self._nodes = list(compress(nodes, busy))

    def __len__(self) -> int:
        return len(self._nodes)

    @overload
    def __getitem__(self, index: int) -> Run: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Run]: ...

    def __getitem__(self, index: int | slice) -> Run | Sequence[Run]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        start, end = self._starts[index], self._ends[index]
        return Run((start - self._begin) * _MICRO, (end - start) * _MICRO, self._nodes[index])

    def __iter__(self) -> Iterator[Run]:
        begin = self._begin
        for start, end, node in zip(self._starts, self._ends, self._nodes, strict=True):
            yield Run((start - begin) * _MICRO, (end - start) * _MICRO, node)
