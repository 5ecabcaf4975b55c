# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import Page
from . import Target
from . import TypedCommand
from . import TypedEvent

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
class _setPermission:
    def __call__(self, *, permission: PermissionDescriptor, setting: PermissionSetting, origin: str = ..., embeddedOrigin: str = ..., browserContextId: BrowserContextID = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPermissionParams]) -> TypedCommand[Empty]: ...
class GrantPermissionsParams(TypedDict):
    permissions: list[PermissionType]
    origin: NotRequired[str]
    browserContextId: NotRequired[BrowserContextID]
class _grantPermissions:
    def __call__(self, *, permissions: list[PermissionType], origin: str = ..., browserContextId: BrowserContextID = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[GrantPermissionsParams]) -> TypedCommand[Empty]: ...
class ResetPermissionsParams(TypedDict):
    browserContextId: NotRequired[BrowserContextID]
class _resetPermissions:
    def __call__(self, *, browserContextId: BrowserContextID = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ResetPermissionsParams]) -> TypedCommand[Empty]: ...
class SetDownloadBehaviorParams(TypedDict):
    behavior: Literal['deny', 'allow', 'allowAndName', 'default']
    browserContextId: NotRequired[BrowserContextID]
    downloadPath: NotRequired[str]
    eventsEnabled: NotRequired[bool]
class _setDownloadBehavior:
    def __call__(self, *, behavior: Literal['deny', 'allow', 'allowAndName', 'default'], browserContextId: BrowserContextID = ..., downloadPath: str = ..., eventsEnabled: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDownloadBehaviorParams]) -> TypedCommand[Empty]: ...
class CancelDownloadParams(TypedDict):
    guid: str
    browserContextId: NotRequired[BrowserContextID]
class _cancelDownload:
    def __call__(self, *, guid: str, browserContextId: BrowserContextID = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[CancelDownloadParams]) -> TypedCommand[Empty]: ...
class _close:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _crash:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _crashGpuProcess:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class GetVersionResult(TypedDict):
    protocolVersion: str
    product: str
    revision: str
    userAgent: str
    jsVersion: str
class _getVersion:
    def __call__(self, *, _timeout: Timeout = ...) -> GetVersionResult: ...
    def submit(self) -> TypedCommand[GetVersionResult]: ...
class GetBrowserCommandLineResult(TypedDict):
    arguments: list[str]
class _getBrowserCommandLine:
    def __call__(self, *, _timeout: Timeout = ...) -> GetBrowserCommandLineResult: ...
    def submit(self) -> TypedCommand[GetBrowserCommandLineResult]: ...
class AddMockCameraParams(TypedDict):
    deviceId: str
class _addMockCamera:
    def __call__(self, *, deviceId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[AddMockCameraParams]) -> TypedCommand[Empty]: ...
class GetHistogramsParams(TypedDict):
    query: NotRequired[str]
    delta: NotRequired[bool]
class GetHistogramsResult(TypedDict):
    histograms: list[Histogram]
class _getHistograms:
    def __call__(self, *, query: str = ..., delta: bool = ..., _timeout: Timeout = ...) -> GetHistogramsResult: ...
    def submit(self, **params: Unpack[GetHistogramsParams]) -> TypedCommand[GetHistogramsResult]: ...
class GetHistogramParams(TypedDict):
    name: str
    delta: NotRequired[bool]
class GetHistogramResult(TypedDict):
    histogram: Histogram
class _getHistogram:
    def __call__(self, *, name: str, delta: bool = ..., _timeout: Timeout = ...) -> GetHistogramResult: ...
    def submit(self, **params: Unpack[GetHistogramParams]) -> TypedCommand[GetHistogramResult]: ...
class GetWindowBoundsParams(TypedDict):
    windowId: WindowID
class GetWindowBoundsResult(TypedDict):
    bounds: Bounds
class _getWindowBounds:
    def __call__(self, *, windowId: WindowID, _timeout: Timeout = ...) -> GetWindowBoundsResult: ...
    def submit(self, **params: Unpack[GetWindowBoundsParams]) -> TypedCommand[GetWindowBoundsResult]: ...
class GetWindowForTargetParams(TypedDict):
    targetId: NotRequired[Target.TargetID]
class GetWindowForTargetResult(TypedDict):
    windowId: WindowID
    bounds: Bounds
class _getWindowForTarget:
    def __call__(self, *, targetId: Target.TargetID = ..., _timeout: Timeout = ...) -> GetWindowForTargetResult: ...
    def submit(self, **params: Unpack[GetWindowForTargetParams]) -> TypedCommand[GetWindowForTargetResult]: ...
class SetWindowBoundsParams(TypedDict):
    windowId: WindowID
    bounds: Bounds
