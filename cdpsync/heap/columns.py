"""What a snapshot says, as columns of numbers, and one section of it while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from .arrays import I32, I64, U8, U32
from .strings import Strings

TYPES: dict[str, dict[str, type[np.generic]]] = {
    "nodes": {
        "type": np.uint8,
        "name": np.int32,
        "id": np.uint32,
        "self_size": np.int64,
        "edge_count": np.int32,
        "detachedness": np.uint8,
    },
    "edges": {"type": np.uint8, "name_or_index": np.int32, "to_node": np.int32},
    "locations": {"object_index": np.int64, "script_id": np.int32, "line": np.int32, "column": np.int32},
}
OPTIONAL = ("detachedness",)


@dataclass
class Columns:
    """What a snapshot says by node, in the order of the file, the root first, and by edge, in that of their nodes."""

    header: dict[str, Any]
    node_types: list[str]
    edge_types: list[str]
    type: U8
    name: I32
    """The number of a string."""
    id: U32
    self_size: I64
    detachedness: U8 | None
    first: I64
    """The edges of node v are those from first[v] to first[v + 1] - 1."""
    edge_type: U8
    edge_name: I32
    """The number of a string, or for elements and hidden edges an index (V8 writes those from 2**31 on as negative)."""
    to: I32
    """The node that an edge leads to."""
    locations: dict[str, npt.NDArray[Any]]
    strings: Strings


@dataclass
class Section:
    name: str
    fields: list[str]
    count: int | None
    """Rows, as far as the header says."""
    rows: int = 0
    columns: dict[str, npt.NDArray[Any]] = field(default_factory=dict)
    left: I64 = field(default_factory=lambda: np.zeros(0, np.int64))
    blocks: list[I64] = field(default_factory=list)

    def add(self, numbers: I64) -> None:
        if len(self.left):
            numbers = np.concatenate((self.left, numbers))
        width = len(self.fields)
        rows = len(numbers) // width
        self.left = numbers[rows * width :].copy()
        if not rows:
            return
        table = numbers[: rows * width].reshape(rows, width)
        end = self.rows + rows
        if self.count is None:
            self.blocks.append(table.copy())
        elif end > self.count:
            raise ValueError(f"more than the {self.count:,} that the header says")
        else:
            for place, name in enumerate(self.fields):
                column = self.columns.get(name)
                if column is None:
                    continue
                values = table[:, place]
                limits = np.iinfo(column.dtype)
                # One look is enough for most: as unsigned numbers, negative ones are great.
                over = column.itemsize < 8 and values.view(np.uint64).max() > limits.max
                if over and (values.max() > limits.max or values.min() < limits.min):
                    column = self.columns[name] = self._wider(name, column)
                column[self.rows : end] = values
        self.rows = end

    def _wider(self, name: str, column: npt.NDArray[Any]) -> npt.NDArray[Any]:
        if name not in ("id", "name_or_index", "to_node"):
            raise ValueError(f"a {name} that is out of range")
        return column.astype(np.int64)

    def finish(self) -> None:
        if len(self.left):
            raise ValueError(f"the last row has {len(self.left)} numbers of {len(self.fields)}")
        if self.count is not None and self.rows != self.count:
            raise ValueError(f"{self.rows:,} rows where the header says {self.count:,}")
        if self.count is None:
            table = np.concatenate(self.blocks) if self.blocks else np.zeros((0, len(self.fields)), np.int64)
            self.blocks = []
            for name, kind in TYPES[self.name].items():
                if name in self.fields:
                    column = table[:, self.fields.index(name)]
                    small = column.astype(kind)
                    self.columns[name] = small if np.array_equal(small, column) else column.copy()
