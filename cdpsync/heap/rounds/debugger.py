"""What a debugger keeps alive by itself: what was logged to its console, and the values that a client has looked at.

V8's inspector holds such values by global handles that it names "… / DevTools console"
(v8/src/inspector/inspected-context.cc, injected-script.cc, v8-console-message.cc).
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ..analysis.analysis import Analysis
from ..analysis.distances import UNREACHABLE
from ..analysis.graph import Graph
from ..arrays import I32, Mask

_HANDLES = "(Global handles)"
_OF_THE_INSPECTOR = "/ DevTools console"


class Undebugged(NamedTuple):
    """A snapshot as it would be if no debugger had held anything."""

    of: Analysis
    handles: I32
    """What the debugger's handles lead to."""
    only: Mask | None
    """Which nodes nothing else keeps alive; None if there are no handles."""


def without_debugger(of: Analysis) -> Undebugged:
    """The same snapshot with the handles of a debugger as weak references, which keep nothing alive."""
    edges = _handles(of)
    weak = of.kinds.edge("weak")
    if not len(edges) or weak not in range(len(of.columns.edge_types)):
        return Undebugged(of, np.zeros(0, np.int32), None)
    kinds = of.columns.edge_type.copy()
    kinds[edges] = weak
    other = Analysis(replace(of.columns, edge_type=kinds))
    other.source_places = of.source_places
    handles = np.unique(of.columns.to[edges]).astype(np.int32)
    return Undebugged(other, handles, _only(other, handles))


def _handles(of: Analysis) -> I32:
    columns = of.columns
    found = [
        edge
        for node in np.flatnonzero(of.kinds.nodes("synthetic") & of.kinds.named(_HANDLES)).tolist()
        for edge in range(columns.first[node], columns.first[node + 1])
        if of.names.edge(edge).endswith(_OF_THE_INSPECTOR)
    ]
    return np.array(found, np.int32)


def _only(of: Analysis, handles: I32) -> Mask:
    """The nodes that these handles lead to, and no root reaches."""
    lost = of.distance == UNREACHABLE
    root = np.int32(0)
    to = np.where(of.columns.edge_type == of.kinds.edge("weak"), root, of.columns.to)
    depth = np.where(lost, np.int32(-1), np.int32(0))
    start = handles[lost[handles]]
    depth[start] = 1
    Graph(of.columns.first, to, int(root)).walk(start, depth, 1)
    found: Mask = depth > 0
    return found
