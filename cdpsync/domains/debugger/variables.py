"""Variables: the names and values of one part of a frame's scopes."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ...threads import Deadline
from ..values import value_of

if TYPE_CHECKING:
    from ...engine import PendingCommand
    from ...session import Session


class Uninitialized:
    """What a variable has whose declaration was not reached yet: `let x = 1` further down. Its only object is falsy."""

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "<uninitialized>"


UNINITIALIZED = Uninitialized()
"""The value of a variable whose declaration was not reached yet. Node 20 cannot tell it from `undefined`."""


class Variables(Mapping[str, Any]):
    """Variables and their values, when they were first looked at. `frame.set(name, value)` changes one."""

    def __init__(self, values: dict[str, Any]) -> None:
        self._values = values

    def __getitem__(self, name: str) -> Any:
        if name not in self._values:
            raise KeyError(unknown(name, self._values))
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return repr(self._values)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._values)


def unknown(name: object, names: Iterable[str]) -> str:
    """The text of an error: there is no such variable."""
    names = list(names)
    near = difflib.get_close_matches(str(name), names, 1)
    hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(names) or 'none'}"
    return f"there is no variable {name!r} here; {hint:.500}"


def read(session: Session, scopes: list[dict[str, Any]], deadline: Deadline) -> dict[str, Any]:
    """The variables of these scopes, the innermost first: its names hide those of the others.

    Two round trips for all of them, and those that `value_of` needs. Getters are not called.
    """
    found: dict[str, dict[str, Any]] = {}
    for properties in _properties(session, scopes, deadline):
        for one in properties:
            if not (one.get("symbol") or one["name"] in found):
                found[one["name"]] = one
    objects = {name: one["value"] for name, one in found.items() if "objectId" in (one.get("value") or {})}
    values = dict(zip(objects, _values(session, list(objects.values()), deadline), strict=True))
    return {name: values[name] if name in values else _simple(session, one, deadline) for name, one in found.items()}


def read_names(session: Session, scope: dict[str, Any], deadline: Deadline) -> list[str]:
    """The names of the variables of a scope."""
    return [one["name"] for one in _properties(session, [scope], deadline)[0] if not one.get("symbol")]


def _properties(session: Session, scopes: list[dict[str, Any]], deadline: Deadline) -> list[list[dict[str, Any]]]:
    commands: list[PendingCommand] = []
    try:
        for scope in scopes:
            params = {"objectId": scope["object"]["objectId"], "ownProperties": True}
            commands.append(session.submit("Runtime.getProperties", params))
        return [command.result(deadline.remaining()).get("result", []) for command in commands]
    finally:
        for command in commands:
            command.give_up()


def _values(session: Session, objects: list[dict[str, Any]], deadline: Deadline) -> list[Any]:
    """The values of objects in the target. Those that are data come over together."""
    if len(objects) > 1:
        params = {
            "objectId": objects[0]["objectId"],
            "functionDeclaration": "function(...objects) { return objects }",
            "arguments": [{"objectId": one["objectId"]} for one in objects],
        }
        reply = session.send_command("Runtime.callFunctionOn", params, timeout=deadline.remaining())
        if "exceptionDetails" not in reply:
            values = value_of(session, reply["result"], deadline)
            if isinstance(values, list) and len(values) == len(objects):
                return values
    return [value_of(session, one, deadline) for one in objects]


def _simple(session: Session, one: dict[str, Any], deadline: Deadline) -> Any:
    if "value" in one:
        return value_of(session, one["value"], deadline)
    # V8 13 and later give neither a value nor a getter; a getter of the user's own is in a `with` statement's object.
    return UNINITIALIZED if not one.get("get") else None
