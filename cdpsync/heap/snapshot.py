"""HeapSnapshot: a heap snapshot in memory. Its methods answer questions about it."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import SnapshotError
from ..files import Progress
from .analysis.analysis import Analysis
from .analysis.sizes import total_size
from .format.reading import Reader
from .format.source import SnapshotSource, is_text, pieces
from .objects.node import Nodes
from .objects.node_views import NodeViews
from .origin import Origin, in_utc
from .redaction.redactable import Redactable
from .report.saving import Reportable
from .tables.allocation_views import AllocationViews
from .tables.array_views import ArrayViews
from .tables.holding_views import HoldingViews

if TYPE_CHECKING:
    from ..views import Table
    from .tables.diff import Diff, Digest
    from .tables.insight import ClosureRow, CollectionRow, DuplicateRow
    from .tables.summary import ClassRow, Statistics


class HeapSnapshot(NodeViews, AllocationViews, ArrayViews, HoldingViews, Redactable, Reportable):
    """A heap snapshot, read into arrays. Names, sizes and distances are those that Chrome DevTools shows.

    Use `HeapSnapshot.load` to read one. Everything else is computed when it is first needed: names take no time,
    retained sizes take about twice as long as reading the file.

    Threads: any. If two threads are the first to ask for something, both may compute it, or one waits for the other.
    """

    def __init__(self, of: Analysis, origin: Origin = Origin()) -> None:  # noqa: B008
        if not isinstance(of, Analysis):
            raise TypeError("use HeapSnapshot.load(path) to read a snapshot")
        self._of = of
        self._origin = origin
        self._summary: Table[ClassRow] | None = None

    @classmethod
    def load(
        cls,
        source: SnapshotSource,
        progress: Progress | None = None,
        *,
        program: str = "",
        captured: datetime | None = None,
    ) -> HeapSnapshot:
        """Read a snapshot from a path, from its text as bytes or str, or from a binary file object.

        `progress` is called with (done, total) in bytes; total is 0 if it is not known. `program` and `captured` are
        shown in a report, because the file says neither which program it is of nor when it was captured. In memory,
        the snapshot takes about one and a half times the size of the file.

        Raises SnapshotError if the text is cut, altered or not a heap snapshot; it says where. Raises OSError if the
        file cannot be read.
        """
        reader = Reader()
        file, changed = "", None
        try:
            if isinstance(source, str | os.PathLike) and not is_text(source):
                file = os.fspath(source)
                changed = in_utc(Path(source).stat().st_mtime)
            for piece, total in pieces(source):
                reader.feed(piece)
                if progress is not None:
                    progress(reader.size, total)
            origin = Origin(file, program, None if captured is None else in_utc(captured), changed)
            return cls(Analysis(reader.finish()), origin)
        except SnapshotError as error:
            if file:
                raise SnapshotError(f"{file}: {error}") from None
            raise

    def __repr__(self) -> str:
        return f"<HeapSnapshot: {self.node_count:,} nodes, {self.edge_count:,} edges, {self.total_size:,} bytes>"

    # --- the whole ---

    @property
    def origin(self) -> Origin:
        """Where it comes from, if that is known: the file, the program and the time."""
        return self._origin

    @property
    def node_count(self) -> int:
        """The number of nodes."""
        return len(self._of.columns.id)

    @property
    def edge_count(self) -> int:
        """The number of references between nodes."""
        return len(self._of.columns.to)

    @property
    def total_size(self) -> int:
        """The size of all nodes and of what V8 reports outside its heap, in bytes."""
        return total_size(self._of.columns)

    @property
    def meta(self) -> dict[str, Any]:
        """The header of the file, unchanged: the value of "snapshot"."""
        return self._of.columns.header.snapshot

    def summary(
        self, filter: str | None = None, *, sort: str = "retained_size", nodes: Nodes | None = None
    ) -> Table[ClassRow]:
        """A table with a row for each constructor, as DevTools' Summary shows them. Sizes are in bytes.

        With `filter`, only constructors whose names contain it are listed, in upper or lower case. `sort` is the name
        of a column. Raises ValueError if there is no such column. With `nodes`, only these count: see `retained_by`.

        The rows are the same as in DevTools, with one exception. If an object that is not a function has a constructor
        named Function, DevTools makes two rows with one key and shows only one of them. Here, the row Function counts
        both. The same goes for RegExp.
        """
        from .tables.summary import summary

        found = self._whole_summary() if nodes is None else summary(self._of, nodes.ordinals)
        return (found if filter is None else found.filter(filter)).sorted(sort)

    def statistics(self) -> Statistics:
        """The bytes of each kind of node: code, strings, arrays and so on, as DevTools' Statistics shows them."""
        from .tables.summary import compute_statistics

        return compute_statistics(self._of)

    # --- compared with others ---

    def diff(self, older: HeapSnapshot | Digest) -> Diff:
        """A table of what is new and what is gone since an older snapshot, as DevTools' Comparison shows it.

        Both must be of the same process. Between them, no client may have disconnected or disabled HeapProfiler,
        because V8 then begins to number objects again. If it looks as if this has happened, `Diff.warning` says so.
        """
        from .tables.diff import Digest, diff

        if not isinstance(older, HeapSnapshot | Digest):
            raise TypeError(f"older must be a HeapSnapshot or its digest(), not {type(older).__name__}")

        return diff(self._of, older.digest() if isinstance(older, HeapSnapshot) else older)

    # --- questions ---

    def duplicated_strings(self) -> Table[DuplicateRow]:
        """A table of the texts that occur more than once, as DevTools' "Duplicated strings" shows them."""
        from .tables.insight import duplicated_strings

        return duplicated_strings(self._of)

    def closures(self) -> Table[ClosureRow]:
        """A table of the closures by function and place, with the contexts that they hold. Sizes are in bytes."""
        from .tables.insight import closures

        return closures(self._of)

    def collections(self, n: int = 1000) -> Table[CollectionRow]:
        """A table of the `n` Maps, Sets, WeakMaps, WeakSets and Arrays that retain most. Sizes are in bytes."""
        from .tables.insight import collections

        return collections(self._of, n)
