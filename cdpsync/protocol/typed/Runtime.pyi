# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from collections.abc import Sequence
from typing import Any, Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand, TypedEvent

ScriptId: TypeAlias = str
class SerializationOptions(TypedDict):
    serialization: Literal['deep', 'json', 'idOnly']
    maxDepth: NotRequired[int]
    additionalParameters: NotRequired[dict[str, Any]]
class DeepSerializedValue(TypedDict):
    type: Literal['undefined', 'null', 'string', 'number', 'boolean', 'bigint', 'regexp', 'date', 'symbol', 'array', 'object', 'function', 'map', 'set', 'weakmap', 'weakset', 'error', 'proxy', 'promise', 'typedarray', 'arraybuffer', 'node', 'window', 'generator']
    value: NotRequired[Any]
    objectId: NotRequired[str]
    weakLocalObjectReference: NotRequired[int]
RemoteObjectId: TypeAlias = str
UnserializableValue: TypeAlias = str
class RemoteObject(TypedDict):
    type: Literal['object', 'function', 'undefined', 'string', 'number', 'boolean', 'symbol', 'bigint']
    subtype: NotRequired[Literal['array', 'null', 'node', 'regexp', 'date', 'map', 'set', 'weakmap', 'weakset', 'iterator', 'generator', 'error', 'proxy', 'promise', 'typedarray', 'arraybuffer', 'dataview', 'webassemblymemory', 'wasmvalue', 'deferredmodule', 'trustedtype']]
    className: NotRequired[str]
    value: NotRequired[Any]
    unserializableValue: NotRequired[UnserializableValue]
    description: NotRequired[str]
    deepSerializedValue: NotRequired[DeepSerializedValue]
    objectId: NotRequired[RemoteObjectId]
    preview: NotRequired[ObjectPreview]
    customPreview: NotRequired[CustomPreview]
class CustomPreview(TypedDict):
    header: str
    bodyGetterId: NotRequired[RemoteObjectId]
class ObjectPreview(TypedDict):
    type: Literal['object', 'function', 'undefined', 'string', 'number', 'boolean', 'symbol', 'bigint']
    subtype: NotRequired[Literal['array', 'null', 'node', 'regexp', 'date', 'map', 'set', 'weakmap', 'weakset', 'iterator', 'generator', 'error', 'proxy', 'promise', 'typedarray', 'arraybuffer', 'dataview', 'webassemblymemory', 'wasmvalue', 'deferredmodule', 'trustedtype']]
    description: NotRequired[str]
    overflow: bool
    properties: list[PropertyPreview]
    entries: NotRequired[list[EntryPreview]]
class PropertyPreview(TypedDict):
    name: str
    type: Literal['object', 'function', 'undefined', 'string', 'number', 'boolean', 'symbol', 'accessor', 'bigint']
    value: NotRequired[str]
    valuePreview: NotRequired[ObjectPreview]
    subtype: NotRequired[Literal['array', 'null', 'node', 'regexp', 'date', 'map', 'set', 'weakmap', 'weakset', 'iterator', 'generator', 'error', 'proxy', 'promise', 'typedarray', 'arraybuffer', 'dataview', 'webassemblymemory', 'wasmvalue', 'deferredmodule', 'trustedtype']]
class EntryPreview(TypedDict):
    key: NotRequired[ObjectPreview]
    value: ObjectPreview
class _PropertyDescriptor(TypedDict):
    name: str
    value: NotRequired[RemoteObject]
    writable: NotRequired[bool]
    set: NotRequired[RemoteObject]
    configurable: bool
    enumerable: bool
    wasThrown: NotRequired[bool]
    isOwn: NotRequired[bool]
    symbol: NotRequired[RemoteObject]
class PropertyDescriptor(_PropertyDescriptor):
    get: NotRequired[RemoteObject]
class InternalPropertyDescriptor(TypedDict):
    name: str
    value: NotRequired[RemoteObject]
class _PrivatePropertyDescriptor(TypedDict):
    name: str
    value: NotRequired[RemoteObject]
    set: NotRequired[RemoteObject]
class PrivatePropertyDescriptor(_PrivatePropertyDescriptor):
    get: NotRequired[RemoteObject]
class CallArgument(TypedDict):
    value: NotRequired[Any]
    unserializableValue: NotRequired[UnserializableValue]
    objectId: NotRequired[RemoteObjectId]
