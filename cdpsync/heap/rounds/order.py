"""Whether snapshots are in the order in which they were taken: V8 numbers objects as it first sees them."""

from __future__ import annotations

import numpy as np

from ..arrays import I64

_LEAST = 3
"""With fewer objects that only the second snapshot has, it may be chance: a few objects get an id late."""
SWAPPED = (
    "these snapshots are not in the order in which they were taken: objects that only a later one has have lower ids "
    "than those before. Name the oldest snapshot first"
)


def swapped(older: I64, newer: I64) -> bool:
    """Whether the snapshot with the ids `newer` was taken before the one with the ids `older`.

    V8 numbers its objects with odd ids, each two above the one before (HeapObjectsMap in V8's
    profiler/heap-snapshot-generator.cc). So a later snapshot has ids above all earlier ones. This held for all 28 pairs
    that were looked at, of Node 12 to 26, Deno and Chromium, and for no pair in the other order. Even ids are the
    embedder's and say nothing.
    """
    last = int(older[older % 2 == 1].max(initial=0))
    odd = newer[newer % 2 == 1]
    if (odd > last).any():
        return False
    return int(np.count_nonzero(~np.isin(odd, older))) >= _LEAST
