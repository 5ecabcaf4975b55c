# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from collections.abc import Sequence
from typing import Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack, deprecated
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Browser, Empty, Named, Network, Page, TypedCommand, TypedEvent

SerializedStorageKey: TypeAlias = str
StorageType: TypeAlias = Literal['cookies', 'file_systems', 'indexeddb', 'local_storage', 'shader_cache', 'websql', 'service_workers', 'cache_storage', 'storage_buckets', 'all', 'other']
class UsageForType(TypedDict):
    storageType: StorageType
    usage: float
class TrustTokens(TypedDict):
    issuerOrigin: str
    count: float
class PrivateVerificationToken(TypedDict):
    id: str
    issuerOrigin: str
    keyId: int
    expiration: Network.TimeSinceEpoch
    creationTime: Network.TimeSinceEpoch
    version: int
    token: str
class PrivateVerificationTokensIssuerConfig(TypedDict):
    issuerOrigin: str
    redeemerOrigins: list[str]
StorageBucketsDurability: TypeAlias = Literal['relaxed', 'strict']
class StorageBucket(TypedDict):
    storageKey: SerializedStorageKey
    name: NotRequired[str]
class StorageBucketInfo(TypedDict):
    bucket: StorageBucket
    id: str
    expiration: Network.TimeSinceEpoch
    quota: float
    persistent: bool
    durability: StorageBucketsDurability
class GetStorageKeyForFrameParams(TypedDict):
    frameId: Page.FrameId
class GetStorageKeyForFrameResult(TypedDict):
    storageKey: SerializedStorageKey
class _getStorageKeyForFrame(Named):
    def __call__(self, *, frameId: Page.FrameId, _timeout: Timeout = ...) -> GetStorageKeyForFrameResult: ...
    def submit(self, **params: Unpack[GetStorageKeyForFrameParams]) -> TypedCommand[GetStorageKeyForFrameResult]: ...
class GetStorageKeyParams(TypedDict):
    frameId: NotRequired[Page.FrameId]
class GetStorageKeyResult(TypedDict):
    storageKey: SerializedStorageKey
class _getStorageKey(Named):
    def __call__(self, *, frameId: Page.FrameId = ..., _timeout: Timeout = ...) -> GetStorageKeyResult: ...
    def submit(self, **params: Unpack[GetStorageKeyParams]) -> TypedCommand[GetStorageKeyResult]: ...
class ClearDataForOriginParams(TypedDict):
    origin: str
    storageTypes: str
class _clearDataForOrigin(Named):
    def __call__(self, *, origin: str, storageTypes: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ClearDataForOriginParams]) -> TypedCommand[Empty]: ...
class ClearDataForStorageKeyParams(TypedDict):
    storageKey: str
    storageTypes: str
class _clearDataForStorageKey(Named):
    def __call__(self, *, storageKey: str, storageTypes: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ClearDataForStorageKeyParams]) -> TypedCommand[Empty]: ...
class GetCookiesParams(TypedDict):
    browserContextId: NotRequired[Browser.BrowserContextID]
class GetCookiesResult(TypedDict):
    cookies: list[Network.Cookie]
class _getCookies(Named):
    def __call__(self, *, browserContextId: Browser.BrowserContextID = ..., _timeout: Timeout = ...) -> GetCookiesResult: ...
    def submit(self, **params: Unpack[GetCookiesParams]) -> TypedCommand[GetCookiesResult]: ...
class SetCookiesParams(TypedDict):
    cookies: Sequence[Network.CookieParam]
    browserContextId: NotRequired[Browser.BrowserContextID]
class _setCookies(Named):
    def __call__(self, *, cookies: Sequence[Network.CookieParam], browserContextId: Browser.BrowserContextID = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetCookiesParams]) -> TypedCommand[Empty]: ...
class ClearCookiesParams(TypedDict):
    browserContextId: NotRequired[Browser.BrowserContextID]
class _clearCookies(Named):
    def __call__(self, *, browserContextId: Browser.BrowserContextID = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ClearCookiesParams]) -> TypedCommand[Empty]: ...
class GetUsageAndQuotaParams(TypedDict):
    origin: str
