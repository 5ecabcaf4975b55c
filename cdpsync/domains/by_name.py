"""client.Runtime.evaluate(...), client.Debugger.paused: the commands and events of a session by name.

    client.Runtime              BoundDomain     the commands and events of a domain; prints as their table
    client.Runtime.evaluate     BoundCommand    call it, or .submit(...), a BoundSubmit
    client.Debugger.paused      BoundEvent      .events(), .expect(), .on(handler)

Each holds a session and the description of its name. The first look-up asks the target for its /json/protocol, over
HTTP, and waits only a moment; until the answer comes, the bundled names are used. No look-up sends anything over the
WebSocket.
"""

from __future__ import annotations

import inspect
import keyword
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..engine import Event, EventQueue, ExpectedEvent, PendingCommand
from ..protocol import OMITTED, TYPES, bundled, check_params, did_you_mean, signature_text
from ..threads import DEFAULT, Timeout

if TYPE_CHECKING:
    from ..engine import Handler, Subscription
    from ..protocol import Domain, Field, Member, Protocol
    from ..session import Session

_What = TypeVar("_What", bound="Domain | Member")


class _Bound(Generic[_What]):
    """A domain, command or event of one session.

    Like a bound method, it is made by each look-up, and is equal to one that was made by the same look-up before.
    Nothing can be assigned to it.
    """

    __slots__ = ("__weakref__", "_session", "_what")

    def __init__(self, session: Session, what: _What) -> None:
        self._session = session
        self._what = what

    __doc__ = property(lambda self: repr(self._what))  # what help() shows

    @property
    def __name__(self) -> str:
        return self._what.full_name

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other) or not isinstance(other, _Bound):
            return NotImplemented
        return self._session is other._session and self._what is other._what

    def __hash__(self) -> int:
        return hash((id(self._session), self._what))


class BoundCommand(_Bound["Member"]):
    """One command of one session: call it, or `submit` it."""

    __slots__ = ()
    __doc__ = _Bound.__doc__

    def __call__(self, /, *args: object, _timeout: Timeout = DEFAULT, **params: Any) -> dict[str, Any]:
        """Send the command, wait for its reply, and return the result. Raises what `Session.send_command` raises.

        Parameters have the protocol's names. `_timeout` is in seconds: None for ever, by default the client's. Raises
        TypeError if the command does not take these parameters, and ValueError if a value is not one of the allowed
        words; nothing is sent then.
        """
        checked = _checked(self._what, args, params)
        return self._session.send_command(self.__name__, checked or None, timeout=_timeout)

    @property
    def submit(self) -> BoundSubmit:
        """Sends the command without waiting: call it with the same parameters."""
        return BoundSubmit(self._session, self._what)

    @property
    def __signature__(self) -> inspect.Signature:
        ours = inspect.Parameter("_timeout", inspect.Parameter.KEYWORD_ONLY, default=DEFAULT, annotation=float | None)
        return inspect.Signature([*_parameters(self._what), ours], return_annotation=dict)

    def __repr__(self) -> str:
        return f"<command {signature_text(self._what)}>"


class BoundSubmit(_Bound["Member"]):
    """`client.Runtime.evaluate.submit`: sends one command of one session without waiting."""

    __slots__ = ()
    __doc__ = property(lambda self: f"{BoundSubmit.__call__.__doc__}\n\n{self._what!r}")

    def __call__(self, /, *args: object, **params: Any) -> PendingCommand:
        """Send the command and return a PendingCommand, whose `result()` waits for the reply."""
        if "_timeout" in params:
            raise TypeError(f"{self._what.full_name}: submit() does not wait; give the timeout to .result(timeout=…)")
        return self._session.submit(self._what.full_name, _checked(self._what, args, params) or None)

    @property
    def __name__(self) -> str:
        return f"{self._what.full_name}.submit"

    @property
    def __signature__(self) -> inspect.Signature:
        return inspect.Signature(_parameters(self._what), return_annotation=PendingCommand)

    def __repr__(self) -> str:
        return f"<submit of {signature_text(self._what)}>"


def _checked(command: Member, args: tuple[object, ...], params: dict[str, Any]) -> dict[str, Any]:
    if args:
        raise TypeError(f"parameters are given by name: {signature_text(command, 100)}, not {args[0]!r:.100}")
    return check_params(command, params)


def _parameters(command: Member) -> list[inspect.Parameter]:
    """The protocol's parameters, except those whose names are Python keywords: a signature cannot have them."""
    protocol = command.domain.protocol
    return [_parameter(field, protocol) for field in command.fields.values() if not keyword.iskeyword(field.name)]


