"""cdpsync coverage [ENDPOINT] [-d TIME] [-o FILE] [-- COMMAND …], cdpsync coverage FILE…: which lines run."""

from __future__ import annotations

import argparse
import math
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import CDPError
from ...text import count_text, one_line
from .. import options, printing, reach, recording, streams
from ..output import Output
from ..recording import Kept

if TYPE_CHECKING:
    from ...coverage import Coverage, Totals
    from ...domains.coverage import CoverageRecording
    from ...session import Session

_EVERY = 5.0
"""Seconds between two takes of the counts, which are kept if the program dies."""

_SUFFIXES = {"v8": ".v8.json", "lcov": ".info", "istanbul": ".istanbul.json", "html": ".html"}
_ENDINGS = {
    ".v8.json": "v8",
    ".info": "lcov",
    ".lcov": "lcov",
    ".json": "istanbul",
    ".html": "html",
    ".htm": "html",
}
_ROWS = 20
_SHARES = ("lines", "functions", "branches")

MORE = """\
Records for -d TIME, or until Ctrl-C, or until the program ends. A COMMAND after -- is started,
recorded from its first line to its end, and its exit code is passed on. cdpsync coverage FILE… adds
up what was recorded: .v8.json files from here, and directories of NODE_V8_COVERAGE and deno coverage.

The filters and their defaults are those of c8. They apply to a COMMAND, or if one of them is given.
In a program that runs already, everything but node_modules counts. Branches are V8's blocks, as in c8.
With --check-coverage, the exit code is 1 if too little has run, unless the program's own is not 0.

examples:
  cdpsync coverage -- node app.js
  cdpsync coverage -o coverage.html --all -- node app.js     a report of all files
  cdpsync coverage -o lcov.info -- deno run app.ts           or coverage-final.json (Istanbul)
  cdpsync coverage --check-coverage --lines 80 -- node app.js
  cdpsync coverage app.v8.json --files"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    reach.add_arguments(parser, own="[FILE…]")
    recording.add_arguments(parser, _SUFFIXES["v8"])
    parser.add_argument(
        "--format",
        choices=list(_SUFFIXES),
        help="what to write; by default what FILE ends in: .v8.json (V8's own), .info (LCOV), .json (Istanbul), .html",
    )
    parser.add_argument("--files", action="store_true", help="print a table of the files")
    parser.add_argument(
        "-n",
        type=options.whole_number(0, "rows"),
        metavar="ROWS",
        help=f"with --files: the most rows to print; {_ROWS} by default, 0 for all",
    )
    parser.add_argument(
        "--recompile", action="store_true", help="count blocks also in what has been compiled already (Node)"
    )
    chosen = parser.add_argument_group("which files count, as c8 chooses them")
    chosen.add_argument("--include", metavar="GLOB", action="append", help="only these files; may be repeated")
    chosen.add_argument("--exclude", metavar="GLOB", action="append", help="not these; by default, not tests")
    chosen.add_argument(
        "--extension", metavar=".EXT", action="append", help="only these endings; .js, .ts … by default"
    )
    chosen.add_argument("--all", action="store_true", help="also files that were never loaded")
    chosen.add_argument("--src", metavar="DIR", action="append", help="with --all: where to look; by default here")
    chosen.add_argument("--allow-external", action="store_true", help="also files outside the current directory")
    checks = parser.add_argument_group("how much has to run, as c8 checks it")
    checks.add_argument(
        "--check-coverage", action="store_true", help="exit with 1 if too little has run; by default, 90%% of lines"
    )
    for share in _SHARES:
        checks.add_argument(f"--{share}", type=_percent, metavar="N", help=f"the percentage of {share}, from 0 to 100")
    checks.add_argument("--per-file", action="store_true", help="check each file")


def _percent(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 <= number <= 100:
        raise argparse.ArgumentTypeError(f"{text!r} is not a percentage: write a number from 0 to 100")
    return number


def run(arguments: argparse.Namespace) -> int:
    """Record coverage, or read files."""
    _check(arguments)
    kind = _Coverage(arguments)
    files = recording.files_of(arguments)
    code = kind.read(files) if files else recording.record(arguments, kind)
    return code or kind.code


def _check(arguments: argparse.Namespace) -> None:
    """Raise ValueError for options that would have no effect."""
    if arguments.n is not None and not (arguments.files or arguments.json):
        raise ValueError("-n is about a table: ask for one with --files")
    if arguments.src and not arguments.all:
        raise ValueError("--src says where --all looks for files: add --all")
    for share in _SHARES:
        if getattr(arguments, share) is not None and not arguments.check_coverage:
            raise ValueError(f"--{share} is what is checked with --check-coverage: add that")
    if arguments.per_file and not arguments.check_coverage:
        raise ValueError("--per-file is about --check-coverage: add that")


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return recording.advice(arguments)


class _Coverage:
    name = "coverage"
    noun = "coverage"

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments
        self._format = _format(arguments.output, arguments.format)
        self.suffix: str = _SUFFIXES[self._format]
        self.code = 0
        self._scripts = 0  # how many there are, if only some files count

    def begin(self, session: Session, output: Output) -> CoverageRecording:
        return session.coverage.record(recompile=self._arguments.recompile, fetch_every=_EVERY)

    def over(self, recording: CoverageRecording) -> None:
        return None

    def keep(self, recording: CoverageRecording, output: Output, error: CDPError | None) -> Kept:
        found = self._chosen(recording.coverage)
        self._save(found, output)
        file = output.name if self._format == "v8" and not output.is_stdout else None
        return Kept(
            self._text(found, [file] if file else []), found.files.title, self._fields(found), recording.warning
        )

    def read(self, files: list[str]) -> int:
        """Answer from files, and write a report if -o asks for one."""
        from ...coverage import Coverage

        arguments = self._arguments
        output = Output.of(arguments, self.suffix) if arguments.output is not None else None
        found = self._chosen(Coverage.load(*map(recording.source, files)))
        if output is not None:
            self._save(found, output)
            if not arguments.json:
                output.announce()
        if arguments.json:
            fields = {"file": None if output is None else output.name, "worker": None, "complete": True}
            printing.document(self.name, fields | self._fields(found))
        elif output is None:
            printing.answer(self._text(found, files))
        return 0

    def _chosen(self, coverage: Coverage) -> Coverage:
        """The coverage of the files that count, which is checked if that is asked for."""
        arguments = self._arguments
        given = (arguments.include, arguments.exclude, arguments.extension, arguments.src)
        if any(given) or arguments.all or arguments.allow_external or arguments.launched is not None:
            self._scripts = len(coverage.scripts)
            found = coverage.filter(
                arguments.include or (),
                arguments.exclude,
                extension=arguments.extension,
                all=arguments.all,
                src=arguments.src,
                allow_external=arguments.allow_external,
            )
        else:
            found = coverage.filter(exclude=(), extension=(), allow_external=True)
        if arguments.check_coverage:
            self._check(found)
        return found

    def _check(self, coverage: Coverage) -> None:
        arguments = self._arguments
        least = {share: getattr(arguments, share) for share in _SHARES}
        if not any(one is not None for one in least.values()):
            least["lines"] = 90.0
        parts = [(one.file, one.total) for one in coverage] if arguments.per_file else [("", coverage.total)]
        for file, total in parts:
            for share, wanted in least.items():
                ran = _percentage(total, share)
                if wanted is not None and ran < wanted:
                    self.code = 1
                    where = f" of {one_line(file)}" if file else ""
                    streams.say(f"{ran:g}% of the {share}{where} have run, less than {wanted:g}%")

    def _save(self, coverage: Coverage, output: Output) -> None:
        if self._format == "lcov":
            coverage.save_lcov(output.destination, blocks=True)
        elif self._format == "istanbul":
            coverage.save_istanbul(output.destination, blocks=True)
        elif self._format == "html":
            coverage.save_report(output.destination)
        else:
            coverage.save(output.destination)

    def _text(self, coverage: Coverage, files: list[str]) -> str:
        """How much has run in less than 2 KB, or the table that is asked for."""
        from ...views import line_width

        arguments = self._arguments
        if not len(coverage) and self._scripts:
            ran = count_text(self._scripts, "script")
            here = one_line(str(Path.cwd()))
            return f"0 files count, of {ran}: --allow-external adds those that are not in {here}, see also --exclude"
        if arguments.files:
            most = len(coverage) if arguments.n == 0 else arguments.n or _ROWS
            return coverage.files.text(most, width=line_width() or sys.maxsize, mark=printing.mark())
        if not files:
            return coverage.summary()
        more = f"more: cdpsync coverage {shlex.join(files)} --files (or -o coverage.html)"
        return f"{coverage.summary()}\n{more}"

    def _fields(self, coverage: Coverage) -> dict[str, Any]:
        total, rows = coverage.total, coverage.files
        counted = {
            "lines": [total.covered_line_count, total.line_count],
            "functions": [total.covered_function_count, total.function_count],
            "blocks": [total.covered_block_count, total.block_count],
        }
        totals = {name: {"covered": covered, "count": count} for name, (covered, count) in counted.items()}
        return {"total": totals, "rows": [row._asdict() for row in rows[: self._arguments.n or None]]}


def _percentage(total: Totals, share: str) -> float:
    """Rounded down to two digits, as c8 (istanbul-lib-coverage) does, so that 89.999% is less than 90%."""
    covered, count = {
        "lines": (total.covered_line_count, total.line_count),
        "functions": (total.covered_function_count, total.function_count),
        "branches": (total.covered_block_count, total.block_count),
    }[share]
    return math.floor(1000 * 100 * covered / count / 10) / 100 if count else 100.0


def _format(output: str | None, given: str | None) -> str:
    """The format to write. Raises ValueError if neither the name nor --format says it."""
    if given is not None or output is None or output == "-":
        return given or "v8"
    name = Path(output).name.lower()
    for ending, format in _ENDINGS.items():
        if name.endswith(ending):
            return format
    if Path(output).exists() and not Path(output).is_file():
        return "v8"  # /dev/stdout, a named pipe
    raise ValueError(
        f"-o {one_line(output)}: the name says no format: end it in .v8.json (V8's own), .info (LCOV), "
        ".json (Istanbul) or .html, or give --format"
    )
