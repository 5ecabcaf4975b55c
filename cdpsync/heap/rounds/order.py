"""Whether snapshots of one process are given in the order in which they were taken, and each of them once.

V8 numbers its objects as it first sees them, with odd ids, each two above the one before (HeapObjectsMap in V8's
profiler/heap-snapshot-generator.cc). So a later snapshot has ids above all that were there before. The 28 pairs that
were looked at do, of Node 12 to 26, Deno and Chromium, and none does the other way round. Even ids are the embedder's,
and say nothing.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from ..arrays import I64

_LEAST = 3
"""With fewer objects that only the second snapshot has, it may be chance: a few objects get an id late."""
SWAPPED = (
    "these snapshots are not in the order in which they were taken: objects that only a later one has have lower ids "
    "than those before. Name the oldest snapshot first"
)


def order_doubt(ids: list[I64], steps: int) -> str:
    """What is wrong with the order of snapshots, as a warning; "" if nothing is. `ids` are those of their objects.

    With one step, the last two may be the same, because there may be nothing to undo.
    """
    for number, (older, newer) in enumerate(pairwise(ids), 1):
        if swapped(older, newer):
            return (
                f"Doubtful: snapshot {number + 1} was taken before snapshot {number}: it has objects with lower ids "
                "that are missing there. Give them in the order in which they were taken."
            )
    pairs = [(at, at + 1) for at in range(len(ids) - (2 if steps == 1 else 1))] + [(0, len(ids) - 1)]
    for one, other in pairs:
        if np.array_equal(ids[one], ids[other]):
            return (
                f"Doubtful: snapshots {one + 1} and {other + 1} have the same objects, so nothing was made between "
                "them. Is one file given twice?"
            )
    return ""


def swapped(older: I64, newer: I64) -> bool:
    """Whether the snapshot with the ids `newer` was taken before the one with the ids `older`."""
    last = int(older[older % 2 == 1].max(initial=0))
    odd = newer[newer % 2 == 1]
    if (odd > last).any():
        return False
    return int(np.count_nonzero(~np.isin(odd, older))) >= _LEAST
