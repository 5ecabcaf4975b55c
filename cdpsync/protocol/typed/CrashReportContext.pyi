# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import Page
from . import TypedCommand
from . import TypedEvent

class CrashReportContextEntry(TypedDict):
    key: str
    value: str
    frameId: Page.FrameId
class GetEntriesResult(TypedDict):
    entries: list[CrashReportContextEntry]
class _getEntries:
    def __call__(self, *, _timeout: Timeout = ...) -> GetEntriesResult: ...
    def submit(self) -> TypedCommand[GetEntriesResult]: ...
class CrashReportContextDomain:
    @property
    def getEntries(self) -> _getEntries: ...
