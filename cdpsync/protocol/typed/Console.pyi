# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypedDict, type_check_only
from typing_extensions import NotRequired
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand, TypedEvent

class ConsoleMessage(TypedDict):
    source: Literal['xml', 'javascript', 'network', 'console-api', 'storage', 'appcache', 'rendering', 'security', 'other', 'deprecation', 'worker']
    level: Literal['log', 'warning', 'error', 'debug', 'info']
    text: str
    url: NotRequired[str]
    line: NotRequired[int]
    column: NotRequired[int]
class _clearMessages(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class MessageAddedParams(TypedDict):
    message: ConsoleMessage
@type_check_only
class MessageAddedEvent(Event):
    method: Literal["Console.messageAdded"]
    params: MessageAddedParams  # type: ignore[assignment]
class ConsoleDomain(Named):
    @property
    def clearMessages(self) -> _clearMessages: """https://chromedevtools.github.io/devtools-protocol/tot/Console/#method-clearMessages"""
    @property
    def disable(self) -> _disable: """https://chromedevtools.github.io/devtools-protocol/tot/Console/#method-disable"""
    @property
    def enable(self) -> _enable: """https://chromedevtools.github.io/devtools-protocol/tot/Console/#method-enable"""
    @property
    def messageAdded(self) -> TypedEvent[MessageAddedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Console/#event-messageAdded"""
