# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Browser
from . import Empty
from . import Network
from . import Page
from . import TypedCommand
from . import TypedEvent

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
class _getStorageKeyForFrame:
    def __call__(self, *, frameId: Page.FrameId, _timeout: Timeout = ...) -> GetStorageKeyForFrameResult: ...
    def submit(self, **params: Unpack[GetStorageKeyForFrameParams]) -> TypedCommand[GetStorageKeyForFrameResult]: ...
class GetStorageKeyParams(TypedDict):
    frameId: NotRequired[Page.FrameId]
class GetStorageKeyResult(TypedDict):
    storageKey: SerializedStorageKey
class _getStorageKey:
    def __call__(self, *, frameId: Page.FrameId = ..., _timeout: Timeout = ...) -> GetStorageKeyResult: ...
    def submit(self, **params: Unpack[GetStorageKeyParams]) -> TypedCommand[GetStorageKeyResult]: ...
class ClearDataForOriginParams(TypedDict):
    origin: str
    storageTypes: str
class _clearDataForOrigin:
    def __call__(self, *, origin: str, storageTypes: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ClearDataForOriginParams]) -> TypedCommand[Empty]: ...
class ClearDataForStorageKeyParams(TypedDict):
    storageKey: str
    storageTypes: str
class _clearDataForStorageKey:
    def __call__(self, *, storageKey: str, storageTypes: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ClearDataForStorageKeyParams]) -> TypedCommand[Empty]: ...
class GetCookiesParams(TypedDict):
    browserContextId: NotRequired[Browser.BrowserContextID]
class GetCookiesResult(TypedDict):
    cookies: list[Network.Cookie]
class _getCookies:
    def __call__(self, *, browserContextId: Browser.BrowserContextID = ..., _timeout: Timeout = ...) -> GetCookiesResult: ...
    def submit(self, **params: Unpack[GetCookiesParams]) -> TypedCommand[GetCookiesResult]: ...
class SetCookiesParams(TypedDict):
    cookies: list[Network.CookieParam]
    browserContextId: NotRequired[Browser.BrowserContextID]
class _setCookies:
    def __call__(self, *, cookies: list[Network.CookieParam], browserContextId: Browser.BrowserContextID = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetCookiesParams]) -> TypedCommand[Empty]: ...
class ClearCookiesParams(TypedDict):
    browserContextId: NotRequired[Browser.BrowserContextID]
class _clearCookies:
    def __call__(self, *, browserContextId: Browser.BrowserContextID = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ClearCookiesParams]) -> TypedCommand[Empty]: ...
class GetUsageAndQuotaParams(TypedDict):
    origin: str
class GetUsageAndQuotaResult(TypedDict):
    usage: float
    quota: float
    overrideActive: bool
    usageBreakdown: list[UsageForType]
class _getUsageAndQuota:
    def __call__(self, *, origin: str, _timeout: Timeout = ...) -> GetUsageAndQuotaResult: ...
    def submit(self, **params: Unpack[GetUsageAndQuotaParams]) -> TypedCommand[GetUsageAndQuotaResult]: ...
class OverrideQuotaForOriginParams(TypedDict):
    origin: str
    quotaSize: NotRequired[float]
class _overrideQuotaForOrigin:
    def __call__(self, *, origin: str, quotaSize: float = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[OverrideQuotaForOriginParams]) -> TypedCommand[Empty]: ...
class TrackCacheStorageForOriginParams(TypedDict):
    origin: str
class _trackCacheStorageForOrigin:
    def __call__(self, *, origin: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[TrackCacheStorageForOriginParams]) -> TypedCommand[Empty]: ...
class TrackCacheStorageForStorageKeyParams(TypedDict):
    storageKey: str
class _trackCacheStorageForStorageKey:
    def __call__(self, *, storageKey: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[TrackCacheStorageForStorageKeyParams]) -> TypedCommand[Empty]: ...
class TrackIndexedDBForOriginParams(TypedDict):
    origin: str
class _trackIndexedDBForOrigin:
    def __call__(self, *, origin: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[TrackIndexedDBForOriginParams]) -> TypedCommand[Empty]: ...
class TrackIndexedDBForStorageKeyParams(TypedDict):
    storageKey: str
class _trackIndexedDBForStorageKey:
    def __call__(self, *, storageKey: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[TrackIndexedDBForStorageKeyParams]) -> TypedCommand[Empty]: ...
class UntrackCacheStorageForOriginParams(TypedDict):
    origin: str
class _untrackCacheStorageForOrigin:
    def __call__(self, *, origin: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[UntrackCacheStorageForOriginParams]) -> TypedCommand[Empty]: ...
class UntrackCacheStorageForStorageKeyParams(TypedDict):
    storageKey: str
