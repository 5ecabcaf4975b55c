"""A flame graph as one HTML document, or as a picture: what was on the stack, and for how much of the time or memory.

Texts from the program are not trusted: they enter the document only as text.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..files import Destination, whole_file
from ..views import Column, cell, fact_list, page
from .call_tree import CallTree, Run
from .flame_data import flame_data
from .flame_layout import amount, clean
from .flame_svg import flame_graph_svg
from .tops import top, whole_text

_ROWS = 50
_TITLE = "Flame graph"
_NO_FACTS: Mapping[str, str] = {}
_SCRIPTS = (
    "data.js",
    "numbers.js",
    "merged.js",
    "timeline.js",
    "callers.js",
    "drawing.js",
    "details.js",
    "controls.js",
    "search.js",
    "start.js",
)
"""The parts of one script, in this order."""


def save_flame_graph(
    path: Destination,
    tree: CallTree,
    runs: Sequence[Run] = (),
    *,
    title: str = _TITLE,
    facts: Mapping[str, str] = _NO_FACTS,
    format: str | None = None,
) -> Path | None:
    """Write a flame graph to a file, and return its path: a page if its name ends in .html, a picture if in .svg.

    `format` is "html" or "svg" where no name says it, as for a binary file object. See `flame_graph_html` and
    `flame_graph_svg`. A picture has neither `runs` nor `facts`. The file appears when it is whole, and has mode 0600.
    Returns None if it is a file object or not a regular file. Raises ValueError if it is neither of the two, and
    OSError if the file cannot be written.
    """
    kind = format
    if kind is None and isinstance(path, (str, os.PathLike)):
        suffix = Path(path).suffix.lower()
        kind = {".html": "html", ".htm": "html", ".svg": "svg"}.get(suffix)
    if kind == "html":
        text = flame_graph_html(tree, runs, title=title, facts=facts)
    elif kind == "svg":
        text = flame_graph_svg(tree, title=title)
    elif format is not None:
        raise ValueError(f'the format of a flame graph is "html" or "svg", not {format!r}')
    else:
        raise ValueError(f"the name of a flame graph ends in .html for a page, or in .svg for a picture, not {path}")
    with whole_file(path) as (file, finish):
        file.write(text.encode())
        return finish()


def flame_graph_html(
    tree: CallTree, runs: Sequence[Run] = (), *, title: str = _TITLE, facts: Mapping[str, str] = _NO_FACTS
) -> str:
    """A flame graph as a whole HTML document, for any browser since 2023.

    It shows the calls from the root down, and from the functions that took most up to their callers. If there are
    `runs`, it also shows the stacks in order of time. `facts` are names and values for the head of the page.

    Raises ValueError if the runs are not in order of time, or not of nodes of the tree.
    """
    columns, rows, more = _table(tree)
    parts = {
        "title": escape(clean(title)),
        "facts": fact_list((name, escape(value)) for name, value in _facts(tree, facts)),
        "warning": f'<p class="warning">{escape(clean(tree.warning, 1000))}</p>' if tree.warning else "",
        "note": escape(f"Shares are parts {whole_text(tree)}. In the total of a function, recursion counts once."),
        "columns": columns,
        "rows": rows,
        "more": more,
        "data": flame_data(tree, runs),
    }
    return page(_part("page.html"), _part("page.css"), "\n".join(map(_part, _SCRIPTS)), parts)


def _part(name: str) -> str:
    return files(__package__).joinpath("page").joinpath(name).read_text("utf-8")


def _facts(tree: CallTree, facts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in facts.items():
        yield clean(str(name)), clean(str(value))
    yield "Total", amount(tree.active, tree.unit)
    idle = tree.totals[0] - tree.active
    if idle > 1e-9:
        yield "Idle besides", amount(idle, tree.unit)
    yield "Functions", f"{len(tree.kinds[0]):,}"


def _table(tree: CallTree) -> tuple[str, str, str]:
    """The heads and rows of a table of the functions in which most was spent, and a line if there are more."""
    found = top(tree, None)
    numbers = [one.name not in ("name", "place") for one in found.columns]
    heads = [
        f'<th scope="col"{"" if number else " class=text"}>{escape(one.title)}</th>'
        for one, number in zip(found.columns, numbers, strict=True)
    ]
    rows = [f"<tr>{''.join(_cells(found.columns, row))}</tr>\n" for row in found[:_ROWS]]
    more = f'<p class="note">… {len(found) - _ROWS:,} more functions</p>' if len(found) > _ROWS else ""
    return "".join(heads), "".join(rows), more


def _cells(columns: Sequence[Column], row: Any) -> Iterator[str]:
    for column in columns:
        text = escape(clean(cell(column, row)))
        if column.name == "name":
            yield f'<td class="text"><button type="button">{text}</button></td>'
        elif column.name == "place":
            yield f'<td class="text place">{text}</td>'
        else:
            yield f"<td>{text}</td>"
