"""What a heap is made of: by class, as in Chrome DevTools' Summary, and by kind, as in its Statistics.

Source: DevTools' HeapSnapshot.ts, buildAggregates and calculateClassesRetainedSize.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import NamedTuple

import numpy as np

from ...views import Column, Table, keep_end
from ..analysis.analysis import Analysis
from ..analysis.classes import ClassKey
from ..analysis.distances import UNREACHABLE, show_distance
from ..analysis.places import Location, show_place
from ..analysis.sizes import statistics
from ..arrays import I32, I64

_WIDTH = 40


class ClassRow(NamedTuple):
    """A class, and the objects that are counted in it."""

    name: str
    """Its name."""
    distance: int
    """The distance of its nearest object from the roots of the program, as in `HeapSnapshot.distances`."""
    count: int  # type: ignore[assignment]  # tuple has a method of this name
    """The number of objects."""
    shallow_size: int
    """The bytes of the objects themselves."""
    retained_size: int
    """The bytes that they retain together. What several of them retain counts once."""
    location: Location | None
    """Where its constructor is defined; None if the snapshot does not say."""
    key: ClassKey
    """Tells it apart from other classes of the same name."""


_COLUMNS = (
    Column("name", "constructor"),
    Column("distance", "distance", show_distance, rising=True),
    Column("count", "count"),
    Column("shallow_size", "shallow size"),
    Column("retained_size", "retained size"),
    Column("location", "defined at", show_place, left=True, fit=keep_end),
)


def summary(of: Analysis, among: I32 | None = None) -> Table[ClassRow]:
    """A row for each class, by retained size. Nodes whose shallow size is 0 do not count, as in DevTools.

    With `among`, only these nodes count.
    """
    # These two take the most memory, so they come first, while little else is kept.
    _ = of.distance
    _ = of.retained
    keys, of_node = of.classes
    counted = of.shallow > 0
    if among is not None:
        wanted = np.zeros(len(counted), bool)
        wanted[among] = True
        counted &= wanted
    nodes = np.flatnonzero(counted).astype(np.int32)
    group = of_node[nodes]
    count = np.bincount(group, minlength=len(keys))
    shallow = _sums(group, of.shallow[nodes], len(keys))
    top = of.topmost(nodes, group)
    retained = _sums(of_node[top], of.retained[top], len(keys))
    present = np.flatnonzero(count)
    distance = np.zeros(len(keys), np.int64)
    if len(present):  # sorted by class and distance, the first node of each class is the nearest
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
    total = (len(of.columns.id), int(of.retained[0])) if among is None else (len(nodes), int(shallow.sum()))
    title = f"{total[0]:,} nodes, {total[1]:,} bytes in {len(rows):,} classes"
    return Table(title, _COLUMNS, rows).sorted("retained_size")


def _sums(group: I32, sizes: I64, groups: int) -> I64:
    """The sum of the sizes of each group, which is exact up to 2**53 bytes."""
    sums: I64 = np.bincount(group, weights=sizes, minlength=groups).astype(np.int64)
    return sums


@dataclass(frozen=True)
class Statistics:
    """The bytes of each kind of node, as in DevTools' Statistics. It prints as a table."""

    total: int
    """All bytes."""
    v8_heap: int
    """The bytes of V8's heap: `code`, `strings`, `js_arrays`, `system` and `other`."""
    code: int
    """The bytes of code, compiled or not."""
    strings: int
    """The bytes of strings."""
    js_arrays: int
    """The bytes of JavaScript arrays and of their elements."""
    system: int
    """The bytes of V8's own objects."""
    native: int
    """The bytes outside V8's heap, including typed arrays."""
    typed_arrays: int
    """The bytes of the contents of typed arrays."""

    @property
    def other(self) -> int:
        """The bytes of V8's heap that are of no other kind, mostly JavaScript objects."""
        return self.v8_heap - self.code - self.strings - self.js_arrays - self.system

    def to_dict(self) -> dict[str, int]:
        """All of these numbers by name."""
        return asdict(self) | {"other": self.other}

    def table(self) -> Table[StatisticsRow]:
        """A table with a row for each kind."""
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
    """A kind of node."""

    name: str
    """Its name."""
    size: int
    """Its bytes."""
    share: float
    """Its share of all bytes, from 0 to 1."""


_STATISTICS = (
    Column("name", "what"),
    Column("size", "bytes"),
    Column("share", "share", lambda share: f"{share:6.1%} {'█' * round(share * _WIDTH)}", left=True),
)


def compute_statistics(of: Analysis) -> Statistics:
    """The statistics of a snapshot."""
    return Statistics(**statistics(of.columns, of.kinds, of.shallow, int(of.retained[0])))
