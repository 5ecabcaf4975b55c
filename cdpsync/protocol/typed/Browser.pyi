# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack, deprecated
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, Page, Target, TypedCommand, TypedEvent

BrowserContextID: TypeAlias = str
WindowID: TypeAlias = int
WindowState: TypeAlias = Literal['normal', 'minimized', 'maximized', 'fullscreen']
class Bounds(TypedDict):
    left: NotRequired[int]
    top: NotRequired[int]
    width: NotRequired[int]
    height: NotRequired[int]
    windowState: NotRequired[WindowState]
PermissionType: TypeAlias = Literal['ar', 'audioCapture', 'automaticFullscreen', 'backgroundFetch', 'backgroundSync', 'cameraPanTiltZoom', 'capturedSurfaceControl', 'clipboardReadWrite', 'clipboardSanitizedWrite', 'displayCapture', 'durableStorage', 'geolocation', 'handTracking', 'idleDetection', 'keyboardLock', 'localFonts', 'localNetwork', 'localNetworkAccess', 'loopbackNetwork', 'midi', 'midiSysex', 'nfc', 'notifications', 'paymentHandler', 'periodicBackgroundSync', 'pointerLock', 'protectedMediaIdentifier', 'sensors', 'smartCard', 'speakerSelection', 'storageAccess', 'videoCapture', 'vr', 'wakeLockScreen', 'wakeLockSystem', 'webAppInstallation', 'webPrinting', 'windowManagement']
PermissionSetting: TypeAlias = Literal['granted', 'denied', 'prompt']
class PermissionDescriptor(TypedDict):
    name: str
    sysex: NotRequired[bool]
    userVisibleOnly: NotRequired[bool]
    allowWithoutSanitization: NotRequired[bool]
    allowWithoutGesture: NotRequired[bool]
    panTiltZoom: NotRequired[bool]
BrowserCommandId: TypeAlias = Literal['openTabSearch', 'closeTabSearch', 'openGlic']
class Bucket(TypedDict):
    low: int
    high: int
    count: int
class Histogram(TypedDict):
    name: str
    sum: int
    count: int
    buckets: list[Bucket]
class SetPermissionParams(TypedDict):
    permission: PermissionDescriptor
    setting: PermissionSetting
    origin: NotRequired[str]
    embeddedOrigin: NotRequired[str]
    browserContextId: NotRequired[BrowserContextID]
class _setPermission(Named):
    def __call__(self, *, permission: PermissionDescriptor, setting: PermissionSetting, origin: str = ..., embeddedOrigin: str = ..., browserContextId: BrowserContextID = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPermissionParams]) -> TypedCommand[Empty]: ...
class GrantPermissionsParams(TypedDict):
    permissions: list[PermissionType] | tuple[PermissionType, ...]
    origin: NotRequired[str]
    browserContextId: NotRequired[BrowserContextID]
class _grantPermissions(Named):
    def __call__(self, *, permissions: list[PermissionType] | tuple[PermissionType, ...], origin: str = ..., browserContextId: BrowserContextID = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[GrantPermissionsParams]) -> TypedCommand[Empty]: ...
class ResetPermissionsParams(TypedDict):
    browserContextId: NotRequired[BrowserContextID]
class _resetPermissions(Named):
    def __call__(self, *, browserContextId: BrowserContextID = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ResetPermissionsParams]) -> TypedCommand[Empty]: ...
class SetDownloadBehaviorParams(TypedDict):
    behavior: Literal['deny', 'allow', 'allowAndName', 'default']
    browserContextId: NotRequired[BrowserContextID]
    downloadPath: NotRequired[str]
    eventsEnabled: NotRequired[bool]
class _setDownloadBehavior(Named):
    def __call__(self, *, behavior: Literal['deny', 'allow', 'allowAndName', 'default'], browserContextId: BrowserContextID = ..., downloadPath: str = ..., eventsEnabled: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDownloadBehaviorParams]) -> TypedCommand[Empty]: ...
class CancelDownloadParams(TypedDict):
    guid: str
    browserContextId: NotRequired[BrowserContextID]
