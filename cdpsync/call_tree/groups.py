"""Nodes grouped by function, file, package or category, and what was spent in each group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from .call_tree import CallTree
from .function import Function

_RUNTIMES = {"node:": "(node)", "deno:": "(deno)", "ext:": "(deno)"}
"""Beginnings of the URLs of scripts that are part of a runtime."""


def function_name(function: Function) -> str:
    """The name as it is shown; "(top level)" for that of a script."""
    return function.name or "(top level)"


def file_name(function: Function) -> str:
    """The file; for functions without one, why they have none."""
    return function.file or ("(no file)" if function.category == "javascript" else f"({function.category})")


def package_name(function: Function) -> str:
    """The package of node_modules, or in brackets: the runtime, V8's category, or that it is the program's own code."""
    if function.package:
        return function.package
    runtime = next((name for start, name in _RUNTIMES.items() if function.file.startswith(start)), "")
    return runtime or ("(own code)" if function.category == "javascript" else f"({function.category})")


def place(function: Function) -> str:
    """The file and, if it is known, the line where the function begins."""
    return f"{function.file}:{function.line}" if function.file and function.line else function.file


def exact_place(function: Function) -> str:
    """The place with its column."""
    where = place(function)
    return f"{where}:{function.column}" if function.line and function.column and where else where


NAMES: dict[str, Callable[[Function], str]] = {
    "function": function_name,
    "file": file_name,
    "package": package_name,
    "category": lambda function: function.category,
}
"""The names of groups, by what the groups are."""


def name_of(by: str) -> Callable[[Function], str]:
    """The function that names the group of a function. Raises ValueError if there is no such grouping."""
    if by not in NAMES:
        raise ValueError(f"functions can be grouped by {', '.join(NAMES)}, not by {by!r}")
    return NAMES[by]


class Group(NamedTuple):
    """Nodes that count together, and what was spent in them, in the unit of the tree."""

    name: str
    place: str
    """Where it is, if it is one function."""
    idle: bool
    """Whether it is the time in which the thread waited."""
    self_value: float
    """What was spent in the nodes, without what they called."""
    total_value: float
    """What was spent in the nodes and in all that they called. Each moment, or byte, is counted once."""


def groups(tree: CallTree, by: str) -> list[Group]:
    """The groups of a tree, in no particular order."""
    name = name_of(by)
    functions, kinds = tree.kinds
    numbers: dict[object, int] = {}
    of_kind = [
        numbers.setdefault(function if by == "function" else name(function), len(numbers)) for function in functions
    ]
    first: dict[int, Function] = {}
    for function, number in zip(functions, of_kind, strict=True):
        first.setdefault(number, function)
    selfs, totals = spent(tree, [of_kind[kind] for kind in kinds], len(numbers))
    labels = {number: (name(function), place(function)) for number, function in first.items()}
    alike = Counter(labels.values())  # in minified code, all functions are in one line
    return [
        Group(
            name(function),
            "" if by != "function" else place(function) if alike[labels[number]] == 1 else exact_place(function),
            function.category == "idle",
            selfs[number],
            totals[number],
        )
        for number, function in first.items()
    ]


def spent(tree: CallTree, of: Sequence[int], count: int) -> tuple[list[float], list[float]]:
    """What was spent in each of `count` groups of nodes: in themselves, and with all that they called.

    `of` is the number of the group of each node, or -1 for none. What a node spent counts once for a group, also if the
    group is on the stack more than once: through recursion, or by way of another group. The root belongs to a group
    only with what was spent in itself.
    """
    tree = tree.calls
    selfs: list[float] = [0] * count
    totals: list[float] = [0] * count
    until = [1] * count  # where the last node counted ends, with all that it called
    order, ends = tree.order
    values, node_totals = tree.values, tree.totals
    for at, node in enumerate(order):
        group = of[node]
        if group >= 0:
            selfs[group] += values[node]
            if at >= until[group]:
                totals[group] += node_totals[node]
                until[group] = ends[at]
    if of[0] >= 0:
        totals[of[0]] += values[0]
    return selfs, totals
