# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import TypedCommand
from . import TypedEvent

class TraceConfig(TypedDict):
    recordMode: NotRequired[Literal['recordUntilFull', 'recordContinuously', 'recordAsMuchAsPossible']]
    includedCategories: list[str]
class GetCategoriesResult(TypedDict):
    categories: list[str]
class _getCategories:
    def __call__(self, *, _timeout: Timeout = ...) -> GetCategoriesResult: ...
    def submit(self) -> TypedCommand[GetCategoriesResult]: ...
class StartParams(TypedDict):
    traceConfig: TraceConfig
class _start:
    def __call__(self, *, traceConfig: TraceConfig, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StartParams]) -> TypedCommand[Empty]: ...
class _stop:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class DataCollectedParams(TypedDict):
    value: list[dict[str, Any]]
class DataCollectedEvent(Event):
    method: Literal["NodeTracing.dataCollected"]
    params: DataCollectedParams  # type: ignore[assignment]
class TracingCompleteEvent(Event):
    method: Literal["NodeTracing.tracingComplete"]
    params: Empty  # type: ignore[assignment]
class NodeTracingDomain:
    @property
    def getCategories(self) -> _getCategories: ...
    @property
    def start(self) -> _start: ...
    @property
    def stop(self) -> _stop: ...
    @property
    def dataCollected(self) -> TypedEvent[DataCollectedEvent]: ...
    @property
    def tracingComplete(self) -> TypedEvent[TracingCompleteEvent]: ...
