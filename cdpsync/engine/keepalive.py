"""CDPClient(keepalive=SECONDS): a command now and then, for a proxy that cuts idle connections."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from ..threads import Deadline

if TYPE_CHECKING:
    from .connection import Connection

_COMMAND = "Browser.getVersion"
"""Chromium answers it even while a page is busy; all others answer that they have no such command, which is as good.
Not a ping: Node drops the connection at one."""


def keep_alive(connection: Connection, seconds: float) -> None:
    """Allow no silence longer than so many seconds from now on. The thread that does this ends with the connection."""
    threading.Thread(target=_run, args=(connection, seconds / 2), name="cdpsync-keepalive", daemon=True).start()


def check_seconds(seconds: float | None) -> float | None:
    """TypeError or ValueError if this is not a number of seconds; None is for no keepalive."""
    if seconds is not None:
        Deadline(seconds)
        if not seconds > 0:
            raise ValueError(f"keepalive is a number of seconds greater than 0, or None for none, not {seconds!r}")
    return seconds


def _run(connection: Connection, interval: float) -> None:
    received = -1
    while not connection.join(interval):
        if connection.received == received:
            connection.ask(_COMMAND, None, None, lambda outcome: None)
        received = connection.received
