"""Script: one script that V8 has parsed, and its source map."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from ...source_map import SourceMap


class Script:
    """One script that V8 has parsed (Debugger.scriptParsed).

    Threads: any.
    """

    script_id: str
    url: str
    source_map_url: str
    params: dict[str, Any]
    """The params of Debugger.scriptParsed."""

    @cached_property
    def map(self) -> SourceMap | None:
        """Its source map, read at the first use; None if it has none, or if it cannot be read: see map_problem."""
        raise NotImplementedError

    @property
    def map_problem(self) -> str:
        """Why the source map cannot be used; "" if it can, or if the script has none."""
        raise NotImplementedError

    @property
    def files(self) -> list[str]:
        """The files that the script was made of: the sources of its map, or itself."""
        raise NotImplementedError
