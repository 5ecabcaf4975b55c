"""Which queue hears which events of which session. Plain data: the connection's lock guards it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .events import EventQueue

_REMEMBERED = 10_000  # methods of which it is remembered who hears them: a peer may invent any number


class Listeners:
    """The queues, by session and by what they listen to: "Domain.event", "Domain.*", "*".

    At any allocation the garbage collector may run a __del__ that closes a queue, so this is entered again in the
    middle: what is gone through is a copy, and what is added is linked last.
    """

    def __init__(self) -> None:
        self._queues: dict[str | None, dict[str, dict[EventQueue, int]]] = {}  # how often each was added
        self._heard: dict[tuple[str | None, str], tuple[EventQueue, ...]] = {}  # who hears what, as far as asked

    def add(self, session_id: str | None, pattern: str, queue: EventQueue) -> None:
        patterns = self._queues.get(session_id, {})
        queues = patterns.get(pattern, {})
        times = queues.get(queue, 0) + 1
        self._heard = {}
        queues[queue] = times
        patterns[pattern] = queues
        self._queues[session_id] = patterns

    def remove(self, session_id: str | None, pattern: str, queue: EventQueue) -> None:
        """Undo one `add`; nothing happens where that has been undone."""
        queues = self._queues.get(session_id, {}).get(pattern, {})
        if queues.get(queue, 0) > 1:
            queues[queue] -= 1
        else:
            self.drop(session_id, (queue,), (pattern,))

    def drop(
        self, session_id: str | None, queues: Collection[EventQueue], patterns: Iterable[str] | None = None
    ) -> None:
        """Forget these queues of a session, whatever they listen to or as far as they listen to these patterns."""
        mine = self._queues.get(session_id, {})
        for pattern in list(mine) if patterns is None else patterns:
            listening = mine.get(pattern, {})
            for queue in queues:
                listening.pop(queue, None)
            if not listening:
                mine.pop(pattern, None)
        if not mine:
            self._queues.pop(session_id, None)
        self._heard = {}

    def of(self, session_id: str | None) -> list[EventQueue]:
        """All that listen to a session, each once."""
        found: dict[EventQueue, None] = {}
        for queues in list(self._queues.get(session_id, {}).values()):
            found.update(dict.fromkeys(list(queues)))
        return list(found)

    def all(self) -> list[EventQueue]:
        return list(dict.fromkeys(queue for session_id in list(self._queues) for queue in self.of(session_id)))

    def clear(self) -> None:
        self._queues, self._heard = {}, {}

    def known(self, session_id: str | None, method: str) -> tuple[EventQueue, ...] | None:
        """What `hearing` found, if nothing has changed since. Without the lock."""
        return self._heard.get((session_id, method))

    def hearing(self, session_id: str | None, method: str) -> tuple[EventQueue, ...]:
        """Who hears this event of this session."""
        remembered = self._heard  # a __del__ may replace it meanwhile
        patterns = self._queues.get(session_id, {})
        found: dict[EventQueue, None] = {}
        domain, dot, _ = method.partition(".")
        for pattern in (method, f"{domain}.*" if dot else "*", "*"):
            found.update(dict.fromkeys(list(patterns.get(pattern, ()))))
        queues = tuple(found)
        if len(remembered) < _REMEMBERED > len(method):
            remembered[session_id, method] = queues
        return queues

    def __len__(self) -> int:
        return sum(sum(queues.values()) for patterns in self._queues.values() for queues in patterns.values())
