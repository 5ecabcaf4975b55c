"""What a launched program writes: its last lines, and what they say about its inspector."""

from __future__ import annotations

import contextlib
import os
import re
import threading
from collections import deque
from collections.abc import Callable
from typing import IO

from ..threads import TimedQueue

_LISTENING = re.compile(rb"(?:Debugger|DevTools) listening on wss?://(\[[\da-fA-F:.]+\]|[\w.-]+):(\d+)/")
_FAILED = re.compile(rb"Starting inspector on .* failed: ")
_STYLE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")
_CHUNK = 65_536
_LINES = 64  # kept
_LINE = 10_000  # bytes of a line that are kept, the last ones
_BYTES = 100_000  # kept in all


class ChildOutput:
    """Reads what a program writes, all the time: a program whose output nobody reads stops when the pipe is full.

    Threads: one for each pipe; any may ask.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()  # guards the next four; reentrant, because a signal handler may ask
        self._lines: deque[bytes] = deque()
        self._size = 0
        self._unfinished: dict[IO[bytes], bytes] = {}  # the line of each pipe that has not ended
        self._addresses: list[str] = []
        self._threads: list[threading.Thread] = []
        self.untold = False
        """Whether an inspector listens on a port that it does not name: Deno before 2.6 prints the 0 it was given."""
        self.failed = False
        """Whether an inspector could not be opened."""
        self.news: TimedQueue[None] = TimedQueue()
        """Gets an item when there is a new address, one of these two changes, or a pipe ends."""

    def read(self, pipe: IO[bytes], copy: int | None, name: str) -> None:
        """Begin to read a pipe, in a thread. `copy` is a descriptor to write it to; it is closed at the end."""
        self._unfinished[pipe] = b""
        thread = threading.Thread(target=self._read, args=(pipe, copy), name=name, daemon=True)
        thread.start()
        self._threads.append(thread)

    def join(self, seconds: float) -> None:
        """Wait for the ends of the pipes, but not for ever: another process may hold one open."""
        for thread in self._threads:
            thread.join(seconds)

    @property
    def addresses(self) -> list[str]:
        """Where inspectors listen, HOST:PORT, the oldest first."""
        with self._lock:
            return list(self._addresses)

    @property
    def ended(self) -> bool:
        """Whether nothing more will be read."""
        return not any(thread.is_alive() for thread in self._threads)

    @property
    def text(self) -> str:
        with self._lock:
            return b"".join([*self._lines, *self._unfinished.values()]).decode("utf-8", "replace")

    def _read(self, pipe: IO[bytes], copy: int | None) -> None:
        read: Callable[[int], bytes] = getattr(pipe, "read1", pipe.read)  # eventlet's is not buffered, and has no read1
        with pipe:
            while chunk := read(_CHUNK):
                self._add(pipe, chunk)
                if copy is not None:
                    with contextlib.suppress(OSError):  # a full disk, a reader that left: the program must go on
                        _write(copy, chunk)
            with self._lock:
                self._look_at(self._unfinished[pipe])
        if copy is not None:
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
            for line in lines:  # together: the best of the inspectors that are announced at once is chosen
                self._look_at(line[-_LINE:])

    def _look_at(self, line: bytes) -> None:
        # Anything may stand around it: loggers add prefixes and colours.
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


def _write(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
