"""on_event(): one thread that runs handlers in order, over a queue."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable

from .connection import SESSION_ENDED, Connection
from .errors import CDPError, Closed, ProtocolError
from .message import Event, matches

_log = logging.getLogger("cdpsync")

Handler = Callable[[Event], object]


class Subscription:
    """A handler that listens. Call it, or leave it as a context manager, and it no longer does.

    Calling it twice does no harm. A call of the handler that is under way in the other thread goes on.
    """

    def __init__(self, events: EventThread, session_id: str | None, method: str, handler: Handler, since: int) -> None:
        self.method = method
        self.handler = handler
        self.session_id = session_id
        self.active = True
        self._events = events
        self._since = since

    def __call__(self) -> None:
        self._events.remove(self)

    def __enter__(self) -> Subscription:
        return self

    def __exit__(self, *_: object) -> None:
        self()

    def wants(self, event: Event) -> bool:
        own = event.session_id == self.session_id and event.number > self._since
        return own and matches(self.method, event.method)

    def is_of(self, ended: Event) -> bool:
        """Whether it was added in the session that has ended, not in a later one of the same id."""
        return ended.session_id == self.session_id and self._since <= ended.number

    def __repr__(self) -> str:
        return f"<Subscription {self.method} -> {self.handler!r}{'' if self.active else ', removed'}>"


class EventThread:
    """Runs the handlers of a connection, all of its sessions', one after the other in wire order.

    Rule 9: a thread of its own, so that a handler may send commands and wait for them, close the client or take its
    time; only later handlers wait. When one raises, the error is logged and the next is called.

    Threads: any may add and remove. The thread starts with the first handler and ends with the connection, after
    the events that had come by then.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lock = threading.RLock()  # guards the two below; never held while a handler runs
        self._subscriptions: list[Subscription] = []
        self._thread: threading.Thread | None = None

    def add(self, session_id: str | None, method: str, handler: Handler) -> Subscription:
        if not callable(handler):
            raise TypeError(f"a handler is called with each event; {handler!r} cannot be")
        # What came before may still wait in the queue, for another handler of the same event.
        subscription = Subscription(self, session_id, method, handler, since=self._connection.received)
        with self._lock:
            if self._thread is None:
                thread = threading.Thread(target=self._run, name="cdpsync-events", daemon=True)
                thread.start()
                self._thread = thread
            self._connection.subscribe(self._connection.handled, session_id, method)
            self._subscriptions = [*self._subscriptions, subscription]
        return subscription

    def remove(self, subscription: Subscription) -> None:
        if not self._connection.process.is_here():
            return
        with self._lock:
            if not subscription.active:
                return
            subscription.active = False
            self._subscriptions = [one for one in self._subscriptions if one is not subscription]
            self._connection.unsubscribe(self._connection.handled, subscription.session_id, subscription.method)

    def join(self, timeout: float | None) -> None:
        """Wait until what had come is handled; at once where a handler itself asks."""
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(timeout)

    def _run(self) -> None:
        # The queue ends with the connection, behind every event that came before.
        with contextlib.suppress(CDPError):
            for event in self._connection.handled:
                if event.method == SESSION_ENDED:
                    self._forget(event)
                for subscription in self._subscriptions:
                    if subscription.active and subscription.wants(event):
                        self._call(subscription, event)

    def _forget(self, ended: Event) -> None:
        """Drop the handlers of a session that is over: Deno gives its id again."""
        with self._lock:
            for one in self._subscriptions:
                if one.is_of(ended):
                    one.active = False  # what it listened to is forgotten already, and may be another's by now
            self._subscriptions = [one for one in self._subscriptions if one.active]

    def _call(self, subscription: Subscription, event: Event) -> None:
        try:
            subscription.handler(event)
        except BaseException as error:  # SystemExit too: it would end this thread in silence, and all handlers with it
            if isinstance(error, (Closed, ProtocolError)) and self._connection.error is not None:
                # Left over at the end: it cannot know that the connection went while its event was queued.
                _log.debug("the handler %r met the end of the connection at %s", subscription.handler, event.method)
            else:
                _log.exception("the handler %r failed at %s", subscription.handler, event.method)
