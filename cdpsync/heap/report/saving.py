"""Reportable: the methods of a heap snapshot that write a report, or keep what the report of a newer one needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...files import Destination, whole_file
from ..analysis.analysis import Analysis
from ..origin import Origin

if TYPE_CHECKING:
    from ...views import Table
    from ..rounds.leaks import Leaks
    from ..tables.diff import Digest
    from ..tables.summary import ClassRow


class Reportable:
    """What HeapSnapshot writes for people to look at."""

    _of: Analysis
    _origin: Origin
    _summary: Table[ClassRow] | None

    def digest(self, *, holders: bool = False) -> Digest:
        """The part that `diff` and `leaks` need of an older snapshot. It takes about a fifth of the memory.

        With `holders` it takes three times as much, and `save_report` can say what holds the objects that are new.
        """
        from ..tables.diff import Digest

        return Digest(self._of, self._origin.file, holders=holders)

    def save_report(
        self,
        path: Destination,
        *,
        title: str | None = None,
        older: Reportable | Digest | None = None,
        leaks: Leaks | None = None,
    ) -> None:
        """Write a report as one HTML file, with tables and a treemap of the dominator tree.

        It names the file, the program and the date if they are known (see `origin`). With `older`, an older snapshot of
        the process or its digest, it shows what is new since then and what holds it; a digest must have been made with
        `holders`. `leaks` is what `leaks()` found, with this snapshot as the last one. The title is by default the name
        of the snapshot's file. The report loads nothing from the network. `path` is a path, which is replaced when the
        report is complete, or a binary file object.
        """
        from ..tables.diff import Digest
        from .report import report

        digest = older if older is None or isinstance(older, Digest) else older.digest(holders=True)
        text = report(self._of, self._whole_summary(), self._origin, title, digest, leaks)
        with whole_file(path) as (file, keep):
            file.write(text.encode())
            keep()

    def _whole_summary(self) -> Table[ClassRow]:
        """The summary of all nodes, which is computed once."""
        from ..tables.summary import summary

        if self._summary is None:
            self._summary = summary(self._of)
        return self._summary
