"""Many nodes as one array, and as Node objects only as far as someone looks at them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from ..views import SHOWN, Column, Table
from .arrays import I32, I64, U32
from .distances import show_distance
from .node import Node

if TYPE_CHECKING:
    from .analysis import Analysis
    from .holders import HeldRow

_COLUMNS = (
    Column("name", "name"),
    Column("id", "id", lambda value: f"@{value}"),
    Column("class_name", "class"),
    Column("distance", "distance", show_distance, rising=True),
    Column("shallow_size", "shallow"),
    Column("retained_size", "retained"),
)


class Nodes(Sequence[Node]):
    """Nodes in some order. Whatever asks about all of them at once goes by array: `ids`, `shallow_sizes` and so on."""

    def __init__(self, of: Analysis, ordinals: I32) -> None:
        self._of = of
        self.ordinals: I32 = np.asarray(ordinals, np.int32)
        """Their places in the arrays of the snapshot."""

    def __len__(self) -> int:
        return len(self.ordinals)

    @overload
    def __getitem__(self, index: int) -> Node: ...

    @overload
    def __getitem__(self, index: slice) -> Nodes: ...

    def __getitem__(self, index: int | slice) -> Node | Nodes:
        if isinstance(index, slice):
            return Nodes(self._of, self.ordinals[index])
        return Node(self._of, int(self.ordinals[index]))

    def __iter__(self) -> Iterator[Node]:
        return (Node(self._of, ordinal) for ordinal in self.ordinals.tolist())

    @property
    def ids(self) -> U32:
        return self._of.columns.id[self.ordinals]

    @property
    def shallow_sizes(self) -> I64:
        return self._of.shallow[self.ordinals]

    @property
    def retained_sizes(self) -> I64:
        return self._of.retained[self.ordinals]

    @property
    def distances(self) -> I32:
        return self._of.distance[self.ordinals]

    @property
    def shallow_size(self) -> int:
        """Bytes, all together."""
        return int(self.shallow_sizes.sum())

    @property
    def retained_size(self) -> int:
        """Bytes, all together: what one of them retains within another counts once."""
        return int(self._of.retained[self._of.topmost(self.ordinals)].sum())

    def sorted(self, by: str = "retained_size", *, reverse: bool = True) -> Nodes:
        """By "retained_size", "shallow_size", "distance" or "id"; the greatest first unless `reverse` is False."""
        keys = {
            "retained_size": "retained_sizes",
            "shallow_size": "shallow_sizes",
            "distance": "distances",
            "id": "ids",
        }
        if by not in keys:
            raise ValueError(f"nodes cannot be sorted by {by!r}, only by {', '.join(keys)}")
        values = getattr(self, keys[by]).astype(np.int64)
        return Nodes(self._of, self.ordinals[np.argsort(-values if reverse else values, kind="stable")])

    def held_by(self) -> Table[HeldRow]:
        """Who keeps them alive: grouped by class and by the shortest path, with "[]" for any index."""
        from .holders import held_by

        return held_by(self, f"{len(self):,} nodes, {self.shallow_size:,} bytes")

    def like(self, ordinals: I32) -> Nodes:
        """Other nodes of the same snapshot, by their places."""
        return Nodes(self._of, ordinals)

    def table(self, most: int = SHOWN) -> Table[Node]:
        """The first of them."""
        sizes = f"{self.shallow_size:,} bytes, retaining {self.retained_size:,}" if len(self) else "nothing"
        title = f"{len(self):,} node{'' if len(self) == 1 else 's'}: {sizes}"
        shown: Table[Node] = Table(title, _COLUMNS, list(self[:most]))
        return shown

    def to_dict(self) -> list[dict[str, object]]:
        return [node.to_dict() for node in self]

    def to_csv(self, path: Any = None) -> str:
        return Table("", _COLUMNS, list(self)).to_csv(path)

    def __repr__(self) -> str:
        more = len(self) - SHOWN
        return self.table().text() + (f"\n… {more:,} more" if more > 0 else "")

    def _repr_html_(self) -> str:
        more = len(self) - SHOWN
        return self.table().html() + (f"<p>… {more:,} more</p>" if more > 0 else "")
