"""What holds an object, in a few words: "Map sessions", "Array bus._events.data", "variable head"."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import numpy as np

from ...text import visible
from ..analysis.analysis import Analysis
from ..analysis.places import is_of_runtime
from ..arrays import I32
from .declared import Declarations, SourceLine
from .labels import OF_ENGINE, class_of, edge_type_of, is_global, is_inner, label, type_of
from .retainers import shortest, source_of

_NAMES = 4
"""The most names of properties."""
_NAME = 40


class Holder(NamedTuple):
    """What holds some objects."""

    text: str
    """Its class and how the program calls it, such as "Map sessions"."""
    location: SourceLine | None
    """Where the variable is declared that leads to it; None if that is not known."""
    node: int


class Holders:
    """Names what holds objects, by the shortest path to them."""

    def __init__(self, of: Analysis) -> None:
        self._of = of
        self.declarations: Declarations = Declarations(of)

    def of(self, node: int, kind: str, many: I32, *, several: bool) -> Holder:
        """The holder of a node: the nearest object on the path that is neither of the class `kind` nor in `many`.

        With `several`, the node is one of several that it holds.
        """
        of = self._of
        edges = shortest(of, node)
        at = len(edges)
        among = set(many.tolist())
        # Down to the reference that leads from the holder to the object, or to a structure of objects of its class.
        while at:
            source = source_of(of, edges[at - 1])
            if not _is_of_engine(of, source) and class_of(of, source) != kind and source not in among:
                break
            if _is_context(of, source) and _names_variable(of, edges[at - 1]):
                break
            at -= 1
        if not at:
            return Holder(label(of, source_of(of, edges[0])) if edges else "", None, node)
        holder = source_of(of, edges[at - 1])
        if _is_context(of, holder):
            name = of.names.edge(edges[at - 1])
            where = self.declarations.variable(holder, name)
            return Holder(f"variable {visible(name, _NAME)}", where, holder)
        if is_global(of, holder) and edge_type_of(of, edges[at - 1]) == "property":
            name = of.names.edge(edges[at - 1])
            if several and at == len(edges):
                return Holder(f"the global object, such as {visible(name, _NAME)}", None, holder)
            return Holder(f"global {visible(name, _NAME)}", self.declarations.property(name), holder)
        names, location = self._names(edges[: at - 1])
        what = f"{visible(of.names.node(holder), _NAME) or '(anonymous)'}()" if type_of(of, holder) == "closure" else ""
        return Holder(f"{what or _class(of, holder)} {names}".rstrip(), location, holder)

    def _names(self, edges: list[int]) -> tuple[str, SourceLine | None]:
        """How the program calls what a path leads to, from the variable or the global object on."""
        of = self._of
        names: list[str] = []
        location = None
        for at, edge in reversed(list(enumerate(edges))):
            kind, name, source = edge_type_of(of, edge), of.names.edge(edge), source_of(of, edge)
            scope = self._nameless(edges, at)
            if scope is not None:
                names.append(f"of {label(of, scope)}")
                place = of.places.of(scope)
                location = self.declarations.line(place.script, place.line, place.column) if place else None
                break
            if _is_context(of, source) and kind == "context":
                names.append(name)
                location = self.declarations.variable(source, name)
                break
            if is_global(of, source):
                names += [name] if kind == "property" else []
                location = self.declarations.property(name)
                break
            if kind == "property":
                names.append(f".{name}")
            elif (kind in ("element", "hidden") or name.isdecimal()) and names[-1:] != ["[]"] and _is_list(of, source):
                names.append("[]")
            if len(names) >= 3 * _NAMES:
                break
        if names == ["[]"]:
            return "", location
        shown = "".join(names[::-1][:1] + _last(names[::-1][1:]))
        return visible(shown.lstrip("."), 3 * _NAME), location

    def _nameless(self, edges: list[int], at: int) -> int | None:
        """The function whose scope holds a variable that V8 does not name; None if this edge is another one."""
        of, edge = self._of, edges[at]
        if not (_is_context(of, source_of(of, edge)) and of.names.edge(edge).isdecimal() and at):
            return None
        function = source_of(of, edges[at - 1])
        place = of.places.of(function)
        written = place is not None and place.script and not is_of_runtime(place.script)
        return function if written and type_of(of, function) == "closure" else None


def _last(names: list[str]) -> list[str]:
    return ["…", *names[-_NAMES:]] if len(names) > _NAMES + 1 else names


def _class(of: Analysis, node: int) -> str:
    """The class of a holder. The properties of a plain object say less than how the program calls it."""
    if of.names.raw(node).startswith("Window"):
        return label(of, node)
    if type_of(of, node) == "synthetic":
        return visible(of.names.raw(node), _NAME) or "the roots of V8"
    name = class_of(of, node)
    return "Object" if name.startswith("{") else visible(name, _NAME)


def _is_list(of: Analysis, node: int) -> bool:
    """Whether the index of a reference says that the program has a list here."""
    return type_of(of, node) == "array" or not _is_of_engine(of, node)


def _is_of_engine(of: Analysis, node: int) -> bool:
    """Whether a node is a part of an object, or of V8 or Chrome themselves, and not an object of the program."""
    return is_inner(of, node) or of.names.raw(node).startswith(OF_ENGINE)


def _is_context(of: Analysis, node: int) -> bool:
    return of.names.raw(node).startswith("system / Context")


def _names_variable(of: Analysis, edge: int) -> bool:
    return edge_type_of(of, edge) == "context"


def functions_of(of: Analysis, nodes: list[int]) -> Counter[tuple[str, tuple[int, int, int] | None]]:
    """How often each function is among these closures, by name and place."""
    places = of.places.numbers(np.array(nodes, np.int32))
    return Counter(zip((of.names.node(node) for node in nodes), places, strict=True))
