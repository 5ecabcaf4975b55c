# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from collections.abc import Sequence
from typing import Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand, TypedEvent

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
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class ReportEstablishContextResultParams(TypedDict):
    requestId: str
    contextId: int
class _reportEstablishContextResult(Named):
    def __call__(self, *, requestId: str, contextId: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReportEstablishContextResultParams]) -> TypedCommand[Empty]: ...
class ReportReleaseContextResultParams(TypedDict):
    requestId: str
class _reportReleaseContextResult(Named):
    def __call__(self, *, requestId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReportReleaseContextResultParams]) -> TypedCommand[Empty]: ...
class ReportListReadersResultParams(TypedDict):
    requestId: str
    readers: list[str] | tuple[str, ...]
class _reportListReadersResult(Named):
    def __call__(self, *, requestId: str, readers: list[str] | tuple[str, ...], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReportListReadersResultParams]) -> TypedCommand[Empty]: ...
class ReportGetStatusChangeResultParams(TypedDict):
    requestId: str
    readerStates: Sequence[ReaderStateOut]
class _reportGetStatusChangeResult(Named):
    def __call__(self, *, requestId: str, readerStates: Sequence[ReaderStateOut], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReportGetStatusChangeResultParams]) -> TypedCommand[Empty]: ...
class ReportBeginTransactionResultParams(TypedDict):
    requestId: str
    handle: int
class _reportBeginTransactionResult(Named):
    def __call__(self, *, requestId: str, handle: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReportBeginTransactionResultParams]) -> TypedCommand[Empty]: ...
class ReportPlainResultParams(TypedDict):
    requestId: str
class _reportPlainResult(Named):
    def __call__(self, *, requestId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReportPlainResultParams]) -> TypedCommand[Empty]: ...
class ReportConnectResultParams(TypedDict):
    requestId: str
    handle: int
    activeProtocol: NotRequired[Protocol]
class _reportConnectResult(Named):
    def __call__(self, *, requestId: str, handle: int, activeProtocol: Protocol = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReportConnectResultParams]) -> TypedCommand[Empty]: ...
class ReportDataResultParams(TypedDict):
    requestId: str
    data: str
class _reportDataResult(Named):
    def __call__(self, *, requestId: str, data: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReportDataResultParams]) -> TypedCommand[Empty]: ...
class ReportStatusResultParams(TypedDict):
    requestId: str
    readerName: str
    state: ConnectionState
    atr: str
    protocol: NotRequired[Protocol]
class _reportStatusResult(Named):
    def __call__(self, *, requestId: str, readerName: str, state: ConnectionState, atr: str, protocol: Protocol = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReportStatusResultParams]) -> TypedCommand[Empty]: ...
class ReportErrorParams(TypedDict):
    requestId: str
    resultCode: ResultCode
class _reportError(Named):
    def __call__(self, *, requestId: str, resultCode: ResultCode, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReportErrorParams]) -> TypedCommand[Empty]: ...
class EstablishContextRequestedParams(TypedDict):
    requestId: str
@type_check_only
class EstablishContextRequestedEvent(Event):
    method: Literal["SmartCardEmulation.establishContextRequested"]
    params: EstablishContextRequestedParams  # type: ignore[assignment]
class ReleaseContextRequestedParams(TypedDict):
    requestId: str
    contextId: int
@type_check_only
class ReleaseContextRequestedEvent(Event):
    method: Literal["SmartCardEmulation.releaseContextRequested"]
    params: ReleaseContextRequestedParams  # type: ignore[assignment]
class ListReadersRequestedParams(TypedDict):
    requestId: str
    contextId: int
@type_check_only
class ListReadersRequestedEvent(Event):
    method: Literal["SmartCardEmulation.listReadersRequested"]
    params: ListReadersRequestedParams  # type: ignore[assignment]
class GetStatusChangeRequestedParams(TypedDict):
    requestId: str
    contextId: int
    readerStates: list[ReaderStateIn]
    timeout: NotRequired[int]
@type_check_only
class GetStatusChangeRequestedEvent(Event):
    method: Literal["SmartCardEmulation.getStatusChangeRequested"]
    params: GetStatusChangeRequestedParams  # type: ignore[assignment]
class CancelRequestedParams(TypedDict):
    requestId: str
    contextId: int
@type_check_only
class CancelRequestedEvent(Event):
    method: Literal["SmartCardEmulation.cancelRequested"]
    params: CancelRequestedParams  # type: ignore[assignment]
class ConnectRequestedParams(TypedDict):
    requestId: str
    contextId: int
    reader: str
    shareMode: ShareMode
    preferredProtocols: ProtocolSet
@type_check_only
class ConnectRequestedEvent(Event):
    method: Literal["SmartCardEmulation.connectRequested"]
    params: ConnectRequestedParams  # type: ignore[assignment]
class DisconnectRequestedParams(TypedDict):
    requestId: str
    handle: int
    disposition: Disposition
@type_check_only
class DisconnectRequestedEvent(Event):
    method: Literal["SmartCardEmulation.disconnectRequested"]
    params: DisconnectRequestedParams  # type: ignore[assignment]
