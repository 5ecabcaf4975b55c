"""Which variables of contexts are used neither by a living function nor by one that it could make.

A context keeps the variables of a scope for all functions inside it. If one of them lives, so does everything that any
of them uses. V8 tells which scope uses which variable (see format.scopes), and the heap which functions live:

    closure → its context → the contexts around it        what a living function can reach
    scope that uses a variable → the scopes around it     a function among these uses it, or can make one that does

A variable is used in a context if some function is in both.

Source: DevTools' ContextAnalyzer.ts. It takes the names of variables from the first context of each scope; here each
context has its own, which in Chrome 156 is the same.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from ..arrays import I32, I64, Mask, expand, unique
from .analysis import Analysis
from .avoiding import contexts
from .links import internal_targets
from .scope_rows import LOW, ScopeRows

_AT_ONCE = 1 << 22
_INTEGER = re.compile(r"\s*([+-]?\d+)", re.ASCII)


class Unused(NamedTuple):
    """Variables that no living function uses: the references from contexts to their values."""

    edges: I64
    context: I32
    """The context of each."""
    variable: I64
    """The number of each variable in `Scopes.names`."""
    scope: I32
    """The scope of each, a row of `Scopes`."""
    info: I32
    """The ScopeInfo of each."""
    unknown: int
    """How many contexts are of scripts of which the snapshot has no scopes."""
    closure: I32
    """A living function of each scope of the snapshot, or -1."""


def unused(of: Analysis) -> Unused:
    """The variables of contexts that no living function uses. Raises ValueError if the snapshot has no scopes."""
    scopes = of.columns.scopes
    if not scopes.there:
        raise ValueError(
            "this snapshot does not say which variables functions use: Chrome 156 and later record it, "
            "Node 26 and Deno 2.9 do not"
        )
    rows = ScopeRows(scopes)
    is_script = of.kinds.name_starts_with("system / Script") & ~of.renamed
    is_context = contexts(of)
    scope, info, unknown = _scopes_of_contexts(of, rows, is_script, is_context)
    reached, closure = _reached(of, rows, is_context, is_script)
    (some,) = np.nonzero(scope >= 0)
    edges, counts = expand(of.columns.first, some.astype(np.int32))
    owner = np.repeat(some, counts).astype(np.int32)
    kept = of.columns.edge_type[edges] == of.kinds.edge("context")
    edges, owner = edges[kept], owner[kept]
    variable = rows.variable_of(of.columns.strings, scope[owner], of.columns.edge_name[edges])
    kept = variable >= 0
    edges, owner, variable = edges[kept], owner[kept], variable[kept]
    free = ~_used(rows, reached, scope, owner, variable)
    edges, owner, variable = edges[free], owner[free], variable[free]
    return Unused(edges, owner, variable, scope[owner], info[owner], unknown, closure)


def _numbers(of: Analysis, nodes: I32) -> tuple[I64, Mask]:
    """The numbers that these nodes stand for, and which of the nodes stand for a number."""
    columns, kinds = of.columns, of.kinds
    there = np.flatnonzero(nodes >= 0)
    ints, place = np.unique(nodes[there], return_inverse=True)
    good = (columns.type[ints] == kinds.node("number")) & np.isin(columns.name[ints], columns.strings.numbers_of("int"))
    (values,) = internal_targets(columns, kinds, ints.astype(np.int32), "value")
    good &= values >= 0
    parsed = np.zeros(len(ints), np.int64)
    for at in np.flatnonzero(good).tolist():
        found = _INTEGER.match(of.names.raw(int(values[at])))
        if found and len(found[1]) < 19:
            parsed[at] = int(found[1])
        else:
            good[at] = False
    result, known = np.zeros(len(nodes), np.int64), np.zeros(len(nodes), bool)
    result[there], known[there] = parsed[place], good[place]
    return result, known


def _scopes_of_contexts(of: Analysis, rows: ScopeRows, is_script: Mask, is_context: Mask) -> tuple[I32, I32, int]:
    """The scope and the ScopeInfo of each context, -1 for other nodes; and how many contexts have no known scope."""
    columns, kinds = of.columns, of.kinds
    scope, info_of = np.full(len(columns.id), -1, np.int32), np.full(len(columns.id), -1, np.int32)
    nodes = np.flatnonzero(is_context).astype(np.int32)
    (infos,) = internal_targets(columns, kinds, nodes, "scope_info")
    nodes, infos = nodes[infos >= 0], infos[infos >= 0]
    each, place = np.unique(infos, return_inverse=True)
    ids, known = _numbers(of, internal_targets(columns, kinds, each, "scope_id")[0])
    script = np.where(known, _scripts_of_infos(of, each, is_script), -1)
    found = np.where(script >= 0, rows.find(script, ids), -1)
    scope[nodes], info_of[nodes] = found[place], infos
    return scope, info_of, int(((script >= 0) & ~rows.knows(script))[place].sum())


def _scripts_of_infos(of: Analysis, infos: I32, is_script: Mask) -> I32:
    """The script of each ScopeInfo, or of the nearest one around it that a function has, or -1."""
    columns, kinds = of.columns, of.kinds
    shared = kinds.name_starts_with("system / SharedFunctionInfo") & ~of.renamed & ~kinds.nodes("closure")
    functions = np.flatnonzero(shared).astype(np.int32)
    own, script = internal_targets(columns, kinds, functions, "name_or_scope_info", "script")
    is_info = kinds.named("system / ScopeInfo") & ~of.renamed
    good = (own >= 0) & (script >= 0)
    good[good] = is_info[own[good]] & is_script[script[good]]
    script_of = np.full(len(columns.id), -1, np.int32)
    script_of[own[good]] = script[good]
    outer, asked = np.arange(len(columns.id), dtype=np.int32), infos
    every = [asked]
    while len(asked := asked[script_of[asked] < 0]):  # each of them once, even if a damaged file has them in a circle
        (found,) = internal_targets(columns, kinds, asked, "outer_scope_info")
        outer[asked[found >= 0]] = found[found >= 0]
        asked = np.setdiff1d(found[found >= 0], np.concatenate(every)).astype(np.int32)
        every.append(asked)
    chain = np.concatenate(every)
    for _ in range(len(chain).bit_length() + 1):  # each round doubles the steps
        outer[chain] = outer[outer[chain]]
    return script_of[outer[infos]]


def _reached(of: Analysis, rows: ScopeRows, is_context: Mask, is_script: Mask) -> tuple[I64, I32]:
    """The scopes of living functions with the contexts that these reach, packed; and a living function of each scope.

    The upper half of a packed number is the scope, the lower half the context.
    """
    columns, kinds = of.columns, of.kinds
    nodes = np.flatnonzero(kinds.nodes("closure") & ~is_script & ~is_context).astype(np.int32)
    shared, context = internal_targets(columns, kinds, nodes, "shared", "context")
    good = (shared >= 0) & (context >= 0)
    nodes, shared, context = nodes[good], shared[good], context[good]
    each, place = np.unique(shared, return_inverse=True)
    script, scope_id = internal_targets(columns, kinds, each, "script", "scope_id")
    ids, known = _numbers(of, scope_id)
    function = np.where(known & (script >= 0), rows.find(script, ids), -1)[place]
    closure = np.full(rows.count, -1, np.int32)
    closure[function[function >= 0]] = nodes[function >= 0]
    all_contexts = np.flatnonzero(is_context).astype(np.int32)
    (outer,) = internal_targets(columns, kinds, all_contexts, "previous")
    outer[outer >= 0] = np.where(is_context[outer[outer >= 0]], outer[outer >= 0], -1)
    around = np.full(len(columns.id), -1, np.int32)
    around[all_contexts] = outer
    good = (function >= 0) & is_context[context]
    pairs = unique(function[good].astype(np.int64) << 32 | context[good])
    found = pairs
    while len(pairs):
        above = around[pairs & LOW]
        pairs = unique((pairs >> 32 << 32 | above)[above >= 0])
        pairs = pairs[~np.isin(pairs, found, assume_unique=True)]
        found = np.sort(np.concatenate((found, pairs)))
    return found, closure


def _used(rows: ScopeRows, reached: I64, scope: I32, context: I32, variable: I64) -> Mask:
    """Which of these variables of these contexts a living function uses."""
    if not len(variable):
        return np.zeros(0, bool)
    ordered, which = np.unique(context.astype(np.int64) << 32 | variable, return_inverse=True)
    used = np.zeros(len(ordered), bool)
    inner = scope[reached & LOW]
    reached, inner = reached[inner >= 0], inner[inner >= 0]
    keys = (reached >> 32) << 32 | inner  # the scope of a function, and that of a context which it reaches
    by = np.argsort(keys, kind="stable")
    keys, at_context = keys[by], (reached & LOW)[by]
    user, what = rows.users()
    needles = user.astype(np.int64) << 32 | rows.owner[what]
    low = np.searchsorted(keys, needles)
    counts = np.searchsorted(keys, needles, "right") - low
    ends = np.cumsum(counts)
    start = 0
    while start < len(counts):
        done = int(ends[start - 1]) if start else 0
        end = max(start + 1, int(np.searchsorted(ends, done + _AT_ONCE)))
        some = counts[start:end]
        first = np.repeat(low[start:end] - (np.cumsum(some) - some), some)
        pairs = at_context[first + np.arange(int(some.sum()))] << 32 | np.repeat(what[start:end], some)
        place = np.searchsorted(ordered, pairs)
        used[place[ordered[np.minimum(place, len(ordered) - 1)] == pairs]] = True
        start = end
    return used[which]
