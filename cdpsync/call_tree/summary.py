"""Summary: what a profile says, on one page."""

from __future__ import annotations

import html
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import Any

from ..views import Table
from .call_tree import CallTree
from .groups import function_name, place
from .tops import top

_WIDTH = 78
_LONGEST = 2000
"""The most bytes that it prints by default."""
_ROWS = 5
"""The most rows of a table."""


class Summary(ABC):
    """What a profile says, on one page: it prints as a text of less than 2 KB."""

    notes: tuple[str, ...]
    """What is odd or doubtful. A sentence each."""
    warning: str
    """Why the numbers may be meaningless or lack something; "" if there is no doubt."""

    @abstractmethod
    def _head(self) -> list[str]:
        """The first lines."""

    @abstractmethod
    def _tables(self) -> Iterable[tuple[str, Table[Any] | None, str]]:
        """The title of each table, the table, and which of its columns are left out: "self" or "total"."""

    def text(self, longest: int = _LONGEST, width: int = _WIDTH) -> str:
        """The page, as it prints; in at most `longest` bytes, if tables of one row are short enough for that.

        The lines of its tables are at most `width` characters long: places are cut to fit.
        """
        rows = _ROWS
        while len((text := self._text(rows, width)).encode()) > longest and rows > 1:
            rows -= 1
        return text

    def _text(self, rows: int, width: int) -> str:
        lines = self._head()
        lines += [f"! {note}" for note in filter(None, (self.warning, *self.notes))]
        for title, table, left_out in self._tables():
            if table:
                plain = table[:rows]
                for column in table.columns:
                    if column.name.startswith(f"{left_out}_"):
                        plain = plain.without(column.name)
                plain.title, plain.warning = title, ""
                lines.append(plain.text(rows, width=width))
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """The same as plain values, with a list of dicts for each table."""
        return {name: _plain(value) for name, value in vars(self).items()}

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return f"<pre>{html.escape(self.text())}</pre>"


def _plain(value: Any) -> Any:
    if isinstance(value, Table):
        return value.to_dict()
    return dict(value) if isinstance(value, Mapping) else value


def own_totals(tree: CallTree) -> Table[Any]:
    """The functions with a script in which most was spent, with all that they called."""
    own = {(function_name(one), place(one)) for one in tree.kinds[0] if one.category == "javascript"}
    table = top(tree, None, sort="total")
    return Table(table.title, table.columns, [row for row in table if row[:2] in own][:_ROWS], table.warning)
