"""A queue that can be waited for until a deadline."""

from __future__ import annotations

import queue
import threading
from typing import TypeVar

from .deadline import Deadline
from .green import threads_are

_T = TypeVar("_T")
_put = queue.SimpleQueue.put


class TimedQueue(queue.SimpleQueue[_T]):
    """A SimpleQueue with `get_by(deadline)`.

    Up to Python 3.12, SimpleQueue.get(timeout=…) waits for ever when it is woken and finds, the item being another's or
    a signal handler having taken its time, that none is left. So each who waits here sleeps on a lock of its own.

    Threads: any number may put and get. Ctrl-C, a signal handler or a __del__ may come at any time.
    """

    __slots__ = ("_sleepers",)

    def __init__(self) -> None:
        super().__init__()  # SimpleQueue needs none, but what gevent and eventlet put in its place does
        self._sleepers: list[threading.Lock] = []  # each is held, and released to wake its owner

    def put(self, item: _T, block: bool = True, timeout: float | None = None) -> None:
        _put(self, item)
        if self._sleepers:
            self._wake()

    def get_by(self, deadline: Deadline) -> _T:
        """The next item; queue.Empty when the deadline came first."""
        try:
            while True:
                if not self.empty():
                    try:
                        return self.get_nowait()
                    except queue.Empty:
                        continue  # another took it
                remaining = deadline.remaining()
                if remaining is None and not threads_are():
                    return self.get()  # in a greenlet, a SimpleQueue of Python's own would hold up all others
                if remaining == 0:
                    raise queue.Empty
                self._sleep(remaining)
        except queue.Empty:
            raise
        except BaseException:
            self._wake()  # Ctrl-C: what this one was woken for is another's now
            raise

    def _sleep(self, seconds: float | None) -> None:
        """Sleep until something is put, or for so long; None is for ever."""
        alarm = threading.Lock()
        alarm.acquire()
        self._sleepers.append(alarm)
        try:
            if self.empty():  # nothing came before anyone could know of the sleeper
                alarm.acquire(True, -1 if seconds is None else seconds)
        finally:
            self._forget(alarm)

    def _forget(self, alarm: threading.Lock) -> None:
        try:
            self._sleepers.remove(alarm)
        except ValueError:
            return  # it was woken

    def _wake(self) -> None:
        try:
            self._sleepers.pop(0).release()
        except IndexError:
            return  # they are all awake
