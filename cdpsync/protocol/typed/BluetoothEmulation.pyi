# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from collections.abc import Sequence
from typing import Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand, TypedEvent

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
class _enable(Named):
    def __call__(self, *, state: CentralState, leSupported: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[EnableParams]) -> TypedCommand[Empty]: ...
class SetSimulatedCentralStateParams(TypedDict):
    state: CentralState
class _setSimulatedCentralState(Named):
    def __call__(self, *, state: CentralState, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetSimulatedCentralStateParams]) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SimulatePreconnectedPeripheralParams(TypedDict):
    address: str
    name: str
    manufacturerData: Sequence[ManufacturerData]
    knownServiceUuids: list[str] | tuple[str, ...]
class _simulatePreconnectedPeripheral(Named):
    def __call__(self, *, address: str, name: str, manufacturerData: Sequence[ManufacturerData], knownServiceUuids: list[str] | tuple[str, ...], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SimulatePreconnectedPeripheralParams]) -> TypedCommand[Empty]: ...
class SimulateAdvertisementParams(TypedDict):
    entry: ScanEntry
class _simulateAdvertisement(Named):
    def __call__(self, *, entry: ScanEntry, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SimulateAdvertisementParams]) -> TypedCommand[Empty]: ...
class SimulateGATTOperationResponseParams(TypedDict):
    address: str
    type: GATTOperationType
    code: int
class _simulateGATTOperationResponse(Named):
    def __call__(self, *, address: str, type: GATTOperationType, code: int, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SimulateGATTOperationResponseParams]) -> TypedCommand[Empty]: ...
class SimulateCharacteristicOperationResponseParams(TypedDict):
    characteristicId: str
    type: CharacteristicOperationType
    code: int
    data: NotRequired[str]
class _simulateCharacteristicOperationResponse(Named):
    def __call__(self, *, characteristicId: str, type: CharacteristicOperationType, code: int, data: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SimulateCharacteristicOperationResponseParams]) -> TypedCommand[Empty]: ...
class SimulateDescriptorOperationResponseParams(TypedDict):
    descriptorId: str
    type: DescriptorOperationType
    code: int
    data: NotRequired[str]
class _simulateDescriptorOperationResponse(Named):
    def __call__(self, *, descriptorId: str, type: DescriptorOperationType, code: int, data: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SimulateDescriptorOperationResponseParams]) -> TypedCommand[Empty]: ...
class AddServiceParams(TypedDict):
    address: str
    serviceUuid: str
class AddServiceResult(TypedDict):
    serviceId: str
class _addService(Named):
    def __call__(self, *, address: str, serviceUuid: str, _timeout: Timeout = ...) -> AddServiceResult: ...
    def submit(self, **params: Unpack[AddServiceParams]) -> TypedCommand[AddServiceResult]: ...
class RemoveServiceParams(TypedDict):
    serviceId: str
class _removeService(Named):
    def __call__(self, *, serviceId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveServiceParams]) -> TypedCommand[Empty]: ...
class AddCharacteristicParams(TypedDict):
    serviceId: str
    characteristicUuid: str
    properties: CharacteristicProperties
class AddCharacteristicResult(TypedDict):
    characteristicId: str
class _addCharacteristic(Named):
    def __call__(self, *, serviceId: str, characteristicUuid: str, properties: CharacteristicProperties, _timeout: Timeout = ...) -> AddCharacteristicResult: ...
    def submit(self, **params: Unpack[AddCharacteristicParams]) -> TypedCommand[AddCharacteristicResult]: ...
class RemoveCharacteristicParams(TypedDict):
    characteristicId: str
class _removeCharacteristic(Named):
    def __call__(self, *, characteristicId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveCharacteristicParams]) -> TypedCommand[Empty]: ...
class AddDescriptorParams(TypedDict):
    characteristicId: str
    descriptorUuid: str
class AddDescriptorResult(TypedDict):
    descriptorId: str
class _addDescriptor(Named):
    def __call__(self, *, characteristicId: str, descriptorUuid: str, _timeout: Timeout = ...) -> AddDescriptorResult: ...
    def submit(self, **params: Unpack[AddDescriptorParams]) -> TypedCommand[AddDescriptorResult]: ...
