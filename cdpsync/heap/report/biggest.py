"""The objects that retain most. What a node and the nodes below it retain together is one row, not one for each."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..analysis.analysis import Analysis
from ..arrays import I32
from ..objects.labels import OF_ENGINE, is_global, is_inner, type_of

NEARLY = 0.9
"""A node that retains more than this share of what its dominator retains has the same bytes."""
_LOOKED_AT = 1_000
"""The most nodes of a chain that are looked at to find the one to show."""


class Big(NamedTuple):
    """A chain of nodes, each of which is the dominator of the next one and retains nearly the same bytes."""

    node: int
    """The node to show: the first object of the program, or else the first node."""
    last: int
    """The last object of the program, or -1."""
    chain: I32
    """All of them, from the root on; of very long chains, the first ones."""
    length: int
    """How many there are."""


def biggest(of: Analysis, most: int) -> list[Big]:
    """The chains that retain most, without V8's own roots."""
    above, retained = of.dominated.parent, of.retained
    own = ~of.kinds.nodes("synthetic")
    same = retained > NEARLY * retained[above]
    same &= own & own[above]
    same[0] = False
    first = np.flatnonzero(own & ~same).astype(np.int32)
    least = len(first) - min(len(first), most)
    if least:
        first = first[np.argpartition(retained[first], least)[least:]]
    first = first[np.argsort(-retained[first], kind="stable")]
    below = np.full(len(above), -1, np.int32)
    below[above[same]] = np.flatnonzero(same)
    return [_chain(of, below, node) for node in first.tolist()]


def _chain(of: Analysis, below: I32, node: int) -> Big:
    chain, length = [node], 1
    while (node := int(below[node])) >= 0:
        length += 1
        if length <= _LOOKED_AT:
            chain.append(node)
    telling = [one for one in chain if _tells(of, one)]
    return Big(*((telling[0], telling[-1]) if telling else (chain[0], -1)), np.array(chain, np.int32), length)


def _tells(of: Analysis, node: int) -> bool:
    """Whether a node is an object of the program, but not its global object, which holds nearly everything."""
    if type_of(of, node) not in ("object", "closure", "regexp", "native") or is_inner(of, node):
        return False
    return not is_global(of, node) and not of.names.raw(node).startswith(OF_ENGINE)
