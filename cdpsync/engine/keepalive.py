"""CDPClient(keepalive=SECONDS): commands without effect, for a proxy that cuts idle connections."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from ..threads import Deadline

if TYPE_CHECKING:
    from .connection import Connection

_COMMAND = "Browser.getVersion"
"""Chromium answers it even while a page is busy, and the others answer with an error, which is enough. A ping would not
do: Node 20 and 24 drop the connection when they get one."""


def keep_alive(connection: Connection, seconds: float) -> None:
    """Start a thread that never lets the connection be silent for more than `seconds`, and ends with it."""
    threading.Thread(target=_run, args=(connection, seconds / 2), name="cdpsync-keepalive", daemon=True).start()


def check_seconds(seconds: float | None) -> float | None:
    """The argument itself. Raises TypeError or ValueError unless it is a number of seconds above 0, or None."""
    if seconds is not None:
        Deadline(seconds)
        if not seconds > 0:
            raise ValueError(f"keepalive must be a number of seconds above 0, or None, not {seconds!r}")
    return seconds


def _run(connection: Connection, interval: float) -> None:
    received = -1
    while not connection.join(interval):
        if connection.received == received:
            connection.ask(_COMMAND, None, None, lambda outcome: None)
        received = connection.received
