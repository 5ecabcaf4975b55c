# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from collections.abc import Sequence
from typing import Any, Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack, deprecated
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Browser, Empty, Named, Page, TypedCommand, TypedEvent

TargetID: TypeAlias = str
SessionID: TypeAlias = str
class TargetInfo(TypedDict):
    targetId: TargetID
    type: str
    title: str
    url: str
    attached: bool
    parentId: NotRequired[TargetID]
    openerId: NotRequired[TargetID]
    canAccessOpener: bool
    openerFrameId: NotRequired[Page.FrameId]
    parentFrameId: NotRequired[Page.FrameId]
    browserContextId: NotRequired[Browser.BrowserContextID]
    subtype: NotRequired[str]
    embedderData: NotRequired[dict[str, Any]]
class FilterEntry(TypedDict):
    exclude: NotRequired[bool]
    type: NotRequired[str]
TargetFilter: TypeAlias = list[FilterEntry]
class RemoteLocation(TypedDict):
    host: str
    port: int
WindowState: TypeAlias = Literal['normal', 'minimized', 'maximized', 'fullscreen']
class ActivateTargetParams(TypedDict):
    targetId: TargetID
class _activateTarget(Named):
    def __call__(self, *, targetId: TargetID, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ActivateTargetParams]) -> TypedCommand[Empty]: ...
class AttachToTargetParams(TypedDict):
    targetId: TargetID
    flatten: NotRequired[bool]
class AttachToTargetResult(TypedDict):
    sessionId: SessionID
class _attachToTarget(Named):
    def __call__(self, *, targetId: TargetID, flatten: bool = ..., _timeout: Timeout = ...) -> AttachToTargetResult: ...
    def submit(self, **params: Unpack[AttachToTargetParams]) -> TypedCommand[AttachToTargetResult]: ...
class AttachToBrowserTargetResult(TypedDict):
    sessionId: SessionID
class _attachToBrowserTarget(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> AttachToBrowserTargetResult: ...
    def submit(self) -> TypedCommand[AttachToBrowserTargetResult]: ...
class CloseTargetParams(TypedDict):
    targetId: TargetID
class CloseTargetResult(TypedDict):
    success: bool
class _closeTarget(Named):
    def __call__(self, *, targetId: TargetID, _timeout: Timeout = ...) -> CloseTargetResult: ...
    def submit(self, **params: Unpack[CloseTargetParams]) -> TypedCommand[CloseTargetResult]: ...
class ExposeDevToolsProtocolParams(TypedDict):
    targetId: TargetID
    bindingName: NotRequired[str]
    inheritPermissions: NotRequired[bool]
class _exposeDevToolsProtocol(Named):
    def __call__(self, *, targetId: TargetID, bindingName: str = ..., inheritPermissions: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ExposeDevToolsProtocolParams]) -> TypedCommand[Empty]: ...
class CreateBrowserContextParams(TypedDict):
    disposeOnDetach: NotRequired[bool]
    proxyServer: NotRequired[str]
    proxyBypassList: NotRequired[str]
    originsWithUniversalNetworkAccess: NotRequired[list[str] | tuple[str, ...]]
class CreateBrowserContextResult(TypedDict):
    browserContextId: Browser.BrowserContextID
class _createBrowserContext(Named):
    def __call__(self, *, disposeOnDetach: bool = ..., proxyServer: str = ..., proxyBypassList: str = ..., originsWithUniversalNetworkAccess: list[str] | tuple[str, ...] = ..., _timeout: Timeout = ...) -> CreateBrowserContextResult: ...
    def submit(self, **params: Unpack[CreateBrowserContextParams]) -> TypedCommand[CreateBrowserContextResult]: ...
class GetBrowserContextsResult(TypedDict):
    browserContextIds: list[Browser.BrowserContextID]
    defaultBrowserContextId: NotRequired[Browser.BrowserContextID]
class _getBrowserContexts(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetBrowserContextsResult: ...
    def submit(self) -> TypedCommand[GetBrowserContextsResult]: ...
class CreateTargetParams(TypedDict):
    url: str
    left: NotRequired[int]
    top: NotRequired[int]
    width: NotRequired[int]
    height: NotRequired[int]
    windowState: NotRequired[WindowState]
    browserContextId: NotRequired[Browser.BrowserContextID]
    enableBeginFrameControl: NotRequired[bool]
    newWindow: NotRequired[bool]
    background: NotRequired[bool]
    forTab: NotRequired[bool]
    hidden: NotRequired[bool]
    focus: NotRequired[bool]
class CreateTargetResult(TypedDict):
    targetId: TargetID
class _createTarget(Named):
    def __call__(self, *, url: str, left: int = ..., top: int = ..., width: int = ..., height: int = ..., windowState: WindowState = ..., browserContextId: Browser.BrowserContextID = ..., enableBeginFrameControl: bool = ..., newWindow: bool = ..., background: bool = ..., forTab: bool = ..., hidden: bool = ..., focus: bool = ..., _timeout: Timeout = ...) -> CreateTargetResult: ...
    def submit(self, **params: Unpack[CreateTargetParams]) -> TypedCommand[CreateTargetResult]: ...
class DetachFromTargetParams(TypedDict):
    sessionId: NotRequired[SessionID]
    targetId: NotRequired[TargetID]
class _detachFromTarget(Named):
    def __call__(self, *, sessionId: SessionID = ..., targetId: TargetID = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DetachFromTargetParams]) -> TypedCommand[Empty]: ...
