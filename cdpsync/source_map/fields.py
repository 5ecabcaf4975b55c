"""Reads the keys of a source map, and checks their types."""

from __future__ import annotations

from typing import Any

from ..errors import SourceMapError
from .document import kind_of

LARGEST = 2**31 - 1
"""The largest line, column or index."""


class Fields:
    """One JSON object of a map. `where` is the path to it: "", or "sections[2].map."."""

    def __init__(self, values: dict[str, Any], where: str = "") -> None:
        self._values = values
        self.where = where

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def has(self, key: str) -> bool:
        """Whether the key has a value. Some tools write null instead of leaving a key out."""
        return self._values.get(key) is not None

    def _get(self, key: str, wanted: type, words: str) -> Any:
        if key not in self._values:
            raise SourceMapError(f"this source map has no {self.where}{key}")
        if not isinstance(value := self._values[key], wanted):
            raise SourceMapError(f"{self.where}{key} must be {words}, but it is {kind_of(value)}")
        return value

    def check_version(self) -> None:
        """Check that this is version 3 (https://tc39.es/ecma426/). No other has been in use since 2011."""
        version = self._get("version", object, "3")
        if isinstance(version, bool) or not isinstance(version, (int, float)):
            raise SourceMapError(f"{self.where}version must be the number 3, but it is {kind_of(version)}")
        if version != 3:
            raise SourceMapError(f"{self.where}version must be 3, but it is {str(version)[:40]}")

    def text(self, key: str) -> str:
        found: str = self._get(key, str, "a string")
        return found

    def optional_text(self, key: str) -> str | None:
        return self.text(key) if self.has(key) else None

    def array(self, key: str) -> list[Any]:
        found: list[Any] = self._get(key, list, "an array")
        return found

    def inner(self, key: str) -> Fields:
        return Fields(self._get(key, dict, "an object"), f"{self.where}{key}.")

    def texts(self, key: str, *, nulls: bool) -> list[str | None]:
        """A list of strings; with `nulls`, each may be null."""
        values = self.array(key)
        for index, value in enumerate(values):
            if not (isinstance(value, str) or (nulls and value is None)):
                wanted = "a string or null" if nulls else "a string"
                raise SourceMapError(f"{self.where}{key}[{index}] must be {wanted}, but it is {kind_of(value)}")
        return values

    def whole(self, key: str) -> int:
        """A whole number from 0 to LARGEST."""
        return _whole(self._get(key, object, "a number"), f"{self.where}{key}", LARGEST, "is too large")

    def indexes(self, key: str, count: int) -> list[int]:
        """A list of indexes into a list of `count` items."""
        problem = f"is not an index into {self.where}sources, which has {count} items"
        values = self.array(key)
        return [_whole(value, f"{self.where}{key}[{at}]", count - 1, problem) for at, value in enumerate(values)]


def _whole(value: object, name: str, largest: int, problem: str) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise SourceMapError(f"{name} must be a number, but it is {kind_of(value)}")
    if isinstance(value, float):
        if not value.is_integer():
            raise SourceMapError(f"{name} must be a whole number, but it is {value}")
        value = int(value)
    if value < 0:
        raise SourceMapError(f"{name} must not be negative")
    if value > largest:
        raise SourceMapError(f"{name} {problem}: {str(value)[:40]}")
    return value
