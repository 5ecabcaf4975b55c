"""Hit: one time that the program reached the place of a probe."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...errors import JavaScriptError
from ..scripts import Place
from ..values import read


@dataclass(frozen=True)
class Hit:
    """One time that the program reached the place of a probe.

    `values` are the expressions and their values, as `evaluate` returns them; what has no value is described.
    `errors` has the expressions that threw; if the condition did, it is the only one. `hit["total"]` is the value, or
    raises the error. `number` counts the hits of this place from 1.

    `time` is in seconds since 1970, by the target's clock, to the microsecond where it has performance.now(). `stack`
    has the places of the calls, the innermost first, if they were asked for. `text` is what log_at was told to write.
    """

    place: Place
    values: dict[str, Any]
    errors: dict[str, JavaScriptError] = field(default_factory=dict)
    time: float = 0.0
    number: int = 0
    stack: tuple[Place, ...] = ()
    text: str = ""

    def __getitem__(self, expression: str) -> Any:
        if expression in self.errors:
            raise self.errors[expression]
        if expression not in self.values and self.errors:  # that of the condition
            raise next(iter(self.errors.values()))
        return self.values[expression]

    def to_dict(self) -> dict[str, Any]:
        """What a line of NDJSON holds; values that JSON does not have are written as their repr()."""
        found: dict[str, Any] = {"place": str(self.place), "time": self.time, "values": self.values}
        if self.errors:
            found["errors"] = {one: str(error) for one, error in self.errors.items()}
        if self.stack:
            found["stack"] = [f"{one.function or '(anonymous)'} {one}" for one in self.stack]
        if self.text:
            found["text"] = self.text
        return found


@dataclass
class Spec:
    """One place of a probe: where it is, and what it reports."""

    id: int
    place: Place
    expressions: Sequence[str]
    parts: Sequence[str] | None = None
    condition: str = ""
    hits: int = 0


def hit_of(spec: Spec, text: str, number: int, place_of: Callable[[str, str, int, int], Place]) -> Hit:
    """The Hit in one report. `place_of` finds the place of a function, URL, line and column of V8."""
    _, time, stack, *items = json.loads(text, strict=False)
    values, errors = dict[str, Any](), dict[str, JavaScriptError]()
    if stack == -1:  # the condition threw
        error = _error(_value(items[0][1]))
        said = "" if spec.parts is None else f"<{spec.condition}: {error}>"
        return Hit(spec.place, {}, {spec.condition: error}, time / 1000, number, (), said)
    for expression, item in zip(spec.expressions, items, strict=True):
        value = _value(item[1]) if type(item) is list else item
        if type(item) is list and item[0] == 1:
            errors[expression] = _error(value)
        else:
            values[expression] = value
    frames = [(str(_value(name)), str(_value(url)), line, column) for name, url, line, column in stack or ()]
    while frames and not frames[0][1]:  # the condition itself
        frames.pop(0)
    said = ""
    if spec.parts is not None:
        said = spec.parts[0]
        for expression, part in zip(spec.expressions, spec.parts[1:], strict=True):
            said += (shown(values[expression]) if expression in values else f"<{errors[expression]}>") + part
    places = tuple(place_of(*frame) for frame in frames)
    return Hit(spec.place, values, errors, time / 1000, number, places, said)


def shown(value: Any) -> str:
    """A value in a text of log_at."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return str(value)


def _value(nodes: list[Any]) -> Any:
    return read(json.dumps(nodes), lambda number, error: None)  # described: there are no handles


def _error(value: Any) -> JavaScriptError:
    """The error that an expression threw. For an Error, it has the description, "TypeError: x is not a function"."""
    name, colon, message = str(value).partition(": ")
    if colon and type(value) is not str and name.isidentifier():
        return JavaScriptError(name, message)
    return JavaScriptError("", str(value), value=value)
