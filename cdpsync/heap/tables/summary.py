"""What a heap is made of: by class, as in Chrome DevTools' Summary, and by kind, as in its Statistics.

Source: DevTools' HeapSnapshot.ts, buildAggregates and calculateClassesRetainedSize. Its getIndexForString adds the
names of classes such as Function and RegExp beside equal strings of the file. Objects whose constructor has such a name
are then in a row of their own with the same key, and the later row overwrites the other (version 1.0.1705227). Here,
they are one row.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import NamedTuple

import numpy as np

from ...views import Column, Table, keep_end
from ..analysis.analysis import Analysis
from ..analysis.classes import ClassKey
from ..analysis.distances import show_distance
from ..analysis.places import Location, show_place
from ..analysis.sizes import statistics
from ..arrays import I32, leading, order_of

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
    counted = of.shallow != 0
    if among is not None:
        wanted = np.zeros(len(counted), bool)
        wanted[among] = True
        counted &= wanted
    nodes = of.in_preorder(counted)
    del counted
    order = order_of(of_node[nodes])
    nodes = nodes[order]  # by class, and within a class as are_topmost() needs them
    del order
    group = of_node[nodes]
    begins = np.flatnonzero(leading(group))
    present = group[begins]
    count = np.diff(begins, append=len(nodes))
    held = np.where(of.are_topmost(nodes, group), of.retained[nodes], 0)
    columns = [present, of.distance[nodes], count, of.shallow[nodes], held]
    if len(nodes):
        columns[1] = np.minimum.reduceat(columns[1], begins)
        columns[3:] = [np.add.reduceat(column, begins) for column in columns[3:]]
    rows = [
        ClassRow(keys[i].name, distance, number, shallow, retained, of.place(keys[i]), keys[i])
        for i, distance, number, shallow, retained in zip(*(column.tolist() for column in columns), strict=True)
    ]
    total = (len(of.columns.id), int(of.retained[0])) if among is None else (len(nodes), int(of.shallow[nodes].sum()))
    title = f"{total[0]:,} nodes, {total[1]:,} bytes in {len(rows):,} classes"
    return Table(title, _COLUMNS, rows).sorted("retained_size")


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
