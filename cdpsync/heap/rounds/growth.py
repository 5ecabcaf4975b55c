"""Growth: what every one of several equal rounds of work leaves behind, by class and by what holds it."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from ...text import bytes_of, count_text, size_text, visible
from ...views import Column, Table, keep_end
from ..objects.declared import SourceLine
from ..objects.node import Nodes

_NAME = 60
"""The most characters of a name in a sentence."""


class Inside(NamedTuple):
    """Objects of one class that came in a round as a part of others."""

    name: str
    """The name of the class."""
    count: int  # type: ignore[assignment]  # tuple has a method of this name
    """The number of objects in the last round."""
    size: int
    """Their shallow sizes in the last round, in bytes."""


class GrowthRow(NamedTuple):
    """What has grown in every round, and what holds it."""

    name: str
    """The class of the objects that came, or their function."""
    count: int  # type: ignore[assignment]  # tuple has a method of this name
    """How many more of them there were after each round, on average."""
    size: int
    """The bytes by which it grew in each round, on average: of these objects and of all that came with them."""
    holder: str
    """What holds them, such as "Map sessions"."""
    holder_location: SourceLine | None
    """Where the variable is declared that leads to the holder; None if that is not known."""
    location: SourceLine | None
    """Where the class or the function of the objects is defined; None if the snapshot does not say."""
    sizes: tuple[int, ...]
    """The bytes by which it grew in each round."""
    counts: tuple[int, ...]
    """How many more objects there were after each round; of plain objects, in proportion to those of this shape."""
    retained_size: int
    """The bytes that the holder retains at the end, or, if others hold it too, those that the new objects retain."""
    path: str
    """The shortest path to one of the objects, with "[]" for any index."""
    inside: tuple[Inside, ...]
    """The classes of what came with them, those with most bytes first."""
    nodes: Nodes
    """The objects that came in the last round."""

    @property
    def what(self) -> str:
        """The row in words: "10,000 Session held by Map sessions, leak.js:7"."""
        name = visible(self.name, _NAME)
        number = f"{self.count:,} {name}" if self.count > 0 else name
        where = f", {self.holder_location}" if self.holder_location else ""
        made = f", of {self.location}" if self.location and not where else ""
        return visible(f"{number} held by {self.holder}{where}{made}" if self.holder else f"{number}{made}")


class NoiseRow(NamedTuple):
    """What grew and is not counted."""

    name: str
    """What it is."""
    size: int
    """The bytes by which it grew in each round, on average; less than 0 if it became smaller."""
    sizes: tuple[int, ...]
    """The bytes by which it grew in each round."""


def _sizes_text(sizes: tuple[int, ...]) -> str:
    return ", ".join(size_text(size) for size in sizes)


_ROWS = (
    Column("size", "a round", size_text, left=False),
    Column("count", "objects"),
    Column("name", "what", widest=40, most=60),
    Column("holder", "held by", widest=48, most=100),
    Column("holder_location", "at", lambda place: str(place or ""), left=True, fit=keep_end),
    Column("retained_size", "retained", size_text),
    Column("sizes", "each round", _sizes_text, left=True, widest=30),
)
_NOISE = (
    Column("size", "a round", size_text),
    Column("name", "not counted", widest=60),
    Column("sizes", "each round", _sizes_text, left=True),
)
_SHOWN = 5
_WIDTH = 150
_INSIDE = 4


class Growth:
    """What has grown in every one of several rounds of the same work. It prints as a short text.

    `rows` is a table of what grew, by class and by holder. `noise` is a table of what V8 keeps for itself, which grows
    in healthy programs too, and of what came in some rounds only; `allowed` has the rows that `allow` has excluded.
    Neither counts in `grew_by`.
    """

    rows: Table[GrowthRow]
    noise: Table[NoiseRow]
    allowed: Table[GrowthRow]
    rounds: int
    """The number of rounds."""

    def __init__(
        self,
        rounds: int,
        rows: Sequence[GrowthRow],
        noise: Sequence[NoiseRow],
        allowed: Sequence[GrowthRow] = (),
    ) -> None:
        self.rounds = rounds
        self.grew_by: int = sum(row.size for row in rows)
        """The bytes by which the rows grew in each round, on average."""
        each = f"in each of {rounds} rounds" if rounds > 1 else "in one round"
        first = f"grew by {size_text(self.grew_by)} {each}" if rows else f"nothing grew {each.replace('each', 'all')}"
        self.rows = Table(first, _ROWS, rows)
        self.noise = Table("not counted", _NOISE, noise)
        title = f"allowed: {count_text(len(allowed), 'row')}, {size_text(sum(row.size for row in allowed))} a round"
        self.allowed = Table(title, _ROWS, allowed)

    def exceeds(self, limit: str | float) -> bool:
        """Whether it grew by more than this in each round, on average: "1 MB", or a number of bytes.

        Raises ValueError for a text that is not a size.
        """
        return self.grew_by > bytes_of(limit)

    def allow(self, *names: str) -> Growth:
        """The growth without the classes or holders of these names. `*` stands for any text: "Map cache*"."""
        kept: list[GrowthRow] = []
        allowed = list(self.allowed)
        for row in self.rows:
            (allowed if _is_named(row, names) else kept).append(row)
        return Growth(self.rounds, kept, list(self.noise), allowed)

    @property
    def first_line(self) -> str:
        """The growth, and what most of it is, on one line."""
        if not self.rows:
            return self.rows.title
        mostly = "mostly " if len(self.rows) > 1 else ""
        return f"{self.rows.title}: {mostly}{self.rows[0].what}"

    def text(self, most: int = _SHOWN, *, width: int | None = _WIDTH) -> str:
        """The growth in words and tables, with at most `most` rows and `width` characters a line; None for no limit."""
        lines = [self.first_line]
        if self.rows:
            rows = self.rows[:most]
            lines += rows.text(most, width=width or 10_000, below=_below).splitlines()[1:]
            if len(self.rows) > most:
                rest = sum(row.size for row in self.rows[most:])
                lines.append(f"  … {len(self.rows) - most:,} more, {size_text(rest)} a round")
        if self.allowed:
            lines.append(self.allowed.title)
            lines += [f"  {size_text(row.size)}: {row.what}" for row in self.allowed[:most]]
        noise = [row for row in self.noise if row.size]
        if noise:
            lines.append("not counted: " + "; ".join(f"{row.name} {size_text(row.size)}" for row in noise))
        return "\n".join(cut_line(line, width) for line in lines)

    def to_dict(self) -> dict[str, Any]:
        """The growth as a dict for JSON."""
        return {
            "rounds": self.rounds,
            "grew_by": self.grew_by,
            "rows": [_plain(row) for row in self.rows],
            "allowed": [_plain(row) for row in self.allowed],
            "noise": [{"name": row.name, "size": row.size, "sizes": list(row.sizes)} for row in self.noise],
        }

    def __str__(self) -> str:
        return self.text()

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return self.rows.html() + self.noise.html()


def _is_named(row: GrowthRow, names: Sequence[str]) -> bool:
    own = (row.name, row.name.removesuffix("()"), row.holder)
    return any(fnmatchcase(one, name) for name in names for one in own)


def _below(row: GrowthRow) -> list[str]:
    return [f"      in it: {inside_text(row.inside)}"] if len(row.inside) > 1 else []


def cut_line(line: str, width: int | None) -> str:
    """A line of at most `width` characters."""
    return line if width is None or len(line) <= width else f"{line[: width - 1]}…"


def _plain(row: GrowthRow) -> dict[str, Any]:
    found = row._asdict()
    del found["nodes"]
    for name in ("holder_location", "location"):
        place = found[name]
        found[name] = {"file": place.file, "line": place.line or None} if place else None
    found["inside"] = [one._asdict() for one in row.inside]
    return found | {"sizes": list(row.sizes), "counts": list(row.counts)}


def inside_text(inside: tuple[Inside, ...]) -> str:
    """The first few classes on one line. Long names are cut: one of Blink's may have 450 characters."""
    return ", ".join(f"{one.count:,} {visible(one.name, _NAME)} {size_text(one.size)}" for one in inside[:_INSIDE])
