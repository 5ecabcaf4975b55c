# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import DOM
from . import Empty
from . import Page
from . import Runtime
from . import TypedCommand
from . import TypedEvent

class SourceOrderConfig(TypedDict):
    parentOutlineColor: DOM.RGBA
    childOutlineColor: DOM.RGBA
class GridHighlightConfig(TypedDict):
    showGridExtensionLines: NotRequired[bool]
    showPositiveLineNumbers: NotRequired[bool]
    showNegativeLineNumbers: NotRequired[bool]
    showAreaNames: NotRequired[bool]
    showLineNames: NotRequired[bool]
    showTrackSizes: NotRequired[bool]
    gridBorderColor: NotRequired[DOM.RGBA]
    cellBorderColor: NotRequired[DOM.RGBA]
    rowLineColor: NotRequired[DOM.RGBA]
    columnLineColor: NotRequired[DOM.RGBA]
    gridBorderDash: NotRequired[bool]
    cellBorderDash: NotRequired[bool]
    rowLineDash: NotRequired[bool]
    columnLineDash: NotRequired[bool]
    rowGapColor: NotRequired[DOM.RGBA]
    rowHatchColor: NotRequired[DOM.RGBA]
    columnGapColor: NotRequired[DOM.RGBA]
    columnHatchColor: NotRequired[DOM.RGBA]
    areaBorderColor: NotRequired[DOM.RGBA]
    gridBackgroundColor: NotRequired[DOM.RGBA]
class FlexContainerHighlightConfig(TypedDict):
    containerBorder: NotRequired[LineStyle]
    lineSeparator: NotRequired[LineStyle]
    itemSeparator: NotRequired[LineStyle]
    mainDistributedSpace: NotRequired[BoxStyle]
    crossDistributedSpace: NotRequired[BoxStyle]
    rowGapSpace: NotRequired[BoxStyle]
    columnGapSpace: NotRequired[BoxStyle]
    crossAlignment: NotRequired[LineStyle]
class FlexItemHighlightConfig(TypedDict):
    baseSizeBox: NotRequired[BoxStyle]
    baseSizeBorder: NotRequired[LineStyle]
    flexibilityArrow: NotRequired[LineStyle]
class LineStyle(TypedDict):
    color: NotRequired[DOM.RGBA]
    pattern: NotRequired[Literal['dashed', 'dotted']]
class BoxStyle(TypedDict):
    fillColor: NotRequired[DOM.RGBA]
    hatchColor: NotRequired[DOM.RGBA]
ContrastAlgorithm: TypeAlias = Literal['aa', 'aaa', 'apca']
class ImcbHighlightConfig(TypedDict):
    imcbBorderColor: NotRequired[DOM.RGBA]
    imcbBackgroundColor: NotRequired[DOM.RGBA]
    insetsBackgroundColor: NotRequired[DOM.RGBA]
    insetsHatchColor: NotRequired[DOM.RGBA]
    anchorBorderColor: NotRequired[DOM.RGBA]
    anchorBackgroundColor: NotRequired[DOM.RGBA]
    showPositionAreaGrid: NotRequired[bool]
    positionAreaGridLineColor: NotRequired[DOM.RGBA]
    positionAreaActiveRegionColor: NotRequired[DOM.RGBA]
class HighlightConfig(TypedDict):
    showInfo: NotRequired[bool]
    showStyles: NotRequired[bool]
    showRulers: NotRequired[bool]
    showAccessibilityInfo: NotRequired[bool]
    showExtensionLines: NotRequired[bool]
    contentColor: NotRequired[DOM.RGBA]
    paddingColor: NotRequired[DOM.RGBA]
    borderColor: NotRequired[DOM.RGBA]
    marginColor: NotRequired[DOM.RGBA]
    eventTargetColor: NotRequired[DOM.RGBA]
    shapeColor: NotRequired[DOM.RGBA]
    shapeMarginColor: NotRequired[DOM.RGBA]
    cssGridColor: NotRequired[DOM.RGBA]
    colorFormat: NotRequired[ColorFormat]
    gridHighlightConfig: NotRequired[GridHighlightConfig]
    flexContainerHighlightConfig: NotRequired[FlexContainerHighlightConfig]
    flexItemHighlightConfig: NotRequired[FlexItemHighlightConfig]
    contrastAlgorithm: NotRequired[ContrastAlgorithm]
    containerQueryContainerHighlightConfig: NotRequired[ContainerQueryContainerHighlightConfig]
    imcbHighlightConfig: NotRequired[ImcbHighlightConfig]
