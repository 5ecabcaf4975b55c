"""Transports to a peer of the test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cdpsync.threads.deadline import Deadline
from cdpsync.wire import PipeTransport, Transport, WebSocketTransport
from cdpsync.wire.address import Address
from cdpsync.wire.http import HTTPConnection

from ..peers import LoopbackPeer, PeerConnection, frame
from ..pipes import PipePeer, PipePeerConnection

FOREVER = Deadline(None)


def open_transport(peer: LoopbackPeer, **options: Any) -> WebSocketTransport:
    return open_at(Address("127.0.0.1", peer.port, False, "/one"), Deadline(5), **options)


def open_at(address: Address, deadline: Deadline, **options: Any) -> WebSocketTransport:
    return WebSocketTransport.open(HTTPConnection(address, **options), address.path, deadline)


class Line:
    """A transport, and the peer at its other end."""

    def __init__(self, peer: LoopbackPeer | PipePeer) -> None:
        self._peer = peer
        self._opened: list[Transport] = []

    def open(self, script: Callable[[PeerConnection], None]) -> Transport:
        """A transport to a peer that runs this script, and then leaves."""
        self._peer.script = script
        self._opened.append(self._dial())
        return self._opened[-1]

    def receive(self, *parts: bytes, leaves: bool = False) -> Transport:
        """A transport to which the peer sends these bytes; it then leaves, or waits for the client to leave."""

        def script(connection: PeerConnection) -> None:
            for part in parts:
                connection.raw(part)
            if not leaves:
                connection.wait_until_closed()

        return self.open(script)

    def end(self) -> None:
        for transport in self._opened:
            transport.abort()
            transport.release()

    def text(self, payload: bytes) -> bytes:
        """One text as it comes over this line."""
        raise NotImplementedError

    def _dial(self) -> Transport:
        raise NotImplementedError


class WebSocketLine(Line):
    _peer: LoopbackPeer

    def text(self, payload: bytes) -> bytes:
        return frame(payload)

    def _dial(self) -> Transport:
        return open_transport(self._peer)


class PipeLine(Line):
    _peer: PipePeer

    def text(self, payload: bytes) -> bytes:
        return PipePeerConnection.text(payload)

    def _dial(self) -> Transport:
        return PipeTransport(self._peer.dial())
