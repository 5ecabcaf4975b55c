"""Which edges lead to a node, and on which of them its shortest path ends. Nodes and edges are numbers here.

Source: DevTools' HeapSnapshot.ts, retainersProvider, and its view of "Retainers".
"""

from __future__ import annotations

import numpy as np

from ..analysis.analysis import Analysis
from ..analysis.distances import UNREACHABLE
from ..arrays import I32, I64

_BEYOND = 1 << 40  # sorts after every distance
_NAMES = 1000
"""If more retainers than this are at the same distance, the first is taken instead of the first by name."""


def source_of(of: Analysis, edge: int) -> int:
    """The node that an edge comes from."""
    return int(np.searchsorted(of.columns.first, edge, "right")) - 1


def rank(of: Analysis, node: int) -> int:
    """The distance of a node, for sorting: nodes that nothing reaches come last."""
    distance = int(of.distance[node])
    return _BEYOND if distance == UNREACHABLE else distance


def edges_to(of: Analysis, node: int, *, weak: bool = False) -> I32:
    """The edges that lead to a node, except those from the root. The last ones come first, as in DevTools.

    Edges that do not keep the node alive are left out unless `weak` is true.
    """
    found = of.edges_to(node)
    if not weak:
        kinds = of.columns.edge_type[found]
        found = found[(kinds != of.kinds.edge("weak")) & (kinds != of.kinds.edge("invisible"))]
    backwards: I32 = found[found >= of.columns.first[1]][::-1]
    return backwards


def sources_of(of: Analysis, edges: I32) -> I32:
    """The node that each edge comes from."""
    if len(edges) > len(of.columns.to) // 16:
        return of.sources()[edges]
    return (np.searchsorted(of.columns.first, edges, "right") - 1).astype(np.int32)


def ranks(of: Analysis, nodes: I32) -> I64:
    """The distance of each node, for sorting: nodes that nothing reaches come last."""
    far = of.distance[nodes].astype(np.int64)
    far[far == UNREACHABLE] = _BEYOND
    return far


def nearest(of: Analysis, node: int) -> int | None:
    """The edge from the retainer that is nearest to the roots; None if no retainer is nearer than the node itself."""
    edges = edges_to(of, node)
    if not len(edges):
        return None
    sources = sources_of(of, edges)
    far = ranks(of, sources)
    least = far.min()
    if least >= rank(of, node):
        return None
    places: list[int] = np.flatnonzero(far == least).tolist()
    if 1 < len(places) <= _NAMES:
        places.sort(key=lambda place: of.names.node(int(sources[place])))
    return int(edges[places[0]])


def shortest(of: Analysis, node: int) -> list[int]:
    """The edges of the shortest path from the roots to a node, from the first to the last."""
    edges = []
    while (edge := nearest(of, node)) is not None:
        edges.append(edge)
        node = source_of(of, edge)
    return edges[::-1]