class DisposeBrowserContextParams(TypedDict):
    browserContextId: Browser.BrowserContextID
class _disposeBrowserContext(Named):
    def __call__(self, *, browserContextId: Browser.BrowserContextID, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DisposeBrowserContextParams]) -> TypedCommand[Empty]: ...
class GetTargetInfoParams(TypedDict):
    targetId: NotRequired[TargetID]
class GetTargetInfoResult(TypedDict):
    targetInfo: TargetInfo
class _getTargetInfo(Named):
    def __call__(self, *, targetId: TargetID = ..., _timeout: Timeout = ...) -> GetTargetInfoResult: ...
    def submit(self, **params: Unpack[GetTargetInfoParams]) -> TypedCommand[GetTargetInfoResult]: ...
class GetTargetsParams(TypedDict):
    filter: NotRequired[Sequence[FilterEntry]]
class GetTargetsResult(TypedDict):
    targetInfos: list[TargetInfo]
class _getTargets(Named):
    def __call__(self, *, filter: Sequence[FilterEntry] = ..., _timeout: Timeout = ...) -> GetTargetsResult: ...
    def submit(self, **params: Unpack[GetTargetsParams]) -> TypedCommand[GetTargetsResult]: ...
class SendMessageToTargetParams(TypedDict):
    message: str
    sessionId: NotRequired[SessionID]
    targetId: NotRequired[TargetID]
class _sendMessageToTarget(Named):
    def __call__(self, *, message: str, sessionId: SessionID = ..., targetId: TargetID = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SendMessageToTargetParams]) -> TypedCommand[Empty]: ...
class SetAutoAttachParams(TypedDict):
    autoAttach: bool
    waitForDebuggerOnStart: bool
    flatten: NotRequired[bool]
    filter: NotRequired[Sequence[FilterEntry]]
class _setAutoAttach(Named):
    def __call__(self, *, autoAttach: bool, waitForDebuggerOnStart: bool, flatten: bool = ..., filter: Sequence[FilterEntry] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetAutoAttachParams]) -> TypedCommand[Empty]: ...
class AutoAttachRelatedParams(TypedDict):
    targetId: TargetID
    waitForDebuggerOnStart: bool
    filter: NotRequired[Sequence[FilterEntry]]
class _autoAttachRelated(Named):
    def __call__(self, *, targetId: TargetID, waitForDebuggerOnStart: bool, filter: Sequence[FilterEntry] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[AutoAttachRelatedParams]) -> TypedCommand[Empty]: ...
class SetDiscoverTargetsParams(TypedDict):
    discover: bool
    filter: NotRequired[Sequence[FilterEntry]]
class _setDiscoverTargets(Named):
    def __call__(self, *, discover: bool, filter: Sequence[FilterEntry] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDiscoverTargetsParams]) -> TypedCommand[Empty]: ...
class SetRemoteLocationsParams(TypedDict):
    locations: Sequence[RemoteLocation]
class _setRemoteLocations(Named):
    def __call__(self, *, locations: Sequence[RemoteLocation], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetRemoteLocationsParams]) -> TypedCommand[Empty]: ...
class GetDevToolsTargetParams(TypedDict):
    targetId: TargetID
class GetDevToolsTargetResult(TypedDict):
    targetId: NotRequired[TargetID]
class _getDevToolsTarget(Named):
    def __call__(self, *, targetId: TargetID, _timeout: Timeout = ...) -> GetDevToolsTargetResult: ...
    def submit(self, **params: Unpack[GetDevToolsTargetParams]) -> TypedCommand[GetDevToolsTargetResult]: ...
class OpenDevToolsParams(TypedDict):
    targetId: TargetID
    panelId: NotRequired[str]
class OpenDevToolsResult(TypedDict):
    targetId: TargetID
class _openDevTools(Named):
    def __call__(self, *, targetId: TargetID, panelId: str = ..., _timeout: Timeout = ...) -> OpenDevToolsResult: ...
    def submit(self, **params: Unpack[OpenDevToolsParams]) -> TypedCommand[OpenDevToolsResult]: ...
class AttachedToTargetParams(TypedDict):
    sessionId: SessionID
    targetInfo: TargetInfo
    waitingForDebugger: bool
