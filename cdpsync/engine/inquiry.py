"""A question to the target that is asked over HTTP, in its own thread, while the WebSocket is in use."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from ..errors import CDPError
from ..threads import Deadline

if TYPE_CHECKING:
    from .connection import Connection

_T = TypeVar("_T")

_log = logging.getLogger("cdpsync")

PATIENCE = 1.0
"""The longest wait for an answer, in seconds since the question was asked."""

ASK_AGAIN = 60.0
"""Seconds until a failed question is asked again: each attempt may take as long as connecting."""

_LOOK_UP = 0.05
"""How often a waiting thread checks whether the connection has ended, in seconds."""


class Informant(Protocol):
    """The HTTP endpoints of a target, for one question (see discovery.Endpoints)."""

    def version(self) -> Mapping[str, str]:
        """The target's /json/version. Raises ConnectError if it has none or does not answer."""

    def protocol(self) -> tuple[object, str] | None:
        """The target's /json/protocol and its URL; None if it has none. Raises ConnectError if it does not answer."""

    def abort(self) -> None:
        """End the request that is being made. Any thread may call this."""


class Inquiry(Generic[_T]):
    """One question. Its own thread asks it when the answer is first needed, and again later if that failed.

    Threads: any thread may call any method. The wait for the answer is counted from when the question was asked, so a
    second call does not wait again.
    """

    def __init__(
        self,
        connection: Connection,
        informant: Callable[[], Informant],
        ask: Callable[[Informant], _T],
        unanswered: str,
        level: int = logging.WARNING,
    ) -> None:
        self._connection = connection
        self._informant = informant
        self._ask = ask
        self._unanswered = unanswered  # what is logged, at this level, if there is no answer
        self._level = level
        self._answer: _T | None = None
        # Guards the start of a thread. Reentrant: a signal handler may look up a name too.
        self._lock = threading.RLock()
        self._asked: _Asking | None = None  # the last attempt

    def answer(self, seconds: float = PATIENCE) -> _T | None:
        """The answer; None if it has not come within `seconds` after the question was asked."""
        if self._answer is not None or self._is_over():
            return self._answer
        with self._lock:
            asking = self._asked
            if asking is None or (asking.over and time.monotonic() >= asking.since + ASK_AGAIN):
                asking = self._asked = _Asking(self._informant())
                threading.Thread(target=self._run, args=(asking,), name="cdpsync-inquiry", daemon=True).start()
        deadline = Deadline(asking.since + seconds - time.monotonic())
        while not (asking.over or deadline.passed() or self._is_over()):
            # In slices, because the connection may end meanwhile.
            if asking.arrived.acquire(True, min(_LOOK_UP, deadline.remaining() or 0.0)):
                asking.arrived.release()
        return self._answer

    def abort(self) -> None:
        """Stop asking: the connection has ended."""
        asking = self._asked
        if asking is not None:
            asking.informant.abort()

    def _is_over(self) -> bool:
        return self._connection.error is not None or not self._connection.owner.is_here()

    def _run(self, asking: _Asking) -> None:
        try:
            self._answer = self._ask(asking.informant)
        except (CDPError, ValueError) as error:
            if not self._is_over():
                late = isinstance(error.__cause__, TimeoutError)
                _log.log(self._level, "%s: %s", self._unanswered, "it has not answered in time" if late else error)
        finally:
            asking.over = True
            asking.arrived.release()


class _Asking:
    """One attempt to ask the question."""

    def __init__(self, informant: Informant) -> None:
        self.informant = informant
        self.since = time.monotonic()
        self.over = False
        self.arrived = threading.Lock()  # held until it is over
        self.arrived.acquire()
