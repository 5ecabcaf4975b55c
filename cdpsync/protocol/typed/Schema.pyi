# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import TypedDict
from cdpsync.threads import Timeout
from . import Named, TypedCommand

class Domain(TypedDict):
    name: str
    version: str
class GetDomainsResult(TypedDict):
    domains: list[Domain]
class _getDomains(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetDomainsResult: ...
    def submit(self) -> TypedCommand[GetDomainsResult]: ...
class SchemaDomain(Named):
    @property
    def getDomains(self) -> _getDomains: """https://chromedevtools.github.io/devtools-protocol/tot/Schema/#method-getDomains"""