ExecutionContextId: TypeAlias = int
class ExecutionContextDescription(TypedDict):
    id: ExecutionContextId
    origin: str
    name: str
    uniqueId: str
    auxData: NotRequired[dict[str, Any]]
class ExceptionDetails(TypedDict):
    exceptionId: int
    text: str
    lineNumber: int
    columnNumber: int
    scriptId: NotRequired[ScriptId]
    url: NotRequired[str]
    stackTrace: NotRequired[StackTrace]
    exception: NotRequired[RemoteObject]
    executionContextId: NotRequired[ExecutionContextId]
    exceptionMetaData: NotRequired[dict[str, Any]]
Timestamp: TypeAlias = float
TimeDelta: TypeAlias = float
class CallFrame(TypedDict):
    functionName: str
    scriptId: ScriptId
    url: str
    lineNumber: int
    columnNumber: int
class StackTrace(TypedDict):
    description: NotRequired[str]
    callFrames: list[CallFrame]
    parent: NotRequired[StackTrace]
    parentId: NotRequired[StackTraceId]
UniqueDebuggerId: TypeAlias = str
class StackTraceId(TypedDict):
    id: str
    debuggerId: NotRequired[UniqueDebuggerId]
class AwaitPromiseParams(TypedDict):
    promiseObjectId: RemoteObjectId
    returnByValue: NotRequired[bool]
    generatePreview: NotRequired[bool]
class AwaitPromiseResult(TypedDict):
    result: RemoteObject
    exceptionDetails: NotRequired[ExceptionDetails]
class _awaitPromise(Named):
    def __call__(self, *, promiseObjectId: RemoteObjectId, returnByValue: bool = ..., generatePreview: bool = ..., _timeout: Timeout = ...) -> AwaitPromiseResult: ...
    def submit(self, **params: Unpack[AwaitPromiseParams]) -> TypedCommand[AwaitPromiseResult]: ...
class CallFunctionOnParams(TypedDict):
    functionDeclaration: str
    objectId: NotRequired[RemoteObjectId]
    arguments: NotRequired[Sequence[CallArgument]]
    silent: NotRequired[bool]
    returnByValue: NotRequired[bool]
    generatePreview: NotRequired[bool]
    userGesture: NotRequired[bool]
    awaitPromise: NotRequired[bool]
    executionContextId: NotRequired[ExecutionContextId]
    objectGroup: NotRequired[str]
    throwOnSideEffect: NotRequired[bool]
    uniqueContextId: NotRequired[str]
    serializationOptions: NotRequired[SerializationOptions]
class CallFunctionOnResult(TypedDict):
    result: RemoteObject
    exceptionDetails: NotRequired[ExceptionDetails]
class _callFunctionOn(Named):
    def __call__(self, *, functionDeclaration: str, objectId: RemoteObjectId = ..., arguments: Sequence[CallArgument] = ..., silent: bool = ..., returnByValue: bool = ..., generatePreview: bool = ..., userGesture: bool = ..., awaitPromise: bool = ..., executionContextId: ExecutionContextId = ..., objectGroup: str = ..., throwOnSideEffect: bool = ..., uniqueContextId: str = ..., serializationOptions: SerializationOptions = ..., _timeout: Timeout = ...) -> CallFunctionOnResult: ...
    def submit(self, **params: Unpack[CallFunctionOnParams]) -> TypedCommand[CallFunctionOnResult]: ...
class CompileScriptParams(TypedDict):
    expression: str
    sourceURL: str
    persistScript: bool
    executionContextId: NotRequired[ExecutionContextId]
class CompileScriptResult(TypedDict):
    scriptId: NotRequired[ScriptId]
    exceptionDetails: NotRequired[ExceptionDetails]
