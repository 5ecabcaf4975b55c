# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from collections.abc import Sequence
from typing import Any, Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack, deprecated
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Debugger, Empty, Emulation, IO, Named, Page, Runtime, Security, TypedCommand, TypedEvent

ResourceType: TypeAlias = Literal['Document', 'Stylesheet', 'Image', 'Media', 'Font', 'Script', 'TextTrack', 'XHR', 'Fetch', 'Prefetch', 'EventSource', 'WebSocket', 'Manifest', 'SignedExchange', 'Ping', 'CSPViolationReport', 'Preflight', 'FedCM', 'Other']
LoaderId: TypeAlias = str
RequestId: TypeAlias = str
ErrorReason: TypeAlias = Literal['Failed', 'Aborted', 'TimedOut', 'AccessDenied', 'ConnectionClosed', 'ConnectionReset', 'ConnectionRefused', 'ConnectionAborted', 'ConnectionFailed', 'NameNotResolved', 'InternetDisconnected', 'AddressUnreachable', 'BlockedByClient', 'BlockedByResponse']
TimeSinceEpoch: TypeAlias = float
MonotonicTime: TypeAlias = float
Headers: TypeAlias = dict[str, Any]
ConnectionType: TypeAlias = Literal['none', 'cellular2g', 'cellular3g', 'cellular4g', 'bluetooth', 'ethernet', 'wifi', 'wimax', 'other']
CookieSameSite: TypeAlias = Literal['Strict', 'Lax', 'None']
CookiePriority: TypeAlias = Literal['Low', 'Medium', 'High']
CookieSourceScheme: TypeAlias = Literal['Unset', 'NonSecure', 'Secure']
class ResourceTiming(TypedDict):
    requestTime: float
    proxyStart: float
    proxyEnd: float
    dnsStart: float
    dnsEnd: float
    connectStart: float
    connectEnd: float
    sslStart: float
    sslEnd: float
    workerStart: float
    workerReady: float
    workerFetchStart: float
    workerRespondWithSettled: float
    workerRouterEvaluationStart: NotRequired[float]
    workerCacheLookupStart: NotRequired[float]
    sendStart: float
    sendEnd: float
    pushStart: float
    pushEnd: float
    receiveHeadersStart: float
    receiveHeadersEnd: float
ResourcePriority: TypeAlias = Literal['VeryLow', 'Low', 'Medium', 'High', 'VeryHigh']
RenderBlockingBehavior: TypeAlias = Literal['Blocking', 'InBodyParserBlocking', 'NonBlocking', 'NonBlockingDynamic', 'PotentiallyBlocking']
class PostDataEntry(TypedDict):
    bytes: NotRequired[str]
