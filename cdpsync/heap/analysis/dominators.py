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

Machine code needs none of this: the algorithm of lengauer_tarjan.py then takes less time for the whole graph than a
sweep.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from ..arrays import I32, Mask
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

_SAVED = 1.4e-7
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
    degrees = _indegrees(graph.to, count)
    several = degrees > 1
    degrees[root] = 1
    reached = np.concatenate(([root], np.flatnonzero(degrees == 0))).astype(np.int32)
    del degrees
    parent = np.full(count, root, np.int32)
    depth = np.full(count, -1, np.int32)
    depth[root] = depth[graph.nowhere] = 0
    depth[reached] = 0
    graph.walk(reached, depth, 0, parent)
    unreached = depth < 0
    several[root] = several[graph.nowhere] = False
    matters = several[graph.to]
    if unreached.any():
        matters &= ~unreached[sources]
    return _Lifting(parent, root, graph.to[matters], sources[matters])


def _indegrees(to: I32, count: int) -> I32:
    """How many edges lead to each node. np.bincount would copy `to`."""
    degrees = np.zeros(count, np.int32)
    for start in range(0, len(to), _BLOCK):
        np.add.at(degrees, to[start : start + _BLOCK], np.int32(1))
    return degrees


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
    several: Mask
    """The nodes with several predecessors that may still move."""
    targets: I32
    """The edges that lead to these nodes, in any order: sources[i] to targets[i]."""
    sources: I32

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
        while len(self.targets) and not self._sweep():
            pass
        return self.whole

    def _contract(self) -> None:
        """Keep only the targets and what is above them. The source of an edge becomes the nearest node that is kept."""
        keep = np.zeros(len(self.parent), bool)
        keep[self.targets] = True
        self.contracted = int(np.count_nonzero(keep))
        several = keep.copy()
        keep[self.root] = True
        ancestors(self.parent, keep)
        kept = np.flatnonzero(keep).astype(np.int32)
        local = np.cumsum(keep, dtype=np.int32) - 1
        local = local[nearest(self.parent, keep)]
        self.several = several[kept]
        self.parent = local[self.parent[kept]]
        self.ids = self.ids[kept]
        self.root = int(local[self.root])
        self.targets = local[self.targets]
        self.sources = local[self.sources]

    def _sweep(self) -> bool:
        """Lift the nodes that must be lifted. Returns True when the tree is the dominator tree."""
        count, parent = len(self.parent), self.parent
        tree = Tree(parent, self.root)
        self.spent += tree.narrow * _SWEEP_A_NARROW_NODE + count * _SWEEP_A_NODE + len(self.sources) * _SWEEP_AN_EDGE
        by_position, by_last = tree.number()
        before, last = np.empty(count, np.int32), np.empty(count, np.int32)
        before[tree.order], last[tree.order] = by_position, by_last
        low, high = np.full(count, count, np.int32), np.full(count, -1, np.int32)
        numbers = before[self.sources]
        np.minimum.at(low, self.targets, numbers)
        np.maximum.at(high, self.targets, numbers)
        del numbers
        moves = ((low < before[parent]) | (high > last[parent])) & self.several
        if not moves.any():
            self._store()
            return True
        opened = self._opened(tree, by_position, by_last, low, high)
        unsettled = opened[parent] & self.several
        left = int(np.count_nonzero(unsettled))
        edges = unsettled[self.targets]
        self.targets, self.sources = self.targets[edges], self.sources[edges]
        self.several = unsettled
        plain = (left + int(np.count_nonzero(opened))) * open_nodes.A_NODE + len(self.targets) * open_nodes.AN_EDGE
        depths = nesting(parent, self.root, opened)[1][parent]
        walks = cost(depths[unsettled], depths[self.targets])
        next_sweep = left * _SWEEP_A_NODE + len(self.targets) * _SWEEP_AN_EDGE
        if min(plain, walks) * _PATIENCE < self.spent or walks < _PATIENCE * next_sweep:
            nodes = np.flatnonzero(unsettled).astype(np.int32)
            core = OpenNodes(parent, self.root, opened, nodes, self.targets, self.sources)
            core.settle(parent, nodes, walks < plain)
            self._store()
            return True
        moving = np.flatnonzero(moves).astype(np.int32)
        self._lift(moving, low[moving], high[moving], before, last)
        if left < 0.7 * self.contracted:
            self._store()
            self._contract()
        return False

    def _opened(self, tree: Tree, before: I32, last: I32, low: I32, high: I32) -> Mask:
        """The nodes that are not closed: an edge from outside leads into the subtree, and not to the node itself."""
        result = np.empty(len(before), bool)
        least, most = before.copy(), before.copy()
        # An edge to a node does not open the node itself but those above it, so it counts for the parent.
        np.minimum.at(least, tree.up[1:], low[tree.order[1:]])
        np.maximum.at(most, tree.up[1:], high[tree.order[1:]])
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

    def _store(self) -> None:
        if self.parent is not self.whole:
            self.whole[self.ids] = self.ids[self.parent]
