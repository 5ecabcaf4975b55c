"""Lets the program go on and waits for its next pause; what it logs appears meanwhile."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ...errors import CDPError, CDPTimeoutError, ClosedError
from .desk import Desk

if TYPE_CHECKING:
    from ...domains.console import Console
    from ...domains.debugger import Paused

_NEWS = (
    "Debugger.paused",
    "Debugger.resumed",
    "Runtime.consoleAPICalled",
    "Runtime.exceptionThrown",
    "Log.entryAdded",
)
_LOOK = 0.2
"""Seconds between two looks, for a pause that is shown later than its event."""

_IDLE = 1.0
"""Seconds after which we say that a program cannot be stopped because it runs nothing."""


class Running:
    """Waits for pauses of the program of a desk, and shows them."""

    def __init__(self, desk: Desk, console: Console | None) -> None:
        self._desk = desk
        self._console = console

    def show_logs(self) -> None:
        """Show what the program has logged since the last look."""
        if self._console is not None:
            for entry in self._console.entries():
                if not entry.replayed and entry.kind != "exit":
                    self._desk.say(str(entry))

    def look(self) -> None:
        """Notice what has happened while we were at the prompt: logs, a pause, the end."""
        desk = self._desk
        before = desk.paused
        now = desk.debugger.paused
        self.show_logs()
        if now is not None and now is not before:
            self._show(now)
        elif now is None and before is not None:
            desk.arrive(None)
            desk.say("the program goes on, because another debugger let it, or because it ended the pause itself")
        if desk.here.ended or desk.here.closed:
            self._end()

    def go(self, move: Callable[[], Paused | None] | None, *, quiet: bool = False) -> bool:
        """Let the program go on with `move`, and wait for the next pause; returns whether there is one.

        Ctrl-C stops the program. A second one leaves it running, and returns to the prompt. With `quiet`, the pause is
        not shown.
        """
        desk, asked = self._desk, 0.0
        desk.release()
        try:
            with desk.here.events(*_NEWS) as news:
                if move is not None:
                    desk.arrive(None)
                    move()
                told = False
                while True:
                    try:
                        paused = desk.debugger.paused
                        self.show_logs()
                        if paused is not None:
                            desk.arrive(paused) if quiet else self._show(paused)
                            return True
                        if desk.here.ended or desk.here.closed:
                            self._end()
                            return False
                        if asked and not told and time.monotonic() - asked > _IDLE:
                            told = True
                            desk.say("it runs no JavaScript now, and stops when it does; Ctrl-C again for the prompt")
                        with contextlib.suppress(CDPTimeoutError):
                            news.get(_LOOK)
                            news.drain()
                    except KeyboardInterrupt:
                        if asked:
                            desk.say("the program is running; c waits until it stops, q leaves")
                            return False
                        asked = time.monotonic()
                        with contextlib.suppress(CDPTimeoutError):
                            desk.debugger.pause(timeout=0)
        except ClosedError:
            self.show_logs()
            self._end()
            return False

    def _show(self, paused: Paused) -> None:
        desk = self._desk
        desk.arrive(paused)
        desk.show_place(self._heading(paused))
        self.show_returned(paused)
        desk.show_displays()

    def show_returned(self, paused: Paused) -> None:
        """Show what the function returns, if the program has stopped where it does."""
        if paused.frames and paused.frame.params.get("returnValue") is not None:
            from .values import short

            desk = self._desk
            remote = paused.frame.params["returnValue"]
            desk.say(f"returns {short(remote)}", cut=True)

    def _heading(self, paused: Paused) -> str:
        if paused.reason == "exception":
            data = paused.params.get("data") or {}
            said = str(data.get("description") or data.get("value") or "").partition("\n")[0]
            return f"{'uncaught' if paused.uncaught else 'caught'} exception {said}"
        if paused.reason == "breakpoint":
            hit = [mark.number for mark in self._desk.marks if mark.breakpoint in paused.breakpoints]
            return f"breakpoint {', '.join(map(str, hit))}" if hit else "breakpoint"
        return {"step": "stopped", "start": "start", "pause": "paused"}.get(paused.reason, paused.reason)

    def _end(self) -> None:
        desk = self._desk
        desk.arrive(None)
        desk.leaving = "ended"

    @contextlib.contextmanager
    def exceptions_said(self) -> Iterator[None]:
        """Show errors of the target instead of raising them."""
        try:
            yield
        except CDPError as error:
            self._desk.say(f"*** {error}")
