# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import TypedCommand
from . import TypedEvent

class SetInstrumentationBreakpointParams(TypedDict):
    eventName: str
class _setInstrumentationBreakpoint:
    def __call__(self, *, eventName: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetInstrumentationBreakpointParams]) -> TypedCommand[Empty]: ...
class RemoveInstrumentationBreakpointParams(TypedDict):
    eventName: str
class _removeInstrumentationBreakpoint:
    def __call__(self, *, eventName: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveInstrumentationBreakpointParams]) -> TypedCommand[Empty]: ...
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class EventBreakpointsDomain:
    @property
    def setInstrumentationBreakpoint(self) -> _setInstrumentationBreakpoint: ...
    @property
    def removeInstrumentationBreakpoint(self) -> _removeInstrumentationBreakpoint: ...
    @property
    def disable(self) -> _disable: ...
