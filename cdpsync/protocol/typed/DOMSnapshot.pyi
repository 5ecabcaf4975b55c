# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import TypeAlias, TypedDict
from typing_extensions import NotRequired, Unpack, deprecated
from cdpsync.threads import Timeout
from . import DOM, DOMDebugger, Empty, Named, Page, TypedCommand

class DOMNode(TypedDict):
    nodeType: int
    nodeName: str
    nodeValue: str
    textValue: NotRequired[str]
    inputValue: NotRequired[str]
    inputChecked: NotRequired[bool]
    optionSelected: NotRequired[bool]
    backendNodeId: DOM.BackendNodeId
    childNodeIndexes: NotRequired[list[int]]
    attributes: NotRequired[list[NameValue]]
    pseudoElementIndexes: NotRequired[list[int]]
    layoutNodeIndex: NotRequired[int]
    documentURL: NotRequired[str]
    baseURL: NotRequired[str]
    contentLanguage: NotRequired[str]
    documentEncoding: NotRequired[str]
    publicId: NotRequired[str]
    systemId: NotRequired[str]
    frameId: NotRequired[Page.FrameId]
    contentDocumentIndex: NotRequired[int]
    pseudoType: NotRequired[DOM.PseudoType]
    shadowRootType: NotRequired[DOM.ShadowRootType]
    isClickable: NotRequired[bool]
    eventListeners: NotRequired[list[DOMDebugger.EventListener]]
    currentSourceURL: NotRequired[str]
    originURL: NotRequired[str]
    scrollOffsetX: NotRequired[float]
    scrollOffsetY: NotRequired[float]
class InlineTextBox(TypedDict):
    boundingBox: DOM.Rect
    startCharacterIndex: int
    numCharacters: int
class LayoutTreeNode(TypedDict):
    domNodeIndex: int
    boundingBox: DOM.Rect
    layoutText: NotRequired[str]
    inlineTextNodes: NotRequired[list[InlineTextBox]]
    styleIndex: NotRequired[int]
    paintOrder: NotRequired[int]
    isStackingContext: NotRequired[bool]
class ComputedStyle(TypedDict):
    properties: list[NameValue]
class NameValue(TypedDict):
    name: str
    value: str
StringIndex: TypeAlias = int
ArrayOfStrings: TypeAlias = list[StringIndex]
class RareStringData(TypedDict):
    index: list[int]
    value: list[StringIndex]
class RareBooleanData(TypedDict):
    index: list[int]
class RareIntegerData(TypedDict):
    index: list[int]
    value: list[int]
Rectangle: TypeAlias = list[float]
class DocumentSnapshot(TypedDict):
    documentURL: StringIndex
    title: StringIndex
    baseURL: StringIndex
    contentLanguage: StringIndex
    encodingName: StringIndex
    publicId: StringIndex
    systemId: StringIndex
    frameId: StringIndex
    nodes: NodeTreeSnapshot
    layout: LayoutTreeSnapshot
    textBoxes: TextBoxSnapshot
    scrollOffsetX: NotRequired[float]
    scrollOffsetY: NotRequired[float]
    contentWidth: NotRequired[float]
    contentHeight: NotRequired[float]
class NodeTreeSnapshot(TypedDict):
    parentIndex: NotRequired[list[int]]
    nodeType: NotRequired[list[int]]
    shadowRootType: NotRequired[RareStringData]
    nodeName: NotRequired[list[StringIndex]]
    nodeValue: NotRequired[list[StringIndex]]
    backendNodeId: NotRequired[list[DOM.BackendNodeId]]
    attributes: NotRequired[list[ArrayOfStrings]]
    textValue: NotRequired[RareStringData]
    inputValue: NotRequired[RareStringData]
    inputChecked: NotRequired[RareBooleanData]
    optionSelected: NotRequired[RareBooleanData]
    contentDocumentIndex: NotRequired[RareIntegerData]
    pseudoType: NotRequired[RareStringData]
    pseudoIdentifier: NotRequired[RareStringData]
    isClickable: NotRequired[RareBooleanData]
    currentSourceURL: NotRequired[RareStringData]
    originURL: NotRequired[RareStringData]
class LayoutTreeSnapshot(TypedDict):
    nodeIndex: list[int]
    styles: list[ArrayOfStrings]
    bounds: list[Rectangle]
    text: list[StringIndex]
    stackingContexts: RareBooleanData
    paintOrders: NotRequired[list[int]]
    offsetRects: NotRequired[list[Rectangle]]
    scrollRects: NotRequired[list[Rectangle]]
    clientRects: NotRequired[list[Rectangle]]
    blendedBackgroundColors: NotRequired[list[StringIndex]]
    textColorOpacities: NotRequired[list[float]]
class TextBoxSnapshot(TypedDict):
    layoutIndex: list[int]
    bounds: list[Rectangle]
    start: list[int]
    length: list[int]
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class GetSnapshotParams(TypedDict):
    computedStyleWhitelist: list[str] | tuple[str, ...]
    includeEventListeners: NotRequired[bool]
    includePaintOrder: NotRequired[bool]
    includeUserAgentShadowTree: NotRequired[bool]
class GetSnapshotResult(TypedDict):
    domNodes: list[DOMNode]
    layoutTreeNodes: list[LayoutTreeNode]
    computedStyles: list[ComputedStyle]
class _getSnapshot(Named):
    def __call__(self, *, computedStyleWhitelist: list[str] | tuple[str, ...], includeEventListeners: bool = ..., includePaintOrder: bool = ..., includeUserAgentShadowTree: bool = ..., _timeout: Timeout = ...) -> GetSnapshotResult: ...
    def submit(self, **params: Unpack[GetSnapshotParams]) -> TypedCommand[GetSnapshotResult]: ...
class CaptureSnapshotParams(TypedDict):
    computedStyles: list[str] | tuple[str, ...]
    includePaintOrder: NotRequired[bool]
    includeDOMRects: NotRequired[bool]
    includeBlendedBackgroundColors: NotRequired[bool]
    includeTextColorOpacities: NotRequired[bool]
class CaptureSnapshotResult(TypedDict):
    documents: list[DocumentSnapshot]
    strings: list[str]
class _captureSnapshot(Named):
    def __call__(self, *, computedStyles: list[str] | tuple[str, ...], includePaintOrder: bool = ..., includeDOMRects: bool = ..., includeBlendedBackgroundColors: bool = ..., includeTextColorOpacities: bool = ..., _timeout: Timeout = ...) -> CaptureSnapshotResult: ...
    def submit(self, **params: Unpack[CaptureSnapshotParams]) -> TypedCommand[CaptureSnapshotResult]: ...
class DOMSnapshotDomain(Named):
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOMSnapshot/#method-disable"""
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOMSnapshot/#method-enable"""
    @property
    @deprecated("the protocol says so")
    def getSnapshot(self) -> _getSnapshot: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOMSnapshot/#method-getSnapshot"""
    @property
    def captureSnapshot(self) -> _captureSnapshot: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOMSnapshot/#method-captureSnapshot"""
