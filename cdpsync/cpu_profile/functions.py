"""From the functions that V8 names to functions at their places in the source."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol
from urllib.parse import unquote, urlsplit

from ..call_tree import Function
from .nodes import Frame


class SourcePosition(Protocol):
    """A place in a source file. Lines and columns count from 1."""

    @property
    def file(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def name(self) -> str | None: ...


Places = Callable[[str, str, int, int], "SourcePosition | None"]
"""Maps a place in the code that V8 ran, given by its script's id, its URL, its line and its column from 0, to the
place in the source that it was made from; None if it is the source itself."""

_SYSTEM = {"(root)": "program", "(program)": "program", "(idle)": "idle", "(garbage collector)": "gc"}
_OF_THE_RUNTIME = ("node:", "ext:", "internal/", "native ", "extensions::", "checkin:", "deno:")


def function_of(frame: Frame, places: Places | None = None) -> Function:
    """The function of a node of a profile."""
    name, script_id, url, raw_line, raw_column = frame
    if not url and name in _SYSTEM:
        return Function(name, category=_SYSTEM[name])
    file, line, column = file_of(url), raw_line + 1, raw_column + 1
    found = places(script_id, url, raw_line, raw_column) if places is not None and raw_line >= 0 else None
    if found is not None:
        file, line, column = found.file, found.line, found.column
    if not name and (raw_line, raw_column) != (0, 0):
        name = "(anonymous)"
    native = (not url and script_id == "0") or url.startswith(_OF_THE_RUNTIME)
    return Function(name, file, line, column, url, package_of(file), "native" if native else "javascript")


def file_of(url: str) -> str:
    """The path of a file: URL; otherwise the URL itself."""
    if not url.startswith("file:"):
        return url
    path = unquote(urlsplit(url).path)
    return path[1:] if re.match(r"/[A-Za-z]:/", path) else path


def package_of(file: str) -> str:
    """The package that a source file is in; "" if it is in none."""
    found = _PACKAGE.findall(file.replace("\\", "/"))
    return found[-1] if found else ""


_PACKAGE = re.compile(r"/node_modules/(?!\.)((?:@[^/]+/)?[^/@][^/]*)(?=/)")
