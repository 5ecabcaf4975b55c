"""How far each node is from the roots of the program, as Chrome DevTools counts it.

Source: DevTools' HeapSnapshot.ts, calculateDistances and bfs.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from ..arrays import I32, Mask, distinct, expand, leading, one_by_one, spans_of
from ..format.columns import INDEX, Columns
from ..format.kinds import Kinds
from .ephemerons import Ephemerons
from .graph import NARROW, Graph

_FEW = 256
UNREACHABLE = -5
SYSTEM = 100_000_000
"""The distance of the root. Nodes that only V8's own roots reach have this distance or more."""


def show_distance(distance: int | None) -> str:
    """A distance as DevTools shows it: a dash if the program does not reach the node."""
    return "–" if distance is None or distance == UNREACHABLE or distance >= SYSTEM else f"{distance:,}"


def distances(columns: Columns, kinds: Kinds, values: Ephemerons) -> I32:
    """The distance of each node; UNREACHABLE for those that nothing reaches."""
    count = len(columns.id)
    dropped = columns.edge_type == kinds.edge("weak")
    dropped[values.edges] = True
    _drop_misleading(columns, kinds, dropped)
    graph = Graph(columns.first, np.where(dropped, np.int32(count), columns.to), count)
    del dropped
    depth = np.full(count + 1, UNREACHABLE, np.int32)
    depth[count] = 0
    meeting = _Meeting(columns, values)
    start = kinds.user_roots()
    depth[start] = 1
    graph.walk(start, depth, 1, None, meeting.special, meeting)
    at = SYSTEM if len(start) else 0
    depth[0] = at
    graph.walk(np.zeros(1, np.int32), depth, at, None, meeting.special, meeting)
    return depth[:count]


class _Meeting:
    """Finds the values of WeakMaps. A value is reached when both its key and its table have been reached."""

    def __init__(self, columns: Columns, values: Ephemerons) -> None:
        self.special = np.zeros(len(columns.id) + 1, bool)
        self.special[values.sources] = True
        # Edges are already sorted by source.
        self._first = spans_of(np.bincount(values.sources, minlength=len(columns.id)).astype(np.int64))
        self._to, self._pairs = columns.to[values.edges], values.pairs
        most = int(values.pairs.max()) + 1 if len(values.pairs) else 0
        self._waiting = np.zeros(most, bool)  # by pair: whether one of its two edges has been reached
        self._slot = np.empty(len(columns.id) + 1, np.int32)

    def __call__(self, nodes: I32, depth: I32) -> I32:
        if len(nodes) < NARROW:
            first = one_by_one(self._first)
            spans = [range(first[node], first[node + 1]) for node in nodes.tolist()]
            if sum(map(len, spans)) <= _FEW:
                return self._few(spans, one_by_one(depth))
        edges, _ = expand(self._first, nodes)
        edges = edges[depth[self._to[edges]] < 0]
        pairs = self._pairs[edges]
        order = np.argsort(pairs, kind="stable")
        pairs, edges = pairs[order], edges[order]
        # Of the edges of a pair, which now follow one another, every second one completes it.
        begins = np.flatnonzero(leading(pairs))
        turn = np.arange(len(pairs)) - np.repeat(begins, np.diff(np.append(begins, len(pairs))))
        complete = ((turn + self._waiting[pairs]) % 2) == 1
        self._waiting[pairs] = ~complete  # where a pair occurs several times, the last value stays
        return distinct(self._to[edges[complete]], self._slot)

    def _few(self, spans: list[range], depth: Any) -> I32:
        """The same in plain Python, which is faster for a few edges: weak maps may be linked to a long list."""
        to, pairs, waiting = one_by_one(self._to), one_by_one(self._pairs), one_by_one(self._waiting)
        found: dict[int, None] = {}
        for span in spans:
            for edge in span:
                if depth[to[edge]] < 0:
                    pair = pairs[edge]
                    if waiting[pair]:
                        found[to[edge]] = None
                    waiting[pair] = not waiting[pair]
        return np.array([*found], np.int32)


def _drop_misleading(columns: Columns, kinds: Kinds, dropped: Mask) -> None:
    """Drop edges that would give misleading distances.

    These are the edges through descriptors, which maps share, and those to the map of sloppy functions.
    """
    natives = np.flatnonzero(kinds.nodes("hidden") & kinds.named("system / NativeContext")).astype(np.int32)
    edges, _ = expand(columns.first, natives)
    texts = columns.edge_type[edges]
    indexed = (texts == kinds.edge("element")) | (texts == kinds.edge("hidden"))
    wanted = columns.strings.numbers_of("sloppy_function_map")
    dropped[edges[~indexed & np.isin(columns.edge_name[edges], wanted)]] = True

    shared = np.flatnonzero(kinds.nodes("array") & kinds.named("(map descriptors)")).astype(np.int32)
    edges, _ = expand(columns.first, shared)
    texts = columns.edge_type[edges]
    index = columns.edge_name[edges].astype(np.int64) & INDEX
    named = np.flatnonzero((texts != kinds.edge("element")) & (texts != kinds.edge("hidden")))
    names, which = np.unique(index[named], return_inverse=True)
    index[named] = np.array([_leading(columns.strings[name]) for name in names.tolist()], np.int64)[which]
    dropped[edges[(index >= 2) & (index % 3 == 1)]] = True


def _leading(text: str) -> int:
    """A stand-in for JavaScript's parseInt: it is right about whether the number is below 2, and its remainder by 3."""
    found = re.match(r"\s*(\d+)", text, re.ASCII)
    number = int(found[1][-4000:]) if found else 0
    return number if number < 2 else 3 + number % 3