def _parameter(field: Field, protocol: Protocol) -> inspect.Parameter:
    kind = TYPES.get(protocol.resolve(field.shape)[0].type, (Any,))[0]
    default = OMITTED if field.optional else inspect.Parameter.empty
    return inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)


class BoundEvent(_Bound["Member"]):
    """One event of one session, with `events`, `expect` and `on`."""

    __slots__ = ()
    __doc__ = _Bound.__doc__

    def events(self, *, maxlen: int | None = None) -> EventQueue:
        """A new queue of this event; see `Session.events`."""
        return self._session.events(self.__name__, maxlen=maxlen)

    def expect(
        self, predicate: Callable[[Event], object] | None = None, *, timeout: Timeout = DEFAULT
    ) -> ExpectedEvent:
        """A context manager that waits for this event, which its body causes; see `Session.expect_event`."""
        return self._session.expect_event(self.__name__, predicate, timeout=timeout)

    def on(self, handler: Handler) -> Subscription:
        """Call `handler(event)` for each of these events; see `Session.on_event`."""
        return self._session.on_event(self.__name__, handler)

    def __repr__(self) -> str:
        return f"<event {self.__name__}: .events(), .expect(), .on(handler)>"


class BoundDomain(_Bound["Domain"]):
    """The commands and events of one domain, for one session."""

    __slots__ = ()
    __doc__ = _Bound.__doc__

    if not TYPE_CHECKING:  # type checkers read the stubs instead

        def __getattr__(self, name: str) -> BoundCommand | BoundEvent:
            # Prompts and debuggers ask every object for _repr_html_, _ipython_display_ and the like.
            if name.startswith("_"):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name)
            domain = self._what
            if name not in domain.callable:  # the target's own description may have arrived meanwhile
                domain = self._session.protocol.domains.get(domain.name, domain)
            member = domain.callable.get(name)
            if member is None:
                raise AttributeError(_unknown_member(domain, name), name=name)
            return (BoundCommand if member.kind == "command" else BoundEvent)(self._session, member)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._what.callable]

    def __repr__(self) -> str:
        return repr(self._what)

    def _repr_html_(self) -> str:
        return self._what._repr_html_()


def bound_domain(session: Session, protocol: Protocol, name: str) -> BoundDomain:
    """The object for `client.Runtime`. Raises AttributeError if the target does not have this domain."""
    domain = protocol.domains.get(name)
    if domain is None:
        if name in bundled().domains:  # Chrome has Page, Node has not
            hint = "; other kinds of targets have it"
        else:
            hint = did_you_mean(name, protocol.domains) or _unchecked(f"{name}.…")
        raise AttributeError(f"there is no domain {name!r} according to {protocol.source}{hint}", name=name)
    return BoundDomain(session, domain)


_ELSEWHERE = (
    (("children",), "", "launch(…, children=True) finds them"),
    (("pid",), "process", "it is in client.process.pid"),
    (("pid",), "", "a Node or Deno says it: client.evaluate('process.pid')"),
    (("close",), "detach", "detach() ends the session"),
    (("pages", "targets"), "browser_session", "client.browser_session().workers has the pages of a browser"),
    (("pages", "targets"), "", "`workers` of the browser's session has them, as in client.browser_session().workers"),
)
"""Names that some sessions do not have: which of them, what a session has instead, and what the error says of it."""


def no_attribute(session: Session, name: str) -> str:
    """The error text for a name that is neither an attribute of a session nor a domain."""
    text = f"{type(session).__name__!r} object has no attribute {name!r}"
    for names, other, hint in _ELSEWHERE:
        if name in names and (not other or hasattr(type(session), other) or other in vars(session)):
            return f"{text}; {hint}"
    # Without `dir`, which would ask the target for its domains.
    close = did_you_mean(name, [*(own for own in dir(type(session)) if not own.startswith("_")), *bundled().domains])
    return text + (close or "; a domain begins with a capital, as in client.Debugger")


def _unknown_member(domain: Domain, name: str) -> str:
    if name in domain.types:
        return f"{domain.name}.{name} is a type, not a command or event: client.protocol['{domain.name}.{name}']"
    close = did_you_mean(name, domain.callable) or _unchecked(f"{domain.name}.{name}")
    return f"{domain.name} has no command or event {name!r} according to {domain.protocol.source}{close}"


def _unchecked(method: str) -> str:
    return f"; send_command('{method}') sends it unchecked"
