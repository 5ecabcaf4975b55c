"""ConsoleSubscription: a handler of console entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from ...engine import Event
from ...errors import CDPError, ProgramEnded
from .ending import closing
from .entry import ConsoleEntry
from .memory import EVENTS
from .reading import Reading

if TYPE_CHECKING:
    from ...session import Session

_ENDS = ("NodeRuntime.waitingForDisconnect", "Runtime.executionContextDestroyed")


class ConsoleSubscription:
    """A handler that `client.console.on_entry` added. Call it, or use it as a context manager, to remove the handler.

    Calling it twice does no harm.

    Threads: any thread, and the handler itself. The handler is called on the handlers' thread of the connection.
    """

    def __init__(self, session: Session, handler: Callable[[ConsoleEntry], object], domains: Sequence[str]) -> None:
        if not callable(handler):
            raise TypeError(f"a handler is a function of one argument; {handler!r} cannot be called")
        self.handler: Callable[[ConsoleEntry], object] = handler
        self._session = session
        self._reading = Reading(session)
        self._replaying = True
        self._over = False
        with ExitStack() as stack:
            stack.callback(self._reading.end)
            self._reading.begin()
            for method in (*EVENTS, *_ENDS):
                stack.callback(session.on_event(method, self._take))
            stack.callback(session.on_close(self._end))
            for domain in domains:
                stack.enter_context(session.enabling(domain))
            self._last = session._open().connection.received  # what came up to here was replayed
            self._replaying = False
            self._stack = stack.pop_all()

    @property
    def active(self) -> bool:
        """Whether entries are still passed to the handler."""
        return not self._over

    def __call__(self) -> None:
        """Remove the handler."""
        self._over = True
        self._stack.close()

    def _take(self, event: Event) -> None:
        if self._over:
            return
        if event.method in _ENDS:
            if event.method == _ENDS[0] or event.params.get("executionContextId") == 1:
                self._end(ProgramEnded(self._session.session_id))
            return
        entry = self._reading.entry(event, replayed=self._replaying or event.number <= self._last)
        if entry is not None:
            self.handler(entry)

    def _end(self, error: CDPError) -> None:
        if self._over:
            return
        self._over = True
        self._reading.end()
        entry = closing(self._session, error)
        if entry is not None:
            self.handler(entry)

    def __enter__(self) -> ConsoleSubscription:
        return self

    def __exit__(self, *_: object) -> None:
        self()

    def __repr__(self) -> str:
        return f"<ConsoleSubscription -> {self.handler!r}{'' if self.active else ', over'}>"
