# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypedDict, type_check_only
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand, TypedEvent

class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class DetachedParams(TypedDict):
    reason: str
@type_check_only
class DetachedEvent(Event):
    method: Literal["Inspector.detached"]
    params: DetachedParams  # type: ignore[assignment]
@type_check_only
class TargetCrashedEvent(Event):
    method: Literal["Inspector.targetCrashed"]
    params: Empty  # type: ignore[assignment]
@type_check_only
class TargetReloadedAfterCrashEvent(Event):
    method: Literal["Inspector.targetReloadedAfterCrash"]
    params: Empty  # type: ignore[assignment]
@type_check_only
class WorkerScriptLoadedEvent(Event):
    method: Literal["Inspector.workerScriptLoaded"]
    params: Empty  # type: ignore[assignment]
class InspectorDomain(Named):
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Inspector/#method-disable"""
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Inspector/#method-enable"""
    @property
    def detached(self) -> TypedEvent[DetachedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Inspector/#event-detached"""
    @property
    def targetCrashed(self) -> TypedEvent[TargetCrashedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Inspector/#event-targetCrashed"""
    @property
    def targetReloadedAfterCrash(self) -> TypedEvent[TargetReloadedAfterCrashEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Inspector/#event-targetReloadedAfterCrash"""
    @property
    def workerScriptLoaded(self) -> TypedEvent[WorkerScriptLoadedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Inspector/#event-workerScriptLoaded"""
