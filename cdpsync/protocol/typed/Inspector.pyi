# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import TypedCommand
from . import TypedEvent

class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class DetachedParams(TypedDict):
    reason: str
class DetachedEvent(Event):
    method: Literal["Inspector.detached"]
    params: DetachedParams  # type: ignore[assignment]
class TargetCrashedEvent(Event):
    method: Literal["Inspector.targetCrashed"]
    params: Empty  # type: ignore[assignment]
class TargetReloadedAfterCrashEvent(Event):
    method: Literal["Inspector.targetReloadedAfterCrash"]
    params: Empty  # type: ignore[assignment]
class WorkerScriptLoadedEvent(Event):
    method: Literal["Inspector.workerScriptLoaded"]
    params: Empty  # type: ignore[assignment]
class InspectorDomain:
    @property
    def disable(self) -> _disable: ...
    @property
    def enable(self) -> _enable: ...
    @property
    def detached(self) -> TypedEvent[DetachedEvent]: ...
    @property
    def targetCrashed(self) -> TypedEvent[TargetCrashedEvent]: ...
    @property
    def targetReloadedAfterCrash(self) -> TypedEvent[TargetReloadedAfterCrashEvent]: ...
    @property
    def workerScriptLoaded(self) -> TypedEvent[WorkerScriptLoadedEvent]: ...
