"""ChildOutput: reads what a launched program writes, and finds the announcements of its inspectors."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import threading
from collections import deque
from collections.abc import Callable
from typing import IO

from ..threads import TimedQueue
from .terminal import Quiet

_LISTENING = re.compile(rb"(?:Debugger|DevTools) listening on wss?://(\[[\da-fA-F:.]+\]|[\w.-]+):(\d+)/")
_FAILED = re.compile(rb"Starting inspector on .* failed: ")
_STYLE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")
_CHUNK = 65_536
_LINES = 64  # kept
_LINE = 10_000  # bytes of a line that are kept, the last ones
_BYTES = 100_000  # kept in all


class ChildOutput:
    """Reads everything that a program writes: it would stop when a pipe is full that nobody reads.

    Threads: it starts one for each pipe; any thread may read the attributes.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()  # guards the next four; reentrant, because a signal handler may read them
        self._lines: deque[bytes] = deque()
        self._size = 0
        self._unfinished: dict[IO[bytes], bytes] = {}  # the last line of each pipe, which has not ended yet
        self._addresses: list[str] = []
        self._threads: list[threading.Thread] = []
        self.untold: bool = False
        """Whether an inspector listens at an unknown port: Deno before 2.6 prints port 0, as it was given."""
        self.failed: bool = False
        """Whether an inspector could not be opened."""
        self.news: TimedQueue[None] = TimedQueue()
        """Gets an item when there is a new address, when `untold` or `failed` is set, or when a pipe ends."""

    def read(self, pipe: IO[bytes], copy: int | None, name: str, *, quiet: bool = False) -> None:
        """Start a thread that reads a pipe, copies the bytes to the descriptor `copy`, and closes that at the end.

        With `quiet`, lines about the inspector are not copied.
        """
        self._unfinished[pipe] = b""
        thread = threading.Thread(target=self._read, args=(pipe, copy, quiet), name=name, daemon=True)
        thread.start()
        self._threads.append(thread)

    def join(self, seconds: float) -> None:
        """Wait until the pipes have ended, up to `seconds` for each: another process may hold one open."""
        for thread in self._threads:
            thread.join(seconds)

    @property
    def addresses(self) -> list[str]:
        """HOST:PORT of each announced inspector, the oldest first."""
        with self._lock:
            return list(self._addresses)

    @property
    def ended(self) -> bool:
        """Whether all pipes have ended."""
        return not any(thread.is_alive() for thread in self._threads)

    @property
    def text(self) -> str:
        """The last lines, and the beginning of the next one."""
        with self._lock:
            return b"".join([*self._lines, *self._unfinished.values()]).decode("utf-8", "replace")

    def _read(self, pipe: IO[bytes], copy: int | None, quiet: bool) -> None:
        passing = Quiet() if quiet else None
        with pipe:
            while chunk := _next(pipe):
                self._add(pipe, chunk)
                if copy is not None:
                    _write(copy, chunk if passing is None else passing(chunk))
            with self._lock:
                self._look_at(self._unfinished[pipe])
        if copy is not None:
            _write(copy, b"" if passing is None else passing.end())
            os.close(copy)
        self.news.put(None)

    def _add(self, pipe: IO[bytes], chunk: bytes) -> None:
        with self._lock:
            *lines, unfinished = (self._unfinished[pipe] + chunk).split(b"\n")
            self._unfinished[pipe] = unfinished[-_LINE:]
            for line in lines:
                self._lines.append(line[-_LINE:] + b"\n")
                self._size += len(self._lines[-1])
                while len(self._lines) > _LINES or self._size > _BYTES:
                    self._size -= len(self._lines.popleft())
            # In a second loop: several inspectors may be announced together, and the best of all is chosen.
            for line in lines:
                self._look_at(line[-_LINE:])

    def _look_at(self, line: bytes) -> None:
        # Loggers add prefixes and colours.
        found = _LISTENING.search(_STYLE.sub(b"", line))
        if found:
            host, port = (part.decode("ascii") for part in found.groups())
            if port == "0":
                self.untold = True
            elif f"{host}:{port}" not in self._addresses:
                self._addresses.append(f"{host}:{port}")
        elif _FAILED.search(line):
            self.failed = True
        else:
            return
        self.news.put(None)


def _next(pipe: IO[bytes]) -> bytes:
    # Files that are not buffered have no read1, such as eventlet's pipes.
    read: Callable[[int], bytes] = getattr(pipe, "read1", pipe.read)
    try:
        return read(_CHUNK)
    except OSError as error:
        if error.errno == errno.EIO:  # the end of a pseudo-terminal, on Linux
            return b""
        raise


def _write(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    with contextlib.suppress(OSError):  # the disk is full or the reader is gone; the program must go on
        while rest:
            rest = rest[os.write(descriptor, rest) :]
