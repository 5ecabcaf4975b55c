# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from collections.abc import Sequence
from typing import Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack, deprecated
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import DOM, Debugger, Empty, Emulation, IO, Named, Network, Runtime, TypedCommand, TypedEvent

FrameId: TypeAlias = str
AdFrameType: TypeAlias = Literal['none', 'child', 'root']
AdFrameExplanation: TypeAlias = Literal['ParentIsAd', 'CreatedByAdScript', 'MatchedBlockingRule']
class AdFrameStatus(TypedDict):
    adFrameType: AdFrameType
    explanations: NotRequired[list[AdFrameExplanation]]
SecureContextType: TypeAlias = Literal['Secure', 'SecureLocalhost', 'InsecureScheme', 'InsecureAncestor']
CrossOriginIsolatedContextType: TypeAlias = Literal['Isolated', 'NotIsolated', 'NotIsolatedFeatureDisabled']
GatedAPIFeatures: TypeAlias = Literal['SharedArrayBuffers', 'SharedArrayBuffersTransferAllowed', 'PerformanceMeasureMemory', 'PerformanceProfile']
PermissionsPolicyFeature: TypeAlias = Literal['accelerometer', 'all-screens-capture', 'ambient-light-sensor', 'aria-notify', 'autofill', 'autoplay', 'bluetooth', 'camera', 'captured-surface-control', 'ch-dpr', 'ch-device-memory', 'ch-downlink', 'ch-ect', 'ch-prefers-color-scheme', 'ch-prefers-reduced-motion', 'ch-prefers-reduced-transparency', 'ch-rtt', 'ch-save-data', 'ch-ua', 'ch-ua-arch', 'ch-ua-bitness', 'ch-ua-high-entropy-values', 'ch-ua-platform', 'ch-ua-model', 'ch-ua-mobile', 'ch-ua-form-factors', 'ch-ua-full-version', 'ch-ua-full-version-list', 'ch-ua-platform-version', 'ch-ua-wow64', 'ch-viewport-height', 'ch-viewport-width', 'ch-width', 'clipboard-read', 'clipboard-write', 'compute-pressure', 'controlled-frame', 'cross-origin-isolated', 'deferred-fetch', 'deferred-fetch-minimal', 'device-attributes', 'digital-credentials-create', 'digital-credentials-get', 'direct-sockets', 'direct-sockets-multicast', 'display-capture', 'document-domain', 'encrypted-media', 'execution-while-out-of-viewport', 'execution-while-not-rendered', 'focus-without-user-activation', 'fullscreen', 'frobulate', 'gamepad', 'geolocation', 'gyroscope', 'haptics', 'hid', 'identity-credentials-get', 'idle-detection', 'keyboard-map', 'language-detector', 'language-model', 'local-fonts', 'local-network', 'local-network-access', 'loopback-network', 'magnetometer', 'manual-text', 'media-playback-while-not-visible', 'microphone', 'midi', 'on-device-speech-recognition', 'otp-credentials', 'payment', 'picture-in-picture', 'private-state-token-issuance', 'private-state-token-redemption', 'publickey-credentials-create', 'publickey-credentials-get', 'publickey-credentials-remote-client-data-json', 'rewriter', 'screen-wake-lock', 'semantic-embedder', 'serial', 'smart-card', 'speaker-selection', 'storage-access', 'sub-apps', 'summarizer', 'sync-xhr', 'tools', 'translator', 'unbounded-element', 'unload', 'usb', 'usb-unrestricted', 'vertical-scroll', 'web-app-installation', 'webnn', 'web-printing', 'web-share', 'window-management', 'writer', 'xr-spatial-tracking']
PermissionsPolicyBlockReason: TypeAlias = Literal['Header', 'IframeAttribute', 'InFencedFrameTree', 'InIsolatedApp']
class PermissionsPolicyBlockLocator(TypedDict):
    frameId: FrameId
    blockReason: PermissionsPolicyBlockReason
class PermissionsPolicyFeatureState(TypedDict):
    feature: PermissionsPolicyFeature
    allowed: bool
    locator: NotRequired[PermissionsPolicyBlockLocator]
OriginTrialTokenStatus: TypeAlias = Literal['Success', 'NotSupported', 'Insecure', 'Expired', 'WrongOrigin', 'InvalidSignature', 'Malformed', 'WrongVersion', 'FeatureDisabled', 'TokenDisabled', 'FeatureDisabledForUser', 'UnknownTrial']
OriginTrialStatus: TypeAlias = Literal['Enabled', 'ValidTokenNotProvided', 'OSNotSupported', 'TrialNotAllowed']
OriginTrialUsageRestriction: TypeAlias = Literal['None', 'Subset']
class OriginTrialToken(TypedDict):
    origin: str
    matchSubDomains: bool
    trialName: str
    expiryTime: Network.TimeSinceEpoch
    isThirdParty: bool
    usageRestriction: OriginTrialUsageRestriction
class OriginTrialTokenWithStatus(TypedDict):
    rawTokenText: str
    parsedToken: NotRequired[OriginTrialToken]
    status: OriginTrialTokenStatus
class OriginTrial(TypedDict):
    trialName: str
    status: OriginTrialStatus
    tokensWithStatus: list[OriginTrialTokenWithStatus]
class SecurityOriginDetails(TypedDict):
    isLocalhost: bool
class Frame(TypedDict):
    id: FrameId
    parentId: NotRequired[FrameId]
    loaderId: Network.LoaderId
    name: NotRequired[str]
    url: str
    urlFragment: NotRequired[str]
    domainAndRegistry: str
    securityOrigin: str
    securityOriginDetails: NotRequired[SecurityOriginDetails]
    mimeType: str
    unreachableUrl: NotRequired[str]
    adFrameStatus: NotRequired[AdFrameStatus]
    secureContextType: SecureContextType
    crossOriginIsolatedContextType: CrossOriginIsolatedContextType
    gatedAPIFeatures: list[GatedAPIFeatures]
class FrameResource(TypedDict):
    url: str
    type: Network.ResourceType
    mimeType: str
    lastModified: NotRequired[Network.TimeSinceEpoch]
    contentSize: NotRequired[float]
    failed: NotRequired[bool]
    canceled: NotRequired[bool]
class FrameResourceTree(TypedDict):
    frame: Frame
    childFrames: NotRequired[list[FrameResourceTree]]
    resources: list[FrameResource]
class FrameTree(TypedDict):
    frame: Frame
    childFrames: NotRequired[list[FrameTree]]
ScriptIdentifier: TypeAlias = str
TransitionType: TypeAlias = Literal['link', 'typed', 'address_bar', 'auto_bookmark', 'auto_subframe', 'manual_subframe', 'generated', 'auto_toplevel', 'form_submit', 'reload', 'keyword', 'keyword_generated', 'other']
class NavigationEntry(TypedDict):
    id: int
    url: str
    userTypedURL: str
    title: str
    transitionType: TransitionType
class ScreencastFrameMetadata(TypedDict):
    offsetTop: float
    pageScaleFactor: float
    deviceWidth: float
    deviceHeight: float
    scrollOffsetX: float
    scrollOffsetY: float
    timestamp: NotRequired[Network.TimeSinceEpoch]
    monotonicTimestamp: NotRequired[Network.MonotonicTime]
DialogType: TypeAlias = Literal['alert', 'confirm', 'prompt', 'beforeunload']
class AppManifestError(TypedDict):
    message: str
    critical: int
    line: int
    column: int
class AppManifestParsedProperties(TypedDict):
    scope: str
class LayoutViewport(TypedDict):
    pageX: int
    pageY: int
    clientWidth: int
    clientHeight: int
