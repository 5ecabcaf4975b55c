"""The kinds of nodes and edges by their names in the protocol's `meta`, and nodes by their names."""

from __future__ import annotations

import numpy as np

from .arrays import I32, Mask
from .columns import Columns

DOCUMENTS = "(Document DOM trees)"

NONE = 255
"""A kind that this snapshot does not have: no node and no edge is of it."""


class Kinds:
    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    def node(self, name: str) -> int:
        types = self._columns.node_types
        return types.index(name) if name in types else NONE

    def edge(self, name: str) -> int:
        types = self._columns.edge_types
        return types.index(name) if name in types else NONE

    def nodes(self, *names: str) -> Mask:
        """The nodes of any of these types."""
        wanted = np.zeros(256, bool)
        wanted[[self.node(name) for name in names]] = True
        return wanted[self._columns.type]

    def named(self, name: str) -> Mask:
        """The nodes whose name in the file is this."""
        return self._any(self._columns.strings.numbers_of(name))

    def named_so(self, start: str) -> Mask:
        """The nodes whose name in the file starts with this."""
        return self._any(self._columns.strings.starting(start))

    def edges_named(self, name: str) -> Mask:
        """Edges with this as the number of their name; whether it is one depends on their type."""
        wanted = self._columns.strings.numbers_of(name)
        return np.isin(self._columns.edge_name, wanted) if len(wanted) != 1 else self._columns.edge_name == wanted[0]

    def user_roots(self) -> I32:
        """What the root leads to that is a program's: windows, globals and documents, as often as it does."""
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
