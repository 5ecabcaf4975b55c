"""Where functions and constructors are: the places that a snapshot names, with the names of their scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from .arrays import I32
from .columns import Columns
from .kinds import Kinds
from .names import Names


class Location(NamedTuple):
    """Lines and columns count from 0, as in CDP; `str()` counts from 1, as stack traces do.

    `script` is the name or URL of the script, "" where the snapshot does not tell.
    """

    script_id: int
    line: int
    column: int
    script: str = ""

    def __str__(self) -> str:
        return f"{self.script or self.script_id}:{self.line + 1}:{self.column + 1}"


def show_place(location: Location | None) -> str:
    """Of a path or URL the last part: the table would be wide."""
    if location is None:
        return ""
    script = location.script
    if script.startswith(("/", "file:", "http:", "https:")):
        script = script.rpartition("/")[2] or script
    return str(location._replace(script=script))


class Places:
    def __init__(self, columns: Columns, kinds: Kinds, names: Names) -> None:
        self._columns = columns
        self._names = names
        where = columns.locations
        self._rows = np.column_stack([where[name] for name in ("script_id", "line", "column")])
        self._row_of = np.full(len(columns.id), -1, np.int32)
        """By node: its row, the last of several; -1 if there is none."""
        self._row_of[where["object_index"]] = np.arange(len(self._rows), dtype=np.int32)
        self._scripts = self._script_names(np.flatnonzero(kinds.nodes("closure")).astype(np.int32))

    def of(self, node: int) -> Location | None:
        (place,) = self.numbers(np.array([node]))
        return self.at(*place) if place else None

    def numbers(self, nodes: I32) -> Iterator[tuple[int, int, int] | None]:
        """Script id, line and column of each."""
        rows = self._row_of[nodes]
        for there, place in zip(
            (rows >= 0).tolist(), self._rows[rows].tolist() if len(self._rows) else rows, strict=True
        ):
            yield tuple(place) if there else None

    def at(self, script_id: int, line: int, column: int) -> Location:
        return Location(script_id, line, column, self._scripts.get(script_id, ""))

    def _script_names(self, closures: I32) -> dict[int, str]:
        """From one closure of each script: what its functions share says which script they are from."""
        closures = closures[self._row_of[closures] >= 0]
        ids, first = np.unique(self._rows[self._row_of[closures], 0], return_index=True)
        names = {}
        for script_id, closure in zip(ids.tolist(), closures[first].tolist(), strict=True):
            at: int | None = closure
            for step in (("shared",), ("script", "script_or_debug_info"), ("name",)):
                at = self._target(at, step) if at is not None else None
            if at is not None:
                names[script_id] = self._names.node(at)
        return names

    def _target(self, node: int, names: tuple[str, ...]) -> int | None:
        for edge in range(self._columns.first[node], self._columns.first[node + 1]):
            if self._names.edge(edge) in names:
                return int(self._columns.to[edge])
        return None
