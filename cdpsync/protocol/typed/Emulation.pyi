# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import DOM
from . import Empty
from . import Network
from . import Page
from . import TypedCommand
from . import TypedEvent

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
class _canEmulate:
    def __call__(self, *, _timeout: Timeout = ...) -> CanEmulateResult: ...
    def submit(self) -> TypedCommand[CanEmulateResult]: ...
class _clearDeviceMetricsOverride:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _clearGeolocationOverride:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _resetPageScaleFactor:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SetFocusEmulationEnabledParams(TypedDict):
    enabled: bool
class _setFocusEmulationEnabled:
    def __call__(self, *, enabled: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetFocusEmulationEnabledParams]) -> TypedCommand[Empty]: ...
class SetAutoDarkModeOverrideParams(TypedDict):
    enabled: NotRequired[bool]
class _setAutoDarkModeOverride:
    def __call__(self, *, enabled: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetAutoDarkModeOverrideParams]) -> TypedCommand[Empty]: ...
class SetCPUThrottlingRateParams(TypedDict):
    rate: float
class _setCPUThrottlingRate:
    def __call__(self, *, rate: float, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetCPUThrottlingRateParams]) -> TypedCommand[Empty]: ...
class SetDefaultBackgroundColorOverrideParams(TypedDict):
    color: NotRequired[DOM.RGBA]
class _setDefaultBackgroundColorOverride:
    def __call__(self, *, color: DOM.RGBA = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDefaultBackgroundColorOverrideParams]) -> TypedCommand[Empty]: ...
class SetSafeAreaInsetsOverrideParams(TypedDict):
    insets: SafeAreaInsets
class _setSafeAreaInsetsOverride:
    def __call__(self, *, insets: SafeAreaInsets, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetSafeAreaInsetsOverrideParams]) -> TypedCommand[Empty]: ...
class SetVirtualKeyboardGeometryOverrideParams(TypedDict):
    keyboardRect: NotRequired[DOM.Rect]
class _setVirtualKeyboardGeometryOverride:
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
class _setDeviceMetricsOverride:
    def __call__(self, *, width: int, height: int, deviceScaleFactor: float, mobile: bool, scale: float = ..., screenWidth: int = ..., screenHeight: int = ..., positionX: int = ..., positionY: int = ..., dontSetVisibleSize: bool = ..., screenOrientation: ScreenOrientation = ..., viewport: Page.Viewport = ..., displayFeature: DisplayFeature = ..., devicePosture: DevicePosture = ..., scrollbarType: Literal['overlay', 'default'] = ..., screenOrientationLockEmulation: bool = ..., viewportMeta: Literal['enable', 'default'] = ..., textLayoutMode: Literal['mobile', 'default'] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDeviceMetricsOverrideParams]) -> TypedCommand[Empty]: ...
class SetDevicePostureOverrideParams(TypedDict):
    posture: DevicePosture
class _setDevicePostureOverride:
    def __call__(self, *, posture: DevicePosture, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDevicePostureOverrideParams]) -> TypedCommand[Empty]: ...
class _clearDevicePostureOverride:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SetDisplayFeaturesOverrideParams(TypedDict):
    features: list[DisplayFeature]
class _setDisplayFeaturesOverride:
    def __call__(self, *, features: list[DisplayFeature], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDisplayFeaturesOverrideParams]) -> TypedCommand[Empty]: ...
class _clearDisplayFeaturesOverride:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SetScrollbarsHiddenParams(TypedDict):
    hidden: bool
class _setScrollbarsHidden:
    def __call__(self, *, hidden: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetScrollbarsHiddenParams]) -> TypedCommand[Empty]: ...
class SetDocumentCookieDisabledParams(TypedDict):
    disabled: bool
class _setDocumentCookieDisabled:
    def __call__(self, *, disabled: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDocumentCookieDisabledParams]) -> TypedCommand[Empty]: ...
class SetEmitTouchEventsForMouseParams(TypedDict):
    enabled: bool
    configuration: NotRequired[Literal['mobile', 'desktop']]
class _setEmitTouchEventsForMouse:
    def __call__(self, *, enabled: bool, configuration: Literal['mobile', 'desktop'] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetEmitTouchEventsForMouseParams]) -> TypedCommand[Empty]: ...
class SetEmulatedMediaParams(TypedDict):
    media: NotRequired[str]
    features: NotRequired[list[MediaFeature]]
class _setEmulatedMedia:
    def __call__(self, *, media: str = ..., features: list[MediaFeature] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetEmulatedMediaParams]) -> TypedCommand[Empty]: ...
class SetEmulatedVisionDeficiencyParams(TypedDict):
    type: Literal['none', 'blurredVision', 'reducedContrast', 'achromatopsia', 'deuteranopia', 'protanopia', 'tritanopia']
