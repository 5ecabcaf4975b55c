"""The events on their way to the handlers: one box for each handler, read by one thread in wire order."""

from __future__ import annotations

import copy
import threading
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from ..errors import CDPError
from ..threads import Deadline, TimedQueue
from .command import PendingCommand
from .message import Event, Notice, matches
from .sessions import Life

_NEVER = Deadline(None)

_BEHIND = 0.5
"""Added to the number of a message, it gives a place after that message and before the next one."""


class SessionEnd(NamedTuple):
    """The last item in the boxes of a session: why it ended, and its place among the events."""

    error: CDPError
    number: float


class Done(NamedTuple):
    """A command with callbacks that is done, and its place among the events."""

    command: PendingCommand
    number: float


Item = Event | SessionEnd | Done


class Box:
    """The items that wait for one handler.

    `method` is None for a handler of `on_close`, which gets only the end of the session.
    """

    def __init__(
        self,
        handler: Callable[..., object],
        method: str | None,
        session_id: str | None,
        life: Life | None,
        maxlen: int | None,
    ) -> None:
        self.handler = handler
        self.method = method
        self.session_id = session_id
        self.life = life  # of its session: a later session may get the same id
        self.maxlen = maxlen
        self.over = False
        """Whether the session has ended. Events that came before the end are still handled."""
        self.dropped: int = 0
        self.items: deque[Item] = deque()

    def accepts(self, event: Event) -> bool:
        """Whether the handler gets this event."""
        if self.over or self.method is None or event.session_id != self.session_id:
            return False
        return self.method == event.method if isinstance(event, Notice) else matches(self.method, event.method)


class Inbox:
    """The boxes of a connection's handlers, and one more for finished commands with callbacks.

    Order: items are taken in the order in which they came, and for one event, in the order of the handlers.

    Threads: the reader puts events, the handlers' thread takes items, and any thread may add and remove boxes. The lock
    is held to change the boxes and to remove items, not to append one. It is reentrant, because the garbage collector
    may run a __del__ that removes a handler.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._done = Box(_no_handler, None, None, None, None)
        self._boxes: tuple[Box, ...] = ()  # replaced as a whole
        # At least one True for each item in the boxes: those of removed boxes stay. False after the end, for ever.
        self._tickets: TimedQueue[bool] = TimedQueue()
        self._closed = False
        self.error: CDPError | None = None
        """Why the connection ended."""

    def __len__(self) -> int:
        """The number of handlers."""
        return len(self._boxes)

    def add(self, box: Box) -> None:
        """Add a box. Raises the reason if the connection has ended and the last item has been taken."""
        with self._lock:
            if self._closed and self.error is not None:
                raise copy.copy(self.error)
            self._boxes = (*self._boxes, box)

    def remove(self, box: Box) -> bool:
        """Remove a box; returns False if it was removed before."""
        with self._lock:
            removed = box in self._boxes
            self._boxes = tuple(one for one in self._boxes if one is not box)
            return removed

    def add_done(self, command: PendingCommand, number: int) -> None:
        """Add a command with callbacks that was done after `number` messages. Any thread may call this."""
        with self._lock:
            self._append(self._done, Done(command, number + _BEHIND))

    # --- the connection's reader ---

    def put(self, event: Event) -> None:
        """Put an event into the boxes of its handlers."""
        for box in self._boxes:
            if not box.accepts(event):
                continue
            if box.maxlen is None:
                box.items.append(event)
                self._tickets.put(True)
            else:
                self._put_latest(box, event, box.maxlen)

    def end_session(self, life: Life, error: CDPError, number: int) -> None:
        """Tell the handlers of a session that it has ended, after `number` messages. Any thread may call this."""
        with self._lock:
            for box in self._boxes:
                if box.life is life and not box.over:
                    self._append(box, SessionEnd(error, number + _BEHIND))
                    box.over = True

    def end(self, error: CDPError, orderly: bool) -> None:
        """Note the end of the connection. The items in the boxes are still taken."""
        self.error = self.error or error
        self._tickets.put(False)

    def wake(self) -> None:
        """Does nothing: handlers wait as long as the connection is open."""

    def _append(self, box: Box, item: Item) -> None:
        """Add an item, under the lock. Ctrl-C between the two leaves a ticket too many; too few would delay others."""
        self._tickets.put(True)
        box.items.append(item)

    def _put_latest(self, box: Box, event: Event, maxlen: int) -> None:
        with self._lock:
            full = len(box.items) >= maxlen
            if full:
                box.items.popleft()
                box.dropped += 1
            box.items.append(event)
        if not full:
            self._tickets.put(True)

    # --- the handlers' thread ---

    def next(self) -> tuple[Box, Item] | None:
        """Wait for the next item; returns it and its box, or None if the connection has ended and none is left."""
        while True:
            more = self._tickets.get_by(_NEVER)
            if not more:
                self._tickets.put(False)
            with self._lock:
                first = self._done if self._done.items else None
                for box in self._boxes:
                    if (items := box.items) and (first is None or items[0].number < first.items[0].number):
                        first = box
                if first is not None:
                    return first, first.items.popleft()
            if not more:
                return None

    def close(self) -> list[Box]:
        """Accept no more handlers; returns the boxes of the `on_close` handlers, which are to be called now."""
        with self._lock:
            self._closed = True
            boxes, self._boxes = self._boxes, ()  # a handler may refer to its client, which refers to this
            return [box for box in boxes if box.method is None]

    @property
    def waiting(self) -> bool:
        """Whether the connection has ended and there are items to take."""
        return self.error is not None and any(box.items for box in (self._done, *self._boxes))


def _no_handler(item: object) -> None:
    """The commands' box has no handler: each command has its own callbacks."""
