# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import TypedCommand
from . import TypedEvent

SerializedStorageKey: TypeAlias = str
class StorageId(TypedDict):
    securityOrigin: NotRequired[str]
    storageKey: NotRequired[SerializedStorageKey]
    isLocalStorage: bool
Item: TypeAlias = list[str]
class ClearParams(TypedDict):
    storageId: StorageId
class _clear:
    def __call__(self, *, storageId: StorageId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ClearParams]) -> TypedCommand[Empty]: ...
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class GetDOMStorageItemsParams(TypedDict):
    storageId: StorageId
class GetDOMStorageItemsResult(TypedDict):
    entries: list[Item]
class _getDOMStorageItems:
    def __call__(self, *, storageId: StorageId, _timeout: Timeout = ...) -> GetDOMStorageItemsResult: ...
    def submit(self, **params: Unpack[GetDOMStorageItemsParams]) -> TypedCommand[GetDOMStorageItemsResult]: ...
class RemoveDOMStorageItemParams(TypedDict):
    storageId: StorageId
    key: str
class _removeDOMStorageItem:
    def __call__(self, *, storageId: StorageId, key: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveDOMStorageItemParams]) -> TypedCommand[Empty]: ...
class SetDOMStorageItemParams(TypedDict):
    storageId: StorageId
    key: str
    value: str
class _setDOMStorageItem:
    def __call__(self, *, storageId: StorageId, key: str, value: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDOMStorageItemParams]) -> TypedCommand[Empty]: ...
class DomStorageItemAddedParams(TypedDict):
    storageId: StorageId
    key: str
    newValue: str
class DomStorageItemAddedEvent(Event):
    method: Literal["DOMStorage.domStorageItemAdded"]
    params: DomStorageItemAddedParams  # type: ignore[assignment]
class DomStorageItemRemovedParams(TypedDict):
    storageId: StorageId
    key: str
class DomStorageItemRemovedEvent(Event):
    method: Literal["DOMStorage.domStorageItemRemoved"]
    params: DomStorageItemRemovedParams  # type: ignore[assignment]
class DomStorageItemUpdatedParams(TypedDict):
    storageId: StorageId
    key: str
    oldValue: str
    newValue: str
class DomStorageItemUpdatedEvent(Event):
    method: Literal["DOMStorage.domStorageItemUpdated"]
    params: DomStorageItemUpdatedParams  # type: ignore[assignment]
class DomStorageItemsClearedParams(TypedDict):
    storageId: StorageId
class DomStorageItemsClearedEvent(Event):
    method: Literal["DOMStorage.domStorageItemsCleared"]
    params: DomStorageItemsClearedParams  # type: ignore[assignment]
class DOMStorageDomain:
    @property
    def clear(self) -> _clear: ...
    @property
    def disable(self) -> _disable: ...
    @property
    def enable(self) -> _enable: ...
    @property
    def getDOMStorageItems(self) -> _getDOMStorageItems: ...
    @property
    def removeDOMStorageItem(self) -> _removeDOMStorageItem: ...
    @property
    def setDOMStorageItem(self) -> _setDOMStorageItem: ...
    @property
    def domStorageItemAdded(self) -> TypedEvent[DomStorageItemAddedEvent]: ...
    @property
    def domStorageItemRemoved(self) -> TypedEvent[DomStorageItemRemovedEvent]: ...
    @property
    def domStorageItemUpdated(self) -> TypedEvent[DomStorageItemUpdatedEvent]: ...
    @property
    def domStorageItemsCleared(self) -> TypedEvent[DomStorageItemsClearedEvent]: ...
