"""A snapshot as one HTML document: what it is made of, a treemap of what keeps it alive, and tables.

Texts from a heap are not trusted: they enter the document only as text.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from pathlib import PurePath
from typing import Any, NamedTuple

import numpy as np

from ...text import size_text, visible
from ...views import Column, Table, fact_list, json_in_page, page
from ..analysis.analysis import Analysis
from ..analysis.distances import show_distance
from ..analysis.sizes import total_size
from ..arrays import I32
from ..objects.node import HeldRow, Node, Nodes
from ..origin import Origin, time_text
from ..rounds.growth import GrowthRow
from ..tables.diff import DiffRow, Digest
from ..tables.insight import closures, collections, duplicated_strings
from ..tables.summary import ClassRow, compute_statistics
from .biggest import Big, biggest
from .details import Details
from .news import News, held_text, inside_text, signed_size, unchanged
from .paths import NAME, Paths, chain_text
from .sections import Section, section_html
from .treemap import treemap

_NODES_SHOWN = 30
_COLLECTIONS = 1000
_FACTS = 20
_GROWN = 8
_CHANGED = 40
_LEAD = 100
_PATH = 240
"""The most characters of a path below a row."""
_SCRIPTS = 3
_PLACE = 200
"""The most characters of a path or URL in the head of the report."""

_STATISTICS = {
    "code": "code",
    "strings": "string",
    "JS arrays": "array",
    "typed arrays": "typed",
    "system": "system",
    "other JS objects": "object",
    "other native": "native",
}


def report(of: Analysis, summary: Table[ClassRow], origin: Origin, title: str | None, older: Digest | None) -> str:
    """A whole HTML document, of about the same length for heaps of any size. It can be encoded as UTF-8.

    With `older`, it shows what is new since then. The title is by default the name of the file.
    """
    news = None if older is None else News(of, older)
    tables = _Tables(of, summary, news)
    total = int(of.retained[0])
    first, rest = list(tables.first()), list(tables.rest())
    if title is None:
        title = f"Heap snapshot {PurePath(origin.file).name}".rstrip()
    body, style = (_page(f"report.{kind}") for kind in ("html", "css"))
    script = '"use strict";\n{\n' + "".join(_page(name) for name in ("helpers.js", "treemap.js", "tables.js")) + "}\n"
    links = [("treemap", "Treemap"), *((section.id, section.heading) for section in first + rest)]
    parts = {
        "title": escape(visible(title, NAME)),
        "lead": escape(visible(news.headline() if news is not None else tables.headline())),
        "origin": fact_list((name, escape(value)) for name, value in _origin(of, origin)),
        "facts": fact_list(_facts(of, summary)),
        "contents": "".join(f'<a href="#{id}">{escape(heading)}</a>' for id, heading in links),
        "statistics": _statistics(of),
        "first": "\n".join(section_html(section, total) for section in first),
        "tables": "\n".join(section_html(section, total) for section in rest),
        "data": json_in_page({**treemap(of, tables.paths), **tables.details.data()}),
    }
    return page(body, style, script, parts)


def _page(name: str) -> str:
    return files(__package__).joinpath("page").joinpath(name).read_text("utf-8")


# --- the heading ---


def _origin(of: Analysis, origin: Origin) -> Iterator[tuple[str, str]]:
    """The file, the program and the date. If the program's name is not known, its scripts are listed instead."""
    scripts = of.places.scripts()
    if origin.file:
        yield "File", visible(origin.file, _PLACE)
    if origin.program:
        yield "Program", visible(origin.program, _PLACE)
    elif scripts:
        more = f" and {len(scripts) - _SCRIPTS:,} more" if len(scripts) > _SCRIPTS else ""
        yield "Scripts", ", ".join(visible(one, _PLACE) for one in scripts[:_SCRIPTS]) + more
    if origin.captured is not None:
        yield "Captured", time_text(origin.captured)
    elif origin.changed is not None:
        yield "File last changed", time_text(origin.changed)


def _facts(of: Analysis, summary: Table[ClassRow]) -> Iterator[tuple[str, str]]:
    size = total_size(of.columns)
    yield "Total size", f"{size_text(size)} <small>{size:,} bytes</small>"
    yield "Nodes", f"{len(of.columns.id):,}"
    yield "Edges", f"{len(of.columns.to):,}"
    yield "Constructors", f"{len(summary):,}"
    detached = int(of.detached.sum())
    if detached:
        yield "Detached DOM nodes", f"{detached:,}"
    for name, value in list(of.columns.header.snapshot.items())[:_FACTS]:
        if name not in ("node_count", "edge_count") and isinstance(value, str | int | float) and value:
            shown = f"{value:,}" if isinstance(value, int) else visible(str(value), 60)
            yield visible(name.replace("_", " "), 40).capitalize(), escape(shown)


def _statistics(of: Analysis) -> str:
    rows = [row for row in compute_statistics(of).table() if row.size]
    sizes = [max(0, row.size) for row in rows]
    total = sum(sizes) or 1
    bars, keys, at = [], [], 0.0
    for row, size in zip(rows, sizes, strict=True):
        kind, wide, share = _STATISTICS[row.name], 1000 * size / total, f"{size / total:.1%}"
        bars.append(
            f'<rect class="{kind}" x="{at:.2f}" width="{wide:.2f}" height="1">'
            f"<title>{row.name}: {row.size:,} bytes, {share}</title></rect>"
        )
        keys.append(f'<li><i class="{kind}"></i>{row.name}<span>{size_text(row.size)}, {share}</span></li>')
        at += wide
    return (
        '<svg class="stack" viewBox="0 0 1000 1" preserveAspectRatio="none" role="img" aria-label="Bytes by '
        f'kind">{"".join(bars)}</svg><ul class="legend">{"".join(keys)}</ul>'
    )


