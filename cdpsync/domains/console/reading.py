"""Reading: makes entries of events, and counts groups."""

from __future__ import annotations

import contextlib
from collections import deque
from typing import TYPE_CHECKING

from ...engine import Event
from ...errors import CDPError
from .entry import ConsoleEntry, of_event

if TYPE_CHECKING:
    from ...session import Session

EVENTS = (
    "Runtime.consoleAPICalled",
    "Runtime.exceptionThrown",
    "Runtime.exceptionRevoked",
    "Runtime.executionContextsCleared",
    "Log.entryAdded",
)

_MANY = 100
"""So many objects in the target are kept before they are released."""


class Reading:
    """Makes entries of the events of one session, in order."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._depth = 0
        self._released: deque[str] = deque()

    def entry(self, event: Event, *, replayed: bool = False) -> ConsoleEntry | None:
        """The entry of an event; None if it shows nothing new."""
        kind = event.params.get("type") if event.method == "Runtime.consoleAPICalled" else ""
        if event.method == "Runtime.executionContextsCleared":
            self._depth = 0
        if kind == "endGroup":
            self._depth = max(self._depth - 1, 0)
        entry = of_event(self._session, event, self._depth, replayed, self._released)
        if kind in ("startGroup", "startGroupCollapsed"):
            self._depth += 1
        if len(self._released) >= _MANY:
            self._release()
        return entry

    def _release(self) -> None:
        """Release in the target what the entries held that nobody holds any more."""
        with contextlib.suppress(CDPError, RuntimeError):
            while self._released:
                self._session.submit("Runtime.releaseObject", {"objectId": self._released.popleft()}).give_up()