class _setEmulatedVisionDeficiency:
    def __call__(self, *, type: Literal['none', 'blurredVision', 'reducedContrast', 'achromatopsia', 'deuteranopia', 'protanopia', 'tritanopia'], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetEmulatedVisionDeficiencyParams]) -> TypedCommand[Empty]: ...
class SetEmulatedOSTextScaleParams(TypedDict):
    scale: NotRequired[float]
class _setEmulatedOSTextScale:
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
class _setGeolocationOverride:
    def __call__(self, *, latitude: float = ..., longitude: float = ..., accuracy: float = ..., altitude: float = ..., altitudeAccuracy: float = ..., heading: float = ..., speed: float = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetGeolocationOverrideParams]) -> TypedCommand[Empty]: ...
class GetOverriddenSensorInformationParams(TypedDict):
    type: SensorType
class GetOverriddenSensorInformationResult(TypedDict):
    requestedSamplingFrequency: float
class _getOverriddenSensorInformation:
    def __call__(self, *, type: SensorType, _timeout: Timeout = ...) -> GetOverriddenSensorInformationResult: ...
    def submit(self, **params: Unpack[GetOverriddenSensorInformationParams]) -> TypedCommand[GetOverriddenSensorInformationResult]: ...
class SetSensorOverrideEnabledParams(TypedDict):
    enabled: bool
    type: SensorType
    metadata: NotRequired[SensorMetadata]
class _setSensorOverrideEnabled:
    def __call__(self, *, enabled: bool, type: SensorType, metadata: SensorMetadata = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetSensorOverrideEnabledParams]) -> TypedCommand[Empty]: ...
class SetSensorOverrideReadingsParams(TypedDict):
    type: SensorType
    reading: SensorReading
class _setSensorOverrideReadings:
    def __call__(self, *, type: SensorType, reading: SensorReading, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetSensorOverrideReadingsParams]) -> TypedCommand[Empty]: ...
class SetPressureSourceOverrideEnabledParams(TypedDict):
    enabled: bool
    source: PressureSource
    metadata: NotRequired[PressureMetadata]
class _setPressureSourceOverrideEnabled:
    def __call__(self, *, enabled: bool, source: PressureSource, metadata: PressureMetadata = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPressureSourceOverrideEnabledParams]) -> TypedCommand[Empty]: ...
class SetPressureStateOverrideParams(TypedDict):
    source: PressureSource
    state: PressureState
class _setPressureStateOverride:
    def __call__(self, *, source: PressureSource, state: PressureState, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPressureStateOverrideParams]) -> TypedCommand[Empty]: ...
class SetIdleOverrideParams(TypedDict):
    isUserActive: bool
    isScreenUnlocked: bool
class _setIdleOverride:
    def __call__(self, *, isUserActive: bool, isScreenUnlocked: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetIdleOverrideParams]) -> TypedCommand[Empty]: ...
class _clearIdleOverride:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SetNavigatorOverridesParams(TypedDict):
    platform: str
class _setNavigatorOverrides:
    def __call__(self, *, platform: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetNavigatorOverridesParams]) -> TypedCommand[Empty]: ...
class SetPageScaleFactorParams(TypedDict):
    pageScaleFactor: float
class _setPageScaleFactor:
    def __call__(self, *, pageScaleFactor: float, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPageScaleFactorParams]) -> TypedCommand[Empty]: ...
class SetScriptExecutionDisabledParams(TypedDict):
    value: bool
class _setScriptExecutionDisabled:
    def __call__(self, *, value: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetScriptExecutionDisabledParams]) -> TypedCommand[Empty]: ...
class SetTouchEmulationEnabledParams(TypedDict):
    enabled: bool
    maxTouchPoints: NotRequired[int]
class _setTouchEmulationEnabled:
    def __call__(self, *, enabled: bool, maxTouchPoints: int = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetTouchEmulationEnabledParams]) -> TypedCommand[Empty]: ...
class SetVirtualTimePolicyParams(TypedDict):
    policy: VirtualTimePolicy
    budget: NotRequired[float]
    maxVirtualTimeTaskStarvationCount: NotRequired[int]
    initialVirtualTime: NotRequired[Network.TimeSinceEpoch]
class SetVirtualTimePolicyResult(TypedDict):
    virtualTimeTicksBase: float
class _setVirtualTimePolicy:
    def __call__(self, *, policy: VirtualTimePolicy, budget: float = ..., maxVirtualTimeTaskStarvationCount: int = ..., initialVirtualTime: Network.TimeSinceEpoch = ..., _timeout: Timeout = ...) -> SetVirtualTimePolicyResult: ...
    def submit(self, **params: Unpack[SetVirtualTimePolicyParams]) -> TypedCommand[SetVirtualTimePolicyResult]: ...
