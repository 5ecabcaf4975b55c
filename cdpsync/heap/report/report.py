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
from ...views import Column, Table, cell, fact_list, json_in_page, page
from ..analysis.analysis import Analysis
from ..analysis.distances import show_distance
from ..analysis.sizes import total_size
from ..objects.node import HeldRow, Nodes
from ..objects.ways import Ways
from ..origin import Origin, time_text
from ..tables.diff import Digest, diff
from ..tables.insight import closures, collections, duplicated_strings
from ..tables.summary import ClassRow, compute_statistics
from .treemap import NAME, chained, shown_path, treemap

_NODES_SHOWN = 30
_COLLECTIONS = 1000
_FACTS = 20
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
    sections = list(_sections(of, summary, older))
    if title is None:
        title = f"Heap snapshot {PurePath(origin.file).name}".rstrip()
    body, style, script = (
        files(__package__).joinpath("page").joinpath(f"report.{kind}").read_text("utf-8")
        for kind in ("html", "css", "js")
    )
    links = [("treemap", "Treemap"), *((section.id, section.heading) for section in sections)]
    parts = {
        "title": escape(visible(title, NAME)),
        "origin": fact_list((name, escape(value)) for name, value in _origin(of, origin)),
        "facts": fact_list(_facts(of, summary)),
        "contents": "".join(f'<a href="#{id}">{escape(heading)}</a>' for id, heading in links),
        "statistics": _statistics(of),
        "tables": "\n".join(_section(section, int(of.retained[0])) for section in sections),
        "cells": json_in_page(treemap(of)),
    }
    return page(body, style, script, parts)


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
    rows = compute_statistics(of).table()
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


class _Section(NamedTuple):
    id: str
    heading: str
    table: Table[Any]
    most: int
    share: str = "retained_size"
    """The column that has its share of the whole heap shown beside it."""


class _NodeRow(NamedTuple):
    label: str
    class_name: str
    id: int
    distance: int | None
    shallow_size: int
    retained_size: int
    path: str


_NODES = (
    Column("label", "object"),
    Column("id", "id", lambda value: f"@{value}"),
    Column("distance", "distance", lambda value: "–" if value is None else show_distance(value)),
    Column("shallow_size", "shallow size"),
    Column("retained_size", "retained size"),
)


def _sections(of: Analysis, summary: Table[ClassRow], older: Digest | None) -> Iterator[_Section]:
    if older is not None:
        yield _Section("diff", "What is new", diff(of, older), 40)
    yield _Section("constructors", "Constructors", summary, 50)
    yield _Section("strings", "Duplicated strings", duplicated_strings(of).sorted("wasted"), 20, "wasted")
    yield _Section("closures", "Closures by function", closures(of), 20)
    yield _Section("collections", "Collections", collections(of, _COLLECTIONS), 20)
    title = "with their paths from the roots; of a chain of one class, only the first"
    yield _Section("biggest", "Biggest objects", _nodes(of, title, _biggest(of)), _NODES_SHOWN)
    detached = np.flatnonzero(of.detached).astype(np.int32)
    if len(detached):
        held = Nodes(of, of.topmost(detached)).held_by()
        title = f"{len(detached):,}, grouped by what holds them, without those that another one retains"
        yield _Section("detached", "Detached DOM nodes", Table(title, held.columns[:-1], held), 30)


def _biggest(of: Analysis) -> Nodes:
    """The nodes that retain most, without V8's own roots. Of a chain, only the first node is among them."""
    wanted = np.flatnonzero(~chained(of) & ~of.kinds.nodes("synthetic")).astype(np.int32)
    least = len(wanted) - min(len(wanted), _NODES_SHOWN)
    return Nodes(of, wanted[np.argpartition(of.retained[wanted], least)[least:]] if least else wanted).sorted()


def _nodes(of: Analysis, title: str, nodes: Nodes) -> Table[_NodeRow]:
    ways = Ways(of)
    names = _NodeRow._fields[:-1]
    rows = [[*(getattr(node, name) for name in names), ways.path(node.ordinal)] for node in nodes[:_NODES_SHOWN]]
    return Table(title, _NODES, [_NodeRow._make(row) for row in rows])


def _section(section: _Section, total: int) -> str:
    columns, rows = section.table.columns, list(section.table[: section.most])
    kinds = ["" if any(isinstance(getattr(row, one.name), int) for row in rows) else "text" for one in columns]
    heads, lines = [], []
    for column, kind in zip(columns, kinds, strict=True):
        heads.append(f'<th class="{kind}">{escape(column.title)}</th>')
        if column.name == section.share:
            heads.append('<th class="share">share</th>')
    for row in rows:
        line = []
        for column, kind in zip(columns, kinds, strict=True):
            line.append(_table_cell(column, row, kind))
            if column.name == section.share:
                line.append(_share(getattr(row, column.name), total))
        lines.append(f"<tr>{''.join(line)}</tr>\n")
    more = f"; the first {len(rows)}" if len(section.table) > len(rows) else ""
    table = (
        f'<div class="scroll"><table>\n<thead><tr>{"".join(heads)}</tr></thead>\n'
        f"<tbody>\n{''.join(lines)}</tbody></table></div>"
    )
    warning = f'<p class="warning">{escape(section.table.warning)}</p>\n' if section.table.warning else ""
    return (
        f'<section id="{section.id}">\n<div class="top"><h2>{escape(section.heading)}</h2>'
        f'<p class="note">{escape(visible(section.table.title))}{more}</p></div>\n'
        f"{warning}{table if rows else ''}\n</section>"
    )


def _table_cell(column: Column, row: object, kind: str) -> str:
    if kind == "text":
        html = escape(visible(cell(column, row), NAME))
        if isinstance(row, _NodeRow) and row.class_name != row.label:
            html += f" <i>{escape(visible(row.class_name, NAME))}</i>"
        if isinstance(row, _NodeRow | HeldRow):
            html += f'<div class="path">{escape(shown_path(row.path))}</div>'
        return f'<td class="text">{html}</td>'
    value = getattr(row, column.name)
    if column.name in ("delta", "size_delta") and value:
        kind = "gain" if value > 0 else "loss"
    return f'<td class="{kind}" data-v="{-1 if value is None else value}">{escape(cell(column, row))}</td>'


def _share(value: int, total: int) -> str:
    part = min(1.0, value / total) if total else 0.0
    return (
        f'<td class="share" data-v="{value}">{part:.1%}<svg viewBox="0 0 100 1" preserveAspectRatio="none" '
        f'aria-hidden="true"><rect width="{100 * part:.1f}" height="1"/></svg></td>'
    )
