"""Values as Node prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...domains.console.formatting import quoted, shown
from ...domains.values import inspect_remote
from ...threads import Deadline

if TYPE_CHECKING:
    from ...session import Session

_DEPTH, _ITEMS, _CHARACTERS = 2, 100, 10_000
"""As in util.inspect of Node."""

_ALL_ITEMS = 10_000
"""Of one object that is shown whole."""


def short(remote: dict[str, Any]) -> str:
    """A Runtime.RemoteObject on one line. An object needs its preview, which has one level."""
    return quoted(str(remote.get("value", ""))) if remote.get("type") == "string" else shown(remote)


def full(session: Session, remote: dict[str, Any], width: int, *, whole: bool) -> str:
    """A Runtime.RemoteObject on as many lines as it needs: as util.inspect prints it, or the whole of it."""
    if "objectId" not in remote:
        return short(remote)
    limits = (None, _ALL_ITEMS, None) if whole else (_DEPTH, _ITEMS, _CHARACTERS)
    depth, most, longest = limits
    found = inspect_remote(
        session, remote, depth=depth, most=most, longest=longest, deadline=Deadline(session._timeout)
    )
    return found.text(width)
