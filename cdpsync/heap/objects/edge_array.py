"""EdgeArray: the references from a node or to a node, as numbers, and how they are printed."""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple, TypeVar

from ...views import SHOWN, Column, Table
from ..analysis.analysis import Analysis
from ..analysis.distances import UNREACHABLE, show_distance
from ..arrays import I32
from . import labels
from .listed import Listed
from .ordered import Ordered
from .retainers import source_of

T = TypeVar("T")
E = TypeVar("E", bound="EdgeArray[Any]")


class EdgeRow(NamedTuple):
    """A reference from or to a node, and the node at its other end."""

    edge: str
    """How it is written in a path: ".cache", "[17]"."""
    type: str
    """V8's type of the reference, such as "property"."""
    name: str
    """The name of the other node, as it is written in a path."""
    id: int
    """The id of the other node."""
    distance: int | None
    """The distance of the other node from the roots of the program; None if no root reaches it."""
    shallow_size: int
    """The bytes of the other node itself."""
    retained_size: int
    """The bytes that would be freed with the other node."""


class EdgeArray(Listed[T]):
    """References in some order. They are sorted only as far as they are needed."""

    def __init__(self, of: Analysis, numbers: range | I32 | Ordered, *, incoming: bool) -> None:
        """`incoming` says whether they lead to one node; otherwise they come from one."""
        self._of = of
        self._all = numbers
        self._incoming = incoming

    def __len__(self) -> int:
        return len(self._all)

    def _numbers(self, wanted: slice) -> list[int]:
        found = self._all[wanted]
        return list(found) if isinstance(found, range) else found.tolist()

    def _part(self: E, wanted: slice) -> E:
        return type(self)(self._of, self._all[wanted], incoming=self._incoming)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, EdgeArray):
            return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))
        return [*self] == other if isinstance(other, list) else NotImplemented

    __hash__: ClassVar[None] = None  # type: ignore[assignment]

    def table(self, most: int = SHOWN) -> Table[EdgeRow]:
        """A table of the first `most` of them, with the nodes at their other ends. Sizes are in bytes."""
        count = f"{len(self):,} reference{'' if len(self) == 1 else 's'}"
        columns = tuple(
            column._replace(title="from" if self._incoming else "to") if column.name == "name" else column
            for column in _COLUMNS
        )
        return Table(count, columns, [self._row(number) for number in self._numbers(slice(most))])

    def _row(self, number: int) -> EdgeRow:
        of = self._of
        node = source_of(of, number) if self._incoming else int(of.columns.to[number])
        distance = int(of.distance[node])
        return EdgeRow(
            labels.step(of, number),
            labels.edge_type_of(of, number),
            labels.label(of, node),
            int(of.columns.id[node]),
            None if distance == UNREACHABLE else distance,
            int(of.shallow[node]),
            int(of.retained[node]),
        )


_COLUMNS = (
    Column("edge", "reference"),
    Column("type", "type"),
    Column("name", "from"),
    Column("id", "id", lambda value: f"@{value}"),
    Column("distance", "distance", show_distance, rising=True),
    Column("shallow_size", "shallow"),
    Column("retained_size", "retained"),
)
