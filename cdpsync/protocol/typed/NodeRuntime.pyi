# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypedDict, type_check_only
from typing_extensions import Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand, TypedEvent

class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class NotifyWhenWaitingForDisconnectParams(TypedDict):
    enabled: bool
class _notifyWhenWaitingForDisconnect(Named):
    def __call__(self, *, enabled: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[NotifyWhenWaitingForDisconnectParams]) -> TypedCommand[Empty]: ...
@type_check_only
class WaitingForDisconnectEvent(Event):
    method: Literal["NodeRuntime.waitingForDisconnect"]
    params: Empty  # type: ignore[assignment]
@type_check_only
class WaitingForDebuggerEvent(Event):
    method: Literal["NodeRuntime.waitingForDebugger"]
    params: Empty  # type: ignore[assignment]
class NodeRuntimeDomain(Named):
    @property
    def enable(self) -> _enable: """Experimental."""
    @property
    def disable(self) -> _disable: """Experimental."""
    @property
    def notifyWhenWaitingForDisconnect(self) -> _notifyWhenWaitingForDisconnect: """Experimental."""
    @property
    def waitingForDisconnect(self) -> TypedEvent[WaitingForDisconnectEvent]: """Experimental."""
    @property
    def waitingForDebugger(self) -> TypedEvent[WaitingForDebuggerEvent]: """Experimental."""
