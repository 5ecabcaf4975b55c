"""with client.enabling("Runtime", "Debugger"): domains that are enabled as long as a `with` block uses them."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Any

from ..errors import METHOD_NOT_FOUND, CDPError, CDPTimeoutError, ClosedError, CommandError
from ..threads import Deadline, Timeout, call_with_lock
from .command import PendingCommand
from .connection import Connection

_PARTING = 1.0
"""How long sending "disable" may take if the body has raised, in seconds, so that its error is not held up."""

Parameters = Mapping[str, Any] | None
"""The params of a domain's "enable"; None accepts those that another body has given."""


def checked_domains(domains: tuple[str, ...], parameters: Mapping[str, Mapping[str, Any]]) -> dict[str, Parameters]:
    """The domains to enable, with their parameters; raises ValueError or TypeError if these are not domains."""
    for name, given in parameters.items():
        if not (name[:1].isupper() and isinstance(given, Mapping)):
            takes = 'timeout=SECONDS and the parameters of domains, such as Fetch={"patterns": []}'
            raise TypeError(f"enabling() takes {takes}, not {name}={given!r:.100}")
    if not (domains or parameters) or not all(isinstance(one, str) and one.isidentifier() for one in domains):
        shown = ", ".join(repr(one) if isinstance(one, str) else f"a {type(one).__name__}" for one in domains)
        raise ValueError(f"name the domains to enable, such as 'Runtime', 'Debugger', not {shown or 'none'}")
    return {**dict.fromkeys(domains), **{name: dict(given) for name, given in parameters.items()}}


class _Use:
    """One body that needs one domain, and the "enable" command that it relies on."""

    def __init__(self, name: str, parameters: Parameters) -> None:
        self.name = name
        self.parameters = parameters
        self.command: PendingCommand | None = None

    def error(self) -> CDPError | None:
        """Why the command has failed; None if it has not, or not yet."""
        return self.command.exception(0) if self.command is not None and self.command.done() else None


class _Users:
    """The uses of one session's domains. Dropped with the session, because a later one may get the same id."""

    def __init__(self) -> None:
        # Guards `uses`. Held while "enable" and "disable" commands are sent, so that the target gets them in the order
        # of the uses, but never while waiting for a reply. Reentrant, because a signal handler may use a domain too.
        self.lock: threading.RLock = threading.RLock()
        self.uses: list[_Use] = []


class Enabling:
    """The context manager that `Session.enabling` returns. It may be entered more than once, by any thread."""

    def __init__(
        self, connection: Connection, session_id: str | None, domains: dict[str, Parameters], timeout: Timeout
    ) -> None:
        self._connection = connection
        self._session_id = session_id
        self._domains = domains
        self._timeout = timeout
        self._entered: list[tuple[_Users, list[_Use]]] = []
        self._deadline()  # raises here if the timeout is not a number of seconds

    def __enter__(self) -> None:
        self._connection.owner.check()
        users, mine = self._connection.keep(self._session_id, _Users), list[_Use]()
        try:
            for name, parameters in self._domains.items():
                mine.append(_Use(name, parameters))
                self._enable(users, mine[-1], self._deadline())
            self._entered.append((users, mine))
        except BaseException:
            with contextlib.suppress(CDPError):
                self._leave(users, mine, Deadline(_PARTING))
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if not self._entered:
            raise RuntimeError("this was not entered: write `with client.enabling(…):`")
        users, mine = self._entered.pop()
        if kind is not None:  # the error of the body is the one to raise
            with contextlib.suppress(CDPError):
                self._leave(users, mine, Deadline(_PARTING))
            return
        deadline, commands = self._deadline(), list[PendingCommand]()
        try:
            commands = self._leave(users, mine, deadline)
            for command in commands:
                try:
                    command.result(deadline.remaining())
                except CommandError as refusal:
                    if refusal.code != METHOD_NOT_FOUND:  # Deno 2.9 has no NodeWorker.disable
                        raise
        except CDPError as failure:
            if not isinstance(failure, ClosedError) and self._connection.error is None:
                raise  # otherwise the session has ended, and its domains with it
        finally:
            for command in commands:
                command.give_up()

    def _enable(self, users: _Users, use: _Use, deadline: Deadline) -> None:
        """Enable a domain, or wait until another body has enabled it."""
        method = f"{use.name}.enable"

        def send(held: bool) -> PendingCommand:
            if not held:
                raise CDPTimeoutError(method, deadline.seconds, _HELD_UP)
            same = [one for one in users.uses if one.name == use.name and one.error() is None]
            if use.parameters is not None:
                same = [one for one in same if one.parameters is not None]
                for one in same:
                    if one.parameters != use.parameters:
                        shown = f"{one.parameters!r:.200}, not {use.parameters!r:.200}"
                        raise RuntimeError(f"{use.name} is enabled with other parameters: {shown}")
            users.uses.append(use)  # before anything is sent, so that leaving disables what may have been enabled
            relied_on = [one.command for one in same if one.command is not None]
            use.command = relied_on[0] if relied_on else self._submit(method, use.parameters, deadline)
            return use.command

        call_with_lock(users.lock, deadline, send).result(deadline.remaining())

    def _leave(self, users: _Users, mine: list[_Use], deadline: Deadline) -> list[PendingCommand]:
        """Send "disable" for the domains that no other body uses. Returns the commands without waiting for replies."""

        def send(held: bool) -> list[PendingCommand]:
            if not held:
                raise CDPTimeoutError(f"{left[0].name}.disable", deadline.seconds, _HELD_UP)
            sent, failures = list[PendingCommand](), list[CDPError]()
            for use in reversed(left):
                if use.command is not None and use.command not in [one.command for one in users.uses]:
                    use.command.give_up()
                if use.name in [one.name for one in users.uses] or isinstance(use.error(), CommandError):
                    continue
                try:
                    sent.append(self._submit(f"{use.name}.disable", None, deadline))
                except CDPError as error:
                    failures.append(error)
            if failures:
                raise failures[0]
            return sent

        left = [use for use in mine if use in users.uses]
        for use in left:
            users.uses.remove(use)
        if not left or not self._connection.owner.is_here():  # in a forked child, the domains belong to its parent
            return []
        if self._connection.keep(self._session_id, _Users) is not users:
            return []  # Deno has given the id of an ended session to another
        return call_with_lock(users.lock, deadline, send)

    def _submit(self, method: str, parameters: Parameters, deadline: Deadline) -> PendingCommand:
        return self._connection.submit(method, parameters, self._session_id, deadline)

    def _deadline(self) -> Deadline:
        return Deadline(self._timeout, self._connection.timeout)

    def __repr__(self) -> str:
        return f"<Enabling: {', '.join(self._domains)}; use it in a with statement>"


_HELD_UP = "another thread's command for the same session is held up"
