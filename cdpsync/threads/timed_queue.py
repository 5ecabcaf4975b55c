"""A queue that can be waited for until a deadline."""

from __future__ import annotations

import contextlib
import queue
import threading
from typing import TypeVar

from .deadline import Deadline
from .green import threads_are

_T = TypeVar("_T")
_put = queue.SimpleQueue.put


class TimedQueue(queue.SimpleQueue[_T]):
    """A SimpleQueue with `get_by(deadline)`, and `wake()` to end the waits early.

    Up to Python 3.12, SimpleQueue.get(timeout=…) may wait for ever: when it is woken for an item that another reader
    takes, or by a signal handler that outlasts the timeout. So each reader sleeps on a lock of its own.

    Threads: any number may put and get. Ctrl-C, a signal handler or a __del__ may come at any time.
    """

    __slots__ = ("_sleepers", "wakes")

    def __init__(self) -> None:
        super().__init__()  # SimpleQueue needs none, but what gevent and eventlet put in its place does
        self._sleepers: list[threading.Lock] = []  # each is held, and released to wake its owner
        self.wakes: object = object()
        """Replaced by `wake()`. Read it, look for what `wake` announces, then give it to `get_by`."""

    def put(self, item: _T, block: bool = True, timeout: float | None = None) -> None:
        _put(self, item)
        if self._sleepers:
            self._wake_one()

    def wake(self) -> None:
        """Wake all readers that wait with `wakes`."""
        self.wakes = object()
        for _ in range(len(self._sleepers)):
            self._wake_one()

    def get_by(self, deadline: Deadline, wakes: object = None) -> _T:
        """The next item; raises queue.Empty if the deadline comes first, or a `wake()` since `wakes` was read."""
        try:
            while True:
                if not self.empty():
                    try:
                        return self.get_nowait()
                    except queue.Empty:
                        continue  # another took it
                remaining = deadline.remaining()
                if remaining is None and wakes is None and not threads_are():
                    return self.get()  # in a greenlet, a SimpleQueue of Python's own would hold up all others
                if remaining == 0 or self._woken(wakes):
                    raise queue.Empty
                self._sleep(remaining, wakes)
        except queue.Empty:
            raise
        except BaseException:
            self._wake_one()  # Ctrl-C: the item that this reader was woken for is for another now
            raise

    def _sleep(self, seconds: float | None, wakes: object) -> None:
        alarm = threading.Lock()
        alarm.acquire()
        self._sleepers.append(alarm)
        try:
            if self.empty() and not self._woken(wakes):  # still so, now that put() and wake() see the sleeper
                alarm.acquire(True, -1 if seconds is None else seconds)
        finally:
            with contextlib.suppress(ValueError):  # it was woken
                self._sleepers.remove(alarm)

    def _woken(self, wakes: object) -> bool:
        return wakes is not None and wakes is not self.wakes

    def _wake_one(self) -> None:
        with contextlib.suppress(IndexError):  # they are all awake
            self._sleepers.pop(0).release()
