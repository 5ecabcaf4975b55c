"""Several requests over one connection, and what happens if the peer does not leave it open."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable

import pytest
import trustme

from cdpsync import connect, list_targets
from cdpsync.errors import ConnectError
from cdpsync.threads.deadline import Deadline
from cdpsync.wire.address import Address
from cdpsync.wire.http import HTTPConnection

from ..conftest import ALL, Start
from ..peers import LoopbackPeer, PeerConnection, TLSPeer, http_answer, upgrade


def paths(peer: LoopbackPeer) -> list[str]:
    return [request.split()[1] for request in peer.requests]


def test_connecting_uses_one_connection(peer: LoopbackPeer) -> None:
    with connect(peer.port) as client:
        assert client.send_command("A.run", {"x": 1}) == {"x": 1}
    assert paths(peer) == ["/json/list", "/json/version", "/one"]
    assert peer.accepted == 1


@pytest.mark.parametrize("path", ["/json/list", "/json/version"])
@pytest.mark.parametrize("status", ["1.0", "1.1"])
def test_a_peer_that_closes_after_an_answer_is_connected_to_again(peer: LoopbackPeer, path: str, status: str) -> None:
    """It does not announce that."""
    content = peer.targets if path == "/json/list" else {"Browser": "Peer/1.0"}
    peer.pages[path] = http_answer(content).replace(b"HTTP/1.1", f"HTTP/{status}".encode())
    with connect(peer.port) as client:
        assert client.browser == "Peer/1.0"
        assert client.send_command("A.run", {"x": 1}) == {"x": 1}
    assert peer.accepted == 2


def test_a_peer_that_announces_the_end_is_connected_to_again_at_once(peer: LoopbackPeer) -> None:
    peer.pages["/json/list"] = lambda sock, _: sock.sendall(http_answer(peer.targets, "200 OK", "Connection: close"))
    connect(peer.port).close()
    assert paths(peer) == ["/json/list", "/json/version", "/one"]
    assert peer.accepted == 2


def test_a_peer_that_falls_silent_after_an_answer_is_connected_to_again_in_time(peer: LoopbackPeer) -> None:
    def only_one(sock: socket.socket, _: str) -> None:
        sock.sendall(http_answer(peer.targets))
        while sock.recv(65536):
            pass

    peer.pages["/json/list"] = only_one
    start = time.monotonic()
    with connect(peer.port, connect_timeout=1.0) as client:
        assert client.browser == "Peer/1.0"
        assert client.send_command("A.run", {"x": 1}) == {"x": 1}
    assert time.monotonic() - start < 2


@pytest.mark.parametrize(
    "answer",
    [
        lambda content: content + b'HTTP/1.1 200 OK\r\nContent-Length: 19\r\n\r\n{"Browser": "Junk"}',
        lambda content: content.replace(b"Content-Length", b"X"),
    ],
    ids=["more than its length", "no length"],
)
def test_bytes_after_an_answer_are_not_taken_for_the_next_answer(
    peer: LoopbackPeer, answer: Callable[[bytes], bytes]
) -> None:
    peer.pages["/json/list"] = answer(http_answer(peer.targets))
    with connect(peer.port) as client:
        assert client.browser == "Peer/1.0"


def test_a_late_empty_line_after_an_answer_is_not_taken_for_the_next_answer(peer: LoopbackPeer) -> None:
    def careless(sock: socket.socket, request: str) -> None:
        sock.sendall(http_answer(peer.targets))
        sock.recv(65536)
        sock.sendall(b"\r\n")

    peer.pages["/json/list"] = careless
    http = HTTPConnection(Address("127.0.0.1", peer.port), keep_open=True)
    http.request("/json/list", Deadline(5))
    assert b"Peer/1.0" in http.request("/json/version", Deadline(5))
    http.close()


@pytest.mark.parametrize("answer", [http_answer(b"", "400 Bad Request"), b"HTTP/1.1 101"], ids=["refused", "cut short"])
def test_a_peer_that_takes_a_handshake_only_as_the_first_request_is_connected_to_again(
    peer: LoopbackPeer, answer: bytes
) -> None:
    def handshake(sock: socket.socket, request: str) -> None:
        if paths(peer).count("/one") == 1:
            sock.sendall(answer)
        else:
            sock.sendall(upgrade(request))
            peer.script(PeerConnection(sock, request, b""))

    peer.pages["/one"] = handshake
    with connect(peer.port) as client:
        assert client.send_command("A.run", {"x": 1}) == {"x": 1}
    assert peer.accepted == 2


def test_a_request_that_fails_over_a_new_connection_is_not_sent_again(peer: LoopbackPeer) -> None:
    peer.pages["/json/list"] = b""
    with pytest.raises(ConnectError, match="closed without an answer"):
        list_targets(peer.port)
    assert paths(peer) == ["/json/list"]


def test_a_request_that_fails_twice_is_not_sent_a_third_time(peer: LoopbackPeer) -> None:
    peer.pages["/one"] = b""
    with pytest.raises(ConnectError, match="/one: the connection was closed without an answer"):
        connect(peer.port)
    assert paths(peer) == ["/json/list", "/json/version", "/one", "/one"]


def test_a_refusal_leaves_the_connection_open_for_the_next_question(peer: LoopbackPeer) -> None:
    http = HTTPConnection(Address("127.0.0.1", peer.port), keep_open=True)
    for path in ("/nowhere", "/json/version"):
        try:
            http.request(path, Deadline(5))
        except ConnectError as error:
            assert error.status == 404  # noqa: PT017
    http.close()
    assert peer.accepted == 1


def test_after_abort_no_request_is_answered(peer: LoopbackPeer) -> None:
    http = HTTPConnection(Address("127.0.0.1", peer.port), keep_open=True)
    http.request("/json/list", Deadline(5))
    http.abort()
    with pytest.raises(ConnectError):
        http.request("/json/list", Deadline(5))


def test_tls_is_begun_only_once() -> None:
    authority, context = trustme.CA(), ssl.create_default_context()
    authority.configure_trust(context)
    with TLSPeer(authority.issue_cert("127.0.0.1")) as peer:
        with connect(f"https://127.0.0.1:{peer.port}", ssl_context=context) as client:
            assert client.send_command("A.run", {"x": 1}) == {"x": 1}
        assert paths(peer) == ["/json/list", "/json/version", "/one"]
        assert peer.accepted == 1


@pytest.mark.real
@pytest.mark.parametrize("name", ALL)
def test_a_runtime_answers_all_that_connecting_asks_over_one_connection(
    start: Start, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = start(name).port
    dialled: list[object] = []
    dial = socket.socket.connect

    def counted(self: socket.socket, address: object) -> None:
        dialled.append(address)
        dial(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", counted)
    with connect(port) as client:
        client.send_command("Runtime.evaluate", {"expression": "1"})
    assert len(dialled) == 1
