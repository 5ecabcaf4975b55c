"""with client.enabled("Runtime", "Debugger"): domains that are on for as long as someone needs them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from functools import partial
from types import TracebackType
from typing import TypeVar

from .command import PendingCommand
from .connection import Connection
from .deadline import Deadline, Timeout
from .errors import CDPError, CDPTimeoutError, Closed

_T = TypeVar("_T")

_PARTING = 1.0
"""Seconds for the sends of who leaves because of an error, which should not be held up."""

SWITCHES = (".enable", ".disable")
"""How the commands end that switch a domain."""


class _Domain:
    """Who needs a domain, and what has been sent about it.

    Wire order decides: what is sent under the lock is dealt with by the target in that order. So nobody waits for a
    reply under it, and who comes after a "disable" sends an "enable" behind that.
    """

    def __init__(self) -> None:
        self.lock = threading.RLock()  # held while one of its commands is sent, never while a reply is waited for
        self.users: set[object] = set()
        self.ours: PendingCommand | None = None  # the "enable" that was sent for the users
        self.by_hand: PendingCommand | None = None  # … by the user of the library: not ours to disable

    def enabling(self) -> PendingCommand | None:
        """The command that has enabled it, or is about to; None if there is none, or it has failed.

        Of one that was sent by hand the reply must be there: its params are not ours, nor is it ours to give up.
        """
        if self.by_hand is not None and self.by_hand.done() and _error(self.by_hand) is None:
            return self.by_hand
        return self.ours if self.ours is not None and _error(self.ours) is None else None


class EnabledDomains:
    """The domains of one target that were enabled through us, by name. It goes with its session.

    Threads: any.
    """

    def __init__(self) -> None:
        self._domains: dict[str, _Domain] = {}

    def __getitem__(self, name: str) -> _Domain:
        return self._domains.setdefault(name, _Domain())

    def send_by_hand(self, method: str, deadline: Deadline, send: Callable[[], PendingCommand]) -> PendingCommand:
        """Send an "enable" or "disable" that was asked for by name."""
        name, _, switch = method.partition(".")
        domain = self[name]

        def switching() -> PendingCommand:
            command = send()
            if switch == "enable":
                domain.by_hand = command
            else:
                domain.ours = domain.by_hand = None
            return command

        return _under(domain.lock, method, deadline, switching)


class Enabled:
    """The context manager that `Session.enabled` returns. It may be entered more than once, by any thread."""

    def __init__(self, connection: Connection, session_id: str | None, names: Iterable[str], timeout: Timeout) -> None:
        self._connection = connection
        self._session_id = session_id
        self._timeout = timeout
        self._names = list(dict.fromkeys(names))
        self._entered: list[tuple[object, EnabledDomains]] = []
        self._deadline()  # what is none raises here

    def __enter__(self) -> None:
        self._connection.process.check()
        user, domains = object(), self._connection.keep(self._session_id, EnabledDomains)
        try:
            for name in self._names:
                self._enable(name, domains[name], user, self._deadline())
            self._entered.append((user, domains))
        except BaseException:  # Ctrl-C too: it may be on by now, or will be when the target gets to it
            self._leave(user, domains, Deadline(_PARTING))
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        user, domains = self._entered.pop()
        try:
            if not self._connection.process.is_here():
                return  # a child process: the domains are its parent's
            # The body's own error is the one to tell, and at once.
            deadline = self._deadline() if kind is None else Deadline(_PARTING)
            for one in self._leave(user, domains, deadline):
                failed = one if isinstance(one, CDPError) else _error(one, deadline if kind is None else None)
                if kind is None and failed is not None and not self._is_over(failed):
                    raise failed
        except BaseException:
            self._leave(user, domains, Deadline(_PARTING))  # Ctrl-C may have come in the middle of it
            raise

    def _enable(self, name: str, domain: _Domain, user: object, deadline: Deadline) -> None:
        method = f"{name}.enable"

        def enabling() -> PendingCommand:
            domain.users.add(user)
            command = domain.enabling()
            if command is None:
                command = domain.ours = self._submit(method, deadline)
            return command

        while True:
            command = _under(domain.lock, method, deadline, enabling)
            try:
                command.result_by(deadline)
                return
            except CDPTimeoutError:
                if deadline.passed():
                    raise
                # Another, who had less time, has given up the command that we both waited for.

    def _leave(self, user: object, domains: EnabledDomains, deadline: Deadline) -> list[PendingCommand | CDPError]:
        """Disable what nobody needs any more, without waiting for replies; the commands, or why they were not sent.

        Once more, it does what is left to do.
        """
        sent: list[PendingCommand | CDPError] = []
        for name in self._names:
            domains[name].users.discard(user)
        for name in reversed(self._names):
            domain, method = domains[name], f"{name}.disable"
            try:
                _under(domain.lock, method, deadline, partial(self._disable, domains, domain, method, deadline, sent))
            except CDPError as error:
                if not self._is_over(error):
                    sent.append(error)
        return sent

    def _disable(
        self,
        domains: EnabledDomains,
        domain: _Domain,
        method: str,
        deadline: Deadline,
        sent: list[PendingCommand | CDPError],
    ) -> None:
        """Under the lock."""
        if domain.users or _may_be_on(domain.by_hand) or not _may_be_on(domain.ours):
            return
        # Not to another session which was given the same id, as Deno does.
        if self._connection.keep(self._session_id, EnabledDomains) is domains:
            sent.append(self._submit(method, deadline))
        domain.ours = None

    def _is_over(self, error: CDPError) -> bool:
        """Whether there is nothing any more that could be on."""
        return isinstance(error, Closed) or self._connection.error is not None

    def _submit(self, method: str, deadline: Deadline) -> PendingCommand:
        return self._connection.submit(method, None, self._session_id, deadline)

    def _deadline(self) -> Deadline:
        return Deadline(self._timeout, self._connection.timeout)


def _error(command: PendingCommand, deadline: Deadline | None = None) -> CDPError | None:
    """Why a command has failed; None if it has not, as far as is known. With a deadline, waits for its reply."""
    try:
        if deadline is not None or command.done():
            command.result_by(deadline or Deadline(0))
    except CDPError as error:
        return error
    return None


def _may_be_on(enable: PendingCommand | None) -> bool:
    """Whether the target has not refused it. What was given up may still be dealt with."""
    error = _error(enable) if enable is not None else None
    return enable is not None and (error is None or isinstance(error, CDPTimeoutError))


def _under(lock: threading.RLock, method: str, deadline: Deadline, do: Callable[[], _T]) -> _T:
    """Call `do` with the lock held. No context manager: in its code, Ctrl-C would leave the lock held."""
    remaining = deadline.remaining()
    held: list[bool] = []
    try:
        # One C call from taking the lock to the note that it is held.
        held.extend(map(lock.acquire, (True,), (-1 if remaining is None else remaining,)))
        if True not in held:
            raise CDPTimeoutError(method, deadline.seconds, "another thread's send of the same is held up")
        return do()
    finally:
        if True in held:
            lock.release()
