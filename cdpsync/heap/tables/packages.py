"""How much the packages and the source files of a program hold."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...call_tree import Function, package_name
from ...sources import Places
from ...views import Column, Table, keep_end
from ..analysis.analysis import Analysis
from ..analysis.belonging import belonging
from ..analysis.tree import nearest
from ..arrays import order_of
from ..objects.node import Nodes


class PackageRow(NamedTuple):
    """A package, or a source file, and what belongs to it."""

    name: str
    """The name of the package, the path of the file, or its URL. Names such as "(node)" stand for the rest."""
    files: int
    """The number of its source files."""
    count: int  # type: ignore[assignment]  # tuple has a method of this name
    """The number of nodes that belong to it: functions, contexts, objects of its classes, modules, scripts."""
    shallow_size: int
    """The bytes of these nodes themselves."""
    own_size: int
    """The bytes that it retains, without those that belong to other packages or files. All own sizes add up."""
    retained_size: int
    """The bytes that these nodes retain. Each byte counts once, as in a row of the summary."""
    nodes: Nodes
    """These nodes."""


_COLUMNS = (
    Column("name", "{}", fit=keep_end),
    Column("files", "files"),
    Column("count", "objects"),
    Column("shallow_size", "shallow size"),
    Column("own_size", "own size"),
    Column("retained_size", "retained size"),
)


def _file_name(function: Function) -> str:
    return function.file or "(no file)"


def packages(of: Analysis, by: str, places: Places | None = None) -> Table[PackageRow]:
    """A row for each package or each file, by retained size. `by` is "package" or "file"."""
    files, file_of = belonging(of, places)
    naming = package_name if by == "package" else _file_name
    numbers: dict[str, int] = {}
    group_of = np.array([numbers.setdefault(naming(one), len(numbers)) for one in files] + [-1], np.int32)
    group = group_of[file_of]
    marked = group >= 0
    count = len(numbers)
    retained = of.retained
    nodes = of.in_preorder(marked)
    nodes = nodes[order_of(group[nodes])]
    top = nodes[of.are_topmost(nodes, group[nodes])]
    sums = np.bincount(group[top], weights=retained[top], minlength=count).astype(np.int64).tolist()
    nodes = np.flatnonzero(marked).astype(np.int32)
    marked[0] = True
    owner = group[nearest(of.dominated.parent, marked)]
    own = np.bincount(owner + 1, weights=of.shallow, minlength=count + 1).astype(np.int64).tolist()
    ends = np.cumsum(np.bincount(group[nodes], minlength=count))
    members = np.split(nodes[order_of(group[nodes])], ends)
    paths: dict[str, set[str]] = {name: set() for name in numbers}
    for one in files:
        paths[naming(one)].add(one.file)
    rows = []
    for name, number in numbers.items():
        if not len(members[number]):
            continue
        held = Nodes(of, members[number])
        rows.append(
            PackageRow(name, len(paths[name]), len(held), held.shallow_size, own[number + 1], sums[number], held)
        )
    rows.sort(key=lambda row: row.retained_size, reverse=True)
    every = int(retained[0])
    shown = f"{len(rows):,} {by}{'s' * (len(rows) != 1)}"
    title = f"{shown}; {every - own[0]:,} of {every:,} bytes are held by their functions, objects and modules"
    columns = (_COLUMNS[0]._replace(title=by), *_COLUMNS[1:])
    return Table(title, columns if by == "package" else columns[:1] + columns[2:], rows)
