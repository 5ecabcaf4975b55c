# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.generate; do not edit.
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event

from . import Empty
from . import TypedCommand
from . import TypedEvent

class Domain(TypedDict):
    name: str
    version: str
class GetDomainsResult(TypedDict):
    domains: list[Domain]
class _getDomains:
    def __call__(self, *, _timeout: Timeout = ...) -> GetDomainsResult: ...
    def submit(self) -> TypedCommand[GetDomainsResult]: ...
class SchemaDomain:
    @property
    def getDomains(self) -> _getDomains: ...
