# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, Target, TypedCommand, TypedEvent

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
class _deliverPushMessage(Named):
    def __call__(self, *, origin: str, registrationId: RegistrationID, data: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DeliverPushMessageParams]) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class DispatchSyncEventParams(TypedDict):
    origin: str
    registrationId: RegistrationID
    tag: str
    lastChance: bool
class _dispatchSyncEvent(Named):
    def __call__(self, *, origin: str, registrationId: RegistrationID, tag: str, lastChance: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DispatchSyncEventParams]) -> TypedCommand[Empty]: ...
class DispatchPeriodicSyncEventParams(TypedDict):
    origin: str
    registrationId: RegistrationID
    tag: str
class _dispatchPeriodicSyncEvent(Named):
    def __call__(self, *, origin: str, registrationId: RegistrationID, tag: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DispatchPeriodicSyncEventParams]) -> TypedCommand[Empty]: ...
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SetForceUpdateOnPageLoadParams(TypedDict):
    forceUpdateOnPageLoad: bool
class _setForceUpdateOnPageLoad(Named):
    def __call__(self, *, forceUpdateOnPageLoad: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetForceUpdateOnPageLoadParams]) -> TypedCommand[Empty]: ...
class SkipWaitingParams(TypedDict):
    scopeURL: str
class _skipWaiting(Named):
    def __call__(self, *, scopeURL: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SkipWaitingParams]) -> TypedCommand[Empty]: ...
class StartWorkerParams(TypedDict):
    scopeURL: str
class _startWorker(Named):
    def __call__(self, *, scopeURL: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StartWorkerParams]) -> TypedCommand[Empty]: ...
class _stopAllWorkers(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class StopWorkerParams(TypedDict):
    versionId: str
class _stopWorker(Named):
    def __call__(self, *, versionId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StopWorkerParams]) -> TypedCommand[Empty]: ...
class UnregisterParams(TypedDict):
    scopeURL: str
class _unregister(Named):
    def __call__(self, *, scopeURL: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[UnregisterParams]) -> TypedCommand[Empty]: ...
class UpdateRegistrationParams(TypedDict):
    scopeURL: str
class _updateRegistration(Named):
    def __call__(self, *, scopeURL: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[UpdateRegistrationParams]) -> TypedCommand[Empty]: ...
class WorkerErrorReportedParams(TypedDict):
    errorMessage: ServiceWorkerErrorMessage
@type_check_only
class WorkerErrorReportedEvent(Event):
    method: Literal["ServiceWorker.workerErrorReported"]
    params: WorkerErrorReportedParams  # type: ignore[assignment]
class WorkerRegistrationUpdatedParams(TypedDict):
    registrations: list[ServiceWorkerRegistration]
@type_check_only
class WorkerRegistrationUpdatedEvent(Event):
    method: Literal["ServiceWorker.workerRegistrationUpdated"]
    params: WorkerRegistrationUpdatedParams  # type: ignore[assignment]
class WorkerVersionUpdatedParams(TypedDict):
    versions: list[ServiceWorkerVersion]
@type_check_only
class WorkerVersionUpdatedEvent(Event):
    method: Literal["ServiceWorker.workerVersionUpdated"]
    params: WorkerVersionUpdatedParams  # type: ignore[assignment]
class ServiceWorkerDomain(Named):
    @property
    def deliverPushMessage(self) -> _deliverPushMessage: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/ServiceWorker/#method-deliverPushMessage"""
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/ServiceWorker/#method-disable"""
    @property
    def dispatchSyncEvent(self) -> _dispatchSyncEvent: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/ServiceWorker/#method-dispatchSyncEvent"""
    @property
    def dispatchPeriodicSyncEvent(self) -> _dispatchPeriodicSyncEvent: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/ServiceWorker/#method-dispatchPeriodicSyncEvent"""
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/ServiceWorker/#method-enable"""
    @property
    def setForceUpdateOnPageLoad(self) -> _setForceUpdateOnPageLoad: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/ServiceWorker/#method-setForceUpdateOnPageLoad"""
    @property
    def skipWaiting(self) -> _skipWaiting: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/ServiceWorker/#method-skipWaiting"""
    @property
    def startWorker(self) -> _startWorker: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/ServiceWorker/#method-startWorker"""
    @property
    def stopAllWorkers(self) -> _stopAllWorkers: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/ServiceWorker/#method-stopAllWorkers"""
    @property
    def stopWorker(self) -> _stopWorker: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/ServiceWorker/#method-stopWorker"""
    @property
    def unregister(self) -> _unregister: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/ServiceWorker/#method-unregister"""
    @property
    def updateRegistration(self) -> _updateRegistration: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/ServiceWorker/#method-updateRegistration"""
    @property
    def workerErrorReported(self) -> TypedEvent[WorkerErrorReportedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/ServiceWorker/#event-workerErrorReported"""
    @property
    def workerRegistrationUpdated(self) -> TypedEvent[WorkerRegistrationUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/ServiceWorker/#event-workerRegistrationUpdated"""
    @property
    def workerVersionUpdated(self) -> TypedEvent[WorkerVersionUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/ServiceWorker/#event-workerVersionUpdated"""
