"""Which texts of a snapshot are data of the program, and which say how it is built.

| what | stays | replaced |
| --- | --- | --- |
| names of objects | constructors, tags of elements | URLs in them, attributes of elements |
| names of functions, code and variables | if they are to be kept | otherwise |
| strings, symbols, numbers, regular expressions | the numbers that V8 notes about strings | all values |
| names of properties | `__proto__`, or if they are to be kept | otherwise: they may be keys of a dictionary |
| names of scripts | if they are to be kept | otherwise |
| names of references within V8 | V8's own words | the objects that a WeakMap's entry names |

Node types that are not known here count as data, because nothing is known about their names.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from ..analysis.analysis import Analysis
from ..arrays import I32, U8, Mask
from ..objects.retainers import sources_of

FUNCTIONS, VARIABLES, PROPERTIES, SCRIPTS = "functions", "variables", "properties", "scripts"
ALL = (FUNCTIONS, VARIABLES, PROPERTIES, SCRIPTS)

_OF_STRUCTURE = ("hidden", "array", "object", "native", "synthetic", "object shape", "wasm object", "code")
_NAMED_AFTER_NOTHING = ("symbol", "private symbol", "bigint", "heap number", "smi number", "number", "int", "bool")
"""What V8 calls values that it does not write, and those whose value is in another node."""


class Roles(NamedTuple):
    """Which names are data. A string may be both: the name of a class and a value of the program."""

    node_is_data: Mask
    edge_types: Mask
    """By type of edge: whether the names of such edges are data."""
    indexed: Mask
    """By type of edge: whether such edges have an index in place of a name."""
    not_data: I32
    """Strings that are never data as names of edges."""
    hashes: I32
    """The strings that are V8's hashes of the texts of long strings."""
    properties: I32
    """The strings that are the names of properties, replaced or not."""

    def edge_is_data(self, types: U8, names: I32) -> Mask:
        """Which of these edges have names that are data."""
        found: Mask = self.edge_types[types] & ~np.isin(names, self.not_data)
        return found


def roles(of: Analysis, keep: Collection[str]) -> Roles:
    """What is data and what is not."""
    columns, kinds = of.columns, of.kinds
    data = ~kinds.nodes(*_OF_STRUCTURE)
    if FUNCTIONS in keep:
        data &= ~kinds.nodes("closure")
    else:
        data |= kinds.nodes("code") & ~kinds.name_starts_with("system / ") & ~kinds.name_starts_with("(")
    for name in _NAMED_AFTER_NOTHING:
        data &= ~(kinds.nodes("symbol", "number", "bigint") & kinds.named(name))
    for kind in ("concatenated string", "sliced string"):  # their texts are in other nodes
        data &= ~(kinds.nodes(kind) & kinds.named(f"({kind})"))
    # DevTools counts anything of this name as an array, except strings.
    data &= ~(kinds.named("Array") & ~kinds.nodes("string", "concatenated string", "sliced string"))
    data[_scripts(of)] = SCRIPTS not in keep
    noted, hashes = _notes(of)
    data[noted] = False
    edge_types = np.zeros(256, bool)
    edge_types[kinds.edge("property")] = PROPERTIES not in keep
    edge_types[kinds.edge("context")] = VARIABLES not in keep
    indexed = np.zeros(256, bool)
    indexed[[kinds.edge("element"), kinds.edge("hidden")]] = True
    known = [kinds.edge(name) for name in ("property", "context", "internal", "shortcut", "weak", "element", "hidden")]
    edge_types |= ~np.isin(np.arange(256), known)
    properties = np.unique(columns.edge_name[columns.edge_type == kinds.edge("property")])
    return Roles(data, edge_types, indexed, columns.strings.numbers_of("__proto__"), hashes, properties)


def _scripts(of: Analysis) -> Mask:
    """The scripts, which versions of V8 before 14 call by their URLs alone."""
    columns, kinds = of.columns, of.kinds
    internal = columns.edge_type == kinds.edge("internal")
    found = np.zeros(len(columns.id), bool)
    to_script = internal & (kinds.edges_named("script") | kinds.edges_named("script_or_debug_info"))
    found[columns.to[to_script]] = True
    for name in ("source", "line_ends"):
        edges = np.flatnonzero(internal & kinds.edges_named(name)).astype(np.int32)
        found[sources_of(of, edges)] = True
    found &= kinds.nodes("code") & ~kinds.name_starts_with("system / ") & ~kinds.name_starts_with("(")
    return found


def _notes(of: Analysis) -> tuple[I32, I32]:
    """The strings with which V8 writes numbers about its objects, as nodes; and which of their texts are hashes.

    Such a number is a node "int" or "bool" that refers to a string. Newer versions of V8 than 13 write them.
    """
    columns, kinds = of.columns, of.kinds
    internal = columns.edge_type == kinds.edge("internal")
    note = kinds.nodes("number") & (kinds.named("int") | kinds.named("bool"))
    value = np.flatnonzero(internal & kinds.edges_named("value")).astype(np.int32)
    value = value[note[sources_of(of, value)]]
    by_hash = internal & kinds.edges_named("hash") & note[columns.to]
    hashed, other = (np.zeros(len(note), bool) for _ in range(2))
    hashed[columns.to[by_hash]] = True
    other[columns.to[note[columns.to] & ~by_hash]] = True
    hashed &= ~other
    is_hash = hashed[sources_of(of, value)]
    texts = np.unique(columns.name[columns.to[value[is_hash]]])
    return columns.to[value[~is_hash]], texts.astype(np.int32)
