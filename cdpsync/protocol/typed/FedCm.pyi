# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand, TypedEvent

LoginState: TypeAlias = Literal['SignIn', 'SignUp']
DialogType: TypeAlias = Literal['AccountChooser', 'AutoReauthn', 'ConfirmIdpLogin', 'Error']
DialogButton: TypeAlias = Literal['ConfirmIdpLoginContinue', 'ErrorGotIt', 'ErrorMoreDetails']
AccountUrlType: TypeAlias = Literal['TermsOfService', 'PrivacyPolicy']
class Account(TypedDict):
    accountId: str
    email: str
    name: str
    givenName: str
    pictureUrl: str
    idpConfigUrl: str
    idpLoginUrl: str
    loginState: LoginState
    termsOfServiceUrl: NotRequired[str]
    privacyPolicyUrl: NotRequired[str]
class EnableParams(TypedDict):
    disableRejectionDelay: NotRequired[bool]
class _enable(Named):
    def __call__(self, *, disableRejectionDelay: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[EnableParams]) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SelectAccountParams(TypedDict):
    dialogId: str
    accountIndex: int
class _selectAccount(Named):
    def __call__(self, *, dialogId: str, accountIndex: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SelectAccountParams]) -> TypedCommand[Empty]: ...
class ClickDialogButtonParams(TypedDict):
    dialogId: str
    dialogButton: DialogButton
class _clickDialogButton(Named):
    def __call__(self, *, dialogId: str, dialogButton: DialogButton, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ClickDialogButtonParams]) -> TypedCommand[Empty]: ...
class OpenUrlParams(TypedDict):
    dialogId: str
    accountIndex: int
    accountUrlType: AccountUrlType
class _openUrl(Named):
    def __call__(self, *, dialogId: str, accountIndex: int, accountUrlType: AccountUrlType, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[OpenUrlParams]) -> TypedCommand[Empty]: ...
class DismissDialogParams(TypedDict):
    dialogId: str
    triggerCooldown: NotRequired[bool]
class _dismissDialog(Named):
    def __call__(self, *, dialogId: str, triggerCooldown: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DismissDialogParams]) -> TypedCommand[Empty]: ...
class _resetCooldown(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class DialogShownParams(TypedDict):
    dialogId: str
    dialogType: DialogType
    accounts: list[Account]
    title: str
    subtitle: NotRequired[str]
@type_check_only
class DialogShownEvent(Event):
    method: Literal["FedCm.dialogShown"]
    params: DialogShownParams  # type: ignore[assignment]
class DialogClosedParams(TypedDict):
    dialogId: str
@type_check_only
class DialogClosedEvent(Event):
    method: Literal["FedCm.dialogClosed"]
    params: DialogClosedParams  # type: ignore[assignment]
class FedCmDomain(Named):
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/FedCm/#method-enable"""
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/FedCm/#method-disable"""
    @property
    def selectAccount(self) -> _selectAccount: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/FedCm/#method-selectAccount"""
    @property
    def clickDialogButton(self) -> _clickDialogButton: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/FedCm/#method-clickDialogButton"""
    @property
    def openUrl(self) -> _openUrl: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/FedCm/#method-openUrl"""
    @property
    def dismissDialog(self) -> _dismissDialog: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/FedCm/#method-dismissDialog"""
    @property
    def resetCooldown(self) -> _resetCooldown: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/FedCm/#method-resetCooldown"""
    @property
    def dialogShown(self) -> TypedEvent[DialogShownEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/FedCm/#event-dialogShown"""
    @property
    def dialogClosed(self) -> TypedEvent[DialogClosedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/FedCm/#event-dialogClosed"""
