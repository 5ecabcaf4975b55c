"""Branch: a part of the dominator tree, with the biggest branches of each level."""

from __future__ import annotations

from collections.abc import Iterator

from ...text import visible
from .node import Node, Nodes

_NAME = 60
_DEEPEST = 100


class Branch:
    """A node and the biggest of the nodes that it dominates. It prints as an indented tree, with sizes in bytes."""

    node: Node
    """The node."""
    branches: list[Branch]
    """The biggest of the nodes that it dominates, as branches."""
    rest: Nodes | None
    """The other nodes that it dominates; None if `branches` has all, or if they are deeper than was asked for."""

    def __init__(self, node: Node, depth: int, most: int, least: int) -> None:
        if depth > _DEEPEST:
            raise ValueError(f"a dominator tree is shown for at most {_DEEPEST} levels, not {depth}")
        self.node = node
        below = node.dominated() if depth > 0 else None
        self.branches = []
        count = 0
        if below is not None:
            big = below[:most]
            self.branches = [Branch(one, depth - 1, most, least) for one in big if one.retained_size >= least]
            count = len(self.branches)
        self.rest = below[count:] if below is not None and len(below) > count else None

    @property
    def rest_size(self) -> int:
        """The bytes that `rest` retains."""
        return int(self.rest.retained_sizes.sum()) if self.rest is not None else 0

    def to_dict(self) -> dict[str, object]:
        """The node's properties, its branches, and the number and size of the rest, as plain values."""
        return {
            **self.node.to_dict(),
            "branches": [branch.to_dict() for branch in self.branches],
            "rest": {"count": len(self.rest) if self.rest is not None else 0, "retained_size": self.rest_size},
        }

    def _lines(self, indent: str) -> Iterator[str]:
        node = self.node
        name = visible(node.label, _NAME)
        yield f"{node.retained_size:>14,}  {node.shallow_size:>12,}  {indent}{name} @{node.id}"
        for branch in self.branches:
            yield from branch._lines(indent + "  ")
        if self.rest is not None and self.branches:
            yield f"{self.rest_size:>14,}  {'':>12}  {indent}  … {len(self.rest):,} more"

    def __str__(self) -> str:
        return "\n".join([f"{'retained size':>14}  {'shallow size':>12}  node", *self._lines("")])

    __repr__ = __str__
