"""Which DOM nodes are in a document and which are not, judging by their neighbours.

Source: DevTools' HeapSnapshot.ts, initDetachednessAndClassIndex and propagateDOMState.
"""

from __future__ import annotations

import numpy as np

from ..arrays import U8, Mask
from ..format.columns import Columns
from ..format.kinds import Kinds
from .graph import Graph

UNKNOWN, ATTACHED, DETACHED = 0, 1, 2


def in_no_document(columns: Columns, kinds: Kinds, state: U8) -> Mask:
    """Which of the detached nodes are DOM nodes: V8 marks the wrappers of Node's own objects as detached too."""
    runtime = kinds.name_starts_with("Node / ") | kinds.name_starts_with("Detached Node / ")
    found: Mask = (state == DETACHED) & ~runtime
    return found


def detachedness(columns: Columns, kinds: Kinds) -> tuple[U8, Mask]:
    """The state of each node, and whether DevTools shows its name with "Detached " in front of it."""
    native = kinds.nodes("native")
    if columns.detachedness is None:
        named = native & kinds.name_starts_with("Detached ")
        return np.where(named, np.uint8(DETACHED), np.uint8(UNKNOWN)), np.zeros(len(native), bool)
    state = columns.detachedness.copy()
    known = state != UNKNOWN
    if not known.any():
        return state, known
    count = len(state)
    kind = columns.edge_type
    passed = native[columns.to]
    for skipped in ("hidden", "invisible", "weak"):
        passed &= kind != kinds.edge(skipped)
    graph = Graph(columns.first, np.where(passed, columns.to, np.int32(count)), count)
    depth = np.full(count + 1, -1, np.int32)
    depth[:-1][known] = depth[count] = 0
    for value in (ATTACHED, DETACHED):
        start = np.flatnonzero(native & (state == value)).astype(np.int32)
        before = depth[:count] < 0
        graph.walk(start, depth, 0)
        state[before & (depth[:count] >= 0)] = value
    return state, native & (state == DETACHED)
