# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Debugger
from . import Empty
from . import Runtime
from . import TypedCommand
from . import TypedEvent

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
class _continueToLocation:
    def __call__(self, *, location: Location, targetCallFrames: Literal['any', 'current'] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ContinueToLocationParams]) -> TypedCommand[Empty]: ...
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class EnableParams(TypedDict):
    maxScriptsCacheSize: NotRequired[float]
class EnableResult(TypedDict):
    debuggerId: Runtime.UniqueDebuggerId
class _enable:
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
class _evaluateOnCallFrame:
    def __call__(self, *, callFrameId: CallFrameId, expression: str, objectGroup: str = ..., includeCommandLineAPI: bool = ..., silent: bool = ..., returnByValue: bool = ..., generatePreview: bool = ..., throwOnSideEffect: bool = ..., timeout: Runtime.TimeDelta = ..., scopeNumber: int = ..., _timeout: Timeout = ...) -> EvaluateOnCallFrameResult: ...
    def submit(self, **params: Unpack[EvaluateOnCallFrameParams]) -> TypedCommand[EvaluateOnCallFrameResult]: ...
class GetPossibleBreakpointsParams(TypedDict):
    start: Location
    end: NotRequired[Location]
    restrictToFunction: NotRequired[bool]
class GetPossibleBreakpointsResult(TypedDict):
    locations: list[BreakLocation]
class _getPossibleBreakpoints:
    def __call__(self, *, start: Location, end: Location = ..., restrictToFunction: bool = ..., _timeout: Timeout = ...) -> GetPossibleBreakpointsResult: ...
    def submit(self, **params: Unpack[GetPossibleBreakpointsParams]) -> TypedCommand[GetPossibleBreakpointsResult]: ...
class GetScriptSourceParams(TypedDict):
    scriptId: Runtime.ScriptId
class GetScriptSourceResult(TypedDict):
    scriptSource: str
    bytecode: NotRequired[str]
class _getScriptSource:
    def __call__(self, *, scriptId: Runtime.ScriptId, _timeout: Timeout = ...) -> GetScriptSourceResult: ...
    def submit(self, **params: Unpack[GetScriptSourceParams]) -> TypedCommand[GetScriptSourceResult]: ...
class DisassembleWasmModuleParams(TypedDict):
    scriptId: Runtime.ScriptId
class DisassembleWasmModuleResult(TypedDict):
    streamId: NotRequired[str]
    totalNumberOfLines: int
    functionBodyOffsets: list[int]
    chunk: WasmDisassemblyChunk
class _disassembleWasmModule:
    def __call__(self, *, scriptId: Runtime.ScriptId, _timeout: Timeout = ...) -> DisassembleWasmModuleResult: ...
    def submit(self, **params: Unpack[DisassembleWasmModuleParams]) -> TypedCommand[DisassembleWasmModuleResult]: ...
class NextWasmDisassemblyChunkParams(TypedDict):
    streamId: str
class NextWasmDisassemblyChunkResult(TypedDict):
    chunk: WasmDisassemblyChunk
class _nextWasmDisassemblyChunk:
    def __call__(self, *, streamId: str, _timeout: Timeout = ...) -> NextWasmDisassemblyChunkResult: ...
    def submit(self, **params: Unpack[NextWasmDisassemblyChunkParams]) -> TypedCommand[NextWasmDisassemblyChunkResult]: ...
class GetWasmBytecodeParams(TypedDict):
    scriptId: Runtime.ScriptId
class GetWasmBytecodeResult(TypedDict):
    bytecode: str
class _getWasmBytecode:
    def __call__(self, *, scriptId: Runtime.ScriptId, _timeout: Timeout = ...) -> GetWasmBytecodeResult: ...
    def submit(self, **params: Unpack[GetWasmBytecodeParams]) -> TypedCommand[GetWasmBytecodeResult]: ...
class GetStackTraceParams(TypedDict):
    stackTraceId: Runtime.StackTraceId
