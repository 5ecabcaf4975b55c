"""The life of a session's debugger: from its first use to the end of the last `with` block."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from ...errors import CDPError, CDPTimeoutError, ClosedError, CommandError
from ...threads import Deadline, call_with_lock
from ..scripts import scripts_of
from .first_pause import hide_first_pause
from .state import EVENTS, DebuggerState, Part

if TYPE_CHECKING:
    from ...engine import Enabling, PendingCommand
    from ...session import Session

_ASYNC_FRAMES = 32
"""How many async calls a stack goes back, as in DevTools."""

_PARTING = 2.0
"""How long leaving may take if the body has raised, in seconds, so that its error is not held up."""

_HELD_UP = "another thread is enabling or disabling the debugger of this session"


class _AsyncFrames:
    """The async part of stacks, which slows programs down."""

    def leave(self, session: Session) -> list[PendingCommand]:
        return [session.submit("Debugger.setAsyncCallStackDepth", {"maxDepth": 0})]


def started(session: Session) -> DebuggerState:
    """The state of this session's debugger, enabled."""
    state = session._kept(DebuggerState)
    if state.enabling is None or state.ended is not None:
        deadline = Deadline(session._timeout)
        call_with_lock(state.lock, deadline, lambda held: _start(session, state, deadline, held))
    return state


def _start(session: Session, state: DebuggerState, deadline: Deadline, held: bool) -> None:
    if not held:
        raise CDPTimeoutError("Debugger.enable", deadline.seconds, _HELD_UP)
    if state.ended is not None:  # a page that crashed has come back: its session is the same, but V8 is new
        state.ended, state.enabling = None, None
    if state.enabling is not None:
        return
    scripts = scripts_of(session)  # it must hear of the scripts, which V8 announces before it answers
    session._open().connection.observe(session.session_id, state, *EVENTS)  # first: it may be paused already
    enabling = session.enabling("Debugger")
    try:
        enabling.__enter__()
        state.enabling = enabling
        scripts.allow_pauses()
        hide_first_pause(session, state)
        session.send_command("Debugger.setAsyncCallStackDepth", {"maxDepth": _ASYNC_FRAMES})
    except BaseException as error:  # Ctrl-C too: Debugger must not be left enabled
        state.forget(session)
        if state.enabling is not None:
            state.enabling = None
            enabling.__exit__(type(error), error, None)
        raise


def enter(session: Session) -> None:
    """Begin a `with` block."""
    state = started(session)
    with state.lock:
        state.users += 1


def leave(session: Session, error: BaseException | None) -> None:
    """End a `with` block. With the last one, a paused program goes on, and what was set is removed."""
    if session.closed:
        return
    state = session._kept(DebuggerState)
    seconds = session._timeout
    deadline = Deadline(seconds if error is None else _PARTING if seconds is None else min(seconds, _PARTING))
    try:
        call_with_lock(state.lock, deadline, lambda held: _leave(session, state, deadline, held))
    except CDPError:
        if error is None and not session.closed and not session.ended:
            raise


def _leave(session: Session, state: DebuggerState, deadline: Deadline, held: bool) -> None:
    if not held:
        raise CDPTimeoutError("Debugger.disable", deadline.seconds, _HELD_UP)
    state.users -= 1
    if state.users > 0 or state.enabling is None:
        return
    enabling, state.enabling = state.enabling, None
    commands: list[PendingCommand] = []
    with contextlib.ExitStack() as stack:  # each of these is done even if those before it raise
        stack.callback(state.forget, session)
        stack.callback(_disable, enabling, state)
        stack.callback(_let_go, session, state, deadline)
        stack.callback(_wait_for, commands, state, deadline)
        stack.callback(_send, _AsyncFrames(), session, commands)
        for part in state.parts:
            stack.callback(_send, part, session, commands)


def _send(part: Part, session: Session, commands: list[PendingCommand]) -> None:
    commands.extend(part.leave(session))


def _wait_for(commands: list[PendingCommand], state: DebuggerState, deadline: Deadline) -> None:
    """Wait for the replies. What the target refuses to remove is gone, such as a breakpoint of a page that reloaded."""
    try:
        for command in commands if state.ended is None else ():
            with contextlib.suppress(CommandError):
                command.result(deadline.remaining())
    except ClosedError as error:
        state.ended = state.ended or error  # the reader ends the commands first, and then tells the state
        raise
    finally:
        for command in commands:
            command.give_up()


def _disable(enabling: Enabling, state: DebuggerState) -> None:
    """Disable Debugger. A page that has crashed answers nothing, so nothing waits for its reply."""
    error = state.ended
    enabling.__exit__(type(error) if error is not None else None, error, None)


def _let_go(session: Session, state: DebuggerState, deadline: Deadline) -> None:
    """Let a paused program go on, and wait until it does. Deno 2.9 dies if Debugger.disable comes too early."""
    while (stop := state.current) is not None and not stop.over:
        command = session.submit("Debugger.resume")
        try:
            state.wait_until_over(session, stop, deadline, command)
        except CommandError:
            if state.current is stop:
                raise
        finally:
            command.give_up()
