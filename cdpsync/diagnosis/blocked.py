"""Findings about an event loop that is late, or is never reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..call_tree import seconds_text, share_text
from .busy import waits
from .evidence import Thread
from .finding import Finding
from .owners import Owner, Span, owners
from .texts import of_thread

LATE = 0.2
"""A task that comes later than this, in seconds, is late: web.dev/inp calls a response within this limit good."""

OFTEN = 0.05
"""The least share of late time that is a finding: one request in twenty waits."""

ENDLESS = 2.0
"""How long a thread must not have come back to its event loop, at the end of the watch, in seconds."""

_NAMED = 3


def blocked(thread: Thread) -> Iterator[Finding]:
    """The event loop is late (weight: the share of the time), or never comes round at all (kind "loop", weight 1)."""
    if thread.halt is not None or not thread.turns:
        return
    never = [turn for turn in thread.turns if not turn.came]
    if never and never[0].seconds >= ENDLESS and not waits(thread):
        yield _endless(thread, never[0].at)
        return
    late = _joined([(turn.at, turn.at + turn.seconds) for turn in thread.turns if turn.seconds >= LATE])
    lost = sum(end - start for start, end in late)
    share = lost / thread.seconds if thread.seconds else 0.0
    if share < OFTEN or waits(thread):
        return
    longest = max(turn.seconds for turn in thread.turns)
    found = _ran(thread, late)
    named = [one for one in found if one.seconds >= 0.1 * lost][:_NAMED]
    yield Finding(
        "blocked",
        min(1.0, share),
        f"the event loop of {of_thread(thread)} was late {share_text(share)} of the time, by up to "
        f"{seconds_text(longest)}",
        thread.name,
        tuple(one.site for one in named),
        {"late_share": share, "late_seconds": lost, "longest_seconds": longest, "late_count": float(len(late))},
        tuple(f"meanwhile {one.text()}" for one in named),
        "cdpsync cpu {program} -d 10",
    )


def _endless(thread: Thread, since: float) -> Finding:
    found = _ran(thread, [(since, thread.seconds)])[:1]
    seen = Counter(thread.looks).most_common(2)
    sites = [site for site, _ in seen] + [one.site for one in found]
    text = f"{of_thread(thread)} has not come back to its event loop for {seconds_text(thread.seconds - since)}"
    return Finding(
        "loop",
        1.0,
        text + (f": it is in {sites[0].function or '(top level)'} ({sites[0]})" if sites else ""),
        thread.name,
        tuple(dict.fromkeys(sites)),
        {"since_seconds": thread.seconds - since},
        (
            *(f"{count} of {len(thread.looks)} looks at its stack: {site} {site.function}" for site, count in seen),
            *(one.text() for one in found),
        ),
        "cdpsync debug {program}",
    )


def _ran(thread: Thread, spans: list[Span]) -> list[Owner]:
    """The functions that ran within these spans of time, the busiest first."""
    for profile, at in ((thread.exact, thread.exact_at), (thread.profile, thread.profile_at)):
        if profile is not None:
            found = owners(profile, [(max(0.0, start - at), end - at) for start, end in spans if end > at])
            if found:
                return found
    return []


def _joined(spans: list[Span]) -> list[Span]:
    """Spans of time in order, those that overlap as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined
