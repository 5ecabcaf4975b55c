# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from collections.abc import Sequence
from typing import Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import DOM, Empty, Named, Page, TypedCommand, TypedEvent

class CreditCard(TypedDict):
    number: str
    name: str
    expiryMonth: str
    expiryYear: str
    cvc: str
class AddressField(TypedDict):
    name: str
    value: str
class AddressFields(TypedDict):
    fields: list[AddressField]
class Address(TypedDict):
    fields: list[AddressField]
class AddressUI(TypedDict):
    addressFields: list[AddressFields]
FillingStrategy: TypeAlias = Literal['autocompleteAttribute', 'autofillInferred']
class FilledField(TypedDict):
    htmlType: str
    id: str
    name: str
    value: str
    autofillType: str
    fillingStrategy: FillingStrategy
    frameId: Page.FrameId
    fieldId: DOM.BackendNodeId
class TriggerParams(TypedDict):
    fieldId: DOM.BackendNodeId
    frameId: NotRequired[Page.FrameId]
    card: NotRequired[CreditCard]
    address: NotRequired[Address]
class _trigger(Named):
    def __call__(self, *, fieldId: DOM.BackendNodeId, frameId: Page.FrameId = ..., card: CreditCard = ..., address: Address = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[TriggerParams]) -> TypedCommand[Empty]: ...
class SetAddressesParams(TypedDict):
    addresses: Sequence[Address]
class _setAddresses(Named):
    def __call__(self, *, addresses: Sequence[Address], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetAddressesParams]) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class AddressFormFilledParams(TypedDict):
    filledFields: list[FilledField]
    addressUi: AddressUI
@type_check_only
class AddressFormFilledEvent(Event):
    method: Literal["Autofill.addressFormFilled"]
    params: AddressFormFilledParams  # type: ignore[assignment]
class AutofillDomain(Named):
    @property
    def trigger(self) -> _trigger: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Autofill/#method-trigger"""
    @property
    def setAddresses(self) -> _setAddresses: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Autofill/#method-setAddresses"""
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Autofill/#method-disable"""
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Autofill/#method-enable"""
    @property
    def addressFormFilled(self) -> TypedEvent[AddressFormFilledEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Autofill/#event-addressFormFilled"""