class GetStackTraceResult(TypedDict):
    stackTrace: Runtime.StackTrace
class _getStackTrace:
    def __call__(self, *, stackTraceId: Runtime.StackTraceId, _timeout: Timeout = ...) -> GetStackTraceResult: ...
    def submit(self, **params: Unpack[GetStackTraceParams]) -> TypedCommand[GetStackTraceResult]: ...
class _pause:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class PauseOnAsyncCallParams(TypedDict):
    parentStackTraceId: Runtime.StackTraceId
class _pauseOnAsyncCall:
    def __call__(self, *, parentStackTraceId: Runtime.StackTraceId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[PauseOnAsyncCallParams]) -> TypedCommand[Empty]: ...
class RemoveBreakpointParams(TypedDict):
    breakpointId: BreakpointId
class _removeBreakpoint:
    def __call__(self, *, breakpointId: BreakpointId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveBreakpointParams]) -> TypedCommand[Empty]: ...
class RestartFrameParams(TypedDict):
    callFrameId: CallFrameId
    mode: NotRequired[Literal['StepInto']]
class RestartFrameResult(TypedDict):
    callFrames: list[CallFrame]
    asyncStackTrace: NotRequired[Runtime.StackTrace]
    asyncStackTraceId: NotRequired[Runtime.StackTraceId]
class _restartFrame:
    def __call__(self, *, callFrameId: CallFrameId, mode: Literal['StepInto'] = ..., _timeout: Timeout = ...) -> RestartFrameResult: ...
    def submit(self, **params: Unpack[RestartFrameParams]) -> TypedCommand[RestartFrameResult]: ...
class ResumeParams(TypedDict):
    terminateOnResume: NotRequired[bool]
class _resume:
    def __call__(self, *, terminateOnResume: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ResumeParams]) -> TypedCommand[Empty]: ...
class SearchInContentParams(TypedDict):
    scriptId: Runtime.ScriptId
    query: str
    caseSensitive: NotRequired[bool]
    isRegex: NotRequired[bool]
class SearchInContentResult(TypedDict):
    result: list[SearchMatch]
class _searchInContent:
    def __call__(self, *, scriptId: Runtime.ScriptId, query: str, caseSensitive: bool = ..., isRegex: bool = ..., _timeout: Timeout = ...) -> SearchInContentResult: ...
    def submit(self, **params: Unpack[SearchInContentParams]) -> TypedCommand[SearchInContentResult]: ...
class SetAsyncCallStackDepthParams(TypedDict):
    maxDepth: int
class _setAsyncCallStackDepth:
    def __call__(self, *, maxDepth: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetAsyncCallStackDepthParams]) -> TypedCommand[Empty]: ...
class SetBlackboxExecutionContextsParams(TypedDict):
    uniqueIds: list[str]
class _setBlackboxExecutionContexts:
    def __call__(self, *, uniqueIds: list[str], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetBlackboxExecutionContextsParams]) -> TypedCommand[Empty]: ...
class SetBlackboxPatternsParams(TypedDict):
    patterns: list[str]
    skipAnonymous: NotRequired[bool]
class _setBlackboxPatterns:
    def __call__(self, *, patterns: list[str], skipAnonymous: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetBlackboxPatternsParams]) -> TypedCommand[Empty]: ...
class SetBlackboxedRangesParams(TypedDict):
    scriptId: Runtime.ScriptId
    positions: list[ScriptPosition]
class _setBlackboxedRanges:
    def __call__(self, *, scriptId: Runtime.ScriptId, positions: list[ScriptPosition], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetBlackboxedRangesParams]) -> TypedCommand[Empty]: ...
class SetBreakpointParams(TypedDict):
    location: Location
    condition: NotRequired[str]
class SetBreakpointResult(TypedDict):
    breakpointId: BreakpointId
    actualLocation: Location
