"""Where most was spent: by function, line, file, package or category."""

from __future__ import annotations

from typing import Any

from ..views import SHOWN, Column, Table, keep_end
from .call_tree import CallTree
from .groups import NAMES, function_name, groups
from .rows import LineSizeRow, LineTimeRow, SizeRow, TimeRow
from .units import UNITS, share_text

_PLURALS = {"function": "functions", "file": "files", "package": "packages", "category": "categories", "line": "lines"}


def top(tree: CallTree, n: int | None = 20, by: str = "function", sort: str = "self") -> Table[Any]:
    """The `n` functions in which most was spent, as a table of TimeRow or SizeRow; all of them if `n` is None.

    `by` is "function", "file", "package", "category" or "line". `sort` is "self" for what was spent in the function
    without what it called, or "total" for all. Code that is in no package of node_modules has a name in brackets, such
    as "(own code)". Idle time is no function's: only the categories list it. Lines are of LineTimeRow or LineSizeRow,
    which have no total: what a line called is not recorded.

    Raises ValueError for another `by` or `sort`, and if lines are asked for but were not recorded.
    """
    if sort not in ("self", "total"):
        raise ValueError(f"the table can be sorted by self or total, not by {sort!r}")
    if n is not None and n < 0:
        raise ValueError(f"a table cannot have {n} rows")
    if by == "line":
        return _lines(tree, n, sort)
    if by not in NAMES:
        raise ValueError(f"the table can be by {', '.join(NAMES)} or line, not by {by!r}")
    unit = UNITS[tree.unit]
    row = TimeRow if tree.unit == "seconds" else SizeRow
    found = [one for one in groups(tree, by) if one.total_value and (by == "category" or not one.idle)]
    found.sort(key=lambda one: (-(one.self_value if sort == "self" else one.total_value), one.name, one.place))
    rows = [
        row(
            one.name,
            one.place,
            unit.number(one.self_value),
            unit.number(one.total_value),
            share_of(tree, one.self_value, one.idle),
            share_of(tree, one.total_value, one.idle),
        )
        for one in found[:n]
    ]
    columns = [
        Column("name", by, left=True, code=by == "function"),
        Column("place", "place", left=True, fit=keep_end),
        Column(f"self_{unit.noun}", "self", unit.shown),
        Column("self_share", "self %", share_text),
        Column(f"total_{unit.noun}", "total", unit.shown),
        Column("total_share", "total %", share_text),
    ]
    return Table(_title(tree, by, sort, len(rows), len(found)), columns, rows, tree.warning, SHOWN if n is None else n)


def share_of(tree: CallTree, value: float, idle: bool = False) -> float | None:
    """The part of the whole that a value is; None for idle time, which the whole does not contain."""
    return None if idle else min(1.0, value / tree.active) if tree.active else 0.0


def _title(tree: CallTree, by: str, sort: str, shown: int, count: int) -> str:
    some = f"{shown:,} of {count:,}" if shown < count else f"{count:,}"
    noun = by if count == 1 else _PLURALS[by]
    return f"{some} {noun} by {sort} {UNITS[tree.unit].noun}, {whole_text(tree)}"


def whole_text(tree: CallTree) -> str:
    """What all shares are parts of, and how long the thread was idle."""
    said = UNITS[tree.unit].said
    if tree.unit != "seconds":
        return f"of {said(tree.active)}"
    idle = max(0.0, tree.totals[0] - tree.active)
    return f"of {said(tree.active)} active" + (f", {said(idle)} idle" if idle > 1e-9 else "")


def _lines(tree: CallTree, n: int | None, sort: str) -> Table[Any]:
    if not tree.lines:
        raise ValueError("this recording does not say in which lines the program was")
    if sort != "self":
        raise ValueError("lines can only be sorted by self: what a line called is not recorded")
    unit = UNITS[tree.unit]
    row = LineTimeRow if tree.unit == "seconds" else LineSizeRow
    values: dict[tuple[str, int], float] = {}
    in_function: dict[tuple[str, int], dict[str, float]] = {}
    for node, file, line, value in tree.lines:
        key = file, line
        values[key] = values.get(key, 0) + value
        inside = in_function.setdefault(key, {})
        name = function_name(tree.functions[node])
        inside[name] = inside.get(name, 0) + value
    keys = sorted(filter(values.get, values), key=lambda key: (-values[key], key))
    rows = [
        row(
            max(in_function[key], key=in_function[key].__getitem__),
            f"{key[0]}:{key[1]}",
            unit.number(values[key]),
            share_of(tree, values[key]),
        )
        for key in keys[:n]
    ]
    columns = [
        Column("name", "function", left=True, code=True),
        Column("place", "place", left=True, fit=keep_end),
        Column(f"self_{unit.noun}", "self", unit.shown),
        Column("self_share", "self %", share_text),
    ]
    return Table(
        _title(tree, "line", sort, len(rows), len(keys)), columns, rows, tree.warning, SHOWN if n is None else n
    )
