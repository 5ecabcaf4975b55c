"""The immediate dominators node by node: in plain Python for small graphs, as machine code for any.

T. Lengauer and R. Tarjan, A Fast Algorithm for Finding Dominators in a Flowgraph, 1979, in its simple version. Its
successor SEMI-NCA takes quadratic time on a ladder.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ..arrays import I32
from ..compiled import compiled
from .graph import Graph


def lengauer_tarjan(graph: Graph, starts: I32, fast: bool = False) -> I32:
    """The immediate dominator of each node. `starts` has the root, and then the nodes that it leads to without an edge.

    The root is dominated by itself, and so are nodes that cannot be reached. With `fast`, this is machine code, for
    which numba must be there.
    """
    count, root = len(graph.first) - 1, int(starts[0])
    number, degree, vertex, above = (_items(count, value, fast) for value in (-1, 0, 0, 0))
    first, to = (graph.first, graph.to) if fast else (graph.first.tolist(), graph.to.tolist())
    cursor: Any = first[:-1].astype(np.uint32) if fast else first[:-1]
    reached = _depth_first.run(fast, first, to, graph.nowhere, starts, number, degree, vertex, above, cursor)
    ends = number  # some arrays are used again for other things, to save memory
    entering = _items(_enter.run(fast, vertex, degree, ends, reached), 0, fast)
    _group.run(fast, first, to, graph.nowhere, vertex, degree, reached, entering)
    bucket, path, ancestor = degree, cursor, above
    dominator = _items(count, 0, fast)
    semi, label = (np.arange(count, dtype=np.int32) if fast else list(range(count)) for _ in range(2))
    _link.run(fast, reached, entering, ends, semi, label, ancestor, dominator, bucket, path)
    result = np.full(count, root, np.int32)
    order = np.asarray(vertex, np.int32)[:reached]
    result[order] = order[np.asarray(dominator, np.int32)[:reached]]
    return result


def _items(count: int, value: int, fast: bool) -> Any:
    return np.full(count, value, np.int32) if fast else [value] * count


@compiled
def _depth_first(
    first: Any, to: Any, nowhere: int, starts: Any, number: Any, degree: Any, vertex: Any, above: Any, cursor: Any
) -> int:
    """Number the nodes in depth-first order, and count the edges that lead to each. Returns how many are reached.

    `vertex` has the node of each number, and `above` the number of its parent.
    """
    count = 0
    for start in starts:
        if number[start] >= 0:
            continue
        v, at = start, count
        number[v], vertex[at], above[at] = at, v, 0
        count += 1
        while True:
            edge, end = cursor[v], first[v + 1]
            w = nowhere
            while edge < end:
                w = to[edge]
                edge += 1
                if w != nowhere:
                    degree[w] += 1
                    if number[w] < 0:
                        break
                    w = nowhere
            cursor[v] = edge
            if w != nowhere:
                number[w], vertex[count], above[count] = count, w, at
                v, at = w, count
                count += 1
            elif v == start:
                break
            else:
                at = above[at]
                v = vertex[at]
    return count


@compiled
def _enter(vertex: Any, degree: Any, ends: Any, count: int) -> int:
    """Make room for the predecessors of the nodes that have several. Returns how much room there is.

    Those of the node with the number i will be at ends[i - 1] … ends[i] - 1. `degree` gets where a node's begin, -1 if
    it has one predecessor.
    """
    room = 0
    for at in range(count):
        v = vertex[at]
        several = degree[v]
        if several > 1:
            degree[v] = room
            room += several
        else:
            degree[v] = -1
        ends[at] = room
    return room


@compiled
def _group(first: Any, to: Any, nowhere: int, vertex: Any, begins: Any, count: int, entering: Any) -> None:
    """Group the edges by their targets: the numbers of the predecessors of each node."""
    for at in range(count):
        v = vertex[at]
        for edge in range(first[v], first[v + 1]):
            w = to[edge]
            if w != nowhere:
                place = begins[w]
                if place >= 0:
                    entering[place] = at
                    begins[w] = place + 1


@compiled
def _best(x: int, linked: int, ancestor: Any, label: Any, semi: Any, path: Any) -> int:
    """The node with the least semidominator on the way from x to the root of its tree in the forest."""
    length = 0
    while ancestor[x] >= linked:
        path[length] = x
        length += 1
        x = ancestor[x]
    top = ancestor[x]
    while length:
        length -= 1
        y = path[length]
        up = label[x]
        if semi[up] < semi[label[y]]:
            label[y] = up
        ancestor[y] = top
        x = y
    return label[x]  # type: ignore[no-any-return]


@compiled
def _link(
    count: int,
    entering: Any,
    ends: Any,
    semi: Any,
    label: Any,
    ancestor: Any,
    dominator: Any,
    bucket: Any,
    path: Any,
) -> None:
    """Find the dominators. A node is its number in depth-first order; those from `i` on are in the forest.

    `bucket` has the first of the nodes that wait for a node, and `dominator` the next one for each that waits.
    """
    for i in range(count):
        bucket[i] = -1
    for i in range(count - 1, 0, -1):
        parent = ancestor[i]
        least = parent
        for edge in range(ends[i - 1], ends[i]):
            u = entering[edge]
            if u > i:
                u = semi[_best(u, i + 1, ancestor, label, semi, path) if ancestor[u] > i else label[u]]
            if u < least:
                least = u
        semi[i] = least
        if least == parent:
            dominator[i] = parent
        else:
            dominator[i] = bucket[least]
            bucket[least] = i
        v = bucket[parent]
        bucket[parent] = -1
        while v >= 0:
            following = dominator[v]
            u = _best(v, i, ancestor, label, semi, path) if ancestor[v] >= i else label[v]
            dominator[v] = u if semi[u] < parent else parent
            v = following
    for i in range(1, count):
        if dominator[i] != semi[i]:
            dominator[i] = dominator[dominator[i]]
