# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import TypedCommand
from . import TypedEvent

class Metric(TypedDict):
    name: str
    value: float
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class EnableParams(TypedDict):
    timeDomain: NotRequired[Literal['timeTicks', 'threadTicks']]
class _enable:
    def __call__(self, *, timeDomain: Literal['timeTicks', 'threadTicks'] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[EnableParams]) -> TypedCommand[Empty]: ...
class SetTimeDomainParams(TypedDict):
    timeDomain: Literal['timeTicks', 'threadTicks']
class _setTimeDomain:
    def __call__(self, *, timeDomain: Literal['timeTicks', 'threadTicks'], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetTimeDomainParams]) -> TypedCommand[Empty]: ...
class GetMetricsResult(TypedDict):
    metrics: list[Metric]
class _getMetrics:
    def __call__(self, *, _timeout: Timeout = ...) -> GetMetricsResult: ...
    def submit(self) -> TypedCommand[GetMetricsResult]: ...
class MetricsParams(TypedDict):
    metrics: list[Metric]
    title: str
class MetricsEvent(Event):
    method: Literal["Performance.metrics"]
    params: MetricsParams  # type: ignore[assignment]
class PerformanceDomain:
    @property
    def disable(self) -> _disable: ...
    @property
    def enable(self) -> _enable: ...
    @property
    def setTimeDomain(self) -> _setTimeDomain: ...
    @property
    def getMetrics(self) -> _getMetrics: ...
    @property
    def metrics(self) -> TypedEvent[MetricsEvent]: ...
