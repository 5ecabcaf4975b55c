"""The type stubs of the protocol: for each domain a file with its types, commands and events.

    typed/__init__.pyi    Domains                 a class with an attribute for each domain
                          TypedCommand, …         what the stubs of commands and events are made of
    typed/Runtime.pyi     RemoteObject            a type of the protocol, under its own name
                          EvaluateParams          the parameters of a command
                          EvaluateResult          the result of a command
                          ConsoleAPICalledParams  the parameters of an event
                          ConsoleAPICalledEvent   the event
                          RuntimeDomain           the type of client.Runtime

Only type checkers read them. There are no modules of these names at run time.
"""

from __future__ import annotations

import ast
import keyword
from collections.abc import Callable
from typing import Any

from ..schema import Domain, Member, Protocol
from ..shapes import TYPES, Field, Shape
from ..show import doc_url, marks_text

_IMPORTS = {
    "collections.abc": ["Callable", "Iterator", "Sequence"],
    "typing": ["Any", "Generic", "Literal", "TypeAlias", "TypedDict", "TypeVar", "type_check_only"],
    "typing_extensions": ["NotRequired", "Unpack", "deprecated"],
    "cdpsync.engine": ["Event", "EventQueue", "ExpectedEvent", "PendingCommand", "Subscription"],
    "cdpsync.threads": ["Timeout"],
}

# The fields of an event are narrower than those of Event, which is safe for a tuple. What `events_before` takes has no
# public name.
_PYRIGHT = "# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false"

# Both type variables are covariant: a queue of one event is a queue of events.
_GENERIC = """
_Result = TypeVar("_Result", covariant=True)
_Event = TypeVar("_Event", bound=Event, covariant=True)

class Empty(TypedDict): ...

class Named:
    @property
    def __name__(self) -> str: ...

class TypedCommand(PendingCommand, Generic[_Result]):
    def result(self, timeout: Timeout = ...) -> _Result: ...  # type: ignore[override]

class TypedQueue(EventQueue, Generic[_Event]):
    def get(self, timeout: Timeout = ...) -> _Event: ...
    def __iter__(self) -> Iterator[_Event]: ...
    def drain(self) -> list[_Event]: ...  # type: ignore[override]
    def events_before(self, *commands: PendingCommand, timeout: Timeout = ...) -> Iterator[_Event]: ...
    def __enter__(self) -> TypedQueue[_Event]: ...

class TypedExpected(ExpectedEvent, Generic[_Event]):
    @property
    def value(self) -> _Event: ...
    def __enter__(self) -> TypedExpected[_Event]: ...

class TypedEvent(Named, Generic[_Event]):
    def events(self, *, maxlen: int | None = ...) -> TypedQueue[_Event]: ...
    def expect(
        self, predicate: Callable[[_Event], object] | None = ..., *, timeout: Timeout = ...
    ) -> TypedExpected[_Event]: ...
    def on(self, handler: Callable[[_Event], object]) -> Subscription: ...

class Domains:
"""


def stubs(domains: list[dict[str, Any]], source: str) -> dict[str, str]:
    """The texts of the files in typed/, by name."""
    note = f"# Generated from {source} by cdpsync.protocol.bundle.generate; do not edit.\n{_PYRIGHT}\n"
    known = Protocol({"domains": domains}, source).domains
    members = [line for domain in known.values() for line in _property(domain, f"{domain.name}Domain")]
    within = {".": sorted(["Empty", "Named", "TypedCommand", "TypedEvent", *known])}
    return {
        "__init__.pyi": note + _file(_GENERIC + "\n".join(members), {f".{name}": [f"{name}Domain"] for name in known}),
        **{f"{name}.pyi": note + _file(_domain(domain), within) for name, domain in known.items()},
    }


def _file(body: str, within: dict[str, list[str]]) -> str:
    """The text below the imports that it needs. Pyright would complain about any others."""
    nodes = list(ast.walk(ast.parse(body)))
    used = {node.id for node in nodes if isinstance(node, ast.Name)}
    used -= {node.name for node in nodes if isinstance(node, ast.ClassDef)}  # a type may have the name of a domain
    needed = {module: [name for name in names if name in used] for module, names in {**_IMPORTS, **within}.items()}
    lines = [f"from {module} import {', '.join(names)}" for module, names in needed.items() if names]
    return "\n".join([*lines, "", body]) + "\n"


def _domain(domain: Domain) -> str:
    body = [line for type_ in domain.types.values() for line in _type(type_)]
    properties = []
    for member in domain.members:
        if member.kind == "command":
            body += _command(member)
            properties += _property(member, f"_{member.name}", _doc(member))
        elif member.kind == "event":
            body += _event(member)
            properties += _property(member, f"TypedEvent[{_capital(member.name)}Event]", _doc(member))
    return "\n".join([*body, f"class {domain.name}Domain(Named):", *properties])


