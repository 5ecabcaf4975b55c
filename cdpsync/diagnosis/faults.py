"""Findings about errors: exceptions and rejections that nothing has caught, and what the program calls an error."""

from __future__ import annotations

from collections.abc import Iterator

from ..text import count_text, one_line
from .evidence import Fault, Thread
from .finding import Finding
from .texts import of_thread, worker_option

_WHAT = {
    "exception": "uncaught exception",
    "rejection": "unhandled rejection",
    "console": "console error",
}

_OWN_WORDS = 0.5
"""The weight of what the program itself reports as an error, beside one that nothing has caught: it knows of it."""


def faults(thread: Thread) -> Iterator[Finding]:
    """Errors by their place. Weight: how many there are a second, at most 1; on the console, half of that."""
    for fault in sorted(thread.faults, key=lambda one: -one.count):
        rate = fault.count / max(thread.seconds, 1.0)
        weight = min(1.0, rate) * (_OWN_WORDS if fault.kind == "console" else 1.0)
        place = f" at {fault.site}" if fault.site is not None else ""
        worker = f" in {of_thread(thread)}" if thread.name else ""
        yield Finding(
            "console" if fault.kind == "console" else "uncaught",
            weight,
            f"{count_text(fault.count, _WHAT[fault.kind])}{worker}{place}: {one_line(fault.text, 120)}",
            thread.name,
            (fault.site,) if fault.site is not None else (),
            {"count": fault.count, "per_second": rate},
            closer=_closer(fault) + worker_option(thread),
        )


def _closer(fault: Fault) -> str:
    return "cdpsync console {program}" if fault.kind == "console" else "cdpsync debug {program}"
