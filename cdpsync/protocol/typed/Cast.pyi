# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand, TypedEvent

class Sink(TypedDict):
    name: str
    id: str
    session: NotRequired[str]
class EnableParams(TypedDict):
    presentationUrl: NotRequired[str]
class _enable(Named):
    def __call__(self, *, presentationUrl: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[EnableParams]) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SetSinkToUseParams(TypedDict):
    sinkName: str
class _setSinkToUse(Named):
    def __call__(self, *, sinkName: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetSinkToUseParams]) -> TypedCommand[Empty]: ...
class StartDesktopMirroringParams(TypedDict):
    sinkName: str
class _startDesktopMirroring(Named):
    def __call__(self, *, sinkName: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StartDesktopMirroringParams]) -> TypedCommand[Empty]: ...
class StartTabMirroringParams(TypedDict):
    sinkName: str
class _startTabMirroring(Named):
    def __call__(self, *, sinkName: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StartTabMirroringParams]) -> TypedCommand[Empty]: ...
class StopCastingParams(TypedDict):
    sinkName: str
class _stopCasting(Named):
    def __call__(self, *, sinkName: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StopCastingParams]) -> TypedCommand[Empty]: ...
class SinksUpdatedParams(TypedDict):
    sinks: list[Sink]
@type_check_only
class SinksUpdatedEvent(Event):
    method: Literal["Cast.sinksUpdated"]
    params: SinksUpdatedParams  # type: ignore[assignment]
class IssueUpdatedParams(TypedDict):
    issueMessage: str
@type_check_only
class IssueUpdatedEvent(Event):
    method: Literal["Cast.issueUpdated"]
    params: IssueUpdatedParams  # type: ignore[assignment]
class CastDomain(Named):
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Cast/#method-enable"""
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Cast/#method-disable"""
    @property
    def setSinkToUse(self) -> _setSinkToUse: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Cast/#method-setSinkToUse"""
    @property
    def startDesktopMirroring(self) -> _startDesktopMirroring: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Cast/#method-startDesktopMirroring"""
    @property
    def startTabMirroring(self) -> _startTabMirroring: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Cast/#method-startTabMirroring"""
    @property
    def stopCasting(self) -> _stopCasting: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Cast/#method-stopCasting"""
    @property
    def sinksUpdated(self) -> TypedEvent[SinksUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Cast/#event-sinksUpdated"""
    @property
    def issueUpdated(self) -> TypedEvent[IssueUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Cast/#event-issueUpdated"""
