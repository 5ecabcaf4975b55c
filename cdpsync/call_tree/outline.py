"""Trees that print: what called what, from the beginning of the program down or from a function up to its callers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from ..text import visible
from ..views import Column, Table, keep_end
from .call_tree import CallTree
from .function import Function
from .groups import function_name, place
from .names import Wanted, find
from .rows import SizeCall, TimeCall
from .tops import share_of, whole_text
from .units import UNITS, Unit, share_text

_PRINTED = 60


class _Path(NamedTuple):
    """One node of the call tree, and what counts for it in the tree that prints."""

    node: int
    self_value: float
    total_value: float


class _Branch(NamedTuple):
    """What is one row: paths that went through the same functions."""

    level: int
    kind: int
    """The number of the function; below 0, how many functions are too light for rows of their own."""
    paths: list[_Path]
    self_value: float
    total_value: float


_Step = Callable[[Iterable[_Path]], Iterator[_Path]]
"""Leads from the paths of a row to those of the rows below it."""


def outline(tree: CallTree, depth: int | None = None, least: float = 0.01) -> Table[Any]:
    """The calls as a tree, as a table of TimeCall or SizeCall: below each function what it called, heaviest first.

    `depth` is the number of levels; None for all. Functions in which less than the part `least` of the whole was spent
    are left out, with all that they called; the title says how much that is. Where they are as much as `least`
    together, one row "(3 more)" stands for them. A function that called only one other, with less than `least` besides,
    has neither a row nor a level if it is of the runtime or called itself; the title says how many there are. Idle time
    is left out. With ``least=0``, the tree has everything else.

    Raises ValueError if `depth` is less than 1, or `least` is not between 0 and 1.
    """
    tree = tree.calls

    def called(paths: Iterable[_Path]) -> Iterator[_Path]:
        values, totals, children = tree.values, tree.totals, tree.children
        for path in paths:
            for node in children[path.node]:
                yield _Path(node, values[node], totals[node])

    root = _Path(0, tree.values[0], tree.totals[0])
    busy = (path for path in called([root]) if tree.functions[path.node].category != "idle")
    return _table(tree, "Calls", busy, called, depth, least, short=True)


def callers(tree: CallTree, name: Wanted, depth: int | None = 10, least: float = 0.01) -> Table[Any]:
    """Who called the functions of this name, as a table of TimeCall or SizeCall: below each function its callers.

    The numbers of a caller are those of the function when it was called in this way; the callers' sum is the
    function's total. In recursion, only the outermost call counts. `name` is as for `total`, `depth` and `least` as for
    `outline`.

    Raises ValueError if nothing has this name; the text has the names that are nearest.
    """
    tree = tree.calls
    found = find(tree, name)
    kinds = tree.kinds[1]
    order, ends = tree.order
    outermost: list[_Path] = []
    until = 1
    for at, node in enumerate(order):
        if node and kinds[node] in found:
            if at >= until:
                outermost.append(_Path(node, tree.values[node], tree.totals[node]))
                until = ends[at]
            else:
                last = outermost[-1]
                outermost[-1] = last._replace(self_value=last.self_value + tree.values[node])

    def calling(paths: Iterable[_Path]) -> Iterator[_Path]:
        parents = tree.parents
        for path in paths:
            if parents[path.node]:
                yield path._replace(node=parents[path.node])

    text = name if isinstance(name, str) else name.pattern
    return _table(tree, f"Callers of {visible(text, 80)}", outermost, calling, depth, least, short=False)


class _Outline:
    """The rows of a tree, and what was left out of it."""

    def __init__(self, tree: CallTree, step: _Step, depth: int | None, least: float, short: bool) -> None:
        if depth is not None and depth < 1:
            raise ValueError(f"a tree has at least one level, not {depth}")
        if not 0 <= least <= 1:
            raise ValueError(f"least is a part of the whole, between 0 and 1, not {least}")
        self._tree = tree
        self._functions, self._kinds = tree.kinds
        self._step = step
        self._short = short
        self._depth = depth
        self._least = least * tree.active
        self.light = 0.0
        """What was spent in functions that were too light to be shown."""
        self.skipped = 0
        """How many calls have no row, since they only led to another."""
        self.deeper = 0.0
        """What was spent at deeper levels than those that are shown."""

    def branches(self, first: Iterable[_Path]) -> Iterator[_Branch]:
        """The rows, from the first to the last."""
        pending, light = self._heaviest(0, first)
        self.light += light
        while pending:
            branch = pending.pop()
            below, light = self._heaviest(branch.level + 1, self._step(branch.paths))
            if self._short and self._only_calls_on(branch, below, light):
                self.skipped += 1
                (called,) = below
                if called.kind == branch.kind:  # the two are one row
                    total, own = branch.total_value, branch.self_value + called.self_value
                else:
                    total, own = called.total_value, called.self_value
                    self.light += branch.self_value
                below = [called._replace(level=branch.level, self_value=own, total_value=total)]
            else:
                yield branch
                if branch.level + 1 == self._depth:
                    self.deeper += sum(one.total_value for one in below)
                    continue
            self.light += light
            pending += below

    def _only_calls_on(self, branch: _Branch, below: list[_Branch], light: float) -> bool:
        """Whether nearly all was spent in one function that it called, and it is of the runtime or called itself."""
        if len(below) != 1 or min(branch.kind, below[0].kind) < 0 or branch.self_value + light >= self._least:
            return False
        return branch.kind == below[0].kind or self._functions[branch.kind].category == "native"

    def _heaviest(self, level: int, paths: Iterable[_Path]) -> tuple[list[_Branch], float]:
        """The branches of one level, the heaviest last, and what was spent in those that are too light.

        If that is much, they come before the others, as one branch.
        """
        by_kind: dict[int, list[_Path]] = {}
        for path in paths:
            by_kind.setdefault(self._kinds[path.node], []).append(path)
        found = [
            _Branch(level, kind, some, sum(one.self_value for one in some), sum(one.total_value for one in some))
            for kind, some in by_kind.items()
        ]
        found.sort(key=lambda one: (one.total_value, -one.kind))
        light = [one for one in found if one.total_value < self._least or not one.total_value]
        total = sum(one.total_value for one in light)
        rest = []
        if total and total >= self._least:
            rest = [_Branch(level, -len(light), [], sum(one.self_value for one in light), total)]
        return rest + found[len(light) :], total

    def row(self, branch: _Branch, unit: Unit) -> TimeCall | SizeCall:
        """The row that shows a branch."""
        function = self._functions[branch.kind] if branch.kind >= 0 else Function(f"({-branch.kind:,} more)")
        idle = function.category == "idle"
        return (TimeCall if unit.noun == "time" else SizeCall)(
            branch.level,
            function_name(function),
            place(function),
            unit.number(branch.self_value),
            unit.number(branch.total_value),
            share_of(self._tree, branch.total_value, idle),
        )


def _table(
    tree: CallTree,
    title: str,
    first: Iterable[_Path],
    step: _Step,
    depth: int | None,
    least: float,
    *,
    short: bool,
) -> Table[Any]:
    unit = UNITS[tree.unit]
    found = _Outline(tree, step, depth, least, short)
    rows = [found.row(branch, unit) for branch in found.branches(first)]
    left_out = []
    if found.light:
        left_out.append(f"{unit.said(found.light)} in functions under {100 * least:g}%")
    if found.deeper:
        left_out.append(f"{unit.said(found.deeper)} deeper than {depth} {'level' if depth == 1 else 'levels'}")
    if found.skipped:
        calls = "call" if found.skipped == 1 else "calls"
        left_out.append(f"{found.skipped:,} {calls} of the runtime or in recursion that only led on")
    title = f"{title}, {whole_text(tree)}" + (f"; left out: {', '.join(left_out)}" if left_out else "")
    columns = [
        Column("level", "", lambda _: ""),
        Column("name", "function", left=True, code=True, level="level"),
        Column("place", "place", left=True, fit=keep_end),
        Column(f"self_{unit.noun}", "self", unit.shown),
        Column(f"total_{unit.noun}", "total", unit.shown),
        Column("total_share", "total %", share_text),
    ]
    return Table(title, columns, rows, tree.warning, _PRINTED)
