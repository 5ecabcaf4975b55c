"""Looks: where a thread is that does not come back to its event loop, and whether somebody has paused it.

    Debugger.enable                       if it is paused already, V8 says so: it stays as it is
    Debugger.setBreakpointsActive(false)  no breakpoint and no `debugger` statement stops it because of us
    Debugger.pause, Debugger.paused       the stack
    Debugger.resume, Debugger.disable     after about a millisecond

Chromium does not enable Debugger while JavaScript runs. So there it is enabled during the whole watch.
"""

from __future__ import annotations

import contextlib
import threading
import time
from typing import TYPE_CHECKING, Any

from ..domains.scripts import scripts_of
from ..domains.waiting import is_debugger_enabled
from ..engine import RuntimeKind
from ..errors import CDPError
from ..threads import Deadline
from .evidence import Halt
from .site import Site

if TYPE_CHECKING:
    from ..engine import Event
    from ..session import Session

_PATIENCE = 1.0
"""How long a thread may take to pause, in seconds. It does not while it is in a call of the runtime or the system."""

_RUNTIME = ("node:", "ext:", "internal/", "deno:")


class Looks:
    """The looks at one session. Threads: one, apart from the handlers' thread."""

    def __init__(self, session: Session, began: float) -> None:
        self._session = session
        self._began = began
        self._stack = contextlib.ExitStack()
        self._lock = threading.Lock()  # guards the next three; nothing is sent or waited for under it
        self._wanted = False  # whether the next pause is ours
        self._foreign: tuple[dict[str, Any], float] | None = None
        self._frames: list[dict[str, Any]] = []
        self._came = threading.Event()
        self._usable = False
        self.sites: list[Site] = []
        """Where the thread was at each look: the innermost function of the program."""

    @property
    def paused(self) -> bool:
        """Whether somebody else has paused it."""
        return self._foreign is not None

    def start(self) -> None:
        """See whether it is paused. Raises CDPError if it does not answer in time."""
        session = self._session
        self._usable = not is_debugger_enabled(session, Deadline(_PATIENCE))
        if not self._usable:
            raise RuntimeError("this session uses Debugger already")
        if session._runtime_kind() is RuntimeKind.CHROMIUM:
            self._open(self._stack)
        else:
            with contextlib.ExitStack() as stack:
                self._open(stack)

    def look(self) -> None:
        """Look where it is, or whether it is paused. Takes up to a second."""
        if not self._usable:
            return
        with contextlib.suppress(CDPError, RuntimeError), contextlib.ExitStack() as stack:
            if self._session._runtime_kind() is not RuntimeKind.CHROMIUM:
                self._foreign = None
                self._open(stack)
            if self.paused:
                return
            self._came.clear()
            self._wanted = True
            self._session.submit("Debugger.pause").give_up()
            if self._came.wait(_PATIENCE):
                self._take()

    def stop(self, *, wait: bool = True) -> None:
        """Leave the debugger; unless `wait`, without waiting for replies."""
        error = None if wait else CDPError("the thread does not answer")
        with contextlib.suppress(CDPError, RuntimeError):
            self._stack.__exit__(None if error is None else type(error), error, None)

    def halt(self) -> Halt | None:
        """The pause that somebody else has made, if the program is still in it."""
        foreign = self._foreign
        if foreign is None:
            return None
        params, since = foreign
        reason = str(params.get("reason", ""))
        return Halt("paused", "" if reason == "other" else reason, self._site(params.get("callFrames") or []), since)

    # --- inside ---

    def _open(self, stack: contextlib.ExitStack) -> None:
        session = self._session
        stack.enter_context(session.on_event("Debugger.paused", self._paused))
        stack.enter_context(session.on_event("Debugger.resumed", self._resumed))
        stack.enter_context(scripts_of(session).using(session))
        session.send_command("Debugger.setBreakpointsActive", {"active": False}, timeout=_PATIENCE)
        # Handlers run in order, so the callback of a command runs after the handler of a pause before it.
        told = threading.Event()
        session.submit("Runtime.getHeapUsage").add_done_callback(lambda _: told.set())
        told.wait(_PATIENCE)

    def _paused(self, event: Event) -> None:
        with self._lock:
            ours, self._wanted = self._wanted, False
            if not ours:
                self._foreign = self._foreign or (event.params, time.monotonic() - self._began)
            self._frames = event.params.get("callFrames") or []
        if ours:
            with contextlib.suppress(CDPError):
                self._session.submit("Debugger.resume").give_up()
            self._came.set()

    def _resumed(self, event: Event) -> None:
        with self._lock:
            self._foreign = None

    def _take(self) -> None:
        site = self._site(self._frames)
        if site is not None:
            self.sites.append(site)

    def _site(self, frames: list[dict[str, Any]]) -> Site | None:
        """The innermost place in code of the program."""
        table = scripts_of(self._session)
        for frame in frames:
            at = frame.get("location") or {}
            place = table.place(
                self._session,
                str(at.get("scriptId", "")),
                int(at.get("lineNumber", 0)),
                int(at.get("columnNumber", 0)),
                str(frame.get("functionName", "")),
                str(frame.get("url", "")) or None,
            )
            if place.file and not place.file.startswith(_RUNTIME):
                return Site(place.file, place.line, place.column, place.function)
        return None
