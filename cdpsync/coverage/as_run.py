"""Finds the text that V8 ran: the file may have a byte order mark, be wrapped, be transpiled, or have changed since."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..sources import as_url, path_in
from .merging import merged
from .ranges import ScriptFunction
from .script import ScriptCoverage, text_at
from .text import utf16_length

WRAPPER = len("(function (exports, require, module, __filename, __dirname) { ")
"""Node before 10.16 and 12 put this before the text of a CommonJS module, and V8 counts from its beginning."""
_WRAPPER_END = len("\n});")
_TRANSPILED = (".ts", ".mts", ".cts", ".tsx", ".jsx")


class AsRun(NamedTuple):
    """What V8 ran."""

    text: str
    shift: int
    """The offset of the text in V8's offsets."""
    functions: list[ScriptFunction]
    warning: str


def as_run(script: ScriptCoverage) -> AsRun | None:
    """The text that V8 ran, and what it reported of it; None if nobody knows the text.

    The first function of a report is the whole script, so that its end tells how long the text was. Reports of another
    text are left out if there are some of this one: Deno 2.9 runs a CommonJS module and, at the same URL, code that
    imports it.
    """
    text = script.text
    if text is None:
        return None
    sizes = [_size(take) for take in script.takes]
    known = {size for size in sizes if size}
    fitting = dict[int, tuple[str, int]]()
    for one, size, shift in _candidates(script, text, known):
        fitting.setdefault(size, (one, shift))
    size = next((size for size in fitting if size in known), 0)
    if not size:
        changed = bool(known) and script.source is None
        warning = (
            f"the file has changed since, or its transpiled text is gone: V8 ran {max(known):,} characters, and now "
            f"there are {utf16_length(text):,}"
            if changed
            else ""
        )
        return AsRun(text, 0, script.functions, warning)
    kept = [take for take, own in zip(script.takes, sizes, strict=True) if own in (0, size)]
    functions = script.functions if len(kept) == len(script.takes) else merged(kept)
    return AsRun(*fitting[size], functions, "")


def _size(take: list[ScriptFunction]) -> int:
    """How long the text was; 0 if the report does not tell."""
    if not take or take[0].name or take[0].ranges[0].start:
        return 0
    return take[0].ranges[0].end


def _candidates(script: ScriptCoverage, text: str, known: set[int]) -> Iterator[tuple[str, int, int]]:
    """Texts that V8 may have run, their lengths in V8, and the offsets at which they begin there."""
    length = utf16_length(text)
    yield text, length, 0
    yield text, length + WRAPPER + _WRAPPER_END, WRAPPER
    if text[:1] == "\ufeff":
        yield text[1:], length - 1, 0
        yield text[1:], length - 1 + WRAPPER + _WRAPPER_END, WRAPPER
    path = path_in(as_url(script.url))
    if script.source is None and path is not None and path.endswith(_TRANSPILED) and known - {length}:
        transpiled = deno_transpiled(path)
        if transpiled is not None:
            yield transpiled, utf16_length(transpiled), 0
            code, comment, _ = transpiled.rpartition("//# sourceMappingURL=")
            if comment:  # Deno gives V8 the map apart
                yield transpiled, utf16_length(code), 0


def deno_transpiled(path: str) -> str | None:
    """The JavaScript that Deno made of a file, from its cache ($DENO_DIR); None if it is not there."""
    found = text_at(os.path.join(_deno_directory(), "gen", "file", f"{path.lstrip('/')}.js"))
    return None if found is None else found.rpartition("\n// denoCacheMetadata=")[0] or found


def _deno_directory() -> str:
    """Where Deno keeps its cache (https://docs.deno.com/runtime/reference/env_variables/)."""
    given = os.environ.get("DENO_DIR")
    if given:
        return given
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA", ""), "deno")
    if sys.platform == "darwin":
        return os.path.join(Path.home(), "Library", "Caches", "deno")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(Path.home(), ".cache"), "deno")
