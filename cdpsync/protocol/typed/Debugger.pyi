# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from collections.abc import Sequence
from typing import Any, Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack, deprecated
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, Runtime, TypedCommand, TypedEvent

BreakpointId: TypeAlias = str
CallFrameId: TypeAlias = str
class Location(TypedDict):
    scriptId: Runtime.ScriptId
    lineNumber: int
    columnNumber: NotRequired[int]
class ScriptPosition(TypedDict):
    lineNumber: int
    columnNumber: int
class LocationRange(TypedDict):
    scriptId: Runtime.ScriptId
    start: ScriptPosition
    end: ScriptPosition
class CallFrame(TypedDict):
    callFrameId: CallFrameId
    functionName: str
    functionLocation: NotRequired[Location]
    location: Location
    url: str
    scopeChain: list[Scope]
    this: Runtime.RemoteObject
    returnValue: NotRequired[Runtime.RemoteObject]
    canBeRestarted: NotRequired[bool]
class Scope(TypedDict):
    type: Literal['global', 'local', 'with', 'closure', 'catch', 'block', 'script', 'eval', 'module', 'wasm-expression-stack']
    object: Runtime.RemoteObject
    name: NotRequired[str]
    startLocation: NotRequired[Location]
    endLocation: NotRequired[Location]
    emptyReason: NotRequired[Literal['no-variables', 'all-unavailable']]
class SearchMatch(TypedDict):
    lineNumber: float
    lineContent: str
class BreakLocation(TypedDict):
    scriptId: Runtime.ScriptId
    lineNumber: int
    columnNumber: NotRequired[int]
    type: NotRequired[Literal['debuggerStatement', 'call', 'return']]
class WasmDisassemblyChunk(TypedDict):
    lines: list[str]
    bytecodeOffsets: list[int]
ScriptLanguage: TypeAlias = Literal['JavaScript', 'WebAssembly']
class DebugSymbols(TypedDict):
    type: Literal['SourceMap', 'EmbeddedDWARF', 'ExternalDWARF']
    externalURL: NotRequired[str]
class ResolvedBreakpoint(TypedDict):
    breakpointId: BreakpointId
    location: Location
class ContinueToLocationParams(TypedDict):
    location: Location
    targetCallFrames: NotRequired[Literal['any', 'current']]
class _continueToLocation(Named):
    def __call__(self, *, location: Location, targetCallFrames: Literal['any', 'current'] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ContinueToLocationParams]) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class EnableParams(TypedDict):
    maxScriptsCacheSize: NotRequired[float]
class EnableResult(TypedDict):
    debuggerId: Runtime.UniqueDebuggerId
class _enable(Named):
    def __call__(self, *, maxScriptsCacheSize: float = ..., _timeout: Timeout = ...) -> EnableResult: ...
    def submit(self, **params: Unpack[EnableParams]) -> TypedCommand[EnableResult]: ...
class EvaluateOnCallFrameParams(TypedDict):
    callFrameId: CallFrameId
    expression: str
    objectGroup: NotRequired[str]
    includeCommandLineAPI: NotRequired[bool]
    silent: NotRequired[bool]
    returnByValue: NotRequired[bool]
    generatePreview: NotRequired[bool]
    throwOnSideEffect: NotRequired[bool]
    timeout: NotRequired[Runtime.TimeDelta]
    scopeNumber: NotRequired[int]
class EvaluateOnCallFrameResult(TypedDict):
    result: Runtime.RemoteObject
    exceptionDetails: NotRequired[Runtime.ExceptionDetails]
class _evaluateOnCallFrame(Named):
    def __call__(self, *, callFrameId: CallFrameId, expression: str, objectGroup: str = ..., includeCommandLineAPI: bool = ..., silent: bool = ..., returnByValue: bool = ..., generatePreview: bool = ..., throwOnSideEffect: bool = ..., timeout: Runtime.TimeDelta = ..., scopeNumber: int = ..., _timeout: Timeout = ...) -> EvaluateOnCallFrameResult: ...
    def submit(self, **params: Unpack[EvaluateOnCallFrameParams]) -> TypedCommand[EvaluateOnCallFrameResult]: ...
