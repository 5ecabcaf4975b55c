# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import TypedDict
from typing_extensions import Unpack
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand

class _clearDeviceOrientationOverride(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SetDeviceOrientationOverrideParams(TypedDict):
    alpha: float
    beta: float
    gamma: float
class _setDeviceOrientationOverride(Named):
    def __call__(self, *, alpha: float, beta: float, gamma: float, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDeviceOrientationOverrideParams]) -> TypedCommand[Empty]: ...
class DeviceOrientationDomain(Named):
    @property
    def clearDeviceOrientationOverride(self) -> _clearDeviceOrientationOverride: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DeviceOrientation/#method-clearDeviceOrientationOverride"""
    @property
    def setDeviceOrientationOverride(self) -> _setDeviceOrientationOverride: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DeviceOrientation/#method-setDeviceOrientationOverride"""
