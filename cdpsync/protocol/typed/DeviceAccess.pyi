# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import TypedCommand
from . import TypedEvent

RequestId: TypeAlias = str
DeviceId: TypeAlias = str
class PromptDevice(TypedDict):
    id: DeviceId
    name: str
class _enable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SelectPromptParams(TypedDict):
    id: RequestId
    deviceId: DeviceId
class _selectPrompt:
    def __call__(self, *, id: RequestId, deviceId: DeviceId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SelectPromptParams]) -> TypedCommand[Empty]: ...
class CancelPromptParams(TypedDict):
    id: RequestId
class _cancelPrompt:
    def __call__(self, *, id: RequestId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[CancelPromptParams]) -> TypedCommand[Empty]: ...
class DeviceRequestPromptedParams(TypedDict):
    id: RequestId
    devices: list[PromptDevice]
class DeviceRequestPromptedEvent(Event):
    method: Literal["DeviceAccess.deviceRequestPrompted"]
    params: DeviceRequestPromptedParams  # type: ignore[assignment]
class DeviceAccessDomain:
    @property
    def enable(self) -> _enable: ...
    @property
    def disable(self) -> _disable: ...
    @property
    def selectPrompt(self) -> _selectPrompt: ...
    @property
    def cancelPrompt(self) -> _cancelPrompt: ...
    @property
    def deviceRequestPrompted(self) -> TypedEvent[DeviceRequestPromptedEvent]: ...