ColorFormat: TypeAlias = Literal['rgb', 'hsl', 'hwb', 'hex']
class GridNodeHighlightConfig(TypedDict):
    gridHighlightConfig: GridHighlightConfig
    nodeId: DOM.NodeId
class FlexNodeHighlightConfig(TypedDict):
    flexContainerHighlightConfig: FlexContainerHighlightConfig
    nodeId: DOM.NodeId
class ScrollSnapContainerHighlightConfig(TypedDict):
    snapportBorder: NotRequired[LineStyle]
    snapAreaBorder: NotRequired[LineStyle]
    scrollMarginColor: NotRequired[DOM.RGBA]
    scrollPaddingColor: NotRequired[DOM.RGBA]
class ScrollSnapHighlightConfig(TypedDict):
    scrollSnapContainerHighlightConfig: ScrollSnapContainerHighlightConfig
    nodeId: DOM.NodeId
class HingeConfig(TypedDict):
    rect: DOM.Rect
    contentColor: NotRequired[DOM.RGBA]
    outlineColor: NotRequired[DOM.RGBA]
DisplayCutoutShape: TypeAlias = Literal['pill', 'notch', 'circle', 'rectangle']
class DisplayCutoutConfig(TypedDict):
    rect: DOM.Rect
    shape: DisplayCutoutShape
    borderRadius: NotRequired[int]
    upperRadius: NotRequired[int]
    lowerRadius: NotRequired[int]
    cx: NotRequired[int]
    cy: NotRequired[int]
    radius: NotRequired[int]
    contentColor: NotRequired[DOM.RGBA]
class WindowControlsOverlayConfig(TypedDict):
    showCSS: bool
    selectedPlatform: str
    themeColor: str
class ContainerQueryHighlightConfig(TypedDict):
    containerQueryContainerHighlightConfig: ContainerQueryContainerHighlightConfig
    nodeId: DOM.NodeId
class ContainerQueryContainerHighlightConfig(TypedDict):
    containerBorder: NotRequired[LineStyle]
    descendantBorder: NotRequired[LineStyle]
class IsolatedElementHighlightConfig(TypedDict):
    isolationModeHighlightConfig: IsolationModeHighlightConfig
    nodeId: DOM.NodeId
class IsolationModeHighlightConfig(TypedDict):
    resizerColor: NotRequired[DOM.RGBA]
    resizerHandleColor: NotRequired[DOM.RGBA]
    maskColor: NotRequired[DOM.RGBA]
InspectMode: TypeAlias = Literal['searchForNode', 'searchForUAShadowDOM', 'captureAreaScreenshot', 'none']
class InspectedElementAnchorConfig(TypedDict):
    nodeId: NotRequired[DOM.NodeId]
    backendNodeId: NotRequired[DOM.BackendNodeId]
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class GetHighlightObjectForTestParams(TypedDict):
    nodeId: DOM.NodeId
    includeDistance: NotRequired[bool]
    includeStyle: NotRequired[bool]
    colorFormat: NotRequired[ColorFormat]
    showAccessibilityInfo: NotRequired[bool]
class GetHighlightObjectForTestResult(TypedDict):
    highlight: dict[str, Any]
class _getHighlightObjectForTest:
    def __call__(self, *, nodeId: DOM.NodeId, includeDistance: bool = ..., includeStyle: bool = ..., colorFormat: ColorFormat = ..., showAccessibilityInfo: bool = ..., _timeout: Timeout = ...) -> GetHighlightObjectForTestResult: ...
    def submit(self, **params: Unpack[GetHighlightObjectForTestParams]) -> TypedCommand[GetHighlightObjectForTestResult]: ...
class GetGridHighlightObjectsForTestParams(TypedDict):
    nodeIds: list[DOM.NodeId]
class GetGridHighlightObjectsForTestResult(TypedDict):
    highlights: dict[str, Any]
class _getGridHighlightObjectsForTest:
    def __call__(self, *, nodeIds: list[DOM.NodeId], _timeout: Timeout = ...) -> GetGridHighlightObjectsForTestResult: ...
    def submit(self, **params: Unpack[GetGridHighlightObjectsForTestParams]) -> TypedCommand[GetGridHighlightObjectsForTestResult]: ...
class GetSourceOrderHighlightObjectForTestParams(TypedDict):
    nodeId: DOM.NodeId
class GetSourceOrderHighlightObjectForTestResult(TypedDict):
    highlight: dict[str, Any]
