"""cdpsync track [ENDPOINT] [-d TIME] [-o FILE] [-- COMMAND …], cdpsync track FILE: every allocation, and what lives."""

from __future__ import annotations

import argparse
import shlex
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ...errors import CDPError, RecordingError
from .. import options, printing, reach, recording
from ..output import Output
from ..recording import Kept

if TYPE_CHECKING:
    from ...domains.heap import HeapTracking
    from ...heap import HeapSnapshot
    from ...session import Session

_SUFFIX = ".heaptimeline"
_ROWS = 10
_TABLE_ROWS = 20
_NOTHING = 2.0
"""Seconds without anything to do after which a Node program has ended. Some work is not seen: crypto.pbkdf2(), zlib."""
_NUMPY = "reading it needs numpy: pip install 'cdpsync[heap]'"

MORE = """\
Records every allocation with its stack, for -d TIME, or until Ctrl-C, or until the program ends,
and then takes a heap snapshot. The program is much slower meanwhile: cdpsync sample hardly slows it.
The file opens in the Memory panel of DevTools, and cdpsync heap reads it too.

examples:
  cdpsync track 9229 -d 10                    who allocated what is still alive
  cdpsync track app.heaptimeline --by file
  cdpsync heap why app.heaptimeline Session   what keeps those objects"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    reach.add_arguments(parser, own="[FILE]")
    recording.add_arguments(parser, _SUFFIX)
    parser.add_argument("--by", choices=("function", "file", "package"), help="print a table of who allocated")
    parser.add_argument(
        "--sort",
        choices=("live_size", "live_count", "allocated_size", "allocated_count"),
        help="order the table by what is still alive (the default) or by all that was allocated",
    )
    parser.add_argument(
        "-n",
        type=options.whole_number(0, "rows"),
        metavar="ROWS",
        help=f"the most rows to print; {_TABLE_ROWS} by default, 0 for all",
    )
    parser.add_argument(
        "--silence",
        type=options.seconds(above_zero=True, endless=True),
        default=60.0,
        metavar="TIME",
        help="the longest silence of the target at the end; 60s by default, inf for no limit",
    )


def run(arguments: argparse.Namespace) -> int:
    """Track allocations, or read a file."""
    if arguments.n is not None and not (arguments.by or arguments.json):
        raise ValueError("-n is about a table: ask for one with --by function")
    file = recording.file_of(arguments)
    if file is None:
        return recording.record(arguments, _Track(arguments))
    if arguments.output is not None:
        raise ValueError(f"-o is for recording, but {file} is a file that is read: leave one of them out")
    snapshot = _load(file)
    if arguments.json:
        fields = {"file": None, "worker": None, "complete": True, **_fields(snapshot, arguments)}
        printing.document("track", fields)
    else:
        printing.answer(_text(snapshot, arguments, file))
    return 0


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return recording.advice(arguments) | {"silence": "--silence TIME allows a longer silence"}


class _Track:
    name = "track"
    noun = "record of allocations"
    suffix = _SUFFIX

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments

    def begin(self, session: Session, output: Output) -> HeapTracking:
        silence = self._arguments.silence
        silence = None if silence == float("inf") else silence
        return session.heap.track(output.destination, report_progress=True, silence=silence)

    def over(self, recording: HeapTracking) -> Callable[[], bool]:
        return _NothingLeft(recording).look

    def keep(self, recording: HeapTracking, output: Output, error: CDPError | None) -> Kept:
        if error is not None:
            raise error
        saved = recording.saved
        if output.is_stdout:
            return Kept("", "", warning=saved.warning)
        try:
            snapshot = recording.snapshot
        except ImportError:
            fields = {"size": saved.size, "allocated_size": None, "live_size": None, "rows": None}
            return Kept(
                f"{saved.size:,} bytes; {_NUMPY}",
                f"{saved.size:,} bytes",
                fields | {"warning": saved.warning},
                saved.warning,
            )
        if not snapshot.tracked:
            raise RecordingError(
                f"{output.name} does not say who allocated its objects, because another debugger of this program "
                "has ended the recording of that",
                "wait until the other one has ended, and record again",
            )
        fields = _fields(snapshot, self._arguments)
        text, brief = _text(snapshot, self._arguments, output.name), snapshot.allocations().title
        return Kept(text, brief, fields | {"warning": saved.warning}, saved.warning)


class _NothingLeft:
    """Whether a Node program has had nothing to do for a while: tracking keeps it alive (Node 20 and 24)."""

    def __init__(self, tracking: HeapTracking) -> None:
        self._tracking = tracking
        self._since: float | None = None

    def look(self) -> bool:
        if not self._tracking.nothing_left():
            self._since = None
            return False
        now = time.monotonic()
        self._since = now if self._since is None else self._since
        return now - self._since >= _NOTHING


def _load(file: str) -> HeapSnapshot:
    try:
        from ...heap import HeapSnapshot
    except ImportError as error:  # it says how to install numpy
        raise CDPError(str(error)) from error
    snapshot = HeapSnapshot.load(recording.source(file))
    if not snapshot.tracked:
        raise ValueError(
            f"{file} does not say who allocated its objects: record one with cdpsync track; "
            f"cdpsync heap summary {file} shows what is in it"
        )
    return snapshot


def _fields(snapshot: HeapSnapshot, arguments: argparse.Namespace) -> dict[str, Any]:
    rows = [row._asdict() for row in _table(snapshot, arguments)[: arguments.n or None]]
    every = snapshot.allocations()
    allocated, live = sum(row.allocated_size for row in every), sum(row.live_size for row in every)
    return {"allocated_size": allocated, "live_size": live, "view": arguments.by or "function", "rows": rows}


def _table(snapshot: HeapSnapshot, arguments: argparse.Namespace) -> Any:
    return snapshot.allocations(arguments.by or "function", sort=arguments.sort or "live_size")


def _text(snapshot: HeapSnapshot, arguments: argparse.Namespace, file: str) -> str:
    """The first rows, in less than 2 KB, or the table that is asked for."""
    from ...views import line_width

    table = _table(snapshot, arguments)
    if arguments.by is not None:
        most = len(table) if arguments.n == 0 else arguments.n or _TABLE_ROWS
        text: str = table.text(most, width=line_width() or sys.maxsize, mark=printing.mark())
        return text
    more = f"more: cdpsync track {shlex.quote(file)} --by file; cdpsync heap why {shlex.quote(file)} CLASS"
    return "\n".join([table.text(_ROWS, width=printing.width(arguments) or sys.maxsize, mark=printing.mark()), more])
