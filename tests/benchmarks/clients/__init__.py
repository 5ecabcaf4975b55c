"""A file for each client, which uses the client as its own documentation says.

A file has a class Client, which connects when it is created. It has `call()`, `close()`, and a method for everything
else that the client can do. `works` has the work, which is the same for all clients. If a file has TARGETS, the client
supports only these.
"""

from __future__ import annotations

from typing import NamedTuple


class Where(NamedTuple):
    """Where a target is. `kind` is "node", "deno", "chromium" or "replay"."""

    kind: str
    host: str
    port: int
    url: str
    """The URL of its WebSocket."""
