"""Questions about any heap: which strings are duplicated, and what do functions and collections hold?"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import numpy as np

from ...text import visible
from ...views import Column, Table, keep_end
from ..analysis.analysis import Analysis
from ..analysis.places import Location, show_place
from ..arrays import Mask, expand
from ..objects.node import Node, Nodes

_TEXT = 60


class DuplicateRow(NamedTuple):
    """A text that occurs more than once in the heap."""

    text: str
    """The text. V8 cuts long ones."""
    count: int  # type: ignore[assignment]  # tuple has a method of this name
    """The number of strings with this text."""
    shallow_size: int
    """The bytes of all of them."""
    retained_size: int
    """The sum of the bytes that each of them retains, as in DevTools: parts of joined strings count more than once."""
    wasted: int
    """The bytes of all of them but the biggest."""
    nodes: Nodes
    """The strings."""


class ClosureRow(NamedTuple):
    """The closures of one function."""

    name: str
    """The name of the function, or "(anonymous)"."""
    location: Location | None
    """Where it is defined; None if the snapshot does not say."""
    count: int  # type: ignore[assignment]  # tuple has a method of this name
    """The number of closures."""
    contexts: int
    """The number of different scopes that they hold."""
    shallow_size: int
    """The bytes of the closures themselves."""
    retained_size: int
    """The bytes that they retain together."""
    nodes: Nodes
    """The closures."""


class CollectionRow(NamedTuple):
    """A Map, a Set, a WeakMap, a WeakSet or an Array."""

    name: str
    """The name of its class."""
    id: int
    """Its id."""
    references: int
    """The number of references to objects that it holds. Small integers are not objects."""
    shallow_size: int
    """The bytes of the object itself."""
    retained_size: int
    """The bytes that it retains."""
    node: Node
    """The object."""


_SIZES = (Column("shallow_size", "shallow size"), Column("retained_size", "retained size"))
_DUPLICATES = (
    Column("text", "string", lambda text: visible(repr(text), _TEXT)),
    Column("count", "count"),
    *_SIZES,
    Column("wasted", "wasted"),
)
_CLOSURES = (
    Column("name", "function"),
    Column("location", "at", show_place, left=True, fit=keep_end),
    Column("count", "closures"),
    Column("contexts", "contexts"),
    *_SIZES,
)
_COLLECTIONS = (
    Column("name", "constructor"),
    Column("id", "id", lambda value: f"@{value}"),
    Column("references", "references"),
    *_SIZES,
)
_COLLECTION_CLASSES = ("Map", "Set", "WeakMap", "WeakSet", "Array")


def duplicated_strings(of: Analysis) -> Table[DuplicateRow]:
    """The texts that occur more than once, as DevTools' "Duplicated strings" shows them.

    V8 cuts strings at 1,024 characters. Where it records their lengths and hashes, these tell cut strings apart.
    Source: HeapSnapshot.ts, getDuplicateStrings.
    """
    texts: dict[tuple[str, str, str], int] = {}

    def group(text: str, length: str = "", hash: str = "") -> int:
        return texts.setdefault((text, length, hash), len(texts))

    own, cut = of.shallow > 0, _truncated(of)
    whole = np.flatnonzero(of.kinds.nodes("string") & own & ~cut).astype(np.int32)
    # Nodes with the same string number have the same text, but V8 may have written a text twice, with two numbers.
    numbers, of_number = np.unique(of.columns.name[whole], return_inverse=True)
    by_number = np.array([group(of.columns.strings[number]) for number in numbers.tolist()], np.int32)
    others = []
    for node in np.flatnonzero(of.kinds.nodes("concatenated string") & own).tolist():
        if not of.names.is_flat(node):
            more = (_number(of, node, "length"), _number(of, node, "hash")) if cut[node] else ()
            others.append((node, group(of.names.joined(node), *more)))
    for node in np.flatnonzero(of.kinds.nodes("string") & own & cut).tolist():
        others.append((node, group(of.names.node(node), _number(of, node, "length"), _number(of, node, "hash"))))
    more_nodes = np.array(others, np.int32).reshape(-1, 2)
    nodes = np.concatenate((whole, more_nodes[:, 0]))
    member = np.concatenate((by_number[of_number], more_nodes[:, 1]))
    again = (np.bincount(member, minlength=len(texts)) > 1)[member]
    nodes, member = nodes[again], member[again]
    order = np.lexsort((nodes, member))
    nodes, member = nodes[order], member[order]
    names, rows = [text for text, _, _ in texts], []
    begins = np.flatnonzero(np.diff(member, prepend=-1))
    for one, ordinals in zip(member[begins].tolist(), np.split(nodes, begins)[1:], strict=True):
        shallow = of.shallow[ordinals]
        total, retained = int(shallow.sum()), int(of.retained[ordinals].sum())
        wasted = total - int(shallow.max())
        rows.append(DuplicateRow(names[one], len(ordinals), total, retained, wasted, Nodes(of, ordinals)))
    texts_occur = "text occurs" if len(rows) == 1 else "texts occur"
    title = f"{len(rows):,} {texts_occur} more than once, wasting {sum(row.wasted for row in rows):,} bytes"
    return Table(title, _DUPLICATES, rows).sorted("retained_size")


def closures(of: Analysis) -> Table[ClosureRow]:
    """The closures, by the name and the place of their function."""
    nodes = np.flatnonzero(of.kinds.nodes("closure")).astype(np.int32)
    groups: dict[tuple[str, tuple[int, int, int] | None], list[int]] = defaultdict(list)
    names = of.columns.name[nodes].tolist()
    for node, name, place in zip(nodes.tolist(), names, of.places.numbers(nodes), strict=True):
        groups[of.columns.strings[name], place].append(node)
    edges, counts = expand(of.columns.first, nodes)
    held = (of.columns.edge_type[edges] == of.kinds.edge("internal")) & of.kinds.edges_named("context")[edges]
    context = np.full(len(of.columns.id), -1, np.int32)
    context[np.repeat(nodes, counts)[held]] = of.columns.to[edges[held]]
    rows = []
    for (name, place), members in groups.items():
        group = Nodes(of, np.array(members, np.int32))
        location = of.places.at(*place) if place else None
        contexts = len({*context[group.ordinals].tolist()} - {-1})
        rows.append(
            ClosureRow(
                name or "(anonymous)", location, len(group), contexts, group.shallow_size, group.retained_size, group
            )
        )
    title = f"{len(nodes):,} closures of {len(rows):,} functions"
    return Table(title, _CLOSURES, rows).sorted("retained_size")


def collections(of: Analysis, most: int) -> Table[CollectionRow]:
    """The `most` Maps, Sets, WeakMaps, WeakSets and Arrays of the program that retain most."""
    keys, of_node = of.classes
    wanted = np.array([key.name in _COLLECTION_CLASSES for key in keys], bool)
    found = Nodes(of, np.flatnonzero(wanted[of_node] & of.kinds.nodes("object")).astype(np.int32))
    nodes = found.sorted("retained_size").ordinals[: max(0, most)]
    edges, counts = expand(of.columns.first, nodes)
    internal = of.kinds.edge("internal")
    inner = of.kinds.edges_named("table")[edges] | of.kinds.edges_named("elements")[edges]
    inner &= of.columns.edge_type[edges] == internal
    holders, tables = np.repeat(np.arange(len(nodes)), counts)[inner], of.columns.to[edges[inner]]
    edges, counts = expand(of.columns.first, tables)
    entries = (of.columns.edge_type[edges] == internal) & ~of.kinds.edges_named("map")[edges]
    references = np.bincount(np.repeat(holders, counts)[entries], minlength=len(nodes)).tolist()
    rows = [
        CollectionRow(node.class_name, node.id, references[i], node.shallow_size, node.retained_size, node)
        for i, node in enumerate(Nodes(of, nodes))
    ]
    more = f", the biggest {len(rows):,}" if len(rows) < len(found) else ""
    return Table(f"{len(found):,} collections{more}", _COLLECTIONS, rows)


def _truncated(of: Analysis) -> Mask:
    """Which strings are marked as cut. V8 has marked them since version 14."""
    found = np.zeros(len(of.columns.id), bool)
    named = of.kinds.edges_named("truncated") & (of.columns.edge_type == of.kinds.edge("internal"))
    for edge in np.flatnonzero(named).tolist():
        source = int(np.searchsorted(of.columns.first, edge, "right")) - 1
        found[source] |= _value(Node(of, int(of.columns.to[edge]))) == "true"
    return found


def _value(node: Node) -> str:
    """The value of a number or a boolean. V8 writes it as a node that refers to another node, which has the text."""
    return next((edge.target.name for edge in node.edges() if edge.name == "value" and edge.type == "internal"), "")


def _number(of: Analysis, node: int, name: str) -> str:
    edges = Node(of, node).edges()
    return next((_value(edge.target) for edge in edges if edge.name == name and edge.type == "internal"), "")
