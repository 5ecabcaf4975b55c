# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import TypedDict
from typing_extensions import Unpack
from cdpsync.threads import Timeout
from . import Empty, Named, TypedCommand

class FindFirstParams(TypedDict):
    query: str
class _findFirst(Named):
    def __call__(self, *, query: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[FindFirstParams]) -> TypedCommand[Empty]: ...
class _findNext(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _findPrev(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _stop(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class FindInPageDomain(Named):
    @property
    def findFirst(self) -> _findFirst: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/FindInPage/#method-findFirst"""
    @property
    def findNext(self) -> _findNext: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/FindInPage/#method-findNext"""
    @property
    def findPrev(self) -> _findPrev: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/FindInPage/#method-findPrev"""
    @property
    def stop(self) -> _stop: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/FindInPage/#method-stop"""
