# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import DOM, Empty, Named, Network, Page, TypedCommand, TypedEvent

class LargestContentfulPaint(TypedDict):
    renderTime: Network.TimeSinceEpoch
    loadTime: Network.TimeSinceEpoch
    size: float
    elementId: NotRequired[str]
    url: NotRequired[str]
    nodeId: NotRequired[DOM.BackendNodeId]
class LayoutShiftAttribution(TypedDict):
    previousRect: DOM.Rect
    currentRect: DOM.Rect
    nodeId: NotRequired[DOM.BackendNodeId]
class LayoutShift(TypedDict):
    value: float
    hadRecentInput: bool
    lastInputTime: Network.TimeSinceEpoch
    sources: list[LayoutShiftAttribution]
class TimelineEvent(TypedDict):
    frameId: Page.FrameId
    type: str
    name: str
    time: Network.TimeSinceEpoch
    duration: NotRequired[float]
    lcpDetails: NotRequired[LargestContentfulPaint]
    layoutShiftDetails: NotRequired[LayoutShift]
class EnableParams(TypedDict):
    eventTypes: list[str] | tuple[str, ...]
class _enable(Named):
    def __call__(self, *, eventTypes: list[str] | tuple[str, ...], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[EnableParams]) -> TypedCommand[Empty]: ...
class TimelineEventAddedParams(TypedDict):
    event: TimelineEvent
@type_check_only
class TimelineEventAddedEvent(Event):
    method: Literal["PerformanceTimeline.timelineEventAdded"]
    params: TimelineEventAddedParams  # type: ignore[assignment]
class PerformanceTimelineDomain(Named):
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/PerformanceTimeline/#method-enable"""
    @property
    def timelineEventAdded(self) -> TypedEvent[TimelineEventAddedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/PerformanceTimeline/#event-timelineEventAdded"""
