"""Finds, among new objects, the objects and functions that the program's own source names.

A runtime wraps what a program hands to it:

    Listener (of Node) ─── onTick(), in app.js ─── its scope ─── data        named onTick()
    DOMTimer (of Chromium) ─── ScheduledAction ─── V8Function ─── onTick()   named onTick()
    a closure of V8 ─── Generator ─── .function ─── load(), in app.js        named load(), which waits
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..analysis.analysis import Analysis
from ..analysis.places import is_of_runtime
from ..arrays import I32, Mask, expand
from ..objects.labels import OF_ENGINE, edge_type_of

_ENOUGH = 0.1
"""How many objects of the program there must be for each of the others."""
_NEARLY = 0.9
_NEAR = 3
"""How many references an object of no class may be away from what it is named by."""
_SAMPLE, _MOST = 1000, 20_000
_DOM = ("<", "#", "Detached <", "Detached #", "HTML", "SVG", "Detached HTML", "Detached SVG", "Text", "Detached Text")
_MADE_BY_A_PROGRAM = ("Document", "Detached Document", "Comment", "Detached Comment", "Range", "Attr")
_CALLS = ("function", "bound_function", "bound_target_function")
"""What V8 calls the reference from a generator, and from a bound function, to the function."""


class Written(NamedTuple):
    """What is named instead of the runtime's own objects."""

    nodes: I32
    """Objects of the program, or of the runtime if these run or call a function of the program."""
    function: int | None
    """That function; None if the nodes have a name of their own."""


def written(of: Analysis, own: I32, came: I32, depth: I32) -> Written | None:
    """The new objects that are named in place of these; None if these have a name themselves.

    `depth` is the depth of each node in the dominator tree.
    """
    if not len(own):
        return None
    theirs = came[_is_written(of, came)]
    if _is_of_runtime(of, own[:_SAMPLE]):
        least = max(1, _ENOUGH * len(own))
    elif _is_plain(of, own[:_SAMPLE]):  # a function or an object of a class that it refers to has a place
        theirs = _near(of, own, came, theirs)
        least = _NEARLY * int(np.bincount(of.classes.of[own]).max())  # of most of them, which have the same shape
    else:
        return None
    groups = [one for one in _by_place(of, theirs) if len(one) >= least]
    if groups:
        nodes = min(groups, key=lambda one: (int(np.median(depth[one])), -len(one)))
        return Written(nodes, function_of(of, int(nodes[0])))
    calls: dict[int, list[int]] = {}
    for node in came[of.kinds.nodes("object", "closure", "hidden", "native")[came]][:_MOST].tolist():
        function = function_of(of, node)
        if function is not None and _is_written(of, np.array([function], np.int32)).all():
            calls.setdefault(function, []).append(node)
    for function, members in sorted(calls.items(), key=lambda one: -len(one[1])):
        if len(members) >= least:
            return Written(np.array(members, np.int32), function)
    return None


def _near(of: Analysis, own: I32, came: I32, wanted: I32) -> I32:
    """Those of the wanted nodes that are fewest references away from these objects, if they are near."""
    at = own
    for _ in range(_NEAR):
        edges, _ = expand(of.columns.first, at)
        at = np.intersect1d(of.columns.to[edges], came)
        found = np.intersect1d(wanted, at)
        if len(found):
            return found.astype(np.int32)
    return wanted[:0]


def function_of(of: Analysis, node: int) -> int | None:
    """The function that a generator or an async function runs, or that a bound function calls; None for others."""
    first, closure = of.columns.first, of.kinds.node("closure")
    for edge in range(first[node], first[node + 1]):
        target = int(of.columns.to[edge])
        if of.columns.type[target] == closure and target != node and of.names.edge(edge) in _CALLS:
            return target if edge_type_of(of, edge) == "internal" else None
    return None


def _is_of_runtime(of: Analysis, nodes: I32) -> bool:
    """Whether at least half of these are the runtime's own, which a program knows only from outside."""
    closure, native = of.kinds.node("closure"), of.kinds.node("native")
    count = 0
    for node, place in zip(nodes.tolist(), of.places.numbers(nodes), strict=True):
        kind, name = of.columns.type[node], of.names.raw(node)
        if kind == closure:
            count += place is None or is_of_runtime(of.places.at(*place).script)
        elif kind == native:
            count += not name.startswith(_DOM) and name not in _MADE_BY_A_PROGRAM
        elif place is not None:
            count += is_of_runtime(of.places.at(*place).script)
        else:
            count += name in ("Promise", "Generator", "AsyncGenerator") or name.startswith(OF_ENGINE)
    return 2 * count >= len(nodes)


def _is_plain(of: Analysis, nodes: I32) -> bool:
    """Whether most of these are objects of no class, which may be the program's or the runtime's."""
    plain = of.kinds.nodes("object")[nodes] & of.kinds.named("Object")[nodes]
    return 2 * int(plain.sum()) > len(nodes)


def _is_written(of: Analysis, nodes: I32) -> Mask:
    """Which of these are functions, or objects of classes, in a script of the program."""
    of_script: dict[int, bool] = {}
    found = np.zeros(len(nodes), bool)
    kinds = of.kinds.nodes("closure", "object")[nodes]
    for at, place in zip(np.flatnonzero(kinds).tolist(), of.places.numbers(nodes[kinds]), strict=True):
        if place is not None:
            script = place[0]
            if script not in of_script:
                name = of.places.at(*place).script
                of_script[script] = bool(name) and not is_of_runtime(name)
            found[at] = of_script[script]
    return found


def _by_place(of: Analysis, nodes: I32) -> list[I32]:
    """These nodes by their places, which tell functions and classes apart."""
    groups: dict[object, list[int]] = {}
    for node, place in zip(nodes.tolist(), of.places.numbers(nodes), strict=True):
        groups.setdefault((place, int(of.columns.name[node])), []).append(node)
    return [np.array(one, np.int32) for one in groups.values()]
