"""cdpsync list [ENDPOINT]: the programs of this machine that can be reached, or the targets at one endpoint."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ... import Program, Target, find_programs
from ...discovery import programs_and_pages
from ...programs import program_at
from ...text import count_text, one_line
from ...views import Column, Table, line_width
from .. import printing, streams

MORE = """\
The column "reach" has what other commands take to reach a program: an ENDPOINT, or --pid. The lines below a program
are its targets, each with its index: --target takes the index, the id, or a part of the title or URL.

examples:
  cdpsync list                      all programs of this machine
  cdpsync list 9222                 the targets at a port
  cdpsync eval 9229 "1 + 1"         evaluate in the program at port 9229"""

_MOST_PROGRAMS, _MOST_TARGETS = 12, 5
"""How many are shown at a terminal."""

_HOW_TO_START = """\
no program was found. One is listed as soon as it runs:
  node --inspect app.js
  deno run --inspect app.ts
  chromium --remote-debugging-port=9222 --user-data-dir=DIRECTORY
Your own Node and Deno are found without --inspect too. "cdpsync COMMAND … -- node app.js" starts a program itself;
"cdpsync doctor" looks for what is in the way."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "endpoint", nargs="?", metavar="ENDPOINT", help="PORT, HOST:PORT, http:// or ws:// URL; by default, look around"
    )
    printing.add_json(parser)


def run(arguments: argparse.Namespace) -> None:
    one = arguments.endpoint is not None
    found: Sequence[Program] = [program_at(arguments.endpoint)] if one else find_programs(unreachable=True)
    if arguments.json:
        printing.document("list", {"rows": [_fields(program) for program in found]})
    elif found:
        streams.show(_text(found, line_width(), whole=one))
        if not one and not found[0].problem:
            streams.show(
                f'\n"cdpsync COMMAND {found[0].endpoint} …" reaches the first one; --target INDEX chooses a target'
            )
    else:
        streams.say(_HOW_TO_START)


def advice(arguments: argparse.Namespace) -> dict[str, str]:
    return {"wait": "cdpsync list, without an endpoint, shows what runs on this machine"}


def _fields(program: Program) -> dict[str, Any]:
    return {
        "pid": program.pid,
        "runtime": program.runtime,
        "runtime_version": program.version or None,
        "command_line": list(program.command_line),
        "user": _user(program.user),
        "address": program.address or None,
        "endpoint": program.endpoint or None,
        "workers": program.workers,
        "targets": [
            {
                "index": index,
                "id": target.id,
                "type": target.type,
                "title": target.title,
                "url": target.url,
                "websocket_url": target.websocket_url,
            }
            for index, target in enumerate(program.targets)
        ],
        "problem": program.problem or None,
        "hint": _hint(program) or None,
    }


# --- for people ---


@dataclass(frozen=True)
class _Row:
    """What the table shows of a program."""

    program: Program

    @property
    def reach(self) -> str:
        return self.program.endpoint

    @property
    def pid(self) -> str:
        return str(self.program.pid or "")

    @property
    def runtime(self) -> str:
        return f"{self.program.runtime} {self.program.version}".strip()

    @property
    def user(self) -> str | None:
        """Whose it is, if not ours."""
        return _user(self.program.user) if self.program.user not in (-1, _OURS) else None

    @property
    def workers(self) -> int | None:
        return self.program.workers or None

    @property
    def command(self) -> str:
        return self.program.name if self.program.command_line else ""


_OURS = os.geteuid() if sys.platform != "win32" else -1
_COLUMNS = (
    Column("reach", "reach", str),
    Column("pid", "pid", str),
    Column("runtime", "runtime", str),
    Column("user", "user"),
    Column("workers", "workers"),
    Column("command", "command", widest=500),
)


def _text(programs: Sequence[Program], width: int | None, *, whole: bool) -> str:
    """The programs, those that can be reached first. On lines of `width` characters they are cut, unless `whole`."""
    reached = [_Row(program) for program in programs if not program.problem]
    others = [program for program in programs if program.problem]
    parts = []
    if reached:
        table = Table(count_text(len(reached), "program"), _COLUMNS, reached)
        most = len(table) if whole or width is None else _MOST_PROGRAMS
        parts.append(table.text(most, width=width, below=_below(width, whole), mark=printing.mark()))
    if others:
        lines = [f"{count_text(len(others), 'program')} out of reach"]
        for program in others if width is None else others[:_MOST_PROGRAMS]:
            lines += [f"  {program}", *(f"    {line}" for line in filter(None, [_hint(program)]))]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _below(width: int | None, whole: bool) -> Callable[[_Row], list[str]]:
    """Returns the lines of a program's targets. Unless `whole`, those of minor interest are only counted."""

    def lines(row: _Row) -> list[str]:
        targets = row.program.targets
        shown = list(targets) if whole else programs_and_pages(targets)[:_MOST_TARGETS]
        below = [f"      {index:2}  {_target(target)}" for index, target in enumerate(targets) if target in shown]
        if others := Counter(target.type for target in targets if target not in shown):
            kinds = ", ".join(f"{count} {kind}" for kind, count in others.items())
            below.append(f"          … and {kinds}: cdpsync list {row.reach}")
        return [line if whole or width is None else cut(line, width) for line in below]

    return lines


def _target(target: Target) -> str:
    title = one_line(target.title)
    return f"{target.type}  {one_line(target.url)}" + (f"  {title!r}" if title and title not in target.url else "")


def cut(line: str, width: int) -> str:
    return line if len(line) <= width else line[: width - 1] + "…"


def _hint(program: Program) -> str:
    """What to do about a problem, without the parts for Python programs."""
    clauses = program.hint.replace("python …", "cdpsync …").split("; ")
    return "; ".join(
        clause for clause in clauses if not re.search(r"\w\(|\b[a-z]\w*=\w", clause.replace("--inspect=", ""))
    )


def _user(user: int) -> str | None:
    if user < 0:
        return None
    try:
        import pwd

        return pwd.getpwuid(user).pw_name
    except (ImportError, KeyError):
        return str(user)
