"""client.Runtime.evaluate(...), client.Debugger.paused: the commands and events of a session by name.

    client.Runtime              BoundDomain     the commands and events of a domain; prints as their table
    client.Runtime.evaluate     BoundCommand    call it, or .submit(...)
    client.Debugger.paused      BoundEvent      .events(), .expect(), .on(handler)

They hold a session and what is known of the name. The first look-up asks the target for its /json/protocol, over HTTP;
none sends anything over the connection.
"""

from __future__ import annotations

import inspect
import keyword
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..command import PendingCommand
from ..deadline import DEFAULT, Timeout
from ..events import EventQueue, ExpectedEvent
from ..message import Event
from .check import OMITTED, check_params, did_you_mean
from .schema import TYPES
from .show import signature_text

if TYPE_CHECKING:
    from ..handlers import Handler, Subscription
    from ..session import Session
    from .schema import Domain, Field, Member, Protocol


class _Bound:
    """What the two kinds of members have in common."""

    def __init__(self, session: Session, member: Member) -> None:
        self._session = session
        self._member = member

    @property
    def __name__(self) -> str:
        return self._member.full_name


class BoundCommand(_Bound):
    """One command of one session."""

    __doc__ = property(lambda self: repr(self._member))  # what help() shows

    def __call__(self, /, *args: object, _timeout: Timeout = DEFAULT, **params: Any) -> dict[str, Any]:
        """Send the command, wait for its reply, return the result; `Session.send_command` says what it raises.

        Parameters have the protocol's names; `_timeout` is ours, in seconds. What the command does not take is a
        TypeError, or a ValueError for a word that is not among those it knows, and then nothing was sent.
        """
        params = self._checked(args, params)
        return self._session.send_command(self._member.full_name, params or None, timeout=_timeout)

    def submit(self, /, *args: object, **params: Any) -> PendingCommand:
        """Send the command and do not wait: `.result()` of what is returned does."""
        if "_timeout" in params:
            raise TypeError(f"{self._member.full_name}: submit() does not wait; give the timeout to .result(timeout=…)")
        return self._session.submit(self._member.full_name, self._checked(args, params) or None)

    def _checked(self, args: tuple[object, ...], params: dict[str, Any]) -> dict[str, Any]:
        if args:
            takes = signature_text(self._member, 100)
            raise TypeError(f"parameters go by name: {takes}, not {args[0]!r:.100}")
        return check_params(self._member, params)

    @property
    def __signature__(self) -> inspect.Signature:
        protocol = self._member.domain.protocol
        # A signature wants those without a default first.
        fields = sorted(self._member.fields.values(), key=lambda field: field.optional)
        parameters = [_parameter(field, protocol) for field in fields if not keyword.iskeyword(field.name)]
        ours = inspect.Parameter("_timeout", inspect.Parameter.KEYWORD_ONLY, default=DEFAULT, annotation=float | None)
        return inspect.Signature([*parameters, ours], return_annotation=dict)

    def __repr__(self) -> str:
        return f"<command {signature_text(self._member)}>"


def _parameter(field: Field, protocol: Protocol) -> inspect.Parameter:
    kind = TYPES.get(protocol.resolve(field.shape)[0].type, (Any,))[0]
    default = OMITTED if field.optional else inspect.Parameter.empty
    return inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)


class BoundEvent(_Bound):
    """One event of one session."""

    __doc__ = property(lambda self: repr(self._member))  # what help() shows

    def events(self, *, maxlen: int | None = None) -> EventQueue:
        """A queue of one's own for it; see `Session.events`."""
        return self._session.events(self._member.full_name, maxlen=maxlen)

    def expect(
        self, predicate: Callable[[Event], object] | None = None, *, timeout: Timeout = DEFAULT
    ) -> ExpectedEvent:
        """A context manager that waits for what its body brings about; see `Session.expect_event`."""
        return self._session.expect_event(self._member.full_name, predicate, timeout=timeout)

    def on(self, handler: Handler) -> Subscription:
        """Call `handler(event)` for each; what is returned removes it. See `Session.on_event`."""
        return self._session.on_event(self._member.full_name, handler)

    def __repr__(self) -> str:
        return f"<event {self._member.full_name}: .events(), .expect(), .on(handler)>"


class BoundDomain:
    """The commands and events of one domain, for one session."""

    __doc__ = property(lambda self: repr(self._domain))  # what help() shows

    def __init__(self, session: Session, domain: Domain) -> None:
        self._session = session
        self._domain = domain

    if not TYPE_CHECKING:  # checkers have the stubs

        def __getattr__(self, name: str) -> BoundCommand | BoundEvent:
            # Prompts and debuggers ask every object for _repr_html_, _ipython_display_ and the like.
            if name.startswith("_"):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name)
            member = self._domain.callable.get(name)
            if member is None:
                raise AttributeError(_unknown_member(self._domain, name), name=name)
            return (BoundCommand if member.kind == "command" else BoundEvent)(self._session, member)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._domain.callable]

    @property
    def __name__(self) -> str:
        return self._domain.name

    def __repr__(self) -> str:
        return repr(self._domain)

    def _repr_html_(self) -> str:
        return self._domain._repr_html_()


def bound_domain(session: Session, name: str) -> BoundDomain:
    """What `client.Runtime` is; AttributeError where the target has no such domain, or the session no such name."""
    protocol = session.protocol
    domain = protocol.domains.get(name)
    if domain is None:
        close = did_you_mean(name, protocol.domains)
        raise AttributeError(
            f"{protocol.source} has no domain {name!r}{close} (send_command('{name}.…') sends it unchecked)", name=name
        )
    return BoundDomain(session, domain)


def _unknown_member(domain: Domain, name: str) -> str:
    close = did_you_mean(name, domain.callable)
    where = f"{domain.protocol.source}: {domain.name}"
    return f"{where} has no command or event {name!r}{close} (send_command('{domain.name}.{name}') sends it unchecked)"
