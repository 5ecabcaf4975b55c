"""Where functions and constructors are defined: the places that a snapshot records, and the names of the scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from ..arrays import I32
from ..format.columns import Columns
from ..format.kinds import Kinds
from .names import Names


class Location(NamedTuple):
    """A place in a script. `str()` is "app.js:17:5", with lines and columns counted from 1, as in a stack trace."""

    script_id: int
    """The protocol's id of the script, as a number."""
    line: int
    """The line, counted from 0 as in the protocol."""
    column: int
    """The column, counted from 0 as in the protocol."""
    script: str = ""
    """The name or the URL of the script; "" if the snapshot does not say."""

    def __str__(self) -> str:
        return f"{self.script or self.script_id}:{self.line + 1}:{self.column + 1}"


def show_place(location: Location | None) -> str:
    """A place for a table. Only the last part of a path or URL is shown, since the table would be too wide."""
    return str(location._replace(script=_last_part(location.script))) if location is not None else ""


def show_line(location: Location) -> str:
    """The same without the column."""
    return f"{_last_part(location.script)}:{location.line + 1}"


def _last_part(script: str) -> str:
    if script.startswith(("/", "file:", "http:", "https:")):
        return script.rpartition("/")[2] or script
    return script


_OF_THE_RUNTIME = ("node:", "ext:", "internal/", "extensions::", "native ")


def is_of_runtime(script: str) -> bool:
    """Whether a script with this name is a part of Node, Deno or Chromium."""
    return script.startswith(_OF_THE_RUNTIME)


class Places:
    """The places of all nodes that have one."""

    def __init__(self, columns: Columns, kinds: Kinds, names: Names) -> None:
        self._columns = columns
        self._names = names
        where = columns.locations
        self._rows = np.column_stack([where[name] for name in ("script_id", "line", "column")])
        self._row_of = np.full(len(columns.id), -1, np.int32)
        """The row of each node, the last one if it has several; -1 if it has none."""
        self._row_of[where["object_index"]] = np.arange(len(self._rows), dtype=np.int32)
        self._scripts = self._script_names(np.flatnonzero(kinds.nodes("closure")).astype(np.int32))

    def of(self, node: int) -> Location | None:
        """The place of a node; None if it has none."""
        (place,) = self.numbers(np.array([node]))
        return self.at(*place) if place else None

    def numbers(self, nodes: I32) -> Iterator[tuple[int, int, int] | None]:
        """The script id, line and column of each node; None for one that has no place."""
        rows = self._row_of[nodes]
        for there, place in zip(
            (rows >= 0).tolist(), self._rows[rows].tolist() if len(self._rows) else rows, strict=True
        ):
            yield tuple(place) if there else None

    def at(self, script_id: int, line: int, column: int) -> Location:
        """A place with the name of its script."""
        return Location(script_id, line, column, self._scripts.get(script_id, ""))

    def scripts(self) -> list[str]:
        """The names of the program's own scripts, those with the most functions first."""
        names = [self._scripts[one] for one in sorted(self._scripts, key=lambda one: -self._functions[one])]
        own = [name for name in names if "/" in name.replace("\\", "/") and not is_of_runtime(name)]
        return list(dict.fromkeys(own))

    def _script_names(self, closures: I32) -> dict[int, str]:
        """The names of the scripts by id. One closure of each script leads to its name."""
        closures = closures[self._row_of[closures] >= 0]
        ids, first, count = np.unique(self._rows[self._row_of[closures], 0], return_index=True, return_counts=True)
        self._functions: dict[int, int] = dict(zip(ids.tolist(), count.tolist(), strict=True))
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
