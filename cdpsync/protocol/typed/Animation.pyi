# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import DOM
from . import Empty
from . import Runtime
from . import TypedCommand
from . import TypedEvent

class Animation(TypedDict):
    id: str
    name: str
    pausedState: bool
    playState: str
    playbackRate: float
    startTime: float
    currentTime: float
    type: Literal['CSSTransition', 'CSSAnimation', 'WebAnimation']
    source: NotRequired[AnimationEffect]
    cssId: NotRequired[str]
    viewOrScrollTimeline: NotRequired[ViewOrScrollTimeline]
class ViewOrScrollTimeline(TypedDict):
    sourceNodeId: NotRequired[DOM.BackendNodeId]
    startOffset: NotRequired[float]
    endOffset: NotRequired[float]
    subjectNodeId: NotRequired[DOM.BackendNodeId]
    axis: DOM.ScrollOrientation
class AnimationEffect(TypedDict):
    delay: float
    endDelay: float
    iterationStart: float
    iterations: NotRequired[float]
    duration: float
    direction: str
    fill: str
    backendNodeId: NotRequired[DOM.BackendNodeId]
    keyframesRule: NotRequired[KeyframesRule]
    easing: str
class KeyframesRule(TypedDict):
    name: NotRequired[str]
    keyframes: list[KeyframeStyle]
class KeyframeStyle(TypedDict):
    offset: str
    easing: str
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class GetCurrentTimeParams(TypedDict):
    id: str
class GetCurrentTimeResult(TypedDict):
    currentTime: float
class _getCurrentTime:
    def __call__(self, *, id: str, _timeout: Timeout = ...) -> GetCurrentTimeResult: ...
    def submit(self, **params: Unpack[GetCurrentTimeParams]) -> TypedCommand[GetCurrentTimeResult]: ...
class GetPlaybackRateResult(TypedDict):
    playbackRate: float
class _getPlaybackRate:
    def __call__(self, *, _timeout: Timeout = ...) -> GetPlaybackRateResult: ...
    def submit(self) -> TypedCommand[GetPlaybackRateResult]: ...
class ReleaseAnimationsParams(TypedDict):
    animations: list[str]
class _releaseAnimations:
    def __call__(self, *, animations: list[str], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReleaseAnimationsParams]) -> TypedCommand[Empty]: ...
class ResolveAnimationParams(TypedDict):
    animationId: str
class ResolveAnimationResult(TypedDict):
    remoteObject: Runtime.RemoteObject
class _resolveAnimation:
    def __call__(self, *, animationId: str, _timeout: Timeout = ...) -> ResolveAnimationResult: ...
    def submit(self, **params: Unpack[ResolveAnimationParams]) -> TypedCommand[ResolveAnimationResult]: ...
class SeekAnimationsParams(TypedDict):
    animations: list[str]
    currentTime: NotRequired[float]
    currentTimes: NotRequired[list[float]]
class _seekAnimations:
    def __call__(self, *, animations: list[str], currentTime: float = ..., currentTimes: list[float] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SeekAnimationsParams]) -> TypedCommand[Empty]: ...
class SetPausedParams(TypedDict):
    animations: list[str]
    paused: bool
class _setPaused:
    def __call__(self, *, animations: list[str], paused: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPausedParams]) -> TypedCommand[Empty]: ...
class SetPlaybackRateParams(TypedDict):
    playbackRate: float
class _setPlaybackRate:
    def __call__(self, *, playbackRate: float, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPlaybackRateParams]) -> TypedCommand[Empty]: ...
class SetTimingParams(TypedDict):
    animationId: str
    duration: float
    delay: float
class _setTiming:
    def __call__(self, *, animationId: str, duration: float, delay: float, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetTimingParams]) -> TypedCommand[Empty]: ...
class AnimationCanceledParams(TypedDict):
    id: str
class AnimationCanceledEvent(Event):
    method: Literal["Animation.animationCanceled"]
    params: AnimationCanceledParams  # type: ignore[assignment]
class AnimationCreatedParams(TypedDict):
    id: str
class AnimationCreatedEvent(Event):
    method: Literal["Animation.animationCreated"]
    params: AnimationCreatedParams  # type: ignore[assignment]
class AnimationStartedParams(TypedDict):
    animation: Animation
class AnimationStartedEvent(Event):
    method: Literal["Animation.animationStarted"]
    params: AnimationStartedParams  # type: ignore[assignment]
class AnimationUpdatedParams(TypedDict):
    animation: Animation
class AnimationUpdatedEvent(Event):
    method: Literal["Animation.animationUpdated"]
    params: AnimationUpdatedParams  # type: ignore[assignment]
class AnimationDomain:
    @property
    def disable(self) -> _disable: ...
    @property
    def enable(self) -> _enable: ...
    @property
    def getCurrentTime(self) -> _getCurrentTime: ...
    @property
    def getPlaybackRate(self) -> _getPlaybackRate: ...
    @property
    def releaseAnimations(self) -> _releaseAnimations: ...
    @property
    def resolveAnimation(self) -> _resolveAnimation: ...
    @property
    def seekAnimations(self) -> _seekAnimations: ...
    @property
    def setPaused(self) -> _setPaused: ...
    @property
    def setPlaybackRate(self) -> _setPlaybackRate: ...
    @property
    def setTiming(self) -> _setTiming: ...
    @property
    def animationCanceled(self) -> TypedEvent[AnimationCanceledEvent]: ...
    @property
    def animationCreated(self) -> TypedEvent[AnimationCreatedEvent]: ...
    @property
    def animationStarted(self) -> TypedEvent[AnimationStartedEvent]: ...
    @property
    def animationUpdated(self) -> TypedEvent[AnimationUpdatedEvent]: ...
