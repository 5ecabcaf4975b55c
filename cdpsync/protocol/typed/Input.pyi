# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from collections.abc import Sequence
from typing import Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand, TypedEvent

class TouchPoint(TypedDict):
    x: float
    y: float
    radiusX: NotRequired[float]
    radiusY: NotRequired[float]
    rotationAngle: NotRequired[float]
    force: NotRequired[float]
    tangentialPressure: NotRequired[float]
    tiltX: NotRequired[float]
    tiltY: NotRequired[float]
    twist: NotRequired[int]
    id: NotRequired[float]
GestureSourceType: TypeAlias = Literal['default', 'touch', 'mouse']
MouseButton: TypeAlias = Literal['none', 'left', 'middle', 'right', 'back', 'forward']
TimeSinceEpoch: TypeAlias = float
class DragDataItem(TypedDict):
    mimeType: str
    data: str
    title: NotRequired[str]
    baseURL: NotRequired[str]
class DragData(TypedDict):
    items: list[DragDataItem]
    files: NotRequired[list[str]]
    dragOperationsMask: int
class DispatchDragEventParams(TypedDict):
    type: Literal['dragEnter', 'dragOver', 'drop', 'dragCancel']
    x: float
    y: float
    data: DragData
    modifiers: NotRequired[int]
class _dispatchDragEvent(Named):
    def __call__(self, *, type: Literal['dragEnter', 'dragOver', 'drop', 'dragCancel'], x: float, y: float, data: DragData, modifiers: int = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DispatchDragEventParams]) -> TypedCommand[Empty]: ...
class DispatchKeyEventParams(TypedDict):
    type: Literal['keyDown', 'keyUp', 'rawKeyDown', 'char']
    modifiers: NotRequired[int]
    timestamp: NotRequired[TimeSinceEpoch]
    text: NotRequired[str]
    unmodifiedText: NotRequired[str]
    keyIdentifier: NotRequired[str]
    code: NotRequired[str]
    key: NotRequired[str]
    windowsVirtualKeyCode: NotRequired[int]
    nativeVirtualKeyCode: NotRequired[int]
    autoRepeat: NotRequired[bool]
    isKeypad: NotRequired[bool]
    isSystemKey: NotRequired[bool]
    location: NotRequired[int]
    commands: NotRequired[list[str] | tuple[str, ...]]
class _dispatchKeyEvent(Named):
    def __call__(self, *, type: Literal['keyDown', 'keyUp', 'rawKeyDown', 'char'], modifiers: int = ..., timestamp: TimeSinceEpoch = ..., text: str = ..., unmodifiedText: str = ..., keyIdentifier: str = ..., code: str = ..., key: str = ..., windowsVirtualKeyCode: int = ..., nativeVirtualKeyCode: int = ..., autoRepeat: bool = ..., isKeypad: bool = ..., isSystemKey: bool = ..., location: int = ..., commands: list[str] | tuple[str, ...] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DispatchKeyEventParams]) -> TypedCommand[Empty]: ...
class InsertTextParams(TypedDict):
    text: str
class _insertText(Named):
    def __call__(self, *, text: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[InsertTextParams]) -> TypedCommand[Empty]: ...
class ImeSetCompositionParams(TypedDict):
    text: str
    selectionStart: int
    selectionEnd: int
    replacementStart: NotRequired[int]
    replacementEnd: NotRequired[int]
class _imeSetComposition(Named):
    def __call__(self, *, text: str, selectionStart: int, selectionEnd: int, replacementStart: int = ..., replacementEnd: int = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ImeSetCompositionParams]) -> TypedCommand[Empty]: ...
class DispatchMouseEventParams(TypedDict):
    type: Literal['mousePressed', 'mouseReleased', 'mouseMoved', 'mouseWheel']
    x: float
    y: float
    modifiers: NotRequired[int]
    timestamp: NotRequired[TimeSinceEpoch]
    button: NotRequired[MouseButton]
    buttons: NotRequired[int]
    clickCount: NotRequired[int]
    force: NotRequired[float]
    tangentialPressure: NotRequired[float]
    tiltX: NotRequired[float]
    tiltY: NotRequired[float]
    twist: NotRequired[int]
    deltaX: NotRequired[float]
    deltaY: NotRequired[float]
    pointerType: NotRequired[Literal['mouse', 'pen']]
class _dispatchMouseEvent(Named):
    def __call__(self, *, type: Literal['mousePressed', 'mouseReleased', 'mouseMoved', 'mouseWheel'], x: float, y: float, modifiers: int = ..., timestamp: TimeSinceEpoch = ..., button: MouseButton = ..., buttons: int = ..., clickCount: int = ..., force: float = ..., tangentialPressure: float = ..., tiltX: float = ..., tiltY: float = ..., twist: int = ..., deltaX: float = ..., deltaY: float = ..., pointerType: Literal['mouse', 'pen'] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DispatchMouseEventParams]) -> TypedCommand[Empty]: ...
class DispatchTouchEventParams(TypedDict):
    type: Literal['touchStart', 'touchEnd', 'touchMove', 'touchCancel']
    touchPoints: Sequence[TouchPoint]
    modifiers: NotRequired[int]
    timestamp: NotRequired[TimeSinceEpoch]
class _dispatchTouchEvent(Named):
    def __call__(self, *, type: Literal['touchStart', 'touchEnd', 'touchMove', 'touchCancel'], touchPoints: Sequence[TouchPoint], modifiers: int = ..., timestamp: TimeSinceEpoch = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DispatchTouchEventParams]) -> TypedCommand[Empty]: ...
