"""Everything that is computed of a snapshot, each when it is first asked for, and kept.

    columns ─┬─ ephemerons ─┬─ distance
             │              └─ dominated ─┬─ retained
             ├─ shallow ──────────────────┘
             └─ naming ── interfaces ── classes

All arrays are by node, in the order of the file; the root is node 0.

Threads: any. Two that ask for the same at once may both compute it.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import numpy as np

from .arrays import I32, I64, U8, spans_of
from .classes import Classes, Naming
from .detached import detachedness
from .distances import distances
from .dominators import dominators
from .essential import Ephemerons, ephemerons, essential
from .graph import Tree
from .kinds import Kinds
from .names import Names
from .reading import Columns
from .shapes import Interface
from .sizes import shallow_sizes


class Dominated(NamedTuple):
    """Who dominates each node, and two numbers by node: u dominates v if before[u] < before[v] <= last[u]."""

    parent: I32
    tree: Tree
    before: I32
    last: I32


class Incoming(NamedTuple):
    """The edges that lead to node v, by number: edges[first[v]:first[v + 1]]."""

    first: I64
    edges: I32


class Analysis:
    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.kinds = Kinds(columns)
        self.state: U8
        self.state, self._renamed = detachedness(columns, self.kinds)
        self.names = Names(columns, self.kinds, self._renamed)

    @cached_property
    def _ephemerons(self) -> Ephemerons:
        return ephemerons(self.columns, self.kinds)

    def _sources(self) -> I32:
        """The node that each edge comes from. Not kept: it is made faster than memory is found for it."""
        nodes = np.arange(len(self.columns.id), dtype=np.int32)
        return np.repeat(nodes, np.diff(self.columns.first))

    @cached_property
    def shallow(self) -> I64:
        return shallow_sizes(self.columns, self.kinds, self._sources())

    @cached_property
    def distance(self) -> I32:
        return distances(self.columns, self.kinds, self._ephemerons)

    @cached_property
    def dominated(self) -> Dominated:
        sources = self._sources()
        parent = dominators(essential(self.columns, self.kinds, self._ephemerons, sources), sources, 0)
        del sources
        tree = Tree(parent, 0)
        before, last = np.empty(len(parent), np.int32), np.empty(len(parent), np.int32)
        before[tree.order], last[tree.order] = tree.number()
        return Dominated(parent, tree, before, last)

    @cached_property
    def retained(self) -> I64:
        tree = self.dominated.tree
        sums = self.shallow[tree.order]
        tree.below(sums)
        retained = np.empty(len(sums), np.int64)
        retained[tree.order] = sums
        return retained

    @cached_property
    def naming(self) -> Naming:
        return Naming(self.columns, self.kinds, self._renamed)

    @cached_property
    def interfaces(self) -> list[Interface]:
        return self.naming.interfaces()

    @cached_property
    def classes(self) -> Classes:
        return self.naming.classes(self.interfaces)

    @cached_property
    def incoming(self) -> Incoming:
        to = self.columns.to
        packed = to.astype(np.int64) << 32
        packed |= np.arange(len(to), dtype=np.int64)
        packed.sort()
        first = spans_of(np.bincount(to, minlength=len(self.columns.id)).astype(np.int64))
        return Incoming(first, packed.astype(np.int32))

    def topmost(self, nodes: I32, group: I32 | None = None) -> I32:
        """Of these nodes those that no other of them dominates; with `group`, none of the same group."""
        _, _, before, last = self.dominated
        start, end = before[nodes].astype(np.int64), last[nodes].astype(np.int64)
        if group is not None:
            span = np.int64(len(before) + 1)
            start += group * span
            end += group * span
        order = np.argsort(start)
        start, end = start[order], end[order]
        reach = np.maximum.accumulate(end)
        free = np.ones(len(nodes), bool)
        free[1:] = reach[:-1] < start[1:]
        return nodes[order[free]]
