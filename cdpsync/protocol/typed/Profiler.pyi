# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Debugger, Empty, Named, Runtime, TypedCommand, TypedEvent

class ProfileNode(TypedDict):
    id: int
    callFrame: Runtime.CallFrame
    hitCount: NotRequired[int]
    children: NotRequired[list[int]]
    deoptReason: NotRequired[str]
    positionTicks: NotRequired[list[PositionTickInfo]]
class Profile(TypedDict):
    nodes: list[ProfileNode]
    startTime: float
    endTime: float
    samples: NotRequired[list[int]]
    timeDeltas: NotRequired[list[int]]
class PositionTickInfo(TypedDict):
    line: int
    ticks: int
class CoverageRange(TypedDict):
    startOffset: int
    endOffset: int
    count: int
class FunctionCoverage(TypedDict):
    functionName: str
    ranges: list[CoverageRange]
    isBlockCoverage: bool
class ScriptCoverage(TypedDict):
    scriptId: Runtime.ScriptId
    url: str
    functions: list[FunctionCoverage]
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class GetBestEffortCoverageResult(TypedDict):
    result: list[ScriptCoverage]
class _getBestEffortCoverage(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetBestEffortCoverageResult: ...
    def submit(self) -> TypedCommand[GetBestEffortCoverageResult]: ...
class SetSamplingIntervalParams(TypedDict):
    interval: int
class _setSamplingInterval(Named):
    def __call__(self, *, interval: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetSamplingIntervalParams]) -> TypedCommand[Empty]: ...
class _start(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class StartPreciseCoverageParams(TypedDict):
    callCount: NotRequired[bool]
    detailed: NotRequired[bool]
    allowTriggeredUpdates: NotRequired[bool]
class StartPreciseCoverageResult(TypedDict):
    timestamp: float
class _startPreciseCoverage(Named):
    def __call__(self, *, callCount: bool = ..., detailed: bool = ..., allowTriggeredUpdates: bool = ..., _timeout: Timeout = ...) -> StartPreciseCoverageResult: ...
    def submit(self, **params: Unpack[StartPreciseCoverageParams]) -> TypedCommand[StartPreciseCoverageResult]: ...
class StopResult(TypedDict):
    profile: Profile
class _stop(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> StopResult: ...
    def submit(self) -> TypedCommand[StopResult]: ...
class _stopPreciseCoverage(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class TakePreciseCoverageResult(TypedDict):
    result: list[ScriptCoverage]
    timestamp: float
class _takePreciseCoverage(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> TakePreciseCoverageResult: ...
    def submit(self) -> TypedCommand[TakePreciseCoverageResult]: ...
class ConsoleProfileFinishedParams(TypedDict):
    id: str
    location: Debugger.Location
    profile: Profile
    title: NotRequired[str]
@type_check_only
class ConsoleProfileFinishedEvent(Event):
    method: Literal["Profiler.consoleProfileFinished"]
    params: ConsoleProfileFinishedParams  # type: ignore[assignment]
class ConsoleProfileStartedParams(TypedDict):
    id: str
    location: Debugger.Location
    title: NotRequired[str]
@type_check_only
class ConsoleProfileStartedEvent(Event):
    method: Literal["Profiler.consoleProfileStarted"]
    params: ConsoleProfileStartedParams  # type: ignore[assignment]
class PreciseCoverageDeltaUpdateParams(TypedDict):
    timestamp: float
    occasion: str
    result: list[ScriptCoverage]
@type_check_only
class PreciseCoverageDeltaUpdateEvent(Event):
    method: Literal["Profiler.preciseCoverageDeltaUpdate"]
    params: PreciseCoverageDeltaUpdateParams  # type: ignore[assignment]
class ProfilerDomain(Named):
    @property
    def disable(self) -> _disable: """https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#method-disable"""
    @property
    def enable(self) -> _enable: """https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#method-enable"""
    @property
    def getBestEffortCoverage(self) -> _getBestEffortCoverage: """https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#method-getBestEffortCoverage"""
    @property
    def setSamplingInterval(self) -> _setSamplingInterval: """https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#method-setSamplingInterval"""
    @property
    def start(self) -> _start: """https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#method-start"""
    @property
    def startPreciseCoverage(self) -> _startPreciseCoverage: """https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#method-startPreciseCoverage"""
    @property
    def stop(self) -> _stop: """https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#method-stop"""
    @property
    def stopPreciseCoverage(self) -> _stopPreciseCoverage: """https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#method-stopPreciseCoverage"""
    @property
    def takePreciseCoverage(self) -> _takePreciseCoverage: """https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#method-takePreciseCoverage"""
    @property
    def consoleProfileFinished(self) -> TypedEvent[ConsoleProfileFinishedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#event-consoleProfileFinished"""
    @property
    def consoleProfileStarted(self) -> TypedEvent[ConsoleProfileStartedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#event-consoleProfileStarted"""
    @property
    def preciseCoverageDeltaUpdate(self) -> TypedEvent[PreciseCoverageDeltaUpdateEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#event-preciseCoverageDeltaUpdate"""
