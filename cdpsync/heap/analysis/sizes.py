"""Sizes in bytes, as Chrome DevTools shows them: the shallow size of each node, and how much there is of each kind.

An array, a hidden object or the text of an external string that belongs to one object alone counts as a part of that
object. DevTools does the same if a snapshot was taken without V8's internals.

Source: DevTools' HeapSnapshot.ts, JSHeapSnapshot.calculateShallowSizes, calculateStatistics.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ..arrays import I32, I64, Mask, distinct, expand, leading
from ..format.columns import Columns
from ..format.kinds import Kinds

_NOBODY, _SEVERAL = -1, -2
_PART = 1 << 16
"""So many nodes are handled at once. The arrays that this takes stay small."""


def shallow_sizes(columns: Columns, kinds: Kinds, sources: I32) -> I64:
    """The shallow size of each node, in bytes. A node that counts as a part of another one has 0."""
    if not len(kinds.user_roots()):
        return columns.self_size
    size: I64 = columns.self_size.copy()
    ownable = kinds.nodes("hidden", "array")
    ownable |= kinds.nodes("native") & kinds.named("system / ExternalStringData")
    owner = np.where(ownable, np.int32(_NOBODY), np.arange(len(size), dtype=np.int32))
    strong = columns.edge_type != kinds.edge("weak")
    edges = np.flatnonzero(strong & ownable[columns.to] & ~ownable[sources])
    targets, by = columns.to[edges], sources[edges]
    slot = np.empty(len(size), np.int32)
    while len(targets):
        fresh = owner[targets] == _NOBODY
        owner[targets[fresh]] = by[fresh]
        clash = (owner[targets] != by) & (owner[targets] != _SEVERAL)
        owner[targets[clash]] = _SEVERAL
        changed = distinct(targets[fresh | clash], slot)
        parts = [
            _passed(columns, strong, ownable, owner, changed[start : start + _PART])
            for start in range(0, len(changed), _PART)
        ]
        targets, by = (np.concatenate(one) for one in zip(*parts, strict=True)) if parts else (changed, changed)
    owned = np.flatnonzero(ownable & (owner > 0) & ~kinds.nodes("synthetic")[owner])
    size += np.bincount(owner[owned], weights=size[owned], minlength=len(size)).astype(np.int64)
    size[owned] = 0
    return size


def _passed(columns: Columns, strong: Mask, ownable: Mask, owner: I32, nodes: I32) -> tuple[I32, I32]:
    """The nodes that these nodes lead to and may pass their owner to, and the owners."""
    edges, counts = expand(columns.first, nodes)
    targets, by = columns.to[edges], np.repeat(owner[nodes], counts)
    passed = strong[edges] & ownable[targets]
    passed &= (owner[targets] != by) & (owner[targets] != _SEVERAL)
    return targets[passed], by[passed]


def total_size(columns: Columns) -> int:
    """The size of all nodes and of what V8 reports outside its heap, in bytes."""
    return int(columns.self_size.sum()) + columns.header.extra_native_bytes


def statistics(columns: Columns, kinds: Kinds, size: I64, total: int) -> dict[str, int]:
    """The bytes of each kind of node. `total` is the retained size of the root."""
    extra = columns.header.extra_native_bytes
    native = kinds.nodes("native")
    strings = kinds.nodes("string", "concatenated string", "sliced string")
    code, hidden = kinds.nodes("code"), kinds.nodes("hidden")
    arrays = kinds.named("Array") & ~(native | strings | code | hidden)
    natives = extra + int(size[native].sum())
    total += extra
    return {
        "total": total,
        "v8_heap": total - natives,
        "code": int(size[code].sum()),
        "strings": int(size[strings].sum()),
        "js_arrays": int(size[arrays].sum()) + _elements(columns, kinds, size, np.flatnonzero(arrays)),
        "system": int(size[hidden].sum()),
        "native": natives,
        "typed_arrays": int(size[native & kinds.named("system / JSArrayBufferData")].sum()),
    }


def _elements(columns: Columns, kinds: Kinds, size: I64, arrays: Any) -> int:
    """The bytes of the elements of these arrays that nothing else holds."""
    edges, counts = expand(columns.first, arrays)
    those = (columns.edge_type[edges] == kinds.edge("internal")) & kinds.edges_named("elements")[edges]
    owners = np.repeat(arrays, counts)[those]
    if not len(owners):
        return 0
    to = columns.to[edges[those][leading(owners)]]
    held = np.bincount(columns.to, minlength=len(size))
    return int(size[to[held[to] == 1]].sum())
