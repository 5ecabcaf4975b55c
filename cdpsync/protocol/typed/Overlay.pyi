# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from collections.abc import Sequence
from typing import Any, Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack, deprecated
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import DOM, Empty, Named, Page, Runtime, TypedCommand, TypedEvent

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
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable(Named):
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
class _getHighlightObjectForTest(Named):
    def __call__(self, *, nodeId: DOM.NodeId, includeDistance: bool = ..., includeStyle: bool = ..., colorFormat: ColorFormat = ..., showAccessibilityInfo: bool = ..., _timeout: Timeout = ...) -> GetHighlightObjectForTestResult: ...
    def submit(self, **params: Unpack[GetHighlightObjectForTestParams]) -> TypedCommand[GetHighlightObjectForTestResult]: ...
class GetGridHighlightObjectsForTestParams(TypedDict):
    nodeIds: Sequence[DOM.NodeId]
class GetGridHighlightObjectsForTestResult(TypedDict):
    highlights: dict[str, Any]
class _getGridHighlightObjectsForTest(Named):
    def __call__(self, *, nodeIds: Sequence[DOM.NodeId], _timeout: Timeout = ...) -> GetGridHighlightObjectsForTestResult: ...
    def submit(self, **params: Unpack[GetGridHighlightObjectsForTestParams]) -> TypedCommand[GetGridHighlightObjectsForTestResult]: ...
class GetSourceOrderHighlightObjectForTestParams(TypedDict):
    nodeId: DOM.NodeId
class GetSourceOrderHighlightObjectForTestResult(TypedDict):
    highlight: dict[str, Any]
class _getSourceOrderHighlightObjectForTest(Named):
    def __call__(self, *, nodeId: DOM.NodeId, _timeout: Timeout = ...) -> GetSourceOrderHighlightObjectForTestResult: ...
    def submit(self, **params: Unpack[GetSourceOrderHighlightObjectForTestParams]) -> TypedCommand[GetSourceOrderHighlightObjectForTestResult]: ...
class _hideHighlight(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class HighlightFrameParams(TypedDict):
    frameId: Page.FrameId
    contentColor: NotRequired[DOM.RGBA]
    contentOutlineColor: NotRequired[DOM.RGBA]
class _highlightFrame(Named):
    def __call__(self, *, frameId: Page.FrameId, contentColor: DOM.RGBA = ..., contentOutlineColor: DOM.RGBA = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[HighlightFrameParams]) -> TypedCommand[Empty]: ...
class HighlightNodeParams(TypedDict):
    highlightConfig: HighlightConfig
    nodeId: NotRequired[DOM.NodeId]
    backendNodeId: NotRequired[DOM.BackendNodeId]
    objectId: NotRequired[Runtime.RemoteObjectId]
    selector: NotRequired[str]
class _highlightNode(Named):
    def __call__(self, *, highlightConfig: HighlightConfig, nodeId: DOM.NodeId = ..., backendNodeId: DOM.BackendNodeId = ..., objectId: Runtime.RemoteObjectId = ..., selector: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[HighlightNodeParams]) -> TypedCommand[Empty]: ...
class HighlightQuadParams(TypedDict):
    quad: Sequence[float]
    color: NotRequired[DOM.RGBA]
    outlineColor: NotRequired[DOM.RGBA]
class _highlightQuad(Named):
    def __call__(self, *, quad: Sequence[float], color: DOM.RGBA = ..., outlineColor: DOM.RGBA = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[HighlightQuadParams]) -> TypedCommand[Empty]: ...
class HighlightRectParams(TypedDict):
    x: int
    y: int
    width: int
    height: int
    color: NotRequired[DOM.RGBA]
    outlineColor: NotRequired[DOM.RGBA]
class _highlightRect(Named):
    def __call__(self, *, x: int, y: int, width: int, height: int, color: DOM.RGBA = ..., outlineColor: DOM.RGBA = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[HighlightRectParams]) -> TypedCommand[Empty]: ...
class HighlightSourceOrderParams(TypedDict):
    sourceOrderConfig: SourceOrderConfig
    nodeId: NotRequired[DOM.NodeId]
    backendNodeId: NotRequired[DOM.BackendNodeId]
    objectId: NotRequired[Runtime.RemoteObjectId]
class _highlightSourceOrder(Named):
    def __call__(self, *, sourceOrderConfig: SourceOrderConfig, nodeId: DOM.NodeId = ..., backendNodeId: DOM.BackendNodeId = ..., objectId: Runtime.RemoteObjectId = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[HighlightSourceOrderParams]) -> TypedCommand[Empty]: ...
class SetInspectModeParams(TypedDict):
    mode: InspectMode
    highlightConfig: NotRequired[HighlightConfig]
class _setInspectMode(Named):
    def __call__(self, *, mode: InspectMode, highlightConfig: HighlightConfig = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetInspectModeParams]) -> TypedCommand[Empty]: ...