class _compileScript(Named):
    def __call__(self, *, expression: str, sourceURL: str, persistScript: bool, executionContextId: ExecutionContextId = ..., _timeout: Timeout = ...) -> CompileScriptResult: ...
    def submit(self, **params: Unpack[CompileScriptParams]) -> TypedCommand[CompileScriptResult]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _discardConsoleEntries(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class EvaluateParams(TypedDict):
    expression: str
    objectGroup: NotRequired[str]
    includeCommandLineAPI: NotRequired[bool]
    silent: NotRequired[bool]
    contextId: NotRequired[ExecutionContextId]
    returnByValue: NotRequired[bool]
    generatePreview: NotRequired[bool]
    userGesture: NotRequired[bool]
    awaitPromise: NotRequired[bool]
    throwOnSideEffect: NotRequired[bool]
    timeout: NotRequired[TimeDelta]
    disableBreaks: NotRequired[bool]
    replMode: NotRequired[bool]
    allowUnsafeEvalBlockedByCSP: NotRequired[bool]
    uniqueContextId: NotRequired[str]
    serializationOptions: NotRequired[SerializationOptions]
class EvaluateResult(TypedDict):
    result: RemoteObject
    exceptionDetails: NotRequired[ExceptionDetails]
class _evaluate(Named):
    def __call__(self, *, expression: str, objectGroup: str = ..., includeCommandLineAPI: bool = ..., silent: bool = ..., contextId: ExecutionContextId = ..., returnByValue: bool = ..., generatePreview: bool = ..., userGesture: bool = ..., awaitPromise: bool = ..., throwOnSideEffect: bool = ..., timeout: TimeDelta = ..., disableBreaks: bool = ..., replMode: bool = ..., allowUnsafeEvalBlockedByCSP: bool = ..., uniqueContextId: str = ..., serializationOptions: SerializationOptions = ..., _timeout: Timeout = ...) -> EvaluateResult: ...
    def submit(self, **params: Unpack[EvaluateParams]) -> TypedCommand[EvaluateResult]: ...
class GetIsolateIdResult(TypedDict):
    id: str
class _getIsolateId(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetIsolateIdResult: ...
    def submit(self) -> TypedCommand[GetIsolateIdResult]: ...
class GetHeapUsageResult(TypedDict):
    usedSize: float
    totalSize: float
    embedderHeapUsedSize: float
    backingStorageSize: float
class _getHeapUsage(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetHeapUsageResult: ...
    def submit(self) -> TypedCommand[GetHeapUsageResult]: ...
class GetPropertiesParams(TypedDict):
    objectId: RemoteObjectId
    ownProperties: NotRequired[bool]
    accessorPropertiesOnly: NotRequired[bool]
    generatePreview: NotRequired[bool]
    nonIndexedPropertiesOnly: NotRequired[bool]
class GetPropertiesResult(TypedDict):
    result: list[PropertyDescriptor]
    internalProperties: NotRequired[list[InternalPropertyDescriptor]]
    privateProperties: NotRequired[list[PrivatePropertyDescriptor]]
    exceptionDetails: NotRequired[ExceptionDetails]
class _getProperties(Named):
    def __call__(self, *, objectId: RemoteObjectId, ownProperties: bool = ..., accessorPropertiesOnly: bool = ..., generatePreview: bool = ..., nonIndexedPropertiesOnly: bool = ..., _timeout: Timeout = ...) -> GetPropertiesResult: ...
    def submit(self, **params: Unpack[GetPropertiesParams]) -> TypedCommand[GetPropertiesResult]: ...
class GlobalLexicalScopeNamesParams(TypedDict):
    executionContextId: NotRequired[ExecutionContextId]
class GlobalLexicalScopeNamesResult(TypedDict):
    names: list[str]
class _globalLexicalScopeNames(Named):
    def __call__(self, *, executionContextId: ExecutionContextId = ..., _timeout: Timeout = ...) -> GlobalLexicalScopeNamesResult: ...
    def submit(self, **params: Unpack[GlobalLexicalScopeNamesParams]) -> TypedCommand[GlobalLexicalScopeNamesResult]: ...
class QueryObjectsParams(TypedDict):
    prototypeObjectId: RemoteObjectId
    objectGroup: NotRequired[str]
class QueryObjectsResult(TypedDict):
    objects: RemoteObject
class _queryObjects(Named):
    def __call__(self, *, prototypeObjectId: RemoteObjectId, objectGroup: str = ..., _timeout: Timeout = ...) -> QueryObjectsResult: ...
    def submit(self, **params: Unpack[QueryObjectsParams]) -> TypedCommand[QueryObjectsResult]: ...
class ReleaseObjectParams(TypedDict):
    objectId: RemoteObjectId
class _releaseObject(Named):
    def __call__(self, *, objectId: RemoteObjectId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReleaseObjectParams]) -> TypedCommand[Empty]: ...
class ReleaseObjectGroupParams(TypedDict):
    objectGroup: str
class _releaseObjectGroup(Named):
    def __call__(self, *, objectGroup: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ReleaseObjectGroupParams]) -> TypedCommand[Empty]: ...
class _runIfWaitingForDebugger(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class RunScriptParams(TypedDict):
    scriptId: ScriptId
    executionContextId: NotRequired[ExecutionContextId]
    objectGroup: NotRequired[str]
    silent: NotRequired[bool]
    includeCommandLineAPI: NotRequired[bool]
    returnByValue: NotRequired[bool]
    generatePreview: NotRequired[bool]
    awaitPromise: NotRequired[bool]
class RunScriptResult(TypedDict):
    result: RemoteObject
    exceptionDetails: NotRequired[ExceptionDetails]
class _runScript(Named):
    def __call__(self, *, scriptId: ScriptId, executionContextId: ExecutionContextId = ..., objectGroup: str = ..., silent: bool = ..., includeCommandLineAPI: bool = ..., returnByValue: bool = ..., generatePreview: bool = ..., awaitPromise: bool = ..., _timeout: Timeout = ...) -> RunScriptResult: ...
    def submit(self, **params: Unpack[RunScriptParams]) -> TypedCommand[RunScriptResult]: ...
class SetAsyncCallStackDepthParams(TypedDict):
    maxDepth: int
class _setAsyncCallStackDepth(Named):
    def __call__(self, *, maxDepth: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetAsyncCallStackDepthParams]) -> TypedCommand[Empty]: ...
class SetCustomObjectFormatterEnabledParams(TypedDict):
    enabled: bool
class _setCustomObjectFormatterEnabled(Named):
    def __call__(self, *, enabled: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetCustomObjectFormatterEnabledParams]) -> TypedCommand[Empty]: ...