class Request(TypedDict):
    url: str
    urlFragment: NotRequired[str]
    method: str
    headers: Headers
    postData: NotRequired[str]
    hasPostData: NotRequired[bool]
    postDataEntries: NotRequired[list[PostDataEntry]]
    mixedContentType: NotRequired[Security.MixedContentType]
    initialPriority: ResourcePriority
    referrerPolicy: Literal['unsafe-url', 'no-referrer-when-downgrade', 'no-referrer', 'origin', 'origin-when-cross-origin', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin']
    isLinkPreload: NotRequired[bool]
    trustTokenParams: NotRequired[TrustTokenParams]
    isSameSite: NotRequired[bool]
    isAdRelated: NotRequired[bool]
class SignedCertificateTimestamp(TypedDict):
    status: str
    origin: str
    logDescription: str
    logId: str
    timestamp: float
    hashAlgorithm: str
    signatureAlgorithm: str
    signatureData: str
class SecurityDetails(TypedDict):
    protocol: str
    keyExchange: str
    keyExchangeGroup: NotRequired[str]
    cipher: str
    mac: NotRequired[str]
    certificateId: Security.CertificateId
    subjectName: str
    sanList: list[str]
    issuer: str
    validFrom: TimeSinceEpoch
    validTo: TimeSinceEpoch
    signedCertificateTimestampList: list[SignedCertificateTimestamp]
    certificateTransparencyCompliance: CertificateTransparencyCompliance
    serverSignatureAlgorithm: NotRequired[int]
    encryptedClientHello: bool
CertificateTransparencyCompliance: TypeAlias = Literal['unknown', 'not-compliant', 'compliant']
BlockedReason: TypeAlias = Literal['other', 'csp', 'mixed-content', 'origin', 'inspector', 'integrity', 'subresource-filter', 'content-type', 'coep-frame-resource-needs-coep-header', 'coop-sandboxed-iframe-cannot-navigate-to-coop-page', 'corp-not-same-origin', 'corp-not-same-origin-after-defaulted-to-same-origin-by-coep', 'corp-not-same-origin-after-defaulted-to-same-origin-by-dip', 'corp-not-same-origin-after-defaulted-to-same-origin-by-coep-and-dip', 'corp-not-same-site', 'sri-message-signature-mismatch']
CorsError: TypeAlias = Literal['DisallowedByMode', 'InvalidResponse', 'WildcardOriginNotAllowed', 'MissingAllowOriginHeader', 'MultipleAllowOriginValues', 'InvalidAllowOriginValue', 'AllowOriginMismatch', 'InvalidAllowCredentials', 'CorsDisabledScheme', 'PreflightInvalidStatus', 'PreflightDisallowedRedirect', 'PreflightWildcardOriginNotAllowed', 'PreflightMissingAllowOriginHeader', 'PreflightMultipleAllowOriginValues', 'PreflightInvalidAllowOriginValue', 'PreflightAllowOriginMismatch', 'PreflightInvalidAllowCredentials', 'PreflightMissingAllowExternal', 'PreflightInvalidAllowExternal', 'InvalidAllowMethodsPreflightResponse', 'InvalidAllowHeadersPreflightResponse', 'MethodDisallowedByPreflightResponse', 'HeaderDisallowedByPreflightResponse', 'RedirectContainsCredentials', 'InsecureLocalNetwork', 'InvalidLocalNetworkAccess', 'NoCorsRedirectModeNotFollow', 'LocalNetworkAccessPermissionDenied']
class CorsErrorStatus(TypedDict):
    corsError: CorsError
    failedParameter: str
ServiceWorkerResponseSource: TypeAlias = Literal['cache-storage', 'http-cache', 'fallback-code', 'network']
class TrustTokenParams(TypedDict):
    operation: TrustTokenOperationType
    refreshPolicy: Literal['UseCached', 'Refresh']
    issuers: NotRequired[list[str]]
TrustTokenOperationType: TypeAlias = Literal['Issuance', 'Redemption', 'Signing']
AlternateProtocolUsage: TypeAlias = Literal['alternativeJobWonWithoutRace', 'alternativeJobWonRace', 'mainJobWonRace', 'mappingMissing', 'broken', 'dnsAlpnH3JobWonWithoutRace', 'dnsAlpnH3JobWonRace', 'unspecifiedReason']
ServiceWorkerRouterSource: TypeAlias = Literal['network', 'cache', 'fetch-event', 'race-network-and-fetch-handler', 'race-network-and-cache']
class ServiceWorkerRouterInfo(TypedDict):
    ruleIdMatched: NotRequired[int]
    matchedSourceType: NotRequired[ServiceWorkerRouterSource]
    actualSourceType: NotRequired[ServiceWorkerRouterSource]
class Response(TypedDict):
    url: str
    status: int
    statusText: str
    headers: Headers
    headersText: NotRequired[str]
    mimeType: str
    charset: str
    requestHeaders: NotRequired[Headers]
    requestHeadersText: NotRequired[str]
    connectionReused: bool
    connectionId: float
    remoteIPAddress: NotRequired[str]
    remotePort: NotRequired[int]
    fromDiskCache: NotRequired[bool]
    fromServiceWorker: NotRequired[bool]
    fromPrefetchCache: NotRequired[bool]
    fromEarlyHints: NotRequired[bool]
    serviceWorkerRouterInfo: NotRequired[ServiceWorkerRouterInfo]
    encodedDataLength: float
    timing: NotRequired[ResourceTiming]
    serviceWorkerResponseSource: NotRequired[ServiceWorkerResponseSource]
    responseTime: NotRequired[TimeSinceEpoch]
    cacheStorageCacheName: NotRequired[str]
    protocol: NotRequired[str]
    alternateProtocolUsage: NotRequired[AlternateProtocolUsage]
    securityState: Security.SecurityState
    securityDetails: NotRequired[SecurityDetails]
class WebSocketRequest(TypedDict):
    headers: Headers
class WebSocketResponse(TypedDict):
    status: int
    statusText: str
    headers: Headers
    headersText: NotRequired[str]
    requestHeaders: NotRequired[Headers]
    requestHeadersText: NotRequired[str]
class WebSocketFrame(TypedDict):
    opcode: float
    mask: bool
    payloadData: str
class CachedResource(TypedDict):
    url: str
    type: ResourceType
    response: NotRequired[Response]
    bodySize: float
class Initiator(TypedDict):
    type: Literal['parser', 'script', 'preload', 'SignedExchange', 'preflight', 'FedCM', 'other']
    stack: NotRequired[Runtime.StackTrace]
    url: NotRequired[str]
    lineNumber: NotRequired[float]
    columnNumber: NotRequired[float]
    requestId: NotRequired[RequestId]
class CookiePartitionKey(TypedDict):
    topLevelSite: str
    hasCrossSiteAncestor: bool
class Cookie(TypedDict):
    name: str
    value: str
    domain: str
    path: str
    expires: float
    size: int
    httpOnly: bool
    secure: bool
    session: bool
    sameSite: NotRequired[CookieSameSite]
    priority: CookiePriority
    sourceScheme: CookieSourceScheme
    sourcePort: int
    partitionKey: NotRequired[CookiePartitionKey]
    partitionKeyOpaque: NotRequired[bool]
SetCookieBlockedReason: TypeAlias = Literal['SecureOnly', 'SameSiteStrict', 'SameSiteLax', 'SameSiteUnspecifiedTreatedAsLax', 'SameSiteNoneInsecure', 'UserPreferences', 'ThirdPartyPhaseout', 'SyntaxError', 'SchemeNotSupported', 'OverwriteSecure', 'InvalidDomain', 'InvalidPrefix', 'UnknownError', 'SchemefulSameSiteStrict', 'SchemefulSameSiteLax', 'SchemefulSameSiteUnspecifiedTreatedAsLax', 'NameValuePairExceedsMaxSize', 'DisallowedCharacter', 'NoCookieContent']
CookieBlockedReason: TypeAlias = Literal['SecureOnly', 'NotOnPath', 'DomainMismatch', 'SameSiteStrict', 'SameSiteLax', 'SameSiteUnspecifiedTreatedAsLax', 'SameSiteNoneInsecure', 'UserPreferences', 'ThirdPartyPhaseout', 'UnknownError', 'SchemefulSameSiteStrict', 'SchemefulSameSiteLax', 'SchemefulSameSiteUnspecifiedTreatedAsLax', 'NameValuePairExceedsMaxSize', 'PortMismatch', 'SchemeMismatch', 'AnonymousContext']
CookieExemptionReason: TypeAlias = Literal['None', 'UserSetting', 'EnterprisePolicy', 'StorageAccess', 'TopLevelStorageAccess', 'Scheme', 'SameSiteNoneCookiesInSandbox']
class BlockedSetCookieWithReason(TypedDict):
    blockedReasons: list[SetCookieBlockedReason]
    cookieLine: str
    cookie: NotRequired[Cookie]
class ExemptedSetCookieWithReason(TypedDict):
    exemptionReason: CookieExemptionReason
    cookieLine: str
    cookie: Cookie
class AssociatedCookie(TypedDict):
    cookie: Cookie
    blockedReasons: list[CookieBlockedReason]
    exemptionReason: NotRequired[CookieExemptionReason]
class CookieParam(TypedDict):
    name: str
    value: str
    url: NotRequired[str]
    domain: NotRequired[str]
    path: NotRequired[str]
    secure: NotRequired[bool]
    httpOnly: NotRequired[bool]
    sameSite: NotRequired[CookieSameSite]
    expires: NotRequired[TimeSinceEpoch]
    priority: NotRequired[CookiePriority]
    sourceScheme: NotRequired[CookieSourceScheme]
    sourcePort: NotRequired[int]
    partitionKey: NotRequired[CookiePartitionKey]
class AuthChallenge(TypedDict):
    source: NotRequired[Literal['Server', 'Proxy']]
    origin: str
    scheme: str
    realm: str
class AuthChallengeResponse(TypedDict):
    response: Literal['Default', 'CancelAuth', 'ProvideCredentials']
    username: NotRequired[str]
    password: NotRequired[str]
class SignedExchangeSignature(TypedDict):
    label: str
    signature: str
    integrity: str
    certUrl: NotRequired[str]
    certSha256: NotRequired[str]
    validityUrl: str
    date: int
    expires: int
    certificates: NotRequired[list[str]]
class SignedExchangeHeader(TypedDict):
    requestUrl: str
    responseCode: int
    responseHeaders: Headers
    signatures: list[SignedExchangeSignature]
    headerIntegrity: str
SignedExchangeErrorField: TypeAlias = Literal['signatureSig', 'signatureIntegrity', 'signatureCertUrl', 'signatureCertSha256', 'signatureValidityUrl', 'signatureTimestamps']
class SignedExchangeError(TypedDict):
    message: str
    signatureIndex: NotRequired[int]
    errorField: NotRequired[SignedExchangeErrorField]
class SignedExchangeInfo(TypedDict):
    outerResponse: Response
    hasExtraInfo: bool
    header: NotRequired[SignedExchangeHeader]
    securityDetails: NotRequired[SecurityDetails]
    errors: NotRequired[list[SignedExchangeError]]
class NetworkConditions(TypedDict):
    urlPattern: str
    latency: float
    downloadThroughput: float
    uploadThroughput: float
    connectionType: NotRequired[ConnectionType]
    packetLoss: NotRequired[float]
    packetQueueLength: NotRequired[int]
    packetReordering: NotRequired[bool]
    offline: NotRequired[bool]
class BlockPattern(TypedDict):
    urlPattern: str
    block: bool
DirectSocketDnsQueryType: TypeAlias = Literal['ipv4', 'ipv6']
class DirectTCPSocketOptions(TypedDict):
    noDelay: bool
    keepAliveDelay: NotRequired[float]
    sendBufferSize: NotRequired[float]
    receiveBufferSize: NotRequired[float]
    dnsQueryType: NotRequired[DirectSocketDnsQueryType]
class DirectUDPSocketOptions(TypedDict):
    remoteAddr: NotRequired[str]
    remotePort: NotRequired[int]
    localAddr: NotRequired[str]
    localPort: NotRequired[int]
    dnsQueryType: NotRequired[DirectSocketDnsQueryType]
    sendBufferSize: NotRequired[float]
    receiveBufferSize: NotRequired[float]
    multicastLoopback: NotRequired[bool]
    multicastTimeToLive: NotRequired[int]
    multicastAllowAddressSharing: NotRequired[bool]
class DirectUDPMessage(TypedDict):
    data: str
    remoteAddr: NotRequired[str]
    remotePort: NotRequired[int]
LocalNetworkAccessRequestPolicy: TypeAlias = Literal['Allow', 'BlockFromInsecureToMorePrivate', 'WarnFromInsecureToMorePrivate', 'PermissionBlock', 'PermissionWarn']
IPAddressSpace: TypeAlias = Literal['Loopback', 'Local', 'Public', 'Unknown']
class ConnectTiming(TypedDict):
    requestTime: float
class ClientSecurityState(TypedDict):
    initiatorIsSecureContext: bool
    initiatorIPAddressSpace: IPAddressSpace
    localNetworkAccessRequestPolicy: LocalNetworkAccessRequestPolicy
class AdScriptIdentifier(TypedDict):
    scriptId: Runtime.ScriptId
    debuggerId: Runtime.UniqueDebuggerId
    name: str
class AdAncestry(TypedDict):
    ancestryChain: list[AdScriptIdentifier]
    rootScriptFilterlistRule: NotRequired[str]
class AdProvenance(TypedDict):
    filterlistRule: NotRequired[str]
    adScriptAncestry: NotRequired[AdAncestry]
CrossOriginOpenerPolicyValue: TypeAlias = Literal['SameOrigin', 'SameOriginAllowPopups', 'RestrictProperties', 'UnsafeNone', 'SameOriginPlusCoep', 'RestrictPropertiesPlusCoep', 'NoopenerAllowPopups']
class CrossOriginOpenerPolicyStatus(TypedDict):
    value: CrossOriginOpenerPolicyValue
    reportOnlyValue: CrossOriginOpenerPolicyValue
    reportingEndpoint: NotRequired[str]
    reportOnlyReportingEndpoint: NotRequired[str]
CrossOriginEmbedderPolicyValue: TypeAlias = Literal['None', 'Credentialless', 'RequireCorp']
class CrossOriginEmbedderPolicyStatus(TypedDict):
    value: CrossOriginEmbedderPolicyValue
    reportOnlyValue: CrossOriginEmbedderPolicyValue
    reportingEndpoint: NotRequired[str]
    reportOnlyReportingEndpoint: NotRequired[str]
ContentSecurityPolicySource: TypeAlias = Literal['HTTP', 'Meta']
class ContentSecurityPolicyStatus(TypedDict):
    effectiveDirectives: str
    isEnforced: bool
    source: ContentSecurityPolicySource
class SecurityIsolationStatus(TypedDict):
    coop: NotRequired[CrossOriginOpenerPolicyStatus]
    coep: NotRequired[CrossOriginEmbedderPolicyStatus]
    csp: NotRequired[list[ContentSecurityPolicyStatus]]
ReportStatus: TypeAlias = Literal['Queued', 'Pending', 'MarkedForRemoval', 'Success']
ReportId: TypeAlias = str
class ReportingApiReport(TypedDict):
    id: ReportId
    initiatorUrl: str
    destination: str
    type: str
    timestamp: TimeSinceEpoch
    depth: int
    completedAttempts: int
    body: dict[str, Any]
    status: ReportStatus
class ReportingApiEndpoint(TypedDict):
    url: str
    groupName: str
class DeviceBoundSessionKey(TypedDict):
    site: str
    id: str
class DeviceBoundSessionWithUsage(TypedDict):
    sessionKey: DeviceBoundSessionKey
    usage: Literal['NotInScope', 'InScopeRefreshNotYetNeeded', 'InScopeRefreshNotAllowed', 'ProactiveRefreshNotPossible', 'ProactiveRefreshAttempted', 'Deferred']
class DeviceBoundSessionCookieCraving(TypedDict):
    name: str
    domain: str
    path: str
    secure: bool
    httpOnly: bool
    sameSite: NotRequired[CookieSameSite]
class DeviceBoundSessionUrlRule(TypedDict):
    ruleType: Literal['Exclude', 'Include']
    hostPattern: str
    pathPrefix: str
class DeviceBoundSessionInclusionRules(TypedDict):
    origin: str
    includeSite: bool
    urlRules: list[DeviceBoundSessionUrlRule]
class DeviceBoundSession(TypedDict):
    key: DeviceBoundSessionKey
    refreshUrl: str
    inclusionRules: DeviceBoundSessionInclusionRules
    cookieCravings: list[DeviceBoundSessionCookieCraving]
    expiryDate: TimeSinceEpoch
    cachedChallenge: NotRequired[str]
    allowedRefreshInitiators: list[str]
DeviceBoundSessionEventId: TypeAlias = str
DeviceBoundSessionFetchResult: TypeAlias = Literal['Success', 'SigningKeyGenerationError', 'AttestationKeyGenerationError', 'SigningError', 'TransientSigningError', 'ServerRequestedTermination', 'InvalidSessionId', 'InvalidChallenge', 'TooManyChallenges', 'InvalidFetcherUrl', 'InvalidRefreshUrl', 'TransientHttpError', 'ScopeOriginSameSiteMismatch', 'RefreshUrlSameSiteMismatch', 'MismatchedSessionId', 'MissingScope', 'NoCredentials', 'SubdomainRegistrationWellKnownUnavailable', 'SubdomainRegistrationUnauthorized', 'SubdomainRegistrationWellKnownMalformed', 'SessionProviderWellKnownUnavailable', 'RelyingPartyWellKnownUnavailable', 'FederatedKeyThumbprintMismatch', 'InvalidFederatedSessionUrl', 'InvalidFederatedKey', 'TooManyRelyingOriginLabels', 'BoundCookieSetForbidden', 'NetError', 'ProxyError', 'EmptySessionConfig', 'InvalidCredentialsConfig', 'InvalidCredentialsType', 'InvalidCredentialsEmptyName', 'InvalidCredentialsCookie', 'PersistentHttpError', 'RegistrationAttemptedChallenge', 'InvalidScopeOrigin', 'ScopeOriginContainsPath', 'RefreshInitiatorNotString', 'RefreshInitiatorInvalidHostPattern', 'InvalidScopeSpecification', 'MissingScopeSpecificationType', 'EmptyScopeSpecificationDomain', 'EmptyScopeSpecificationPath', 'InvalidScopeSpecificationType', 'InvalidScopeIncludeSite', 'MissingScopeIncludeSite', 'FederatedNotAuthorizedByProvider', 'FederatedNotAuthorizedByRelyingParty', 'SessionProviderWellKnownMalformed', 'SessionProviderWellKnownHasProviderOrigin', 'RelyingPartyWellKnownMalformed', 'RelyingPartyWellKnownHasRelyingOrigins', 'InvalidFederatedSessionProviderSessionMissing', 'InvalidFederatedSessionWrongProviderOrigin', 'InvalidCredentialsCookieCreationTime', 'InvalidCredentialsCookieName', 'InvalidCredentialsCookieParsing', 'InvalidCredentialsCookieUnpermittedAttribute', 'InvalidCredentialsCookieInvalidDomain', 'InvalidCredentialsCookiePrefix', 'InvalidScopeRulePath', 'InvalidScopeRuleHostPattern', 'ScopeRuleOriginScopedHostPatternMismatch', 'ScopeRuleSiteScopedHostPatternMismatch', 'SigningQuotaExceeded', 'InvalidConfigJson', 'InvalidFederatedSessionProviderFailedToRestoreKey', 'FailedToUnwrapKey', 'SessionDeletedDuringRefresh', 'CrossOriginRegistrationSiteNotIncluded', 'InvalidPreProvisionedKeyInitiatorMissing', 'PreProvisionedKeyAccessNotGranted', 'PreProvisionedKeyNotFound', 'AttestationCertificationError', 'AttestationSigningError', 'FederatedRegistrationRedirected']
class DeviceBoundSessionFailedRequest(TypedDict):
    requestUrl: str
    netError: NotRequired[str]
    responseError: NotRequired[int]
    responseErrorBody: NotRequired[str]
class CreationEventDetails(TypedDict):
    fetchResult: DeviceBoundSessionFetchResult
    newSession: NotRequired[DeviceBoundSession]
    failedRequest: NotRequired[DeviceBoundSessionFailedRequest]
class RefreshEventDetails(TypedDict):
    refreshResult: Literal['Refreshed', 'InitializedService', 'Unreachable', 'ServerError', 'FatalError', 'SigningQuotaExceeded', 'RefreshedAsWaiter', 'TransientSigningError', 'InScopeRefreshNotYetNeeded', 'Canceled']
    fetchResult: NotRequired[DeviceBoundSessionFetchResult]
    newSession: NotRequired[DeviceBoundSession]
    wasFullyProactiveRefresh: bool
    failedRequest: NotRequired[DeviceBoundSessionFailedRequest]
class TerminationEventDetails(TypedDict):
    deletionReason: Literal['Expired', 'FailedToRestoreKey', 'FailedToUnwrapKey', 'StoragePartitionCleared', 'ClearBrowsingData', 'ServerRequested', 'InvalidSessionParams', 'RefreshFatalError', 'DevTools', 'Replaced']
class ChallengeEventDetails(TypedDict):
    challengeResult: Literal['Success', 'NoSessionId', 'NoSessionMatch', 'CantSetBoundCookie']
    challenge: str
class LoadNetworkResourcePageResult(TypedDict):
    success: bool
    netError: NotRequired[float]
    netErrorName: NotRequired[str]
    httpStatusCode: NotRequired[float]
    stream: NotRequired[IO.StreamHandle]
    headers: NotRequired[Headers]
class LoadNetworkResourceOptions(TypedDict):
    disableCache: bool
    includeCredentials: bool
class CanClearBrowserCacheResult(TypedDict):
    result: bool
class _canClearBrowserCache(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> CanClearBrowserCacheResult: ...
    def submit(self) -> TypedCommand[CanClearBrowserCacheResult]: ...
class CanClearBrowserCookiesResult(TypedDict):
    result: bool
class _canClearBrowserCookies(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> CanClearBrowserCookiesResult: ...
    def submit(self) -> TypedCommand[CanClearBrowserCookiesResult]: ...
class CanEmulateNetworkConditionsResult(TypedDict):
    result: bool
class _canEmulateNetworkConditions(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> CanEmulateNetworkConditionsResult: ...
    def submit(self) -> TypedCommand[CanEmulateNetworkConditionsResult]: ...
class _clearBrowserCache(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _clearBrowserCookies(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class DeleteCookiesParams(TypedDict):
    name: str
    url: NotRequired[str]
    domain: NotRequired[str]
    path: NotRequired[str]
    partitionKey: NotRequired[CookiePartitionKey]
class _deleteCookies(Named):
    def __call__(self, *, name: str, url: str = ..., domain: str = ..., path: str = ..., partitionKey: CookiePartitionKey = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DeleteCookiesParams]) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class EmulateNetworkConditionsParams(TypedDict):
    offline: bool
    latency: float
    downloadThroughput: float
    uploadThroughput: float
    connectionType: NotRequired[ConnectionType]
    packetLoss: NotRequired[float]
    packetQueueLength: NotRequired[int]
    packetReordering: NotRequired[bool]
class _emulateNetworkConditions(Named):
    def __call__(self, *, offline: bool, latency: float, downloadThroughput: float, uploadThroughput: float, connectionType: ConnectionType = ..., packetLoss: float = ..., packetQueueLength: int = ..., packetReordering: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[EmulateNetworkConditionsParams]) -> TypedCommand[Empty]: ...
class EmulateNetworkConditionsByRuleParams(TypedDict):
    offline: NotRequired[bool]
    emulateOfflineServiceWorker: NotRequired[bool]
    matchedNetworkConditions: Sequence[NetworkConditions]
class EmulateNetworkConditionsByRuleResult(TypedDict):
    ruleIds: list[str]
class _emulateNetworkConditionsByRule(Named):
    def __call__(self, *, offline: bool = ..., emulateOfflineServiceWorker: bool = ..., matchedNetworkConditions: Sequence[NetworkConditions], _timeout: Timeout = ...) -> EmulateNetworkConditionsByRuleResult: ...
    def submit(self, **params: Unpack[EmulateNetworkConditionsByRuleParams]) -> TypedCommand[EmulateNetworkConditionsByRuleResult]: ...
class OverrideNetworkStateParams(TypedDict):
    offline: bool
    latency: float
    downloadThroughput: float
    uploadThroughput: float
    connectionType: NotRequired[ConnectionType]
class _overrideNetworkState(Named):
    def __call__(self, *, offline: bool, latency: float, downloadThroughput: float, uploadThroughput: float, connectionType: ConnectionType = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[OverrideNetworkStateParams]) -> TypedCommand[Empty]: ...
class EnableParams(TypedDict):
    maxTotalBufferSize: NotRequired[int]
    maxResourceBufferSize: NotRequired[int]
    maxPostDataSize: NotRequired[int]
    reportDirectSocketTraffic: NotRequired[bool]
    enableDurableMessages: NotRequired[bool]
class _enable(Named):
    def __call__(self, *, maxTotalBufferSize: int = ..., maxResourceBufferSize: int = ..., maxPostDataSize: int = ..., reportDirectSocketTraffic: bool = ..., enableDurableMessages: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[EnableParams]) -> TypedCommand[Empty]: ...
class ConfigureDurableMessagesParams(TypedDict):
    maxTotalBufferSize: NotRequired[int]
    maxResourceBufferSize: NotRequired[int]
class _configureDurableMessages(Named):
    def __call__(self, *, maxTotalBufferSize: int = ..., maxResourceBufferSize: int = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ConfigureDurableMessagesParams]) -> TypedCommand[Empty]: ...
class GetAllCookiesResult(TypedDict):
    cookies: list[Cookie]
class _getAllCookies(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetAllCookiesResult: ...
    def submit(self) -> TypedCommand[GetAllCookiesResult]: ...
class GetCertificateParams(TypedDict):
    origin: str
class GetCertificateResult(TypedDict):
    tableNames: list[str]
class _getCertificate(Named):
    def __call__(self, *, origin: str, _timeout: Timeout = ...) -> GetCertificateResult: ...
    def submit(self, **params: Unpack[GetCertificateParams]) -> TypedCommand[GetCertificateResult]: ...
class GetCookiesParams(TypedDict):
    urls: NotRequired[list[str] | tuple[str, ...]]
class GetCookiesResult(TypedDict):
    cookies: list[Cookie]
class _getCookies(Named):
    def __call__(self, *, urls: list[str] | tuple[str, ...] = ..., _timeout: Timeout = ...) -> GetCookiesResult: ...
    def submit(self, **params: Unpack[GetCookiesParams]) -> TypedCommand[GetCookiesResult]: ...
class GetResponseBodyParams(TypedDict):
    requestId: RequestId
class GetResponseBodyResult(TypedDict):
    body: str
    base64Encoded: bool
class _getResponseBody(Named):
    def __call__(self, *, requestId: RequestId, _timeout: Timeout = ...) -> GetResponseBodyResult: ...
    def submit(self, **params: Unpack[GetResponseBodyParams]) -> TypedCommand[GetResponseBodyResult]: ...
class GetRequestPostDataParams(TypedDict):
    requestId: RequestId
class GetRequestPostDataResult(TypedDict):
    postData: str
    base64Encoded: bool
class _getRequestPostData(Named):
    def __call__(self, *, requestId: RequestId, _timeout: Timeout = ...) -> GetRequestPostDataResult: ...
    def submit(self, **params: Unpack[GetRequestPostDataParams]) -> TypedCommand[GetRequestPostDataResult]: ...
class ReplayXHRParams(TypedDict):
    requestId: RequestId
class _replayXHR(Named):
    def __call__(self, *, requestId: RequestId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReplayXHRParams]) -> TypedCommand[Empty]: ...
class SearchInResponseBodyParams(TypedDict):
    requestId: RequestId
    query: str
    caseSensitive: NotRequired[bool]
    isRegex: NotRequired[bool]
class SearchInResponseBodyResult(TypedDict):
    result: list[Debugger.SearchMatch]
class _searchInResponseBody(Named):
    def __call__(self, *, requestId: RequestId, query: str, caseSensitive: bool = ..., isRegex: bool = ..., _timeout: Timeout = ...) -> SearchInResponseBodyResult: ...
    def submit(self, **params: Unpack[SearchInResponseBodyParams]) -> TypedCommand[SearchInResponseBodyResult]: ...
class SetBlockedURLsParams(TypedDict):
    urlPatterns: NotRequired[Sequence[BlockPattern]]
    urls: NotRequired[list[str] | tuple[str, ...]]
class _setBlockedURLs(Named):
    def __call__(self, *, urlPatterns: Sequence[BlockPattern] = ..., urls: list[str] | tuple[str, ...] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetBlockedURLsParams]) -> TypedCommand[Empty]: ...
class SetBypassServiceWorkerParams(TypedDict):
    bypass: bool
class _setBypassServiceWorker(Named):
    def __call__(self, *, bypass: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetBypassServiceWorkerParams]) -> TypedCommand[Empty]: ...
class SetCacheDisabledParams(TypedDict):
    cacheDisabled: bool
class _setCacheDisabled(Named):
    def __call__(self, *, cacheDisabled: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetCacheDisabledParams]) -> TypedCommand[Empty]: ...
class SetCookieParams(TypedDict):
    name: str
    value: str
    url: NotRequired[str]
    domain: NotRequired[str]
    path: NotRequired[str]
    secure: NotRequired[bool]
    httpOnly: NotRequired[bool]
    sameSite: NotRequired[CookieSameSite]
    expires: NotRequired[TimeSinceEpoch]
    priority: NotRequired[CookiePriority]
    sourceScheme: NotRequired[CookieSourceScheme]
    sourcePort: NotRequired[int]
    partitionKey: NotRequired[CookiePartitionKey]
class SetCookieResult(TypedDict):
    success: bool
class _setCookie(Named):
    def __call__(self, *, name: str, value: str, url: str = ..., domain: str = ..., path: str = ..., secure: bool = ..., httpOnly: bool = ..., sameSite: CookieSameSite = ..., expires: TimeSinceEpoch = ..., priority: CookiePriority = ..., sourceScheme: CookieSourceScheme = ..., sourcePort: int = ..., partitionKey: CookiePartitionKey = ..., _timeout: Timeout = ...) -> SetCookieResult: ...
    def submit(self, **params: Unpack[SetCookieParams]) -> TypedCommand[SetCookieResult]: ...
class SetCookiesParams(TypedDict):
    cookies: Sequence[CookieParam]
class _setCookies(Named):
    def __call__(self, *, cookies: Sequence[CookieParam], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetCookiesParams]) -> TypedCommand[Empty]: ...
