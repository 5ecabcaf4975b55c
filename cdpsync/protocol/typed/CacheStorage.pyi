# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from collections.abc import Sequence
from typing import Literal, TypeAlias, TypedDict
from typing_extensions import NotRequired, Unpack
from cdpsync.threads import Timeout
from . import Empty, Named, Storage, TypedCommand

CacheId: TypeAlias = str
CachedResponseType: TypeAlias = Literal['basic', 'cors', 'default', 'error', 'opaqueResponse', 'opaqueRedirect']
class DataEntry(TypedDict):
    requestURL: str
    requestMethod: str
    requestHeaders: list[Header]
    responseTime: float
    responseStatus: int
    responseStatusText: str
    responseType: CachedResponseType
    responseHeaders: list[Header]
class Cache(TypedDict):
    cacheId: CacheId
    securityOrigin: str
    storageKey: str
    storageBucket: NotRequired[Storage.StorageBucket]
    cacheName: str
class Header(TypedDict):
    name: str
    value: str
class CachedResponse(TypedDict):
    body: str
class DeleteCacheParams(TypedDict):
    cacheId: CacheId
class _deleteCache(Named):
    def __call__(self, *, cacheId: CacheId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DeleteCacheParams]) -> TypedCommand[Empty]: ...
class DeleteEntryParams(TypedDict):
    cacheId: CacheId
    request: str
class _deleteEntry(Named):
    def __call__(self, *, cacheId: CacheId, request: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DeleteEntryParams]) -> TypedCommand[Empty]: ...
class RequestCacheNamesParams(TypedDict):
    securityOrigin: NotRequired[str]
    storageKey: NotRequired[str]
    storageBucket: NotRequired[Storage.StorageBucket]
class RequestCacheNamesResult(TypedDict):
    caches: list[Cache]
class _requestCacheNames(Named):
    def __call__(self, *, securityOrigin: str = ..., storageKey: str = ..., storageBucket: Storage.StorageBucket = ..., _timeout: Timeout = ...) -> RequestCacheNamesResult: ...
    def submit(self, **params: Unpack[RequestCacheNamesParams]) -> TypedCommand[RequestCacheNamesResult]: ...
class RequestCachedResponseParams(TypedDict):
    cacheId: CacheId
    requestURL: str
    requestHeaders: Sequence[Header]
class RequestCachedResponseResult(TypedDict):
    response: CachedResponse
class _requestCachedResponse(Named):
    def __call__(self, *, cacheId: CacheId, requestURL: str, requestHeaders: Sequence[Header], _timeout: Timeout = ...) -> RequestCachedResponseResult: ...
    def submit(self, **params: Unpack[RequestCachedResponseParams]) -> TypedCommand[RequestCachedResponseResult]: ...
class RequestEntriesParams(TypedDict):
    cacheId: CacheId
    skipCount: NotRequired[int]
    pageSize: NotRequired[int]
    pathFilter: NotRequired[str]
class RequestEntriesResult(TypedDict):
    cacheDataEntries: list[DataEntry]
    returnCount: float
class _requestEntries(Named):
    def __call__(self, *, cacheId: CacheId, skipCount: int = ..., pageSize: int = ..., pathFilter: str = ..., _timeout: Timeout = ...) -> RequestEntriesResult: ...
    def submit(self, **params: Unpack[RequestEntriesParams]) -> TypedCommand[RequestEntriesResult]: ...
class CacheStorageDomain(Named):
    @property
    def deleteCache(self) -> _deleteCache: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CacheStorage/#method-deleteCache"""
    @property
    def deleteEntry(self) -> _deleteEntry: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CacheStorage/#method-deleteEntry"""
    @property
    def requestCacheNames(self) -> _requestCacheNames: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CacheStorage/#method-requestCacheNames"""
    @property
    def requestCachedResponse(self) -> _requestCachedResponse: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CacheStorage/#method-requestCachedResponse"""
    @property
    def requestEntries(self) -> _requestEntries: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CacheStorage/#method-requestEntries"""
