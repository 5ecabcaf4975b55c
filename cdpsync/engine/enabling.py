"""with client.enabling("Runtime", "Debugger"): domains that are on for as long as someone needs them."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Mapping
from functools import partial
from types import TracebackType
from typing import Any, NamedTuple, TypeVar

from ..errors import METHOD_NOT_FOUND, CDPError, CDPTimeoutError, ClosedError, CommandError
from ..threads import Deadline, Timeout
from .command import PendingCommand
from .connection import Connection

_T = TypeVar("_T")

_PARTING = 1.0
"""Seconds for the sends of who leaves because of an error, which should not be held up."""

SWITCHES = (".enable", ".disable")
"""How the commands end that switch a domain."""


Wanted = Mapping[str, "Mapping[str, Any] | None"]
"""Domains, each with the parameters of its "enable"; None is for a domain as it is, or without parameters."""


def checked_domains(domains: tuple[str, ...], parameters: Mapping[str, Mapping[str, Any]]) -> Wanted:
    """The domains to enable; raises ValueError or TypeError if these are not domains."""
    for name, given in parameters.items():
        if not (name[:1].isupper() and isinstance(given, Mapping)):
            takes = 'timeout=SECONDS and the parameters of domains, such as Fetch={"patterns": []}'
            raise TypeError(f"enabling() takes {takes}, not {name}={given!r:.100}")
    if not (domains or parameters) or not all(isinstance(one, str) and one.isidentifier() for one in domains):
        shown = ", ".join(repr(one) if isinstance(one, str) else f"a {type(one).__name__}" for one in domains)
        raise ValueError(f"name the domains to enable, such as 'Runtime', 'Debugger', not {shown or 'none'}")
    return {**dict.fromkeys(domains), **{name: dict(given) for name, given in parameters.items()}}


class _User:
    """One body of a `with`."""

    def __init__(self, domains: EnabledDomains, wanted: Wanted) -> None:
        self.domains = domains
        self.wanted = wanted
        self.enabling: dict[str, PendingCommand] = {}  # with parameters of its own
        self.thread = threading.get_ident()


class _State(NamedTuple):
    """What is known of a domain, from what has been sent about it."""

    enabling: PendingCommand | None = None
    """The "enable" to rely on. One by hand is not before its reply is there: it is not ours to give up."""
    by_hand: bool = False
    """Whether it is on by hand, or about to be."""
    ours: bool = False
    """Whether it may be on for the users."""


class _Switch:
    """A command that switches a domain: for its users, or by hand, which is by a command of its own."""

    def __init__(self, on: bool, by_hand: bool) -> None:
        self.on = on
        self.by_hand = by_hand
        self.command: PendingCommand | None = None
        self.over = False  # the sending; without a command then, the target may have it or not

    def settled(self) -> bool:
        return self.over and (self.command is None or self.command.done())

    def applied(self, state: _State) -> _State:
        """What is known with this sent behind the rest; of the same state, it may be asked again."""
        error = _error(self.command, Deadline(0)) if self.command is not None and self.command.done() else None
        if isinstance(error, CommandError) and (self.on or self.by_hand):
            return state  # our own "disable" ends what was before, even so: who sent it is told
        if not self.on:
            return _State(ours=state.ours and self.command is None)
        if self.by_hand and (error is not None or (self.over and self.command is None)):
            return state
        relied_on = error is None and self.command is not None and (self.command.done() or not self.by_hand)
        enabling = state.enabling or (self.command if relied_on else None)
        return _State(enabling, state.by_hand or self.by_hand, state.ours or not self.by_hand)


class _Domain:
    """Who needs a domain, and what has been sent about it.

    Wire order decides: what is sent under the lock is dealt with by the target in that order. So nobody waits for a
    reply under it, and who comes after a "disable" sends an "enable" behind that.

    A command that was refused has changed nothing. An "enable" by hand keeps the domain on from when it is sent, but
    not when it was given up (a timeout, Ctrl-C); refused after the last user has left, it leaves the "disable" to the
    next. Of any other command that the target may have got or not, both are allowed for: who comes enables again, who
    leaves disables.
    """

    def __init__(self) -> None:
        self.lock = threading.RLock()  # held while one of its commands is sent, never while a reply is waited for
        # Weak: Ctrl-C at the door of __exit__, before its first line, is not to keep the domain on for ever.
        self.users: weakref.WeakSet[_User] = weakref.WeakSet()
        self._switches: dict[_Switch, None] = {}  # in wire order, those that still matter

    def send(self, switch: _Switch, submit: Callable[[], PendingCommand]) -> PendingCommand:
        """Under the lock."""
        self.state()  # or they would pile up where they are all by hand
        self._switches[switch] = None  # before it is sent: Ctrl-C or a timeout may come when it is out
        try:
            switch.command = submit()
        except (TypeError, ValueError):  # it is no command, and was not sent
            self._switches.pop(switch, None)
            raise
        finally:
            switch.over = True
        return switch.command

    def enabled_for(self, name: str, user: _User) -> PendingCommand | None:
        """The "enable" that a new user can rely on, if there is one. Called under the lock.

        RuntimeError if another user wants other parameters.
        """
        wanted = user.wanted[name]
        if wanted is None:
            return self.state().enabling
        for other in list(self.users):
            theirs = other.wanted[name]
            if theirs is not None and theirs != wanted:
                raise RuntimeError(f"{name} is enabled with other parameters: {theirs!r:.200}, not {wanted!r:.200}")
            command = other.enabling.get(name)
            if command is not None and not (command.done() and _error(command, Deadline(0))):
                return command
        return None

    def state(self) -> _State:
        """Under the lock."""
        state, seen = _State(), list[_Switch]()
        for switch in list(self._switches):  # a copy, for a signal handler may come to this too
            before, state = state, switch.applied(state)
            seen.append(switch)
            forget: list[_Switch] = []
            if switch.settled() and not switch.on and state is not before and state == _State():
                forget = seen  # all that was sent before has ended with it
            elif switch.settled() and state == before:
                forget = [switch]
            for one in forget:
                self._switches.pop(one, None)
        return state


class EnabledDomains:
    """The domains of one target that were enabled through us, by name. It goes with its session.

    Threads: any.
    """

    def __init__(self) -> None:
        self._domains: dict[str, _Domain] = {}

    def __getitem__(self, name: str) -> _Domain:
        return self._domains.setdefault(name, _Domain())

    def is_on(self, name: str, deadline: Deadline) -> bool:
        """Whether a domain is enabled, or about to be, judging by what was sent."""
        state = _under(self[name].lock, f"{name}.enable", deadline, self[name].state)
        return state.enabling is not None or state.by_hand or state.ours

    def send_by_hand(self, method: str, deadline: Deadline, send: Callable[[], PendingCommand]) -> PendingCommand:
        """Send an "enable" or "disable" that was asked for by name."""
        name, _, switch = method.rpartition(".")
        domain, by_hand = self[name], _Switch(on=switch == "enable", by_hand=True)
        return _under(domain.lock, method, deadline, partial(domain.send, by_hand, send))


class Enabling:
    """The context manager that `Session.enabling` returns. It may be entered more than once, by any thread."""

    def __init__(self, connection: Connection, session_id: str | None, wanted: Wanted, timeout: Timeout) -> None:
        self._connection = connection
        self._session_id = session_id
        self._timeout = timeout
        self._wanted = wanted
        self._names = list(wanted)
        self._entered: dict[_User, None] = {}
        self._deadline()  # what is none raises here

    def __repr__(self) -> str:
        return f"<Enabling: {', '.join(self._names)}; in the body of a with block>"

    def __enter__(self) -> None:
        self._connection.owner.check()
        user = _User(self._connection.keep(self._session_id, EnabledDomains), self._wanted)
        try:
            self._entered[user] = None
            for name in self._names:
                self._enable(name, user, self._deadline())
        except BaseException:  # Ctrl-C too: it may be on by now, or will be when the target gets to it
            self._leave(user, Deadline(_PARTING))
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        user = None
        try:
            user = self._own()
            # The body's own error is the one to tell, and at once.
            deadline = self._deadline() if kind is None else Deadline(_PARTING)
            for sent in self._leave(user, deadline):
                failed = self._failure(sent, deadline) if kind is None else None
                if failed is not None:
                    raise failed
        except BaseException:  # Ctrl-C may have come in the middle of it, or another have had the lock for too long
            if self._entered:
                self._leave(user or self._own(), Deadline(_PARTING))
            raise

    def _own(self) -> _User:
        """The body that this thread entered last; if there is none, it was entered by another."""
        entered = list(self._entered)
        if not entered:
            raise RuntimeError("this was not entered: write `with client.enabling(…):`")
        return ([user for user in entered if user.thread == threading.get_ident()] or entered)[-1]

    def _enable(self, name: str, user: _User, deadline: Deadline) -> None:
        domain, method = user.domains[name], f"{name}.enable"

        def enabling() -> PendingCommand:
            relied_on = domain.enabled_for(name, user)
            domain.users.add(user)
            if relied_on is not None:
                return relied_on
            parameters = user.wanted[name]
            command = domain.send(_Switch(True, False), partial(self._submit, method, deadline, parameters))
            if parameters is not None:
                user.enabling[name] = command
            return command

        while True:
            command = _under(domain.lock, method, deadline, enabling)
            try:
                command._result_by(deadline)
                return
            except CDPTimeoutError:
                if deadline.passed():
                    raise
                # Another, who had less time, has given up the command that we both waited for.

    def _leave(self, user: _User, deadline: Deadline) -> list[PendingCommand | CDPError]:
        """Disable what nobody needs any more, without waiting for replies; the commands, or why they were not sent.

        Once more, it does what is left to do.
        """
        sent: list[PendingCommand | CDPError] = []
        if not self._connection.owner.is_here():
            return sent  # a child process: the domains are its parent's
        for name in self._names:
            user.domains[name].users.discard(user)
        for name in reversed(self._names):
            try:
                self._disable(name, user.domains, deadline, sent)
            except CDPError as error:
                sent.append(error)
        self._entered.pop(user, None)
        return sent

    def _disable(
        self, name: str, domains: EnabledDomains, deadline: Deadline, sent: list[PendingCommand | CDPError]
    ) -> None:
        domain, method = domains[name], f"{name}.disable"

        def disabling() -> None:
            state = domain.state()
            if domain.users or state.by_hand or not state.ours:
                return
            # Not to another session which was given the same id, as Deno does.
            if self._connection.keep(self._session_id, EnabledDomains) is domains:
                sent.append(domain.send(_Switch(False, False), partial(self._submit, method, deadline)))

        _under(domain.lock, method, deadline, disabling)

    def _failure(self, sent: PendingCommand | CDPError, deadline: Deadline) -> CDPError | None:
        """Why a domain may still be on, for who waits for the reply."""
        error = sent if isinstance(sent, CDPError) else _error(sent, deadline)
        if isinstance(error, ClosedError) or self._connection.error is not None:
            return None  # there is nothing any more that could be on
        if isinstance(error, CommandError) and error.code == METHOD_NOT_FOUND:
            return None  # such as NodeWorker in Deno, which is never off again
        return error

    def _submit(self, method: str, deadline: Deadline, parameters: Mapping[str, Any] | None = None) -> PendingCommand:
        return self._connection.submit(method, parameters, self._session_id, deadline)

    def _deadline(self) -> Deadline:
        return Deadline(self._timeout, self._connection.timeout)


def _error(command: PendingCommand, deadline: Deadline) -> CDPError | None:
    """Why a command has failed, when its reply is there."""
    try:
        command._result_by(deadline)
    except CDPError as error:
        return error
    return None


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