def _property(named: Domain | Member, type_: str, doc: str = "...") -> list[str]:
    mark = ['    @deprecated("the protocol says so")'] if named.deprecated else []
    return ["    @property", *mark, f"    def {named.name}(self) -> {type_}: {doc}"]


def _doc(member: Member) -> str:
    """The docstring that an editor shows: whether a member is deprecated or experimental, and its page.

    It stands at the property, because editors do not show that of `__call__` if the mouse rests on a command.
    """
    marks = marks_text(member.deprecated, member.experimental or member.domain.experimental)
    text = " ".join(
        filter(None, [f"{marks.capitalize()}." if marks else "", doc_url(member.domain.name, member.kind, member.name)])
    )
    return f'"""{text}"""' if text else "..."


def _type(type_: Member) -> list[str]:
    if type_.fields:
        return _typed_dict(type_.name, _fields(type_.fields, type_.domain))
    return [f"{type_.name}: TypeAlias = {_python(type_.shape, type_.domain)}"]


def _command(command: Member) -> list[str]:
    name, domain = _capital(command.name), command.domain
    params, result = f"{name}Params", f"{name}Result" if command.returns else "Empty"
    keywords = [
        f"{field.name}: {_given(field.shape, domain)}{' = ...' if field.optional else ''}"
        for field in command.fields.values()
        if not keyword.iskeyword(field.name)  # a signature cannot have it; submit() has it in the dict that it unpacks
    ]
    unpacked = f", **params: Unpack[{params}]" if command.fields else ""
    return [
        *_typed_dict(params, _fields(command.fields, domain, _given)),
        *_typed_dict(result, _fields(command.returns, domain)),
        f"class _{command.name}(Named):",
        f"    def __call__(self, *, {', '.join([*keywords, '_timeout: Timeout = ...'])}) -> {result}: ...",
        f"    def submit(self{unpacked}) -> TypedCommand[{result}]: ...",
    ]


def _event(event: Member) -> list[str]:
    name = _capital(event.name)
    return [
        *_typed_dict(f"{name}Params", _fields(event.fields, event.domain)),
        "@type_check_only",
        f"class {name}Event(Event):",
        f'    method: Literal["{event.full_name}"]',
        f"    params: {f'{name}Params' if event.fields else 'Empty'}  # type: ignore[assignment]",
    ]


def _typed_dict(name: str, fields: dict[str, str]) -> list[str]:
    """A TypedDict of these fields and their types; nothing if there are no fields."""
    if any(map(keyword.iskeyword, fields)):
        items = ", ".join(f'"{field}": {type_}' for field, type_ in fields.items())
        return [f'{name} = TypedDict("{name}", {{{items}}})']
    lines = {field: f"    {field}: {type_}" for field, type_ in fields.items()}
    if "get" in lines:
        # For pyright, a field of this name hides the method for reading the others, but not if it has a base class.
        get = lines.pop("get")
        return [f"class _{name}(TypedDict):", *(lines.values() or ["    ..."]), f"class {name}(_{name}):", get]
    return [f"class {name}(TypedDict):", *lines.values()] if lines else []


def _given(shape: Shape, domain: Domain) -> str:
    """The type of a command's parameter. For an array, it is whatever is accepted as one.

    Items of a Sequence may have more fields than necessary, as a RemoteObject has as a CallArgument.
    """
    resolved, _ = domain.protocol.resolve(shape)
    if resolved.type != "array":
        return _python(shape, domain)
    items = _items(resolved, domain)
    kind = domain.protocol.resolve(resolved.items)[0].type if resolved.items is not None else ""
    if TYPES.get(kind, (str,))[0] is str:  # a str is a Sequence[str], but check_params refuses it
        return f"list[{items}] | tuple[{items}, ...]"
    return f"Sequence[{items}]"


def _python(shape: Shape, domain: Domain) -> str:
    """The type in Python."""
    if shape.ref:
        return shape.ref.removeprefix(f"{domain.name}.")
    if shape.enum:
        return f"Literal[{', '.join(map(repr, shape.enum))}]"
    if shape.type == "array":
        return f"list[{_items(shape, domain)}]"
    if shape.type == "object":
        return "dict[str, Any]"
    return TYPES[shape.type][0].__name__ if shape.type in TYPES else "Any"


def _items(array: Shape, domain: Domain) -> str:
    return _python(array.items, domain) if array.items is not None else "Any"


def _fields(
    fields: dict[str, Field], domain: Domain, python: Callable[[Shape, Domain], str] = _python
) -> dict[str, str]:
    types = {name: python(field.shape, domain) for name, field in fields.items()}
    return {name: f"NotRequired[{type_}]" if fields[name].optional else type_ for name, type_ in types.items()}


def _capital(name: str) -> str:
    return name[0].upper() + name[1:]
