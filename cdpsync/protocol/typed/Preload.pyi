# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import DOM, Empty, Named, Network, Page, TypedCommand, TypedEvent

RuleSetId: TypeAlias = str
class RuleSet(TypedDict):
    id: RuleSetId
    loaderId: Network.LoaderId
    sourceText: str
    backendNodeId: NotRequired[DOM.BackendNodeId]
    url: NotRequired[str]
    requestId: NotRequired[Network.RequestId]
    errorType: NotRequired[RuleSetErrorType]
    errorMessage: NotRequired[str]
    tag: NotRequired[str]
RuleSetErrorType: TypeAlias = Literal['SourceIsNotJsonObject', 'InvalidRulesSkipped', 'InvalidRulesetLevelTag']
SpeculationAction: TypeAlias = Literal['Prefetch', 'Prerender', 'PrerenderUntilScript']
SpeculationTargetHint: TypeAlias = Literal['Blank', 'Self']
class PreloadingAttemptKey(TypedDict):
    loaderId: Network.LoaderId
    action: SpeculationAction
    url: str
    formSubmission: NotRequired[bool]
    targetHint: NotRequired[SpeculationTargetHint]
class PreloadingAttemptSource(TypedDict):
    key: PreloadingAttemptKey
    ruleSetIds: list[RuleSetId]
    nodeIds: list[DOM.BackendNodeId]
PreloadPipelineId: TypeAlias = str
PrerenderFinalStatus: TypeAlias = Literal['Activated', 'Destroyed', 'LowEndDevice', 'InvalidSchemeRedirect', 'InvalidSchemeNavigation', 'NavigationRequestBlockedByCsp', 'MojoBinderPolicy', 'RendererProcessCrashed', 'RendererProcessKilled', 'Download', 'TriggerDestroyed', 'NavigationNotCommitted', 'NavigationBadHttpStatus', 'ClientCertRequested', 'NavigationRequestNetworkError', 'CancelAllHostsForTesting', 'DidFailLoad', 'Stop', 'SslCertificateError', 'LoginAuthRequested', 'UaChangeRequiresReload', 'BlockedByClient', 'AudioOutputDeviceRequested', 'MixedContent', 'TriggerBackgrounded', 'MemoryLimitExceeded', 'DataSaverEnabled', 'TriggerUrlHasEffectiveUrl', 'ActivatedBeforeStarted', 'InactivePageRestriction', 'StartFailed', 'TimeoutBackgrounded', 'CrossSiteRedirectInInitialNavigation', 'CrossSiteNavigationInInitialNavigation', 'SameSiteCrossOriginRedirectNotOptInInInitialNavigation', 'SameSiteCrossOriginNavigationNotOptInInInitialNavigation', 'ActivationNavigationParameterMismatch', 'ActivatedInBackground', 'EmbedderHostDisallowed', 'ActivationNavigationDestroyedBeforeSuccess', 'TabClosedByUserGesture', 'TabClosedWithoutUserGesture', 'PrimaryMainFrameRendererProcessCrashed', 'PrimaryMainFrameRendererProcessKilled', 'ActivationFramePolicyNotCompatible', 'PreloadingDisabled', 'BatterySaverEnabled', 'ActivatedDuringMainFrameNavigation', 'PreloadingUnsupportedByWebContents', 'CrossSiteRedirectInMainFrameNavigation', 'CrossSiteNavigationInMainFrameNavigation', 'SameSiteCrossOriginRedirectNotOptInInMainFrameNavigation', 'SameSiteCrossOriginNavigationNotOptInInMainFrameNavigation', 'MemoryPressureOnTrigger', 'MemoryPressureAfterTriggered', 'PrerenderingDisabledByDevTools', 'SpeculationRuleRemoved', 'ActivatedWithAuxiliaryBrowsingContexts', 'MaxNumOfRunningEagerPrerendersExceeded', 'MaxNumOfRunningNonEagerPrerendersExceeded', 'MaxNumOfRunningEmbedderPrerendersExceeded', 'PrerenderingUrlHasEffectiveUrl', 'RedirectedPrerenderingUrlHasEffectiveUrl', 'ActivationUrlHasEffectiveUrl', 'JavaScriptInterfaceAdded', 'JavaScriptInterfaceRemoved', 'AllPrerenderingCanceled', 'WindowClosed', 'SlowNetwork', 'OtherPrerenderedPageActivated', 'V8OptimizerDisabled', 'PrerenderFailedDuringPrefetch', 'BrowsingDataRemoved', 'PrerenderHostReused', 'FormSubmitWhenPrerendering', 'CrossDocumentRestart', 'PrefetchFailedCrossOriginSubframe']
PreloadingStatus: TypeAlias = Literal['Pending', 'Running', 'Ready', 'Success', 'Failure', 'NotSupported']
PrefetchStatus: TypeAlias = Literal['PrefetchAllowed', 'PrefetchFailedIneligibleRedirect', 'PrefetchFailedInvalidRedirect', 'PrefetchFailedMIMENotSupported', 'PrefetchFailedNetError', 'PrefetchFailedNon2XX', 'PrefetchEvictedAfterBrowsingDataRemoved', 'PrefetchEvictedAfterCandidateRemoved', 'PrefetchEvictedForNewerPrefetch', 'PrefetchHeldback', 'PrefetchIneligibleRetryAfter', 'PrefetchIsPrivacyDecoy', 'PrefetchIsStale', 'PrefetchNotEligibleBlockedByConnectionAllowlist', 'PrefetchNotEligibleBrowserContextOffTheRecord', 'PrefetchNotEligibleCrossOrigin', 'PrefetchNotEligibleDataSaverEnabled', 'PrefetchNotEligibleExistingProxy', 'PrefetchNotEligibleHostIsNonUnique', 'PrefetchNotEligibleNonDefaultStoragePartition', 'PrefetchNotEligibleSameSiteCrossOriginPrefetchRequiredProxy', 'PrefetchNotEligibleSchemeIsNotHttps', 'PrefetchNotEligibleUserHasCookies', 'PrefetchNotEligibleUserHasServiceWorker', 'PrefetchNotEligibleUserHasServiceWorkerNoFetchHandler', 'PrefetchNotEligibleRedirectFromServiceWorker', 'PrefetchNotEligibleRedirectToServiceWorker', 'PrefetchNotEligibleBatterySaverEnabled', 'PrefetchNotEligiblePreloadingDisabled', 'PrefetchNotFinishedInTime', 'PrefetchNotStarted', 'PrefetchNotUsedCookiesChanged', 'PrefetchProxyNotAvailable', 'PrefetchResponseUsed', 'PrefetchSuccessfulButNotUsed', 'PrefetchNotUsedProbeFailed', 'PrefetchCancelledOnUserNavigation']
class PrerenderMismatchedHeaders(TypedDict):
    headerName: str
    initialValue: NotRequired[str]
    activationValue: NotRequired[str]
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class RuleSetUpdatedParams(TypedDict):
    ruleSet: RuleSet
