"""cdpsync top [ENDPOINT]: watches which functions take the time now."""

from __future__ import annotations

import argparse
import contextlib
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from .. import options, printing, reach, signals, terminal
from ..held import HeldOutput
from ..screen import Screen
from ..signals import Stop

if TYPE_CHECKING:
    from ..top import How, Threads, View

_EVERY = 1.0
_INTERVAL = 2e-3
_ROWS = 10
_PATIENCE = 1.0
"""The least seconds to wait for an interval of a busy program."""
_REST = 0.05
"""A rest of less than this part of an interval is not printed when the program has ended."""
_SORTS = ("self", "total", "self-time", "total-time")

MORE = """\
At a terminal, the view is repainted; ? shows its keys. Otherwise, or with -n or --once, one block of text is printed
for each interval. Shares are parts of the interval, in which the thread may have been idle.

examples:
  cdpsync top 9229
  cdpsync top --pid 1234 --worker all
  cdpsync top -d 10s -- deno run -A app.ts
  cdpsync top --json 9229 | jq '.rows[0]'"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    reach.add_arguments(parser, reconnect=True)
    duration = options.seconds(above_zero=True)
    parser.add_argument("-d", "--duration", type=duration, metavar="S", help="end after this long, such as 30s")
    parser.add_argument(
        "-n", "--count", type=options.whole_number(1, "intervals"), metavar="N", help="print N intervals, and end"
    )
    parser.add_argument("--once", action="store_const", const=1, dest="count", help="print one interval, and end")
    parser.add_argument(
        "--every", type=duration, default=_EVERY, metavar="S", help=f"the length of an interval; by default {_EVERY:g}s"
    )
    parser.add_argument(
        "--interval",
        type=duration,
        default=_INTERVAL,
        metavar="S",
        help=f"the time between two samples; by default {_INTERVAL * 1e3:g}ms",
    )
    parser.add_argument(
        "--deoptimize",
        action="store_true",
        help="let V8 drop its optimized code first, so that inlined functions have their own rows",
    )
    parser.add_argument(
        "--sort",
        choices=_SORTS,
        default="self",
        help="self or total: parts of the last interval; self-time or total-time: since the beginning",
    )
    parser.add_argument("--filter", metavar="WORD", default="", help="only functions with WORD in their name or place")
    parser.add_argument(
        "--rows",
        type=options.whole_number(0, "rows"),
        metavar="N",
        help=f"the most functions to print; by default {_ROWS}, with --json all; 0 for all",
    )
    printing.add_json(parser, "print one JSON object for each interval and thread, on a line of its own")


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return {}


def run(arguments: argparse.Namespace) -> int:
    stream = sys.stderr if arguments.launched is not None else sys.stdout
    screen = Screen.works(stream) and not arguments.json and arguments.count is None
    with signals.recording() as stop:
        if not screen:
            return _printed(arguments, stream, stop)
        with HeldOutput() if arguments.launched is not None else contextlib.nullcontext() as held:
            code, text = _live(arguments, stream, stop, held)
        if text:
            printing.answer(text)  # after what the program has printed
    return code


def _how(arguments: argparse.Namespace) -> How:
    from ..top import How

    return How(arguments.interval, arguments.worker == "all", arguments.deoptimize)


def _live(arguments: argparse.Namespace, stream: TextIO, stop: Stop, held: HeldOutput | None) -> tuple[int, str]:
    """Show the live view; returns the exit code, and what took the time since the beginning."""
    from ..top import Threads, View, watch

    view = View(arguments.sort, arguments.filter)
    text = ""
    for program in reach.each(arguments, hold=True, stdio=held.stdio if held else None):
        threads = Threads(program, _how(arguments))
        with program.may_end(), threads, Screen(stream) as screen:
            watch(threads, screen, view, arguments.every, held, stop, arguments.duration)
        text = view.whole(threads, terminal.mark(stream), Screen(stream).size[0]) if threads.all else ""
    return program.exit_code, text


def _printed(arguments: argparse.Namespace, stream: TextIO, stop: Stop) -> int:
    from ..top import Threads, View

    rows = (0 if arguments.json else _ROWS) if arguments.rows is None else arguments.rows
    view = View(arguments.sort, arguments.filter, rows)
    count = 0
    for program in reach.each(arguments, hold=True):
        began = time.monotonic()
        with program.may_end(), Threads(program, _how(arguments)) as threads:
            for _ in _intervals(arguments, threads, stop, began):
                seconds = time.monotonic() - began
                _print(view, threads, stream, seconds, json=arguments.json, first=count == 0)
                count += 1
                if count == arguments.count:
                    break
        if count == arguments.count:
            break
    return program.exit_code


def _intervals(arguments: argparse.Namespace, threads: Threads, stop: Stop, began: float) -> Iterator[None]:
    """Take what each interval has recorded. Ends with the duration or a signal; raises ClosedError with the program."""
    first = True
    last = began + arguments.duration if arguments.duration is not None else float("inf")
    while not stop and time.monotonic() < last:
        stop.wait(threads.main.session, min(arguments.every, last - time.monotonic()))
        if stop:
            return
        threads.take(max(arguments.every, _PATIENCE))
        if threads.main.times.last.seconds > _REST * arguments.every or first:
            yield
        first = False


def _print(view: View, threads: Threads, stream: TextIO, seconds: float, *, json: bool, first: bool) -> None:
    if json:
        for fields in view.json(threads, seconds):
            printing.line("top", fields)
        return
    width = Screen(stream).size[0] if terminal.is_terminal(stream) else None
    printing.answer(("" if first else "\n") + view.block(threads, terminal.mark(stream), width))
