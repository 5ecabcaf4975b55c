# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, Runtime, TypedCommand, TypedEvent

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
class _addInspectedHeapObject(Named):
    def __call__(self, *, heapObjectId: HeapSnapshotObjectId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[AddInspectedHeapObjectParams]) -> TypedCommand[Empty]: ...
class _collectGarbage(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class GetHeapObjectIdParams(TypedDict):
    objectId: Runtime.RemoteObjectId
class GetHeapObjectIdResult(TypedDict):
    heapSnapshotObjectId: HeapSnapshotObjectId
class _getHeapObjectId(Named):
    def __call__(self, *, objectId: Runtime.RemoteObjectId, _timeout: Timeout = ...) -> GetHeapObjectIdResult: ...
    def submit(self, **params: Unpack[GetHeapObjectIdParams]) -> TypedCommand[GetHeapObjectIdResult]: ...
class GetObjectByHeapObjectIdParams(TypedDict):
    objectId: HeapSnapshotObjectId
    objectGroup: NotRequired[str]
class GetObjectByHeapObjectIdResult(TypedDict):
    result: Runtime.RemoteObject
class _getObjectByHeapObjectId(Named):
    def __call__(self, *, objectId: HeapSnapshotObjectId, objectGroup: str = ..., _timeout: Timeout = ...) -> GetObjectByHeapObjectIdResult: ...
    def submit(self, **params: Unpack[GetObjectByHeapObjectIdParams]) -> TypedCommand[GetObjectByHeapObjectIdResult]: ...
class GetSamplingProfileResult(TypedDict):
    profile: SamplingHeapProfile
class _getSamplingProfile(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetSamplingProfileResult: ...
    def submit(self) -> TypedCommand[GetSamplingProfileResult]: ...
class StartSamplingParams(TypedDict):
    samplingInterval: NotRequired[float]
    stackDepth: NotRequired[float]
    includeObjectsCollectedByMajorGC: NotRequired[bool]
    includeObjectsCollectedByMinorGC: NotRequired[bool]
class _startSampling(Named):
    def __call__(self, *, samplingInterval: float = ..., stackDepth: float = ..., includeObjectsCollectedByMajorGC: bool = ..., includeObjectsCollectedByMinorGC: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StartSamplingParams]) -> TypedCommand[Empty]: ...
class StartTrackingHeapObjectsParams(TypedDict):
    trackAllocations: NotRequired[bool]
class _startTrackingHeapObjects(Named):
    def __call__(self, *, trackAllocations: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StartTrackingHeapObjectsParams]) -> TypedCommand[Empty]: ...
class StopSamplingResult(TypedDict):
    profile: SamplingHeapProfile
class _stopSampling(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> StopSamplingResult: ...
    def submit(self) -> TypedCommand[StopSamplingResult]: ...
class StopTrackingHeapObjectsParams(TypedDict):
    reportProgress: NotRequired[bool]
    treatGlobalObjectsAsRoots: NotRequired[bool]
    captureNumericValue: NotRequired[bool]
    exposeInternals: NotRequired[bool]
class _stopTrackingHeapObjects(Named):
    def __call__(self, *, reportProgress: bool = ..., treatGlobalObjectsAsRoots: bool = ..., captureNumericValue: bool = ..., exposeInternals: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StopTrackingHeapObjectsParams]) -> TypedCommand[Empty]: ...
class TakeHeapSnapshotParams(TypedDict):
    reportProgress: NotRequired[bool]
    treatGlobalObjectsAsRoots: NotRequired[bool]
    captureNumericValue: NotRequired[bool]
    exposeInternals: NotRequired[bool]
class _takeHeapSnapshot(Named):
    def __call__(self, *, reportProgress: bool = ..., treatGlobalObjectsAsRoots: bool = ..., captureNumericValue: bool = ..., exposeInternals: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[TakeHeapSnapshotParams]) -> TypedCommand[Empty]: ...
class AddHeapSnapshotChunkParams(TypedDict):
    chunk: str
@type_check_only
class AddHeapSnapshotChunkEvent(Event):
    method: Literal["HeapProfiler.addHeapSnapshotChunk"]
    params: AddHeapSnapshotChunkParams  # type: ignore[assignment]
class HeapStatsUpdateParams(TypedDict):
    statsUpdate: list[int]
@type_check_only
class HeapStatsUpdateEvent(Event):
    method: Literal["HeapProfiler.heapStatsUpdate"]
    params: HeapStatsUpdateParams  # type: ignore[assignment]
class LastSeenObjectIdParams(TypedDict):
    lastSeenObjectId: int
    timestamp: float
@type_check_only
class LastSeenObjectIdEvent(Event):
    method: Literal["HeapProfiler.lastSeenObjectId"]
    params: LastSeenObjectIdParams  # type: ignore[assignment]
class ReportHeapSnapshotProgressParams(TypedDict):
    done: int
    total: int
    finished: NotRequired[bool]
@type_check_only
class ReportHeapSnapshotProgressEvent(Event):
    method: Literal["HeapProfiler.reportHeapSnapshotProgress"]
    params: ReportHeapSnapshotProgressParams  # type: ignore[assignment]
@type_check_only
class ResetProfilesEvent(Event):
    method: Literal["HeapProfiler.resetProfiles"]
    params: Empty  # type: ignore[assignment]
class HeapProfilerDomain(Named):
    @property
    def addInspectedHeapObject(self) -> _addInspectedHeapObject: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/HeapProfiler/#method-addInspectedHeapObject"""
    @property
    def collectGarbage(self) -> _collectGarbage: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/HeapProfiler/#method-collectGarbage"""
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/HeapProfiler/#method-disable"""
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/HeapProfiler/#method-enable"""
    @property
    def getHeapObjectId(self) -> _getHeapObjectId: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/HeapProfiler/#method-getHeapObjectId"""
    @property
    def getObjectByHeapObjectId(self) -> _getObjectByHeapObjectId: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/HeapProfiler/#method-getObjectByHeapObjectId"""
    @property
    def getSamplingProfile(self) -> _getSamplingProfile: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/HeapProfiler/#method-getSamplingProfile"""
    @property
    def startSampling(self) -> _startSampling: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/HeapProfiler/#method-startSampling"""
    @property
    def startTrackingHeapObjects(self) -> _startTrackingHeapObjects: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/HeapProfiler/#method-startTrackingHeapObjects"""
    @property
    def stopSampling(self) -> _stopSampling: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/HeapProfiler/#method-stopSampling"""
    @property
    def stopTrackingHeapObjects(self) -> _stopTrackingHeapObjects: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/HeapProfiler/#method-stopTrackingHeapObjects"""
    @property
    def takeHeapSnapshot(self) -> _takeHeapSnapshot: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/HeapProfiler/#method-takeHeapSnapshot"""
    @property
    def addHeapSnapshotChunk(self) -> TypedEvent[AddHeapSnapshotChunkEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/HeapProfiler/#event-addHeapSnapshotChunk"""
    @property
    def heapStatsUpdate(self) -> TypedEvent[HeapStatsUpdateEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/HeapProfiler/#event-heapStatsUpdate"""
    @property
    def lastSeenObjectId(self) -> TypedEvent[LastSeenObjectIdEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/HeapProfiler/#event-lastSeenObjectId"""
    @property
    def reportHeapSnapshotProgress(self) -> TypedEvent[ReportHeapSnapshotProgressEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/HeapProfiler/#event-reportHeapSnapshotProgress"""
    @property
    def resetProfiles(self) -> TypedEvent[ResetProfilesEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/HeapProfiler/#event-resetProfiles"""
