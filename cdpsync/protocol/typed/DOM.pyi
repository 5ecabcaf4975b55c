# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from collections.abc import Sequence
from typing import Any, Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack, deprecated
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, Network, Page, Runtime, TypedCommand, TypedEvent

NodeId: TypeAlias = int
BackendNodeId: TypeAlias = int
StyleSheetId: TypeAlias = str
class BackendNode(TypedDict):
    nodeType: int
    nodeName: str
    backendNodeId: BackendNodeId
PseudoType: TypeAlias = Literal['first-line', 'first-letter', 'checkmark', 'before', 'after', 'expand-icon', 'picker-icon', 'interest-button', 'marker', 'backdrop', 'column', 'selection', 'search-text', 'target-text', 'spelling-error', 'grammar-error', 'highlight', 'first-line-inherited', 'scroll-marker', 'scroll-marker-group', 'scroll-button', 'scrollbar', 'scrollbar-thumb', 'scrollbar-button', 'scrollbar-track', 'scrollbar-track-piece', 'scrollbar-corner', 'resizer', 'input-list-button', 'view-transition', 'view-transition-group', 'view-transition-image-pair', 'view-transition-group-children', 'view-transition-old', 'view-transition-new', 'placeholder', 'file-selector-button', 'details-content', 'picker', 'select-listbox', 'permission-icon', 'overscroll-area-parent', 'overscroll-backdrop', 'skeleton']
ShadowRootType: TypeAlias = Literal['user-agent', 'open', 'closed']
CompatibilityMode: TypeAlias = Literal['QuirksMode', 'LimitedQuirksMode', 'NoQuirksMode']
PhysicalAxes: TypeAlias = Literal['Horizontal', 'Vertical', 'Both']
LogicalAxes: TypeAlias = Literal['Inline', 'Block', 'Both']
ScrollOrientation: TypeAlias = Literal['horizontal', 'vertical']
class Node(TypedDict):
    nodeId: NodeId
    parentId: NotRequired[NodeId]
    backendNodeId: BackendNodeId
    nodeType: int
    nodeName: str
    localName: str
    nodeValue: str
    childNodeCount: NotRequired[int]
    children: NotRequired[list[Node]]
    attributes: NotRequired[list[str]]
    documentURL: NotRequired[str]
    baseURL: NotRequired[str]
    publicId: NotRequired[str]
    systemId: NotRequired[str]
    internalSubset: NotRequired[str]
    xmlVersion: NotRequired[str]
    name: NotRequired[str]
    value: NotRequired[str]
    pseudoType: NotRequired[PseudoType]
    pseudoIdentifier: NotRequired[str]
    shadowRootType: NotRequired[ShadowRootType]
    frameId: NotRequired[Page.FrameId]
    contentDocument: NotRequired[Node]
    shadowRoots: NotRequired[list[Node]]
    templateContent: NotRequired[Node]
    pseudoElements: NotRequired[list[Node]]
    importedDocument: NotRequired[Node]
    distributedNodes: NotRequired[list[BackendNode]]
    isSVG: NotRequired[bool]
    compatibilityMode: NotRequired[CompatibilityMode]
    assignedSlot: NotRequired[BackendNode]
    isScrollable: NotRequired[bool]
    affectedByStartingStyles: NotRequired[bool]
    adoptedStyleSheets: NotRequired[list[StyleSheetId]]
    adProvenance: NotRequired[Network.AdProvenance]
class DetachedElementInfo(TypedDict):
    treeNode: Node
    retainedNodeIds: list[NodeId]
class RGBA(TypedDict):
    r: int
    g: int
    b: int
    a: NotRequired[float]
Quad: TypeAlias = list[float]
class BoxModel(TypedDict):
    content: Quad
    padding: Quad
    border: Quad
    margin: Quad
    width: int
    height: int
    shapeOutside: NotRequired[ShapeOutsideInfo]
class ShapeOutsideInfo(TypedDict):
    bounds: Quad
    shape: list[Any]
    marginShape: list[Any]
class Rect(TypedDict):
    x: float
    y: float
    width: float
    height: float
class CSSComputedStyleProperty(TypedDict):
    name: str
    value: str
class CollectClassNamesFromSubtreeParams(TypedDict):
    nodeId: NodeId
class CollectClassNamesFromSubtreeResult(TypedDict):
    classNames: list[str]
class _collectClassNamesFromSubtree(Named):
    def __call__(self, *, nodeId: NodeId, _timeout: Timeout = ...) -> CollectClassNamesFromSubtreeResult: ...
    def submit(self, **params: Unpack[CollectClassNamesFromSubtreeParams]) -> TypedCommand[CollectClassNamesFromSubtreeResult]: ...
class CopyToParams(TypedDict):
    nodeId: NodeId
    targetNodeId: NodeId
    insertBeforeNodeId: NotRequired[NodeId]
class CopyToResult(TypedDict):
    nodeId: NodeId
class _copyTo(Named):
    def __call__(self, *, nodeId: NodeId, targetNodeId: NodeId, insertBeforeNodeId: NodeId = ..., _timeout: Timeout = ...) -> CopyToResult: ...
    def submit(self, **params: Unpack[CopyToParams]) -> TypedCommand[CopyToResult]: ...
