"""CallTree: calls as a tree, and what was spent in each: seconds of a CPU profile, bytes of a sampled heap profile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .function import Function


@dataclass(frozen=True)
class CallTree:
    """Calls as a tree: node `i` is the function `functions[i]`, called by node `parents[i]`, which comes before it.

    Node 0 is the root; its parent is -1. `values[i]` is what was spent in the node itself, without what it called, in
    `unit`.
    """

    functions: Sequence[Function]
    parents: Sequence[int]
    values: Sequence[float]
    unit: str
    """ "seconds" or "bytes"."""
