"""SourceMap: finds the source of a place in generated code, and the generated code of a place in a source."""

from __future__ import annotations

import difflib
import os
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from . import decoding, document
from .encoding import mappings_of
from .mappings import COLUMN, Reverse, find
from .sorting import by_source

Bound = Literal["lower", "upper"]
"""What to use if nothing is mapped at exactly this place: the nearest place before it on its line, or after it."""


@dataclass(frozen=True)
class OriginalPosition:
    """A place in a source file. `line` and `column` count from 1; `name` is the original name there, or None."""

    source: str
    line: int
    column: int
    name: str | None = None


@dataclass(frozen=True, order=True)
class GeneratedPosition:
    """A place in the generated code. `line` and `column` count from 1."""

    line: int
    column: int


class SourceMap:
    """A source map. Lines and columns count from 1, except in the methods whose names begin with raw_.

    `sources` are the names of the source files, resolved against `url` and the map's sourceRoot; "" is a source without
    a name. `raw_sources` are the same names as they are written in the map; every method accepts both. `contents` are
    the texts of the sources, or None if the map does not include them. `ignored` are the sources in the map's
    ignoreList. `names` are the original names of identifiers. Columns count UTF-16 code units, as in V8.

    Threads: a map does not change after it has been loaded, so threads may share it.
    """

    sources: list[str]
    raw_sources: list[str]
    contents: list[str | None]
    ignored: frozenset[str]
    names: list[str]
    file: str | None
    url: str

    def __init__(self, decoded: decoding.Decoded, url: str) -> None:
        self.url = url
        self.file = decoded.file
        self.sources = decoded.sources
        self.raw_sources = decoded.raw_sources
        self.contents = decoded.contents
        self.names = decoded.names
        self.ignored = frozenset(decoded.sources[one] for one in decoded.ignored)
        self._mappings = decoded.mappings
        self._indexes: dict[str, list[int]] | None = None
        self._segments: dict[int, array[int]] | None = None
        self._reverses: dict[int, Reverse] = {}

    @classmethod
    def load(cls, source: str | bytes | os.PathLike[str], *, url: str | None = None) -> SourceMap:
        """Read a map from its JSON text or bytes, a path, or a data: URL. `url` is where the map came from.

        If `source` is a path, `url` defaults to its file: URL. Without a URL, the names of sources stay relative.
        A str may be the path of an existing file; pass bytes if you do not trust the text's author.

        Raises SourceMapError if this is not a source map, or if it breaks a rule of https://tc39.es/ecma426/. The
        error says where: which key of the JSON, or which line, segment and field of the mappings. Raises OSError if a
        file cannot be read.
        """
        values, where = document.read(source)
        url = where if url is None else url
        return cls(decoding.decode(values, url), url)

    def __len__(self) -> int:
        """The number of segments."""
        return len(self._mappings)

    def __repr__(self) -> str:
        return f"<SourceMap {self.file or self.url[:80] or '?'}: {len(self.sources)} sources, {len(self)} segments>"

    def original(self, line: int, column: int = 1, *, bound: Bound = "lower") -> OriginalPosition | None:
        """The place in a source that this place in the generated code was made from, or None.

        A place between two segments belongs to the one before it on its line or, with bound="upper", to the one after.
        """
        found = self.raw_original(_raw(line, "line"), _raw(column, "column"), bound=bound)
        if found is None:
            return None
        source, line, column, name = found
        return OriginalPosition(self.sources[source], line + 1, column + 1, self.names[name] if name >= 0 else None)

    def raw_original(self, line: int, column: int, *, bound: Bound = "lower") -> tuple[int, int, int, int] | None:
        """`original` as (index into sources, line, column, index into names or -1), all counted from 0, or None."""
        _check(line, column)
        found = self._mappings
        at = find(found.keys, line, column, _is_upper(bound))
        if at < 0 or found.sources[at] < 0:
            return None
        return found.sources[at], found.lines[at], found.columns[at], found.names[at]

    def generated(
        self, source: str, line: int, column: int | None = None, *, bound: Bound = "upper"
    ) -> list[GeneratedPosition]:
        """All places in the generated code that were made from a line of a source, or from one column of it, in order.

        If nothing was made from exactly this column, the nearest column after it on its line is used or, with
        bound="lower", the nearest before it. The list is empty if there is no such column. Raises ValueError if the map
        has no such source.
        """
        raw_column = None if column is None else _raw(column, "column")
        places = self.raw_generated(source, _raw(line, "line"), raw_column, bound=bound)
        return [GeneratedPosition(one + 1, other + 1) for one, other in places]

    def raw_generated(
        self, source: str, line: int, column: int | None = None, *, bound: Bound = "upper"
    ) -> list[tuple[int, int]]:
        """`generated` as (line, column) pairs. All lines and columns count from 0."""
        upper = _is_upper(bound)
        _check(line, column or 0)
        keys = [
            self._mappings.keys[segment]
            for index in self._indexes_of(source)
            for segment in self._reverse(index).at(line, column, upper)
        ]
        return [(key >> 32, key & COLUMN) for key in sorted(keys)]

    def first_generated(self, source: str, line: int, column: int = 1) -> GeneratedPosition | None:
        """The place in the generated code where a breakpoint on this place of a source stops, or None.

        It is made from the nearest column at or after `column` on its line. If that line has no more code, it is made
        from the first column of the next line that has code. None means that no code follows.
        """
        places = self.generated(source, line, column)
        if not places:
            following = self.next_line(source, line + 1)
            places = self.generated(source, following, 1) if following is not None else []
        return places[0] if places else None

    def next_line(self, source: str, line: int) -> int | None:
        """The first line of this source, at or after `line`, that has code, or None. Lines count from 1.

        Raises ValueError if the map has no such source.
        """
        key = _raw(line, "line") << 32
        found = []
        for index in self._indexes_of(source):
            keys = self._reverse(index).keys
            at = bisect_left(keys, key)
            if at < len(keys):
                found.append((keys[at] >> 32) + 1)
        return min(found, default=None)

    def content(self, source: str) -> str | None:
        """The text of a source, or None if the map has none. Raises ValueError if the map has no such source."""
        texts = (self.contents[index] for index in self._indexes_of(source))
        return next((text for text in texts if text is not None), None)

    def raw_segments(self) -> Iterator[tuple[int, int, int, int, int, int]]:
        """All segments: line and column in the generated code, index of the source, line and column there, and name.

        All numbers count from 0. The index of the source, or that of the name, is -1 if the segment has none.
        """
        found = self._mappings
        for key, *rest in zip(found.keys, found.sources, found.lines, found.columns, found.names, strict=True):
            source, line, column, name = rest
            yield key >> 32, key & COLUMN, source, line, column, name

    def to_dict(self) -> dict[str, Any]:
        """The map as JSON writes it, with the names of its sources resolved. An index map becomes an ordinary one."""
        return {
            "version": 3,
            "file": self.file,
            "sources": self.sources,
            "sourcesContent": self.contents,
            "names": self.names,
            "mappings": mappings_of(self.raw_segments()),
        }

    def _indexes_of(self, source: str) -> list[int]:
        """Its indexes in `sources`: more than one if several sections have it, or if the map names it twice."""
        if self._indexes is None:
            indexes: dict[str, list[int]] = {}
            for number, name in enumerate(self.sources):
                indexes.setdefault(name, []).append(number)
            for name in dict.fromkeys(self.raw_sources):
                if name not in indexes:
                    indexes[name] = [number for number, raw in enumerate(self.raw_sources) if raw == name]
            self._indexes = indexes
        found = self._indexes.get(source)
        if found is None:
            near = difflib.get_close_matches(source, self._indexes, 3, 0.5) if len(self._indexes) < 5000 else []
            hint = f"; it has {', '.join(map(repr, near))}" if near else f"; it has {len(self.sources)} others"
            raise ValueError(f"this map has no source {source!r}{hint}")
        return found

    def _reverse(self, source: int) -> Reverse:
        found = self._reverses.get(source)
        if found is None:
            if self._segments is None:
                self._segments = by_source(self._mappings.sources)
            found = Reverse(self._mappings, self._segments.get(source, array("I")))
            self._reverses[source] = found
        return found


def _raw(number: int, name: str) -> int:
    if number < 1:
        raise ValueError(f"{name}s count from 1, but this {name} is {number}")
    return number - 1


def _check(line: int, column: int) -> None:
    if line < 0 or column < 0:
        raise ValueError(f"raw lines and columns count from 0, but these are {line} and {column}")


def _is_upper(bound: Bound) -> bool:
    if bound not in ("lower", "upper"):
        raise ValueError(f'bound must be "lower" or "upper", not {bound!r}')
    return bound == "upper"
