# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import TypedCommand
from . import TypedEvent

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
class _sendMessageToWorker:
    def __call__(self, *, message: str, sessionId: SessionID, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SendMessageToWorkerParams]) -> TypedCommand[Empty]: ...
class EnableParams(TypedDict):
    waitForDebuggerOnStart: bool
class _enable:
    def __call__(self, *, waitForDebuggerOnStart: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[EnableParams]) -> TypedCommand[Empty]: ...
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class DetachParams(TypedDict):
    sessionId: SessionID
class _detach:
    def __call__(self, *, sessionId: SessionID, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DetachParams]) -> TypedCommand[Empty]: ...
class AttachedToWorkerParams(TypedDict):
    sessionId: SessionID
    workerInfo: WorkerInfo
    waitingForDebugger: bool
class AttachedToWorkerEvent(Event):
    method: Literal["NodeWorker.attachedToWorker"]
    params: AttachedToWorkerParams  # type: ignore[assignment]
class DetachedFromWorkerParams(TypedDict):
    sessionId: SessionID
class DetachedFromWorkerEvent(Event):
    method: Literal["NodeWorker.detachedFromWorker"]
    params: DetachedFromWorkerParams  # type: ignore[assignment]
class ReceivedMessageFromWorkerParams(TypedDict):
    sessionId: SessionID
    message: str
class ReceivedMessageFromWorkerEvent(Event):
    method: Literal["NodeWorker.receivedMessageFromWorker"]
    params: ReceivedMessageFromWorkerParams  # type: ignore[assignment]
class NodeWorkerDomain:
    @property
    def sendMessageToWorker(self) -> _sendMessageToWorker: ...
    @property
    def enable(self) -> _enable: ...
    @property
    def disable(self) -> _disable: ...
    @property
    def detach(self) -> _detach: ...
    @property
    def attachedToWorker(self) -> TypedEvent[AttachedToWorkerEvent]: ...
    @property
    def detachedFromWorker(self) -> TypedEvent[DetachedFromWorkerEvent]: ...
    @property
    def receivedMessageFromWorker(self) -> TypedEvent[ReceivedMessageFromWorkerEvent]: ...
