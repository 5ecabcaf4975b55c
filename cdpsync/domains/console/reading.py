"""Reading: makes entries of events, and counts groups."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from ...engine import Event
from ...errors import CDPError
from .entry import ConsoleEntry, of_event
from .memory import CREATED, EVENTS, Memory

if TYPE_CHECKING:
    from ...session import Session

_MANY = 100
"""So many objects in the target are kept before they are released."""


class Reading:
    """Makes entries of the events of one session, in order."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._depth = 0
        self._table: ConsoleEntry | None = None  # if the last entry was one: Node prints its text next
        self._left = False  # whether the page was left, and no other one has come yet
        self._memory = memory_of(session)
        self._release_at = _MANY
        self._key = (
            object()
        )  # what the memory knows of this; the engine keeps the memory, which may not keep the session

    def entry(self, event: Event, *, replayed: bool = False) -> ConsoleEntry | None:
        """The entry of an event; None if it shows nothing new."""
        if self._key in self._memory.readers:
            self._memory.readers[self._key] = event.number
        if event.method == CREATED:
            self._left = False
            return None
        kind = event.params.get("type") if event.method == "Runtime.consoleAPICalled" else ""
        if event.method == "Runtime.executionContextsCleared":
            if self._left:
                return None  # Chromium says it twice if the next page has a process of its own
            self._depth, self._left = 0, True
        if kind == "endGroup":
            self._depth = max(self._depth - 1, 0)
        entry = of_event(self._session, event, self._depth, replayed, self._memory.hold(event))
        if entry is None and kind == "log" and self._table is not None:
            self._table.drawn(str((event.params.get("args") or [{}])[0].get("value", "")))
        self._table = entry if entry is not None and kind == "table" else None
        if kind in ("startGroup", "startGroupCollapsed"):
            self._depth += 1
        if len(self._memory.dropped) >= self._release_at:
            self._release()
            # A console that reads more slowly than a program writes cannot release most of them yet.
            self._release_at = max(_MANY, 2 * len(self._memory.dropped))
        return entry

    def begin(self) -> None:
        """From now on, what this console has not read yet is not released."""
        self._memory.readers[self._key] = 0

    def end(self) -> None:
        """Undo `begin`."""
        self._memory.readers.pop(self._key, None)
        self._release()

    def _release(self) -> None:
        """Release in the target what the entries held that nobody holds any more."""
        with contextlib.suppress(CDPError, RuntimeError):
            for object_id in self._memory.unneeded():
                self._session.submit("Runtime.releaseObject", {"objectId": object_id}).give_up()


def memory_of(session: Session) -> Memory:
    """The memory of this session, which listens from the first call on."""
    memory = session._kept(Memory)
    if not memory.listening:
        memory.listening = True
        session._open().connection.observe(session.session_id, memory, *EVENTS)
    return memory
