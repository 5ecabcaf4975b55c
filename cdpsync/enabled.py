"""with client.enabled("Runtime", "Debugger"): domains that are on for as long as someone needs them."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType

from .command import PendingCommand
from .connection import Connection
from .deadline import Deadline, Timeout
from .errors import CDPError, CDPTimeoutError, Closed

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
        self.users: set[Enabled] = set()
        self.ours: PendingCommand | None = None  # the "enable" that was sent for the users
        self.by_hand: PendingCommand | None = None  # … by the user of the library: not ours to disable


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
        with _holding(domain.lock, method, deadline):
            command = send()
            domain.ours, domain.by_hand = None, command if switch == "enable" else None
        return command


class Enabled:
    """The context manager that `Session.enabled` returns."""

    def __init__(self, connection: Connection, session_id: str | None, names: Iterable[str], timeout: Timeout) -> None:
        self._connection = connection
        self._session_id = session_id
        self._timeout = timeout
        self._names = list(dict.fromkeys(names))
        self._deadline()  # what is none raises here

    def __enter__(self) -> None:
        self._all = self._connection.keep(self._session_id, EnabledDomains)
        try:
            for name in self._names:
                self._enable(name, self._all[name], self._deadline())
        except BaseException:  # Ctrl-C too: it may be on by now, or will be when the target gets to it
            self._leave(Deadline(_PARTING))
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if not self._connection.process.is_here():
            return  # a child process: the domains are its parent's
        if kind is not None:
            self._leave(Deadline(_PARTING))  # the body's own error is the one to tell, and at once
            return
        deadline = self._deadline()
        errors = [one if isinstance(one, CDPError) else _error(one, deadline) for one in self._leave(deadline)]
        for failed in errors:
            if failed is not None and not isinstance(failed, Closed):
                raise failed

    def _enable(self, name: str, domain: _Domain, deadline: Deadline) -> None:
        method = f"{name}.enable"
        while True:
            with _holding(domain.lock, method, deadline):
                domain.users.add(self)
                sent = [one for one in (domain.by_hand, domain.ours) if one is not None and _error(one) is None]
                command = sent[0] if sent else self._submit(method, deadline)
                domain.ours = domain.ours if sent else command
            try:
                command.result_by(deadline)
                return
            except CDPTimeoutError:
                if deadline.passed():
                    raise
                # Another, who had less time, has given up the command that we both waited for.

    def _leave(self, deadline: Deadline) -> list[PendingCommand | CDPError]:
        """Disable what nobody needs any more, without waiting for replies; the commands, or why they were not sent."""
        sent: list[PendingCommand | CDPError] = []
        for name in reversed(self._names):
            domain, method = self._all[name], f"{name}.disable"
            try:
                with _holding(domain.lock, method, deadline):
                    if self not in domain.users:
                        continue
                    domain.users.discard(self)
                    if domain.users or _may_be_on(domain.by_hand) or not _may_be_on(domain.ours):
                        continue
                    domain.ours = None
                    # Not to another session which was given the same id, as Deno does.
                    if self._connection.keep(self._session_id, EnabledDomains) is self._all:
                        sent.append(self._submit(method, deadline))
            except Closed:
                continue  # there is nothing any more that could be on
            except CDPError as error:
                sent.append(error)
        return sent

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


@contextlib.contextmanager
def _holding(lock: threading.RLock, method: str, deadline: Deadline) -> Iterator[None]:
    remaining = deadline.remaining()
    held: list[bool] = []
    try:
        # One C call from taking the lock to the note that it is held: Ctrl-C between the two would leave it so.
        held.extend(map(lock.acquire, (True,), (-1 if remaining is None else remaining,)))
        if True not in held:
            raise CDPTimeoutError(method, deadline.seconds, "another thread's send of the same is held up")
        yield
    finally:
        if True in held:
            lock.release()
