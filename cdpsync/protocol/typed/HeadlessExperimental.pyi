# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypedDict
from typing_extensions import NotRequired, Unpack, deprecated
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand

class ScreenshotParams(TypedDict):
    format: NotRequired[Literal['jpeg', 'png', 'webp']]
    quality: NotRequired[int]
    optimizeForSpeed: NotRequired[bool]
class BeginFrameParams(TypedDict):
    frameTimeTicks: NotRequired[float]
    interval: NotRequired[float]
    noDisplayUpdates: NotRequired[bool]
    screenshot: NotRequired[ScreenshotParams]
class BeginFrameResult(TypedDict):
    hasDamage: bool
    screenshotData: NotRequired[str]
class _beginFrame(Named):
    def __call__(self, *, frameTimeTicks: float = ..., interval: float = ..., noDisplayUpdates: bool = ..., screenshot: ScreenshotParams = ..., _timeout: Timeout = ...) -> BeginFrameResult: ...
    def submit(self, **params: Unpack[BeginFrameParams]) -> TypedCommand[BeginFrameResult]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class HeadlessExperimentalDomain(Named):
    @property
    def beginFrame(self) -> _beginFrame: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/HeadlessExperimental/#method-beginFrame"""
    @property
    @deprecated("the protocol says so")
    def disable(self) -> _disable: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/HeadlessExperimental/#method-disable"""
    @property
    @deprecated("the protocol says so")
    def enable(self) -> _enable: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/HeadlessExperimental/#method-enable"""
