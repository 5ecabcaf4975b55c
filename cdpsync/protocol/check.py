"""The parameters of a command against what it takes, before anything is sent."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from .schema import Field, Member, Protocol, Shape
from .show import arguments_text, shape_text


class _Omitted:
    """The default of an optional parameter: it is not sent at all."""

    def __repr__(self) -> str:
        return "..."


OMITTED = _Omitted()

_ACCEPTED: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "binary": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list, tuple),
    "object": (dict,),
}


def check_params(command: Member, params: Mapping[str, Any]) -> dict[str, Any]:
    """What is to be sent; TypeError for what the command does not take, ValueError for a value it does not know."""
    given = {name: value for name, value in params.items() if value is not OMITTED}
    try:
        _check_fields(command.full_name, "", command.fields, given, command.domain.protocol)
    except RecursionError:
        raise ValueError(f"{command.full_name}: params are nested too deeply") from None
    return given


def _check_fields(
    command: str, path: str, fields: Mapping[str, Field], given: Mapping[Any, Any], protocol: Protocol
) -> None:
    where = f"{command}: {path}" if path else command
    what = "property" if path else "parameter"
    for name in given:
        if name not in fields:
            close = did_you_mean(name, fields) or "."
            raise TypeError(
                f"{where} has no {what} {name!r}{close} It takes {arguments_text(fields.values()) or 'none'}"
            )
    missing = [field for field in fields.values() if not field.optional and field.name not in given]
    if missing:
        wanted = ", ".join(f"{field.name} ({shape_text(field.shape, protocol)})" for field in missing)
        raise TypeError(f"{where} needs {wanted}")
    for name, value in given.items():
        _check_value(command, f"{path}.{name}" if path else name, fields[name].shape, value, protocol)


def _check_value(command: str, path: str, shape: Shape, value: object, protocol: Protocol) -> None:
    resolved, type_ = protocol.resolve(shape)
    accepted = _ACCEPTED.get(resolved.type)
    if accepted is None:
        return  # anything, or a type that the target does not describe
    if not isinstance(value, accepted) or (isinstance(value, bool) and bool not in accepted):
        hint = "; leave it out instead" if value is None else ""
        raise TypeError(f"{command}: {path} is {shape_text(shape, protocol)}, not {value!r:.100}{hint}")
    if resolved.enum and value not in resolved.enum:
        hint = did_you_mean(value, resolved.enum)
        raise ValueError(f"{command}: {path} is {shape_text(shape, protocol)}, not {value!r:.100}{hint}")
    if isinstance(value, (list, tuple)) and resolved.items is not None:
        for index, item in enumerate(value):
            _check_value(command, f"{path}[{index}]", resolved.items, item, protocol)
    if isinstance(value, dict) and type_ is not None and type_.fields:
        _check_fields(command, path, type_.fields, value, protocol)


def did_you_mean(name: object, known: Iterable[str]) -> str:
    """ "; did you mean 'evaluate'?", or nothing where nothing is close."""
    lower = {one.lower(): one for one in known}
    close = difflib.get_close_matches(str(name).lower(), lower, n=1, cutoff=0.7)
    return f"; did you mean {lower[close[0]]!r}?" if close else ""