class _cancelDownload(Named):
    def __call__(self, *, guid: str, browserContextId: BrowserContextID = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[CancelDownloadParams]) -> TypedCommand[Empty]: ...
class _close(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _crash(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _crashGpuProcess(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class GetVersionResult(TypedDict):
    protocolVersion: str
    product: str
    revision: str
    userAgent: str
    jsVersion: str
class _getVersion(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetVersionResult: ...
    def submit(self) -> TypedCommand[GetVersionResult]: ...
class GetBrowserCommandLineResult(TypedDict):
    arguments: list[str]
class _getBrowserCommandLine(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetBrowserCommandLineResult: ...
    def submit(self) -> TypedCommand[GetBrowserCommandLineResult]: ...
class AddMockCameraParams(TypedDict):
    deviceId: str
class _addMockCamera(Named):
    def __call__(self, *, deviceId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[AddMockCameraParams]) -> TypedCommand[Empty]: ...
class GetHistogramsParams(TypedDict):
    query: NotRequired[str]
    delta: NotRequired[bool]
class GetHistogramsResult(TypedDict):
    histograms: list[Histogram]
class _getHistograms(Named):
    def __call__(self, *, query: str = ..., delta: bool = ..., _timeout: Timeout = ...) -> GetHistogramsResult: ...
    def submit(self, **params: Unpack[GetHistogramsParams]) -> TypedCommand[GetHistogramsResult]: ...
class GetHistogramParams(TypedDict):
    name: str
    delta: NotRequired[bool]
class GetHistogramResult(TypedDict):
    histogram: Histogram
class _getHistogram(Named):
    def __call__(self, *, name: str, delta: bool = ..., _timeout: Timeout = ...) -> GetHistogramResult: ...
    def submit(self, **params: Unpack[GetHistogramParams]) -> TypedCommand[GetHistogramResult]: ...
class GetWindowBoundsParams(TypedDict):
    windowId: WindowID
class GetWindowBoundsResult(TypedDict):
    bounds: Bounds
class _getWindowBounds(Named):
    def __call__(self, *, windowId: WindowID, _timeout: Timeout = ...) -> GetWindowBoundsResult: ...
    def submit(self, **params: Unpack[GetWindowBoundsParams]) -> TypedCommand[GetWindowBoundsResult]: ...
class GetWindowForTargetParams(TypedDict):
    targetId: NotRequired[Target.TargetID]
class GetWindowForTargetResult(TypedDict):
    windowId: WindowID
    bounds: Bounds
class _getWindowForTarget(Named):
    def __call__(self, *, targetId: Target.TargetID = ..., _timeout: Timeout = ...) -> GetWindowForTargetResult: ...
    def submit(self, **params: Unpack[GetWindowForTargetParams]) -> TypedCommand[GetWindowForTargetResult]: ...
class SetWindowBoundsParams(TypedDict):
    windowId: WindowID
    bounds: Bounds
class _setWindowBounds(Named):
    def __call__(self, *, windowId: WindowID, bounds: Bounds, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetWindowBoundsParams]) -> TypedCommand[Empty]: ...
class SetContentsSizeParams(TypedDict):
    windowId: WindowID
    width: NotRequired[int]
    height: NotRequired[int]
class _setContentsSize(Named):
    def __call__(self, *, windowId: WindowID, width: int = ..., height: int = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetContentsSizeParams]) -> TypedCommand[Empty]: ...
class SetDockTileParams(TypedDict):
    badgeLabel: NotRequired[str]
    image: NotRequired[str]
class _setDockTile(Named):
    def __call__(self, *, badgeLabel: str = ..., image: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDockTileParams]) -> TypedCommand[Empty]: ...
class ExecuteBrowserCommandParams(TypedDict):
    commandId: BrowserCommandId
class _executeBrowserCommand(Named):
    def __call__(self, *, commandId: BrowserCommandId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ExecuteBrowserCommandParams]) -> TypedCommand[Empty]: ...
class AddPrivacySandboxEnrollmentOverrideParams(TypedDict):
    url: str
class _addPrivacySandboxEnrollmentOverride(Named):
    def __call__(self, *, url: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[AddPrivacySandboxEnrollmentOverrideParams]) -> TypedCommand[Empty]: ...
class GetGlobalPrivacyControlResult(TypedDict):
    gpc: bool
class _getGlobalPrivacyControl(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetGlobalPrivacyControlResult: ...
    def submit(self) -> TypedCommand[GetGlobalPrivacyControlResult]: ...
class SetGlobalPrivacyControlParams(TypedDict):
    gpc: bool
class SetGlobalPrivacyControlResult(TypedDict):
    gpc: bool
class _setGlobalPrivacyControl(Named):
    def __call__(self, *, gpc: bool, _timeout: Timeout = ...) -> SetGlobalPrivacyControlResult: ...
    def submit(self, **params: Unpack[SetGlobalPrivacyControlParams]) -> TypedCommand[SetGlobalPrivacyControlResult]: ...
class DownloadWillBeginParams(TypedDict):
    frameId: Page.FrameId
    guid: str
    url: str
    suggestedFilename: str
@type_check_only
class DownloadWillBeginEvent(Event):
    method: Literal["Browser.downloadWillBegin"]
    params: DownloadWillBeginParams  # type: ignore[assignment]
class DownloadProgressParams(TypedDict):
    guid: str
    totalBytes: float
    receivedBytes: float
    state: Literal['inProgress', 'completed', 'canceled']
    filePath: NotRequired[str]
@type_check_only
class DownloadProgressEvent(Event):
    method: Literal["Browser.downloadProgress"]
    params: DownloadProgressParams  # type: ignore[assignment]
class BrowserDomain(Named):
    @property
    def setPermission(self) -> _setPermission: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-setPermission"""
    @property
    @deprecated("the protocol says so")
    def grantPermissions(self) -> _grantPermissions: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-grantPermissions"""
    @property
    def resetPermissions(self) -> _resetPermissions: """https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-resetPermissions"""
    @property
    def setDownloadBehavior(self) -> _setDownloadBehavior: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-setDownloadBehavior"""
    @property
    def cancelDownload(self) -> _cancelDownload: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-cancelDownload"""
    @property
    def close(self) -> _close: """https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-close"""
    @property
    def crash(self) -> _crash: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-crash"""
    @property
    def crashGpuProcess(self) -> _crashGpuProcess: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-crashGpuProcess"""
    @property
    def getVersion(self) -> _getVersion: """https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-getVersion"""
    @property
    def getBrowserCommandLine(self) -> _getBrowserCommandLine: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-getBrowserCommandLine"""
    @property
    def addMockCamera(self) -> _addMockCamera: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-addMockCamera"""
    @property
    def getHistograms(self) -> _getHistograms: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-getHistograms"""
    @property
    def getHistogram(self) -> _getHistogram: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-getHistogram"""
    @property
    def getWindowBounds(self) -> _getWindowBounds: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-getWindowBounds"""
    @property
    def getWindowForTarget(self) -> _getWindowForTarget: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-getWindowForTarget"""
    @property
    def setWindowBounds(self) -> _setWindowBounds: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-setWindowBounds"""
    @property
    def setContentsSize(self) -> _setContentsSize: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-setContentsSize"""
    @property
    def setDockTile(self) -> _setDockTile: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-setDockTile"""
    @property
    def executeBrowserCommand(self) -> _executeBrowserCommand: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-executeBrowserCommand"""
    @property
    def addPrivacySandboxEnrollmentOverride(self) -> _addPrivacySandboxEnrollmentOverride: """https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-addPrivacySandboxEnrollmentOverride"""
    @property
    def getGlobalPrivacyControl(self) -> _getGlobalPrivacyControl: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-getGlobalPrivacyControl"""
    @property
    def setGlobalPrivacyControl(self) -> _setGlobalPrivacyControl: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Browser/#method-setGlobalPrivacyControl"""
    @property
    def downloadWillBegin(self) -> TypedEvent[DownloadWillBeginEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Browser/#event-downloadWillBegin"""
    @property
    def downloadProgress(self) -> TypedEvent[DownloadProgressEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Browser/#event-downloadProgress"""