class _cancelDragging(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class EmulateTouchFromMouseEventParams(TypedDict):
    type: Literal['mousePressed', 'mouseReleased', 'mouseMoved', 'mouseWheel']
    x: int
    y: int
    button: MouseButton
    timestamp: NotRequired[TimeSinceEpoch]
    deltaX: NotRequired[float]
    deltaY: NotRequired[float]
    modifiers: NotRequired[int]
    clickCount: NotRequired[int]
class _emulateTouchFromMouseEvent(Named):
    def __call__(self, *, type: Literal['mousePressed', 'mouseReleased', 'mouseMoved', 'mouseWheel'], x: int, y: int, button: MouseButton, timestamp: TimeSinceEpoch = ..., deltaX: float = ..., deltaY: float = ..., modifiers: int = ..., clickCount: int = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[EmulateTouchFromMouseEventParams]) -> TypedCommand[Empty]: ...
class SetIgnoreInputEventsParams(TypedDict):
    ignore: bool
class _setIgnoreInputEvents(Named):
    def __call__(self, *, ignore: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetIgnoreInputEventsParams]) -> TypedCommand[Empty]: ...
class SetInterceptDragsParams(TypedDict):
    enabled: bool
class _setInterceptDrags(Named):
    def __call__(self, *, enabled: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetInterceptDragsParams]) -> TypedCommand[Empty]: ...
class SynthesizePinchGestureParams(TypedDict):
    x: float
    y: float
    scaleFactor: float
    relativeSpeed: NotRequired[int]
    gestureSourceType: NotRequired[GestureSourceType]
class _synthesizePinchGesture(Named):
    def __call__(self, *, x: float, y: float, scaleFactor: float, relativeSpeed: int = ..., gestureSourceType: GestureSourceType = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SynthesizePinchGestureParams]) -> TypedCommand[Empty]: ...
class SynthesizeScrollGestureParams(TypedDict):
    x: float
    y: float
    xDistance: NotRequired[float]
    yDistance: NotRequired[float]
    xOverscroll: NotRequired[float]
    yOverscroll: NotRequired[float]
    preventFling: NotRequired[bool]
    speed: NotRequired[int]
    gestureSourceType: NotRequired[GestureSourceType]
    repeatCount: NotRequired[int]
    repeatDelayMs: NotRequired[int]
    interactionMarkerName: NotRequired[str]
class _synthesizeScrollGesture(Named):
    def __call__(self, *, x: float, y: float, xDistance: float = ..., yDistance: float = ..., xOverscroll: float = ..., yOverscroll: float = ..., preventFling: bool = ..., speed: int = ..., gestureSourceType: GestureSourceType = ..., repeatCount: int = ..., repeatDelayMs: int = ..., interactionMarkerName: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SynthesizeScrollGestureParams]) -> TypedCommand[Empty]: ...
class SynthesizeTapGestureParams(TypedDict):
    x: float
    y: float
    duration: NotRequired[int]
    tapCount: NotRequired[int]
    gestureSourceType: NotRequired[GestureSourceType]
class _synthesizeTapGesture(Named):
    def __call__(self, *, x: float, y: float, duration: int = ..., tapCount: int = ..., gestureSourceType: GestureSourceType = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SynthesizeTapGestureParams]) -> TypedCommand[Empty]: ...
class DragInterceptedParams(TypedDict):
    data: DragData
@type_check_only
class DragInterceptedEvent(Event):
    method: Literal["Input.dragIntercepted"]
    params: DragInterceptedParams  # type: ignore[assignment]
class InputDomain(Named):
    @property
    def dispatchDragEvent(self) -> _dispatchDragEvent: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Input/#method-dispatchDragEvent"""
    @property
    def dispatchKeyEvent(self) -> _dispatchKeyEvent: """https://chromedevtools.github.io/devtools-protocol/tot/Input/#method-dispatchKeyEvent"""
    @property
    def insertText(self) -> _insertText: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Input/#method-insertText"""
    @property
    def imeSetComposition(self) -> _imeSetComposition: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Input/#method-imeSetComposition"""
    @property
    def dispatchMouseEvent(self) -> _dispatchMouseEvent: """https://chromedevtools.github.io/devtools-protocol/tot/Input/#method-dispatchMouseEvent"""
    @property
    def dispatchTouchEvent(self) -> _dispatchTouchEvent: """https://chromedevtools.github.io/devtools-protocol/tot/Input/#method-dispatchTouchEvent"""
    @property
    def cancelDragging(self) -> _cancelDragging: """https://chromedevtools.github.io/devtools-protocol/tot/Input/#method-cancelDragging"""
    @property
    def emulateTouchFromMouseEvent(self) -> _emulateTouchFromMouseEvent: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Input/#method-emulateTouchFromMouseEvent"""
    @property
    def setIgnoreInputEvents(self) -> _setIgnoreInputEvents: """https://chromedevtools.github.io/devtools-protocol/tot/Input/#method-setIgnoreInputEvents"""
    @property
    def setInterceptDrags(self) -> _setInterceptDrags: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Input/#method-setInterceptDrags"""
    @property
    def synthesizePinchGesture(self) -> _synthesizePinchGesture: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Input/#method-synthesizePinchGesture"""
    @property
    def synthesizeScrollGesture(self) -> _synthesizeScrollGesture: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Input/#method-synthesizeScrollGesture"""
    @property
    def synthesizeTapGesture(self) -> _synthesizeTapGesture: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Input/#method-synthesizeTapGesture"""
    @property
    def dragIntercepted(self) -> TypedEvent[DragInterceptedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Input/#event-dragIntercepted"""