class _setBreakpoint:
    def __call__(self, *, location: Location, condition: str = ..., _timeout: Timeout = ...) -> SetBreakpointResult: ...
    def submit(self, **params: Unpack[SetBreakpointParams]) -> TypedCommand[SetBreakpointResult]: ...
class SetInstrumentationBreakpointParams(TypedDict):
    instrumentation: Literal['beforeScriptExecution', 'beforeScriptWithSourceMapExecution']
class SetInstrumentationBreakpointResult(TypedDict):
    breakpointId: BreakpointId
class _setInstrumentationBreakpoint:
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
class _setBreakpointByUrl:
    def __call__(self, *, lineNumber: int, url: str = ..., urlRegex: str = ..., scriptHash: str = ..., columnNumber: int = ..., condition: str = ..., _timeout: Timeout = ...) -> SetBreakpointByUrlResult: ...
    def submit(self, **params: Unpack[SetBreakpointByUrlParams]) -> TypedCommand[SetBreakpointByUrlResult]: ...
class SetBreakpointOnFunctionCallParams(TypedDict):
    objectId: Runtime.RemoteObjectId
    condition: NotRequired[str]
class SetBreakpointOnFunctionCallResult(TypedDict):
    breakpointId: BreakpointId
class _setBreakpointOnFunctionCall:
    def __call__(self, *, objectId: Runtime.RemoteObjectId, condition: str = ..., _timeout: Timeout = ...) -> SetBreakpointOnFunctionCallResult: ...
    def submit(self, **params: Unpack[SetBreakpointOnFunctionCallParams]) -> TypedCommand[SetBreakpointOnFunctionCallResult]: ...
class SetBreakpointsActiveParams(TypedDict):
    active: bool
class _setBreakpointsActive:
    def __call__(self, *, active: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetBreakpointsActiveParams]) -> TypedCommand[Empty]: ...
class SetPauseOnExceptionsParams(TypedDict):
    state: Literal['none', 'caught', 'uncaught', 'all']
class _setPauseOnExceptions:
    def __call__(self, *, state: Literal['none', 'caught', 'uncaught', 'all'], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPauseOnExceptionsParams]) -> TypedCommand[Empty]: ...
class SetReturnValueParams(TypedDict):
    newValue: Runtime.CallArgument
class _setReturnValue:
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
class _setScriptSource:
    def __call__(self, *, scriptId: Runtime.ScriptId, scriptSource: str, dryRun: bool = ..., allowTopFrameEditing: bool = ..., _timeout: Timeout = ...) -> SetScriptSourceResult: ...
    def submit(self, **params: Unpack[SetScriptSourceParams]) -> TypedCommand[SetScriptSourceResult]: ...
class SetSkipAllPausesParams(TypedDict):
    skip: bool
class _setSkipAllPauses:
    def __call__(self, *, skip: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetSkipAllPausesParams]) -> TypedCommand[Empty]: ...
class SetVariableValueParams(TypedDict):
    scopeNumber: int
    variableName: str
    newValue: Runtime.CallArgument
    callFrameId: CallFrameId
class _setVariableValue:
    def __call__(self, *, scopeNumber: int, variableName: str, newValue: Runtime.CallArgument, callFrameId: CallFrameId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetVariableValueParams]) -> TypedCommand[Empty]: ...
class StepIntoParams(TypedDict):
    breakOnAsyncCall: NotRequired[bool]
    skipList: NotRequired[list[LocationRange]]
class _stepInto:
    def __call__(self, *, breakOnAsyncCall: bool = ..., skipList: list[LocationRange] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StepIntoParams]) -> TypedCommand[Empty]: ...
class _stepOut:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class StepOverParams(TypedDict):
    skipList: NotRequired[list[LocationRange]]
    enterRanges: NotRequired[list[LocationRange]]
class _stepOver:
    def __call__(self, *, skipList: list[LocationRange] = ..., enterRanges: list[LocationRange] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[StepOverParams]) -> TypedCommand[Empty]: ...