class GetPossibleBreakpointsParams(TypedDict):
    start: Location
    end: NotRequired[Location]
    restrictToFunction: NotRequired[bool]
class GetPossibleBreakpointsResult(TypedDict):
    locations: list[BreakLocation]
class _getPossibleBreakpoints(Named):
    def __call__(self, *, start: Location, end: Location = ..., restrictToFunction: bool = ..., _timeout: Timeout = ...) -> GetPossibleBreakpointsResult: ...
    def submit(self, **params: Unpack[GetPossibleBreakpointsParams]) -> TypedCommand[GetPossibleBreakpointsResult]: ...
class GetScriptSourceParams(TypedDict):
    scriptId: Runtime.ScriptId
class GetScriptSourceResult(TypedDict):
    scriptSource: str
    bytecode: NotRequired[str]
class _getScriptSource(Named):
    def __call__(self, *, scriptId: Runtime.ScriptId, _timeout: Timeout = ...) -> GetScriptSourceResult: ...
    def submit(self, **params: Unpack[GetScriptSourceParams]) -> TypedCommand[GetScriptSourceResult]: ...
class DisassembleWasmModuleParams(TypedDict):
    scriptId: Runtime.ScriptId
class DisassembleWasmModuleResult(TypedDict):
    streamId: NotRequired[str]
    totalNumberOfLines: int
    functionBodyOffsets: list[int]
    chunk: WasmDisassemblyChunk
class _disassembleWasmModule(Named):
    def __call__(self, *, scriptId: Runtime.ScriptId, _timeout: Timeout = ...) -> DisassembleWasmModuleResult: ...
    def submit(self, **params: Unpack[DisassembleWasmModuleParams]) -> TypedCommand[DisassembleWasmModuleResult]: ...
class NextWasmDisassemblyChunkParams(TypedDict):
    streamId: str
class NextWasmDisassemblyChunkResult(TypedDict):
    chunk: WasmDisassemblyChunk
class _nextWasmDisassemblyChunk(Named):
    def __call__(self, *, streamId: str, _timeout: Timeout = ...) -> NextWasmDisassemblyChunkResult: ...
    def submit(self, **params: Unpack[NextWasmDisassemblyChunkParams]) -> TypedCommand[NextWasmDisassemblyChunkResult]: ...
class GetWasmBytecodeParams(TypedDict):
    scriptId: Runtime.ScriptId
class GetWasmBytecodeResult(TypedDict):
    bytecode: str
class _getWasmBytecode(Named):
    def __call__(self, *, scriptId: Runtime.ScriptId, _timeout: Timeout = ...) -> GetWasmBytecodeResult: ...
    def submit(self, **params: Unpack[GetWasmBytecodeParams]) -> TypedCommand[GetWasmBytecodeResult]: ...
class GetStackTraceParams(TypedDict):
    stackTraceId: Runtime.StackTraceId
class GetStackTraceResult(TypedDict):
    stackTrace: Runtime.StackTrace
class _getStackTrace(Named):
    def __call__(self, *, stackTraceId: Runtime.StackTraceId, _timeout: Timeout = ...) -> GetStackTraceResult: ...
    def submit(self, **params: Unpack[GetStackTraceParams]) -> TypedCommand[GetStackTraceResult]: ...
class _pause(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class PauseOnAsyncCallParams(TypedDict):
    parentStackTraceId: Runtime.StackTraceId
class _pauseOnAsyncCall(Named):
    def __call__(self, *, parentStackTraceId: Runtime.StackTraceId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[PauseOnAsyncCallParams]) -> TypedCommand[Empty]: ...
class RemoveBreakpointParams(TypedDict):
    breakpointId: BreakpointId
class _removeBreakpoint(Named):
    def __call__(self, *, breakpointId: BreakpointId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveBreakpointParams]) -> TypedCommand[Empty]: ...
class RestartFrameParams(TypedDict):
    callFrameId: CallFrameId
    mode: NotRequired[Literal['StepInto']]