class VisualViewport(TypedDict):
    offsetX: float
    offsetY: float
    pageX: float
    pageY: float
    clientWidth: float
    clientHeight: float
    scale: float
    zoom: NotRequired[float]
class Viewport(TypedDict):
    x: float
    y: float
    width: float
    height: float
    scale: float
class FontFamilies(TypedDict):
    standard: NotRequired[str]
    fixed: NotRequired[str]
    serif: NotRequired[str]
    sansSerif: NotRequired[str]
    cursive: NotRequired[str]
    fantasy: NotRequired[str]
    math: NotRequired[str]
class ScriptFontFamilies(TypedDict):
    script: str
    fontFamilies: FontFamilies
class FontSizes(TypedDict):
    standard: NotRequired[int]
    fixed: NotRequired[int]
ClientNavigationReason: TypeAlias = Literal['anchorClick', 'formSubmissionGet', 'formSubmissionPost', 'httpHeaderRefresh', 'initialFrameNavigation', 'metaTagRefresh', 'other', 'pageBlockInterstitial', 'reload', 'scriptInitiated']
ClientNavigationDisposition: TypeAlias = Literal['currentTab', 'newTab', 'newWindow', 'download']
class InstallabilityErrorArgument(TypedDict):
    name: str
    value: str
class InstallabilityError(TypedDict):
    errorId: str
    errorArguments: list[InstallabilityErrorArgument]
ReferrerPolicy: TypeAlias = Literal['noReferrer', 'noReferrerWhenDowngrade', 'origin', 'originWhenCrossOrigin', 'sameOrigin', 'strictOrigin', 'strictOriginWhenCrossOrigin', 'unsafeUrl']
class CompilationCacheParams(TypedDict):
    url: str
    eager: NotRequired[bool]
class FileFilter(TypedDict):
    name: NotRequired[str]
    accepts: NotRequired[list[str]]
class FileHandler(TypedDict):
    action: str
    name: str
    accepts: NotRequired[list[FileFilter]]
    launchType: str
class ImageResource(TypedDict):
    url: str
    sizes: NotRequired[str]
    type: NotRequired[str]
class LaunchHandler(TypedDict):
    clientMode: str
class ProtocolHandler(TypedDict):
    protocol: str
    url: str
class RelatedApplication(TypedDict):
    id: NotRequired[str]
    url: str
class ScopeExtension(TypedDict):
    origin: str
    hasOriginWildcard: bool
class Screenshot(TypedDict):
    image: ImageResource
    formFactor: str
    label: NotRequired[str]
class ShareTarget(TypedDict):
    action: str
    method: str
    enctype: str
    title: NotRequired[str]
    text: NotRequired[str]
    url: NotRequired[str]
    files: NotRequired[list[FileFilter]]
class Shortcut(TypedDict):
    name: str
    url: str
class WebAppManifest(TypedDict):
    backgroundColor: NotRequired[str]
    description: NotRequired[str]
    dir: NotRequired[str]
    display: NotRequired[str]
    displayOverrides: NotRequired[list[str]]
    fileHandlers: NotRequired[list[FileHandler]]
    icons: NotRequired[list[ImageResource]]
    id: NotRequired[str]
    lang: NotRequired[str]
    launchHandler: NotRequired[LaunchHandler]
    name: NotRequired[str]
    orientation: NotRequired[str]
    preferRelatedApplications: NotRequired[bool]
    protocolHandlers: NotRequired[list[ProtocolHandler]]
    relatedApplications: NotRequired[list[RelatedApplication]]
    scope: NotRequired[str]
    scopeExtensions: NotRequired[list[ScopeExtension]]
    screenshots: NotRequired[list[Screenshot]]
    shareTarget: NotRequired[ShareTarget]
    shortName: NotRequired[str]
    shortcuts: NotRequired[list[Shortcut]]
    startUrl: NotRequired[str]
    themeColor: NotRequired[str]
class SubApp(TypedDict):
    name: str
    scope: str
    manifestId: str
    startUrl: str
NavigationType: TypeAlias = Literal['Navigation', 'BackForwardCacheRestore']
BackForwardCacheNotRestoredReason: TypeAlias = Literal['NotPrimaryMainFrame', 'BackForwardCacheDisabled', 'RelatedActiveContentsExist', 'HTTPStatusNotOK', 'SchemeNotHTTPOrHTTPS', 'Loading', 'WasGrantedMediaAccess', 'DisableForRenderFrameHostCalled', 'DomainNotAllowed', 'HTTPMethodNotGET', 'SubframeIsNavigating', 'Timeout', 'CacheLimit', 'JavaScriptExecution', 'RendererProcessKilled', 'RendererProcessCrashed', 'SchedulerTrackedFeatureUsed', 'ConflictingBrowsingInstance', 'CacheFlushed', 'ServiceWorkerVersionActivation', 'SessionRestored', 'ServiceWorkerPostMessage', 'EnteredBackForwardCacheBeforeServiceWorkerHostAdded', 'RenderFrameHostReused_SameSite', 'RenderFrameHostReused_CrossSite', 'ServiceWorkerClaim', 'IgnoreEventAndEvict', 'HaveInnerContents', 'TimeoutPuttingInCache', 'BackForwardCacheDisabledByLowMemory', 'BackForwardCacheDisabledByCommandLine', 'NetworkRequestDatapipeDrainedAsBytesConsumer', 'NetworkRequestRedirected', 'NetworkRequestTimeout', 'NetworkExceedsBufferLimit', 'NavigationCancelledWhileRestoring', 'NotMostRecentNavigationEntry', 'BackForwardCacheDisabledForPrerender', 'UserAgentOverrideDiffers', 'ForegroundCacheLimit', 'ForwardCacheDisabled', 'BrowsingInstanceNotSwapped', 'BackForwardCacheDisabledForDelegate', 'UnloadHandlerExistsInMainFrame', 'UnloadHandlerExistsInSubFrame', 'ServiceWorkerUnregistration', 'CacheControlNoStore', 'CacheControlNoStoreCookieModified', 'CacheControlNoStoreHTTPOnlyCookieModified', 'NoResponseHead', 'Unknown', 'ActivationNavigationsDisallowedForBug1234857', 'ErrorDocument', 'FencedFramesEmbedder', 'CookieDisabled', 'HTTPAuthRequired', 'CookieFlushed', 'BroadcastChannelOnMessage', 'WebViewSettingsChanged', 'WebViewJavaScriptObjectChanged', 'WebViewMessageListenerInjected', 'WebViewSafeBrowsingAllowlistChanged', 'WebViewDocumentStartJavascriptChanged', 'WebSocket', 'WebTransport', 'WebRTC', 'MainResourceHasCacheControlNoStore', 'MainResourceHasCacheControlNoCache', 'SubresourceHasCacheControlNoStore', 'SubresourceHasCacheControlNoCache', 'ContainsPlugins', 'DocumentLoaded', 'OutstandingNetworkRequestOthers', 'RequestedMIDIPermission', 'RequestedAudioCapturePermission', 'RequestedVideoCapturePermission', 'RequestedBackForwardCacheBlockedSensors', 'RequestedBackgroundWorkPermission', 'BroadcastChannel', 'WebXR', 'SharedWorker', 'SharedWorkerMessage', 'SharedWorkerWithNoActiveClient', 'WebLocks', 'WebLocksContention', 'WebHID', 'WebBluetooth', 'WebShare', 'RequestedStorageAccessGrant', 'WebNfc', 'OutstandingNetworkRequestFetch', 'OutstandingNetworkRequestXHR', 'AppBanner', 'Printing', 'WebDatabase', 'PictureInPicture', 'SpeechRecognizer', 'IdleManager', 'PaymentManager', 'SpeechSynthesis', 'KeyboardLock', 'WebOTPService', 'OutstandingNetworkRequestDirectSocket', 'InjectedJavascript', 'InjectedStyleSheet', 'KeepaliveRequest', 'IndexedDBEvent', 'Dummy', 'JsNetworkRequestReceivedCacheControlNoStoreResource', 'WebRTCUsedWithCCNS', 'WebTransportUsedWithCCNS', 'WebSocketUsedWithCCNS', 'SmartCard', 'LiveMediaStreamTrack', 'UnloadHandler', 'ParserAborted', 'ContentSecurityHandler', 'ContentWebAuthenticationAPI', 'ContentFileChooser', 'ContentSerial', 'ContentFileSystemAccess', 'ContentMediaDevicesDispatcherHost', 'ContentWebBluetooth', 'ContentWebUSB', 'ContentMediaSessionService', 'ContentScreenReader', 'ContentDiscarded', 'EmbedderPopupBlockerTabHelper', 'EmbedderSafeBrowsingTriggeredPopupBlocker', 'EmbedderSafeBrowsingThreatDetails', 'EmbedderAppBannerManager', 'EmbedderDomDistillerViewerSource', 'EmbedderDomDistillerSelfDeletingRequestDelegate', 'EmbedderOomInterventionTabHelper', 'EmbedderOfflinePage', 'EmbedderChromePasswordManagerClientBindCredentialManager', 'EmbedderPermissionRequestManager', 'EmbedderModalDialog', 'EmbedderExtensions', 'EmbedderExtensionMessaging', 'EmbedderExtensionMessagingForOpenPort', 'EmbedderExtensionSentMessageToCachedFrame', 'EmbedderExtensionFrame', 'EmbedderPrivilegedWebContents', 'RequestedByWebViewClient', 'PostMessageByWebViewClient', 'CacheControlNoStoreDeviceBoundSessionTerminated', 'CacheLimitPrunedOnModerateMemoryPressure', 'CacheLimitPrunedOnCriticalMemoryPressure']
BackForwardCacheNotRestoredReasonType: TypeAlias = Literal['SupportPending', 'PageSupportNeeded', 'Circumstantial']
class BackForwardCacheBlockingDetails(TypedDict):
    url: NotRequired[str]
    function: NotRequired[str]
    lineNumber: int
    columnNumber: int
