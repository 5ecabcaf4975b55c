"""Where the references of one name lead, for every node at once."""

from __future__ import annotations

import numpy as np

from ..arrays import I32, expand
from ..format.columns import Columns
from ..format.kinds import Kinds


def targets(columns: Columns, kinds: Kinds, name: str, *, type: str | None = None, index: int | None = None) -> I32:
    """The node that the first reference of this name leads to, for each node; -1 for nodes without one.

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


def internal_targets(columns: Columns, kinds: Kinds, nodes: I32, *names: str) -> list[I32]:
    """For each name, where the first internal reference of this name leads from each of these nodes, or -1."""
    edges, counts = expand(columns.first, nodes)
    owner = np.repeat(np.arange(len(nodes), dtype=np.int32), counts)
    internal = columns.edge_type[edges] == kinds.edge("internal")
    edges, owner = edges[internal][::-1], owner[internal][::-1]
    found = []
    for name in names:
        those = np.isin(columns.edge_name[edges], columns.strings.numbers_of(name))
        to = np.full(len(nodes), -1, np.int32)
        to[owner[those]] = columns.to[edges[those]]  # the first one is written last
        found.append(to)
    return found
