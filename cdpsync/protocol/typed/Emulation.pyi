# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from collections.abc import Sequence
from typing import Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack, deprecated
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import DOM, Empty, Named, Network, Page, TypedCommand, TypedEvent

class SafeAreaInsets(TypedDict):
    top: NotRequired[int]
    topMax: NotRequired[int]
    left: NotRequired[int]
    leftMax: NotRequired[int]
    bottom: NotRequired[int]
    bottomMax: NotRequired[int]
    right: NotRequired[int]
    rightMax: NotRequired[int]
class ScreenOrientation(TypedDict):
    type: Literal['portraitPrimary', 'portraitSecondary', 'landscapePrimary', 'landscapeSecondary']
    angle: int
class DisplayFeature(TypedDict):
    orientation: Literal['vertical', 'horizontal']
    offset: int
    maskLength: int
class DevicePosture(TypedDict):
    type: Literal['continuous', 'folded']
class MediaFeature(TypedDict):
    name: str
    value: str
VirtualTimePolicy: TypeAlias = Literal['advance', 'pause', 'pauseIfNetworkFetchesPending']
class UserAgentBrandVersion(TypedDict):
    brand: str
    version: str
class UserAgentMetadata(TypedDict):
    brands: NotRequired[list[UserAgentBrandVersion]]
    fullVersionList: NotRequired[list[UserAgentBrandVersion]]
    fullVersion: NotRequired[str]
    platform: str
    platformVersion: str
    architecture: str
    model: str
    mobile: bool
    bitness: NotRequired[str]
    wow64: NotRequired[bool]
    formFactors: NotRequired[list[str]]
SensorType: TypeAlias = Literal['absolute-orientation', 'accelerometer', 'ambient-light', 'gravity', 'gyroscope', 'linear-acceleration', 'magnetometer', 'relative-orientation']
class SensorMetadata(TypedDict):
    available: NotRequired[bool]
    minimumFrequency: NotRequired[float]
    maximumFrequency: NotRequired[float]
class SensorReadingSingle(TypedDict):
    value: float
class SensorReadingXYZ(TypedDict):
    x: float
    y: float
    z: float
class SensorReadingQuaternion(TypedDict):
    x: float
    y: float
    z: float
    w: float
class SensorReading(TypedDict):
    single: NotRequired[SensorReadingSingle]
    xyz: NotRequired[SensorReadingXYZ]
    quaternion: NotRequired[SensorReadingQuaternion]
PressureSource: TypeAlias = Literal['cpu']
PressureState: TypeAlias = Literal['nominal', 'fair', 'serious', 'critical']
class PressureMetadata(TypedDict):
    available: NotRequired[bool]
class WorkAreaInsets(TypedDict):
    top: NotRequired[int]
    left: NotRequired[int]
    bottom: NotRequired[int]
    right: NotRequired[int]
ScreenId: TypeAlias = str
class ScreenInfo(TypedDict):
    left: int
    top: int
    width: int
    height: int
    availLeft: int
    availTop: int
    availWidth: int
    availHeight: int
    devicePixelRatio: float
    orientation: ScreenOrientation
    colorDepth: int
    isExtended: bool
    isInternal: bool
    isPrimary: bool
    label: str
    id: ScreenId
DisabledImageType: TypeAlias = Literal['avif', 'jxl', 'webp']
class CanEmulateResult(TypedDict):
    result: bool
