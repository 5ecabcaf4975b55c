"""Place: where something is in the source."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Place:
    """A place in a program, in the source if there is a source map.

    `file` is the source file: a path for file: URLs, otherwise the URL. `line` and `column` count from 1, as in
    editors. `function` is "" at the top level. `mapped` says whether a source map led there. `script_id`, `raw_line`
    and `raw_column` are the protocol's, from 0, in the code that V8 runs. str() is "src/app.ts:7:12".
    """

    file: str
    line: int
    column: int
    function: str = ""
    mapped: bool = False
    script_id: str = ""
    raw_line: int = 0
    raw_column: int = 0

    @property
    def short(self) -> str:
        """The same as str(), with a path relative to the working directory if the file is below that."""
        below = f"{Path.cwd()}{os.sep}"
        return str(self).removeprefix(below)

    def __str__(self) -> str:
        return f"{self.file or '<anonymous>'}:{self.line}:{self.column}"
