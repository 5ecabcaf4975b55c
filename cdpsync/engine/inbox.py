"""The events on their way to the handlers: one box for each handler, read by one thread in wire order."""

from __future__ import annotations

import contextlib
import copy
import threading
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from ..errors import CDPError
from ..threads import Deadline, TimedQueue
from .message import Event, matches
from .sessions import Life

_NEVER = Deadline(None)


class SessionEnd(NamedTuple):
    """The last item of a session's boxes: why it ended, and how many messages had come by then."""

    error: CDPError
    number: int


class Box:
    """The items that wait for one handler.

    `method` is None for a handler that is only told of the end of the session.
    """

    def __init__(
        self,
        handler: Callable[..., object],
        method: str | None,
        session_id: str | None,
        life: Life,
        maxlen: int | None,
    ) -> None:
        self.handler = handler
        self.method = method
        self.session_id = session_id
        self.life = life  # of the session: another one may be given the same id
        self.over = False
        """Whether the session has ended. Its events that had come by then are still handled."""
        self.dropped = 0
        self.items: deque[Event | SessionEnd] = deque()
        self._maxlen = maxlen

    def wants(self, event: Event) -> bool:
        if self.over or self.method is None or event.session_id != self.session_id:
            return False
        return matches(self.method, event.method)

    def put(self, item: Event | SessionEnd) -> bool:
        """Add an item; a full box drops its oldest. Returns whether there is one item more now."""
        grows = True
        if self._maxlen is not None and len(self.items) >= self._maxlen:
            with contextlib.suppress(IndexError):  # it was taken just now
                self.items.popleft()
                self.dropped += 1
                grows = False
        self.items.append(item)
        return grows


class Inbox:
    """The boxes of a connection's handlers.

    Order: the item that came first is next; for one event, the handler that was added first. The reader goes through
    the boxes in that order, so the event is never in a later box only.

    Threads: the connection's reader puts; one thread takes; any thread adds and removes boxes.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()  # guards changes of _boxes, which is replaced as a whole: readers take no lock
        self._boxes: tuple[Box, ...] = ()
        # One for each item in the boxes, or more: those of removed boxes stay. False at the end.
        self._tickets: TimedQueue[bool] = TimedQueue()
        self._closed = False
        self.error: CDPError | None = None
        """Why the connection ended."""

    def __len__(self) -> int:
        return len(self._boxes)

    def add(self, box: Box) -> None:
        """Add a box; raises why the connection ended if the last item has been taken."""
        with self._lock:
            if self._closed and self.error is not None:
                raise copy.copy(self.error)
            self._boxes = (*self._boxes, box)

    def remove(self, box: Box) -> bool:
        """Remove a box; False if it was removed before."""
        with self._lock:
            rest = tuple(one for one in self._boxes if one is not box)
            removed = len(rest) < len(self._boxes)
            self._boxes = rest
            return removed

    # --- the connection's reader ---

    def put(self, event: Event) -> None:
        for box in self._boxes:
            if box.wants(event) and box.put(event):
                self._tickets.put(True)

    def end_session(self, life: Life, error: CDPError, number: int) -> None:
        """A session has ended, after so many messages; any thread."""
        for box in self._boxes:
            if box.life is life and not box.over:
                box.over = True
                box.items.append(SessionEnd(error, number))
                self._tickets.put(True)

    def end(self, error: CDPError, orderly: bool) -> None:
        """The connection has ended. The items that are in the boxes are still to be taken."""
        self.error = self.error or error
        self._tickets.put(False)

    def wake(self) -> None:
        """Does nothing: handlers wait as long as the connection is open."""

    # --- the handlers' thread ---

    def next(self) -> tuple[Box, Event | SessionEnd] | None:
        """The next item and whose it is; waits for it. None at the end of the connection."""
        while self._tickets.get_by(_NEVER):
            while (box := self._first()) is not None:
                try:
                    head, item = box.items[0], box.items.popleft()
                except IndexError:
                    continue  # the reader has dropped it
                if item is head:
                    return box, item
                box.items.appendleft(item)  # the one before it was dropped: another box's may be first now
        return None

    def close(self) -> list[Box]:
        """Accept no more boxes; returns those whose handlers are still to be told of the end."""
        with self._lock:
            self._closed = True
            boxes, self._boxes = self._boxes, ()  # a handler may refer to its client, and that to us
            return [box for box in boxes if box.method is None]

    def _first(self) -> Box | None:
        """The box with the item that came first."""
        found, number = None, 0
        for box in self._boxes:
            try:
                head = box.items[0]
            except IndexError:
                continue
            if found is None or head.number < number:
                found, number = box, head.number
        return found
