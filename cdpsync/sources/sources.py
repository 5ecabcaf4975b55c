"""Sources: finds the source of places in scripts, from the files on disk."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import SourceMapError
from ..source_map import SourceMap
from .deno_cache import is_still, made_by_deno
from .locating import as_url, path_in
from .mapped import MappedScript
from .maps import map_comment, map_text
from .place import ScriptPosition, SourcePlace
from .reading import Unreadable, file_at


class Sources:
    """Finds the source of places in scripts that are files, through their source maps: inline, or files beside them.

        sources = Sources()
        sources.place("file:///code/dist/app.js", 0, 1520)  # SourcePlace("/code/src/app.ts", 12, 3, "parse")

    With `deno=True` the scripts ran in Deno, which runs what it has made of TypeScript and keeps that in its cache.

    Everything is read once. Nothing is fetched over the network. A map that is missing or broken raises nothing: its
    script has no source, and `problems` says why.

    Threads: any.
    """

    def __init__(self, *, deno: bool = False) -> None:
        self.deno: bool = deno
        """Whether the scripts ran in Deno."""
        self._scripts: dict[str, MappedScript | None] = {}
        self.problems: dict[str, str] = {}
        """Why the source map of a script cannot be used, by the script's URL. Scripts without a map are not in it."""

    def place(self, url: str, raw_line: int, raw_column: int) -> SourcePlace | None:
        """The source of a place in the script at `url` (from 0); None if there is no source map for it."""
        script = self.script(url)
        return script.place(raw_line, raw_column) if script is not None else None

    def places(self, positions: Iterable[ScriptPosition]) -> dict[ScriptPosition, SourcePlace | None]:
        """The sources of many places: the argument `places` of profiles."""
        return {one: self.place(one.url, one.raw_line, one.raw_column) for one in positions}

    def script(self, url: str) -> MappedScript | None:
        """The script at a URL, with its source map; None if it has none that can be used."""
        if url not in self._scripts:
            self._scripts[url] = self._read(url)
        return self._scripts[url]

    def _read(self, url: str) -> MappedScript | None:
        made = made_by_deno(url) if self.deno else None
        if path_in(as_url(url)) is None and made is None:
            return None
        try:
            text = made or file_at(as_url(url)).decode("utf-8-sig", "replace")
        except Unreadable:
            return None  # it has no map that anybody knows of
        map_url = map_comment(text)
        if not map_url:
            return None
        try:
            content, base = map_text(url, map_url)
            script = MappedScript(SourceMap.load(content, url=base), text)
        except Unreadable as error:
            self.problems[url] = f"its source map cannot be read: {error}"
        except SourceMapError as error:
            self.problems[url] = str(error)
        else:
            if made is None or is_still(script.map, url):
                return script
            self.problems[url] = "the file has changed since Deno has transpiled it"
        return None

    def __repr__(self) -> str:
        mapped = sum(one is not None for one in self._scripts.values())
        return f"<Sources: {len(self._scripts)} scripts, {mapped} with a source map>"
