# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from collections.abc import Sequence
from typing import Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import Empty, IO, Named, Network, Page, TypedCommand, TypedEvent

RequestId: TypeAlias = str
RequestStage: TypeAlias = Literal['Request', 'Response']
class RequestPattern(TypedDict):
    urlPattern: NotRequired[str]
    resourceType: NotRequired[Network.ResourceType]
    requestStage: NotRequired[RequestStage]
class HeaderEntry(TypedDict):
    name: str
    value: str
class AuthChallenge(TypedDict):
    source: NotRequired[Literal['Server', 'Proxy']]
    origin: str
    scheme: str
    realm: str
class AuthChallengeResponse(TypedDict):
    response: Literal['Default', 'CancelAuth', 'ProvideCredentials']
    username: NotRequired[str]
    password: NotRequired[str]
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class EnableParams(TypedDict):
    patterns: NotRequired[Sequence[RequestPattern]]
    handleAuthRequests: NotRequired[bool]
class _enable(Named):
    def __call__(self, *, patterns: Sequence[RequestPattern] = ..., handleAuthRequests: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[EnableParams]) -> TypedCommand[Empty]: ...
class FailRequestParams(TypedDict):
    requestId: RequestId
    errorReason: Network.ErrorReason
class _failRequest(Named):
    def __call__(self, *, requestId: RequestId, errorReason: Network.ErrorReason, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[FailRequestParams]) -> TypedCommand[Empty]: ...
class FulfillRequestParams(TypedDict):
    requestId: RequestId
    responseCode: int
    responseHeaders: NotRequired[Sequence[HeaderEntry]]
    binaryResponseHeaders: NotRequired[str]
    body: NotRequired[str]
    responsePhrase: NotRequired[str]
class _fulfillRequest(Named):
    def __call__(self, *, requestId: RequestId, responseCode: int, responseHeaders: Sequence[HeaderEntry] = ..., binaryResponseHeaders: str = ..., body: str = ..., responsePhrase: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[FulfillRequestParams]) -> TypedCommand[Empty]: ...
class ContinueRequestParams(TypedDict):
    requestId: RequestId
    url: NotRequired[str]
    method: NotRequired[str]
    postData: NotRequired[str]
    headers: NotRequired[Sequence[HeaderEntry]]
    interceptResponse: NotRequired[bool]
class _continueRequest(Named):
    def __call__(self, *, requestId: RequestId, url: str = ..., method: str = ..., postData: str = ..., headers: Sequence[HeaderEntry] = ..., interceptResponse: bool = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ContinueRequestParams]) -> TypedCommand[Empty]: ...
class ContinueWithAuthParams(TypedDict):
    requestId: RequestId
    authChallengeResponse: AuthChallengeResponse
class _continueWithAuth(Named):
    def __call__(self, *, requestId: RequestId, authChallengeResponse: AuthChallengeResponse, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ContinueWithAuthParams]) -> TypedCommand[Empty]: ...
class ContinueResponseParams(TypedDict):
    requestId: RequestId
    responseCode: NotRequired[int]
    responsePhrase: NotRequired[str]
    responseHeaders: NotRequired[Sequence[HeaderEntry]]
    binaryResponseHeaders: NotRequired[str]
class _continueResponse(Named):
    def __call__(self, *, requestId: RequestId, responseCode: int = ..., responsePhrase: str = ..., responseHeaders: Sequence[HeaderEntry] = ..., binaryResponseHeaders: str = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ContinueResponseParams]) -> TypedCommand[Empty]: ...
class GetResponseBodyParams(TypedDict):
    requestId: RequestId
class GetResponseBodyResult(TypedDict):
    body: str
    base64Encoded: bool
class _getResponseBody(Named):
    def __call__(self, *, requestId: RequestId, _timeout: Timeout = ...) -> GetResponseBodyResult: ...
    def submit(self, **params: Unpack[GetResponseBodyParams]) -> TypedCommand[GetResponseBodyResult]: ...
class TakeResponseBodyAsStreamParams(TypedDict):
    requestId: RequestId
class TakeResponseBodyAsStreamResult(TypedDict):
    stream: IO.StreamHandle
class _takeResponseBodyAsStream(Named):
    def __call__(self, *, requestId: RequestId, _timeout: Timeout = ...) -> TakeResponseBodyAsStreamResult: ...
    def submit(self, **params: Unpack[TakeResponseBodyAsStreamParams]) -> TypedCommand[TakeResponseBodyAsStreamResult]: ...
class RequestPausedParams(TypedDict):
    requestId: RequestId
    request: Network.Request
    frameId: Page.FrameId
    resourceType: Network.ResourceType
    responseErrorReason: NotRequired[Network.ErrorReason]
    responseStatusCode: NotRequired[int]
    responseStatusText: NotRequired[str]
    responseHeaders: NotRequired[list[HeaderEntry]]
    networkId: NotRequired[Network.RequestId]
    redirectedRequestId: NotRequired[RequestId]
@type_check_only
class RequestPausedEvent(Event):
    method: Literal["Fetch.requestPaused"]
    params: RequestPausedParams  # type: ignore[assignment]
class AuthRequiredParams(TypedDict):
    requestId: RequestId
    request: Network.Request
    frameId: Page.FrameId
    resourceType: Network.ResourceType
    authChallenge: AuthChallenge
@type_check_only
class AuthRequiredEvent(Event):
    method: Literal["Fetch.authRequired"]
    params: AuthRequiredParams  # type: ignore[assignment]
class FetchDomain(Named):
    @property
    def disable(self) -> _disable: """https://chromedevtools.github.io/devtools-protocol/tot/Fetch/#method-disable"""
    @property
    def enable(self) -> _enable: """https://chromedevtools.github.io/devtools-protocol/tot/Fetch/#method-enable"""
    @property
    def failRequest(self) -> _failRequest: """https://chromedevtools.github.io/devtools-protocol/tot/Fetch/#method-failRequest"""
    @property
    def fulfillRequest(self) -> _fulfillRequest: """https://chromedevtools.github.io/devtools-protocol/tot/Fetch/#method-fulfillRequest"""
    @property
    def continueRequest(self) -> _continueRequest: """https://chromedevtools.github.io/devtools-protocol/tot/Fetch/#method-continueRequest"""
    @property
    def continueWithAuth(self) -> _continueWithAuth: """https://chromedevtools.github.io/devtools-protocol/tot/Fetch/#method-continueWithAuth"""
    @property
    def continueResponse(self) -> _continueResponse: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/Fetch/#method-continueResponse"""
    @property
    def getResponseBody(self) -> _getResponseBody: """https://chromedevtools.github.io/devtools-protocol/tot/Fetch/#method-getResponseBody"""
    @property
    def takeResponseBodyAsStream(self) -> _takeResponseBodyAsStream: """https://chromedevtools.github.io/devtools-protocol/tot/Fetch/#method-takeResponseBodyAsStream"""
    @property
    def requestPaused(self) -> TypedEvent[RequestPausedEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Fetch/#event-requestPaused"""
    @property
    def authRequired(self) -> TypedEvent[AuthRequiredEvent]: """https://chromedevtools.github.io/devtools-protocol/tot/Fetch/#event-authRequired"""
