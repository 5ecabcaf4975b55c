"""Which sessions of a connection are attached, and which have ended."""

from __future__ import annotations

import copy
import threading
from collections.abc import Mapping
from typing import Any, NamedTuple

from ..errors import CDPError, ConnectionClosed, ProgramEnded, ProtocolError, SessionClosed
from .about import About
from .deferred import Deferred

REMEMBERED = 1000
"""How many ended sessions are remembered, with the reason. An older one is reported as never attached."""


class Life:
    """A session from its attachment to its end. A later session may get the same id, but it has another Life."""

    __slots__ = (
        *("about", "answers", "deferred", "ended", "finished"),
        *("in_order", "kept", "over", "parent", "target_id", "wrapped"),
    )

    def __init__(
        self,
        target_id: str | None = None,
        parent: str | None = None,
        about: About | None = None,
        *,
        wrapped: bool = False,
    ) -> None:
        self.target_id: str | None = target_id
        self.parent: str | None = parent
        self.about: About = about or About()
        """What the target is. It is replaced when the target says something else."""
        self.wrapped: bool = wrapped
        """Whether its messages travel within those of its parent (rule 16)."""
        self.ended: SessionClosed | None = None
        """Why the session has ended; None while it is attached, and when only the connection has ended."""
        self.kept: dict[type, Any] = {}
        """What `Connection.keep` has made for this session."""
        self.deferred: Deferred = Deferred()
        """The commands that `Connection.later` has deferred."""
        # The rest belongs to program.py.
        self.over: ProgramEnded | None = None
        """Set once this program, or one that the session was attached through, has finished."""
        self.finished: bool = False
        """Whether this program has finished."""
        self.in_order: bool = False
        """Whether it has finished, and a command never gets a reply once a later one has its own."""
        self.answers: bool = True
        """Whether it still answers commands after its end."""


class _Ended(NamedTuple):
    error: SessionClosed
    number: int  # how many messages had come by then


class Sessions:
    """The sessions by id. The target that the client itself is connected to has the id None, and is always there.

    Threads: any thread may call any method. The lock is the connection's.
    """

    def __init__(self, lock: threading.RLock) -> None:
        self._lock = lock
        self.root: Life = Life()
        self._sessions: dict[str | None, Life] = {None: self.root}
        self._ended: dict[str | None, _Ended] = {}
        self.error: ConnectionClosed | ProtocolError | None = None
        """Why the connection ended, and all sessions with it; None while it is open."""

    def __contains__(self, session_id: str | None) -> bool:
        return self.error is None and session_id in self._sessions

    def get(self, session_id: str | None) -> Life:
        """The Life of an attached session. Raises the reason if it has ended, SessionClosed if it never was attached.

        Deno does not answer commands of an unknown session, and Node runs them in the main one.
        """
        with self._lock:
            if self.error is not None:
                raise copy.copy(self.error)
            if session_id in self._sessions:
                return self._sessions[session_id]
            ended = self._ended.get(session_id)
            if ended is not None:
                raise copy.copy(ended.error)
            raise SessionClosed("it was never attached on this connection", session_id)

    def life(self, session_id: str | None) -> Life | None:
        """Like `get`, but None in place of an error, and also after the end of the connection."""
        return self._sessions.get(session_id)

    def why(self, session_id: str | None) -> CDPError | None:
        """Why the session ended; None while it is attached."""
        try:
            self.get(session_id)
        except CDPError as error:
            return error
        return None

    def lives(self, session_id: str | None, life: object) -> bool:
        """Whether the session is attached, and still the same one."""
        with self._lock:
            return session_id in self and self._sessions[session_id] is life

    def add(
        self,
        session_id: str,
        target_id: str | None,
        parent: str | None,
        number: int,
        about: About | None = None,
        *,
        wrapped: bool = False,
    ) -> None:
        """Add a session that message `number` announced. Deno reuses the ids of ended sessions."""
        with self._lock:
            ended = self._ended.get(session_id)
            if ended is None or number > ended.number:  # else this message is from before its end
                life = self._sessions.setdefault(session_id, Life(target_id, parent, about, wrapped=wrapped))
                life.about = about or life.about

    def end(self, errors: Mapping[str | None, SessionClosed], number: int) -> None:
        """Note that these sessions have ended, after `number` messages."""
        with self._lock:
            for session_id, error in errors.items():
                self._sessions.pop(session_id).ended = error
                self._ended.pop(session_id, None)
                self._ended[session_id] = _Ended(error, number)
            while len(self._ended) > REMEMBERED:
                del self._ended[next(iter(self._ended))]

    def is_wrapped(self, session_id: str | None, parent: str | None) -> bool:
        """Whether this is an attached session whose messages travel within those of this parent."""
        life = self.life(session_id)
        return life is not None and life.wrapped and life.parent == parent

    def of_target(self, target_id: object) -> list[str]:
        """The sessions of a target."""
        with self._lock:
            return [sid for sid, one in self._sessions.items() if sid and target_id and one.target_id == target_id]

    def describe(self, target_id: object, about: About) -> None:
        """Note what a target is now, in each of its sessions."""
        for session_id in self.of_target(target_id):
            life = self.life(session_id)
            if life is not None:
                life.about = about

    def through(self, session_id: str | None) -> list[str]:
        """The sessions that were attached through this one, directly or not."""
        found: dict[str | None, None] = {session_id: None}
        with self._lock:
            for sid, one in self._sessions.items():  # one pass is enough, because parents come first
                if sid is not None and one.parent in found:
                    found[sid] = None
        return [sid for sid in found if sid is not None and sid != session_id]


def check_flat(session_id: str, target_id: str | None) -> None:
    """Raise ProtocolError for a session of Chrome 64 to 68, which has an id like "TARGET:1".

    Messages of such a session are wrapped (Target.sendMessageToTarget). A command with its sessionId runs in the
    client's own target, and the reply has no sessionId.
    """
    target, colon, number = session_id.rpartition(":")
    if colon and target == target_id and number.isdecimal():
        raise ProtocolError(
            "this Chrome is too old for sessions: before version 69 it ignores `flatten`, and runs their commands in "
            f"the client's own target. Connect to the target {target_id} itself"
        )
