"""How findings name things."""

from __future__ import annotations

import shlex

from .evidence import Thread


def worker_option(thread: Thread) -> str:
    """The option of a command that looks closer at a worker, after a space; "" for the main thread."""
    return f" --worker {shlex.quote(thread.name)}" if thread.name else ""


def of_thread(thread: Thread) -> str:
    """What a thread is called."""
    return f"the worker {thread.name}" if thread.name else "the main thread"
