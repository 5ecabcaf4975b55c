"""The last entry of a console: how the program ended."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

from ...errors import CDPError, ClosedError, ConnectionClosed, ProgramEnded
from .entry import ConsoleEntry

if TYPE_CHECKING:
    from ...session import Session

_KILLED = -1000
"""Stands for a signal whose number is not known."""

_PATIENCE = 1.0
"""Seconds that a program whose connection broke may take to end."""


def closing(session: Session, error: CDPError) -> ConsoleEntry | None:
    """The last entry; None if nothing ended but the reading: the queue or the client was closed on this side."""
    if type(error) is ClosedError or "on this side" in str(error):
        return None
    if session.session_id is not None:
        crashed = "crashed" in str(error)
        text = str(getattr(error, "reason", error)) if crashed else "the worker or page of this session has ended"
        return ConsoleEntry(session, "exit", "error" if crashed else "info", {}, text=text)
    code = _exit_code(session, error)
    if code == _KILLED:
        return ConsoleEntry(session, "exit", "error", {}, text="the program is ending itself with a signal")
    if isinstance(error, ProgramEnded):
        text = "the program has ended"
    else:
        text = str(getattr(error, "reason", error))
    level = "info" if code == 0 or (code is None and isinstance(error, ProgramEnded)) else "error"
    if code is not None:
        text = f"the program has ended with exit code {code}" if code >= 0 else f"signal {-code} ended the program"
    return ConsoleEntry(session, "exit", level, {} if code is None else {"exitCode": code}, text=text)


def _exit_code(session: Session, error: CDPError) -> int | None:
    """How the program ended, if that is known: its exit code, or the number of a signal with a minus."""
    if isinstance(error, ProgramEnded):
        return _own_exit_code(session)
    process: Any = getattr(session, "process", None)  # of a program that launch() started
    if not isinstance(error, ConnectionClosed) or process is None:
        return None
    try:
        return int(process.wait(_PATIENCE))
    except subprocess.TimeoutExpired:
        return None


def _own_exit_code(session: Session) -> int | None:
    """What a program that waits for us to leave will end with: Node still says it."""
    if not session.browser.startswith("node.js/"):
        return None  # Deno 2.9 dies of Deno.exitCode when it has finished
    # Before process.kill sends a fatal signal to its own process, Node 20 and 24 wait for the debugger to leave, as
    # they do after process.exit(), but they have not emitted "exit" then.
    expression = f"process._exiting ? process.exitCode ?? 0 : {_KILLED}"
    try:
        reply = session.send_command("Runtime.evaluate", {"expression": expression, "silent": True}, timeout=_PATIENCE)
    except (CDPError, RuntimeError):
        return None
    value = reply.get("result", {}).get("value")
    return int(value) if isinstance(value, (int, float)) else None