# --- the tables ---


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
_GROWTH = (
    Column("what", "objects"),
    Column("size", "grew by", signed_size),
    Column("retained_size", "retained", size_text),
)


class _Tables:
    """The tables of a report. The first ones stand beside the treemap."""

    def __init__(self, of: Analysis, summary: Table[ClassRow], news: News | None) -> None:
        self._of = of
        self._summary = summary
        self._news = news
        self._big = biggest(of, _NODES_SHOWN)
        self.paths = Paths(of)
        self.details = Details(of, self.paths)

    def first(self) -> Iterator[Section]:
        news = self._news
        if news is None:
            yield self._constructors()
            return
        growth = news.growth
        if growth is not None and growth.rows:
            rows = growth.rows[:_GROWN]
            more = len(growth.rows) - len(rows)
            title = "and what holds it; without V8's own" + (
                f"; the first {len(rows)} of {more + len(rows):,}" if more else ""
            )
            table = Table(title, _GROWTH, [_GrownRow(row) for row in rows])
            yield Section("grown", "What grew", table, _GROWN, self._grown, lambda row: (row.below,), "size", ())
        yield Section(
            "diff",
            "What is new",
            news.most_changed(_CHANGED),
            _CHANGED,
            lambda row: self.details.add(news.objects(row), [_counts(row)], "new object" if row.new else "object left"),
            lambda row: [f"held by {holder}"] if (holder := news.holder(row)) else [],
            "",
            ("alloc_size", "freed_size", "location"),
            unchanged,
            "constructors have as many objects as before",
        )

    def rest(self) -> Iterator[Section]:
        of, details = self._of, self.details
        biggest = self._biggest()
        yield Section("biggest", "Biggest objects", biggest, _NODES_SHOWN, self._within, self._big_path)
        if self._news is not None:
            yield self._constructors()

        def nodes(row: Any) -> int:
            return details.add(row.nodes.ordinals)

        texts = duplicated_strings(of).sorted("wasted")
        yield Section("strings", "Duplicated strings", texts, 20, nodes, share="wasted")
        yield Section("closures", "Closures by function", closures(of), 20, nodes)
        found = collections(of, _COLLECTIONS)
        yield Section("collections", "Collections", found, 20, lambda row: details.add(_one(row.node.ordinal)))
        detached = np.flatnonzero(of.detached).astype(np.int32)
        if len(detached):
            held = Nodes(of, of.topmost(detached)).held_by()
            title = f"{len(detached):,}, grouped by what holds them, without those that another one retains"
            table = Table(title, held.columns[:-1], held)
            yield Section("detached", "Detached DOM nodes", table, 30, nodes, self._held_path)

    def headline(self) -> str:
        """The report in one line: the object of the program that retains most."""
        of = self._of
        last = next((big.last for big in self._big if big.last >= 0), -1)
        if last < 0:
            return ""
        size, total = int(of.retained[last]), int(of.retained[0])
        return f"{size_text(size)} of {size_text(total)} are retained by {self.paths.text(last, most=_LEAD)}"

    def _constructors(self) -> Section:
        of = self._of
        numbers = {key: number for number, key in enumerate(of.classes.keys)}

        def objects(row: ClassRow) -> int:
            return self.details.add(
                np.flatnonzero((of.classes.of == numbers[row.key]) & (of.shallow > 0)).astype(np.int32)
            )

        return Section("constructors", "Constructors", self._summary, 50, objects)

    def _grown(self, row: _GrownRow) -> int:
        lines = [f"With them came {inside}" if (inside := inside_text(row.row)) else "", row.row.path]
        return self.details.add(row.row.nodes.ordinals, filter(None, lines), "new object")

    def _biggest(self) -> Table[_NodeRow]:
        rows = []
        for big in self._big:
            node = Node(self._of, big.node)
            name = "" if node.class_name == node.label else f" {node.class_name}"
            rows.append(_NodeRow(node.label + name, node.id, node.distance, node.shallow_size, node.retained_size, big))
        title = "with their paths from the roots; what several retain together is one row"
        return Table(title, _NODES, rows)

    def _big_path(self, row: _NodeRow) -> list[str]:
        return [self.paths.text(row.big.node, most=_PATH)]

    def _held_path(self, row: HeldRow) -> list[str]:
        return [self.paths.text(int(row.nodes.ordinals[0]), indices=False, end=row.name, most=_PATH)]

    def _within(self, row: _NodeRow) -> int:
        of, big = self._of, row.big
        lines = []
        if big.length > 1:
            lines = [f"{big.length:,} nodes retain nearly the same bytes: {chain_text(of, big.chain)}"]
        within = Node(of, int(big.chain[-1])).dominated().ordinals
        return self.details.add(within, lines, "object within it")


class _GrownRow:
    """A row of the growth, as it is shown: the objects, and below them what holds them."""

    def __init__(self, row: GrowthRow) -> None:
        self.row = row
        self.what: str = f"{row.count:,} {row.name}" if row.count > 0 else row.name
        self.size: int = row.size
        self.retained_size: int = row.retained_size
        self.below: str = held_text(row)


def _counts(row: DiffRow) -> str:
    sizes = f"{row.alloc_size:,} bytes new, {row.freed_size:,} bytes gone"
    return f"{row.new:,} new, {row.deleted:,} deleted; {sizes}" + (
        f"; defined at {row.location}" if row.location else ""
    )


def _one(node: int) -> I32:
    return np.array([node], np.int32)
