"""The Chrome DevTools Protocol for plain, synchronous Python: Node, Deno, Chrome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .client import CDPClient, ClientOptions, connect
from .engine import (
    CloseHandler,
    Enabling,
    Event,
    EventQueue,
    ExpectedEvent,
    Handler,
    PendingCommand,
    PendingInfo,
    Subscription,
)
from .errors import (
    CDPError,
    CDPTimeoutError,
    ClosedError,
    CommandError,
    ConnectError,
    ConnectionClosed,
    JavaScriptError,
    ProgramEnded,
    ProtocolError,
    SessionClosed,
    SnapshotError,
)
from .session import AttachedSession, Session
from .threads import DEFAULT, Timeout

if TYPE_CHECKING:
    from .discovery import Inspector, Target, list_targets
    from .domains.debugger import UNINITIALIZED, AsyncParent, Breakpoint, Debugger, Frame, Paused, Variables
    from .domains.heap import Heap, Saved
    from .domains.scripts import Place
    from .domains.values import RegExp, RemoteObject
    from .files import Destination, Progress
    from .launching import LaunchedClient, launch

__version__ = "0.1.0"

__all__ = [
    "DEFAULT",
    "UNINITIALIZED",
    "AsyncParent",
    "AttachedSession",
    "Breakpoint",
    "CDPClient",
    "CDPError",
    "CDPTimeoutError",
    "ClientOptions",
    "CloseHandler",
    "ClosedError",
    "CommandError",
    "ConnectError",
    "ConnectionClosed",
    "Debugger",
    "Destination",
    "Enabling",
    "Event",
    "EventQueue",
    "ExpectedEvent",
    "Frame",
    "Handler",
    "Heap",
    "Inspector",
    "JavaScriptError",
    "LaunchedClient",
    "Paused",
    "PendingCommand",
    "PendingInfo",
    "Place",
    "ProgramEnded",
    "Progress",
    "ProtocolError",
    "RegExp",
    "RemoteObject",
    "Saved",
    "Session",
    "SessionClosed",
    "SnapshotError",
    "Subscription",
    "Target",
    "Timeout",
    "Variables",
    "connect",
    "launch",
    "list_targets",
]

_LAZY = {
    "Destination": "files",
    "Progress": "files",
    **dict.fromkeys(
        ("UNINITIALIZED", "AsyncParent", "Breakpoint", "Debugger", "Frame", "Paused", "Variables"), "domains.debugger"
    ),
    "Place": "domains.scripts",
    **dict.fromkeys(("Heap", "Saved"), "domains.heap"),
    **dict.fromkeys(("RegExp", "RemoteObject"), "domains.values"),
    **dict.fromkeys(("LaunchedClient", "launch"), "launching"),
    **dict.fromkeys(("Inspector", "Target", "list_targets"), "discovery"),
}


def __getattr__(name: str) -> object:
    """Import a name of _LAZY at its first use, because it needs HTTP or child processes (PEP 562)."""
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_LAZY[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