class SetShowAdHighlightsParams(TypedDict):
    show: bool
class _setShowAdHighlights(Named):
    def __call__(self, *, show: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowAdHighlightsParams]) -> TypedCommand[Empty]: ...
class SetPausedInDebuggerMessageParams(TypedDict):
    message: NotRequired[str]
class _setPausedInDebuggerMessage(Named):
    def __call__(self, *, message: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPausedInDebuggerMessageParams]) -> TypedCommand[Empty]: ...
class SetShowDebugBordersParams(TypedDict):
    show: bool
class _setShowDebugBorders(Named):
    def __call__(self, *, show: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowDebugBordersParams]) -> TypedCommand[Empty]: ...
class SetShowFPSCounterParams(TypedDict):
    show: bool
class _setShowFPSCounter(Named):
    def __call__(self, *, show: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowFPSCounterParams]) -> TypedCommand[Empty]: ...
class SetShowGridOverlaysParams(TypedDict):
    gridNodeHighlightConfigs: Sequence[GridNodeHighlightConfig]
class _setShowGridOverlays(Named):
    def __call__(self, *, gridNodeHighlightConfigs: Sequence[GridNodeHighlightConfig], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowGridOverlaysParams]) -> TypedCommand[Empty]: ...
class SetShowFlexOverlaysParams(TypedDict):
    flexNodeHighlightConfigs: Sequence[FlexNodeHighlightConfig]
class _setShowFlexOverlays(Named):
    def __call__(self, *, flexNodeHighlightConfigs: Sequence[FlexNodeHighlightConfig], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowFlexOverlaysParams]) -> TypedCommand[Empty]: ...
class SetShowScrollSnapOverlaysParams(TypedDict):
    scrollSnapHighlightConfigs: Sequence[ScrollSnapHighlightConfig]
class _setShowScrollSnapOverlays(Named):
    def __call__(self, *, scrollSnapHighlightConfigs: Sequence[ScrollSnapHighlightConfig], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowScrollSnapOverlaysParams]) -> TypedCommand[Empty]: ...
class SetShowContainerQueryOverlaysParams(TypedDict):
    containerQueryHighlightConfigs: Sequence[ContainerQueryHighlightConfig]
class _setShowContainerQueryOverlays(Named):
    def __call__(self, *, containerQueryHighlightConfigs: Sequence[ContainerQueryHighlightConfig], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowContainerQueryOverlaysParams]) -> TypedCommand[Empty]: ...
class SetShowInspectedElementAnchorParams(TypedDict):
    inspectedElementAnchorConfig: InspectedElementAnchorConfig
class _setShowInspectedElementAnchor(Named):
    def __call__(self, *, inspectedElementAnchorConfig: InspectedElementAnchorConfig, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowInspectedElementAnchorParams]) -> TypedCommand[Empty]: ...
class SetShowPaintRectsParams(TypedDict):
    result: bool
class _setShowPaintRects(Named):
    def __call__(self, *, result: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowPaintRectsParams]) -> TypedCommand[Empty]: ...
class SetShowLayoutShiftRegionsParams(TypedDict):
    result: bool
class _setShowLayoutShiftRegions(Named):
    def __call__(self, *, result: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowLayoutShiftRegionsParams]) -> TypedCommand[Empty]: ...
class SetShowScrollBottleneckRectsParams(TypedDict):
    show: bool
