"""Conditions on numbers as people write them: ">1 MB", "<= 64 kB", "<5"."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Any

from .sizes import bytes_of

_COMPARED = re.compile(r"\s*(>=|<=|==|=|>|<|≥|≤)(.*)", re.DOTALL)
_SIGNS: dict[str, Callable[[Any, Any], Any]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "≥": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "≤": operator.le,
    "=": operator.eq,
    "==": operator.eq,
}

Condition = tuple[Callable[[Any, Any], Any], int]
"""A function that compares, and the number to compare with."""


def size_condition(wanted: str | float, what: str) -> Condition:
    """A comparison with a number of bytes: ">1 MB". A plain number means exactly that.

    `what` is the name of what is compared. It begins the text of an error: ValueError if the condition cannot be read,
    TypeError if it is neither a text nor a number.
    """
    return _condition(wanted, what, ">1 MB, <=64 kB", bytes_of)


def whole_condition(wanted: str | float, what: str) -> Condition:
    """A comparison with a whole number, "<5"; see `size_condition`."""
    return _condition(wanted, what, "<5, >=100", _whole)


def _condition(wanted: str | float, what: str, examples: str, read: Callable[[str | float], int]) -> Condition:
    sign, number = "=", wanted
    if isinstance(wanted, str):
        found = _COMPARED.fullmatch(wanted)
        if found is None:
            raise ValueError(f"{what}={wanted!r} does not say how to compare: write a condition such as {examples}")
        sign, number = found[1], found[2].strip()
    try:
        return _SIGNS[sign], read(number)
    except (ValueError, TypeError) as error:
        raise type(error)(f"{what}={wanted!r}: {error}") from None


def _whole(number: str | float) -> int:
    if isinstance(number, bool) or not isinstance(number, str | int):
        raise TypeError(f"it must be a whole number, or a text such as '<5', not {number!r}")
    digits = str(number).replace(",", "").replace("_", "")
    if not (digits.isdecimal() and digits.isascii() and len(digits) < 19):
        raise ValueError(f"{number!r} is not a whole number, such as 5")
    return int(digits)
