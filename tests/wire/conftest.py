from __future__ import annotations

from collections.abc import Iterator

import pytest

from cdpsync.wire.transport import WebSocketTransport

from ..peers import LoopbackPeer
from ..pipes import PipePeer
from .transports import Line, PipeLine, WebSocketLine


@pytest.fixture
def opened(peer: LoopbackPeer) -> Iterator[list[WebSocketTransport]]:
    """Transports that are released after the test."""
    transports: list[WebSocketTransport] = []
    yield transports
    for transport in transports:
        transport.abort()
        transport.release()


@pytest.fixture(params=["websocket", "pipe"])
def line(request: pytest.FixtureRequest) -> Iterator[Line]:
    """A transport of each kind, with a peer at its other end."""
    with LoopbackPeer() if request.param == "websocket" else PipePeer() as peer:
        one: Line = WebSocketLine(peer) if isinstance(peer, LoopbackPeer) else PipeLine(peer)
        yield one
        one.end()
