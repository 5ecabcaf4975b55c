"""A queue whose readers wait until a deadline."""

from __future__ import annotations

import contextlib
import queue
import threading
from typing import TypeVar

from .deadline import Deadline
from .green import threads_patched_by

_T = TypeVar("_T")
_put = queue.SimpleQueue.put


class TimedQueue(queue.SimpleQueue[_T]):
    """A SimpleQueue with `get_by(deadline)`, and `wake()` to end the waits early.

    Up to Python 3.12, SimpleQueue.get(timeout=…) may wait for ever: if it is woken for an item that another reader
    takes, or by a signal handler that outlasts the timeout. So each reader sleeps on its own lock.

    Threads: any number of threads may put and get. Ctrl-C, a signal handler or a __del__ may come at any time.
    """

    __slots__ = ("_sleepers", "wakes")

    def __init__(self) -> None:
        super().__init__()  # SimpleQueue does not need this, but its replacements in gevent and eventlet do
        self._sleepers: list[threading.Lock] = []  # each is held, and released to wake its reader
        self.wakes: object = object()
        """An object that `wake()` replaces. Read it, check what `wake` announces, then pass it to `get_by`."""

    def put(self, item: _T, block: bool = True, timeout: float | None = None) -> None:
        _put(self, item)
        if self._sleepers:
            self._wake_one()

    def wake(self) -> None:
        """End the waits of all readers that have passed `wakes`."""
        self.wakes = object()
        for _ in range(len(self._sleepers)):
            self._wake_one()

    def get_by(self, deadline: Deadline, wakes: object = None) -> _T:
        """The next item. Raises queue.Empty at the deadline, or if `wake()` was called since `wakes` was read."""
        try:
            while True:
                if not self.empty():
                    try:
                        return self.get_nowait()
                    except queue.Empty:
                        continue  # another reader took it
                remaining = deadline.remaining()
                if remaining is None and wakes is None and not threads_patched_by():
                    return self.get()  # in a greenlet, a SimpleQueue that is not patched would block all others
                if remaining == 0 or self._woken(wakes):
                    raise queue.Empty
                self._sleep(remaining, wakes)
        except queue.Empty:
            raise
        except BaseException:
            self._wake_one()  # Ctrl-C: another reader takes the item that this one was woken for
            raise

    def _sleep(self, seconds: float | None, wakes: object) -> None:
        alarm = threading.Lock()
        alarm.acquire()
        self._sleepers.append(alarm)
        try:
            if self.empty() and not self._woken(wakes):  # checked again, now that put() and wake() see `alarm`
                alarm.acquire(True, -1 if seconds is None else seconds)
        finally:
            with contextlib.suppress(ValueError):  # it was woken
                self._sleepers.remove(alarm)

    def _woken(self, wakes: object) -> bool:
        return wakes is not None and wakes is not self.wakes

    def _wake_one(self) -> None:
        with contextlib.suppress(IndexError):  # they are all awake
            self._sleepers.pop(0).release()
