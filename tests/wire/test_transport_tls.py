"""A transport over TLS."""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from cdpsync.errors import ConnectError, ConnectionClosed
from cdpsync.threads.deadline import Deadline
from cdpsync.wire.address import Address
from cdpsync.wire.transport import WebSocketTransport

from ..peers import LoopbackPeer, PeerConnection, TLSPeer, dripping
from .transports import FOREVER, open_at


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def tls(authority: trustme.CA) -> Iterator[tuple[LoopbackPeer, ssl.SSLContext]]:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    with TLSPeer(authority.issue_cert("localhost")) as peer:
        yield peer, context


def test_tls_carries_texts_of_any_size_both_ways(
    tls: tuple[LoopbackPeer, ssl.SSLContext], opened: list[WebSocketTransport]
) -> None:
    peer, context = tls
    address = Address("localhost", peer.port, True, "/one")
    opened.append(transport := open_at(address, Deadline(5), ssl_context=context))
    for size in (1, 70_000, 10_000_000):
        transport.send(json.dumps({"id": size, "params": {"x": "y" * size}}), FOREVER)
        assert json.loads(transport.recv())["result"] == {"x": "y" * size}


def test_tls_sends_and_receives_at_the_same_time(
    tls: tuple[LoopbackPeer, ssl.SSLContext], opened: list[WebSocketTransport]
) -> None:
    peer, context = tls
    address = Address("localhost", peer.port, True, "/one")
    opened.append(transport := open_at(address, Deadline(5), ssl_context=context))
    count = 500

    def send() -> None:
        for n in range(count):
            transport.send(json.dumps({"id": n, "params": {"fill": "x" * 5000}}), FOREVER)

    sender = threading.Thread(target=send)
    sender.start()
    assert [json.loads(transport.recv())["id"] for _ in range(count)] == list(range(count))
    sender.join()


def test_tls_loses_no_frame_when_a_send_times_out(
    tls: tuple[LoopbackPeer, ssl.SSLContext], opened: list[WebSocketTransport]
) -> None:
    """Encrypted data must be sent, or the peer could not read what follows."""
    peer, context = tls
    gate = threading.Event()
    got: list[int] = []

    def script(connection: PeerConnection) -> None:
        gate.wait(10)
        while True:
            got.append(connection.recv()["n"])

    peer.script = script
    address = Address("localhost", peer.port, True, "/one")
    opened.append(transport := open_at(address, Deadline(5), ssl_context=context))
    sent, refused = [], []
    for n in range(2000):
        try:
            transport.send(json.dumps({"n": n, "fill": "x" * 30_000}), Deadline(0.2))
            sent.append(n)
        except TimeoutError:
            refused.append(n)
        if len(refused) == 3:
            break
    gate.set()
    transport.send(json.dumps({"n": 5000}), Deadline(10))
    transport.close(Deadline(5))
    with pytest.raises(ConnectionClosed):
        transport.recv()
    # A frame that was refused half-way still goes out. Later ones may too, because the buffers of the kernel grow.
    assert [n for n in got if n not in refused] == [*sent, 5000]
    assert got == sorted(set(got))


def test_tls_with_a_peer_that_drips_is_given_up_in_time() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    with dripping(listener, b"\x16\x03\x03\x40\x00"):  # the head of a record of 16 kB, RFC 8446, section 5.1
        start = time.monotonic()
        with pytest.raises(ConnectError, match="TLS failed: .*(timed out|in time)"):
            open_at(Address("127.0.0.1", listener.getsockname()[1], True, "/x"), Deadline(0.4))
        assert time.monotonic() - start < 5


def test_an_untrusted_certificate_is_refused(tls: tuple[LoopbackPeer, ssl.SSLContext]) -> None:
    with pytest.raises(ConnectError, match="TLS failed.*certificate") as caught:
        open_at(Address("localhost", tls[0].port, True, "/one"), Deadline(5))
    assert isinstance(caught.value.__cause__, ssl.SSLCertVerificationError)


def test_a_certificate_for_another_name_is_refused(tls: tuple[LoopbackPeer, ssl.SSLContext]) -> None:
    with pytest.raises(ConnectError, match="TLS failed"):
        open_at(Address("127.0.0.1", tls[0].port, True, "/one"), Deadline(5), ssl_context=tls[1])


def test_a_peer_without_tls_is_refused(peer: LoopbackPeer, tmp_path: Path) -> None:
    with pytest.raises(ConnectError):
        open_at(Address("127.0.0.1", peer.port, True, "/one"), Deadline(0.5))
