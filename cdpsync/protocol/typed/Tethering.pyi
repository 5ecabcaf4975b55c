# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import TypedCommand
from . import TypedEvent

class BindParams(TypedDict):
    port: int
class _bind:
    def __call__(self, *, port: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[BindParams]) -> TypedCommand[Empty]: ...
class UnbindParams(TypedDict):
    port: int
class _unbind:
    def __call__(self, *, port: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[UnbindParams]) -> TypedCommand[Empty]: ...
class AcceptedParams(TypedDict):
    port: int
    connectionId: str
class AcceptedEvent(Event):
    method: Literal["Tethering.accepted"]
    params: AcceptedParams  # type: ignore[assignment]
class TetheringDomain:
    @property
    def bind(self) -> _bind: ...
    @property
    def unbind(self) -> _unbind: ...
    @property
    def accepted(self) -> TypedEvent[AcceptedEvent]: ...
