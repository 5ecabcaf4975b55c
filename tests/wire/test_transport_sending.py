"""What a transport sends."""

from __future__ import annotations

import json
import struct

import pytest

from cdpsync.errors import ConnectionClosed
from cdpsync.threads.deadline import Deadline
from cdpsync.wire.transport import WebSocketTransport

from ..peers import LoopbackPeer, PeerConnection
from .transports import FOREVER, open_transport


def test_a_command_is_one_masked_text_frame(peer: LoopbackPeer, opened: list[WebSocketTransport]) -> None:
    got: list[object] = []
    peer.script = lambda connection: got.extend(connection.recv() for _ in range(3))
    opened.append(transport := open_transport(peer))
    texts = [{"x": "y" * size} for size in (10, 1000, 20_000_000)]
    for text in texts:
        transport.send(json.dumps(text), FOREVER)
    with pytest.raises(ConnectionClosed):
        transport.recv()
    assert got == texts


def test_close_sends_a_close_frame(peer: LoopbackPeer, opened: list[WebSocketTransport]) -> None:
    got: list[tuple[int, bytes]] = []

    def script(connection: PeerConnection) -> None:
        got.append(connection.recv_frame())
        connection.close(1000)

    peer.script = script
    opened.append(transport := open_transport(peer))
    transport.close(Deadline(1))
    with pytest.raises(ConnectionClosed, match="1000"):
        transport.recv()
    assert got == [(8, struct.pack("!H", 1000))]
