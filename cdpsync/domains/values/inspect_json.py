"""An inspected value as JSON. `Inspected.json` says how it writes what JSON lacks."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from .holding import Held, Step, finish, node_number, pairs
from .inspect_text import MOST, date_text, number_text

DEEPEST = 300
"""How deep values may be nested: Python's json writes 990 levels, and jq 1.6 reads 256 to 10,000."""
_TOO_MANY = f"this value holds more than {MOST:,} objects, some of them in many places; evaluate a part of it"


def value(held: Held, mapped: Callable[[str], str]) -> Any:
    """The JSON of a value. Raises ValueError if it holds more than MOST objects, or more than DEEPEST levels."""
    if held.occurrences() > MOST:
        raise ValueError(_TOO_MANY)
    return finish(_Converting(held, mapped).item(held.root))


class _Converting:
    def __init__(self, held: Held, mapped: Callable[[str], str]) -> None:
        self._held = held
        self._mapped = mapped
        self._open: dict[int, str] = {}  # the objects that are being converted, and their paths

    def item(self, item: Any, path: str = "$") -> Step[Any]:
        number = node_number(item)
        if number is not None:
            return (yield self._node(number, path))
        return self._leaf(item)

    def _leaf(self, item: Any) -> Any:
        if isinstance(item, list):
            kind = item[0]
            if kind == "long":
                return {"$omitted": item[2] - len(item[1]), "$text": item[1]}
            if kind == "deeper":
                return {"$omitted": item[1]}
            name = {"more": "omitted", "accessor": "getter"}.get(kind, kind)
            return {f"${name}": item[1] if len(item) > 1 else True}
        if isinstance(item, float) and (not math.isfinite(item) or (item == 0 and math.copysign(1, item) < 0)):
            return {"$number": number_text(item)}
        return item

    def _items(self, items: list[Any], path: str) -> Step[list[Any]]:
        found = list[Any]()
        for at, one in enumerate(items):
            found.append((yield self.item(one, f"{path}[{at}]")))
        return found

    def _node(self, number: int, path: str) -> Step[Any]:
        if number in self._open:
            return {"$circular": self._open[number]}
        if len(self._open) >= DEEPEST:
            raise ValueError(f"this value is nested more than {DEEPEST} deep; evaluate a part of it")
        kind, name, tag, properties, *own = self._held.nodes[number]
        self._open[number] = path
        try:
            return (yield self._made(kind, name or tag or "Object", properties, own, path))
        finally:
            del self._open[number]

    def _made(self, kind: str, name: str, properties: list[Any], own: list[Any], path: str) -> Step[Any]:
        if kind == "array":
            return (yield self._items(own[0], path))
        if kind == "typed" or kind == "bytes":
            return {"$typed": {"class": name, "items": [self._leaf(one) for one in own[0]]}}
        if kind == "set":
            return {"$set": (yield self._items(own[0], path))}
        if kind == "map":
            return {"$map": (yield self._entries(own[0], path))}
        if kind == "date":
            return {"$date": None if math.isnan(own[0]) else date_text(own[0])}
        if kind == "regexp":
            return {"$regexp": own[0]}
        if kind == "function":
            return {"$function": _function_name(own[0])}
        if kind == "boxed":
            return {"$boxed": self._leaf(own[0])}
        if kind == "unknown" or kind == "opaque":
            return {"$unknown": name}
        if kind == "deeper":
            return {"$omitted": name}
        made = yield self._properties(properties, path)
        if kind == "error":
            stack, error, message = own
            return {"$error": {"name": error, "message": message, "stack": self._mapped(stack), "properties": made}}
        return {"$object": made} if len(made) == 1 and next(iter(made)).startswith("$") else made

    def _entries(self, items: list[Any], path: str) -> Step[list[Any]]:
        found = list[Any]()
        for at, (key, value) in enumerate(pairs(items)):
            left_out = isinstance(value, list) and value[0] == "more"
            if left_out:
                found.append(self._leaf(value))
            else:
                first = yield self.item(key, f"{path}[{at}][0]")
                found.append([first, (yield self.item(value, f"{path}[{at}][1]"))])
        return found

    def _properties(self, properties: list[Any], path: str) -> Step[dict[str, Any]]:
        made = dict[str, Any]()
        for key, value in pairs(properties):
            if isinstance(value, list) and value[0] == "more":
                made["$omitted"] = value[1]
                continue
            name = key if isinstance(key, str) else f"[Symbol({key[1]})]" if key[0] == "symbol" else str(key[1])
            step = f".{name}" if name.isidentifier() else f"[{name!r}]"
            made[name] = yield self.item(value, path + step)
        return made


def _function_name(text: str) -> str:
    """The name in "[Function: name]" or "[class name extends other]"; "" if it has none."""
    inner = text[1:-1]
    name = inner[6:].partition(" extends ")[0] if inner.startswith("class ") else inner.partition(": ")[2]
    return "" if name == "(anonymous)" else name
