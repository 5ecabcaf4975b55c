"""What came and what went between two snapshots of one process, as in Chrome DevTools' Comparison.

Objects are the same if their ids are: V8 keeps those when it moves objects. But when a client disconnects, or disables
HeapProfiler, V8 forgets all ids and counts from the beginning: then the same id is another object. That is found out by
how many ids are of another class than they were.

Source: DevTools' HeapSnapshot.ts, aggregatesForDiff and calculateSnapshotDiff.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from ..views import Column, Table, keep_end, signed
from .analysis import Analysis
from .arrays import I32, I64
from .classes import ClassKey, Naming
from .places import Location, show_place


class Digest(NamedTuple):
    """What of a snapshot is needed to compare a newer one with it: about a fifth of what the snapshot takes."""

    ids: Any
    sizes: I64
    naming: Naming
    nodes: I32


class DiffRow(NamedTuple):
    """One class: objects that are new and that are gone, and their shallow sizes in bytes."""

    name: str
    new: int
    deleted: int
    delta: int
    alloc_size: int
    freed_size: int
    size_delta: int
    location: Location | None
    key: ClassKey


_FEW = 20
_CHANGED = 0.05
"""The share of objects that may be of another class than before: plain objects are, when they get other properties."""

_COLUMNS = (
    Column("name", "constructor"),
    Column("new", "# new"),
    Column("deleted", "# deleted"),
    Column("delta", "# delta", signed),
    Column("alloc_size", "alloc. size"),
    Column("freed_size", "freed size"),
    Column("size_delta", "size delta", signed),
    Column("location", "defined at", show_place, left=True, fit=keep_end),
)


class Diff(Table[DiffRow]):
    """A row for each class in which something changed; `new_ids` and `deleted_ids` say which objects."""

    def __init__(self, title: str, rows: list[DiffRow], new: _Objects, deleted: _Objects, warning: str = "") -> None:
        super().__init__(title, _COLUMNS, rows, warning)
        self._new = new
        self._deleted = deleted

    def new_ids(self, row: DiffRow | str | None = None) -> list[int]:
        """The ids of the objects of one row, or of all classes of a name, or of all, that only the newer has."""
        return self._new.ids_of(row)

    def deleted_ids(self, row: DiffRow | str | None = None) -> list[int]:
        """The ids of those that only the older has."""
        return self._deleted.ids_of(row)

    def _like(self, rows: Any) -> Diff:
        return Diff(self.title, rows, self._new, self._deleted, self.warning)


class _Objects(NamedTuple):
    """Objects with a size, in order of class and id."""

    keys: list[ClassKey]
    group: I64
    ids: Any
    sizes: I64

    def ids_of(self, row: DiffRow | str | None) -> list[int]:
        if row is None:
            wanted = np.ones(len(self.ids), bool)
        else:
            numbers = [i for i, key in enumerate(self.keys) if key == getattr(row, "key", None) or key.name == row]
            wanted = np.isin(self.group, numbers)
        found: list[int] = self.ids[wanted].tolist()
        return found

    def only(self, kept: Any) -> _Objects:
        return _Objects(self.keys, self.group[kept], self.ids[kept], self.sizes[kept])


def digest(of: Analysis) -> Digest:
    nodes = np.flatnonzero(of.shallow).astype(np.int32)
    return Digest(of.columns.id[nodes], of.shallow[nodes], of.naming, nodes)


def diff(of: Analysis, older: Digest) -> Diff:
    newer = digest(of)
    numbers: dict[ClassKey, int] = {}
    keys: list[ClassKey] = []
    sides = []
    for side in (newer, older):  # with the interfaces of the newer for both
        classes = side.naming.classes(of.interfaces)
        for key in classes.keys:
            if key not in numbers:
                numbers[key] = len(keys)
                keys.append(key)
        common = np.array([numbers[key] for key in classes.keys], np.int64)
        sides.append(_Objects(keys, common[classes.of[side.nodes]], side.ids, side.sizes))
    packed = _packed(*sides)
    ordered = [np.sort(one) for one in packed]
    new = sides[0].only(_among(packed[0], _without(ordered[0], ordered[1])))
    deleted = sides[1].only(_among(packed[1], _without(ordered[1], ordered[0])))
    count = [np.bincount(side.group, minlength=len(keys)) for side in (new, deleted)]
    size = [
        np.bincount(side.group, weights=side.sizes, minlength=len(keys)).astype(np.int64) for side in (new, deleted)
    ]
    rows = []
    for i in np.flatnonzero(count[0] + count[1]).tolist():
        came, went, alloc, freed = (int(column[i]) for column in (*count, *size))
        rows.append(
            DiffRow(keys[i].name, came, went, came - went, alloc, freed, alloc - freed, of.place(keys[i]), keys[i])
        )
    rows.sort(key=lambda row: row.size_delta, reverse=True)
    totals = [sum(row.new for row in rows), sum(row.deleted for row in rows), sum(row.size_delta for row in rows)]
    title = f"{totals[0]:,} new, {totals[1]:,} deleted, {totals[2]:+,} bytes"
    return Diff(title, rows, new, deleted, _doubt(len(sides[0].ids) - len(new.ids), new, deleted))


def _doubt(same: int, new: _Objects, deleted: _Objects) -> str:
    """A warning where too few objects are the `same`, by id and class, for the ids to mean anything."""
    others = len(np.intersect1d(new.ids, deleted.ids))
    if others <= max(_FEW, _CHANGED * same):
        return ""
    return (
        f"Doubtful: the ids of these snapshots do not match. Of those in both, {others:,} are of another class now, "
        f"and {same:,} of the same. The snapshots must be of one process, and no client may disconnect from it between "
        "them. Take them over one connection: cdpsync snapshot --count 2 does, or one client in Python."
    )


def _packed(newer: _Objects, older: _Objects) -> tuple[I64, I64]:
    """Class and id as one number each, equal if both are."""
    ids = newer.ids, older.ids
    if any(len(one) and int(one.max()) >= 1 << 32 for one in ids):
        _, ranks = np.unique(np.concatenate(ids), return_inverse=True)
        ids = ranks[: len(ids[0])], ranks[len(ids[0]) :]
    return newer.group << 32 | ids[0].astype(np.int64), older.group << 32 | ids[1].astype(np.int64)


def _without(values: I64, others: I64) -> I64:
    """The values that are not among the others; both are in order."""
    if not len(others):
        return values
    places = np.searchsorted(others, values)
    np.minimum(places, len(others) - 1, out=places)
    left: I64 = values[others[places] != values]
    return left


def _among(values: I64, few: I64) -> Any:
    """Which of the values are among those few, which are in order. No argsort: it takes five times as long."""
    if not len(few):
        return np.zeros(len(values), bool)
    places = np.searchsorted(few, values)
    np.minimum(places, len(few) - 1, out=places)
    return few[places] == values
