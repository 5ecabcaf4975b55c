"""The protocol by name: each domain that the target understands is an attribute of its session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .engine import PATIENCE, SessionState

if TYPE_CHECKING:
    from .domains.by_name import BoundDomain
    from .protocol import Protocol
    from .protocol.typed import Domains
else:
    Domains = object  # to a type checker each domain is an attribute; here __getattr__ finds them

_GLANCE = 0.25
"""How long the first look-up of a name waits for the target's own description, in seconds. The call has its timeout."""


class Named(SessionState, Domains):
    """The names of a session: `session.Runtime` is a domain, `session.protocol` describes them all."""

    @property
    def protocol(self) -> Protocol:
        """What the target understands: its own description, or a bundled one if it has none (Deno).

        The target is asked once. Waits at most a second for its answer; if it comes later, the next look-up uses it.
        `protocol.search("heap")` finds commands, events and types by word.
        """
        return self._protocol(PATIENCE)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> BoundDomain:
            # Only a name with a capital is looked up in the protocol: prompts ask every object for _repr_html_.
            if hasattr(type(self), name):
                return object.__getattribute__(self, name)  # a property that raised AttributeError: raise it again
            if name.startswith("_"):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name)
            from .domains.by_name import bound_domain, no_attribute

            if not name[:1].isupper():
                raise AttributeError(no_attribute(self, name), name=name)
            protocol = self._protocol(_GLANCE)
            if name not in protocol.domains:
                protocol = self.protocol  # an unknown name is worth a longer wait
            return bound_domain(self, protocol, name)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.protocol.domains]

    def _protocol(self, seconds: float) -> Protocol:
        """What the target understands: its own description if that comes within `seconds`."""
        if self._link is not None:
            return self._link.description.protocol(seconds)
        from .protocol import bundled

        return bundled()
