# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, Network, ServiceWorker, TypedCommand, TypedEvent

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
class _startObserving(Named):
    def __call__(self, *, service: ServiceName, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StartObservingParams]) -> TypedCommand[Empty]: ...
class StopObservingParams(TypedDict):
    service: ServiceName
class _stopObserving(Named):
    def __call__(self, *, service: ServiceName, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StopObservingParams]) -> TypedCommand[Empty]: ...
class SetRecordingParams(TypedDict):
    shouldRecord: bool
    service: ServiceName
class _setRecording(Named):
    def __call__(self, *, shouldRecord: bool, service: ServiceName, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetRecordingParams]) -> TypedCommand[Empty]: ...
class ClearEventsParams(TypedDict):
    service: ServiceName
class _clearEvents(Named):
    def __call__(self, *, service: ServiceName, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ClearEventsParams]) -> TypedCommand[Empty]: ...
class RecordingStateChangedParams(TypedDict):
    isRecording: bool
    service: ServiceName
@type_check_only
class RecordingStateChangedEvent(Event):
    method: Literal["BackgroundService.recordingStateChanged"]
    params: RecordingStateChangedParams  # type: ignore[assignment]
class BackgroundServiceEventReceivedParams(TypedDict):
    backgroundServiceEvent: BackgroundServiceEvent
@type_check_only
class BackgroundServiceEventReceivedEvent(Event):
    method: Literal["BackgroundService.backgroundServiceEventReceived"]
    params: BackgroundServiceEventReceivedParams  # type: ignore[assignment]
class BackgroundServiceDomain(Named):
    @property
    def startObserving(self) -> _startObserving: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BackgroundService/#method-startObserving"""
    @property
    def stopObserving(self) -> _stopObserving: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BackgroundService/#method-stopObserving"""
    @property
    def setRecording(self) -> _setRecording: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BackgroundService/#method-setRecording"""
    @property
    def clearEvents(self) -> _clearEvents: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BackgroundService/#method-clearEvents"""
    @property
    def recordingStateChanged(self) -> TypedEvent[RecordingStateChangedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BackgroundService/#event-recordingStateChanged"""
    @property
    def backgroundServiceEventReceived(self) -> TypedEvent[BackgroundServiceEventReceivedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BackgroundService/#event-backgroundServiceEventReceived"""
