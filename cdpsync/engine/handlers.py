"""on_event() and on_close(): one thread that runs handlers in order."""

from __future__ import annotations

import copy
import logging
import threading
from collections.abc import Callable

from ..errors import CDPError, ClosedError, ProtocolError, SessionClosed
from .backlog import check_maxlen
from .connection import Connection
from .inbox import Box
from .message import Event

_log = logging.getLogger("cdpsync")

Handler = Callable[[Event], object]
CloseHandler = Callable[[CDPError], object]


class Subscription:
    """A handler that listens. Call it, or leave it as a context manager, and it no longer does.

    Calling it twice does no harm. A call of the handler that is under way in the other thread goes on.
    `method` is the event or pattern; "" for a handler of `on_close`.
    """

    def __init__(self, events: EventThread, box: Box, keep: object) -> None:
        self.method = box.method or ""
        self.handler = box.handler
        self.session_id = box.session_id
        self._events = events
        self._box = box
        self._removed = False
        self._keep = keep  # the connection stays open as long as somebody holds this

    @property
    def active(self) -> bool:
        """Whether it still hears events: it was not removed, and its session has not ended."""
        return not (self._removed or self._box.over)

    @property
    def dropped(self) -> int:
        """How many events a handler with `maxlen` has missed because it was too slow."""
        return self._box.dropped

    def __call__(self) -> None:
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
    """Runs the handlers of a connection, all of its sessions', one after the other in wire order.

    Rule 9: a thread of its own, so that a handler may send commands and wait for them, close the client or take its
    time; only later handlers wait. When one raises, the error is logged and the next is called.

    Threads: any may add and remove. The thread starts with the first handler and ends with the connection, after
    the events that had come by then.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._thread: threading.Thread | None = None
        self._turns = [None]  # for the thread that runs; another, started because Ctrl-C hid the first, finds none
        self._lock = threading.RLock()  # held while a thread is started

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
        self._start()
        connection = self._connection
        if method is None:
            life = connection.sessions.get(session_id)
        else:
            life = connection.subscribe(connection.inbox, session_id, method)
        box = Box(handler, method, session_id, life, maxlen)
        connection.inbox.add(box)
        if not connection.sessions.lives(session_id, life):  # it ended just now, perhaps before the box was added
            error = connection.sessions.why(session_id) or SessionClosed("it has ended", session_id)
            connection.inbox.end_session(life, error, connection.received)
        return Subscription(self, box, keep)

    def remove(self, box: Box) -> None:
        connection = self._connection
        if connection.owner.is_here() and connection.inbox.remove(box) and box.method is not None:
            connection.unsubscribe(connection.inbox, box.session_id, box.method, box.life)

    def join(self, timeout: float | None) -> None:
        """Wait until all events that have come are handled; returns at once if a handler calls it."""
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(timeout)

    def _start(self) -> None:
        with self._lock:
            if self._thread is None:
                thread = threading.Thread(target=self._run, name="cdpsync-events", daemon=True)
                thread.start()
                self._thread = self._thread or thread

    def _run(self) -> None:
        try:
            self._turns.pop()
        except IndexError:
            return
        self._thread = threading.current_thread()
        inbox = self._connection.inbox
        while (taken := inbox.next()) is not None:
            box, item = taken
            if isinstance(item, Event):
                self._call(box, item, item.method)
            else:
                inbox.remove(box)
                if box.method is None:
                    self._call(box, copy.copy(item.error), "the end of its session")
        for box in inbox.close():
            self._call(box, copy.copy(inbox.error), "the end of the connection")

    def _call(self, box: Box, item: object, at: str) -> None:
        try:
            box.handler(item)
        except BaseException as error:  # SystemExit too: it would end this thread in silence, and all handlers with it
            if isinstance(error, (ClosedError, ProtocolError)) and self._connection.error is not None:
                # Left over at the end: it cannot know that the connection went while its event was queued.
                _log.debug("the handler %r met the end of the connection at %s", box.handler, at)
            else:
                _log.exception("the handler %r failed at %s", box.handler, at)
