"""V8 itself: `v8.writeHeapSnapshot()` within the program, asked for over a connection but sent over none. A limit."""

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
