"""A value as text, as Node's util.inspect writes it: the same braces, quotes, columns and line breaks.

After lib/internal/util/inspect.js of Node 20 and 24, with no limit of depth, items or characters of its own.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

from .holding import Held, Step, finish, node_number, pairs

WIDTH = 128
"""Where Node breaks lines unless it is told otherwise."""
MOST = 2_000_000
"""The most objects. One that occurs several times is written each time."""
_WORK = 2**30
"""The most characters of all objects together, inner ones counted again with those that hold them."""

_LEVELS = 3  # so many levels of an object share a line if they fit
_PLAIN_KEY = re.compile(r"[a-zA-Z_][a-zA-Z_0-9]*")
_ESCAPED = re.compile("[\x00-\x1f\x7f-\x9f\\\\'\ud800-\udfff]")
_NAMES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", "\\": "\\\\", "'": "\\'"}
_LITERAL = {"undefined": "undefined", "getter": "[Getter]", "setter": "[Setter]", "accessor": "[Getter/Setter]"}
_LISTS = {"array": "Array", "map": "Map", "set": "Set", "typed": "TypedArray"}
"""The kinds of objects with items, and what they are called if they have no prototype."""
_TOO_LONG = "the text of this value would be too long, or is nested too deeply; evaluate a part of it"


def text(held: Held, width: int, mapped: Callable[[str], str]) -> str:
    """The text of a value. Raises ValueError if it would be too long, or is nested more than about 1,000 deep."""
    if held.occurrences() > MOST:
        raise ValueError(_TOO_LONG)
    return finish(_Writing(held, width, mapped).item(held.root))


def quoted(text: str) -> str:
    """A string in the quotes that need the fewest escapes."""
    mark, escaped = "'", _ESCAPED
    if "'" in text:
        mark = '"' if '"' not in text else "`" if "`" not in text and "${" not in text else "'"
        if mark != "'":
            escaped = re.compile(_ESCAPED.pattern.replace("'", ""))
    return f"{mark}{escaped.sub(_escape, text)}{mark}"


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    return _NAMES.get(character) or (f"\\x{code:02X}" if code < 256 else f"\\u{code:04x}")


def date_text(milliseconds: float) -> str:
    """A Date as toISOString writes it."""
    if math.isnan(milliseconds):
        return "Invalid Date"
    # Python's datetime ends at the year 9999 and begins at 1; the calendar repeats after 400 years.
    cycle = 146_097 * 86_400_000
    number = int(milliseconds)
    cycles = (number + 62_135_596_800_000) // cycle  # since the year 1
    moment = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(milliseconds=number - cycles * cycle)
    year = moment.year + 400 * cycles
    shown = f"{year:04d}" if 0 <= year <= 9999 else f"{'-' if year < 0 else '+'}{abs(year):06d}"
    return f"{shown}{moment:-%m-%dT%H:%M:%S}.{number % 1000:03d}Z"


class _Writing:
    def __init__(self, held: Held, width: int, mapped: Callable[[str], str]) -> None:
        self._held = held
        self._width = width
        self._mapped = mapped
        self._indent = 0
        self._level = 0  # of the object that was begun last: Node's ctx.currentDepth
        self._open: dict[int, None] = {}
        self._circular: dict[int, int] = {}
        self._written = 0

    def item(self, item: Any, indent: int = 0) -> Step[str]:
        number = node_number(item)
        self._indent += indent
        text = self._leaf(item) if number is None else (yield self._node(number))
        self._indent -= indent
        return text

    def _leaf(self, item: Any) -> str:
        if isinstance(item, str):
            return self._string(item)
        if isinstance(item, list):
            return self._special(item)
        return number_text(item)

    def _special(self, item: list[Any]) -> str:
        kind = item[0]
        if kind == "bigint":
            return f"{item[1]}n"
        if kind == "symbol":
            return f"Symbol({item[1]})"
        if kind == "empty":
            return f"<{item[1]} empty item{'' if item[1] == 1 else 's'}>"
        if kind == "more":
            return f"... {item[1]} more item{'' if item[1] == 1 else 's'}"
        if kind == "long":
            left = item[2] - len(item[1])
            return f"{self._string(item[1])}... {left} more character{'' if left == 1 else 's'}"
        if kind == "deeper":
            return f"[{item[1]}]"
        return _LITERAL[kind]

    def _string(self, text: str) -> str:
        if len(text) > 16 and len(text) > self._width - self._indent - 4 and "\n" in text[:-1]:
            lines = re.findall(r"[^\n]*\n|[^\n]+", text)
            return f" +\n{' ' * (self._indent + 2)}".join(map(quoted, lines))
        return quoted(text)

    # --- objects ---

    def _node(self, number: int) -> Step[str]:
        if number in self._open:
            self._circular.setdefault(number, len(self._circular) + 1)
            return f"[Circular *{self._circular[number]}]"
        kind, name, tag, properties, *own = self._held.nodes[number]
        level = len(self._open)
        self._open[number] = None
        base, left, right, parts = self._own(kind, name, tag, own)
        is_map, items = kind == "map", own[0] if kind in _LISTS else ()
        if properties or items or parts:
            self._level = level
        for at, one in enumerate(items):
            text = yield self.item(one, 2)
            if not is_map or at % 2 == 0:
                parts.append(text)
            elif isinstance(one, list) and one[0] == "more":
                parts[-1] = text
            else:
                parts[-1] += f" => {text}"
        for key, value in pairs(properties):
            if isinstance(value, list):
                text = yield self.item(value, 2)
            else:
                self._indent += 2
                text = self._leaf(value)
                self._indent -= 2
            parts.append(self._property(key, value, text))
        del self._open[number]
        if number in self._circular:
            base = f"<ref *{self._circular[number]}> {base}".rstrip()
        if not parts:
            return base or f"{left}{right}"
        text = self._joined(parts, base, left, right, own[0] if kind in ("array", "typed") else None, level)
        self._written += len(text)
        if self._written > _WORK:
            raise ValueError(_TOO_LONG)
        return text

    def _own(self, kind: str, name: str | None, tag: str, own: list[Any]) -> tuple[str, str, str, list[str]]:
        """What comes before the braces, the braces, and what is in them besides items and properties."""
        if kind in _LISTS:
            size = f"({own[1]})"
            left, right = "[]" if kind in ("array", "typed") else "{}"
            plain = kind == "array" and name == "Array" and not tag
            return "", ("" if plain else _prefix(name, tag, _LISTS[kind], size)) + left, right, []
        if kind == "bytes":
            shown = " ".join(f"{one:02x}" for one in own[0] if not isinstance(one, list))
            if own[0] and isinstance(own[0][-1], list):
                shown += f" ... {own[0][-1][1]} more bytes"
            parts = [f"[Uint8Contents]: <{shown}>", f"byteLength: {own[1]}"]
            return "", f"{_prefix(name, tag, 'ArrayBuffer')}{{", "}", parts
        base = self._base(kind, name, tag, own)
        if base:
            return base, "{", "}", []
        parts = []
        if kind == "unknown":
            parts = ["<state unknown>" if name == "Promise" else "<items unknown>"]
        plain = name == "Object" and not tag
        return "", "{" if plain else f"{_prefix(name, tag, 'Object')}{{", "}", parts

    def _base(self, kind: str, name: str | None, tag: str, own: list[Any]) -> str:
        """The text of an object that needs no braces unless it has properties; "" for others."""
        if kind == "function":
            return f"{own[0]}{f' [{tag}]' if tag else ''}"
        if kind == "regexp":
            return (_prefix(name, tag, "RegExp") if name != "RegExp" or tag else "") + str(own[0])
        if kind == "date":
            return (_prefix(name, tag, "Date") if name != "Date" or tag else "") + date_text(own[0])
        if kind == "boxed":
            boxed = self._leaf(own[0])
            sort = {str: "String", bool: "Boolean", int: "Number", float: "Number"}.get(type(own[0]))
            sort = sort or {"bigint": "BigInt", "symbol": "Symbol"}.get(own[0][0], "String")
            above = "" if name == sort else f" ({name})" if name else " (null prototype)"
            return f"[{sort}{above}: {boxed}]{f' [{tag}]' if tag and tag != name else ''}"
        if kind == "error":
            stack, error, message = own
            shown = self._mapped(stack) if stack else f"[{': '.join(filter(None, [error or 'Error', message]))}]"
            if stack and "\n    at" not in shown:
                shown = f"[{shown}]"
            return shown.replace("\n", "\n" + " " * self._indent)
        if kind in ("opaque", "deeper"):
            return f"[{name or 'Proxy'}]"
        return ""

    def _property(self, key: Any, value: Any, text: str) -> str:
        if isinstance(value, list) and value[0] == "more":
            return f"... {value[1]} more propert{'y' if value[1] == 1 else 'ies'}"
        if isinstance(key, list):
            return f"[Symbol({key[1]})]: {text}" if key[0] == "symbol" else f"[{key[1]}]: {text}"
        if key == "__proto__":
            return f"['__proto__']: {text}"
        return f"{key if _PLAIN_KEY.fullmatch(key) else quoted(key)}: {text}"

    # --- lines ---

    def _joined(self, parts: list[str], base: str, left: str, right: str, items: list[Any] | None, level: int) -> str:
        """The parts in their braces, on one line if they fit. `items` are those of a list."""
        before = f"{base} " if base else ""
        rows = self._columns(parts, items) if items is not None and len(parts) > 6 else parts
        if self._level - level < _LEVELS and rows is parts:
            start = len(parts) + self._indent + len(left) + len(base) + 10
            if len(parts) + start + max(sum(map(len, parts)), len(parts)) <= self._width and "\n" not in base:
                line = ", ".join(parts)
                if "\n" not in line:
                    return f"{before}{left} {line} {right}"
        margin = "\n" + " " * self._indent
        return f"{before}{left}{margin}  {f',{margin}  '.join(rows)}{margin}{right}"

    def _columns(self, parts: list[str], items: list[Any]) -> list[str]:
        """Short items of a list in columns."""
        cut = bool(items) and isinstance(items[-1], list) and items[-1][0] == "more"
        count = len(parts) - cut
        sizes = [len(part) for part in parts[:count]]
        widest, total = max(sizes) + 2, sum(sizes) + 2 * count
        if widest * 3 + self._indent >= self._width or not (total / widest > 5 or widest - 2 <= 6):
            return parts
        bias = max(widest - 3 - math.sqrt(widest - total / len(parts)), 1)
        columns = min(
            math.floor(math.sqrt(2.5 * bias * count) / bias + 0.5),
            (self._width - self._indent) // widest,
            _LEVELS * 4,
            15,
        )
        if columns <= 1:
            return parts
        widths = [max(sizes[at::columns]) + 2 for at in range(columns)]
        right = all(_is_number(item) for item in items)
        rows = list[str]()
        for first in range(0, count, columns):
            row = parts[first : min(first + columns, count)]
            cells = [f"{part}, " for part in row[:-1]]
            if right:
                cells = [cell.rjust(widths[at]) for at, cell in enumerate(cells)]
                cells.append(row[-1].rjust(widths[len(row) - 1] - 2))
            else:
                cells = [cell.ljust(widths[at]) for at, cell in enumerate(cells)]
                cells.append(row[-1])
            rows.append("".join(cells))
        return [*rows, *parts[count:]]


def _is_number(item: Any) -> bool:
    if isinstance(item, list):
        return bool(item[0] == "bigint")
    return isinstance(item, (int, float)) and not isinstance(item, bool)


def _prefix(name: str | None, tag: str, fallback: str, size: str = "") -> str:
    shown = f" [{tag}]" if tag else ""
    if name is None:
        return f"[{fallback}{size}: null prototype]{shown} "
    return f"{name}{size}{shown} "


def number_text(value: Any) -> str:
    """null, a boolean or a number as JavaScript writes it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if math.isnan(value) or math.isinf(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    # Python has an exponent from 1e16 on and below 1e-4, JavaScript from 1e21 on and below 1e-6.
    digits, exponent, power = repr(value).partition("e")
    if not exponent:
        return digits.removesuffix(".0")
    number = int(power)
    if 0 <= number < 21:
        return str(int(value))
    if -7 < number < 0:
        return f"{value:.{len(digits.lstrip('-').replace('.', '')) - 1 - number}f}"
    return f"{digits.removesuffix('.0')}e{number:+d}"