class SetMaxCallStackSizeToCaptureParams(TypedDict):
    size: int
class _setMaxCallStackSizeToCapture(Named):
    def __call__(self, *, size: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetMaxCallStackSizeToCaptureParams]) -> TypedCommand[Empty]: ...
class _terminateExecution(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class AddBindingParams(TypedDict):
    name: str
    executionContextId: NotRequired[ExecutionContextId]
    executionContextName: NotRequired[str]
class _addBinding(Named):
    def __call__(self, *, name: str, executionContextId: ExecutionContextId = ..., executionContextName: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[AddBindingParams]) -> TypedCommand[Empty]: ...
class RemoveBindingParams(TypedDict):
    name: str
class _removeBinding(Named):
    def __call__(self, *, name: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveBindingParams]) -> TypedCommand[Empty]: ...
class GetExceptionDetailsParams(TypedDict):
    errorObjectId: RemoteObjectId
class GetExceptionDetailsResult(TypedDict):
    exceptionDetails: NotRequired[ExceptionDetails]
class _getExceptionDetails(Named):
    def __call__(self, *, errorObjectId: RemoteObjectId, _timeout: Timeout = ...) -> GetExceptionDetailsResult: ...
    def submit(self, **params: Unpack[GetExceptionDetailsParams]) -> TypedCommand[GetExceptionDetailsResult]: ...
class BindingCalledParams(TypedDict):
    name: str
    payload: str
    executionContextId: ExecutionContextId
@type_check_only
class BindingCalledEvent(Event):
    method: Literal["Runtime.bindingCalled"]
    params: BindingCalledParams  # type: ignore[assignment]
class ConsoleAPICalledParams(TypedDict):
    type: Literal['log', 'debug', 'info', 'error', 'warning', 'dir', 'dirxml', 'table', 'trace', 'clear', 'startGroup', 'startGroupCollapsed', 'endGroup', 'assert', 'profile', 'profileEnd', 'count', 'timeEnd']
    args: list[RemoteObject]
    executionContextId: ExecutionContextId
    timestamp: Timestamp
    stackTrace: NotRequired[StackTrace]
    context: NotRequired[str]
@type_check_only
class ConsoleAPICalledEvent(Event):
    method: Literal["Runtime.consoleAPICalled"]
    params: ConsoleAPICalledParams  # type: ignore[assignment]
class ExceptionRevokedParams(TypedDict):
    reason: str
    exceptionId: int
@type_check_only
class ExceptionRevokedEvent(Event):
    method: Literal["Runtime.exceptionRevoked"]
    params: ExceptionRevokedParams  # type: ignore[assignment]
class ExceptionThrownParams(TypedDict):
    timestamp: Timestamp
    exceptionDetails: ExceptionDetails
@type_check_only
class ExceptionThrownEvent(Event):
    method: Literal["Runtime.exceptionThrown"]
    params: ExceptionThrownParams  # type: ignore[assignment]