class SetExtraHTTPHeadersParams(TypedDict):
    headers: Headers
class _setExtraHTTPHeaders(Named):
    def __call__(self, *, headers: Headers, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetExtraHTTPHeadersParams]) -> TypedCommand[Empty]: ...
class SetAttachDebugStackParams(TypedDict):
    enabled: bool
class _setAttachDebugStack(Named):
    def __call__(self, *, enabled: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetAttachDebugStackParams]) -> TypedCommand[Empty]: ...
class SetUserAgentOverrideParams(TypedDict):
    userAgent: str
    acceptLanguage: NotRequired[str]
    platform: NotRequired[str]
    userAgentMetadata: NotRequired[Emulation.UserAgentMetadata]
class _setUserAgentOverride(Named):
    def __call__(self, *, userAgent: str, acceptLanguage: str = ..., platform: str = ..., userAgentMetadata: Emulation.UserAgentMetadata = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetUserAgentOverrideParams]) -> TypedCommand[Empty]: ...
class StreamResourceContentParams(TypedDict):
    requestId: RequestId
class StreamResourceContentResult(TypedDict):
    bufferedData: str
class _streamResourceContent(Named):
    def __call__(self, *, requestId: RequestId, _timeout: Timeout = ...) -> StreamResourceContentResult: ...
    def submit(self, **params: Unpack[StreamResourceContentParams]) -> TypedCommand[StreamResourceContentResult]: ...