class _canEmulate(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> CanEmulateResult: ...
    def submit(self) -> TypedCommand[CanEmulateResult]: ...
class _clearDeviceMetricsOverride(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _clearGeolocationOverride(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _resetPageScaleFactor(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SetFocusEmulationEnabledParams(TypedDict):
    enabled: bool
class _setFocusEmulationEnabled(Named):
    def __call__(self, *, enabled: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetFocusEmulationEnabledParams]) -> TypedCommand[Empty]: ...
class SetAutoDarkModeOverrideParams(TypedDict):
    enabled: NotRequired[bool]
class _setAutoDarkModeOverride(Named):
    def __call__(self, *, enabled: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetAutoDarkModeOverrideParams]) -> TypedCommand[Empty]: ...
class SetCPUThrottlingRateParams(TypedDict):
    rate: float
class _setCPUThrottlingRate(Named):
    def __call__(self, *, rate: float, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetCPUThrottlingRateParams]) -> TypedCommand[Empty]: ...
class SetDefaultBackgroundColorOverrideParams(TypedDict):
    color: NotRequired[DOM.RGBA]
class _setDefaultBackgroundColorOverride(Named):
    def __call__(self, *, color: DOM.RGBA = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDefaultBackgroundColorOverrideParams]) -> TypedCommand[Empty]: ...
class SetSafeAreaInsetsOverrideParams(TypedDict):
    insets: SafeAreaInsets
class _setSafeAreaInsetsOverride(Named):
    def __call__(self, *, insets: SafeAreaInsets, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetSafeAreaInsetsOverrideParams]) -> TypedCommand[Empty]: ...
class SetVirtualKeyboardGeometryOverrideParams(TypedDict):
    keyboardRect: NotRequired[DOM.Rect]
class _setVirtualKeyboardGeometryOverride(Named):
    def __call__(self, *, keyboardRect: DOM.Rect = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetVirtualKeyboardGeometryOverrideParams]) -> TypedCommand[Empty]: ...
class SetDeviceMetricsOverrideParams(TypedDict):
    width: int
    height: int
    deviceScaleFactor: float
    mobile: bool
    scale: NotRequired[float]
    screenWidth: NotRequired[int]
    screenHeight: NotRequired[int]
    positionX: NotRequired[int]
    positionY: NotRequired[int]
    dontSetVisibleSize: NotRequired[bool]
    screenOrientation: NotRequired[ScreenOrientation]
    viewport: NotRequired[Page.Viewport]
    displayFeature: NotRequired[DisplayFeature]
    devicePosture: NotRequired[DevicePosture]
    scrollbarType: NotRequired[Literal['overlay', 'default']]
    screenOrientationLockEmulation: NotRequired[bool]
    viewportMeta: NotRequired[Literal['enable', 'default']]
    textLayoutMode: NotRequired[Literal['mobile', 'default']]
class _setDeviceMetricsOverride(Named):
    def __call__(self, *, width: int, height: int, deviceScaleFactor: float, mobile: bool, scale: float = ..., screenWidth: int = ..., screenHeight: int = ..., positionX: int = ..., positionY: int = ..., dontSetVisibleSize: bool = ..., screenOrientation: ScreenOrientation = ..., viewport: Page.Viewport = ..., displayFeature: DisplayFeature = ..., devicePosture: DevicePosture = ..., scrollbarType: Literal['overlay', 'default'] = ..., screenOrientationLockEmulation: bool = ..., viewportMeta: Literal['enable', 'default'] = ..., textLayoutMode: Literal['mobile', 'default'] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDeviceMetricsOverrideParams]) -> TypedCommand[Empty]: ...
class SetDevicePostureOverrideParams(TypedDict):
    posture: DevicePosture
class _setDevicePostureOverride(Named):
    def __call__(self, *, posture: DevicePosture, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDevicePostureOverrideParams]) -> TypedCommand[Empty]: ...
class _clearDevicePostureOverride(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SetDisplayFeaturesOverrideParams(TypedDict):
    features: Sequence[DisplayFeature]
class _setDisplayFeaturesOverride(Named):
    def __call__(self, *, features: Sequence[DisplayFeature], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDisplayFeaturesOverrideParams]) -> TypedCommand[Empty]: ...
class _clearDisplayFeaturesOverride(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SetScrollbarsHiddenParams(TypedDict):
    hidden: bool
class _setScrollbarsHidden(Named):
    def __call__(self, *, hidden: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetScrollbarsHiddenParams]) -> TypedCommand[Empty]: ...
