"""Leaks: what was made between snapshots and is still held in the last one, a row for each chain that holds it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, overload

from ...text import count_text, size_text, visible
from ...views import Column, Table, keep_end
from ..objects.declared import SourceLine
from ..objects.node import Nodes
from .growth import Inside, NoiseRow, cut_line, inside_text

_NAME = 60
_SHOWN = 3
_WIDTH = 150
_LONGEST = 2000
"""The most characters of a text that has more than one row, unless more rows are asked for."""


class LeakRow(NamedTuple):
    """Objects that were made and are still held, all by one chain."""

    name: str
    """The class of the objects, or their function, such as "onTick()"."""
    count: int  # type: ignore[assignment]  # tuple has a method of this name
    """How many of them were made and are still held."""
    retained_size: int
    """The bytes that would be freed with them, and with what was made around them."""
    holder: str
    """What holds them, such as "EventTarget target"."""
    holder_location: SourceLine | None
    """Where the variable is declared that leads to the holder; None if that is not known."""
    location: SourceLine | None
    """Where the class or the function of the objects is defined; None if the snapshot does not say."""
    counts: tuple[int, ...]
    """How many of them were made in each step."""
    path: str
    """The shortest path to one of the objects, with "[]" for any index. Repeated references are counted."""
    inside: tuple[Inside, ...]
    """The classes of what came with them, those with most bytes first."""
    by_debugger: bool
    """Whether only a debugger keeps them alive: what was logged to its console, and values that it shows."""
    nodes: Nodes
    """The objects, those that retain most first."""

    @property
    def what(self) -> str:
        """The row in words: "200 onTick() of app.js:7, held by EventTarget target, app.js:3"."""
        name = visible(self.name, _NAME)
        number = f"{self.count:,} {name}" if self.count > 0 else name
        made = f" of {self.location}" if self.location else ""
        if self.by_debugger:
            return visible(f"{number}{made}, held only by the debugger")
        where = f", {self.holder_location}" if self.holder_location else ""
        return visible(f"{number}{made}, held by {self.holder}{where}" if self.holder else f"{number}{made}")


_COLUMNS = (
    Column("retained_size", "retained", size_text),
    Column("count", "objects"),
    Column("name", "what", widest=40, most=60),
    Column("location", "of", lambda place: str(place or ""), left=True, fit=keep_end),
    Column("holder", "held by", widest=48, most=100),
    Column("holder_location", "at", lambda place: str(place or ""), left=True, fit=keep_end),
)


class Leaks(Sequence[LeakRow]):
    """What was made between snapshots and is still held in the last one. It prints as a short text.

    `len()` is the number of rows, and iterating yields them, what retains most first.
    """

    rows: Table[LeakRow]
    """A row for each chain that holds something; at the end those that only a debugger holds."""
    noise: Table[NoiseRow]
    """What V8 keeps for itself, which grows in healthy programs too."""
    steps: int
    """How many steps the objects were made in: one for baseline, action and final."""
    warning: str
    """Why the answer may be meaningless; "" if there is no doubt."""

    def __init__(
        self, steps: int, rows: Sequence[LeakRow], noise: Sequence[NoiseRow], file: str = "", warning: str = ""
    ) -> None:
        self.steps = steps
        self.warning = warning
        self._file = file
        self.rows = Table(self._title(rows), _COLUMNS, rows, warning)
        self.noise = Table("not counted", _NOISE, noise)

    @property
    def retained_size(self) -> int:
        """The bytes of all rows, without those that only a debugger holds."""
        return sum(row.retained_size for row in self.rows if not row.by_debugger)

    def _title(self, rows: Sequence[LeakRow]) -> str:
        own = [row for row in rows if not row.by_debugger]
        when = f"in each of {self.steps} steps" if self.steps > 1 else "by the action"
        if own:
            size = size_text(sum(row.retained_size for row in own))
            return f"{size} made {when} are still held"
        only = " by the program" if rows else ""
        return f"no leak: nothing that was made {when} is still held{only}"

    @property
    def first_line(self) -> str:
        """How much is still held, and what most of it is, on one line."""
        if not self.rows:
            return self.rows.title
        mostly = "mostly " if len(self.rows) > 1 and not self.rows[0].by_debugger else ""
        return f"{self.rows.title}: {mostly}{self.rows[0].what}"

    def command(self, row: LeakRow) -> str:
        """What to type next: it prints the whole path to one of the objects."""
        file = shlex.quote(self._file or "FINAL")
        return f"cdpsync heap why {file} {row.nodes[0].id}"

    def text(self, most: int | None = None, *, width: int | None = _WIDTH) -> str:
        """The answer in words, with at most `most` rows and `width` characters a line; None for no limit.

        By default it has up to three rows, as many as fit into 2,000 characters.
        """
        if most is not None:
            return self._text(most, width)
        texts = (self._text(rows, width) for rows in range(_SHOWN, 0, -1))
        return next((text for text in texts if len(text) <= _LONGEST), self._text(1, width))

    def _text(self, most: int, width: int | None) -> str:
        lines = [self.first_line]
        if self.warning:
            lines.insert(0, self.warning)
        for row in self.rows[:most]:
            lines += self._lines(row)
        if len(self.rows) > most:
            rest = self.rows[most:]
            lines.append(f"… {count_text(len(rest), 'more row')}, {size_text(sum(row.retained_size for row in rest))}")
        noise = [row for row in self.noise if row.size]
        if noise:
            lines.append("not counted: " + "; ".join(f"{row.name} {size_text(row.size)}" for row in noise))
        return "\n".join(cut_line(line, width) for line in lines)

    def _lines(self, row: LeakRow) -> Iterator[str]:
        yield f"{size_text(row.retained_size)}: {row.what}"
        yield f"  path: {visible(row.path)}"
        if len(row.inside) > 1:
            yield f"  in it: {inside_text(row.inside)}"
        if self.steps > 1:
            yield f"  made in each step: {', '.join(f'{count:,}' for count in row.counts)}"
        yield f"  next: {self.command(row)}"

    def to_dict(self) -> dict[str, Any]:
        """The answer as a dict for JSON."""
        return {
            "steps": self.steps,
            "retained_size": self.retained_size,
            "rows": [_plain(row) | {"next": self.command(row)} for row in self.rows],
            "noise": [{"name": row.name, "size": row.size} for row in self.noise],
            "warning": self.warning or None,
        }

    @overload
    def __getitem__(self, index: int) -> LeakRow: ...

    @overload
    def __getitem__(self, index: slice) -> Table[LeakRow]: ...

    def __getitem__(self, index: int | slice) -> LeakRow | Table[LeakRow]:
        return self.rows[index]

    def __iter__(self) -> Iterator[LeakRow]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __str__(self) -> str:
        return self.text()

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return self.rows.html()


_NOISE = (Column("size", "bytes", size_text), Column("name", "not counted", widest=60))


def _plain(row: LeakRow) -> dict[str, Any]:
    found = row._asdict()
    nodes = found.pop("nodes")
    for name in ("holder_location", "location"):
        place = found[name]
        found[name] = {"file": place.file, "line": place.line or None} if place else None
    found["inside"] = [one._asdict() for one in row.inside]
    return found | {"counts": list(row.counts), "ids": nodes.ids[:_SAMPLE].tolist()}


_SAMPLE = 5
"""The most ids of objects in JSON."""
