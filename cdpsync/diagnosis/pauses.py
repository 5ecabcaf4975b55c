"""Pauses: the exceptions that nothing catches, and whether somebody has paused the program.

V8 tells of an uncaught exception only after it has unwound the stack, and of a rejected promise only if the runtime
lets the program die of it. A debugger that stops at uncaught exceptions hears of both, at the line that throws. So:

    Debugger.setBreakpointsActive(false)      no breakpoint and no `debugger` statement stops the program because of us
    Debugger.setPauseOnExceptions(uncaught)
        Debugger.paused, an exception   <---  note its place, and Debugger.resume at once
        Debugger.paused, anything else  <---  somebody else has paused it: it stays as it is

The program stands still for about a millisecond at each of these exceptions. After MOST of them in a session it is not
stopped any more.
"""

from __future__ import annotations

import contextlib
import threading
import time
from typing import TYPE_CHECKING, Any

from ..domains.scripts import scripts_of
from ..errors import CDPError
from .evidence import Fault, Halt
from .site import Site

if TYPE_CHECKING:
    from ..engine import Event
    from ..session import Session

MOST = 50
"""So many exceptions are looked at in each session."""

_KINDS = {"exception": "exception", "promiseRejection": "rejection"}


class Pauses:
    """The pauses of one session. Threads: the handlers' thread calls `_paused`; one other thread calls the rest."""

    def __init__(self, session: Session, began: float) -> None:
        self._session = session
        self._began = began
        self._lock = threading.Lock()  # guards what follows; nothing is sent under it
        self._seen: dict[tuple[str, str, int, int], Fault] = {}
        self._where: dict[tuple[str, str, int, int], dict[str, Any]] = {}
        self._count = 0
        self._foreign: tuple[dict[str, Any], float] | None = None
        self.stopped_after: float | None = None
        """When the program was no longer stopped at exceptions, in seconds from the beginning; None if it always was."""

    def watch(self, stack: contextlib.ExitStack) -> None:
        """Begin; the stack ends it."""
        session = self._session
        stack.enter_context(session.on_event("Debugger.paused", self._paused))
        stack.enter_context(session.on_event("Debugger.resumed", self._resumed))
        stack.enter_context(scripts_of(session).using(session))
        session.send_command("Debugger.setBreakpointsActive", {"active": False})
        session.send_command("Debugger.setPauseOnExceptions", {"state": "uncaught"})

    @property
    def paused(self) -> bool:
        """Whether somebody else has paused the program."""
        return self._foreign is not None

    # --- the handlers' thread ---

    def _paused(self, event: Event) -> None:
        params = event.params
        kind = _KINDS.get(str(params.get("reason")))
        if kind is None:
            with self._lock:
                self._foreign = self._foreign or (params, time.monotonic() - self._began)
            return
        frames = params.get("callFrames") or [{}]
        at = frames[0].get("location") or {}
        thrown = params.get("data") or {}
        text = str(thrown.get("description") or thrown.get("value") or "").split("\n")[0]
        key = kind, str(at.get("scriptId", "")), int(at.get("lineNumber", 0)), int(at.get("columnNumber", 0))
        with self._lock:
            now = time.monotonic() - self._began
            fault = self._seen.setdefault(key, Fault(kind, text, None, 0, now))
            fault.count, fault.last = fault.count + 1, now
            self._where.setdefault(key, frames[0])
            self._count += 1
            enough = self._count == MOST
            if enough:
                self.stopped_after = now
        with contextlib.suppress(CDPError):  # the program has ended
            if enough:
                self._session.submit("Debugger.setPauseOnExceptions", {"state": "none"}).give_up()
            self._session.submit("Debugger.resume").give_up()

    def _resumed(self, event: Event) -> None:
        with self._lock:
            self._foreign = None

    # --- the watching thread ---

    def faults(self) -> list[Fault]:
        """The exceptions and rejections, each place once."""
        with self._lock:
            seen = list(self._seen.items())
        for key, fault in seen:
            if fault.site is None:
                _, script_id, line, column = key
                frame = self._where[key]
                fault.site = _site(self._session, script_id, line, column, frame)
        return [fault for _, fault in seen]

    def halt(self) -> Halt | None:
        """The pause that somebody else has made, if the program is still in it."""
        with self._lock:
            foreign = self._foreign
        if foreign is None:
            return None
        params, since = foreign
        frames = params.get("callFrames") or [{}]
        at = frames[0].get("location") or {}
        script_id, line, column = str(at.get("scriptId", "")), at.get("lineNumber", 0), at.get("columnNumber", 0)
        reason = str(params.get("reason", ""))
        return Halt(
            "paused",
            "" if reason == "other" else reason,
            _site(self._session, script_id, line, column, frames[0]),
            since,
        )


def _site(session: Session, script_id: str, line: int, column: int, frame: dict[str, Any]) -> Site | None:
    if not script_id:
        return None
    name = str(frame.get("functionName", ""))
    place = scripts_of(session).place(session, script_id, int(line), int(column), name)
    return Site(place.file, place.line, place.column, place.function)
