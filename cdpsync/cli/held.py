"""HeldOutput: what a started program prints while the terminal shows something else. It is printed afterwards."""

from __future__ import annotations

import contextlib
import os
import select
import sys
import threading
from types import TracebackType

from ..text import one_line
from . import streams, terminal

_MOST = 1_000_000
"""How many bytes are kept: the last ones."""
_DRAINS = 1.0
"""Seconds that the rest of the output may take when the program has ended."""


class HeldOutput:
    """Keeps the output of a program; a context manager. `stdio` is for the program. Only a terminal is replaced.

    Threads: one thread of its own reads; the others may ask for `last_line`.
    """

    def __init__(self) -> None:
        self._data = bytearray()
        self._lost = 0
        self._read = self._write = self._nothing = -1
        self._end: tuple[int, int] = (-1, -1)
        self._thread: threading.Thread | None = None
        self.stdio: streams.Stdio = streams.Stdio()

    def __enter__(self) -> HeldOutput:
        held = terminal.is_terminal(sys.stdout), terminal.is_terminal(sys.stderr)
        try:
            self._read, self._write = os.pipe()
            self._end = os.pipe()
            self._nothing = os.open(os.devnull, os.O_RDONLY)
            self.stdio = streams.Stdio(
                self._nothing if terminal.is_terminal(sys.stdin) else streams.STDIN,  # the keys are ours
                self._write if held[0] else streams.STDOUT,
                self._write if held[1] else streams.STDERR,
            )
            self._thread = threading.Thread(target=self._keep, name="cdpsync-output", daemon=True)
            self._thread.start()
        except BaseException:
            self._close()
            raise
        return self

    @property
    def last_line(self) -> str:
        """The last line that was printed, without what a terminal would not show."""
        tail = bytes(self._data[-2000:]).decode("utf-8", "replace").rstrip()
        return one_line(tail.rpartition("\n")[2])

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            os.close(self._write)
            self._write = -1
            if self._thread is not None:
                self._thread.join(_DRAINS)
        finally:
            self._close()
        if self._lost:
            streams.say(f"the first {self._lost:,} bytes that the program printed are not shown")
        out = sys.stdout if terminal.is_terminal(sys.stdout) else sys.stderr
        with contextlib.suppress(OSError):
            out.flush()
            view = memoryview(self._data)
            while view:
                view = view[os.write(out.fileno(), view) :]

    def _close(self) -> None:
        if self._end[1] >= 0:
            os.write(self._end[1], b"x")
        if self._thread is not None and self._thread.ident is not None:
            self._thread.join()  # it has been told to end
        for descriptor in (self._read, self._write, self._nothing, *self._end):
            if descriptor >= 0:
                os.close(descriptor)
        self._read = self._write = self._nothing = -1
        self._end = (-1, -1)

    def _keep(self) -> None:
        while True:
            ready = select.select([self._read, self._end[0]], [], [])[0]
            if self._read not in ready:
                return  # a program that the program has started still holds the other end
            data = os.read(self._read, 65536)
            if not data:
                return
            self._data += data
            excess = len(self._data) - _MOST
            if excess > _MOST // 10:
                del self._data[:excess]
                self._lost += excess
