# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from collections.abc import Sequence
from typing import Literal, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import DOM, Empty, Named, Runtime, TypedCommand, TypedEvent

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
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class GetCurrentTimeParams(TypedDict):
    id: str
class GetCurrentTimeResult(TypedDict):
    currentTime: float
class _getCurrentTime(Named):
    def __call__(self, *, id: str, _timeout: Timeout = ...) -> GetCurrentTimeResult: ...
    def submit(self, **params: Unpack[GetCurrentTimeParams]) -> TypedCommand[GetCurrentTimeResult]: ...
class GetPlaybackRateResult(TypedDict):
    playbackRate: float
class _getPlaybackRate(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetPlaybackRateResult: ...
    def submit(self) -> TypedCommand[GetPlaybackRateResult]: ...
class ReleaseAnimationsParams(TypedDict):
    animations: list[str] | tuple[str, ...]
class _releaseAnimations(Named):
    def __call__(self, *, animations: list[str] | tuple[str, ...], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReleaseAnimationsParams]) -> TypedCommand[Empty]: ...
class ResolveAnimationParams(TypedDict):
    animationId: str
class ResolveAnimationResult(TypedDict):
    remoteObject: Runtime.RemoteObject
class _resolveAnimation(Named):
    def __call__(self, *, animationId: str, _timeout: Timeout = ...) -> ResolveAnimationResult: ...
    def submit(self, **params: Unpack[ResolveAnimationParams]) -> TypedCommand[ResolveAnimationResult]: ...
class SeekAnimationsParams(TypedDict):
    animations: list[str] | tuple[str, ...]
    currentTime: NotRequired[float]
    currentTimes: NotRequired[Sequence[float]]
class _seekAnimations(Named):
    def __call__(self, *, animations: list[str] | tuple[str, ...], currentTime: float = ..., currentTimes: Sequence[float] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SeekAnimationsParams]) -> TypedCommand[Empty]: ...
class SetPausedParams(TypedDict):
    animations: list[str] | tuple[str, ...]
    paused: bool
class _setPaused(Named):
    def __call__(self, *, animations: list[str] | tuple[str, ...], paused: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPausedParams]) -> TypedCommand[Empty]: ...
class SetPlaybackRateParams(TypedDict):
    playbackRate: float
class _setPlaybackRate(Named):
    def __call__(self, *, playbackRate: float, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPlaybackRateParams]) -> TypedCommand[Empty]: ...
class SetTimingParams(TypedDict):
    animationId: str
    duration: float
    delay: float
class _setTiming(Named):
    def __call__(self, *, animationId: str, duration: float, delay: float, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetTimingParams]) -> TypedCommand[Empty]: ...
class AnimationCanceledParams(TypedDict):
    id: str
@type_check_only
class AnimationCanceledEvent(Event):
    method: Literal["Animation.animationCanceled"]
    params: AnimationCanceledParams  # type: ignore[assignment]
class AnimationCreatedParams(TypedDict):
    id: str
@type_check_only
class AnimationCreatedEvent(Event):
    method: Literal["Animation.animationCreated"]
    params: AnimationCreatedParams  # type: ignore[assignment]
class AnimationStartedParams(TypedDict):
    animation: Animation
@type_check_only
class AnimationStartedEvent(Event):
    method: Literal["Animation.animationStarted"]
    params: AnimationStartedParams  # type: ignore[assignment]
class AnimationUpdatedParams(TypedDict):
    animation: Animation
@type_check_only
class AnimationUpdatedEvent(Event):
    method: Literal["Animation.animationUpdated"]
    params: AnimationUpdatedParams  # type: ignore[assignment]
class AnimationDomain(Named):
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Animation/#method-disable"""
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Animation/#method-enable"""
    @property
    def getCurrentTime(self) -> _getCurrentTime: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Animation/#method-getCurrentTime"""
    @property
    def getPlaybackRate(self) -> _getPlaybackRate: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Animation/#method-getPlaybackRate"""
    @property
    def releaseAnimations(self) -> _releaseAnimations: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Animation/#method-releaseAnimations"""
    @property
    def resolveAnimation(self) -> _resolveAnimation: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Animation/#method-resolveAnimation"""
    @property
    def seekAnimations(self) -> _seekAnimations: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Animation/#method-seekAnimations"""
    @property
    def setPaused(self) -> _setPaused: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Animation/#method-setPaused"""
    @property
    def setPlaybackRate(self) -> _setPlaybackRate: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Animation/#method-setPlaybackRate"""
    @property
    def setTiming(self) -> _setTiming: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Animation/#method-setTiming"""
    @property
    def animationCanceled(self) -> TypedEvent[AnimationCanceledEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Animation/#event-animationCanceled"""
    @property
    def animationCreated(self) -> TypedEvent[AnimationCreatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Animation/#event-animationCreated"""
    @property
    def animationStarted(self) -> TypedEvent[AnimationStartedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Animation/#event-animationStarted"""
    @property
    def animationUpdated(self) -> TypedEvent[AnimationUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Animation/#event-animationUpdated"""
