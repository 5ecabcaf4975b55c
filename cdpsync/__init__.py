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
    CoverageError,
    JavaScriptError,
    NavigationError,
    ProfileError,
    ProgramEnded,
    ProtocolError,
    RecordingError,
    SessionClosed,
    SnapshotError,
    TraceError,
)
from .session import AttachedSession, Session
from .threads import DEFAULT, Timeout

if TYPE_CHECKING:
    from .attaching import AttachedClient, attach
    from .children import ChildClient, ChildHandler, Children, StartSubscription
    from .diagnosis import Diagnosis, Finding, diagnose
    from .discovery import Inspector, Target, list_targets
    from .domains.console import Console, ConsoleEntry, ConsoleSubscription
    from .domains.coverage import CoverageRecorder, CoverageRecording
    from .domains.cpu import CPU, CPURecording
    from .domains.debugger import (
        UNINITIALIZED,
        AsyncParent,
        BoundPlace,
        Breakpoint,
        Debugger,
        Found,
        Frame,
        Hit,
        Paused,
        Probe,
        Variables,
    )
    from .domains.heap import Heap, HeapSampling, HeapTracking, LiveRow, Saved
    from .domains.page import LoadedPage, Page
    from .domains.scripts import Place, Script
    from .domains.tracing import PartialTrace, SavedTrace, TraceRecording, Tracing
    from .domains.values import Inspected, RegExp, RemoteObject
    from .domains.workers import StartingWorkers, Workers
    from .files import Destination, Progress, SavedFile
    from .launching import LaunchedClient, launch
    from .programs import Program, find_programs

__version__ = "0.1.0"

__all__ = [
    "CPU",
    "DEFAULT",
    "UNINITIALIZED",
    "AsyncParent",
    "AttachedClient",
    "AttachedSession",
    "BoundPlace",
    "Breakpoint",
    "CDPClient",
    "CDPError",
    "CDPTimeoutError",
    "CPURecording",
    "ChildClient",
    "ChildHandler",
    "Children",
    "ClientOptions",
    "CloseHandler",
    "ClosedError",
    "CommandError",
    "ConnectError",
    "ConnectionClosed",
    "Console",
    "ConsoleEntry",
    "ConsoleSubscription",
    "CoverageError",
    "CoverageRecorder",
    "CoverageRecording",
    "Debugger",
    "Destination",
    "Diagnosis",
    "Enabling",
    "Event",
    "EventQueue",
    "ExpectedEvent",
    "Finding",
    "Found",
    "Frame",
    "Handler",
    "Heap",
    "HeapSampling",
    "HeapTracking",
    "Hit",
    "Inspected",
    "Inspector",
    "JavaScriptError",
    "LaunchedClient",
    "LiveRow",
    "LoadedPage",
    "NavigationError",
    "Page",
    "PartialTrace",
    "Paused",
    "PendingCommand",
    "PendingInfo",
    "Place",
    "Probe",
    "ProfileError",
    "Program",
    "ProgramEnded",
    "Progress",
    "ProtocolError",
    "RecordingError",
    "RegExp",
    "RemoteObject",
    "Saved",
    "SavedFile",
    "SavedTrace",
    "Script",
    "Session",
    "SessionClosed",
    "SnapshotError",
    "StartSubscription",
    "StartingWorkers",
    "Subscription",
    "Target",
    "Timeout",
    "TraceError",
    "TraceRecording",
    "Tracing",
    "Variables",
    "Workers",
    "attach",
    "connect",
    "diagnose",
    "find_programs",
    "launch",
    "list_targets",
]

_LAZY = {
    "Destination": "files",
    "Progress": "files",
    "SavedFile": "files",
    **dict.fromkeys(
        (
            "UNINITIALIZED",
            "AsyncParent",
            "BoundPlace",
            "Breakpoint",
            "Debugger",
            "Found",
            "Frame",
            "Hit",
            "Paused",
            "Probe",
            "Variables",
        ),
        "domains.debugger",
    ),
    **dict.fromkeys(("Console", "ConsoleEntry", "ConsoleSubscription"), "domains.console"),
    **dict.fromkeys(("CoverageRecorder", "CoverageRecording"), "domains.coverage"),
    **dict.fromkeys(("CPU", "CPURecording"), "domains.cpu"),
    **dict.fromkeys(("Heap", "HeapSampling", "HeapTracking", "LiveRow", "Saved"), "domains.heap"),
    **dict.fromkeys(("LoadedPage", "Page"), "domains.page"),
    **dict.fromkeys(("PartialTrace", "SavedTrace", "TraceRecording", "Tracing"), "domains.tracing"),
    **dict.fromkeys(("Place", "Script"), "domains.scripts"),
    **dict.fromkeys(("Inspected", "RegExp", "RemoteObject"), "domains.values"),
    **dict.fromkeys(("StartingWorkers", "Workers"), "domains.workers"),
    **dict.fromkeys(("AttachedClient", "attach"), "attaching"),
    **dict.fromkeys(("ChildClient", "ChildHandler", "Children", "StartSubscription"), "children"),
    **dict.fromkeys(("Diagnosis", "Finding", "diagnose"), "diagnosis"),
    **dict.fromkeys(("LaunchedClient", "launch"), "launching"),
    **dict.fromkeys(("Program", "find_programs"), "programs"),
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
