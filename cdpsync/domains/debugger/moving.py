"""Waiting for pauses, and going on from them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ...errors import CDPTimeoutError, ClosedError, CommandError, ConnectionClosed, ProgramEnded, SessionClosed
from ...threads import Deadline
from ..scripts import scripts_of
from .state import DebuggerState, Stop
from .step import Step

if TYPE_CHECKING:
    from ...session import Session

NOT_PAUSED = "the program is running; debugger.wait() waits for a pause"

_FILES = r"^(?!node:|ext:|evalmachine)(?=.)(?!.*cdpsync:).*"
"""The URLs of everything but what the runtime is made of."""

_STEPS = ("Debugger.step", "Debugger.restartFrame")

_NOT_PAUSED = "while paused"
"""V8 says "Can only perform operation while paused." Deno 2.9 itself ends a pause within Runtime.evaluate, and does not
say so; then the program has run on."""

_GOING_AWAY = 1001
"""The close code of Deno 2.9 when its program ends with an uncaught error (RFC 6455, section 7.4.1)."""


def wait(session: Session, state: DebuggerState, deadline: Deadline, hint: Callable[[], str]) -> Stop:
    """The pause that the program is in, or the next one. `hint` says why there may be none."""
    last = state.last
    stop = state.shown or state.next(session, last, deadline)
    if stop is None:
        raise CDPTimeoutError("a pause", deadline.seconds, hint())
    return stop


def start(session: Session, state: DebuggerState, deadline: Deadline) -> Stop:
    """Start a program that waits for the debugger; the pause at its first statement.

    Node pauses there by itself only with --inspect-brk, so a breakpoint at the beginning of every file makes it.
    """
    last = state.last
    stop = state.shown
    if stop is not None:
        return stop
    entry = {"urlRegex": _FILES, "lineNumber": 0, "columnNumber": 0}
    name = session.send_command("Debugger.setBreakpointByUrl", entry, timeout=deadline.remaining())["breakpointId"]
    try:
        state.cause = "start"
        session.run_if_waiting(timeout=deadline.remaining())
        stop = state.next(session, last, deadline)
        while stop is not None and _is_inside(session, stop):
            stop = move(session, state, deadline, "Debugger.resume", None, stop, cause="start")
    finally:
        state.cause = ""
        if not (session.closed or session.ended):
            command = session.submit("Debugger.removeBreakpoint", {"breakpointId": name})
            with contextlib.suppress(CommandError):  # the page has gone
                command.result()
    if stop is None:
        raise CDPTimeoutError("the first statement", deadline.seconds, "the program may have been running already")
    return stop


def _is_inside(session: Session, stop: Stop) -> bool:
    """Whether this is in a file of the runtime: Deno 2.9 pauses in node:console before a CommonJS program."""
    frames = stop.params.get("callFrames") or [{}]
    script = scripts_of(session).get(session, str(frames[0].get("location", {}).get("scriptId", "")))
    return script is not None and script.url.startswith(("node:", "ext:"))


def pause(session: Session, state: DebuggerState, deadline: Deadline) -> Stop:
    """Stop the program where it is."""
    last = state.last
    stop = state.shown
    if stop is None:
        state.cause = "pause"
        stop = state.next(session, last, deadline, session.submit("Debugger.pause"))
    if stop is None:
        idle = "the program runs no JavaScript; it stops when it does"
        raise CDPTimeoutError("Debugger.pause", deadline.seconds, idle)
    return stop


def move(
    session: Session,
    state: DebuggerState,
    deadline: Deadline,
    method: str,
    params: dict[str, Any] | None = None,
    stop: Stop | None = None,
    *,
    cause: str = "",
) -> Stop | None:
    """Continue from the current pause, and return the next one; None if no pause follows.

    Raises RuntimeError if the program is not paused, or if another thread goes on from the same pause.
    """
    stop = stop or state.shown
    if stop is None or stop.over:
        raise RuntimeError(NOT_PAUSED)
    me = object()
    stop.movers.append(me)
    if stop.movers[0] is not me:
        raise RuntimeError(
            "another thread has let the program go on from this pause; debugger.wait() waits for the next"
        )
    state.cause, state.step = cause, None
    if method.startswith(_STEPS):
        state.cause, state.step = "step", Step(method, stop.params)
    try:
        command = session.submit(method, params)
    except BaseException:  # Ctrl-C too: nothing was sent, so somebody may still go on from here
        stop.movers.clear()
        raise
    try:
        found = state.next(session, stop, deadline, command)
        if found is None:
            state.wait_until_over(session, stop, Deadline(session._timeout), command)
        return found
    except CommandError as error:
        stop.movers.clear()
        if stop.over:  # another client was faster
            raise RuntimeError(NOT_PAUSED) from None
        if _NOT_PAUSED not in error.message:
            raise
        state.run_on(stop)
        return state.next(session, stop, deadline)
    except ClosedError as error:
        if not _program_is_over(error):
            raise
        return None
    finally:
        command.give_up()


def _program_is_over(error: ClosedError) -> bool:
    """Whether this is the end of the program, not that of the connection or an end on this side."""
    if isinstance(error, ConnectionClosed):
        return error.code == _GOING_AWAY
    here = isinstance(error, SessionClosed) and "on this side" in error.reason
    return isinstance(error, (ProgramEnded, SessionClosed)) and not here