class GetSecurityIsolationStatusParams(TypedDict):
    frameId: NotRequired[Page.FrameId]
class GetSecurityIsolationStatusResult(TypedDict):
    status: SecurityIsolationStatus
class _getSecurityIsolationStatus(Named):
    def __call__(self, *, frameId: Page.FrameId = ..., _timeout: Timeout = ...) -> GetSecurityIsolationStatusResult: ...
    def submit(self, **params: Unpack[GetSecurityIsolationStatusParams]) -> TypedCommand[GetSecurityIsolationStatusResult]: ...
class EnableReportingApiParams(TypedDict):
    enable: bool
class _enableReportingApi(Named):
    def __call__(self, *, enable: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[EnableReportingApiParams]) -> TypedCommand[Empty]: ...
class EnableDeviceBoundSessionsParams(TypedDict):
    enable: bool
class _enableDeviceBoundSessions(Named):
    def __call__(self, *, enable: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[EnableDeviceBoundSessionsParams]) -> TypedCommand[Empty]: ...
class DeleteDeviceBoundSessionParams(TypedDict):
    key: DeviceBoundSessionKey
class _deleteDeviceBoundSession(Named):
    def __call__(self, *, key: DeviceBoundSessionKey, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DeleteDeviceBoundSessionParams]) -> TypedCommand[Empty]: ...
