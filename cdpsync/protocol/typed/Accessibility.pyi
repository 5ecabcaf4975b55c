# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Any, Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import DOM, Empty, Named, Page, Runtime, TypedCommand, TypedEvent

AXNodeId: TypeAlias = str
AXValueType: TypeAlias = Literal['boolean', 'tristate', 'booleanOrUndefined', 'idref', 'idrefList', 'integer', 'node', 'nodeList', 'number', 'string', 'computedString', 'token', 'tokenList', 'domRelation', 'role', 'internalRole', 'valueUndefined']
AXValueSourceType: TypeAlias = Literal['attribute', 'implicit', 'style', 'contents', 'placeholder', 'relatedElement']
AXValueNativeSourceType: TypeAlias = Literal['description', 'figcaption', 'label', 'labelfor', 'labelwrapped', 'legend', 'rubyannotation', 'tablecaption', 'title', 'other']
class AXValueSource(TypedDict):
    type: AXValueSourceType
    value: NotRequired[AXValue]
    attribute: NotRequired[str]
    attributeValue: NotRequired[AXValue]
    superseded: NotRequired[bool]
    nativeSource: NotRequired[AXValueNativeSourceType]
    nativeSourceValue: NotRequired[AXValue]
    invalid: NotRequired[bool]
    invalidReason: NotRequired[str]
class AXRelatedNode(TypedDict):
    backendDOMNodeId: DOM.BackendNodeId
    idref: NotRequired[str]
    text: NotRequired[str]
class AXProperty(TypedDict):
    name: AXPropertyName
    value: AXValue
class AXValue(TypedDict):
    type: AXValueType
    value: NotRequired[Any]
    relatedNodes: NotRequired[list[AXRelatedNode]]
    sources: NotRequired[list[AXValueSource]]
AXPropertyName: TypeAlias = Literal['actions', 'busy', 'disabled', 'editable', 'focusable', 'focused', 'hidden', 'hiddenRoot', 'invalid', 'keyshortcuts', 'settable', 'roledescription', 'live', 'atomic', 'relevant', 'root', 'autocomplete', 'hasPopup', 'level', 'multiselectable', 'orientation', 'multiline', 'readonly', 'required', 'valuemin', 'valuemax', 'valuetext', 'checked', 'expanded', 'modal', 'pressed', 'selected', 'activedescendant', 'controls', 'describedby', 'details', 'errormessage', 'flowto', 'labelledby', 'owns', 'url', 'activeFullscreenElement', 'activeModalDialog', 'activeAriaModalDialog', 'ariaHiddenElement', 'ariaHiddenSubtree', 'emptyAlt', 'emptyText', 'inertElement', 'inertSubtree', 'labelContainer', 'labelFor', 'notRendered', 'notVisible', 'presentationalRole', 'probablyPresentational', 'inactiveCarouselTabContent', 'uninteresting']
class AXNode(TypedDict):
    nodeId: AXNodeId
    ignored: bool
    ignoredReasons: NotRequired[list[AXProperty]]
    role: NotRequired[AXValue]
    chromeRole: NotRequired[AXValue]
    name: NotRequired[AXValue]
    description: NotRequired[AXValue]
    value: NotRequired[AXValue]
    properties: NotRequired[list[AXProperty]]
    parentId: NotRequired[AXNodeId]
    childIds: NotRequired[list[AXNodeId]]
    backendDOMNodeId: NotRequired[DOM.BackendNodeId]
    frameId: NotRequired[Page.FrameId]
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class GetPartialAXTreeParams(TypedDict):
    nodeId: NotRequired[DOM.NodeId]
    backendNodeId: NotRequired[DOM.BackendNodeId]
    objectId: NotRequired[Runtime.RemoteObjectId]
    fetchRelatives: NotRequired[bool]
class GetPartialAXTreeResult(TypedDict):
    nodes: list[AXNode]
class _getPartialAXTree(Named):
    def __call__(self, *, nodeId: DOM.NodeId = ..., backendNodeId: DOM.BackendNodeId = ..., objectId: Runtime.RemoteObjectId = ..., fetchRelatives: bool = ..., _timeout: Timeout = ...) -> GetPartialAXTreeResult: ...
    def submit(self, **params: Unpack[GetPartialAXTreeParams]) -> TypedCommand[GetPartialAXTreeResult]: ...
class GetFullAXTreeParams(TypedDict):
    depth: NotRequired[int]
    frameId: NotRequired[Page.FrameId]
class GetFullAXTreeResult(TypedDict):
    nodes: list[AXNode]
