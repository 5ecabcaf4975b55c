# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import DOM
from . import Empty
from . import Page
from . import TypedCommand
from . import TypedEvent

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
class _trigger:
    def __call__(self, *, fieldId: DOM.BackendNodeId, frameId: Page.FrameId = ..., card: CreditCard = ..., address: Address = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[TriggerParams]) -> TypedCommand[Empty]: ...
class SetAddressesParams(TypedDict):
    addresses: list[Address]
class _setAddresses:
    def __call__(self, *, addresses: list[Address], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetAddressesParams]) -> TypedCommand[Empty]: ...
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class AddressFormFilledParams(TypedDict):
    filledFields: list[FilledField]
    addressUi: AddressUI
class AddressFormFilledEvent(Event):
    method: Literal["Autofill.addressFormFilled"]
    params: AddressFormFilledParams  # type: ignore[assignment]
class AutofillDomain:
    @property
    def trigger(self) -> _trigger: ...
    @property
    def setAddresses(self) -> _setAddresses: ...
    @property
    def disable(self) -> _disable: ...
    @property
    def enable(self) -> _enable: ...
    @property
    def addressFormFilled(self) -> TypedEvent[AddressFormFilledEvent]: ...
