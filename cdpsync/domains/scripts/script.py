"""Script: one script that V8 has parsed, and its source map."""

from __future__ import annotations

import json
import re
import threading
from functools import cached_property
from typing import Any

from ...errors import CDPError, SourceMapError
from ...source_map import SourceMap
from ...sources import Unreadable, as_url, map_text, shown
from .fetching import Send, fetched

EVALUATED = "<evaluate>"
"""The URL of the code that evaluate() and call() run. Its first line is ours: the text that was given begins below."""

_SOURCES = re.compile(rb'"sources"\s*:\s*(?=\[)')  # in a string of JSON, the quotes would be escaped
_SOURCE_ROOT = re.compile(rb'"sourceRoot"\s*:\s*(?=")')
_STRINGS = re.compile(rb'\[(?:[^"\]]|"(?:[^"\\]|\\.)*")*\]', re.DOTALL)
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)


class Script:
    """One script that V8 has parsed (Debugger.scriptParsed).

    Threads: any.
    """

    def __init__(self, params: dict[str, Any], send: Send | None = None, *, failed: bool = False) -> None:
        self.script_id: str = str(params.get("scriptId", ""))
        self.url: str = str(params.get("url", ""))
        self.source_map_url: str = str(params.get("sourceMapURL") or "")
        self.params: dict[str, Any] = params
        """The params of Debugger.scriptParsed."""
        self.failed: bool = failed
        """Whether V8 could not parse it (Debugger.scriptFailedToParse)."""
        self._send = send
        self._lock = threading.RLock()  # the map is read by one thread; never held by the reader
        self._problem = ""

    @property
    def file(self) -> str:
        """Its name as people know it: a path for file: URLs, otherwise the URL; "" for eval and the like."""
        return shown(self.url)

    @property
    def context_id(self) -> int:
        """The id of its execution context."""
        return int(self.params.get("executionContextId", 0))

    @property
    def is_wasm(self) -> bool:
        """Whether it is WebAssembly. Its raw line is 0, and its raw columns are byte offsets."""
        return self.params.get("scriptLanguage") == "WebAssembly"

    # --- the source map ---

    @property
    def map(self) -> SourceMap | None:
        """Its source map, or None if there is no map or it cannot be read: see map_problem. Read at the first use."""
        with self._lock:
            return self._map

    @cached_property
    def _map(self) -> SourceMap | None:
        text, url = self._text
        if text is None:
            return None
        try:
            return SourceMap.load(text, url=url)
        except SourceMapError as error:
            self._problem = str(error)
            return None
        finally:
            if "_files" in self.__dict__ or self._problem:
                self.__dict__["_text"] = (None, url)  # not needed any more

    @property
    def map_problem(self) -> str:
        """Why the source map cannot be used; "" if it can, or if the script has none."""
        _ = self.map
        return self._problem

    @cached_property
    def _text(self) -> tuple[bytes | None, str]:
        """The text of the map, or None, and the URL that its sources are relative to."""
        url, base = self.source_map_url, as_url(self.url)
        if not url or (self.is_wasm and url.startswith("wasm:")):
            return None, base
        send = self._send
        try:
            return map_text(self.url, url, (lambda target: fetched(send, target)) if send is not None else None)
        except Unreadable as error:
            self._problem = f"its source map cannot be read: {error}"
            return None, base

    # --- the files it was made from ---

    @property
    def sources(self) -> list[str]:
        """The source files as its map names them, absolute where that is possible; [] if it has no map.

        This does not decode the mappings, so it is cheap.
        """
        with self._lock:
            return self._files

    @cached_property
    def _files(self) -> list[str]:
        if "_map" in self.__dict__:
            return list(self._map.sources) if self._map is not None else []
        text, url = self._text
        if text is None:
            return []
        try:
            return _sources_in(text, url)
        except ValueError:
            loaded = self._map  # an indexed map, say, or a broken one
            return list(loaded.sources) if loaded is not None else []

    @property
    def files(self) -> list[str]:
        """The files that the script was made from: the sources of its map, or the script itself."""
        return [shown(one) for one in self.sources] or [self.file]

    def source_named(self, file: str) -> str | None:
        """The map's name for one of `files`, or None if the map has no such file."""
        return next((one for one in self.sources if file in (shown(one), one)), None)

    # --- positions ---

    @property
    def _start(self) -> tuple[int, int]:
        """Where the text begins that people know, as a raw position of V8."""
        if self.url == EVALUATED:
            return 1, 0
        return int(self.params.get("startLine", 0)), int(self.params.get("startColumn", 0))

    def in_map(self, line: int, column: int) -> tuple[int, int]:
        """A raw position of V8 as its map counts, which begins with the script, not with the page around it."""
        start, first = self._start
        return max(line - start, 0), max(column - first, 0) if line == start else column

    def in_v8(self, line: int, column: int) -> tuple[int, int]:
        """The reverse of `in_map`."""
        start, first = self._start
        return line + start, column + first if line == 0 else column

    def __repr__(self) -> str:
        mapped = ", mapped" if self.source_map_url else ""
        return f"<Script {self.script_id} {self.file or '<anonymous>':.120}{mapped}>"


def _sources_in(text: bytes, url: str) -> list[str]:
    """The sources of a map, resolved against its URL, without reading the rest. Raises ValueError for other forms."""
    found = list(_SOURCES.finditer(text))
    if len(found) != 1 or b'"sections"' in text:
        raise ValueError("not one list of sources")
    root = _SOURCE_ROOT.search(text)
    listed = _STRINGS.match(text, found[0].end())
    if listed is None:
        raise ValueError("not a list of strings")
    names = json.loads(listed[0].decode("utf-8", "surrogatepass"))
    prefix = ""
    if root is not None and (quoted := _STRING.match(text, root.end())) is not None:
        prefix = json.loads(quoted[0].decode("utf-8", "surrogatepass"))
    # Only SourceMap knows the rules for names, so it resolves them, in a map that has nothing else.
    small = {"version": 3, "sources": names, "sourceRoot": prefix, "names": [], "mappings": ""}
    try:
        return list(SourceMap.load(json.dumps(small), url=url).sources)
    except CDPError:
        raise ValueError("not a plain map") from None