@type_check_only
class RuleSetUpdatedEvent(Event):
    method: Literal["Preload.ruleSetUpdated"]
    params: RuleSetUpdatedParams  # type: ignore[assignment]
class RuleSetRemovedParams(TypedDict):
    id: RuleSetId
@type_check_only
class RuleSetRemovedEvent(Event):
    method: Literal["Preload.ruleSetRemoved"]
    params: RuleSetRemovedParams  # type: ignore[assignment]
class PreloadEnabledStateUpdatedParams(TypedDict):
    disabledByPreference: bool
    disabledByDataSaver: bool
    disabledByBatterySaver: bool
    disabledByHoldbackPrefetchSpeculationRules: bool
    disabledByHoldbackPrerenderSpeculationRules: bool
@type_check_only
class PreloadEnabledStateUpdatedEvent(Event):
    method: Literal["Preload.preloadEnabledStateUpdated"]
    params: PreloadEnabledStateUpdatedParams  # type: ignore[assignment]
class PrefetchStatusUpdatedParams(TypedDict):
    key: PreloadingAttemptKey
    pipelineId: PreloadPipelineId
    initiatingFrameId: Page.FrameId
    prefetchUrl: str
    status: PreloadingStatus
    prefetchStatus: PrefetchStatus
    requestId: Network.RequestId
@type_check_only
class PrefetchStatusUpdatedEvent(Event):
    method: Literal["Preload.prefetchStatusUpdated"]
    params: PrefetchStatusUpdatedParams  # type: ignore[assignment]
class PrerenderStatusUpdatedParams(TypedDict):
    key: PreloadingAttemptKey
    pipelineId: PreloadPipelineId
    status: PreloadingStatus
    effectiveAction: NotRequired[SpeculationAction]
    prerenderStatus: NotRequired[PrerenderFinalStatus]
    disallowedMojoInterface: NotRequired[str]
    mismatchedHeaders: NotRequired[list[PrerenderMismatchedHeaders]]
@type_check_only
class PrerenderStatusUpdatedEvent(Event):
    method: Literal["Preload.prerenderStatusUpdated"]
    params: PrerenderStatusUpdatedParams  # type: ignore[assignment]
class PreloadingAttemptSourcesUpdatedParams(TypedDict):
    loaderId: Network.LoaderId
    preloadingAttemptSources: list[PreloadingAttemptSource]
@type_check_only
class PreloadingAttemptSourcesUpdatedEvent(Event):
    method: Literal["Preload.preloadingAttemptSourcesUpdated"]
    params: PreloadingAttemptSourcesUpdatedParams  # type: ignore[assignment]
class PreloadDomain(Named):
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Preload/#method-enable"""
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Preload/#method-disable"""
    @property
    def ruleSetUpdated(self) -> TypedEvent[RuleSetUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Preload/#event-ruleSetUpdated"""
    @property
    def ruleSetRemoved(self) -> TypedEvent[RuleSetRemovedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Preload/#event-ruleSetRemoved"""
    @property
    def preloadEnabledStateUpdated(self) -> TypedEvent[PreloadEnabledStateUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Preload/#event-preloadEnabledStateUpdated"""
    @property
    def prefetchStatusUpdated(self) -> TypedEvent[PrefetchStatusUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Preload/#event-prefetchStatusUpdated"""
    @property
    def prerenderStatusUpdated(self) -> TypedEvent[PrerenderStatusUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Preload/#event-prerenderStatusUpdated"""
    @property
    def preloadingAttemptSourcesUpdated(self) -> TypedEvent[PreloadingAttemptSourcesUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Preload/#event-preloadingAttemptSourcesUpdated"""
