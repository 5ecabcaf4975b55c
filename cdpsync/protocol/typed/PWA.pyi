# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypeAlias, TypedDict
from typing_extensions import NotRequired, Unpack
from cdpsync.threads import Timeout
from . import Empty, Named, Target, TypedCommand

class FileHandlerAccept(TypedDict):
    mediaType: str
    fileExtensions: list[str]
class FileHandler(TypedDict):
    action: str
    accepts: list[FileHandlerAccept]
    displayName: str
DisplayMode: TypeAlias = Literal['standalone', 'browser']
class GetOsAppStateParams(TypedDict):
    manifestId: str
class GetOsAppStateResult(TypedDict):
    badgeCount: int
    fileHandlers: list[FileHandler]
class _getOsAppState(Named):
    def __call__(self, *, manifestId: str, _timeout: Timeout = ...) -> GetOsAppStateResult: ...
    def submit(self, **params: Unpack[GetOsAppStateParams]) -> TypedCommand[GetOsAppStateResult]: ...
class InstallParams(TypedDict):
    manifestId: str
    installUrlOrBundleUrl: NotRequired[str]
class _install(Named):
    def __call__(self, *, manifestId: str, installUrlOrBundleUrl: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[InstallParams]) -> TypedCommand[Empty]: ...
class UninstallParams(TypedDict):
    manifestId: str
class _uninstall(Named):
    def __call__(self, *, manifestId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[UninstallParams]) -> TypedCommand[Empty]: ...
class LaunchParams(TypedDict):
    manifestId: str
    url: NotRequired[str]
class LaunchResult(TypedDict):
    targetId: Target.TargetID
class _launch(Named):
    def __call__(self, *, manifestId: str, url: str = ..., _timeout: Timeout = ...) -> LaunchResult: ...
    def submit(self, **params: Unpack[LaunchParams]) -> TypedCommand[LaunchResult]: ...
class LaunchFilesInAppParams(TypedDict):
    manifestId: str
    files: list[str] | tuple[str, ...]
class LaunchFilesInAppResult(TypedDict):
    targetIds: list[Target.TargetID]
class _launchFilesInApp(Named):
    def __call__(self, *, manifestId: str, files: list[str] | tuple[str, ...], _timeout: Timeout = ...) -> LaunchFilesInAppResult: ...
    def submit(self, **params: Unpack[LaunchFilesInAppParams]) -> TypedCommand[LaunchFilesInAppResult]: ...
class OpenCurrentPageInAppParams(TypedDict):
    manifestId: str
class _openCurrentPageInApp(Named):
    def __call__(self, *, manifestId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[OpenCurrentPageInAppParams]) -> TypedCommand[Empty]: ...
class ChangeAppUserSettingsParams(TypedDict):
    manifestId: str
    linkCapturing: NotRequired[bool]
    displayMode: NotRequired[DisplayMode]
class _changeAppUserSettings(Named):
    def __call__(self, *, manifestId: str, linkCapturing: bool = ..., displayMode: DisplayMode = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ChangeAppUserSettingsParams]) -> TypedCommand[Empty]: ...
class PWADomain(Named):
    @property
    def getOsAppState(self) -> _getOsAppState: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/PWA/#method-getOsAppState"""
    @property
    def install(self) -> _install: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/PWA/#method-install"""
    @property
    def uninstall(self) -> _uninstall: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/PWA/#method-uninstall"""
    @property
    def launch(self) -> _launch: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/PWA/#method-launch"""
    @property
    def launchFilesInApp(self) -> _launchFilesInApp: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/PWA/#method-launchFilesInApp"""
    @property
    def openCurrentPageInApp(self) -> _openCurrentPageInApp: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/PWA/#method-openCurrentPageInApp"""
    @property
    def changeAppUserSettings(self) -> _changeAppUserSettings: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/PWA/#method-changeAppUserSettings"""
