# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand, TypedEvent

GraphObjectId: TypeAlias = str
ContextType: TypeAlias = Literal['realtime', 'offline']
ContextState: TypeAlias = Literal['suspended', 'running', 'closed', 'interrupted']
NodeType: TypeAlias = str
ChannelCountMode: TypeAlias = Literal['clamped-max', 'explicit', 'max']
ChannelInterpretation: TypeAlias = Literal['discrete', 'speakers']
ParamType: TypeAlias = str
AutomationRate: TypeAlias = Literal['a-rate', 'k-rate']
class ContextRealtimeData(TypedDict):
    currentTime: float
    renderCapacity: float
    callbackIntervalMean: float
    callbackIntervalVariance: float
class BaseAudioContext(TypedDict):
    contextId: GraphObjectId
    contextType: ContextType
    contextState: ContextState
    realtimeData: NotRequired[ContextRealtimeData]
    callbackBufferSize: float
    maxOutputChannelCount: float
    sampleRate: float
    renderQuantumSize: float
class AudioListener(TypedDict):
    listenerId: GraphObjectId
    contextId: GraphObjectId
class AudioNode(TypedDict):
    nodeId: GraphObjectId
    contextId: GraphObjectId
    nodeType: NodeType
    numberOfInputs: float
    numberOfOutputs: float
    channelCount: float
    channelCountMode: ChannelCountMode
    channelInterpretation: ChannelInterpretation
class AudioParam(TypedDict):
    paramId: GraphObjectId
    nodeId: GraphObjectId
    contextId: GraphObjectId
    paramType: ParamType
    rate: AutomationRate
    defaultValue: float
    minValue: float
    maxValue: float
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class GetRealtimeDataParams(TypedDict):
    contextId: GraphObjectId
class GetRealtimeDataResult(TypedDict):
    realtimeData: ContextRealtimeData
class _getRealtimeData(Named):
    def __call__(self, *, contextId: GraphObjectId, _timeout: Timeout = ...) -> GetRealtimeDataResult: ...
    def submit(self, **params: Unpack[GetRealtimeDataParams]) -> TypedCommand[GetRealtimeDataResult]: ...
class ContextCreatedParams(TypedDict):
    context: BaseAudioContext
@type_check_only
class ContextCreatedEvent(Event):
    method: Literal["WebAudio.contextCreated"]
    params: ContextCreatedParams  # type: ignore[assignment]
class ContextWillBeDestroyedParams(TypedDict):
    contextId: GraphObjectId
@type_check_only
class ContextWillBeDestroyedEvent(Event):
    method: Literal["WebAudio.contextWillBeDestroyed"]
    params: ContextWillBeDestroyedParams  # type: ignore[assignment]
class ContextChangedParams(TypedDict):
    context: BaseAudioContext
@type_check_only
class ContextChangedEvent(Event):
    method: Literal["WebAudio.contextChanged"]
    params: ContextChangedParams  # type: ignore[assignment]
class AudioListenerCreatedParams(TypedDict):
    listener: AudioListener
@type_check_only
class AudioListenerCreatedEvent(Event):
    method: Literal["WebAudio.audioListenerCreated"]
    params: AudioListenerCreatedParams  # type: ignore[assignment]
class AudioListenerWillBeDestroyedParams(TypedDict):
    contextId: GraphObjectId
    listenerId: GraphObjectId
@type_check_only
class AudioListenerWillBeDestroyedEvent(Event):
    method: Literal["WebAudio.audioListenerWillBeDestroyed"]
    params: AudioListenerWillBeDestroyedParams  # type: ignore[assignment]
class AudioNodeCreatedParams(TypedDict):
    node: AudioNode
@type_check_only
class AudioNodeCreatedEvent(Event):
    method: Literal["WebAudio.audioNodeCreated"]
    params: AudioNodeCreatedParams  # type: ignore[assignment]
class AudioNodeWillBeDestroyedParams(TypedDict):
    contextId: GraphObjectId
    nodeId: GraphObjectId
@type_check_only
class AudioNodeWillBeDestroyedEvent(Event):
    method: Literal["WebAudio.audioNodeWillBeDestroyed"]
    params: AudioNodeWillBeDestroyedParams  # type: ignore[assignment]
class AudioParamCreatedParams(TypedDict):
    param: AudioParam
