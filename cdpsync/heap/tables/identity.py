"""Whether the ids of two snapshots belong together: whether the same id means the same object in both.

V8 numbers an object when it first sees it, and keeps the number as long as a client is connected. Three things show
that ids do not belong together:

- Some names never change: the text of a string, the name of a function, of a class. So the same id must have the same
  name. In two snapshots of different processes, nine of ten have another one.
- The JavaScript objects with the lowest ids are built in, and live as long as the process: in 22 real pairs nine of ten
  or more. JavaScriptCore (in Bun 1.4) gives all objects new ids in each snapshot, and almost no id is in both.
- The class of an object hardly ever changes. `diff` counts that anyway.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ..analysis.analysis import Analysis
from ..arrays import I32

_NAMED = ("string", "object", "closure", "code", "regexp", "symbol")
"""The types of nodes whose names never change."""
_SAMPLE = 4096
_LEAST = 20
_OTHERS = 0.05
"""The share of names that may differ. In real pairs none does."""
_OLDEST = 200
_KEPT = 0.5
"""The share of the oldest objects that must still be there. In real pairs all are."""


_FEW = 20
_CHANGED = 0.05
"""The share of objects that may have changed their class, as plain objects do when they get other properties."""


def too_many_differ(others: int, same: int) -> bool:
    """Whether the ids mean nothing, if `others` belong to another class than before, and `same` to the same."""
    return others > max(_FEW, _CHANGED * same)


class Identity:
    """What is kept of an older snapshot: the names of a few thousand objects, and the ids of the oldest ones."""

    def __init__(self, of: Analysis) -> None:
        nodes = _named(of)
        ids = of.columns.id[nodes]
        self._oldest = np.sort(np.partition(ids, _OLDEST)[:_OLDEST] if len(ids) > _OLDEST else ids)
        order = _order(ids)
        if len(nodes) > _SAMPLE:
            chosen = np.argpartition(order, _SAMPLE)[:_SAMPLE]
            nodes, order = nodes[chosen], order[chosen]
        self._last = int(order.max()) if len(order) else -1
        self._names = dict(zip(of.columns.id[nodes].tolist(), _names(of, nodes), strict=True))

    def doubt(self, newer: Analysis) -> str:
        """Why the ids of the newer snapshot cannot be those of the older one, as a sentence; "" if they can."""
        nodes = _named(newer)
        nodes = nodes[_order(newer.columns.id[nodes]) <= self._last]
        ids = newer.columns.id[nodes].tolist()
        both = [
            (self._names[id], name) for id, name in zip(ids, _names(newer, nodes), strict=True) if id in self._names
        ]
        others = sum(one != other for one, other in both)
        if others > max(_LEAST, _OTHERS * len(both)):
            return f"Of {len(both):,} objects that were looked at, {others:,} now have another name."
        if len(self._oldest) == _OLDEST:
            kept = int(np.count_nonzero(np.isin(self._oldest, newer.columns.id)))
            if kept < _KEPT * _OLDEST:
                return f"Of the {_OLDEST} objects with the lowest ids, which should live on, {kept} are in both."
        return ""


def _named(of: Analysis) -> I32:
    return np.flatnonzero(of.kinds.nodes(*_NAMED) & (of.columns.self_size > 0)).astype(np.int32)


def _order(ids: npt.NDArray[Any]) -> npt.NDArray[np.uint32]:
    """A number for each id, as good as random. In both snapshots, the ids with the lowest numbers are the sample."""
    order: npt.NDArray[np.uint32] = ids.astype(np.uint32) * np.uint32(0x9E3779B1)
    return order


def _names(of: Analysis, nodes: I32) -> list[int]:
    """A hash of the type and the name of each of these nodes."""
    types = [of.columns.node_types[kind] for kind in of.columns.type[nodes].tolist()]
    return [hash(both) for both in zip(types, of.columns.strings.texts(of.columns.name[nodes]), strict=True)]