class TransmitRequestedParams(TypedDict):
    requestId: str
    handle: int
    data: str
    protocol: NotRequired[Protocol]
@type_check_only
class TransmitRequestedEvent(Event):
    method: Literal["SmartCardEmulation.transmitRequested"]
    params: TransmitRequestedParams  # type: ignore[assignment]
class ControlRequestedParams(TypedDict):
    requestId: str
    handle: int
    controlCode: int
    data: str
@type_check_only
class ControlRequestedEvent(Event):
    method: Literal["SmartCardEmulation.controlRequested"]
    params: ControlRequestedParams  # type: ignore[assignment]
class GetAttribRequestedParams(TypedDict):
    requestId: str
    handle: int
    attribId: int
@type_check_only
class GetAttribRequestedEvent(Event):
    method: Literal["SmartCardEmulation.getAttribRequested"]
    params: GetAttribRequestedParams  # type: ignore[assignment]
class SetAttribRequestedParams(TypedDict):
    requestId: str
    handle: int
    attribId: int
    data: str
@type_check_only
class SetAttribRequestedEvent(Event):
    method: Literal["SmartCardEmulation.setAttribRequested"]
    params: SetAttribRequestedParams  # type: ignore[assignment]
class StatusRequestedParams(TypedDict):
    requestId: str
    handle: int
@type_check_only
class StatusRequestedEvent(Event):
    method: Literal["SmartCardEmulation.statusRequested"]
    params: StatusRequestedParams  # type: ignore[assignment]
class BeginTransactionRequestedParams(TypedDict):
    requestId: str
    handle: int
@type_check_only
class BeginTransactionRequestedEvent(Event):
    method: Literal["SmartCardEmulation.beginTransactionRequested"]
    params: BeginTransactionRequestedParams  # type: ignore[assignment]
class EndTransactionRequestedParams(TypedDict):
    requestId: str
    handle: int
    disposition: Disposition
@type_check_only
class EndTransactionRequestedEvent(Event):
    method: Literal["SmartCardEmulation.endTransactionRequested"]
    params: EndTransactionRequestedParams  # type: ignore[assignment]
class SmartCardEmulationDomain(Named):
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#method-enable"""
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#method-disable"""
    @property
    def reportEstablishContextResult(self) -> _reportEstablishContextResult: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#method-reportEstablishContextResult"""
    @property
    def reportReleaseContextResult(self) -> _reportReleaseContextResult: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#method-reportReleaseContextResult"""
    @property
    def reportListReadersResult(self) -> _reportListReadersResult: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#method-reportListReadersResult"""
    @property
    def reportGetStatusChangeResult(self) -> _reportGetStatusChangeResult: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#method-reportGetStatusChangeResult"""
    @property
    def reportBeginTransactionResult(self) -> _reportBeginTransactionResult: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#method-reportBeginTransactionResult"""
    @property
    def reportPlainResult(self) -> _reportPlainResult: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#method-reportPlainResult"""
    @property
    def reportConnectResult(self) -> _reportConnectResult: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#method-reportConnectResult"""
    @property
    def reportDataResult(self) -> _reportDataResult: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#method-reportDataResult"""
    @property
    def reportStatusResult(self) -> _reportStatusResult: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#method-reportStatusResult"""
    @property
    def reportError(self) -> _reportError: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#method-reportError"""
    @property
    def establishContextRequested(self) -> TypedEvent[EstablishContextRequestedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#event-establishContextRequested"""
    @property
    def releaseContextRequested(self) -> TypedEvent[ReleaseContextRequestedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#event-releaseContextRequested"""
    @property
    def listReadersRequested(self) -> TypedEvent[ListReadersRequestedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#event-listReadersRequested"""
    @property
    def getStatusChangeRequested(self) -> TypedEvent[GetStatusChangeRequestedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#event-getStatusChangeRequested"""
    @property
    def cancelRequested(self) -> TypedEvent[CancelRequestedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#event-cancelRequested"""
    @property
    def connectRequested(self) -> TypedEvent[ConnectRequestedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#event-connectRequested"""
    @property
    def disconnectRequested(self) -> TypedEvent[DisconnectRequestedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#event-disconnectRequested"""
    @property
    def transmitRequested(self) -> TypedEvent[TransmitRequestedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#event-transmitRequested"""
    @property
    def controlRequested(self) -> TypedEvent[ControlRequestedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#event-controlRequested"""
    @property
    def getAttribRequested(self) -> TypedEvent[GetAttribRequestedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#event-getAttribRequested"""
    @property
    def setAttribRequested(self) -> TypedEvent[SetAttribRequestedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#event-setAttribRequested"""
    @property
    def statusRequested(self) -> TypedEvent[StatusRequestedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#event-statusRequested"""
    @property
    def beginTransactionRequested(self) -> TypedEvent[BeginTransactionRequestedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#event-beginTransactionRequested"""
    @property
    def endTransactionRequested(self) -> TypedEvent[EndTransactionRequestedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SmartCardEmulation/#event-endTransactionRequested"""