class _untrackCacheStorageForStorageKey:
    def __call__(self, *, storageKey: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[UntrackCacheStorageForStorageKeyParams]) -> TypedCommand[Empty]: ...
class UntrackIndexedDBForOriginParams(TypedDict):
    origin: str
class _untrackIndexedDBForOrigin:
    def __call__(self, *, origin: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[UntrackIndexedDBForOriginParams]) -> TypedCommand[Empty]: ...
class UntrackIndexedDBForStorageKeyParams(TypedDict):
    storageKey: str
class _untrackIndexedDBForStorageKey:
    def __call__(self, *, storageKey: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[UntrackIndexedDBForStorageKeyParams]) -> TypedCommand[Empty]: ...
class GetTrustTokensResult(TypedDict):
    tokens: list[TrustTokens]
class _getTrustTokens:
    def __call__(self, *, _timeout: Timeout = ...) -> GetTrustTokensResult: ...
    def submit(self) -> TypedCommand[GetTrustTokensResult]: ...
class ClearTrustTokensParams(TypedDict):
    issuerOrigin: str
class ClearTrustTokensResult(TypedDict):
    didDeleteTokens: bool
class _clearTrustTokens:
    def __call__(self, *, issuerOrigin: str, _timeout: Timeout = ...) -> ClearTrustTokensResult: ...
    def submit(self, **params: Unpack[ClearTrustTokensParams]) -> TypedCommand[ClearTrustTokensResult]: ...
class GetPrivateVerificationTokensResult(TypedDict):
    tokens: list[PrivateVerificationToken]
class _getPrivateVerificationTokens:
    def __call__(self, *, _timeout: Timeout = ...) -> GetPrivateVerificationTokensResult: ...
    def submit(self) -> TypedCommand[GetPrivateVerificationTokensResult]: ...
class GetPrivateVerificationTokensIssuerConfigsResult(TypedDict):
    configs: list[PrivateVerificationTokensIssuerConfig]
class _getPrivateVerificationTokensIssuerConfigs:
    def __call__(self, *, _timeout: Timeout = ...) -> GetPrivateVerificationTokensIssuerConfigsResult: ...
    def submit(self) -> TypedCommand[GetPrivateVerificationTokensIssuerConfigsResult]: ...
class ClearPrivateVerificationTokensParams(TypedDict):
    issuerOrigin: str
class _clearPrivateVerificationTokens:
    def __call__(self, *, issuerOrigin: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ClearPrivateVerificationTokensParams]) -> TypedCommand[Empty]: ...
class DeletePrivateVerificationTokenParams(TypedDict):
    tokenId: str
class _deletePrivateVerificationToken:
    def __call__(self, *, tokenId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DeletePrivateVerificationTokenParams]) -> TypedCommand[Empty]: ...
class SetPrivateVerificationTokensTrackingParams(TypedDict):
    enable: bool
class _setPrivateVerificationTokensTracking:
    def __call__(self, *, enable: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPrivateVerificationTokensTrackingParams]) -> TypedCommand[Empty]: ...
class SetStorageBucketTrackingParams(TypedDict):
    storageKey: str
    enable: bool
class _setStorageBucketTracking:
    def __call__(self, *, storageKey: str, enable: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetStorageBucketTrackingParams]) -> TypedCommand[Empty]: ...
class DeleteStorageBucketParams(TypedDict):
    bucket: StorageBucket
class _deleteStorageBucket:
    def __call__(self, *, bucket: StorageBucket, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DeleteStorageBucketParams]) -> TypedCommand[Empty]: ...
class RunBounceTrackingMitigationsResult(TypedDict):
    deletedSites: list[str]
class _runBounceTrackingMitigations:
    def __call__(self, *, _timeout: Timeout = ...) -> RunBounceTrackingMitigationsResult: ...
    def submit(self) -> TypedCommand[RunBounceTrackingMitigationsResult]: ...
class CacheStorageContentUpdatedParams(TypedDict):
    origin: str
    storageKey: str
    bucketId: str
    cacheName: str
class CacheStorageContentUpdatedEvent(Event):
    method: Literal["Storage.cacheStorageContentUpdated"]
    params: CacheStorageContentUpdatedParams  # type: ignore[assignment]
class CacheStorageListUpdatedParams(TypedDict):
    origin: str
    storageKey: str
    bucketId: str
class CacheStorageListUpdatedEvent(Event):
    method: Literal["Storage.cacheStorageListUpdated"]
    params: CacheStorageListUpdatedParams  # type: ignore[assignment]
class IndexedDBContentUpdatedParams(TypedDict):
    origin: str
    storageKey: str
    bucketId: str
    databaseName: str
    objectStoreName: str