class RemoveDescriptorParams(TypedDict):
    descriptorId: str
class _removeDescriptor(Named):
    def __call__(self, *, descriptorId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveDescriptorParams]) -> TypedCommand[Empty]: ...
class SimulateGATTDisconnectionParams(TypedDict):
    address: str
class _simulateGATTDisconnection(Named):
    def __call__(self, *, address: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SimulateGATTDisconnectionParams]) -> TypedCommand[Empty]: ...
class GattOperationReceivedParams(TypedDict):
    address: str
    type: GATTOperationType
@type_check_only
class GattOperationReceivedEvent(Event):
    method: Literal["BluetoothEmulation.gattOperationReceived"]
    params: GattOperationReceivedParams  # type: ignore[assignment]
class CharacteristicOperationReceivedParams(TypedDict):
    characteristicId: str
    type: CharacteristicOperationType
    data: NotRequired[str]
    writeType: NotRequired[CharacteristicWriteType]
@type_check_only
class CharacteristicOperationReceivedEvent(Event):
    method: Literal["BluetoothEmulation.characteristicOperationReceived"]
    params: CharacteristicOperationReceivedParams  # type: ignore[assignment]
class DescriptorOperationReceivedParams(TypedDict):
    descriptorId: str
    type: DescriptorOperationType
    data: NotRequired[str]
@type_check_only
class DescriptorOperationReceivedEvent(Event):
    method: Literal["BluetoothEmulation.descriptorOperationReceived"]
    params: DescriptorOperationReceivedParams  # type: ignore[assignment]
class BluetoothEmulationDomain(Named):
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BluetoothEmulation/#method-enable"""
    @property
    def setSimulatedCentralState(self) -> _setSimulatedCentralState: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BluetoothEmulation/#method-setSimulatedCentralState"""
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BluetoothEmulation/#method-disable"""
    @property
    def simulatePreconnectedPeripheral(self) -> _simulatePreconnectedPeripheral: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BluetoothEmulation/#method-simulatePreconnectedPeripheral"""
    @property
    def simulateAdvertisement(self) -> _simulateAdvertisement: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BluetoothEmulation/#method-simulateAdvertisement"""
    @property
    def simulateGATTOperationResponse(self) -> _simulateGATTOperationResponse: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BluetoothEmulation/#method-simulateGATTOperationResponse"""
    @property
    def simulateCharacteristicOperationResponse(self) -> _simulateCharacteristicOperationResponse: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BluetoothEmulation/#method-simulateCharacteristicOperationResponse"""
    @property
    def simulateDescriptorOperationResponse(self) -> _simulateDescriptorOperationResponse: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BluetoothEmulation/#method-simulateDescriptorOperationResponse"""
    @property
    def addService(self) -> _addService: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BluetoothEmulation/#method-addService"""
    @property
    def removeService(self) -> _removeService: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BluetoothEmulation/#method-removeService"""
    @property
    def addCharacteristic(self) -> _addCharacteristic: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BluetoothEmulation/#method-addCharacteristic"""
    @property
    def removeCharacteristic(self) -> _removeCharacteristic: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BluetoothEmulation/#method-removeCharacteristic"""
    @property
    def addDescriptor(self) -> _addDescriptor: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BluetoothEmulation/#method-addDescriptor"""
    @property
    def removeDescriptor(self) -> _removeDescriptor: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BluetoothEmulation/#method-removeDescriptor"""
    @property
    def simulateGATTDisconnection(self) -> _simulateGATTDisconnection: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BluetoothEmulation/#method-simulateGATTDisconnection"""
    @property
    def gattOperationReceived(self) -> TypedEvent[GattOperationReceivedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BluetoothEmulation/#event-gattOperationReceived"""
    @property
    def characteristicOperationReceived(self) -> TypedEvent[CharacteristicOperationReceivedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BluetoothEmulation/#event-characteristicOperationReceived"""
    @property
    def descriptorOperationReceived(self) -> TypedEvent[DescriptorOperationReceivedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/BluetoothEmulation/#event-descriptorOperationReceived"""
