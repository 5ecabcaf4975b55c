"""A program that the command line has started belongs to the person at the terminal."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterator
from types import FrameType
from typing import Any

from . import streams


@contextlib.contextmanager
def terminal_as_it_was() -> Iterator[None]:
    """A block after which the terminal has its mode back: a program may be ended while it is in raw mode."""
    if sys.platform == "win32" or not os.isatty(streams.STDIN):
        yield
        return
    import termios

    before = termios.tcgetattr(streams.STDIN)
    try:
        yield
    finally:
        with contextlib.suppress(OSError, termios.error):  # the terminal may be gone
            # A process in the background would be stopped by the change.
            if os.tcgetpgrp(streams.STDIN) == os.getpgrp() and termios.tcgetattr(streams.STDIN) != before:
                termios.tcsetattr(streams.STDIN, termios.TCSADRAIN, before)


@contextlib.contextmanager
def signals_passed_on(pid: int) -> Iterator[None]:
    """A block in which a program, which leads a session of its own, gets what the terminal tells this process.

    These are a change of the window's size, and Ctrl-Z: the program stops with us, and goes on with us. Ctrl-C is for
    us alone, so that what was recorded can be kept.
    """
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return

    def send(number: int) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):  # it has ended
            os.killpg(pid, number)

    def resized(number: int, frame: FrameType | None) -> None:
        send(signal.SIGWINCH)

    def stop(number: int, frame: FrameType | None) -> None:
        send(signal.SIGSTOP)
        os.kill(os.getpid(), signal.SIGSTOP)
        send(signal.SIGCONT)  # once we go on

    before: dict[int, Any] = {}
    for one, handler in ((signal.SIGWINCH, resized), (signal.SIGTSTP, stop)):
        if signal.getsignal(one) is signal.SIG_DFL:
            before[one] = signal.signal(one, handler)
    try:
        yield
    finally:
        for number in before:
            signal.signal(number, before[number])
