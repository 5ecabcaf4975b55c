"""The repr() of results and events: complete if it is short, else cut."""

from __future__ import annotations

from typing import Any

WIDTH = 100
_TEXT = 200  # characters shown of a text
_ITEMS = 20  # shown of a list or an object
_DEPTH = 8  # levels shown
_BUDGET = 200  # texts, numbers, lists and objects shown in all


class Result(dict[str, Any]):
    """The result of a command: a dict whose repr() stays short.

    Only the repr() is cut, not the data: `json.dumps(result, indent=2)` shows all of it.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return readable(self)


class _Verbatim:
    """An object whose repr() is the given text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


def readable(value: object, indent: int = 0) -> str:
    """Like repr(), but on several lines if one is too narrow, and with long texts and lists cut.

    Each part that is cut says how long it is. Large objects are shown with fewer levels. `indent` is the number of
    columns that are taken on the first line; the other lines are indented by it.
    """
    from pprint import pformat

    depth = _DEPTH
    while depth > 1 and _count(value, depth, _BUDGET) > _BUDGET:
        depth -= 1
    indent = min(indent, 40)
    text = pformat(_cut(value, depth), width=WIDTH - indent, sort_dicts=False, compact=True)
    return text.replace("\n", "\n" + " " * indent)


def _count(value: object, depth: int, most: int) -> int:
    """How many values `_cut` would show. Stops counting at more than `most`."""
    items = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    count = 1
    for item in items[:_ITEMS] if depth > 0 else []:
        if count > most:
            break
        count += _count(item, depth - 1, most - count)
    return count


def _cut(value: object, depth: int) -> object:
    """A copy with only as much as should be shown."""
    if isinstance(value, str):
        if len(value) > _TEXT:
            return _Verbatim(f"{value[:_TEXT]!r}… {len(value):,} characters")
        return _Verbatim(repr(value)) if "\n" in value else value  # pprint would break it there
    if isinstance(value, int) and value.bit_length() > 4 * _TEXT:
        return _Verbatim(f"an integer of {value.bit_length():,} bits")
    if isinstance(value, dict):
        if depth == 0 and value:
            return _Verbatim("{…}")
        shown: dict[object, object] = {
            _cut(key, 0): _cut(item, depth - 1) for key, item in list(value.items())[:_ITEMS]
        }
        if len(value) > _ITEMS:
            shown[_Verbatim("…")] = _Verbatim(f"{len(value):,} in all")
        return shown
    if isinstance(value, list):
        if depth == 0 and value:
            return _Verbatim("[…]")
        items = [_cut(item, depth - 1) for item in value[:_ITEMS]]
        return [*items, _Verbatim(f"… {len(value):,} in all")] if len(value) > _ITEMS else items
    return value
