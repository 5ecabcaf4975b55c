"""Trees as numpy arrays: their nodes in breadth-first order, sums over subtrees, and which nodes are above others.

Like walks, see graph.py: a wide level takes one numpy call, narrow ones are done position by position.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ..arrays import I32, I64, Mask, distinct, expand, one_by_one, spans_of
from ..compiled import Loop, compiled, pays
from .graph import NARROW

_SAVED = 1.5e-7
"""About how many seconds machine code saves for each node."""


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
        self._fast = pays(count * _SAVED)
        first, children = _children(parent, root, self._fast)
        self.order = np.empty(count, np.int32)
        self.order[0] = root
        self._levels: list[tuple[int, int, bool]] = []  # the first position, the end, whether these are narrow levels
        start, end = 0, 1
        while start < end:
            if self._fast or end - start < NARROW:
                begin, widest = start, count + 1 if self._fast else NARROW
                start, end = _narrow_levels.run(self._fast, first, children, self.order, start, end, widest)
                if start > begin:
                    self._levels.append((begin, start, True))
                if start == end:
                    break
            self._levels.append((start, end, False))
            edges, _ = expand(first, self.order[start:end])
            start, end = end, end + len(edges)
            self.order[start:end] = children[edges]
        if end != count:
            raise ValueError("not a tree")
        self.child = spans_of(np.diff(first)[self.order]) + 1
        self.position = np.empty(count, np.int32)
        self.position[self.order] = np.arange(count, dtype=np.int32)
        self.up = self.position[parent[self.order]]
        self.up[0] = 0
        self.narrow: int = 0 if self._fast else sum(end - start for start, end, narrow in self._levels if narrow)

    def below(self, values: Any, reduce: Any = np.add) -> None:
        """Make the value of each position the sum, minimum or maximum of those at and below it, in place."""
        scalar: Loop[..., None] = {np.add: _add_up, np.minimum: _least_up, np.maximum: _most_up}[reduce]
        for start, end, narrow in reversed(self._levels):
            if narrow:
                scalar.run(self._fast, values, self.up, max(start, 1), end)
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
                _number_down.run(self._fast, before, size, self.up, max(start, 1), end)
            elif start > 0:
                sizes = size[start:end]
                ahead = np.cumsum(sizes, dtype=np.int32) - sizes
                up = self.up[start:end]
                before[start:end] = before[up] + 1 + ahead - ahead[self.child[up] - start]
        return before, before + size - 1


def _children(parent: I32, root: int, fast: bool) -> tuple[I64, I32]:
    """The children of node v, in rising order: children[first[v]:first[v + 1]]."""
    count = len(parent)
    if fast:
        first, children = np.zeros(count + 1, np.int64), np.empty(count - 1, np.int32)
        _group_children.fast(parent, root, first, np.empty(count, np.int64), children)
        return first, children
    packed = parent.astype(np.int64) << 32
    packed |= np.arange(count, dtype=np.int64)
    packed[root] = packed[count - 1]
    packed = packed[: count - 1]
    packed.sort()
    has = np.bincount(parent, minlength=count).astype(np.int64)
    has[parent[root]] -= 1
    return spans_of(has), packed.astype(np.int32)  # the lower half


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


# The same as the numpy code above, position by position: for narrow levels, or for all levels as machine code.


@compiled
def _group_children(parent: Any, root: int, first: Any, put: Any, children: Any) -> None:
    for v in range(len(parent)):
        if v != root:
            first[parent[v] + 1] += 1
    for v in range(len(parent)):
        put[v] = first[v]
        first[v + 1] += first[v]
    for v in range(len(parent)):
        if v != root:
            above = parent[v]
            children[put[above]] = v
            put[above] += 1


@compiled
def _narrow_levels(first: Any, children: Any, order: Any, start: int, end: int, widest: int) -> tuple[int, int]:
    """Put the nodes of levels into `order`. Returns where the first level begins and ends that is not narrow."""
    put = end
    while start < end < start + widest:
        for at in range(start, end):
            v = order[at]
            low, high = first[v], first[v + 1]
            if high == low + 1:
                order[put] = children[low]
                put += 1
            elif high > low:
                order[put : put + high - low] = children[low:high]
                put += high - low
        start, end = end, put
    return start, end


@compiled
def _add_up(values: Any, up: Any, start: int, end: int) -> None:
    for position in range(end - 1, start - 1, -1):
        values[up[position]] += values[position]


@compiled
def _least_up(values: Any, up: Any, start: int, end: int) -> None:
    for position in range(end - 1, start - 1, -1):
        value = values[position]
        if value < values[up[position]]:
            values[up[position]] = value


@compiled
def _most_up(values: Any, up: Any, start: int, end: int) -> None:
    for position in range(end - 1, start - 1, -1):
        value = values[position]
        if value > values[up[position]]:
            values[up[position]] = value


@compiled
def _number_down(before: Any, size: Any, up: Any, start: int, end: int) -> None:
    parent = free = -1
    for position in range(start, end):
        if up[position] != parent:  # children of one parent follow one another
            parent = up[position]
            free = before[parent] + 1
        before[position] = free
        free += size[position]
