"""The native contexts of a heap, with the bytes that belong to each.

Source: DevTools' HeapSnapshot.ts, calculateNativeContextSizes.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...views import Column, Table
from ..analysis.analysis import Analysis
from ..analysis.native_contexts import NOBODY, SHARED, are_native_contexts
from ..arrays import order_of
from ..objects.node import Node, Nodes


class NativeContextRow(NamedTuple):
    """A native context, and the objects that belong to it."""

    name: str
    """The URL of its page or frame if V8 records it, or its whole name; "(shared)" or "(none)" for the other two."""
    count: int  # type: ignore[assignment]  # tuple has a method of this name
    """The number of objects that belong to it."""
    attributed_size: int
    """The bytes of these objects themselves."""
    retained_size: int | None
    """The bytes that they retain together; None for what belongs to none, among which is the root of everything."""
    id: int | None
    """The id of the native context; None for what is shared or belongs to none."""
    node: Node | None
    """The native context; None in the same cases."""
    nodes: Nodes
    """The objects."""


_COLUMNS = (
    Column("name", "native context"),
    Column("id", "id", lambda id: "" if id is None else f"@{id}"),
    Column("count", "objects"),
    Column("attributed_size", "attributed size"),
    Column("retained_size", "retained size", lambda size: "" if size is None else f"{size:,}"),
)
_PREFIX = "system / NativeContext / "


def native_contexts(of: Analysis) -> Table[NativeContextRow]:
    """A row for each native context, by attributed size."""
    owner = of.native_context
    order = order_of(owner - SHARED).astype(np.int32)
    ordered = owner[order]
    natives = np.flatnonzero(are_native_contexts(of.kinds)).tolist()
    rows = []
    for one in (*natives, SHARED, NOBODY):
        nodes = Nodes(of, order[np.searchsorted(ordered, one) : np.searchsorted(ordered, one, "right")])
        node = Node(of, one) if one >= 0 else None
        name = "(shared)" if one == SHARED else "(none)"
        if node is not None:
            name = node.name.replace(_PREFIX, "", 1) or node.name.removesuffix(" / ")
        retained = None if one == NOBODY else nodes.retained_size
        rows.append(
            NativeContextRow(name, len(nodes), nodes.shallow_size, retained, node.id if node else None, node, nodes)
        )
    contexts = "native context" if len(natives) == 1 else "native contexts"
    return Table(f"{len(natives):,} {contexts}", _COLUMNS, rows).sorted("attributed_size")