class GetUsageAndQuotaResult(TypedDict):
    usage: float
    quota: float
    overrideActive: bool
    usageBreakdown: list[UsageForType]
class _getUsageAndQuota(Named):
    def __call__(self, *, origin: str, _timeout: Timeout = ...) -> GetUsageAndQuotaResult: ...
    def submit(self, **params: Unpack[GetUsageAndQuotaParams]) -> TypedCommand[GetUsageAndQuotaResult]: ...
class OverrideQuotaForOriginParams(TypedDict):
    origin: str
    quotaSize: NotRequired[float]
class _overrideQuotaForOrigin(Named):
    def __call__(self, *, origin: str, quotaSize: float = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[OverrideQuotaForOriginParams]) -> TypedCommand[Empty]: ...
class TrackCacheStorageForOriginParams(TypedDict):
    origin: str
class _trackCacheStorageForOrigin(Named):
    def __call__(self, *, origin: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[TrackCacheStorageForOriginParams]) -> TypedCommand[Empty]: ...
class TrackCacheStorageForStorageKeyParams(TypedDict):
    storageKey: str
class _trackCacheStorageForStorageKey(Named):
    def __call__(self, *, storageKey: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[TrackCacheStorageForStorageKeyParams]) -> TypedCommand[Empty]: ...
class TrackIndexedDBForOriginParams(TypedDict):
    origin: str
class _trackIndexedDBForOrigin(Named):
    def __call__(self, *, origin: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[TrackIndexedDBForOriginParams]) -> TypedCommand[Empty]: ...
class TrackIndexedDBForStorageKeyParams(TypedDict):
    storageKey: str
class _trackIndexedDBForStorageKey(Named):
    def __call__(self, *, storageKey: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[TrackIndexedDBForStorageKeyParams]) -> TypedCommand[Empty]: ...
class UntrackCacheStorageForOriginParams(TypedDict):
    origin: str
class _untrackCacheStorageForOrigin(Named):
    def __call__(self, *, origin: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[UntrackCacheStorageForOriginParams]) -> TypedCommand[Empty]: ...
class UntrackCacheStorageForStorageKeyParams(TypedDict):
    storageKey: str
class _untrackCacheStorageForStorageKey(Named):
    def __call__(self, *, storageKey: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[UntrackCacheStorageForStorageKeyParams]) -> TypedCommand[Empty]: ...
class UntrackIndexedDBForOriginParams(TypedDict):
    origin: str
class _untrackIndexedDBForOrigin(Named):
    def __call__(self, *, origin: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[UntrackIndexedDBForOriginParams]) -> TypedCommand[Empty]: ...
class UntrackIndexedDBForStorageKeyParams(TypedDict):
    storageKey: str
class _untrackIndexedDBForStorageKey(Named):
    def __call__(self, *, storageKey: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[UntrackIndexedDBForStorageKeyParams]) -> TypedCommand[Empty]: ...
class GetTrustTokensResult(TypedDict):
    tokens: list[TrustTokens]
class _getTrustTokens(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetTrustTokensResult: ...
    def submit(self) -> TypedCommand[GetTrustTokensResult]: ...
class ClearTrustTokensParams(TypedDict):
    issuerOrigin: str
class ClearTrustTokensResult(TypedDict):
    didDeleteTokens: bool
class _clearTrustTokens(Named):
    def __call__(self, *, issuerOrigin: str, _timeout: Timeout = ...) -> ClearTrustTokensResult: ...
    def submit(self, **params: Unpack[ClearTrustTokensParams]) -> TypedCommand[ClearTrustTokensResult]: ...
class GetPrivateVerificationTokensResult(TypedDict):
    tokens: list[PrivateVerificationToken]
class _getPrivateVerificationTokens(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetPrivateVerificationTokensResult: ...
    def submit(self) -> TypedCommand[GetPrivateVerificationTokensResult]: ...
class GetPrivateVerificationTokensIssuerConfigsResult(TypedDict):
    configs: list[PrivateVerificationTokensIssuerConfig]
class _getPrivateVerificationTokensIssuerConfigs(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetPrivateVerificationTokensIssuerConfigsResult: ...
    def submit(self) -> TypedCommand[GetPrivateVerificationTokensIssuerConfigsResult]: ...
class ClearPrivateVerificationTokensParams(TypedDict):
    issuerOrigin: str
class _clearPrivateVerificationTokens(Named):
    def __call__(self, *, issuerOrigin: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ClearPrivateVerificationTokensParams]) -> TypedCommand[Empty]: ...
class DeletePrivateVerificationTokenParams(TypedDict):
    tokenId: str
class _deletePrivateVerificationToken(Named):
    def __call__(self, *, tokenId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DeletePrivateVerificationTokenParams]) -> TypedCommand[Empty]: ...
class SetPrivateVerificationTokensTrackingParams(TypedDict):
    enable: bool
class _setPrivateVerificationTokensTracking(Named):
    def __call__(self, *, enable: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPrivateVerificationTokensTrackingParams]) -> TypedCommand[Empty]: ...
