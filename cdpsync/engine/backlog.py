"""The events that one listener has not read yet. The engine puts them in, and an EventQueue takes them out."""

from __future__ import annotations

import contextlib
import queue
from typing import NamedTuple, Protocol

from ..errors import CDPError
from ..threads import Deadline, Owner, TimedQueue
from .message import Event

_AT_ONCE = Deadline(0)


class Program(Protocol):
    """What a backlog asks the program that its events come from (see source.Source)."""

    def over(self) -> CDPError | None: ...

    @property
    def pause(self) -> float | None: ...

    def look(self) -> None: ...


class End(NamedTuple):
    """The reason why no more events will come. It is `orderly` if a loop over the events just ends."""

    error: CDPError
    orderly: bool


def check_maxlen(maxlen: int | None) -> None:
    """Raise ValueError unless `maxlen` is a number of events or None."""
    if maxlen is not None and (type(maxlen) is not int or maxlen < 1):
        raise ValueError(f"maxlen is a number of events, at least 1, or None for all, not {maxlen!r}")


class Backlog:
    """The events for one listener, in the order in which the target sent them.

    `methods` is what it listens to, `dropped` counts the events that did not fit into `maxlen`.

    Threads: any thread may read. Only `next` waits. The connection's reader thread calls `put`; `end` and `wake` may be
    called by any thread.
    """

    def __init__(self, methods: tuple[str, ...], maxlen: int | None, program: Program | None = None) -> None:
        check_maxlen(maxlen)
        self.methods = methods
        self.dropped: int = 0
        self.ended: End | None = None
        self._owner = Owner()
        self._maxlen = maxlen
        self._program = program
        self._items: TimedQueue[Event] = TimedQueue()
        self._returned: list[Event] = []  # put back for the next reader

    def count(self) -> int:
        """How many events can be read at once."""
        return len(self._returned) + self._items.qsize()

    # --- the connection's reader thread ---

    def put(self, event: Event) -> None:
        """Add an event unless the listener has ended. If the backlog is full, drop the oldest."""
        if self.ended is not None:
            return
        while self._maxlen is not None and self._items.qsize() >= self._maxlen:
            try:
                self._items.get_nowait()
            except queue.Empty:
                break  # a reader took it just now
            self.dropped += 1
        self._items.put(event)

    def end(self, error: CDPError, orderly: bool) -> None:
        """Tell the readers that no more will come, and why. Only the first reason counts."""
        self.ended = self.ended or End(error, orderly)
        self._items.wake()

    def wake(self) -> None:
        """Make the readers look again: a reply has come, or the program may have finished."""
        self._items.wake()

    # --- the readers ---

    @property
    def wakes(self) -> object:
        """An object that `wake` and `end` replace. Read it, check what they announce, then pass it to `next`."""
        return self._items.wakes

    def next(self, deadline: Deadline, wakes: object = None) -> Event | End | None:
        """The next event, or the End; None if the deadline passes, or if `wake` was called since `wakes` was read."""
        self._owner.check()
        if self._returned:
            with contextlib.suppress(IndexError):  # another reader was faster
                return self._returned.pop(0)
        if not self._items.empty():  # no need to ask the program
            with contextlib.suppress(queue.Empty):
                return self._items.get_nowait()
        while True:
            seen = self._items.wakes if wakes is None else wakes
            # The program is asked before the queue: once it is over, all that it has sent is in the queue.
            end = self.ended or self._end_of_program()
            pause = None if end is not None or self._program is None else self._program.pause
            by = _AT_ONCE if end is not None else deadline if pause is None else deadline.at_most(pause)
            try:
                return self._items.get_by(by, seen)
            except queue.Empty:
                if end is not None:
                    return end
                woken = self._items.wakes is not seen
                if deadline.passed() or (woken and wakes is not None):
                    return None
                if self._program is not None and not woken:
                    self._program.look()

    def put_back(self, *events: Event) -> None:
        """Give events back, for the next reader."""
        self._returned[:0] = events

    def _end_of_program(self) -> End | None:
        over = None if self._program is None else self._program.over()
        return None if over is None else End(over, orderly=True)
