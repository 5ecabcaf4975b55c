"""What of the dominator tree a treemap shows: nodes, and many that are too small for themselves as one."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from ..text import visible
from .analysis import Analysis
from .arrays import I32, Mask, expand, leading, one_by_one
from .holders import Ways
from .node import Node

NAME = 120
"""Characters of a name that are shown."""
_PATH = 240
_CELLS = 1_500
"""Cells of the treemap, of all levels together."""
_SMALLEST = 4_000
"""Nothing gets a cell that is less than this part of the heap."""
_FADING = 0.9
"""What a cell counts for a level further down, when it is chosen: a long list must not take all there are."""
_BIG = 0.02
"""Of the heap: the treemap opens where the tree has two branches of this size."""
_DEEPEST = 12
"""Or at the root, where it has not branched by this level: it is a list."""
_NEARLY = 0.9
_LINKS = 10
"""So many nodes of one class, each of which is nearly all of the one before, are one cell."""

_KINDS = {
    "object": "object",
    "closure": "closure",
    "string": "string",
    "concatenated string": "string",
    "sliced string": "string",
    "array": "array",
    "code": "code",
    "native": "native",
    "hidden": "system",
    "synthetic": "system",
    "object shape": "system",
}
_LEGEND = {
    "object": "object",
    "closure": "closure",
    "string": "string",
    "array": "array",
    "code": "code",
    "native": "native",
    "system": "system",
    "other": "number, symbol, regexp",
    "detached": "detached DOM",
    "more": "more, too small to show",
}


class _Cell(NamedTuple):
    """Nodes that are shown as one: a single one, a chain that begins with it, or those of one class below a cell."""

    parent: int
    nodes: I32
    size: int
    below: int
    """How many nodes they dominate immediately, without themselves."""


def treemap(of: Analysis) -> dict[str, object]:
    """What the script in the report draws, as it goes into JSON: plain values, texts that print.

    A row of `cells` is the number of the cell around it (-1: none), of its kind, how many nodes it is, retained and
    shallow size in bytes, how many nodes it dominates, id (-1: of several), number of its class, label, path. `start`
    is the cell to open with. The root is the first.
    """
    cells = _chosen(of)
    kinds = list(_LEGEND)
    by_type = np.array([kinds.index(_KINDS.get(name, "other")) for name in of.columns.node_types])
    ways, names = Ways(), dict[str, int]()
    rows: list[list[object]] = []
    for parent, nodes, size, below in cells:
        node = Node(of, int(nodes[0]))
        detached = 2 * np.count_nonzero(of.detached[nodes]) > len(nodes)
        kind = kinds.index("detached") if detached else int(np.bincount(by_type[of.columns.type[nodes]]).argmax())
        name = label = visible(node.class_name, NAME)
        id, path = -1, ""
        if size == node.retained_size:
            label = visible(node.label, NAME) if len(nodes) == 1 else f"chain of {name}"
            id, path = node.id, shown_path(path_to(ways, node))
        shallow = int(of.shallow[nodes].sum())
        number = names.setdefault(name, len(names))
        rows.append([parent, kind, len(nodes), size, shallow, below, id, number, label, path])
    used = {row[1] for row in rows} | {kinds.index("more")}
    return {
        "start": _start(cells),
        "kinds": kinds,
        "legend": {kind: _LEGEND[kind] for number, kind in enumerate(kinds) if number in used},
        "names": [*names],
        "cells": rows,
    }


def _chosen(of: Analysis) -> list[_Cell]:
    """From the root, always what retains most; each after the one it is in."""
    least = max(1, int(of.retained[0]) // _SMALLEST)
    linked = chained(of)
    after = np.full(len(linked), -1, np.int32)
    after[of.dominated.parent[linked]] = np.flatnonzero(linked)
    links = one_by_one(after)
    queue: list[tuple[float, int, int, int, I32]] = [(0.0, 0, 0, -1, np.zeros(1, np.int32))]
    cells: list[_Cell] = []
    pushed = 0
    while queue and len(cells) < _CELLS:
        _, _, level, parent, nodes = heapq.heappop(queue)
        size = int(of.retained[nodes].sum())
        if len(nodes) == 1:
            nodes = _chain(links, int(nodes[0]))
        below = _below(of, nodes)
        if size == int(of.retained[nodes[0]]):
            below = below[~np.isin(below, nodes[1:])]
        for part in _parts(of, below, least):
            pushed += 1
            weight = float(of.retained[part].sum()) * _FADING**level
            heapq.heappush(queue, (-weight, pushed, level + 1, len(cells), part))
        cells.append(_Cell(parent, nodes, size, len(below)))
    return cells


def chained(of: Analysis) -> Mask:
    """Which nodes are nearly all of what dominates them, and of its class: the links of a list but for the first."""
    above, retained = of.dominated.parent, of.retained
    found: Mask = (of.classes.of == of.classes.of[above]) & (retained > _NEARLY * retained[above])
    found[0] = False
    return found


def _chain(links: Any, node: int) -> I32:
    """A node and the links after it, if there are many."""
    chain = [node]
    while (node := links[node]) >= 0:
        chain.append(node)
    return np.array(chain if len(chain) >= _LINKS else chain[:1], np.int32)


def _below(of: Analysis, nodes: I32) -> I32:
    """The nodes that these dominate immediately."""
    tree = of.dominated.tree
    places, _ = expand(tree.child, tree.position[nodes])
    return tree.order[places]


def _parts(of: Analysis, nodes: I32, least: int) -> Iterator[I32]:
    """What retains at least so much: nodes one by one, and of the others the classes."""
    retained = of.retained[nodes]
    big: Mask = retained >= least
    yield from nodes[big, np.newaxis]
    rest, sizes = nodes[~big], retained[~big]
    if int(sizes.sum()) < least:
        return
    group = of.classes.of[rest]
    order = np.argsort(group, kind="stable")
    ordered = group[order]
    begins = np.flatnonzero(leading(ordered))
    ends = np.append(begins[1:], len(order))
    sums = np.add.reduceat(sizes[order], begins)
    for number in np.flatnonzero(sums >= least).tolist():
        yield rest[order[begins[number] : ends[number]]]


def _start(cells: list[_Cell]) -> int:
    """The first cell from the root with more than one big branch."""
    inner: list[list[int]] = [[] for _ in cells]
    for number, one in enumerate(cells[1:], 1):
        inner[one.parent].append(number)
    at = 0
    for _ in range(_DEEPEST):
        big = [number for number in inner[at] if cells[number].size >= _BIG * cells[0].size]
        if len(big) != 1 or not inner[big[0]]:
            return at
        at = big[0]
    return 0


def path_to(ways: Ways, node: Node) -> str:
    """The shortest way from the roots, with "[]" for any index."""
    way = ways.text(ways.to(node))
    return f"{way} → {node.label}" if way else node.label


def shown_path(path: str) -> str:
    """Both ends of it, if it is long."""
    path = visible(path)
    return path if len(path) <= _PATH else f"{path[: _PATH // 3]} … {path[3 + _PATH // 3 - _PATH :]}"