class DescribeNodeParams(TypedDict):
    nodeId: NotRequired[NodeId]
    backendNodeId: NotRequired[BackendNodeId]
    objectId: NotRequired[Runtime.RemoteObjectId]
    depth: NotRequired[int]
    pierce: NotRequired[bool]
class DescribeNodeResult(TypedDict):
    node: Node
class _describeNode(Named):
    def __call__(self, *, nodeId: NodeId = ..., backendNodeId: BackendNodeId = ..., objectId: Runtime.RemoteObjectId = ..., depth: int = ..., pierce: bool = ..., _timeout: Timeout = ...) -> DescribeNodeResult: ...
    def submit(self, **params: Unpack[DescribeNodeParams]) -> TypedCommand[DescribeNodeResult]: ...
class ScrollIntoViewIfNeededParams(TypedDict):
    nodeId: NotRequired[NodeId]
    backendNodeId: NotRequired[BackendNodeId]
    objectId: NotRequired[Runtime.RemoteObjectId]
    rect: NotRequired[Rect]
class _scrollIntoViewIfNeeded(Named):
    def __call__(self, *, nodeId: NodeId = ..., backendNodeId: BackendNodeId = ..., objectId: Runtime.RemoteObjectId = ..., rect: Rect = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ScrollIntoViewIfNeededParams]) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class DiscardSearchResultsParams(TypedDict):
    searchId: str
class _discardSearchResults(Named):
    def __call__(self, *, searchId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DiscardSearchResultsParams]) -> TypedCommand[Empty]: ...
class EnableParams(TypedDict):
    includeWhitespace: NotRequired[Literal['none', 'all']]
class _enable(Named):
    def __call__(self, *, includeWhitespace: Literal['none', 'all'] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[EnableParams]) -> TypedCommand[Empty]: ...
class FocusParams(TypedDict):
    nodeId: NotRequired[NodeId]
    backendNodeId: NotRequired[BackendNodeId]
    objectId: NotRequired[Runtime.RemoteObjectId]
class _focus(Named):
    def __call__(self, *, nodeId: NodeId = ..., backendNodeId: BackendNodeId = ..., objectId: Runtime.RemoteObjectId = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[FocusParams]) -> TypedCommand[Empty]: ...
class GetAttributesParams(TypedDict):
    nodeId: NodeId
class GetAttributesResult(TypedDict):
    attributes: list[str]
class _getAttributes(Named):
    def __call__(self, *, nodeId: NodeId, _timeout: Timeout = ...) -> GetAttributesResult: ...
    def submit(self, **params: Unpack[GetAttributesParams]) -> TypedCommand[GetAttributesResult]: ...
class GetBoxModelParams(TypedDict):
    nodeId: NotRequired[NodeId]
    backendNodeId: NotRequired[BackendNodeId]
    objectId: NotRequired[Runtime.RemoteObjectId]
class GetBoxModelResult(TypedDict):
    model: BoxModel
class _getBoxModel(Named):
    def __call__(self, *, nodeId: NodeId = ..., backendNodeId: BackendNodeId = ..., objectId: Runtime.RemoteObjectId = ..., _timeout: Timeout = ...) -> GetBoxModelResult: ...
    def submit(self, **params: Unpack[GetBoxModelParams]) -> TypedCommand[GetBoxModelResult]: ...
class GetContentQuadsParams(TypedDict):
    nodeId: NotRequired[NodeId]
    backendNodeId: NotRequired[BackendNodeId]
    objectId: NotRequired[Runtime.RemoteObjectId]
class GetContentQuadsResult(TypedDict):
    quads: list[Quad]
class _getContentQuads(Named):
    def __call__(self, *, nodeId: NodeId = ..., backendNodeId: BackendNodeId = ..., objectId: Runtime.RemoteObjectId = ..., _timeout: Timeout = ...) -> GetContentQuadsResult: ...
    def submit(self, **params: Unpack[GetContentQuadsParams]) -> TypedCommand[GetContentQuadsResult]: ...
class GetDocumentParams(TypedDict):
    depth: NotRequired[int]
    pierce: NotRequired[bool]
class GetDocumentResult(TypedDict):
    root: Node
class _getDocument(Named):
    def __call__(self, *, depth: int = ..., pierce: bool = ..., _timeout: Timeout = ...) -> GetDocumentResult: ...
    def submit(self, **params: Unpack[GetDocumentParams]) -> TypedCommand[GetDocumentResult]: ...
class GetFlattenedDocumentParams(TypedDict):
    depth: NotRequired[int]
    pierce: NotRequired[bool]
class GetFlattenedDocumentResult(TypedDict):
    nodes: list[Node]
class _getFlattenedDocument(Named):
    def __call__(self, *, depth: int = ..., pierce: bool = ..., _timeout: Timeout = ...) -> GetFlattenedDocumentResult: ...
    def submit(self, **params: Unpack[GetFlattenedDocumentParams]) -> TypedCommand[GetFlattenedDocumentResult]: ...
class GetNodesForSubtreeByStyleParams(TypedDict):
    nodeId: NodeId
    computedStyles: Sequence[CSSComputedStyleProperty]
    pierce: NotRequired[bool]
