"""A snapshot as one HTML document: what it is made of, a treemap of what keeps it alive, and tables.

Texts from a heap are not trusted: they enter the document only as text.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from pathlib import PurePath

from ...text import size_text, visible
from ...views import Table, fact_list, json_in_page, page
from ..analysis.analysis import Analysis
from ..analysis.sizes import total_size
from ..origin import Origin, time_text
from ..rounds.leaks import Leaks
from ..tables.diff import Digest
from ..tables.summary import ClassRow, compute_statistics
from .news import News
from .paths import NAME
from .sections import section_html
from .tables import Tables
from .treemap import treemap

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


def report(
    of: Analysis,
    summary: Table[ClassRow],
    origin: Origin,
    title: str | None,
    older: Digest | None,
    leaks: Leaks | None = None,
) -> str:
    """A whole HTML document, of about the same length for heaps of any size. It can be encoded as UTF-8.

    With `older`, it shows what is new since then, and with `leaks` what leaked. The title is by default the name of the
    file.
    """
    news = None if older is None else News(of, older)
    tables = Tables(of, summary, news, leaks)
    total = int(of.retained[0])
    first, rest = list(tables.first()), list(tables.rest())
    if title is None:
        title = f"Heap snapshot {PurePath(origin.file).name}".rstrip()
    body, style = (_page(f"report.{kind}") for kind in ("html", "css"))
    script = '"use strict";\n{\n' + "".join(_page(name) for name in ("helpers.js", "treemap.js", "tables.js")) + "}\n"
    links = [("treemap", "Treemap"), *((section.id, section.heading) for section in first + rest)]
    parts = {
        "title": escape(visible(title, NAME)),
        "lead": escape(visible(tables.headline())),
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
        shown = [visible(one, _PLACE) for one in scripts[:_SCRIPTS]]
        while len(shown) > 1 and sum(map(len, shown)) > _PLACE // 2:
            shown.pop()
        yield "Scripts", ", ".join(shown) + (f" and {len(scripts) - len(shown):,} more" * (len(scripts) > len(shown)))
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
