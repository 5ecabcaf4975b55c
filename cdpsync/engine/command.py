"""A command that was sent, and the wait for its reply."""

from __future__ import annotations

import copy
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import CDPError, CDPTimeoutError, ClosedError, CommandError, ProtocolError
from ..text import Result
from ..threads import DEFAULT, Deadline, Timeout

if TYPE_CHECKING:
    from .connection import Connection
    from .message import Reply

CLOSE_TIMEOUT = 2.0
"""Seconds that close() takes at the most, whatever the target and the handlers do."""


class PendingInfo(NamedTuple):
    """A command that waits for its reply; `age` in seconds."""

    id: int
    method: str
    age: float
    session_id: str | None


def outcome(method: str, reply: Reply) -> dict[str, Any] | CDPError:
    """What a reply means to whoever sent the command."""
    if reply.error is None:
        if isinstance(reply.result, dict):
            return Result(reply.result)
        return ProtocolError(f"{method}: its result is no object but a {type(reply.result).__name__}")
    try:
        message = reply.error.get("message") or "an error without a message"
        return CommandError(method, reply.error.get("code"), str(message), reply.error.get("data"))
    except (RecursionError, ValueError) as beyond:  # it may be nested deeper than can be shown
        return ProtocolError(f"{method}: an error that cannot be shown ({type(beyond).__name__})")


class PendingCommand:
    """A command that was sent. The caller of `submit()` asks it for the result.

    `result()`, `done()` and its time-outs are those of concurrent.futures.Future.

    Threads: any number may wait in `result()`; each gets an error object of its own.
    """

    hidden = False
    """Whether it is the engine's own, which `client.pending()` does not list."""

    def __init__(
        self,
        connection: Connection,
        method: str,
        session_id: str | None,
        timeout: float | None = None,
        keep: object = None,
    ) -> None:
        self._keep = keep  # the connection stays open as long as somebody holds this
        self.sent = False  # it is on the wire, as a whole
        self.method = method
        self.id = 0
        self.session_id = session_id
        self._connection = connection
        self._timeout = timeout
        self.sent_at = time.monotonic()
        self._outcome: tuple[dict[str, Any] | CDPError, int | None] | None = None  # and the reply's number
        # Not a concurrent.futures.Future: its condition is Python code, and Ctrl-C within it leaves the lock held that
        # the reader needs. Rule 5: nor can this be cancelled under the reader. Held until there is an outcome; who
        # waits for that takes it, and gives it to the next.
        self._arrived = threading.Lock()
        self._arrived.acquire()
        self._wakes: list[Callable[[], None]] = []

    @property
    def reply_number(self) -> int | None:
        """The reply's place among all that came on the connection (see `Event.number`); None where none has come."""
        return None if self._outcome is None else self._outcome[1]

    def done(self) -> bool:
        """Whether `result()` would return, or raise, at once."""
        return self._outcome is not None

    def result(self, timeout: Timeout = DEFAULT) -> dict[str, Any]:
        """The command's result; waits up to `timeout` seconds, the client's by default, None for ever.

        Raises CommandError if the target answered with an error, and ClosedError if it never will answer; ProgramEnded is
        one kind of that. Raises CDPTimeoutError if the reply has not come yet: the command still waits for it, and
        `result()` may be called again; `give_up()` ends that.
        """
        return self._outcome_by(Deadline(timeout, self._timeout))

    def result_by(self, deadline: Deadline) -> dict[str, Any]:
        """`result()` for a caller that waits only once: when the deadline passes, the command is given up."""
        self._connection.owner.check()
        if self._outcome is None and self._connection.in_reader():
            raise RuntimeError(
                "a __del__ that runs in the reader thread cannot wait for a reply; submit() does not wait"
            )
        if not self._arrives(deadline):
            self._connection.give_up(self, self._late(deadline))
            self._arrives(Deadline(CLOSE_TIMEOUT))  # there now, or about to be: whoever took it resolves it
        return self._outcome_by(deadline)

    def give_up(self) -> bool:
        """Stop waiting for the reply; from any thread. A reply that still comes is dropped.

        `result()` raises ClosedError from now on, even in a thread that already waits there. Returns False, and changes
        nothing, if the command is done.
        """
        self._connection.owner.check()
        return self._connection.give_up(self, ClosedError(f"{self.method}: it was given up on this side"))

    def _outcome_by(self, deadline: Deadline) -> dict[str, Any]:
        self._connection.owner.check()
        self._arrives(deadline)
        if self._outcome is None:
            # If there is an error, Ctrl-C came in the thread that should have resolved the command.
            raise copy.copy(self._connection.error) or self._late(deadline)
        outcome, _ = self._outcome
        if isinstance(outcome, CDPError):
            raise copy.copy(outcome)  # Rule 6: one object for each waiter, else threads mix their tracebacks
        return outcome

    def _late(self, deadline: Deadline) -> CDPTimeoutError:
        return CDPTimeoutError(self.method, deadline.seconds, self._connection.hint(self.sent_at))

    def _arrives(self, deadline: Deadline) -> bool:
        if self._outcome is not None:
            return True
        remaining = deadline.remaining()
        try:
            self._arrived.acquire(True, -1 if remaining is None else remaining)
        finally:
            if self._outcome is not None:
                self._let_on()
        return self.done()

    def _let_on(self) -> None:
        """Let those on who wait for the outcome."""
        try:
            self._arrived.release()
        except RuntimeError:
            return  # another did

    def wake_when_done(self, wake: Callable[[], None]) -> None:
        """Call `wake` when there is a result, once or twice, from whatever thread; it must not block. For `events_before`."""
        self._wakes.append(wake)
        if self.done():
            wake()

    def resolve(self, outcome: dict[str, Any] | CDPError, number: int | None = None) -> None:
        """For whoever has popped it from the pending commands, and only for them."""
        self._outcome = outcome, number
        self._keep = None  # a finished command must not keep the whole connection alive
        self._let_on()
        for wake in tuple(self._wakes):
            wake()

    @property
    def age(self) -> float:
        """Seconds since it was sent."""
        return time.monotonic() - self.sent_at

    def __repr__(self) -> str:
        if self._outcome is None:
            return f"<PendingCommand #{self.id} {self.method}: {self.age:.1f} s>"
        outcome, _ = self._outcome
        return f"<PendingCommand #{self.id} {self.method}: {outcome if isinstance(outcome, CDPError) else 'done'}>"
