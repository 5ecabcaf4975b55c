# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Any, Literal, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand, TypedEvent

class TraceConfig(TypedDict):
    recordMode: NotRequired[Literal['recordUntilFull', 'recordContinuously', 'recordAsMuchAsPossible']]
    includedCategories: list[str]
class GetCategoriesResult(TypedDict):
    categories: list[str]
class _getCategories(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetCategoriesResult: ...
    def submit(self) -> TypedCommand[GetCategoriesResult]: ...
class StartParams(TypedDict):
    traceConfig: TraceConfig
class _start(Named):
    def __call__(self, *, traceConfig: TraceConfig, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StartParams]) -> TypedCommand[Empty]: ...
class _stop(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class DataCollectedParams(TypedDict):
    value: list[dict[str, Any]]
@type_check_only
class DataCollectedEvent(Event):
    method: Literal["NodeTracing.dataCollected"]
    params: DataCollectedParams  # type: ignore[assignment]
@type_check_only
class TracingCompleteEvent(Event):
    method: Literal["NodeTracing.tracingComplete"]
    params: Empty  # type: ignore[assignment]
class NodeTracingDomain(Named):
    @property
    def getCategories(self) -> _getCategories: """Experimental."""
    @property
    def start(self) -> _start: """Experimental."""
    @property
    def stop(self) -> _stop: """Experimental."""
    @property
    def dataCollected(self) -> TypedEvent[DataCollectedEvent]: """Experimental."""
    @property
    def tracingComplete(self) -> TypedEvent[TracingCompleteEvent]: """Experimental."""
