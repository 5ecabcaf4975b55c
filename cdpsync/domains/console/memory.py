"""Memory: the last console events of a session, for a console that opens when V8 replays nothing."""

from __future__ import annotations

import weakref
from collections import deque
from typing import Any

from ...engine import Event
from ...errors import CDPError

CREATED = "Runtime.executionContextCreated"

EVENTS = (
    "Runtime.consoleAPICalled",
    "Runtime.exceptionThrown",
    "Runtime.exceptionRevoked",
    "Runtime.executionContextsCleared",
    "Log.entryAdded",
    CREATED,  # shows nothing; it tells that V8 replays, and whether a page was really left
)
"""What a console listens to."""

RECENT = 1000
"""How many entries are remembered: as many as V8 replays."""


class Hold:
    """The objects that V8 keeps for one event, as long as an entry or the memory holds this."""

    __slots__ = ("__weakref__", "_dropped", "_handles", "_number")

    def __init__(self, number: int, handles: list[str], dropped: dict[int, list[str]]) -> None:
        self._number = number
        self._handles = handles
        self._dropped = dropped

    def __del__(self) -> None:
        self._dropped[self._number] = self._handles


class Memory:
    """The last events of one session that a console shows, since its first console was opened.

    V8 replays what it remembers only to the `with` block that enables Runtime first. The others find it here.

    Threads: the reader calls `put`; any thread may copy `events`, or call `hold`.
    """

    def __init__(self) -> None:
        self.events: deque[tuple[Event, Hold | None]] = deque(maxlen=RECENT)
        self.complete: bool = False
        """Whether V8 has replayed what was written before."""
        self.readers: dict[object, int] = {}
        """The open consoles, and the number of the event that each has read last."""
        self.dropped: dict[int, list[str]] = {}
        """The ids of the objects that nobody holds, by the number of their event; see `unneeded`."""
        self.listening: bool = False
        self._holds: weakref.WeakValueDictionary[int, Hold] = weakref.WeakValueDictionary()
        self._contexts: set[object] = set()

    def hold(self, event: Event) -> Hold | None:
        """The hold of an event; None if V8 keeps no objects for it. The same one for every console."""
        handles = _handles(event.params)
        if not handles:
            return None
        found = self._holds.get(event.number)
        if found is None:
            self.dropped.pop(event.number, None)  # the memory has forgotten it before this console has read it
            found = self._holds[event.number] = Hold(event.number, handles, self.dropped)
        return found

    def unneeded(self) -> list[str]:
        """The ids of objects that nobody needs any more, nor will a console that has not read their events yet."""
        up_to = min(list(self.readers.values()), default=None)
        numbers = [number for number in list(self.dropped) if up_to is None or number <= up_to]
        return [handle for number in numbers for handle in self.dropped.pop(number, ())]

    # --- the reader thread ---

    def put(self, event: Event) -> None:
        """Remember an event."""
        if event.method != CREATED:
            self.events.append((event, self.hold(event)))
            return
        context = event.params.get("context") or {}
        named = context.get("uniqueId") or context.get("id")
        if named in self._contexts:  # Runtime was enabled anew, so V8 replays what is here
            self._contexts.clear()
            self.events.clear()
        self._contexts.add(named)
        self.complete = True

    def end(self, error: CDPError, orderly: bool) -> None:
        """The session has ended, or the page has crashed."""
        self.listening = False

    def wake(self) -> None:
        """Nothing waits here."""


def _handles(params: dict[str, Any]) -> list[str]:
    remotes = [*(params.get("args") or []), (params.get("exceptionDetails") or {}).get("exception") or {}]
    return [one["objectId"] for one in remotes if "objectId" in one]