class RestartFrameResult(TypedDict):
    callFrames: list[CallFrame]
    asyncStackTrace: NotRequired[Runtime.StackTrace]
    asyncStackTraceId: NotRequired[Runtime.StackTraceId]
class _restartFrame(Named):
    def __call__(self, *, callFrameId: CallFrameId, mode: Literal['StepInto'] = ..., _timeout: Timeout = ...) -> RestartFrameResult: ...
    def submit(self, **params: Unpack[RestartFrameParams]) -> TypedCommand[RestartFrameResult]: ...
class ResumeParams(TypedDict):
    terminateOnResume: NotRequired[bool]
class _resume(Named):
    def __call__(self, *, terminateOnResume: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ResumeParams]) -> TypedCommand[Empty]: ...
class SearchInContentParams(TypedDict):
    scriptId: Runtime.ScriptId
    query: str
    caseSensitive: NotRequired[bool]
    isRegex: NotRequired[bool]
class SearchInContentResult(TypedDict):
    result: list[SearchMatch]
class _searchInContent(Named):
    def __call__(self, *, scriptId: Runtime.ScriptId, query: str, caseSensitive: bool = ..., isRegex: bool = ..., _timeout: Timeout = ...) -> SearchInContentResult: ...
    def submit(self, **params: Unpack[SearchInContentParams]) -> TypedCommand[SearchInContentResult]: ...
class SetAsyncCallStackDepthParams(TypedDict):
    maxDepth: int
class _setAsyncCallStackDepth(Named):
    def __call__(self, *, maxDepth: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetAsyncCallStackDepthParams]) -> TypedCommand[Empty]: ...
class SetBlackboxExecutionContextsParams(TypedDict):
    uniqueIds: list[str] | tuple[str, ...]
class _setBlackboxExecutionContexts(Named):
    def __call__(self, *, uniqueIds: list[str] | tuple[str, ...], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetBlackboxExecutionContextsParams]) -> TypedCommand[Empty]: ...
class SetBlackboxPatternsParams(TypedDict):
    patterns: list[str] | tuple[str, ...]
    skipAnonymous: NotRequired[bool]
class _setBlackboxPatterns(Named):
    def __call__(self, *, patterns: list[str] | tuple[str, ...], skipAnonymous: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetBlackboxPatternsParams]) -> TypedCommand[Empty]: ...
class SetBlackboxedRangesParams(TypedDict):
    scriptId: Runtime.ScriptId
    positions: Sequence[ScriptPosition]
class _setBlackboxedRanges(Named):
    def __call__(self, *, scriptId: Runtime.ScriptId, positions: Sequence[ScriptPosition], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetBlackboxedRangesParams]) -> TypedCommand[Empty]: ...
class SetBreakpointParams(TypedDict):
    location: Location
    condition: NotRequired[str]
class SetBreakpointResult(TypedDict):
    breakpointId: BreakpointId
    actualLocation: Location
class _setBreakpoint(Named):
    def __call__(self, *, location: Location, condition: str = ..., _timeout: Timeout = ...) -> SetBreakpointResult: ...
    def submit(self, **params: Unpack[SetBreakpointParams]) -> TypedCommand[SetBreakpointResult]: ...
class SetInstrumentationBreakpointParams(TypedDict):
    instrumentation: Literal['beforeScriptExecution', 'beforeScriptWithSourceMapExecution']
class SetInstrumentationBreakpointResult(TypedDict):
    breakpointId: BreakpointId
class _setInstrumentationBreakpoint(Named):
    def __call__(self, *, instrumentation: Literal['beforeScriptExecution', 'beforeScriptWithSourceMapExecution'], _timeout: Timeout = ...) -> SetInstrumentationBreakpointResult: ...
    def submit(self, **params: Unpack[SetInstrumentationBreakpointParams]) -> TypedCommand[SetInstrumentationBreakpointResult]: ...
