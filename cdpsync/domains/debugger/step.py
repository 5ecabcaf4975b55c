"""Step: the step that a user has asked for, and how it goes on if a pause that nobody sees comes in between.

V8 keeps a step over the pause of an instrumentation breakpoint (Node 24, Deno 2.9), and over an `await`. It forgets the
step when it pauses at a breakpoint, such as the one at the first statement of a CommonJS module in Node, and stepping
out of `require` is not a way back: Node 24 runs on. So the function where the step ends gets breakpoints everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...errors import CommandError
from .removing import removed

if TYPE_CHECKING:
    from ...engine import PendingCommand
    from ...session import Session


class Step:
    """One step, from the pause where it began. Once it is interrupted, it is also a part of the debugger.

    Threads: the debugger's thread calls `goes_on`; the reader reads `interrupted`; any thread calls `leave`.
    """

    def __init__(self, method: str, params: dict[str, Any]) -> None:
        self.method = method
        frames = params.get("callFrames") or []
        self.begin: dict[str, Any] = frames[0].get("location", {}) if frames else {}
        self.frames: list[dict[str, Any]] = frames[1:] if method == "Debugger.stepOut" else frames
        """The call where it ends, and those around it."""
        self.interrupted: bool = False
        """Whether V8 has forgotten it, so that its end is at one of `names`."""
        self.names: list[str] = []
        """The protocol's ids of our breakpoints."""

    def goes_on(self, session: Session, params: dict[str, Any], hidden: bool) -> bool:
        """Whether the program goes on, so that the step can come to its end; otherwise the pause is one to show.

        `hidden` says whether the pause is hidden from the user.
        """
        hit = params.get("hitBreakpoints") or []
        ours = bool(set(hit) & set(self.names))
        if not hidden and not (ours and len(hit) == 1):
            return False
        if params.get("reason") == "instrumentation":
            return True
        frames = params.get("callFrames") or []
        if ours:
            return self._is_deeper(frames)
        if not (self.frames and self._is_deeper(frames)):
            return True  # V8 has kept it, over an `await`
        if self.method == "Debugger.stepInto":
            return False
        if not self.interrupted:
            self.interrupted = True
            self._surround(session)
        return True

    def leave(self, session: Session) -> list[PendingCommand]:
        """Remove our breakpoints, without waiting."""
        names, self.names = self.names, []
        return removed(session, names)

    def _is_deeper(self, frames: list[dict[str, Any]]) -> bool:
        """Whether these calls come from the call where the step ends."""
        own, callers = self.frames[0], self.frames[1:]
        count = len(callers)
        if count + 1 >= len(frames) or _places(frames[len(frames) - count :]) != _places(callers):
            return False
        return bool(frames[-count - 1].get("functionLocation") == own.get("functionLocation"))

    def _surround(self, session: Session) -> None:
        """Set breakpoints in the function where the step ends, but not in the line where it began."""
        start = self.frames[0].get("functionLocation") or self.frames[0].get("location")
        ask = {"start": start, "restrictToFunction": True}
        found = session.send_command("Debugger.getPossibleBreakpoints", ask).get("locations", [])
        places = [one for one in found if one.get("type") == "return" or not _is_in_line(one, self.begin)]
        keys = ("scriptId", "lineNumber", "columnNumber")
        commands = [
            session.submit("Debugger.setBreakpoint", {"location": {key: one[key] for key in keys if key in one}})
            for one in places
        ]
        for command in commands:
            try:
                self.names.append(command.result()["breakpointId"])
            except CommandError:
                continue  # the user's breakpoint is there already


def _places(frames: list[dict[str, Any]]) -> list[object]:
    return [frame.get("location") for frame in frames]


def _is_in_line(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(one.get(key) == other.get(key) for key in ("scriptId", "lineNumber"))
