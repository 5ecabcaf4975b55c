"""Table: rows that print on a terminal, show as HTML in a notebook, and can be exported as dicts or CSV."""

from __future__ import annotations

import csv
import html
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar, overload

from ..text import visible

R = TypeVar("R")

Mark = Callable[[str, str], str]
"""Adds colours to a part of a table: it is called with its kind ("title", "warning", "heading", "text", "number" or
"more") and its text, and returns the text to print."""

SHOWN = 20
"""The number of rows that a table prints by default."""
_LONG = 80
_GAP = 2
_DEEPEST = 30
"""Rows of a higher level than this are not indented further."""
_NARROW = 8
"""A text is not cut to fewer characters than this to make a line fit."""
_PADDED = 60
"""The longest text that its column is made wide enough for, if nothing is cut."""


class Column(NamedTuple):
    """One column of a table."""

    name: str
    """The attribute of a row that it shows."""
    title: str
    """The heading above it; "" for none."""
    shown: Callable[[Any], str] | None = None
    """Turns a value into text. By default, numbers get thousands separators."""
    left: bool = False
    """Whether it is aligned left. Texts always are."""
    widest: int = 60
    """The most characters to print if the width of the line is not known."""
    fit: Callable[[str, int], str] | None = None
    """Shortens a text to a number of characters. By default a text is cut at its end, and a long one in the middle."""
    most: int = 0
    """The most characters to print, however wide the line is; 0 for no limit."""
    rising: bool = False
    """Whether `Table.sorted` puts the smallest number first."""
    code: bool = False
    """Whether HTML shows it in a fixed-width font."""
    level: str = ""
    """The attribute of a row that says by how many steps the text is indented; "" for none."""


