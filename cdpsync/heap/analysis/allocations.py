"""Who allocated the objects of a heap, and when: what a snapshot says if allocations were tracked.

The numbers are those of DevTools' "Allocation" view. `allocated` is everything since the tracking began, `live` is what
of it is still there. Sizes are shallow.

Source: DevTools' AllocationProfile.ts, and HeapSnapshot.ts, buildSamples.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

import numpy as np

from ...call_tree import CallTree, Function, function_name, package_name, place
from ...profiles import CallFrame, function_of, position_of
from ...sources import Places, ScriptPosition, Sources
from ...views import Column, Table, keep_end
from ..arrays import I32, I64
from ..format.columns import Columns

UNTRACKED = "this snapshot does not say who allocated its objects: record it with client.heap.track()"


class AllocationRow(NamedTuple):
    """A function, file or package, and what it allocated itself since the tracking began."""

    name: str
    """Its name."""
    allocated_count: int
    """The number of objects."""
    allocated_size: int
    """Their bytes."""
    live_count: int
    """The number of these objects that are still there."""
    live_size: int
    """Their bytes now."""
    place: str
    """The file and line where a function begins; "" for other groups."""


class AllocatedRow(NamedTuple):
    """A time of the tracking, and the objects of it that are still there."""

    start: float
    """When it began, in seconds since the tracking began."""
    end: float
    """When it ended."""
    live_count: int
    """The number of objects that were allocated in this time and are still there."""
    live_size: int
    """Their bytes now."""


_COLUMNS = (
    Column("name", "{}"),
    Column("allocated_count", "allocated"),
    Column("allocated_size", "bytes"),
    Column("live_count", "still live"),
    Column("live_size", "bytes"),
    Column("place", "place", left=True, fit=keep_end),
)
_TIMES = (
    Column("start", "from", "{:.3f} s".format, rising=True),
    Column("end", "to", "{:.3f} s".format, rising=True),
    Column("live_count", "still live"),
    Column("live_size", "bytes"),
)
_NAMES: dict[str, Callable[[Function], tuple[str, str]]] = {
    "function": lambda one: (function_name(one), place(one)),
    "file": lambda one: (one.file or "(no file)", ""),
    "package": lambda one: (package_name(one), ""),
}


class Allocations:
    """What a snapshot says about who allocated its objects. Raises ValueError if it says nothing."""

    def __init__(self, of: Columns, shallow: I64, places: Places | None) -> None:
        traces = of.traces
        if not traces.known:
            raise ValueError(UNTRACKED)
        self._shallow = shallow
        self._traces = traces
        strings, columns = of.strings, traces.functions
        names, scripts = ([strings[one] for one in columns[key].tolist()] for key in ("name", "script_name"))
        self._frames = [
            CallFrame(name, str(script_id), script, line - 1, column - 1)
            for name, script, script_id, line, column in zip(
                names, scripts, *(columns[key].tolist() for key in ("script_id", "line", "column")), strict=True
            )
        ]
        self._places = Sources().places(self.positions) if places is None else places

    @property
    def positions(self) -> set[ScriptPosition]:
        """The places of the functions in the code that V8 ran."""
        return {*filter(None, map(position_of, set(self._frames)))}

    @cached_property
    def functions(self) -> list[Function]:
        """The functions at their places in the sources, as the file numbers them."""
        return [function_of(frame, self._places) for frame in self._frames]

    @cached_property
    def live(self) -> tuple[I64, I64]:
        """How many objects of each call are still there, and their bytes."""
        of_node, count = self._traces.of_node, len(self._traces.function)
        nodes = np.flatnonzero(of_node >= 0)
        calls = of_node[nodes]
        counts = np.bincount(calls, minlength=count)
        sizes = np.bincount(calls, weights=self._shallow[nodes], minlength=count)
        return counts, sizes.astype(np.int64)

    def table(self, by: str, sort: str) -> Table[AllocationRow]:
        """A row for each group of functions."""
        if by not in _NAMES:
            raise ValueError(f"by must be one of {', '.join(_NAMES)}, not {by!r}")
        traces, number = self._traces, len(self._frames)
        some = traces.count > 0  # DevTools leaves the others out, too
        columns = (traces.count, traces.size, *self.live)
        sums = np.stack([_sums(traces.function[some], column[some], number) for column in columns], axis=1)
        groups: dict[object, tuple[tuple[str, str], I64]] = {}
        for function, row in zip(self.functions, sums, strict=True):
            if row[0]:
                shown = _NAMES[by](function)
                key = function if by == "function" else shown
                groups[key] = (shown, groups[key][1] + row if key in groups else row)
        rows = []
        for (name, where), row in groups.values():
            count, size, live_count, live_size = row.tolist()
            rows.append(AllocationRow(name, count, size, live_count, live_size, where))
        allocated, live = int(sums[:, 1].sum()), int(sums[:, 3].sum())
        title = f"{allocated:,} bytes were allocated, {live:,} of them are still live"
        return Table(title, (_COLUMNS[0]._replace(title=by), *_COLUMNS[1:]), rows).sorted(sort)

    def tree(self, of: str) -> CallTree:
        """The calls with the bytes that each allocated, or with those that are still there."""
        if of not in ("live", "allocated"):
            raise ValueError(f"of must be 'live' or 'allocated', not {of!r}")
        traces = self._traces
        values = self.live[1] if of == "live" else traces.size
        functions = [self.functions[one] for one in traces.function.tolist()]
        return CallTree(functions, traces.parent.tolist(), values.tolist(), "bytes")

    def stack(self, node: int) -> list[Function]:
        """The stack that allocated a node, the function that did it first; empty if that is not known."""
        call, found = int(self._traces.of_node[node]), list[Function]()
        while call > 0:  # the root is not a function
            found.append(self.functions[self._traces.function[call]])
            call = int(self._traces.parent[call])
        return found

    def by(self, name: str, where: str) -> I32:
        """The nodes that functions of this name and place allocated. "" stands for any place."""
        wanted = np.array([function_name(one) == name and where in ("", place(one)) for one in self.functions], bool)
        if not wanted.any():
            raise ValueError(f"no function that is called {name!r} allocated anything")
        of_node = self._traces.of_node
        return np.flatnonzero((of_node >= 0) & wanted[self._traces.function[of_node]]).astype(np.int32)


def timeline(of: Columns, shallow: I64) -> Table[AllocatedRow]:
    """What of each time of the tracking is still there. Raises ValueError if the snapshot does not say."""
    traces = of.traces
    if not len(traces.times):
        raise ValueError(
            "this snapshot does not say when its objects were allocated: record it with client.heap.track()"
        )
    ids = of.id
    odd = np.flatnonzero(ids % 2 == 1)  # those of JavaScript objects
    which = np.searchsorted(traces.last_ids, ids[odd])
    seen = which < len(traces.times)
    which, sizes = which[seen], shallow[odd[seen]]
    counts = np.bincount(which, minlength=len(traces.times)).tolist()
    bytes_ = np.bincount(which, weights=sizes, minlength=len(traces.times)).astype(np.int64).tolist()
    times = (traces.times / 1e6).tolist()
    rows = [AllocatedRow(*row) for row in zip(times, times[1:], counts[1:], bytes_[1:], strict=False)]
    before = f"{bytes_[0]:,} bytes are from before"
    return Table(f"{sum(bytes_[1:]):,} bytes of the tracking are still live, {before}", _TIMES, rows)


def _sums(group: I32, values: I64, groups: int) -> I64:
    """The sum of the values of each group, which is exact up to 2**53."""
    sums: I64 = np.bincount(group, weights=values, minlength=groups).astype(np.int64)
    return sums