class FetchSchemefulSiteParams(TypedDict):
    origin: str
class FetchSchemefulSiteResult(TypedDict):
    schemefulSite: str
class _fetchSchemefulSite(Named):
    def __call__(self, *, origin: str, _timeout: Timeout = ...) -> FetchSchemefulSiteResult: ...
    def submit(self, **params: Unpack[FetchSchemefulSiteParams]) -> TypedCommand[FetchSchemefulSiteResult]: ...
class LoadNetworkResourceParams(TypedDict):
    frameId: NotRequired[Page.FrameId]
    url: str
    options: LoadNetworkResourceOptions
class LoadNetworkResourceResult(TypedDict):
    resource: LoadNetworkResourcePageResult
class _loadNetworkResource(Named):
    def __call__(self, *, frameId: Page.FrameId = ..., url: str, options: LoadNetworkResourceOptions, _timeout: Timeout = ...) -> LoadNetworkResourceResult: ...
    def submit(self, **params: Unpack[LoadNetworkResourceParams]) -> TypedCommand[LoadNetworkResourceResult]: ...
class SetCookieControlsParams(TypedDict):
    enableThirdPartyCookieRestriction: bool
class _setCookieControls(Named):
    def __call__(self, *, enableThirdPartyCookieRestriction: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetCookieControlsParams]) -> TypedCommand[Empty]: ...
class DataReceivedParams(TypedDict):
    requestId: RequestId
    timestamp: MonotonicTime
    dataLength: int
    encodedDataLength: int
    data: NotRequired[str]
@type_check_only
class DataReceivedEvent(Event):
    method: Literal["Network.dataReceived"]
    params: DataReceivedParams  # type: ignore[assignment]
class EventSourceMessageReceivedParams(TypedDict):
    requestId: RequestId
    timestamp: MonotonicTime
    eventName: str
    eventId: str
    data: str
@type_check_only
class EventSourceMessageReceivedEvent(Event):
    method: Literal["Network.eventSourceMessageReceived"]
    params: EventSourceMessageReceivedParams  # type: ignore[assignment]
class LoadingFailedParams(TypedDict):
    requestId: RequestId
    timestamp: MonotonicTime
    type: ResourceType
    errorText: str
    canceled: NotRequired[bool]
    blockedReason: NotRequired[BlockedReason]
    corsErrorStatus: NotRequired[CorsErrorStatus]
@type_check_only
class LoadingFailedEvent(Event):
    method: Literal["Network.loadingFailed"]
    params: LoadingFailedParams  # type: ignore[assignment]
class LoadingFinishedParams(TypedDict):
    requestId: RequestId
    timestamp: MonotonicTime
    encodedDataLength: float
    encodedBodyLength: NotRequired[float]
@type_check_only
class LoadingFinishedEvent(Event):
    method: Literal["Network.loadingFinished"]
    params: LoadingFinishedParams  # type: ignore[assignment]
class RequestServedFromCacheParams(TypedDict):
    requestId: RequestId
@type_check_only
class RequestServedFromCacheEvent(Event):
    method: Literal["Network.requestServedFromCache"]
    params: RequestServedFromCacheParams  # type: ignore[assignment]
class RequestWillBeSentParams(TypedDict):
    requestId: RequestId
    loaderId: LoaderId
    documentURL: str
    request: Request
    timestamp: MonotonicTime
    wallTime: TimeSinceEpoch
    initiator: Initiator
    redirectHasExtraInfo: bool
    redirectResponse: NotRequired[Response]
    type: NotRequired[ResourceType]
    frameId: NotRequired[Page.FrameId]
    hasUserGesture: NotRequired[bool]
    renderBlockingBehavior: NotRequired[RenderBlockingBehavior]
@type_check_only
class RequestWillBeSentEvent(Event):
    method: Literal["Network.requestWillBeSent"]
    params: RequestWillBeSentParams  # type: ignore[assignment]
class ResourceChangedPriorityParams(TypedDict):
    requestId: RequestId
    newPriority: ResourcePriority
    timestamp: MonotonicTime
