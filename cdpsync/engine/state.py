"""What a session is attached to, and whether it still is."""

from __future__ import annotations

from typing import Any, TypeVar

from ..errors import CDPError, ConnectionClosed
from ..text import one_line
from ..threads import Owner
from .inquiry import PATIENCE
from .link import Link
from .runtime import RuntimeKind

_T = TypeVar("_T")


class SessionState:
    """The state of a session: what it is attached to, and why it has ended."""

    def __init__(self, link: Link | None, session_id: str | None, target_id: str | None) -> None:
        self.session_id: str | None = session_id
        self.target_id: str | None = target_id
        self._link = link

    @property
    def browser(self) -> str:
        """The target's name and version: "node.js/v24.1.0", "Deno/2.9.8", "Chrome/156.0…".

        It is "" if the /json/version of the target does not say it. If the client was given a WebSocket URL, the first
        use asks the target, and waits at most a second for the answer.
        """
        return self._link.description.browser() if self._link is not None else ""

    @property
    def closed(self) -> bool:
        """Whether the session has ended: its target went away, it was detached, or the connection ended."""
        return self._error is not None

    @property
    def close_reason(self) -> str | None:
        """Why the session has ended; None if it has not."""
        error = self._error
        return getattr(error, "reason", str(error)) if error is not None else None

    @property
    def ended(self) -> bool:
        """Whether the program has finished. Node and Deno keep it, with its heap, until the debugger disconnects.

        You can still take a heap snapshot of it, and send commands that run no JavaScript. For a worker, this says
        whether the program that the worker belongs to has finished; when the worker itself has finished, `closed` is
        True. Always False for Chrome.
        """
        if self._link is None or not self._link.connection.owner.is_here():
            return False
        programs = self._link.connection.programs
        if programs.pause is not None:
            programs.look()  # Deno does not announce the end; the answer to this is there at the next call
        return programs.over(self.session_id) is not None

    # --- for the session, the client and the helpers ---

    def _open(self) -> Link:
        """The session's Link. Raises ConnectionClosed before `connect()`, and RuntimeError in a forked child."""
        if self._link is None:
            raise ConnectionClosed("connect() was not called")
        self._link.connection.owner.check()  # before waiting for a lock that a thread of another process holds
        return self._link

    @property
    def _timeout(self) -> float | None:
        """The client's timeout, also after the session has ended: what has come by then can still be read."""
        return SessionState._open(self).connection.timeout

    def _runtime_kind(self, seconds: float = PATIENCE) -> RuntimeKind | None:
        """Which runtime it is, found out once; None if the target does not say so in time."""
        return self._open().description.kind(seconds)

    def _kept(self, kind: type[_T]) -> _T:
        """The session's one object of this class, made at the first call and dropped with the session."""
        return self._open().connection.keep(self.session_id, kind)

    def _is_wrapped(self) -> bool:
        """Whether this is a worker of Node, whose messages travel within those of its parent."""
        life = self._open().connection.sessions.life(self.session_id)
        return life is not None and life.wrapped

    @property
    def _error(self) -> CDPError | None:
        """Why the session has ended."""
        if self._link is None or not self._link.connection.owner.is_here():
            return ConnectionClosed("this process has not connected")
        return self._link.connection.sessions.why(self.session_id)

    def __reduce__(self) -> Any:
        return Owner().__reduce__()

    def __repr__(self) -> str:
        state = ""
        try:
            self._open().connection.sessions.get(self.session_id)
        except (CDPError, RuntimeError) as error:
            state = f", closed: {getattr(error, 'reason', error)}"
        if self.session_id is None and self.target_id is None:
            # The root of a connection, such as that to a browser over a pipe.
            known = one_line(self._link.description.known_browser) if self._link is not None else ""
            return f"<{type(self).__name__} of {known or 'the whole connection'}{state}>"
        return f"<{type(self).__name__} {self.session_id} of target {self.target_id}{state}>"
