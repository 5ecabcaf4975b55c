"""Processes: those that have announced themselves, and their end."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from pathlib import Path

from .announcement import Announcement

_PATIENCE = 3.0  # seconds to wait after asking them to end, before they are killed
_POLL = 0.02
_CROWD = 500  # so many, and those that have ended are forgotten


class Processes:
    """Process ids, with the time when each process was started: a later process may get the id of one that has ended.

    Threads: any thread may call any method.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[str, Announcement]] = {}
        self._ending = False
        self._crowd = _CROWD
        self._lock = threading.RLock()

    def add(self, said: Announcement) -> None:
        """Remember a process. If all are being ended, it is killed at once."""
        started = _started(said.pid)
        with self._lock:
            if started and said.pid not in self._known:
                self._known[said.pid] = started, said
            crowded = len(self._known) >= self._crowd
            ending = self._ending
        if ending:
            self._signal(said.pid, _KILL)
        elif crowded:
            self._crowd = 2 * len(self.running()) + _CROWD

    def running(self) -> list[Announcement]:
        """Those that have not ended, in the order in which they announced themselves."""
        with self._lock:
            self._known = {pid: one for pid, one in self._known.items() if _started(pid) == one[0]}
            return [said for _, said in self._known.values()]

    def ask_to_end(self) -> None:
        """Ask all of them to end. Does not wait."""
        self._ending = True
        for said in self.running():
            self._signal(said.pid, signal.SIGTERM)

    def kill(self) -> None:
        """Wait until all have ended. Those that have not after some seconds are killed."""
        self._wait()
        for said in self.running():
            self._signal(said.pid, _KILL)
        self._wait()

    def _wait(self) -> None:
        end = time.monotonic() + _PATIENCE
        while self.running() and time.monotonic() < end:
            time.sleep(_POLL)

    def _signal(self, pid: int, number: int) -> None:
        with contextlib.suppress(OSError):  # it has ended, or is another user's by now
            os.kill(pid, number)


_KILL = signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL


def _started(pid: int) -> str:
    """When a process was started, in a unit of the system's; "" if it has ended. "?" where the system does not tell."""
    if not Path("/proc/self/stat").exists():
        try:
            os.kill(pid, 0)
        except OSError:
            return ""
        return "?"
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] in "ZX" else fields[19]  # a zombie has ended, and waits for its parent