class _getSourceOrderHighlightObjectForTest:
    def __call__(self, *, nodeId: DOM.NodeId, _timeout: Timeout = ...) -> GetSourceOrderHighlightObjectForTestResult: ...
    def submit(self, **params: Unpack[GetSourceOrderHighlightObjectForTestParams]) -> TypedCommand[GetSourceOrderHighlightObjectForTestResult]: ...
class _hideHighlight:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class HighlightFrameParams(TypedDict):
    frameId: Page.FrameId
    contentColor: NotRequired[DOM.RGBA]
    contentOutlineColor: NotRequired[DOM.RGBA]
class _highlightFrame:
    def __call__(self, *, frameId: Page.FrameId, contentColor: DOM.RGBA = ..., contentOutlineColor: DOM.RGBA = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[HighlightFrameParams]) -> TypedCommand[Empty]: ...
class HighlightNodeParams(TypedDict):
    highlightConfig: HighlightConfig
    nodeId: NotRequired[DOM.NodeId]
    backendNodeId: NotRequired[DOM.BackendNodeId]
    objectId: NotRequired[Runtime.RemoteObjectId]
    selector: NotRequired[str]
class _highlightNode:
    def __call__(self, *, highlightConfig: HighlightConfig, nodeId: DOM.NodeId = ..., backendNodeId: DOM.BackendNodeId = ..., objectId: Runtime.RemoteObjectId = ..., selector: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[HighlightNodeParams]) -> TypedCommand[Empty]: ...
class HighlightQuadParams(TypedDict):
    quad: DOM.Quad
    color: NotRequired[DOM.RGBA]
    outlineColor: NotRequired[DOM.RGBA]
class _highlightQuad:
    def __call__(self, *, quad: DOM.Quad, color: DOM.RGBA = ..., outlineColor: DOM.RGBA = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[HighlightQuadParams]) -> TypedCommand[Empty]: ...
class HighlightRectParams(TypedDict):
    x: int
    y: int
    width: int
    height: int
    color: NotRequired[DOM.RGBA]
    outlineColor: NotRequired[DOM.RGBA]
class _highlightRect:
    def __call__(self, *, x: int, y: int, width: int, height: int, color: DOM.RGBA = ..., outlineColor: DOM.RGBA = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[HighlightRectParams]) -> TypedCommand[Empty]: ...
class HighlightSourceOrderParams(TypedDict):
    sourceOrderConfig: SourceOrderConfig
    nodeId: NotRequired[DOM.NodeId]
    backendNodeId: NotRequired[DOM.BackendNodeId]
    objectId: NotRequired[Runtime.RemoteObjectId]
class _highlightSourceOrder:
    def __call__(self, *, sourceOrderConfig: SourceOrderConfig, nodeId: DOM.NodeId = ..., backendNodeId: DOM.BackendNodeId = ..., objectId: Runtime.RemoteObjectId = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[HighlightSourceOrderParams]) -> TypedCommand[Empty]: ...
class SetInspectModeParams(TypedDict):
    mode: InspectMode
    highlightConfig: NotRequired[HighlightConfig]
class _setInspectMode:
    def __call__(self, *, mode: InspectMode, highlightConfig: HighlightConfig = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetInspectModeParams]) -> TypedCommand[Empty]: ...
class SetShowAdHighlightsParams(TypedDict):
    show: bool
class _setShowAdHighlights:
    def __call__(self, *, show: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowAdHighlightsParams]) -> TypedCommand[Empty]: ...
class SetPausedInDebuggerMessageParams(TypedDict):
    message: NotRequired[str]
class _setPausedInDebuggerMessage:
    def __call__(self, *, message: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPausedInDebuggerMessageParams]) -> TypedCommand[Empty]: ...
class SetShowDebugBordersParams(TypedDict):
    show: bool
class _setShowDebugBorders:
    def __call__(self, *, show: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowDebugBordersParams]) -> TypedCommand[Empty]: ...
class SetShowFPSCounterParams(TypedDict):
    show: bool
class _setShowFPSCounter:
    def __call__(self, *, show: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowFPSCounterParams]) -> TypedCommand[Empty]: ...
class SetShowGridOverlaysParams(TypedDict):
    gridNodeHighlightConfigs: list[GridNodeHighlightConfig]
class _setShowGridOverlays:
    def __call__(self, *, gridNodeHighlightConfigs: list[GridNodeHighlightConfig], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowGridOverlaysParams]) -> TypedCommand[Empty]: ...
class SetShowFlexOverlaysParams(TypedDict):
    flexNodeHighlightConfigs: list[FlexNodeHighlightConfig]
