"""The protocol by name: what the target understands, its help and completion, and its types for checkers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .check import OMITTED, check_params, did_you_mean
    from .schema import TYPES, Domain, Field, Found, Member, Protocol, Shape, bundled
    from .show import signature_text

_HOMES = {
    **dict.fromkeys(("OMITTED", "check_params", "did_you_mean"), "check"),
    **dict.fromkeys(("TYPES", "Domain", "Field", "Found", "Member", "Protocol", "Shape", "bundled"), "schema"),
    "signature_text": "show",
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
    """Load the names when they are first asked for (PEP 562): a client that uses none does without."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
