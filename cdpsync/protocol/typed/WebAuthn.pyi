# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand, TypedEvent

AuthenticatorId: TypeAlias = str
AuthenticatorProtocol: TypeAlias = Literal['u2f', 'ctap2']
Ctap2Version: TypeAlias = Literal['ctap2_0', 'ctap2_1', 'ctap2_2']
AuthenticatorTransport: TypeAlias = Literal['usb', 'nfc', 'ble', 'cable', 'hybrid', 'smart-card', 'internal']
class VirtualAuthenticatorOptions(TypedDict):
    protocol: AuthenticatorProtocol
    ctap2Version: NotRequired[Ctap2Version]
    transport: AuthenticatorTransport
    hasResidentKey: NotRequired[bool]
    hasUserVerification: NotRequired[bool]
    hasLargeBlob: NotRequired[bool]
    hasCredBlob: NotRequired[bool]
    hasMinPinLength: NotRequired[bool]
    hasPrf: NotRequired[bool]
    hasHmacSecret: NotRequired[bool]
    hasHmacSecretMc: NotRequired[bool]
    hasCmtgKey: NotRequired[bool]
    automaticPresenceSimulation: NotRequired[bool]
    isUserVerified: NotRequired[bool]
    defaultBackupEligibility: NotRequired[bool]
    defaultBackupState: NotRequired[bool]
class Credential(TypedDict):
    credentialId: str
    isResidentCredential: bool
    rpId: NotRequired[str]
    privateKey: str
    userHandle: NotRequired[str]
    signCount: float
    largeBlob: NotRequired[str]
    backupEligibility: NotRequired[bool]
    backupState: NotRequired[bool]
    userName: NotRequired[str]
    userDisplayName: NotRequired[str]
    cmtgKeys: NotRequired[list[str]]
    activeCmtgKeyIndex: NotRequired[int]
    generateCmtgKeyOnNextOperation: NotRequired[bool]
class EnableParams(TypedDict):
    enableUI: NotRequired[bool]
class _enable(Named):
    def __call__(self, *, enableUI: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[EnableParams]) -> TypedCommand[Empty]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class AddVirtualAuthenticatorParams(TypedDict):
    options: VirtualAuthenticatorOptions
class AddVirtualAuthenticatorResult(TypedDict):
    authenticatorId: AuthenticatorId
class _addVirtualAuthenticator(Named):
    def __call__(self, *, options: VirtualAuthenticatorOptions, _timeout: Timeout = ...) -> AddVirtualAuthenticatorResult: ...
    def submit(self, **params: Unpack[AddVirtualAuthenticatorParams]) -> TypedCommand[AddVirtualAuthenticatorResult]: ...
class SetResponseOverrideBitsParams(TypedDict):
    authenticatorId: AuthenticatorId
    isBogusSignature: NotRequired[bool]
    isBadUV: NotRequired[bool]
    isBadUP: NotRequired[bool]
class _setResponseOverrideBits(Named):
    def __call__(self, *, authenticatorId: AuthenticatorId, isBogusSignature: bool = ..., isBadUV: bool = ..., isBadUP: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetResponseOverrideBitsParams]) -> TypedCommand[Empty]: ...
class RemoveVirtualAuthenticatorParams(TypedDict):
    authenticatorId: AuthenticatorId
class _removeVirtualAuthenticator(Named):
    def __call__(self, *, authenticatorId: AuthenticatorId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveVirtualAuthenticatorParams]) -> TypedCommand[Empty]: ...
class AddCredentialParams(TypedDict):
    authenticatorId: AuthenticatorId
    credential: Credential
class _addCredential(Named):
    def __call__(self, *, authenticatorId: AuthenticatorId, credential: Credential, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[AddCredentialParams]) -> TypedCommand[Empty]: ...
class GetCredentialParams(TypedDict):
    authenticatorId: AuthenticatorId
    credentialId: str
class GetCredentialResult(TypedDict):
    credential: Credential
class _getCredential(Named):
    def __call__(self, *, authenticatorId: AuthenticatorId, credentialId: str, _timeout: Timeout = ...) -> GetCredentialResult: ...
    def submit(self, **params: Unpack[GetCredentialParams]) -> TypedCommand[GetCredentialResult]: ...
class GetCredentialsParams(TypedDict):
    authenticatorId: AuthenticatorId
class GetCredentialsResult(TypedDict):
    credentials: list[Credential]
class _getCredentials(Named):
    def __call__(self, *, authenticatorId: AuthenticatorId, _timeout: Timeout = ...) -> GetCredentialsResult: ...
    def submit(self, **params: Unpack[GetCredentialsParams]) -> TypedCommand[GetCredentialsResult]: ...
class RemoveCredentialParams(TypedDict):
    authenticatorId: AuthenticatorId
    credentialId: str