class _setWindowBounds:
    def __call__(self, *, windowId: WindowID, bounds: Bounds, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetWindowBoundsParams]) -> TypedCommand[Empty]: ...
class SetContentsSizeParams(TypedDict):
    windowId: WindowID
    width: NotRequired[int]
    height: NotRequired[int]
class _setContentsSize:
    def __call__(self, *, windowId: WindowID, width: int = ..., height: int = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetContentsSizeParams]) -> TypedCommand[Empty]: ...
class SetDockTileParams(TypedDict):
    badgeLabel: NotRequired[str]
    image: NotRequired[str]
class _setDockTile:
    def __call__(self, *, badgeLabel: str = ..., image: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDockTileParams]) -> TypedCommand[Empty]: ...
class ExecuteBrowserCommandParams(TypedDict):
    commandId: BrowserCommandId
class _executeBrowserCommand:
    def __call__(self, *, commandId: BrowserCommandId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ExecuteBrowserCommandParams]) -> TypedCommand[Empty]: ...
class AddPrivacySandboxEnrollmentOverrideParams(TypedDict):
    url: str
class _addPrivacySandboxEnrollmentOverride:
    def __call__(self, *, url: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[AddPrivacySandboxEnrollmentOverrideParams]) -> TypedCommand[Empty]: ...
class GetGlobalPrivacyControlResult(TypedDict):
    gpc: bool
class _getGlobalPrivacyControl:
    def __call__(self, *, _timeout: Timeout = ...) -> GetGlobalPrivacyControlResult: ...
    def submit(self) -> TypedCommand[GetGlobalPrivacyControlResult]: ...
class SetGlobalPrivacyControlParams(TypedDict):
    gpc: bool
class SetGlobalPrivacyControlResult(TypedDict):
    gpc: bool
class _setGlobalPrivacyControl:
    def __call__(self, *, gpc: bool, _timeout: Timeout = ...) -> SetGlobalPrivacyControlResult: ...
    def submit(self, **params: Unpack[SetGlobalPrivacyControlParams]) -> TypedCommand[SetGlobalPrivacyControlResult]: ...
class DownloadWillBeginParams(TypedDict):
    frameId: Page.FrameId
    guid: str
    url: str
    suggestedFilename: str
class DownloadWillBeginEvent(Event):
    method: Literal["Browser.downloadWillBegin"]
    params: DownloadWillBeginParams  # type: ignore[assignment]
class DownloadProgressParams(TypedDict):
    guid: str
    totalBytes: float
    receivedBytes: float
    state: Literal['inProgress', 'completed', 'canceled']
    filePath: NotRequired[str]
class DownloadProgressEvent(Event):
    method: Literal["Browser.downloadProgress"]
    params: DownloadProgressParams  # type: ignore[assignment]
class BrowserDomain:
    @property
    def setPermission(self) -> _setPermission: ...
    @property
    def grantPermissions(self) -> _grantPermissions: ...
    @property
    def resetPermissions(self) -> _resetPermissions: ...
    @property
    def setDownloadBehavior(self) -> _setDownloadBehavior: ...
    @property
    def cancelDownload(self) -> _cancelDownload: ...
    @property
    def close(self) -> _close: ...
    @property
    def crash(self) -> _crash: ...
    @property
    def crashGpuProcess(self) -> _crashGpuProcess: ...
    @property
    def getVersion(self) -> _getVersion: ...
    @property
    def getBrowserCommandLine(self) -> _getBrowserCommandLine: ...
    @property
    def addMockCamera(self) -> _addMockCamera: ...
    @property
    def getHistograms(self) -> _getHistograms: ...
    @property
    def getHistogram(self) -> _getHistogram: ...
    @property
    def getWindowBounds(self) -> _getWindowBounds: ...
    @property
    def getWindowForTarget(self) -> _getWindowForTarget: ...
    @property
    def setWindowBounds(self) -> _setWindowBounds: ...
    @property
    def setContentsSize(self) -> _setContentsSize: ...
    @property
    def setDockTile(self) -> _setDockTile: ...
    @property
    def executeBrowserCommand(self) -> _executeBrowserCommand: ...
    @property
    def addPrivacySandboxEnrollmentOverride(self) -> _addPrivacySandboxEnrollmentOverride: ...
    @property
    def getGlobalPrivacyControl(self) -> _getGlobalPrivacyControl: ...
    @property
    def setGlobalPrivacyControl(self) -> _setGlobalPrivacyControl: ...
    @property
    def downloadWillBegin(self) -> TypedEvent[DownloadWillBeginEvent]: ...
    @property
    def downloadProgress(self) -> TypedEvent[DownloadProgressEvent]: ...
