"""The tables of a report: what is new, what is biggest, and a table for each question about a heap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from ...text import size_text
from ...views import Column, Table
from ..analysis.analysis import Analysis
from ..analysis.distances import show_distance
from ..arrays import I32
from ..objects.node import HeldRow, Node, Nodes
from ..rounds.growth import GrowthRow
from ..rounds.leaks import LeakRow, Leaks
from ..tables.insight import closures, collections, duplicated_strings
from ..tables.summary import ClassRow
from .biggest import Big, biggest
from .details import Details
from .news import News, counts_text, inside_text, signed_size, unchanged
from .paths import Paths, chain_text
from .sections import ReportSection

_NODES_SHOWN = 30
_COLLECTIONS = 1000
_GROWN = 8
_CHANGED = 40
_LEAD = 100
_PATH = 240
"""The most characters of a path below a row."""


class _NodeRow(NamedTuple):
    label: str
    id: int
    distance: int | None
    shallow_size: int
    retained_size: int
    big: Big


_NODES = (
    Column("label", "object"),
    Column("id", "id", lambda value: f"@{value}"),
    Column("distance", "distance", lambda value: "–" if value is None else show_distance(value)),
    Column("shallow_size", "shallow size"),
    Column("retained_size", "retained size"),
)


class Tables:
    """The tables of a report. The first ones stand beside the treemap."""

    def __init__(self, of: Analysis, summary: Table[ClassRow], news: News | None, leaks: Leaks | None) -> None:
        self._of = of
        self._summary = summary
        self._news = news
        self._leaks = leaks
        self._big = biggest(of, _NODES_SHOWN)
        self.paths: Paths = Paths(of)
        self.details: Details = Details(of, self.paths)

    def first(self) -> Iterator[ReportSection]:
        news = self._news
        if news is None:
            yield self._constructors()
            return
        if self._leaks is not None:
            yield self._held("leaks", "What leaked", "retained", self._leaks.rows, self._leaks.rows.title)
        elif news.grown:
            title = "and what holds it; V8's own objects are left out"
            yield self._held("grown", "What grew", "grew by", news.grown, title)
        yield ReportSection(
            "diff",
            "What is new",
            news.most_changed(_CHANGED),
            _CHANGED,
            lambda row: self.details.add(
                news.objects(row), [counts_text(row)], "new object" if row.new else "object left"
            ),
            lambda row: [f"held by {holder}"] if (holder := news.holder(row)) else [],
            "",
            ("alloc_size", "freed_size", "location"),
            unchanged,
            "constructors without a change",
        )

    def rest(self) -> Iterator[ReportSection]:
        of, details = self._of, self.details
        biggest = self._biggest()
        yield ReportSection("biggest", "Biggest objects", biggest, _NODES_SHOWN, self._within, self._big_path)
        if self._news is not None:
            yield self._constructors()

        def nodes(row: Any) -> int:
            return details.add(row.nodes.ordinals)

        texts = duplicated_strings(of).sorted("wasted")
        yield ReportSection("strings", "Duplicated strings", texts, 20, nodes, share="wasted")
        yield ReportSection("closures", "Closures by function", closures(of), 20, nodes)
        found = collections(of, _COLLECTIONS)
        yield ReportSection("collections", "Collections", found, 20, lambda row: details.add(_one(row.node.ordinal)))
        detached = np.flatnonzero(of.detached).astype(np.int32)
        if len(detached):
            held = Nodes(of, of.topmost(detached)).held_by()
            title = f"{len(detached):,}, grouped by what holds them; those inside another one are left out"
            table = Table(title, held.columns[:-1], held)
            yield ReportSection("detached", "Detached DOM nodes", table, 30, nodes, self._held_path)

    def headline(self) -> str:
        """The report in one line: what leaked, what grew, or the object of the program that retains most."""
        if self._leaks is not None and not self._leaks.warning:
            return self._leaks.first_line
        if self._news is not None:
            return self._news.headline()
        of = self._of
        last = next((big.last for big in self._big if big.last >= 0 and of.distance[big.last] > 1), -1)
        if last < 0:
            return ""
        size, total = int(of.retained[last]), int(of.retained[0])
        return f"{size_text(size)} of {size_text(total)} are retained by {self.paths.text(last, most=_LEAD)}"

    def _constructors(self) -> ReportSection:
        of = self._of
        numbers = {key: number for number, key in enumerate(of.classes.keys)}

        def objects(row: ClassRow) -> int:
            return self.details.add(
                np.flatnonzero((of.classes.of == numbers[row.key]) & (of.shallow > 0)).astype(np.int32)
            )

        return ReportSection("constructors", "Constructors", self._summary, 50, objects)

    def _held(
        self, id: str, heading: str, size: str, found: Sequence[GrowthRow | LeakRow], title: str
    ) -> ReportSection:
        rows = [_ChainRow(row, self._moved(row)) for row in found[:_GROWN]]
        title += f"; the first {len(rows)} of {len(found):,}" if len(found) > len(rows) else ""
        columns = (Column("what", "objects"), Column("size", size, size_text if id == "leaks" else signed_size))
        table = Table(title, columns, rows, self._leaks.warning if self._leaks is not None else "")
        return ReportSection(id, heading, table, _GROWN, self._came, lambda row: (row.below,), "size", ())

    def _moved(self, row: GrowthRow | LeakRow) -> bool:
        return self._news is not None and isinstance(row, GrowthRow) and self._news.moved(row)

    def _came(self, row: _ChainRow) -> int:
        lines = [f"With them came {inside}"] if (inside := inside_text(row.row.inside)) else []
        return self.details.add(row.row.nodes.ordinals, lines)

    def _biggest(self) -> Table[_NodeRow]:
        rows = []
        for big in self._big:
            node = Node(self._of, big.node)
            name = "" if node.class_name.startswith(node.label) else f" {node.class_name}"
            rows.append(_NodeRow(node.label + name, node.id, node.distance, node.shallow_size, node.retained_size, big))
        title = "with their paths from the roots; objects that retain the same bytes are one row"
        return Table(title, _NODES, rows)

    def _big_path(self, row: _NodeRow) -> list[str]:
        return [self.paths.text(row.big.node, most=_PATH)]

    def _held_path(self, row: HeldRow) -> list[str]:
        return [self.paths.text(int(row.nodes.ordinals[0]), indices=False, end=row.name, most=_PATH)]

    def _within(self, row: _NodeRow) -> int:
        of, big = self._of, row.big
        chain = chain_text(of, big.chain)
        lines = [f"{big.length:,} nodes retain nearly the same bytes: {chain}"] if " → " in chain else []
        within = Node(of, int(big.chain[-1])).dominated().ordinals
        return self.details.add(within, lines, where=" within it")


class _ChainRow:
    """Objects, and below them what holds them."""

    def __init__(self, row: GrowthRow | LeakRow, moved: bool) -> None:
        self.row = row
        self.what: str = f"{row.count:,} {row.name}" if row.count > 0 else row.name
        self.size: int = row.size if isinstance(row, GrowthRow) else row.retained_size
        self.below: str = _held_text(row) + ("; before, something else held them" if moved else "")


def _held_text(row: GrowthRow | LeakRow) -> str:
    """Where the class of some objects is defined, and what holds them."""
    if isinstance(row, LeakRow) and row.by_debugger:
        return "held only by the debugger"
    where = f", {row.holder_location}" if row.holder_location else ""
    made = f"of {row.location}" if row.location else ""
    return ", ".join(filter(None, [made, f"held by {row.holder}{where}" if row.holder else ""]))


def _one(node: int) -> I32:
    return np.array([node], np.int32)
