# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Any, Literal, TypeAlias, TypedDict
from typing_extensions import NotRequired, Unpack
from cdpsync.threads import Timeout
from . import Empty, Named, Page, TypedCommand

VirtualWalletAction: TypeAlias = Literal['respond', 'decline', 'wait', 'clear']
class SetVirtualWalletBehaviorParams(TypedDict):
    action: VirtualWalletAction
    protocol: NotRequired[str]
    response: NotRequired[dict[str, Any]]
    frameId: NotRequired[Page.FrameId]
class _setVirtualWalletBehavior(Named):
    def __call__(self, *, action: VirtualWalletAction, protocol: str = ..., response: dict[str, Any] = ..., frameId: Page.FrameId = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetVirtualWalletBehaviorParams]) -> TypedCommand[Empty]: ...
class DigitalCredentialsDomain(Named):
    @property
    def setVirtualWalletBehavior(self) -> _setVirtualWalletBehavior: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/DigitalCredentials/#method-setVirtualWalletBehavior"""
