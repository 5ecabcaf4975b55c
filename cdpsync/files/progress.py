"""Reports progress, to a function of the caller or on the terminal."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator

Progress = Callable[[int, int], object]
"""A function that is called with (done, total): objects while a snapshot is captured, bytes while it is read."""


class Reporter:
    """Reports nothing. Subclasses report to someone."""

    def objects(self, done: int, total: int) -> None:
        """The target has looked at `done` of its objects."""

    def received(self, size: int) -> None:
        """`size` bytes have arrived."""

    def read(self, done: int, total: int) -> None:
        """`done` bytes of a file have been read."""


class _Calling(Reporter):
    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def objects(self, done: int, total: int) -> None:
        self._progress(done, total)


class _Line(Reporter):
    """Rewrites a line on the terminal, at most ten times a second."""

    def __init__(self) -> None:
        self._next = 0.0
        self._text = ""
        self._first: float | None = None

    def objects(self, done: int, total: int) -> None:
        self._show(f"heap snapshot: {done:,} of {total:,} objects", done == total)

    def received(self, size: int) -> None:
        now = time.monotonic()
        self._first = self._first or now
        seconds = now - self._first
        rate = f", {size / 1e6 / seconds:.0f} MB/s" if seconds > 0.2 else ""
        self._show(f"heap snapshot: {size / 1e6:.1f} MB{rate}", False)

    def read(self, done: int, total: int) -> None:
        self._show(f"reading: {done / 1e6:.0f} of {total / 1e6:.0f} MB", done == total)

    def _show(self, text: str, always: bool) -> None:
        now = time.monotonic()
        if always or now >= self._next:
            self._next = now + 0.1
            self._write(f"\r{text:<{len(self._text)}}")
            self._text = text

    def clear(self) -> None:
        self._write("\r" + " " * len(self._text) + "\r")

    def _write(self, text: str) -> None:
        with contextlib.suppress(OSError):  # the terminal may have been closed, which must not stop the work
            sys.stderr.write(text)
            sys.stderr.flush()


@contextlib.contextmanager
def reporter(report_progress: bool | Progress) -> Iterator[Reporter]:
    """A reporter. It calls a function; with True, it writes to stderr if that is a terminal; with False, nothing."""
    if callable(report_progress):
        yield _Calling(report_progress)
    elif report_progress and sys.stderr is not None and sys.stderr.isatty():
        line = _Line()
        try:
            yield line
        finally:
            line.clear()
    else:
        yield Reporter()
