"""Checks the parameters of a command against the protocol, before anything is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .schema import Member, Protocol
from .shapes import TYPES, Field, Shape
from .show import arguments_text, shape_text
from .suggest import did_you_mean


class _Omitted:
    """The default of an optional parameter. A parameter with this value is not sent."""

    def __repr__(self) -> str:
        return "..."


OMITTED = _Omitted()


def check_params(command: Member, params: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters to send, without those that are OMITTED.

    Raises TypeError if a parameter is unknown, missing or of the wrong type. Raises ValueError for a string that is not
    one of those allowed, and for parameters that are nested too deeply to be checked.
    """
    given = {name: value for name, value in params.items() if value is not OMITTED}
    _check_names(command, given)
    try:
        _check_fields(command.full_name, "", command.fields, given, command.domain.protocol)
    except RecursionError:
        raise ValueError(f"{command.full_name}: params are nested too deeply") from None
    return given


def _check_names(command: Member, given: Mapping[str, Any]) -> None:
    for name in given:
        if name not in command.fields:
            close = did_you_mean(name, [*command.fields, "_timeout"]) or "."
            takes = arguments_text(command.fields.values()) or "none"
            raise TypeError(f"{command.full_name} has no parameter {name!r}{close} It takes {takes}")


def _check_fields(
    command: str, path: str, fields: Mapping[str, Field], given: Mapping[Any, Any], protocol: Protocol
) -> None:
    """Check that all required fields are given, and that all given fields have the right types.

    An unknown property within a parameter is left to the target, because results are passed on as parameters, such as
    a RemoteObject as a CallArgument. It is refused only if the name is right except for upper and lower case.
    """
    missing = [field for field in fields.values() if not field.optional and field.name not in given]
    if missing:
        wanted = ", ".join(f"{field.name} ({shape_text(field.shape, protocol.resolve)})" for field in missing)
        meant = [other for other in given if other not in fields and did_you_mean(other, [one.name for one in missing])]
        hint = f"; is it {meant[0]!r:.100}?" if meant else ""
        raise TypeError(f"{command}: {path} needs {wanted}{hint}" if path else f"{command} needs {wanted}")
    lower = {name.lower(): name for name in fields if name not in given}
    for name, value in given.items():
        if name in fields:
            field = fields[name]
            _check_value(command, f"{path}.{name}" if path else name, field.shape, value, protocol, field.optional)
        elif str(name).lower() in lower:
            raise TypeError(f"{command}: {path} has no {name!r:.100}; did you mean {lower[str(name).lower()]!r}?")


def _check_value(
    command: str, path: str, shape: Shape, value: object, protocol: Protocol, optional: bool = False
) -> None:
    resolved, type_ = protocol.resolve(shape)
    if resolved.type not in TYPES:
        return  # any value is allowed, or the target does not describe the type
    accepted = TYPES[resolved.type][1]
    if resolved.type == "integer" and isinstance(value, float) and value.is_integer():
        return  # JSON has only one kind of number
    if not isinstance(value, accepted) or (isinstance(value, bool) and bool not in accepted):
        hint = "; leave it out instead" if value is None and optional else ""
        raise TypeError(f"{command}: {path} is {shape_text(shape, protocol.resolve)}, not {value!r:.100}{hint}")
    if resolved.enum and value not in resolved.enum:
        hint = did_you_mean(value, resolved.enum)
        raise ValueError(f"{command}: {path} is {shape_text(shape, protocol.resolve)}, not {value!r:.100}{hint}")
    if isinstance(value, (list, tuple)) and resolved.items is not None:
        for index, item in enumerate(value):
            _check_value(command, f"{path}[{index}]", resolved.items, item, protocol)
    if isinstance(value, dict) and type_ is not None and type_.fields:
        _check_fields(command, path, type_.fields, value, protocol)