class _removeCredential(Named):
    def __call__(self, *, authenticatorId: AuthenticatorId, credentialId: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[RemoveCredentialParams]) -> TypedCommand[Empty]: ...
class ClearCredentialsParams(TypedDict):
    authenticatorId: AuthenticatorId
class _clearCredentials(Named):
    def __call__(self, *, authenticatorId: AuthenticatorId, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ClearCredentialsParams]) -> TypedCommand[Empty]: ...
class SetUserVerifiedParams(TypedDict):
    authenticatorId: AuthenticatorId
    isUserVerified: bool
class _setUserVerified(Named):
    def __call__(self, *, authenticatorId: AuthenticatorId, isUserVerified: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetUserVerifiedParams]) -> TypedCommand[Empty]: ...
class SetAutomaticPresenceSimulationParams(TypedDict):
    authenticatorId: AuthenticatorId
    enabled: bool
class _setAutomaticPresenceSimulation(Named):
    def __call__(self, *, authenticatorId: AuthenticatorId, enabled: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetAutomaticPresenceSimulationParams]) -> TypedCommand[Empty]: ...
class SetCredentialPropertiesParams(TypedDict):
    authenticatorId: AuthenticatorId
    credentialId: str
    backupEligibility: NotRequired[bool]
    backupState: NotRequired[bool]
    activeCmtgKeyIndex: NotRequired[int]
    generateCmtgKeyOnNextOperation: NotRequired[bool]
    signCount: NotRequired[float]
class _setCredentialProperties(Named):
    def __call__(self, *, authenticatorId: AuthenticatorId, credentialId: str, backupEligibility: bool = ..., backupState: bool = ..., activeCmtgKeyIndex: int = ..., generateCmtgKeyOnNextOperation: bool = ..., signCount: float = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetCredentialPropertiesParams]) -> TypedCommand[Empty]: ...
class CredentialAddedParams(TypedDict):
    authenticatorId: AuthenticatorId
    credential: Credential
@type_check_only
class CredentialAddedEvent(Event):
    method: Literal["WebAuthn.credentialAdded"]
    params: CredentialAddedParams  # type: ignore[assignment]
class CredentialDeletedParams(TypedDict):
    authenticatorId: AuthenticatorId
    credentialId: str
@type_check_only
class CredentialDeletedEvent(Event):
    method: Literal["WebAuthn.credentialDeleted"]
    params: CredentialDeletedParams  # type: ignore[assignment]
class CredentialUpdatedParams(TypedDict):
    authenticatorId: AuthenticatorId
    credential: Credential
@type_check_only
class CredentialUpdatedEvent(Event):
    method: Literal["WebAuthn.credentialUpdated"]
    params: CredentialUpdatedParams  # type: ignore[assignment]
class CredentialAssertedParams(TypedDict):
    authenticatorId: AuthenticatorId
    credential: Credential
@type_check_only
class CredentialAssertedEvent(Event):
    method: Literal["WebAuthn.credentialAsserted"]
    params: CredentialAssertedParams  # type: ignore[assignment]
class WebAuthnDomain(Named):
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/#method-enable"""
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/#method-disable"""
    @property
    def addVirtualAuthenticator(self) -> _addVirtualAuthenticator: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/#method-addVirtualAuthenticator"""
    @property
    def setResponseOverrideBits(self) -> _setResponseOverrideBits: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/#method-setResponseOverrideBits"""
    @property
    def removeVirtualAuthenticator(self) -> _removeVirtualAuthenticator: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/#method-removeVirtualAuthenticator"""
    @property
    def addCredential(self) -> _addCredential: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/#method-addCredential"""
    @property
    def getCredential(self) -> _getCredential: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/#method-getCredential"""
    @property
    def getCredentials(self) -> _getCredentials: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/#method-getCredentials"""
    @property
    def removeCredential(self) -> _removeCredential: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/#method-removeCredential"""
    @property
    def clearCredentials(self) -> _clearCredentials: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/#method-clearCredentials"""
    @property
    def setUserVerified(self) -> _setUserVerified: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/#method-setUserVerified"""
    @property
    def setAutomaticPresenceSimulation(self) -> _setAutomaticPresenceSimulation: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/#method-setAutomaticPresenceSimulation"""
    @property
    def setCredentialProperties(self) -> _setCredentialProperties: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/#method-setCredentialProperties"""
    @property
    def credentialAdded(self) -> TypedEvent[CredentialAddedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/#event-credentialAdded"""
    @property
    def credentialDeleted(self) -> TypedEvent[CredentialDeletedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/#event-credentialDeleted"""
    @property
    def credentialUpdated(self) -> TypedEvent[CredentialUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/#event-credentialUpdated"""
    @property
    def credentialAsserted(self) -> TypedEvent[CredentialAssertedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/#event-credentialAsserted"""
