"""Coverage: which lines, functions and blocks of a program have run."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from ..files import Destination, whole_file
from ..sources import as_url, file_url, has_scheme, shown
from ..text import count_text
from ..views import Column, Table, keep_end
from .file_coverage import FileCoverage, joined
from .filtering import FileFilter, Patterns
from .measuring import measure, measure_as_deno
from .reading import CoverageSource, read
from .reports import CoverageReports
from .saving import saved
from .script import ScriptCoverage
from .summary import summary
from .totals import Totals


class FileRow(NamedTuple):
    """One file in `Coverage.files`. The shares are from 0 to 1."""

    file: str
    lines: float
    functions: float
    blocks: float
    uncovered_lines: str


def _percent(share: float) -> str:
    return f"{share:.1%}" if share in (0, 1) else f"{min(max(share, 0.001), 0.999):.1%}"


COLUMNS = (
    Column("file", "file", fit=keep_end),
    Column("lines", "lines", _percent, rising=True),
    Column("functions", "functions", _percent, rising=True),
    Column("blocks", "blocks", _percent, rising=True),
    Column("uncovered_lines", "not run"),
)


class Coverage(CoverageReports):
    """Which lines, functions and blocks of a program have run, as V8 counted them.

    Use `Coverage.load` to read files. `a + b` adds the counts of two. Everything is computed when it is first needed.

        coverage = Coverage.load("coverage-v8")
        coverage.total.lines  # 0.83
        coverage["app.ts"].uncovered_lines  # "12-15,20"

    Threads: any. It does not change.
    """

    def __init__(self, scripts: Iterable[ScriptCoverage]) -> None:
        found: dict[str, list[ScriptCoverage]] = {}
        for script in scripts:
            alike = found.setdefault(script.file, [])
            for number, before in enumerate(alike):
                if before.source is None or script.source is None or before.source == script.source:
                    alike[number] = before.plus(script)
                    break
            else:
                alike.append(script)
        self.scripts: list[ScriptCoverage] = [one for name in sorted(found) for one in found[name]]

    @classmethod
    def load(cls, *sources: CoverageSource) -> Coverage:
        """Read the coverage of V8 from files or directories, and add it up.

        A source is a path, or JSON: a str or bytes, a file opened for reading, or a dict or list. These are read:
        directories and files of NODE_V8_COVERAGE and of `deno --coverage`, results of Profiler.takePreciseCoverage,
        what Playwright and Puppeteer return, and what `save` writes.

        Raises CoverageError if one of them is damaged or something else; it says where. Raises OSError if a file cannot
        be read.
        """
        return cls(script for source in sources for script in read(source))

    @classmethod
    def merge(cls, *parts: Coverage) -> Coverage:
        """The coverage of several programs, or of several takes, added up."""
        return cls(script for part in parts for script in part.scripts)

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage.merge(self, other) if isinstance(other, Coverage) else NotImplemented

    def filter(
        self,
        include: Patterns = (),
        exclude: Patterns | None = None,
        *,
        extension: Patterns | None = None,
        all: bool = False,
        src: Iterable[str | os.PathLike[str]] | None = None,
        allow_external: bool = False,
        exclude_after_remap: bool = False,
        exclude_node_modules: bool = True,
        cwd: str | os.PathLike[str] | None = None,
    ) -> Coverage:
        """The coverage of some of the files, chosen as c8 chooses them; without arguments, by its defaults.

        `include` and `exclude` are globs, relative to `cwd`, which is the working directory by default; "!" before one
        makes an exception to the others. By default tests, declarations (.d.ts) and node_modules do not count, and
        `extension` is .js, .cjs, .mjs, .ts, .tsx and .jsx. Files outside `cwd` count only with `allow_external`;
        patterns are then compared with the whole path. With `exclude_after_remap`, the patterns are about the sources,
        not about the scripts that were made of them.

        With `all`, the files in `cwd`, or in the directories `src`, that the program has never loaded count too: no
        line of them has run.
        """
        chosen = FileFilter(
            include,
            exclude,
            extension,
            allow_external=allow_external,
            exclude_node_modules=exclude_node_modules,
            cwd=cwd,
        )
        if exclude_after_remap:
            scripts = [one.keeping(chosen.counts) for one in self.scripts]
        else:
            scripts = [one for one in self.scripts if chosen.counts(one.file)]
        if all:
            loaded = {one.file for one in self.scripts}
            files = chosen.files(["."] if src is None else src)
            scripts += [ScriptCoverage(file_url(one), []) for one in files if one not in loaded]
        return Coverage(scripts)

    def save(self, path: Destination) -> None:
        """Write everything as JSON, as V8 reported it: `Coverage.load` reads it again, and c8 and Node's tools do too.

        The texts and source maps that came from the program are in it, so that the file can be read elsewhere. Raises
        OSError if it cannot be written.
        """
        with whole_file(path) as (file, keep):
            for part in saved(self.scripts):
                file.write(part)
            keep()

    def summary(self) -> str:
        """A text of less than 2 KB: how much has run, and which files have the most lines that have not."""
        return summary(self.total, list(self))

    # --- files ---

    @cached_property
    def _files(self) -> dict[str, FileCoverage]:
        parts: dict[str, list[FileCoverage]] = {}
        for script in self.scripts:
            for one in measure(script):
                parts.setdefault(one.file, []).append(one)
        return {file: some[0] if len(some) == 1 else joined(some) for file, some in sorted(parts.items())}

    def __iter__(self) -> Iterator[FileCoverage]:
        return iter(self._files.values())

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, file: object) -> bool:
        return isinstance(file, str) and bool(self._named(file))

    def __getitem__(self, file: str) -> FileCoverage:
        """The coverage of a file, by its path, by the end of its path, or by its URL.

        Raises KeyError if there is no such file, or if there are several.
        """
        found = self._named(file)
        if len(found) == 1:
            return self._files[found[0]]
        if found:
            raise KeyError(f"{file} may be any of {', '.join(found[:5])}")
        last = {one.rpartition("/")[2]: one for one in self._files}
        near = [last[one] for one in difflib.get_close_matches(file.rpartition("/")[2], last, 3)]
        raise KeyError(f"no file {file} in this coverage" + (f"; did you mean {' or '.join(near)}?" if near else ""))

    def _named(self, file: str) -> list[str]:
        name = shown(file) if has_scheme(file) else file.replace("\\", "/")
        if name in self._files:
            return [name]
        return [one for one in self._files if one.replace("\\", "/").endswith("/" + name.removeprefix("./"))]

    def deno_lines(self, file: str) -> dict[int, int]:
        """How often each line of a file has run, by the rules of `deno coverage` instead of c8's.

        A line of which only an end has not run has not run: `if (a) throw b`. Of TypeScript, only those lines count
        that something was made from. Raises KeyError as coverage[file] does.
        """
        one = self[file]
        found: dict[int, int] = {}
        for script in one.scripts:
            for line, count in measure_as_deno(script, one.file).items():
                found[line] = max(count, found.get(line, 0))
        return found

    @cached_property
    def total(self) -> Totals:
        """How many lines, functions and blocks have run in all files, and the shares: `coverage.total.lines >= 0.8`."""
        return Totals.of(one.total for one in self)

    @cached_property
    def problems(self) -> dict[str, str]:
        """Why scripts of files and pages are not in `files`, by their URL: nobody knows their text any more."""
        return {
            script.url: "its text is not known"
            for script in self.scripts
            if as_url(script.url)[:5] in ("file:", "http:", "https") and not measure(script)
        }

    @property
    def files(self) -> Table[FileRow]:
        """A table with a row for each file."""
        rows = [
            FileRow(one.file, one.total.lines, one.total.functions, one.total.blocks, one.uncovered_lines)
            for one in self
        ]
        total = self.total
        lines = count_text(total.line_count, "line")
        title = f"{count_text(len(rows), 'file')}: {_percent(total.lines)} of {lines} have run"
        return Table(title, COLUMNS, rows)

    def __repr__(self) -> str:
        return f"<Coverage: {len(self.scripts):,} scripts>"
