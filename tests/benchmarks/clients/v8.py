"""V8 itself: `v8.writeHeapSnapshot()` in the program, called over a connection that carries no snapshot. A limit."""

from __future__ import annotations

from . import Where
from .bare_loop import Client as Loop

TARGETS = ("node", "deno")


class Client:
    def __init__(self, at: Where) -> None:
        self._loop = Loop(at)

    def snapshot(self, path: str) -> None:
        self._loop.call("Runtime.evaluate", expression=f"write({path!r})")

    def close(self) -> None:
        self._loop.close()