class BackForwardCacheNotRestoredExplanation(TypedDict):
    type: BackForwardCacheNotRestoredReasonType
    reason: BackForwardCacheNotRestoredReason
    context: NotRequired[str]
    details: NotRequired[list[BackForwardCacheBlockingDetails]]
class BackForwardCacheNotRestoredExplanationTree(TypedDict):
    url: str
    explanations: list[BackForwardCacheNotRestoredExplanation]
    children: list[BackForwardCacheNotRestoredExplanationTree]
class AddScriptToEvaluateOnLoadParams(TypedDict):
    scriptSource: str
class AddScriptToEvaluateOnLoadResult(TypedDict):
    identifier: ScriptIdentifier
class _addScriptToEvaluateOnLoad(Named):
    def __call__(self, *, scriptSource: str, _timeout: Timeout = ...) -> AddScriptToEvaluateOnLoadResult: ...
    def submit(self, **params: Unpack[AddScriptToEvaluateOnLoadParams]) -> TypedCommand[AddScriptToEvaluateOnLoadResult]: ...
class AddScriptToEvaluateOnNewDocumentParams(TypedDict):
    source: str
    worldName: NotRequired[str]
    includeCommandLineAPI: NotRequired[bool]
    runImmediately: NotRequired[bool]
class AddScriptToEvaluateOnNewDocumentResult(TypedDict):
    identifier: ScriptIdentifier
class _addScriptToEvaluateOnNewDocument(Named):
    def __call__(self, *, source: str, worldName: str = ..., includeCommandLineAPI: bool = ..., runImmediately: bool = ..., _timeout: Timeout = ...) -> AddScriptToEvaluateOnNewDocumentResult: ...
    def submit(self, **params: Unpack[AddScriptToEvaluateOnNewDocumentParams]) -> TypedCommand[AddScriptToEvaluateOnNewDocumentResult]: ...
