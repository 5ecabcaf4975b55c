"""WebSocketTransports to a loopback peer."""

from __future__ import annotations

from typing import Any

from cdpsync.threads.deadline import Deadline
from cdpsync.wire.address import Address
from cdpsync.wire.http import HTTPConnection
from cdpsync.wire.transport import WebSocketTransport

from ..peers import LoopbackPeer

FOREVER = Deadline(None)


def open_transport(peer: LoopbackPeer, **options: Any) -> WebSocketTransport:
    return open_at(Address("127.0.0.1", peer.port, False, "/one"), Deadline(5), **options)


def open_at(address: Address, deadline: Deadline, **options: Any) -> WebSocketTransport:
    return WebSocketTransport.open(HTTPConnection(address, **options), address.path, deadline)
