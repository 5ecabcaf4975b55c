"""How a path is written on one line. Repeated steps and the engine's own objects are counted.

variable head → Entry.next → Entry → … 997 more Entry → (1 of V8) → onTick()
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ...text import visible
from ..analysis.analysis import Analysis
from ..analysis.distances import UNREACHABLE
from .folding import path_parts
from .labels import NOWHERE, OF_ENGINE, TEXT, edge_type_of, is_global, is_inner, label, step, type_of
from .retainers import source_of

_MOST = 60
"""The most parts of a chain. Those in the middle of a longer one are counted."""
_ENGINES = (("blink::", "Blink"), ("system / ", "V8"))


class Link(NamedTuple):
    """A stop of a chain: how it is reached from the one before it, and what it is called."""

    way: str
    label: str


def chain(of: Analysis, node: int, edges: Sequence[int], end: str | None = None) -> str:
    """The path of these edges to a node, with "[]" for any index. `end` is what the node is called."""
    links = list(_engine_counted(_links(of, node, edges, label(of, node) if end is None else end)))
    if of.distance[source_of(of, edges[0]) if edges else node] == UNREACHABLE:
        links.insert(0, Link("", NOWHERE))
    shown = [text for part in path_parts(links[:-1]) for text in _part(links, part.start, part.end, part.hidden)]
    shown.append(_text(links[-1]))
    if len(shown) > _MOST:
        half = _MOST // 2
        shown[half:-half] = [f" → … {len(shown) - 2 * half:,} more"]
    return "".join(shown).removeprefix(" → ")


def _part(links: Sequence[Link], start: int, end: int, hidden: int) -> Iterator[str]:
    yield from (_text(link) for link in links[start:end])
    if hidden:
        names = dict.fromkeys(link.label for link in links[start:end])
        yield f" → … {hidden:,} more {' and '.join(names)}"


def _text(link: Link) -> str:
    return f"{link.way} → {link.label}"


def _links(of: Analysis, node: int, edges: Sequence[int], end: str) -> Iterator[Link]:
    """The stops of a chain. Those that begin every chain, such as V8's roots, are one stop."""
    first = 0
    while first < len(edges) and _is_constant(of, source_of(of, edges[first])):
        first += 1
    start = source_of(of, edges[first]) if first < len(edges) else node
    if first and edge_type_of(of, edges[first - 1]) == "context":  # of a script
        yield Link("", f"variable {visible(of.names.edge(edges[first - 1]), TEXT)}")
    elif first and not is_global(of, start):
        yield Link("", "(roots)")
    yield Link("", end if start == node else label(of, start))
    way = ""
    for edge in edges[first:]:
        way += step(of, edge, indices=False)
        target = int(of.columns.to[edge])
        if target == node:
            yield Link(way, end)
        elif not is_inner(of, target):
            yield Link(way, label(of, target))
            way = ""


def _is_constant(of: Analysis, node: int) -> bool:
    """Whether every program has such a node above its own objects."""
    if is_global(of, node):
        return False
    return type_of(of, node) == "synthetic" or of.names.raw(node).startswith(OF_ENGINE)


def _engine_counted(links: Iterator[Link]) -> Iterator[Link]:
    """The links, with a count in place of the engine's own nodes that follow one another. The last link stays."""
    *before, last = links
    for engine, members in groupby(before, lambda link: _engine(link.label)):
        if engine:
            first, *more = members
            yield Link(first.way, f"({1 + len(more):,} of {engine})")
        else:
            yield from members
    yield last


def _engine(name: str) -> str:
    return next((engine for start, engine in _ENGINES if name.startswith(start)), "")