class _bringToFront(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class CaptureScreenshotParams(TypedDict):
    format: NotRequired[Literal['jpeg', 'png', 'webp']]
    quality: NotRequired[int]
    clip: NotRequired[Viewport]
    fromSurface: NotRequired[bool]
    captureBeyondViewport: NotRequired[bool]
    optimizeForSpeed: NotRequired[bool]
class CaptureScreenshotResult(TypedDict):
    data: str
class _captureScreenshot(Named):
    def __call__(self, *, format: Literal['jpeg', 'png', 'webp'] = ..., quality: int = ..., clip: Viewport = ..., fromSurface: bool = ..., captureBeyondViewport: bool = ..., optimizeForSpeed: bool = ..., _timeout: Timeout = ...) -> CaptureScreenshotResult: ...
    def submit(self, **params: Unpack[CaptureScreenshotParams]) -> TypedCommand[CaptureScreenshotResult]: ...
class CaptureSnapshotParams(TypedDict):
    format: NotRequired[Literal['mhtml']]
class CaptureSnapshotResult(TypedDict):
    data: str
class _captureSnapshot(Named):
    def __call__(self, *, format: Literal['mhtml'] = ..., _timeout: Timeout = ...) -> CaptureSnapshotResult: ...
    def submit(self, **params: Unpack[CaptureSnapshotParams]) -> TypedCommand[CaptureSnapshotResult]: ...
class _clearDeviceMetricsOverride(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _clearDeviceOrientationOverride(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _clearGeolocationOverride(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class CreateIsolatedWorldParams(TypedDict):
    frameId: FrameId
    worldName: NotRequired[str]
    grantUniveralAccess: NotRequired[bool]
    contentSecurityPolicy: NotRequired[str]
class CreateIsolatedWorldResult(TypedDict):
    executionContextId: Runtime.ExecutionContextId
class _createIsolatedWorld(Named):
    def __call__(self, *, frameId: FrameId, worldName: str = ..., grantUniveralAccess: bool = ..., contentSecurityPolicy: str = ..., _timeout: Timeout = ...) -> CreateIsolatedWorldResult: ...
    def submit(self, **params: Unpack[CreateIsolatedWorldParams]) -> TypedCommand[CreateIsolatedWorldResult]: ...
class DeleteCookieParams(TypedDict):
    cookieName: str
    url: str
class _deleteCookie(Named):
    def __call__(self, *, cookieName: str, url: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DeleteCookieParams]) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class EnableParams(TypedDict):
    enableFileChooserOpenedEvent: NotRequired[bool]
class _enable(Named):
    def __call__(self, *, enableFileChooserOpenedEvent: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[EnableParams]) -> TypedCommand[Empty]: ...
class GetAppManifestParams(TypedDict):
    manifestId: NotRequired[str]
class GetAppManifestResult(TypedDict):
    url: str
    errors: list[AppManifestError]
    data: NotRequired[str]
    parsed: NotRequired[AppManifestParsedProperties]
    manifest: WebAppManifest
class _getAppManifest(Named):
    def __call__(self, *, manifestId: str = ..., _timeout: Timeout = ...) -> GetAppManifestResult: ...
    def submit(self, **params: Unpack[GetAppManifestParams]) -> TypedCommand[GetAppManifestResult]: ...
class GetInstallabilityErrorsResult(TypedDict):
    installabilityErrors: list[InstallabilityError]
class _getInstallabilityErrors(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetInstallabilityErrorsResult: ...
    def submit(self) -> TypedCommand[GetInstallabilityErrorsResult]: ...
class GetManifestIconsResult(TypedDict):
    primaryIcon: NotRequired[str]
class _getManifestIcons(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetManifestIconsResult: ...
    def submit(self) -> TypedCommand[GetManifestIconsResult]: ...
class GetAppIdResult(TypedDict):
    appId: NotRequired[str]
    recommendedId: NotRequired[str]
    bundleId: NotRequired[str]
    parentAppName: NotRequired[str]
class _getAppId(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetAppIdResult: ...
    def submit(self) -> TypedCommand[GetAppIdResult]: ...
class GetSubAppsResult(TypedDict):
    subApps: list[SubApp]
class _getSubApps(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetSubAppsResult: ...
    def submit(self) -> TypedCommand[GetSubAppsResult]: ...
class GetSiblingSubAppsResult(TypedDict):
    subApps: list[SubApp]
class _getSiblingSubApps(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetSiblingSubAppsResult: ...
    def submit(self) -> TypedCommand[GetSiblingSubAppsResult]: ...
class GetAdScriptAncestryParams(TypedDict):
    frameId: FrameId
class GetAdScriptAncestryResult(TypedDict):
    adScriptAncestry: NotRequired[Network.AdAncestry]
class _getAdScriptAncestry(Named):
    def __call__(self, *, frameId: FrameId, _timeout: Timeout = ...) -> GetAdScriptAncestryResult: ...
    def submit(self, **params: Unpack[GetAdScriptAncestryParams]) -> TypedCommand[GetAdScriptAncestryResult]: ...
class GetSpellCheckCustomDictionaryParams(TypedDict):
    frameId: FrameId
class GetSpellCheckCustomDictionaryResult(TypedDict):
    words: list[str]
class _getSpellCheckCustomDictionary(Named):
    def __call__(self, *, frameId: FrameId, _timeout: Timeout = ...) -> GetSpellCheckCustomDictionaryResult: ...
    def submit(self, **params: Unpack[GetSpellCheckCustomDictionaryParams]) -> TypedCommand[GetSpellCheckCustomDictionaryResult]: ...
class GetFrameTreeResult(TypedDict):
    frameTree: FrameTree
class _getFrameTree(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetFrameTreeResult: ...
    def submit(self) -> TypedCommand[GetFrameTreeResult]: ...
class GetLayoutMetricsResult(TypedDict):
    layoutViewport: LayoutViewport
    visualViewport: VisualViewport
    contentSize: DOM.Rect
    cssLayoutViewport: LayoutViewport
    cssVisualViewport: VisualViewport
    cssContentSize: DOM.Rect
class _getLayoutMetrics(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetLayoutMetricsResult: ...
    def submit(self) -> TypedCommand[GetLayoutMetricsResult]: ...
class GetNavigationHistoryResult(TypedDict):
    currentIndex: int
    entries: list[NavigationEntry]
class _getNavigationHistory(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetNavigationHistoryResult: ...
    def submit(self) -> TypedCommand[GetNavigationHistoryResult]: ...
class _resetNavigationHistory(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class GetResourceContentParams(TypedDict):
    frameId: FrameId
    url: str
class GetResourceContentResult(TypedDict):
    content: str
    base64Encoded: bool
class _getResourceContent(Named):
    def __call__(self, *, frameId: FrameId, url: str, _timeout: Timeout = ...) -> GetResourceContentResult: ...
    def submit(self, **params: Unpack[GetResourceContentParams]) -> TypedCommand[GetResourceContentResult]: ...
class GetResourceTreeResult(TypedDict):
    frameTree: FrameResourceTree
class _getResourceTree(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetResourceTreeResult: ...
    def submit(self) -> TypedCommand[GetResourceTreeResult]: ...
class HandleJavaScriptDialogParams(TypedDict):
    accept: bool
    promptText: NotRequired[str]
class _handleJavaScriptDialog(Named):
    def __call__(self, *, accept: bool, promptText: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[HandleJavaScriptDialogParams]) -> TypedCommand[Empty]: ...
class NavigateParams(TypedDict):
    url: str
    referrer: NotRequired[str]
    transitionType: NotRequired[TransitionType]
    frameId: NotRequired[FrameId]
    referrerPolicy: NotRequired[ReferrerPolicy]
class NavigateResult(TypedDict):
    frameId: FrameId
    loaderId: NotRequired[Network.LoaderId]
    errorText: NotRequired[str]
    isDownload: NotRequired[bool]
class _navigate(Named):
    def __call__(self, *, url: str, referrer: str = ..., transitionType: TransitionType = ..., frameId: FrameId = ..., referrerPolicy: ReferrerPolicy = ..., _timeout: Timeout = ...) -> NavigateResult: ...
    def submit(self, **params: Unpack[NavigateParams]) -> TypedCommand[NavigateResult]: ...
class NavigateToHistoryEntryParams(TypedDict):
    entryId: int
class _navigateToHistoryEntry(Named):
    def __call__(self, *, entryId: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[NavigateToHistoryEntryParams]) -> TypedCommand[Empty]: ...
class PrintToPDFParams(TypedDict):
    landscape: NotRequired[bool]
    displayHeaderFooter: NotRequired[bool]
    printBackground: NotRequired[bool]
    scale: NotRequired[float]
    paperWidth: NotRequired[float]
    paperHeight: NotRequired[float]
    marginTop: NotRequired[float]
    marginBottom: NotRequired[float]
    marginLeft: NotRequired[float]
    marginRight: NotRequired[float]
    pageRanges: NotRequired[str]
    headerTemplate: NotRequired[str]
    footerTemplate: NotRequired[str]
    preferCSSPageSize: NotRequired[bool]
    transferMode: NotRequired[Literal['ReturnAsBase64', 'ReturnAsStream']]
    generateTaggedPDF: NotRequired[bool]
    generateDocumentOutline: NotRequired[bool]
class PrintToPDFResult(TypedDict):
    data: str
    stream: NotRequired[IO.StreamHandle]
class _printToPDF(Named):
    def __call__(self, *, landscape: bool = ..., displayHeaderFooter: bool = ..., printBackground: bool = ..., scale: float = ..., paperWidth: float = ..., paperHeight: float = ..., marginTop: float = ..., marginBottom: float = ..., marginLeft: float = ..., marginRight: float = ..., pageRanges: str = ..., headerTemplate: str = ..., footerTemplate: str = ..., preferCSSPageSize: bool = ..., transferMode: Literal['ReturnAsBase64', 'ReturnAsStream'] = ..., generateTaggedPDF: bool = ..., generateDocumentOutline: bool = ..., _timeout: Timeout = ...) -> PrintToPDFResult: ...
    def submit(self, **params: Unpack[PrintToPDFParams]) -> TypedCommand[PrintToPDFResult]: ...
class ReloadParams(TypedDict):
    ignoreCache: NotRequired[bool]
    scriptToEvaluateOnLoad: NotRequired[str]
    loaderId: NotRequired[Network.LoaderId]
class _reload(Named):
    def __call__(self, *, ignoreCache: bool = ..., scriptToEvaluateOnLoad: str = ..., loaderId: Network.LoaderId = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReloadParams]) -> TypedCommand[Empty]: ...
class RemoveScriptToEvaluateOnLoadParams(TypedDict):
    identifier: ScriptIdentifier
class _removeScriptToEvaluateOnLoad(Named):
    def __call__(self, *, identifier: ScriptIdentifier, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveScriptToEvaluateOnLoadParams]) -> TypedCommand[Empty]: ...
class RemoveScriptToEvaluateOnNewDocumentParams(TypedDict):
    identifier: ScriptIdentifier
class _removeScriptToEvaluateOnNewDocument(Named):
    def __call__(self, *, identifier: ScriptIdentifier, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveScriptToEvaluateOnNewDocumentParams]) -> TypedCommand[Empty]: ...
class ScreencastFrameAckParams(TypedDict):
    sessionId: int
class _screencastFrameAck(Named):
    def __call__(self, *, sessionId: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ScreencastFrameAckParams]) -> TypedCommand[Empty]: ...
class SearchInResourceParams(TypedDict):
    frameId: FrameId
    url: str
    query: str
    caseSensitive: NotRequired[bool]
    isRegex: NotRequired[bool]
class SearchInResourceResult(TypedDict):
    result: list[Debugger.SearchMatch]
class _searchInResource(Named):
    def __call__(self, *, frameId: FrameId, url: str, query: str, caseSensitive: bool = ..., isRegex: bool = ..., _timeout: Timeout = ...) -> SearchInResourceResult: ...
    def submit(self, **params: Unpack[SearchInResourceParams]) -> TypedCommand[SearchInResourceResult]: ...
class SetAdBlockingEnabledParams(TypedDict):
    enabled: bool
class _setAdBlockingEnabled(Named):
    def __call__(self, *, enabled: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetAdBlockingEnabledParams]) -> TypedCommand[Empty]: ...
class SetBypassCSPParams(TypedDict):
    enabled: bool
class _setBypassCSP(Named):
    def __call__(self, *, enabled: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetBypassCSPParams]) -> TypedCommand[Empty]: ...
class GetPermissionsPolicyStateParams(TypedDict):
    frameId: FrameId
class GetPermissionsPolicyStateResult(TypedDict):
    states: list[PermissionsPolicyFeatureState]
class _getPermissionsPolicyState(Named):
    def __call__(self, *, frameId: FrameId, _timeout: Timeout = ...) -> GetPermissionsPolicyStateResult: ...
    def submit(self, **params: Unpack[GetPermissionsPolicyStateParams]) -> TypedCommand[GetPermissionsPolicyStateResult]: ...
class GetOriginTrialsParams(TypedDict):
    frameId: FrameId
class GetOriginTrialsResult(TypedDict):
    originTrials: list[OriginTrial]
class _getOriginTrials(Named):
    def __call__(self, *, frameId: FrameId, _timeout: Timeout = ...) -> GetOriginTrialsResult: ...
    def submit(self, **params: Unpack[GetOriginTrialsParams]) -> TypedCommand[GetOriginTrialsResult]: ...
class SetDeviceMetricsOverrideParams(TypedDict):
    width: int
    height: int
    deviceScaleFactor: float
    mobile: bool
    scale: NotRequired[float]
    screenWidth: NotRequired[int]
    screenHeight: NotRequired[int]
    positionX: NotRequired[int]
    positionY: NotRequired[int]
    dontSetVisibleSize: NotRequired[bool]
    screenOrientation: NotRequired[Emulation.ScreenOrientation]
    viewport: NotRequired[Viewport]
class _setDeviceMetricsOverride(Named):
    def __call__(self, *, width: int, height: int, deviceScaleFactor: float, mobile: bool, scale: float = ..., screenWidth: int = ..., screenHeight: int = ..., positionX: int = ..., positionY: int = ..., dontSetVisibleSize: bool = ..., screenOrientation: Emulation.ScreenOrientation = ..., viewport: Viewport = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDeviceMetricsOverrideParams]) -> TypedCommand[Empty]: ...
class SetDeviceOrientationOverrideParams(TypedDict):
    alpha: float
    beta: float
    gamma: float
class _setDeviceOrientationOverride(Named):
    def __call__(self, *, alpha: float, beta: float, gamma: float, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDeviceOrientationOverrideParams]) -> TypedCommand[Empty]: ...
class SetFontFamiliesParams(TypedDict):
    fontFamilies: FontFamilies
    forScripts: NotRequired[Sequence[ScriptFontFamilies]]
class _setFontFamilies(Named):
    def __call__(self, *, fontFamilies: FontFamilies, forScripts: Sequence[ScriptFontFamilies] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetFontFamiliesParams]) -> TypedCommand[Empty]: ...
class SetFontSizesParams(TypedDict):
    fontSizes: FontSizes
class _setFontSizes(Named):
    def __call__(self, *, fontSizes: FontSizes, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetFontSizesParams]) -> TypedCommand[Empty]: ...
class SetDocumentContentParams(TypedDict):
    frameId: FrameId
    html: str
class _setDocumentContent(Named):
    def __call__(self, *, frameId: FrameId, html: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDocumentContentParams]) -> TypedCommand[Empty]: ...
class SetDownloadBehaviorParams(TypedDict):
    behavior: Literal['deny', 'allow', 'default']
    downloadPath: NotRequired[str]
class _setDownloadBehavior(Named):
    def __call__(self, *, behavior: Literal['deny', 'allow', 'default'], downloadPath: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDownloadBehaviorParams]) -> TypedCommand[Empty]: ...
class SetGeolocationOverrideParams(TypedDict):
    latitude: NotRequired[float]
    longitude: NotRequired[float]
    accuracy: NotRequired[float]
class _setGeolocationOverride(Named):
    def __call__(self, *, latitude: float = ..., longitude: float = ..., accuracy: float = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetGeolocationOverrideParams]) -> TypedCommand[Empty]: ...
