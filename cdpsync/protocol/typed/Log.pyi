# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import Network
from . import Runtime
from . import TypedCommand
from . import TypedEvent

class LogEntry(TypedDict):
    source: Literal['xml', 'javascript', 'network', 'storage', 'appcache', 'rendering', 'security', 'deprecation', 'worker', 'violation', 'intervention', 'recommendation', 'other']
    level: Literal['verbose', 'info', 'warning', 'error']
    text: str
    category: NotRequired[Literal['cors']]
    timestamp: Runtime.Timestamp
    url: NotRequired[str]
    lineNumber: NotRequired[int]
    stackTrace: NotRequired[Runtime.StackTrace]
    networkRequestId: NotRequired[Network.RequestId]
    workerId: NotRequired[str]
    args: NotRequired[list[Runtime.RemoteObject]]
class ViolationSetting(TypedDict):
    name: Literal['longTask', 'longLayout', 'blockedEvent', 'blockedParser', 'discouragedAPIUse', 'handler', 'recurringHandler']
    threshold: float
class _clear:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class StartViolationsReportParams(TypedDict):
    config: list[ViolationSetting]
class _startViolationsReport:
    def __call__(self, *, config: list[ViolationSetting], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StartViolationsReportParams]) -> TypedCommand[Empty]: ...
class _stopViolationsReport:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class EntryAddedParams(TypedDict):
    entry: LogEntry
class EntryAddedEvent(Event):
    method: Literal["Log.entryAdded"]
    params: EntryAddedParams  # type: ignore[assignment]
class LogDomain:
    @property
    def clear(self) -> _clear: ...
    @property
    def disable(self) -> _disable: ...
    @property
    def enable(self) -> _enable: ...
    @property
    def startViolationsReport(self) -> _startViolationsReport: ...
    @property
    def stopViolationsReport(self) -> _stopViolationsReport: ...
    @property
    def entryAdded(self) -> TypedEvent[EntryAddedEvent]: ...
