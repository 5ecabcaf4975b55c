"""Whether snapshots are in the order in which they were taken: V8 numbers objects as it first sees them."""

from __future__ import annotations

import numpy as np

from ..arrays import I64

_LEAST = 3
"""So many objects that are only in the second snapshot are no accident: a few get an id late."""
SWAPPED = (
    "these snapshots are not in the order in which they were taken: what is only in a later one has lower ids than "
    "what was there before. Name the oldest one first"
)


def swapped(older: I64, newer: I64) -> bool:
    """Whether the snapshot with the ids `newer` was taken before the one with the ids `older`.

    V8 numbers its objects with odd ids, each two above the one before (HeapObjectsMap in V8's
    profiler/heap-snapshot-generator.cc). So a later snapshot has ids above all that were there: the 28 pairs that were
    looked at do, of Node 12 to 26, Deno and Chromium, and none does the other way round. Even ids are the embedder's
    and say nothing.
    """
    last = int(older[older % 2 == 1].max(initial=0))
    odd = newer[newer % 2 == 1]
    if (odd > last).any():
        return False
    return int(np.count_nonzero(~np.isin(odd, older))) >= _LEAST