class SetLifecycleEventsEnabledParams(TypedDict):
    enabled: bool
class _setLifecycleEventsEnabled(Named):
    def __call__(self, *, enabled: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetLifecycleEventsEnabledParams]) -> TypedCommand[Empty]: ...
class SetTouchEmulationEnabledParams(TypedDict):
    enabled: bool
    configuration: NotRequired[Literal['mobile', 'desktop']]
class _setTouchEmulationEnabled(Named):
    def __call__(self, *, enabled: bool, configuration: Literal['mobile', 'desktop'] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetTouchEmulationEnabledParams]) -> TypedCommand[Empty]: ...
class StartScreencastParams(TypedDict):
    format: NotRequired[Literal['jpeg', 'png']]
    quality: NotRequired[int]
    maxWidth: NotRequired[int]
    maxHeight: NotRequired[int]
    everyNthFrame: NotRequired[int]
    maxFramesInFlight: NotRequired[int]
    sendLastFrame: NotRequired[bool]
class _startScreencast(Named):
    def __call__(self, *, format: Literal['jpeg', 'png'] = ..., quality: int = ..., maxWidth: int = ..., maxHeight: int = ..., everyNthFrame: int = ..., maxFramesInFlight: int = ..., sendLastFrame: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StartScreencastParams]) -> TypedCommand[Empty]: ...
class StartScreenRecordingParams(TypedDict):
    audio: NotRequired[bool]
    maxWidth: NotRequired[int]
    maxHeight: NotRequired[int]
    frameRate: NotRequired[int]
    captureArea: NotRequired[Literal['target', 'browserWindow']]
class StartScreenRecordingResult(TypedDict):
    stream: IO.StreamHandle
class _startScreenRecording(Named):
    def __call__(self, *, audio: bool = ..., maxWidth: int = ..., maxHeight: int = ..., frameRate: int = ..., captureArea: Literal['target', 'browserWindow'] = ..., _timeout: Timeout = ...) -> StartScreenRecordingResult: ...
    def submit(self, **params: Unpack[StartScreenRecordingParams]) -> TypedCommand[StartScreenRecordingResult]: ...
class StopScreenRecordingResult(TypedDict):
    stream: IO.StreamHandle
