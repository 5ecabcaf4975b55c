"""Analysis: everything that is computed from a snapshot. Each part is computed when it is first needed, and kept.

    columns ─┬─ ephemerons ─┬─ distance
             │              └─ dominated ─┬─ retained
             ├─ shallow ──────────────────┘
             └─ naming ── interfaces ── classes

Arrays have one item for each node, in the order of the file. The root is node 0.

Threads: any. Two threads that need the same part at once may both compute it.
"""

from __future__ import annotations

import copy
from functools import cached_property
from typing import NamedTuple

import numpy as np

from ...sources import Places as SourcePlaces
from ..arrays import I32, I64, U8, Mask, spans_of
from ..format.columns import Columns
from ..format.kinds import Kinds
from .allocations import Allocations
from .classes import Classes, ClassKey, Naming
from .detached import detachedness, in_no_document
from .distances import distances
from .dominators import dominators
from .ephemerons import Ephemerons, ephemerons
from .essential import essential
from .names import Names
from .native_contexts import native_contexts
from .places import Location, Places
from .shapes import Interface
from .sizes import shallow_sizes
from .tree import Tree

_SEARCHES = 30
"""So many times, all edges are searched for those that lead to a node, before they are sorted by their targets, which
takes as long as a hundred searches."""


class Dominated(NamedTuple):
    """The dominator of each node, and two numbers to compare: u dominates v if before[u] < before[v] <= last[u]."""

    parent: I32
    before: I32
    last: I32


class Incoming(NamedTuple):
    """The edges that lead to node v, by number: edges[first[v]:first[v + 1]]."""

    first: I64
    edges: I32


