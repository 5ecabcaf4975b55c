"""Kinds: finds nodes and edges by type, as the header of the file calls it, and by name."""

from __future__ import annotations

import numpy as np

from ..arrays import I32, Mask
from .columns import Columns

DOCUMENTS = "(Document DOM trees)"

NONE = 255
"""The number of a type that the snapshot does not have. No node and no edge is of this type."""


class Kinds:
    """Finds nodes and edges by type and by name."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    def node(self, name: str) -> int:
        """The number of a type of node, such as "object"; NONE if the snapshot does not have it."""
        types = self._columns.node_types
        return types.index(name) if name in types else NONE

    def edge(self, name: str) -> int:
        """The number of a type of edge, such as "weak"; NONE if the snapshot does not have it."""
        types = self._columns.edge_types
        return types.index(name) if name in types else NONE

    def nodes(self, *names: str) -> Mask:
        """Which nodes are of any of these types."""
        wanted = np.zeros(256, bool)
        wanted[[self.node(name) for name in names]] = True
        return wanted[self._columns.type]

    def named(self, name: str) -> Mask:
        """Which nodes have this name in the file."""
        return self._any(self._columns.strings.numbers_of(name))

    def name_starts_with(self, start: str) -> Mask:
        """Which nodes have a name that starts with this, in the file."""
        return self._any(self._columns.strings.starting(start))

    def edges_named(self, name: str) -> Mask:
        """Which edges have the number of this name. Whether it is a name at all depends on their types."""
        wanted = self._columns.strings.numbers_of(name)
        return np.isin(self._columns.edge_name, wanted) if len(wanted) != 1 else self._columns.edge_name == wanted[0]

    def user_roots(self) -> I32:
        """The roots of the program: the windows, globals and documents that the root leads to.

        If the root leads to a node twice, the node is there twice.
        """
        columns = self._columns
        to = columns.to[columns.first[0] : columns.first[1]]
        synthetic = self.nodes("synthetic")
        documents = synthetic & self.named(DOCUMENTS)
        return to[~synthetic[to] | documents[to]]

    def _any(self, numbers: I32) -> Mask:
        if not len(numbers):
            return np.zeros(len(self._columns.name), bool)
        wanted = np.zeros(len(self._columns.strings), bool)
        wanted[numbers] = True
        return wanted[self._columns.name]
