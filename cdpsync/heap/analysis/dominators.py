"""The dominator of each node: the nearest node that every path from the root to it leads through.

A tree T begins as the breadth-first tree, and its nodes are lifted until it is the dominator tree:

- The dominator of w is always the parent of w in T, or above that. So it is at or above the lowest node of T that is
  above all predecessors of w, and w can be lifted to that node. One sweep lifts all nodes that are too low. Sweeps go
  on until nothing moves. "Above" is a test of two numbers, because the nodes of a subtree are an interval in preorder.
  (A tree with this property whose parents are never too high is the dominator tree: L. Georgiadis and R. Tarjan,
  Dominator Tree Certification and Divergent Spanning Trees, 2015.)
- A node p of T is *closed* if no edge from outside enters its subtree except at p. Then p dominates everything below
  it. A node whose parent is closed is settled: it will not move again.
- Only nodes with several predecessors matter, and the nodes above them. When enough nodes are settled, the graph is
  contracted to those that still matter.
- Some graphs, such as ladders, would take many sweeps. As soon as plain Python could finish the rest in half the time
  that the sweeps have taken, it does so, with semidominators of the open nodes. The worst case therefore takes about
  three times as long as plain Python. Where few open nodes are above one another, walks around them end the search
  much sooner: see open_nodes.py.

None of this is needed where loops are machine code: the algorithm of lengauer_tarjan.py then takes less time for the
whole graph than a sweep.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from ..arrays import I32, I64, Mask, leading, spans_of
from ..compiled import pays
from . import open_nodes
from .graph import Graph
from .lengauer_tarjan import lengauer_tarjan
from .open_nodes import OpenNodes, cost, nesting
from .tree import Tree, ancestors, nearest

_BLOCK = 1 << 20
"""How many edges are handled at once. All of them together would need too much memory."""

_CLIMB = 24
"""The most levels that a node is lifted in one sweep. Without a limit, ladders would take quadratic time."""

# Rough costs in nanoseconds. Only their ratios matter: they decide when plain Python takes over.
_SWEEP_A_NODE, _SWEEP_A_NARROW_NODE, _SWEEP_AN_EDGE = 120, 1500, 40

_SAVED = 2.5e-7
"""About how many seconds machine code saves for each edge."""

_PATIENCE = 2
"""How many times faster plain Python must be to take over: real heaps are often done after one more sweep."""


def dominators(graph: Graph, sources: I32, root: int) -> Callable[[], I32]:
    """A function that finds the immediate dominator of every node; the root's is the root itself.

    It does not keep the arguments, which may take as much memory as everything else. `sources` has the node that each
    edge comes from. Nodes that no edge leads to are treated as children of the root. Nodes that still cannot be reached
    are dominated by the root, and their edges are ignored.
    """
    if pays(len(graph.to) * _SAVED):
        return partial(lengauer_tarjan, graph, _starts(graph, root), True)
    return _lifting(graph, sources, root).run


def _starts(graph: Graph, root: int) -> I32:
    """The root, and the nodes that no edge leads to."""
    orphan = np.ones(len(graph.first) - 1, bool)
    orphan[graph.to] = orphan[root] = False
    return np.concatenate(([root], np.flatnonzero(orphan))).astype(np.int32)


def _lifting(graph: Graph, sources: I32, root: int) -> _Lifting:
    count = len(graph.first) - 1
    several, orphans = _indegrees(graph.to, count)
    parent = np.full(count, root, np.int32)
    depth = np.full(count, -1, np.int32)
    depth[root] = depth[graph.nowhere] = 0
    reached = np.concatenate((np.array([root], np.int32), orphans[orphans != root]))
    depth[reached] = 0
    graph.walk(reached, depth, 0, parent)
    unreached = depth < 0
    several[root] = several[graph.nowhere] = False
    matters = several[graph.to]
    if unreached.any():
        matters &= ~unreached[sources]
        several &= ~unreached
    return _Lifting(parent, root, graph.to[matters], sources[matters])


def _indegrees(to: I32, count: int) -> tuple[Mask, I32]:
    """Which nodes have several edges leading to them, and the nodes that have none. np.bincount would copy `to`."""
    last = np.full(count, -1, np.int32)
    several = np.zeros(count, bool)
    blocks = range(0, len(to), _BLOCK)
    for start in blocks:
        part = to[start : start + _BLOCK]
        last[part] = np.arange(start, start + len(part), dtype=np.int32)
    for start in blocks:
        part = to[start : start + _BLOCK]
        several[part[last[part] != np.arange(start, start + len(part), dtype=np.int32)]] = True
    return several, np.flatnonzero(last < 0).astype(np.int32)


class _Lifting:
    """The part of the graph that is not settled, which numbers its nodes from 0."""

    whole: I32
    """The parent of each node of the whole graph: the result."""
    ids: I32
    """The number that each node has in the whole graph."""
    parent: I32
    """The parent of each node in the tree."""
    root: int
    spent: int
    """About how many nanoseconds the sweeps have taken."""
    contracted: int
    """How many targets there were after the last contraction."""
    targets: I32
    """The nodes with several predecessors that may still move."""
    sources: I32
    """The predecessors of the targets; see `_group`."""
    first: I64

    def __init__(self, parent: I32, root: int, targets: I32, sources: I32) -> None:
        self.whole = self.parent = parent
        self.ids = np.arange(len(parent), dtype=np.int32)
        self.root = root
        self.spent = 0
        self.targets = targets
        self.sources = sources

    def run(self) -> I32:
        """The dominator of every node."""
        self._contract()
        while len(self.targets):
            if self._sweep():
                break
        return self.whole

    def _contract(self) -> None:
        """Keep only the targets and what is above them. The source of an edge becomes the nearest node that is kept.

        Before the call, `targets` has an item for each edge.
        """
        targets, sources = self.targets, self.sources
        del self.targets, self.sources  # this is where most memory is needed, so everything is freed early
        keep = np.zeros(len(self.parent), bool)
        keep[targets] = keep[self.root] = True
        ancestors(self.parent, keep)
        kept = np.flatnonzero(keep).astype(np.int32)
        local = np.cumsum(keep, dtype=np.int32) - 1
        local = local[nearest(self.parent, keep)]
        packed = local[targets].astype(np.int64)
        del targets
        packed <<= 32
        packed |= local[sources]
        del sources
        packed.sort()
        packed = packed[leading(packed)]
        self.parent = local[self.parent[kept]]
        self.ids = self.ids[kept]
        self.root = int(local[self.root])
        sources = packed.astype(np.int32)
        packed >>= 32
        targets = packed.astype(np.int32)
        del packed
        self._group(targets, sources)
        self.contracted = len(self.targets)

    def _group(self, targets: I32, sources: I32) -> None:
        """Group the edges by target: those to targets[i] come from sources[first[i]:first[i + 1]]."""
        begins = np.flatnonzero(leading(targets))
        self.targets = targets[begins]
        self.first = np.append(begins, len(targets)).astype(np.int64)
        self.sources = sources

    def _sweep(self) -> bool:
        """Lift the nodes that must be lifted. Returns True when the tree is the dominator tree."""
        count, targets = len(self.parent), self.targets
        tree = Tree(self.parent, self.root)
        self.spent += tree.narrow * _SWEEP_A_NARROW_NODE + count * _SWEEP_A_NODE + len(self.sources) * _SWEEP_AN_EDGE
        by_position, by_last = tree.number()
        before, last = np.empty(count, np.int32), np.empty(count, np.int32)
        before[tree.order], last[tree.order] = by_position, by_last
        numbers = before[self.sources]
        low = np.minimum.reduceat(numbers, self.first[:-1])
        high = np.maximum.reduceat(numbers, self.first[:-1])
        above = self.parent[targets]
        moves = (low < before[above]) | (high > last[above])
        if not moves.any():
            self._store()
            return True
        opened = self._opened(tree, by_position, by_last, targets, low, high)
        unsettled = opened[above]
        left = int(np.count_nonzero(unsettled))
        edges = np.diff(self.first)[unsettled]
        edges_left = int(edges.sum())
        plain = (left + np.count_nonzero(opened)) * open_nodes.A_NODE + edges_left * open_nodes.AN_EDGE
        _, depths = nesting(self.parent, self.root, opened)
        walks = cost(depths[above[unsettled]], edges)
        next_sweep = left * _SWEEP_A_NODE + edges_left * _SWEEP_AN_EDGE
        if min(plain, walks) * _PATIENCE < self.spent or walks < _PATIENCE * next_sweep:
            self._keep_only(unsettled)
            core = OpenNodes(self.parent, self.root, opened, self.targets, self.first, self.sources)
            core.settle(self.parent, self.targets, walks < plain)
            self._store()
            return True
        self._lift(targets[moves], low[moves], high[moves], before, last)
        self._keep_only(unsettled)
        if left < 0.7 * self.contracted:
            self._store()
            self.targets = np.repeat(self.targets, np.diff(self.first))
            self._contract()
        return False

    def _opened(self, tree: Tree, before: I32, last: I32, targets: I32, low: I32, high: I32) -> Mask:
        """The nodes that are not closed: an edge from outside leads into the subtree, and not to the node itself."""
        count = len(before)
        result = np.empty(count, bool)
        least, most = before.copy(), before.copy()
        own_least, own_most = np.full(count, count, np.int32), np.full(count, -1, np.int32)
        position = tree.position[targets]
        own_least[position], own_most[position] = low, high
        # An edge to a node does not open the node itself but those above it, so it counts for the parent.
        up = tree.up
        inner = slice(1, None)
        _put(np.minimum, least, up[inner], own_least[inner])
        _put(np.maximum, most, up[inner], own_most[inner])
        tree.below(least, np.minimum)
        tree.below(most, np.maximum)
        result[tree.order] = (least < before) | (most > last)
        return result

    def _lift(self, targets: I32, low: I32, high: I32, before: I32, last: I32) -> None:
        current = self.parent[targets]
        moving = np.arange(len(targets))
        place = current
        for _ in range(_CLIMB):
            place = self.parent[place]
            current[moving] = place
            still = (low < before[place]) | (high > last[place])
            if not still.any():
                break
            moving, place, low, high = moving[still], place[still], low[still], high[still]
        self.parent[targets] = current

    def _keep_only(self, which: Mask) -> None:
        if which.all():
            return
        edges = np.repeat(which, np.diff(self.first))
        counts = np.diff(self.first)[which]
        self.targets, self.sources, self.first = self.targets[which], self.sources[edges], spans_of(counts)

    def _store(self) -> None:
        if self.parent is not self.whole:
            self.whole[self.ids] = self.ids[self.parent]


def _put(reduce: np.ufunc, into: I32, groups: I32, values: I32) -> None:
    """Reduce the values of each run of equal groups, together with the group's value in `into`."""
    begins = np.flatnonzero(leading(groups))
    if len(begins):
        at = groups[begins]
        into[at] = reduce(into[at], reduce.reduceat(values, begins))
