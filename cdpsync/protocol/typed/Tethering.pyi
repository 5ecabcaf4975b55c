# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypedDict, type_check_only
from typing_extensions import Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand, TypedEvent

class BindParams(TypedDict):
    port: int
class _bind(Named):
    def __call__(self, *, port: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[BindParams]) -> TypedCommand[Empty]: ...
class UnbindParams(TypedDict):
    port: int
class _unbind(Named):
    def __call__(self, *, port: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[UnbindParams]) -> TypedCommand[Empty]: ...
class AcceptedParams(TypedDict):
    port: int
    connectionId: str
@type_check_only
class AcceptedEvent(Event):
    method: Literal["Tethering.accepted"]
    params: AcceptedParams  # type: ignore[assignment]
class TetheringDomain(Named):
    @property
    def bind(self) -> _bind: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Tethering/#method-bind"""
    @property
    def unbind(self) -> _unbind: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Tethering/#method-unbind"""
    @property
    def accepted(self) -> TypedEvent[AcceptedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Tethering/#event-accepted"""
