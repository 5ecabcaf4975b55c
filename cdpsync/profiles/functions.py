"""From the functions that V8 names to functions at their places in the source."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from ..call_tree import Function
from ..sources import Places, ScriptPosition, shown
from .call_frame import CallFrame
from .packages import package_of

_SYSTEM = {"(root)": "program", "(program)": "program", "(idle)": "idle", "(garbage collector)": "gc"}
_OF_THE_RUNTIME = ("node:", "ext:", "internal/", "native ", "extensions::", "deno:", "bun:", "checkin:")
"""How the URLs of a runtime's own scripts begin: Node's (until 10 "internal/…"), Deno's, Chrome's, Bun's."""


def position_of(frame: CallFrame) -> ScriptPosition | None:
    """The place of a function in the code that V8 ran; None if it has no script."""
    return ScriptPosition(frame.script_id, frame.url, frame.raw_line, frame.raw_column) if frame.url else None


def function_of(frame: CallFrame, places: Places) -> Function:
    """The function of a node of a profile, at its place in the source if `places` has it."""
    name, script_id, url, raw_line, raw_column = frame
    if not url and name in _SYSTEM:
        return Function(name, category=_SYSTEM[name])
    position = position_of(frame)
    found = places.get(position) if position is not None else None
    top_level = not name and bool(url) and raw_line <= 0 and raw_column <= 0
    if found is None:
        file, line, column = file_of(url), raw_line + 1, raw_column + 1
    else:
        file, line, column = found.file, found.line, found.column
        if name and found.name and not name.endswith((f".{found.name}", f" {found.name}")):  # V8 has "Parser.parse"
            name = found.name
    native = (not url and script_id == "0") or url.startswith(_OF_THE_RUNTIME)
    category = "native" if native else "javascript"
    return Function(name if name or top_level else "(anonymous)", file, line, column, url, _package_of(file), category)


file_of: Callable[[str], str] = lru_cache(20_000)(shown)
"""The name of the file at a URL."""
_package_of: Callable[[str], str] = lru_cache(20_000)(package_of)
