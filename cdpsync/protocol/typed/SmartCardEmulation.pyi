# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import TypedCommand
from . import TypedEvent

ResultCode: TypeAlias = Literal['success', 'removed-card', 'reset-card', 'unpowered-card', 'unresponsive-card', 'unsupported-card', 'reader-unavailable', 'sharing-violation', 'not-transacted', 'no-smartcard', 'proto-mismatch', 'system-cancelled', 'not-ready', 'cancelled', 'insufficient-buffer', 'invalid-handle', 'invalid-parameter', 'invalid-value', 'no-memory', 'timeout', 'unknown-reader', 'unsupported-feature', 'no-readers-available', 'service-stopped', 'no-service', 'comm-error', 'internal-error', 'server-too-busy', 'unexpected', 'shutdown', 'unknown-card', 'unknown']
ShareMode: TypeAlias = Literal['shared', 'exclusive', 'direct']
Disposition: TypeAlias = Literal['leave-card', 'reset-card', 'unpower-card', 'eject-card']
ConnectionState: TypeAlias = Literal['absent', 'present', 'swallowed', 'powered', 'negotiable', 'specific']
class ReaderStateFlags(TypedDict):
    unaware: NotRequired[bool]
    ignore: NotRequired[bool]
    changed: NotRequired[bool]
    unknown: NotRequired[bool]
    unavailable: NotRequired[bool]
    empty: NotRequired[bool]
    present: NotRequired[bool]
    exclusive: NotRequired[bool]
    inuse: NotRequired[bool]
    mute: NotRequired[bool]
    unpowered: NotRequired[bool]
class ProtocolSet(TypedDict):
    t0: NotRequired[bool]
    t1: NotRequired[bool]
    raw: NotRequired[bool]
Protocol: TypeAlias = Literal['t0', 't1', 'raw']
class ReaderStateIn(TypedDict):
    reader: str
    currentState: ReaderStateFlags
    currentInsertionCount: int
class ReaderStateOut(TypedDict):
    reader: str
    eventState: ReaderStateFlags
    eventCount: int
    atr: str
class _enable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class ReportEstablishContextResultParams(TypedDict):
    requestId: str
    contextId: int
class _reportEstablishContextResult:
    def __call__(self, *, requestId: str, contextId: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReportEstablishContextResultParams]) -> TypedCommand[Empty]: ...
class ReportReleaseContextResultParams(TypedDict):
    requestId: str
class _reportReleaseContextResult:
    def __call__(self, *, requestId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReportReleaseContextResultParams]) -> TypedCommand[Empty]: ...
class ReportListReadersResultParams(TypedDict):
    requestId: str
    readers: list[str]
class _reportListReadersResult:
    def __call__(self, *, requestId: str, readers: list[str], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReportListReadersResultParams]) -> TypedCommand[Empty]: ...
class ReportGetStatusChangeResultParams(TypedDict):
    requestId: str
    readerStates: list[ReaderStateOut]
class _reportGetStatusChangeResult:
    def __call__(self, *, requestId: str, readerStates: list[ReaderStateOut], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReportGetStatusChangeResultParams]) -> TypedCommand[Empty]: ...
class ReportBeginTransactionResultParams(TypedDict):
    requestId: str
    handle: int
class _reportBeginTransactionResult:
    def __call__(self, *, requestId: str, handle: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReportBeginTransactionResultParams]) -> TypedCommand[Empty]: ...
class ReportPlainResultParams(TypedDict):
    requestId: str
class _reportPlainResult:
    def __call__(self, *, requestId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReportPlainResultParams]) -> TypedCommand[Empty]: ...
class ReportConnectResultParams(TypedDict):
    requestId: str
    handle: int
    activeProtocol: NotRequired[Protocol]
class _reportConnectResult:
    def __call__(self, *, requestId: str, handle: int, activeProtocol: Protocol = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReportConnectResultParams]) -> TypedCommand[Empty]: ...
class ReportDataResultParams(TypedDict):
    requestId: str
    data: str
class _reportDataResult:
    def __call__(self, *, requestId: str, data: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReportDataResultParams]) -> TypedCommand[Empty]: ...
class ReportStatusResultParams(TypedDict):
    requestId: str
    readerName: str
    state: ConnectionState
    atr: str
    protocol: NotRequired[Protocol]
class _reportStatusResult:
    def __call__(self, *, requestId: str, readerName: str, state: ConnectionState, atr: str, protocol: Protocol = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReportStatusResultParams]) -> TypedCommand[Empty]: ...
class ReportErrorParams(TypedDict):
    requestId: str
    resultCode: ResultCode
class _reportError:
    def __call__(self, *, requestId: str, resultCode: ResultCode, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReportErrorParams]) -> TypedCommand[Empty]: ...
class EstablishContextRequestedParams(TypedDict):
    requestId: str
class EstablishContextRequestedEvent(Event):
    method: Literal["SmartCardEmulation.establishContextRequested"]
    params: EstablishContextRequestedParams  # type: ignore[assignment]
class ReleaseContextRequestedParams(TypedDict):
    requestId: str
    contextId: int
class ReleaseContextRequestedEvent(Event):
    method: Literal["SmartCardEmulation.releaseContextRequested"]
    params: ReleaseContextRequestedParams  # type: ignore[assignment]
class ListReadersRequestedParams(TypedDict):
    requestId: str
    contextId: int
class ListReadersRequestedEvent(Event):
    method: Literal["SmartCardEmulation.listReadersRequested"]
    params: ListReadersRequestedParams  # type: ignore[assignment]
