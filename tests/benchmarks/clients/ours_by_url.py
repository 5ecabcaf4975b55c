"""cdpsync, with the URL of the WebSocket, so that it needs no HTTP to find it."""

from __future__ import annotations

from cdpsync import connect

from . import Where, ours


class Client(ours.Client):
    def __init__(self, at: Where) -> None:
        self._client = connect(at.url, timeout=None)