@type_check_only
class ResourceChangedPriorityEvent(Event):
    method: Literal["Network.resourceChangedPriority"]
    params: ResourceChangedPriorityParams  # type: ignore[assignment]
class SignedExchangeReceivedParams(TypedDict):
    requestId: RequestId
    info: SignedExchangeInfo
@type_check_only
class SignedExchangeReceivedEvent(Event):
    method: Literal["Network.signedExchangeReceived"]
    params: SignedExchangeReceivedParams  # type: ignore[assignment]
class ResponseReceivedParams(TypedDict):
    requestId: RequestId
    loaderId: LoaderId
    timestamp: MonotonicTime
    type: ResourceType
    response: Response
    hasExtraInfo: bool
    frameId: NotRequired[Page.FrameId]
@type_check_only
class ResponseReceivedEvent(Event):
    method: Literal["Network.responseReceived"]
    params: ResponseReceivedParams  # type: ignore[assignment]
class WebSocketClosedParams(TypedDict):
    requestId: RequestId
    timestamp: MonotonicTime
@type_check_only
class WebSocketClosedEvent(Event):
    method: Literal["Network.webSocketClosed"]
    params: WebSocketClosedParams  # type: ignore[assignment]
class WebSocketCreatedParams(TypedDict):
    requestId: RequestId
    url: str
    initiator: NotRequired[Initiator]
@type_check_only
class WebSocketCreatedEvent(Event):
    method: Literal["Network.webSocketCreated"]
    params: WebSocketCreatedParams  # type: ignore[assignment]
class WebSocketFrameErrorParams(TypedDict):
    requestId: RequestId
    timestamp: MonotonicTime
    errorMessage: str
@type_check_only
class WebSocketFrameErrorEvent(Event):
    method: Literal["Network.webSocketFrameError"]
    params: WebSocketFrameErrorParams  # type: ignore[assignment]
class WebSocketFrameReceivedParams(TypedDict):
    requestId: RequestId
    timestamp: MonotonicTime
    response: WebSocketFrame
@type_check_only
class WebSocketFrameReceivedEvent(Event):
    method: Literal["Network.webSocketFrameReceived"]
    params: WebSocketFrameReceivedParams  # type: ignore[assignment]
class WebSocketFrameSentParams(TypedDict):
    requestId: RequestId
    timestamp: MonotonicTime
    response: WebSocketFrame
@type_check_only
class WebSocketFrameSentEvent(Event):
    method: Literal["Network.webSocketFrameSent"]
    params: WebSocketFrameSentParams  # type: ignore[assignment]
class WebSocketHandshakeResponseReceivedParams(TypedDict):
    requestId: RequestId
    timestamp: MonotonicTime
    response: WebSocketResponse
@type_check_only
class WebSocketHandshakeResponseReceivedEvent(Event):
    method: Literal["Network.webSocketHandshakeResponseReceived"]
    params: WebSocketHandshakeResponseReceivedParams  # type: ignore[assignment]
class WebSocketWillSendHandshakeRequestParams(TypedDict):
    requestId: RequestId
    timestamp: MonotonicTime
    wallTime: TimeSinceEpoch
    request: WebSocketRequest
@type_check_only
class WebSocketWillSendHandshakeRequestEvent(Event):
    method: Literal["Network.webSocketWillSendHandshakeRequest"]
    params: WebSocketWillSendHandshakeRequestParams  # type: ignore[assignment]
class WebTransportCreatedParams(TypedDict):
    transportId: RequestId
    url: str
    timestamp: MonotonicTime
    initiator: NotRequired[Initiator]
@type_check_only
class WebTransportCreatedEvent(Event):
    method: Literal["Network.webTransportCreated"]
    params: WebTransportCreatedParams  # type: ignore[assignment]
class WebTransportConnectionEstablishedParams(TypedDict):
    transportId: RequestId
    timestamp: MonotonicTime
@type_check_only
class WebTransportConnectionEstablishedEvent(Event):
    method: Literal["Network.webTransportConnectionEstablished"]
    params: WebTransportConnectionEstablishedParams  # type: ignore[assignment]
class WebTransportClosedParams(TypedDict):
    transportId: RequestId
    timestamp: MonotonicTime
@type_check_only
class WebTransportClosedEvent(Event):
    method: Literal["Network.webTransportClosed"]
    params: WebTransportClosedParams  # type: ignore[assignment]
class DirectTCPSocketCreatedParams(TypedDict):
    identifier: RequestId
    remoteAddr: str
    remotePort: int
    options: DirectTCPSocketOptions
    timestamp: MonotonicTime
    initiator: NotRequired[Initiator]
@type_check_only
class DirectTCPSocketCreatedEvent(Event):
    method: Literal["Network.directTCPSocketCreated"]
    params: DirectTCPSocketCreatedParams  # type: ignore[assignment]
class DirectTCPSocketOpenedParams(TypedDict):
    identifier: RequestId
    remoteAddr: str
    remotePort: int
    timestamp: MonotonicTime
    localAddr: NotRequired[str]
    localPort: NotRequired[int]
@type_check_only
class DirectTCPSocketOpenedEvent(Event):
    method: Literal["Network.directTCPSocketOpened"]
    params: DirectTCPSocketOpenedParams  # type: ignore[assignment]
class DirectTCPSocketAbortedParams(TypedDict):
    identifier: RequestId
    errorMessage: ErrorReason
    timestamp: MonotonicTime
@type_check_only
class DirectTCPSocketAbortedEvent(Event):
    method: Literal["Network.directTCPSocketAborted"]
    params: DirectTCPSocketAbortedParams  # type: ignore[assignment]
class DirectTCPSocketClosedParams(TypedDict):
    identifier: RequestId
    timestamp: MonotonicTime
@type_check_only
class DirectTCPSocketClosedEvent(Event):
    method: Literal["Network.directTCPSocketClosed"]
    params: DirectTCPSocketClosedParams  # type: ignore[assignment]
class DirectTCPSocketChunkSentParams(TypedDict):
    identifier: RequestId
    data: str
    timestamp: MonotonicTime
@type_check_only
class DirectTCPSocketChunkSentEvent(Event):
    method: Literal["Network.directTCPSocketChunkSent"]
    params: DirectTCPSocketChunkSentParams  # type: ignore[assignment]
class DirectTCPSocketChunkReceivedParams(TypedDict):
    identifier: RequestId
    data: str
    timestamp: MonotonicTime
@type_check_only
class DirectTCPSocketChunkReceivedEvent(Event):
    method: Literal["Network.directTCPSocketChunkReceived"]
    params: DirectTCPSocketChunkReceivedParams  # type: ignore[assignment]
class DirectUDPSocketJoinedMulticastGroupParams(TypedDict):
    identifier: RequestId
    IPAddress: str
    sourceAddress: NotRequired[str]
@type_check_only
class DirectUDPSocketJoinedMulticastGroupEvent(Event):
    method: Literal["Network.directUDPSocketJoinedMulticastGroup"]
    params: DirectUDPSocketJoinedMulticastGroupParams  # type: ignore[assignment]
class DirectUDPSocketLeftMulticastGroupParams(TypedDict):
    identifier: RequestId
    IPAddress: str
    sourceAddress: NotRequired[str]
@type_check_only
class DirectUDPSocketLeftMulticastGroupEvent(Event):
    method: Literal["Network.directUDPSocketLeftMulticastGroup"]
    params: DirectUDPSocketLeftMulticastGroupParams  # type: ignore[assignment]
class DirectUDPSocketCreatedParams(TypedDict):
    identifier: RequestId
    options: DirectUDPSocketOptions
    timestamp: MonotonicTime
    initiator: NotRequired[Initiator]
@type_check_only
class DirectUDPSocketCreatedEvent(Event):
    method: Literal["Network.directUDPSocketCreated"]
    params: DirectUDPSocketCreatedParams  # type: ignore[assignment]
class DirectUDPSocketOpenedParams(TypedDict):
    identifier: RequestId
    localAddr: str
    localPort: int
    timestamp: MonotonicTime
    remoteAddr: NotRequired[str]
    remotePort: NotRequired[int]
