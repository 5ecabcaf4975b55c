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
from .path_text import chain
from .retainers import nearest, source_of

_LONGEST = 30
"""The most steps that tell ways apart."""
_CYCLE = 4
"""The most steps of what repeats itself."""


class _Step(NamedTuple):
    """The last step of a way, and the number of the way before it."""

    before: int
    text: str
    length: int


class Ways:
    """A way is the shortest path to a node, with "[]" for any index. Ways are numbers; equal ways have the same one.

    If steps repeat themselves, as in a linked list, they count only once.
    """

    def __init__(self, of: Analysis) -> None:
        self._of = of
        self._steps = [_Step(0, "", 0)]
        self._numbers: dict[_Step, int] = {}
        self._through: dict[int, int] = {}  # for a node, the way that ends with the node's label
        self._edges: dict[int, int | None] = {}

    def to(self, node: int) -> int:
        """The way to a node. It ends with the edge that leads to the node, without the node's label."""
        edge = self._nearest(node)
        if edge is None:
            return 0 if self._of.distance[node] != UNREACHABLE else self._add(0, NOWHERE)
        return self._add(self._stop(source_of(self._of, edge)), step(self._of, edge, indices=False))

    def _stop(self, node: int) -> int:
        of, edges = self._of, list[int]()
        while node not in self._through:
            edge = self._nearest(node)
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

    def _nearest(self, node: int) -> int | None:
        """The last edge of the shortest path to a node; None for the global object, where paths begin."""
        if node not in self._edges:
            self._edges[node] = None if is_global(self._of, node) else nearest(self._of, node)
        return self._edges[node]

    def _add(self, before: int, text: str) -> int:
        """The way with one more step."""
        if self._steps[before].length == _LONGEST:
            return before
        one = _Step(before, text, self._steps[before].length + 1)
        number = self._numbers.get(one)
        if number is None:
            self._steps.append(one)
            number = len(self._steps) - 1
            number = self._numbers[one] = self._without_cycle(number)
        return number

    def _without_cycle(self, way: int) -> int:
        """A way that does not end with the same steps twice."""
        last, at = list[str](), way
        ways = [way]
        while at and len(last) < 2 * _CYCLE:
            last.append(self._steps[at].text)
            at = self._steps[at].before
            ways.append(at)
            half, odd = divmod(len(last), 2)
            if not odd and last[:half] == last[half:]:
                return ways[half]
        return way

    def path(self, node: int, end: str | None = None) -> str:
        """The shortest path to a node as text. `end` is what the node is called, by default its label."""
        edges, at = list[int](), node
        while (edge := self._nearest(at)) is not None:
            edges.append(edge)
            at = source_of(self._of, edge)
        return chain(self._of, node, edges[::-1], end)


def grouped(of: Analysis, nodes: I32) -> Iterator[tuple[str, str, I32]]:
    """The nodes by class and way: the name of the class, the path to its first object, and the nodes."""
    ways = Ways(of)
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for node in nodes.tolist():
        groups[class_of(of, node), ways.to(node)].append(node)
    for (name, _), members in groups.items():
        yield name, ways.path(members[0], name), np.array(members, np.int32)
