"""All of a snapshot as one HTML document: what it is made of, a treemap of who keeps it, and tables.

It refers to nothing outside of itself. Every text of a heap is foreign: none gets into it but as text, and the policy
in its head lets no script run but its own.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..text import visible
from ..views import Column, Table, cell
from .analysis import Analysis
from .distances import show_distance
from .holders import HeldRow, Ways
from .nodes import Nodes
from .treemap import NAME, chained, path_to, shown_path, treemap

if TYPE_CHECKING:
    from .diff import Digest
    from .snapshot import HeapSnapshot

_NODES_SHOWN = 30
_FACTS = 20

_UNITS = ("B", "kB", "MB", "GB", "TB")
_STATISTICS = {
    "code": "code",
    "strings": "string",
    "JS arrays": "array",
    "typed arrays": "typed",
    "system": "system",
    "other JS objects": "object",
    "other native": "native",
}


def report(snapshot: HeapSnapshot, *, title: str = "Heap snapshot", older: HeapSnapshot | Digest | None = None) -> str:
    """A whole HTML document, of about the same size however big the heap is; it can be encoded as UTF-8.

    With `older`, an older snapshot of the same process, it says what is new since then.
    """
    of = snapshot._of
    sections = list(_sections(snapshot, older))
    template = files(__package__).joinpath("report.html").read_text("utf-8")
    links = [("treemap", "Treemap"), *((section.id, section.heading) for section in sections)]
    parts = {
        "policy": _policy(template),
        "title": escape(visible(title, NAME)),
        "facts": "".join(f"<div><dt>{escape(name)}</dt><dd>{value}</dd></div>" for name, value in _facts(snapshot)),
        "contents": "".join(f'<a href="#{id}">{escape(heading)}</a>' for id, heading in links),
        "statistics": _statistics(snapshot),
        "tables": "\n".join(_section(section, int(of.retained[0])) for section in sections),
        "cells": _as_data(treemap(of)),
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], template)


def _policy(template: str) -> str:
    """Nothing may be loaded; the style and the script are the template's, by their hashes."""
    rules = ["default-src 'none'", "base-uri 'none'", "form-action 'none'"]
    for tag in ("style", "script"):
        (text,) = re.findall(f"<{tag}>(.*?)</{tag}>", template, re.DOTALL)
        rules.append(f"{tag}-src 'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'")
    return "; ".join(rules)


def _as_data(value: object) -> str:
    """JSON that ends no <script> and begins no comment in one."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def _size(size: float) -> str:
    unit = 0
    while abs(size) >= 999.5 and unit < len(_UNITS) - 1:
        size, unit = size / 1000, unit + 1
    return f"{size:.{1 if unit and size < 9.95 else 0}f} {_UNITS[unit]}"


# --- the heading ---


def _facts(snapshot: HeapSnapshot) -> Iterator[tuple[str, str]]:
    """Names, and values as HTML."""
    size = snapshot.total_size
    yield "Total size", f"{_size(size)} <small>{size:,} bytes</small>"
    yield "Nodes", f"{snapshot.node_count:,}"
    yield "Edges", f"{snapshot.edge_count:,}"
    yield "Constructors", f"{len(snapshot.summary()):,}"
    detached = int(snapshot._of.detached.sum())
    if detached:
        yield "Detached DOM nodes", f"{detached:,}"
    for name, value in list(snapshot.meta.items())[:_FACTS]:
        if name not in ("node_count", "edge_count") and isinstance(value, str | int | float) and value:
            shown = f"{value:,}" if isinstance(value, int) else visible(str(value), 60)
            yield visible(name.replace("_", " "), 40).capitalize(), escape(shown)


def _statistics(snapshot: HeapSnapshot) -> str:
    rows = snapshot.statistics().table()
    sizes = [max(0, row.size) for row in rows]
    total = sum(sizes) or 1
    bars, keys, at = [], [], 0.0
    for row, size in zip(rows, sizes, strict=True):
        kind, wide, share = _STATISTICS[row.name], 1000 * size / total, f"{size / total:.1%}"
        bars.append(
            f'<rect class="{kind}" x="{at:.2f}" width="{wide:.2f}" height="1">'
            f"<title>{row.name}: {row.size:,} bytes, {share}</title></rect>"
        )
        keys.append(f'<li><i class="{kind}"></i>{row.name}<span>{_size(row.size)}, {share}</span></li>')
        at += wide
    return (
        '<svg class="stack" viewBox="0 0 1000 1" preserveAspectRatio="none" role="img" aria-label="Bytes by what they '
        f'are">{"".join(bars)}</svg><ul class="legend">{"".join(keys)}</ul>'
    )


# --- the tables ---


class _Section(NamedTuple):
    id: str
    heading: str
    table: Table[Any]
    most: int
    share: str = "retained_size"
    """The column whose share in the heap is shown."""


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


def _sections(snapshot: HeapSnapshot, older: HeapSnapshot | Digest | None) -> Iterator[_Section]:
    if older is not None:
        yield _Section("diff", "What is new", snapshot.diff(older), 40)
    yield _Section("constructors", "Constructors", snapshot.summary(), 50)
    yield _Section("strings", "Duplicated strings", snapshot.duplicated_strings().sorted("wasted"), 20, "wasted")
    yield _Section("closures", "Closures by function", snapshot.closures(), 20)
    yield _Section("collections", "Collections", snapshot.collections(), 20)
    title = "with the paths from the roots; of a chain of one class, its first"
    yield _Section("biggest", "Biggest objects", _nodes(title, _biggest(snapshot._of)), _NODES_SHOWN)
    detached = snapshot.detached_nodes()
    if len(detached):
        held = detached.like(snapshot._of.topmost(detached.ordinals)).held_by()
        title = f"{len(detached):,}; those that go with no other of them, by what holds them"
        yield _Section("detached", "Detached DOM nodes", Table(title, held.columns[:-1], held), 30)


def _biggest(of: Analysis) -> Nodes:
    """Without V8's own roots, and of a list the first."""
    wanted = np.flatnonzero(~chained(of) & ~of.kinds.nodes("synthetic")).astype(np.int32)
    least = len(wanted) - min(len(wanted), _NODES_SHOWN)
    return Nodes(of, wanted[np.argpartition(of.retained[wanted], least)[least:]] if least else wanted).sorted()


def _nodes(title: str, nodes: Nodes) -> Table[_NodeRow]:
    ways = Ways()
    names = _NodeRow._fields[:-1]
    rows = [[*(getattr(node, name) for name in names), path_to(ways, node)] for node in nodes[:_NODES_SHOWN]]
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
