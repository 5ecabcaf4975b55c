"""From the text that serialise.js writes to Python values. No I/O."""

from __future__ import annotations

import array
import base64
import json
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

LIMIT = 32 * 2**20
"""How many characters the text of a value may have. Chrome drops messages when more than 256 MiB wait for a slow
reader, and writes up to six characters for one (Chromium 156)."""

MakeHandle = Callable[[int, "tuple[str, str] | None"], Any]
"""Makes what stands for handle n. For an error it gets the name and the message."""


@dataclass(frozen=True)
class RegExp:
    """A regular expression of JavaScript: `source` and `flags`, as in `/source/flags`.

    Its syntax is not that of Python's `re`. evaluate() returns it, and call() takes it as an argument.
    """

    source: str
    flags: str = ""

    def __str__(self) -> str:
        return f"/{self.source}/{self.flags}"


class Described(str):
    """The description of an object that has no value, where there are no handles. Its repr() has no quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_CODES = {
    "Int8Array": "b",
    "Int16Array": "h",
    "Uint16Array": "H",
    "Int32Array": "i",
    "Uint32Array": "I",
    "Float32Array": "f",
    "Float64Array": "d",
    "BigInt64Array": "q",
    "BigUint64Array": "Q",
}
"""The type code of array.array for each typed array that is not just bytes."""

_decode = json.JSONDecoder(strict=False).decode


def read(text: str, handle: MakeHandle) -> Any:
    """The value in a text of serialise.js."""
    built: list[Any] = []

    def item(found: Any) -> Any:
        if type(found) is not list:
            return found
        first = found[0]
        if len(found) == 1:
            return built[first] if type(first) is int else integer(first)
        if type(first) is str:
            return Described(first)
        return handle(first, (found[2], found[3]) if len(found) == 4 else None)

    for node in _decode(text):
        kind = node[0]
        if kind == 9:
            built.append(dict(zip(node[1::2], node[2::2], strict=True)))
        elif kind == 8:
            del node[0]
            built.append(node)
        elif kind == 1:
            items = [one if type(one) is not list else item(one) for one in node]
            built.append(dict(zip(items[1::2], items[2::2], strict=True)))
        elif kind == 4:
            built.append(_EPOCH + timedelta(milliseconds=node[1]))
        elif kind == 5:
            built.append(_binary(node[1], base64.b64decode(node[2])))
        elif kind == 6:
            built.append(RegExp(node[1], node[2]))
        else:
            items = [one if type(one) is not list else item(one) for one in node[1:]]
            built.append(_container(kind, items))
    return built[-1]


def _container(kind: int, items: list[Any]) -> Any:
    if kind == 2:
        return _mapping(list(zip(items[::2], items[1::2], strict=True)))
    if kind == 3:
        return _set(items)
    return items if kind == 0 else items[0]


def _mapping(pairs: list[tuple[Any, Any]]) -> dict[Any, Any] | list[tuple[Any, Any]]:
    """A dict; the pairs where two keys would be one in Python (1 and true), or one cannot be a key."""
    try:
        made = dict(pairs)
    except TypeError:
        return pairs
    return made if len(made) == len(pairs) else pairs


def _set(items: list[Any]) -> set[Any] | list[Any]:
    try:
        made = set(items)
    except TypeError:
        return items
    return made if len(made) == len(items) else items


def _binary(name: str, data: bytes) -> Any:
    code = _CODES.get(name)
    if code is not None:
        made: array.array[Any] = array.array(code, data)  # of the target's byte order
        if sys.byteorder == "big":
            made.byteswap()
        return made
    if name == "Float16Array":
        return list(struct.unpack(f"<{len(data) // 2}e", data))
    return data


def integer(digits: str) -> int:
    """int(), without its limit of 4300 digits."""
    if len(digits) <= 4000:
        return int(digits)
    if digits[0] == "-":
        return -integer(digits[1:])
    half = len(digits) // 2
    result: int = integer(digits[:-half]) * 10**half + integer(digits[-half:])
    return result
