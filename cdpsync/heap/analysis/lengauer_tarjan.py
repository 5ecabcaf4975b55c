"""The immediate dominators in plain Python, for graphs that are small or would take many sweeps.

T. Lengauer and R. Tarjan, A Fast Algorithm for Finding Dominators in a Flowgraph, 1979, in its simple version. Its
successor SEMI-NCA takes quadratic time on a ladder.
"""

from __future__ import annotations

import numpy as np

from ..arrays import spans_of


def lengauer_tarjan(count: int, root: int, sources: list[int], targets: list[int]) -> list[int]:
    """The immediate dominator of each node; the root's is the root itself. Every node must be reachable.

    There is an edge from sources[i] to targets[i] for each i.
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