class Table(Sequence[R], Generic[R]):
    """A sequence of rows with a title. A slice of a table is a table.

    It prints as many columns as fit on the terminal, or on a line of $COLUMNS characters, and at most 20 rows, or as
    many as `most` says. `text` returns more of them. The sequence always has all rows, however many are printed.
    """

    title: str
    """The line above the columns."""
    warning: str
    """Why the numbers may be meaningless; "" if there is no doubt. It is printed and exported with the rows."""
    columns: tuple[Column, ...]
    """The columns, from left to right."""

    most: int
    """The most rows to print, unless another number is asked for."""

    def __init__(
        self, title: str, columns: Sequence[Column], rows: Sequence[R], warning: str = "", most: int = SHOWN
    ) -> None:
        self.title = title
        self.warning = warning
        self.most = most
        self.columns: tuple[Column, ...] = tuple(columns)
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

    __hash__: ClassVar[None] = None  # type: ignore[assignment]

    def sorted(self, by: str, *, reverse: bool | None = None) -> Table[R]:
        """The rows sorted by a column, given by its name or title.

        By default, the greatest number comes first, but the smallest distance, and texts are in alphabetical order.
        `reverse=True` puts the greatest first and `reverse=False` the smallest. Raises ValueError if there is no such
        column.
        """
        column = next((one for one in self.columns if by in one[:2]), None)
        if column is None:
            names = ", ".join(one.name for one in self.columns)
            raise ValueError(f"there is no column {by!r}; the columns are {names}")
        values = [getattr(row, column.name) for row in self._rows]
        if reverse is None:
            reverse = not column.rising and any(not isinstance(value, str) for value in values)

        def key(row: R) -> tuple[bool, Any]:
            value = getattr(row, column.name)
            return value is not None, value

        return self._like(sorted(self._rows, key=key, reverse=reverse))

    def filter(self, word: str) -> Table[R]:
        """The rows whose first column contains `word`, in upper or lower case."""
        first = self.columns[0].name
        rows = [row for row in self._rows if word.casefold() in str(getattr(row, first)).casefold()]
        found = self._like(rows)
        found.title = f"{self.title}; {len(rows):,} with {word!r}"
        return found

    def without(self, column: str) -> Table[R]:
        """The same rows without the column of this name."""
        found = self._like(self._rows)
        found.columns = tuple(one for one in self.columns if one.name != column)
        return found

    def to_dict(self) -> list[dict[str, Any]]:
        """A list with one dict of plain values for each row. If there is a warning, each dict has it as "warning"."""
        doubt = {"warning": self.warning} if self.warning else {}
        return [
            {column.name: _plain(getattr(row, column.name)) for column in self.columns} | doubt for row in self._rows
        ]

    def to_csv(self, path: str | os.PathLike[str] | None = None) -> str:
        """All rows as comma-separated values, below a row with the names of the columns.

        The text is also written to `path`, in UTF-8, if one is given. If there is a warning, it gets a column of its
        own, the last one. Lone surrogates, which UTF-8 cannot encode, become escapes.
        """
        doubt = [self.warning] if self.warning else []
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow([column.name for column in self.columns] + ["warning"] * len(doubt))
        writer.writerows([getattr(row, column.name) for column in self.columns] + doubt for row in self._rows)
        data = out.getvalue().encode("utf-8", "backslashreplace")
        if path is not None:
            Path(path).write_bytes(data)
        return data.decode()

    def text(
        self,
        most: int | None = None,
        *,
        width: int | None = None,
        below: Callable[[R], Sequence[str]] | None = None,
        mark: Mark | None = None,
    ) -> str:
        """The table as it prints, with at most `most` rows. A column that is empty in all of them is left out.

        Lines are at most `width` characters long. Texts are cut to fit, numbers never are. If `width` is None, each
        column has a limit of its own. `below` returns the lines to print below a row; they are not cut. `mark` adds
        colours.
        """
        mark = mark or _unmarked
        most = self.most if most is None else most
        rows = self._rows[:most]
        cells = {column: [_capped(column, cell(column, row)) for row in rows] for column in self.columns}
        columns = [column for column in self.columns if not rows or any(cells[column])]
        longest = {column: max(map(len, [column.title, *cells[column]])) for column in columns}
        if width is None:
            widths = {column: min(column.widest, longest[column]) for column in columns}
        else:
            widths = self._fitted([column for column in columns if self._is_text(column)], longest, width)
        shown = [column for column in columns if column in widths]
        padding = self._padding(cells, widths) if width == sys.maxsize else widths
        lines = [mark("title", self.title), *(mark("warning", one) for one in [self.warning] if one)]
        if rows and any(column.title for column in shown):
            lines.append(self._line([column.title for column in shown], widths, padding, mark, heading=True))
        for at, row in enumerate(rows):
            lines.append(self._line([cells[column][at] for column in shown], widths, padding, mark))
            lines += below(row) if below is not None else ()
        if len(self) > most:
            lines.append(mark("more", f"… {len(self) - most:,} more"))
        return "\n".join(lines)

    def _fitted(self, texts: list[Column], longest: dict[Column, int], width: int) -> dict[Column, int]:
        """The columns that fit on a line of `width` characters, and their widths.

        The widest text is cut first. If that is not enough, the last texts are left out, but never the first one.
        """
        widths = dict(longest)

        def excess() -> int:
            return sum(_GAP + one for one in widths.values()) - width

        while excess() > 0:
            wide = [column for column in texts if widths[column] > _NARROW]
            if wide:
                widest = max(wide, key=lambda column: widths[column])
                rival = max([_NARROW, *(widths[column] for column in wide if column != widest)])
                widths[widest] -= min(excess(), max(1, widths[widest] - rival))
            elif len(texts) > 1:
                del widths[texts.pop()]
                widths.update((column, longest[column]) for column in texts)
            else:
                break
        return widths

    def _padding(self, cells: Mapping[Column, list[str]], widths: dict[Column, int]) -> dict[Column, int]:
        """The widths of the columns where nothing is cut: a text that is longer than most moves only its own line.

        Without this, one C++ name of 450 characters would add as many spaces to each row.
        """
        return {
            column: max([len(column.title), *(len(text) for text in cells[column] if len(text) <= _PADDED)])
            if self._is_text(column)
            else width
            for column, width in widths.items()
        }

    def _line(
        self,
        texts: Sequence[str],
        widths: dict[Column, int],
        padding: dict[Column, int],
        mark: Mark,
        *,
        heading: bool = False,
    ) -> str:
        shown = max((at + 1 for at, text in enumerate(texts) if text), default=0)
        line = ""
        for at, (text, (column, room)) in enumerate(list(zip(texts, widths.items(), strict=True))[:shown]):
            left = self._is_text(column)
            cell = f"{_fit(column, text, room):{'<' if left else '>'}{padding[column]}}"
            kind = "heading" if heading else "text" if left else "number"
            line += " " * _GAP + mark(kind, cell.rstrip() if at == shown - 1 else cell)
        return line

    def __repr__(self) -> str:
        return self.text(width=line_width())

    def _repr_html_(self) -> str:
        return self.html()

    def html(self, most: int | None = None) -> str:
        """The table as HTML, with at most `most` rows, as notebooks show it. A column that is empty is left out."""
        most = self.most if most is None else most
        rows = self._rows[:most]
        columns = [column for column in self.columns if not rows or any(cell(column, row) for row in rows)]
        titles = [html.escape(column.title) for column in columns]
        head = "".join(f"<th>{title}</th>" for title in titles) if any(titles) else ""
        styles = ["text-align:left" if self._is_text(column) else "text-align:right" for column in columns]
        body = "".join(
            "<tr>"
            + "".join(
                f"<td style='{style}'>{_cell_html(column, row)}</td>"
                for column, style in zip(columns, styles, strict=True)
            )
            + "</tr>"
            for row in rows
        )
        more = f"<p>… {len(self) - most:,} more</p>" if len(self) > most else ""
        doubt = f"<p><strong>{html.escape(self.warning)}</strong></p>" if self.warning else ""
        table = f"<table>{f'<thead><tr>{head}</tr></thead>' if head else ''}<tbody>{body}</tbody></table>"
        return f"<p>{html.escape(self.title)}</p>{doubt}{table}{more}"

    def _is_text(self, column: Column) -> bool:
        return column.left or any(isinstance(getattr(row, column.name), str) for row in self._rows[:1])

    def _like(self, rows: Sequence[R]) -> Table[R]:
        return Table(self.title, self.columns, rows, self.warning, self.most)


