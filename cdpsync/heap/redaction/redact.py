"""Writes a snapshot with other texts in place of the program's data. See `roles` for what is data."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import IO, Any

import numpy as np

from ...errors import SnapshotError
from ..analysis.analysis import Analysis
from ..arrays import I32, one_by_one
from ..format.writing import write
from .left_over import find_left
from .masks import Masks, is_quoted
from .roles import ALL, FUNCTIONS, SCRIPTS, VARIABLES, Roles, roles
from .ropes import Ropes
from .structure import Structure

_STEP = 1 << 20
_ATTEMPTS = 10
_DUMMY = "<dummy>"
"""The first string of each file that V8 writes. Nothing refers to it."""


def redact(of: Analysis, file: IO[bytes], key: bytes | None, keep: Collection[str]) -> None:
    """Write the snapshot to a file that can also be read, and look through it for what should have been replaced.

    Raises ValueError if something is to be kept that is not in ALL.
    """
    for one in keep:
        if one not in ALL:
            raise ValueError(f"{one!r} cannot be kept: keep takes any of {', '.join(ALL)}")
    columns = of.columns
    found = roles(of, keep)
    used = _Used(of, found, keep)
    masks = _masks(of, found, used, key)
    names = Structure(masks, keep, _NamesById(of, found, masks, keep))
    shift = 1
    numbers = []
    for strings in (used.node_names, used.edge_names, used.data):  # the same text may be in several of these
        number = np.full(len(columns.strings), -1, np.int32)
        number[strings] = np.arange(shift, shift + len(strings), dtype=np.int32)
        numbers.append(number)
        shift += len(strings)
    of_node, of_edge, of_data = numbers

    def node_names(rows: slice) -> I32:
        old = columns.name[rows]
        return np.where(found.node_is_data[rows], of_data[old], of_node[old])

    def edge_names(rows: slice) -> I32:
        types, old = columns.edge_type[rows], columns.edge_name[rows]
        indexed = found.indexed[types]
        texts = np.where(indexed, 0, old)
        new = np.where(found.edge_is_data(types, texts), of_data[texts], of_edge[texts])
        return np.where(indexed, old, new)

    def kept() -> Iterator[str]:
        yield _DUMMY
        yield from map(names.node, used.texts(used.node_names))
        yield from map(names.edge, used.texts(used.edge_names))

    functions = dict(columns.traces.functions)
    if functions:
        functions["name"] = (of_node if FUNCTIONS in keep else of_data)[functions["name"]]
        functions["script_name"] = (of_node if SCRIPTS in keep else of_data)[functions["script_name"]]
    variables = (of_edge if VARIABLES in keep else of_data)[columns.scopes.names]
    data = map(masks, used.texts(used.data))
    replaced_at = write(file, columns, node_names, edge_names, functions, variables, kept(), data)
    left = find_left(file, replaced_at, lambda: used.texts(used.data))
    if left is not None:
        raise SnapshotError(f"it cannot be redacted: the text {left[:40]!r} would still be in it")


class _Used:
    """The strings that are used, as the names of nodes and of edges that stay, and as data."""

    def __init__(self, of: Analysis, found: Roles, keep: Collection[str]) -> None:
        columns = of.columns
        self._strings = columns.strings
        marks = [np.zeros(len(columns.strings), bool) for _ in range(3)]
        marks[0][columns.name[~found.node_is_data]] = True
        marks[2][columns.name[found.node_is_data]] = True
        for start in range(0, len(columns.to), _STEP):
            types = columns.edge_type[start : start + _STEP]
            named = ~found.indexed[types]
            types, names = types[named], columns.edge_name[start : start + _STEP][named]
            data = found.edge_is_data(types, names)
            marks[1][names[~data]] = True
            marks[2][names[data]] = True
        functions = columns.traces.functions
        if functions:
            marks[0 if FUNCTIONS in keep else 2][functions["name"]] = True
            marks[0 if SCRIPTS in keep else 2][functions["script_name"]] = True
        marks[1 if VARIABLES in keep else 2][columns.scopes.names] = True
        self.node_names, self.edge_names, self.data = (np.flatnonzero(mark).astype(np.int32) for mark in marks)

    def texts(self, numbers: I32) -> Iterator[str]:
        return self._strings.texts(numbers)


def _masks(of: Analysis, found: Roles, used: _Used, key: bytes | None) -> Masks:
    """Masks that keep equal texts equal, and different ones different."""
    properties = {*filter(is_quoted, used.texts(np.intersect1d(found.properties, used.data)))}
    ropes = Ropes(of, found.node_is_data)
    for attempt in range(_ATTEMPTS):
        masks = Masks(None if key is None else key + b"\0" * attempt)
        masks.prepare(used.texts(used.data), properties, used.texts(found.hashes))
        if ropes.agree(masks, properties):
            return masks
    raise SnapshotError(
        "it cannot be redacted: no letters were found that keep its equal strings equal and the others different"
    )


class _NamesById:
    """The names of nodes by id, as they were and as they will be written, for the entries of WeakMaps."""

    def __init__(self, of: Analysis, found: Roles, masks: Masks, keep: Collection[str]) -> None:
        self._columns = of.columns
        self._structure = Structure(masks, keep, lambda id: None)
        self._known: dict[int, tuple[str, str]] = {}  # the names that stay are few
        self._found = found
        self._masks = masks

    @cached_property
    def _by_id(self) -> tuple[I32, Any]:
        """The nodes in the order of their ids, and the ids."""
        order = np.argsort(self._columns.id, kind="stable").astype(np.int32)
        return order, one_by_one(self._columns.id[order])

    def __call__(self, id: int) -> tuple[str, str] | None:
        order, ids = self._by_id
        at = bisect_left(ids, id)
        if at == len(ids) or ids[at] != id:
            return None
        node = int(order[at])
        number = int(self._columns.name[node])
        if self._found.node_is_data[node]:
            name = self._columns.strings[number]
            return name, self._masks(name)
        known = self._known.get(number)
        if known is None:
            name = self._columns.strings[number]
            known = self._known[number] = name, self._structure.node(name)
        return known
