"""FunctionTimes: the times of functions, added up over a recording that goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ..call_tree import Function, Run, exact_place, function_name, place, seconds_text, share_text, spent
from ..views import Column, Table, keep_end
from .cpu_profile import CPUProfile

_APART = 1e-6
"""Seconds between two runs in which the thread was idle; less is a matter of rounding."""


class FunctionNow(NamedTuple):
    """A function, the time that it takes now, and the time that it has taken since the beginning."""

    name: str
    place: str
    """The file and line where it begins."""
    self_now: float
    """The part of the last profile that was spent in it, without what it called, from 0 to 1."""
    total_now: float
    """The same with all that it called."""
    self_share: float
    """The part of all profiles, without what it called, from 0 to 1."""
    total_share: float
    """The same with all that it called."""
    self_time: float
    """Seconds in all profiles, without what it called."""
    total_time: float
    """The same with all that it called. Each moment counts once, also in recursion."""


class ThreadTime(NamedTuple):
    """What a thread did, in seconds."""

    seconds: float
    """The whole time, of which the others are parts."""
    javascript: float
    native: float
    """In functions of V8 and of the runtime."""
    gc: float
    """In the garbage collector."""
    program: float
    """Busy, but not in JavaScript."""
    idle: float
    longest_busy: float
    """The longest time without an idle moment: an event had to wait for this long at most."""

    def share(self, seconds: float) -> float:
        """The part of the whole that these seconds are, from 0 to 1."""
        return min(1.0, seconds / self.seconds) if self.seconds else 0.0

    @property
    def active(self) -> float:
        """The seconds in which the thread was not idle."""
        return max(0.0, self.seconds - self.idle)


_NOTHING = ThreadTime._make([0.0] * len(ThreadTime._fields))
_OF_CATEGORIES = ("javascript", "native", "gc", "program", "idle")


class FunctionTimes:
    """The times of functions, now and since the beginning, in a recording that goes on.

        times = FunctionTimes()
        with client.cpu.record(fetch_every=None) as recording:
            while not recording.wait(1):
                times.add(recording.take())
                print(times.top(10))

    Shares are parts of the whole time, in which the thread may have been idle. All times are in seconds.

    Threads: one at a time.
    """

    def __init__(self) -> None:
        self.last: ThreadTime = _NOTHING
        """What the thread did in the profile that was added last."""
        self.whole: ThreadTime = _NOTHING
        """What it did in all profiles."""
        self._now: dict[Function, tuple[float, float]] = {}
        self._all: dict[Function, tuple[float, float]] = {}
        self._busy = 0.0  # how long the thread has been busy at the end of the last profile

    def add(self, profile: CPUProfile) -> None:
        """Add a profile, which begins where the one before has ended."""
        tree = profile.call_tree
        functions, of = tree.kinds
        selfs, totals = spent(tree, of, len(functions))
        idle = [function.category == "idle" for function in functions]
        self._now = {
            function: (selfs[at], totals[at]) for at, function in enumerate(functions) if totals[at] and not idle[at]
        }
        for function, (own, total) in self._now.items():
            before = self._all.get(function, (0.0, 0.0))
            self._all[function] = before[0] + own, before[1] + total
        spent_in = dict.fromkeys(_OF_CATEGORIES, 0.0)
        for function, own in zip(functions, selfs, strict=True):
            spent_in[function.category] += own
        longest = self._longest_busy(profile.runs, tree.totals[0])
        self.last = ThreadTime(tree.totals[0], **spent_in, longest_busy=longest)
        sums = [one + other for one, other in zip(self.whole, self.last, strict=True)]
        self.whole = ThreadTime._make(sums)._replace(longest_busy=max(longest, self.whole.longest_busy))

    def _longest_busy(self, runs: Sequence[Run], length: float) -> float:
        """The longest time without idling that has not ended before this profile began."""
        longest, busy, end = self._busy, self._busy, 0.0
        for run in runs:
            if run.start - end > _APART:
                busy = 0.0
            end = run.start + run.duration
            busy += run.duration
            longest = max(longest, busy)
        self._busy = 0.0 if length - end > _APART else busy
        return longest

    def top(self, n: int | None = 20, sort: str = "self_now") -> Table[FunctionNow]:
        """A table of the `n` functions with the most time; all of them if `n` is None.

        `sort` is "self_now", "total_now", "self_time" or "total_time". Raises ValueError for another one.
        """
        if sort not in _SORTS:
            raise ValueError(f"the table can be sorted by {', '.join(_SORTS)}, not by {sort!r}")
        others = [one for one in _SORTS if one != sort]
        rows = sorted(
            self._rows(), key=lambda row: (*(-getattr(row, one) for one in (sort, *others)), row.name, row.place)
        )
        some = f"{min(n, len(rows)):,} of {len(rows):,}" if n is not None and n < len(rows) else f"{len(rows):,}"
        title = f"{some} {'function' if len(rows) == 1 else 'functions'}, {seconds_text(self.whole.seconds)}"
        return Table(title, _COLUMNS, rows[:n])

    def _rows(self) -> list[FunctionNow]:
        labels = {function: (function_name(function), place(function)) for function in self._all}
        alike = Counter(labels.values())  # in minified code, all functions are in one line
        rows = []
        for function, (own, total) in self._all.items():
            name, where = labels[function]
            where = where if alike[name, where] == 1 else exact_place(function)
            own_now, total_now = self._now.get(function, (0.0, 0.0))
            now = self.last.share(own_now), self.last.share(total_now)
            rows.append(FunctionNow(name, where, *now, self.whole.share(own), self.whole.share(total), own, total))
        return rows


_SORTS = ("self_now", "total_now", "self_time", "total_time")
"""What the functions can be sorted by."""

_COLUMNS = (
    Column("self_now", "self now", share_text),
    Column("total_now", "total now", share_text),
    Column("self_share", "self %", share_text),
    Column("total_share", "total %", share_text),
    Column("self_time", "self", seconds_text),
    Column("total_time", "total", seconds_text),
    Column("name", "function", left=True, code=True),
    Column("place", "place", left=True, fit=keep_end),
)