@type_check_only
class AudioParamCreatedEvent(Event):
    method: Literal["WebAudio.audioParamCreated"]
    params: AudioParamCreatedParams  # type: ignore[assignment]
class AudioParamWillBeDestroyedParams(TypedDict):
    contextId: GraphObjectId
    nodeId: GraphObjectId
    paramId: GraphObjectId
@type_check_only
class AudioParamWillBeDestroyedEvent(Event):
    method: Literal["WebAudio.audioParamWillBeDestroyed"]
    params: AudioParamWillBeDestroyedParams  # type: ignore[assignment]
class NodesConnectedParams(TypedDict):
    contextId: GraphObjectId
    sourceId: GraphObjectId
    destinationId: GraphObjectId
    sourceOutputIndex: NotRequired[float]
    destinationInputIndex: NotRequired[float]
@type_check_only
class NodesConnectedEvent(Event):
    method: Literal["WebAudio.nodesConnected"]
    params: NodesConnectedParams  # type: ignore[assignment]
class NodesDisconnectedParams(TypedDict):
    contextId: GraphObjectId
    sourceId: GraphObjectId
    destinationId: GraphObjectId
    sourceOutputIndex: NotRequired[float]
    destinationInputIndex: NotRequired[float]
@type_check_only
class NodesDisconnectedEvent(Event):
    method: Literal["WebAudio.nodesDisconnected"]
    params: NodesDisconnectedParams  # type: ignore[assignment]
class NodeParamConnectedParams(TypedDict):
    contextId: GraphObjectId
    sourceId: GraphObjectId
    destinationId: GraphObjectId
    sourceOutputIndex: NotRequired[float]
@type_check_only
class NodeParamConnectedEvent(Event):
    method: Literal["WebAudio.nodeParamConnected"]
    params: NodeParamConnectedParams  # type: ignore[assignment]
class NodeParamDisconnectedParams(TypedDict):
    contextId: GraphObjectId
    sourceId: GraphObjectId
    destinationId: GraphObjectId
    sourceOutputIndex: NotRequired[float]
@type_check_only
class NodeParamDisconnectedEvent(Event):
    method: Literal["WebAudio.nodeParamDisconnected"]
    params: NodeParamDisconnectedParams  # type: ignore[assignment]
class WebAudioDomain(Named):
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAudio/#method-enable"""
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAudio/#method-disable"""
    @property
    def getRealtimeData(self) -> _getRealtimeData: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAudio/#method-getRealtimeData"""
    @property
    def contextCreated(self) -> TypedEvent[ContextCreatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAudio/#event-contextCreated"""
    @property
    def contextWillBeDestroyed(self) -> TypedEvent[ContextWillBeDestroyedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAudio/#event-contextWillBeDestroyed"""
    @property
    def contextChanged(self) -> TypedEvent[ContextChangedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAudio/#event-contextChanged"""
    @property
    def audioListenerCreated(self) -> TypedEvent[AudioListenerCreatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAudio/#event-audioListenerCreated"""
    @property
    def audioListenerWillBeDestroyed(self) -> TypedEvent[AudioListenerWillBeDestroyedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAudio/#event-audioListenerWillBeDestroyed"""
    @property
    def audioNodeCreated(self) -> TypedEvent[AudioNodeCreatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAudio/#event-audioNodeCreated"""
    @property
    def audioNodeWillBeDestroyed(self) -> TypedEvent[AudioNodeWillBeDestroyedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAudio/#event-audioNodeWillBeDestroyed"""
    @property
    def audioParamCreated(self) -> TypedEvent[AudioParamCreatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAudio/#event-audioParamCreated"""
    @property
    def audioParamWillBeDestroyed(self) -> TypedEvent[AudioParamWillBeDestroyedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAudio/#event-audioParamWillBeDestroyed"""
    @property
    def nodesConnected(self) -> TypedEvent[NodesConnectedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAudio/#event-nodesConnected"""
    @property
    def nodesDisconnected(self) -> TypedEvent[NodesDisconnectedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAudio/#event-nodesDisconnected"""
    @property
    def nodeParamConnected(self) -> TypedEvent[NodeParamConnectedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAudio/#event-nodeParamConnected"""
    @property
    def nodeParamDisconnected(self) -> TypedEvent[NodeParamDisconnectedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAudio/#event-nodeParamDisconnected"""
