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
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class GetPartialAXTreeParams(TypedDict):
    nodeId: NotRequired[DOM.NodeId]
    backendNodeId: NotRequired[DOM.BackendNodeId]
    objectId: NotRequired[Runtime.RemoteObjectId]
    fetchRelatives: NotRequired[bool]
class GetPartialAXTreeResult(TypedDict):
    nodes: list[AXNode]
class _getPartialAXTree:
    def __call__(self, *, nodeId: DOM.NodeId = ..., backendNodeId: DOM.BackendNodeId = ..., objectId: Runtime.RemoteObjectId = ..., fetchRelatives: bool = ..., _timeout: Timeout = ...) -> GetPartialAXTreeResult: ...
    def submit(self, **params: Unpack[GetPartialAXTreeParams]) -> TypedCommand[GetPartialAXTreeResult]: ...
class GetFullAXTreeParams(TypedDict):
    depth: NotRequired[int]
    frameId: NotRequired[Page.FrameId]
class GetFullAXTreeResult(TypedDict):
    nodes: list[AXNode]
class _getFullAXTree:
    def __call__(self, *, depth: int = ..., frameId: Page.FrameId = ..., _timeout: Timeout = ...) -> GetFullAXTreeResult: ...
    def submit(self, **params: Unpack[GetFullAXTreeParams]) -> TypedCommand[GetFullAXTreeResult]: ...
class GetRootAXNodeParams(TypedDict):
    frameId: NotRequired[Page.FrameId]
class GetRootAXNodeResult(TypedDict):
    node: AXNode
class _getRootAXNode:
    def __call__(self, *, frameId: Page.FrameId = ..., _timeout: Timeout = ...) -> GetRootAXNodeResult: ...
    def submit(self, **params: Unpack[GetRootAXNodeParams]) -> TypedCommand[GetRootAXNodeResult]: ...
class GetAXNodeAndAncestorsParams(TypedDict):
    nodeId: NotRequired[DOM.NodeId]
    backendNodeId: NotRequired[DOM.BackendNodeId]
    objectId: NotRequired[Runtime.RemoteObjectId]
class GetAXNodeAndAncestorsResult(TypedDict):
    nodes: list[AXNode]
class _getAXNodeAndAncestors:
    def __call__(self, *, nodeId: DOM.NodeId = ..., backendNodeId: DOM.BackendNodeId = ..., objectId: Runtime.RemoteObjectId = ..., _timeout: Timeout = ...) -> GetAXNodeAndAncestorsResult: ...
    def submit(self, **params: Unpack[GetAXNodeAndAncestorsParams]) -> TypedCommand[GetAXNodeAndAncestorsResult]: ...
class GetChildAXNodesParams(TypedDict):
    id: AXNodeId
    frameId: NotRequired[Page.FrameId]
class GetChildAXNodesResult(TypedDict):
    nodes: list[AXNode]
class _getChildAXNodes:
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
class _queryAXTree:
    def __call__(self, *, nodeId: DOM.NodeId = ..., backendNodeId: DOM.BackendNodeId = ..., objectId: Runtime.RemoteObjectId = ..., accessibleName: str = ..., role: str = ..., _timeout: Timeout = ...) -> QueryAXTreeResult: ...
    def submit(self, **params: Unpack[QueryAXTreeParams]) -> TypedCommand[QueryAXTreeResult]: ...
class LoadCompleteParams(TypedDict):
    root: AXNode
class LoadCompleteEvent(Event):
    method: Literal["Accessibility.loadComplete"]
    params: LoadCompleteParams  # type: ignore[assignment]
class NodesUpdatedParams(TypedDict):
    nodes: list[AXNode]
class NodesUpdatedEvent(Event):
    method: Literal["Accessibility.nodesUpdated"]
    params: NodesUpdatedParams  # type: ignore[assignment]
class AccessibilityDomain:
    @property
    def disable(self) -> _disable: ...
    @property
    def enable(self) -> _enable: ...
    @property
    def getPartialAXTree(self) -> _getPartialAXTree: ...
    @property
    def getFullAXTree(self) -> _getFullAXTree: ...
    @property
    def getRootAXNode(self) -> _getRootAXNode: ...
    @property
    def getAXNodeAndAncestors(self) -> _getAXNodeAndAncestors: ...
    @property
    def getChildAXNodes(self) -> _getChildAXNodes: ...
    @property
    def queryAXTree(self) -> _queryAXTree: ...
    @property
    def loadComplete(self) -> TypedEvent[LoadCompleteEvent]: ...
    @property
    def nodesUpdated(self) -> TypedEvent[NodesUpdatedEvent]: ...
