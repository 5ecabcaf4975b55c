# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import TypedCommand
from . import TypedEvent

class _clearDeviceOrientationOverride:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SetDeviceOrientationOverrideParams(TypedDict):
    alpha: float
    beta: float
    gamma: float
class _setDeviceOrientationOverride:
    def __call__(self, *, alpha: float, beta: float, gamma: float, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDeviceOrientationOverrideParams]) -> TypedCommand[Empty]: ...
class DeviceOrientationDomain:
    @property
    def clearDeviceOrientationOverride(self) -> _clearDeviceOrientationOverride: ...
    @property
    def setDeviceOrientationOverride(self) -> _setDeviceOrientationOverride: ...
