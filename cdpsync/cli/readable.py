"""Values of Python that came from JavaScript, as text in JavaScript's notation, and as JSON."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ..domains.values import Described, RegExp
from ..errors import JavaScriptError

_NAME = re.compile(r"[^\W\d][\w$]*|\$[\w$]*")
_SAFE = 2**53 - 1


def notation(value: Any) -> str:
    """A value on one line, as JavaScript would write it. undefined cannot be told from null."""
    if value is None or isinstance(value, (bool, float)):
        return _NUMBERS.get(repr(value), repr(value))
    if isinstance(value, int):
        return str(value) if abs(value) <= _SAFE else f"{value}n"
    if isinstance(value, Described):
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(notation, value))}]"
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            return f"Map {{{', '.join(f'{notation(key)} => {notation(one)}' for key, one in value.items())}}}"
        return f"{{{', '.join(f'{_key(key)}: {notation(one)}' for key, one in value.items())}}}"
    if isinstance(value, (set, frozenset)):
        return f"Set {{{', '.join(map(notation, value))}}}"
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, JavaScriptError):
        return f"{value.name}: {value.message}" if value.name else str(value)
    if isinstance(value, RegExp):
        return f"/{value.source}/{value.flags}"
    if isinstance(value, (bytes, bytearray)):
        return f"<{len(value):,} bytes>"
    return str(value)


_NUMBERS = {"None": "null", "True": "true", "False": "false", "nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}


def _key(key: str) -> str:
    return key if _NAME.fullmatch(key) else json.dumps(key, ensure_ascii=False)


def jsonable(value: Any) -> Any:
    """A value as JSON has it; what JSON lacks is a dict with one key that begins with "$", as in `Inspected.json`."""
    if isinstance(value, Described):
        return {"$unknown": str(value)}
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) and repr(value) != "-0.0" else {"$number": _number(value)}
    if isinstance(value, int):
        return value if abs(value) <= _SAFE else {"$bigint": str(value)}
    if isinstance(value, (list, tuple)):
        return [jsonable(one) for one in value]
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            return {"$map": [[jsonable(key), jsonable(one)] for key, one in value.items()]}
        found = {key: jsonable(one) for key, one in value.items()}
        return {"$object": found} if len(found) == 1 and next(iter(found)).startswith("$") else found
    if isinstance(value, (set, frozenset)):
        return {"$set": [jsonable(one) for one in value]}
    if isinstance(value, datetime):
        return {"$date": value.isoformat()}
    if isinstance(value, RegExp):
        return {"$regexp": notation(value)}
    if isinstance(value, JavaScriptError):
        return {"$error": {"name": value.name, "message": value.message, "stack": value.stack}}
    if hasattr(value, "tolist") or isinstance(value, (bytes, bytearray)):
        items = list(value) if isinstance(value, (bytes, bytearray)) else value.tolist()
        return {"$typed": {"class": type(value).__name__, "items": [jsonable(one) for one in items]}}
    return {"$unknown": str(value)}


def _number(value: float) -> str:
    return "-0" if value == 0 else _NUMBERS[repr(value)]
