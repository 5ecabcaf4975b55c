"""Which functions of the program the time belongs to: their own, and that of the runtime's code that they call.

handle          app.js        0.1 s
  readFileSync  node:fs       0.2 s    ─┐
    open        (native)      5.0 s    ─┴→  handle has 5.3 s, of which 5.0 s in open
  parse         node_modules  1.0 s    ───→ and 1.0 s more in parse
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from ..call_tree import CallTree, Function, Run, function_name, package_name, seconds_text
from ..cpu_profile import CPUProfile
from .site import Site

OURS = "cdpsync:why"
"""The URL of the code that the watch itself evaluates."""

Span = tuple[float, float]
"""A beginning and an end, in seconds."""

_MANY = 1 << 31
_WORTH_A_LINE = 0.1
"""The least share of a function's time for which a line, or what it calls, is named."""


@dataclass
class Owner:
    """A function of the program, with the time that belongs to it."""

    function: Function
    seconds: float = 0.0
    lines: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    """The seconds in each of its lines."""
    callees: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    """The seconds in code of others that it calls, by name and package."""

    @property
    def site(self) -> Site:
        """Its busiest line, or where it begins."""
        last = _line_count(self.function.file)
        # V8 counts what it has inlined from another script in this function, at the lines of that script (Node 20).
        lines = [one for one in self.lines if self.function.line <= one <= last]
        line = max(lines, key=lambda one: self.lines[one], default=0)
        known = line and self.lines[line] > _WORTH_A_LINE * self.seconds
        return Site(self.function.file, line if known else self.function.line, 0, function_name(self.function))

    def text(self) -> str:
        """The place, the time, and what most of it was spent in."""
        site = self.site
        begins = f", begins in line {self.function.line}" if site.line != self.function.line else ""
        inner = [
            f"{seconds_text(seconds)} in {name} {package}"
            for (name, package), seconds in sorted(self.callees.items(), key=lambda one: -one[1])
            if seconds > _WORTH_A_LINE * self.seconds
        ]
        of_which = f", of which {', '.join(inner[:2])}" if inner else ""
        return f"{site} {site.function}: {seconds_text(self.seconds)}{of_which}{begins}"


def owners(profile: CPUProfile, spans: Sequence[Span] | None = None) -> list[Owner]:
    """The functions that the active time belongs to, the busiest first; only that within `spans`, if they are given.

    Spans are in seconds from the beginning of the profile.
    """
    tree = profile.call_tree
    values = list(tree.values) if spans is None else _within(len(tree.values), profile.runs, spans)
    owner_of = _owner_of(tree)
    found: dict[Function, Owner] = {}
    for node, value in enumerate(values):
        owning = owner_of[node]
        if not value or owning < 0:
            continue
        function, own = tree.functions[node], tree.functions[owning]
        owner = found.setdefault(own, Owner(own))
        owner.seconds += value
        if function is not own and function != own:
            owner.callees[function_name(function), package_name(function)] += value
    for line in tree.lines:
        owning = owner_of[line.node]
        if owning == line.node and tree.values[line.node] and line.file == tree.functions[owning].file:
            part = values[line.node] / tree.values[line.node]
            if part:
                found[tree.functions[owning]].lines[line.line] += line.value * part
    return sorted(found.values(), key=lambda one: -one.seconds)


def busy_seconds(profile: CPUProfile, spans: Sequence[Span] | None = None) -> float:
    """How long the thread was not idle; only within `spans`, if they are given."""
    if spans is None:
        return profile.call_tree.active
    return sum(_within(len(profile.call_tree.values), profile.runs, spans))


@lru_cache(1000)
def _line_count(file: str) -> int:
    """How many lines a file of this machine has; a large number if it is not there."""
    try:
        with Path(file).open("rb") as lines:
            return sum(1 for _ in lines)
    except (OSError, ValueError):
        return _MANY


def _owner_of(tree: CallTree) -> list[int]:
    """For each node, the nearest one that is code of the program; -1 for others.

    If there is only code of packages, the nearest of those.
    """
    own, any_code = [-1] * len(tree.functions), [-1] * len(tree.functions)
    for node, function in enumerate(tree.functions):
        parent = tree.parents[node]
        if parent >= 0:
            own[node], any_code[node] = own[parent], any_code[parent]
        if function.category == "javascript" and function.file and function.url != OURS:
            any_code[node] = node
            if not function.package:
                own[node] = node
        if function.category == "idle" or function.url == OURS:
            own[node] = any_code[node] = -1
    return [one if one >= 0 else other for one, other in zip(own, any_code, strict=True)]


def _within(count: int, runs: Sequence[Run], spans: Sequence[Span]) -> list[float]:
    """The seconds of each node within spans of time, which are in order and do not overlap."""
    values, at = [0.0] * count, 0
    for run in runs:
        end = run.start + run.duration
        while at < len(spans) and spans[at][1] <= run.start:
            at += 1
        for first, last in spans[at:]:
            if first >= end:
                break
            values[run.node] += min(last, end) - max(first, run.start)
    return values