class SetDocumentCookieDisabledParams(TypedDict):
    disabled: bool
class _setDocumentCookieDisabled(Named):
    def __call__(self, *, disabled: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDocumentCookieDisabledParams]) -> TypedCommand[Empty]: ...
class SetEmitTouchEventsForMouseParams(TypedDict):
    enabled: bool
    configuration: NotRequired[Literal['mobile', 'desktop']]
class _setEmitTouchEventsForMouse(Named):
    def __call__(self, *, enabled: bool, configuration: Literal['mobile', 'desktop'] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetEmitTouchEventsForMouseParams]) -> TypedCommand[Empty]: ...
class SetEmulatedMediaParams(TypedDict):
    media: NotRequired[str]
    features: NotRequired[Sequence[MediaFeature]]
class _setEmulatedMedia(Named):
    def __call__(self, *, media: str = ..., features: Sequence[MediaFeature] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetEmulatedMediaParams]) -> TypedCommand[Empty]: ...
class SetEmulatedVisionDeficiencyParams(TypedDict):
    type: Literal['none', 'blurredVision', 'reducedContrast', 'achromatopsia', 'deuteranopia', 'protanopia', 'tritanopia']
class _setEmulatedVisionDeficiency(Named):
    def __call__(self, *, type: Literal['none', 'blurredVision', 'reducedContrast', 'achromatopsia', 'deuteranopia', 'protanopia', 'tritanopia'], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetEmulatedVisionDeficiencyParams]) -> TypedCommand[Empty]: ...
class SetEmulatedOSTextScaleParams(TypedDict):
    scale: NotRequired[float]
class _setEmulatedOSTextScale(Named):
    def __call__(self, *, scale: float = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetEmulatedOSTextScaleParams]) -> TypedCommand[Empty]: ...
class SetGeolocationOverrideParams(TypedDict):
    latitude: NotRequired[float]
    longitude: NotRequired[float]
    accuracy: NotRequired[float]
    altitude: NotRequired[float]
    altitudeAccuracy: NotRequired[float]
    heading: NotRequired[float]
    speed: NotRequired[float]
class _setGeolocationOverride(Named):
    def __call__(self, *, latitude: float = ..., longitude: float = ..., accuracy: float = ..., altitude: float = ..., altitudeAccuracy: float = ..., heading: float = ..., speed: float = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetGeolocationOverrideParams]) -> TypedCommand[Empty]: ...
class GetOverriddenSensorInformationParams(TypedDict):
    type: SensorType
class GetOverriddenSensorInformationResult(TypedDict):
    requestedSamplingFrequency: float
class _getOverriddenSensorInformation(Named):
    def __call__(self, *, type: SensorType, _timeout: Timeout = ...) -> GetOverriddenSensorInformationResult: ...
    def submit(self, **params: Unpack[GetOverriddenSensorInformationParams]) -> TypedCommand[GetOverriddenSensorInformationResult]: ...
class SetSensorOverrideEnabledParams(TypedDict):
    enabled: bool
    type: SensorType
    metadata: NotRequired[SensorMetadata]
class _setSensorOverrideEnabled(Named):
    def __call__(self, *, enabled: bool, type: SensorType, metadata: SensorMetadata = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetSensorOverrideEnabledParams]) -> TypedCommand[Empty]: ...
class SetSensorOverrideReadingsParams(TypedDict):
    type: SensorType
    reading: SensorReading
class _setSensorOverrideReadings(Named):
    def __call__(self, *, type: SensorType, reading: SensorReading, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetSensorOverrideReadingsParams]) -> TypedCommand[Empty]: ...
class SetPressureSourceOverrideEnabledParams(TypedDict):
    enabled: bool
    source: PressureSource
    metadata: NotRequired[PressureMetadata]
