"""ScriptCoverage: what V8 reported of one script, in one report or in several."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import Any

from ..errors import SourceMapError
from ..source_map import SourceMap
from ..sources import Unreadable, as_url, file_at, map_comment, map_text, shown
from .merging import merged
from .ranges import ScriptFunction

MapLike = SourceMap | Mapping[str, Any] | bytes | str
"""A source map: one that has been read, the dict of its JSON, or its text."""


class ScriptCoverage:
    """What V8 reported of the scripts that have one URL, and what is known of their text.

    `takes` are the functions of each report; without a report, the program has not loaded the file. `source` is the
    text that V8 ran, if it is known; otherwise it is read from the file at the URL. `source_map` is the script's map,
    if it is known, and `source_map_url` where it is from; otherwise the comment at the end of the text leads to it.
    `line_lengths` are the lengths of the lines that V8 ran, which Node keeps with a map instead of the text. `kept`
    says which of the sources in the map count.

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
        kept: Callable[[str], bool] | None = None,
    ) -> None:
        self.url: str = url
        self.takes: list[list[ScriptFunction]] = list(takes)
        self.source: str | None = source
        self.source_map: MapLike | None = source_map
        self.source_map_url: str = source_map_url
        self.line_lengths: list[int] | None = None if line_lengths is None else list(line_lengths)
        self.kept: Callable[[str], bool] | None = kept

    @cached_property
    def functions(self) -> list[ScriptFunction]:
        """The functions of all reports, merged: the counts are added. Raises CoverageError for broken ranges."""
        return merged(self.takes) if self.takes else []

    @property
    def file(self) -> str:
        """The path of the file, or the URL if it is not a file: URL."""
        return shown(as_url(self.url))

    @cached_property
    def text(self) -> str | None:
        """The text that V8 ran: `source`, or else the file at the URL; None if that cannot be read."""
        return self.source if self.source is not None else text_at(self.url)

    @property
    def map(self) -> SourceMap | None:
        """The source map, if there is one that can be read."""
        return self.map_of(self.text)[0]

    def map_of(self, text: str | None) -> tuple[SourceMap | None, str]:
        """The source map if this is the text that V8 ran, or None, and why it cannot be used if there is one."""
        given, url = self.source_map, self.source_map_url or as_url(self.url)
        try:
            if given is None:
                comment = map_comment(text) if text and "sourceMappingURL=" in text else ""
                if not comment:
                    return None, ""
                given, url = map_text(self.url, comment)
            if isinstance(given, SourceMap):
                return given, ""
            if isinstance(given, Mapping):
                given = json.dumps(given)
            return SourceMap.load(given.encode("utf-8", "replace") if isinstance(given, str) else given, url=url), ""
        except Unreadable as error:
            return None, f"its source map cannot be read: {error}"
        except SourceMapError as error:
            return None, f"its source map is broken: {error}"

    @property
    def keeps_all(self) -> bool:
        """Whether all of its sources count."""
        return self.kept is None

    def keeps(self, file: str) -> bool:
        """Whether a file that was made from this script counts."""
        return self.kept is None or self.kept(file)

    def keeping(self, kept: Callable[[str], bool]) -> ScriptCoverage:
        """The same script, if only some of its sources count."""
        found = copy(self)
        found.kept = kept
        return found

    def plus(self, other: ScriptCoverage) -> ScriptCoverage:
        """Both reports of one script. What this one does not know is taken from the other."""
        known = self if self.source is not None or self.source_map is not None else other
        return ScriptCoverage(
            self.url,
            [*self.takes, *other.takes],
            known.source,
            known.source_map,
            known.source_map_url,
            known.line_lengths,
            self.kept or other.kept,
        )

    def __repr__(self) -> str:
        return f"<ScriptCoverage {self.url}: {len(self.takes)} reports>"


def text_at(url: str) -> str | None:
    """The text of the file at a URL or path, or None. What is not UTF-8 becomes U+FFFD, as in Node."""
    try:
        return file_at(as_url(url)).decode("utf-8", "replace")
    except Unreadable:
        return None
