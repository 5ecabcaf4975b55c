"""SourceMap: from a place in generated code to its source, and back."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class OriginalPosition:
    """A place in a source file. `line` and `column` count from 1; `name` is the name there in the source, or None."""

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
    """A source map. Lines and columns count from 1, and from 0 in the methods whose names begin with raw_.

    `sources` are the names of the source files, resolved against `url` and the map's sourceRoot.
    """

    sources: list[str]
    contents: list[str | None]
    ignored: frozenset[str]  # the sources in ignoreList
    file: str | None
    url: str

    @classmethod
    def load(cls, source: str | bytes | os.PathLike[str], *, url: str = "") -> SourceMap:
        """Read a map from its JSON text or bytes, a path, or a data: URL. `url` is where the map is from."""
        raise NotImplementedError

    def original(self, line: int, column: int = 1) -> OriginalPosition | None:
        """The source of a place in the generated code; None if it has none."""
        raise NotImplementedError

    def raw_original(self, line: int, column: int) -> tuple[int, int, int, int] | None:
        """(index into sources, line, column, index into names or -1), all from 0."""
        raise NotImplementedError

    def generated(self, source: str, line: int, column: int | None = None) -> list[GeneratedPosition]:
        """All places in the generated code of a place, or of a whole line, of a source, in order."""
        raise NotImplementedError

    def next_line(self, source: str, line: int) -> int | None:
        """The first line at or after `line` of this source that has code; None if none has. From 1."""
        raise NotImplementedError

    def content(self, source: str) -> str | None:
        """The text of a source, if the map holds it."""
        raise NotImplementedError
