"""A command that was sent, and the wait for its reply."""

from __future__ import annotations

import contextlib
import copy
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from ..errors import CDPError, CDPTimeoutError, ClosedError, CommandError, ProtocolError
from ..text import Result
from ..threads import DEFAULT, Deadline, Owner, Timeout

if TYPE_CHECKING:
    from concurrent.futures import Future

    from .message import Reply

CLOSE_TIMEOUT = 2.0
"""The longest that close() takes, in seconds, whatever the target and the handlers do."""

Outcome = dict[str, Any] | CDPError
"""The result of a command, or the error that it ends with."""


class PendingInfo(NamedTuple):
    """A command that waits for its reply.

    `method` is the command, `id` is its id in the protocol, and `age` is how long ago it was sent, in seconds.
    `session_id` is the session that it was sent in; None for the client's own target.
    """

    id: int
    method: str
    age: float
    session_id: str | None


class Sender(Protocol):
    """What a command needs from the connection that sent it."""

    @property
    def owner(self) -> Owner: ...

    def in_reader(self) -> bool: ...

    def give_up(self, command: PendingCommand, error: CDPError) -> bool: ...

    def hint(self, since: float) -> str: ...

    def start_callbacks(self) -> None: ...

    def call_back(self, command: PendingCommand) -> None: ...


def outcome(method: str, reply: Reply) -> Outcome:
    """The result or the error in a reply."""
    if reply.error is None:
        if isinstance(reply.result, dict):
            return Result(reply.result)
        return ProtocolError(f"{method}: the result is not an object but a {type(reply.result).__name__}")
    try:
        message = reply.error.get("message") or "an error without a message"
        return CommandError(method, reply.error.get("code"), str(message), reply.error.get("data"))
    except (RecursionError, ValueError) as beyond:  # it may be nested too deeply to be shown
        return ProtocolError(f"{method}: an error that cannot be shown ({type(beyond).__name__})")


