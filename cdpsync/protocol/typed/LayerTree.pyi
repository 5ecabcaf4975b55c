# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from collections.abc import Sequence
from typing import Any, Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import DOM, Empty, Named, TypedCommand, TypedEvent

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
class _compositingReasons(Named):
    def __call__(self, *, layerId: LayerId, _timeout: Timeout = ...) -> CompositingReasonsResult: ...
    def submit(self, **params: Unpack[CompositingReasonsParams]) -> TypedCommand[CompositingReasonsResult]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class LoadSnapshotParams(TypedDict):
    tiles: Sequence[PictureTile]
class LoadSnapshotResult(TypedDict):
    snapshotId: SnapshotId
class _loadSnapshot(Named):
    def __call__(self, *, tiles: Sequence[PictureTile], _timeout: Timeout = ...) -> LoadSnapshotResult: ...
    def submit(self, **params: Unpack[LoadSnapshotParams]) -> TypedCommand[LoadSnapshotResult]: ...
class MakeSnapshotParams(TypedDict):
    layerId: LayerId
class MakeSnapshotResult(TypedDict):
    snapshotId: SnapshotId
class _makeSnapshot(Named):
    def __call__(self, *, layerId: LayerId, _timeout: Timeout = ...) -> MakeSnapshotResult: ...
    def submit(self, **params: Unpack[MakeSnapshotParams]) -> TypedCommand[MakeSnapshotResult]: ...
class ProfileSnapshotParams(TypedDict):
    snapshotId: SnapshotId
    minRepeatCount: NotRequired[int]
    minDuration: NotRequired[float]
    clipRect: NotRequired[DOM.Rect]
class ProfileSnapshotResult(TypedDict):
    timings: list[PaintProfile]
class _profileSnapshot(Named):
    def __call__(self, *, snapshotId: SnapshotId, minRepeatCount: int = ..., minDuration: float = ..., clipRect: DOM.Rect = ..., _timeout: Timeout = ...) -> ProfileSnapshotResult: ...
    def submit(self, **params: Unpack[ProfileSnapshotParams]) -> TypedCommand[ProfileSnapshotResult]: ...
class ReleaseSnapshotParams(TypedDict):
    snapshotId: SnapshotId
class _releaseSnapshot(Named):
    def __call__(self, *, snapshotId: SnapshotId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReleaseSnapshotParams]) -> TypedCommand[Empty]: ...
class ReplaySnapshotParams(TypedDict):
    snapshotId: SnapshotId
    fromStep: NotRequired[int]
    toStep: NotRequired[int]
    scale: NotRequired[float]
class ReplaySnapshotResult(TypedDict):
    dataURL: str
class _replaySnapshot(Named):
    def __call__(self, *, snapshotId: SnapshotId, fromStep: int = ..., toStep: int = ..., scale: float = ..., _timeout: Timeout = ...) -> ReplaySnapshotResult: ...
    def submit(self, **params: Unpack[ReplaySnapshotParams]) -> TypedCommand[ReplaySnapshotResult]: ...
class SnapshotCommandLogParams(TypedDict):
    snapshotId: SnapshotId
class SnapshotCommandLogResult(TypedDict):
    commandLog: list[dict[str, Any]]
class _snapshotCommandLog(Named):
    def __call__(self, *, snapshotId: SnapshotId, _timeout: Timeout = ...) -> SnapshotCommandLogResult: ...
    def submit(self, **params: Unpack[SnapshotCommandLogParams]) -> TypedCommand[SnapshotCommandLogResult]: ...
class LayerPaintedParams(TypedDict):
    layerId: LayerId
    clip: DOM.Rect
@type_check_only
class LayerPaintedEvent(Event):
    method: Literal["LayerTree.layerPainted"]
    params: LayerPaintedParams  # type: ignore[assignment]
class LayerTreeDidChangeParams(TypedDict):
    layers: NotRequired[list[Layer]]
@type_check_only
class LayerTreeDidChangeEvent(Event):
    method: Literal["LayerTree.layerTreeDidChange"]
    params: LayerTreeDidChangeParams  # type: ignore[assignment]
class LayerTreeDomain(Named):
    @property
    def compositingReasons(self) -> _compositingReasons: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/LayerTree/#method-compositingReasons"""
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/LayerTree/#method-disable"""
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/LayerTree/#method-enable"""
    @property
    def loadSnapshot(self) -> _loadSnapshot: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/LayerTree/#method-loadSnapshot"""
    @property
    def makeSnapshot(self) -> _makeSnapshot: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/LayerTree/#method-makeSnapshot"""
    @property
    def profileSnapshot(self) -> _profileSnapshot: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/LayerTree/#method-profileSnapshot"""
    @property
    def releaseSnapshot(self) -> _releaseSnapshot: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/LayerTree/#method-releaseSnapshot"""
    @property
    def replaySnapshot(self) -> _replaySnapshot: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/LayerTree/#method-replaySnapshot"""
    @property
    def snapshotCommandLog(self) -> _snapshotCommandLog: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/LayerTree/#method-snapshotCommandLog"""
    @property
    def layerPainted(self) -> TypedEvent[LayerPaintedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/LayerTree/#event-layerPainted"""
    @property
    def layerTreeDidChange(self) -> TypedEvent[LayerTreeDidChangeEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/LayerTree/#event-layerTreeDidChange"""
