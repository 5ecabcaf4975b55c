# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import Runtime
from . import TypedCommand
from . import TypedEvent

HeapSnapshotObjectId: TypeAlias = str
class SamplingHeapProfileNode(TypedDict):
    callFrame: Runtime.CallFrame
    selfSize: float
    id: int
    children: list[SamplingHeapProfileNode]
class SamplingHeapProfileSample(TypedDict):
    size: float
    nodeId: int
    ordinal: float
class SamplingHeapProfile(TypedDict):
    head: SamplingHeapProfileNode
    samples: list[SamplingHeapProfileSample]
class AddInspectedHeapObjectParams(TypedDict):
    heapObjectId: HeapSnapshotObjectId
class _addInspectedHeapObject:
    def __call__(self, *, heapObjectId: HeapSnapshotObjectId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[AddInspectedHeapObjectParams]) -> TypedCommand[Empty]: ...
class _collectGarbage:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class GetHeapObjectIdParams(TypedDict):
    objectId: Runtime.RemoteObjectId
class GetHeapObjectIdResult(TypedDict):
    heapSnapshotObjectId: HeapSnapshotObjectId
class _getHeapObjectId:
    def __call__(self, *, objectId: Runtime.RemoteObjectId, _timeout: Timeout = ...) -> GetHeapObjectIdResult: ...
    def submit(self, **params: Unpack[GetHeapObjectIdParams]) -> TypedCommand[GetHeapObjectIdResult]: ...
class GetObjectByHeapObjectIdParams(TypedDict):
    objectId: HeapSnapshotObjectId
    objectGroup: NotRequired[str]
class GetObjectByHeapObjectIdResult(TypedDict):
    result: Runtime.RemoteObject
class _getObjectByHeapObjectId:
    def __call__(self, *, objectId: HeapSnapshotObjectId, objectGroup: str = ..., _timeout: Timeout = ...) -> GetObjectByHeapObjectIdResult: ...
    def submit(self, **params: Unpack[GetObjectByHeapObjectIdParams]) -> TypedCommand[GetObjectByHeapObjectIdResult]: ...
class GetSamplingProfileResult(TypedDict):
    profile: SamplingHeapProfile
class _getSamplingProfile:
    def __call__(self, *, _timeout: Timeout = ...) -> GetSamplingProfileResult: ...
    def submit(self) -> TypedCommand[GetSamplingProfileResult]: ...
class StartSamplingParams(TypedDict):
    samplingInterval: NotRequired[float]
    stackDepth: NotRequired[float]
    includeObjectsCollectedByMajorGC: NotRequired[bool]
    includeObjectsCollectedByMinorGC: NotRequired[bool]
class _startSampling:
    def __call__(self, *, samplingInterval: float = ..., stackDepth: float = ..., includeObjectsCollectedByMajorGC: bool = ..., includeObjectsCollectedByMinorGC: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StartSamplingParams]) -> TypedCommand[Empty]: ...
class StartTrackingHeapObjectsParams(TypedDict):
    trackAllocations: NotRequired[bool]
class _startTrackingHeapObjects:
    def __call__(self, *, trackAllocations: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StartTrackingHeapObjectsParams]) -> TypedCommand[Empty]: ...
class StopSamplingResult(TypedDict):
    profile: SamplingHeapProfile
class _stopSampling:
    def __call__(self, *, _timeout: Timeout = ...) -> StopSamplingResult: ...
    def submit(self) -> TypedCommand[StopSamplingResult]: ...
class StopTrackingHeapObjectsParams(TypedDict):
    reportProgress: NotRequired[bool]
    treatGlobalObjectsAsRoots: NotRequired[bool]
    captureNumericValue: NotRequired[bool]
    exposeInternals: NotRequired[bool]
class _stopTrackingHeapObjects:
    def __call__(self, *, reportProgress: bool = ..., treatGlobalObjectsAsRoots: bool = ..., captureNumericValue: bool = ..., exposeInternals: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StopTrackingHeapObjectsParams]) -> TypedCommand[Empty]: ...
class TakeHeapSnapshotParams(TypedDict):
    reportProgress: NotRequired[bool]
    treatGlobalObjectsAsRoots: NotRequired[bool]
    captureNumericValue: NotRequired[bool]
    exposeInternals: NotRequired[bool]
class _takeHeapSnapshot:
    def __call__(self, *, reportProgress: bool = ..., treatGlobalObjectsAsRoots: bool = ..., captureNumericValue: bool = ..., exposeInternals: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[TakeHeapSnapshotParams]) -> TypedCommand[Empty]: ...
class AddHeapSnapshotChunkParams(TypedDict):
    chunk: str
class AddHeapSnapshotChunkEvent(Event):
    method: Literal["HeapProfiler.addHeapSnapshotChunk"]
    params: AddHeapSnapshotChunkParams  # type: ignore[assignment]
class HeapStatsUpdateParams(TypedDict):
    statsUpdate: list[int]
class HeapStatsUpdateEvent(Event):
    method: Literal["HeapProfiler.heapStatsUpdate"]
    params: HeapStatsUpdateParams  # type: ignore[assignment]
class LastSeenObjectIdParams(TypedDict):
    lastSeenObjectId: int
    timestamp: float
class LastSeenObjectIdEvent(Event):
    method: Literal["HeapProfiler.lastSeenObjectId"]
    params: LastSeenObjectIdParams  # type: ignore[assignment]
class ReportHeapSnapshotProgressParams(TypedDict):
    done: int
    total: int
    finished: NotRequired[bool]
class ReportHeapSnapshotProgressEvent(Event):
    method: Literal["HeapProfiler.reportHeapSnapshotProgress"]
    params: ReportHeapSnapshotProgressParams  # type: ignore[assignment]
class ResetProfilesEvent(Event):
    method: Literal["HeapProfiler.resetProfiles"]
    params: Empty  # type: ignore[assignment]
class HeapProfilerDomain:
    @property
    def addInspectedHeapObject(self) -> _addInspectedHeapObject: ...
    @property
    def collectGarbage(self) -> _collectGarbage: ...
    @property
    def disable(self) -> _disable: ...
    @property
    def enable(self) -> _enable: ...
    @property
    def getHeapObjectId(self) -> _getHeapObjectId: ...
    @property
    def getObjectByHeapObjectId(self) -> _getObjectByHeapObjectId: ...
    @property
    def getSamplingProfile(self) -> _getSamplingProfile: ...
    @property
    def startSampling(self) -> _startSampling: ...
    @property
    def startTrackingHeapObjects(self) -> _startTrackingHeapObjects: ...
    @property
    def stopSampling(self) -> _stopSampling: ...
    @property
    def stopTrackingHeapObjects(self) -> _stopTrackingHeapObjects: ...
    @property
    def takeHeapSnapshot(self) -> _takeHeapSnapshot: ...
    @property
    def addHeapSnapshotChunk(self) -> TypedEvent[AddHeapSnapshotChunkEvent]: ...
    @property
    def heapStatsUpdate(self) -> TypedEvent[HeapStatsUpdateEvent]: ...
    @property
    def lastSeenObjectId(self) -> TypedEvent[LastSeenObjectIdEvent]: ...
    @property
    def reportHeapSnapshotProgress(self) -> TypedEvent[ReportHeapSnapshotProgressEvent]: ...
    @property
    def resetProfiles(self) -> TypedEvent[ResetProfilesEvent]: ...