class _setPressureSourceOverrideEnabled(Named):
    def __call__(self, *, enabled: bool, source: PressureSource, metadata: PressureMetadata = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPressureSourceOverrideEnabledParams]) -> TypedCommand[Empty]: ...
class SetPressureStateOverrideParams(TypedDict):
    source: PressureSource
    state: PressureState
class _setPressureStateOverride(Named):
    def __call__(self, *, source: PressureSource, state: PressureState, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPressureStateOverrideParams]) -> TypedCommand[Empty]: ...
class SetIdleOverrideParams(TypedDict):
    isUserActive: bool
    isScreenUnlocked: bool
class _setIdleOverride(Named):
    def __call__(self, *, isUserActive: bool, isScreenUnlocked: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetIdleOverrideParams]) -> TypedCommand[Empty]: ...
class _clearIdleOverride(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SetNavigatorOverridesParams(TypedDict):
    platform: str
class _setNavigatorOverrides(Named):
    def __call__(self, *, platform: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetNavigatorOverridesParams]) -> TypedCommand[Empty]: ...
class SetPageScaleFactorParams(TypedDict):
    pageScaleFactor: float
class _setPageScaleFactor(Named):
    def __call__(self, *, pageScaleFactor: float, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPageScaleFactorParams]) -> TypedCommand[Empty]: ...
class SetScriptExecutionDisabledParams(TypedDict):
    value: bool
class _setScriptExecutionDisabled(Named):
    def __call__(self, *, value: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetScriptExecutionDisabledParams]) -> TypedCommand[Empty]: ...
class SetTouchEmulationEnabledParams(TypedDict):
    enabled: bool
    maxTouchPoints: NotRequired[int]
class _setTouchEmulationEnabled(Named):
    def __call__(self, *, enabled: bool, maxTouchPoints: int = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetTouchEmulationEnabledParams]) -> TypedCommand[Empty]: ...
class SetVirtualTimePolicyParams(TypedDict):
    policy: VirtualTimePolicy
    budget: NotRequired[float]
    maxVirtualTimeTaskStarvationCount: NotRequired[int]
    initialVirtualTime: NotRequired[Network.TimeSinceEpoch]
class SetVirtualTimePolicyResult(TypedDict):
    virtualTimeTicksBase: float
class _setVirtualTimePolicy(Named):
    def __call__(self, *, policy: VirtualTimePolicy, budget: float = ..., maxVirtualTimeTaskStarvationCount: int = ..., initialVirtualTime: Network.TimeSinceEpoch = ..., _timeout: Timeout = ...) -> SetVirtualTimePolicyResult: ...
    def submit(self, **params: Unpack[SetVirtualTimePolicyParams]) -> TypedCommand[SetVirtualTimePolicyResult]: ...
class SetLocaleOverrideParams(TypedDict):
    locale: NotRequired[str]
class _setLocaleOverride(Named):
    def __call__(self, *, locale: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetLocaleOverrideParams]) -> TypedCommand[Empty]: ...
class SetTimezoneOverrideParams(TypedDict):
    timezoneId: str
class _setTimezoneOverride(Named):
    def __call__(self, *, timezoneId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetTimezoneOverrideParams]) -> TypedCommand[Empty]: ...
class SetVisibleSizeParams(TypedDict):
    width: int
    height: int
class _setVisibleSize(Named):
    def __call__(self, *, width: int, height: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetVisibleSizeParams]) -> TypedCommand[Empty]: ...
class SetDisabledImageTypesParams(TypedDict):
    imageTypes: list[DisabledImageType] | tuple[DisabledImageType, ...]
class _setDisabledImageTypes(Named):
    def __call__(self, *, imageTypes: list[DisabledImageType] | tuple[DisabledImageType, ...], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDisabledImageTypesParams]) -> TypedCommand[Empty]: ...
class SetDataSaverOverrideParams(TypedDict):
    dataSaverEnabled: NotRequired[bool]
