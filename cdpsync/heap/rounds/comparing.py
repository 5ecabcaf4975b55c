"""Compares the snapshots of several rounds, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ..analysis.analysis import Analysis
from ..format.source import SnapshotSource
from ..snapshot import HeapSnapshot
from ..tables.identity import too_many_differ
from .changes import Classes, Compared, Kept, Round, compare
from .debugger import without_debugger
from .growth import Growth
from .order import SWAPPED, swapped
from .rows import Grown

Source = HeapSnapshot | SnapshotSource | Callable[[], HeapSnapshot]


def growth(*snapshots: HeapSnapshot | SnapshotSource) -> Growth:
    """What has grown in every round between these snapshots of one process: paths, files, or snapshots that are loaded.

    Take the first one when the program has warmed up, and one more after each of several equal rounds of work, all over
    one connection; three rounds are enough to tell most caches that fill from leaks. They are read one after the other:
    of an older one, only about 35 bytes for each object are kept.

    Raises ValueError if there are fewer than two, if they are not of one process or not in their order, and
    SnapshotError if one is not a complete snapshot.
    """
    if len(snapshots) < 2:
        raise ValueError("growth needs two snapshots or more: one before the work, and one after each round of it")
    found = Growing()
    for one in snapshots:
        found.add(partial(loaded, one))
    return found.result()


def loaded(source: Source) -> HeapSnapshot:
    """The snapshot that a source is, returns, or has as its text."""
    if isinstance(source, HeapSnapshot):
        return source
    return source() if callable(source) else HeapSnapshot.load(source)


class Growing:
    """Compares snapshots one after the other, so that only the newest one needs to be in memory."""

    def __init__(self) -> None:
        self._classes = Classes()
        self._rounds: list[Round] = []
        self._kept: Kept | None = None
        self._newest: Analysis | None = None
        self._last: Compared | None = None

    def add(self, load: Callable[[], HeapSnapshot]) -> None:
        """Load a snapshot and compare it with the one before, most of which is freed first.

        Raises ValueError if they are of two processes, or if this one was taken before the other.
        """
        self._newest = None
        of, _, only = without_debugger(load()._of)
        kept = Kept(of, self._classes, only)
        if self._kept is not None:
            self._last = compare(self._kept, kept)
            self._rounds.append(self._last.round)
            if too_many_differ(self._last.others, self._last.same):
                raise ValueError(
                    f"these snapshots cannot be compared: {self._last.others:,} objects have the ids of others in the "
                    "next one. They must be of the same process, with no client disconnecting from it between them: "
                    "take them over one connection"
                )
            if swapped(self._kept.ids, kept.ids):
                raise ValueError(SWAPPED)
        self._kept = kept
        self._newest = of

    def result(self) -> Growth:
        """What has grown in every round so far."""
        if not self._rounds or self._newest is None or self._last is None or self._kept is None:
            raise ValueError("there is nothing to compare yet: add two snapshots or more")
        return Grown(self._newest, self._kept, self._classes, self._rounds, self._last).growth()
