"""Ordered: the edges that lead to a node, in the order of DevTools' "Retainers", of which there may be millions."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from ..analysis.analysis import Analysis
from ..arrays import I32, I64, leading, order_of
from .retainers import ranks, sources_of
from .same_names import same_names

_FEW = 1000
"""So many names are compared one by one."""
_NAMES = 100_000
"""More different names than this, at the same distance, are not sorted."""


class Ordered:
    """The edges that lead to a node: those from the nearest nodes first, and from equally near ones by their names.

    Comparing names takes most of the time. So only the part that is needed is sorted by name, and a part with more than
    100,000 different names is not.
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
        """The edges by distance, and where each distance begins, with the end of the last one."""
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
    group, examples = same_names(of, sources)
    if len(examples) > _NAMES:
        return edges
    names = [of.names.node(node) for node in examples.tolist()]
    numbers = {name: at for at, name in enumerate(sorted({*names}))}
    rank = np.array([numbers[name] for name in names], np.int32)
    return edges[order_of(rank[group])]
