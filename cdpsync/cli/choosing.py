"""Which program is meant if the command line names none: the one that runs, or one that a person chooses."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..errors import ConnectError
from ..threads import Deadline
from . import streams

if TYPE_CHECKING:
    from ..programs import Program

_LISTED = 20
_LOOK_AGAIN = 0.5
"""How often --wait looks for a program, in seconds."""


def find(command: str, wait: float) -> str:
    """HOST:PORT of the only inspector that is open on this machine, or of the one that is chosen at the terminal.

    Looks for `wait` seconds. Raises ConnectError if no inspector is open, and ValueError if several are.
    """
    import threading

    from .. import find_programs

    deadline = Deadline(wait)
    while True:
        programs = find_programs()
        found = [one for one in programs if one.address]
        if found or deadline.passed():
            break
        threading.Event().wait(deadline.at_most(_LOOK_AGAIN).remaining())
    if not found:
        raise _nothing([one for one in programs if not one.address], command)
    if len(found) > 1:
        return _chosen(found, command)
    streams.say(f"{found[0].address} is {_shown(found[0])}")
    return found[0].address


def of_process(pid: int) -> str | None:
    """HOST:PORT of the inspector that a process has open; None if none is open or can be seen."""
    from .. import find_programs

    return next((one.address for one in find_programs() if one.pid == pid and one.address), None)


def _nothing(closed: Sequence[Program], command: str) -> ConnectError:
    if not closed:
        return ConnectError(
            "no inspector is open on this machine, and no Node or Deno runs to which --pid could attach",
            f"cdpsync {command} -- node app.js starts a program",
        )
    lines = [f"  --pid {one.pid:<8} {_shown(one)}" for one in closed[:_LISTED]]
    return ConnectError("\n".join(["no inspector is open on this machine; these programs can be attached to:", *lines]))


def _chosen(found: Sequence[Program], command: str) -> str:
    lines = [f"{one.address:<22} {_shown(one)}" for one in found[:_LISTED]]
    if not _at_terminal():
        example = found[0].port or found[0].address
        raise ValueError("\n".join([f"say which program, as in cdpsync {command} {example}; these run:", *_in(lines)]))
    numbered = [f"{number:3}  {line}" for number, line in enumerate(lines, 1)]
    while True:
        streams.tell("\n".join(["which program?", *numbered, f"1 to {len(lines)}: "]))
        answer = sys.stdin.readline()
        if answer.strip().isdecimal() and 0 < int(answer) <= len(lines):
            return found[int(answer) - 1].address
        if not answer.strip():
            raise ValueError(f"no program was chosen; name one, as in cdpsync {command} {found[0].port}")


def _in(lines: Sequence[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _at_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr is not None and sys.stderr.isatty()


def _shown(program: Program) -> str:
    runtime = f"{program.runtime} {program.version}".strip()
    name = program.name
    if len(name) > 100:
        name = f"{name[:99]}…"
    return f"{runtime}, process {program.pid}: {name}" if program.pid is not None else runtime
