"""Paused and Frame: where the program stopped, why, and the calls on its stack."""

from __future__ import annotations

import weakref
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ...errors import CDPError
from ...sources import lines_of
from ...text import printable
from ...threads import DEFAULT, Deadline, Timeout
from ..scripts import Place, scripts_of
from ..values import value_of
from .breakpoint import Breakpoint
from .call import OVER, Call
from .moving import move
from .state import DebuggerState, Stop

if TYPE_CHECKING:
    from ...session import Session

_FIRST = ("Break on start", "exception", "promiseRejection")
"""Of several reasons that V8 gives for one pause, these are told."""

_AROUND = 2
"""How many lines of source are shown before and after the line where the program stopped."""

_SHOWN = 3
"""How many frames a repr shows."""

_WIDTH = 110


class Frame(Call):
    """One call on the stack of a paused program.

        frame = debugger.wait().frame
        frame.locals["total"]
        frame.evaluate("total * 2")
        frame.set("total", 3)

    When the program has continued, what was read stays, and anything else raises RuntimeError.

    Threads: any.
    """

    def restart(self, timeout: Timeout = DEFAULT) -> Paused | None:
        """Run this call again from its beginning, and return the Paused at its first statement.

        What the call has changed stays changed. `timeout` is in seconds, by default the client's. Raises CommandError
        if V8 cannot restart the function, such as a generator or an async function.
        https://chromedevtools.github.io/devtools-protocol/v8/Debugger/#method-restartFrame
        """
        params = {"callFrameId": self.params["callFrameId"], "mode": "StepInto"}
        with self._paused() as session:
            stop = move(session, self._state, self._deadline(timeout), "Debugger.restartFrame", params, self._stop)
            return None if stop is None else paused_of(session, self._state, stop)


class AsyncParent(NamedTuple):
    """A stack that started the async call of the one below it. `description` says how: "await", "setTimeout".

    `places` are its calls, the innermost first.
    """

    description: str
    places: list[Place]


