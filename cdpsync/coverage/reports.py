"""CoverageReports: the files that a Coverage can be written to, for people and for other tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..files import Destination, whole_file
from .file_coverage import FileCoverage
from .istanbul import istanbul
from .lcov import lcov
from .report import report


class CoverageReports:
    """The reports of a Coverage. Coverage derives from it.

    Each file appears when it is whole, with mode 0600, because a report holds the sources. A destination may also be a
    binary file object. Raises OSError if it cannot be written; what was there before is then left as it was.
    """

    def __iter__(self) -> Iterator[FileCoverage]:
        raise NotImplementedError

    def save_lcov(self, path: Destination, *, blocks: bool = False) -> None:
        """Write an LCOV tracefile (lcov.info): lines and functions, for genhtml, Codecov and editors.

        V8 counts blocks, not branches, so there are no branches in it. With `blocks`, each block is one, as in c8's
        report. Functions of one name in a file get their line as well: LCOV knows functions by their names.
        """
        _save(path, lcov(self, blocks))

    def save_istanbul(self, path: Destination, *, blocks: bool = False) -> None:
        """Write a report in Istanbul's format (coverage-final.json), for nyc and everything that reads its reports.

        Each line is a statement, as in c8's report. `blocks` is that of `save_lcov`.
        """
        _save(path, istanbul(self, blocks))

    def save_report(self, path: Destination, *, title: str | None = None) -> None:
        """Write a report to look at: one HTML file with a table of the files, and their sources with the counts.

        It loads nothing from elsewhere. The title is "Coverage" by default.
        """
        _save(path, report(list(self), title))


def _save(path: Destination, parts: Iterable[bytes]) -> None:
    with whole_file(path) as (file, keep):
        for part in parts:
            file.write(part)
        keep()
