"""CPUProfile: where a program spent its time."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import compress, islice
from typing import Any, overload

from ..call_tree import CallTree, Run
from ..errors import ProfileError
from .functions import Places, function_of
from .nodes import read_nodes
from .reading import Source, read_json
from .samples import Samples, Stretches, read_samples, read_span, stretches

_MICRO = 1e-6


class CPUProfile:
    """Where a program spent its time: a CPU profile of V8.

    Use `CPUProfile.load` to read one. A sample lasts until the next one, as in DevTools' chart: see samples.py.
    """

    def __init__(self, raw: Mapping[str, Any], places: Places | None = None) -> None:
        self._raw = dict(raw)
        self._places = places
        self._nodes = read_nodes(self._raw)
        self._samples: Samples = read_samples(self._raw)
        self._stretches: Stretches = stretches(self._samples, self._nodes)

    @classmethod
    def load(cls, source: Source) -> CPUProfile:
        """Read a profile from a path, from its text, from a file or from a dict."""
        try:
            raw = read_json(source)
            if not isinstance(raw, dict):
                raise ProfileError("this is not a CPU profile, but JSON of another kind")
            return cls(raw)
        except ProfileError as error:
            if isinstance(source, str | os.PathLike) and str(source)[:1000].lstrip()[:1] not in ("{", "["):
                raise ProfileError(f"{os.fspath(source)}: {error}") from None
            raise

    @property
    def sample_count(self) -> int:
        """The number of samples."""
        return len(self._samples.ids)

    @property
    def start(self) -> float:
        """When the first sample was taken, in seconds on the clock of the target, which has no known beginning."""
        times = self._samples.times
        return (times[0] if times else read_span(self._raw)[0]) * _MICRO

    @property
    def end(self) -> float:
        """When the last sample ended, in seconds on the same clock."""
        return self._samples.end * _MICRO

    @property
    def duration(self) -> float:
        """How long the profile is, in seconds."""
        times = self._samples.times
        return (self._samples.end - (times[0] if times else read_span(self._raw)[0])) * _MICRO

    @cached_property
    def call_tree(self) -> CallTree:
        """The calls as a tree, with the seconds that were spent in each."""
        of_frame = {frame: function_of(frame, self._places) for frame in set(self._nodes.frames)}
        functions = [of_frame[frame] for frame in self._nodes.frames]
        starts, nodes, end, collected = self._stretches
        if collected:
            collector = functions[self._nodes.ids.index(self._collector)]
            functions += [collector] * len(collected)
        values = [0.0] * len(functions)
        for node, start, stop in zip(nodes, starts, [*islice(starts, 1, None), end], strict=True):
            values[node] += stop - start
        return CallTree(functions, self._nodes.parents + collected, [value * _MICRO for value in values], "seconds")

    def devtools_tree(self) -> CallTree:
        """The calls with the times that DevTools shows in its Tree view, which counts samples.

        Each sample stands for the same time there, and collections have a node of their own.
        """
        nodes = self._nodes
        hits = nodes.hits
        if not hits:
            counted = Counter(self._samples.ids)
            hits = [counted[id] for id in nodes.ids]
        begin, end = read_span(self._raw)
        each = (end - begin) * _MICRO / (sum(hits) or 1)
        functions = self.call_tree.functions[: len(nodes.ids)]
        return CallTree(functions, nodes.parents, [count * each for count in hits], "seconds")

    @property
    def _collector(self) -> int:
        names = [frame.name for frame in self._nodes.frames]
        return self._nodes.ids[names.index("(garbage collector)")]

    @cached_property
    def runs(self) -> Sequence[Run]:
        """What ran when: stretches of time with the same stack, in the order of time, without those that were idle."""
        starts, nodes, end, _ = self._stretches
        functions = self.call_tree.functions
        busy = [functions[node].category != "idle" for node in nodes]
        ends = [*islice(starts, 1, None), end]
        return _Runs(list(compress(starts, busy)), list(compress(ends, busy)), list(compress(nodes, busy)), starts[:1])


class _Runs(Sequence[Run]):
    """Makes each Run when it is asked for, since there may be a million."""

    def __init__(self, starts: Sequence[float], ends: Sequence[float], nodes: Sequence[int], first: Sequence[float]):
        self._starts = starts
        self._ends = ends
        self._nodes = nodes
        self._first = first[0] if first else 0.0

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
        return Run((start - self._first) * _MICRO, (end - start) * _MICRO, self._nodes[index])
