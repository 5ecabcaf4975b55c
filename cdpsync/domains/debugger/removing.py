"""The removal of V8's breakpoints, so that the program survives it."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from ...engine import RuntimeKind
from ...errors import CDPTimeoutError, CommandError
from ...threads import Deadline
from ..scripts import scripts_of
from .record import same_place

if TYPE_CHECKING:
    from ...engine import PendingCommand
    from ...session import Session

_NEVER = "false//cdpsync"

_BUSY = 0.5
"""How long a page may take to say what is at a place, in seconds. It says nothing while it runs JavaScript."""


def removed(session: Session, names: Iterable[str], locations: Iterable[dict[str, Any]] = ()) -> list[PendingCommand]:
    """Send the removal of breakpoints without waiting for it; returns the commands. "" stands for none.

    `locations` is where V8 has bound them, as far as the program may be running there.
    """
    _stand_in(session, locations)
    return [session.submit("Debugger.removeBreakpoint", {"breakpointId": one}) for one in names if one]


def _stand_in(session: Session, locations: Iterable[dict[str, Any]]) -> None:
    """Set breakpoints that never stop where functions return.

    A page of Chromium 156 removes breakpoints in the middle of JavaScript. It crashes if a function returns just then,
    and the breakpoint at this return was the last one in the function. So another one stays there until
    Debugger.disable, which the page handles when no JavaScript runs.
    """
    unique = {(one["scriptId"], one["lineNumber"], one.get("columnNumber", 0)) for one in locations}
    if not unique or session._runtime_kind() is not RuntimeKind.CHROMIUM:
        return
    asked = []
    for script_id, line, column in sorted(unique):
        at = {"scriptId": script_id, "lineNumber": line, "columnNumber": column}
        after = {"scriptId": script_id, "lineNumber": line + 1}  # V8 finds no place at the end of a line in that line
        params = {"start": at, "end": after, "restrictToFunction": True}
        asked.append((at, session.submit("Debugger.getPossibleBreakpoints", params)))
    deadline = Deadline(_BUSY)
    for at, command in asked:
        script = scripts_of(session).get(session, at["scriptId"])
        if script is None or not script.params.get("hash") or not _is_return(command, at, deadline):
            continue
        # By the hash, because V8 refuses a second breakpoint of the same description, and the user may have set one.
        where = {"scriptHash": script.params["hash"], "lineNumber": at["lineNumber"]}
        where |= {"columnNumber": at["columnNumber"], "condition": _NEVER}
        session._open().connection.unheard.add(sha256(_NEVER.encode()).hexdigest())
        session.submit("Debugger.setBreakpointByUrl", where).give_up()  # V8 refuses it if it is there already


def _is_return(command: PendingCommand, at: dict[str, Any], deadline: Deadline) -> bool:
    """Whether a function returns at a place; True if a page is too busy to say."""
    try:
        found = command.result(deadline.remaining())["locations"]
        return any(one.get("type") == "return" and same_place(one, at) for one in found)
    except CDPTimeoutError:
        return True
    except CommandError:
        return False  # the script has gone
    finally:
        command.give_up()
