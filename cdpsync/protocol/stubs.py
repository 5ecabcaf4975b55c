"""The type stubs of the protocol, as text: for each domain a file with its types, commands and events.

    typed/__init__.pyi    Domains: an attribute for each domain; what their commands and events are made of
    typed/Runtime.pyi     RemoteObject            a type of the protocol, as it is called there
                          EvaluateParams          the parameters of a command
                          EvaluateResult          what it returns
                          ConsoleAPICalledParams  the params of an event
                          ConsoleAPICalledEvent   the event
                          RuntimeDomain           what client.Runtime is

Only type checkers read them; at run time there is no module of these names.
"""

from __future__ import annotations

import keyword
from typing import Any

from .schema import TYPES

_Json = dict[str, Any]

_INIT = """\
from collections.abc import Callable, Iterator
from typing import Generic, TypedDict, TypeVar

from cdpsync.command import PendingCommand
from cdpsync.deadline import Timeout
from cdpsync.events import EventQueue, ExpectedEvent, _Command
from cdpsync.handlers import Subscription
from cdpsync.message import Event
"""

_GENERIC = """
_Result = TypeVar("_Result")
_Event = TypeVar("_Event", bound=Event)

class Empty(TypedDict): ...

class TypedCommand(PendingCommand, Generic[_Result]):
    def result(self, timeout: Timeout = ...) -> _Result: ...  # type: ignore[override]

class TypedQueue(EventQueue, Generic[_Event]):
    def get(self, timeout: Timeout = ...) -> _Event: ...
    def __iter__(self) -> Iterator[_Event]: ...
    def drain(self) -> list[_Event]: ...  # type: ignore[override]
    def until(self, *commands: _Command, timeout: Timeout = ...) -> Iterator[_Event]: ...
    def __enter__(self) -> TypedQueue[_Event]: ...

class TypedExpected(ExpectedEvent, Generic[_Event]):
    value: _Event
    def __enter__(self) -> TypedExpected[_Event]: ...

class TypedEvent(Generic[_Event]):
    def events(self, *, maxlen: int | None = ...) -> TypedQueue[_Event]: ...
    def expect(
        self, predicate: Callable[[_Event], object] | None = ..., *, timeout: Timeout = ...
    ) -> TypedExpected[_Event]: ...
    def on(self, handler: Callable[[_Event], object]) -> Subscription: ...
"""

_DOMAIN = """\
from typing import Any, Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired, Unpack

from cdpsync.deadline import Timeout
from cdpsync.message import Event
"""


def stubs(domains: list[_Json], source: str) -> dict[str, str]:
    """The files of the package `typed`, by name."""
    note = f"# Generated from {source} by cdpsync.protocol.generate; do not edit.\n"
    names = [domain["domain"] for domain in domains]
    imports = [f"from .{name} import {name}Domain" for name in names]
    members = [line for name in names for line in _property(name, f"{name}Domain")]
    init = "\n".join([note + _INIT, *imports, _GENERIC, "class Domains:", *members]) + "\n"
    return {"__init__.pyi": init, **{f"{domain['domain']}.pyi": note + _domain(domain) for domain in domains}}


def _domain(domain: _Json) -> str:
    name = domain["domain"]
    imports = [f"from . import {other}" for other in sorted({"Empty", "TypedCommand", "TypedEvent", *_others(domain)})]
    body, members = [], []
    for type_ in domain.get("types", []):
        body += _type(type_)
    for command in domain.get("commands", []):
        body += _command(command)
        members += _property(command["name"], f"_{command['name']}")
    for event in domain.get("events", []):
        body += _event(name, event)
        members += _property(event["name"], f"TypedEvent[{_capital(event['name'])}Event]")
    return "\n".join([_DOMAIN, *imports, "", *body, f"class {name}Domain:", *members]) + "\n"


def _others(value: Any) -> set[str]:
    """The other domains whose types are referred to."""
    if isinstance(value, list):
        return {name for one in value for name in _others(one)}
    if not isinstance(value, dict):
        return set()
    own = {value["$ref"].partition(".")[0]} if "." in value.get("$ref", "") else set()
    return own.union(*map(_others, value.values()))


def _property(name: str, type_: str) -> list[str]:
    return ["    @property", f"    def {name}(self) -> {type_}: ..."]


def _type(type_: _Json) -> list[str]:
    if "properties" in type_:
        return _typed_dict(type_["id"], type_["properties"])
    return [f"{type_['id']}: TypeAlias = {_python(type_)}"]


def _command(command: _Json) -> list[str]:
    name, parameters, returns = command["name"], command.get("parameters", []), command.get("returns", [])
    params, result = f"{_capital(name)}Params", f"{_capital(name)}Result" if returns else "Empty"
    # In a signature those without a default come first.
    keywords = [f"{one['name']}: {_python(one)}" for one in parameters if not one.get("optional")]
    keywords += [f"{one['name']}: {_python(one)} = ..." for one in parameters if one.get("optional")]
    return [
        *(_typed_dict(params, parameters) if parameters else []),
        *(_typed_dict(result, returns) if returns else []),
        f"class _{name}:",
        f"    def __call__(self, *, {', '.join([*keywords, '_timeout: Timeout = ...'])}) -> {result}: ...",
        f"    def submit(self{f', **params: Unpack[{params}]' if parameters else ''}) -> TypedCommand[{result}]: ...",
    ]


def _event(domain: str, event: _Json) -> list[str]:
    name, parameters = _capital(event["name"]), event.get("parameters", [])
    return [
        *(_typed_dict(f"{name}Params", parameters) if parameters else []),
        f"class {name}Event(Event):",
        f'    method: Literal["{domain}.{event["name"]}"]',
        f"    params: {f'{name}Params' if parameters else 'Empty'}  # type: ignore[assignment]",
    ]


def _typed_dict(name: str, fields: list[_Json]) -> list[str]:
    if any(keyword.iskeyword(field["name"]) for field in fields):
        items = ", ".join(f'"{field["name"]}": {_field(field)}' for field in fields)
        return [f'{name} = TypedDict("{name}", {{{items}}})']
    return [f"class {name}(TypedDict):", *(f"    {field['name']}: {_field(field)}" for field in fields)]


def _field(field: _Json) -> str:
    return f"NotRequired[{_python(field)}]" if field.get("optional") else _python(field)


def _python(type_: _Json) -> str:
    """The type as Python has it."""
    if "$ref" in type_:
        return str(type_["$ref"])
    if "enum" in type_:
        return f"Literal[{', '.join(map(repr, type_['enum']))}]"
    if type_["type"] == "array":
        return f"list[{_python(type_['items'])}]"
    if type_["type"] == "object":
        return "dict[str, Any]"
    return TYPES[type_["type"]][0].__name__ if type_["type"] in TYPES else "Any"


def _capital(name: str) -> str:
    return name[0].upper() + name[1:]
