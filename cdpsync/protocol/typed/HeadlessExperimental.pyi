# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import TypedCommand
from . import TypedEvent

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
class _beginFrame:
    def __call__(self, *, frameTimeTicks: float = ..., interval: float = ..., noDisplayUpdates: bool = ..., screenshot: ScreenshotParams = ..., _timeout: Timeout = ...) -> BeginFrameResult: ...
    def submit(self, **params: Unpack[BeginFrameParams]) -> TypedCommand[BeginFrameResult]: ...
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class HeadlessExperimentalDomain:
    @property
    def beginFrame(self) -> _beginFrame: ...
    @property
    def disable(self) -> _disable: ...
    @property
    def enable(self) -> _enable: ...