class _setDataSaverOverride(Named):
    def __call__(self, *, dataSaverEnabled: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDataSaverOverrideParams]) -> TypedCommand[Empty]: ...
class SetHardwareConcurrencyOverrideParams(TypedDict):
    hardwareConcurrency: int
class _setHardwareConcurrencyOverride(Named):
    def __call__(self, *, hardwareConcurrency: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetHardwareConcurrencyOverrideParams]) -> TypedCommand[Empty]: ...
class SetCPUPerformanceOverrideParams(TypedDict):
    performanceTier: NotRequired[Literal['unknown', 'low', 'mid', 'high', 'ultra']]
class _setCPUPerformanceOverride(Named):
    def __call__(self, *, performanceTier: Literal['unknown', 'low', 'mid', 'high', 'ultra'] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetCPUPerformanceOverrideParams]) -> TypedCommand[Empty]: ...
class SetUserAgentOverrideParams(TypedDict):
    userAgent: str
    acceptLanguage: NotRequired[str]
    platform: NotRequired[str]
    userAgentMetadata: NotRequired[UserAgentMetadata]
class _setUserAgentOverride(Named):
    def __call__(self, *, userAgent: str, acceptLanguage: str = ..., platform: str = ..., userAgentMetadata: UserAgentMetadata = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetUserAgentOverrideParams]) -> TypedCommand[Empty]: ...
class SetAutomationOverrideParams(TypedDict):
    enabled: bool
class _setAutomationOverride(Named):
    def __call__(self, *, enabled: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetAutomationOverrideParams]) -> TypedCommand[Empty]: ...
class SetSmallViewportHeightDifferenceOverrideParams(TypedDict):
    difference: int
class _setSmallViewportHeightDifferenceOverride(Named):
    def __call__(self, *, difference: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetSmallViewportHeightDifferenceOverrideParams]) -> TypedCommand[Empty]: ...
class GetScreenInfosResult(TypedDict):
    screenInfos: list[ScreenInfo]
class _getScreenInfos(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetScreenInfosResult: ...
    def submit(self) -> TypedCommand[GetScreenInfosResult]: ...
class AddScreenParams(TypedDict):
    left: int
    top: int
    width: int
    height: int
    workAreaInsets: NotRequired[WorkAreaInsets]
    devicePixelRatio: NotRequired[float]
    rotation: NotRequired[int]
    colorDepth: NotRequired[int]
    label: NotRequired[str]
    isInternal: NotRequired[bool]
class AddScreenResult(TypedDict):
    screenInfo: ScreenInfo
class _addScreen(Named):
    def __call__(self, *, left: int, top: int, width: int, height: int, workAreaInsets: WorkAreaInsets = ..., devicePixelRatio: float = ..., rotation: int = ..., colorDepth: int = ..., label: str = ..., isInternal: bool = ..., _timeout: Timeout = ...) -> AddScreenResult: ...
    def submit(self, **params: Unpack[AddScreenParams]) -> TypedCommand[AddScreenResult]: ...
class UpdateScreenParams(TypedDict):
    screenId: ScreenId
    left: NotRequired[int]
    top: NotRequired[int]
    width: NotRequired[int]
    height: NotRequired[int]
    workAreaInsets: NotRequired[WorkAreaInsets]
    devicePixelRatio: NotRequired[float]
    rotation: NotRequired[int]
    colorDepth: NotRequired[int]
    label: NotRequired[str]
    isInternal: NotRequired[bool]
class UpdateScreenResult(TypedDict):
    screenInfo: ScreenInfo
class _updateScreen(Named):
    def __call__(self, *, screenId: ScreenId, left: int = ..., top: int = ..., width: int = ..., height: int = ..., workAreaInsets: WorkAreaInsets = ..., devicePixelRatio: float = ..., rotation: int = ..., colorDepth: int = ..., label: str = ..., isInternal: bool = ..., _timeout: Timeout = ...) -> UpdateScreenResult: ...
    def submit(self, **params: Unpack[UpdateScreenParams]) -> TypedCommand[UpdateScreenResult]: ...
class RemoveScreenParams(TypedDict):
    screenId: ScreenId
class _removeScreen(Named):
    def __call__(self, *, screenId: ScreenId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveScreenParams]) -> TypedCommand[Empty]: ...
