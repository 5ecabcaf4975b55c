"""Graphs and trees as numpy arrays: breadth-first walks and sums over subtrees, without a Python object for each node.

A wide level takes one numpy call. If levels are narrow, the calls would cost more than the nodes: a linked list of a
million nodes has a million levels. Plain Python on memoryviews handles such levels, in about a microsecond per node.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from ..arrays import I32, I64, Mask, distinct, expand, one_by_one, spans_of

NARROW = 24
"""A level of fewer nodes than this is handled node by node."""
_FEW_EDGES = 256

Meet = Callable[[I32, I32], I32]
"""Called with the nodes of a level and the depths so far. Returns further nodes that the level leads to."""


class Graph(NamedTuple):
    """The edges of node v lead to to[first[v]:first[v + 1]]. Edges to the node `nowhere` do not count."""

    first: I64
    to: I32
    nowhere: int

    def walk(
        self,
        start: I32,
        depth: I32,
        at: int,
        parent: I32 | None = None,
        special: Mask | None = None,
        meet: Meet | None = None,
    ) -> int:
        """Walk breadth first from the nodes `start`, which have the depth `at`. Fills in `depth` and `parent`.

        Only nodes with a negative depth are visited. `start` and `nowhere` must already have theirs. For the `special`
        nodes of each level, `meet` is asked what else they lead to. Returns how many nodes plain Python visited.
        """
        frontier, narrow = start, 0
        while len(frontier):
            at += 1
            if len(frontier) < NARROW:
                frontier, at, visited = self._narrow(frontier, depth, at, parent, special, meet)
                narrow += visited
                if not len(frontier):
                    break
            edges, counts = expand(self.first, frontier)
            targets = self.to[edges]
            new = np.flatnonzero(depth[targets] < 0)
            targets = targets[new]
            del edges
            if parent is not None:
                parent[targets] = np.repeat(frontier, counts)[new]
            del new
            following = distinct(targets, depth)
            depth[following] = at
            if special is not None and meet is not None:
                met = frontier[special[frontier]]
                if len(met):
                    more = meet(met, depth)
                    depth[more] = at
                    following = np.concatenate((following, more))
            frontier = following
        return narrow

    def _narrow(
        self, frontier: I32, depth: I32, at: int, parent: I32 | None, special: Mask | None, meet: Meet | None
    ) -> tuple[I32, int, int]:
        """Walk while levels are narrow. Returns the first level that is not, the depth of the level after it, and how
        many nodes were visited."""
        first, to, seen = one_by_one(self.first), one_by_one(self.to), one_by_one(depth)
        above = one_by_one(parent) if parent is not None else None
        marked = one_by_one(special) if special is not None else None
        level: list[int] = frontier.tolist()
        visited = 0
        while level and len(level) < NARROW:
            if sum(first[v + 1] - first[v] for v in level) > _FEW_EDGES:
                break
            reached = []
            for v in level:
                for w in to[first[v] : first[v + 1]]:
                    if seen[w] < 0:
                        seen[w] = at
                        if above is not None:
                            above[w] = v
                        reached.append(w)
            if marked is not None and meet is not None:
                met = [v for v in level if marked[v]]
                if met:
                    more = meet(np.array(met, np.int32), depth)
                    depth[more] = at
                    reached += more.tolist()
            visited += len(level)
            level = reached
            at += 1
        return np.array(level, np.int32), at, visited


class Tree:
    """A tree, given by the parent of each node. The root's parent is ignored.

    Nodes have positions in breadth-first order. The children of position p are at child[p] … child[p + 1] - 1. `order`
    has the node at each position, `position` the position of each node, and `up` the position of each position's
    parent. `narrow` is the number of nodes that plain Python visits.
    """

    order: I32
    position: I32
    up: I32
    child: I64
    narrow: int

    def __init__(self, parent: I32, root: int) -> None:
        count = len(parent)
        self._find_order(parent, root, count)
        position = np.empty(count, np.int32)
        position[self.order] = np.arange(count, dtype=np.int32)
        self.up = position[parent[self.order]]
        self.up[0] = 0
        self.position = position

    def _find_order(self, parent: I32, root: int, count: int) -> None:
        packed = parent.astype(np.int64) << 32
        packed |= np.arange(count, dtype=np.int64)
        packed[root] = packed[count - 1]
        packed = packed[: count - 1]
        packed.sort()
        children = packed.astype(np.int32)  # the lower half
        del packed
        has = np.bincount(parent, minlength=count).astype(np.int64)
        has[parent[root]] -= 1
        first = spans_of(has)
        self.order = np.empty(count, np.int32)
        self.order[0] = root
        self._levels: list[tuple[int, int, bool]] = []  # the first position, the end, whether these are narrow levels
        graph = Graph(first, children, -1)
        start, end = 0, 1
        while start < end:
            if end - start < NARROW:
                start, end = self._narrow_levels(graph, start, end)
                if start == end:
                    break
            self._levels.append((start, end, False))
            edges, _ = expand(first, self.order[start:end])
            start, end = end, end + len(edges)
            self.order[start:end] = children[edges]
        if end != count:
            raise ValueError("not a tree")
        self.child = spans_of(has[self.order]) + 1
        self.narrow: int = sum(end - start for start, end, narrow in self._levels if narrow)

    def _narrow_levels(self, graph: Graph, start: int, end: int) -> tuple[int, int]:
        first, children, order = one_by_one(graph.first), one_by_one(graph.to), one_by_one(self.order)
        begin, put = start, end
        while start < end and end - start < NARROW:
            for v in order[start:end].tolist():
                low, high = first[v], first[v + 1]
                if high == low + 1:
                    order[put] = children[low]
                    put += 1
                elif high > low:
                    order[put : put + high - low] = children[low:high]
                    put += high - low
            start, end = end, put
        if start > begin:
            self._levels.append((begin, start, True))
        return start, end

    def below(self, values: Any, reduce: Any = np.add) -> None:
        """Make the value of each position the sum, minimum or maximum of those at and below it, in place."""
        scalar = {np.add: _add_up, np.minimum: _least_up, np.maximum: _most_up}[reduce]
        for start, end, narrow in reversed(self._levels):
            if narrow:
                scalar(one_by_one(values), one_by_one(self.up), max(start, 1), end)
            elif start > 0:
                groups = np.flatnonzero(self.up[start + 1 : end] != self.up[start : end - 1]) + 1
                groups = np.concatenate(([0], groups))
                parents = self.up[start:end][groups]
                values[parents] = reduce(values[parents], reduce.reduceat(values[start:end], groups))

    def number(self) -> tuple[I32, I32]:
        """`before` and `last` of each position: v is below u, or u itself, if before[u] <= before[v] <= last[u]."""
        count = len(self.order)
        size = np.ones(count, np.int32)
        self.below(size)
        before = np.zeros(count, np.int32)
        for start, end, narrow in self._levels:
            if narrow:
                _number_down(one_by_one(before), one_by_one(size), one_by_one(self.up), max(start, 1), end)
            elif start > 0:
                sizes = size[start:end]
                ahead = np.cumsum(sizes, dtype=np.int32) - sizes
                up = self.up[start:end]
                before[start:end] = before[up] + 1 + ahead - ahead[self.child[up] - start]
        return before, before + size - 1


def ancestors(parent: I32, nodes: Mask) -> None:
    """Mark all nodes that are above a marked one, in place."""
    frontier = np.flatnonzero(nodes).astype(np.int32)
    slot = np.empty(len(parent), np.int32)
    while len(frontier):
        if len(frontier) < NARROW:
            up, seen = one_by_one(parent), one_by_one(nodes)
            for v in frontier.tolist():
                v = up[v]
                while not seen[v]:
                    seen[v] = True
                    v = up[v]
            return
        frontier = parent[frontier]
        frontier = frontier[~nodes[frontier]]
        frontier = distinct(frontier, slot)
        nodes[frontier] = True


def nearest(parent: I32, marked: Mask) -> I32:
    """The nearest marked node on the way from each node to the root, which must be marked."""
    found = np.where(marked, np.arange(len(parent), dtype=np.int32), parent)
    pending = np.flatnonzero(~marked[found]).astype(np.int32)
    while len(pending):
        found[pending] = found[found[pending]]
        pending = pending[~marked[found[pending]]]
    return found


# The same as the numpy code above, for narrow levels: the positions from `start` to `end`.


def _add_up(values: Any, up: Any, start: int, end: int) -> None:
    for position in range(end - 1, start - 1, -1):
        values[up[position]] += values[position]


def _least_up(values: Any, up: Any, start: int, end: int) -> None:
    for position in range(end - 1, start - 1, -1):
        value = values[position]
        if value < values[up[position]]:
            values[up[position]] = value


def _most_up(values: Any, up: Any, start: int, end: int) -> None:
    for position in range(end - 1, start - 1, -1):
        value = values[position]
        if value > values[up[position]]:
            values[up[position]] = value


def _number_down(before: Any, size: Any, up: Any, start: int, end: int) -> None:
    parent = free = -1
    for position in range(start, end):
        if up[position] != parent:  # children of one parent follow one another
            parent = up[position]
            free = before[parent] + 1
        before[position] = free
        free += size[position]
