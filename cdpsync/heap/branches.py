"""The dominator tree as far as someone wants to see it: the biggest branches, level by level."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..text import visible
from .node import Node

if TYPE_CHECKING:
    from .nodes import Nodes

_NAME = 60
_DEEPEST = 100


class Branch:
    """A node and the biggest of those it dominates: `branches`, and `rest`, the other ones."""

    def __init__(self, node: Node, depth: int, most: int, least: int) -> None:
        if depth > _DEEPEST:
            raise ValueError(f"a dominator tree is shown for {_DEEPEST} levels at most, not {depth}")
        self.node = node
        below = node.dominated() if depth > 0 else None
        self.branches: list[Branch] = []
        count = 0
        if below is not None:
            big = below[:most]
            self.branches = [Branch(one, depth - 1, most, least) for one in big if one.retained_size >= least]
            count = len(self.branches)
        self.rest: Nodes | None = below[count:] if below is not None and len(below) > count else None

    @property
    def rest_size(self) -> int:
        """Bytes that are retained by what is not among the branches."""
        return int(self.rest.retained_sizes.sum()) if self.rest is not None else 0

    def to_dict(self) -> dict[str, object]:
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
