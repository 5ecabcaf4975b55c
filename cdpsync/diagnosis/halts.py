"""Findings about a program that does not run: it is held, paused, or has ended."""

from __future__ import annotations

from collections.abc import Iterator

from ..call_tree import seconds_text
from .evidence import Thread
from .finding import Finding
from .texts import of_thread, worker_option

_CLOSER = {"held": "cdpsync debug {program}", "paused": "cdpsync debug {program}", "ended": ""}


def halts(thread: Thread) -> Iterator[Finding]:
    """The thread does not run. Weight 1: all of the time is lost."""
    halt = thread.halt
    if halt is None:
        return
    where = of_thread(thread)
    lasted = max(0.0, thread.seconds - halt.since)
    place = f" at {halt.site}" if halt.site is not None else ""
    text = {
        "held": f"{where} waits for a debugger before its first line, for all of the {seconds_text(lasted)}",
        "paused": f"{where} is paused in a debugger{place}{f' ({halt.reason})' if halt.reason else ''}, "
        f"for {seconds_text(lasted)} at least",
        "ended": f"{where} has finished, and only waits for its debuggers to disconnect",
    }[halt.kind]
    yield Finding(
        "halt",
        1.0,
        text,
        thread.name,
        (halt.site,) if halt.site is not None else (),
        {"halted_seconds": lasted},
        closer=_CLOSER[halt.kind] and _CLOSER[halt.kind] + worker_option(thread),
    )
