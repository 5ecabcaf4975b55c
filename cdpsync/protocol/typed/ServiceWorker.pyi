# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import Target
from . import TypedCommand
from . import TypedEvent

RegistrationID: TypeAlias = str
class ServiceWorkerRegistration(TypedDict):
    registrationId: RegistrationID
    scopeURL: str
    isDeleted: bool
ServiceWorkerVersionRunningStatus: TypeAlias = Literal['stopped', 'starting', 'running', 'stopping']
ServiceWorkerVersionStatus: TypeAlias = Literal['new', 'installing', 'installed', 'activating', 'activated', 'redundant']
ServiceWorkerRouterCondition = TypedDict("ServiceWorkerRouterCondition", {"urlPattern": NotRequired[str], "requestMethod": NotRequired[str], "requestMode": NotRequired[str], "requestDestination": NotRequired[str], "runningStatus": NotRequired[ServiceWorkerVersionRunningStatus], "or": NotRequired[list[ServiceWorkerRouterCondition]], "not": NotRequired[ServiceWorkerRouterCondition]})
ServiceWorkerRouterSourceType: TypeAlias = Literal['cache', 'fetchEvent', 'network', 'raceNetworkAndFetchHandler', 'raceNetworkAndCache', 'sourceDict']
class ServiceWorkerRouterSourceDict(TypedDict):
    cacheName: str
class ServiceWorkerRouterSource(TypedDict):
    type: ServiceWorkerRouterSourceType
    sourceDict: NotRequired[ServiceWorkerRouterSourceDict]
class ServiceWorkerRouterRule(TypedDict):
    condition: ServiceWorkerRouterCondition
    source: ServiceWorkerRouterSource
    id: int
class ServiceWorkerVersion(TypedDict):
    versionId: str
    registrationId: RegistrationID
    scriptURL: str
    runningStatus: ServiceWorkerVersionRunningStatus
    status: ServiceWorkerVersionStatus
    scriptLastModified: NotRequired[float]
    scriptResponseTime: NotRequired[float]
    controlledClients: NotRequired[list[Target.TargetID]]
    targetId: NotRequired[Target.TargetID]
    routerRules: NotRequired[str]
    typedRouterRules: NotRequired[list[ServiceWorkerRouterRule]]
class ServiceWorkerErrorMessage(TypedDict):
    errorMessage: str
    registrationId: RegistrationID
    versionId: str
    sourceURL: str
    lineNumber: int
    columnNumber: int
class DeliverPushMessageParams(TypedDict):
    origin: str
    registrationId: RegistrationID
    data: str
class _deliverPushMessage:
    def __call__(self, *, origin: str, registrationId: RegistrationID, data: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DeliverPushMessageParams]) -> TypedCommand[Empty]: ...
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class DispatchSyncEventParams(TypedDict):
    origin: str
    registrationId: RegistrationID
    tag: str
    lastChance: bool
class _dispatchSyncEvent:
    def __call__(self, *, origin: str, registrationId: RegistrationID, tag: str, lastChance: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DispatchSyncEventParams]) -> TypedCommand[Empty]: ...
class DispatchPeriodicSyncEventParams(TypedDict):
    origin: str
    registrationId: RegistrationID
    tag: str
class _dispatchPeriodicSyncEvent:
    def __call__(self, *, origin: str, registrationId: RegistrationID, tag: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DispatchPeriodicSyncEventParams]) -> TypedCommand[Empty]: ...
class _enable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SetForceUpdateOnPageLoadParams(TypedDict):
    forceUpdateOnPageLoad: bool
class _setForceUpdateOnPageLoad:
    def __call__(self, *, forceUpdateOnPageLoad: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetForceUpdateOnPageLoadParams]) -> TypedCommand[Empty]: ...
class SkipWaitingParams(TypedDict):
    scopeURL: str
class _skipWaiting:
    def __call__(self, *, scopeURL: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SkipWaitingParams]) -> TypedCommand[Empty]: ...
class StartWorkerParams(TypedDict):
    scopeURL: str
class _startWorker:
    def __call__(self, *, scopeURL: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StartWorkerParams]) -> TypedCommand[Empty]: ...
class _stopAllWorkers:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class StopWorkerParams(TypedDict):
    versionId: str
class _stopWorker:
    def __call__(self, *, versionId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StopWorkerParams]) -> TypedCommand[Empty]: ...
class UnregisterParams(TypedDict):
    scopeURL: str
class _unregister:
    def __call__(self, *, scopeURL: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[UnregisterParams]) -> TypedCommand[Empty]: ...
class UpdateRegistrationParams(TypedDict):
    scopeURL: str
class _updateRegistration:
    def __call__(self, *, scopeURL: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[UpdateRegistrationParams]) -> TypedCommand[Empty]: ...
class WorkerErrorReportedParams(TypedDict):
    errorMessage: ServiceWorkerErrorMessage
class WorkerErrorReportedEvent(Event):
    method: Literal["ServiceWorker.workerErrorReported"]
    params: WorkerErrorReportedParams  # type: ignore[assignment]
class WorkerRegistrationUpdatedParams(TypedDict):
    registrations: list[ServiceWorkerRegistration]
class WorkerRegistrationUpdatedEvent(Event):
    method: Literal["ServiceWorker.workerRegistrationUpdated"]
    params: WorkerRegistrationUpdatedParams  # type: ignore[assignment]
class WorkerVersionUpdatedParams(TypedDict):
    versions: list[ServiceWorkerVersion]
class WorkerVersionUpdatedEvent(Event):
    method: Literal["ServiceWorker.workerVersionUpdated"]
    params: WorkerVersionUpdatedParams  # type: ignore[assignment]
class ServiceWorkerDomain:
    @property
    def deliverPushMessage(self) -> _deliverPushMessage: ...
    @property
    def disable(self) -> _disable: ...
    @property
    def dispatchSyncEvent(self) -> _dispatchSyncEvent: ...
    @property
    def dispatchPeriodicSyncEvent(self) -> _dispatchPeriodicSyncEvent: ...
    @property
    def enable(self) -> _enable: ...
    @property
    def setForceUpdateOnPageLoad(self) -> _setForceUpdateOnPageLoad: ...
    @property
    def skipWaiting(self) -> _skipWaiting: ...
    @property
    def startWorker(self) -> _startWorker: ...
    @property
    def stopAllWorkers(self) -> _stopAllWorkers: ...
    @property
    def stopWorker(self) -> _stopWorker: ...
    @property
    def unregister(self) -> _unregister: ...
    @property
    def updateRegistration(self) -> _updateRegistration: ...
    @property
    def workerErrorReported(self) -> TypedEvent[WorkerErrorReportedEvent]: ...
    @property
    def workerRegistrationUpdated(self) -> TypedEvent[WorkerRegistrationUpdatedEvent]: ...
    @property
    def workerVersionUpdated(self) -> TypedEvent[WorkerVersionUpdatedEvent]: ...
