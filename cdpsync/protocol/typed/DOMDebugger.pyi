# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypeAlias, TypedDict
from typing_extensions import NotRequired, Unpack, deprecated
from cdpsync.threads import Timeout
from . import DOM, Empty, Named, Runtime, TypedCommand

DOMBreakpointType: TypeAlias = Literal['subtree-modified', 'attribute-modified', 'node-removed']
CSPViolationType: TypeAlias = Literal['trustedtype-sink-violation', 'trustedtype-policy-violation']
class EventListener(TypedDict):
    type: str
    useCapture: bool
    passive: bool
    once: bool
    scriptId: Runtime.ScriptId
    lineNumber: int
    columnNumber: int
    handler: NotRequired[Runtime.RemoteObject]
    originalHandler: NotRequired[Runtime.RemoteObject]
    backendNodeId: NotRequired[DOM.BackendNodeId]
class GetEventListenersParams(TypedDict):
    objectId: Runtime.RemoteObjectId
    depth: NotRequired[int]
    pierce: NotRequired[bool]
class GetEventListenersResult(TypedDict):
    listeners: list[EventListener]
class _getEventListeners(Named):
    def __call__(self, *, objectId: Runtime.RemoteObjectId, depth: int = ..., pierce: bool = ..., _timeout: Timeout = ...) -> GetEventListenersResult: ...
    def submit(self, **params: Unpack[GetEventListenersParams]) -> TypedCommand[GetEventListenersResult]: ...
class RemoveDOMBreakpointParams(TypedDict):
    nodeId: DOM.NodeId
    type: DOMBreakpointType
class _removeDOMBreakpoint(Named):
    def __call__(self, *, nodeId: DOM.NodeId, type: DOMBreakpointType, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveDOMBreakpointParams]) -> TypedCommand[Empty]: ...
class RemoveEventListenerBreakpointParams(TypedDict):
    eventName: str
    targetName: NotRequired[str]
class _removeEventListenerBreakpoint(Named):
    def __call__(self, *, eventName: str, targetName: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveEventListenerBreakpointParams]) -> TypedCommand[Empty]: ...
class RemoveInstrumentationBreakpointParams(TypedDict):
    eventName: str
class _removeInstrumentationBreakpoint(Named):
    def __call__(self, *, eventName: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveInstrumentationBreakpointParams]) -> TypedCommand[Empty]: ...
class RemoveXHRBreakpointParams(TypedDict):
    url: str
class _removeXHRBreakpoint(Named):
    def __call__(self, *, url: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveXHRBreakpointParams]) -> TypedCommand[Empty]: ...
class SetBreakOnCSPViolationParams(TypedDict):
    violationTypes: list[CSPViolationType] | tuple[CSPViolationType, ...]
class _setBreakOnCSPViolation(Named):
    def __call__(self, *, violationTypes: list[CSPViolationType] | tuple[CSPViolationType, ...], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetBreakOnCSPViolationParams]) -> TypedCommand[Empty]: ...
class SetDOMBreakpointParams(TypedDict):
    nodeId: DOM.NodeId
    type: DOMBreakpointType
class _setDOMBreakpoint(Named):
    def __call__(self, *, nodeId: DOM.NodeId, type: DOMBreakpointType, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDOMBreakpointParams]) -> TypedCommand[Empty]: ...
class SetEventListenerBreakpointParams(TypedDict):
    eventName: str
    targetName: NotRequired[str]
class _setEventListenerBreakpoint(Named):
    def __call__(self, *, eventName: str, targetName: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetEventListenerBreakpointParams]) -> TypedCommand[Empty]: ...
class SetInstrumentationBreakpointParams(TypedDict):
    eventName: str
class _setInstrumentationBreakpoint(Named):
    def __call__(self, *, eventName: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetInstrumentationBreakpointParams]) -> TypedCommand[Empty]: ...
class SetXHRBreakpointParams(TypedDict):
    url: str
class _setXHRBreakpoint(Named):
    def __call__(self, *, url: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetXHRBreakpointParams]) -> TypedCommand[Empty]: ...
class DOMDebuggerDomain(Named):
    @property
    def getEventListeners(self) -> _getEventListeners: """https://chromedevtools.github.io/devtools-protocol/tot/DOMDebugger/#method-getEventListeners"""
    @property
    def removeDOMBreakpoint(self) -> _removeDOMBreakpoint: """https://chromedevtools.github.io/devtools-protocol/tot/DOMDebugger/#method-removeDOMBreakpoint"""
    @property
    def removeEventListenerBreakpoint(self) -> _removeEventListenerBreakpoint: """https://chromedevtools.github.io/devtools-protocol/tot/DOMDebugger/#method-removeEventListenerBreakpoint"""
    @property
    @deprecated("the protocol says so")
    def removeInstrumentationBreakpoint(self) -> _removeInstrumentationBreakpoint: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOMDebugger/#method-removeInstrumentationBreakpoint"""
    @property
    def removeXHRBreakpoint(self) -> _removeXHRBreakpoint: """https://chromedevtools.github.io/devtools-protocol/tot/DOMDebugger/#method-removeXHRBreakpoint"""
    @property
    def setBreakOnCSPViolation(self) -> _setBreakOnCSPViolation: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOMDebugger/#method-setBreakOnCSPViolation"""
    @property
    def setDOMBreakpoint(self) -> _setDOMBreakpoint: """https://chromedevtools.github.io/devtools-protocol/tot/DOMDebugger/#method-setDOMBreakpoint"""
    @property
    def setEventListenerBreakpoint(self) -> _setEventListenerBreakpoint: """https://chromedevtools.github.io/devtools-protocol/tot/DOMDebugger/#method-setEventListenerBreakpoint"""
    @property
    @deprecated("the protocol says so")
    def setInstrumentationBreakpoint(self) -> _setInstrumentationBreakpoint: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/DOMDebugger/#method-setInstrumentationBreakpoint"""
    @property
    def setXHRBreakpoint(self) -> _setXHRBreakpoint: """https://chromedevtools.github.io/devtools-protocol/tot/DOMDebugger/#method-setXHRBreakpoint"""
