"""Rows that print: as a table on a terminal, as HTML in a notebook, and go out as dicts or CSV."""

from __future__ import annotations

import csv
import html
import io
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar, overload

R = TypeVar("R")

SHOWN = 20
"""Rows that are printed; all of them are there."""
_LONG = 80


class Column(NamedTuple):
    """One column of a table: `name` is the row's attribute, `title` what stands above it."""

    name: str
    title: str
    shown: Callable[[Any], str] | None = None
    """How a value prints; numbers with separators by default."""
    left: bool = False
    """Whether numbers stand at the left, as texts do."""
    widest: int = 60
    """Characters that are printed of it."""


class Table(Sequence[R], Generic[R]):
    """A list of rows. Each row is a tuple with names; `sorted` and `filter` give another table."""

    def __init__(self, title: str, columns: Sequence[Column], rows: Sequence[R]) -> None:
        self.title = title
        self.columns = tuple(columns)
        self._rows = list(rows)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> R: ...

    @overload
    def __getitem__(self, index: slice) -> Table[R]: ...

    def __getitem__(self, index: int | slice) -> R | Table[R]:
        return self._like(self._rows[index]) if isinstance(index, slice) else self._rows[index]

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Table):
            return self._rows == other._rows
        return self._rows == other if isinstance(other, list) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def sorted(self, by: str, *, reverse: bool | None = None) -> Table[R]:
        """By one column, its name or its title: numbers from the greatest, texts from A, unless `reverse` is given."""
        by = next((column.name for column in self.columns if by in column[:2]), by)
        names = [column.name for column in self.columns]
        if by not in names:
            raise ValueError(f"there is no column {by!r}; there are {', '.join(names)}")
        down = any(not isinstance(getattr(row, by), str) for row in self._rows) and by != "distance"

        def key(row: R) -> tuple[bool, Any]:
            value = getattr(row, by)
            return value is not None, value

        return self._like(sorted(self._rows, key=key, reverse=down if reverse is None else reverse))

    def filter(self, word: str) -> Table[R]:
        """The rows whose first column contains a word, in any case."""
        first = self.columns[0].name
        rows = [row for row in self._rows if word.casefold() in str(getattr(row, first)).casefold()]
        found = self._like(rows)
        found.title = f"{self.title}; {len(rows):,} with {word!r}"
        return found

    def to_dict(self) -> list[dict[str, Any]]:
        """A dict for each row, of plain values."""
        return [{column.name: _plain(getattr(row, column.name)) for column in self.columns} for row in self._rows]

    def to_csv(self, path: str | os.PathLike[str] | None = None) -> str:
        """Comma-separated values, the names of the columns first; written to `path` if one is given."""
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow(column.name for column in self.columns)
        writer.writerows([getattr(row, column.name) for column in self.columns] for row in self._rows)
        text = printable(out.getvalue())
        if path is not None:
            Path(path).write_bytes(text.encode())
        return text

    def text(self, most: int = SHOWN) -> str:
        """As it prints, with so many rows at most; a column in which they all are empty is left out."""
        rows = self._rows[:most]
        columns = [one for one in self.columns if not rows or any(cell(one, row) for row in rows)]
        cells = [[cell(column, row) for column in columns] for row in rows]
        left = [self._is_text(column) for column in columns]
        widths = [
            min(column.widest, max([len(column.title), *(len(line[place]) for line in cells)]))
            for place, column in enumerate(columns)
        ]
        lines = [self.title, _line([column.title for column in columns], widths, left)]
        lines += [_line(line, widths, left) for line in cells]
        if len(self) > most:
            lines.append(f"… {len(self) - most:,} more")
        return "\n".join(lines)

    __str__ = __repr__ = text

    def _repr_html_(self) -> str:
        return self.html()

    def html(self, most: int = SHOWN) -> str:
        head = "".join(f"<th>{html.escape(column.title)}</th>" for column in self.columns)
        styles = ["text-align:left" if self._is_text(column) else "text-align:right" for column in self.columns]
        body = "".join(
            "<tr>"
            + "".join(
                f"<td style='{style}'>{html.escape(cell(column, row))}</td>"
                for column, style in zip(self.columns, styles, strict=True)
            )
            + "</tr>"
            for row in self._rows[:most]
        )
        more = f"<p>… {len(self) - most:,} more</p>" if len(self) > most else ""
        return (
            f"<p>{html.escape(self.title)}</p><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
        )

    def _is_text(self, column: Column) -> bool:
        return column.left or any(isinstance(getattr(row, column.name), str) for row in self._rows[:1])

    def _like(self, rows: Sequence[R]) -> Table[R]:
        return Table(self.title, self.columns, rows)


def cell(column: Column, row: object) -> str:
    value = getattr(row, column.name)
    if column.shown is not None:
        text = column.shown(value)
    elif value is None:
        text = ""
    else:
        text = f"{value:,}" if isinstance(value, int) else str(value)
    return one_line(text)


def _plain(value: Any) -> Any:
    return value._asdict() if hasattr(value, "_asdict") else value


def signed(value: int) -> str:
    return f"{value:+,}"


def one_line(text: str, width: int = 0) -> str:
    """Without line breaks and what else would not print, cut if need be."""
    text = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" if ord(c) < 256 else f"\\u{ord(c):04x}" for c in text)
    return text if not width or len(text) <= width else text[: width - 1] + "…"


def printable(text: str) -> str:
    """Lone surrogates as escapes: no encoding has them."""
    return text.encode("utf-8", "backslashreplace").decode()


def _fit(text: str, width: int) -> str:
    """Cut, a long one in the middle: of a path both ends matter."""
    if len(text) <= width:
        return text
    end = 2 * width // 3 if width > _LONG else 0
    return f"{text[: width - 1 - end]}…{text[len(text) - end :]}"


def _line(cells: Sequence[str], widths: Sequence[int], left: Sequence[bool]) -> str:
    shown = (
        f"{_fit(text, width):{'<' if is_left else '>'}{width}}"
        for text, width, is_left in zip(cells, widths, left, strict=True)
    )
    return "  " + "  ".join(shown).rstrip()
