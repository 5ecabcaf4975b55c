"""What `cpu` and `sample` share: the files that a profile is written to, and the questions that it answers.

A CPUProfile and a HeapProfile answer the same questions, one in seconds, the other in bytes.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import CDPError
from ..text import one_line
from . import options, printing
from .output import Output
from .recording import PAGE, Kept

if TYPE_CHECKING:
    from ..session import Session
    from ..views import Table

_ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".svg": "svg",
    ".txt": "collapsed",
    ".collapsed": "collapsed",
    ".folded": "collapsed",
    ".speedscope.json": "speedscope",
}
_SUFFIXES = {"html": ".html", "svg": ".svg", "collapsed": ".collapsed", "speedscope": ".speedscope.json"}
"""The ending of a default name, by format."""

_ROWS = 20
_BY = ("function", "file", "package", "category")


def add_format(parser: argparse.ArgumentParser, native: str) -> None:
    """Add --format. `native` is the format of V8: "cpuprofile" or "heapprofile"."""
    parser.add_argument(
        "--format",
        choices=[native, *_SUFFIXES],
        help=f"what to write; by default what FILE ends in: .{native}, .html or .svg (a flame graph), .txt or "
        ".collapsed (collapsed stacks), .speedscope.json",
    )


def add_questions(parser: argparse.ArgumentParser, *, lines: bool) -> None:
    """Add the options that ask for a table. `lines` says whether the profile knows them."""
    by = (*_BY, "line") if lines else _BY
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument("--by", choices=by, help=f"print a table by {', '.join(by[:-1])} or {by[-1]}")
    asked.add_argument("--tree", action="store_true", help="print what called what, from the top down")
    asked.add_argument("--callers", metavar="NAME", help="print who called the functions of this name")
    asked.add_argument("--diff", metavar="OLDER", help="print what has changed since an older file")
    parser.add_argument(
        "--sort", choices=("self", "total"), help="order the table by self (the default), or with what was called"
    )
    parser.add_argument(
        "-n",
        type=options.whole_number(0, "rows"),
        metavar="ROWS",
        help=f"the most rows to print; {_ROWS} by default, 0 for all",
    )


class ProfileKind(ABC):
    """CPU profiles or sampled heap profiles, for `recording`. `native` is what V8 calls the file."""

    name: str
    noun: str
    native: str

    def __init__(self, arguments: argparse.Namespace) -> None:
        _check(arguments)
        self._arguments = arguments
        self._format = _format(arguments.output, arguments.format, self.native)
        self.suffix: str = _SUFFIXES.get(self._format, f".{self.native}")
        self._older = self._load(arguments.diff) if arguments.diff is not None else None

    @abstractmethod
    def begin(self, session: Session, output: Output) -> Any:
        """The recording."""

    @abstractmethod
    def _load(self, file: str) -> Any:
        """Read a profile."""

    @abstractmethod
    def _facts(self, profile: Any) -> dict[str, Any]:
        """The fields of the JSON besides the rows."""

    def over(self, recording: Any) -> None:
        return None

    def keep(self, recording: Any, output: Output, error: CDPError | None) -> Kept:
        profile = recording.profile
        self._save(profile, output)
        file = None if output.is_stdout or self._format != self.native else output.name
        return Kept(self._text(profile, file), self._brief(profile), self._fields(profile), recording.warning)

    def read(self, file: str) -> int:
        """Answer from a file, and write it in another format if -o asks for that."""
        arguments = self._arguments
        output = Output(arguments.output, force=arguments.force) if arguments.output is not None else None
        profile = self._load(file)
        if output is not None:
            self._save(profile, output)
            if not arguments.json:
                output.announce()
        if arguments.json:
            place = None if output is None else output.name
            fields = {"file": place, "worker": None, "complete": True, **self._fields(profile)}
            printing.document(self.name, fields)
        elif output is None:
            printing.answer(self._text(profile, file))
        return 0

    def _save(self, profile: Any, output: Output) -> None:
        if self._format in ("html", "svg"):
            profile.save_flame_graph(output.destination, format=self._format)
        elif self._format == "collapsed":
            profile.save_collapsed(output.destination)
        elif self._format == "speedscope":
            profile.save_speedscope(output.destination)
        else:
            profile.save(output.destination)

    def _text(self, profile: Any, file: str | None) -> str:
        """The page of text, or the table that is asked for."""
        from ..views import line_width

        if _asks(self._arguments):
            return self._table(profile).text(sys.maxsize, width=line_width() or sys.maxsize, mark=printing.mark())
        named = "" if file is None else shlex.quote(file)
        more = f"\nmore: cdpsync {self.name} {named} --tree (or --callers NAME, --by file, -o x.html)" if named else ""
        width = printing.width(self._arguments) or sys.maxsize
        return _on_the_command_line(profile.summary().text(PAGE - len(more.encode()), width)) + more

    def _brief(self, profile: Any) -> str:
        """Which functions took the most, in one line."""
        table = profile.top(3)
        return f"{table.title}: {', '.join(f'{row.name} {row.self_share:.0%}' for row in table)}"

    def _fields(self, profile: Any) -> dict[str, Any]:
        notes = [_on_the_command_line(note) for note in profile.summary().notes]
        rows = [_row(row) for row in self._table(profile)]
        return {**self._facts(profile), "notes": notes, "view": _view(self._arguments), "rows": rows}

    def _table(self, profile: Any) -> Table[Any]:
        """The table that is asked for, with as many rows as -n says."""
        arguments = self._arguments
        most = (None if arguments.json else _ROWS) if arguments.n is None else arguments.n or None
        by = arguments.by or "function"
        if arguments.callers is not None:
            found = profile.callers(arguments.callers)
        elif self._older is not None:
            found = profile.diff(self._older, by)
        elif arguments.tree:
            found = profile.tree()
        else:
            return profile.top(most, by, arguments.sort or "self")  # type: ignore[no-any-return]
        return found if most is None else found[:most]  # type: ignore[no-any-return]


def _row(row: Any) -> dict[str, Any]:
    return dict(row._asdict())


def _on_the_command_line(text: str) -> str:
    """A text of the library, with the names of commands and options instead of those of Python."""
    for python, command in _COMMANDS.items():
        text = text.replace(python, command)
    return text


_COMMANDS = {
    "client.heap.sample() shows": "cdpsync sample shows",
    "include_collected_by_minor_gc=True counts": "--freed counts",
}


def _asks(arguments: argparse.Namespace) -> bool:
    """Whether a table is asked for, rather than the page."""
    return _view(arguments) != "function" or arguments.by is not None


def _view(arguments: argparse.Namespace) -> str:
    """The name of the table, as JSON has it."""
    if arguments.callers is not None:
        return "callers"
    if arguments.diff is not None:
        return "diff"
    return "tree" if arguments.tree else arguments.by or "function"


def _check(arguments: argparse.Namespace) -> None:
    """Raise ValueError if options would have no effect."""
    if arguments.sort and _view(arguments) in ("callers", "diff", "tree"):
        raise ValueError("--sort orders the table of --by: leave it out of --tree, --callers and --diff")
    if not _asks(arguments) and not arguments.json and (arguments.sort or arguments.n is not None):
        given = "--sort" if arguments.sort else "-n"
        raise ValueError(f"{given} is about a table: ask for one with --by function")


def _format(output: str | None, given: str | None, native: str) -> str:
    """The format to write. Raises ValueError if neither the name nor --format says it."""
    if given is not None or output is None or output == "-":
        return given or native
    name = Path(output).name.lower()
    for ending, format in {f".{native}": native, f".{native}.gz": native, **_ENDINGS}.items():
        if name.endswith(ending):
            return format
    if Path(output).exists() and not Path(output).is_file():
        return native  # /dev/stdout, a named pipe
    raise ValueError(
        f"-o {one_line(output)}: the name says no format: end it in .{native}, .html, .svg, .txt (collapsed stacks) "
        "or .speedscope.json, or give --format"
    )
