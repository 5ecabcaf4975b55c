"""Lets the program clean up before a signal ends it."""

from __future__ import annotations

import contextlib
import signal
import threading
import time
from collections.abc import Iterator
from types import FrameType

_ENDING = ("SIGTERM", "SIGHUP")
_CLEANS_UP = 5.0  # the most seconds that ending a started program takes


@contextlib.contextmanager
def orderly() -> Iterator[None]:
    """In the block, a signal that would end the process raises SystemExit(128 + its number) instead.

    So programs that were started are ended, and unfinished files are removed. A signal that is ignored, as under nohup,
    stays ignored, and Ctrl-C raises KeyboardInterrupt as usual.
    """
    if threading.current_thread() is not threading.main_thread():  # only the main thread may set handlers
        yield
        return
    ending = [getattr(signal, name) for name in _ENDING if hasattr(signal, name)]
    handled = [number for number in ending if signal.getsignal(number) is signal.SIG_DFL]
    last = -_CLEANS_UP

    def end(number: int, frame: FrameType | None) -> None:
        # A terminal that closes sends several signals. The second one must not interrupt the clean-up.
        nonlocal last
        before, last = last, time.monotonic()
        if last - before >= _CLEANS_UP:
            raise SystemExit(128 + number)

    for number in handled:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in handled:  # after the first signal, ignore the others until Python exits
            signal.signal(number, signal.SIG_DFL if last < 0 else signal.SIG_IGN)
