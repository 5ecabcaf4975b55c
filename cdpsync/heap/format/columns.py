"""Columns: the contents of a snapshot, as arrays. Section: a part of them while it is being read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ...files import Header
from ..arrays import I32, I64, U8, U32, expand, spans_of
from .scopes import SECTIONS, Scopes
from .strings import Strings
from .traces import Traces

TYPES: dict[str, dict[str, type[np.generic]]] = {
    "nodes": {
        "type": np.uint8,
        "name": np.int32,
        "id": np.uint32,
        "self_size": np.int64,
        "edge_count": np.int32,
        "trace_node_id": np.uint32,
        "detachedness": np.uint8,
    },
    "edges": {"type": np.uint8, "name_or_index": np.int32, "to_node": np.int32},
    "trace_function_infos": {
        "name": np.int32,
        "script_name": np.int32,
        "script_id": np.int32,
        "line": np.int32,
        "column": np.int32,
    },
    "samples": {"timestamp_us": np.int64, "last_assigned_id": np.uint32},
    "locations": {"object_index": np.int64, "script_id": np.int32, "line": np.int32, "column": np.int32},
    **SECTIONS,
}
INDEX = 0xFFFFFFFF
"""The bits that count in a type, an index, or an id that is too long. DevTools does not keep more."""
_WIDE = (
    *("id", "name_or_index", "to_node", "script_id", "line", "column", "trace_node_id", "last_assigned_id"),
    *SECTIONS["scopes"],
    *SECTIONS["scope_uses"],
)
"""The columns that get 64 bits if a number does not fit into 32."""
_FIRST = 1 << 16
"""How many rows to allocate at first, if the header does not say how many there are."""


@dataclass
class Columns:
    """What a snapshot says about each node and each edge.

    Nodes are in the order of the file, but the root comes first. Edges are in the order of the nodes they come from.
    """

    header: Header
    node_types: list[str]
    edge_types: list[str]
    type: U8
    name: I32
    """The number of the string that is its name."""
    id: U32
    self_size: I64
    """Its size in bytes, as V8 wrote it."""
    detachedness: U8 | None
    first: I64
    """The edges of node v are those from first[v] to first[v + 1] - 1."""
    edge_type: U8
    edge_name: I32
    """The number of a string. For elements and hidden edges it is an index; only its bits in INDEX count."""
    to: I32
    """The node that the edge leads to."""
    locations: dict[str, npt.NDArray[Any]]
    strings: Strings
    traces: Traces
    scopes: Scopes


def from_root(columns: Columns, root: int) -> Columns:
    """The same columns with another node as the first, for a header whose root_index is not 0."""
    count = len(columns.id)
    order = np.concatenate(([root], np.arange(root), np.arange(root + 1, count))).astype(np.int32)
    place = np.empty(count, np.int32)
    place[order] = np.arange(count, dtype=np.int32)
    edges, counts = expand(columns.first, order)
    by_node = {one: getattr(columns, one)[order] for one in ("type", "name", "id", "self_size")}
    return replace(
        columns,
        **by_node,
        detachedness=None if columns.detachedness is None else columns.detachedness[order],
        first=spans_of(counts),
        edge_type=columns.edge_type[edges],
        edge_name=columns.edge_name[edges],
        to=place[columns.to[edges]],
        locations={**columns.locations, "object_index": place[columns.locations["object_index"]]},
        traces=columns.traces.reordered(order),
        scopes=columns.scopes.moved(place),
    )


class Section:
    """A section while it is being read: a column for each field that is needed."""

    def __init__(self, name: str, fields: list[str], count: int | None, without: Collection[str] = ()) -> None:
        """`count` is the number of rows; if it is None, the columns grow. `without` are columns that are not needed.

        Raises MemoryError if memory is short.
        """
        self.name = name
        self.fields = fields
        self.rows: int = 0
        self.left: I64 = np.zeros(0, np.int64)
        self._count = count
        self._capacity = _FIRST if count is None else count
        self.columns: dict[str, npt.NDArray[Any]] = {
            one: np.empty(self._capacity, kind)
            for one, kind in TYPES[name].items()
            if one in fields and one not in without
        }

    def add(self, numbers: I64) -> None:
        """Take the next numbers. Raises ValueError if they cannot be right."""
        if len(self.left):
            numbers = np.concatenate((self.left, numbers))
        width = len(self.fields)
        rows = len(numbers) // width
        self.left = numbers[rows * width :].copy()
        if not rows:
            return
        table = numbers[: rows * width].reshape(rows, width)
        end = self.rows + rows
        if end > self._capacity:
            if self._count is not None:
                raise ValueError(f"more rows than the {self._count:,} in the header")
            self._capacity = 2 * end
            self.columns = {name: _longer(column, self._capacity) for name, column in self.columns.items()}
        for place, name in enumerate(self.fields):
            column = self.columns.get(name)
            if column is None:
                continue
            values = table[:, place]
            limits = np.iinfo(column.dtype)
            # One comparison is enough for most columns, because negative numbers are large as unsigned ones.
            over = column.itemsize < 8 and values.view(np.uint64).max() > limits.max
            if over and (values.max() > limits.max or values.min() < limits.min):
                if name == "type" and values.min() >= 0:
                    values = np.minimum(values & INDEX, limits.max)  # no list of types is that long
                else:
                    column = self.columns[name] = self._wider(name, column)
            column[self.rows : end] = values
        self.rows = end

    def _wider(self, name: str, column: npt.NDArray[Any]) -> npt.NDArray[Any]:
        if name not in _WIDE:
            raise ValueError(f"{name} is out of range")
        return column.astype(np.int64)

    def finish(self) -> None:
        """Check that all rows are there and complete. Raises ValueError."""
        if len(self.left):
            raise ValueError(f"the last row has {len(self.left)} numbers of {len(self.fields)}")
        if self._count is None:
            self.columns = {name: _longer(column, self.rows) for name, column in self.columns.items()}
        elif self.rows != self._count:
            raise ValueError(f"{self.rows:,} rows where the header says {self._count:,}")


def _longer(column: npt.NDArray[Any], length: int) -> npt.NDArray[Any]:
    """A copy of this length, longer or shorter, with the same values."""
    found = np.empty(length, column.dtype)
    kept = min(length, len(column))
    found[:kept] = column[:kept]
    return found