class _stopScreenRecording(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> StopScreenRecordingResult: ...
    def submit(self) -> TypedCommand[StopScreenRecordingResult]: ...
class _stopLoading(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _crash(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _close(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SetWebLifecycleStateParams(TypedDict):
    state: Literal['frozen', 'active']
class _setWebLifecycleState(Named):
    def __call__(self, *, state: Literal['frozen', 'active'], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetWebLifecycleStateParams]) -> TypedCommand[Empty]: ...
class _stopScreencast(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class ProduceCompilationCacheParams(TypedDict):
    scripts: Sequence[CompilationCacheParams]
class _produceCompilationCache(Named):
    def __call__(self, *, scripts: Sequence[CompilationCacheParams], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ProduceCompilationCacheParams]) -> TypedCommand[Empty]: ...
class AddCompilationCacheParams(TypedDict):
    url: str
    data: str
class _addCompilationCache(Named):
    def __call__(self, *, url: str, data: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[AddCompilationCacheParams]) -> TypedCommand[Empty]: ...
class _clearCompilationCache(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SetSPCTransactionModeParams(TypedDict):
    mode: Literal['none', 'autoAccept', 'autoChooseToAuthAnotherWay', 'autoReject', 'autoOptOut']
class _setSPCTransactionMode(Named):
    def __call__(self, *, mode: Literal['none', 'autoAccept', 'autoChooseToAuthAnotherWay', 'autoReject', 'autoOptOut'], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetSPCTransactionModeParams]) -> TypedCommand[Empty]: ...
class SetRPHRegistrationModeParams(TypedDict):
    mode: Literal['none', 'autoAccept', 'autoReject']
class _setRPHRegistrationMode(Named):
    def __call__(self, *, mode: Literal['none', 'autoAccept', 'autoReject'], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetRPHRegistrationModeParams]) -> TypedCommand[Empty]: ...
class GenerateTestReportParams(TypedDict):
    message: str
    group: NotRequired[str]
class _generateTestReport(Named):
    def __call__(self, *, message: str, group: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[GenerateTestReportParams]) -> TypedCommand[Empty]: ...
class _waitForDebugger(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SetInterceptFileChooserDialogParams(TypedDict):
    enabled: bool
    cancel: NotRequired[bool]
class _setInterceptFileChooserDialog(Named):
    def __call__(self, *, enabled: bool, cancel: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetInterceptFileChooserDialogParams]) -> TypedCommand[Empty]: ...
class SetPrerenderingAllowedParams(TypedDict):
    isAllowed: bool
class _setPrerenderingAllowed(Named):
    def __call__(self, *, isAllowed: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPrerenderingAllowedParams]) -> TypedCommand[Empty]: ...
class GetAnnotatedPageContentParams(TypedDict):
    includeActionableInformation: NotRequired[bool]
class GetAnnotatedPageContentResult(TypedDict):
    content: str
class _getAnnotatedPageContent(Named):
    def __call__(self, *, includeActionableInformation: bool = ..., _timeout: Timeout = ...) -> GetAnnotatedPageContentResult: ...
    def submit(self, **params: Unpack[GetAnnotatedPageContentParams]) -> TypedCommand[GetAnnotatedPageContentResult]: ...
class SetInputVisualizationParams(TypedDict):
    clicks: NotRequired[bool]
class _setInputVisualization(Named):
    def __call__(self, *, clicks: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetInputVisualizationParams]) -> TypedCommand[Empty]: ...
class DomContentEventFiredParams(TypedDict):
    timestamp: Network.MonotonicTime
@type_check_only
class DomContentEventFiredEvent(Event):
    method: Literal["Page.domContentEventFired"]
    params: DomContentEventFiredParams  # type: ignore[assignment]
class FileChooserOpenedParams(TypedDict):
    frameId: FrameId
    mode: Literal['selectSingle', 'selectMultiple']
    backendNodeId: NotRequired[DOM.BackendNodeId]
@type_check_only
class FileChooserOpenedEvent(Event):
    method: Literal["Page.fileChooserOpened"]
    params: FileChooserOpenedParams  # type: ignore[assignment]
class FrameAttachedParams(TypedDict):
    frameId: FrameId
    parentFrameId: FrameId
    stack: NotRequired[Runtime.StackTrace]
@type_check_only
class FrameAttachedEvent(Event):
    method: Literal["Page.frameAttached"]
    params: FrameAttachedParams  # type: ignore[assignment]
class FrameClearedScheduledNavigationParams(TypedDict):
    frameId: FrameId
@type_check_only
class FrameClearedScheduledNavigationEvent(Event):
    method: Literal["Page.frameClearedScheduledNavigation"]
    params: FrameClearedScheduledNavigationParams  # type: ignore[assignment]
class FrameDetachedParams(TypedDict):
    frameId: FrameId
    reason: Literal['remove', 'swap']
@type_check_only
class FrameDetachedEvent(Event):
    method: Literal["Page.frameDetached"]
    params: FrameDetachedParams  # type: ignore[assignment]
class FrameSubtreeWillBeDetachedParams(TypedDict):
    frameId: FrameId
@type_check_only
class FrameSubtreeWillBeDetachedEvent(Event):
    method: Literal["Page.frameSubtreeWillBeDetached"]
    params: FrameSubtreeWillBeDetachedParams  # type: ignore[assignment]
class FrameNavigatedParams(TypedDict):
    frame: Frame
    type: NavigationType
@type_check_only
class FrameNavigatedEvent(Event):
    method: Literal["Page.frameNavigated"]
    params: FrameNavigatedParams  # type: ignore[assignment]
class DocumentOpenedParams(TypedDict):
    frame: Frame
@type_check_only
class DocumentOpenedEvent(Event):
    method: Literal["Page.documentOpened"]
    params: DocumentOpenedParams  # type: ignore[assignment]
@type_check_only
class FrameResizedEvent(Event):
    method: Literal["Page.frameResized"]
    params: Empty  # type: ignore[assignment]
class FrameStartedNavigatingParams(TypedDict):
    frameId: FrameId
    url: str
    loaderId: Network.LoaderId
    navigationType: Literal['reload', 'reloadBypassingCache', 'restore', 'restoreWithPost', 'historySameDocument', 'historyDifferentDocument', 'sameDocument', 'differentDocument']
@type_check_only
class FrameStartedNavigatingEvent(Event):
    method: Literal["Page.frameStartedNavigating"]
    params: FrameStartedNavigatingParams  # type: ignore[assignment]
class FrameRequestedNavigationParams(TypedDict):
    frameId: FrameId
    reason: ClientNavigationReason
    url: str
    disposition: ClientNavigationDisposition
@type_check_only
class FrameRequestedNavigationEvent(Event):
    method: Literal["Page.frameRequestedNavigation"]
    params: FrameRequestedNavigationParams  # type: ignore[assignment]
class FrameScheduledNavigationParams(TypedDict):
    frameId: FrameId
    delay: float
    reason: ClientNavigationReason
    url: str
@type_check_only
class FrameScheduledNavigationEvent(Event):
    method: Literal["Page.frameScheduledNavigation"]
    params: FrameScheduledNavigationParams  # type: ignore[assignment]
class FrameStartedLoadingParams(TypedDict):
    frameId: FrameId
@type_check_only
class FrameStartedLoadingEvent(Event):
    method: Literal["Page.frameStartedLoading"]
    params: FrameStartedLoadingParams  # type: ignore[assignment]
class FrameStoppedLoadingParams(TypedDict):
    frameId: FrameId
@type_check_only
class FrameStoppedLoadingEvent(Event):
    method: Literal["Page.frameStoppedLoading"]
    params: FrameStoppedLoadingParams  # type: ignore[assignment]
class DownloadWillBeginParams(TypedDict):
    frameId: FrameId
    guid: str
    url: str
    suggestedFilename: str
@type_check_only
class DownloadWillBeginEvent(Event):
    method: Literal["Page.downloadWillBegin"]
    params: DownloadWillBeginParams  # type: ignore[assignment]
