"""What an action made and a later snapshot still holds: three snapshots, the oldest way to find a leak."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import numpy as np

from .analysis import Analysis
from .arrays import I32
from .nodes import Nodes
from .table import Column, Table

_PATHS = 20_000
"""Of more objects than this, the paths of the biggest are looked at."""


class LeakRow(NamedTuple):
    """Objects of one class that are held in the same way. Sizes are in bytes, and those of the last snapshot."""

    name: str
    count: int  # type: ignore[assignment]  # tuple has a method of this name
    shallow_size: int
    retained_size: int
    path: str
    nodes: Nodes


_COLUMNS = (
    Column("name", "constructor"),
    Column("count", "count"),
    Column("shallow_size", "shallow size"),
    Column("retained_size", "retained size"),
    Column("path", "held by", widest=100),
)


def kept(baseline: Analysis, action: Analysis, final: Analysis) -> I32:
    """The nodes of `final` with a size that are in `action` and not in `baseline`."""
    ids = final.columns.id
    wanted = np.isin(ids, action.columns.id) & ~np.isin(ids, baseline.columns.id) & (final.shallow > 0)
    return np.flatnonzero(wanted).astype(np.int32)


def leaks(baseline: Analysis, action: Analysis, final: Analysis) -> Table[LeakRow]:
    nodes = Nodes(final, kept(baseline, action, final))
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    keys, of_node = final.classes
    for node in nodes.sorted("retained_size")[:_PATHS]:
        name = keys[of_node[node.ordinal]].name
        groups[name, node.path_to_root().text(indices=False)].append(node.ordinal)
    rows = []
    for (name, path), ordinals in groups.items():
        group = Nodes(final, np.array(ordinals, np.int32))
        rows.append(LeakRow(name, len(group), group.shallow_size, group.retained_size, path, group))
    more = f", of which the biggest {_PATHS:,} are listed" if len(nodes) > _PATHS else ""
    title = f"{len(nodes):,} objects, {nodes.shallow_size:,} bytes were made and are still held{more}"
    return Table(title, _COLUMNS, rows).sorted("retained_size")
