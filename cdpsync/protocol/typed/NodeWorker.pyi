# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand, TypedEvent

WorkerID: TypeAlias = str
SessionID: TypeAlias = str
class WorkerInfo(TypedDict):
    workerId: WorkerID
    type: str
    title: str
    url: str
class SendMessageToWorkerParams(TypedDict):
    message: str
    sessionId: SessionID
class _sendMessageToWorker(Named):
    def __call__(self, *, message: str, sessionId: SessionID, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SendMessageToWorkerParams]) -> TypedCommand[Empty]: ...
class EnableParams(TypedDict):
    waitForDebuggerOnStart: bool
class _enable(Named):
    def __call__(self, *, waitForDebuggerOnStart: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[EnableParams]) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class DetachParams(TypedDict):
    sessionId: SessionID
class _detach(Named):
    def __call__(self, *, sessionId: SessionID, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DetachParams]) -> TypedCommand[Empty]: ...
class AttachedToWorkerParams(TypedDict):
    sessionId: SessionID
    workerInfo: WorkerInfo
    waitingForDebugger: bool
@type_check_only
class AttachedToWorkerEvent(Event):
    method: Literal["NodeWorker.attachedToWorker"]
    params: AttachedToWorkerParams  # type: ignore[assignment]
class DetachedFromWorkerParams(TypedDict):
    sessionId: SessionID
@type_check_only
class DetachedFromWorkerEvent(Event):
    method: Literal["NodeWorker.detachedFromWorker"]
    params: DetachedFromWorkerParams  # type: ignore[assignment]
class ReceivedMessageFromWorkerParams(TypedDict):
    sessionId: SessionID
    message: str
@type_check_only
class ReceivedMessageFromWorkerEvent(Event):
    method: Literal["NodeWorker.receivedMessageFromWorker"]
    params: ReceivedMessageFromWorkerParams  # type: ignore[assignment]
class NodeWorkerDomain(Named):
    @property
    def sendMessageToWorker(self) -> _sendMessageToWorker: """Experimental."""
    @property
    def enable(self) -> _enable: """Experimental."""
    @property
    def disable(self) -> _disable: """Experimental."""
    @property
    def detach(self) -> _detach: """Experimental."""
    @property
    def attachedToWorker(self) -> TypedEvent[AttachedToWorkerEvent]: """Experimental."""
    @property
    def detachedFromWorker(self) -> TypedEvent[DetachedFromWorkerEvent]: """Experimental."""
    @property
    def receivedMessageFromWorker(self) -> TypedEvent[ReceivedMessageFromWorkerEvent]: """Experimental."""
