"""The handshake of a transport."""

from __future__ import annotations

import socket
import time

import pytest

from cdpsync.errors import ConnectError
from cdpsync.threads.deadline import Deadline
from cdpsync.wire.address import Address
from cdpsync.wire.transport import WebSocketTransport

from ..peers import LoopbackPeer, dripping, http_answer
from .transports import open_at, open_transport


def test_the_handshake_sends_no_origin_and_the_right_host(peer: LoopbackPeer, opened: list[WebSocketTransport]) -> None:
    opened.append(open_transport(peer, headers={"X-Mine": "yes"}))
    (request,) = peer.requests
    assert request.startswith("GET /one HTTP/1.1\r\n")
    assert f"Host: 127.0.0.1:{peer.port}\r\n" in request
    assert "X-Mine: yes" in request
    assert "origin" not in request.lower()


def test_a_host_header_of_the_caller_is_sent_once(peer: LoopbackPeer, opened: list[WebSocketTransport]) -> None:
    opened.append(open_transport(peer, headers={"host": "inspector.test"}))
    assert [line for line in peer.requests[0].split("\r\n") if line.lower().startswith("host")] == [
        "Host: inspector.test"
    ]


def test_the_error_points_out_a_last_slash(peer: LoopbackPeer) -> None:
    peer.pages["/"] = http_answer(b"no", "400 Bad Request")
    with pytest.raises(ConnectError, match="without its last slash, the address is asked for a list of targets"):
        open_at(Address("127.0.0.1", peer.port, path="/"), Deadline(5))


@pytest.mark.parametrize("status", ["403 Forbidden", "404 Not Found", "500 No such target id: X", "401 Unauthorized"])
def test_a_refused_handshake_quotes_the_answer(peer: LoopbackPeer, status: str) -> None:
    peer.pages["/one"] = http_answer(b"because I say so", status)
    with pytest.raises(ConnectError, match=f"HTTP {status}: because I say so"):
        open_transport(peer)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"hello\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 101 OK\r\n\r\n",
        b"HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: no\r\n\r\n",
        b"\xff\xff\xff\r\n\r\n",
    ],
)
def test_an_answer_that_is_not_a_handshake_is_a_connect_error(peer: LoopbackPeer, answer: bytes) -> None:
    peer.pages["/one"] = answer
    with pytest.raises(ConnectError, match=r"ws://127\.0\.0\.1"):
        open_transport(peer)


def test_a_redirect_is_not_followed(peer: LoopbackPeer) -> None:
    with LoopbackPeer() as other:
        location = f"Location: ws://127.0.0.1:{other.port}/two"
        peer.pages["/one"] = http_answer(b"", "302 Found", location)
        with pytest.raises(ConnectError):
            open_transport(peer)
        assert other.requests == []


def test_a_handshake_that_never_ends_is_given_up(peer: LoopbackPeer) -> None:
    silent = socket.create_server(("127.0.0.1", 0))
    with silent:
        start = time.monotonic()
        with pytest.raises(ConnectError, match=r"time|timed out"):
            open_at(Address("127.0.0.1", silent.getsockname()[1], False, "/x"), Deadline(0.3))
        assert time.monotonic() - start < 5


def test_a_handshake_that_drips_is_given_up_too() -> None:
    """Each byte comes in time, but not all of them."""
    listener = socket.create_server(("127.0.0.1", 0))
    with dripping(listener), pytest.raises(ConnectError):
        open_at(Address("127.0.0.1", listener.getsockname()[1], False, "/x"), Deadline(0.4))
