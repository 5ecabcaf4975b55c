"""Nodes of the same name, found without writing the name of each node."""

from __future__ import annotations

import numpy as np

from ..analysis.analysis import Analysis
from ..analysis.detached import DETACHED
from ..arrays import I32


def same_names(of: Analysis, nodes: I32) -> tuple[I32, I32]:
    """A number for each node, and a node for each number. Nodes with the same number have the same name."""
    strings, shapes = len(of.columns.strings), of.naming.shapes
    keys = of.columns.name[nodes].astype(np.int64)
    keys[of.state[nodes] == DETACHED] += strings
    # The name of a plain object says which properties it has, and that of a joined string is its text.
    other = np.full(len(of.columns.id), -1, np.int32)
    other[shapes.nodes] = shapes.shape
    joined = np.flatnonzero(of.kinds.nodes("concatenated string"))
    other[joined] = np.arange(len(joined), dtype=np.int32) + len(shapes.properties)
    own = other[nodes]
    np.copyto(keys, own.astype(np.int64) + 2 * strings, where=own >= 0)
    one = np.full(int(keys.max(initial=0)) + 1, -1, np.int32)
    one[keys] = nodes
    used = np.flatnonzero(one >= 0)
    examples = one[used]
    one[used] = np.arange(len(used), dtype=np.int32)
    return one[keys], examples