class GetNodesForSubtreeByStyleResult(TypedDict):
    nodeIds: list[NodeId]
class _getNodesForSubtreeByStyle(Named):
    def __call__(self, *, nodeId: NodeId, computedStyles: Sequence[CSSComputedStyleProperty], pierce: bool = ..., _timeout: Timeout = ...) -> GetNodesForSubtreeByStyleResult: ...
    def submit(self, **params: Unpack[GetNodesForSubtreeByStyleParams]) -> TypedCommand[GetNodesForSubtreeByStyleResult]: ...
class GetNodeForLocationParams(TypedDict):
    x: int
    y: int
    includeUserAgentShadowDOM: NotRequired[bool]
    ignorePointerEventsNone: NotRequired[bool]
class GetNodeForLocationResult(TypedDict):
    backendNodeId: BackendNodeId
    frameId: Page.FrameId
    nodeId: NotRequired[NodeId]
class _getNodeForLocation(Named):
    def __call__(self, *, x: int, y: int, includeUserAgentShadowDOM: bool = ..., ignorePointerEventsNone: bool = ..., _timeout: Timeout = ...) -> GetNodeForLocationResult: ...
    def submit(self, **params: Unpack[GetNodeForLocationParams]) -> TypedCommand[GetNodeForLocationResult]: ...
class GetOuterHTMLParams(TypedDict):
    nodeId: NotRequired[NodeId]
    backendNodeId: NotRequired[BackendNodeId]
    objectId: NotRequired[Runtime.RemoteObjectId]
    includeShadowDOM: NotRequired[bool]
class GetOuterHTMLResult(TypedDict):
    outerHTML: str
class _getOuterHTML(Named):
    def __call__(self, *, nodeId: NodeId = ..., backendNodeId: BackendNodeId = ..., objectId: Runtime.RemoteObjectId = ..., includeShadowDOM: bool = ..., _timeout: Timeout = ...) -> GetOuterHTMLResult: ...
    def submit(self, **params: Unpack[GetOuterHTMLParams]) -> TypedCommand[GetOuterHTMLResult]: ...
class GetRelayoutBoundaryParams(TypedDict):
    nodeId: NodeId
class GetRelayoutBoundaryResult(TypedDict):
    nodeId: NodeId
class _getRelayoutBoundary(Named):
    def __call__(self, *, nodeId: NodeId, _timeout: Timeout = ...) -> GetRelayoutBoundaryResult: ...
    def submit(self, **params: Unpack[GetRelayoutBoundaryParams]) -> TypedCommand[GetRelayoutBoundaryResult]: ...
class GetSearchResultsParams(TypedDict):
    searchId: str
    fromIndex: int
    toIndex: int
class GetSearchResultsResult(TypedDict):
    nodeIds: list[NodeId]
class _getSearchResults(Named):
    def __call__(self, *, searchId: str, fromIndex: int, toIndex: int, _timeout: Timeout = ...) -> GetSearchResultsResult: ...
    def submit(self, **params: Unpack[GetSearchResultsParams]) -> TypedCommand[GetSearchResultsResult]: ...
