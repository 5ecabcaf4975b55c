"""How findings name things."""

from __future__ import annotations

from .evidence import Thread


def of_thread(thread: Thread) -> str:
    """What a thread is called."""
    return f"the worker {thread.name}" if thread.name else "the main thread"
