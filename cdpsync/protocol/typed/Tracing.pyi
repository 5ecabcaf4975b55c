# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Any, Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, IO, Named, TypedCommand, TypedEvent

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
class _end(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class GetCategoriesResult(TypedDict):
    categories: list[str]
class _getCategories(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetCategoriesResult: ...
    def submit(self) -> TypedCommand[GetCategoriesResult]: ...
class GetTrackEventDescriptorResult(TypedDict):
    descriptor: str
class _getTrackEventDescriptor(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetTrackEventDescriptorResult: ...
    def submit(self) -> TypedCommand[GetTrackEventDescriptorResult]: ...
class RecordClockSyncMarkerParams(TypedDict):
    syncId: str
class _recordClockSyncMarker(Named):
    def __call__(self, *, syncId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RecordClockSyncMarkerParams]) -> TypedCommand[Empty]: ...
class RequestMemoryDumpParams(TypedDict):
    deterministic: NotRequired[bool]
    levelOfDetail: NotRequired[MemoryDumpLevelOfDetail]
class RequestMemoryDumpResult(TypedDict):
    dumpGuid: str
    success: bool
class _requestMemoryDump(Named):
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
class _start(Named):
    def __call__(self, *, categories: str = ..., options: str = ..., bufferUsageReportingInterval: float = ..., transferMode: Literal['ReportEvents', 'ReturnAsStream'] = ..., streamFormat: StreamFormat = ..., streamCompression: StreamCompression = ..., traceConfig: TraceConfig = ..., perfettoConfig: str = ..., tracingBackend: TracingBackend = ..., screenshotMaxSize: int = ..., screenshotMaxCount: int = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StartParams]) -> TypedCommand[Empty]: ...
class BufferUsageParams(TypedDict):
    percentFull: NotRequired[float]
    eventCount: NotRequired[float]
    value: NotRequired[float]
@type_check_only
class BufferUsageEvent(Event):
    method: Literal["Tracing.bufferUsage"]
    params: BufferUsageParams  # type: ignore[assignment]
class DataCollectedParams(TypedDict):
    value: list[dict[str, Any]]
@type_check_only
class DataCollectedEvent(Event):
    method: Literal["Tracing.dataCollected"]
    params: DataCollectedParams  # type: ignore[assignment]
class TracingCompleteParams(TypedDict):
    dataLossOccurred: bool
    stream: NotRequired[IO.StreamHandle]
    traceFormat: NotRequired[StreamFormat]
    streamCompression: NotRequired[StreamCompression]
@type_check_only
class TracingCompleteEvent(Event):
    method: Literal["Tracing.tracingComplete"]
    params: TracingCompleteParams  # type: ignore[assignment]
class TracingDomain(Named):
    @property
    def end(self) -> _end: """https://chromedevtools.github.io/devtools-protocol/tot/Tracing/#method-end"""
    @property
    def getCategories(self) -> _getCategories: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Tracing/#method-getCategories"""
    @property
    def getTrackEventDescriptor(self) -> _getTrackEventDescriptor: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Tracing/#method-getTrackEventDescriptor"""
    @property
    def recordClockSyncMarker(self) -> _recordClockSyncMarker: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Tracing/#method-recordClockSyncMarker"""
    @property
    def requestMemoryDump(self) -> _requestMemoryDump: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Tracing/#method-requestMemoryDump"""
    @property
    def start(self) -> _start: """https://chromedevtools.github.io/devtools-protocol/tot/Tracing/#method-start"""
    @property
    def bufferUsage(self) -> TypedEvent[BufferUsageEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Tracing/#event-bufferUsage"""
    @property
    def dataCollected(self) -> TypedEvent[DataCollectedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Tracing/#event-dataCollected"""
    @property
    def tracingComplete(self) -> TypedEvent[TracingCompleteEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Tracing/#event-tracingComplete"""
