"""A queue that can be waited for until a deadline."""

from __future__ import annotations

import queue
import threading
from collections import deque
from typing import TypeVar

from .deadline import Deadline

_T = TypeVar("_T")


class TimedQueue(queue.SimpleQueue[_T]):
    """A SimpleQueue with `get_by(deadline)`.

    Up to Python 3.12, SimpleQueue.get(timeout=…) waits for ever when it is woken and finds, the item being another's or
    a signal handler having taken its time, that none is left. So each who waits here sleeps on a lock of its own.

    Threads: any number may put and get. Ctrl-C, a signal handler or a __del__ may come at any time.
    """

    def __init__(self) -> None:
        self._sleepers: deque[threading.Lock] = deque()  # each is held, and released to wake its owner

    def put(self, item: _T, block: bool = True, timeout: float | None = None) -> None:
        super().put(item)
        if self._sleepers:
            self._wake()

    def get_by(self, deadline: Deadline) -> _T:
        """The next item; queue.Empty when the deadline came first."""
        remaining = deadline.remaining()
        if remaining is None:
            return self.get()
        try:
            return self.get_nowait()
        except queue.Empty:
            if remaining == 0:
                raise
        while True:
            alarm = threading.Lock()
            alarm.acquire()
            self._sleepers.append(alarm)
            try:
                return self.get_nowait()  # what came before anyone could know of the sleeper
            except queue.Empty:
                remaining = deadline.remaining()
                if not remaining:
                    raise
                alarm.acquire(timeout=remaining)
            finally:
                try:
                    self._sleepers.remove(alarm)
                except ValueError:
                    self._wake()  # it was woken; should it leave without the item, another must have a look
            try:
                return self.get_nowait()
            except queue.Empty:
                continue

    def _wake(self) -> None:
        try:
            self._sleepers.popleft().release()
        except IndexError:
            return  # they are all awake
