"""MappedScript: a script and its source map, which say where a function is in the source, and its name there."""

from __future__ import annotations

import re

from ..source_map import SourceMap
from .lines import lines_of
from .locating import shown
from .place import SourcePlace

# V8's position of a function is where its parameters begin: `function name(`, `name = async (`, `{ name(`.
_NAME = re.compile(r"([\w$]+)\s*(?:[=:]\s*)?(?:async\s*)?(?:function\s*\*?\s*)?$")
_CLASS = re.compile(r"\bclass\s+(?!extends\b)([\w$]+)|([\w$]+)\s*=\s*class\b")
_IDENTIFIER = re.compile(r"#?[\w$]+")
_NO_NAMES = frozenset(
    ["async", "case", "constructor", "default", "delete", "function", "return", "typeof", "void", "yield"]
)
_LONGEST = 1000
"""How much of a line is looked at for a name, in characters."""


class MappedScript:
    """A script and its source map. `text` is the script's own text, in which a function's name is looked up.

    Threads: any.
    """

    def __init__(self, source_map: SourceMap, text: str | None = None) -> None:
        self.map: SourceMap = source_map
        self._lines = lines_of(text) if text is not None else []
        self._contents: dict[int, list[str]] = {}

    def place(self, raw_line: int, raw_column: int) -> SourcePlace | None:
        """The source of a place in the script (from 0), or None."""
        raw_line, raw_column = max(raw_line, 0), max(raw_column, 0)
        begins = raw_line == raw_column == 0
        if begins and len(self.map.sources) != 1:
            return None  # a bundle as a whole was not made of any one source
        found = self.map.raw_original(raw_line, raw_column)
        if found is None and raw_column == 0:
            found = self.map.raw_original(raw_line, raw_column, bound="upper")
        if found is None:
            return SourcePlace(shown(self.map.sources[0]), 1, 1) if begins else None
        source, line, column, _ = found
        return SourcePlace(shown(self.map.sources[source]), line + 1, column + 1, self._name(raw_line, raw_column))

    def _name(self, line: int, column: int) -> str:
        """The original name of the function whose parameters begin here."""
        if line >= len(self._lines):
            return ""
        before = self._lines[line][max(column - _LONGEST, 0) : column]
        written = _NAME.search(before)
        if written is not None and written[1] == "constructor":  # V8 calls it as the class
            written = next(reversed(list(_CLASS.finditer(before))), None)
        if written is None or written[written.lastindex or 0] in _NO_NAMES:
            return ""
        at = column - len(before) + written.start(written.lastindex or 0)
        found = self.map.raw_original(line, at)
        if found is None:
            return ""
        source, original_line, original_column, name = found
        if name >= 0:
            return self.map.names[name]
        lines = self._content(source)
        if original_line >= len(lines):
            return ""
        original = _IDENTIFIER.match(lines[original_line], original_column)
        return original[0] if original is not None and original[0] not in _NO_NAMES else ""

    def _content(self, source: int) -> list[str]:
        if source not in self._contents:
            self._contents[source] = lines_of(self.map.contents[source] or "")
        return self._contents[source]
