"""Lists of members as tables: a row has a name and a remark."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .show import WIDTH, cut, marks_text, shorter_signature

if TYPE_CHECKING:
    from ..views import Table

_LEFT = 44
"""The most characters of a signature in a table with remarks."""


class Row(NamedTuple):
    """A line of a table. A command's name is its whole signature, which is shortened to fit."""

    name: str
    remark: str


def table_of(title: str, rows: list[Row]) -> Table[Row]:
    """The rows as a table without headings."""
    from ..views import Column, Table

    most = _LEFT if any(row.remark for row in rows) else 0
    columns = [
        Column("name", "", fit=shorter_signature, most=most, code=True, left=True),
        Column("remark", "", fit=cut, left=True),
    ]
    return Table(title, columns, rows)


class Tabular:
    """A base class for what prints as a table, in notebooks too."""

    def _table(self) -> Table[Row]:
        raise NotImplementedError

    def __repr__(self) -> str:
        from ..views import line_width

        table = self._table()
        return table.text(len(table), width=line_width() or WIDTH)

    def _repr_html_(self) -> str:
        table = self._table()
        return table.html(len(table))


def remark(kind: str, description: str, deprecated: bool, experimental: bool) -> str:
    """The kind, the marks, and the first sentence of the description."""
    first = " ".join(description.split()).partition(". ")[0].removesuffix(".")
    return "; ".join(filter(None, [kind, marks_text(deprecated, experimental), first]))
