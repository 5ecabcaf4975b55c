# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Any, Literal, TypeAlias, TypedDict
from typing_extensions import NotRequired, Unpack
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand

StorageArea: TypeAlias = Literal['session', 'local', 'sync', 'managed']
class ExtensionInfo(TypedDict):
    id: str
    name: str
    version: str
    path: str
    enabled: bool
class TriggerActionParams(TypedDict):
    id: str
    targetId: str
class _triggerAction(Named):
    def __call__(self, *, id: str, targetId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[TriggerActionParams]) -> TypedCommand[Empty]: ...
class LoadUnpackedParams(TypedDict):
    path: str
    enableInIncognito: NotRequired[bool]
class LoadUnpackedResult(TypedDict):
    id: str
class _loadUnpacked(Named):
    def __call__(self, *, path: str, enableInIncognito: bool = ..., _timeout: Timeout = ...) -> LoadUnpackedResult: ...
    def submit(self, **params: Unpack[LoadUnpackedParams]) -> TypedCommand[LoadUnpackedResult]: ...
class GetExtensionsResult(TypedDict):
    extensions: list[ExtensionInfo]
class _getExtensions(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetExtensionsResult: ...
    def submit(self) -> TypedCommand[GetExtensionsResult]: ...
class UninstallParams(TypedDict):
    id: str
class _uninstall(Named):
    def __call__(self, *, id: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[UninstallParams]) -> TypedCommand[Empty]: ...
class GetStorageItemsParams(TypedDict):
    id: str
    storageArea: StorageArea
    keys: NotRequired[list[str] | tuple[str, ...]]
class GetStorageItemsResult(TypedDict):
    data: dict[str, Any]
class _getStorageItems(Named):
    def __call__(self, *, id: str, storageArea: StorageArea, keys: list[str] | tuple[str, ...] = ..., _timeout: Timeout = ...) -> GetStorageItemsResult: ...
    def submit(self, **params: Unpack[GetStorageItemsParams]) -> TypedCommand[GetStorageItemsResult]: ...
class RemoveStorageItemsParams(TypedDict):
    id: str
    storageArea: StorageArea
    keys: list[str] | tuple[str, ...]
class _removeStorageItems(Named):
    def __call__(self, *, id: str, storageArea: StorageArea, keys: list[str] | tuple[str, ...], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveStorageItemsParams]) -> TypedCommand[Empty]: ...
class ClearStorageItemsParams(TypedDict):
    id: str
    storageArea: StorageArea
class _clearStorageItems(Named):
    def __call__(self, *, id: str, storageArea: StorageArea, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ClearStorageItemsParams]) -> TypedCommand[Empty]: ...
class SetStorageItemsParams(TypedDict):
    id: str
    storageArea: StorageArea
    values: dict[str, Any]
class _setStorageItems(Named):
    def __call__(self, *, id: str, storageArea: StorageArea, values: dict[str, Any], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetStorageItemsParams]) -> TypedCommand[Empty]: ...
class ExtensionsDomain(Named):
    @property
    def triggerAction(self) -> _triggerAction: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Extensions/#method-triggerAction"""
    @property
    def loadUnpacked(self) -> _loadUnpacked: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Extensions/#method-loadUnpacked"""
    @property
    def getExtensions(self) -> _getExtensions: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Extensions/#method-getExtensions"""
    @property
    def uninstall(self) -> _uninstall: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Extensions/#method-uninstall"""
    @property
    def getStorageItems(self) -> _getStorageItems: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Extensions/#method-getStorageItems"""
    @property
    def removeStorageItems(self) -> _removeStorageItems: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Extensions/#method-removeStorageItems"""
    @property
    def clearStorageItems(self) -> _clearStorageItems: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Extensions/#method-clearStorageItems"""
    @property
    def setStorageItems(self) -> _setStorageItems: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Extensions/#method-setStorageItems"""
