# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand, TypedEvent

SerializedStorageKey: TypeAlias = str
class StorageId(TypedDict):
    securityOrigin: NotRequired[str]
    storageKey: NotRequired[SerializedStorageKey]
    isLocalStorage: bool
Item: TypeAlias = list[str]
class ClearParams(TypedDict):
    storageId: StorageId
class _clear(Named):
    def __call__(self, *, storageId: StorageId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ClearParams]) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class GetDOMStorageItemsParams(TypedDict):
    storageId: StorageId
class GetDOMStorageItemsResult(TypedDict):
    entries: list[Item]
class _getDOMStorageItems(Named):
    def __call__(self, *, storageId: StorageId, _timeout: Timeout = ...) -> GetDOMStorageItemsResult: ...
    def submit(self, **params: Unpack[GetDOMStorageItemsParams]) -> TypedCommand[GetDOMStorageItemsResult]: ...
class RemoveDOMStorageItemParams(TypedDict):
    storageId: StorageId
    key: str
class _removeDOMStorageItem(Named):
    def __call__(self, *, storageId: StorageId, key: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveDOMStorageItemParams]) -> TypedCommand[Empty]: ...
class SetDOMStorageItemParams(TypedDict):
    storageId: StorageId
    key: str
    value: str
class _setDOMStorageItem(Named):
    def __call__(self, *, storageId: StorageId, key: str, value: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDOMStorageItemParams]) -> TypedCommand[Empty]: ...
class DomStorageItemAddedParams(TypedDict):
    storageId: StorageId
    key: str
    newValue: str
@type_check_only
class DomStorageItemAddedEvent(Event):
    method: Literal["DOMStorage.domStorageItemAdded"]
    params: DomStorageItemAddedParams  # type: ignore[assignment]
class DomStorageItemRemovedParams(TypedDict):
    storageId: StorageId
    key: str
@type_check_only
class DomStorageItemRemovedEvent(Event):
    method: Literal["DOMStorage.domStorageItemRemoved"]
    params: DomStorageItemRemovedParams  # type: ignore[assignment]
class DomStorageItemUpdatedParams(TypedDict):
    storageId: StorageId
    key: str
    oldValue: str
    newValue: str
@type_check_only
class DomStorageItemUpdatedEvent(Event):
    method: Literal["DOMStorage.domStorageItemUpdated"]
    params: DomStorageItemUpdatedParams  # type: ignore[assignment]
class DomStorageItemsClearedParams(TypedDict):
    storageId: StorageId
@type_check_only
class DomStorageItemsClearedEvent(Event):
    method: Literal["DOMStorage.domStorageItemsCleared"]
    params: DomStorageItemsClearedParams  # type: ignore[assignment]
class DOMStorageDomain(Named):
    @property
    def clear(self) -> _clear: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOMStorage/#method-clear"""
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOMStorage/#method-disable"""
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOMStorage/#method-enable"""
    @property
    def getDOMStorageItems(self) -> _getDOMStorageItems: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOMStorage/#method-getDOMStorageItems"""
    @property
    def removeDOMStorageItem(self) -> _removeDOMStorageItem: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOMStorage/#method-removeDOMStorageItem"""
    @property
    def setDOMStorageItem(self) -> _setDOMStorageItem: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOMStorage/#method-setDOMStorageItem"""
    @property
    def domStorageItemAdded(self) -> TypedEvent[DomStorageItemAddedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOMStorage/#event-domStorageItemAdded"""
    @property
    def domStorageItemRemoved(self) -> TypedEvent[DomStorageItemRemovedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOMStorage/#event-domStorageItemRemoved"""
    @property
    def domStorageItemUpdated(self) -> TypedEvent[DomStorageItemUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOMStorage/#event-domStorageItemUpdated"""
    @property
    def domStorageItemsCleared(self) -> TypedEvent[DomStorageItemsClearedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOMStorage/#event-domStorageItemsCleared"""
