"""Where the strings of a snapshot have escapes, and all ways to write a character.

JSON allows `\\u0041` for every character, and for some of them a short escape such as `\\n` or `\\/`. V8 writes an
escape only where it must: for control characters, quotes, backslashes and what is not ASCII.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..arrays import I32, I64, U8, Mask, leading
from .quotes import Places

_BACKSLASH = ord("\\")
_BLOCK = 1 << 22
_SHORT = {'"': b'\\"', "\\": b"\\\\", "/": b"\\/", "\b": b"\\b", "\f": b"\\f", "\n": b"\\n", "\r": b"\\r", "\t": b"\\t"}

_KINDS, _HEX = (
    np.isin(np.arange(256), np.frombuffer(text, np.uint8)) for text in (b'"\\/bfnrtu', b"0123456789abcdefABCDEF")
)


class Escaped(NamedTuple):
    """The numbers of the strings with an escape."""

    any: I32
    needless: I32
    """Those with an escape for a character that needs none. V8 writes no such strings."""


def find_escapes(data: U8, opens: Places) -> Escaped:
    """The strings with an escape. `opens` are the places of the quotes before the strings.

    Raises ValueError if an escape is not one of JSON's; its args are what is wrong and at which byte.
    """
    found: list[I32] = []
    needless: list[I32] = []
    last, odd = -2, 0  # the backslash before this block, and whether it begins an escape
    for start in range(0, len(data), _BLOCK):
        places = np.flatnonzero(data[start : start + _BLOCK] == _BACKSLASH)
        if not len(places):
            continue
        places += start
        first = np.ones(len(places), bool)
        np.not_equal(places[1:], places[:-1] + 1, out=first[1:])
        first[0] = places[0] != last + 1
        numbers = np.arange(len(places))
        step = numbers - np.maximum.accumulate(np.where(first, numbers, -odd))
        last, odd = int(places[-1]), 1 - int(step[-1]) % 2
        begins = places[step % 2 == 0]
        _check(data, begins)
        found.append(_strings_at(begins, opens))
        needless.append(_strings_at(begins[_is_needless(data, begins)], opens))
    return Escaped(_once(found), _once(needless))


def _check(data: U8, begins: I64) -> None:
    """Check that the escapes at these places are some of JSON's."""
    kind = data[np.minimum(begins + 1, len(data) - 1)]
    wrong = ~_KINDS[kind]
    of_unit = np.flatnonzero(kind == ord("u"))
    for step in range(2, 6):
        wrong[of_unit] |= ~_HEX[data[np.minimum(begins[of_unit] + step, len(data) - 1)]]
    if wrong.any():
        at = int(begins[wrong.argmax()])
        raise ValueError(f"{bytes(data[at : at + 6])!r} does not begin with an escape of JSON", at)


def _is_needless(data: U8, begins: I64) -> Mask:
    """Which of the escapes at these places stand for a character from " " to "~" that could be written as it is."""
    kind, *digits = (data[np.minimum(begins + step, len(data) - 1)] for step in range(1, 6))
    high = digits[2]
    unicode: Mask = (kind == ord("u")) & (digits[0] == ord("0")) & (digits[1] == ord("0"))
    unicode &= (high >= ord("2")) & (high <= ord("7"))
    unicode &= ~((high == ord("2")) & (digits[3] == ord("2")))  # a quote
    unicode &= ~((high == ord("5")) & ((digits[3] | 0x20) == ord("c")))  # a backslash
    unicode |= kind == ord("/")
    return unicode


def _strings_at(places: I64, opens: Places) -> I32:
    numbers = np.searchsorted(opens, places.astype(opens.dtype), "right").astype(np.int32)
    numbers -= 1
    return numbers[leading(numbers)]


def _once(parts: list[I32]) -> I32:
    numbers = np.concatenate(parts) if parts else np.zeros(0, np.int32)
    return numbers[leading(numbers)]


def spellings(character: str) -> list[bytes]:
    """All ways to write a character in a JSON string, but with small letters in place of capital ones."""
    units = character.encode("utf-16-be", "surrogatepass")
    escape = b"".join(b"\\u%02x%02x" % (units[at], units[at + 1]) for at in range(0, len(units), 2))
    short = [_SHORT[character]] if character in _SHORT else []
    plain = [] if character in '"\\' else [character.encode("utf-8", "surrogatepass")]
    return [*plain, *short, escape]
