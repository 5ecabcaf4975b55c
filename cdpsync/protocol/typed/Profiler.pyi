# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Debugger
from . import Empty
from . import Runtime
from . import TypedCommand
from . import TypedEvent

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
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class GetBestEffortCoverageResult(TypedDict):
    result: list[ScriptCoverage]
class _getBestEffortCoverage:
    def __call__(self, *, _timeout: Timeout = ...) -> GetBestEffortCoverageResult: ...
    def submit(self) -> TypedCommand[GetBestEffortCoverageResult]: ...
class SetSamplingIntervalParams(TypedDict):
    interval: int
class _setSamplingInterval:
    def __call__(self, *, interval: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetSamplingIntervalParams]) -> TypedCommand[Empty]: ...
class _start:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class StartPreciseCoverageParams(TypedDict):
    callCount: NotRequired[bool]
    detailed: NotRequired[bool]
    allowTriggeredUpdates: NotRequired[bool]
class StartPreciseCoverageResult(TypedDict):
    timestamp: float
class _startPreciseCoverage:
    def __call__(self, *, callCount: bool = ..., detailed: bool = ..., allowTriggeredUpdates: bool = ..., _timeout: Timeout = ...) -> StartPreciseCoverageResult: ...
    def submit(self, **params: Unpack[StartPreciseCoverageParams]) -> TypedCommand[StartPreciseCoverageResult]: ...
class StopResult(TypedDict):
    profile: Profile
class _stop:
    def __call__(self, *, _timeout: Timeout = ...) -> StopResult: ...
    def submit(self) -> TypedCommand[StopResult]: ...
class _stopPreciseCoverage:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class TakePreciseCoverageResult(TypedDict):
    result: list[ScriptCoverage]
    timestamp: float
class _takePreciseCoverage:
    def __call__(self, *, _timeout: Timeout = ...) -> TakePreciseCoverageResult: ...
    def submit(self) -> TypedCommand[TakePreciseCoverageResult]: ...
class ConsoleProfileFinishedParams(TypedDict):
    id: str
    location: Debugger.Location
    profile: Profile
    title: NotRequired[str]
class ConsoleProfileFinishedEvent(Event):
    method: Literal["Profiler.consoleProfileFinished"]
    params: ConsoleProfileFinishedParams  # type: ignore[assignment]
class ConsoleProfileStartedParams(TypedDict):
    id: str
    location: Debugger.Location
    title: NotRequired[str]
class ConsoleProfileStartedEvent(Event):
    method: Literal["Profiler.consoleProfileStarted"]
    params: ConsoleProfileStartedParams  # type: ignore[assignment]
class PreciseCoverageDeltaUpdateParams(TypedDict):
    timestamp: float
    occasion: str
    result: list[ScriptCoverage]
class PreciseCoverageDeltaUpdateEvent(Event):
    method: Literal["Profiler.preciseCoverageDeltaUpdate"]
    params: PreciseCoverageDeltaUpdateParams  # type: ignore[assignment]
class ProfilerDomain:
    @property
    def disable(self) -> _disable: ...
    @property
    def enable(self) -> _enable: ...
    @property
    def getBestEffortCoverage(self) -> _getBestEffortCoverage: ...
    @property
    def setSamplingInterval(self) -> _setSamplingInterval: ...
    @property
    def start(self) -> _start: ...
    @property
    def startPreciseCoverage(self) -> _startPreciseCoverage: ...
    @property
    def stop(self) -> _stop: ...
    @property
    def stopPreciseCoverage(self) -> _stopPreciseCoverage: ...
    @property
    def takePreciseCoverage(self) -> _takePreciseCoverage: ...
    @property
    def consoleProfileFinished(self) -> TypedEvent[ConsoleProfileFinishedEvent]: ...
    @property
    def consoleProfileStarted(self) -> TypedEvent[ConsoleProfileStartedEvent]: ...
    @property
    def preciseCoverageDeltaUpdate(self) -> TypedEvent[PreciseCoverageDeltaUpdateEvent]: ...
