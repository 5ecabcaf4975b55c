"""Who keeps many objects alive: grouped by class and by the way in which the program reaches them."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import numpy as np

from ..views import Column, Table
from .analysis import Analysis
from .arrays import I32
from .diff import Digest, diff
from .node import NOWHERE, Edge, Node
from .nodes import Nodes

_LONGEST = 30
_PATHS = 20_000
"""Of more objects than this, the paths of the biggest are looked at."""


class HeldRow(NamedTuple):
    """Objects of one class that are held in the same way. Sizes are in bytes; `path` has "[]" for any index."""

    name: str
    count: int  # type: ignore[assignment]  # tuple has a method of this name
    shallow_size: int
    retained_size: int
    path: str
    nodes: Nodes


_COLUMNS = (
    Column("name", "constructor"),
    Column("count", "count"),
    Column("shallow_size", "shallow size"),
    Column("retained_size", "retained size"),
    Column("path", "held by", widest=140),
)


def held_by(nodes: Nodes, title: str, warning: str = "") -> Table[HeldRow]:
    ways = Ways()
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    biggest = nodes.sorted("retained_size")[:_PATHS]
    for node in biggest:
        groups[node.class_name, ways.to(node)].append(node.ordinal)
    rows = []
    for (name, way), ordinals in groups.items():
        group = nodes.like(np.array(ordinals, np.int32))
        path = f"{ways.text(way)} → {name}" if way else name
        rows.append(HeldRow(name, len(group), group.shallow_size, group.retained_size, path, group))
    more = f", of which the biggest {_PATHS:,} are listed" if len(nodes) > _PATHS else ""
    return Table(title + more, _COLUMNS, rows, warning).sorted("retained_size")


class _Step(NamedTuple):
    """A way is a number; each has another that it goes on from, and the text of its last step."""

    before: int
    text: str
    length: int


class Ways:
    """The shortest paths to many nodes, as far as they differ: of a step that repeats itself (a linked list) one stays,
    and so do the first of a very long path."""

    def __init__(self) -> None:
        self._steps = [_Step(0, "", 0)]
        self._numbers: dict[_Step, int] = {}
        self._through: dict[int, int] = {}  # by node: the way that ends with it, as a stop

    def to(self, node: Node) -> int:
        """The way to the node: without its own label, but with the edge that leads to it."""
        edge = node.nearest()
        if edge is None or node.is_global:
            return 0 if node.distance is not None else self._add(0, NOWHERE)
        return self._add(self._stop(edge.source), edge.text(indices=False))

    def _stop(self, node: Node) -> int:
        edges: list[Edge] = []
        while node.ordinal not in self._through:
            edge = None if node.is_global else node.nearest()
            if edge is None:
                self._through[node.ordinal] = self._add(0, node.label)
                break
            edges.append(edge)
            node = edge.source
        way = self._through[node.ordinal]
        for edge in reversed(edges):
            target = edge.target
            stop = "" if target.is_inner else f" → {target.label}"
            way = self._through[target.ordinal] = self._add(way, edge.text(indices=False) + stop)
        return way

    def _add(self, before: int, text: str) -> int:
        last = self._steps[before]
        if last.text == text or last.length == _LONGEST:
            return before
        step = _Step(before, text, last.length + 1)
        number = self._numbers.get(step)
        if number is None:
            number = self._numbers[step] = len(self._steps)
            self._steps.append(step)
        return number

    def text(self, way: int) -> str:
        parts = []
        while way:
            parts.append(self._steps[way].text)
            way = self._steps[way].before
        return "".join(reversed(parts))


def kept(baseline: Digest, action: Digest, final: Analysis) -> I32:
    """The nodes of `final` with a size that are in `action` and not in `baseline`."""
    ids = final.columns.id
    wanted = np.isin(ids, action.ids) & ~np.isin(ids, baseline.ids) & (final.shallow > 0)
    return np.flatnonzero(wanted).astype(np.int32)


def leaks(baseline: Digest, action: Digest, final: Analysis) -> Table[HeldRow]:
    nodes = Nodes(final, kept(baseline, action, final))
    title = f"{len(nodes):,} objects, {nodes.shallow_size:,} bytes were made and are still held"
    warnings = (diff(final, older).warning for older in (baseline, action))
    return held_by(nodes, title, next(filter(None, warnings), ""))
