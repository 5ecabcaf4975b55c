"""Findings about memory that grows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..text import one_line, size_text
from .evidence import Growth, Thread, Use
from .finding import Finding
from .texts import of_thread, worker_option

FASTEST = 1_000_000
"""The least growth that is a finding, in bytes a minute: 1 MB a minute reaches Node's limit of 4 GB in three days."""

STEADY = 0.3
"""How much of the growth of the round before the next round must have: what warms up grows less and less."""

_NAMED = 3


def may_grow(uses: Sequence[Use]) -> bool:
    """Whether memory may be growing, garbage included: its lowest level rises.

    That of the last third of the time is compared with that of the first.
    """
    if len(uses) < 5:
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
    first, last = growth.uses[0], growth.uses[-1]
    seconds = last.at - first.at
    rounds = [(after.all - before.all, after.at - before.at) for before, after in pairwise(growth.uses)]
    rates = [size / time * 60 for size, time in rounds if time > 0]
    rate = (last.all - first.all) / seconds * 60
    if growth.grown is not None:  # without what V8 keeps for itself
        rate = min(rate, sum(one.size for one in growth.grown) * len(rounds) / seconds * 60)
    if rate < FASTEST or min(rates) < STEADY * max(rates):
        return
    sites = [site for one in (growth.grown or [])[:2] for site in one.sites[:1]]
    sites += [site for site, _ in growth.makers[:2]]
    sites += [site for one in (growth.grown or [])[:2] for site in one.sites[1:]]
    yield Finding(
        "growth",
        min(1.0, rate / max(first.all, 1)),
        f"the memory of {of_thread(thread)} grows by {size_text(rate)} a minute: after a collection, "
        f"{size_text(first.all)} were in use, and {seconds:.1f} s later {size_text(last.all)}",
        thread.name,
        tuple(dict.fromkeys(sites))[:_NAMED],
        {"bytes_per_minute": rate, "first_bytes": first.all, "last_bytes": last.all, "between_seconds": seconds},
        tuple(_details(growth)),
        "cdpsync heap report {last} --older {first}"
        if len(growth.files) > 1
        else f"cdpsync snapshot {{program}}{worker_option(thread)} --count 3 --every 60",
        tuple(growth.files),
    )


def _details(growth: Growth) -> Iterator[str]:
    for one in (growth.grown or [])[:2]:
        yield f"{size_text(one.size)} each round: {one_line(one.text, 200)}"
        yield f"  {one_line(one.path, 160)}"
    for site, size in growth.makers[:2]:
        yield f"{size_text(size)} that still live were allocated in {site.function} ({site})"