class Analysis:
    """A snapshot's columns, and what is computed from them."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.kinds: Kinds = Kinds(columns)
        self.source_places: SourcePlaces | None = None
        """The places in the sources of the functions that allocated something, if they were given."""
        self._searches = 0

    @cached_property
    def _detachedness(self) -> tuple[U8, Mask]:
        return detachedness(self.columns, self.kinds)

    @property
    def state(self) -> U8:
        """Whether each node is attached, detached or unknown."""
        return self._detachedness[0]

    @property
    def renamed(self) -> Mask:
        """Which nodes have a name with "Detached " in front of the one that is in the file."""
        return self._detachedness[1]

    @cached_property
    def detached(self) -> Mask:
        """Which nodes are DOM nodes that are not in a document."""
        return in_no_document(self.columns, self.kinds, self.state)

    @cached_property
    def names(self) -> Names:
        """What nodes and edges are called."""
        return Names(self.columns, self.kinds, self._detachedness[1])

    @cached_property
    def places(self) -> Places:
        """Where functions and constructors are defined."""
        return Places(self.columns, self.kinds, self.names)

    @cached_property
    def _ephemerons(self) -> Ephemerons:
        return ephemerons(self.columns, self.kinds)

    def sources(self) -> I32:
        """The node that each edge comes from. Not cached: computing it again is cheaper than keeping it in memory."""
        nodes = np.arange(len(self.columns.id), dtype=np.int32)
        return np.repeat(nodes, np.diff(self.columns.first))

    @cached_property
    def shallow(self) -> I64:
        """The shallow size of each node, in bytes."""
        return shallow_sizes(self.columns, self.kinds, self.sources())

    @cached_property
    def distance(self) -> I32:
        """The distance of each node from the roots of the program."""
        found = distances(self.columns, self.kinds, self._ephemerons)
        self._drop_ephemerons("dominated")
        return found

    @cached_property
    def dominated(self) -> Dominated:
        """The dominator tree."""
        sources = self.sources()
        graph = essential(self.columns, self.kinds, self._ephemerons, sources, lambda: self.distance)
        find = dominators(graph, sources, 0)
        self._drop_ephemerons("distance")
        del graph, sources
        parent = find()
        del find
        self.tree = tree = Tree(parent, 0)
        before, last = np.empty(len(parent), np.int32), np.empty(len(parent), np.int32)
        before[tree.order], last[tree.order] = tree.number()
        return Dominated(parent, before, last)

    @cached_property
    def tree(self) -> Tree:
        """The dominator tree with the children of each node, which takes more memory."""
        return Tree(self.dominated.parent, 0)

    @cached_property
    def retained(self) -> I64:
        """The retained size of each node, in bytes."""
        _, tree = self.dominated, self.tree
        sums = self.shallow[tree.order]
        tree.below(sums)
        retained = np.empty(len(sums), np.int64)
        retained[tree.order] = sums
        self.__dict__.pop("tree", None)  # few callers need the children, and finding them again is quick
        return retained

    def _drop_ephemerons(self, other: str) -> None:
        """Free their memory if the other part that needs them is there."""
        if other in self.__dict__:
            self.__dict__.pop("_ephemerons", None)

    @cached_property
    def naming(self) -> Naming:
        """The names, shapes and places that decide the class of each node."""
        return Naming(self.columns, self.kinds, self._detachedness[1])

    @cached_property
    def interfaces(self) -> list[Interface]:
        """The interfaces of this snapshot's plain objects."""
        return self.naming.interfaces()

    @cached_property
    def classes(self) -> Classes:
        """The class of each node."""
        return self.naming.classes(self.interfaces)

    @cached_property
    def allocations(self) -> Allocations:
        """Who allocated the nodes. Raises ValueError if the snapshot does not say."""
        return Allocations(self.columns, self.shallow, self.source_places)

    def with_source_places(self, places: SourcePlaces) -> Analysis:
        """The same, with these places in the sources."""
        other = copy.copy(self)
        other.source_places = places
        other.__dict__.pop("allocations", None)
        return other

    def place(self, key: ClassKey) -> Location | None:
        """Where the constructor of a class is defined; None if the snapshot does not say."""
        _, *place = key
        return self.places.at(*place) if key.script_id != -1 else None

    @cached_property
    def native_context(self) -> I32:
        """The native context that each node belongs to, as a node; NOBODY or SHARED for other nodes."""
        return native_contexts(self.columns, self.kinds)

    @cached_property
    def incoming(self) -> Incoming:
        """The edges that lead to each node."""
        to = self.columns.to
        first = spans_of(np.bincount(to, minlength=len(self.columns.id)))
        packed = to.astype(np.int64)
        packed <<= 32
        packed |= np.arange(len(to), dtype=np.int32)
        packed.sort()
        return Incoming(first, packed.astype(np.int32))

    def edges_to(self, node: int) -> I32:
        """The edges that lead to a node, in the order of the file."""
        if "incoming" not in self.__dict__ and self._searches < _SEARCHES:
            self._searches += 1
            return np.flatnonzero(self.columns.to == node).astype(np.int32)
        first, edges = self.incoming
        return edges[first[node] : first[node + 1]]

    def in_preorder(self, nodes: Mask) -> I32:
        """These nodes in the order of `Dominated.before`, without sorting them."""
        before = self.dominated.before
        node_at = np.empty(len(before), np.int32)
        node_at[before] = np.arange(len(before), dtype=np.int32)
        return node_at[nodes[node_at]]

    def topmost(self, nodes: I32) -> I32:
        """These nodes without those that another one of them dominates."""
        if len(nodes) < len(self.columns.id) // 8:
            nodes = nodes[np.argsort(self.dominated.before[nodes])]
        else:
            wanted = np.zeros(len(self.columns.id), bool)
            wanted[nodes] = True
            nodes = self.in_preorder(wanted)
        return nodes[self.are_topmost(nodes)]

    def are_topmost(self, nodes: I32, group: I32 | None = None) -> Mask:
        """Which of these nodes no other one of them dominates, or with `group`, no other one of the same group.

        They must be in the order of their groups, and those of a group in the order of `Dominated.before`.
        """
        # A node is dominated by an earlier one if it is not beyond the furthest `last` of those before it.
        _, before, last = self.dominated
        start = np.zeros(len(nodes), np.int64) if group is None else group.astype(np.int64) << 32
        reach = start | last[nodes]
        start |= before[nodes]
        np.maximum.accumulate(reach, out=reach)
        free = np.ones(len(nodes), bool)
        np.less(reach[:-1], start[1:], out=free[1:])
        return free
