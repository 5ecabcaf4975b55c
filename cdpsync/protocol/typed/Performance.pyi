# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack, deprecated
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand, TypedEvent

class Metric(TypedDict):
    name: str
    value: float
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class EnableParams(TypedDict):
    timeDomain: NotRequired[Literal['timeTicks', 'threadTicks']]
class _enable(Named):
    def __call__(self, *, timeDomain: Literal['timeTicks', 'threadTicks'] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[EnableParams]) -> TypedCommand[Empty]: ...
class SetTimeDomainParams(TypedDict):
    timeDomain: Literal['timeTicks', 'threadTicks']
class _setTimeDomain(Named):
    def __call__(self, *, timeDomain: Literal['timeTicks', 'threadTicks'], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetTimeDomainParams]) -> TypedCommand[Empty]: ...
class GetMetricsResult(TypedDict):
    metrics: list[Metric]
class _getMetrics(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetMetricsResult: ...
    def submit(self) -> TypedCommand[GetMetricsResult]: ...
class MetricsParams(TypedDict):
    metrics: list[Metric]
    title: str
@type_check_only
class MetricsEvent(Event):
    method: Literal["Performance.metrics"]
    params: MetricsParams  # type: ignore[assignment]
class PerformanceDomain(Named):
    @property
    def disable(self) -> _disable: """https://chromedevtools.github.io/devtools-protocol/tot/Performance/#method-disable"""
    @property
    def enable(self) -> _enable: """https://chromedevtools.github.io/devtools-protocol/tot/Performance/#method-enable"""
    @property
    @deprecated("the protocol says so")
    def setTimeDomain(self) -> _setTimeDomain: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/Performance/#method-setTimeDomain"""
    @property
    def getMetrics(self) -> _getMetrics: """https://chromedevtools.github.io/devtools-protocol/tot/Performance/#method-getMetrics"""
    @property
    def metrics(self) -> TypedEvent[MetricsEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Performance/#event-metrics"""
