# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import TypedDict
from cdpsync.threads import Timeout
from . import Named, Page, TypedCommand

class CrashReportContextEntry(TypedDict):
    key: str
    value: str
    frameId: Page.FrameId
class GetEntriesResult(TypedDict):
    entries: list[CrashReportContextEntry]
class _getEntries(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetEntriesResult: ...
    def submit(self) -> TypedCommand[GetEntriesResult]: ...
class CrashReportContextDomain(Named):
    @property
    def getEntries(self) -> _getEntries: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CrashReportContext/#method-getEntries"""