class DownloadProgressParams(TypedDict):
    guid: str
    totalBytes: float
    receivedBytes: float
    state: Literal['inProgress', 'completed', 'canceled']
@type_check_only
class DownloadProgressEvent(Event):
    method: Literal["Page.downloadProgress"]
    params: DownloadProgressParams  # type: ignore[assignment]
@type_check_only
class InterstitialHiddenEvent(Event):
    method: Literal["Page.interstitialHidden"]
    params: Empty  # type: ignore[assignment]
@type_check_only
class InterstitialShownEvent(Event):
    method: Literal["Page.interstitialShown"]
    params: Empty  # type: ignore[assignment]
class JavascriptDialogClosedParams(TypedDict):
    frameId: FrameId
    result: bool
    userInput: str
@type_check_only
class JavascriptDialogClosedEvent(Event):
    method: Literal["Page.javascriptDialogClosed"]
    params: JavascriptDialogClosedParams  # type: ignore[assignment]
class JavascriptDialogOpeningParams(TypedDict):
    url: str
    frameId: FrameId
    message: str
    type: DialogType
    hasBrowserHandler: bool
    defaultPrompt: NotRequired[str]
@type_check_only
class JavascriptDialogOpeningEvent(Event):
    method: Literal["Page.javascriptDialogOpening"]
    params: JavascriptDialogOpeningParams  # type: ignore[assignment]
class LifecycleEventParams(TypedDict):
    frameId: FrameId
    loaderId: Network.LoaderId
    name: str
    timestamp: Network.MonotonicTime
@type_check_only
class LifecycleEventEvent(Event):
    method: Literal["Page.lifecycleEvent"]
    params: LifecycleEventParams  # type: ignore[assignment]
class BackForwardCacheNotUsedParams(TypedDict):
    loaderId: Network.LoaderId
    frameId: FrameId
    notRestoredExplanations: list[BackForwardCacheNotRestoredExplanation]
    notRestoredExplanationsTree: NotRequired[BackForwardCacheNotRestoredExplanationTree]
@type_check_only
class BackForwardCacheNotUsedEvent(Event):
    method: Literal["Page.backForwardCacheNotUsed"]
    params: BackForwardCacheNotUsedParams  # type: ignore[assignment]
class LoadEventFiredParams(TypedDict):
    timestamp: Network.MonotonicTime
@type_check_only
class LoadEventFiredEvent(Event):
    method: Literal["Page.loadEventFired"]
    params: LoadEventFiredParams  # type: ignore[assignment]
class NavigatedWithinDocumentParams(TypedDict):
    frameId: FrameId
    url: str
    navigationType: Literal['fragment', 'historyApi', 'other']
@type_check_only
class NavigatedWithinDocumentEvent(Event):
    method: Literal["Page.navigatedWithinDocument"]
    params: NavigatedWithinDocumentParams  # type: ignore[assignment]
class ScreencastFrameParams(TypedDict):
    data: str
    metadata: ScreencastFrameMetadata
    sessionId: int
@type_check_only
class ScreencastFrameEvent(Event):
    method: Literal["Page.screencastFrame"]
    params: ScreencastFrameParams  # type: ignore[assignment]
class ScreencastVisibilityChangedParams(TypedDict):
    visible: bool
@type_check_only
class ScreencastVisibilityChangedEvent(Event):
    method: Literal["Page.screencastVisibilityChanged"]
    params: ScreencastVisibilityChangedParams  # type: ignore[assignment]
class WindowOpenParams(TypedDict):
    url: str
    windowName: str
    windowFeatures: list[str]
    userGesture: bool
@type_check_only
class WindowOpenEvent(Event):
    method: Literal["Page.windowOpen"]
    params: WindowOpenParams  # type: ignore[assignment]
class CompilationCacheProducedParams(TypedDict):
    url: str
    data: str
@type_check_only
class CompilationCacheProducedEvent(Event):
    method: Literal["Page.compilationCacheProduced"]
    params: CompilationCacheProducedParams  # type: ignore[assignment]
