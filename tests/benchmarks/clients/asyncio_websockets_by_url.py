"""The asyncio way, with the URL of the WebSocket, so that it needs no HTTP to find it."""

from __future__ import annotations

from ..meter import Meter
from . import Where
from .asyncio_websockets import connect_often


def connections(at: Where, meter: Meter, count: int) -> None:
    connect_often(at, meter, count, by_url=True)
