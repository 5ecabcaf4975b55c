"""What flame graphs draw: a call tree in which equal calls are one, and the one that took most comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ..text import visible
from .call_tree import CallTree
from .function import Function
from .groups import function_name, place
from .units import seconds_text

_LONGEST = 300
"""The most characters of a name, and of a path."""
_NAMELESS = ("(top level)", "(anonymous)")
_SIZES = ("B", "kB", "MB", "GB", "TB")


def clean(text: str, most: int = _LONGEST) -> str:
    """A text of the program's as it is shown: on one line, with escapes for what does not print, and not too long."""
    short = text if len(text) <= most else text[: most - 1] + "…"
    return short if short.isprintable() else visible(short)


def box_name(function: Function) -> str:
    """The name in a box. What has no name of its own has its file there, which tables have beside it."""
    name = function_name(function)
    if function.file and name in _NAMELESS:
        line = f":{function.line}" if function.name and function.line else ""
        name = f"{name} {PurePath(function.file).name}{line}"
    return clean(name)


def box_place(function: Function) -> str:
    """The file and line of a function, as they are shown."""
    return clean(place(function))


def amount(value: float, unit: str) -> str:
    """A number of seconds or bytes, with three digits and a unit that suits it."""
    if unit == "seconds":
        return seconds_text(value)
    step = 0
    while abs(value) >= 999.5 and step < len(_SIZES) - 1:
        value, step = value / 1000, step + 1
    digits = 0 if not step or abs(value) >= 99.95 else 1 if abs(value) >= 9.995 else 2
    return f"{value:,.{digits}f} {_SIZES[step]}"


@dataclass(frozen=True)
class Layout:
    """The nodes of a call tree in the order in which they are drawn: each before what it called.

    Calls of one function by one node are one node. Of the calls of a node, the one that took most comes first, and
    idle time comes last, so that it can be left out at the right end.
    """

    functions: list[Function]
    """The functions, each of them once."""
    function: list[int]
    """The number of each node's function."""
    level: list[int]
    """How many nodes are above it. Node 0 is the root."""
    end: list[int]
    """The first node after it that is not below it."""
    own: list[float]
    total: list[float]
    node: list[int]
    """For each node of the call tree, its node here."""
    unit: str
    idle: float
    """How much of the root's total is idle time right below it."""

    @property
    def active(self) -> float:
        """The root's total without idle time."""
        return max(0.0, self.total[0] - self.idle)

    @property
    def left(self) -> list[float]:
        """Where each node begins, from the left end of the root."""
        found = [0.0] * len(self.level)
        right = [0.0] * (max(self.level) + 2)  # for each level, where its next node begins
        for node, level in enumerate(self.level):
            found[node] = right[level + 1] = right[level]
            right[level] += self.total[node]
        return found


def layout(tree: CallTree) -> Layout:
    """The call tree as it is drawn."""
    functions, kinds = tree.kinds
    is_idle = [one.category == "idle" for one in functions]
    merged, above, of, own = _merged(tree, kinds, is_idle)
    total = list(own)
    for node in range(len(above) - 1, 0, -1):
        total[above[node]] += total[node]
    below: list[list[int]] = [[] for _ in above]
    # One sort for all of them. Nodes that took the same keep the order of the call tree.
    for node in sorted(range(1, len(above)), key=lambda one: (is_idle[of[one]], -total[one])):
        below[above[node]].append(node)
    order: list[int] = []
    level: list[int] = []
    at = [0] * len(above)
    todo = [(0, 0)]
    while todo:
        node, depth = todo.pop()
        at[node] = len(order)
        order.append(node)
        level.append(depth)
        todo += [(one, depth + 1) for one in reversed(below[node])]
    end = list(range(1, len(order) + 1))
    for here in range(len(order) - 1, 0, -1):
        caller = at[above[order[here]]]
        end[caller] = max(end[caller], end[here])
    return Layout(
        functions=list(functions),
        function=[of[node] for node in order],
        level=level,
        end=end,
        own=[own[node] for node in order],
        total=[total[node] for node in order],
        node=[at[node] for node in merged],
        unit=tree.unit,
        idle=sum(total[node] for node in below[0] if is_idle[of[node]]),
    )


def _merged(
    tree: CallTree, kinds: Sequence[int], is_idle: Sequence[bool]
) -> tuple[list[int], list[int], list[int], list[float]]:
    """For each node of the tree its merged node; and of each merged node the caller, the function and the value.

    What is below an idle node, which is garbage collection, is put beside it: it took time, and idle time is left out.
    """
    known: dict[tuple[int, int], int] = {}
    nodes: list[int] = []
    hangers: list[int] = []  # for each node, the merged node below which its calls are put
    above: list[int] = []
    of: list[int] = []
    own: list[float] = []
    for kind, parent, value in zip(kinds, tree.parents, tree.values, strict=True):
        caller = hangers[parent] if nodes else -1
        merged = known.setdefault((caller, kind), len(above))
        if merged == len(above):
            above.append(caller)
            of.append(kind)
            own.append(0.0)
        own[merged] += value
        nodes.append(merged)
        hangers.append(caller if is_idle[kind] and caller >= 0 else merged)
    return nodes, above, of, own