class Paused:
    """One pause of the program, as `debugger.wait()` and `debugger.step()` return it.

    At a prompt it shows where the program stopped, the source, the first frames, and the variables of the innermost.
    When the program has continued, what was read stays, and anything else raises RuntimeError.

    Threads: any. All threads that wait for a pause get the same Paused.
    """

    def __init__(self, session: Session, state: DebuggerState, stop: Stop) -> None:
        self._session = session
        self._state = state
        self._stop = stop
        self.params: dict[str, Any] = stop.params
        """The params of the Debugger.paused event."""

    @property
    def over(self) -> bool:
        """Whether the program has continued, or has ended."""
        return self._stop.over

    # --- where ---

    @cached_property
    def frames(self) -> list[Frame]:
        """The calls on the stack, the innermost first."""
        frames = self.params.get("callFrames")
        return [Frame(self._session, self._state, self._stop, one) for one in frames or () if isinstance(one, dict)]

    @property
    def frame(self) -> Frame:
        """The innermost call."""
        if not self.frames:
            raise RuntimeError("V8 gives no frames for this pause")
        return self.frames[0]

    @property
    def place(self) -> Place:
        """Where the program stopped, in the source."""
        return self.frame.place

    @property
    def function(self) -> str:
        """The name of the function; "" if it has none, and at the top level."""
        return self.frame.function

    @property
    def file(self) -> str:
        """The source file: a path for file: URLs, otherwise the URL."""
        return self.frame.file

    @property
    def line(self) -> int:
        """The line in the source file, from 1."""
        return self.frame.line

    @cached_property
    def async_parents(self) -> list[AsyncParent]:
        """The stacks that led here through `await`, promises and timers, the latest first."""
        found, stack = list[AsyncParent](), self.params.get("asyncStackTrace")
        while isinstance(stack, dict):
            places = [self._place(one) for one in stack.get("callFrames") or ()]
            found.append(AsyncParent(str(stack.get("description", "")), places))
            stack = stack.get("parent")
        return found

    def _place(self, at: dict[str, Any]) -> Place:
        where = str(at.get("scriptId", "")), at.get("lineNumber", 0), at.get("columnNumber", 0)
        return scripts_of(self._session).place(self._session, *where, at.get("functionName", ""), at.get("url", ""))

    @cached_property
    def source(self) -> str:
        """A few lines of the source around the place, with their numbers. The line itself is marked."""
        place = self.place
        table = scripts_of(self._session)
        script = table.get(self._session, place.script_id)
        text = table.source(self._session, script, place.file) if script is not None else None
        if text is None:
            return ""
        lines = lines_of(text)
        first, last = max(1, place.line - _AROUND), min(len(lines), place.line + _AROUND)
        width = len(str(last))
        return "\n".join(
            f"{'>' if number == place.line else ' '} {number:{width}}  {lines[number - 1]}"
            for number in range(first, last + 1)
        )

    # --- why ---

    @property
    def reason(self) -> str:
        """Why the program stopped.

        "breakpoint", "exception", "step", "debugger statement", "pause" (by `debugger.pause()`), "start" (the first
        statement of a program that was started with --inspect-brk), or V8's own word, such as "assert" or "OOM".
        """
        theirs = str(self.params.get("reason", "other"))
        if theirs == "ambiguous":  # there are several, such as a breakpoint at the first statement
            several = [one.get("reason") for one in (self.params.get("data") or {}).get("reasons") or ()]
            theirs = next((one for one in several if one in _FIRST), theirs)
        if theirs in ("exception", "promiseRejection"):
            return "exception"
        if theirs == "Break on start" or (theirs == "debugCommand" and self._stop.cause != "pause"):
            return "breakpoint" if self.breakpoints else "start"
        if self._stop.cause == "start":
            return "start"
        if self.params.get("hitBreakpoints"):
            return "breakpoint"
        if theirs in ("other", "debugCommand"):  # Node 20 says "other" for steps too
            return self._stop.cause or "debugger statement"
        return theirs

    @property
    def breakpoints(self) -> list[Breakpoint]:
        """The breakpoints that were hit."""
        hits = [self._state.breakpoint_of(self._session, one) for one in self.params.get("hitBreakpoints") or ()]
        return [one for one in hits if one is not None]

    @cached_property
    def exception(self) -> Any:
        """What was thrown, if the program stopped because of it: for an Error, a JavaScriptError. Otherwise None."""
        if self.reason != "exception":
            return None
        if self._stop.over:
            raise RuntimeError(OVER)
        return value_of(self._session, self.params.get("data") or {"type": "undefined"}, self._deadline())

    @property
    def uncaught(self) -> bool:
        """Whether nothing in the program catches the exception, as far as V8 can tell."""
        return self.reason == "exception" and (self.params.get("data") or {}).get("uncaught") is True

    def _deadline(self) -> Deadline:
        return Deadline(self._session._timeout)

    # --- at a prompt ---

    def __repr__(self) -> str:
        if not self.frames:
            return f"<Paused: {self.reason}>"
        lines = [f"Paused at {self._shown(self.frame)}: {self.reason}{', over' if self.over else ''}"]
        try:
            lines += ["  " + line for line in self.source.split("\n")]
            lines += [f"  #{number} {self._shown(one)}" for number, one in enumerate(self.frames[:_SHOWN])]
            if len(self.frames) > _SHOWN:
                lines[-1] += f", and {len(self.frames) - _SHOWN} more"
            if not self.over or "locals" in self.frame.__dict__:
                lines += ["  " + ", ".join(f"{name} = {value!r:.40}" for name, value in self.frame.locals.items())]
        except (CDPError, RuntimeError) as error:  # it is over by now, or the connection is
            lines.append(f"  ({error})")
        first, *rest = (printable(line.rstrip()) for line in lines if line.strip())
        return "\n".join([first, *(line[:_WIDTH] for line in rest)])

    def _shown(self, frame: Frame) -> str:
        return f"{frame.place.short} in {frame.function}" if frame.function else frame.place.short


def paused_of(session: Session, state: DebuggerState, stop: Stop) -> Paused:
    """The one Paused of a pause, as long as somebody holds it."""
    paused = stop.paused() if stop.paused is not None else None
    if paused is None:
        paused = Paused(session, state, stop)
        stop.paused = weakref.ref(paused)
    return paused
