"""Listed: a sequence over an array, which makes an item when you take it out, and prints its first rows."""

from __future__ import annotations

import os
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, overload

from ...views import SHOWN, Table

T = TypeVar("T")
L = TypeVar("L", bound="Listed[Any]")

_CHUNK = 1000


class Listed(Sequence[T]):
    """A sequence of nodes or edges, kept as an array of their numbers."""

    @abstractmethod
    def _numbers(self, wanted: slice) -> list[int]:
        """The numbers of some items."""

    @abstractmethod
    def _item(self, number: int) -> T:
        """The item of a number."""

    @abstractmethod
    def _part(self: L, wanted: slice) -> L:
        """Some of the items, as a sequence."""

    @abstractmethod
    def table(self, most: int = SHOWN) -> Table[Any]:
        """A table of the first `most` of them."""

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self: L, index: slice) -> L: ...

    def __getitem__(self: Any, index: int | slice) -> Any:
        if isinstance(index, slice):
            return self._part(index)
        at = range(len(self))[index]
        return self._item(self._numbers(slice(at, at + 1))[0])

    def __iter__(self) -> Iterator[T]:
        for start in range(0, len(self), _CHUNK):
            yield from map(self._item, self._numbers(slice(start, start + _CHUNK)))

    def to_dict(self) -> list[dict[str, Any]]:
        """A list with a dict of plain values for each of them."""
        return self.table(len(self)).to_dict()

    def to_csv(self, path: str | os.PathLike[str] | None = None) -> str:
        """All of them as comma-separated values, also written to `path` if one is given."""
        return self.table(len(self)).to_csv(path)

    def __repr__(self) -> str:
        more = len(self) - SHOWN
        return self.table().text() + (f"\n… {more:,} more" if more > 0 else "")

    def _repr_html_(self) -> str:
        more = len(self) - SHOWN
        return self.table().html() + (f"<p>… {more:,} more</p>" if more > 0 else "")