class _hideHighlight(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _highlightNode(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _highlightRect(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _markUndoableState(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class MoveToParams(TypedDict):
    nodeId: NodeId
    targetNodeId: NodeId
    insertBeforeNodeId: NotRequired[NodeId]
class MoveToResult(TypedDict):
    nodeId: NodeId
class _moveTo(Named):
    def __call__(self, *, nodeId: NodeId, targetNodeId: NodeId, insertBeforeNodeId: NodeId = ..., _timeout: Timeout = ...) -> MoveToResult: ...
    def submit(self, **params: Unpack[MoveToParams]) -> TypedCommand[MoveToResult]: ...
class PerformSearchParams(TypedDict):
    query: str
    includeUserAgentShadowDOM: NotRequired[bool]
class PerformSearchResult(TypedDict):
    searchId: str
    resultCount: int
class _performSearch(Named):
    def __call__(self, *, query: str, includeUserAgentShadowDOM: bool = ..., _timeout: Timeout = ...) -> PerformSearchResult: ...
    def submit(self, **params: Unpack[PerformSearchParams]) -> TypedCommand[PerformSearchResult]: ...
class PushNodeByPathToFrontendParams(TypedDict):
    path: str
class PushNodeByPathToFrontendResult(TypedDict):
    nodeId: NodeId
class _pushNodeByPathToFrontend(Named):
    def __call__(self, *, path: str, _timeout: Timeout = ...) -> PushNodeByPathToFrontendResult: ...
    def submit(self, **params: Unpack[PushNodeByPathToFrontendParams]) -> TypedCommand[PushNodeByPathToFrontendResult]: ...
class PushNodesByBackendIdsToFrontendParams(TypedDict):
    backendNodeIds: Sequence[BackendNodeId]
class PushNodesByBackendIdsToFrontendResult(TypedDict):
    nodeIds: list[NodeId]
class _pushNodesByBackendIdsToFrontend(Named):
    def __call__(self, *, backendNodeIds: Sequence[BackendNodeId], _timeout: Timeout = ...) -> PushNodesByBackendIdsToFrontendResult: ...
    def submit(self, **params: Unpack[PushNodesByBackendIdsToFrontendParams]) -> TypedCommand[PushNodesByBackendIdsToFrontendResult]: ...
class QuerySelectorParams(TypedDict):
    nodeId: NodeId
    selector: str
class QuerySelectorResult(TypedDict):
    nodeId: NodeId
class _querySelector(Named):
    def __call__(self, *, nodeId: NodeId, selector: str, _timeout: Timeout = ...) -> QuerySelectorResult: ...
    def submit(self, **params: Unpack[QuerySelectorParams]) -> TypedCommand[QuerySelectorResult]: ...
class QuerySelectorAllParams(TypedDict):
    nodeId: NodeId
    selector: str
class QuerySelectorAllResult(TypedDict):
    nodeIds: list[NodeId]
class _querySelectorAll(Named):
    def __call__(self, *, nodeId: NodeId, selector: str, _timeout: Timeout = ...) -> QuerySelectorAllResult: ...
    def submit(self, **params: Unpack[QuerySelectorAllParams]) -> TypedCommand[QuerySelectorAllResult]: ...
class GetTopLayerElementsResult(TypedDict):
    nodeIds: list[NodeId]
class _getTopLayerElements(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetTopLayerElementsResult: ...
    def submit(self) -> TypedCommand[GetTopLayerElementsResult]: ...
class GetElementByRelationParams(TypedDict):
    nodeId: NodeId
    relation: Literal['PopoverTarget', 'InterestTarget', 'CommandFor']
class GetElementByRelationResult(TypedDict):
    nodeId: NodeId
class _getElementByRelation(Named):
    def __call__(self, *, nodeId: NodeId, relation: Literal['PopoverTarget', 'InterestTarget', 'CommandFor'], _timeout: Timeout = ...) -> GetElementByRelationResult: ...
    def submit(self, **params: Unpack[GetElementByRelationParams]) -> TypedCommand[GetElementByRelationResult]: ...
class _redo(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class RemoveAttributeParams(TypedDict):
    nodeId: NodeId
    name: str
class _removeAttribute(Named):
    def __call__(self, *, nodeId: NodeId, name: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveAttributeParams]) -> TypedCommand[Empty]: ...
class RemoveNodeParams(TypedDict):
    nodeId: NodeId
class _removeNode(Named):
    def __call__(self, *, nodeId: NodeId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveNodeParams]) -> TypedCommand[Empty]: ...
class RequestChildNodesParams(TypedDict):
    nodeId: NodeId
    depth: NotRequired[int]
    pierce: NotRequired[bool]
class _requestChildNodes(Named):
    def __call__(self, *, nodeId: NodeId, depth: int = ..., pierce: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RequestChildNodesParams]) -> TypedCommand[Empty]: ...
class RequestNodeParams(TypedDict):
    objectId: Runtime.RemoteObjectId
class RequestNodeResult(TypedDict):
    nodeId: NodeId
class _requestNode(Named):
    def __call__(self, *, objectId: Runtime.RemoteObjectId, _timeout: Timeout = ...) -> RequestNodeResult: ...
    def submit(self, **params: Unpack[RequestNodeParams]) -> TypedCommand[RequestNodeResult]: ...
class ResolveNodeParams(TypedDict):
    nodeId: NotRequired[NodeId]
    backendNodeId: NotRequired[BackendNodeId]
    objectGroup: NotRequired[str]
    executionContextId: NotRequired[Runtime.ExecutionContextId]
class ResolveNodeResult(TypedDict):
    object: Runtime.RemoteObject
class _resolveNode(Named):
    def __call__(self, *, nodeId: NodeId = ..., backendNodeId: BackendNodeId = ..., objectGroup: str = ..., executionContextId: Runtime.ExecutionContextId = ..., _timeout: Timeout = ...) -> ResolveNodeResult: ...
    def submit(self, **params: Unpack[ResolveNodeParams]) -> TypedCommand[ResolveNodeResult]: ...
class SetAttributeValueParams(TypedDict):
    nodeId: NodeId
    name: str
    value: str
class _setAttributeValue(Named):
    def __call__(self, *, nodeId: NodeId, name: str, value: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetAttributeValueParams]) -> TypedCommand[Empty]: ...
class SetAttributesAsTextParams(TypedDict):
    nodeId: NodeId
    text: str
    name: NotRequired[str]
class _setAttributesAsText(Named):
    def __call__(self, *, nodeId: NodeId, text: str, name: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetAttributesAsTextParams]) -> TypedCommand[Empty]: ...
class SetFileInputFilesParams(TypedDict):
    files: list[str] | tuple[str, ...]
    nodeId: NotRequired[NodeId]
    backendNodeId: NotRequired[BackendNodeId]
    objectId: NotRequired[Runtime.RemoteObjectId]
class _setFileInputFiles(Named):
    def __call__(self, *, files: list[str] | tuple[str, ...], nodeId: NodeId = ..., backendNodeId: BackendNodeId = ..., objectId: Runtime.RemoteObjectId = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetFileInputFilesParams]) -> TypedCommand[Empty]: ...
class SetNodeStackTracesEnabledParams(TypedDict):
    enable: bool
class _setNodeStackTracesEnabled(Named):
    def __call__(self, *, enable: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetNodeStackTracesEnabledParams]) -> TypedCommand[Empty]: ...