class SetBreakpointByUrlParams(TypedDict):
    lineNumber: int
    url: NotRequired[str]
    urlRegex: NotRequired[str]
    scriptHash: NotRequired[str]
    columnNumber: NotRequired[int]
    condition: NotRequired[str]
class SetBreakpointByUrlResult(TypedDict):
    breakpointId: BreakpointId
    locations: list[Location]
class _setBreakpointByUrl(Named):
    def __call__(self, *, lineNumber: int, url: str = ..., urlRegex: str = ..., scriptHash: str = ..., columnNumber: int = ..., condition: str = ..., _timeout: Timeout = ...) -> SetBreakpointByUrlResult: ...
    def submit(self, **params: Unpack[SetBreakpointByUrlParams]) -> TypedCommand[SetBreakpointByUrlResult]: ...
class SetBreakpointOnFunctionCallParams(TypedDict):
    objectId: Runtime.RemoteObjectId
    condition: NotRequired[str]
class SetBreakpointOnFunctionCallResult(TypedDict):
    breakpointId: BreakpointId
class _setBreakpointOnFunctionCall(Named):
    def __call__(self, *, objectId: Runtime.RemoteObjectId, condition: str = ..., _timeout: Timeout = ...) -> SetBreakpointOnFunctionCallResult: ...
    def submit(self, **params: Unpack[SetBreakpointOnFunctionCallParams]) -> TypedCommand[SetBreakpointOnFunctionCallResult]: ...
class SetBreakpointsActiveParams(TypedDict):
    active: bool
class _setBreakpointsActive(Named):
    def __call__(self, *, active: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetBreakpointsActiveParams]) -> TypedCommand[Empty]: ...
class SetPauseOnExceptionsParams(TypedDict):
    state: Literal['none', 'caught', 'uncaught', 'all']
class _setPauseOnExceptions(Named):
    def __call__(self, *, state: Literal['none', 'caught', 'uncaught', 'all'], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPauseOnExceptionsParams]) -> TypedCommand[Empty]: ...
class SetReturnValueParams(TypedDict):
    newValue: Runtime.CallArgument
class _setReturnValue(Named):
    def __call__(self, *, newValue: Runtime.CallArgument, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetReturnValueParams]) -> TypedCommand[Empty]: ...
class SetScriptSourceParams(TypedDict):
    scriptId: Runtime.ScriptId
    scriptSource: str
    dryRun: NotRequired[bool]
    allowTopFrameEditing: NotRequired[bool]
class SetScriptSourceResult(TypedDict):
    callFrames: NotRequired[list[CallFrame]]
    stackChanged: NotRequired[bool]
    asyncStackTrace: NotRequired[Runtime.StackTrace]
    asyncStackTraceId: NotRequired[Runtime.StackTraceId]
    status: Literal['Ok', 'CompileError', 'BlockedByActiveGenerator', 'BlockedByActiveFunction', 'BlockedByTopLevelEsModuleChange']
    exceptionDetails: NotRequired[Runtime.ExceptionDetails]
class _setScriptSource(Named):
    def __call__(self, *, scriptId: Runtime.ScriptId, scriptSource: str, dryRun: bool = ..., allowTopFrameEditing: bool = ..., _timeout: Timeout = ...) -> SetScriptSourceResult: ...
    def submit(self, **params: Unpack[SetScriptSourceParams]) -> TypedCommand[SetScriptSourceResult]: ...
class SetSkipAllPausesParams(TypedDict):
    skip: bool
class _setSkipAllPauses(Named):
    def __call__(self, *, skip: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetSkipAllPausesParams]) -> TypedCommand[Empty]: ...
class SetVariableValueParams(TypedDict):
    scopeNumber: int
    variableName: str
    newValue: Runtime.CallArgument
    callFrameId: CallFrameId
class _setVariableValue(Named):
    def __call__(self, *, scopeNumber: int, variableName: str, newValue: Runtime.CallArgument, callFrameId: CallFrameId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetVariableValueParams]) -> TypedCommand[Empty]: ...
class StepIntoParams(TypedDict):
    breakOnAsyncCall: NotRequired[bool]
    skipList: NotRequired[Sequence[LocationRange]]
