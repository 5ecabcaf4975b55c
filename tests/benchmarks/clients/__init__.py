"""One file for each client, used as its own documentation says.

A file has a class Client, which connects when it is made, and has `call()`, `close()`, and a method for each other
thing that the client can do; what it lacks, it cannot. `works` has the work, the same for all. TARGETS, where there is
one, names the only targets that the client is made for.
"""

from __future__ import annotations

from typing import NamedTuple


class Where(NamedTuple):
    """A target, as a client is told of it. `kind` is "node", "deno", "chromium" or "replay"."""

    kind: str
    host: str
    port: int
    url: str
    """Its WebSocket."""
