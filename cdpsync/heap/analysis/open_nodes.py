"""The end of the search for dominators: what the open nodes dominate. See dominators.py for what an open node is.

A child of an open node d is dominated by d if nothing leads to it but through d. A walk that begins with the edges that
enter the subtree of d from outside, and avoids d, finds the children that d does not dominate. They become children of
the parent of d. Then d is closed, and it is the turn of the open nodes above it. Open nodes that are equally deep, as
the number of open nodes above them goes, have separate subtrees, so one walk is enough for all of them. Heaps of DOM
and of syntax trees have many nodes below few open ones: one or two walks are enough there.

If there is too much to walk, plain Python finds the dominators without walks.
"""

from __future__ import annotations

import numpy as np

from ..arrays import I32, Mask, distinct, leading, spans_of
from ..compiled import pays
from .graph import Graph
from .lengauer_tarjan import lengauer_tarjan
from .tree import nearest

# Rough costs in nanoseconds. Only their ratios matter: they decide when plain Python takes over.
A_NODE, AN_EDGE = 800, 500
"""In plain Python."""
_GROUP_AN_EDGE, _WALK_A_NODE, _WALK_A_NARROW_NODE, _WALK_AN_EDGE, _WALK = 60, 30, 1000, 25, 100_000

_MOST_WALKS = 1000


def nesting(parent: I32, root: int, opened: Mask) -> tuple[I32, I32]:
    """The nearest open node at or above each node, and how many open nodes are at or above each node.

    If all of them are closed, these are the root and 0.
    """
    marked = opened.copy()
    marked[root] = True
    inside = nearest(parent, marked)
    nodes = np.flatnonzero(marked)
    depth = np.zeros(len(parent), np.int32)
    depth[nodes] = 1
    depth[root] = 0
    above = np.arange(len(parent), dtype=np.int32)
    above[nodes] = inside[parent[nodes]]
    above[root] = root
    while True:  # each turn doubles how far `above` reaches
        far = above[nodes]
        if (far == root).all():
            return inside, depth[inside]
        depth[nodes] += depth[far]
        above[nodes] = above[far]


def cost(depths: I32, of_edges: I32) -> float:
    """About how many nanoseconds walks take, by the number of open nodes above each node, and above each edge's end."""
    if not len(depths):
        return 0.0
    if depths.max() > _MOST_WALKS:
        return float("inf")
    visits = _WALK_A_NODE * int(depths.sum()) + _WALK_AN_EDGE * int(of_edges.sum())
    return float(visits + _GROUP_AN_EDGE * len(of_edges) + _WALK * int(depths.max()))


class OpenNodes:
    """The graph of the open nodes, their children and the nodes right above them.

    The other nodes are settled. An edge from one of them counts as one from the nearest node above it that is in the
    graph. Settled nodes in the graph get a single edge, from the nearest of its nodes above them.
    """

    def __init__(self, parent: I32, root: int, opened: Mask, nodes: I32, targets: I32, sources: I32) -> None:
        """`nodes` are the children, in rising order. The edges to them lead from sources[i] to targets[i]."""
        keep = opened.copy()
        keep[nodes] = keep[root] = True
        keep[parent[np.flatnonzero(opened)]] = True
        self._ids = np.flatnonzero(keep).astype(np.int32)
        local = (np.cumsum(keep, dtype=np.int32) - 1)[nearest(parent, keep)]
        self._count = len(self._ids)
        self._root = int(local[root])
        self._up = local[parent[self._ids]]
        self._opened = opened[self._ids]
        self._own = local[nodes]
        settled = np.ones(self._count, bool)
        settled[self._own] = settled[self._root] = False
        kept = np.flatnonzero(settled)
        packed = np.concatenate((local[sources], self._up[kept])).astype(np.int64)
        packed <<= 32
        packed |= np.concatenate((local[targets], kept.astype(np.int32)))
        packed.sort()
        packed = packed[leading(packed)]
        self._to = packed.astype(np.int32)
        packed >>= 32
        self._by = packed.astype(np.int32)

    def settle(self, parent: I32, nodes: I32, walks: bool) -> None:
        """Find the dominators of the nodes, in place. `walks` says whether to try walks first."""
        graph = Graph(spans_of(np.bincount(self._by, minlength=self._count)), self._to, self._root)
        if not walks or not self._walk(graph):
            fast = pays((self._count * A_NODE + len(self._to) * AN_EDGE) * 1e-9)
            self._up = lengauer_tarjan(graph, np.array([self._root], np.int32), fast)
        parent[nodes] = self._ids[self._up[self._own]]

    def _walk(self, graph: Graph) -> bool:
        """Walk around the open nodes, the deepest first. Returns False as soon as plain Python would be faster."""
        up, count, root = self._up, self._count, self._root
        inside, depths = nesting(up, root, self._opened)
        above = inside[up]  # for open nodes: the next open node above
        # Sorted like this, the edges that matter to a walk come first: those to nodes that are deep enough.
        depth_of_edge = (-depths[self._to]).astype(np.int16)
        order = np.argsort(depth_of_edge, kind="stable")
        to, by, depth_of_edge = self._to[order], self._by[order], depth_of_edge[order]
        slot = np.empty(count, np.int32)
        patience = float(count * A_NODE + len(to) * AN_EDGE)
        for depth in range(int(depths.max()), 0, -1):
            active = np.flatnonzero(depths >= depth).astype(np.int32)
            around = inside[active]
            seen = np.zeros(count, np.int32)
            seen[active] = -1
            seen[around] = 0
            edges = slice(0, int(np.searchsorted(depth_of_edge, -depth, "right")))
            entering = (seen[to[edges]] < 0) & (inside[by[edges]] != inside[to[edges]])
            start = distinct(to[edges][entering], slot)
            seen[start] = 1
            patience -= graph.walk(start, seen, 1) * _WALK_A_NARROW_NODE
            children = active[(seen[active] > 0) & (up[active] == around)]
            up[children] = up[up[children]]
            inside[active] = above[around]
            if patience < 0 and depth > 1:
                return False
        return True
