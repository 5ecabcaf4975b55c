"""Joins the rows of a growth that belong to one chain: the objects of one are held by those of another, and by a root.

In Deno 2.9, a Map has all timers, and so has the native side. Their functions are dominated by neither:

    Map ─── its table, new ─── Timeout, new ─── poll(), new         three rows; joined, poll() held by the Map
                                   │             │
    (GC roots) ────────────────────┴─────────────┘
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from ..analysis.analysis import Analysis
from ..analysis.places import is_of_runtime
from ..objects.retainers import shortest, source_of
from .changes import Group, Members
from .growth import GrowthRow

_SAMPLE = 20
"""How many objects of a row are looked at."""
_ENOUGH = 0.5
"""How many objects of the program there must be for each of the runtime's."""
_KEYS = 1000
WEAK = ("WeakMap", "WeakSet", "FinalizationRegistry")
"""They do not hold their keys: something else does."""


class Chains:
    """The rows of a growth, joined."""

    def __init__(
        self, of: Analysis, members: Members, rows: Sequence[GrowthRow], groups: dict[int, list[Group]]
    ) -> None:
        self._of, self._rows = of, list(rows)
        self._row_of = np.full(len(of.columns.id), -1, np.int32)
        for number, row in enumerate(self._rows):
            self._row_of[members.nodes[members.of(groups[id(row)])]] = number

    def joined(self) -> Iterator[tuple[GrowthRow, list[GrowthRow]]]:
        """A row for each chain, and the other rows of the chain."""
        upper = [self._upper(number) for number in range(len(self._rows))]
        below: dict[int, list[GrowthRow]] = defaultdict(list)
        for number, row in enumerate(self._rows):
            at, passed = number, {number}
            while (up := upper[at]) is not None and up not in passed:
                passed.add(up)
                at = up
            below[at if upper[at] is None else min(passed)].append(row)
        for number, rows in below.items():
            top = self._rows[number]
            named = self._named(top, [row for row in rows if row is not top])
            yield named, [row for row in rows if row is not top]

    def _upper(self, number: int) -> int | None:
        """The row that the shortest paths to most of the objects of a row lead through."""
        nodes = self._rows[number].nodes.ordinals[:_SAMPLE].tolist()
        votes: Counter[int] = Counter()
        for node in nodes:
            for edge in reversed(shortest(self._of, node)):
                row = int(self._row_of[source_of(self._of, edge)])
                if row not in (-1, number):
                    votes[row] += 1
                    break
        if not votes and self._rows[number].count == 0:
            votes = self._keys(nodes, number)
        for row, count in votes.most_common(1):
            if 2 * count > len(nodes):
                return row
        return None

    def _keys(self, nodes: list[int], number: int) -> Counter[int]:
        """The rows of the keys of a WeakMap, or another of WEAK, that became larger: other objects hold them."""
        of, votes = self._of, Counter[int]()
        first, to = of.columns.first, of.columns.to
        for node in nodes:
            if not of.names.raw(node).startswith(WEAK):
                continue
            parts = to[first[node] : first[node + 1]].tolist()
            for part in parts:
                rows = self._row_of[to[first[part] : first[part + 1]][:_KEYS]]
                votes.update(row for row in rows.tolist() if row not in (-1, number))
        return votes

    def _named(self, top: GrowthRow, others: list[GrowthRow]) -> GrowthRow:
        """The row of a chain, named by what the program's source names."""
        found = top
        if top.count == 0:  # the holder itself became larger, by what hangs on it
            many = [row for row in others if row.count > 0 and len(row.nodes)]
            found = min(many, key=lambda row: int(row.nodes.distances.min()), default=top)
        if _is_written(found):
            return found
        least = _ENOUGH * found.count
        written = [row for row in others if _is_written(row) and row.count >= least]
        if not written or found.count == 0:
            return found
        best = max(written, key=lambda row: row.count)
        return found._replace(
            name=best.name, count=best.count, location=best.location, nodes=best.nodes, path=best.path
        )


def _is_written(row: GrowthRow) -> bool:
    return row.location is not None and not is_of_runtime(row.location.file)
