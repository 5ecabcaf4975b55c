"""The cells of a treemap of the dominator tree: single nodes, and many small nodes as one cell."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from ...text import visible
from ..analysis.analysis import Analysis
from ..arrays import I32, Mask, expand, leading, one_by_one
from ..objects.labels import class_of, label
from .paths import NAME, Paths

_PATH = 240
"""The most characters of a path."""
_SIMILAR = 1.25
"""The largest of several nodes in one cell retains at most this many times as much as the smallest."""
_SEVERAL = 3
_CELLS = 1_500
"""The most cells, of all levels together."""
_SMALLEST = 4_000
"""Anything smaller than the heap divided by this gets no cell."""
_FADING = 0.9
"""A cell's weight is multiplied by this with each level, so that a long list does not take all of the cells."""
_BIG = 0.02
"""The treemap opens where the tree has two branches of at least this share of the heap."""
_DEEPEST = 12
"""If the tree has not branched by this level, it is a list, and the treemap opens at the root."""
_NEARLY = 0.9
_LINKS = 10
"""A chain of nodes becomes one cell if it has at least this many, all of one class and nearly of one retained size."""

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
    """Nodes that are shown as one: a single node, a chain, or nodes of one class within the same cell."""

    parent: int
    """The number of the cell around it; -1 for the first."""
    nodes: I32
    size: int
    """The bytes that they retain."""
    below: int
    """How many other nodes have one of them as their dominator."""


def treemap(of: Analysis, paths: Paths) -> dict[str, object]:
    """The data that the script in the report draws, as plain values for JSON. All texts are printable.

    A row of `cells` has the number of the cell around it (-1 for the first), the number of its kind, how many nodes
    it stands for, its retained and its shallow size in bytes, how many nodes it dominates, its id (-1 if there are
    several), the number of its class, its label, the path to it or to its largest node, and how the program calls it.
    The first cell is the root; `start` is the one to open.
    """
    cells = _chosen(of)
    kinds = list(_LEGEND)
    by_type = np.array([kinds.index(_KINDS.get(name, "other")) for name in of.columns.node_types])
    names = dict[str, int]()
    rows: list[list[object]] = []
    for parent, nodes, size, below in cells:
        node = int(nodes[0])
        detached = 2 * np.count_nonzero(of.detached[nodes]) > len(nodes)
        kind = kinds.index("detached") if detached else int(np.bincount(by_type[of.columns.type[nodes]]).argmax())
        name = shown = visible(class_of(of, node), NAME)
        chain = len(nodes) > 1 and size == of.retained[node]
        if chain:
            shown = f"chain of {name}"
        elif (of.columns.name[nodes] == of.columns.name[node]).all() and (len(nodes) == 1 or name == "Function"):
            shown = visible(label(of, node), NAME)
        id = int(of.columns.id[node]) if chain or len(nodes) == 1 else -1
        path = paths.text(node, indices=id >= 0, most=_PATH)
        called = paths.called(node) if id >= 0 else ""
        shallow = int(of.shallow[nodes].sum())
        number = names.setdefault(name, len(names))
        rows.append([parent, kind, len(nodes), size, shallow, below, id, number, shown, path, called])
    used = {row[1] for row in rows} | {kinds.index("more")}
    return {
        "start": _start(cells),
        "kinds": kinds,
        "legend": {kind: _LEGEND[kind] for number, kind in enumerate(kinds) if number in used},
        "names": [*names],
        "cells": rows,
    }


def _chosen(of: Analysis) -> list[_Cell]:
    """The cells, chosen from the root on by what they retain. Each one comes after the cell that it is in."""
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
    """Which nodes are nearly all of their dominator and of its class: the links of a list except for the first one."""
    above, retained = of.dominated.parent, of.retained
    found: Mask = (of.classes.of == of.classes.of[above]) & (retained > _NEARLY * retained[above])
    found[0] = False
    return found


def _chain(links: Any, node: int) -> I32:
    """A node, and the links of the chain after it if there are many."""
    chain = [node]
    while (node := links[node]) >= 0:
        chain.append(node)
    return np.array(chain if len(chain) >= _LINKS else chain[:1], np.int32)


def _below(of: Analysis, nodes: I32) -> I32:
    """The nodes that have one of these as their dominator."""
    tree = of.tree
    places, _ = expand(tree.child, tree.position[nodes])
    return tree.order[places]


def _parts(of: Analysis, nodes: I32, least: int) -> Iterator[I32]:
    """The cells that retain at least `least` bytes: single nodes, and the smaller nodes of one class together."""
    retained = of.retained[nodes]
    big: Mask = retained >= least
    yield from _alike(of, nodes[big])
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


def _alike(of: Analysis, nodes: I32) -> Iterator[I32]:
    """Nodes that are cells of their own, and several together where they look the same, such as thirty listeners.

    These have one class and retain about as much as the others of them. Closures and strings also have one name; that
    of a DOM node has its attributes.
    """
    numbers, names = of.classes.of[nodes], of.columns.name[nodes].copy()
    names[np.isin(of.columns.type[nodes], (of.kinds.node("object"), of.kinds.node("native")))] = 0
    order = np.lexsort((of.retained[nodes], names, numbers))
    ordered, sizes = nodes[order], of.retained[nodes[order]]
    begins = np.flatnonzero(leading(numbers[order]) | leading(names[order]))
    for run in np.split(np.arange(len(nodes)), begins[1:]) if len(nodes) else ():
        at = 0
        while at < len(run):
            end = int(np.searchsorted(sizes[run], sizes[run[at]] * _SIMILAR, "right"))
            if end - at >= _SEVERAL:
                yield ordered[run[at:end]][::-1]
            else:
                yield from ordered[run[at:end], np.newaxis]
            at = end


def _start(cells: list[_Cell]) -> int:
    """The first cell, on the way down from the root, that has more than one big branch."""
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
