"""on_event(), on_close() and the callbacks of commands: one thread that calls them in order."""

from __future__ import annotations

import copy
import logging
import threading
from collections.abc import Callable

from ..errors import CDPError, ClosedError, ProtocolError, SessionClosed
from .backlog import check_maxlen
from .command import PendingCommand
from .inbox import Box, Done
from .message import Event
from .waiters import Waiters

_log = logging.getLogger("cdpsync")

Handler = Callable[[Event], object]
CloseHandler = Callable[[CDPError], object]


class Subscription:
    """A handler that was added. Call it, or use it as a context manager, to remove the handler.

    Calling it twice does no harm. It does not interrupt a call of the handler that is already running.

    `method` is the event or pattern, "" for a handler of `on_close`. `handler` is the function. `session_id` is the
    session whose events it gets; None for the client's own target.

    Threads: any thread may call any method, and so may the handler itself.
    """

    def __init__(self, events: EventThread, box: Box, keep: object) -> None:
        self.method: str = box.method or ""
        self.handler: Callable[..., object] = box.handler
        self.session_id: str | None = box.session_id
        self._events = events
        self._box = box
        self._removed = False
        self._keep = keep  # keeps the connection open while a user holds this subscription

    @property
    def active(self) -> bool:
        """Whether new events are still passed to the handler: it was not removed, and its session has not ended."""
        return not (self._removed or self._box.over)

    @property
    def dropped(self) -> int:
        """How many events were dropped because the handler was too slow; always 0 without `maxlen`."""
        return self._box.dropped

    def __call__(self) -> None:
        """Remove the handler."""
        self._removed = True
        self._events.remove(self._box)

    def __enter__(self) -> Subscription:
        return self

    def __exit__(self, *_: object) -> None:
        self()

    def __repr__(self) -> str:
        state = ", removed" if self._removed else "" if self.active else ", ended with its session"
        missed = f", {self.dropped} dropped" if self.dropped else ""
        return f"<Subscription {self.method or 'on_close'} -> {self.handler!r}{missed}{state}>"


class EventThread:
    """Calls the handlers of a connection, in all sessions, and the callbacks of its commands (rule 9).

    Order: one after the other, in the order in which the target sent the events and replies.

    Threads: any thread may add and remove handlers. The handlers' thread starts with the first handler or callback.
    When the connection has ended, it handles the events that had come by then, and ends.
    """

    def __init__(self, waiters: Waiters) -> None:
        self._waiters = waiters
        self._thread: threading.Thread | None = None
        self._runs = threading.Lock()  # held by the handlers' thread: a second one ends at once

    def add(
        self, session_id: str | None, method: str, handler: Handler, maxlen: int | None = None, keep: object = None
    ) -> Subscription:
        """Call `handler` for the events of a session that match the pattern."""
        check_maxlen(maxlen)
        return self._add(session_id, method, handler, maxlen, keep)

    def add_close(self, session_id: str | None, handler: CloseHandler, keep: object = None) -> Subscription:
        """Call `handler` when the session or the connection has ended."""
        return self._add(session_id, None, handler, None, keep)

    def _add(
        self,
        session_id: str | None,
        method: str | None,
        handler: Callable[..., object],
        maxlen: int | None,
        keep: object,
    ) -> Subscription:
        if not callable(handler):
            raise TypeError(f"a handler is a function of one argument; {handler!r} cannot be called")
        self.start()
        waiters = self._waiters
        if method is None:
            life = waiters.sessions.get(session_id)
        else:
            life = waiters.subscribe(waiters.inbox, session_id, method)
        box = Box(handler, method, session_id, life, maxlen)
        waiters.inbox.add(box)
        if not waiters.sessions.lives(session_id, life):  # it ended just now, perhaps before the box was added
            error = waiters.sessions.why(session_id) or SessionClosed("it has ended", session_id)
            waiters.inbox.end_session(life, error, waiters.received)
        return Subscription(self, box, keep)

    def remove(self, box: Box) -> None:
        """Remove a handler. Does nothing if it was removed before."""
        waiters = self._waiters
        if waiters.owner.is_here() and waiters.inbox.remove(box) and box.method is not None:
            waiters.unsubscribe(waiters.inbox, box.session_id, box.method, box.life)

    def start(self) -> None:
        """Start the thread unless it runs."""
        if not self._runs.locked():
            thread = threading.Thread(target=self._run, name="cdpsync-events", daemon=True)
            thread.start()
            self._thread = self._thread or thread

    def join(self, timeout: float | None) -> None:
        """Wait up to `timeout` seconds for the end of the handlers' thread; returns at once if a handler calls this."""
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(timeout)

    # --- the thread ---

    def _run(self) -> None:
        while self._runs.acquire(blocking=False):
            self._thread = threading.current_thread()
            try:
                self._call_all()
            finally:
                self._runs.release()
            if not self._waiters.inbox.waiting:  # a callback may have come since
                break

    def _call_all(self) -> None:
        """Call handlers and callbacks until the connection has ended, then those of `on_close`."""
        inbox = self._waiters.inbox
        while (taken := inbox.next()) is not None:
            box, item = taken
            if isinstance(item, Event):
                self._call(box.handler, item, item.method)
            elif isinstance(item, Done):
                self._call_back(item.command)
            else:
                inbox.remove(box)
                if box.method is None:
                    self._call(box.handler, copy.copy(item.error), "the end of its session")
        for box in inbox.close():
            self._call(box.handler, copy.copy(inbox.error), "the end of the connection")

    def _call_back(self, command: PendingCommand) -> None:
        while command._callbacks:  # only this thread takes them, so that each is called once
            self._call(command._callbacks.popleft(), command, f"the end of {command.method}", "callback")

    def _call(self, function: Callable[..., object], item: object, at: str, kind: str = "handler") -> None:
        try:
            function(item)
        except BaseException as error:  # SystemExit too: it would silently end this thread, and with it all handlers
            if isinstance(error, (ClosedError, ProtocolError)) and self._waiters.sessions.error is not None:
                # The handler could not know that the connection would end while its event was waiting.
                _log.debug("the %s %r failed at %s, because the connection has ended", kind, function, at)
            else:
                _log.exception("the %s %r failed at %s", kind, function, at)
