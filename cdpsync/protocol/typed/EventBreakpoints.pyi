# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import TypedDict
from typing_extensions import Unpack
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand

class SetInstrumentationBreakpointParams(TypedDict):
    eventName: str
class _setInstrumentationBreakpoint(Named):
    def __call__(self, *, eventName: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetInstrumentationBreakpointParams]) -> TypedCommand[Empty]: ...
class RemoveInstrumentationBreakpointParams(TypedDict):
    eventName: str
class _removeInstrumentationBreakpoint(Named):
    def __call__(self, *, eventName: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveInstrumentationBreakpointParams]) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class EventBreakpointsDomain(Named):
    @property
    def setInstrumentationBreakpoint(self) -> _setInstrumentationBreakpoint: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/EventBreakpoints/#method-setInstrumentationBreakpoint"""
    @property
    def removeInstrumentationBreakpoint(self) -> _removeInstrumentationBreakpoint: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/EventBreakpoints/#method-removeInstrumentationBreakpoint"""
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/EventBreakpoints/#method-disable"""
