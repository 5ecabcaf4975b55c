"""From Python values to the nodes that revive.js turns into JavaScript values. No I/O."""

from __future__ import annotations

import array
import base64
import math
import operator
import sys
from collections.abc import Iterator, Mapping, Set
from datetime import datetime, timedelta, timezone
from typing import Any

from ...errors import JavaScriptError
from .reading import RegExp
from .remote_object import RemoteObject, remote_of

_SAFE = 2**53 - 1
"""JavaScript numbers represent every integer up to this one exactly (Number.MAX_SAFE_INTEGER)."""

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_NAMES = {
    ("b", 1): "Int8Array",
    ("B", 1): "Uint8Array",
    ("h", 2): "Int16Array",
    ("H", 2): "Uint16Array",
    ("i", 4): "Int32Array",
    ("I", 4): "Uint32Array",
    ("l", 4): "Int32Array",
    ("L", 4): "Uint32Array",
    ("f", 4): "Float32Array",
    ("d", 8): "Float64Array",
    ("q", 8): "BigInt64Array",
    ("Q", 8): "BigUint64Array",
    ("l", 8): "BigInt64Array",
    ("L", 8): "BigUint64Array",
}


class Arguments:
    """Values for one call: `nodes` for revive.js, and the `handles` that they mention."""

    def __init__(self, owner: tuple[object, str | None]) -> None:
        self.nodes: list[list[Any]] = []
        self.handles: list[dict[str, Any]] = []
        self._numbers: dict[str, int] = {}
        self._owner = owner

    def add(self, values: tuple[Any, ...], names: tuple[str, ...]) -> None:
        """Add an array of these values as the last node. Raises TypeError or ValueError for one that cannot be sent."""
        items = []
        for value, name in zip(values, names, strict=True):
            try:
                items.append(self._walk(value))
            except (TypeError, ValueError) as error:
                raise type(error)(f"{name} cannot be sent to JavaScript: {error}") from None
        self.nodes.append([0, *items])

    def _walk(self, root: Any) -> Any:
        """The item for a value. Does not recurse."""
        done: dict[int, list[int] | None] = {}  # None: it is open
        stack: list[tuple[Any, int, Iterator[Any], list[Any]]] = []
        kept: list[Any] = []  # an id belongs to one object only as long as the object lives
        value = root
        while True:
            item, opened = self._item(value, done)
            if opened is not None:
                kind, children = opened
                done[id(value)] = None
                kept.append(value)
                stack.append((value, kind, iter(children), []))
            elif not stack:
                return item
            else:
                stack[-1][3].append(item)
            while stack:
                owner, kind, rest, items = stack[-1]
                try:
                    value = next(rest)
                    break
                except StopIteration:
                    stack.pop()
                    done[id(owner)] = self._node([kind, *items])
                    if not stack:
                        return done[id(owner)]
                    stack[-1][3].append(done[id(owner)])

    def _node(self, node: list[Any]) -> list[int]:
        self.nodes.append(node)
        return [len(self.nodes) - 1]

    def _item(self, value: Any, done: dict[int, list[int] | None]) -> tuple[Any, tuple[int, list[Any]] | None]:
        """The item for a value; for a container, its kind and its children."""
        if value is None or isinstance(value, bool):
            return value, None
        if isinstance(value, str):
            return str.__str__(value), None
        if isinstance(value, float):
            if value == 0 and math.copysign(1, value) < 0:
                return ["number", "-0"], None
            if math.isfinite(value):
                return float(value), None
            return ["number", "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"], None
        if id(value) in done:
            known = done[id(value)]
            if known is None:
                raise ValueError("it contains itself")
            return known, None
        if isinstance(value, JavaScriptError) and isinstance(value.value, RemoteObject):
            value = value.value
        if isinstance(value, RemoteObject):
            return ["handle", self._handle(value)], None
        if isinstance(value, Mapping):
            kind = 1 if all(isinstance(key, str) for key in value) else 2
            return None, (kind, [one for pair in value.items() for one in pair])
        if isinstance(value, (list, tuple)):
            return None, (0, list(value))
        if isinstance(value, Set):
            return None, (3, list(value))
        return self._leaf(value), None

    def _leaf(self, value: Any) -> Any:
        if isinstance(value, datetime):
            if value.utcoffset() is None:
                raise ValueError(f"{value!r} has no time zone; give it one: .astimezone() is local time")
            return self._node([4, (value - _EPOCH) // timedelta(milliseconds=1)])
        if isinstance(value, (bytes, bytearray, memoryview)):
            return self._node([5, "Uint8Array", base64.b64encode(value).decode()])
        if isinstance(value, array.array):
            name = _NAMES.get((value.typecode, value.itemsize))
            if name is None:
                raise TypeError(f"no typed array is like array.array({value.typecode!r})")
            if sys.byteorder == "big":
                value = value[:]
                value.byteswap()
            return self._node([5, name, base64.b64encode(value.tobytes()).decode()])
        if isinstance(value, RegExp):
            return self._node([6, value.source, value.flags])
        try:
            number = operator.index(value)
        except TypeError:
            raise TypeError(f"JavaScript has nothing like a {type(value).__name__}") from None
        return number if -_SAFE <= number <= _SAFE else ["bigint", _digits(number)]

    def handle(self, value: RemoteObject) -> str:
        """The object id of a handle. Raises ValueError if it is of another session."""
        return str(remote_of(value, self._owner)["objectId"])

    def _handle(self, value: RemoteObject) -> int:
        remote = remote_of(value, self._owner)
        if remote["objectId"] not in self._numbers:
            self._numbers[remote["objectId"]] = len(self.handles)
            self.handles.append(remote)
        return self._numbers[remote["objectId"]]


def _digits(number: int) -> str:
    """str(), without its limit of 4300 digits; BigInt() reads hexadecimal, but not a negative one."""
    if number.bit_length() < 10000:
        return str(number)
    if number < 0:
        return "-" + _digits(-number)
    half = int(number.bit_length() * 0.30103) // 2
    high, low = divmod(number, 10**half)
    return _digits(high) + _digits(low).rjust(half, "0")
