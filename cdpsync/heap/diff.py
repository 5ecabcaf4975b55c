"""What came and what went between two snapshots of one process, as in Chrome DevTools' Comparison.

Objects are the same if their ids are: V8 keeps them when it moves objects, as long as the process lives.

Source: DevTools' HeapSnapshot.ts, aggregatesForDiff and calculateSnapshotDiff.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from .analysis import Analysis
from .arrays import I32, I64
from .classes import ClassKey, Naming
from .table import Column, Table, signed


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
    key: ClassKey


_COLUMNS = (
    Column("name", "constructor"),
    Column("new", "# new"),
    Column("deleted", "# deleted"),
    Column("delta", "# delta", signed),
    Column("alloc_size", "alloc. size"),
    Column("freed_size", "freed size"),
    Column("size_delta", "size delta", signed),
)


class Diff(Table[DiffRow]):
    """A row for each class in which something changed; `new_ids` and `deleted_ids` say which objects."""

    def __init__(self, title: str, rows: list[DiffRow], new: _Objects, deleted: _Objects) -> None:
        super().__init__(title, _COLUMNS, rows)
        self._new = new
        self._deleted = deleted

    def new_ids(self, row: DiffRow | str | None = None) -> list[int]:
        """The ids of the objects of one row, or of all classes of a name, or of all, that only the newer has."""
        return self._new.ids_of(row)

    def deleted_ids(self, row: DiffRow | str | None = None) -> list[int]:
        """The ids of those that only the older has."""
        return self._deleted.ids_of(row)

    def _like(self, rows: Any) -> Diff:
        return Diff(self.title, rows, self._new, self._deleted)


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
    new = sides[0].only(~_within(packed[0], packed[1]))
    deleted = sides[1].only(~_within(packed[1], packed[0]))
    count = [np.bincount(side.group, minlength=len(keys)) for side in (new, deleted)]
    size = [
        np.bincount(side.group, weights=side.sizes, minlength=len(keys)).astype(np.int64) for side in (new, deleted)
    ]
    rows = []
    for i in np.flatnonzero(count[0] + count[1]).tolist():
        came, went, alloc, freed = (int(column[i]) for column in (*count, *size))
        rows.append(DiffRow(keys[i].name, came, went, came - went, alloc, freed, alloc - freed, keys[i]))
    rows.sort(key=lambda row: row.size_delta, reverse=True)
    totals = [sum(row.new for row in rows), sum(row.deleted for row in rows), sum(row.size_delta for row in rows)]
    title = f"{totals[0]:,} new, {totals[1]:,} deleted, {totals[2]:+,} bytes"
    return Diff(title, rows, new, deleted)


def _packed(newer: _Objects, older: _Objects) -> tuple[I64, I64]:
    """Class and id as one number each, equal if both are."""
    ids = newer.ids, older.ids
    if any(len(one) and int(one.max()) >= 1 << 32 for one in ids):
        _, ranks = np.unique(np.concatenate(ids), return_inverse=True)
        ids = ranks[: len(ids[0])], ranks[len(ids[0]) :]
    return newer.group << 32 | ids[0].astype(np.int64), older.group << 32 | ids[1].astype(np.int64)


def _within(values: I64, others: I64) -> Any:
    """Which of the values are among the others."""
    if not len(others):
        return np.zeros(len(values), bool)
    ordered = np.sort(others)
    order = np.argsort(values)  # so that the search goes through memory once
    places = np.searchsorted(ordered, values[order])
    found = np.empty(len(values), bool)
    found[order] = ordered[np.minimum(places, len(ordered) - 1)] == values[order]
    return found
