# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import DOM
from . import Empty
from . import TypedCommand
from . import TypedEvent

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
class _enable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class PlayerPropertiesChangedParams(TypedDict):
    playerId: PlayerId
    properties: list[PlayerProperty]
class PlayerPropertiesChangedEvent(Event):
    method: Literal["Media.playerPropertiesChanged"]
    params: PlayerPropertiesChangedParams  # type: ignore[assignment]
class PlayerEventsAddedParams(TypedDict):
    playerId: PlayerId
    events: list[PlayerEvent]
class PlayerEventsAddedEvent(Event):
    method: Literal["Media.playerEventsAdded"]
    params: PlayerEventsAddedParams  # type: ignore[assignment]
class PlayerMessagesLoggedParams(TypedDict):
    playerId: PlayerId
    messages: list[PlayerMessage]
class PlayerMessagesLoggedEvent(Event):
    method: Literal["Media.playerMessagesLogged"]
    params: PlayerMessagesLoggedParams  # type: ignore[assignment]
class PlayerErrorsRaisedParams(TypedDict):
    playerId: PlayerId
    errors: list[PlayerError]
class PlayerErrorsRaisedEvent(Event):
    method: Literal["Media.playerErrorsRaised"]
    params: PlayerErrorsRaisedParams  # type: ignore[assignment]
class PlayerCreatedParams(TypedDict):
    player: Player
class PlayerCreatedEvent(Event):
    method: Literal["Media.playerCreated"]
    params: PlayerCreatedParams  # type: ignore[assignment]
class MediaDomain:
    @property
    def enable(self) -> _enable: ...
    @property
    def disable(self) -> _disable: ...
    @property
    def playerPropertiesChanged(self) -> TypedEvent[PlayerPropertiesChangedEvent]: ...
    @property
    def playerEventsAdded(self) -> TypedEvent[PlayerEventsAddedEvent]: ...
    @property
    def playerMessagesLogged(self) -> TypedEvent[PlayerMessagesLoggedEvent]: ...
    @property
    def playerErrorsRaised(self) -> TypedEvent[PlayerErrorsRaisedEvent]: ...
    @property
    def playerCreated(self) -> TypedEvent[PlayerCreatedEvent]: ...
