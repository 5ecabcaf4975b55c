# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypedDict
from typing_extensions import NotRequired, Unpack
from cdpsync.threads import Timeout
from . import Empty, Named, Runtime, Storage, TypedCommand

class DatabaseWithObjectStores(TypedDict):
    name: str
    version: float
    objectStores: list[ObjectStore]
class ObjectStore(TypedDict):
    name: str
    keyPath: KeyPath
    autoIncrement: bool
    indexes: list[ObjectStoreIndex]
class ObjectStoreIndex(TypedDict):
    name: str
    keyPath: KeyPath
    unique: bool
    multiEntry: bool
class Key(TypedDict):
    type: Literal['number', 'string', 'date', 'array']
    number: NotRequired[float]
    string: NotRequired[str]
    date: NotRequired[float]
    array: NotRequired[list[Key]]
class KeyRange(TypedDict):
    lower: NotRequired[Key]
    upper: NotRequired[Key]
    lowerOpen: bool
    upperOpen: bool
class DataEntry(TypedDict):
    key: Runtime.RemoteObject
    primaryKey: Runtime.RemoteObject
    value: Runtime.RemoteObject
class KeyPath(TypedDict):
    type: Literal['null', 'string', 'array']
    string: NotRequired[str]
    array: NotRequired[list[str]]
class ClearObjectStoreParams(TypedDict):
    securityOrigin: NotRequired[str]
    storageKey: NotRequired[str]
    storageBucket: NotRequired[Storage.StorageBucket]
    databaseName: str
    objectStoreName: str
class _clearObjectStore(Named):
    def __call__(self, *, securityOrigin: str = ..., storageKey: str = ..., storageBucket: Storage.StorageBucket = ..., databaseName: str, objectStoreName: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ClearObjectStoreParams]) -> TypedCommand[Empty]: ...
class DeleteDatabaseParams(TypedDict):
    securityOrigin: NotRequired[str]
    storageKey: NotRequired[str]
    storageBucket: NotRequired[Storage.StorageBucket]
    databaseName: str
class _deleteDatabase(Named):
    def __call__(self, *, securityOrigin: str = ..., storageKey: str = ..., storageBucket: Storage.StorageBucket = ..., databaseName: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DeleteDatabaseParams]) -> TypedCommand[Empty]: ...
class DeleteObjectStoreEntriesParams(TypedDict):
    securityOrigin: NotRequired[str]
    storageKey: NotRequired[str]
    storageBucket: NotRequired[Storage.StorageBucket]
    databaseName: str
    objectStoreName: str
    keyRange: KeyRange
class _deleteObjectStoreEntries(Named):
    def __call__(self, *, securityOrigin: str = ..., storageKey: str = ..., storageBucket: Storage.StorageBucket = ..., databaseName: str, objectStoreName: str, keyRange: KeyRange, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DeleteObjectStoreEntriesParams]) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class RequestDataParams(TypedDict):
    securityOrigin: NotRequired[str]
    storageKey: NotRequired[str]
    storageBucket: NotRequired[Storage.StorageBucket]
    databaseName: str
    objectStoreName: str
    indexName: NotRequired[str]
    skipCount: int
    pageSize: int
    keyRange: NotRequired[KeyRange]
class RequestDataResult(TypedDict):
    objectStoreDataEntries: list[DataEntry]
    hasMore: bool
class _requestData(Named):
    def __call__(self, *, securityOrigin: str = ..., storageKey: str = ..., storageBucket: Storage.StorageBucket = ..., databaseName: str, objectStoreName: str, indexName: str = ..., skipCount: int, pageSize: int, keyRange: KeyRange = ..., _timeout: Timeout = ...) -> RequestDataResult: ...
    def submit(self, **params: Unpack[RequestDataParams]) -> TypedCommand[RequestDataResult]: ...
class GetMetadataParams(TypedDict):
    securityOrigin: NotRequired[str]
    storageKey: NotRequired[str]
    storageBucket: NotRequired[Storage.StorageBucket]
    databaseName: str
    objectStoreName: str
class GetMetadataResult(TypedDict):
    entriesCount: float
    keyGeneratorValue: float
class _getMetadata(Named):
    def __call__(self, *, securityOrigin: str = ..., storageKey: str = ..., storageBucket: Storage.StorageBucket = ..., databaseName: str, objectStoreName: str, _timeout: Timeout = ...) -> GetMetadataResult: ...
    def submit(self, **params: Unpack[GetMetadataParams]) -> TypedCommand[GetMetadataResult]: ...
class RequestDatabaseParams(TypedDict):
    securityOrigin: NotRequired[str]
    storageKey: NotRequired[str]
    storageBucket: NotRequired[Storage.StorageBucket]
    databaseName: str
class RequestDatabaseResult(TypedDict):
    databaseWithObjectStores: DatabaseWithObjectStores
class _requestDatabase(Named):
    def __call__(self, *, securityOrigin: str = ..., storageKey: str = ..., storageBucket: Storage.StorageBucket = ..., databaseName: str, _timeout: Timeout = ...) -> RequestDatabaseResult: ...
    def submit(self, **params: Unpack[RequestDatabaseParams]) -> TypedCommand[RequestDatabaseResult]: ...
class RequestDatabaseNamesParams(TypedDict):
    securityOrigin: NotRequired[str]
    storageKey: NotRequired[str]
    storageBucket: NotRequired[Storage.StorageBucket]
class RequestDatabaseNamesResult(TypedDict):
    databaseNames: list[str]
class _requestDatabaseNames(Named):
    def __call__(self, *, securityOrigin: str = ..., storageKey: str = ..., storageBucket: Storage.StorageBucket = ..., _timeout: Timeout = ...) -> RequestDatabaseNamesResult: ...
    def submit(self, **params: Unpack[RequestDatabaseNamesParams]) -> TypedCommand[RequestDatabaseNamesResult]: ...
class IndexedDBDomain(Named):
    @property
    def clearObjectStore(self) -> _clearObjectStore: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/IndexedDB/#method-clearObjectStore"""
    @property
    def deleteDatabase(self) -> _deleteDatabase: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/IndexedDB/#method-deleteDatabase"""
    @property
    def deleteObjectStoreEntries(self) -> _deleteObjectStoreEntries: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/IndexedDB/#method-deleteObjectStoreEntries"""
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/IndexedDB/#method-disable"""
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/IndexedDB/#method-enable"""
    @property
    def requestData(self) -> _requestData: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/IndexedDB/#method-requestData"""
    @property
    def getMetadata(self) -> _getMetadata: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/IndexedDB/#method-getMetadata"""
    @property
    def requestDatabase(self) -> _requestDatabase: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/IndexedDB/#method-requestDatabase"""
    @property
    def requestDatabaseNames(self) -> _requestDatabaseNames: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/IndexedDB/#method-requestDatabaseNames"""