class ExecutionContextCreatedParams(TypedDict):
    context: ExecutionContextDescription
@type_check_only
class ExecutionContextCreatedEvent(Event):
    method: Literal["Runtime.executionContextCreated"]
    params: ExecutionContextCreatedParams  # type: ignore[assignment]
class ExecutionContextDestroyedParams(TypedDict):
    executionContextId: ExecutionContextId
    executionContextUniqueId: str
@type_check_only
class ExecutionContextDestroyedEvent(Event):
    method: Literal["Runtime.executionContextDestroyed"]
    params: ExecutionContextDestroyedParams  # type: ignore[assignment]
@type_check_only
class ExecutionContextsClearedEvent(Event):
    method: Literal["Runtime.executionContextsCleared"]
    params: Empty  # type: ignore[assignment]
class InspectRequestedParams(TypedDict):
    object: RemoteObject
    hints: dict[str, Any]
    executionContextId: NotRequired[ExecutionContextId]
@type_check_only
class InspectRequestedEvent(Event):
    method: Literal["Runtime.inspectRequested"]
    params: InspectRequestedParams  # type: ignore[assignment]
class RuntimeDomain(Named):
    @property
    def awaitPromise(self) -> _awaitPromise: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-awaitPromise"""
    @property
    def callFunctionOn(self) -> _callFunctionOn: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-callFunctionOn"""
    @property
    def compileScript(self) -> _compileScript: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-compileScript"""
    @property
    def disable(self) -> _disable: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-disable"""
    @property
    def discardConsoleEntries(self) -> _discardConsoleEntries: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-discardConsoleEntries"""
    @property
    def enable(self) -> _enable: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-enable"""
    @property
    def evaluate(self) -> _evaluate: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-evaluate"""
    @property
    def getIsolateId(self) -> _getIsolateId: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-getIsolateId"""
    @property
    def getHeapUsage(self) -> _getHeapUsage: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-getHeapUsage"""
    @property
    def getProperties(self) -> _getProperties: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-getProperties"""
    @property
    def globalLexicalScopeNames(self) -> _globalLexicalScopeNames: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-globalLexicalScopeNames"""
    @property
    def queryObjects(self) -> _queryObjects: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-queryObjects"""
    @property
    def releaseObject(self) -> _releaseObject: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-releaseObject"""
    @property
    def releaseObjectGroup(self) -> _releaseObjectGroup: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-releaseObjectGroup"""
    @property
    def runIfWaitingForDebugger(self) -> _runIfWaitingForDebugger: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-runIfWaitingForDebugger"""
    @property
    def runScript(self) -> _runScript: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-runScript"""
    @property
    def setAsyncCallStackDepth(self) -> _setAsyncCallStackDepth: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-setAsyncCallStackDepth"""
    @property
    def setCustomObjectFormatterEnabled(self) -> _setCustomObjectFormatterEnabled: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-setCustomObjectFormatterEnabled"""
    @property
    def setMaxCallStackSizeToCapture(self) -> _setMaxCallStackSizeToCapture: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-setMaxCallStackSizeToCapture"""
    @property
    def terminateExecution(self) -> _terminateExecution: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-terminateExecution"""
    @property
    def addBinding(self) -> _addBinding: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-addBinding"""
    @property
    def removeBinding(self) -> _removeBinding: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-removeBinding"""
    @property
    def getExceptionDetails(self) -> _getExceptionDetails: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-getExceptionDetails"""
    @property
    def bindingCalled(self) -> TypedEvent[BindingCalledEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#event-bindingCalled"""
    @property
    def consoleAPICalled(self) -> TypedEvent[ConsoleAPICalledEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#event-consoleAPICalled"""
    @property
    def exceptionRevoked(self) -> TypedEvent[ExceptionRevokedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#event-exceptionRevoked"""
    @property
    def exceptionThrown(self) -> TypedEvent[ExceptionThrownEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#event-exceptionThrown"""
    @property
    def executionContextCreated(self) -> TypedEvent[ExecutionContextCreatedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#event-executionContextCreated"""
    @property
    def executionContextDestroyed(self) -> TypedEvent[ExecutionContextDestroyedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#event-executionContextDestroyed"""
    @property
    def executionContextsCleared(self) -> TypedEvent[ExecutionContextsClearedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#event-executionContextsCleared"""
    @property
    def inspectRequested(self) -> TypedEvent[InspectRequestedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#event-inspectRequested"""
