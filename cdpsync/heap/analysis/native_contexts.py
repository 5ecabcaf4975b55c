"""Which native context each node belongs to: which page, frame, extension or realm has made it.

An object belongs to the native context that its map leads to, by way of the map of that map. What has no such map
belongs to the native contexts that own what refers to it: if there are several of them, it is shared.

Source: DevTools' HeapSnapshot.ts, calculateNativeContextAttribution and propagateNativeContextAttribution.
"""

from __future__ import annotations

import numpy as np

from ..arrays import I32, Mask, unique
from ..format.columns import Columns
from ..format.kinds import Kinds
from .graph import Graph
from .links import targets
from .tree import nearest

NOBODY, SHARED = -1, -2
_AT_ONCE = 1 << 18
_NAMES = ("system / NativeContext", "Detached system / NativeContext")


def are_native_contexts(kinds: Kinds) -> Mask:
    """Which nodes are native contexts."""
    found = np.zeros_like(kinds.nodes())
    for name in _NAMES:
        found |= kinds.named(name) | kinds.name_starts_with(f"{name} / ")
    return found


def native_contexts(columns: Columns, kinds: Kinds) -> I32:
    """The native context that each node belongs to, as a node; NOBODY or SHARED for other nodes."""
    count = len(columns.id)
    is_native = are_native_contexts(kinds)
    maps = targets(columns, kinds, "map", type="internal")
    fixed = np.full(count, NOBODY, np.int32)
    mapped = np.flatnonzero(maps >= 0)
    mapped = mapped[maps[maps[mapped]] >= 0]
    if len(mapped):
        to_native = _first_native(columns, kinds, is_native)
        fixed[mapped] = to_native[maps[maps[mapped]]]
    (natives,) = np.nonzero(is_native)
    fixed[natives] = natives
    known = fixed >= 0
    # First each node gets one owner. Where owners meet, a node is shared, and so is all that it leads to.
    dropped = known[columns.to]
    for kind in ("shortcut", "weak"):
        dropped |= columns.edge_type == kinds.edge(kind)
    followed = np.where(dropped, np.int32(count), columns.to)
    del dropped
    graph = Graph(columns.first, followed, count)
    depth, parent = np.full(count + 1, -1, np.int32), np.arange(count + 1, dtype=np.int32)
    depth[:count][known] = depth[count] = 0
    graph.walk(np.flatnonzero(known).astype(np.int32), depth, 0, parent)
    owner = np.full(count + 1, NOBODY, np.int32)
    owner[:count] = fixed[nearest(parent[:count], depth[:count] <= 0)]
    del parent
    meet = []
    for start in range(0, count, _AT_ONCE):
        end = min(start + _AT_ONCE, count)
        to = followed[columns.first[start] : columns.first[end]]
        by = np.repeat(owner[start:end], np.diff(columns.first[start : end + 1]))
        meet.append(to[(by >= 0) & (to != count) & (owner[to] != by)])
    depth[:] = -1
    both = unique(np.concatenate(meet))
    depth[both] = depth[count] = 0
    graph.walk(both, depth, 0)
    owner = owner[:count]
    owner[depth[:count] >= 0] = SHARED
    return owner


def _first_native(columns: Columns, kinds: Kinds, is_native: Mask) -> I32:
    """The native context that each node refers to by name; NOBODY for other nodes."""
    edges = np.flatnonzero(kinds.edges_named("native_context") & (columns.edge_type == kinds.edge("internal")))
    edges = edges[is_native[columns.to[edges]]][::-1]
    found = np.full(len(columns.id), NOBODY, np.int32)
    found[np.searchsorted(columns.first, edges, "right") - 1] = columns.to[edges]
    return found