class SetStorageBucketTrackingParams(TypedDict):
    storageKey: str
    enable: bool
class _setStorageBucketTracking(Named):
    def __call__(self, *, storageKey: str, enable: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetStorageBucketTrackingParams]) -> TypedCommand[Empty]: ...
class DeleteStorageBucketParams(TypedDict):
    bucket: StorageBucket
class _deleteStorageBucket(Named):
    def __call__(self, *, bucket: StorageBucket, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DeleteStorageBucketParams]) -> TypedCommand[Empty]: ...
class RunBounceTrackingMitigationsResult(TypedDict):
    deletedSites: list[str]
class _runBounceTrackingMitigations(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> RunBounceTrackingMitigationsResult: ...
    def submit(self) -> TypedCommand[RunBounceTrackingMitigationsResult]: ...
class CacheStorageContentUpdatedParams(TypedDict):
    origin: str
    storageKey: str
    bucketId: str
    cacheName: str
@type_check_only
class CacheStorageContentUpdatedEvent(Event):
    method: Literal["Storage.cacheStorageContentUpdated"]
    params: CacheStorageContentUpdatedParams  # type: ignore[assignment]
class CacheStorageListUpdatedParams(TypedDict):
    origin: str
    storageKey: str
    bucketId: str
@type_check_only
class CacheStorageListUpdatedEvent(Event):
    method: Literal["Storage.cacheStorageListUpdated"]
    params: CacheStorageListUpdatedParams  # type: ignore[assignment]
class IndexedDBContentUpdatedParams(TypedDict):
    origin: str
    storageKey: str
    bucketId: str
    databaseName: str
    objectStoreName: str
@type_check_only
class IndexedDBContentUpdatedEvent(Event):
    method: Literal["Storage.indexedDBContentUpdated"]
    params: IndexedDBContentUpdatedParams  # type: ignore[assignment]
class IndexedDBListUpdatedParams(TypedDict):
    origin: str
    storageKey: str
    bucketId: str
@type_check_only
class IndexedDBListUpdatedEvent(Event):
    method: Literal["Storage.indexedDBListUpdated"]
    params: IndexedDBListUpdatedParams  # type: ignore[assignment]
class StorageBucketCreatedOrUpdatedParams(TypedDict):
    bucketInfo: StorageBucketInfo
@type_check_only
class StorageBucketCreatedOrUpdatedEvent(Event):
    method: Literal["Storage.storageBucketCreatedOrUpdated"]
    params: StorageBucketCreatedOrUpdatedParams  # type: ignore[assignment]
class StorageBucketDeletedParams(TypedDict):
    bucketId: str
@type_check_only
class StorageBucketDeletedEvent(Event):
    method: Literal["Storage.storageBucketDeleted"]
    params: StorageBucketDeletedParams  # type: ignore[assignment]
@type_check_only
class PrivateVerificationTokensUpdatedEvent(Event):
    method: Literal["Storage.privateVerificationTokensUpdated"]
    params: Empty  # type: ignore[assignment]
class StorageDomain(Named):
    @property
    @deprecated("the protocol says so")
    def getStorageKeyForFrame(self) -> _getStorageKeyForFrame: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-getStorageKeyForFrame"""
    @property
    def getStorageKey(self) -> _getStorageKey: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-getStorageKey"""
    @property
    def clearDataForOrigin(self) -> _clearDataForOrigin: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-clearDataForOrigin"""
    @property
    def clearDataForStorageKey(self) -> _clearDataForStorageKey: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-clearDataForStorageKey"""
    @property
    def getCookies(self) -> _getCookies: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-getCookies"""
    @property
    def setCookies(self) -> _setCookies: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-setCookies"""
    @property
    def clearCookies(self) -> _clearCookies: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-clearCookies"""
    @property
    def getUsageAndQuota(self) -> _getUsageAndQuota: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-getUsageAndQuota"""
    @property
    def overrideQuotaForOrigin(self) -> _overrideQuotaForOrigin: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-overrideQuotaForOrigin"""
    @property
    def trackCacheStorageForOrigin(self) -> _trackCacheStorageForOrigin: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-trackCacheStorageForOrigin"""
    @property
    def trackCacheStorageForStorageKey(self) -> _trackCacheStorageForStorageKey: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-trackCacheStorageForStorageKey"""
    @property
    def trackIndexedDBForOrigin(self) -> _trackIndexedDBForOrigin: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-trackIndexedDBForOrigin"""
    @property
    def trackIndexedDBForStorageKey(self) -> _trackIndexedDBForStorageKey: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-trackIndexedDBForStorageKey"""
    @property
    def untrackCacheStorageForOrigin(self) -> _untrackCacheStorageForOrigin: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-untrackCacheStorageForOrigin"""
    @property
    def untrackCacheStorageForStorageKey(self) -> _untrackCacheStorageForStorageKey: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-untrackCacheStorageForStorageKey"""
    @property
    def untrackIndexedDBForOrigin(self) -> _untrackIndexedDBForOrigin: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-untrackIndexedDBForOrigin"""
    @property
    def untrackIndexedDBForStorageKey(self) -> _untrackIndexedDBForStorageKey: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-untrackIndexedDBForStorageKey"""
    @property
    def getTrustTokens(self) -> _getTrustTokens: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-getTrustTokens"""
    @property
    def clearTrustTokens(self) -> _clearTrustTokens: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-clearTrustTokens"""
    @property
    def getPrivateVerificationTokens(self) -> _getPrivateVerificationTokens: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-getPrivateVerificationTokens"""
    @property
    def getPrivateVerificationTokensIssuerConfigs(self) -> _getPrivateVerificationTokensIssuerConfigs: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-getPrivateVerificationTokensIssuerConfigs"""
    @property
    def clearPrivateVerificationTokens(self) -> _clearPrivateVerificationTokens: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-clearPrivateVerificationTokens"""
    @property
    def deletePrivateVerificationToken(self) -> _deletePrivateVerificationToken: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-deletePrivateVerificationToken"""
    @property
    def setPrivateVerificationTokensTracking(self) -> _setPrivateVerificationTokensTracking: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-setPrivateVerificationTokensTracking"""
    @property
    def setStorageBucketTracking(self) -> _setStorageBucketTracking: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-setStorageBucketTracking"""
    @property
    def deleteStorageBucket(self) -> _deleteStorageBucket: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-deleteStorageBucket"""
    @property
    def runBounceTrackingMitigations(self) -> _runBounceTrackingMitigations: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#method-runBounceTrackingMitigations"""
    @property
    def cacheStorageContentUpdated(self) -> TypedEvent[CacheStorageContentUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#event-cacheStorageContentUpdated"""
    @property
    def cacheStorageListUpdated(self) -> TypedEvent[CacheStorageListUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#event-cacheStorageListUpdated"""
    @property
    def indexedDBContentUpdated(self) -> TypedEvent[IndexedDBContentUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#event-indexedDBContentUpdated"""
    @property
    def indexedDBListUpdated(self) -> TypedEvent[IndexedDBListUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#event-indexedDBListUpdated"""
    @property
    def storageBucketCreatedOrUpdated(self) -> TypedEvent[StorageBucketCreatedOrUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#event-storageBucketCreatedOrUpdated"""
    @property
    def storageBucketDeleted(self) -> TypedEvent[StorageBucketDeletedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#event-storageBucketDeleted"""
    @property
    def privateVerificationTokensUpdated(self) -> TypedEvent[PrivateVerificationTokensUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Storage/#event-privateVerificationTokensUpdated"""