class _setShowScrollBottleneckRects(Named):
    def __call__(self, *, show: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowScrollBottleneckRectsParams]) -> TypedCommand[Empty]: ...
class SetShowHitTestBordersParams(TypedDict):
    show: bool
class _setShowHitTestBorders(Named):
    def __call__(self, *, show: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowHitTestBordersParams]) -> TypedCommand[Empty]: ...
class SetShowWebVitalsParams(TypedDict):
    show: bool
class _setShowWebVitals(Named):
    def __call__(self, *, show: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowWebVitalsParams]) -> TypedCommand[Empty]: ...
class SetShowViewportSizeOnResizeParams(TypedDict):
    show: bool
class _setShowViewportSizeOnResize(Named):
    def __call__(self, *, show: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowViewportSizeOnResizeParams]) -> TypedCommand[Empty]: ...
class SetShowHingeParams(TypedDict):
    hingeConfig: NotRequired[HingeConfig]
class _setShowHinge(Named):
    def __call__(self, *, hingeConfig: HingeConfig = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowHingeParams]) -> TypedCommand[Empty]: ...
class SetShowDisplayCutoutParams(TypedDict):
    displayCutoutConfig: NotRequired[DisplayCutoutConfig]
class _setShowDisplayCutout(Named):
    def __call__(self, *, displayCutoutConfig: DisplayCutoutConfig = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowDisplayCutoutParams]) -> TypedCommand[Empty]: ...
class SetShowIsolatedElementsParams(TypedDict):
    isolatedElementHighlightConfigs: Sequence[IsolatedElementHighlightConfig]
class _setShowIsolatedElements(Named):
    def __call__(self, *, isolatedElementHighlightConfigs: Sequence[IsolatedElementHighlightConfig], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowIsolatedElementsParams]) -> TypedCommand[Empty]: ...
class SetShowWindowControlsOverlayParams(TypedDict):
    windowControlsOverlayConfig: NotRequired[WindowControlsOverlayConfig]
class _setShowWindowControlsOverlay(Named):
    def __call__(self, *, windowControlsOverlayConfig: WindowControlsOverlayConfig = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetShowWindowControlsOverlayParams]) -> TypedCommand[Empty]: ...
class InspectNodeRequestedParams(TypedDict):
    backendNodeId: DOM.BackendNodeId
@type_check_only
class InspectNodeRequestedEvent(Event):
    method: Literal["Overlay.inspectNodeRequested"]
    params: InspectNodeRequestedParams  # type: ignore[assignment]
class NodeHighlightRequestedParams(TypedDict):
    nodeId: DOM.NodeId
@type_check_only
class NodeHighlightRequestedEvent(Event):
    method: Literal["Overlay.nodeHighlightRequested"]
    params: NodeHighlightRequestedParams  # type: ignore[assignment]
class ScreenshotRequestedParams(TypedDict):
    viewport: Page.Viewport
@type_check_only
class ScreenshotRequestedEvent(Event):
    method: Literal["Overlay.screenshotRequested"]
    params: ScreenshotRequestedParams  # type: ignore[assignment]
class InspectPanelShowRequestedParams(TypedDict):
    backendNodeId: DOM.BackendNodeId
@type_check_only
class InspectPanelShowRequestedEvent(Event):
    method: Literal["Overlay.inspectPanelShowRequested"]
    params: InspectPanelShowRequestedParams  # type: ignore[assignment]
class InspectedElementWindowRestoredParams(TypedDict):
    backendNodeId: DOM.BackendNodeId
@type_check_only
class InspectedElementWindowRestoredEvent(Event):
    method: Literal["Overlay.inspectedElementWindowRestored"]
    params: InspectedElementWindowRestoredParams  # type: ignore[assignment]
@type_check_only
class InspectModeCanceledEvent(Event):
    method: Literal["Overlay.inspectModeCanceled"]
    params: Empty  # type: ignore[assignment]
