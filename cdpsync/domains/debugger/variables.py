"""Variables: the names and values of one part of a frame's scopes."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ...threads import Deadline
from ..values import value_of

if TYPE_CHECKING:
    from ...engine import PendingCommand
    from ...session import Session

_NAME = re.compile(r"(?!(?:this|new\.target)$)[^\W\d][\w$]*|\$[\w$]*")
"""A name that an expression can use. V8 also has names of its own, such as ".result"."""

_TRY = "(() => {{ try {{ return [{}] }} catch {{ return [] }} }})()"
"""The value of a variable in an array; an empty one if its declaration was not reached yet."""


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


OnFrame = Callable[[str, Deadline], "dict[str, Any]"]
"""Evaluates an expression in a frame: the reply of Debugger.evaluateOnCallFrame."""


def read(
    session: Session, on_frame: OnFrame, scopes: list[dict[str, Any]], hidden: set[str], deadline: Deadline
) -> dict[str, Any]:
    """The variables of these scopes, the innermost first: its names hide those of the others.

    `hidden` are the names that inner scopes hide, so that no expression reaches them. Getters are not called.

    What a scope object holds is what the variables were when the program paused: V8 does not change it when they are
    set. So it gives the names, and an expression in the frame gives the values; all of them come over together.
    """
    found: dict[str, dict[str, Any]] = {}
    for scope, properties in zip(scopes, _properties(session, scopes, deadline), strict=True):
        for one in properties:
            if not (one.get("symbol") or one["name"] in found):
                found[one["name"]] = {**one, "with": scope.get("type") == "with"}
    seen = [name for name, one in found.items() if name not in hidden and not one["with"] and _NAME.fullmatch(name)]
    now = _now(session, on_frame, seen, deadline) if seen else {}
    return {name: now[name] if name in now else _before(session, one, deadline) for name, one in found.items()}


def _now(session: Session, on_frame: OnFrame, names: list[str], deadline: Deadline) -> dict[str, Any]:
    """The values of variables that an expression reaches; {} if it cannot be evaluated."""
    reply = on_frame(f"[{', '.join(_TRY.format(name) for name in names)}]", deadline)
    if "exceptionDetails" in reply:
        return {}
    values = value_of(session, reply["result"], deadline)
    if not (isinstance(values, list) and len(values) == len(names)):
        return {}  # it is too much for one value
    return {name: one[0] if one else UNINITIALIZED for name, one in zip(names, values, strict=True)}


def _before(session: Session, one: dict[str, Any], deadline: Deadline) -> Any:
    """The value of a variable when the program paused."""
    if "value" in one:
        return value_of(session, one["value"], deadline)
    return UNINITIALIZED if not one.get("get") else None


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
