"""Which edges keep their targets alive, as Chrome DevTools sees it. Only these count for dominators.

Source: DevTools' front_end/entrypoints/heap_snapshot_worker/HeapSnapshot.ts, computeIsEssentialEdge and
markPageOwnedNodes.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from ..arrays import I32, I64, Mask
from ..format.columns import Columns
from ..format.kinds import DOCUMENTS, Kinds
from .graph import Graph

_LONGEST = 4096  # V8 writes 1,024 characters; for longer texts the pattern takes quadratic time
_EPHEMERON = re.compile(
    r"\d+( / part of key \(.*? @\d+\) -> value \(.*? @\d+\) pair in WeakMap \(table @(\d+)\))", re.ASCII
)


class Ephemerons(NamedTuple):
    """The edges that hold the values of WeakMaps. There are two for each value, from its key and from the table."""

    edges: I64
    sources: I32
    pairs: I32
    """A number that the two edges of a value have in common."""
    from_table: Mask
    """Which edges come from the table."""


def ephemerons(columns: Columns, kinds: Kinds) -> Ephemerons:
    """The edges that hold the values of WeakMaps, found by the names that V8 gives them."""
    strings = columns.strings
    pair_of = np.full(len(strings), -1, np.int32)
    table_of = np.full(len(strings), -1, np.int64)
    pairs: dict[str, int] = {}
    for number in strings.numbers_with(" pair in WeakMap (table @"):
        found = _EPHEMERON.fullmatch(strings[number][:_LONGEST])
        if found:
            pair_of[number] = pairs.setdefault(found[1], len(pairs))
            table_of[number] = int(found[2]) if len(found[2]) < 19 else -1
    if not pairs:
        nothing = np.zeros(0, np.int32)
        return Ephemerons(nothing.astype(np.int64), nothing, nothing, np.zeros(0, bool))
    edges = np.flatnonzero(columns.edge_type == kinds.edge("internal"))
    names = columns.edge_name[edges]
    those = pair_of[names] >= 0
    edges, names = edges[those], names[those]
    sources = (np.searchsorted(columns.first, edges, "right") - 1).astype(np.int32)
    return Ephemerons(edges, sources, pair_of[names], table_of[names] == columns.id[sources])


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