class SetPrimaryScreenParams(TypedDict):
    screenId: ScreenId
class _setPrimaryScreen(Named):
    def __call__(self, *, screenId: ScreenId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPrimaryScreenParams]) -> TypedCommand[Empty]: ...
@type_check_only
class VirtualTimeBudgetExpiredEvent(Event):
    method: Literal["Emulation.virtualTimeBudgetExpired"]
    params: Empty  # type: ignore[assignment]
class ScreenOrientationLockChangedParams(TypedDict):
    locked: bool
    orientation: NotRequired[ScreenOrientation]
@type_check_only
class ScreenOrientationLockChangedEvent(Event):
    method: Literal["Emulation.screenOrientationLockChanged"]
    params: ScreenOrientationLockChangedParams  # type: ignore[assignment]
class EmulationDomain(Named):
    @property
    @deprecated("the protocol says so")
    def canEmulate(self) -> _canEmulate: """Deprecated. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-canEmulate"""
    @property
    def clearDeviceMetricsOverride(self) -> _clearDeviceMetricsOverride: """https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-clearDeviceMetricsOverride"""
    @property
    def clearGeolocationOverride(self) -> _clearGeolocationOverride: """https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-clearGeolocationOverride"""
    @property
    def resetPageScaleFactor(self) -> _resetPageScaleFactor: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-resetPageScaleFactor"""
    @property
    def setFocusEmulationEnabled(self) -> _setFocusEmulationEnabled: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setFocusEmulationEnabled"""
    @property
    def setAutoDarkModeOverride(self) -> _setAutoDarkModeOverride: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setAutoDarkModeOverride"""
    @property
    def setCPUThrottlingRate(self) -> _setCPUThrottlingRate: """https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setCPUThrottlingRate"""
    @property
    def setDefaultBackgroundColorOverride(self) -> _setDefaultBackgroundColorOverride: """https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setDefaultBackgroundColorOverride"""
    @property
    def setSafeAreaInsetsOverride(self) -> _setSafeAreaInsetsOverride: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setSafeAreaInsetsOverride"""
    @property
    def setVirtualKeyboardGeometryOverride(self) -> _setVirtualKeyboardGeometryOverride: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setVirtualKeyboardGeometryOverride"""
    @property
    def setDeviceMetricsOverride(self) -> _setDeviceMetricsOverride: """https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setDeviceMetricsOverride"""
    @property
    def setDevicePostureOverride(self) -> _setDevicePostureOverride: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setDevicePostureOverride"""
    @property
    def clearDevicePostureOverride(self) -> _clearDevicePostureOverride: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-clearDevicePostureOverride"""
    @property
    def setDisplayFeaturesOverride(self) -> _setDisplayFeaturesOverride: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setDisplayFeaturesOverride"""
    @property
    def clearDisplayFeaturesOverride(self) -> _clearDisplayFeaturesOverride: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-clearDisplayFeaturesOverride"""
    @property
    def setScrollbarsHidden(self) -> _setScrollbarsHidden: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setScrollbarsHidden"""
    @property
    def setDocumentCookieDisabled(self) -> _setDocumentCookieDisabled: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setDocumentCookieDisabled"""
    @property
    def setEmitTouchEventsForMouse(self) -> _setEmitTouchEventsForMouse: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setEmitTouchEventsForMouse"""
    @property
    def setEmulatedMedia(self) -> _setEmulatedMedia: """https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setEmulatedMedia"""
    @property
    def setEmulatedVisionDeficiency(self) -> _setEmulatedVisionDeficiency: """https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setEmulatedVisionDeficiency"""
    @property
    def setEmulatedOSTextScale(self) -> _setEmulatedOSTextScale: """https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setEmulatedOSTextScale"""
    @property
    def setGeolocationOverride(self) -> _setGeolocationOverride: """https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setGeolocationOverride"""
    @property
    def getOverriddenSensorInformation(self) -> _getOverriddenSensorInformation: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-getOverriddenSensorInformation"""
    @property
    def setSensorOverrideEnabled(self) -> _setSensorOverrideEnabled: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setSensorOverrideEnabled"""
    @property
    def setSensorOverrideReadings(self) -> _setSensorOverrideReadings: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setSensorOverrideReadings"""
    @property
    def setPressureSourceOverrideEnabled(self) -> _setPressureSourceOverrideEnabled: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setPressureSourceOverrideEnabled"""
    @property
    def setPressureStateOverride(self) -> _setPressureStateOverride: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setPressureStateOverride"""
    @property
    def setIdleOverride(self) -> _setIdleOverride: """https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setIdleOverride"""
    @property
    def clearIdleOverride(self) -> _clearIdleOverride: """https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-clearIdleOverride"""
    @property
    @deprecated("the protocol says so")
    def setNavigatorOverrides(self) -> _setNavigatorOverrides: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setNavigatorOverrides"""
    @property
    def setPageScaleFactor(self) -> _setPageScaleFactor: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setPageScaleFactor"""
    @property
    def setScriptExecutionDisabled(self) -> _setScriptExecutionDisabled: """https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setScriptExecutionDisabled"""
    @property
    def setTouchEmulationEnabled(self) -> _setTouchEmulationEnabled: """https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setTouchEmulationEnabled"""
    @property
    def setVirtualTimePolicy(self) -> _setVirtualTimePolicy: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setVirtualTimePolicy"""
    @property
    def setLocaleOverride(self) -> _setLocaleOverride: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setLocaleOverride"""
    @property
    def setTimezoneOverride(self) -> _setTimezoneOverride: """https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setTimezoneOverride"""
    @property
    @deprecated("the protocol says so")
    def setVisibleSize(self) -> _setVisibleSize: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setVisibleSize"""
    @property
    def setDisabledImageTypes(self) -> _setDisabledImageTypes: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setDisabledImageTypes"""
    @property
    def setDataSaverOverride(self) -> _setDataSaverOverride: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setDataSaverOverride"""
    @property
    def setHardwareConcurrencyOverride(self) -> _setHardwareConcurrencyOverride: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setHardwareConcurrencyOverride"""
    @property
    def setCPUPerformanceOverride(self) -> _setCPUPerformanceOverride: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setCPUPerformanceOverride"""
    @property
    def setUserAgentOverride(self) -> _setUserAgentOverride: """https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setUserAgentOverride"""
    @property
    def setAutomationOverride(self) -> _setAutomationOverride: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setAutomationOverride"""
    @property
    def setSmallViewportHeightDifferenceOverride(self) -> _setSmallViewportHeightDifferenceOverride: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setSmallViewportHeightDifferenceOverride"""
    @property
    def getScreenInfos(self) -> _getScreenInfos: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-getScreenInfos"""
    @property
    def addScreen(self) -> _addScreen: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-addScreen"""
    @property
    def updateScreen(self) -> _updateScreen: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-updateScreen"""
    @property
    def removeScreen(self) -> _removeScreen: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-removeScreen"""
    @property
    def setPrimaryScreen(self) -> _setPrimaryScreen: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#method-setPrimaryScreen"""
    @property
    def virtualTimeBudgetExpired(self) -> TypedEvent[VirtualTimeBudgetExpiredEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#event-virtualTimeBudgetExpired"""
    @property
    def screenOrientationLockChanged(self) -> TypedEvent[ScreenOrientationLockChangedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Emulation/#event-screenOrientationLockChanged"""
