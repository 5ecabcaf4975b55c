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


class Line:
    """A line on the terminal that is written again and again, at most ten times a second; a context manager.

    Nothing is written if stderr is not a terminal. The line is gone at the end of the block.

    Threads: any may call `show`, one at a time.
    """

    def __init__(self) -> None:
        self.is_seen: bool = sys.stderr is not None and sys.stderr.isatty()
        """Whether stderr is a terminal."""
        self.started: float = time.monotonic()
        """When it was made, in seconds of time.monotonic()."""
        self._next = 0.0
        self._text = ""

    @property
    def elapsed(self) -> float:
        """Seconds since it was made."""
        return time.monotonic() - self.started

    def show(self, text: str, *, always: bool = False) -> None:
        """Show this text, unless another was shown less than a tenth of a second ago."""
        now = time.monotonic()
        if self.is_seen and (always or now >= self._next):
            self._next = now + 0.1
            self._write(f"\r{text:<{len(self._text)}}")
            self._text = text

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *_: object) -> None:
        if self._text:
            self._write("\r" + " " * len(self._text) + "\r")
            self._text = ""

    def _write(self, text: str) -> None:
        with contextlib.suppress(OSError):  # the terminal may have been closed, which must not stop the work
            sys.stderr.write(text)
            sys.stderr.flush()


class _OnLine(Reporter):
    def __init__(self, line: Line) -> None:
        self._line = line
        self._first: float | None = None

    def objects(self, done: int, total: int) -> None:
        self._line.show(
            f"heap snapshot: {done:,} of {total:,} objects, {self._line.elapsed:.0f} s", always=done == total
        )

    def received(self, size: int) -> None:
        self._first = self._first or time.monotonic()
        seconds = time.monotonic() - self._first
        rate = f", {size / 1e6 / seconds:.0f} MB/s" if seconds > 0.2 else ""
        self._line.show(f"heap snapshot: {size / 1e6:.1f} MB{rate}, {self._line.elapsed:.0f} s")

    def read(self, done: int, total: int) -> None:
        self._line.show(f"reading: {done / 1e6:.0f} of {total / 1e6:.0f} MB", always=done == total)


@contextlib.contextmanager
def reporter(report_progress: bool | Progress) -> Iterator[Reporter]:
    """A reporter. It calls a function; with True, it writes to stderr if that is a terminal; with False, nothing."""
    if callable(report_progress):
        yield _Calling(report_progress)
    elif report_progress and (line := Line()).is_seen:
        with line:
            yield _OnLine(line)
    else:
        yield Reporter()
