# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import DOM
from . import Empty
from . import Page
from . import Runtime
from . import TypedCommand
from . import TypedEvent

class Annotation(TypedDict):
    readOnly: NotRequired[bool]
    untrustedContent: NotRequired[bool]
    consequential: NotRequired[bool]
    debugging: NotRequired[bool]
    autosubmit: NotRequired[bool]
InvocationStatus: TypeAlias = Literal['Completed', 'Canceled', 'Error']
ToolId: TypeAlias = str
class Tool(TypedDict):
    toolId: ToolId
    name: str
    description: str
    inputSchema: NotRequired[dict[str, Any]]
    outputSchema: NotRequired[dict[str, Any]]
    annotations: NotRequired[Annotation]
    frameId: Page.FrameId
    backendNodeId: NotRequired[DOM.BackendNodeId]
    stackTrace: NotRequired[Runtime.StackTrace]
class RemovedTool(TypedDict):
    toolId: ToolId
    name: str
    frameId: Page.FrameId
class _enable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class InvokeToolParams(TypedDict):
    frameId: Page.FrameId
    toolName: str
    input: dict[str, Any]
class InvokeToolResult(TypedDict):
    invocationId: str
class _invokeTool:
    def __call__(self, *, frameId: Page.FrameId, toolName: str, input: dict[str, Any], _timeout: Timeout = ...) -> InvokeToolResult: ...
    def submit(self, **params: Unpack[InvokeToolParams]) -> TypedCommand[InvokeToolResult]: ...
class CancelInvocationParams(TypedDict):
    invocationId: str
class _cancelInvocation:
    def __call__(self, *, invocationId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[CancelInvocationParams]) -> TypedCommand[Empty]: ...
class ToolsAddedParams(TypedDict):
    tools: list[Tool]
class ToolsAddedEvent(Event):
    method: Literal["WebMCP.toolsAdded"]
    params: ToolsAddedParams  # type: ignore[assignment]
class ToolsRemovedParams(TypedDict):
    tools: list[RemovedTool]
class ToolsRemovedEvent(Event):
    method: Literal["WebMCP.toolsRemoved"]
    params: ToolsRemovedParams  # type: ignore[assignment]
class ToolInvokedParams(TypedDict):
    frameId: Page.FrameId
    invocationId: str
    input: str
    toolName: NotRequired[str]
    toolId: NotRequired[ToolId]
class ToolInvokedEvent(Event):
    method: Literal["WebMCP.toolInvoked"]
    params: ToolInvokedParams  # type: ignore[assignment]
class ToolRespondedParams(TypedDict):
    invocationId: str
    status: InvocationStatus
    output: NotRequired[Any]
    errorText: NotRequired[str]
    exception: NotRequired[Runtime.RemoteObject]
class ToolRespondedEvent(Event):
    method: Literal["WebMCP.toolResponded"]
    params: ToolRespondedParams  # type: ignore[assignment]
class WebMCPDomain:
    @property
    def enable(self) -> _enable: ...
    @property
    def disable(self) -> _disable: ...
    @property
    def invokeTool(self) -> _invokeTool: ...
    @property
    def cancelInvocation(self) -> _cancelInvocation: ...
    @property
    def toolsAdded(self) -> TypedEvent[ToolsAddedEvent]: ...
    @property
    def toolsRemoved(self) -> TypedEvent[ToolsRemovedEvent]: ...
    @property
    def toolInvoked(self) -> TypedEvent[ToolInvokedEvent]: ...
    @property
    def toolResponded(self) -> TypedEvent[ToolRespondedEvent]: ...