class GetStatusChangeRequestedParams(TypedDict):
    requestId: str
    contextId: int
    readerStates: list[ReaderStateIn]
    timeout: NotRequired[int]
class GetStatusChangeRequestedEvent(Event):
    method: Literal["SmartCardEmulation.getStatusChangeRequested"]
    params: GetStatusChangeRequestedParams  # type: ignore[assignment]
class CancelRequestedParams(TypedDict):
    requestId: str
    contextId: int
class CancelRequestedEvent(Event):
    method: Literal["SmartCardEmulation.cancelRequested"]
    params: CancelRequestedParams  # type: ignore[assignment]
class ConnectRequestedParams(TypedDict):
    requestId: str
    contextId: int
    reader: str
    shareMode: ShareMode
    preferredProtocols: ProtocolSet
class ConnectRequestedEvent(Event):
    method: Literal["SmartCardEmulation.connectRequested"]
    params: ConnectRequestedParams  # type: ignore[assignment]
class DisconnectRequestedParams(TypedDict):
    requestId: str
    handle: int
    disposition: Disposition
class DisconnectRequestedEvent(Event):
    method: Literal["SmartCardEmulation.disconnectRequested"]
    params: DisconnectRequestedParams  # type: ignore[assignment]
class TransmitRequestedParams(TypedDict):
    requestId: str
    handle: int
    data: str
    protocol: NotRequired[Protocol]
class TransmitRequestedEvent(Event):
    method: Literal["SmartCardEmulation.transmitRequested"]
    params: TransmitRequestedParams  # type: ignore[assignment]
class ControlRequestedParams(TypedDict):
    requestId: str
    handle: int
    controlCode: int
    data: str
class ControlRequestedEvent(Event):
    method: Literal["SmartCardEmulation.controlRequested"]
    params: ControlRequestedParams  # type: ignore[assignment]
class GetAttribRequestedParams(TypedDict):
    requestId: str
    handle: int
    attribId: int
class GetAttribRequestedEvent(Event):
    method: Literal["SmartCardEmulation.getAttribRequested"]
    params: GetAttribRequestedParams  # type: ignore[assignment]
class SetAttribRequestedParams(TypedDict):
    requestId: str
    handle: int
    attribId: int
    data: str
class SetAttribRequestedEvent(Event):
    method: Literal["SmartCardEmulation.setAttribRequested"]
    params: SetAttribRequestedParams  # type: ignore[assignment]
class StatusRequestedParams(TypedDict):
    requestId: str
    handle: int
class StatusRequestedEvent(Event):
    method: Literal["SmartCardEmulation.statusRequested"]
    params: StatusRequestedParams  # type: ignore[assignment]
class BeginTransactionRequestedParams(TypedDict):
    requestId: str
    handle: int
class BeginTransactionRequestedEvent(Event):
    method: Literal["SmartCardEmulation.beginTransactionRequested"]
    params: BeginTransactionRequestedParams  # type: ignore[assignment]
class EndTransactionRequestedParams(TypedDict):
    requestId: str
    handle: int
    disposition: Disposition
class EndTransactionRequestedEvent(Event):
    method: Literal["SmartCardEmulation.endTransactionRequested"]
    params: EndTransactionRequestedParams  # type: ignore[assignment]
class SmartCardEmulationDomain:
    @property
    def enable(self) -> _enable: ...
    @property
    def disable(self) -> _disable: ...
    @property
    def reportEstablishContextResult(self) -> _reportEstablishContextResult: ...
    @property
    def reportReleaseContextResult(self) -> _reportReleaseContextResult: ...
    @property
    def reportListReadersResult(self) -> _reportListReadersResult: ...
    @property
    def reportGetStatusChangeResult(self) -> _reportGetStatusChangeResult: ...
    @property
    def reportBeginTransactionResult(self) -> _reportBeginTransactionResult: ...
    @property
    def reportPlainResult(self) -> _reportPlainResult: ...
    @property
    def reportConnectResult(self) -> _reportConnectResult: ...
    @property
    def reportDataResult(self) -> _reportDataResult: ...
    @property
    def reportStatusResult(self) -> _reportStatusResult: ...
    @property
    def reportError(self) -> _reportError: ...
    @property
    def establishContextRequested(self) -> TypedEvent[EstablishContextRequestedEvent]: ...
    @property
    def releaseContextRequested(self) -> TypedEvent[ReleaseContextRequestedEvent]: ...
    @property
    def listReadersRequested(self) -> TypedEvent[ListReadersRequestedEvent]: ...
    @property
    def getStatusChangeRequested(self) -> TypedEvent[GetStatusChangeRequestedEvent]: ...
    @property
    def cancelRequested(self) -> TypedEvent[CancelRequestedEvent]: ...
    @property
    def connectRequested(self) -> TypedEvent[ConnectRequestedEvent]: ...
    @property
    def disconnectRequested(self) -> TypedEvent[DisconnectRequestedEvent]: ...
    @property
    def transmitRequested(self) -> TypedEvent[TransmitRequestedEvent]: ...
    @property
    def controlRequested(self) -> TypedEvent[ControlRequestedEvent]: ...
    @property
    def getAttribRequested(self) -> TypedEvent[GetAttribRequestedEvent]: ...
    @property
    def setAttribRequested(self) -> TypedEvent[SetAttribRequestedEvent]: ...
    @property
    def statusRequested(self) -> TypedEvent[StatusRequestedEvent]: ...
    @property
    def beginTransactionRequested(self) -> TypedEvent[BeginTransactionRequestedEvent]: ...
    @property
    def endTransactionRequested(self) -> TypedEvent[EndTransactionRequestedEvent]: ...
