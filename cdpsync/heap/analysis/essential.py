"""Which edges keep their targets alive, as Chrome DevTools sees it. Only these count for dominators.

Source: DevTools' front_end/entrypoints/heap_snapshot_worker/HeapSnapshot.ts, computeIsEssentialEdge and
markPageOwnedNodes.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..arrays import I32, Mask, unique
from ..format.columns import Columns
from ..format.kinds import DOCUMENTS, Kinds
from .distances import SYSTEM
from .ephemerons import Ephemerons
from .graph import Graph


def page_owned(columns: Columns, kinds: Kinds, sources: I32, distance: Callable[[], I32]) -> Mask:
    """Which nodes the page itself holds, and not just the debugger: everything that windows and documents lead to.

    `distance` returns the distance of each node. What the program reaches is most of it, so only the rest is searched.
    """
    owned = np.zeros(len(columns.id), bool)
    out = slice(columns.first[0], columns.first[1])
    kind, to = columns.edge_type[out], columns.to[out]
    trees = (columns.type == kinds.node("synthetic")) & kinds.named(DOCUMENTS)
    start = to[(kind == kinds.edge("shortcut")) | ((kind == kinds.edge("element")) & trees[to])]
    if not len(start):
        return owned
    strong = columns.edge_type != kinds.edge("weak")
    if np.isin(kinds.user_roots(), start).all():
        far = distance()
        owned = (far >= 0) & (far < SYSTEM)
        beyond = columns.to[strong & ~owned[columns.to] & owned[sources]]
        start = unique(np.concatenate((start[~owned[start]], beyond)))
    count = len(owned)
    depth = np.full(count + 1, -1, np.int32)
    depth[:-1][owned] = depth[start] = depth[count] = 0
    if len(start):
        Graph(columns.first, np.where(strong, columns.to, np.int32(count)), count).walk(start, depth, 0)
    return depth[:count] >= 0


def essential(columns: Columns, kinds: Kinds, values: Ephemerons, sources: I32, distance: Callable[[], I32]) -> Graph:
    """The graph of the edges that keep their targets alive. The root is node 0."""
    kind, to = columns.edge_type, columns.to
    dropped = kind == kinds.edge("weak")
    dropped |= to == sources
    elsewhere = kind == kinds.edge("shortcut")
    owned = page_owned(columns, kinds, sources, distance)
    if owned.any():
        elsewhere |= owned[to] & ~owned[sources]
    elsewhere[: columns.first[1]] = False  # the root's own edges
    dropped |= elsewhere
    dropped[values.edges[values.from_table]] = True
    return Graph(columns.first, np.where(dropped, np.int32(0), to), 0)
