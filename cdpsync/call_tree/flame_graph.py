"""A flame graph as one HTML document, or as a picture: what was on the stack, and for how much of the time or memory.

The document loads nothing. Texts from the program are not trusted: they enter it only as text, and the policy in its
head lets no script run except the document's own.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path, PurePath

from ..files import whole_file
from .call_tree import CallTree, Run
from .flame_data import flame_data
from .flame_layout import Layout, amount, clean, group, label, layout, place, share
from .flame_svg import flame_graph_svg

_ROWS = 50
_TITLE = "Flame graph"
_NO_FACTS: Mapping[str, str] = {}


def save_flame_graph(
    path: str | PurePath,
    tree: CallTree,
    runs: Sequence[Run] = (),
    *,
    title: str = _TITLE,
    facts: Mapping[str, str] = _NO_FACTS,
) -> Path:
    """Write a flame graph to a file, and return its path: a page if its name ends in .html, a picture if in .svg.

    See `flame_graph_html` and `flame_graph_svg`. The picture has neither `runs` nor `facts`. The file appears when it
    is whole, with mode 0600. Raises ValueError for another ending, and OSError if the file cannot be written.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix in (".html", ".htm"):
        text = flame_graph_html(tree, runs, title=title, facts=facts)
    elif suffix == ".svg":
        text = flame_graph_svg(tree, title=title)
    else:
        raise ValueError(f"{path} must end in .html, for a page, or in .svg, for a picture")
    with whole_file(path) as (file, finish):
        file.write(text.encode())
        return finish() or Path(path)


def flame_graph_html(
    tree: CallTree, runs: Sequence[Run] = (), *, title: str = _TITLE, facts: Mapping[str, str] = _NO_FACTS
) -> str:
    """A flame graph as a whole HTML document, for any browser since 2023.

    It shows the tree from the root down, and from the functions that took most up to their callers. If there are
    `runs`, it also shows the stacks in order of time. `facts` are shown below the title.

    Raises ValueError if the runs are not in order of time.
    """
    of = layout(tree)
    parts = {
        "title": escape(clean(title)),
        "facts": "".join(
            f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in _facts(of, facts)
        ),
        "style": _file("flame_graph.css"),
        "script": _file("flame_graph.js"),
        "note": escape(_note(of)),
        "table": _table(of),
        "data": flame_data(of, runs),
    }
    parts["policy"] = _policy(parts["style"], parts["script"])
    return re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], _file("flame_graph.html"))


def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """A policy that forbids loading anything, and allows only these, by their hashes."""
    rules = ["default-src 'none'", "base-uri 'none'", "form-action 'none'"]
    for name, text in (("style", style), ("script", script)):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        rules.append(f"{name}-src 'sha256-{digest}'")
    return "; ".join(rules)


def _facts(of: Layout, facts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in facts.items():
        yield clean(name), clean(str(value))
    yield "Total", amount(of.active, of.unit)
    if of.idle:
        yield "Idle", f"{amount(of.idle, of.unit)} more"
    yield "Functions", f"{len(of.functions):,}"


def _note(of: Layout) -> str:
    whole = f"{amount(of.active, of.unit)}{', without idle' if of.idle else ''}"
    return f"Shares are of {whole}. Self is without what a function called; in total, recursion counts once."


def _table(of: Layout) -> str:
    own, total = of.sums()
    shown = [
        at for at, one in enumerate(of.functions) if one.category != "idle" and total[at] > 0 and at != of.function[0]
    ]
    shown.sort(key=lambda at: (-own[at], -total[at]))
    rows = []
    for at in shown[:_ROWS]:
        one = of.functions[at]
        rows.append(
            f'<tr><td class="text"><button type="button">{escape(label(one))}</button></td>'
            f"<td>{amount(own[at], of.unit)}</td><td>{share(own[at], of.active)}</td>"
            f"<td>{amount(total[at], of.unit)}</td><td>{share(total[at], of.active)}</td>"
            f'<td class="text group">{escape(group(one).name)}</td><td class="text place">{escape(place(one))}</td></tr>\n'
        )
    heads = ("function", "self", "share", "total", "share", "of", "place")
    head = "".join(
        f'<th scope="col"{"" if name in ("self", "share", "total") else " class=text"}>{name}</th>' for name in heads
    )
    more = f'<p class="note">… {len(shown) - _ROWS:,} more</p>' if len(shown) > _ROWS else ""
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody></table>{more}"
