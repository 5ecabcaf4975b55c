# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypeAlias, TypedDict
from typing_extensions import NotRequired, Unpack
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand

PressureLevel: TypeAlias = Literal['moderate', 'critical']
class SamplingProfileNode(TypedDict):
    size: float
    total: float
    stack: list[str]
class SamplingProfile(TypedDict):
    samples: list[SamplingProfileNode]
    modules: list[Module]
class Module(TypedDict):
    name: str
    uuid: str
    baseAddress: str
    size: float
class DOMCounter(TypedDict):
    name: str
    count: int
class GetDOMCountersResult(TypedDict):
    documents: int
    nodes: int
    jsEventListeners: int
class _getDOMCounters(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetDOMCountersResult: ...
    def submit(self) -> TypedCommand[GetDOMCountersResult]: ...
class GetDOMCountersForLeakDetectionResult(TypedDict):
    counters: list[DOMCounter]
class _getDOMCountersForLeakDetection(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetDOMCountersForLeakDetectionResult: ...
    def submit(self) -> TypedCommand[GetDOMCountersForLeakDetectionResult]: ...
class _prepareForLeakDetection(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _forciblyPurgeJavaScriptMemory(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SetPressureNotificationsSuppressedParams(TypedDict):
    suppressed: bool
class _setPressureNotificationsSuppressed(Named):
    def __call__(self, *, suppressed: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPressureNotificationsSuppressedParams]) -> TypedCommand[Empty]: ...
class SimulatePressureNotificationParams(TypedDict):
    level: PressureLevel
class _simulatePressureNotification(Named):
    def __call__(self, *, level: PressureLevel, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SimulatePressureNotificationParams]) -> TypedCommand[Empty]: ...
class StartSamplingParams(TypedDict):
    samplingInterval: NotRequired[int]
    suppressRandomness: NotRequired[bool]
class _startSampling(Named):
    def __call__(self, *, samplingInterval: int = ..., suppressRandomness: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StartSamplingParams]) -> TypedCommand[Empty]: ...
class _stopSampling(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class GetAllTimeSamplingProfileResult(TypedDict):
    profile: SamplingProfile
class _getAllTimeSamplingProfile(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetAllTimeSamplingProfileResult: ...
    def submit(self) -> TypedCommand[GetAllTimeSamplingProfileResult]: ...
class GetBrowserSamplingProfileResult(TypedDict):
    profile: SamplingProfile
class _getBrowserSamplingProfile(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetBrowserSamplingProfileResult: ...
    def submit(self) -> TypedCommand[GetBrowserSamplingProfileResult]: ...
class GetSamplingProfileResult(TypedDict):
    profile: SamplingProfile
class _getSamplingProfile(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetSamplingProfileResult: ...
    def submit(self) -> TypedCommand[GetSamplingProfileResult]: ...
class MemoryDomain(Named):
    @property
    def getDOMCounters(self) -> _getDOMCounters: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Memory/#method-getDOMCounters"""
    @property
    def getDOMCountersForLeakDetection(self) -> _getDOMCountersForLeakDetection: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Memory/#method-getDOMCountersForLeakDetection"""
    @property
    def prepareForLeakDetection(self) -> _prepareForLeakDetection: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Memory/#method-prepareForLeakDetection"""
    @property
    def forciblyPurgeJavaScriptMemory(self) -> _forciblyPurgeJavaScriptMemory: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Memory/#method-forciblyPurgeJavaScriptMemory"""
    @property
    def setPressureNotificationsSuppressed(self) -> _setPressureNotificationsSuppressed: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Memory/#method-setPressureNotificationsSuppressed"""
    @property
    def simulatePressureNotification(self) -> _simulatePressureNotification: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Memory/#method-simulatePressureNotification"""
    @property
    def startSampling(self) -> _startSampling: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Memory/#method-startSampling"""
    @property
    def stopSampling(self) -> _stopSampling: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Memory/#method-stopSampling"""
    @property
    def getAllTimeSamplingProfile(self) -> _getAllTimeSamplingProfile: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Memory/#method-getAllTimeSamplingProfile"""
    @property
    def getBrowserSamplingProfile(self) -> _getBrowserSamplingProfile: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Memory/#method-getBrowserSamplingProfile"""
    @property
    def getSamplingProfile(self) -> _getSamplingProfile: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Memory/#method-getSamplingProfile"""
