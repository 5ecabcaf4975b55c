"""Scopes: what a snapshot says about the scopes of its scripts: their variables, and which scopes use which of them.

    "scopes":[script_node_index,scope_id,depth,scope_context_vars_count,scope_uses_count, …]
    "scope_context_vars":[name, …]
    "scope_uses":[declaring_scope_id,slot_index, …]

Scopes are in the order of the source, each before those inside it. Their variables follow one another in the second
list, and what they use in the third. An id belongs to one scope of a script. Only variables that live in a context are
listed: those that a function inside the scope uses.

Chrome 156 (V8 15.6) writes these sections. Node 26, and Deno 2.9 (V8 15.0), do not.

Source: V8's src/profiler/heap-snapshot-generator.cc, and DevTools' ContextAnalyzer.ts, parseEmbeddedScopes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ..arrays import I32, I64, spans_of

SECTIONS: dict[str, dict[str, type[np.generic]]] = {
    "scopes": {
        "script_node_index": np.int32,
        "scope_id": np.int32,
        "depth": np.int32,
        "scope_context_vars_count": np.int32,
        "scope_uses_count": np.int32,
    },
    "scope_context_vars": {"name": np.int32},
    "scope_uses": {"declaring_scope_id": np.int32, "slot_index": np.int32},
}
"""The sections, and the columns of each."""


@dataclass(frozen=True)
class Scopes:
    """Columns of the scopes of scripts. `there` is False if the snapshot has no such sections."""

    there: bool
    script: I32
    """The node of each scope's script; -1 if it is not a node."""
    id: npt.NDArray[Any]
    depth: npt.NDArray[Any]
    """How many scopes of the script each scope is in."""
    first_variable: I64
    """The variables of scope s are those from first_variable[s] to first_variable[s + 1] - 1."""
    names: I32
    """The number of the string that is each variable's name."""
    first_use: I64
    """What scope s uses are the uses from first_use[s] to first_use[s + 1] - 1."""
    use_of: npt.NDArray[Any]
    """The id of the scope that declares the variable of each use."""
    slot: npt.NDArray[Any]
    """Which of the variables of that scope it is, from 0."""

    def moved(self, place: I32) -> Scopes:
        """The same for the nodes of the heap in other places."""
        return replace(self, script=np.where(self.script >= 0, place[self.script], self.script))


def read_scopes(sections: Mapping[str, Mapping[str, npt.NDArray[Any]]], width: int, nodes: int, strings: int) -> Scopes:
    """The scopes of a snapshot with so many nodes, each of `width` numbers, and so many strings.

    Raises ValueError if they contradict one another.
    """
    there = all(name in sections for name in SECTIONS)
    columns = {
        field: sections[name][field] if there else np.zeros(0, kind)
        for name, fields in SECTIONS.items()
        for field, kind in fields.items()
    }
    index = columns["script_node_index"]
    script = np.where((index % width == 0) & (index >= 0) & (index < nodes * width), index // width, -1)
    spans = []
    for what, counts, rows in (
        ("variables", "scope_context_vars_count", columns["name"]),
        ("uses", "scope_uses_count", columns["slot_index"]),
    ):
        count = columns[counts].astype(np.int64)
        if len(count) and count.min() < 0:
            raise ValueError(f"scope {int(count.argmin()):,} has a negative number of {what}")
        spans.append(spans_of(count))
        if int(spans[-1][-1]) != len(rows):
            raise ValueError(f"its scopes have {int(spans[-1][-1]):,} {what}, but there are {len(rows):,}")
    names = columns["name"]
    if len(names) and not (names.min() >= 0 and names.max() < strings):
        raise ValueError("the name of a variable is a string that does not exist")
    return Scopes(
        there,
        script.astype(np.int32),
        columns["scope_id"],
        columns["depth"],
        spans[0],
        names,
        spans[1],
        columns["declaring_scope_id"],
        columns["slot_index"],
    )
