"""Script: what V8 reported of one script, in one report or in several."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from ..errors import SourceMapError
from ..source_map import SourceMap
from .merging import merged
from .ranges import ScriptFunction
from .urls import joined, path_in

_MAP_COMMENT = re.compile(r"^[ \t]*(?://|/\*)[#@][ \t]+sourceMappingURL=([^\s'\"*]+)[ \t]*(?:\*/)?[ \t]*$", re.MULTILINE)

MapLike = SourceMap | Mapping[str, Any] | bytes | str
"""A source map: read already, as the dict of its JSON, or as its text."""


class Script:
    """What V8 reported of the scripts that have one URL.

    `takes` are the functions of each report. `source` is the text that V8 ran, if it is known; otherwise it is read
    from the file at the URL. `source_map` is the script's map, if it is known; otherwise it is found by the comment at
    the end of the text. `line_lengths` are the lengths of the lines that V8 ran, which Node keeps with a map.

    Threads: any. It does not change.
    """

    def __init__(
        self,
        url: str,
        takes: Sequence[list[ScriptFunction]],
        source: str | None = None,
        source_map: MapLike | None = None,
        source_map_url: str = "",
        line_lengths: Sequence[int] | None = None,
    ) -> None:
        self.url: str = url
        self.takes: list[list[ScriptFunction]] = list(takes)
        self.source: str | None = source
        self.source_map: MapLike | None = source_map
        self.source_map_url: str = source_map_url
        self.line_lengths: list[int] | None = None if line_lengths is None else list(line_lengths)

    @cached_property
    def functions(self) -> list[ScriptFunction]:
        """The functions of all reports, merged: the counts are added. Raises CoverageError for broken ranges."""
        return merged(self.takes)

    @property
    def file(self) -> str:
        """The path of the file, or the URL if it is not a file: URL."""
        return path_in(self.url) or self.url

    @cached_property
    def text(self) -> str | None:
        """The text that V8 ran: `source`, or else the file at the URL; None if that cannot be read."""
        if self.source is not None:
            return self.source
        path = path_in(self.url)
        return None if path is None else read_text(path)

    @cached_property
    def map(self) -> tuple[SourceMap | None, str]:
        """The source map, and why it cannot be used if there is one; (None, "") if there is none."""
        given, url = self.source_map, self.source_map_url or self.url
        try:
            if given is None:
                given, url = self._found()
            if given is None or isinstance(given, SourceMap):
                return given, ""
            if isinstance(given, Mapping):
                return SourceMap.of(given, url=url), ""
            return SourceMap.load(given.encode() if isinstance(given, str) else given, url=url), ""
        except SourceMapError as error:
            return None, f"its source map is broken: {error}"
        except OSError as error:
            return None, f"its source map cannot be read: {error}"

    def _found(self) -> tuple[bytes | str | SourceMap | None, str]:
        """The map that the comment in the text leads to, and its URL."""
        text = self.text
        if text is None or "sourceMappingURL=" not in text:
            return None, self.url
        found = None
        for found in _MAP_COMMENT.finditer(text):
            pass
        if found is None:
            return None, self.url
        url = found[1]
        if url[:5].lower() == "data:":
            return SourceMap.load(url, url=self.url), self.url
        target = joined(self.url, url)
        path = path_in(target)
        if path is None or path_in(self.url) is None:  # a page from the network must not choose files on this machine
            return None, self.url
        return Path(path).read_bytes(), target

    def plus(self, other: Script) -> Script:
        """Both reports of one script. What this one does not know is taken from the other."""
        has_map = self.source_map is not None or self.source is not None
        one = self if has_map else other
        return Script(
            self.url,
            [*self.takes, *other.takes],
            self.source if self.source is not None else other.source,
            one.source_map,
            one.source_map_url,
            one.line_lengths,
        )

    def __repr__(self) -> str:
        return f"<Script {self.url}: {len(self.takes)} reports>"


def read_text(path: str) -> str | None:
    """The text of a file, or None if there is no such file. What is not UTF-8 becomes U+FFFD, as in Node."""
    try:
        return Path(path).read_bytes().decode("utf-8", "replace")
    except (OSError, ValueError):
        return None
