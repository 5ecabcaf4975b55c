"""The variables that contexts hold and no living function uses, by scope and name."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...views import Column, Table, keep_end
from ..analysis.analysis import Analysis
from ..analysis.links import internal_targets
from ..analysis.places import Location, show_place
from ..analysis.unused import Unused, unused
from ..arrays import I32
from ..objects.node import Nodes


class UnusedRow(NamedTuple):
    """A variable of a scope that contexts hold and no living function uses."""

    variable: str
    """Its name."""
    function: str
    """The name of the function whose scope it is; "" if it is not known, as for blocks and scripts."""
    location: Location | None
    """Where this function is defined; None if it is gone, so that the snapshot does not say."""
    script: str
    """The URL or path of the script; "" if it has no name."""
    value: str
    """What it holds, by class; in the context where this retains most."""
    contexts: int
    """The number of contexts that hold it."""
    freed_size: int
    """The bytes that only these contexts hold through it: what would be freed if they did not hold it."""
    retained_size: int
    """The bytes that its values retain, whoever else holds them."""
    kept_by: str
    """A living function that keeps the first of these contexts alive, and where it is defined; "" for none."""
    values: Nodes
    """Its values, the one that retains most first. A value that several contexts hold is there for each."""
    holders: Nodes
    """The contexts, in the same order."""


def _short(script: str) -> str:
    return script.rpartition("/")[2] or script


_COLUMNS = (
    Column("variable", "variable"),
    Column("function", "of function"),
    Column("location", "at", show_place, left=True, fit=keep_end),
    Column("value", "holds", most=40),
    Column("contexts", "contexts"),
    Column("freed_size", "would free"),
    Column("retained_size", "retained size"),
    Column("kept_by", "kept by", fit=keep_end),
    Column("script", "script", _short, fit=keep_end),
)


def unused_variables(of: Analysis) -> Table[UnusedRow]:
    """A row for each variable of each scope, by the bytes that would be freed."""
    found = unused(of)
    values = of.columns.to[found.edges]
    order = np.lexsort((-of.retained[values], found.variable))
    variable = found.variable[order]
    begins = np.flatnonzero(np.diff(variable, prepend=-1))
    functions = _functions(of, found)
    groups = np.split(order, begins)[1:]
    infos = found.info[order[begins]]
    (names,) = internal_targets(of.columns, of.kinds, infos, "function_name")
    rows = []
    for group, called in zip(groups, names.tolist(), strict=True):
        held, contexts = Nodes(of, values[group]), Nodes(of, found.context[group])
        alone = of.dominated.parent[held.ordinals] == contexts.ordinals
        first = int(group[0])
        name, location = functions.of(called, int(found.scope[first]))
        rows.append(
            UnusedRow(
                of.names.edge(int(found.edges[first])),
                name,
                location,
                functions.script(int(found.scope[first])),
                held[0].class_name,
                len(group),
                int(of.retained[np.unique(held.ordinals[alone])].sum()),
                held.retained_size,
                functions.keeping(contexts.ordinals[0]),
                held,
                contexts,
            )
        )
    rows.sort(key=lambda row: (row.freed_size, row.retained_size), reverse=True)
    variables = "variable" if len(rows) == 1 else "variables"
    freed = sum(row.freed_size for row in rows)
    title = f"{len(rows):,} {variables} that no living function uses; without them {freed:,} bytes would be freed"
    unknown = f"{found.unknown:,} contexts are of scripts whose scopes the snapshot does not have" * bool(found.unknown)
    return Table(title, _COLUMNS, rows, unknown)


class _Functions(NamedTuple):
    """Finds the functions that scopes belong to, and those that keep contexts."""

    analysis: Analysis
    closure: I32
    closure_of: I32

    def of(self, called: int, scope: int) -> tuple[str, Location | None]:
        """The name and the place of the function that a scope belongs to. `called` is the node of its name, or -1."""
        of, own = self.analysis, int(self.closure[scope])
        at = called if called >= 0 else own
        return of.names.node(at) if at >= 0 else "", of.places.of(own) if own >= 0 else None

    def script(self, scope: int) -> str:
        """The name of a scope's script."""
        script = int(self.analysis.columns.scopes.script[scope])
        return self.analysis.names.raw(script).partition("system / Script / ")[2] if script >= 0 else ""

    def keeping(self, context: int) -> str:
        """A living function that keeps a context."""
        of, at = self.analysis, int(self.closure_of[context])
        if at < 0:
            return ""
        return f"{of.names.node(at) or '(anonymous)'}() {show_place(of.places.of(at))}".rstrip()


def _functions(of: Analysis, found: Unused) -> _Functions:
    """The functions of scopes, and a living function for each context: one that has it, or has one inside it."""
    nodes = np.flatnonzero(of.kinds.nodes("closure")).astype(np.int32)
    (context,) = internal_targets(of.columns, of.kinds, nodes, "context")
    closure_of = np.full(len(of.columns.id), -1, np.int32)
    closure_of[context[context >= 0]] = nodes[context >= 0]
    inner = np.unique(context[context >= 0])
    while len(inner):  # outwards; a context that has a function already is not visited again
        (outer,) = internal_targets(of.columns, of.kinds, inner, "previous")
        fresh = outer >= 0
        fresh[fresh] = closure_of[outer[fresh]] < 0
        closure_of[outer[fresh]] = closure_of[inner[fresh]]
        inner = np.unique(outer[fresh])
    return _Functions(of, found.closure, closure_of)
