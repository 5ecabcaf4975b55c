"""Which listeners get which events of which session. Plain data, guarded by the connection's lock."""

from __future__ import annotations

import weakref
from collections.abc import Collection, Iterable
from typing import Protocol

from ..errors import CDPError
from .message import Event

_REMEMBERED = 10_000  # the most names of events whose listeners are remembered: a peer may invent any number


class Listener(Protocol):
    """What the connection calls when there is news for a listener. No method may block."""

    def put(self, event: Event) -> None:
        """Take an event."""

    def end(self, error: CDPError, orderly: bool) -> None:
        """End, for this reason: no more events will come. If `orderly`, a loop over the events just ends."""

    def wake(self) -> None:
        """Check again whether more events can come: the program may have finished."""


Refs = tuple["weakref.ref[Listener]", ...]


class _Listening:
    """A listener, how many times it was added, and whether it gets an event before the others."""

    __slots__ = ("first", "ref", "times")

    def __init__(self, listener: Listener, times: int, first: bool) -> None:
        self.ref = weakref.ref(listener)
        self.times = times
        self.first = first


class Listeners:
    """The listeners by session and by pattern: "Domain.event", "Domain.*", "*".

    The references are weak: a queue that its user has dropped gets no more events.

    The garbage collector may run a __del__ that closes a queue at any allocation, and so call these methods in the
    middle of another one. So loops go over copies, and `add` links the new entry last.
    """

    def __init__(self) -> None:
        # By id(), because the weak references to a listener may be dead when its __del__ removes it.
        self._listening: dict[str | None, dict[str, dict[int, _Listening]]] = {}
        self._heard: dict[tuple[str | None, str], Refs] = {}  # what `find` returned since the last change

    def add(self, session_id: str | None, pattern: str, listener: Listener, *, first: bool = False) -> None:
        """Add a listener. If it is added twice, remove it twice. With `first`, it gets events before others."""
        patterns = self._listening.get(session_id, {})
        listening = patterns.get(pattern, {})
        before = listening.get(id(listener))
        one = _Listening(listener, before.times + 1 if before else 1, first)
        self._heard = {}
        listening[id(listener)] = one
        patterns[pattern] = listening
        self._listening[session_id] = patterns

    def remove(self, session_id: str | None, pattern: str, listener: Listener) -> None:
        """Undo one `add`, if one is left."""
        one = self._listening.get(session_id, {}).get(pattern, {}).get(id(listener))
        if one is not None and one.times > 1:
            one.times -= 1
        else:
            self.drop(session_id, (listener,), (pattern,))

    def drop(
        self, session_id: str | None, listeners: Collection[Listener], patterns: Iterable[str] | None = None
    ) -> None:
        """Remove these listeners of a session: from these patterns, or from all if None."""
        mine = self._listening.get(session_id, {})
        for pattern in list(mine) if patterns is None else patterns:
            listening = mine.get(pattern, {})
            for listener in listeners:
                listening.pop(id(listener), None)
            if not listening:
                mine.pop(pattern, None)
        if not mine:
            self._listening.pop(session_id, None)
        self._heard = {}

    def of(self, session_id: str | None) -> list[Listener]:
        """The listeners of a session, each once."""
        found: dict[Listener, None] = {}
        for listening in list(self._listening.get(session_id, {}).values()):
            found.update(dict.fromkeys(filter(None, [one.ref() for one in list(listening.values())])))
        return list(found)

    def all(self) -> list[Listener]:
        """The listeners of all sessions, each once."""
        return list(dict.fromkeys(one for session_id in list(self._listening) for one in self.of(session_id)))

    def clear(self) -> None:
        """Remove all listeners."""
        self._listening, self._heard = {}, {}

    def only(self, session_id: str | None, method: str) -> Refs:
        """The listeners that name exactly this event."""
        listening = self._listening.get(session_id, {}).get(method, {})
        return tuple(one.ref for one in list(listening.values()))

    def known(self, session_id: str | None, method: str) -> Refs | None:
        """What `find` returned for this event if nothing has changed since, else None. Called without the lock."""
        return self._heard.get((session_id, method))

    def find(self, session_id: str | None, method: str) -> Refs:
        """The listeners that get this event of this session, each once."""
        remembered = self._heard  # a __del__ may replace it meanwhile
        patterns = self._listening.get(session_id, {})
        found: dict[int, _Listening] = {}
        domain, dot, _ = method.partition(".")
        for pattern in (method, f"{domain}.*" if dot else "*", "*"):
            found.update(list(patterns.get(pattern, {}).items()))
        refs = tuple(one.ref for one in sorted(found.values(), key=lambda one: not one.first))
        if len(remembered) < _REMEMBERED > len(method):
            remembered[session_id, method] = refs
        return refs

    def __len__(self) -> int:
        return sum(
            one.times for patterns in self._listening.values() for all in patterns.values() for one in all.values()
        )
