# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import TypedCommand
from . import TypedEvent

CentralState: TypeAlias = Literal['absent', 'powered-off', 'powered-on']
GATTOperationType: TypeAlias = Literal['connection', 'discovery']
CharacteristicWriteType: TypeAlias = Literal['write-default-deprecated', 'write-with-response', 'write-without-response']
CharacteristicOperationType: TypeAlias = Literal['read', 'write', 'subscribe-to-notifications', 'unsubscribe-from-notifications']
DescriptorOperationType: TypeAlias = Literal['read', 'write']
class ManufacturerData(TypedDict):
    key: int
    data: str
class ScanRecord(TypedDict):
    name: NotRequired[str]
    uuids: NotRequired[list[str]]
    appearance: NotRequired[int]
    txPower: NotRequired[int]
    manufacturerData: NotRequired[list[ManufacturerData]]
class ScanEntry(TypedDict):
    deviceAddress: str
    rssi: int
    scanRecord: ScanRecord
class CharacteristicProperties(TypedDict):
    broadcast: NotRequired[bool]
    read: NotRequired[bool]
    writeWithoutResponse: NotRequired[bool]
    write: NotRequired[bool]
    notify: NotRequired[bool]
    indicate: NotRequired[bool]
    authenticatedSignedWrites: NotRequired[bool]
    extendedProperties: NotRequired[bool]
class EnableParams(TypedDict):
    state: CentralState
    leSupported: bool
class _enable:
    def __call__(self, *, state: CentralState, leSupported: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[EnableParams]) -> TypedCommand[Empty]: ...
class SetSimulatedCentralStateParams(TypedDict):
    state: CentralState
class _setSimulatedCentralState:
    def __call__(self, *, state: CentralState, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetSimulatedCentralStateParams]) -> TypedCommand[Empty]: ...
class _disable:
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SimulatePreconnectedPeripheralParams(TypedDict):
    address: str
    name: str
    manufacturerData: list[ManufacturerData]
    knownServiceUuids: list[str]
class _simulatePreconnectedPeripheral:
    def __call__(self, *, address: str, name: str, manufacturerData: list[ManufacturerData], knownServiceUuids: list[str], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SimulatePreconnectedPeripheralParams]) -> TypedCommand[Empty]: ...
class SimulateAdvertisementParams(TypedDict):
    entry: ScanEntry
class _simulateAdvertisement:
    def __call__(self, *, entry: ScanEntry, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SimulateAdvertisementParams]) -> TypedCommand[Empty]: ...
class SimulateGATTOperationResponseParams(TypedDict):
    address: str
    type: GATTOperationType
    code: int
class _simulateGATTOperationResponse:
    def __call__(self, *, address: str, type: GATTOperationType, code: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SimulateGATTOperationResponseParams]) -> TypedCommand[Empty]: ...
class SimulateCharacteristicOperationResponseParams(TypedDict):
    characteristicId: str
    type: CharacteristicOperationType
    code: int
    data: NotRequired[str]
class _simulateCharacteristicOperationResponse:
    def __call__(self, *, characteristicId: str, type: CharacteristicOperationType, code: int, data: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SimulateCharacteristicOperationResponseParams]) -> TypedCommand[Empty]: ...
class SimulateDescriptorOperationResponseParams(TypedDict):
    descriptorId: str
    type: DescriptorOperationType
    code: int
    data: NotRequired[str]
class _simulateDescriptorOperationResponse:
    def __call__(self, *, descriptorId: str, type: DescriptorOperationType, code: int, data: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SimulateDescriptorOperationResponseParams]) -> TypedCommand[Empty]: ...
class AddServiceParams(TypedDict):
    address: str
    serviceUuid: str
class AddServiceResult(TypedDict):
    serviceId: str
class _addService:
    def __call__(self, *, address: str, serviceUuid: str, _timeout: Timeout = ...) -> AddServiceResult: ...
    def submit(self, **params: Unpack[AddServiceParams]) -> TypedCommand[AddServiceResult]: ...
class RemoveServiceParams(TypedDict):
    serviceId: str
class _removeService:
    def __call__(self, *, serviceId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveServiceParams]) -> TypedCommand[Empty]: ...
