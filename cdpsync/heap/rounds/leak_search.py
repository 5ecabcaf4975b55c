"""Finds leaks in snapshots: what was made after the first one and before the last, and is still in the last."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import numpy as np

from ..arrays import I32, I64
from ..objects.labels import class_of
from ..objects.node import Nodes
from ..objects.ways import Ways
from ..snapshot import HeapSnapshot
from ..tables.diff import Digest, doubt
from ..tables.identity import Identity
from .chains import WEAK, Chains
from .changes import Classes, Group, Kept, Members, compare, places
from .comparing import Source, loaded
from .debugger import Undebugged, without_debugger
from .growth import GrowthRow, Inside
from .leaks import LeakRow, Leaks
from .order import order_doubt
from .rows import IRREGULAR, Grown

_NOT = -1
"""The step of an object that was there before, or that does not matter."""
_CHANGING = "what came and went"


def leaks(baseline: Source, action: Source | Digest, final: Source | Digest, *more: Source | Digest) -> Leaks:
    """What an action made and the program still holds when the action has been undone: a row for each chain.

    Take `baseline` when the program has warmed up, `action` after something that should leave nothing behind, such as
    opening a dialog, and `final` when it has been undone. With four snapshots or more, the same work is done between
    any two of them, and only what is made in each step and still held in the last snapshot is listed.

    Each is a path, a file, a snapshot that is loaded, or a function that loads one; all but the first and the last may
    be digests. They are read one after the other, and most of each is freed before the next one is read. All must be
    of one process, in the order in which they were taken, and no client may have disconnected from it between them; if
    they do not match, `Leaks.warning` says so.

    Raises SnapshotError if a file is not a complete heap snapshot, and TypeError if the first or the last one is a
    digest.
    """
    between = [action, final, *more]
    last = between.pop()
    if isinstance(baseline, Digest) or isinstance(last, Digest):
        raise TypeError("the first and the last snapshot must be whole, not digests: pass their paths")
    classes = Classes()
    of, _, only = without_debugger(loaded(baseline)._of)
    first = Kept(of, classes, only)
    seen = [_Seen(first.ids, first.kind, Identity(of))]
    del of, only
    seen += [_Seen.of(classes, one) for one in between]
    snapshot = loaded(last)
    return _Leaking(seen, without_debugger(snapshot._of), snapshot, classes).leaks(first)


class _Seen(NamedTuple):
    """The ids and classes of the objects in a snapshot, and what tells whether the ids of another belong to them."""

    ids: I64
    kind: I32
    identity: Identity

    @classmethod
    def of(cls, classes: Classes, source: Source | Digest) -> _Seen:
        digest = source if isinstance(source, Digest) else loaded(source).digest()
        return cls(digest._ids.astype(np.int64), classes.of(digest._naming)[digest._nodes], digest._identity)


class _Leaking:
    """Compares the last snapshot with those before."""

    def __init__(self, seen: list[_Seen], undebugged: Undebugged, snapshot: HeapSnapshot, classes: Classes) -> None:
        """`seen` are the snapshots before, the first one too."""
        self._of, self._undebugged, self._snapshot = undebugged.of, undebugged, snapshot
        self._kept = Kept(undebugged.of, classes, undebugged.only)
        self._classes = classes
        self._steps = 1 if len(seen) == 2 else len(seen)
        self._between = [one.ids for one in seen[1:]]
        self._step, self.warning = self._made(seen)

    def _made(self, seen: list[_Seen]) -> tuple[I32, str]:
        """The number of the step in which each node was made, or _NOT; and a warning if the ids do not match."""
        kept, warning = self._kept, ""
        step = np.full(len(kept.ids), _NOT if self._steps == 1 else self._steps - 1, np.int32)
        for number in reversed(range(len(seen))):
            at = places(kept.ids, seen[number].ids)
            there = at >= 0
            same = there.copy()
            same[there] = seen[number].kind[at[there]] == kept.kind[there]
            step[same] = number - 1  # the first one becomes _NOT
            others = int(there.sum() - same.sum())
            warning = doubt(others, int(same.sum()), seen[number].identity, self._of) or warning
        return step, warning

    def leaks(self, first: Kept) -> Leaks:
        """The rows and what is not counted."""
        compared = compare(first, self._kept)
        members = compared.came.only(self._step[compared.came.nodes] != _NOT)
        before, left = set(_groups(compared.came)), set(_groups(members))
        changes = {
            group: change
            for group, change in compared.round.changes.items()
            if group in left or group not in before or change.size < 0
        }
        grown = Grown(
            self._of,
            self._kept,
            self._classes,
            [compared.round._replace(changes=changes)],
            compared._replace(came=members),
        )
        growth = grown.growth()
        rows = list[LeakRow]()
        noise = [row._replace(name=_CHANGING) if row.name == IRREGULAR else row for row in growth.noise]
        for row, others in Chains(self._of, members, growth.rows, grown.groups).joined():
            found = self._row(row, others)
            if found is not None:
                rows.append(found)
        own = sorted(_merged(rows), key=lambda row: -row.retained_size)
        oldest, newest = (one.ids[one.size > 0] for one in (first, self._kept))  # as in a digest
        warning = self.warning or order_doubt([oldest, *self._between, newest], self._steps)
        return Leaks(self._steps, [*own, *self._of_debugger()], noise, self._snapshot.origin.file, warning)

    def _row(self, row: GrowthRow, others: list[GrowthRow]) -> LeakRow | None:
        """A row with all that belongs to its chain; None if it was not made in each step."""
        if row.count == 0 and self._of.names.raw(int(row.nodes.ordinals[0])).startswith(WEAK):
            return None  # its table has room for keys that have died
        step = self._step[row.nodes.ordinals]
        made = np.bincount(step[step != _NOT], minlength=self._steps)
        if row.count > 0 and not made.all():
            return None
        return LeakRow(
            row.name,
            int(made.sum()) if row.count > 0 else 0,
            sum(one.size for one in (row, *others)),
            row.holder,
            row.holder_location,
            row.location,
            tuple(made.tolist()),
            row.path,
            row.inside,
            False,
            Nodes(self._of, row.nodes.ordinals[step != _NOT] if made.any() else row.nodes.ordinals).sorted(),
        )

    def _of_debugger(self) -> list[LeakRow]:
        """What was made and is held only by a debugger, a row for each class."""
        handles, only = self._undebugged.handles, self._undebugged.only
        if only is None:
            return []
        of = self._snapshot._of
        nodes = handles[only[handles] & (self._step[handles] != _NOT)]
        groups: dict[str, list[int]] = defaultdict(list)
        for node in nodes.tolist():
            groups[class_of(of, node)].append(node)
        rows = []
        for name, members in groups.items():
            group = Nodes(of, np.array(members, np.int32)).sorted()
            counts = np.bincount(self._step[group.ordinals], minlength=self._steps)
            path = Ways(of).path(int(group.ordinals[0]))
            size = group.retained_size
            rows.append(LeakRow(name, len(group), size, "", None, None, tuple(counts.tolist()), path, (), True, group))
        return sorted(rows, key=lambda row: -row.retained_size)


def _merged(rows: list[LeakRow]) -> list[LeakRow]:
    """The rows, with those that read the same as one: timers in two of Node's lists, or values of a WeakMap."""
    alike: dict[object, list[LeakRow]] = defaultdict(list)
    for row in rows:
        alike[row.name, row.location, row.holder, row.holder_location].append(row)
    return [_sum(same) for same in alike.values()]


def _sum(rows: list[LeakRow]) -> LeakRow:
    first = max(rows, key=lambda row: row.count)
    if len(rows) == 1:
        return first
    inside: dict[str, Inside] = {}
    for one in (one for row in rows for one in row.inside):
        before = inside.get(one.name, Inside(one.name, 0, 0))
        inside[one.name] = Inside(one.name, before.count + one.count, before.size + one.size)
    nodes = Nodes(first.nodes._of, np.concatenate([row.nodes.ordinals for row in rows]))
    return first._replace(
        count=sum(row.count for row in rows),
        retained_size=sum(row.retained_size for row in rows),
        counts=tuple(map(sum, zip(*(row.counts for row in rows), strict=True))),
        inside=tuple(sorted(inside.values(), key=lambda one: -one.size)),
        nodes=nodes.sorted(),
    )


def _groups(members: Members) -> list[Group]:
    pairs = np.unique(np.stack((members.holders, members.units.astype(np.int64)), axis=1), axis=0)
    return [(holder, unit) for holder, unit in pairs.tolist()]
