"""The shortest paths to many nodes at once, for grouping nodes. Paths that differ only in indices count as the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from ..analysis.analysis import Analysis
from ..analysis.distances import UNREACHABLE
from ..arrays import I32
from .labels import NOWHERE, class_of, is_global, is_inner, label, step
from .retainers import nearest, source_of

_LONGEST = 30
"""The most steps of a way. The first ones are kept."""


class _Step(NamedTuple):
    """The last step of a way, and the number of the way before it."""

    before: int
    text: str
    length: int


class Ways:
    """A way is the shortest path to a node, with "[]" for any index. Ways are numbers; equal ways have the same one.

    If a step repeats itself, as in a linked list, it is kept only once.
    """

    def __init__(self, of: Analysis) -> None:
        self._of = of
        self._steps = [_Step(0, "", 0)]
        self._numbers: dict[_Step, int] = {}
        self._through: dict[int, int] = {}  # for a node, the way that ends with the node's label

    def to(self, node: int) -> int:
        """The way to a node. It ends with the edge that leads to the node, without the node's label."""
        edge = nearest(self._of, node)
        if edge is None or is_global(self._of, node):
            return 0 if self._of.distance[node] != UNREACHABLE else self._add(0, NOWHERE)
        return self._add(self._stop(source_of(self._of, edge)), step(self._of, edge, indices=False))

    def _stop(self, node: int) -> int:
        of, edges = self._of, list[int]()
        while node not in self._through:
            edge = None if is_global(of, node) else nearest(of, node)
            if edge is None:
                self._through[node] = self._add(0, label(of, node))
                break
            edges.append(edge)
            node = source_of(of, edge)
        way = self._through[node]
        for edge in reversed(edges):
            target = int(of.columns.to[edge])
            end = "" if is_inner(of, target) else f" → {label(of, target)}"
            way = self._through[target] = self._add(way, step(of, edge, indices=False) + end)
        return way

    def _add(self, before: int, text: str) -> int:
        last = self._steps[before]
        if last.text == text or last.length == _LONGEST:
            return before
        one = _Step(before, text, last.length + 1)
        number = self._numbers.get(one)
        if number is None:
            number = self._numbers[one] = len(self._steps)
            self._steps.append(one)
        return number

    def text(self, way: int) -> str:
        """A way as text."""
        parts = []
        while way:
            parts.append(self._steps[way].text)
            way = self._steps[way].before
        return "".join(reversed(parts))

    def path(self, node: int) -> str:
        """The way to a node, followed by the node's label."""
        way, end = self.text(self.to(node)), label(self._of, node)
        return f"{way} → {end}" if way else end


def grouped(of: Analysis, nodes: I32) -> Iterator[tuple[str, str, I32]]:
    """The nodes by class and way: the name of the class, the path to its objects, and the nodes."""
    ways = Ways(of)
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for node in nodes.tolist():
        groups[class_of(of, node), ways.to(node)].append(node)
    for (name, way), members in groups.items():
        yield name, f"{ways.text(way)} → {name}" if way else name, np.array(members, np.int32)
