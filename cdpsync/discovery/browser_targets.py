"""What a browser says about itself and its targets over a connection to it, where there is no HTTP to ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..errors import CDPTimeoutError, CommandError, ConnectError, SessionClosed
from ..threads import Deadline
from .choosing import choose_target
from .reaching import check_alive, warn_of_others
from .targets import Target

if TYPE_CHECKING:
    from ..engine import Connection


class NoEndpoints:
    """In place of Endpoints: everything that is known was asked over the connection."""

    def version(self) -> Mapping[str, str]:
        """Raises ConnectError."""
        raise ConnectError("a browser with a pipe has no HTTP endpoints")

    def protocol(self) -> None:
        """None: the browser does not describe its protocol."""

    def abort(self) -> None:
        """Does nothing."""


def version_of(connection: Connection, deadline: Deadline) -> dict[str, str]:
    """What the browser calls itself, as in /json/version; {} if it does not say. Waits until the browser has started.

    https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-getVersion
    """
    try:
        said = connection.call("Browser.getVersion", None, None, deadline)
    except CommandError:
        return {}
    names = {"product": "Browser", "protocolVersion": "Protocol-Version", "userAgent": "User-Agent"}
    names |= {"jsVersion": "V8-Version", "revision": "WebKit-Version"}  # only Chromium has the last
    return {name: str(said[key]) for key, name in names.items() if key in said}


def targets_of(connection: Connection, deadline: Deadline) -> list[Target]:
    """The targets of the browser. They have no WebSocket URLs.

    https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-getTargets
    """
    listed = connection.call("Target.getTargets", None, None, deadline).get("targetInfos")
    return [target for info in listed if (target := _target(info))] if isinstance(listed, list) else []


def _target(info: Any) -> Target | None:
    if not isinstance(info, dict) or not isinstance(info.get("targetId"), str):
        return None
    fields = {key: value for key, value in info.items() if isinstance(value, str)}
    return Target(
        id=fields["targetId"],
        type=fields.get("type", ""),
        title=fields.get("title", ""),
        url=fields.get("url", ""),
        websocket_url="",
    )


def attach(connection: Connection, wanted: int | str | Target | None, deadline: Deadline) -> tuple[Target, str]:
    """Choose a target, as `reach` does, and attach to it; returns it and the id of the session.

    Raises ConnectError if there is no such target (yet), or if it is going away.
    """
    try:
        targets = targets_of(connection, deadline)
        target = choose_target(targets, wanted)
        params = {"targetId": target.id, "flatten": True}
        command = connection.submit("Target.attachToTarget", params, None, deadline)
        session_id = connection.result_of(command, deadline).get("sessionId")
        if not isinstance(session_id, str):
            raise ConnectError(f"{target}: Target.attachToTarget was answered without a sessionId")
        connection.attach(session_id, target.id, None, command.reply_number or 0)
        check_alive(connection, session_id)
    except (CommandError, SessionClosed, CDPTimeoutError) as error:  # not ConnectionClosed
        raise ConnectError(f"the browser's targets could not be attached to: {error}") from error
    if wanted is None:
        warn_of_others(target, targets)
    return target, session_id