class _stepInto(Named):
    def __call__(self, *, breakOnAsyncCall: bool = ..., skipList: Sequence[LocationRange] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StepIntoParams]) -> TypedCommand[Empty]: ...
class _stepOut(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class StepOverParams(TypedDict):
    skipList: NotRequired[Sequence[LocationRange]]
    enterRanges: NotRequired[Sequence[LocationRange]]
class _stepOver(Named):
    def __call__(self, *, skipList: Sequence[LocationRange] = ..., enterRanges: Sequence[LocationRange] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StepOverParams]) -> TypedCommand[Empty]: ...
class BreakpointResolvedParams(TypedDict):
    breakpointId: BreakpointId
    location: Location
@type_check_only
class BreakpointResolvedEvent(Event):
    method: Literal["Debugger.breakpointResolved"]
    params: BreakpointResolvedParams  # type: ignore[assignment]
class PausedParams(TypedDict):
    callFrames: list[CallFrame]
    reason: Literal['ambiguous', 'assert', 'CSPViolation', 'debugCommand', 'DOM', 'EventListener', 'exception', 'instrumentation', 'OOM', 'other', 'promiseRejection', 'XHR', 'step']
    data: NotRequired[dict[str, Any]]
    hitBreakpoints: NotRequired[list[str]]
    asyncStackTrace: NotRequired[Runtime.StackTrace]
    asyncStackTraceId: NotRequired[Runtime.StackTraceId]
    asyncCallStackTraceId: NotRequired[Runtime.StackTraceId]
@type_check_only
class PausedEvent(Event):
    method: Literal["Debugger.paused"]
    params: PausedParams  # type: ignore[assignment]
@type_check_only
class ResumedEvent(Event):
    method: Literal["Debugger.resumed"]
    params: Empty  # type: ignore[assignment]
class ScriptFailedToParseParams(TypedDict):
    scriptId: Runtime.ScriptId
    url: str
    startLine: int
    startColumn: int
    endLine: int
    endColumn: int
    executionContextId: Runtime.ExecutionContextId
    hash: str
    buildId: str
    executionContextAuxData: NotRequired[dict[str, Any]]
    sourceMapURL: NotRequired[str]
    hasSourceURL: NotRequired[bool]
    isModule: NotRequired[bool]
    length: NotRequired[int]
    stackTrace: NotRequired[Runtime.StackTrace]
    codeOffset: NotRequired[int]
    scriptLanguage: NotRequired[ScriptLanguage]
    embedderName: NotRequired[str]
@type_check_only
class ScriptFailedToParseEvent(Event):
    method: Literal["Debugger.scriptFailedToParse"]
    params: ScriptFailedToParseParams  # type: ignore[assignment]
class ScriptParsedParams(TypedDict):
    scriptId: Runtime.ScriptId
    url: str
    startLine: int
    startColumn: int
    endLine: int
    endColumn: int
    executionContextId: Runtime.ExecutionContextId
    hash: str
    buildId: str
    executionContextAuxData: NotRequired[dict[str, Any]]
    isLiveEdit: NotRequired[bool]
    sourceMapURL: NotRequired[str]
    hasSourceURL: NotRequired[bool]
    isModule: NotRequired[bool]
    length: NotRequired[int]
    stackTrace: NotRequired[Runtime.StackTrace]
    codeOffset: NotRequired[int]
    scriptLanguage: NotRequired[ScriptLanguage]
    debugSymbols: NotRequired[list[DebugSymbols]]
    embedderName: NotRequired[str]
    resolvedBreakpoints: NotRequired[list[ResolvedBreakpoint]]
@type_check_only
class ScriptParsedEvent(Event):
    method: Literal["Debugger.scriptParsed"]
    params: ScriptParsedParams  # type: ignore[assignment]