class AddCharacteristicParams(TypedDict):
    serviceId: str
    characteristicUuid: str
    properties: CharacteristicProperties
class AddCharacteristicResult(TypedDict):
    characteristicId: str
class _addCharacteristic:
    def __call__(self, *, serviceId: str, characteristicUuid: str, properties: CharacteristicProperties, _timeout: Timeout = ...) -> AddCharacteristicResult: ...
    def submit(self, **params: Unpack[AddCharacteristicParams]) -> TypedCommand[AddCharacteristicResult]: ...
class RemoveCharacteristicParams(TypedDict):
    characteristicId: str
class _removeCharacteristic:
    def __call__(self, *, characteristicId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveCharacteristicParams]) -> TypedCommand[Empty]: ...
class AddDescriptorParams(TypedDict):
    characteristicId: str
    descriptorUuid: str
class AddDescriptorResult(TypedDict):
    descriptorId: str
class _addDescriptor:
    def __call__(self, *, characteristicId: str, descriptorUuid: str, _timeout: Timeout = ...) -> AddDescriptorResult: ...
    def submit(self, **params: Unpack[AddDescriptorParams]) -> TypedCommand[AddDescriptorResult]: ...
class RemoveDescriptorParams(TypedDict):
    descriptorId: str
class _removeDescriptor:
    def __call__(self, *, descriptorId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveDescriptorParams]) -> TypedCommand[Empty]: ...
class SimulateGATTDisconnectionParams(TypedDict):
    address: str
class _simulateGATTDisconnection:
    def __call__(self, *, address: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SimulateGATTDisconnectionParams]) -> TypedCommand[Empty]: ...
class GattOperationReceivedParams(TypedDict):
    address: str
    type: GATTOperationType
class GattOperationReceivedEvent(Event):
    method: Literal["BluetoothEmulation.gattOperationReceived"]
    params: GattOperationReceivedParams  # type: ignore[assignment]
class CharacteristicOperationReceivedParams(TypedDict):
    characteristicId: str
    type: CharacteristicOperationType
    data: NotRequired[str]
    writeType: NotRequired[CharacteristicWriteType]
class CharacteristicOperationReceivedEvent(Event):
    method: Literal["BluetoothEmulation.characteristicOperationReceived"]
    params: CharacteristicOperationReceivedParams  # type: ignore[assignment]
class DescriptorOperationReceivedParams(TypedDict):
    descriptorId: str
    type: DescriptorOperationType
    data: NotRequired[str]
class DescriptorOperationReceivedEvent(Event):
    method: Literal["BluetoothEmulation.descriptorOperationReceived"]
    params: DescriptorOperationReceivedParams  # type: ignore[assignment]
class BluetoothEmulationDomain:
    @property
    def enable(self) -> _enable: ...
    @property
    def setSimulatedCentralState(self) -> _setSimulatedCentralState: ...
    @property
    def disable(self) -> _disable: ...
    @property
    def simulatePreconnectedPeripheral(self) -> _simulatePreconnectedPeripheral: ...
    @property
    def simulateAdvertisement(self) -> _simulateAdvertisement: ...
    @property
    def simulateGATTOperationResponse(self) -> _simulateGATTOperationResponse: ...
    @property
    def simulateCharacteristicOperationResponse(self) -> _simulateCharacteristicOperationResponse: ...
    @property
    def simulateDescriptorOperationResponse(self) -> _simulateDescriptorOperationResponse: ...
    @property
    def addService(self) -> _addService: ...
    @property
    def removeService(self) -> _removeService: ...
    @property
    def addCharacteristic(self) -> _addCharacteristic: ...
    @property
    def removeCharacteristic(self) -> _removeCharacteristic: ...
    @property
    def addDescriptor(self) -> _addDescriptor: ...
    @property
    def removeDescriptor(self) -> _removeDescriptor: ...
    @property
    def simulateGATTDisconnection(self) -> _simulateGATTDisconnection: ...
    @property
    def gattOperationReceived(self) -> TypedEvent[GattOperationReceivedEvent]: ...
    @property
    def characteristicOperationReceived(self) -> TypedEvent[CharacteristicOperationReceivedEvent]: ...
    @property
    def descriptorOperationReceived(self) -> TypedEvent[DescriptorOperationReceivedEvent]: ...
