"""CDPClient(keepalive=SECONDS): commands without effect, for a proxy that cuts idle connections."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from ..threads import Deadline

if TYPE_CHECKING:
    from .connection import Connection

_COMMAND = "Browser.getVersion"
"""Chromium answers it even while a page is busy; the others answer that they have no such command, which is as good.
It is not a ping, because Node (20, 24) drops the connection when it gets one."""


def keep_alive(connection: Connection, seconds: float) -> None:
    """Allow no silence longer than this from now on. The thread that sees to it ends with the connection."""
    threading.Thread(target=_run, args=(connection, seconds / 2), name="cdpsync-keepalive", daemon=True).start()


def check_seconds(seconds: float | None) -> float | None:
    """Return what was given; raises TypeError or ValueError unless it is a number of seconds above 0, or None."""
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
