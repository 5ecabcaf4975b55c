"""cdpsync console [ENDPOINT]: follows the console of a program, as tail -f does a file."""

from __future__ import annotations

import argparse
from typing import Any

from ...domains.console import ConsoleEntry
from ...text import printable
from ...threads import Deadline
from .. import options, printing, reach
from ..following import add_limits, follow, following
from ..reach import Reached

_LEVELS = ("debug", "info", "warning", "error")

MORE = """\
What was logged before comes first: V8 remembers up to 1,000 entries. Uncaught errors and unhandled rejections are
entries of the level error. An entry has the time, the level, the text, and the FILE:LINE in the source that logged it.
With a COMMAND, its own output stays where it was, and the entries go to stderr; --json or -o - sends them to stdout.

examples:
  cdpsync console
  cdpsync console 9229 --level warning
  cdpsync console --worker all --json | jq .text
  cdpsync console -o - -- deno run app.ts >console.log"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    reach.add_arguments(parser, reconnect=True)
    add_limits(parser, "entries")
    parser.add_argument(
        "--level", choices=_LEVELS, default="debug", metavar="LEVEL", help=f"the lowest level: {', '.join(_LEVELS)}"
    )
    parser.add_argument(
        "-n",
        "--tail",
        type=options.whole_number(0, "entries"),
        metavar="N",
        help="print only the last N of what was logged before; 0 prints what comes",
    )


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return {}


def run(arguments: argparse.Namespace) -> int:
    return follow(arguments, lambda program, left, deadline: _print(arguments, program, left, deadline))


def _print(arguments: argparse.Namespace, program: Reached, left: int | None, deadline: Deadline) -> int | None:
    """Print the entries of a program. Returns how many are left to print."""
    with following(program, lambda one: one.console, all_workers=arguments.worker == "all") as followed:
        for label, entry in followed.until(deadline):
            if _LEVELS.index(entry.level) < _LEVELS.index(arguments.level):
                continue
            if arguments.json:
                printing.line("console", _fields(label, entry))
            else:
                printing.answer(_line(label, entry))
            left = None if left is None else left - 1
            if left == 0:
                break
    return left


def _line(label: str, entry: ConsoleEntry) -> str:
    place = entry.place
    head = f"{printing.clock(entry.time)} {entry.level:7} {f'{label}: ' if label else ''}"
    first, *rest = printable(str(entry)).split("\n")
    where = f"  ({printable(place.short)})" if place is not None else ""
    return "\n".join([f"{head}{first}{where}", *rest])


def _fields(label: str, entry: ConsoleEntry) -> dict[str, Any]:
    place = entry.place
    return {
        "time": entry.time.isoformat(timespec="milliseconds"),
        "worker": label or None,
        "level": entry.level,
        "kind": entry.kind,
        "text": entry.text,
        "file": place.file or None if place is not None else None,
        "line": place.line if place is not None else None,
        "column": place.column if place is not None else None,
        "function": place.function or None if place is not None else None,
        "indent": entry.indent,
        "replayed": entry.replayed,
    }
