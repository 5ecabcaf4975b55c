"""Step: the step that a user has asked for, and how it goes on if a pause that nobody sees comes in between.

V8 keeps a step over the pause of an instrumentation breakpoint (Node 24, Deno 2.9), and over an `await`. It forgets the
step when it pauses at a breakpoint, such as the one at the first statement of a CommonJS module in Node. Then the
calls above the step's own function are left one by one with Debugger.stepOut.
"""

from __future__ import annotations

from typing import Any

_RESUME, _OUT, _OVER, _INTO = (f"Debugger.{name}" for name in ("resume", "stepOut", "stepOver", "stepInto"))

_NATURAL = ("step", "other", "ambiguous")
"""The reasons of a pause at the end of a step: Node 20 says "other", V8 says "ambiguous" if there are several."""


class Step:
    """One step, from the pause where it began.

    Threads: the debugger's thread calls `onward`; the reader reads `interrupted`.
    """

    def __init__(self, method: str, params: dict[str, Any]) -> None:
        self.method = method
        self.frames: list[dict[str, Any]] = params.get("callFrames") or []
        self.interrupted: bool = False
        """Whether V8 has forgotten it, so that its end is not at the next pause."""

    def onward(self, params: dict[str, Any], hidden: bool) -> str | None:
        """The command that goes on with the step from a pause; None if the pause is one to show.

        `hidden` says whether the pause is none of the user's.
        """
        frames, depth = params.get("callFrames") or [], len(self.frames)
        if not hidden and (params.get("hitBreakpoints") or params.get("reason") not in _NATURAL):
            return None
        if params.get("reason") == "instrumentation" or self.method == _RESUME:
            return _RESUME
        inside = self._is_above(frames)
        if not inside:
            return _RESUME if hidden and len(frames) >= depth else None
        if self.method == _INTO:
            return None
        self.interrupted = True
        if len(frames) > (depth if self.method == _OVER else depth - 1):
            return _OUT
        return _OVER if self.method == _OVER and _line(frames[0]) == _line(self.frames[0]) else None

    def _is_above(self, frames: list[dict[str, Any]]) -> bool:
        """Whether these calls were made by the function of the step, or by those that have called it."""
        callers = self.frames[1:]
        count = len(callers)
        if self.method == _OUT and count <= len(frames):
            return _places(frames[len(frames) - count + 1 :]) == _places(callers[1:])
        if count >= len(frames) or _places(frames[len(frames) - count :]) != _places(callers):
            return False
        own = frames[-count - 1]
        return bool(own.get("functionLocation") == self.frames[0].get("functionLocation"))


def _places(frames: list[dict[str, Any]]) -> list[object]:
    return [frame.get("location") for frame in frames]


def _line(frame: dict[str, Any]) -> tuple[object, object]:
    at = frame.get("location") or {}
    return at.get("scriptId"), at.get("lineNumber")