class GetNodeStackTracesParams(TypedDict):
    nodeId: NodeId
class GetNodeStackTracesResult(TypedDict):
    creation: NotRequired[Runtime.StackTrace]
class _getNodeStackTraces(Named):
    def __call__(self, *, nodeId: NodeId, _timeout: Timeout = ...) -> GetNodeStackTracesResult: ...
    def submit(self, **params: Unpack[GetNodeStackTracesParams]) -> TypedCommand[GetNodeStackTracesResult]: ...
class GetFileInfoParams(TypedDict):
    objectId: Runtime.RemoteObjectId
class GetFileInfoResult(TypedDict):
    path: str
class _getFileInfo(Named):
    def __call__(self, *, objectId: Runtime.RemoteObjectId, _timeout: Timeout = ...) -> GetFileInfoResult: ...
    def submit(self, **params: Unpack[GetFileInfoParams]) -> TypedCommand[GetFileInfoResult]: ...
class GetDetachedDomNodesResult(TypedDict):
    detachedNodes: list[DetachedElementInfo]
class _getDetachedDomNodes(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetDetachedDomNodesResult: ...
    def submit(self) -> TypedCommand[GetDetachedDomNodesResult]: ...
class SetInspectedNodeParams(TypedDict):
    nodeId: NodeId
class _setInspectedNode(Named):
    def __call__(self, *, nodeId: NodeId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetInspectedNodeParams]) -> TypedCommand[Empty]: ...
class SetNodeNameParams(TypedDict):
    nodeId: NodeId
    name: str
class SetNodeNameResult(TypedDict):
    nodeId: NodeId
class _setNodeName(Named):
    def __call__(self, *, nodeId: NodeId, name: str, _timeout: Timeout = ...) -> SetNodeNameResult: ...
    def submit(self, **params: Unpack[SetNodeNameParams]) -> TypedCommand[SetNodeNameResult]: ...
class SetNodeValueParams(TypedDict):
    nodeId: NodeId
    value: str
class _setNodeValue(Named):
    def __call__(self, *, nodeId: NodeId, value: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetNodeValueParams]) -> TypedCommand[Empty]: ...
class SetOuterHTMLParams(TypedDict):
    nodeId: NodeId
    outerHTML: str
class _setOuterHTML(Named):
    def __call__(self, *, nodeId: NodeId, outerHTML: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetOuterHTMLParams]) -> TypedCommand[Empty]: ...
class _undo(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class GetFrameOwnerParams(TypedDict):
    frameId: Page.FrameId
class GetFrameOwnerResult(TypedDict):
    backendNodeId: BackendNodeId
    nodeId: NotRequired[NodeId]
class _getFrameOwner(Named):
    def __call__(self, *, frameId: Page.FrameId, _timeout: Timeout = ...) -> GetFrameOwnerResult: ...
    def submit(self, **params: Unpack[GetFrameOwnerParams]) -> TypedCommand[GetFrameOwnerResult]: ...
class GetContainerForNodeParams(TypedDict):
    nodeId: NodeId
    containerName: NotRequired[str]
    physicalAxes: NotRequired[PhysicalAxes]
    logicalAxes: NotRequired[LogicalAxes]
    queriesScrollState: NotRequired[bool]
    queriesAnchored: NotRequired[bool]
class GetContainerForNodeResult(TypedDict):
    nodeId: NotRequired[NodeId]
class _getContainerForNode(Named):
    def __call__(self, *, nodeId: NodeId, containerName: str = ..., physicalAxes: PhysicalAxes = ..., logicalAxes: LogicalAxes = ..., queriesScrollState: bool = ..., queriesAnchored: bool = ..., _timeout: Timeout = ...) -> GetContainerForNodeResult: ...
    def submit(self, **params: Unpack[GetContainerForNodeParams]) -> TypedCommand[GetContainerForNodeResult]: ...
class GetQueryingDescendantsForContainerParams(TypedDict):
    nodeId: NodeId
class GetQueryingDescendantsForContainerResult(TypedDict):
    nodeIds: list[NodeId]
class _getQueryingDescendantsForContainer(Named):
    def __call__(self, *, nodeId: NodeId, _timeout: Timeout = ...) -> GetQueryingDescendantsForContainerResult: ...
    def submit(self, **params: Unpack[GetQueryingDescendantsForContainerParams]) -> TypedCommand[GetQueryingDescendantsForContainerResult]: ...
class GetAnchorElementParams(TypedDict):
    nodeId: NodeId
    anchorSpecifier: NotRequired[str]
class GetAnchorElementResult(TypedDict):
    nodeId: NodeId
class _getAnchorElement(Named):
    def __call__(self, *, nodeId: NodeId, anchorSpecifier: str = ..., _timeout: Timeout = ...) -> GetAnchorElementResult: ...
    def submit(self, **params: Unpack[GetAnchorElementParams]) -> TypedCommand[GetAnchorElementResult]: ...
class ForceShowPopoverParams(TypedDict):
    nodeId: NodeId
    enable: bool
    invokerNodeId: NotRequired[BackendNodeId]
class ForceShowPopoverResult(TypedDict):
    nodeIds: list[NodeId]
class _forceShowPopover(Named):
    def __call__(self, *, nodeId: NodeId, enable: bool, invokerNodeId: BackendNodeId = ..., _timeout: Timeout = ...) -> ForceShowPopoverResult: ...
    def submit(self, **params: Unpack[ForceShowPopoverParams]) -> TypedCommand[ForceShowPopoverResult]: ...
class GetImplicitAnchorCandidatesParams(TypedDict):
    nodeId: NodeId
class GetImplicitAnchorCandidatesResult(TypedDict):
    backendNodeIds: list[BackendNodeId]
class _getImplicitAnchorCandidates(Named):
    def __call__(self, *, nodeId: NodeId, _timeout: Timeout = ...) -> GetImplicitAnchorCandidatesResult: ...
    def submit(self, **params: Unpack[GetImplicitAnchorCandidatesParams]) -> TypedCommand[GetImplicitAnchorCandidatesResult]: ...
class ForceShowInterestParams(TypedDict):
    nodeId: NodeId
    enable: bool
class _forceShowInterest(Named):
    def __call__(self, *, nodeId: NodeId, enable: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ForceShowInterestParams]) -> TypedCommand[Empty]: ...
