"""The protocol by name: what the target understands, its help and completion, and its types for checkers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .names import BoundCommand, BoundDomain, BoundEvent, BoundSubmit
    from .schema import Domain, Field, Found, Member, Protocol, Shape

__all__ = [
    "BoundCommand",
    "BoundDomain",
    "BoundEvent",
    "BoundSubmit",
    "Domain",
    "Field",
    "Found",
    "Member",
    "Protocol",
    "Shape",
]


def __getattr__(name: str) -> object:
    """Load the names when they are first asked for (PEP 562): a client that uses none does without."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{'names' if name.startswith('Bound') else 'schema'}"), name)
    globals()[name] = value
    return value