class _setShowFlexOverlays:
    def __call__(self, *, flexNodeHighlightConfigs: list[FlexNodeHighlightConfig], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowFlexOverlaysParams]) -> TypedCommand[Empty]: ...
class SetShowScrollSnapOverlaysParams(TypedDict):
    scrollSnapHighlightConfigs: list[ScrollSnapHighlightConfig]
class _setShowScrollSnapOverlays:
    def __call__(self, *, scrollSnapHighlightConfigs: list[ScrollSnapHighlightConfig], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowScrollSnapOverlaysParams]) -> TypedCommand[Empty]: ...
class SetShowContainerQueryOverlaysParams(TypedDict):
    containerQueryHighlightConfigs: list[ContainerQueryHighlightConfig]
class _setShowContainerQueryOverlays:
    def __call__(self, *, containerQueryHighlightConfigs: list[ContainerQueryHighlightConfig], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowContainerQueryOverlaysParams]) -> TypedCommand[Empty]: ...
class SetShowInspectedElementAnchorParams(TypedDict):
    inspectedElementAnchorConfig: InspectedElementAnchorConfig
class _setShowInspectedElementAnchor:
    def __call__(self, *, inspectedElementAnchorConfig: InspectedElementAnchorConfig, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowInspectedElementAnchorParams]) -> TypedCommand[Empty]: ...
class SetShowPaintRectsParams(TypedDict):
    result: bool
class _setShowPaintRects:
    def __call__(self, *, result: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowPaintRectsParams]) -> TypedCommand[Empty]: ...
class SetShowLayoutShiftRegionsParams(TypedDict):
    result: bool
class _setShowLayoutShiftRegions:
    def __call__(self, *, result: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowLayoutShiftRegionsParams]) -> TypedCommand[Empty]: ...
class SetShowScrollBottleneckRectsParams(TypedDict):
    show: bool
class _setShowScrollBottleneckRects:
    def __call__(self, *, show: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowScrollBottleneckRectsParams]) -> TypedCommand[Empty]: ...
class SetShowHitTestBordersParams(TypedDict):
    show: bool
class _setShowHitTestBorders:
    def __call__(self, *, show: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowHitTestBordersParams]) -> TypedCommand[Empty]: ...
class SetShowWebVitalsParams(TypedDict):
    show: bool
class _setShowWebVitals:
    def __call__(self, *, show: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowWebVitalsParams]) -> TypedCommand[Empty]: ...
class SetShowViewportSizeOnResizeParams(TypedDict):
    show: bool
class _setShowViewportSizeOnResize:
    def __call__(self, *, show: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowViewportSizeOnResizeParams]) -> TypedCommand[Empty]: ...
class SetShowHingeParams(TypedDict):
    hingeConfig: NotRequired[HingeConfig]
class _setShowHinge:
    def __call__(self, *, hingeConfig: HingeConfig = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowHingeParams]) -> TypedCommand[Empty]: ...
class SetShowDisplayCutoutParams(TypedDict):
    displayCutoutConfig: NotRequired[DisplayCutoutConfig]
class _setShowDisplayCutout:
    def __call__(self, *, displayCutoutConfig: DisplayCutoutConfig = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowDisplayCutoutParams]) -> TypedCommand[Empty]: ...
class SetShowIsolatedElementsParams(TypedDict):
    isolatedElementHighlightConfigs: list[IsolatedElementHighlightConfig]
class _setShowIsolatedElements:
    def __call__(self, *, isolatedElementHighlightConfigs: list[IsolatedElementHighlightConfig], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowIsolatedElementsParams]) -> TypedCommand[Empty]: ...
class SetShowWindowControlsOverlayParams(TypedDict):
    windowControlsOverlayConfig: NotRequired[WindowControlsOverlayConfig]
class _setShowWindowControlsOverlay:
    def __call__(self, *, windowControlsOverlayConfig: WindowControlsOverlayConfig = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowWindowControlsOverlayParams]) -> TypedCommand[Empty]: ...
class InspectNodeRequestedParams(TypedDict):
    backendNodeId: DOM.BackendNodeId
class InspectNodeRequestedEvent(Event):
    method: Literal["Overlay.inspectNodeRequested"]
    params: InspectNodeRequestedParams  # type: ignore[assignment]
class NodeHighlightRequestedParams(TypedDict):
    nodeId: DOM.NodeId
class NodeHighlightRequestedEvent(Event):
    method: Literal["Overlay.nodeHighlightRequested"]
    params: NodeHighlightRequestedParams  # type: ignore[assignment]