class SetTextMarkerParams(TypedDict):
    nodeId: NotRequired[NodeId]
    backendNodeId: NotRequired[BackendNodeId]
    objectId: NotRequired[Runtime.RemoteObjectId]
    type: Literal['spelling', 'grammar']
    start: int
    end: int
class _setTextMarker(Named):
    def __call__(self, *, nodeId: NodeId = ..., backendNodeId: BackendNodeId = ..., objectId: Runtime.RemoteObjectId = ..., type: Literal['spelling', 'grammar'], start: int, end: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetTextMarkerParams]) -> TypedCommand[Empty]: ...
class _clearTextMarkers(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class AttributeModifiedParams(TypedDict):
    nodeId: NodeId
    name: str
    value: str
@type_check_only
class AttributeModifiedEvent(Event):
    method: Literal["DOM.attributeModified"]
    params: AttributeModifiedParams  # type: ignore[assignment]
class AdoptedStyleSheetsModifiedParams(TypedDict):
    nodeId: NodeId
    adoptedStyleSheets: list[StyleSheetId]
@type_check_only
class AdoptedStyleSheetsModifiedEvent(Event):
    method: Literal["DOM.adoptedStyleSheetsModified"]
    params: AdoptedStyleSheetsModifiedParams  # type: ignore[assignment]
class AttributeRemovedParams(TypedDict):
    nodeId: NodeId
    name: str
@type_check_only
class AttributeRemovedEvent(Event):
    method: Literal["DOM.attributeRemoved"]
    params: AttributeRemovedParams  # type: ignore[assignment]
class CharacterDataModifiedParams(TypedDict):
    nodeId: NodeId
    characterData: str
@type_check_only
class CharacterDataModifiedEvent(Event):
    method: Literal["DOM.characterDataModified"]
    params: CharacterDataModifiedParams  # type: ignore[assignment]
class ChildNodeCountUpdatedParams(TypedDict):
    nodeId: NodeId
    childNodeCount: int
@type_check_only
class ChildNodeCountUpdatedEvent(Event):
    method: Literal["DOM.childNodeCountUpdated"]
    params: ChildNodeCountUpdatedParams  # type: ignore[assignment]
class ChildNodeInsertedParams(TypedDict):
    parentNodeId: NodeId
    previousNodeId: NodeId
    node: Node
@type_check_only
class ChildNodeInsertedEvent(Event):
    method: Literal["DOM.childNodeInserted"]
    params: ChildNodeInsertedParams  # type: ignore[assignment]
class ChildNodeRemovedParams(TypedDict):
    parentNodeId: NodeId
    nodeId: NodeId
@type_check_only
class ChildNodeRemovedEvent(Event):
    method: Literal["DOM.childNodeRemoved"]
    params: ChildNodeRemovedParams  # type: ignore[assignment]
class DistributedNodesUpdatedParams(TypedDict):
    insertionPointId: NodeId
    distributedNodes: list[BackendNode]
@type_check_only
class DistributedNodesUpdatedEvent(Event):
    method: Literal["DOM.distributedNodesUpdated"]
    params: DistributedNodesUpdatedParams  # type: ignore[assignment]
@type_check_only
class DocumentUpdatedEvent(Event):
    method: Literal["DOM.documentUpdated"]
    params: Empty  # type: ignore[assignment]
class InlineStyleInvalidatedParams(TypedDict):
    nodeIds: list[NodeId]
@type_check_only
class InlineStyleInvalidatedEvent(Event):
    method: Literal["DOM.inlineStyleInvalidated"]
    params: InlineStyleInvalidatedParams  # type: ignore[assignment]
class PseudoElementAddedParams(TypedDict):
    parentId: NodeId
    pseudoElement: Node
@type_check_only
class PseudoElementAddedEvent(Event):
    method: Literal["DOM.pseudoElementAdded"]
    params: PseudoElementAddedParams  # type: ignore[assignment]
@type_check_only
class TopLayerElementsUpdatedEvent(Event):
    method: Literal["DOM.topLayerElementsUpdated"]
    params: Empty  # type: ignore[assignment]
class ScrollableFlagUpdatedParams(TypedDict):
    nodeId: NodeId
    isScrollable: bool
@type_check_only
class ScrollableFlagUpdatedEvent(Event):
    method: Literal["DOM.scrollableFlagUpdated"]
    params: ScrollableFlagUpdatedParams  # type: ignore[assignment]
class AdRelatedStateUpdatedParams(TypedDict):
    nodeId: NodeId
    adProvenance: NotRequired[Network.AdProvenance]
@type_check_only
class AdRelatedStateUpdatedEvent(Event):
    method: Literal["DOM.adRelatedStateUpdated"]
    params: AdRelatedStateUpdatedParams  # type: ignore[assignment]
class AffectedByStartingStylesFlagUpdatedParams(TypedDict):
    nodeId: NodeId
    affectedByStartingStyles: bool
@type_check_only
class AffectedByStartingStylesFlagUpdatedEvent(Event):
    method: Literal["DOM.affectedByStartingStylesFlagUpdated"]
    params: AffectedByStartingStylesFlagUpdatedParams  # type: ignore[assignment]
class PseudoElementRemovedParams(TypedDict):
    parentId: NodeId
    pseudoElementId: NodeId
@type_check_only
class PseudoElementRemovedEvent(Event):
    method: Literal["DOM.pseudoElementRemoved"]
    params: PseudoElementRemovedParams  # type: ignore[assignment]
class SetChildNodesParams(TypedDict):
    parentId: NodeId
    nodes: list[Node]
@type_check_only
class SetChildNodesEvent(Event):
    method: Literal["DOM.setChildNodes"]
    params: SetChildNodesParams  # type: ignore[assignment]
class ShadowRootPoppedParams(TypedDict):
    hostId: NodeId
    rootId: NodeId
@type_check_only
class ShadowRootPoppedEvent(Event):
    method: Literal["DOM.shadowRootPopped"]
    params: ShadowRootPoppedParams  # type: ignore[assignment]
class ShadowRootPushedParams(TypedDict):
    hostId: NodeId
    root: Node
@type_check_only
class ShadowRootPushedEvent(Event):
    method: Literal["DOM.shadowRootPushed"]
    params: ShadowRootPushedParams  # type: ignore[assignment]
class DOMDomain(Named):
    @property
    def collectClassNamesFromSubtree(self) -> _collectClassNamesFromSubtree: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-collectClassNamesFromSubtree"""
    @property
    def copyTo(self) -> _copyTo: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-copyTo"""
    @property
    def describeNode(self) -> _describeNode: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-describeNode"""
    @property
    def scrollIntoViewIfNeeded(self) -> _scrollIntoViewIfNeeded: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-scrollIntoViewIfNeeded"""
    @property
    def disable(self) -> _disable: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-disable"""
    @property
    def discardSearchResults(self) -> _discardSearchResults: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-discardSearchResults"""
    @property
    def enable(self) -> _enable: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-enable"""
    @property
    def focus(self) -> _focus: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-focus"""
    @property
    def getAttributes(self) -> _getAttributes: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-getAttributes"""
    @property
    def getBoxModel(self) -> _getBoxModel: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-getBoxModel"""
    @property
    def getContentQuads(self) -> _getContentQuads: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-getContentQuads"""
    @property
    def getDocument(self) -> _getDocument: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-getDocument"""
    @property
    @deprecated("the protocol says so")
    def getFlattenedDocument(self) -> _getFlattenedDocument: """Deprecated. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-getFlattenedDocument"""
    @property
    def getNodesForSubtreeByStyle(self) -> _getNodesForSubtreeByStyle: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-getNodesForSubtreeByStyle"""
    @property
    def getNodeForLocation(self) -> _getNodeForLocation: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-getNodeForLocation"""
    @property
    def getOuterHTML(self) -> _getOuterHTML: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-getOuterHTML"""
    @property
    def getRelayoutBoundary(self) -> _getRelayoutBoundary: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-getRelayoutBoundary"""
    @property
    def getSearchResults(self) -> _getSearchResults: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-getSearchResults"""
    @property
    def hideHighlight(self) -> _hideHighlight: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-hideHighlight"""
    @property
    def highlightNode(self) -> _highlightNode: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-highlightNode"""
    @property
    def highlightRect(self) -> _highlightRect: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-highlightRect"""
    @property
    def markUndoableState(self) -> _markUndoableState: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-markUndoableState"""
    @property
    def moveTo(self) -> _moveTo: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-moveTo"""
    @property
    def performSearch(self) -> _performSearch: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-performSearch"""
    @property
    def pushNodeByPathToFrontend(self) -> _pushNodeByPathToFrontend: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-pushNodeByPathToFrontend"""
    @property
    def pushNodesByBackendIdsToFrontend(self) -> _pushNodesByBackendIdsToFrontend: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-pushNodesByBackendIdsToFrontend"""
    @property
    def querySelector(self) -> _querySelector: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-querySelector"""
    @property
    def querySelectorAll(self) -> _querySelectorAll: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-querySelectorAll"""
    @property
    def getTopLayerElements(self) -> _getTopLayerElements: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-getTopLayerElements"""
    @property
    def getElementByRelation(self) -> _getElementByRelation: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-getElementByRelation"""
    @property
    def redo(self) -> _redo: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-redo"""
    @property
    def removeAttribute(self) -> _removeAttribute: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-removeAttribute"""
    @property
    def removeNode(self) -> _removeNode: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-removeNode"""
    @property
    def requestChildNodes(self) -> _requestChildNodes: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-requestChildNodes"""
    @property
    def requestNode(self) -> _requestNode: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-requestNode"""
    @property
    def resolveNode(self) -> _resolveNode: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-resolveNode"""
    @property
    def setAttributeValue(self) -> _setAttributeValue: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-setAttributeValue"""
    @property
    def setAttributesAsText(self) -> _setAttributesAsText: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-setAttributesAsText"""
    @property
    def setFileInputFiles(self) -> _setFileInputFiles: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-setFileInputFiles"""
    @property
    def setNodeStackTracesEnabled(self) -> _setNodeStackTracesEnabled: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-setNodeStackTracesEnabled"""
    @property
    def getNodeStackTraces(self) -> _getNodeStackTraces: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-getNodeStackTraces"""
    @property
    def getFileInfo(self) -> _getFileInfo: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-getFileInfo"""
    @property
    def getDetachedDomNodes(self) -> _getDetachedDomNodes: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-getDetachedDomNodes"""
    @property
    def setInspectedNode(self) -> _setInspectedNode: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-setInspectedNode"""
    @property
    def setNodeName(self) -> _setNodeName: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-setNodeName"""
    @property
    def setNodeValue(self) -> _setNodeValue: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-setNodeValue"""
    @property
    def setOuterHTML(self) -> _setOuterHTML: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-setOuterHTML"""
    @property
    def undo(self) -> _undo: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-undo"""
    @property
    def getFrameOwner(self) -> _getFrameOwner: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-getFrameOwner"""
    @property
    def getContainerForNode(self) -> _getContainerForNode: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-getContainerForNode"""
    @property
    def getQueryingDescendantsForContainer(self) -> _getQueryingDescendantsForContainer: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-getQueryingDescendantsForContainer"""
    @property
    def getAnchorElement(self) -> _getAnchorElement: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-getAnchorElement"""
    @property
    def forceShowPopover(self) -> _forceShowPopover: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-forceShowPopover"""
    @property
    def getImplicitAnchorCandidates(self) -> _getImplicitAnchorCandidates: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-getImplicitAnchorCandidates"""
    @property
    def forceShowInterest(self) -> _forceShowInterest: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-forceShowInterest"""
    @property
    def setTextMarker(self) -> _setTextMarker: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-setTextMarker"""
    @property
    def clearTextMarkers(self) -> _clearTextMarkers: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#method-clearTextMarkers"""
    @property
    def attributeModified(self) -> TypedEvent[AttributeModifiedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#event-attributeModified"""
    @property
    def adoptedStyleSheetsModified(self) -> TypedEvent[AdoptedStyleSheetsModifiedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#event-adoptedStyleSheetsModified"""
    @property
    def attributeRemoved(self) -> TypedEvent[AttributeRemovedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#event-attributeRemoved"""
    @property
    def characterDataModified(self) -> TypedEvent[CharacterDataModifiedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#event-characterDataModified"""
    @property
    def childNodeCountUpdated(self) -> TypedEvent[ChildNodeCountUpdatedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#event-childNodeCountUpdated"""
    @property
    def childNodeInserted(self) -> TypedEvent[ChildNodeInsertedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#event-childNodeInserted"""
    @property
    def childNodeRemoved(self) -> TypedEvent[ChildNodeRemovedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#event-childNodeRemoved"""
    @property
    def distributedNodesUpdated(self) -> TypedEvent[DistributedNodesUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#event-distributedNodesUpdated"""
    @property
    def documentUpdated(self) -> TypedEvent[DocumentUpdatedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#event-documentUpdated"""
    @property
    def inlineStyleInvalidated(self) -> TypedEvent[InlineStyleInvalidatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#event-inlineStyleInvalidated"""
    @property
    def pseudoElementAdded(self) -> TypedEvent[PseudoElementAddedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#event-pseudoElementAdded"""
    @property
    def topLayerElementsUpdated(self) -> TypedEvent[TopLayerElementsUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#event-topLayerElementsUpdated"""
    @property
    def scrollableFlagUpdated(self) -> TypedEvent[ScrollableFlagUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#event-scrollableFlagUpdated"""
    @property
    def adRelatedStateUpdated(self) -> TypedEvent[AdRelatedStateUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#event-adRelatedStateUpdated"""
    @property
    def affectedByStartingStylesFlagUpdated(self) -> TypedEvent[AffectedByStartingStylesFlagUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#event-affectedByStartingStylesFlagUpdated"""
    @property
    def pseudoElementRemoved(self) -> TypedEvent[PseudoElementRemovedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#event-pseudoElementRemoved"""
    @property
    def setChildNodes(self) -> TypedEvent[SetChildNodesEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/DOM/#event-setChildNodes"""
    @property
    def shadowRootPopped(self) -> TypedEvent[ShadowRootPoppedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#event-shadowRootPopped"""
    @property
    def shadowRootPushed(self) -> TypedEvent[ShadowRootPushedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOM/#event-shadowRootPushed"""
