"""Which edges keep their targets alive, as Chrome DevTools sees it. Only these count for dominators.

Source: DevTools' front_end/entrypoints/heap_snapshot_worker/HeapSnapshot.ts, computeIsEssentialEdge and
markPageOwnedNodes.
"""

from __future__ import annotations

import numpy as np

from ..arrays import I32, Mask
from ..format.columns import Columns
from ..format.kinds import DOCUMENTS, Kinds
from .ephemerons import Ephemerons
from .graph import Graph


def page_owned(columns: Columns, kinds: Kinds) -> Mask:
    """Which nodes the page itself holds, and not just the debugger: everything that windows and documents lead to."""
    owned = np.zeros(len(columns.id), bool)
    out = slice(columns.first[0], columns.first[1])
    kind, to = columns.edge_type[out], columns.to[out]
    trees = (columns.type == kinds.node("synthetic")) & kinds.named(DOCUMENTS)
    start = to[(kind == kinds.edge("shortcut")) | ((kind == kinds.edge("element")) & trees[to])]
    if not len(start):
        return owned
    count = len(owned)
    depth = np.full(count + 1, -1, np.int32)
    depth[start] = depth[count] = 0
    followed = np.where(columns.edge_type == kinds.edge("weak"), np.int32(count), columns.to)
    Graph(columns.first, followed, count).walk(start, depth, 0)
    owned[:] = depth[:count] >= 0
    return owned


def essential(columns: Columns, kinds: Kinds, values: Ephemerons, sources: I32) -> Graph:
    """The graph of the edges that keep their targets alive. The root is node 0."""
    kind, to = columns.edge_type, columns.to
    dropped = kind == kinds.edge("weak")
    dropped |= to == sources
    elsewhere = kind == kinds.edge("shortcut")
    owned = page_owned(columns, kinds)
    if owned.any():
        elsewhere |= owned[to] & ~owned[sources]
    elsewhere[: columns.first[1]] = False  # the root's own edges
    dropped |= elsewhere
    dropped[values.edges[values.from_table]] = True
    return Graph(columns.first, np.where(dropped, np.int32(0), to), 0)
