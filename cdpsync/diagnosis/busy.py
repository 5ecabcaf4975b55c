"""Findings about a thread that has no time left, or spends most of it in one function."""

from __future__ import annotations

from collections.abc import Iterator

from ..call_tree import seconds_text, share_text
from .evidence import Thread
from .finding import Finding
from .owners import busy_seconds, owners
from .texts import of_thread, worker_option

BUSY = 0.8
"""The least share of the time that makes a thread busy. In a queue with random arrivals (M/M/1), work waits four times
as long as it takes when the server is used for 80% of the time, and ever longer beyond."""

HOT = 0.5
"""The least share of the time that makes a function hot: without it, the thread would have twice the time."""

COLLECTOR = 0.2
"""The least share of the time of the garbage collector that is a finding: a program that makes garbage at a normal rate
spends below 10%."""

SHORTEST = 0.5
"""A profile that is shorter, in seconds, says nothing about a share of the time."""

_WORKS = 0.2
"""The part of its busy time for which a worker must have had a CPU; on a machine that is busy itself it gets less."""

_FULL = 0.95
"""With this share of the time a thread counts as busy, however little CPU it gets: it would use more. With less, only
the time counts that it would take with a CPU of its own."""

_NAMED = 3


WORTH_A_LOOK = 0.1
"""The least share of the time for which the lines of functions that V8 has optimized before are worth finding."""


def is_worth_a_look(thread: Thread) -> bool:
    """Whether the thread is busy enough for a second look, which has the lines of all functions."""
    profile = thread.profile
    return profile is not None and busy_seconds(profile) >= WORTH_A_LOOK * profile.duration


def waits(thread: Thread) -> bool:
    """Whether this is a worker that only waits, as in Atomics.wait(). V8's samples do not tell that from work."""
    return thread.name != "" and thread.got is not None and thread.got < _WORKS


def busy_share(thread: Thread) -> float:
    """The part of the time in which a thread is not idle; 0 without a profile."""
    profile = thread.profile
    return busy_seconds(profile) / profile.duration if profile is not None and profile.duration else 0.0


def busy(thread: Thread) -> Iterator[Finding]:
    """The thread is busy (weight: the share of the time), or one function is hot (the share of that function)."""
    profile = thread.profile
    if profile is None or profile.duration < SHORTEST or thread.halt is not None:
        return
    duration, active = profile.duration, busy_seconds(profile)
    share = active / duration
    seen = profile if thread.exact is None or thread.exact.duration < SHORTEST else thread.exact
    found = owners(seen)
    hottest = found[0].seconds / seen.duration if found else 0.0
    if share < _FULL and thread.got is not None:
        share, hottest = share * min(1.0, thread.got), hottest * min(1.0, thread.got)
    if (share < BUSY and hottest < HOT) or waits(thread):
        return
    where = of_thread(thread)
    numbers = {"busy_share": share, "busy_seconds": active, "watched_seconds": duration}
    most = ""
    if found:
        numbers["hottest_share"] = hottest
        most = f", {share_text(hottest)} in {found[0].site.function} ({found[0].site})"
    text = f"{where} is busy {share_text(share)} of the time{most}"
    yield Finding(
        "busy" if share >= BUSY else "hot",
        min(1.0, share if share >= BUSY else hottest),
        text,
        thread.name,
        tuple(one.site for one in found[:_NAMED]),
        numbers,
        tuple(one.text() for one in found[:_NAMED]),
        f"cdpsync cpu {{program}}{worker_option(thread)} -d 10",
    )


def collector(thread: Thread) -> Iterator[Finding]:
    """The garbage collector takes much of the time (weight: that share)."""
    profile = thread.profile
    if profile is None or profile.duration < SHORTEST or thread.halt is not None:
        return
    tree = profile.call_tree
    spent = sum(value for value, function in zip(tree.values, tree.functions, strict=True) if function.category == "gc")
    share = spent / profile.duration
    if share < COLLECTOR:
        return
    yield Finding(
        "collector",
        share,
        f"the garbage collector takes {share_text(share)} of the time of {of_thread(thread)} ({seconds_text(spent)})",
        thread.name,
        numbers={"collector_share": share, "collector_seconds": spent},
        closer=f"cdpsync sample {{program}}{worker_option(thread)} -d 10",
    )
