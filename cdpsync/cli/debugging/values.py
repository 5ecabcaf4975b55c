"""Values as Node prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...domains.console.formatting import quoted
from ...domains.values import inspect_remote
from ...threads import Deadline

if TYPE_CHECKING:
    from ...session import Session

_DEPTH, _ITEMS, _CHARACTERS = 2, 100, 10_000
"""As in util.inspect of Node."""

_FEW, _SHORT, _ENDLESS = 20, 100, 1_000_000
"""Of what is shown on one line."""

_ALL_ITEMS = 10_000
"""Of one object that is shown whole."""


def brief(session: Session, remote: dict[str, Any]) -> str:
    """A Runtime.RemoteObject on one line, with two levels of objects."""
    return " ".join(_inspected(session, remote, 1, _FEW, _SHORT, _ENDLESS).split("\n"))


def full(session: Session, remote: dict[str, Any], width: int, *, whole: bool) -> str:
    """A Runtime.RemoteObject on as many lines as it needs: as util.inspect prints it, or the whole of it."""
    depth, most, longest = (None, _ALL_ITEMS, None) if whole else (_DEPTH, _ITEMS, _CHARACTERS)
    return _inspected(session, remote, depth, most, longest, width)


def _inspected(
    session: Session, remote: dict[str, Any], depth: int | None, most: int, longest: int | None, width: int
) -> str:
    if remote.get("type") == "string":
        text = str(remote.get("value", ""))
        rest = f"… {len(text) - longest:,} more characters" if longest is not None and len(text) > longest else ""
        return quoted(text[:longest]) + rest
    limits = {"depth": depth, "most": most, "longest": longest}
    return inspect_remote(session, remote, **limits, deadline=Deadline(session._timeout)).text(width)
