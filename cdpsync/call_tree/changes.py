"""What grew from one profile to another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..views import Column, Table, keep_end
from .call_tree import CallTree
from .function import Function
from .groups import function_name, name_of, place, spent
from .rows import SizeChange, TimeChange
from .tops import share_of, whole_text
from .units import UNITS, signed_share_text

_Key = tuple[str, str]


def diff(tree: CallTree, older: CallTree, by: str = "function") -> Table[Any]:
    """What changed since an older profile, as a table of TimeChange or SizeChange; what grew most comes first.

    Functions are the same if they have the same name and file: their lines may have moved. Functions of one name in one
    file count together. `by` may also be "file", "package" or "category". The values are as they were recorded: if one
    recording is longer than the other, compare the shares; the title says how much each recorded. Idle time and what
    did not change are left out.

    Raises ValueError if the profiles have different units.
    """
    if tree.unit != older.unit:
        raise ValueError(f"{tree.unit} cannot be compared with {older.unit}")
    unit = UNITS[tree.unit]
    row = TimeChange if tree.unit == "seconds" else SizeChange
    key = _key(by)
    new, old = _spent_by(tree, key), _spent_by(older, key)
    where = (_places(older, key) | _places(tree, key)) if by == "function" else {}
    rows = []
    for one in new.keys() | old.keys():
        self_value, total_value = new.get(one, (0, 0))
        self_before, total_before = old.get(one, (0, 0))
        rows.append(
            row(
                one[0],
                where.get(one, ""),
                unit.number(self_value) - unit.number(self_before),
                unit.number(self_value),
                unit.number(total_value) - unit.number(total_before),
                unit.number(total_value),
                (share_of(tree, self_value) or 0.0) - (share_of(older, self_before) or 0.0),
            )
        )
    changed = [one for one in rows if one.self_delta or one.total_delta]
    changed.sort(key=lambda one: (-one.self_delta, -one.total_delta, one.name, one.place))
    columns = [
        Column("name", by, left=True, code=by == "function"),
        Column("place", "place", left=True, fit=keep_end),
        Column("self_delta", "self Δ", unit.signed),
        Column(f"self_{unit.noun}", "self", unit.shown),
        Column("total_delta", "total Δ", unit.signed),
        Column(f"total_{unit.noun}", "total", unit.shown),
        Column("share_delta", "self % Δ", signed_share_text),
    ]
    title = f"Change by {by}, {whole_text(tree)}; before, {whole_text(older)}"
    return Table(title, columns, changed, tree.warning or older.warning)


def _key(by: str) -> Callable[[Function], _Key]:
    name = name_of(by)
    if by == "function":
        return lambda function: (function_name(function), function.file)
    return lambda function: (name(function), "")


def _spent_by(tree: CallTree, key: Callable[[Function], _Key]) -> dict[_Key, tuple[float, float]]:
    """What was spent in each group, in itself and in all, without idle time."""
    functions, kinds = tree.kinds
    numbers: dict[_Key, int] = {}
    of_kind = [
        -1 if function.category == "idle" else numbers.setdefault(key(function), len(numbers)) for function in functions
    ]
    selfs, totals = spent(tree, [of_kind[kind] for kind in kinds], len(numbers))
    return {one: (selfs[number], totals[number]) for one, number in numbers.items()}


def _places(tree: CallTree, key: Callable[[Function], _Key]) -> dict[_Key, str]:
    """The place of each function; only the file, if there are several functions of one name in it."""
    places: dict[_Key, str] = {}
    for function in tree.kinds[0]:
        one = key(function)
        places[one] = place(function) if places.get(one, place(function)) == place(function) else function.file
    return places
