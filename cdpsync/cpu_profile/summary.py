"""Where the time went, on one page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..call_tree import (
    CATEGORIES,
    CallTree,
    LineTimeRow,
    Summary,
    TimeRow,
    own_totals,
    seconds_text,
    share_text,
    top,
    total,
)
from ..text import count_text
from ..views import Table

_GC = 0.1
_PROGRAM = 0.25
_KNOWN_SHARE = 0.1
_FEW = 100
_GAP = 20

_KNOWN = (
    (re.compile(r"^\w+Sync$"), "native", "went into calls that block the thread, such as {names}"),
    (re.compile(r"^wrapSafe$|^compile\w*(Module|ForCJSLoader)$"), "native", "went into compiling modules ({names})"),
)


@dataclass(frozen=True)
class Facts:
    """What a summary says besides the tree."""

    duration: float
    sample_count: int
    interval: float
    longest: float
    """The longest time from one sample to the next, in seconds."""
    longest_at: float
    """When that was, in seconds from the beginning."""
    doubt: str
    """Why the lines may be wrong; "" if they look right."""


@dataclass(frozen=True, repr=False)
class TimeSummary(Summary):
    """Where the time went, on one page: it prints as a text of less than 2 KB. All times are in seconds."""

    duration: float
    """The length of the profile."""
    active: float
    """How much of it the thread was not idle."""
    sample_count: int
    """The number of samples."""
    interval: float
    """The average time between two samples."""
    categories: Mapping[str, float]
    """The time of each category: javascript, native, gc, program, idle."""
    functions: Table[TimeRow]
    """The functions with the most self time."""
    totals: Table[TimeRow]
    """The functions with the most total time, without those of V8 and of the runtime, which call all the others."""
    packages: Table[TimeRow]
    """The packages with the most self time; the program's own code counts as one."""
    lines: Table[LineTimeRow] | None
    """The lines with the most self time; None if the profile does not say."""
    notes: tuple[str, ...]
    """What looks odd, such as much time in the garbage collector. A sentence each."""
    warning: str
    """Why the numbers may be meaningless; "" if there is no doubt."""

    def _head(self) -> list[str]:
        parts = [f"{name} {seconds_text(time)}" for name, time in self.categories.items() if time and name != "idle"]
        idle = f", idle {seconds_text(self.categories['idle'])}" if self.categories["idle"] else ""
        each = f", one every {seconds_text(self.interval)}" if self.sample_count > 1 else ""
        share = self.active / self.duration if self.duration else 0.0
        return [
            f"CPU profile of {seconds_text(self.duration)}: {count_text(self.sample_count, 'sample')}{each}",
            f"active {seconds_text(self.active)} ({share_text(share)}): {', '.join(parts) or 'nothing'}{idle}",
        ]

    def _tables(self) -> Iterator[tuple[str, Table[Any] | None, str]]:
        yield "most time in functions themselves", self.functions, "total"
        yield "most time with what they called", self.totals, "self"
        yield "packages", self.packages, "total"
        yield "lines", self.lines, "total"


def summarize(tree: CallTree, facts: Facts) -> TimeSummary:
    """The summary of a profile."""
    categories = dict.fromkeys(CATEGORIES, 0.0)
    kinds, of = tree.kinds
    for kind, value in zip(of, tree.values, strict=True):
        categories[kinds[kind].category] += value
    return TimeSummary(
        facts.duration,
        tree.active,
        facts.sample_count,
        facts.interval,
        categories,
        top(tree, 5),
        own_totals(tree),
        top(tree, 5, "package"),
        top(tree, 5, "line") if tree.lines else None,
        tuple(_notes(tree, categories, facts)),
        tree.warning,
    )


def _notes(tree: CallTree, categories: Mapping[str, float], facts: Facts) -> Iterator[str]:
    active = tree.active
    if not active:
        yield "the thread was idle all the time" if facts.sample_count else "there are no samples"
        return
    if facts.sample_count and facts.interval and active / facts.interval < _FEW:
        yield "fewer than 100 active samples: record longer, or with a shorter interval"
    if categories["gc"] > _GC * active:
        share = share_text(categories["gc"] / active)
        yield f"garbage collection took {share} of the active time: client.heap.sample() shows what allocates"
    if categories["program"] > _PROGRAM * active:
        share = share_text(categories["program"] / active)
        yield f"{share} of the active time ran no JavaScript: V8 itself, system calls, or waiting for the CPU"
    if facts.longest > max(_GAP * facts.interval, 0.05):
        yield (
            f"one sample lasted {seconds_text(facts.longest)}, {seconds_text(facts.longest_at)} after the beginning: "
            "V8 could not take samples"
        )
    if facts.doubt:
        yield facts.doubt
    for pattern, category, text in _KNOWN:
        names = {one.name for one in tree.kinds[0] if one.category == category and pattern.search(one.name)}
        if names:
            part = total(tree, re.compile("|".join(f"^{re.escape(name)}$" for name in names))) / active
            if part > _KNOWN_SHARE:
                yield f"{share_text(part)} of the active time {text.format(names=', '.join(sorted(names)[:2]))}"