@type_check_only
class DirectUDPSocketOpenedEvent(Event):
    method: Literal["Network.directUDPSocketOpened"]
    params: DirectUDPSocketOpenedParams  # type: ignore[assignment]
class DirectUDPSocketAbortedParams(TypedDict):
    identifier: RequestId
    errorMessage: ErrorReason
    timestamp: MonotonicTime
@type_check_only
class DirectUDPSocketAbortedEvent(Event):
    method: Literal["Network.directUDPSocketAborted"]
    params: DirectUDPSocketAbortedParams  # type: ignore[assignment]
class DirectUDPSocketClosedParams(TypedDict):
    identifier: RequestId
    timestamp: MonotonicTime
@type_check_only
class DirectUDPSocketClosedEvent(Event):
    method: Literal["Network.directUDPSocketClosed"]
    params: DirectUDPSocketClosedParams  # type: ignore[assignment]
class DirectUDPSocketChunkSentParams(TypedDict):
    identifier: RequestId
    message: DirectUDPMessage
    timestamp: MonotonicTime
@type_check_only
class DirectUDPSocketChunkSentEvent(Event):
    method: Literal["Network.directUDPSocketChunkSent"]
    params: DirectUDPSocketChunkSentParams  # type: ignore[assignment]
class DirectUDPSocketChunkReceivedParams(TypedDict):
    identifier: RequestId
    message: DirectUDPMessage
    timestamp: MonotonicTime
@type_check_only
class DirectUDPSocketChunkReceivedEvent(Event):
    method: Literal["Network.directUDPSocketChunkReceived"]
    params: DirectUDPSocketChunkReceivedParams  # type: ignore[assignment]
class RequestWillBeSentExtraInfoParams(TypedDict):
    requestId: RequestId
    associatedCookies: list[AssociatedCookie]
    headers: Headers
    connectTiming: ConnectTiming
    deviceBoundSessionUsages: NotRequired[list[DeviceBoundSessionWithUsage]]
    clientSecurityState: NotRequired[ClientSecurityState]
    siteHasCookieInOtherPartition: NotRequired[bool]
    appliedNetworkConditionsId: NotRequired[str]
@type_check_only
class RequestWillBeSentExtraInfoEvent(Event):
    method: Literal["Network.requestWillBeSentExtraInfo"]
    params: RequestWillBeSentExtraInfoParams  # type: ignore[assignment]
class ResponseReceivedExtraInfoParams(TypedDict):
    requestId: RequestId
    blockedCookies: list[BlockedSetCookieWithReason]
    headers: Headers
    resourceIPAddressSpace: IPAddressSpace
    statusCode: int
    headersText: NotRequired[str]
    cookiePartitionKey: NotRequired[CookiePartitionKey]
    cookiePartitionKeyOpaque: NotRequired[bool]
    exemptedCookies: NotRequired[list[ExemptedSetCookieWithReason]]
@type_check_only
class ResponseReceivedExtraInfoEvent(Event):
    method: Literal["Network.responseReceivedExtraInfo"]
    params: ResponseReceivedExtraInfoParams  # type: ignore[assignment]
class ResponseReceivedEarlyHintsParams(TypedDict):
    requestId: RequestId
    headers: Headers
@type_check_only
class ResponseReceivedEarlyHintsEvent(Event):
    method: Literal["Network.responseReceivedEarlyHints"]
    params: ResponseReceivedEarlyHintsParams  # type: ignore[assignment]
class TrustTokenOperationDoneParams(TypedDict):
    status: Literal['Ok', 'InvalidArgument', 'MissingIssuerKeys', 'FailedPrecondition', 'ResourceExhausted', 'AlreadyExists', 'ResourceLimited', 'Unauthorized', 'BadResponse', 'InternalError', 'UnknownError', 'FulfilledLocally', 'SiteIssuerLimit']
    type: TrustTokenOperationType
    requestId: RequestId
    topLevelOrigin: NotRequired[str]
    issuerOrigin: NotRequired[str]
    issuedTokenCount: NotRequired[int]
@type_check_only
class TrustTokenOperationDoneEvent(Event):
    method: Literal["Network.trustTokenOperationDone"]
    params: TrustTokenOperationDoneParams  # type: ignore[assignment]
@type_check_only
class PolicyUpdatedEvent(Event):
    method: Literal["Network.policyUpdated"]
    params: Empty  # type: ignore[assignment]
class ReportingApiReportAddedParams(TypedDict):
    report: ReportingApiReport
@type_check_only
class ReportingApiReportAddedEvent(Event):
    method: Literal["Network.reportingApiReportAdded"]
    params: ReportingApiReportAddedParams  # type: ignore[assignment]
class ReportingApiReportUpdatedParams(TypedDict):
    report: ReportingApiReport
@type_check_only
class ReportingApiReportUpdatedEvent(Event):
    method: Literal["Network.reportingApiReportUpdated"]
    params: ReportingApiReportUpdatedParams  # type: ignore[assignment]
class ReportingApiEndpointsChangedForOriginParams(TypedDict):
    origin: str
    endpoints: list[ReportingApiEndpoint]
@type_check_only
class ReportingApiEndpointsChangedForOriginEvent(Event):
    method: Literal["Network.reportingApiEndpointsChangedForOrigin"]
    params: ReportingApiEndpointsChangedForOriginParams  # type: ignore[assignment]
class DeviceBoundSessionsAddedParams(TypedDict):
    sessions: list[DeviceBoundSession]
@type_check_only
class DeviceBoundSessionsAddedEvent(Event):
    method: Literal["Network.deviceBoundSessionsAdded"]
    params: DeviceBoundSessionsAddedParams  # type: ignore[assignment]
class DeviceBoundSessionEventOccurredParams(TypedDict):
    eventId: DeviceBoundSessionEventId
    site: str
    succeeded: bool
    sessionId: NotRequired[str]
    creationEventDetails: NotRequired[CreationEventDetails]
    refreshEventDetails: NotRequired[RefreshEventDetails]
    terminationEventDetails: NotRequired[TerminationEventDetails]
    challengeEventDetails: NotRequired[ChallengeEventDetails]
@type_check_only
class DeviceBoundSessionEventOccurredEvent(Event):
    method: Literal["Network.deviceBoundSessionEventOccurred"]
    params: DeviceBoundSessionEventOccurredParams  # type: ignore[assignment]
