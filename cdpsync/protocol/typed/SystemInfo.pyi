# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Any, Literal, TypeAlias, TypedDict
from typing_extensions import NotRequired, Unpack
from cdpsync.threads import Timeout
from . import Named, TypedCommand

class GPUDevice(TypedDict):
    vendorId: float
    deviceId: float
    subSysId: NotRequired[float]
    revision: NotRequired[float]
    vendorString: str
    deviceString: str
    driverVendor: str
    driverVersion: str
class Size(TypedDict):
    width: int
    height: int
class VideoDecodeAcceleratorCapability(TypedDict):
    profile: str
    maxResolution: Size
    minResolution: Size
class VideoEncodeAcceleratorCapability(TypedDict):
    profile: str
    maxResolution: Size
    maxFramerateNumerator: int
    maxFramerateDenominator: int
SubsamplingFormat: TypeAlias = Literal['yuv420', 'yuv422', 'yuv444']
ImageType: TypeAlias = Literal['jpeg', 'webp', 'unknown']
class GPUInfo(TypedDict):
    devices: list[GPUDevice]
    auxAttributes: NotRequired[dict[str, Any]]
    featureStatus: NotRequired[dict[str, Any]]
    driverBugWorkarounds: list[str]
    videoDecoding: list[VideoDecodeAcceleratorCapability]
    videoEncoding: list[VideoEncodeAcceleratorCapability]
class ProcessInfo(TypedDict):
    type: str
    id: int
    cpuTime: float
class GetInfoResult(TypedDict):
    gpu: GPUInfo
    modelName: str
    modelVersion: str
    commandLine: str
class _getInfo(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetInfoResult: ...
    def submit(self) -> TypedCommand[GetInfoResult]: ...
class GetFeatureStateParams(TypedDict):
    featureState: str
class GetFeatureStateResult(TypedDict):
    featureEnabled: bool
class _getFeatureState(Named):
    def __call__(self, *, featureState: str, _timeout: Timeout = ...) -> GetFeatureStateResult: ...
    def submit(self, **params: Unpack[GetFeatureStateParams]) -> TypedCommand[GetFeatureStateResult]: ...
class GetProcessInfoResult(TypedDict):
    processInfo: list[ProcessInfo]
class _getProcessInfo(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetProcessInfoResult: ...
    def submit(self) -> TypedCommand[GetProcessInfoResult]: ...
class SystemInfoDomain(Named):
    @property
    def getInfo(self) -> _getInfo: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SystemInfo/#method-getInfo"""
    @property
    def getFeatureState(self) -> _getFeatureState: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SystemInfo/#method-getFeatureState"""
    @property
    def getProcessInfo(self) -> _getProcessInfo: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/SystemInfo/#method-getProcessInfo"""
