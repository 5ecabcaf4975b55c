# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import TypedDict
from typing_extensions import NotRequired
from cdpsync.threads import Timeout
from . import Named, Network, Page, Runtime, TypedCommand

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
class _getAdMetrics(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetAdMetricsResult: ...
    def submit(self) -> TypedCommand[GetAdMetricsResult]: ...
class GetAdScriptsResult(TypedDict):
    newScripts: list[AdScript]
class _getAdScripts(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetAdScriptsResult: ...
    def submit(self) -> TypedCommand[GetAdScriptsResult]: ...
class AdsDomain(Named):
    @property
    def getAdMetrics(self) -> _getAdMetrics: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Ads/#method-getAdMetrics"""
    @property
    def getAdScripts(self) -> _getAdScripts: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Ads/#method-getAdScripts"""