class SetLocaleOverrideParams(TypedDict):
    locale: NotRequired[str]
class _setLocaleOverride:
    def __call__(self, *, locale: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetLocaleOverrideParams]) -> TypedCommand[Empty]: ...
class SetTimezoneOverrideParams(TypedDict):
    timezoneId: str
class _setTimezoneOverride:
    def __call__(self, *, timezoneId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetTimezoneOverrideParams]) -> TypedCommand[Empty]: ...
class SetVisibleSizeParams(TypedDict):
    width: int
    height: int
class _setVisibleSize:
    def __call__(self, *, width: int, height: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetVisibleSizeParams]) -> TypedCommand[Empty]: ...
class SetDisabledImageTypesParams(TypedDict):
    imageTypes: list[DisabledImageType]
class _setDisabledImageTypes:
    def __call__(self, *, imageTypes: list[DisabledImageType], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDisabledImageTypesParams]) -> TypedCommand[Empty]: ...
class SetDataSaverOverrideParams(TypedDict):
    dataSaverEnabled: NotRequired[bool]
class _setDataSaverOverride:
    def __call__(self, *, dataSaverEnabled: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetDataSaverOverrideParams]) -> TypedCommand[Empty]: ...
class SetHardwareConcurrencyOverrideParams(TypedDict):
    hardwareConcurrency: int
class _setHardwareConcurrencyOverride:
    def __call__(self, *, hardwareConcurrency: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetHardwareConcurrencyOverrideParams]) -> TypedCommand[Empty]: ...
class SetCPUPerformanceOverrideParams(TypedDict):
    performanceTier: NotRequired[Literal['unknown', 'low', 'mid', 'high', 'ultra']]
class _setCPUPerformanceOverride:
    def __call__(self, *, performanceTier: Literal['unknown', 'low', 'mid', 'high', 'ultra'] = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetCPUPerformanceOverrideParams]) -> TypedCommand[Empty]: ...
class SetUserAgentOverrideParams(TypedDict):
    userAgent: str
    acceptLanguage: NotRequired[str]
    platform: NotRequired[str]
    userAgentMetadata: NotRequired[UserAgentMetadata]
class _setUserAgentOverride:
    def __call__(self, *, userAgent: str, acceptLanguage: str = ..., platform: str = ..., userAgentMetadata: UserAgentMetadata = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetUserAgentOverrideParams]) -> TypedCommand[Empty]: ...
class SetAutomationOverrideParams(TypedDict):
    enabled: bool
class _setAutomationOverride:
    def __call__(self, *, enabled: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetAutomationOverrideParams]) -> TypedCommand[Empty]: ...
class SetSmallViewportHeightDifferenceOverrideParams(TypedDict):
    difference: int
class _setSmallViewportHeightDifferenceOverride:
    def __call__(self, *, difference: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetSmallViewportHeightDifferenceOverrideParams]) -> TypedCommand[Empty]: ...
class GetScreenInfosResult(TypedDict):
    screenInfos: list[ScreenInfo]
class _getScreenInfos:
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
class _addScreen:
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
class _updateScreen:
    def __call__(self, *, screenId: ScreenId, left: int = ..., top: int = ..., width: int = ..., height: int = ..., workAreaInsets: WorkAreaInsets = ..., devicePixelRatio: float = ..., rotation: int = ..., colorDepth: int = ..., label: str = ..., isInternal: bool = ..., _timeout: Timeout = ...) -> UpdateScreenResult: ...
    def submit(self, **params: Unpack[UpdateScreenParams]) -> TypedCommand[UpdateScreenResult]: ...
class RemoveScreenParams(TypedDict):
    screenId: ScreenId
class _removeScreen:
    def __call__(self, *, screenId: ScreenId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveScreenParams]) -> TypedCommand[Empty]: ...
class SetPrimaryScreenParams(TypedDict):
    screenId: ScreenId
class _setPrimaryScreen:
    def __call__(self, *, screenId: ScreenId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetPrimaryScreenParams]) -> TypedCommand[Empty]: ...
class VirtualTimeBudgetExpiredEvent(Event):
    method: Literal["Emulation.virtualTimeBudgetExpired"]
    params: Empty  # type: ignore[assignment]
class ScreenOrientationLockChangedParams(TypedDict):
    locked: bool
    orientation: NotRequired[ScreenOrientation]
class ScreenOrientationLockChangedEvent(Event):
    method: Literal["Emulation.screenOrientationLockChanged"]
    params: ScreenOrientationLockChangedParams  # type: ignore[assignment]
