"""CallTree: calls as a tree, and what was spent in each: seconds of a CPU profile, bytes of a sampled heap profile."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from .function import Function

UNITS = ("seconds", "bytes")


class Run(NamedTuple):
    """A time in which the samples of a CPU profile were all of one node. Both times are in seconds."""

    start: float
    """When it began, from the beginning of the recording."""
    duration: float
    node: int
    """The number of the node in the call tree."""


class LineValue(NamedTuple):
    """What was spent in one line of a node's function, without what the line called."""

    node: int
    """The number of the node in the call tree."""
    file: str
    line: int
    """The line, from 1."""
    value: float
    """In the unit of the tree."""


@dataclass(frozen=True, eq=False)
class CallTree:
    """Calls as a tree: node `i` is the function `functions[i]`, called by node `parents[i]`, which comes before it.

    Node 0 is the root; its parent is -1. It stands for no function of the program. `values[i]` is what was spent in the
    node itself, without what it called, in `unit`. Nothing in it may be changed afterwards.

    Raises ValueError if the sequences have different lengths, if a parent does not come before its child, or if a value
    is negative or not a finite number.

    Threads: any number of threads can read one tree.
    """

    functions: Sequence[Function]
    parents: Sequence[int]
    values: Sequence[float]
    unit: str
    """ "seconds" or "bytes"."""
    lines: Sequence[LineValue] = ()
    """What was spent in each line, where that is known."""
    warning: str = ""
    """Why the numbers may be meaningless; "" if there is no doubt. Every table of the tree shows it."""

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            raise ValueError(f"the unit of a call tree is one of {', '.join(UNITS)}, not {self.unit!r}")
        if not len(self.functions) == len(self.parents) == len(self.values) > 0:
            raise ValueError(
                f"a call tree has a root, and one function, parent and value for each node, not {len(self.functions)} "
                f"functions, {len(self.parents)} parents and {len(self.values)} values"
            )
        if self.parents[0] != -1 or not all(0 <= parent < i for i, parent in enumerate(self.parents) if i):
            raise ValueError(
                "the first node of a call tree is its root, with parent -1; others come after their parent"
            )
        if not (math.isfinite(sum(self.values)) and min(self.values) >= 0):
            raise ValueError("the values of a call tree are finite numbers that are not negative")

    @cached_property
    def totals(self) -> Sequence[float]:
        """For each node, what was spent in it and in all that it called, in `unit`."""
        totals = list(self.values)
        for node in range(len(totals) - 1, 0, -1):
            totals[self.parents[node]] += totals[node]
        return totals

    @cached_property
    def children(self) -> Sequence[Sequence[int]]:
        """For each node, the nodes that it called, in order of their numbers."""
        children: list[list[int]] = [[] for _ in self.parents]
        for node in range(1, len(children)):
            children[self.parents[node]].append(node)
        return children

    @cached_property
    def kinds(self) -> tuple[Sequence[Function], Sequence[int]]:
        """The different functions, and for each node the number of its function among them."""
        numbers: dict[Function, int] = {}
        of = [numbers.setdefault(function, len(numbers)) for function in self.functions]
        return list(numbers), of

    @cached_property
    def order(self) -> tuple[Sequence[int], Sequence[int]]:
        """The nodes, each followed at once by all that it called, and for each place in this order where that ends."""
        count = len(self.parents)
        sizes = [1] * count
        for node in range(count - 1, 0, -1):
            sizes[self.parents[node]] += sizes[node]
        order, ends, free = [0] * count, [count] * count, [1] * count
        for node in range(1, count):
            parent = self.parents[node]
            place = free[parent]
            free[parent] += sizes[node]
            free[node] = place + 1
            order[place], ends[place] = node, place + sizes[node]
        return order, ends

    @cached_property
    def calls(self) -> CallTree:
        """The same tree, but what is below an idle node is below its parent: idle time calls nothing.

        V8 collects garbage also while the thread is idle. DevTools draws this above (idle), but it is not idle time.
        """
        idle = {node for node, function in enumerate(self.functions) if function.category == "idle"}
        if idle.isdisjoint(self.parents):
            return self
        parents = list(self.parents)
        for node, parent in enumerate(parents):
            if parent in idle:
                parents[node] = parents[parent]
        return replace(self, parents=parents)

    @cached_property
    def active(self) -> float:
        """What was spent in all, without the time in which the thread was idle. Shares are parts of it."""
        return sum(
            value for function, value in zip(self.functions, self.values, strict=True) if function.category != "idle"
        )
