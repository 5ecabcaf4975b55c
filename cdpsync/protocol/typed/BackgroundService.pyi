# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import Network
from . import ServiceWorker
from . import TypedCommand
from . import TypedEvent

ServiceName: TypeAlias = Literal['backgroundFetch', 'backgroundSync', 'pushMessaging', 'notifications', 'paymentHandler', 'periodicBackgroundSync']
class EventMetadata(TypedDict):
    key: str
    value: str
class BackgroundServiceEvent(TypedDict):
    timestamp: Network.TimeSinceEpoch
    origin: str
    serviceWorkerRegistrationId: ServiceWorker.RegistrationID
    service: ServiceName
    eventName: str
    instanceId: str
    eventMetadata: list[EventMetadata]
    storageKey: str
class StartObservingParams(TypedDict):
    service: ServiceName
class _startObserving:
    def __call__(self, *, service: ServiceName, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StartObservingParams]) -> TypedCommand[Empty]: ...
class StopObservingParams(TypedDict):
    service: ServiceName
class _stopObserving:
    def __call__(self, *, service: ServiceName, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StopObservingParams]) -> TypedCommand[Empty]: ...
class SetRecordingParams(TypedDict):
    shouldRecord: bool
    service: ServiceName
class _setRecording:
    def __call__(self, *, shouldRecord: bool, service: ServiceName, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetRecordingParams]) -> TypedCommand[Empty]: ...
class ClearEventsParams(TypedDict):
    service: ServiceName
class _clearEvents:
    def __call__(self, *, service: ServiceName, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ClearEventsParams]) -> TypedCommand[Empty]: ...
class RecordingStateChangedParams(TypedDict):
    isRecording: bool
    service: ServiceName
class RecordingStateChangedEvent(Event):
    method: Literal["BackgroundService.recordingStateChanged"]
    params: RecordingStateChangedParams  # type: ignore[assignment]
class BackgroundServiceEventReceivedParams(TypedDict):
    backgroundServiceEvent: BackgroundServiceEvent
class BackgroundServiceEventReceivedEvent(Event):
    method: Literal["BackgroundService.backgroundServiceEventReceived"]
    params: BackgroundServiceEventReceivedParams  # type: ignore[assignment]
class BackgroundServiceDomain:
    @property
    def startObserving(self) -> _startObserving: ...
    @property
    def stopObserving(self) -> _stopObserving: ...
    @property
    def setRecording(self) -> _setRecording: ...
    @property
    def clearEvents(self) -> _clearEvents: ...
    @property
    def recordingStateChanged(self) -> TypedEvent[RecordingStateChangedEvent]: ...
    @property
    def backgroundServiceEventReceived(self) -> TypedEvent[BackgroundServiceEventReceivedEvent]: ...