class EmulationDomain:
    @property
    def canEmulate(self) -> _canEmulate: ...
    @property
    def clearDeviceMetricsOverride(self) -> _clearDeviceMetricsOverride: ...
    @property
    def clearGeolocationOverride(self) -> _clearGeolocationOverride: ...
    @property
    def resetPageScaleFactor(self) -> _resetPageScaleFactor: ...
    @property
    def setFocusEmulationEnabled(self) -> _setFocusEmulationEnabled: ...
    @property
    def setAutoDarkModeOverride(self) -> _setAutoDarkModeOverride: ...
    @property
    def setCPUThrottlingRate(self) -> _setCPUThrottlingRate: ...
    @property
    def setDefaultBackgroundColorOverride(self) -> _setDefaultBackgroundColorOverride: ...
    @property
    def setSafeAreaInsetsOverride(self) -> _setSafeAreaInsetsOverride: ...
    @property
    def setVirtualKeyboardGeometryOverride(self) -> _setVirtualKeyboardGeometryOverride: ...
    @property
    def setDeviceMetricsOverride(self) -> _setDeviceMetricsOverride: ...
    @property
    def setDevicePostureOverride(self) -> _setDevicePostureOverride: ...
    @property
    def clearDevicePostureOverride(self) -> _clearDevicePostureOverride: ...
    @property
    def setDisplayFeaturesOverride(self) -> _setDisplayFeaturesOverride: ...
    @property
    def clearDisplayFeaturesOverride(self) -> _clearDisplayFeaturesOverride: ...
    @property
    def setScrollbarsHidden(self) -> _setScrollbarsHidden: ...
    @property
    def setDocumentCookieDisabled(self) -> _setDocumentCookieDisabled: ...
    @property
    def setEmitTouchEventsForMouse(self) -> _setEmitTouchEventsForMouse: ...
    @property
    def setEmulatedMedia(self) -> _setEmulatedMedia: ...
    @property
    def setEmulatedVisionDeficiency(self) -> _setEmulatedVisionDeficiency: ...
    @property
    def setEmulatedOSTextScale(self) -> _setEmulatedOSTextScale: ...
    @property
    def setGeolocationOverride(self) -> _setGeolocationOverride: ...
    @property
    def getOverriddenSensorInformation(self) -> _getOverriddenSensorInformation: ...
    @property
    def setSensorOverrideEnabled(self) -> _setSensorOverrideEnabled: ...
    @property
    def setSensorOverrideReadings(self) -> _setSensorOverrideReadings: ...
    @property
    def setPressureSourceOverrideEnabled(self) -> _setPressureSourceOverrideEnabled: ...
    @property
    def setPressureStateOverride(self) -> _setPressureStateOverride: ...
    @property
    def setIdleOverride(self) -> _setIdleOverride: ...
    @property
    def clearIdleOverride(self) -> _clearIdleOverride: ...
    @property
    def setNavigatorOverrides(self) -> _setNavigatorOverrides: ...
    @property
    def setPageScaleFactor(self) -> _setPageScaleFactor: ...
    @property
    def setScriptExecutionDisabled(self) -> _setScriptExecutionDisabled: ...
    @property
    def setTouchEmulationEnabled(self) -> _setTouchEmulationEnabled: ...
    @property
    def setVirtualTimePolicy(self) -> _setVirtualTimePolicy: ...
    @property
    def setLocaleOverride(self) -> _setLocaleOverride: ...
    @property
    def setTimezoneOverride(self) -> _setTimezoneOverride: ...
    @property
    def setVisibleSize(self) -> _setVisibleSize: ...
    @property
    def setDisabledImageTypes(self) -> _setDisabledImageTypes: ...
    @property
    def setDataSaverOverride(self) -> _setDataSaverOverride: ...
    @property
    def setHardwareConcurrencyOverride(self) -> _setHardwareConcurrencyOverride: ...
    @property
    def setCPUPerformanceOverride(self) -> _setCPUPerformanceOverride: ...
    @property
    def setUserAgentOverride(self) -> _setUserAgentOverride: ...
    @property
    def setAutomationOverride(self) -> _setAutomationOverride: ...
    @property
    def setSmallViewportHeightDifferenceOverride(self) -> _setSmallViewportHeightDifferenceOverride: ...
    @property
    def getScreenInfos(self) -> _getScreenInfos: ...
    @property
    def addScreen(self) -> _addScreen: ...
    @property
    def updateScreen(self) -> _updateScreen: ...
    @property
    def removeScreen(self) -> _removeScreen: ...
    @property
    def setPrimaryScreen(self) -> _setPrimaryScreen: ...
    @property
    def virtualTimeBudgetExpired(self) -> TypedEvent[VirtualTimeBudgetExpiredEvent]: ...
    @property
    def screenOrientationLockChanged(self) -> TypedEvent[ScreenOrientationLockChangedEvent]: ...
