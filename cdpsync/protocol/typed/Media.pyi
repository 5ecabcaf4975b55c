# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Any, Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import DOM, Empty, Named, TypedCommand, TypedEvent

PlayerId: TypeAlias = str
Timestamp: TypeAlias = float
class PlayerMessage(TypedDict):
    level: Literal['error', 'warning', 'info', 'debug']
    message: str
class PlayerProperty(TypedDict):
    name: str
    value: str
class PlayerEvent(TypedDict):
    timestamp: Timestamp
    value: str
class PlayerErrorSourceLocation(TypedDict):
    file: str
    line: int
class PlayerError(TypedDict):
    errorType: str
    code: int
    stack: list[PlayerErrorSourceLocation]
    cause: list[PlayerError]
    data: dict[str, Any]
class Player(TypedDict):
    playerId: PlayerId
    domNodeId: NotRequired[DOM.BackendNodeId]
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class PlayerPropertiesChangedParams(TypedDict):
    playerId: PlayerId
    properties: list[PlayerProperty]
@type_check_only
class PlayerPropertiesChangedEvent(Event):
    method: Literal["Media.playerPropertiesChanged"]
    params: PlayerPropertiesChangedParams  # type: ignore[assignment]
class PlayerEventsAddedParams(TypedDict):
    playerId: PlayerId
    events: list[PlayerEvent]
@type_check_only
class PlayerEventsAddedEvent(Event):
    method: Literal["Media.playerEventsAdded"]
    params: PlayerEventsAddedParams  # type: ignore[assignment]
class PlayerMessagesLoggedParams(TypedDict):
    playerId: PlayerId
    messages: list[PlayerMessage]
@type_check_only
class PlayerMessagesLoggedEvent(Event):
    method: Literal["Media.playerMessagesLogged"]
    params: PlayerMessagesLoggedParams  # type: ignore[assignment]
class PlayerErrorsRaisedParams(TypedDict):
    playerId: PlayerId
    errors: list[PlayerError]
@type_check_only
class PlayerErrorsRaisedEvent(Event):
    method: Literal["Media.playerErrorsRaised"]
    params: PlayerErrorsRaisedParams  # type: ignore[assignment]
class PlayerCreatedParams(TypedDict):
    player: Player
@type_check_only
class PlayerCreatedEvent(Event):
    method: Literal["Media.playerCreated"]
    params: PlayerCreatedParams  # type: ignore[assignment]
class MediaDomain(Named):
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Media/#method-enable"""
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Media/#method-disable"""
    @property
    def playerPropertiesChanged(self) -> TypedEvent[PlayerPropertiesChangedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Media/#event-playerPropertiesChanged"""
    @property
    def playerEventsAdded(self) -> TypedEvent[PlayerEventsAddedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Media/#event-playerEventsAdded"""
    @property
    def playerMessagesLogged(self) -> TypedEvent[PlayerMessagesLoggedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Media/#event-playerMessagesLogged"""
    @property
    def playerErrorsRaised(self) -> TypedEvent[PlayerErrorsRaisedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Media/#event-playerErrorsRaised"""
    @property
    def playerCreated(self) -> TypedEvent[PlayerCreatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Media/#event-playerCreated"""
