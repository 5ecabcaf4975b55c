"""NodeArray: the sizes, ids and distances of many nodes, as arrays."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np

from ...views import SHOWN, Column, Table
from ..analysis.analysis import Analysis
from ..analysis.classes import ClassKey
from ..analysis.distances import show_distance
from ..arrays import I32, I64, U32
from .filters import HasKey, Name, Property, matching
from .listed import Listed

T = TypeVar("T")
N = TypeVar("N", bound="NodeArray[Any]")

_COLUMNS = (
    Column("name", "name"),
    Column("id", "id", lambda value: f"@{value}"),
    Column("class_name", "class"),
    Column("distance", "distance", show_distance, rising=True),
    Column("shallow_size", "shallow"),
    Column("retained_size", "retained"),
)


class NodeArray(Listed[T]):
    """Nodes of a snapshot in some order."""

    ordinals: I32
    """Their indices in the arrays of the snapshot."""

    def __init__(self, of: Analysis, ordinals: I32) -> None:
        self._of = of
        self.ordinals = np.asarray(ordinals, np.int32)

    def __len__(self) -> int:
        return len(self.ordinals)

    def _numbers(self, wanted: slice) -> list[int]:
        numbers: list[int] = self.ordinals[wanted].tolist()
        return numbers

    def _part(self: N, wanted: slice) -> N:
        return self._like(self.ordinals[wanted])

    def _like(self: N, ordinals: I32) -> N:
        return type(self)(self._of, ordinals)

    @property
    def ids(self) -> U32:
        """The id of each node."""
        return self._of.columns.id[self.ordinals]

    @property
    def shallow_sizes(self) -> I64:
        """The shallow size of each node, in bytes."""
        return self._of.shallow[self.ordinals]

    @property
    def retained_sizes(self) -> I64:
        """The retained size of each node, in bytes."""
        return self._of.retained[self.ordinals]

    @property
    def distances(self) -> I32:
        """The distance of each node from the roots of the program, as in `HeapSnapshot.distances`."""
        return self._of.distance[self.ordinals]

    @property
    def shallow_size(self) -> int:
        """The shallow sizes of all of them together, in bytes."""
        return int(self.shallow_sizes.sum())

    @property
    def retained_size(self) -> int:
        """What all of them retain together, in bytes. A node that another one of them retains counts once."""
        return int(self._of.retained[self._of.topmost(self.ordinals)].sum())

    def sorted(self: N, by: str = "retained_size", *, reverse: bool = True) -> N:
        """The same nodes sorted, the greatest first unless `reverse` is False.

        `by` is "retained_size", "shallow_size", "distance" or "id". Raises ValueError for any other name.
        """
        keys = {
            "retained_size": "retained_sizes",
            "shallow_size": "shallow_sizes",
            "distance": "distances",
            "id": "ids",
        }
        if by not in keys:
            raise ValueError(f"nodes cannot be sorted by {by!r}, only by {', '.join(keys)}")
        values = getattr(self, keys[by]).astype(np.int64)
        return type(self)(self._of, self.ordinals[np.argsort(-values if reverse else values, kind="stable")])

    def where(
        self: N,
        class_name: str | ClassKey | HasKey | None = None,
        *,
        name: Name | None = None,
        type: str | None = None,
        shallow: str | float | None = None,
        retained: str | float | None = None,
        distance: str | int | None = None,
        property: Property | None = None,
        detached: bool | None = None,
    ) -> N:
        """The nodes among these that meet all of the given conditions, in the same order.

            nodes.where("Customer", retained=">1 MB")
            nodes.where(property="cache", distance="<5")
            nodes.where(property=("status", "open"))

        `class_name` is the name of a class, or a row of the summary or of a diff. `name` is the whole name, or a
        pattern that is searched for in it. `type` is V8's, such as "closure". `shallow` and `retained` compare a size
        in bytes with one such as ">1 MB", "<= 64 kB" or "=24"; a number means exactly that. `distance` is compared in
        the same way; nodes that the program does not reach have no distance. `property` is the name of a property that
        the node itself has, or the index of an element; or a pair of that and its value: the text of a string or the
        name of another node, as a str or as a pattern, or a Node. `detached` is whether it is a DOM node that is in no
        document.

        Raises ValueError if a condition cannot be read, and says what is wrong with it.
        """
        conditions = {
            "class_name": class_name,
            "type": type,
            "detached": detached,
            "shallow": shallow,
            "distance": distance,
            "property": property,
            "name": name,
            "retained": retained,
        }
        return self._like(matching(self._of, self.ordinals, conditions))

    def table(self, most: int = SHOWN) -> Table[T]:
        """A table of the first `most` of them."""
        sizes = f": {self.shallow_size:,} bytes, retaining {self.retained_size:,}" if len(self) else ""
        title = f"{len(self):,} node{'' if len(self) == 1 else 's'}{sizes}"
        return Table(title, _COLUMNS, list(self[:most]))
