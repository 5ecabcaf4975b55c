# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import TypedCommand
from . import TypedEvent

class ConsoleMessage(TypedDict):
    source: Literal['xml', 'javascript', 'network', 'console-api', 'storage', 'appcache', 'rendering', 'security', 'other', 'deprecation', 'worker']
    level: Literal['log', 'warning', 'error', 'debug', 'info']
    text: str
    url: NotRequired[str]
    line: NotRequired[int]
    column: NotRequired[int]
class _clearMessages:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class MessageAddedParams(TypedDict):
    message: ConsoleMessage
class MessageAddedEvent(Event):
    method: Literal["Console.messageAdded"]
    params: MessageAddedParams  # type: ignore[assignment]
class ConsoleDomain:
    @property
    def clearMessages(self) -> _clearMessages: ...
    @property
    def disable(self) -> _disable: ...
    @property
    def enable(self) -> _enable: ...
    @property
    def messageAdded(self) -> TypedEvent[MessageAddedEvent]: ...