class NetworkDomain(Named):
    @property
    @deprecated("the protocol says so")
    def canClearBrowserCache(self) -> _canClearBrowserCache: """Deprecated. https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-canClearBrowserCache"""
    @property
    @deprecated("the protocol says so")
    def canClearBrowserCookies(self) -> _canClearBrowserCookies: """Deprecated. https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-canClearBrowserCookies"""
    @property
    @deprecated("the protocol says so")
    def canEmulateNetworkConditions(self) -> _canEmulateNetworkConditions: """Deprecated. https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-canEmulateNetworkConditions"""
    @property
    def clearBrowserCache(self) -> _clearBrowserCache: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-clearBrowserCache"""
    @property
    def clearBrowserCookies(self) -> _clearBrowserCookies: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-clearBrowserCookies"""
    @property
    def deleteCookies(self) -> _deleteCookies: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-deleteCookies"""
    @property
    def disable(self) -> _disable: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-disable"""
    @property
    @deprecated("the protocol says so")
    def emulateNetworkConditions(self) -> _emulateNetworkConditions: """Deprecated. https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-emulateNetworkConditions"""
    @property
    def emulateNetworkConditionsByRule(self) -> _emulateNetworkConditionsByRule: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-emulateNetworkConditionsByRule"""
    @property
    def overrideNetworkState(self) -> _overrideNetworkState: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-overrideNetworkState"""
    @property
    def enable(self) -> _enable: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-enable"""
    @property
    def configureDurableMessages(self) -> _configureDurableMessages: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-configureDurableMessages"""
    @property
    @deprecated("the protocol says so")
    def getAllCookies(self) -> _getAllCookies: """Deprecated. https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-getAllCookies"""
    @property
    def getCertificate(self) -> _getCertificate: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-getCertificate"""
    @property
    def getCookies(self) -> _getCookies: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-getCookies"""
    @property
    def getResponseBody(self) -> _getResponseBody: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-getResponseBody"""
    @property
    def getRequestPostData(self) -> _getRequestPostData: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-getRequestPostData"""
    @property
    def replayXHR(self) -> _replayXHR: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-replayXHR"""
    @property
    def searchInResponseBody(self) -> _searchInResponseBody: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-searchInResponseBody"""
    @property
    def setBlockedURLs(self) -> _setBlockedURLs: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-setBlockedURLs"""
    @property
    def setBypassServiceWorker(self) -> _setBypassServiceWorker: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-setBypassServiceWorker"""
    @property
    def setCacheDisabled(self) -> _setCacheDisabled: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-setCacheDisabled"""
    @property
    def setCookie(self) -> _setCookie: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-setCookie"""
    @property
    def setCookies(self) -> _setCookies: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-setCookies"""
    @property
    def setExtraHTTPHeaders(self) -> _setExtraHTTPHeaders: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-setExtraHTTPHeaders"""
    @property
    def setAttachDebugStack(self) -> _setAttachDebugStack: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-setAttachDebugStack"""
    @property
    def setUserAgentOverride(self) -> _setUserAgentOverride: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-setUserAgentOverride"""
    @property
    def streamResourceContent(self) -> _streamResourceContent: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-streamResourceContent"""
    @property
    def getSecurityIsolationStatus(self) -> _getSecurityIsolationStatus: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-getSecurityIsolationStatus"""
    @property
    def enableReportingApi(self) -> _enableReportingApi: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-enableReportingApi"""
    @property
    def enableDeviceBoundSessions(self) -> _enableDeviceBoundSessions: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-enableDeviceBoundSessions"""
    @property
    def deleteDeviceBoundSession(self) -> _deleteDeviceBoundSession: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-deleteDeviceBoundSession"""
    @property
    def fetchSchemefulSite(self) -> _fetchSchemefulSite: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-fetchSchemefulSite"""
    @property
    def loadNetworkResource(self) -> _loadNetworkResource: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-loadNetworkResource"""
    @property
    def setCookieControls(self) -> _setCookieControls: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#method-setCookieControls"""
    @property
    def dataReceived(self) -> TypedEvent[DataReceivedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-dataReceived"""
    @property
    def eventSourceMessageReceived(self) -> TypedEvent[EventSourceMessageReceivedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-eventSourceMessageReceived"""
    @property
    def loadingFailed(self) -> TypedEvent[LoadingFailedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-loadingFailed"""
    @property
    def loadingFinished(self) -> TypedEvent[LoadingFinishedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-loadingFinished"""
    @property
    def requestServedFromCache(self) -> TypedEvent[RequestServedFromCacheEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-requestServedFromCache"""
    @property
    def requestWillBeSent(self) -> TypedEvent[RequestWillBeSentEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-requestWillBeSent"""
    @property
    def resourceChangedPriority(self) -> TypedEvent[ResourceChangedPriorityEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-resourceChangedPriority"""
    @property
    def signedExchangeReceived(self) -> TypedEvent[SignedExchangeReceivedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-signedExchangeReceived"""
    @property
    def responseReceived(self) -> TypedEvent[ResponseReceivedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-responseReceived"""
    @property
    def webSocketClosed(self) -> TypedEvent[WebSocketClosedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-webSocketClosed"""
    @property
    def webSocketCreated(self) -> TypedEvent[WebSocketCreatedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-webSocketCreated"""
    @property
    def webSocketFrameError(self) -> TypedEvent[WebSocketFrameErrorEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-webSocketFrameError"""
    @property
    def webSocketFrameReceived(self) -> TypedEvent[WebSocketFrameReceivedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-webSocketFrameReceived"""
    @property
    def webSocketFrameSent(self) -> TypedEvent[WebSocketFrameSentEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-webSocketFrameSent"""
    @property
    def webSocketHandshakeResponseReceived(self) -> TypedEvent[WebSocketHandshakeResponseReceivedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-webSocketHandshakeResponseReceived"""
    @property
    def webSocketWillSendHandshakeRequest(self) -> TypedEvent[WebSocketWillSendHandshakeRequestEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-webSocketWillSendHandshakeRequest"""
    @property
    def webTransportCreated(self) -> TypedEvent[WebTransportCreatedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-webTransportCreated"""
    @property
    def webTransportConnectionEstablished(self) -> TypedEvent[WebTransportConnectionEstablishedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-webTransportConnectionEstablished"""
    @property
    def webTransportClosed(self) -> TypedEvent[WebTransportClosedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-webTransportClosed"""
    @property
    def directTCPSocketCreated(self) -> TypedEvent[DirectTCPSocketCreatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-directTCPSocketCreated"""
    @property
    def directTCPSocketOpened(self) -> TypedEvent[DirectTCPSocketOpenedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-directTCPSocketOpened"""
    @property
    def directTCPSocketAborted(self) -> TypedEvent[DirectTCPSocketAbortedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-directTCPSocketAborted"""
    @property
    def directTCPSocketClosed(self) -> TypedEvent[DirectTCPSocketClosedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-directTCPSocketClosed"""
    @property
    def directTCPSocketChunkSent(self) -> TypedEvent[DirectTCPSocketChunkSentEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-directTCPSocketChunkSent"""
    @property
    def directTCPSocketChunkReceived(self) -> TypedEvent[DirectTCPSocketChunkReceivedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-directTCPSocketChunkReceived"""
    @property
    def directUDPSocketJoinedMulticastGroup(self) -> TypedEvent[DirectUDPSocketJoinedMulticastGroupEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-directUDPSocketJoinedMulticastGroup"""
    @property
    def directUDPSocketLeftMulticastGroup(self) -> TypedEvent[DirectUDPSocketLeftMulticastGroupEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-directUDPSocketLeftMulticastGroup"""
    @property
    def directUDPSocketCreated(self) -> TypedEvent[DirectUDPSocketCreatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-directUDPSocketCreated"""
    @property
    def directUDPSocketOpened(self) -> TypedEvent[DirectUDPSocketOpenedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-directUDPSocketOpened"""
    @property
    def directUDPSocketAborted(self) -> TypedEvent[DirectUDPSocketAbortedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-directUDPSocketAborted"""
    @property
    def directUDPSocketClosed(self) -> TypedEvent[DirectUDPSocketClosedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-directUDPSocketClosed"""
    @property
    def directUDPSocketChunkSent(self) -> TypedEvent[DirectUDPSocketChunkSentEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-directUDPSocketChunkSent"""
    @property
    def directUDPSocketChunkReceived(self) -> TypedEvent[DirectUDPSocketChunkReceivedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-directUDPSocketChunkReceived"""
    @property
    def requestWillBeSentExtraInfo(self) -> TypedEvent[RequestWillBeSentExtraInfoEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-requestWillBeSentExtraInfo"""
    @property
    def responseReceivedExtraInfo(self) -> TypedEvent[ResponseReceivedExtraInfoEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-responseReceivedExtraInfo"""
    @property
    def responseReceivedEarlyHints(self) -> TypedEvent[ResponseReceivedEarlyHintsEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-responseReceivedEarlyHints"""
    @property
    def trustTokenOperationDone(self) -> TypedEvent[TrustTokenOperationDoneEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-trustTokenOperationDone"""
    @property
    def policyUpdated(self) -> TypedEvent[PolicyUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-policyUpdated"""
    @property
    def reportingApiReportAdded(self) -> TypedEvent[ReportingApiReportAddedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-reportingApiReportAdded"""
    @property
    def reportingApiReportUpdated(self) -> TypedEvent[ReportingApiReportUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-reportingApiReportUpdated"""
    @property
    def reportingApiEndpointsChangedForOrigin(self) -> TypedEvent[ReportingApiEndpointsChangedForOriginEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-reportingApiEndpointsChangedForOrigin"""
    @property
    def deviceBoundSessionsAdded(self) -> TypedEvent[DeviceBoundSessionsAddedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-deviceBoundSessionsAdded"""
    @property
    def deviceBoundSessionEventOccurred(self) -> TypedEvent[DeviceBoundSessionEventOccurredEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Network/#event-deviceBoundSessionEventOccurred"""
