"""Findings about memory that grows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..text import count_text, one_line
from .evidence import Thread, Use
from .finding import Finding
from .texts import of_thread, size_text

FASTEST = 1_000_000
"""Bytes a minute from which on memory grows: at 1 MB a minute, Node's limit of 4 GB is reached in three days."""

STEADY = 0.3
"""How much of the growth of the round before the next round must have: what warms up grows less and less."""

_NAMED = 3


def may_grow(uses: Sequence[Use]) -> bool:
    """Whether memory may be growing, garbage included: its lowest level rises.

    That of the last third of the time is compared with that of the first.
    """
    if len(uses) < 6:
        return False
    third = len(uses) // 3
    first, last = (min(one.all for one in part) for part in (uses[:third], uses[-third:]))
    minutes = (uses[-1].at - uses[0].at) * 2 / 3 / 60
    return (last - first) / minutes >= FASTEST


def growing(thread: Thread) -> Iterator[Finding]:
    """The live memory grows in every round. Weight: the part of it by which it grows in a minute, at most 1."""
    growth = thread.growth
    if growth is None or len(growth.uses) < 3:
        return
    rounds = [(after.all - before.all, after.at - before.at) for before, after in pairwise(growth.uses)]
    rates = [size / seconds * 60 for size, seconds in rounds if seconds > 0]
    if min(rates) < FASTEST or rates[-1] < STEADY * rates[0]:
        return
    first, last = growth.uses[0], growth.uses[-1]
    rate = (last.all - first.all) / (last.at - first.at) * 60
    sites = [site for site, _ in growth.makers[:1]]
    sites += [one.site for one in growth.grown if one.site is not None]
    sites += [site for site, _ in growth.makers[1:]]
    yield Finding(
        "growth",
        min(1.0, rate / max(first.all, 1)),
        f"the memory of {of_thread(thread)} grows by {size_text(rate)} a minute: live, it was {size_text(first.all)}, "
        f"and {size_text(last.all)} {last.at - first.at:.1f} s later",
        thread.name,
        tuple(dict.fromkeys(sites))[:_NAMED],
        {"bytes_per_minute": rate, "first_bytes": first.all, "last_bytes": last.all},
        tuple(_details(thread)),
        "cdpsync heap report {snapshot}" if growth.grown else "cdpsync snapshot {program} --count 3 --every 60",
    )


def _details(thread: Thread) -> Iterator[str]:
    assert thread.growth is not None
    for one in thread.growth.grown[:2]:
        yield (
            f"{count_text(one.count, 'object')} more of {one_line(one.name, 60)}, {size_text(one.size)}"
            f"{f' ({one.site})' if one.site else ''}, held by {one_line(one.path, 160)}"
        )
    for site, size in thread.growth.makers[:2]:
        yield f"{size_text(size)} that still live were allocated in {site.function} ({site})"
