# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import TypedCommand
from . import TypedEvent

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
class _enable:
    def __call__(self, *, disableRejectionDelay: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[EnableParams]) -> TypedCommand[Empty]: ...
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SelectAccountParams(TypedDict):
    dialogId: str
    accountIndex: int
class _selectAccount:
    def __call__(self, *, dialogId: str, accountIndex: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SelectAccountParams]) -> TypedCommand[Empty]: ...
class ClickDialogButtonParams(TypedDict):
    dialogId: str
    dialogButton: DialogButton
class _clickDialogButton:
    def __call__(self, *, dialogId: str, dialogButton: DialogButton, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ClickDialogButtonParams]) -> TypedCommand[Empty]: ...
class OpenUrlParams(TypedDict):
    dialogId: str
    accountIndex: int
    accountUrlType: AccountUrlType
class _openUrl:
    def __call__(self, *, dialogId: str, accountIndex: int, accountUrlType: AccountUrlType, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[OpenUrlParams]) -> TypedCommand[Empty]: ...
class DismissDialogParams(TypedDict):
    dialogId: str
    triggerCooldown: NotRequired[bool]
class _dismissDialog:
    def __call__(self, *, dialogId: str, triggerCooldown: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[DismissDialogParams]) -> TypedCommand[Empty]: ...
class _resetCooldown:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class DialogShownParams(TypedDict):
    dialogId: str
    dialogType: DialogType
    accounts: list[Account]
    title: str
    subtitle: NotRequired[str]
class DialogShownEvent(Event):
    method: Literal["FedCm.dialogShown"]
    params: DialogShownParams  # type: ignore[assignment]
class DialogClosedParams(TypedDict):
    dialogId: str
class DialogClosedEvent(Event):
    method: Literal["FedCm.dialogClosed"]
    params: DialogClosedParams  # type: ignore[assignment]
class FedCmDomain:
    @property
    def enable(self) -> _enable: ...
    @property
    def disable(self) -> _disable: ...
    @property
    def selectAccount(self) -> _selectAccount: ...
    @property
    def clickDialogButton(self) -> _clickDialogButton: ...
    @property
    def openUrl(self) -> _openUrl: ...
    @property
    def dismissDialog(self) -> _dismissDialog: ...
    @property
    def resetCooldown(self) -> _resetCooldown: ...
    @property
    def dialogShown(self) -> TypedEvent[DialogShownEvent]: ...
    @property
    def dialogClosed(self) -> TypedEvent[DialogClosedEvent]: ...
