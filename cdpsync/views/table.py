"""Rows that print: as a table on a terminal, as HTML in a notebook, and go out as dicts or CSV."""

from __future__ import annotations

import csv
import html
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar, overload

R = TypeVar("R")

SHOWN = 20
"""Rows that are printed; all of them are there."""
_LONG = 80
_GAP = 2
_NARROW = 8
"""Characters to which a text may be cut to make the table fit its line."""


class Column(NamedTuple):
    """One column of a table: `name` is the row's attribute, `title` what stands above it."""

    name: str
    title: str
    shown: Callable[[Any], str] | None = None
    """How a value prints; numbers with separators by default."""
    left: bool = False
    """Whether numbers stand at the left, as texts do."""
    widest: int = 60
    """How many characters are printed if no width of the line is asked for."""
    end: bool = False
    """Whether the end of a text matters most, as the line number of a place does: it is then cut in front."""


class Table(Sequence[R], Generic[R]):
    """A list of rows. Each row is a tuple with names; `sorted` and `filter` give another table."""

    def __init__(self, title: str, columns: Sequence[Column], rows: Sequence[R], warning: str = "") -> None:
        self.title = title
        self.warning = warning
        """Why the numbers may be meaningless, "" if there is no doubt. Every form of the table has it."""
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

    def without(self, column: str) -> Table[R]:
        """The same rows, without one column."""
        found = self._like(self._rows)
        found.columns = tuple(one for one in self.columns if one.name != column)
        return found

    def to_dict(self) -> list[dict[str, Any]]:
        """A dict for each row, of plain values. If there is a warning, each row has it, under "warning"."""
        doubt = {"warning": self.warning} if self.warning else {}
        return [
            {column.name: _plain(getattr(row, column.name)) for column in self.columns} | doubt for row in self._rows
        ]

    def to_csv(self, path: str | os.PathLike[str] | None = None) -> str:
        """Comma-separated values, the names of the columns first; written to `path` if one is given.

        If there is a warning, it is in a column of its own, the last.
        """
        doubt = [self.warning] if self.warning else []
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow([column.name for column in self.columns] + ["warning"] * len(doubt))
        writer.writerows([getattr(row, column.name) for column in self.columns] + doubt for row in self._rows)
        text = printable(out.getvalue())
        if path is not None:
            Path(path).write_bytes(text.encode())
        return text

    def text(
        self, most: int = SHOWN, *, width: int | None = None, below: Callable[[R], Sequence[str]] | None = None
    ) -> str:
        """As it prints, with at most `most` rows; a column that is empty in all of them is left out.

        `width` is how many characters a line may have: texts are cut to fit, numbers never. None leaves each column
        its own limit. `below` gives lines that follow a row; they are not cut.
        """
        rows = self._rows[:most]
        columns = [one for one in self.columns if not rows or any(cell(one, row) for row in rows)]
        cells = {column.name: [cell(column, row) for row in rows] for column in columns}
        longest = {
            column.name: max([len(column.title), *(len(text) for text in cells[column.name])]) for column in columns
        }
        if width is None:
            widths = {column.name: min(column.widest, longest[column.name]) for column in columns}
        else:
            widths = self._fitted([column for column in columns if self._is_text(column)], longest, width)
        shown = [column for column in columns if column.name in widths]
        lines = [
            self.title,
            *filter(None, [self.warning]),
            self._line([column.title for column in shown], shown, widths),
        ]
        for at, row in enumerate(rows):
            lines.append(self._line([cells[column.name][at] for column in shown], shown, widths))
            lines += below(row) if below is not None else ()
        if len(self) > most:
            lines.append(f"… {len(self) - most:,} more")
        return "\n".join(lines)

    def _fitted(self, texts: list[Column], longest: dict[str, int], width: int) -> dict[str, int]:
        """The widths of the columns that a line of `width` has room for, by name.

        The widest text is cut first. If that is not enough, the last texts are left out, never the first.
        """
        widths = dict(longest)

        def excess() -> int:
            return sum(_GAP + one for one in widths.values()) - width

        while excess() > 0:
            wide = [column.name for column in texts if widths[column.name] > _NARROW]
            if wide:
                widest = max(wide, key=lambda name: widths[name])
                rival = max([_NARROW, *(widths[name] for name in wide if name != widest)])
                widths[widest] -= min(excess(), max(1, widths[widest] - rival))
            elif len(texts) > 1:
                del widths[texts.pop().name]
                widths.update((column.name, longest[column.name]) for column in texts)
            else:
                break
        return widths

    def _line(self, texts: Sequence[str], columns: Sequence[Column], widths: dict[str, int]) -> str:
        shown = []
        for text, column in zip(texts, columns, strict=True):
            room = widths[column.name]
            shown.append(f"{_fit(text, room, column.end):{'<' if self._is_text(column) else '>'}{room}}")
        return (" " * _GAP + (" " * _GAP).join(shown)).rstrip()

    def __repr__(self) -> str:
        return self.text(width=line_width())

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
        doubt = f"<p><strong>{html.escape(self.warning)}</strong></p>" if self.warning else ""
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        return f"<p>{html.escape(self.title)}</p>{doubt}{table}{more}"

    def _is_text(self, column: Column) -> bool:
        return column.left or any(isinstance(getattr(row, column.name), str) for row in self._rows[:1])

    def _like(self, rows: Sequence[R]) -> Table[R]:
        return Table(self.title, self.columns, rows, self.warning)


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


def line_width() -> int | None:
    """How many characters a line of stdout has: COLUMNS, or the terminal's; None where it is not a terminal."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    return shutil.get_terminal_size().columns if terminal or os.environ.get("COLUMNS") else None


def _fit(text: str, width: int, end: bool) -> str:
    """A text, cut to fit: in front if the end matters, else a long one in the middle: both ends of a path matter."""
    if len(text) <= width:
        return text
    kept = width - 1 if end else 2 * width // 3 if width > _LONG else 0
    return f"{text[: width - 1 - kept]}…{text[len(text) - kept :]}"
