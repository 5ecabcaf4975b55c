"""A signal that asks the program to end lets it clean up first."""

from __future__ import annotations

import contextlib
import signal
import threading
import time
from collections.abc import Iterator
from types import FrameType

_ENDING = ("SIGTERM", "SIGHUP")
_CLEANS_UP = 5.0  # seconds that ending a started program takes at most


@contextlib.contextmanager
def orderly() -> Iterator[None]:
    """Within it, a signal that would end the process raises SystemExit(128 + its number) instead.

    On the way out, what was started is ended, and an unfinished file is removed. An ignored signal stays ignored
    (nohup), and Ctrl-C raises KeyboardInterrupt as usual.
    """
    if threading.current_thread() is not threading.main_thread():  # only that may set handlers, and gets the signals
        yield
        return
    ending = [getattr(signal, name) for name in _ENDING if hasattr(signal, name)]
    handled = [number for number in ending if signal.getsignal(number) is signal.SIG_DFL]
    last = -_CLEANS_UP

    def end(number: int, frame: FrameType | None) -> None:
        # A terminal that closes sends several: the second must not disturb what the first has begun.
        nonlocal last
        before, last = last, time.monotonic()
        if last - before >= _CLEANS_UP:
            raise SystemExit(128 + number)

    for number in handled:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in handled:  # after the first, Python must reach its exit undisturbed, with the exit code
            signal.signal(number, signal.SIG_DFL if last < 0 else signal.SIG_IGN)
