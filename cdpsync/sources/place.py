"""ScriptPosition, SourcePlace: a place in the code that V8 ran, and the place in the source it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias


class ScriptPosition(NamedTuple):
    """A place in a script, as V8 gives it. Lines and columns count from 0. A plain tuple is equal to it.

    V8 gives -1 and -1 for the top level of a module: the place where the script begins.
    """

    script_id: str
    """The protocol's id of the script; "" if only its URL is known."""
    url: str
    raw_line: int
    raw_column: int
    """0 stands for the first mapped column of the line: V8 gives no columns for the lines of its samples. The first
    column of the first line is the script itself, which has a source if it was made of one file."""


class SourcePlace(NamedTuple):
    """A place in a source file, found through a source map. `line` and `column` count from 1."""

    file: str
    """The source file: a path for file: URLs, otherwise the URL."""
    line: int
    column: int
    name: str = ""
    """The name that the function which begins here has in the source; "" if that is not known. A function without a
    name in the code that V8 ran has none in the source either, whatever stands here."""


Places: TypeAlias = Mapping[ScriptPosition, SourcePlace | None]
"""The sources of places. None: there is no source map for this place, so it is itself the best that is known."""