class _getFullAXTree(Named):
    def __call__(self, *, depth: int = ..., frameId: Page.FrameId = ..., _timeout: Timeout = ...) -> GetFullAXTreeResult: ...
    def submit(self, **params: Unpack[GetFullAXTreeParams]) -> TypedCommand[GetFullAXTreeResult]: ...
class GetRootAXNodeParams(TypedDict):
    frameId: NotRequired[Page.FrameId]
class GetRootAXNodeResult(TypedDict):
    node: AXNode
class _getRootAXNode(Named):
    def __call__(self, *, frameId: Page.FrameId = ..., _timeout: Timeout = ...) -> GetRootAXNodeResult: ...
    def submit(self, **params: Unpack[GetRootAXNodeParams]) -> TypedCommand[GetRootAXNodeResult]: ...
class GetAXNodeAndAncestorsParams(TypedDict):
    nodeId: NotRequired[DOM.NodeId]
    backendNodeId: NotRequired[DOM.BackendNodeId]
    objectId: NotRequired[Runtime.RemoteObjectId]
class GetAXNodeAndAncestorsResult(TypedDict):
    nodes: list[AXNode]
class _getAXNodeAndAncestors(Named):
    def __call__(self, *, nodeId: DOM.NodeId = ..., backendNodeId: DOM.BackendNodeId = ..., objectId: Runtime.RemoteObjectId = ..., _timeout: Timeout = ...) -> GetAXNodeAndAncestorsResult: ...
    def submit(self, **params: Unpack[GetAXNodeAndAncestorsParams]) -> TypedCommand[GetAXNodeAndAncestorsResult]: ...
class GetChildAXNodesParams(TypedDict):
    id: AXNodeId
    frameId: NotRequired[Page.FrameId]
class GetChildAXNodesResult(TypedDict):
    nodes: list[AXNode]
class _getChildAXNodes(Named):
    def __call__(self, *, id: AXNodeId, frameId: Page.FrameId = ..., _timeout: Timeout = ...) -> GetChildAXNodesResult: ...
    def submit(self, **params: Unpack[GetChildAXNodesParams]) -> TypedCommand[GetChildAXNodesResult]: ...
class QueryAXTreeParams(TypedDict):
    nodeId: NotRequired[DOM.NodeId]
    backendNodeId: NotRequired[DOM.BackendNodeId]
    objectId: NotRequired[Runtime.RemoteObjectId]
    accessibleName: NotRequired[str]
    role: NotRequired[str]
class QueryAXTreeResult(TypedDict):
    nodes: list[AXNode]
class _queryAXTree(Named):
    def __call__(self, *, nodeId: DOM.NodeId = ..., backendNodeId: DOM.BackendNodeId = ..., objectId: Runtime.RemoteObjectId = ..., accessibleName: str = ..., role: str = ..., _timeout: Timeout = ...) -> QueryAXTreeResult: ...
    def submit(self, **params: Unpack[QueryAXTreeParams]) -> TypedCommand[QueryAXTreeResult]: ...
class LoadCompleteParams(TypedDict):
    root: AXNode
@type_check_only
class LoadCompleteEvent(Event):
    method: Literal["Accessibility.loadComplete"]
    params: LoadCompleteParams  # type: ignore[assignment]
class NodesUpdatedParams(TypedDict):
    nodes: list[AXNode]
@type_check_only
class NodesUpdatedEvent(Event):
    method: Literal["Accessibility.nodesUpdated"]
    params: NodesUpdatedParams  # type: ignore[assignment]
class AccessibilityDomain(Named):
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Accessibility/#method-disable"""
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Accessibility/#method-enable"""
    @property
    def getPartialAXTree(self) -> _getPartialAXTree: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Accessibility/#method-getPartialAXTree"""
    @property
    def getFullAXTree(self) -> _getFullAXTree: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Accessibility/#method-getFullAXTree"""
    @property
    def getRootAXNode(self) -> _getRootAXNode: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Accessibility/#method-getRootAXNode"""
    @property
    def getAXNodeAndAncestors(self) -> _getAXNodeAndAncestors: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Accessibility/#method-getAXNodeAndAncestors"""
    @property
    def getChildAXNodes(self) -> _getChildAXNodes: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Accessibility/#method-getChildAXNodes"""
    @property
    def queryAXTree(self) -> _queryAXTree: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Accessibility/#method-queryAXTree"""
    @property
    def loadComplete(self) -> TypedEvent[LoadCompleteEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Accessibility/#event-loadComplete"""
    @property
    def nodesUpdated(self) -> TypedEvent[NodesUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Accessibility/#event-nodesUpdated"""
