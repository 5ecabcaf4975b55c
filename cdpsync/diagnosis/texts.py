"""How findings name things."""

from __future__ import annotations

from .evidence import Thread


def of_thread(thread: Thread) -> str:
    """What a thread is called."""
    return f"the worker {thread.name}" if thread.name else "the main thread"


def size_text(size: float) -> str:
    """A number of bytes with its unit; decimal, as everywhere in cdpsync."""
    for unit, factor in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if abs(size) >= factor:
            return f"{size / factor:.3g} {unit}" if abs(size) < 1000 * factor else f"{size / factor:.0f} {unit}"
    return f"{size:.0f} bytes"
