"""Whether snapshots of one process are given in the order in which they were taken, and each one once.

V8 numbers JavaScript objects with odd numbers that only grow. So an object that is only in the newer of two snapshots
has a higher number than all in the older one: in 18 real pairs, of Node 12 to 26, Deno 2 and Chromium, all did. Given
the other way round, none does. Even numbers belong to other things, and mean nothing.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from ..arrays import I64

_FEW = 10
"""So many objects may have been out of sight in one snapshot, such as those that only a debugger held."""


def order_doubt(ids: list[I64], steps: int) -> str:
    """What is wrong with the order of snapshots, as a sentence; "" if nothing is. `ids` are those of their objects.

    With one step, the last two may be the same: nothing need be undone.
    """
    for number, (older, newer) in enumerate(pairwise(ids), 1):
        if _is_older(newer, older):
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


def _is_older(newer: I64, older: I64) -> bool:
    """Whether what is said to be the newer snapshot was taken before the older one."""
    before, after = (one[one & 1 == 1] >> 1 for one in (older, newer))
    newest = before.max(initial=0)
    impossible = int(np.count_nonzero(~np.isin(after[after < newest], before)))
    return impossible > max(_FEW, int(np.count_nonzero(after > newest)))
