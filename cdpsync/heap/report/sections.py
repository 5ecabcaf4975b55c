"""The tables of a report as HTML. A row may have lines below its first cell, and the number of its details."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any, NamedTuple

from ...text import visible
from ...views import Column, Table, cell
from .paths import NAME


class ReportSection(NamedTuple):
    """A table of the report."""

    id: str
    heading: str
    table: Table[Any]
    most: int
    """The most rows to show."""
    details: Callable[[Any], int]
    """Returns the number of the details of a row."""
    below: Callable[[Any], Sequence[str]] = lambda row: ()
    """Returns the lines below the first cell of a row."""
    share: str = "retained_size"
    """The column that has its share of the whole heap shown beside it."""
    wide: tuple[str, ...] = ("location",)
    """The columns that are left out where there is little room."""
    folded: Callable[[Any], bool] = lambda row: False
    """Whether a row is shown only when it is asked for."""
    fold: str = ""
    """What the folded rows are."""
    top: str = ""
    """HTML between the heading and the table."""


def section_html(section: ReportSection, total: int) -> str:
    """A section with its heading and its table."""
    all_rows = list(section.table)
    open_rows = [row for row in all_rows if not section.folded(row)]
    folded = [row for row in all_rows if section.folded(row)]
    rows = open_rows[: section.most]
    more = f"; the first {len(rows):,}" if len(open_rows) > len(rows) else ""
    warning = f'<p class="warning">{escape(section.table.warning)}</p>\n' if section.table.warning else ""
    return (
        f'<section id="{section.id}" aria-labelledby="{section.id}-title">\n'
        f'<div class="top"><h2 id="{section.id}-title">{escape(section.heading)}</h2>'
        f'<p class="note">{escape(visible(section.table.title))}{more}</p></div>\n'
        f"{warning}{section.top}{_table(section, rows, folded[: section.most], len(folded), total)}\n</section>"
    )


def _table(section: ReportSection, rows: list[Any], folded: list[Any], count: int, total: int) -> str:
    if not rows and not folded:
        return ""
    shown = rows + folded
    columns = section.table.columns
    kinds = ["" if any(isinstance(getattr(row, one.name), int) for row in shown) else "text" for one in columns]
    heads = []
    for column, kind in zip(columns, kinds, strict=True):
        wide = " wide" if column.name in section.wide else ""
        heads.append(f'<th scope="col" class="{kind}{wide}">{escape(column.title)}</th>')
        if column.name == section.share:
            heads.append('<th scope="col" class="share">share</th>')
    body = "".join(_row(section, kinds, row, total) for row in rows)
    rest = ""
    if folded:
        text = f"{count:,} {section.fold}" + (f"; {len(folded):,} of them are listed" if count > len(folded) else "")
        rest = (
            f'<tbody class="fold"><tr><td colspan="{len(heads)}">{escape(text)}</td></tr></tbody>\n'
            f'<tbody class="folded">\n{"".join(_row(section, kinds, row, total) for row in folded)}</tbody>'
        )
    return (
        f'<div class="scroll"><table aria-labelledby="{section.id}-title">\n<thead><tr>{"".join(heads)}</tr></thead>\n'
        f"<tbody>\n{body}</tbody>{rest}</table></div>"
    )


def _row(section: ReportSection, kinds: list[str], row: Any, total: int) -> str:
    cells = []
    for at, (column, kind) in enumerate(zip(section.table.columns, kinds, strict=True)):
        wide = " wide" if column.name in section.wide else ""
        cells.append(_cell(column, row, kind, wide, section.below(row) if not at else ()))
        if column.name == section.share:
            cells.append(_share(getattr(row, column.name), total))
    return f'<tr data-d="{section.details(row)}">{"".join(cells)}</tr>\n'


def _cell(column: Column, row: Any, kind: str, wide: str, below: Sequence[str]) -> str:
    if kind == "text":
        html = (
            f"<b>{escape(visible(cell(column, row), NAME))}</b>"
            if not wide
            else escape(visible(cell(column, row), NAME))
        )
        html += "".join(f'<div class="path">{escape(visible(line))}</div>' for line in below if line)
        return f'<td class="text{wide}">{html}</td>'
    value = getattr(row, column.name)
    if column.name in ("delta", "size_delta") and value:
        kind = "gain" if value > 0 else "loss"
    return f'<td class="{kind}{wide}" data-v="{-1 if value is None else value}">{escape(cell(column, row))}</td>'


def _share(value: int, total: int) -> str:
    part = min(1.0, value / total) if total else 0.0
    return (
        f'<td class="share" data-v="{value}">{part:.1%}<svg viewBox="0 0 100 1" preserveAspectRatio="none" '
        f'aria-hidden="true"><rect width="{100 * part:.1f}" height="1"/></svg></td>'
    )
