"""What is known of the start of a worker, and of the blocks that hold workers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import NamedTuple

from ...engine import Connection, Life
from .ways import BROWSER, Way


class Hold:
    """A block that holds the workers of one session, those of workers too, before their first line."""

    def __init__(self, life: Life) -> None:
        self.life = life


class Arrival(NamedTuple):
    """A worker: its session."""

    session_id: str
    life: Life


class Latch:
    """Whether something is there by now: the name of a worker, or the first page of a popup."""

    def __init__(self) -> None:
        self._there = False
        self._awaited = threading.Lock()  # held until it is; the reader never waits for it
        self._awaited.acquire()

    def note(self) -> None:
        """It is there. Only the reader calls this."""
        if not self._there:
            self._there = True
            self._awaited.release()

    def done_within(self, seconds: float) -> bool:
        """Wait up to `seconds` for it; returns whether it is there."""
        if not self._there and self._awaited.acquire(timeout=seconds):
            self._awaited.release()  # for the next thread that waits
        return self._there


class Start:
    """What is known of the start of a worker. Kept with its session."""

    def __init__(self) -> None:
        self.told: bool = False
        """Whether the listeners have been told of it."""
        self.held_by: set[Hold] = set()
        """The blocks that hold it. It is let go when the last of them ends."""
        self.named: Latch | None = None
        """What brings its name or URL, where the runtime does not announce it with that."""


class Following:
    """What the branches of a connection share."""

    def __init__(self) -> None:
        # Guards everything in this file. Held for dict and list operations only, because the reader waits for it.
        # Reentrant, because a signal handler may use client.workers too.
        self.lock: threading.RLock = threading.RLock()
        self.holds: list[Hold] = []
        self.has_held: bool = False
        """Whether there ever was a hold."""
        self.way: Way = BROWSER
        self.whole: bool = False
        """Whether the connection is one to a whole browser."""


def lineage(connection: Connection, session_id: str | None, life: Life | None) -> Iterator[tuple[str | None, Life]]:
    """A session, the one that it was attached through, and so on."""
    while life is not None:
        yield session_id, life
        if session_id is None:
            return
        session_id = life.parent
        life = connection.sessions.life(session_id)
