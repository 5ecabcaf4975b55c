"""Ctrl-C and SIGTERM: a recording ends with its file, and what was started is ended."""

from __future__ import annotations

import contextlib
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from types import FrameType, TracebackType

from ..errors import CDPTimeoutError, ClosedError
from ..session import Session
from . import progress, streams

_ENDING = ("SIGTERM", "SIGHUP")
_CLEANS_UP = 5.0  # the most seconds that ending a started program takes
NEVER = "Inspector.targetCrashed"
"""An event that never arrives, for a wait that the end of the program ends: Chrome sends it after Inspector.enable."""


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


class Stop:
    """Whether a signal has asked a recording to end. `recording()` makes one.

    Threads: only the main thread may use it, because signals come there.
    """

    def __init__(self) -> None:
        self.number: int = 0
        """The signal that came; 0 before that."""
        self._interrupts = False

    def __bool__(self) -> bool:
        """Whether a signal has come."""
        return self.number != 0

    @property
    def exit_code(self) -> int:
        """128 and the number of the signal; 0 if none has come."""
        return 128 + self.number if self.number else 0

    def wait(self, session: Session, seconds: float | None = None, what: str = "") -> None:
        """Wait for the first of these: `seconds` have passed, the program has ended, a signal comes. Raises nothing.

        `what` names what goes on meanwhile, such as "recording": a terminal shows it, and how long it still takes.
        """
        if self.number:
            return
        with contextlib.suppress(_Stopped, CDPTimeoutError, ClosedError), self.interrupts():  # which may raise it too
            with (
                progress.running(what, seconds) if what else contextlib.nullcontext(),
                session.expect_event(NEVER, timeout=seconds),
            ):
                pass

    def interrupts(self) -> AbstractContextManager[None]:
        """A block that the first signal ends at once, without an error.

            with signals.recording() as stop, stop.interrupts():
                for entry in console: ...

        If a signal has come before, or comes just as the block begins or ends, the block of `recording()` ends.
        """
        return _Interrupted(self)

    def _come(self, number: int) -> None:
        self.number = number
        streams.once_written(self._interrupt)  # a line that is being printed is printed whole

    def _interrupt(self) -> None:
        if self._interrupts:
            self._interrupts = False
            raise _Stopped


class _Stopped(BaseException):
    """Ends a block of `Stop.interrupts`."""


class _Interrupted(AbstractContextManager[None]):
    def __init__(self, stop: Stop) -> None:
        self._stop = stop

    def __enter__(self) -> None:
        if self._stop:
            raise _Stopped
        self._stop._interrupts = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> bool:
        self._stop._interrupts = False
        return kind is not None and issubclass(kind, _Stopped)


_current: list[Stop] = []


def current() -> Stop:
    """The Stop of the current recording; outside of one, a Stop that no signal sets."""
    return _current[-1] if _current else Stop()


@contextlib.contextmanager
def recording() -> Iterator[Stop]:
    """A block in which the first Ctrl-C, SIGTERM or SIGHUP only sets the Stop, and the second one ends at once.

    When the block has ended, the exit code of the command line is 128 and the number of that signal.
    """
    stop = Stop()
    handled = {}
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGINT", *_ENDING):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) not in (signal.SIG_IGN, None):
                handled[number] = signal.getsignal(number)

    def come(number: int, frame: FrameType | None) -> None:
        if stop:
            raise KeyboardInterrupt if number == signal.SIGINT else SystemExit(128 + number)
        stop._come(number)

    for number in handled:
        signal.signal(number, come)
    _current.append(stop)
    try:
        with contextlib.suppress(_Stopped):
            yield stop
    finally:
        _current.remove(stop)
        for number, before in handled.items():
            signal.signal(number, before)
        if stop:
            global ended_by
            ended_by = stop.exit_code


ended_by: int = 0
"""The exit code of the signal that has ended a recording; 0 if none has."""