class IndexedDBContentUpdatedEvent(Event):
    method: Literal["Storage.indexedDBContentUpdated"]
    params: IndexedDBContentUpdatedParams  # type: ignore[assignment]
class IndexedDBListUpdatedParams(TypedDict):
    origin: str
    storageKey: str
    bucketId: str
class IndexedDBListUpdatedEvent(Event):
    method: Literal["Storage.indexedDBListUpdated"]
    params: IndexedDBListUpdatedParams  # type: ignore[assignment]
class StorageBucketCreatedOrUpdatedParams(TypedDict):
    bucketInfo: StorageBucketInfo
class StorageBucketCreatedOrUpdatedEvent(Event):
    method: Literal["Storage.storageBucketCreatedOrUpdated"]
    params: StorageBucketCreatedOrUpdatedParams  # type: ignore[assignment]
class StorageBucketDeletedParams(TypedDict):
    bucketId: str
class StorageBucketDeletedEvent(Event):
    method: Literal["Storage.storageBucketDeleted"]
    params: StorageBucketDeletedParams  # type: ignore[assignment]
class PrivateVerificationTokensUpdatedEvent(Event):
    method: Literal["Storage.privateVerificationTokensUpdated"]
    params: Empty  # type: ignore[assignment]
class StorageDomain:
    @property
    def getStorageKeyForFrame(self) -> _getStorageKeyForFrame: ...
    @property
    def getStorageKey(self) -> _getStorageKey: ...
    @property
    def clearDataForOrigin(self) -> _clearDataForOrigin: ...
    @property
    def clearDataForStorageKey(self) -> _clearDataForStorageKey: ...
    @property
    def getCookies(self) -> _getCookies: ...
    @property
    def setCookies(self) -> _setCookies: ...
    @property
    def clearCookies(self) -> _clearCookies: ...
    @property
    def getUsageAndQuota(self) -> _getUsageAndQuota: ...
    @property
    def overrideQuotaForOrigin(self) -> _overrideQuotaForOrigin: ...
    @property
    def trackCacheStorageForOrigin(self) -> _trackCacheStorageForOrigin: ...
    @property
    def trackCacheStorageForStorageKey(self) -> _trackCacheStorageForStorageKey: ...
    @property
    def trackIndexedDBForOrigin(self) -> _trackIndexedDBForOrigin: ...
    @property
    def trackIndexedDBForStorageKey(self) -> _trackIndexedDBForStorageKey: ...
    @property
    def untrackCacheStorageForOrigin(self) -> _untrackCacheStorageForOrigin: ...
    @property
    def untrackCacheStorageForStorageKey(self) -> _untrackCacheStorageForStorageKey: ...
    @property
    def untrackIndexedDBForOrigin(self) -> _untrackIndexedDBForOrigin: ...
    @property
    def untrackIndexedDBForStorageKey(self) -> _untrackIndexedDBForStorageKey: ...
    @property
    def getTrustTokens(self) -> _getTrustTokens: ...
    @property
    def clearTrustTokens(self) -> _clearTrustTokens: ...
    @property
    def getPrivateVerificationTokens(self) -> _getPrivateVerificationTokens: ...
    @property
    def getPrivateVerificationTokensIssuerConfigs(self) -> _getPrivateVerificationTokensIssuerConfigs: ...
    @property
    def clearPrivateVerificationTokens(self) -> _clearPrivateVerificationTokens: ...
    @property
    def deletePrivateVerificationToken(self) -> _deletePrivateVerificationToken: ...
    @property
    def setPrivateVerificationTokensTracking(self) -> _setPrivateVerificationTokensTracking: ...
    @property
    def setStorageBucketTracking(self) -> _setStorageBucketTracking: ...
    @property
    def deleteStorageBucket(self) -> _deleteStorageBucket: ...
    @property
    def runBounceTrackingMitigations(self) -> _runBounceTrackingMitigations: ...
    @property
    def cacheStorageContentUpdated(self) -> TypedEvent[CacheStorageContentUpdatedEvent]: ...
    @property
    def cacheStorageListUpdated(self) -> TypedEvent[CacheStorageListUpdatedEvent]: ...
    @property
    def indexedDBContentUpdated(self) -> TypedEvent[IndexedDBContentUpdatedEvent]: ...
    @property
    def indexedDBListUpdated(self) -> TypedEvent[IndexedDBListUpdatedEvent]: ...
    @property
    def storageBucketCreatedOrUpdated(self) -> TypedEvent[StorageBucketCreatedOrUpdatedEvent]: ...
    @property
    def storageBucketDeleted(self) -> TypedEvent[StorageBucketDeletedEvent]: ...
    @property
    def privateVerificationTokensUpdated(self) -> TypedEvent[PrivateVerificationTokensUpdatedEvent]: ...
