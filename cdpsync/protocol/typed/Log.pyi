# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from collections.abc import Sequence
from typing import Literal, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, Network, Runtime, TypedCommand, TypedEvent

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
class _clear(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class StartViolationsReportParams(TypedDict):
    config: Sequence[ViolationSetting]
class _startViolationsReport(Named):
    def __call__(self, *, config: Sequence[ViolationSetting], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StartViolationsReportParams]) -> TypedCommand[Empty]: ...
class _stopViolationsReport(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class EntryAddedParams(TypedDict):
    entry: LogEntry
@type_check_only
class EntryAddedEvent(Event):
    method: Literal["Log.entryAdded"]
    params: EntryAddedParams  # type: ignore[assignment]
class LogDomain(Named):
    @property
    def clear(self) -> _clear: """https://chromedevtools.github.io/devtools-protocol/tot/Log/#method-clear"""
    @property
    def disable(self) -> _disable: """https://chromedevtools.github.io/devtools-protocol/tot/Log/#method-disable"""
    @property
    def enable(self) -> _enable: """https://chromedevtools.github.io/devtools-protocol/tot/Log/#method-enable"""
    @property
    def startViolationsReport(self) -> _startViolationsReport: """https://chromedevtools.github.io/devtools-protocol/tot/Log/#method-startViolationsReport"""
    @property
    def stopViolationsReport(self) -> _stopViolationsReport: """https://chromedevtools.github.io/devtools-protocol/tot/Log/#method-stopViolationsReport"""
    @property
    def entryAdded(self) -> TypedEvent[EntryAddedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Log/#event-entryAdded"""
