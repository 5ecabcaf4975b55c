"""Where the references of one name lead, for every node at once."""

from __future__ import annotations

import numpy as np

from ..arrays import I32
from ..format.columns import Columns
from ..format.kinds import Kinds


def targets(columns: Columns, kinds: Kinds, name: str, *, type: str | None = None, index: int | None = None) -> I32:
    """The node that the first reference of this name leads to, for each node; -1 for one that does not have it.

    With `type`, only references of this type count. With `index`, elements and hidden references with this index
    count, too.
    """
    indexed = (columns.edge_type == kinds.edge("element")) | (columns.edge_type == kinds.edge("hidden"))
    wanted = kinds.edges_named(name)
    wanted &= ~indexed if type is None else columns.edge_type == kinds.edge(type)
    if index is not None:
        wanted |= indexed & (columns.edge_name == index)
    edges = np.flatnonzero(wanted)[::-1]
    found = np.full(len(columns.id), -1, np.int32)
    found[np.searchsorted(columns.first, edges, "right") - 1] = columns.to[edges]  # the first one is written last
    return found
