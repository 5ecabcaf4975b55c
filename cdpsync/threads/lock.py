"""call_with_lock(): holds a lock during one call, with a deadline, so that no interrupt leaves it held."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from .deadline import Deadline

_T = TypeVar("_T")


def call_with_lock(lock: threading.Lock | threading.RLock, deadline: Deadline, do: Callable[[bool], _T]) -> _T:
    """Call `do` with the lock held, and return what it returns.

    The argument of `do` is True if the lock is held, and False if the deadline passed first.

    If there is no deadline, `with lock:` is just as safe. A context manager in Python is not: Ctrl-C between its
    __enter__ and the body, or at the first line of its __exit__, would leave the lock held.
    """
    seconds = deadline.remaining()
    held: list[bool] = []
    try:
        # One C call takes the lock and records that: an interrupt comes before it or after it.
        held.extend(map(lock.acquire, (True,), (-1 if seconds is None else seconds,)))
        return do(held[0])
    finally:
        if True in held:
            lock.release()
