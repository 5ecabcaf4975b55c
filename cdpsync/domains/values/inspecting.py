"""inspect(): a JavaScript value with everything that it holds."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from ...errors import CDPError
from ...threads import Deadline
from .evaluating import reply_to
from .inspected import Inspected
from .javascript import source
from .reading import LIMIT
from .realm import SessionRealm
from .thrown import mapped_stack

if TYPE_CHECKING:
    from ...session import Session

_EVERYTHING = 2**31


def inspect(
    session: Session,
    expression: str,
    *,
    depth: int | None,
    most: int | None,
    longest: int | None,
    command_line: bool,
    deadline: Deadline,
    terminate_on_timeout: bool,
) -> Inspected:
    """See Session.inspect."""
    realm = SessionRealm(session, deadline)
    more = {"includeCommandLineAPI": True} if command_line else {}
    reply = reply_to(realm, expression, True, deadline, terminate_on_timeout, more)
    limits = {"depth": depth, "most": most, "longest": longest}
    remote = realm.settled(reply, deadline)
    try:
        return inspect_remote(session, remote, **limits, deadline=deadline)
    finally:
        if "objectId" in remote:
            realm.release(remote["objectId"])


def inspect_remote(
    session: Session,
    remote: dict[str, Any],
    *,
    depth: int | None,
    most: int | None,
    longest: int | None,
    deadline: Deadline,
) -> Inspected:
    """The same for a Runtime.RemoteObject, which stays in the target."""
    realm = SessionRealm(session, deadline)
    type_ = "null" if remote.get("subtype") == "null" else str(remote.get("type", ""))

    def mapped(stack: str) -> str:
        with suppress(CDPError, RuntimeError, ValueError, LookupError, TypeError):
            return mapped_stack(session, stack, {})[0]
        return stack  # the program has ended, or a map is broken

    if "objectId" not in remote:
        return Inspected.of_primitive(remote, type_, longest, mapped)
    limits = [_EVERYTHING if one is None else one for one in (depth, most, longest)]
    params = {
        "functionDeclaration": source("inspect"),
        "objectId": remote["objectId"],
        "arguments": [{"objectId": remote["objectId"]}, {"value": LIMIT}, *({"value": one} for one in limits)],
        "returnByValue": True,
    }
    found = realm.send("Runtime.callFunctionOn", params, deadline)
    if "exceptionDetails" in found:
        raise realm.error(found["exceptionDetails"], deadline)
    return Inspected.read(str(found["result"]["value"]), type_, mapped)
