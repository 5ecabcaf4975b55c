# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack, deprecated
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, Named, Network, TypedCommand, TypedEvent

CertificateId: TypeAlias = int
MixedContentType: TypeAlias = Literal['blockable', 'optionally-blockable', 'none']
SecurityState: TypeAlias = Literal['unknown', 'neutral', 'insecure', 'secure', 'info', 'insecure-broken']
class CertificateSecurityState(TypedDict):
    protocol: str
    keyExchange: str
    keyExchangeGroup: NotRequired[str]
    cipher: str
    mac: NotRequired[str]
    certificate: list[str]
    subjectName: str
    issuer: str
    validFrom: Network.TimeSinceEpoch
    validTo: Network.TimeSinceEpoch
    certificateNetworkError: NotRequired[str]
    certificateHasWeakSignature: bool
    certificateHasSha1Signature: bool
    modernSSL: bool
    obsoleteSslProtocol: bool
    obsoleteSslKeyExchange: bool
    obsoleteSslCipher: bool
    obsoleteSslSignature: bool
SafetyTipStatus: TypeAlias = Literal['badReputation', 'lookalike']
class SafetyTipInfo(TypedDict):
    safetyTipStatus: SafetyTipStatus
    safeUrl: NotRequired[str]
class VisibleSecurityState(TypedDict):
    securityState: SecurityState
    certificateSecurityState: NotRequired[CertificateSecurityState]
    safetyTipInfo: NotRequired[SafetyTipInfo]
    securityStateIssueIds: list[str]
class SecurityStateExplanation(TypedDict):
    securityState: SecurityState
    title: str
    summary: str
    description: str
    mixedContentType: MixedContentType
    certificate: list[str]
    recommendations: NotRequired[list[str]]
class InsecureContentStatus(TypedDict):
    ranMixedContent: bool
    displayedMixedContent: bool
    containedMixedForm: bool
    ranContentWithCertErrors: bool
    displayedContentWithCertErrors: bool
    ranInsecureContentStyle: SecurityState
    displayedInsecureContentStyle: SecurityState
CertificateErrorAction: TypeAlias = Literal['continue', 'cancel']
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class SetIgnoreCertificateErrorsParams(TypedDict):
    ignore: bool
class _setIgnoreCertificateErrors(Named):
    def __call__(self, *, ignore: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetIgnoreCertificateErrorsParams]) -> TypedCommand[Empty]: ...
class HandleCertificateErrorParams(TypedDict):
    eventId: int
    action: CertificateErrorAction
class _handleCertificateError(Named):
    def __call__(self, *, eventId: int, action: CertificateErrorAction, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[HandleCertificateErrorParams]) -> TypedCommand[Empty]: ...
class SetOverrideCertificateErrorsParams(TypedDict):
    override: bool
class _setOverrideCertificateErrors(Named):
    def __call__(self, *, override: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetOverrideCertificateErrorsParams]) -> TypedCommand[Empty]: ...
class CertificateErrorParams(TypedDict):
    eventId: int
    errorType: str
    requestURL: str
@type_check_only
class CertificateErrorEvent(Event):
    method: Literal["Security.certificateError"]
    params: CertificateErrorParams  # type: ignore[assignment]
class VisibleSecurityStateChangedParams(TypedDict):
    visibleSecurityState: VisibleSecurityState
@type_check_only
class VisibleSecurityStateChangedEvent(Event):
    method: Literal["Security.visibleSecurityStateChanged"]
    params: VisibleSecurityStateChangedParams  # type: ignore[assignment]
class SecurityStateChangedParams(TypedDict):
    securityState: SecurityState
    schemeIsCryptographic: bool
    explanations: list[SecurityStateExplanation]
    insecureContentStatus: InsecureContentStatus
    summary: NotRequired[str]
@type_check_only
class SecurityStateChangedEvent(Event):
    method: Literal["Security.securityStateChanged"]
    params: SecurityStateChangedParams  # type: ignore[assignment]
class SecurityDomain(Named):
    @property
    def disable(self) -> _disable: """https://chromedevtools.github.io/devtools-protocol/tot/Security/#method-disable"""
    @property
    def enable(self) -> _enable: """https://chromedevtools.github.io/devtools-protocol/tot/Security/#method-enable"""
    @property
    def setIgnoreCertificateErrors(self) -> _setIgnoreCertificateErrors: """https://chromedevtools.github.io/devtools-protocol/tot/Security/#method-setIgnoreCertificateErrors"""
    @property
    @deprecated("the protocol says so")
    def handleCertificateError(self) -> _handleCertificateError: """Deprecated. https://chromedevtools.github.io/devtools-protocol/tot/Security/#method-handleCertificateError"""
    @property
    @deprecated("the protocol says so")
    def setOverrideCertificateErrors(self) -> _setOverrideCertificateErrors: """Deprecated. https://chromedevtools.github.io/devtools-protocol/tot/Security/#method-setOverrideCertificateErrors"""
    @property
    @deprecated("the protocol says so")
    def certificateError(self) -> TypedEvent[CertificateErrorEvent]: """Deprecated. https://chromedevtools.github.io/devtools-protocol/tot/Security/#event-certificateError"""
    @property
    def visibleSecurityStateChanged(self) -> TypedEvent[VisibleSecurityStateChangedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Security/#event-visibleSecurityStateChanged"""
    @property
    @deprecated("the protocol says so")
    def securityStateChanged(self) -> TypedEvent[SecurityStateChangedEvent]: """Deprecated. https://chromedevtools.github.io/devtools-protocol/tot/Security/#event-securityStateChanged"""
