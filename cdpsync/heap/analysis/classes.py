"""The class of each node. Chrome DevTools' Summary has a row for each class.

Source: DevTools' HeapSnapshot.ts, calculateObjectNames and classKeyInternal.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..arrays import I32, I64, Mask, unique
from ..format.columns import Columns
from ..format.kinds import Kinds
from .shapes import Interface, Shapes, infer, match, shapes


class ClassKey(NamedTuple):
    """Identifies a class, in other snapshots too: by name and constructor, because several may have one name."""

    name: str
    """The name of the class."""
    script_id: int = -1
    """The protocol's id of the script that has its constructor; -1 if the snapshot does not say."""
    line: int = -1
    """The line of the constructor, counted from 0; -1 if the snapshot does not say."""
    column: int = -1
    """The column of the constructor, counted from 0; -1 if the snapshot does not say."""


class Classes(NamedTuple):
    """All classes, and the class of each node."""

    keys: list[ClassKey]
    of: I32
    """The index of each node's class in `keys`."""


class Naming:
    """What decides the class of a node, except interfaces, which come from this snapshot or from a newer one."""

    def __init__(self, columns: Columns, kinds: Kinds, detached: Mask) -> None:
        self.names: list[str] = []
        self._numbers: dict[str, int] = {}
        self.of: I32 = np.empty(len(columns.type), np.int32)
        named = kinds.nodes("object", "native")
        for number, kind in enumerate(columns.node_types):
            is_first = columns.node_types.index(kind) == number  # a type that is listed again counts as another one
            if not (is_first and kind in ("object", "native")):
                name = _BY_TYPE.get(kind) if is_first else None
                self.of[columns.type == number] = self._number(name or f"({kind})")
        for nodes, prefix in ((named & ~detached, ""), (named & detached, "Detached ")):
            strings = columns.name[nodes]
            used = unique(strings)
            classes = np.empty(len(columns.strings), np.int32)
            classes[used] = [self._number(_class_of(prefix + columns.strings[one])) for one in used.tolist()]
            self.of[nodes] = classes[strings]
        plain = kinds.nodes("object") & kinds.named("Object")
        self.shapes: Shapes = shapes(columns, kinds, np.flatnonzero(plain).astype(np.int32))
        self.located: tuple[I32, I64] = _locations(columns, kinds)

    def _number(self, name: str) -> int:
        number = self._numbers.get(name)
        if number is None:
            number = self._numbers[name] = len(self.names)
            self.names.append(name)
        return number

    def interfaces(self) -> list[Interface]:
        """The interfaces of this snapshot's plain objects."""
        return infer(self.shapes)

    def classes(self, interfaces: list[Interface]) -> Classes:
        """The classes with these interfaces. A diff uses those of the newer snapshot for both."""
        of, keys = self.of.copy(), [ClassKey(name) for name in self.names]
        numbers = dict(self._numbers)
        by_interface = []
        for one in interfaces:
            if one.name not in numbers:
                numbers[one.name] = len(keys)
                keys.append(ClassKey(one.name))
            by_interface.append(numbers[one.name])
        by_interface.append(numbers.get("Object", -1))  # match() returns -1, the last index, if no interface fits
        if len(self.shapes.nodes):
            chosen = np.array(by_interface, np.int32)[match(self.shapes.properties, interfaces)]
            of[self.shapes.nodes] = chosen[self.shapes.shape]
        nodes, places = self.located
        if len(nodes):
            rows = np.column_stack((of[nodes].astype(np.int64), places))
            order = np.lexsort(rows.T[::-1])
            ordered = rows[order]
            begins = np.concatenate(([True], (ordered[1:] != ordered[:-1]).any(axis=1)))
            of[nodes[order]] = (np.cumsum(begins) - 1 + len(keys)).astype(np.int32)
            keys += [ClassKey(keys[row[0]].name, *row[1:]) for row in ordered[begins].tolist()]
        return Classes(keys, of)


_BY_TYPE = {"hidden": "(system)", "code": "(compiled code)", "closure": "Function", "regexp": "RegExp"}


def _class_of(name: str) -> str:
    """The class for a name. The name of a DOM element may include its attributes; the class leaves them out."""
    start = 0 if name.startswith("<") else 10 if name.startswith("Detached <") else -1
    space = name.find(" ", start) if start >= 0 else -1
    return name[:space] + ">" if space >= 0 else name


def _locations(columns: Columns, kinds: Kinds) -> tuple[I32, I64]:
    """The objects for which the snapshot has a place, and the script id, line and column of each."""
    where = columns.locations
    nodes = where["object_index"].astype(np.int32)
    # If there are several places for a node, the last one counts.
    latest = np.full(len(columns.type), -1, np.int64)
    latest[nodes] = np.arange(len(nodes))
    nodes = np.flatnonzero((latest >= 0) & kinds.nodes("object")).astype(np.int32)
    rows = latest[nodes]
    return nodes, np.column_stack([where[name][rows].astype(np.int64) for name in ("script_id", "line", "column")])
