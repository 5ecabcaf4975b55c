"""The names of the protocol: the commands and events of a target, with help, completion, checks and types."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .check import OMITTED, check_params
    from .schema import Domain, Found, Member, Protocol, bundled
    from .shapes import TYPES, Field, Shape
    from .show import signature_text
    from .suggest import did_you_mean

_HOMES = {
    **dict.fromkeys(("OMITTED", "check_params"), "check"),
    **dict.fromkeys(("Domain", "Found", "Member", "Protocol", "bundled"), "schema"),
    **dict.fromkeys(("TYPES", "Field", "Shape"), "shapes"),
    "signature_text": "show",
    "did_you_mean": "suggest",
}

__all__ = [
    "OMITTED",
    "TYPES",
    "Domain",
    "Field",
    "Found",
    "Member",
    "Protocol",
    "Shape",
    "bundled",
    "check_params",
    "did_you_mean",
    "signature_text",
]


def __getattr__(name: str) -> object:
    """Load a name when it is first used (PEP 562), so that importing cdpsync stays fast."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
