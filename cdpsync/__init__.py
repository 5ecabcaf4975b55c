"""The Chrome DevTools Protocol for plain, synchronous Python: Node, Deno, Chrome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .client import CDPClient, ClientOptions, connect
from .command import Pending, PendingCommand
from .deadline import DEFAULT, Timeout
from .enabled import Enabled
from .errors import (
    CDPError,
    CDPTimeoutError,
    Closed,
    CommandError,
    ConnectError,
    ConnectionClosed,
    ProgramEnded,
    ProtocolError,
    SessionClosed,
    SnapshotError,
)
from .events import EventQueue, ExpectedEvent
from .handlers import CloseHandler, Handler, Subscription
from .message import Event
from .runtime import RuntimeKind
from .session import Session

if TYPE_CHECKING:
    from .discovery import Target, activate_target, close_target, list_targets, new_target, version
    from .domains.heap_profiler import Saved
    from .launching import LaunchedClient, launch
    from .progress import Progress
    from .whole_file import Destination

__version__ = "0.1.0"

__all__ = [
    "DEFAULT",
    "CDPClient",
    "CDPError",
    "CDPTimeoutError",
    "ClientOptions",
    "CloseHandler",
    "Closed",
    "CommandError",
    "ConnectError",
    "ConnectionClosed",
    "Destination",
    "Enabled",
    "Event",
    "EventQueue",
    "ExpectedEvent",
    "Handler",
    "LaunchedClient",
    "Pending",
    "PendingCommand",
    "ProgramEnded",
    "Progress",
    "ProtocolError",
    "RuntimeKind",
    "Saved",
    "Session",
    "SessionClosed",
    "SnapshotError",
    "Subscription",
    "Target",
    "Timeout",
    "activate_target",
    "close_target",
    "connect",
    "launch",
    "list_targets",
    "new_target",
    "version",
]

_LAZY = {
    "Destination": "whole_file",
    "Progress": "progress",
    "Saved": "domains.heap_profiler",
    **dict.fromkeys(("LaunchedClient", "launch"), "launching"),
    **dict.fromkeys(
        ("Target", "activate_target", "close_target", "list_targets", "new_target", "version"), "discovery"
    ),
}


def __getattr__(name: str) -> object:
    """Load what needs HTTP or child processes when it is first asked for (PEP 562)."""
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_LAZY[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