class OverlayDomain(Named):
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-disable"""
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-enable"""
    @property
    def getHighlightObjectForTest(self) -> _getHighlightObjectForTest: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-getHighlightObjectForTest"""
    @property
    def getGridHighlightObjectsForTest(self) -> _getGridHighlightObjectsForTest: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-getGridHighlightObjectsForTest"""
    @property
    def getSourceOrderHighlightObjectForTest(self) -> _getSourceOrderHighlightObjectForTest: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-getSourceOrderHighlightObjectForTest"""
    @property
    def hideHighlight(self) -> _hideHighlight: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-hideHighlight"""
    @property
    @deprecated("the protocol says so")
    def highlightFrame(self) -> _highlightFrame: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-highlightFrame"""
    @property
    def highlightNode(self) -> _highlightNode: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-highlightNode"""
    @property
    def highlightQuad(self) -> _highlightQuad: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-highlightQuad"""
    @property
    def highlightRect(self) -> _highlightRect: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-highlightRect"""
    @property
    def highlightSourceOrder(self) -> _highlightSourceOrder: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-highlightSourceOrder"""
    @property
    def setInspectMode(self) -> _setInspectMode: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-setInspectMode"""
    @property
    def setShowAdHighlights(self) -> _setShowAdHighlights: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-setShowAdHighlights"""
    @property
    def setPausedInDebuggerMessage(self) -> _setPausedInDebuggerMessage: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-setPausedInDebuggerMessage"""
    @property
    def setShowDebugBorders(self) -> _setShowDebugBorders: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-setShowDebugBorders"""
    @property
    def setShowFPSCounter(self) -> _setShowFPSCounter: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-setShowFPSCounter"""
    @property
    def setShowGridOverlays(self) -> _setShowGridOverlays: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-setShowGridOverlays"""
    @property
    def setShowFlexOverlays(self) -> _setShowFlexOverlays: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-setShowFlexOverlays"""
    @property
    def setShowScrollSnapOverlays(self) -> _setShowScrollSnapOverlays: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-setShowScrollSnapOverlays"""
    @property
    def setShowContainerQueryOverlays(self) -> _setShowContainerQueryOverlays: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-setShowContainerQueryOverlays"""
    @property
    def setShowInspectedElementAnchor(self) -> _setShowInspectedElementAnchor: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-setShowInspectedElementAnchor"""
    @property
    def setShowPaintRects(self) -> _setShowPaintRects: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-setShowPaintRects"""
    @property
    def setShowLayoutShiftRegions(self) -> _setShowLayoutShiftRegions: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-setShowLayoutShiftRegions"""
    @property
    def setShowScrollBottleneckRects(self) -> _setShowScrollBottleneckRects: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-setShowScrollBottleneckRects"""
    @property
    @deprecated("the protocol says so")
    def setShowHitTestBorders(self) -> _setShowHitTestBorders: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-setShowHitTestBorders"""
    @property
    @deprecated("the protocol says so")
    def setShowWebVitals(self) -> _setShowWebVitals: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-setShowWebVitals"""
    @property
    def setShowViewportSizeOnResize(self) -> _setShowViewportSizeOnResize: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-setShowViewportSizeOnResize"""
    @property
    def setShowHinge(self) -> _setShowHinge: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-setShowHinge"""
    @property
    def setShowDisplayCutout(self) -> _setShowDisplayCutout: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-setShowDisplayCutout"""
    @property
    def setShowIsolatedElements(self) -> _setShowIsolatedElements: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-setShowIsolatedElements"""
    @property
    def setShowWindowControlsOverlay(self) -> _setShowWindowControlsOverlay: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#method-setShowWindowControlsOverlay"""
    @property
    def inspectNodeRequested(self) -> TypedEvent[InspectNodeRequestedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#event-inspectNodeRequested"""
    @property
    def nodeHighlightRequested(self) -> TypedEvent[NodeHighlightRequestedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#event-nodeHighlightRequested"""
    @property
    def screenshotRequested(self) -> TypedEvent[ScreenshotRequestedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#event-screenshotRequested"""
    @property
    def inspectPanelShowRequested(self) -> TypedEvent[InspectPanelShowRequestedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#event-inspectPanelShowRequested"""
    @property
    def inspectedElementWindowRestored(self) -> TypedEvent[InspectedElementWindowRestoredEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#event-inspectedElementWindowRestored"""
    @property
    def inspectModeCanceled(self) -> TypedEvent[InspectModeCanceledEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Overlay/#event-inspectModeCanceled"""
