# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import TypedCommand
from . import TypedEvent

class Sink(TypedDict):
    name: str
    id: str
    session: NotRequired[str]
class EnableParams(TypedDict):
    presentationUrl: NotRequired[str]
class _enable:
    def __call__(self, *, presentationUrl: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[EnableParams]) -> TypedCommand[Empty]: ...
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SetSinkToUseParams(TypedDict):
    sinkName: str
class _setSinkToUse:
    def __call__(self, *, sinkName: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetSinkToUseParams]) -> TypedCommand[Empty]: ...
class StartDesktopMirroringParams(TypedDict):
    sinkName: str
class _startDesktopMirroring:
    def __call__(self, *, sinkName: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StartDesktopMirroringParams]) -> TypedCommand[Empty]: ...
class StartTabMirroringParams(TypedDict):
    sinkName: str
class _startTabMirroring:
    def __call__(self, *, sinkName: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StartTabMirroringParams]) -> TypedCommand[Empty]: ...
class StopCastingParams(TypedDict):
    sinkName: str
class _stopCasting:
    def __call__(self, *, sinkName: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StopCastingParams]) -> TypedCommand[Empty]: ...
class SinksUpdatedParams(TypedDict):
    sinks: list[Sink]
class SinksUpdatedEvent(Event):
    method: Literal["Cast.sinksUpdated"]
    params: SinksUpdatedParams  # type: ignore[assignment]
class IssueUpdatedParams(TypedDict):
    issueMessage: str
class IssueUpdatedEvent(Event):
    method: Literal["Cast.issueUpdated"]
    params: IssueUpdatedParams  # type: ignore[assignment]
class CastDomain:
    @property
    def enable(self) -> _enable: ...
    @property
    def disable(self) -> _disable: ...
    @property
    def setSinkToUse(self) -> _setSinkToUse: ...
    @property
    def startDesktopMirroring(self) -> _startDesktopMirroring: ...
    @property
    def startTabMirroring(self) -> _startTabMirroring: ...
    @property
    def stopCasting(self) -> _stopCasting: ...
    @property
    def sinksUpdated(self) -> TypedEvent[SinksUpdatedEvent]: ...
    @property
    def issueUpdated(self) -> TypedEvent[IssueUpdatedEvent]: ...
