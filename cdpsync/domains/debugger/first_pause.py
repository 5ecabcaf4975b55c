"""FirstPause: hides the pause that Node makes at the first statement of a worker that was held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .state import DebuggerState

if TYPE_CHECKING:
    from ...session import Session


class FirstPause:
    """A hook that lets a worker go on from a pause that nobody has asked for.

    Node 20 and 24 pause a worker that waited for the debugger at its first statement, as --inspect-brk does with a
    program. Deno and Chromium do not, and whoever wants this pause calls `debugger.start()`.
    """

    def __init__(self, state: DebuggerState) -> None:
        self._state = state

    def claims(self, params: dict[str, Any]) -> bool:
        return (
            params.get("reason") == "Break on start"
            and not params.get("hitBreakpoints")
            and self._state.cause == ""  # debugger.start() has not asked for it
        )

    def handle(self, session: Session, params: dict[str, Any]) -> bool:
        self._state.remove_hook(self)
        return True


def hide_first_pause(session: Session, state: DebuggerState) -> None:
    """Hide the first pause of a worker of Node, if it waits for the debugger now."""
    if not session._is_wrapped():
        return
    with session.events("NodeRuntime.waitingForDebugger") as waiting:
        session.send_command("NodeRuntime.enable")
        if waiting.drain():
            state.add_hook(session, FirstPause(state))
