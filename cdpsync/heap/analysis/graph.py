"""Graphs and trees as numpy arrays: breadth-first walks and sums over subtrees, without a Python object for each node.

A wide level takes one numpy call. If levels are narrow, the calls would cost more than the nodes: a linked list of a
million nodes has a million levels. Plain Python on memoryviews handles such levels, in about a microsecond per node.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from ..arrays import I32, I64, Mask, distinct, expand
from ..compiled import compiled, pays

NARROW = 24
"""A level of fewer nodes than this is handled node by node."""
_FEW_EDGES = 256
_PART = 1 << 16
"""So many nodes of a level are handled at once. The arrays that this takes stay small."""

_SAVED = 3e-8
"""About how many seconds machine code saves for each edge."""

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
        walk = _Walk(self, depth, parent, special, meet)
        if pays(len(self.to) * _SAVED):
            walk.one_by_one(start, at + 1, True)
            return 0
        frontier, narrow = start, 0
        while len(frontier):
            at += 1
            if len(frontier) < NARROW:
                frontier, at, visited = walk.one_by_one(frontier, at, False)
                narrow += visited
                if not len(frontier):
                    break
            frontier = walk.level(frontier, at)
        return narrow


class _Walk:
    """The arrays of a walk. In one place, `parent` and `special` are empty if they are not wanted."""

    def __init__(self, graph: Graph, depth: I32, parent: I32 | None, special: Mask | None, meet: Meet | None) -> None:
        self.first, self.to, _ = graph
        self.depth = depth
        self.parent = np.zeros(0, np.int32) if parent is None else parent
        self.special = np.zeros(0, bool) if special is None or meet is None else special
        self.meet = meet
        self.queue = np.empty(0, np.int32)

    def level(self, frontier: I32, at: int) -> I32:
        """What a level leads to, found for many of its nodes at once."""
        parts = [self._part(frontier[start : start + _PART], at) for start in range(0, len(frontier), _PART)]
        more = self._met(frontier, at)
        if more is not None:
            parts.append(more)
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def _part(self, frontier: I32, at: int) -> I32:
        edges, counts = expand(self.first, frontier)
        targets = self.to[edges]
        new = np.flatnonzero(self.depth[targets] < 0)
        targets = targets[new]
        del edges
        if len(self.parent):
            self.parent[targets] = np.repeat(frontier, counts)[new]
        del new
        following = distinct(targets, self.depth)
        self.depth[following] = at
        return following

    def _met(self, level: I32, at: int) -> I32 | None:
        if not len(self.special) or self.meet is None:
            return None
        met = level[self.special[level]]
        if not len(met):
            return None
        more = self.meet(met, self.depth)
        self.depth[more] = at
        return more

    def one_by_one(self, frontier: I32, at: int, fast: bool) -> tuple[I32, int, int]:
        """Walk while levels are narrow; with `fast`, to the end. Returns the first level that is not narrow, the depth
        of the level after it, and how many nodes were visited."""
        if not len(self.queue):
            self.queue = np.empty(len(self.depth) + len(frontier), np.int32)
        arrays = self.first, self.to, self.depth, self.parent, self.special, self.queue
        limits = (len(self.queue) + 1, len(self.to)) if fast else (NARROW, _FEW_EDGES)
        begin, end = 0, len(frontier)
        self.queue[:end] = frontier
        while True:
            level, begin, end, at = _spread.run(fast, *arrays, begin, end, at, *limits)
            more = self._met(self.queue[level:begin], at - 1)
            if more is None:
                return self.queue[begin:end], at, begin
            self.queue[end : end + len(more)] = more
            end += len(more)


@compiled
def _spread(
    first: Any,
    to: Any,
    depth: Any,
    parent: Any,
    special: Any,
    queue: Any,
    begin: int,
    end: int,
    at: int,
    widest: int,
    most: int,
) -> tuple[int, int, int, int]:
    """Walk level by level. The first one is queue[begin:end].

    The walk ends after a level with a special node, and before one that has `widest` nodes or more than `most` edges.
    Returns where in the queue the last level begins that was walked, where the next one begins and ends, and its depth
    plus 1.
    """
    keeps, marks, met = len(parent) > 0, len(special) > 0, False
    level = begin
    while begin < end < begin + widest and not met:
        edges = 0
        for place in range(begin, end):
            v = queue[place]
            edges += first[v + 1] - first[v]
        if edges > most:
            break
        put = end
        for place in range(begin, end):
            v = queue[place]
            if marks and special[v]:
                met = True
            for edge in range(first[v], first[v + 1]):
                w = to[edge]
                if depth[w] < 0:
                    depth[w] = at
                    if keeps:
                        parent[w] = v
                    queue[put] = w
                    put += 1
        level, begin, end = begin, end, put
        at += 1
    return level, begin, end, at
