# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import DOM
from . import Empty
from . import TypedCommand
from . import TypedEvent

LayerId: TypeAlias = str
SnapshotId: TypeAlias = str
class ScrollRect(TypedDict):
    rect: DOM.Rect
    type: Literal['RepaintsOnScroll', 'TouchEventHandler', 'WheelEventHandler']
class StickyPositionConstraint(TypedDict):
    stickyBoxRect: DOM.Rect
    containingBlockRect: DOM.Rect
    nearestLayerShiftingStickyBox: NotRequired[LayerId]
    nearestLayerShiftingContainingBlock: NotRequired[LayerId]
class PictureTile(TypedDict):
    x: float
    y: float
    picture: str
class Layer(TypedDict):
    layerId: LayerId
    parentLayerId: NotRequired[LayerId]
    backendNodeId: NotRequired[DOM.BackendNodeId]
    offsetX: float
    offsetY: float
    width: float
    height: float
    transform: NotRequired[list[float]]
    anchorX: NotRequired[float]
    anchorY: NotRequired[float]
    anchorZ: NotRequired[float]
    paintCount: int
    drawsContent: bool
    invisible: NotRequired[bool]
    scrollRects: NotRequired[list[ScrollRect]]
    stickyPositionConstraint: NotRequired[StickyPositionConstraint]
PaintProfile: TypeAlias = list[float]
class CompositingReasonsParams(TypedDict):
    layerId: LayerId
class CompositingReasonsResult(TypedDict):
    compositingReasons: list[str]
    compositingReasonIds: list[str]
class _compositingReasons:
    def __call__(self, *, layerId: LayerId, _timeout: Timeout = ...) -> CompositingReasonsResult: ...
    def submit(self, **params: Unpack[CompositingReasonsParams]) -> TypedCommand[CompositingReasonsResult]: ...
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class LoadSnapshotParams(TypedDict):
    tiles: list[PictureTile]
class LoadSnapshotResult(TypedDict):
    snapshotId: SnapshotId
class _loadSnapshot:
    def __call__(self, *, tiles: list[PictureTile], _timeout: Timeout = ...) -> LoadSnapshotResult: ...
    def submit(self, **params: Unpack[LoadSnapshotParams]) -> TypedCommand[LoadSnapshotResult]: ...
class MakeSnapshotParams(TypedDict):
    layerId: LayerId
class MakeSnapshotResult(TypedDict):
    snapshotId: SnapshotId
class _makeSnapshot:
    def __call__(self, *, layerId: LayerId, _timeout: Timeout = ...) -> MakeSnapshotResult: ...
    def submit(self, **params: Unpack[MakeSnapshotParams]) -> TypedCommand[MakeSnapshotResult]: ...
class ProfileSnapshotParams(TypedDict):
    snapshotId: SnapshotId
    minRepeatCount: NotRequired[int]
    minDuration: NotRequired[float]
    clipRect: NotRequired[DOM.Rect]
class ProfileSnapshotResult(TypedDict):
    timings: list[PaintProfile]
class _profileSnapshot:
    def __call__(self, *, snapshotId: SnapshotId, minRepeatCount: int = ..., minDuration: float = ..., clipRect: DOM.Rect = ..., _timeout: Timeout = ...) -> ProfileSnapshotResult: ...
    def submit(self, **params: Unpack[ProfileSnapshotParams]) -> TypedCommand[ProfileSnapshotResult]: ...
class ReleaseSnapshotParams(TypedDict):
    snapshotId: SnapshotId
class _releaseSnapshot:
    def __call__(self, *, snapshotId: SnapshotId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReleaseSnapshotParams]) -> TypedCommand[Empty]: ...
class ReplaySnapshotParams(TypedDict):
    snapshotId: SnapshotId
    fromStep: NotRequired[int]
    toStep: NotRequired[int]
    scale: NotRequired[float]
class ReplaySnapshotResult(TypedDict):
    dataURL: str
class _replaySnapshot:
    def __call__(self, *, snapshotId: SnapshotId, fromStep: int = ..., toStep: int = ..., scale: float = ..., _timeout: Timeout = ...) -> ReplaySnapshotResult: ...
    def submit(self, **params: Unpack[ReplaySnapshotParams]) -> TypedCommand[ReplaySnapshotResult]: ...
class SnapshotCommandLogParams(TypedDict):
    snapshotId: SnapshotId
class SnapshotCommandLogResult(TypedDict):
    commandLog: list[dict[str, Any]]
class _snapshotCommandLog:
    def __call__(self, *, snapshotId: SnapshotId, _timeout: Timeout = ...) -> SnapshotCommandLogResult: ...
    def submit(self, **params: Unpack[SnapshotCommandLogParams]) -> TypedCommand[SnapshotCommandLogResult]: ...
class LayerPaintedParams(TypedDict):
    layerId: LayerId
    clip: DOM.Rect
class LayerPaintedEvent(Event):
    method: Literal["LayerTree.layerPainted"]
    params: LayerPaintedParams  # type: ignore[assignment]
class LayerTreeDidChangeParams(TypedDict):
    layers: NotRequired[list[Layer]]
class LayerTreeDidChangeEvent(Event):
    method: Literal["LayerTree.layerTreeDidChange"]
    params: LayerTreeDidChangeParams  # type: ignore[assignment]
class LayerTreeDomain:
    @property
    def compositingReasons(self) -> _compositingReasons: ...
    @property
    def disable(self) -> _disable: ...
    @property
    def enable(self) -> _enable: ...
    @property
    def loadSnapshot(self) -> _loadSnapshot: ...
    @property
    def makeSnapshot(self) -> _makeSnapshot: ...
    @property
    def profileSnapshot(self) -> _profileSnapshot: ...
    @property
    def releaseSnapshot(self) -> _releaseSnapshot: ...
    @property
    def replaySnapshot(self) -> _replaySnapshot: ...
    @property
    def snapshotCommandLog(self) -> _snapshotCommandLog: ...
    @property
    def layerPainted(self) -> TypedEvent[LayerPaintedEvent]: ...
    @property
    def layerTreeDidChange(self) -> TypedEvent[LayerTreeDidChangeEvent]: ...