class ScreenshotRequestedParams(TypedDict):
    viewport: Page.Viewport
class ScreenshotRequestedEvent(Event):
    method: Literal["Overlay.screenshotRequested"]
    params: ScreenshotRequestedParams  # type: ignore[assignment]
class InspectPanelShowRequestedParams(TypedDict):
    backendNodeId: DOM.BackendNodeId
class InspectPanelShowRequestedEvent(Event):
    method: Literal["Overlay.inspectPanelShowRequested"]
    params: InspectPanelShowRequestedParams  # type: ignore[assignment]
class InspectedElementWindowRestoredParams(TypedDict):
    backendNodeId: DOM.BackendNodeId
class InspectedElementWindowRestoredEvent(Event):
    method: Literal["Overlay.inspectedElementWindowRestored"]
    params: InspectedElementWindowRestoredParams  # type: ignore[assignment]
class InspectModeCanceledEvent(Event):
    method: Literal["Overlay.inspectModeCanceled"]
    params: Empty  # type: ignore[assignment]
class OverlayDomain:
    @property
    def disable(self) -> _disable: ...
    @property
    def enable(self) -> _enable: ...
    @property
    def getHighlightObjectForTest(self) -> _getHighlightObjectForTest: ...
    @property
    def getGridHighlightObjectsForTest(self) -> _getGridHighlightObjectsForTest: ...
    @property
    def getSourceOrderHighlightObjectForTest(self) -> _getSourceOrderHighlightObjectForTest: ...
    @property
    def hideHighlight(self) -> _hideHighlight: ...
    @property
    def highlightFrame(self) -> _highlightFrame: ...
    @property
    def highlightNode(self) -> _highlightNode: ...
    @property
    def highlightQuad(self) -> _highlightQuad: ...
    @property
    def highlightRect(self) -> _highlightRect: ...
    @property
    def highlightSourceOrder(self) -> _highlightSourceOrder: ...
    @property
    def setInspectMode(self) -> _setInspectMode: ...
    @property
    def setShowAdHighlights(self) -> _setShowAdHighlights: ...
    @property
    def setPausedInDebuggerMessage(self) -> _setPausedInDebuggerMessage: ...
    @property
    def setShowDebugBorders(self) -> _setShowDebugBorders: ...
    @property
    def setShowFPSCounter(self) -> _setShowFPSCounter: ...
    @property
    def setShowGridOverlays(self) -> _setShowGridOverlays: ...
    @property
    def setShowFlexOverlays(self) -> _setShowFlexOverlays: ...
    @property
    def setShowScrollSnapOverlays(self) -> _setShowScrollSnapOverlays: ...
    @property
    def setShowContainerQueryOverlays(self) -> _setShowContainerQueryOverlays: ...
    @property
    def setShowInspectedElementAnchor(self) -> _setShowInspectedElementAnchor: ...
    @property
    def setShowPaintRects(self) -> _setShowPaintRects: ...
    @property
    def setShowLayoutShiftRegions(self) -> _setShowLayoutShiftRegions: ...
    @property
    def setShowScrollBottleneckRects(self) -> _setShowScrollBottleneckRects: ...
    @property
    def setShowHitTestBorders(self) -> _setShowHitTestBorders: ...
    @property
    def setShowWebVitals(self) -> _setShowWebVitals: ...
    @property
    def setShowViewportSizeOnResize(self) -> _setShowViewportSizeOnResize: ...
    @property
    def setShowHinge(self) -> _setShowHinge: ...
    @property
    def setShowDisplayCutout(self) -> _setShowDisplayCutout: ...
    @property
    def setShowIsolatedElements(self) -> _setShowIsolatedElements: ...
    @property
    def setShowWindowControlsOverlay(self) -> _setShowWindowControlsOverlay: ...
    @property
    def inspectNodeRequested(self) -> TypedEvent[InspectNodeRequestedEvent]: ...
    @property
    def nodeHighlightRequested(self) -> TypedEvent[NodeHighlightRequestedEvent]: ...
    @property
    def screenshotRequested(self) -> TypedEvent[ScreenshotRequestedEvent]: ...
    @property
    def inspectPanelShowRequested(self) -> TypedEvent[InspectPanelShowRequestedEvent]: ...
    @property
    def inspectedElementWindowRestored(self) -> TypedEvent[InspectedElementWindowRestoredEvent]: ...
    @property
    def inspectModeCanceled(self) -> TypedEvent[InspectModeCanceledEvent]: ...
