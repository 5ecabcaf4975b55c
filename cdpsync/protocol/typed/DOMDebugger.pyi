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
class _getEventListeners:
    def __call__(self, *, objectId: Runtime.RemoteObjectId, depth: int = ..., pierce: bool = ..., _timeout: Timeout = ...) -> GetEventListenersResult: ...
    def submit(self, **params: Unpack[GetEventListenersParams]) -> TypedCommand[GetEventListenersResult]: ...
class RemoveDOMBreakpointParams(TypedDict):
    nodeId: DOM.NodeId
    type: DOMBreakpointType
class _removeDOMBreakpoint:
    def __call__(self, *, nodeId: DOM.NodeId, type: DOMBreakpointType, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveDOMBreakpointParams]) -> TypedCommand[Empty]: ...
class RemoveEventListenerBreakpointParams(TypedDict):
    eventName: str
    targetName: NotRequired[str]
class _removeEventListenerBreakpoint:
    def __call__(self, *, eventName: str, targetName: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveEventListenerBreakpointParams]) -> TypedCommand[Empty]: ...
class RemoveInstrumentationBreakpointParams(TypedDict):
    eventName: str
class _removeInstrumentationBreakpoint:
    def __call__(self, *, eventName: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveInstrumentationBreakpointParams]) -> TypedCommand[Empty]: ...
class RemoveXHRBreakpointParams(TypedDict):
    url: str
class _removeXHRBreakpoint:
    def __call__(self, *, url: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveXHRBreakpointParams]) -> TypedCommand[Empty]: ...
class SetBreakOnCSPViolationParams(TypedDict):
    violationTypes: list[CSPViolationType]
class _setBreakOnCSPViolation:
    def __call__(self, *, violationTypes: list[CSPViolationType], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetBreakOnCSPViolationParams]) -> TypedCommand[Empty]: ...
class SetDOMBreakpointParams(TypedDict):
    nodeId: DOM.NodeId
    type: DOMBreakpointType
class _setDOMBreakpoint:
    def __call__(self, *, nodeId: DOM.NodeId, type: DOMBreakpointType, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDOMBreakpointParams]) -> TypedCommand[Empty]: ...
class SetEventListenerBreakpointParams(TypedDict):
    eventName: str
    targetName: NotRequired[str]
class _setEventListenerBreakpoint:
    def __call__(self, *, eventName: str, targetName: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetEventListenerBreakpointParams]) -> TypedCommand[Empty]: ...
class SetInstrumentationBreakpointParams(TypedDict):
    eventName: str
class _setInstrumentationBreakpoint:
    def __call__(self, *, eventName: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetInstrumentationBreakpointParams]) -> TypedCommand[Empty]: ...
class SetXHRBreakpointParams(TypedDict):
    url: str
class _setXHRBreakpoint:
    def __call__(self, *, url: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetXHRBreakpointParams]) -> TypedCommand[Empty]: ...
class DOMDebuggerDomain:
    @property
    def getEventListeners(self) -> _getEventListeners: ...
    @property
    def removeDOMBreakpoint(self) -> _removeDOMBreakpoint: ...
    @property
    def removeEventListenerBreakpoint(self) -> _removeEventListenerBreakpoint: ...
    @property
    def removeInstrumentationBreakpoint(self) -> _removeInstrumentationBreakpoint: ...
    @property
    def removeXHRBreakpoint(self) -> _removeXHRBreakpoint: ...
    @property
    def setBreakOnCSPViolation(self) -> _setBreakOnCSPViolation: ...
    @property
    def setDOMBreakpoint(self) -> _setDOMBreakpoint: ...
    @property
    def setEventListenerBreakpoint(self) -> _setEventListenerBreakpoint: ...
    @property
    def setInstrumentationBreakpoint(self) -> _setInstrumentationBreakpoint: ...
    @property
    def setXHRBreakpoint(self) -> _setXHRBreakpoint: ...
