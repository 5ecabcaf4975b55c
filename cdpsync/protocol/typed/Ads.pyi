# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import Network
from . import Page
from . import Runtime
from . import TypedCommand
from . import TypedEvent

class AdFrameData(TypedDict):
    frameId: Page.FrameId
    initialOrigin: NotRequired[str]
    networkBytes: float
    cpuTime: float
class AdMetrics(TypedDict):
    viewportAdDensityByArea: int
    averageViewportAdDensityByArea: float
    viewportAdCount: int
    averageViewportAdCount: float
    totalAdCpuTime: float
    totalAdNetworkBytes: float
    updateAdFrames: list[AdFrameData]
    removeAdFrames: list[Page.FrameId]
class AdScript(TypedDict):
    scriptId: Runtime.ScriptId
    provenance: Network.AdProvenance
class GetAdMetricsResult(TypedDict):
    metrics: AdMetrics
class _getAdMetrics:
    def __call__(self, *, _timeout: Timeout = ...) -> GetAdMetricsResult: ...
    def submit(self) -> TypedCommand[GetAdMetricsResult]: ...
class GetAdScriptsResult(TypedDict):
    newScripts: list[AdScript]
class _getAdScripts:
    def __call__(self, *, _timeout: Timeout = ...) -> GetAdScriptsResult: ...
    def submit(self) -> TypedCommand[GetAdScriptsResult]: ...
class AdsDomain:
    @property
    def getAdMetrics(self) -> _getAdMetrics: ...
    @property
    def getAdScripts(self) -> _getAdScripts: ...