class DebuggerDomain(Named):
    @property
    def continueToLocation(self) -> _continueToLocation: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-continueToLocation"""
    @property
    def disable(self) -> _disable: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-disable"""
    @property
    def enable(self) -> _enable: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-enable"""
    @property
    def evaluateOnCallFrame(self) -> _evaluateOnCallFrame: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-evaluateOnCallFrame"""
    @property
    def getPossibleBreakpoints(self) -> _getPossibleBreakpoints: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-getPossibleBreakpoints"""
    @property
    def getScriptSource(self) -> _getScriptSource: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-getScriptSource"""
    @property
    def disassembleWasmModule(self) -> _disassembleWasmModule: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-disassembleWasmModule"""
    @property
    def nextWasmDisassemblyChunk(self) -> _nextWasmDisassemblyChunk: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-nextWasmDisassemblyChunk"""
    @property
    @deprecated("the protocol says so")
    def getWasmBytecode(self) -> _getWasmBytecode: """Deprecated. https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-getWasmBytecode"""
    @property
    def getStackTrace(self) -> _getStackTrace: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-getStackTrace"""
    @property
    def pause(self) -> _pause: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-pause"""
    @property
    @deprecated("the protocol says so")
    def pauseOnAsyncCall(self) -> _pauseOnAsyncCall: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-pauseOnAsyncCall"""
    @property
    def removeBreakpoint(self) -> _removeBreakpoint: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-removeBreakpoint"""
    @property
    def restartFrame(self) -> _restartFrame: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-restartFrame"""
    @property
    def resume(self) -> _resume: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-resume"""
    @property
    def searchInContent(self) -> _searchInContent: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-searchInContent"""
    @property
    def setAsyncCallStackDepth(self) -> _setAsyncCallStackDepth: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-setAsyncCallStackDepth"""
    @property
    def setBlackboxExecutionContexts(self) -> _setBlackboxExecutionContexts: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-setBlackboxExecutionContexts"""
    @property
    def setBlackboxPatterns(self) -> _setBlackboxPatterns: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-setBlackboxPatterns"""
    @property
    def setBlackboxedRanges(self) -> _setBlackboxedRanges: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-setBlackboxedRanges"""
    @property
    def setBreakpoint(self) -> _setBreakpoint: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-setBreakpoint"""
    @property
    def setInstrumentationBreakpoint(self) -> _setInstrumentationBreakpoint: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-setInstrumentationBreakpoint"""
    @property
    def setBreakpointByUrl(self) -> _setBreakpointByUrl: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-setBreakpointByUrl"""
    @property
    def setBreakpointOnFunctionCall(self) -> _setBreakpointOnFunctionCall: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-setBreakpointOnFunctionCall"""
    @property
    def setBreakpointsActive(self) -> _setBreakpointsActive: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-setBreakpointsActive"""
    @property
    def setPauseOnExceptions(self) -> _setPauseOnExceptions: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-setPauseOnExceptions"""
    @property
    def setReturnValue(self) -> _setReturnValue: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-setReturnValue"""
    @property
    @deprecated("the protocol says so")
    def setScriptSource(self) -> _setScriptSource: """Deprecated. https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-setScriptSource"""
    @property
    def setSkipAllPauses(self) -> _setSkipAllPauses: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-setSkipAllPauses"""
    @property
    def setVariableValue(self) -> _setVariableValue: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-setVariableValue"""
    @property
    def stepInto(self) -> _stepInto: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-stepInto"""
    @property
    def stepOut(self) -> _stepOut: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-stepOut"""
    @property
    def stepOver(self) -> _stepOver: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#method-stepOver"""
    @property
    @deprecated("the protocol says so")
    def breakpointResolved(self) -> TypedEvent[BreakpointResolvedEvent]: """Deprecated. https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#event-breakpointResolved"""
    @property
    def paused(self) -> TypedEvent[PausedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#event-paused"""
    @property
    def resumed(self) -> TypedEvent[ResumedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#event-resumed"""
    @property
    def scriptFailedToParse(self) -> TypedEvent[ScriptFailedToParseEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#event-scriptFailedToParse"""
    @property
    def scriptParsed(self) -> TypedEvent[ScriptParsedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Debugger/#event-scriptParsed"""
