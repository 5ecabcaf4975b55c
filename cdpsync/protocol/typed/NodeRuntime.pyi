# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import TypedCommand
from . import TypedEvent

class _enable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class NotifyWhenWaitingForDisconnectParams(TypedDict):
    enabled: bool
class _notifyWhenWaitingForDisconnect:
    def __call__(self, *, enabled: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[NotifyWhenWaitingForDisconnectParams]) -> TypedCommand[Empty]: ...
class WaitingForDisconnectEvent(Event):
    method: Literal["NodeRuntime.waitingForDisconnect"]
    params: Empty  # type: ignore[assignment]
class WaitingForDebuggerEvent(Event):
    method: Literal["NodeRuntime.waitingForDebugger"]
    params: Empty  # type: ignore[assignment]
class NodeRuntimeDomain:
    @property
    def enable(self) -> _enable: ...
    @property
    def disable(self) -> _disable: ...
    @property
    def notifyWhenWaitingForDisconnect(self) -> _notifyWhenWaitingForDisconnect: ...
    @property
    def waitingForDisconnect(self) -> TypedEvent[WaitingForDisconnectEvent]: ...
    @property
    def waitingForDebugger(self) -> TypedEvent[WaitingForDebuggerEvent]: ...
