"""What a heap is made of: by class, as Chrome DevTools' Summary, and by what it is, as its Statistics.

Source: DevTools' HeapSnapshot.ts, buildAggregates and calculateClassesRetainedSize.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import NamedTuple

import numpy as np

from ..views import Column, Table, keep_end
from .analysis import Analysis
from .arrays import I32, I64
from .classes import ClassKey
from .distances import UNREACHABLE, show_distance
from .places import Location, show_place
from .sizes import statistics

_WIDTH = 40


class ClassRow(NamedTuple):
    """One class. Sizes are in bytes; the retained size counts what several of its objects retain once.

    `distance` is that of the nearest object: from 100,000,000 on nothing of the program's leads there; -5, nothing.
    """

    name: str
    distance: int
    count: int  # type: ignore[assignment]  # tuple has a method of this name
    shallow_size: int
    retained_size: int
    location: Location | None
    key: ClassKey


_COLUMNS = (
    Column("name", "constructor"),
    Column("distance", "distance", show_distance, rising=True),
    Column("count", "count"),
    Column("shallow_size", "shallow size"),
    Column("retained_size", "retained size"),
    Column("location", "defined at", show_place, left=True, fit=keep_end),
)


def summary(of: Analysis) -> Table[ClassRow]:
    """Nodes without a size of their own are left out, as in DevTools."""
    _ = of.retained  # before anything else is kept: this takes the most memory
    keys, of_node = of.classes
    nodes = np.flatnonzero(of.shallow).astype(np.int32)
    group = of_node[nodes]
    count = np.bincount(group, minlength=len(keys))
    shallow = _sums(group, of.shallow[nodes], len(keys))
    top = of.topmost(nodes, group)
    retained = _sums(of_node[top], of.retained[top], len(keys))
    present = np.flatnonzero(count)
    distance = np.zeros(len(keys), np.int64)
    if len(present):  # the first of each class, when they are in order of class and distance
        packed = group.astype(np.int64) << 32
        packed |= of.distance[nodes] - UNREACHABLE
        packed.sort()
        begins = np.concatenate(([0], np.cumsum(count[present])[:-1]))
        distance[present] = (packed[begins] & 0xFFFFFFFF) + UNREACHABLE
    rows = [
        ClassRow(
            keys[i].name, int(distance[i]), int(count[i]), int(shallow[i]), int(retained[i]), of.place(keys[i]), keys[i]
        )
        for i in present.tolist()
    ]
    title = f"{len(of.columns.id):,} nodes, {int(of.retained[0]):,} bytes in {len(rows):,} classes"
    return Table(title, _COLUMNS, rows).sorted("retained_size")


def _sums(group: I32, sizes: I64, groups: int) -> I64:
    """Exact to 2**53 bytes."""
    sums: I64 = np.bincount(group, weights=sizes, minlength=groups).astype(np.int64)
    return sums


@dataclass(frozen=True)
class Statistics:
    """Bytes by what they are, as in DevTools' Statistics. What of V8's heap is none of four kinds is `other`."""

    total: int
    v8_heap: int
    code: int
    strings: int
    js_arrays: int
    system: int
    native: int
    typed_arrays: int

    @property
    def other(self) -> int:
        return self.v8_heap - self.code - self.strings - self.js_arrays - self.system

    def to_dict(self) -> dict[str, int]:
        return asdict(self) | {"other": self.other}

    def table(self) -> Table[StatisticsRow]:
        parts = {
            "code": self.code,
            "strings": self.strings,
            "JS arrays": self.js_arrays,
            "typed arrays": self.typed_arrays,
            "system": self.system,
            "other JS objects": self.other,
            "other native": self.native - self.typed_arrays,
        }
        rows = [StatisticsRow(name, size, size / self.total if self.total else 0.0) for name, size in parts.items()]
        return Table(f"{self.total:,} bytes", _STATISTICS, rows)

    def __str__(self) -> str:
        return str(self.table())

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return self.table().html()


class StatisticsRow(NamedTuple):
    name: str
    size: int
    share: float


_STATISTICS = (
    Column("name", "what"),
    Column("size", "bytes"),
    Column("share", "share", lambda share: f"{share:6.1%} {'█' * round(share * _WIDTH)}", left=True),
)


def compute_statistics(of: Analysis) -> Statistics:
    return Statistics(**statistics(of.columns, of.kinds, of.shallow, int(of.retained[0])))
