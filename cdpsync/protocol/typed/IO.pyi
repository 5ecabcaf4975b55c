# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import TypeAlias, TypedDict
from typing_extensions import NotRequired, Unpack, deprecated
from cdpsync.threads import Timeout
from . import Empty, Named, Runtime, TypedCommand

StreamHandle: TypeAlias = str
class CloseParams(TypedDict):
    handle: StreamHandle
class _close(Named):
    def __call__(self, *, handle: StreamHandle, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[CloseParams]) -> TypedCommand[Empty]: ...
class ReadParams(TypedDict):
    handle: StreamHandle
    offset: NotRequired[int]
    size: NotRequired[int]
class ReadResult(TypedDict):
    base64Encoded: NotRequired[bool]
    data: str
    eof: bool
class _read(Named):
    def __call__(self, *, handle: StreamHandle, offset: int = ..., size: int = ..., _timeout: Timeout = ...) -> ReadResult: ...
    def submit(self, **params: Unpack[ReadParams]) -> TypedCommand[ReadResult]: ...
class ResolveBlobParams(TypedDict):
    objectId: Runtime.RemoteObjectId
class ResolveBlobResult(TypedDict):
    uuid: str
class _resolveBlob(Named):
    def __call__(self, *, objectId: Runtime.RemoteObjectId, _timeout: Timeout = ...) -> ResolveBlobResult: ...
    def submit(self, **params: Unpack[ResolveBlobParams]) -> TypedCommand[ResolveBlobResult]: ...
class IODomain(Named):
    @property
    def close(self) -> _close: """https://chromedevtools.github.io/devtools-protocol/tot/IO/#method-close"""
    @property
    def read(self) -> _read: """https://chromedevtools.github.io/devtools-protocol/tot/IO/#method-read"""
    @property
    @deprecated("the protocol says so")
    def resolveBlob(self) -> _resolveBlob: """Deprecated. https://chromedevtools.github.io/devtools-protocol/tot/IO/#method-resolveBlob"""
