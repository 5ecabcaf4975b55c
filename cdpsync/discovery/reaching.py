"""Connecting to a listed target that may still be starting, be going away, or be busy."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from ..errors import CDPTimeoutError, ClosedError, CommandError, ConnectError, ProtocolError
from ..threads import Deadline
from .choosing import choose_target, programs_and_pages
from .endpoints import Endpoints
from .targets import Target

if TYPE_CHECKING:
    from ..engine import Connection

_T = TypeVar("_T")

_log = logging.getLogger("cdpsync")

_BUSY = 1.0
"""How long to wait for a target's first answer, in seconds. A target that takes longer is busy."""
_GOING = 2.0
"""How long to wait until a target is no longer listed, in seconds. Chrome 156 took 0.04 to 0.5 s to close a page."""


def retry(attempt: Callable[[], _T], wait: float, hopeless: Callable[[], bool] = lambda: False) -> _T:
    """What `attempt` returns. It is tried again until it works, `wait` seconds have passed, or there is no hope.

    For a program that is still starting. Raises the last ConnectError.
    """
    deadline = Deadline(wait)
    while True:
        try:
            return attempt()
        except ConnectError:
            if deadline.passed() or hopeless():
                raise
        time.sleep(0.05)  # there is no way to wait for another program to open its port


def reach(
    endpoints: Endpoints, wanted: int | str | Target | None, deadline: Deadline, open_target: Callable[[Target], _T]
) -> _T:
    """Choose a target and open it; returns what `open_target` returns. If the target is going away, choose again.

    A target is still listed while it goes away. `open_target` raises a ConnectError with the HTTP status of the
    refusal, or ClosedError if the target went away after that.
    """
    while True:
        targets = endpoints.targets()
        target = choose_target(targets, wanted)
        try:
            opened = open_target(target)
        except ConnectError as error:
            if error.status not in (400, 404, 410, 500) or not _goes_away(target, endpoints, deadline):
                raise
        except (ClosedError, ProtocolError) as error:
            if not _goes_away(target, endpoints, deadline):
                raise ConnectError(f"{target}: the connection ended at once: {error}") from error
        else:
            if wanted is None:
                warn_of_others(target, targets)
            return opened


def _goes_away(target: Target, endpoints: Endpoints, deadline: Deadline) -> bool:
    """Wait until a target is no longer listed. Returns False if it stays, or if there is no time to find out."""
    patience = Deadline(_GOING)
    while not (patience.passed() or deadline.passed()):
        try:
            listed = [other.websocket_url for other in endpoints.targets()]
        except ConnectError as error:
            _log.debug("cannot tell whether %s is going away: %s", target, error)
            return False
        if target.websocket_url not in listed:
            return True
        time.sleep(0.02)  # there is no way to wait for a target to go
    return False


def warn_of_others(target: Target, targets: Sequence[Target]) -> None:
    """Log that this target was chosen among several."""
    fitting = len(programs_and_pages(targets))
    if fitting > 1:
        _log.warning(
            "connected to %s, which is one of %d programs and pages; target=INDEX, ID or a part of its title or URL "
            "chooses one",
            target,
            fitting,
        )


def check_alive(connection: Connection, session_id: str | None = None) -> None:
    """Raise ClosedError if the target of a new connection or session is going away.

    A page that is being closed accepts connections and commands until the end (Chrome 156), but its renderer no longer
    answers. Any other page answers within milliseconds, except while its JavaScript is busy.
    """
    deadline = Deadline(_BUSY)
    try:
        connection.call("Performance.getMetrics", None, session_id, deadline)
    except (CommandError, CDPTimeoutError, ProtocolError):
        if connection.sessions.why(session_id) is not None:
            raise
