"""Which sessions of a connection are attached, and which have ended. Plain data: the connection's lock guards it."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, NamedTuple

from .errors import SessionClosed

REMEMBERED = 1000
"""How many ended sessions are known as such: what is told of an older one is that it was never attached."""


class _Session(NamedTuple):
    target_id: str | None
    parent: str | None
    kept: dict[type, Any]


class _Ended(NamedTuple):
    error: SessionClosed
    number: int  # how many messages had come then


class Attached:
    """The sessions, by id; None is the target that the client itself is connected to, and is always there."""

    def __init__(self) -> None:
        self._sessions: dict[str | None, _Session] = {None: _Session(None, None, {})}
        self._ended: dict[str | None, _Ended] = {}

    def __contains__(self, session_id: str | None) -> bool:
        return session_id in self._sessions

    def add(self, session_id: str, target_id: str | None, parent: str | None, number: int) -> None:
        """A session exists, said message `number`; it may have ended by now. Deno gives an ended one's id again."""
        ended = self._ended.get(session_id)
        if ended is None or number > ended.number:
            self._ended.pop(session_id, None)
            self._sessions.setdefault(session_id, _Session(target_id, parent, {}))

    def end(self, errors: Mapping[str | None, SessionClosed], number: int) -> None:
        """These are over; why, is remembered of the last few."""
        for session_id, error in errors.items():
            del self._sessions[session_id]
            self._ended.pop(session_id, None)
            self._ended[session_id] = _Ended(error, number)
        while len(self._ended) > REMEMBERED:
            del self._ended[next(iter(self._ended))]

    def check(self, session_id: str | None) -> None:
        """SessionClosed unless it is attached: Deno does not answer for another, Node runs it in the main session."""
        if session_id in self._sessions:
            return
        ended = self._ended.get(session_id)
        raise copy.copy(ended.error) if ended else SessionClosed("it was never attached on this connection", session_id)

    def target_of(self, session_id: str | None) -> str | None:
        return self._sessions[session_id].target_id

    def kept(self, session_id: str | None) -> dict[type, Any]:
        """What is kept for a session as long as it is attached."""
        return self._sessions[session_id].kept

    def of_target(self, target_id: object) -> list[str]:
        """The sessions of a target."""
        return [sid for sid, one in self._sessions.items() if sid and target_id and one.target_id == target_id]

    def through(self, session_id: str) -> list[str]:
        """The sessions that were attached by commands in this one, and in those; each comes behind its parent here."""
        found = {session_id: None}
        for sid, one in self._sessions.items():
            if sid is not None and one.parent in found:
                found[sid] = None
        return [sid for sid in found if sid != session_id]
