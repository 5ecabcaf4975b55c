"""AllocationViews: the questions about allocations that a heap snapshot answers if they were tracked."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, TypeVar

from ...call_tree import CallTree
from ...sources import Places, ScriptPosition
from ..analysis.allocations import AllocatedRow, AllocationRow, timeline
from ..analysis.analysis import Analysis
from ..objects.node import Nodes

if TYPE_CHECKING:
    from ...views import Table

S = TypeVar("S", bound="AllocationViews")


class AllocationViews:
    """What HeapSnapshot says about allocations. Its methods raise ValueError if they were not tracked.

    What was allocated is exact. What still lives is not, because V8 notes the address of each new object. It forgets
    who allocated an object when it moves one that it has already numbered, which it does every 50 ms in Node and
    Chrome (V8 11.3 to 15.6): of 2,000 live objects of one function, once only 9 were left to it. Such an object counts
    for nobody; its `allocation_stack` is empty. And if V8 misses that an address is used again, an object counts for
    the function that had the address before, which may then have more live objects than it has allocated. In Deno, and
    for objects that have survived two collections soon after they were made, nothing is lost.
    """

    _of: Analysis

    def allocations(self, by: str = "function", *, sort: str = "live_size") -> Table[AllocationRow]:
        """A table of who allocated what since the tracking began, and how much of it is still there.

        `by` is "function", "file" or "package". Counts and bytes are of what a function allocated itself, as in
        DevTools; `allocation_tree` has those with callees. `sort` is the name of a column.
        """
        return self._of.allocations.table(by, sort)

    def allocation_tree(self, of: str = "live") -> CallTree:
        """The calls as a tree, with the bytes that are still there, or with all if `of` is "allocated".

        It is for the functions of cdpsync.call_tree: tables, flame graphs and exports.
        """
        return self._of.allocations.tree(of)

    def allocation_timeline(self) -> Table[AllocatedRow]:
        """A table of when the objects that are still there were allocated.

        V8 looks at the heap about every 50 ms; Deno's does so only once, at the end.
        """
        return timeline(self._of.columns, self._of.shallow)

    def allocated_by(self, function: str | AllocationRow) -> Nodes:
        """The objects that a function allocated itself, given by its name or by a row of `allocations()`.

        Raises ValueError if there is no such function.
        """
        name, where = (function.name, function.place) if isinstance(function, AllocationRow) else (function, "")
        return Nodes(self._of, self._of.allocations.by(name, where))

    @property
    def tracked(self) -> bool:
        """Whether it says who allocated its objects."""
        return self._of.columns.traces.known

    @property
    def allocation_positions(self) -> set[ScriptPosition]:
        """The places in the code that V8 ran of the functions that allocated something."""
        return self._of.allocations.positions

    def with_places(self: S, places: Places) -> S:
        """The same snapshot with other places in the sources for its `allocation_positions`.

        Otherwise they are looked up through the source maps on this machine.
        """
        other = copy.copy(self)
        other._of = self._of.with_source_places(places)
        return other