class PendingCommand:
    """A command that was sent, as `submit()` returns it.

    It has the interface of concurrent.futures.Future. `as_future()` returns a real one.

    `method` is the command. `id` is its id in the protocol. `session_id` is the session that it was sent in; None for
    the client's own target.

    Threads: any thread may call any method. Any number may wait; each gets its own error object.
    """

    _hidden = False
    """Whether it is one of the engine's own commands, which `client.pending()` does not list."""

    def __init__(
        self,
        sender: Sender,
        method: str,
        session_id: str | None,
        timeout: float | None = None,
        keep: object = None,
    ) -> None:
        self.method = method
        self.id = 0
        self.session_id = session_id
        self._sender = sender
        self._timeout = timeout
        self._keep = keep  # keeps the connection open while a user holds this command
        self._sent = False  # whether the whole command has been sent
        self._carrier: PendingCommand | None = None  # the command that carries it, if its session is wrapped
        self._sent_at = time.monotonic()
        self._outcomes: list[tuple[Outcome, int | None]] = []  # Rule 4: the first counts; with the reply's number
        # Rule 5: held until there is an outcome. Each waiting thread that then acquires it releases it for the next.
        self._arrived = threading.Lock()
        self._arrived.acquire()
        self._wakes: list[Callable[[], None]] = []
        self._callbacks: deque[Callable[[PendingCommand], object]] = deque()

    @property
    def reply_number(self) -> int | None:
        """The place of the reply among all messages of the connection (see `Event.number`); None before it has come."""
        return self._outcomes[0][1] if self._outcomes else None

    @property
    def age(self) -> float:
        """How long ago it was sent, in seconds."""
        return time.monotonic() - self._sent_at

    def done(self) -> bool:
        """Whether the command has ended, so that `result()` returns its result or raises its error at once."""
        return bool(self._outcomes)

    def result(self, timeout: Timeout = DEFAULT) -> dict[str, Any]:
        """The result of the command.

        Waits up to `timeout` seconds for the reply: the client's timeout by default, None for ever. Raises CommandError
        if the target answered with an error, and ClosedError if the reply can no longer come, for example because the
        connection ended. Raises CDPTimeoutError if there is no reply yet: the command still waits, and you may call
        `result()` again, or `give_up()`.
        """
        return self._result(Deadline(timeout, self._timeout))

    def exception(self, timeout: Timeout = DEFAULT) -> CDPError | None:
        """The error that `result()` raises once the command is done; None if it has a result.

        Waits as `result()` does, and raises CDPTimeoutError if there is no reply yet.
        """
        outcome = self._wait(Deadline(timeout, self._timeout))
        return copy.copy(outcome) if isinstance(outcome, CDPError) else None

    def add_done_callback(self, callback: Callable[[PendingCommand], object]) -> None:
        """Call `callback(command)` when the command is done, or soon if it already is.

        It runs on the handlers' thread (see `Session.on_event`), after the handlers of the events that the target sent
        before the reply. It also runs if the connection ends. If it raises, the logger "cdpsync" logs the error.
        """
        self._sender.owner.check()
        self._callbacks.append(callback)
        if self.done():
            self._sender.call_back(self)
        self._sender.start_callbacks()

    def as_future(self) -> Future[dict[str, Any]]:
        """A concurrent.futures.Future of this command, for `concurrent.futures.wait` and `as_completed`.

        The handlers' thread completes it, so a handler must not wait for it; `result()` of the command is safe there.
        It cannot be cancelled, and a forked process must not wait for it.
        """
        from concurrent.futures import Future

        future: Future[dict[str, Any]] = Future()
        future.set_running_or_notify_cancel()

        def complete(command: PendingCommand) -> None:
            error = command.exception(0)
            if error is not None:
                future.set_exception(error)
            else:
                future.set_result(command.result(0))

        self.add_done_callback(complete)
        return future

    def give_up(self) -> bool:
        """Stop waiting for the reply; a reply that still comes is dropped.

        From now on `result()` raises ClosedError, in threads that already wait there too. Returns True; if the command
        is already done, changes nothing and returns False.
        """
        self._sender.owner.check()
        return self._sender.give_up(self, ClosedError(f"{self.method} was given up on this side"))

    def __repr__(self) -> str:
        if not self._outcomes:
            return f"<PendingCommand #{self.id} {self.method}: {self.age:.1f} s>"
        outcome, _ = self._outcomes[0]
        return f"<PendingCommand #{self.id} {self.method}: {outcome if isinstance(outcome, CDPError) else 'done'}>"

    # --- the engine's ---

    def _result(self, deadline: Deadline) -> dict[str, Any]:
        outcome = self._wait(deadline)
        if isinstance(outcome, CDPError):
            raise copy.copy(outcome)  # Rule 6
        return outcome

    def _result_by(self, deadline: Deadline) -> dict[str, Any]:
        """Like `result()`, but gives the command up when the deadline passes."""
        try:
            return self._result(deadline)
        except CDPTimeoutError:
            if self._sender.give_up(self, self._late(deadline)):
                raise
        return self._result(deadline)

    def _wait(self, deadline: Deadline) -> Outcome:
        self._sender.owner.check()
        if not self._outcomes:
            if self._sender.in_reader():
                raise RuntimeError(
                    "a __del__ that runs in the reader thread cannot wait for a reply; submit() does not wait"
                )
            if not self._wait_until_done(deadline):
                raise self._late(deadline)
        return self._outcomes[0][0]

    def _late(self, deadline: Deadline) -> CDPTimeoutError:
        return CDPTimeoutError(self.method, deadline.seconds, self._sender.hint(self._sent_at))

    def _wait_until_done(self, deadline: Deadline) -> bool:
        """Wait for the outcome; returns whether there is one by the deadline."""
        remaining = deadline.remaining()
        try:
            self._arrived.acquire(True, -1 if remaining is None else remaining)
        finally:
            if self._outcomes:
                self._wake_one()
        return self.done()

    def _wake_one(self) -> None:
        """Wake one of the threads that wait for the outcome."""
        try:
            self._arrived.release()
        except RuntimeError:
            return  # another thread has released it

    def _wake_when_done(self, wake: Callable[[], None]) -> None:
        """Call `wake` at least once when the command is done, on any thread. `wake` must not block."""
        self._wakes.append(wake)
        if self.done():
            wake()

    def _no_longer_wake(self, wake: Callable[[], None]) -> None:
        """Undo one `_wake_when_done`, if there was one."""
        with contextlib.suppress(ValueError):
            self._wakes.remove(wake)

    def _resolve(self, outcome: Outcome, number: int | None = None) -> bool:
        """Set the outcome unless there is one; returns whether it did. A second call finishes an interrupted one."""
        mine = outcome, number
        self._outcomes.append(mine)
        self._keep = None  # a finished command must not keep the connection open
        self._wake_one()
        for wake in tuple(self._wakes):
            wake()
        if self._callbacks:
            self._sender.call_back(self)
        return self._outcomes[0] is mine
