# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand, TypedEvent

RequestId: TypeAlias = str
DeviceId: TypeAlias = str
class PromptDevice(TypedDict):
    id: DeviceId
    name: str
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SelectPromptParams(TypedDict):
    id: RequestId
    deviceId: DeviceId
class _selectPrompt(Named):
    def __call__(self, *, id: RequestId, deviceId: DeviceId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SelectPromptParams]) -> TypedCommand[Empty]: ...
class CancelPromptParams(TypedDict):
    id: RequestId
class _cancelPrompt(Named):
    def __call__(self, *, id: RequestId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[CancelPromptParams]) -> TypedCommand[Empty]: ...
class DeviceRequestPromptedParams(TypedDict):
    id: RequestId
    devices: list[PromptDevice]
@type_check_only
class DeviceRequestPromptedEvent(Event):
    method: Literal["DeviceAccess.deviceRequestPrompted"]
    params: DeviceRequestPromptedParams  # type: ignore[assignment]
class DeviceAccessDomain(Named):
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DeviceAccess/#method-enable"""
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DeviceAccess/#method-disable"""
    @property
    def selectPrompt(self) -> _selectPrompt: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DeviceAccess/#method-selectPrompt"""
    @property
    def cancelPrompt(self) -> _cancelPrompt: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DeviceAccess/#method-cancelPrompt"""
    @property
    def deviceRequestPrompted(self) -> TypedEvent[DeviceRequestPromptedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DeviceAccess/#event-deviceRequestPrompted"""
