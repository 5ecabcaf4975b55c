"""What the program could not reach without its contexts, event handlers and so on: DevTools' filters of the Summary.

The walk begins at the root, follows every reference that is not weak, and does not enter what it avoids. What it does
not reach, and the program does, is retained by what it avoids.

Source: DevTools' HeapSnapshot.ts, createNamedFilter.
"""

from __future__ import annotations

import numpy as np

from ..arrays import I64, Mask, expand, leading, unique
from ..format.columns import Columns
from ..format.kinds import Kinds
from .analysis import Analysis
from .detached import DETACHED
from .distances import UNREACHABLE
from .graph import Graph
from .links import targets

_CONSOLE = " / DevTools console"
_LISTENER = "V8EventListener"


def contexts(of: Analysis) -> Mask:
    """Which nodes are contexts: the scopes of functions whose variables closures use."""
    found = of.kinds.named("system / Context") | of.kinds.name_starts_with("system / Context / ")
    return found & ~of.renamed


def retained_by(of: Analysis, what: str) -> Mask:
    """Which nodes only these keep alive. Raises ValueError for an unknown word."""
    columns = of.columns
    skipped = columns.edge_type == of.kinds.edge("weak")
    if what == "contexts":
        skipped |= contexts(of)[columns.to]
    elif what == "detached-dom":
        skipped |= (of.state == DETACHED)[columns.to]
    elif what == "event-handlers":
        skipped |= _handlers(of)[columns.to]
    elif what == "console":
        skipped[_of_console(columns, of.kinds)] = True
    else:
        raise ValueError(f"objects are retained by {', '.join(RETAINERS)}, not by {what!r}")
    count = len(columns.id)
    depth = np.full(count + 1, -1, np.int32)
    depth[0] = depth[count] = 0
    followed = np.where(skipped, np.int32(count), columns.to)
    del skipped
    Graph(columns.first, followed, count).walk(np.zeros(1, np.int32), depth, 0)
    found: Mask = (depth[:count] < 0) & (of.distance != UNREACHABLE)
    return found


RETAINERS = ("contexts", "detached-dom", "event-handlers", "console")
"""What `retained_by` can tell."""


def _of_console(columns: Columns, kinds: Kinds) -> I64:
    """The references from V8's roots to what the console of DevTools keeps, such as `$_` and the last messages."""
    roots = np.flatnonzero(kinds.nodes("synthetic")).astype(np.int32)
    edges, _ = expand(columns.first, roots)
    named = np.ones(len(edges), bool)
    for indexed in ("element", "hidden", "shortcut"):  # V8 numbers shortcuts, and DevTools shows their numbers
        named &= columns.edge_type[edges] != kinds.edge(indexed)
    strings = columns.strings
    wanted = [number for number in strings.containing(_CONSOLE).tolist() if strings[number].endswith(_CONSOLE)]
    return edges[named & np.isin(columns.edge_name[edges], wanted)]


def _handlers(of: Analysis) -> Mask:
    """Which nodes are functions that handle events, or the objects that a framework has put in their place."""
    columns, count = of.columns, len(of.columns.id)
    calls = targets(columns, of.kinds, "1", index=1)
    is_function = targets(columns, of.kinds, "code") >= 0
    callbacks = calls[of.kinds.named(_LISTENER) & ~of.renamed]
    callbacks = unique(callbacks[callbacks >= 0])
    found = np.zeros(count, bool)
    found[callbacks] = True
    # Within an object that is not a function, the first function that it refers to counts.
    objects = callbacks[~is_function[callbacks]]
    edges, counts = expand(columns.first, objects)
    functions = is_function[columns.to[edges]]
    holders, inner = np.repeat(objects, counts)[functions], columns.to[edges[functions]]
    found[holders] = False
    found[inner[leading(holders)]] = True
    return found
