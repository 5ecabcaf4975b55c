"""What a row of a table leads to: its largest objects with their paths, as data for the script of the report."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from ...text import count_text, visible
from ..analysis.analysis import Analysis
from ..analysis.distances import UNREACHABLE
from ..arrays import I32
from ..objects.labels import class_of, label
from .paths import NAME, Paths

_OBJECTS = 5
"""The most objects of a row."""


class Details:
    """The details of rows. A row gets the number of its details. Each object is kept once."""

    def __init__(self, of: Analysis, paths: Paths) -> None:
        self._of = of
        self._paths = paths
        self._rows: list[list[object]] = []
        self._objects: list[list[object]] = []
        self._numbers: dict[int, int] = {}

    def add(self, nodes: I32, lines: Iterable[str] = (), noun: str = "object", where: str = "") -> int:
        """Keep the largest of these nodes and some lines of text for a row, and return their number.

        The nodes are called `noun`, and `where` is added to it: "12 objects within it".
        """
        retained = self._of.retained[nodes]
        largest = nodes[np.argsort(-retained, kind="stable")[:_OBJECTS]]
        objects = [self._object(node) for node in largest.tolist()]
        self._rows.append(
            [[visible(line) for line in lines], count_text(len(nodes), noun) + where, len(nodes), objects]
        )
        return len(self._rows) - 1

    def _object(self, node: int) -> int:
        """The number of an object: its label, class, id, distance (or -1), shallow and retained size, and path."""
        number = self._numbers.get(node)
        if number is None:
            of = self._of
            distance = int(of.distance[node])
            number = self._numbers[node] = len(self._objects)
            self._objects.append(
                [
                    visible(label(of, node, NAME), NAME),
                    visible(class_of(of, node), NAME),
                    int(of.columns.id[node]),
                    -1 if distance == UNREACHABLE else distance,
                    int(of.shallow[node]),
                    int(of.retained[node]),
                    self._paths.text(node),
                ]
            )
        return number

    def data(self) -> dict[str, object]:
        """All of it, as plain values for JSON. All texts are printable."""
        return {"details": self._rows, "objects": self._objects}
