"""NodeViews: how nodes of a heap snapshot are found."""

from __future__ import annotations

import operator
from collections.abc import Callable

import numpy as np

from ..analysis.analysis import Analysis
from ..analysis.classes import ClassKey
from ..arrays import Mask
from .branches import Branch
from .filters import HasKey, Name, Property
from .node import Node, Nodes


class NodeViews:
    """What HeapSnapshot has of nodes."""

    _of: Analysis

    @property
    def root(self) -> Node:
        """The root that V8 made up for the snapshot. It leads to all nodes that are alive."""
        return Node(self._of, 0)

    def node(self, id: int) -> Node:
        """The node that has this id. Raises LookupError if no node has it."""
        try:
            id = operator.index(id)
        except TypeError:
            raise TypeError(f"an id must be an int, not {id!r}") from None
        (found,) = np.nonzero(self._of.columns.id == id)
        if not len(found):
            raise LookupError(f"no node of this snapshot has the id {id}")
        return Node(self._of, int(found[0]))

    @property
    def nodes(self) -> Nodes:
        """All nodes, in the order of the file."""
        return Nodes(self._of, np.arange(len(self._of.columns.id), dtype=np.int32))

    def find(
        self,
        class_name: str | ClassKey | HasKey | None = None,
        *,
        name: Name | None = None,
        type: str | None = None,
        shallow: str | float | None = None,
        retained: str | float | None = None,
        distance: str | int | None = None,
        property: Property | None = None,
        detached: bool | None = None,
        where: Mask | Callable[[Node], object] | None = None,
    ) -> Nodes:
        """The nodes that meet all of the given conditions, in the order of the file.

            snapshot.find("Customer", retained=">1 MB")
            snapshot.find("Function", name=re.compile("^on[A-Z]"))
            snapshot.find(where=snapshot.retained_sizes > 1_000_000)

        The conditions are those of `Nodes.where`, and `where`: an array with a boolean for each node, or a function
        that is called with each Node that meets the others, which is slow if there are many.
        """
        nodes = self.nodes
        if where is not None and not callable(where):
            mask = np.asarray(where)
            if mask.dtype != bool or mask.shape != (len(nodes),):
                raise TypeError(f"where must be a function of a Node, or an array of {len(nodes):,} booleans")
            nodes = Nodes(self._of, np.flatnonzero(mask).astype(np.int32))
        found = nodes.where(
            class_name,
            name=name,
            type=type,
            shallow=shallow,
            retained=retained,
            distance=distance,
            property=property,
            detached=detached,
        )
        if callable(where):
            found = Nodes(self._of, found.ordinals[np.array([bool(where(node)) for node in found], bool)])
        return found

    def biggest(self, n: int = 20) -> Nodes:
        """The `n` nodes with the greatest retained sizes, without the roots that V8 made up for the snapshot."""
        nodes = np.flatnonzero(~self._of.kinds.nodes("synthetic")).astype(np.int32)
        n = max(0, min(n, len(nodes)))
        if 0 < n < len(nodes):
            nodes = nodes[np.argpartition(-self._of.retained[nodes], n - 1)]
        return Nodes(self._of, nodes[:n]).sorted("retained_size")

    def dominator_tree(self, depth: int = 3, node: Node | None = None, *, most: int = 10, least: int = 1) -> Branch:
        """The dominator tree from the root, or from `node`, `depth` levels deep.

        Each node has at most `most` branches: the biggest ones, and only those that retain at least `least` bytes.
        Raises ValueError for more than 100 levels.
        """
        return Branch(node or self.root, depth, most, least)

    def detached_nodes(self) -> Nodes:
        """The DOM nodes that are not in a document; those with the greatest retained size first.

        Node's own objects, which DevTools calls "Detached Node / BindingData" and the like, are left out.
        """
        return Nodes(self._of, np.flatnonzero(self._of.detached).astype(np.int32)).sorted("retained_size")
