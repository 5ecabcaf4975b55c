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
  three times as long as plain Python.
"""

from __future__ import annotations

import numpy as np

from .arrays import I32, I64, Mask, leading, spans_of
from .graph import Graph, Tree, ancestors, nearest

_BLOCK = 1 << 20
"""How many edges are handled at once. All of them together would need too much memory."""

_CLIMB = 24
"""The most levels that a node is lifted in one sweep. Without a limit, ladders would take quadratic time."""

# Rough costs in nanoseconds. Only their ratios matter: they decide when plain Python takes over.
_SWEEP_A_NODE, _SWEEP_A_NARROW_NODE, _SWEEP_AN_EDGE, _PLAIN_A_NODE, _PLAIN_AN_EDGE = 120, 1500, 40, 800, 500

_PATIENCE = 2
"""How many times faster plain Python must be to take over: real heaps are often done after one more sweep."""


def lifting(graph: Graph, sources: I32, root: int) -> _Lifting:
    """A `_Lifting` that is ready to run. It finds the immediate dominator of every node; the root's is the root itself.

    It does not keep the arguments, which may take as much memory as everything else. `sources` has the node that each
    edge comes from. Nodes that no edge leads to are treated as children of the root. Nodes that still cannot be reached
    are dominated by the root, and their edges are ignored.
    """
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
    """The part of the graph that is not settled. It numbers its nodes from 0; `ids` has their numbers in the graph."""

    whole: I32
    ids: I32
    parent: I32
    root: int
    spent: int
    worth: int
    targets: I32
    sources: I32
    first: I64

    def __init__(self, parent: I32, root: int, targets: I32, sources: I32) -> None:
        self.whole: I32 = parent
        self.ids: I32 = np.arange(len(parent), dtype=np.int32)
        self.parent: I32 = parent
        self.root: int = root
        self.spent: int = 0
        self.targets: I32 = targets
        self.sources: I32 = sources

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
        self.worth: int = len(self.targets)

    def _group(self, targets: I32, sources: I32) -> None:
        """Group the edges by target: those to targets[i] come from sources[first[i]:first[i + 1]]."""
        begins = np.flatnonzero(leading(targets))
        self.targets = targets[begins]
        self.first: I64 = np.append(begins, len(targets)).astype(np.int64)
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
        leaves = (low < before[above]) | (high > last[above])
        if not leaves.any():
            self._store()
            return True
        opened = self._opened(tree, by_position, by_last, targets, low, high)
        unsettled = opened[above]
        left = int(np.count_nonzero(unsettled))
        edges_left = int((self.first[1:] - self.first[:-1])[unsettled].sum())
        plain = (left + np.count_nonzero(opened)) * _PLAIN_A_NODE + edges_left * _PLAIN_AN_EDGE
        if plain * _PATIENCE < self.spent:
            self._keep_only(unsettled)
            _finish(self.parent, self.root, opened, self.targets, self.first, self.sources)
            self._store()
            return True
        self._lift(targets[leaves], low[leaves], high[leaves], before, last)
        self._keep_only(unsettled)
        if left < 0.7 * self.worth:
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


def _finish(parent: I32, root: int, opened: Mask, targets: I32, first: I64, sources: I32) -> None:
    """Find the dominators of `targets`, whose parents are open, in place. Everything else is settled.

    This works on a graph of the open nodes, their children and the nodes right above them. Nodes that are settled get a
    single edge, from the nearest of these nodes above them.
    """
    keep = opened.copy()
    keep[targets] = keep[root] = True
    keep[parent[np.flatnonzero(opened)]] = True
    kept = np.flatnonzero(keep).astype(np.int32)
    local = (np.cumsum(keep, dtype=np.int32) - 1)[nearest(parent, keep)]
    start = int(local[root])
    open_ended = np.zeros(len(kept), bool)
    open_ended[local[targets]] = True
    settled = np.flatnonzero(~open_ended)
    settled = settled[settled != start]
    to = np.concatenate((np.repeat(local[targets], np.diff(first)), settled))
    by = np.concatenate((local[sources], local[parent[kept[settled]]]))
    found = lengauer_tarjan(len(kept), start, by.tolist(), to.tolist())
    parent[targets] = kept[np.array(found, np.int32)[local[targets]]]


def lengauer_tarjan(count: int, root: int, sources: list[int], targets: list[int]) -> list[int]:
    """The immediate dominators, in plain Python; the root's is the root itself. Every node must be reachable.

    This is the simple version of T. Lengauer and R. Tarjan, A Fast Algorithm for Finding Dominators in a Flowgraph,
    1979. Its successor SEMI-NCA takes quadratic time on a ladder.
    """
    leaving, out = _grouped(count, sources, targets)
    entering, into = _grouped(count, targets, sources)
    vertex, above = _depth_first(count, root, leaving, out)
    number = [0] * count
    for i, v in enumerate(vertex):
        number[v] = i
    # From here on, a node is its number in depth-first order. Those from `linked` on are in the forest.
    semi = list(range(count))
    label, ancestor, dominator = semi[:], above[:], above[:]
    buckets: list[list[int] | None] = [None] * count

    def best(x: int, linked: int) -> int:
        """The node with the least semidominator on the way from x to the root of its tree."""
        path = []
        while ancestor[x] >= linked:
            path.append(x)
            x = ancestor[x]
        top = x
        while path:
            y = path.pop()
            up = label[x]
            if semi[up] < semi[label[y]]:
                label[y] = up
            ancestor[y] = ancestor[top]
            x = y
        return label[x]

    for i in range(count - 1, 0, -1):
        least = i
        for edge in range(entering[vertex[i]], entering[vertex[i] + 1]):
            u = number[into[edge]]
            if u > i:
                u = semi[best(u, i + 1)]
            if u < least:
                least = u
        semi[i] = least
        parent = above[i]
        if least == parent:
            dominator[i] = parent
        else:
            bucket = buckets[least]
            if bucket is None:
                buckets[least] = [i]
            else:
                bucket.append(i)
        waiting = buckets[parent]
        if waiting is not None:
            for v in waiting:
                u = best(v, i)
                dominator[v] = u if semi[u] < parent else parent
            buckets[parent] = None
    for i in range(1, count):
        if dominator[i] != semi[i]:
            dominator[i] = dominator[dominator[i]]
    result = [0] * count
    for i, v in enumerate(vertex):
        result[v] = vertex[dominator[i]]
    return result


def _grouped(count: int, keys: list[int], values: list[int]) -> tuple[list[int], list[int]]:
    """The values by key: those of the key k are values[first[k]:first[k + 1]]."""
    key = np.array(keys, np.int64)
    first = spans_of(np.bincount(key, minlength=count).astype(np.int64))
    return first.tolist(), np.array(values, np.int64)[np.argsort(key, kind="stable")].tolist()


def _depth_first(count: int, root: int, leaving: list[int], out: list[int]) -> tuple[list[int], list[int]]:
    """The nodes in depth-first order, and the number of each one's parent in that order."""
    number = [-1] * count
    number[root] = 0
    vertex, above = [root], [0]
    cursor = leaving[:]
    stack = [root]
    while stack:
        v = stack[-1]
        at, end = cursor[v], leaving[v + 1]
        while at < end:
            w = out[at]
            at += 1
            if number[w] < 0:
                number[w] = len(vertex)
                vertex.append(w)
                above.append(number[v])
                stack.append(w)
                break
        else:
            stack.pop()
        cursor[v] = at
    return vertex, above
