"""What the program did in each slice of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..call_tree import CallTree, function_name, place, seconds_text, share_text
from ..views import Column, Table, keep_end
from .samples import Stretches


class TimeSlice(NamedTuple):
    """A slice of time, and how it was spent. All times are in seconds; those of the categories add up to its length."""

    start: float
    """From the beginning of the profile."""
    end: float
    active: float
    """The part of the slice in which the thread was not idle, from 0 to 1."""
    javascript: float
    native: float
    gc: float
    program: float
    idle: float
    name: str
    """The function that spent most in the slice, without what it called; "" if the thread was idle."""
    place: str
    """Where that function begins: the file and line."""


def timeline(tree: CallTree, runs: Stretches, slices: int) -> Table[TimeSlice]:
    """The time in as many slices of the same length."""
    if slices < 1:
        raise ValueError(f"a timeline has at least one slice, not {slices}")
    if not runs.nodes:
        return Table("no samples", _COLUMNS, [], tree.warning)
    begin, length = runs.starts[0], (runs.end - runs.starts[0]) / slices
    spent: list[dict[int, float]] = [defaultdict(float) for _ in range(slices)]
    for slice, node, time in _pieces(runs, begin, length, slices):
        spent[slice][node] += time
    rows = [_row(tree, number, length, nodes) for number, nodes in enumerate(spent)]
    title = f"{seconds_text(length * slices * 1e-6)} in {slices:,} slices of {seconds_text(length * 1e-6)}"
    return Table(title, _COLUMNS, rows, tree.warning, slices)


def _pieces(runs: Stretches, begin: float, length: float, slices: int) -> Iterator[tuple[int, int, float]]:
    """The number of a slice, a node, and a time that it spent in the slice."""
    slice = 0
    border = begin + length
    for number, node in enumerate(runs.nodes):
        start = runs.starts[number]
        end = runs.starts[number + 1] if number + 1 < len(runs.nodes) else runs.end
        while end > border and slice < slices - 1:
            if border > start:
                yield slice, node, border - start
                start = border
            slice += 1
            border = begin + length * (slice + 1)
        yield slice, node, end - start


def _row(tree: CallTree, number: int, length: float, nodes: dict[int, float]) -> TimeSlice:
    categories: dict[str, float] = defaultdict(float)
    functions: dict[int, float] = defaultdict(float)
    kinds, of = tree.kinds
    for node, time in nodes.items():
        category = kinds[of[node]].category
        categories[category] += time * 1e-6
        if category != "idle":
            functions[of[node]] += time
    most = max(functions, key=functions.__getitem__, default=None)
    return TimeSlice(
        number * length * 1e-6,
        (number + 1) * length * 1e-6,
        1 - min(1.0, categories["idle"] / (length * 1e-6)) if length else 0.0,
        categories["javascript"],
        categories["native"],
        categories["gc"],
        categories["program"],
        categories["idle"],
        "" if most is None else function_name(kinds[most]),
        "" if most is None else place(kinds[most]),
    )


def _bar(share: float) -> str:
    return "█" * round(10 * share)


def _time(seconds: float) -> str:
    return seconds_text(seconds) if seconds else ""


_COLUMNS: Sequence[Column] = [
    Column("start", "from", seconds_text),
    Column("active", "active", share_text),
    Column("javascript", "javascript", _time),
    Column("native", "native", _time),
    Column("gc", "gc", _time),
    Column("program", "program", _time),
    Column("idle", "idle", _time),
    Column("name", "most in", left=True, code=True),
    Column("place", "place", left=True, fit=keep_end),
]