def cell(column: Column, row: object) -> str:
    """The text that a column shows for a row, on one line."""
    value = getattr(row, column.name)
    if column.shown is not None:
        text = column.shown(value)
    elif value is None:
        text = ""
    else:
        text = f"{value:,}" if isinstance(value, int) else str(value)
    return "  " * _level(column, row) + visible(text)


def _level(column: Column, row: object) -> int:
    return min(getattr(row, column.level), _DEEPEST) if column.level else 0


def _cell_html(column: Column, row: object) -> str:
    text = html.escape(cell(column, row).strip())
    text = f"<code>{text}</code>" if column.code else text
    level = _level(column, row)
    return f"<span style='padding-left:{level}em'>{text}</span>" if level else text


def _plain(value: Any) -> Any:
    return value._asdict() if hasattr(value, "_asdict") else value


def _unmarked(kind: str, text: str) -> str:
    return text


def signed(value: int) -> str:
    """A number with its sign, for a column of changes."""
    return f"{value:+,}"


def line_width() -> int | None:
    """How many characters fit on a line of stdout: $COLUMNS, or the terminal's width; None if it is not a terminal."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    return shutil.get_terminal_size().columns if terminal or os.environ.get("COLUMNS") else None


def keep_end(text: str, width: int) -> str:
    """The text, cut at its beginning: a place ends with its line number."""
    return text if len(text) <= width else f"…{text[len(text) - width + 1 :]}"


def _capped(column: Column, text: str) -> str:
    return _fit(column, text, column.most) if column.most else text


def _fit(column: Column, text: str, width: int) -> str:
    """The text, shortened if necessary. A long one is cut in the middle, because both ends of a path matter."""
    if len(text) <= width:
        return text
    if column.fit is not None:
        return column.fit(text, width)
    kept = 2 * width // 3 if width > _LONG else 0
    return f"{text[: width - 1 - kept]}…{text[len(text) - kept :]}"
