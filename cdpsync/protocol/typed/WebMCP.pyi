# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Any, Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import DOM, Empty, Named, Page, Runtime, TypedCommand, TypedEvent

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
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class InvokeToolParams(TypedDict):
    frameId: Page.FrameId
    toolName: str
    input: dict[str, Any]
class InvokeToolResult(TypedDict):
    invocationId: str
class _invokeTool(Named):
    def __call__(self, *, frameId: Page.FrameId, toolName: str, input: dict[str, Any], _timeout: Timeout = ...) -> InvokeToolResult: ...
    def submit(self, **params: Unpack[InvokeToolParams]) -> TypedCommand[InvokeToolResult]: ...
class CancelInvocationParams(TypedDict):
    invocationId: str
class _cancelInvocation(Named):
    def __call__(self, *, invocationId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[CancelInvocationParams]) -> TypedCommand[Empty]: ...
class ToolsAddedParams(TypedDict):
    tools: list[Tool]
@type_check_only
class ToolsAddedEvent(Event):
    method: Literal["WebMCP.toolsAdded"]
    params: ToolsAddedParams  # type: ignore[assignment]
class ToolsRemovedParams(TypedDict):
    tools: list[RemovedTool]
@type_check_only
class ToolsRemovedEvent(Event):
    method: Literal["WebMCP.toolsRemoved"]
    params: ToolsRemovedParams  # type: ignore[assignment]
class ToolInvokedParams(TypedDict):
    frameId: Page.FrameId
    invocationId: str
    input: str
    toolName: NotRequired[str]
    toolId: NotRequired[ToolId]
@type_check_only
class ToolInvokedEvent(Event):
    method: Literal["WebMCP.toolInvoked"]
    params: ToolInvokedParams  # type: ignore[assignment]
class ToolRespondedParams(TypedDict):
    invocationId: str
    status: InvocationStatus
    output: NotRequired[Any]
    errorText: NotRequired[str]
    exception: NotRequired[Runtime.RemoteObject]
@type_check_only
class ToolRespondedEvent(Event):
    method: Literal["WebMCP.toolResponded"]
    params: ToolRespondedParams  # type: ignore[assignment]
class WebMCPDomain(Named):
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebMCP/#method-enable"""
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebMCP/#method-disable"""
    @property
    def invokeTool(self) -> _invokeTool: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebMCP/#method-invokeTool"""
    @property
    def cancelInvocation(self) -> _cancelInvocation: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebMCP/#method-cancelInvocation"""
    @property
    def toolsAdded(self) -> TypedEvent[ToolsAddedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebMCP/#event-toolsAdded"""
    @property
    def toolsRemoved(self) -> TypedEvent[ToolsRemovedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebMCP/#event-toolsRemoved"""
    @property
    def toolInvoked(self) -> TypedEvent[ToolInvokedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebMCP/#event-toolInvoked"""
    @property
    def toolResponded(self) -> TypedEvent[ToolRespondedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebMCP/#event-toolResponded"""
