"""Finds out where mappings are broken, and decodes the fields of one segment."""

from __future__ import annotations

from ..errors import SourceMapError
from .fields import LARGEST

_DIGITS = {
    letter: value for value, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
}
_FIELDS = ("generated column", "source index", "source line", "source column", "name index")
_SHOWN = 40


class WrongSegment(Exception):
    """Something is wrong in the mappings. The text says what, if it is within one segment."""


def _signed(value: int) -> int:
    """The signed number; the lowest bit of `value` is the sign. A negative zero stands for -(2**31)."""
    return (-(value >> 1) if value > 1 else -(1 << 31)) if value & 1 else value >> 1


_ONE_DIGIT = [_signed(value) for value in range(32)]


def fields_of(segment: str) -> list[int]:
    """The numbers in a segment: 1, 4 or 5. Each has at most 32 bits, and any number of leading zeros."""
    fields: list[int] = []
    value = shift = 0
    try:
        for digit in map(_DIGITS.__getitem__, segment):
            if digit & 32:
                if shift < 35:
                    value |= (digit & 31) << shift
                elif digit & 31:
                    value = 1 << 32
                shift += 5
            elif not shift:
                fields.append(_ONE_DIGIT[digit])
            else:
                if digit:
                    value |= digit << min(shift, 35)
                if value >> 32:
                    raise WrongSegment(f"the number in field {len(fields) + 1} has more than 32 bits")
                fields.append(_signed(value))
                value = shift = 0
    except KeyError as error:
        raise WrongSegment(f"{error.args[0]!r} is not a base64 digit") from None
    if shift:
        raise WrongSegment(f"the number in field {len(fields) + 1} is incomplete")
    if len(fields) not in (1, 4, 5):
        raise WrongSegment(f"a segment has 1, 4 or 5 fields, but this one has {len(fields) or 'none'}")
    return fields


def wrong(text: str, sources: int, names: int, where: str) -> SourceMapError:
    """The error for the first thing that is wrong with these mappings."""
    ends = (LARGEST + 1, sources, LARGEST + 1, LARGEST + 1, names)
    state = [0, 0, 0, 0, 0]
    for line_number, line in enumerate(text.split(";"), 1):
        state[0] = 0
        for number, segment in enumerate(line.split(",") if line else (), 1):
            problem = _problem(segment, state, ends)
            if problem:
                shown = segment if len(segment) <= _SHOWN else segment[:_SHOWN] + "…"
                return SourceMapError(f"{where}mappings, line {line_number}, segment {number} ({shown!r}): {problem}")
    raise AssertionError("the mappings are not broken")


def _problem(segment: str, state: list[int], ends: tuple[int, ...]) -> str:
    """What is wrong with a segment, or "". Adds it to the state."""
    try:
        fields = fields_of(segment)
    except WrongSegment as error:
        return str(error)
    for at, delta in enumerate(fields):
        state[at] += delta
        field = f"field {at + 1}, the {_FIELDS[at]}, is {state[at]}"
        if state[at] < 0:
            return f"{field}, which is negative"
        if state[at] >= ends[at]:
            if at in (1, 4):
                return f"{field}, but the map has {ends[at]} {'sources' if at == 1 else 'names'}"
            return f"{field}, which is larger than {LARGEST}"
    return ""
