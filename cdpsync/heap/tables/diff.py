"""What is new and what is gone between two snapshots of a process, as in Chrome DevTools' Comparison.

Two objects are the same if their ids are: V8 keeps the id of an object when it moves the object. But when a client
disconnects, or disables HeapProfiler, V8 forgets all ids and begins to count again. The same id is then another object.
If many ids belong to another class than before, this has happened. `identity` looks for other signs of it.

Source: DevTools' HeapSnapshot.ts, aggregatesForDiff and calculateSnapshotDiff.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from ...views import Column, Table, keep_end, signed
from ..analysis.analysis import Analysis
from ..analysis.classes import ClassKey
from ..analysis.places import Location, show_place
from ..arrays import I64, Mask, unique
from ..rounds.changes import Before, before
from .identity import Identity, too_many_differ


class _Sized:
    """The objects of a snapshot that have a size, and what decides their classes."""

    def __init__(self, of: Analysis) -> None:
        self._nodes = np.flatnonzero(of.shallow).astype(np.int32)
        self._ids = of.columns.id[self._nodes]
        self._sizes = of.shallow[self._nodes]
        self._naming = of.naming


class Digest(_Sized):
    """The part of an older snapshot that a comparison needs; see `HeapSnapshot.digest`."""

    file: str
    """The file of the snapshot; "" if it is not known."""
    before: Before | None
    """What names the holders of what is new since then; None unless it was asked for."""

    def __init__(self, of: Analysis, file: str = "", *, holders: bool = False) -> None:
        super().__init__(of)
        self.file = file
        self.before = before(of) if holders else None
        self._identity = Identity(of)

    def __repr__(self) -> str:
        return f"<Digest of {len(self._ids):,} objects, {int(self._sizes.sum()):,} bytes>"


class DiffRow(NamedTuple):
    """A class in which something has changed."""

    name: str
    """Its name."""
    new: int
    """The number of its objects that are new."""
    deleted: int
    """The number of its objects that are gone."""
    delta: int
    """The change in the number of its objects."""
    alloc_size: int
    """The shallow sizes of the new objects, in bytes."""
    freed_size: int
    """The shallow sizes of the objects that are gone, in bytes."""
    size_delta: int
    """The change in the size of its objects, in bytes."""
    location: Location | None
    """Where its constructor is defined; None if the snapshot does not say."""
    key: ClassKey
    """Tells it apart from other classes of the same name."""


_SPARSE = 16
"""With more ids than this for each object, most of a table by id would be empty."""

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
    """A table with a row for each class in which something has changed, sorted by the change in bytes."""

    def __init__(self, title: str, rows: list[DiffRow], new: _Objects, deleted: _Objects, warning: str = "") -> None:
        super().__init__(title, _COLUMNS, rows, warning)
        self._new = new
        self._deleted = deleted

    def new_ids(self, row: DiffRow | str | None = None) -> list[int]:
        """The ids of the new objects: in one row, in all classes of a name, or, with no argument, in all rows."""
        return self._new.ids_of(row)

    def deleted_ids(self, row: DiffRow | str | None = None) -> list[int]:
        """The ids of the objects that are gone: in one row, in all classes of a name, or in all rows."""
        return self._deleted.ids_of(row)

    def _like(self, rows: Any) -> Diff:
        return Diff(self.title, rows, self._new, self._deleted, self.warning)


class _Objects(NamedTuple):
    """Objects by class and id."""

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


def diff(of: Analysis, older: Digest) -> Diff:
    """What is new and what is gone since an older snapshot."""
    numbers: dict[ClassKey, int] = {}
    keys: list[ClassKey] = []
    sides = []
    for side in (_Sized(of), older):  # both are named by the interfaces of the newer one
        classes = side._naming.classes(of.interfaces)
        for key in classes.keys:
            if key not in numbers:
                numbers[key] = len(keys)
                keys.append(key)
        common = np.array([numbers[key] for key in classes.keys], np.int64)
        sides.append(_Objects(keys, common[classes.of[side._nodes]], side._ids, side._sizes))
    came_and_went = _by_table(*sides) or _by_order(*sides)
    new, deleted = (side.only(changed) for side, changed in zip(sides, came_and_went, strict=True))
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
    return Diff(title, rows, new, deleted, _doubt(of, older, new, deleted))


def _doubt(of: Analysis, older: Digest, new: _Objects, deleted: _Objects) -> str:
    same = np.count_nonzero(of.shallow) - len(new.ids)
    others = np.count_nonzero(_among(unique(new.ids), unique(deleted.ids)))
    return doubt(int(others), int(same), older._identity, of)


def doubt(others: int, same: int, older: Identity, newer: Analysis) -> str:
    """A warning if the ids mean nothing. Of those in both snapshots, `others` belong to another class than before."""
    if too_many_differ(others, same):
        why = f"Of the ids in both, {others:,} now belong to another class, and {same:,} to the same."
    else:
        why = older.doubt(newer)
    if not why:
        return ""
    return (
        f"Doubtful: the ids of these snapshots do not match. {why} The snapshots must be of the same process, and no "
        "client may disconnect from it between them. Take them over one connection, as cdpsync snapshot --count 2 "
        "does, or with one client in Python. Copies that are redacted need one key for all of them. Bun gives all "
        "objects new ids in each snapshot."
    )


def _by_table(newer: _Objects, older: _Objects) -> tuple[Mask, Mask] | None:
    """Which objects are new, and which are gone, with a table of the classes by id.

    It is None if the table would be too large, or if two objects have one id, as in a damaged file.
    """
    last = max(int(side.ids.max(initial=0)) for side in (newer, older))
    first = min(int(side.ids.min(initial=0)) for side in (newer, older))
    if first < 0 or last > _SPARSE * (len(newer.ids) + len(older.ids)):
        return None
    changed = []
    for side, other in ((newer, older), (older, newer)):
        class_of = np.full(last + 1, -1, np.int32)
        class_of[other.ids] = other.group
        if not (class_of[other.ids] == other.group).all():
            return None
        changed.append(class_of[side.ids] != side.group)
    return changed[0], changed[1]


def _by_order(newer: _Objects, older: _Objects) -> tuple[Mask, Mask]:
    """The same by sorting classes and ids, which takes three times as long."""
    packed = _packed(newer, older)
    ordered = [np.sort(one) for one in packed]
    new = _among(packed[0], _without(ordered[0], ordered[1]))
    return new, _among(packed[1], _without(ordered[1], ordered[0]))


def _packed(newer: _Objects, older: _Objects) -> tuple[I64, I64]:
    """The class and the id of each object, packed into one number."""
    ids = newer.ids, older.ids
    if any(len(one) and int(one.max()) >= 1 << 32 for one in ids):
        _, ranks = np.unique(np.concatenate(ids), return_inverse=True)
        ids = ranks[: len(ids[0])], ranks[len(ids[0]) :]
    return newer.group << 32 | ids[0].astype(np.int64), older.group << 32 | ids[1].astype(np.int64)


def _without(values: I64, others: I64) -> I64:
    """The values that are not among the others. Both must be sorted."""
    if not len(others):
        return values
    places = np.searchsorted(others, values)
    np.minimum(places, len(others) - 1, out=places)
    left: I64 = values[others[places] != values]
    return left


def _among(values: I64, few: I64) -> Mask:
    """Which of the values are among `few`, which are sorted. An argsort would take five times as long."""
    if not len(few):
        return np.zeros(len(values), bool)
    places = np.searchsorted(few, values)
    np.minimum(places, len(few) - 1, out=places)
    found: Mask = few[places] == values
    return found
