"""Ordered: the edges that lead to a node, in the order of DevTools' "Retainers", of which there may be millions."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from ..analysis.analysis import Analysis
from ..analysis.detached import DETACHED
from ..arrays import I32, I64, leading, order_of
from .retainers import ranks, sources_of

_FEW = 1000
"""So many names are compared one by one."""
_NAMES = 100_000
"""If more different names than this are at the same distance, they are not put in order."""


class Ordered:
    """The edges that lead to a node: those from the nearest nodes first, and from equally near ones by their names.

    What takes time is the order of the names. Only the part that is asked for is put in it, and not if it has more than
    100,000 different names.
    """

    def __init__(self, of: Analysis, edges: I32) -> None:
        self._of = of
        self._edges = edges
        self._named: set[int] = set()

    def __len__(self) -> int:
        return len(self._edges)

    def __getitem__(self, wanted: slice) -> I32:
        places = range(len(self))[wanted]
        if not places:
            return self._edges[:0]
        edges, groups = self._by_distance
        first = int(np.searchsorted(groups, min(places), "right")) - 1
        for group in range(first, len(groups) - 1):
            start, stop = groups[group : group + 2].tolist()
            if start > max(places):
                break
            if group not in self._named:
                edges[start:stop] = _by_name(self._of, edges[start:stop])
                self._named.add(group)
        return edges[wanted]

    @cached_property
    def _by_distance(self) -> tuple[I32, I64]:
        """The edges by distance; and where those from nodes of another distance begin, and the end."""
        far = ranks(self._of, sources_of(self._of, self._edges))
        order = order_of(far)
        begins = np.flatnonzero(leading(far[order]))
        return self._edges[order], np.append(begins, len(order))


def _by_name(of: Analysis, edges: I32) -> I32:
    """The edges in the order of the names of the nodes that they come from."""
    if len(edges) < 2:
        return edges
    sources = sources_of(of, edges)
    if len(edges) <= _FEW:
        names = [of.names.node(node) for node in sources.tolist()]
        return edges[sorted(range(len(names)), key=names.__getitem__)]
    keys = _keys(of, sources)
    one = np.full(int(keys.max()) + 1, -1, np.int32)
    one[keys] = sources
    used = np.flatnonzero(one >= 0)
    if len(used) > _NAMES:
        return edges
    names = [of.names.node(node) for node in one[used].tolist()]
    numbers = {name: at for at, name in enumerate(sorted({*names}))}
    one[used] = [numbers[name] for name in names]
    return edges[order_of(one[keys])]


def _keys(of: Analysis, nodes: I32) -> I64:
    """A number for each node, the same only for nodes of the same name."""
    keys = of.columns.name[nodes].astype(np.int64) << 1
    keys |= of.state[nodes] == DETACHED
    beyond = 2 * len(of.columns.strings)
    # The name of a plain object says which properties it has, and that of a joined string is its text.
    shapes = of.naming.shapes
    own = of.columns.type[nodes] == of.kinds.node("concatenated string")
    if len(shapes.nodes):
        row = np.minimum(np.searchsorted(shapes.nodes, nodes), len(shapes.nodes) - 1)
        plain = shapes.nodes[row] == nodes
        keys[plain] = beyond + shapes.shape[row[plain]]
    beyond += len(shapes.properties)
    keys[own] = beyond + nodes[own].astype(np.int64)
    return keys