class PageDomain(Named):
    @property
    @deprecated("the protocol says so")
    def addScriptToEvaluateOnLoad(self) -> _addScriptToEvaluateOnLoad: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-addScriptToEvaluateOnLoad"""
    @property
    def addScriptToEvaluateOnNewDocument(self) -> _addScriptToEvaluateOnNewDocument: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-addScriptToEvaluateOnNewDocument"""
    @property
    def bringToFront(self) -> _bringToFront: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-bringToFront"""
    @property
    def captureScreenshot(self) -> _captureScreenshot: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-captureScreenshot"""
    @property
    def captureSnapshot(self) -> _captureSnapshot: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-captureSnapshot"""
    @property
    @deprecated("the protocol says so")
    def clearDeviceMetricsOverride(self) -> _clearDeviceMetricsOverride: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-clearDeviceMetricsOverride"""
    @property
    @deprecated("the protocol says so")
    def clearDeviceOrientationOverride(self) -> _clearDeviceOrientationOverride: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-clearDeviceOrientationOverride"""
    @property
    @deprecated("the protocol says so")
    def clearGeolocationOverride(self) -> _clearGeolocationOverride: """Deprecated. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-clearGeolocationOverride"""
    @property
    def createIsolatedWorld(self) -> _createIsolatedWorld: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-createIsolatedWorld"""
    @property
    @deprecated("the protocol says so")
    def deleteCookie(self) -> _deleteCookie: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-deleteCookie"""
    @property
    def disable(self) -> _disable: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-disable"""
    @property
    def enable(self) -> _enable: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-enable"""
    @property
    def getAppManifest(self) -> _getAppManifest: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-getAppManifest"""
    @property
    def getInstallabilityErrors(self) -> _getInstallabilityErrors: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-getInstallabilityErrors"""
    @property
    @deprecated("the protocol says so")
    def getManifestIcons(self) -> _getManifestIcons: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-getManifestIcons"""
    @property
    def getAppId(self) -> _getAppId: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-getAppId"""
    @property
    def getSubApps(self) -> _getSubApps: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-getSubApps"""
    @property
    def getSiblingSubApps(self) -> _getSiblingSubApps: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-getSiblingSubApps"""
    @property
    def getAdScriptAncestry(self) -> _getAdScriptAncestry: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-getAdScriptAncestry"""
    @property
    def getSpellCheckCustomDictionary(self) -> _getSpellCheckCustomDictionary: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-getSpellCheckCustomDictionary"""
    @property
    def getFrameTree(self) -> _getFrameTree: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-getFrameTree"""
    @property
    def getLayoutMetrics(self) -> _getLayoutMetrics: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-getLayoutMetrics"""
    @property
    def getNavigationHistory(self) -> _getNavigationHistory: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-getNavigationHistory"""
    @property
    def resetNavigationHistory(self) -> _resetNavigationHistory: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-resetNavigationHistory"""
    @property
    def getResourceContent(self) -> _getResourceContent: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-getResourceContent"""
    @property
    def getResourceTree(self) -> _getResourceTree: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-getResourceTree"""
    @property
    def handleJavaScriptDialog(self) -> _handleJavaScriptDialog: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-handleJavaScriptDialog"""
    @property
    def navigate(self) -> _navigate: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-navigate"""
    @property
    def navigateToHistoryEntry(self) -> _navigateToHistoryEntry: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-navigateToHistoryEntry"""
    @property
    def printToPDF(self) -> _printToPDF: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-printToPDF"""
    @property
    def reload(self) -> _reload: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-reload"""
    @property
    @deprecated("the protocol says so")
    def removeScriptToEvaluateOnLoad(self) -> _removeScriptToEvaluateOnLoad: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-removeScriptToEvaluateOnLoad"""
    @property
    def removeScriptToEvaluateOnNewDocument(self) -> _removeScriptToEvaluateOnNewDocument: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-removeScriptToEvaluateOnNewDocument"""
    @property
    def screencastFrameAck(self) -> _screencastFrameAck: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-screencastFrameAck"""
    @property
    def searchInResource(self) -> _searchInResource: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-searchInResource"""
    @property
    def setAdBlockingEnabled(self) -> _setAdBlockingEnabled: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-setAdBlockingEnabled"""
    @property
    def setBypassCSP(self) -> _setBypassCSP: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-setBypassCSP"""
    @property
    def getPermissionsPolicyState(self) -> _getPermissionsPolicyState: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-getPermissionsPolicyState"""
    @property
    def getOriginTrials(self) -> _getOriginTrials: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-getOriginTrials"""
    @property
    @deprecated("the protocol says so")
    def setDeviceMetricsOverride(self) -> _setDeviceMetricsOverride: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-setDeviceMetricsOverride"""
    @property
    @deprecated("the protocol says so")
    def setDeviceOrientationOverride(self) -> _setDeviceOrientationOverride: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-setDeviceOrientationOverride"""
    @property
    def setFontFamilies(self) -> _setFontFamilies: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-setFontFamilies"""
    @property
    def setFontSizes(self) -> _setFontSizes: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-setFontSizes"""
    @property
    def setDocumentContent(self) -> _setDocumentContent: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-setDocumentContent"""
    @property
    @deprecated("the protocol says so")
    def setDownloadBehavior(self) -> _setDownloadBehavior: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-setDownloadBehavior"""
    @property
    @deprecated("the protocol says so")
    def setGeolocationOverride(self) -> _setGeolocationOverride: """Deprecated. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-setGeolocationOverride"""
    @property
    def setLifecycleEventsEnabled(self) -> _setLifecycleEventsEnabled: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-setLifecycleEventsEnabled"""
    @property
    @deprecated("the protocol says so")
    def setTouchEmulationEnabled(self) -> _setTouchEmulationEnabled: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-setTouchEmulationEnabled"""
    @property
    def startScreencast(self) -> _startScreencast: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-startScreencast"""
    @property
    def startScreenRecording(self) -> _startScreenRecording: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-startScreenRecording"""
    @property
    def stopScreenRecording(self) -> _stopScreenRecording: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-stopScreenRecording"""
    @property
    def stopLoading(self) -> _stopLoading: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-stopLoading"""
    @property
    def crash(self) -> _crash: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-crash"""
    @property
    def close(self) -> _close: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-close"""
    @property
    def setWebLifecycleState(self) -> _setWebLifecycleState: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-setWebLifecycleState"""
    @property
    def stopScreencast(self) -> _stopScreencast: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-stopScreencast"""
    @property
    def produceCompilationCache(self) -> _produceCompilationCache: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-produceCompilationCache"""
    @property
    def addCompilationCache(self) -> _addCompilationCache: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-addCompilationCache"""
    @property
    def clearCompilationCache(self) -> _clearCompilationCache: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-clearCompilationCache"""
    @property
    def setSPCTransactionMode(self) -> _setSPCTransactionMode: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-setSPCTransactionMode"""
    @property
    def setRPHRegistrationMode(self) -> _setRPHRegistrationMode: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-setRPHRegistrationMode"""
    @property
    def generateTestReport(self) -> _generateTestReport: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-generateTestReport"""
    @property
    def waitForDebugger(self) -> _waitForDebugger: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-waitForDebugger"""
    @property
    def setInterceptFileChooserDialog(self) -> _setInterceptFileChooserDialog: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-setInterceptFileChooserDialog"""
    @property
    def setPrerenderingAllowed(self) -> _setPrerenderingAllowed: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-setPrerenderingAllowed"""
    @property
    def getAnnotatedPageContent(self) -> _getAnnotatedPageContent: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-getAnnotatedPageContent"""
    @property
    def setInputVisualization(self) -> _setInputVisualization: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-setInputVisualization"""
    @property
    def domContentEventFired(self) -> TypedEvent[DomContentEventFiredEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-domContentEventFired"""
    @property
    def fileChooserOpened(self) -> TypedEvent[FileChooserOpenedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-fileChooserOpened"""
    @property
    def frameAttached(self) -> TypedEvent[FrameAttachedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-frameAttached"""
    @property
    @deprecated("the protocol says so")
    def frameClearedScheduledNavigation(self) -> TypedEvent[FrameClearedScheduledNavigationEvent]: """Deprecated. https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-frameClearedScheduledNavigation"""
    @property
    def frameDetached(self) -> TypedEvent[FrameDetachedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-frameDetached"""
    @property
    def frameSubtreeWillBeDetached(self) -> TypedEvent[FrameSubtreeWillBeDetachedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-frameSubtreeWillBeDetached"""
    @property
    def frameNavigated(self) -> TypedEvent[FrameNavigatedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-frameNavigated"""
    @property
    def documentOpened(self) -> TypedEvent[DocumentOpenedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-documentOpened"""
    @property
    def frameResized(self) -> TypedEvent[FrameResizedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-frameResized"""
    @property
    def frameStartedNavigating(self) -> TypedEvent[FrameStartedNavigatingEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-frameStartedNavigating"""
    @property
    def frameRequestedNavigation(self) -> TypedEvent[FrameRequestedNavigationEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-frameRequestedNavigation"""
    @property
    @deprecated("the protocol says so")
    def frameScheduledNavigation(self) -> TypedEvent[FrameScheduledNavigationEvent]: """Deprecated. https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-frameScheduledNavigation"""
    @property
    def frameStartedLoading(self) -> TypedEvent[FrameStartedLoadingEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-frameStartedLoading"""
    @property
    def frameStoppedLoading(self) -> TypedEvent[FrameStoppedLoadingEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-frameStoppedLoading"""
    @property
    @deprecated("the protocol says so")
    def downloadWillBegin(self) -> TypedEvent[DownloadWillBeginEvent]: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-downloadWillBegin"""
    @property
    @deprecated("the protocol says so")
    def downloadProgress(self) -> TypedEvent[DownloadProgressEvent]: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-downloadProgress"""
    @property
    def interstitialHidden(self) -> TypedEvent[InterstitialHiddenEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-interstitialHidden"""
    @property
    def interstitialShown(self) -> TypedEvent[InterstitialShownEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-interstitialShown"""
    @property
    def javascriptDialogClosed(self) -> TypedEvent[JavascriptDialogClosedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-javascriptDialogClosed"""
    @property
    def javascriptDialogOpening(self) -> TypedEvent[JavascriptDialogOpeningEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-javascriptDialogOpening"""
    @property
    def lifecycleEvent(self) -> TypedEvent[LifecycleEventEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-lifecycleEvent"""
    @property
    def backForwardCacheNotUsed(self) -> TypedEvent[BackForwardCacheNotUsedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-backForwardCacheNotUsed"""
    @property
    def loadEventFired(self) -> TypedEvent[LoadEventFiredEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-loadEventFired"""
    @property
    def navigatedWithinDocument(self) -> TypedEvent[NavigatedWithinDocumentEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-navigatedWithinDocument"""
    @property
    def screencastFrame(self) -> TypedEvent[ScreencastFrameEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-screencastFrame"""
    @property
    def screencastVisibilityChanged(self) -> TypedEvent[ScreencastVisibilityChangedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-screencastVisibilityChanged"""
    @property
    def windowOpen(self) -> TypedEvent[WindowOpenEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-windowOpen"""
    @property
    def compilationCacheProduced(self) -> TypedEvent[CompilationCacheProducedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-compilationCacheProduced"""