class BreakpointResolvedParams(TypedDict):
    breakpointId: BreakpointId
    location: Location
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
class PausedEvent(Event):
    method: Literal["Debugger.paused"]
    params: PausedParams  # type: ignore[assignment]
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
    scriptLanguage: NotRequired[Debugger.ScriptLanguage]
    embedderName: NotRequired[str]
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
    scriptLanguage: NotRequired[Debugger.ScriptLanguage]
    debugSymbols: NotRequired[list[Debugger.DebugSymbols]]
    embedderName: NotRequired[str]
    resolvedBreakpoints: NotRequired[list[ResolvedBreakpoint]]
class ScriptParsedEvent(Event):
    method: Literal["Debugger.scriptParsed"]
    params: ScriptParsedParams  # type: ignore[assignment]
class DebuggerDomain:
    @property
    def continueToLocation(self) -> _continueToLocation: ...
    @property
    def disable(self) -> _disable: ...
    @property
    def enable(self) -> _enable: ...
    @property
    def evaluateOnCallFrame(self) -> _evaluateOnCallFrame: ...
    @property
    def getPossibleBreakpoints(self) -> _getPossibleBreakpoints: ...
    @property
    def getScriptSource(self) -> _getScriptSource: ...
    @property
    def disassembleWasmModule(self) -> _disassembleWasmModule: ...
    @property
    def nextWasmDisassemblyChunk(self) -> _nextWasmDisassemblyChunk: ...
    @property
    def getWasmBytecode(self) -> _getWasmBytecode: ...
    @property
    def getStackTrace(self) -> _getStackTrace: ...
    @property
    def pause(self) -> _pause: ...
    @property
    def pauseOnAsyncCall(self) -> _pauseOnAsyncCall: ...
    @property
    def removeBreakpoint(self) -> _removeBreakpoint: ...
    @property
    def restartFrame(self) -> _restartFrame: ...
    @property
    def resume(self) -> _resume: ...
    @property
    def searchInContent(self) -> _searchInContent: ...
    @property
    def setAsyncCallStackDepth(self) -> _setAsyncCallStackDepth: ...
    @property
    def setBlackboxExecutionContexts(self) -> _setBlackboxExecutionContexts: ...
    @property
    def setBlackboxPatterns(self) -> _setBlackboxPatterns: ...
    @property
    def setBlackboxedRanges(self) -> _setBlackboxedRanges: ...
    @property
    def setBreakpoint(self) -> _setBreakpoint: ...
    @property
    def setInstrumentationBreakpoint(self) -> _setInstrumentationBreakpoint: ...
    @property
    def setBreakpointByUrl(self) -> _setBreakpointByUrl: ...
    @property
    def setBreakpointOnFunctionCall(self) -> _setBreakpointOnFunctionCall: ...
    @property
    def setBreakpointsActive(self) -> _setBreakpointsActive: ...
    @property
    def setPauseOnExceptions(self) -> _setPauseOnExceptions: ...
    @property
    def setReturnValue(self) -> _setReturnValue: ...
    @property
    def setScriptSource(self) -> _setScriptSource: ...
    @property
    def setSkipAllPauses(self) -> _setSkipAllPauses: ...
    @property
    def setVariableValue(self) -> _setVariableValue: ...
    @property
    def stepInto(self) -> _stepInto: ...
    @property
    def stepOut(self) -> _stepOut: ...
    @property
    def stepOver(self) -> _stepOver: ...
    @property
    def breakpointResolved(self) -> TypedEvent[BreakpointResolvedEvent]: ...
    @property
    def paused(self) -> TypedEvent[PausedEvent]: ...
    @property
    def resumed(self) -> TypedEvent[ResumedEvent]: ...
    @property
    def scriptFailedToParse(self) -> TypedEvent[ScriptFailedToParseEvent]: ...
    @property
    def scriptParsed(self) -> TypedEvent[ScriptParsedEvent]: ...
