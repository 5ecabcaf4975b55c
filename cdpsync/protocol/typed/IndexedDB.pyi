# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import Runtime
from . import Storage
from . import TypedCommand
from . import TypedEvent

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
class _clearObjectStore:
    def __call__(self, *, databaseName: str, objectStoreName: str, securityOrigin: str = ..., storageKey: str = ..., storageBucket: Storage.StorageBucket = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ClearObjectStoreParams]) -> TypedCommand[Empty]: ...
class DeleteDatabaseParams(TypedDict):
    securityOrigin: NotRequired[str]
    storageKey: NotRequired[str]
    storageBucket: NotRequired[Storage.StorageBucket]
    databaseName: str
class _deleteDatabase:
    def __call__(self, *, databaseName: str, securityOrigin: str = ..., storageKey: str = ..., storageBucket: Storage.StorageBucket = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DeleteDatabaseParams]) -> TypedCommand[Empty]: ...
class DeleteObjectStoreEntriesParams(TypedDict):
    securityOrigin: NotRequired[str]
    storageKey: NotRequired[str]
    storageBucket: NotRequired[Storage.StorageBucket]
    databaseName: str
    objectStoreName: str
    keyRange: KeyRange
class _deleteObjectStoreEntries:
    def __call__(self, *, databaseName: str, objectStoreName: str, keyRange: KeyRange, securityOrigin: str = ..., storageKey: str = ..., storageBucket: Storage.StorageBucket = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DeleteObjectStoreEntriesParams]) -> TypedCommand[Empty]: ...
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable:
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
class _requestData:
    def __call__(self, *, databaseName: str, objectStoreName: str, skipCount: int, pageSize: int, securityOrigin: str = ..., storageKey: str = ..., storageBucket: Storage.StorageBucket = ..., indexName: str = ..., keyRange: KeyRange = ..., _timeout: Timeout = ...) -> RequestDataResult: ...
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
class _getMetadata:
    def __call__(self, *, databaseName: str, objectStoreName: str, securityOrigin: str = ..., storageKey: str = ..., storageBucket: Storage.StorageBucket = ..., _timeout: Timeout = ...) -> GetMetadataResult: ...
    def submit(self, **params: Unpack[GetMetadataParams]) -> TypedCommand[GetMetadataResult]: ...
class RequestDatabaseParams(TypedDict):
    securityOrigin: NotRequired[str]
    storageKey: NotRequired[str]
    storageBucket: NotRequired[Storage.StorageBucket]
    databaseName: str
class RequestDatabaseResult(TypedDict):
    databaseWithObjectStores: DatabaseWithObjectStores
class _requestDatabase:
    def __call__(self, *, databaseName: str, securityOrigin: str = ..., storageKey: str = ..., storageBucket: Storage.StorageBucket = ..., _timeout: Timeout = ...) -> RequestDatabaseResult: ...
    def submit(self, **params: Unpack[RequestDatabaseParams]) -> TypedCommand[RequestDatabaseResult]: ...
class RequestDatabaseNamesParams(TypedDict):
    securityOrigin: NotRequired[str]
    storageKey: NotRequired[str]
    storageBucket: NotRequired[Storage.StorageBucket]
class RequestDatabaseNamesResult(TypedDict):
    databaseNames: list[str]
class _requestDatabaseNames:
    def __call__(self, *, securityOrigin: str = ..., storageKey: str = ..., storageBucket: Storage.StorageBucket = ..., _timeout: Timeout = ...) -> RequestDatabaseNamesResult: ...
    def submit(self, **params: Unpack[RequestDatabaseNamesParams]) -> TypedCommand[RequestDatabaseNamesResult]: ...
class IndexedDBDomain:
    @property
    def clearObjectStore(self) -> _clearObjectStore: ...
    @property
    def deleteDatabase(self) -> _deleteDatabase: ...
    @property
    def deleteObjectStoreEntries(self) -> _deleteObjectStoreEntries: ...
    @property
    def disable(self) -> _disable: ...
    @property
    def enable(self) -> _enable: ...
    @property
    def requestData(self) -> _requestData: ...
    @property
    def getMetadata(self) -> _getMetadata: ...
    @property
    def requestDatabase(self) -> _requestDatabase: ...
    @property
    def requestDatabaseNames(self) -> _requestDatabaseNames: ...
