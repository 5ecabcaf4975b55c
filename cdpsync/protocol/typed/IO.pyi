# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import Runtime
from . import TypedCommand
from . import TypedEvent

StreamHandle: TypeAlias = str
class CloseParams(TypedDict):
    handle: StreamHandle
class _close:
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
class _read:
    def __call__(self, *, handle: StreamHandle, offset: int = ..., size: int = ..., _timeout: Timeout = ...) -> ReadResult: ...
    def submit(self, **params: Unpack[ReadParams]) -> TypedCommand[ReadResult]: ...
class ResolveBlobParams(TypedDict):
    objectId: Runtime.RemoteObjectId
class ResolveBlobResult(TypedDict):
    uuid: str
class _resolveBlob:
    def __call__(self, *, objectId: Runtime.RemoteObjectId, _timeout: Timeout = ...) -> ResolveBlobResult: ...
    def submit(self, **params: Unpack[ResolveBlobParams]) -> TypedCommand[ResolveBlobResult]: ...
class IODomain:
    @property
    def close(self) -> _close: ...
    @property
    def read(self) -> _read: ...
    @property
    def resolveBlob(self) -> _resolveBlob: ...