@type_check_only
class AttachedToTargetEvent(Event):
    method: Literal["Target.attachedToTarget"]
    params: AttachedToTargetParams  # type: ignore[assignment]
class DetachedFromTargetParams(TypedDict):
    sessionId: SessionID
    targetId: NotRequired[TargetID]
@type_check_only
class DetachedFromTargetEvent(Event):
    method: Literal["Target.detachedFromTarget"]
    params: DetachedFromTargetParams  # type: ignore[assignment]
class ReceivedMessageFromTargetParams(TypedDict):
    sessionId: SessionID
    message: str
    targetId: NotRequired[TargetID]
@type_check_only
class ReceivedMessageFromTargetEvent(Event):
    method: Literal["Target.receivedMessageFromTarget"]
    params: ReceivedMessageFromTargetParams  # type: ignore[assignment]
class TargetCreatedParams(TypedDict):
    targetInfo: TargetInfo
@type_check_only
class TargetCreatedEvent(Event):
    method: Literal["Target.targetCreated"]
    params: TargetCreatedParams  # type: ignore[assignment]
class TargetDestroyedParams(TypedDict):
    targetId: TargetID
@type_check_only
class TargetDestroyedEvent(Event):
    method: Literal["Target.targetDestroyed"]
    params: TargetDestroyedParams  # type: ignore[assignment]
class TargetCrashedParams(TypedDict):
    targetId: TargetID
    status: str
    errorCode: int
@type_check_only
class TargetCrashedEvent(Event):
    method: Literal["Target.targetCrashed"]
    params: TargetCrashedParams  # type: ignore[assignment]
class TargetInfoChangedParams(TypedDict):
    targetInfo: TargetInfo
@type_check_only
class TargetInfoChangedEvent(Event):
    method: Literal["Target.targetInfoChanged"]
    params: TargetInfoChangedParams  # type: ignore[assignment]
class TargetDomain(Named):
    @property
    def activateTarget(self) -> _activateTarget: """https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-activateTarget"""
    @property
    def attachToTarget(self) -> _attachToTarget: """https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-attachToTarget"""
    @property
    def attachToBrowserTarget(self) -> _attachToBrowserTarget: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-attachToBrowserTarget"""
    @property
    def closeTarget(self) -> _closeTarget: """https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-closeTarget"""
    @property
    def exposeDevToolsProtocol(self) -> _exposeDevToolsProtocol: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-exposeDevToolsProtocol"""
    @property
    def createBrowserContext(self) -> _createBrowserContext: """https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-createBrowserContext"""
    @property
    def getBrowserContexts(self) -> _getBrowserContexts: """https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-getBrowserContexts"""
    @property
    def createTarget(self) -> _createTarget: """https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-createTarget"""
    @property
    def detachFromTarget(self) -> _detachFromTarget: """https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-detachFromTarget"""
    @property
    def disposeBrowserContext(self) -> _disposeBrowserContext: """https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-disposeBrowserContext"""
    @property
    def getTargetInfo(self) -> _getTargetInfo: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-getTargetInfo"""
    @property
    def getTargets(self) -> _getTargets: """https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-getTargets"""
    @property
    @deprecated("the protocol says so")
    def sendMessageToTarget(self) -> _sendMessageToTarget: """Deprecated. https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-sendMessageToTarget"""
    @property
    def setAutoAttach(self) -> _setAutoAttach: """https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-setAutoAttach"""
    @property
    def autoAttachRelated(self) -> _autoAttachRelated: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-autoAttachRelated"""
    @property
    def setDiscoverTargets(self) -> _setDiscoverTargets: """https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-setDiscoverTargets"""
    @property
    def setRemoteLocations(self) -> _setRemoteLocations: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-setRemoteLocations"""
    @property
    def getDevToolsTarget(self) -> _getDevToolsTarget: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-getDevToolsTarget"""
    @property
    def openDevTools(self) -> _openDevTools: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-openDevTools"""
    @property
    def attachedToTarget(self) -> TypedEvent[AttachedToTargetEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Target/#event-attachedToTarget"""
    @property
    def detachedFromTarget(self) -> TypedEvent[DetachedFromTargetEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Target/#event-detachedFromTarget"""
    @property
    def receivedMessageFromTarget(self) -> TypedEvent[ReceivedMessageFromTargetEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Target/#event-receivedMessageFromTarget"""
    @property
    def targetCreated(self) -> TypedEvent[TargetCreatedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Target/#event-targetCreated"""
    @property
    def targetDestroyed(self) -> TypedEvent[TargetDestroyedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Target/#event-targetDestroyed"""
    @property
    def targetCrashed(self) -> TypedEvent[TargetCrashedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Target/#event-targetCrashed"""
    @property
    def targetInfoChanged(self) -> TypedEvent[TargetInfoChangedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Target/#event-targetInfoChanged"""
