"""The code that Deno has made of TypeScript. It is in Deno's cache, with an inline source map.

https://docs.deno.com/runtime/reference/env_variables/#deno_dir
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

from ..source_map import SourceMap
from .locating import as_url, file_url, path_in, split_url
from .reading import Unreadable, file_at


def made_by_deno(url: str) -> str | None:
    """The code that Deno runs for the script at a URL; None if the cache has none, as for JavaScript."""
    try:
        place = _place(as_url(url))
        return file_at(file_url(str(place))).decode("utf-8", "replace") if place is not None else None
    except (Unreadable, ValueError):
        return None


def is_still(source_map: SourceMap, url: str) -> bool:
    """Whether the map seems to be that of the file which is now at the URL."""
    held = source_map.contents[0] if len(source_map.contents) == 1 else None
    if held is None or path_in(as_url(url)) is None:
        return True
    try:
        return file_at(as_url(url)).decode("utf-8-sig", "replace") == held.removeprefix("\ufeff")
    except Unreadable:
        return True


def _place(url: str) -> Path | None:
    """Where the cache has it: gen/file/code/app.ts.js, gen/https/example.com/SHA256.js (Deno 2.9)."""
    path = path_in(url)
    if path is not None:
        drive, slash, rest = path.partition(":/")
        inner = f"{drive}/{rest}" if slash else path.lstrip("/")
        return _directory() / "gen" / "file" / f"{inner}.js" if inner else None
    parts = split_url(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    host = parts.hostname + (f"_PORT{parts.port}" if parts.port is not None else "")
    rest = parts.path + (f"?{parts.query}" if parts.query else "")
    return _directory() / "gen" / parts.scheme / host / f"{hashlib.sha256(rest.encode()).hexdigest()}.js"


def _directory() -> Path:
    named = os.environ.get("DENO_DIR")
    if named:
        return Path(named)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "deno"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "deno"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "deno"
