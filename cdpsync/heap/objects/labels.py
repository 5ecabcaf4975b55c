"""How nodes and edges, which are numbers here, are written in a path: `Window.cache → Map.table[17] → Customer`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...text import visible
from ..analysis.analysis import Analysis
from ..analysis.distances import UNREACHABLE
from ..analysis.places import show_line
from .retainers import source_of

NOWHERE = "(no root reaches it)"
"""What a path begins with if nothing leads to its first node."""

OF_ENGINE = ("system / ", "blink::")
"""What the names of V8's and Blink's own objects begin with."""

TEXT = 40
"""The most characters of a name in a path."""

_IDENTIFIER = re.compile(r"[\w$#]+")
_PAIR = re.compile(r"pair in WeakMap (\(table @\d+\))$")
_GLOBAL = re.compile(r"(Window|global)(?= / | \[JSGlobalObject\]|$)")


def type_of(of: Analysis, node: int) -> str:
    """V8's type of a node, such as "object"."""
    return of.columns.node_types[int(of.columns.type[node])]


def edge_type_of(of: Analysis, edge: int) -> str:
    """V8's type of an edge, such as "property"."""
    return of.columns.edge_types[int(of.columns.edge_type[edge])]


def class_of(of: Analysis, node: int) -> str:
    """The name of the class that a node is counted in."""
    return of.classes.keys[int(of.classes.of[node])].name


def label(of: Analysis, node: int, most: int = TEXT) -> str:
    """A node in a path, with at most `most` characters of its name, or with all of them if `most` is 0.

    The text of a string is always cut: it is not part of the path.
    """
    kind = type_of(of, node)
    if "string" in kind:
        return f'"{visible(of.names.node(node), TEXT)}"'
    if kind == "closure":
        return f"{visible(of.names.node(node), most) or _anonymous(of, node)}()"
    name = of.names.raw(node)
    found = _GLOBAL.match(name)
    return found[0] if found else visible(name or class_of(of, node), most)


def _anonymous(of: Analysis, node: int) -> str:
    """A function without a name, with its place if the snapshot says it: "(anonymous app.js:7)"."""
    place = of.places.of(node)
    return f"(anonymous {show_line(place)})" if place is not None and place.script else "(anonymous)"


def is_global(of: Analysis, node: int) -> bool:
    """Whether a node is the global object of a program, where a path may begin. In Chromium 156 it is native."""
    return bool(_GLOBAL.match(of.names.raw(node))) and type_of(of, node) in ("object", "native")


def is_inner(of: Analysis, node: int) -> bool:
    """Whether a node is a part of the object that refers to it, such as the elements of an array."""
    if type_of(of, node) in ("array", "hidden", "object shape", "code"):
        return True
    return of.names.raw(node).startswith("system / Context")


def step(of: Analysis, edge: int, *, indices: bool = True, most: int = TEXT) -> str:
    """An edge in a path: ".cache", "[17]". Without `indices`, any index is "[]". `most` is the one of `label`."""
    kind, name = edge_type_of(of, edge), of.names.edge(edge)
    if kind in ("element", "hidden") or name.isdecimal():
        return f"[{name}]" if indices else "[]"
    pair = _PAIR.search(name)
    if pair:
        return f"[value in WeakMap {pair[1]}]" if indices else "[value in WeakMap]"
    return f".{name}" if _IDENTIFIER.fullmatch(name) else f'["{visible(name, most)}"]'


def path_text(of: Analysis, node: int, edges: Sequence[int], most: int) -> str:
    """A path on one line. If it has more than `most` steps, those in the middle are left out."""
    start = source_of(of, edges[0]) if edges else node
    reached = of.distance[start] != UNREACHABLE
    parts = [("" if reached else f"{NOWHERE} → ") + label(of, start)]
    for edge in edges:
        target = int(of.columns.to[edge])
        passed_over = is_inner(of, target) and target != node
        parts.append(step(of, edge) + ("" if passed_over else f" → {label(of, target)}"))
    if len(parts) > most:
        parts[most // 2 : -most // 2] = [f" … {len(parts) - most:,} more … "]
    return "".join(parts) + f" @{of.columns.id[node]}"


def path_stops(of: Analysis, node: int, edges: Sequence[int], indices: bool) -> Iterator[tuple[str, str, int]]:
    """The nodes that a path names: how each is reached from the one before, its label, and its number."""
    first = source_of(of, edges[0]) if edges else node
    yield "", label(of, first, 0), first
    way = ""
    for edge in edges:
        way += step(of, edge, indices=indices, most=0)
        target = int(of.columns.to[edge])
        if not is_inner(of, target) or target == node:
            yield way, label(of, target, 0), target
            way = ""


def from_global(of: Analysis, edges: list[int]) -> list[int]:
    """The part of a path that begins at the global object; all of it if it does not lead through one."""
    last = [at for at, edge in enumerate(edges) if is_global(of, source_of(of, edge))]
    return edges[last[-1] :] if last else edges
