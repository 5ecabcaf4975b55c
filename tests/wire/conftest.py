from __future__ import annotations

from collections.abc import Iterator

import pytest

from cdpsync.wire.transport import WebSocketTransport

from ..peers import LoopbackPeer


@pytest.fixture
def opened(peer: LoopbackPeer) -> Iterator[list[WebSocketTransport]]:
    """Transports that are released after the test."""
    transports: list[WebSocketTransport] = []
    yield transports
    for transport in transports:
        transport.abort()
        transport.release()
