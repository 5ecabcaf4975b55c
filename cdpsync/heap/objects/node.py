"""Node, Edge, Nodes, Edges and Path: small views into a snapshot, made when they are asked for.

`retainers`, `labels` and `ways` compute what they show. There, nodes and edges are plain numbers. The parts of `Nodes`
and `Edges` that do not depend on the type of their items are in `node_array` and `edge_array`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...call_tree import Function
from ...views import Column, Table
from ..analysis.analysis import Analysis
from ..analysis.distances import UNREACHABLE
from ..analysis.places import Location
from . import labels, retainers
from .edge_array import EdgeArray
from .node_array import NodeArray
from .ordered import Ordered
from .ways import grouped

_STEPS = 40
_GROUPED = 20_000
"""If there are more objects than this, only the biggest of them are grouped by what holds them."""


class Node:
    """A node of the heap: an object, a string, a function, or something that belongs to V8 itself.

    Sizes are in bytes. Names, sizes and distances are those that Chrome DevTools shows. Two nodes are equal if they are
    the same node of the same snapshot.
    """

    __slots__ = ("_of", "_ordinal")

    def __init__(self, of: Analysis, ordinal: int) -> None:
        self._of = of
        self._ordinal = ordinal

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and (self._of, self._ordinal) == (other._of, other._ordinal)

    def __hash__(self) -> int:
        return hash((id(self._of), self._ordinal))

    @property
    def ordinal(self) -> int:
        """Its index in the arrays of the snapshot, such as `HeapSnapshot.retained_sizes`."""
        return self._ordinal

    @property
    def id(self) -> int:
        """Its id, the same in all snapshots of a process. The protocol calls it a HeapSnapshotObjectId."""
        return int(self._of.columns.id[self._ordinal])

    @property
    def name(self) -> str:
        """The text of a string, the name of a function, or the name of an object's constructor."""
        return self._of.names.node(self._ordinal)

    @property
    def type(self) -> str:
        """V8's type: "object", "closure", "string", "array", "native" and so on."""
        return labels.type_of(self._of, self._ordinal)

    @property
    def class_name(self) -> str:
        """The name of its class: the row of the summary that counts it."""
        return labels.class_of(self._of, self._ordinal)

    @property
    def label(self) -> str:
        """How it is written in a path, with at most 40 characters of its name."""
        return labels.label(self._of, self._ordinal)

    @property
    def shallow_size(self) -> int:
        """The bytes of the node itself."""
        return int(self._of.shallow[self._ordinal])

    @property
    def retained_size(self) -> int:
        """The bytes that would be freed with it: its own, and those of everything that only it keeps alive."""
        return int(self._of.retained[self._ordinal])

    @property
    def distance(self) -> int | None:
        """The number of references on the shortest way to it from a root of the program; None if no root reaches it.

        From 100,000,000 on, only roots of V8 itself reach it.
        """
        distance = int(self._of.distance[self._ordinal])
        return None if distance == UNREACHABLE else distance

    @property
    def detached(self) -> bool:
        """Whether it is a DOM node that is not in a document."""
        return bool(self._of.detached[self._ordinal])

    @property
    def location(self) -> Location | None:
        """Where the function, or the constructor of the object, is defined; None if the snapshot does not say."""
        return self._of.places.of(self._ordinal)

    @property
    def allocation_stack(self) -> list[Function]:
        """The functions that allocated it, the innermost first; empty if that is not known."""
        return self._of.allocations.stack(self._ordinal) if self._of.columns.traces.known else []

    def edges(self) -> Edges:
        """Its references to other nodes, in the order of the file."""
        first = self._of.columns.first
        numbers = range(int(first[self._ordinal]), int(first[self._ordinal + 1]))
        return Edges(self._of, numbers, incoming=False)

    def retainers(self, *, weak: bool = False) -> Edges:
        """The references to it: those from nodes near the roots first, and from equally near ones by their names.

        With `weak`, references that do not keep it alive are listed too. There may be millions. Only those that you
        take out are put in the order of names, unless more than 100,000 names are equally near.
        """
        found = retainers.edges_to(self._of, self._ordinal, weak=weak)
        return Edges(self._of, Ordered(self._of, found), incoming=True)

    @property
    def dominator(self) -> Node | None:
        """The nearest node that every path from the root to this node goes through; None for the root."""
        return Node(self._of, int(self._of.dominated.parent[self._ordinal])) if self._ordinal else None

    def dominated(self) -> Nodes:
        """The nodes whose dominator it is; those with the greatest retained size first."""
        tree = self._of.tree
        at = tree.position[self._ordinal]
        return Nodes(self._of, tree.order[tree.child[at] : tree.child[at + 1]]).sorted("retained_size")

    def path_to_root(self) -> Path:
        """The shortest path by which the program reaches it, the one that DevTools opens under "Retainers".

        If no root reaches the node, `Path.reached` is False, and the text of the path says so.
        """
        return Path(self, [Edge(self._of, edge) for edge in retainers.shortest(self._of, self._ordinal)])

    def to_dict(self) -> dict[str, object]:
        """Its properties as plain values."""
        names = ("id", "name", "type", "class_name", "distance", "shallow_size", "retained_size", "detached")
        return {name: getattr(self, name) for name in names}

    def __repr__(self) -> str:
        sizes = f"{self.shallow_size:,} bytes, retains {self.retained_size:,}"
        return f"<{self.type} {self.label} @{self.id}: {sizes}>"


