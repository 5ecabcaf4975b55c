# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import IO
from . import TypedCommand
from . import TypedEvent

MemoryDumpConfig: TypeAlias = dict[str, Any]
class TraceConfig(TypedDict):
    recordMode: NotRequired[Literal['recordUntilFull', 'recordContinuously', 'recordAsMuchAsPossible', 'echoToConsole']]
    traceBufferSizeInKb: NotRequired[float]
    enableSampling: NotRequired[bool]
    enableSystrace: NotRequired[bool]
    enableArgumentFilter: NotRequired[bool]
    includedCategories: NotRequired[list[str]]
    excludedCategories: NotRequired[list[str]]
    syntheticDelays: NotRequired[list[str]]
    memoryDumpConfig: NotRequired[MemoryDumpConfig]
StreamFormat: TypeAlias = Literal['json', 'proto']
StreamCompression: TypeAlias = Literal['none', 'gzip']
MemoryDumpLevelOfDetail: TypeAlias = Literal['background', 'light', 'detailed']
TracingBackend: TypeAlias = Literal['auto', 'chrome', 'system']
class _end:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class GetCategoriesResult(TypedDict):
    categories: list[str]
class _getCategories:
    def __call__(self, *, _timeout: Timeout = ...) -> GetCategoriesResult: ...
    def submit(self) -> TypedCommand[GetCategoriesResult]: ...
class GetTrackEventDescriptorResult(TypedDict):
    descriptor: str
class _getTrackEventDescriptor:
    def __call__(self, *, _timeout: Timeout = ...) -> GetTrackEventDescriptorResult: ...
    def submit(self) -> TypedCommand[GetTrackEventDescriptorResult]: ...
class RecordClockSyncMarkerParams(TypedDict):
    syncId: str
class _recordClockSyncMarker:
    def __call__(self, *, syncId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RecordClockSyncMarkerParams]) -> TypedCommand[Empty]: ...
class RequestMemoryDumpParams(TypedDict):
    deterministic: NotRequired[bool]
    levelOfDetail: NotRequired[MemoryDumpLevelOfDetail]
class RequestMemoryDumpResult(TypedDict):
    dumpGuid: str
    success: bool
class _requestMemoryDump:
    def __call__(self, *, deterministic: bool = ..., levelOfDetail: MemoryDumpLevelOfDetail = ..., _timeout: Timeout = ...) -> RequestMemoryDumpResult: ...
    def submit(self, **params: Unpack[RequestMemoryDumpParams]) -> TypedCommand[RequestMemoryDumpResult]: ...
class StartParams(TypedDict):
    categories: NotRequired[str]
    options: NotRequired[str]
    bufferUsageReportingInterval: NotRequired[float]
    transferMode: NotRequired[Literal['ReportEvents', 'ReturnAsStream']]
    streamFormat: NotRequired[StreamFormat]
    streamCompression: NotRequired[StreamCompression]
    traceConfig: NotRequired[TraceConfig]
    perfettoConfig: NotRequired[str]
    tracingBackend: NotRequired[TracingBackend]
    screenshotMaxSize: NotRequired[int]
    screenshotMaxCount: NotRequired[int]
class _start:
    def __call__(self, *, categories: str = ..., options: str = ..., bufferUsageReportingInterval: float = ..., transferMode: Literal['ReportEvents', 'ReturnAsStream'] = ..., streamFormat: StreamFormat = ..., streamCompression: StreamCompression = ..., traceConfig: TraceConfig = ..., perfettoConfig: str = ..., tracingBackend: TracingBackend = ..., screenshotMaxSize: int = ..., screenshotMaxCount: int = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StartParams]) -> TypedCommand[Empty]: ...
class BufferUsageParams(TypedDict):
    percentFull: NotRequired[float]
    eventCount: NotRequired[float]
    value: NotRequired[float]
class BufferUsageEvent(Event):
    method: Literal["Tracing.bufferUsage"]
    params: BufferUsageParams  # type: ignore[assignment]
class DataCollectedParams(TypedDict):
    value: list[dict[str, Any]]
class DataCollectedEvent(Event):
    method: Literal["Tracing.dataCollected"]
    params: DataCollectedParams  # type: ignore[assignment]
class TracingCompleteParams(TypedDict):
    dataLossOccurred: bool
    stream: NotRequired[IO.StreamHandle]
    traceFormat: NotRequired[StreamFormat]
    streamCompression: NotRequired[StreamCompression]
class TracingCompleteEvent(Event):
    method: Literal["Tracing.tracingComplete"]
    params: TracingCompleteParams  # type: ignore[assignment]
class TracingDomain:
    @property
    def end(self) -> _end: ...
    @property
    def getCategories(self) -> _getCategories: ...
    @property
    def getTrackEventDescriptor(self) -> _getTrackEventDescriptor: ...
    @property
    def recordClockSyncMarker(self) -> _recordClockSyncMarker: ...
    @property
    def requestMemoryDump(self) -> _requestMemoryDump: ...
    @property
    def start(self) -> _start: ...
    @property
    def bufferUsage(self) -> TypedEvent[BufferUsageEvent]: ...
    @property
    def dataCollected(self) -> TypedEvent[DataCollectedEvent]: ...
    @property
    def tracingComplete(self) -> TypedEvent[TracingCompleteEvent]: ...