class Edge:
    """A reference from one node to another. `str()` is how it is written in a path: `.cache`, `[17]`."""

    __slots__ = ("_number", "_of")

    def __init__(self, of: Analysis, number: int) -> None:
        self._of = of
        self._number = number

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Edge) and (self._of, self._number) == (other._of, other._number)

    def __hash__(self) -> int:
        return hash((id(self._of), self._number))

    @property
    def name(self) -> str:
        """The name of the property or variable, or the index of the element."""
        return self._of.names.edge(self._number)

    @property
    def type(self) -> str:
        """V8's type: "property", "element", "internal", "context", "hidden", "shortcut" or "weak"."""
        return labels.edge_type_of(self._of, self._number)

    @property
    def source(self) -> Node:
        """The node that refers."""
        return Node(self._of, retainers.source_of(self._of, self._number))

    @property
    def target(self) -> Node:
        """The node that is referred to."""
        return Node(self._of, int(self._of.columns.to[self._number]))

    def __str__(self) -> str:
        return labels.step(self._of, self._number)

    def __repr__(self) -> str:
        return f"<{self.type} {self}: {self.source!r} → {self.target!r}>"


class Edges(EdgeArray[Edge]):
    """A sequence of references, kept as an array. A slice of it is `Edges`, and it prints its first rows.

    An Edge object is made only when you take one out, so that millions of them cost nothing.
    """

    def _item(self, number: int) -> Edge:
        return Edge(self._of, number)


class Stop(NamedTuple):
    """A node that a path names, and how the path gets there."""

    way: str
    """How it is reached from the stop before it, such as ".table[17]"; "" for the first one."""
    label: str
    """How the node is written, with its whole name."""
    node: Node
    """The node."""


class Path:
    """How the program reaches a node. `len()` is the number of references on the way, and iterating yields them.

    `str()` is `Window.cache → Map.table[17] → Customer.orders → Array @4711`.
    """

    node: Node
    """The node that it leads to."""
    edges: list[Edge]
    """The references, from the one nearest to the root to the one that leads to the node."""

    def __init__(self, node: Node, edges: list[Edge]) -> None:
        self.node = node
        self.edges = edges

    @property
    def nodes(self) -> list[Node]:
        """The nodes that it leads through; the last one is `node`."""
        return [edge.source for edge in self.edges] + [self.node]

    @property
    def reached(self) -> bool:
        """Whether a root leads to its first node. If not, only weak references and unreachable objects lead there."""
        return self.nodes[0].distance is not None

    def __len__(self) -> int:
        return len(self.edges)

    def __iter__(self) -> Iterator[Edge]:
        return iter(self.edges)

    def text(self, *, whole: bool = False, most: int = _STEPS) -> str:
        """The path on one line. If it has more than `most` steps, those in the middle are left out.

        It begins at the global object if it leads through one, or always at its first node if `whole` is true.
        """
        return labels.path_text(self.node._of, self.node.ordinal, self._numbers(whole), most)

    def stops(self, *, indices: bool = True) -> list[Stop]:
        """Every node that it names, from the global object on. Without `indices`, "[]" stands for any index."""
        of = self.node._of
        found = labels.path_stops(of, self.node.ordinal, self._numbers(False), indices)
        return [Stop(way, label, Node(of, node)) for way, label, node in found]

    def _numbers(self, whole: bool) -> list[int]:
        numbers = [edge._number for edge in self.edges]
        return numbers if whole else labels.from_global(self.node._of, numbers)

    def to_dict(self) -> list[dict[str, object]]:
        """A dict for each reference, from the root on: the source's `id` and name (`node`), and its own (`edge`)."""
        return [{"id": e.source.id, "node": e.source.name, "edge": e.name, "type": e.type} for e in self.edges]

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return self.text()


class Nodes(NodeArray[Node]):
    """A sequence of nodes, kept as an array. A slice of it is `Nodes`.

    Questions about all of them are fast, because `ids`, `shallow_sizes` and so on are arrays. A Node object is made
    only when you take one out.
    """

    def _item(self, number: int) -> Node:
        return Node(self._of, number)

    def to_dict(self) -> list[dict[str, object]]:
        """A list with a dict of plain values for each node."""
        return [node.to_dict() for node in self]

    def held_by(self) -> Table[HeldRow]:
        """A table of what keeps them alive: a row for each class and shortest path, with "[]" for any index.

        If there are more than 20,000 nodes, only the biggest 20,000 are listed.
        """
        return held_by(self, f"{len(self):,} nodes, {self.shallow_size:,} bytes")


class HeldRow(NamedTuple):
    """Objects of one class that the program reaches in the same way."""

    name: str
    """The name of the class."""
    count: int  # type: ignore[assignment]  # tuple has a method of this name
    """The number of objects."""
    shallow_size: int
    """The bytes of the objects themselves."""
    retained_size: int
    """The bytes that they retain together."""
    path: str
    """The shortest path to them, with "[]" for any index."""
    nodes: Nodes
    """The objects, the biggest first."""


_HELD = (
    Column("name", "constructor"),
    Column("count", "count"),
    Column("shallow_size", "shallow size"),
    Column("retained_size", "retained size"),
    Column("path", "held by", widest=140),
)


def held_by(nodes: Nodes, title: str, warning: str = "") -> Table[HeldRow]:
    """A table of what keeps these nodes alive; see `Nodes.held_by`."""
    rows = []
    for name, path, ordinals in grouped(nodes._of, nodes.sorted("retained_size").ordinals[:_GROUPED]):
        group = Nodes(nodes._of, ordinals)
        rows.append(HeldRow(name, len(group), group.shallow_size, group.retained_size, path, group))
    more = f", of which the biggest {_GROUPED:,} are listed" if len(nodes) > _GROUPED else ""
    return Table(title + more, _HELD, rows, warning).sorted("retained_size")
