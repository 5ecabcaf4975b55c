from __future__ import annotations

import json
import signal
import socket
import ssl
import struct
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme

from cdpsync.errors import ConnectError, ConnectionClosed, ProtocolError
from cdpsync.threads.deadline import Deadline
from cdpsync.wire.address import Address
from cdpsync.wire.http import HTTPConnection
from cdpsync.wire.transport import WebSocketTransport

from ..peers import LoopbackPeer, PeerConnection, TLSPeer, dripping, frame, http_answer

FOREVER = Deadline(None)


def open_transport(peer: LoopbackPeer, **options: Any) -> WebSocketTransport:
    return open_at(Address("127.0.0.1", peer.port, False, "/one"), Deadline(5), **options)


def open_at(address: Address, deadline: Deadline, **options: Any) -> WebSocketTransport:
    return WebSocketTransport.open(HTTPConnection(address, **options), address.path, deadline)


@pytest.fixture
def opened(peer: LoopbackPeer) -> Iterator[list[WebSocketTransport]]:
    """Transports that are released after the test."""
    transports: list[WebSocketTransport] = []
    yield transports
    for transport in transports:
        transport.abort()
        transport.release()


def receive(
    peer: LoopbackPeer, opened: list[WebSocketTransport], *parts: bytes, leaves: bool = False
) -> WebSocketTransport:
    """A transport to which the peer sends these bytes; it then leaves, or waits for the client to leave."""

    def script(connection: PeerConnection) -> None:
        for part in parts:
            connection.raw(part)
        if not leaves:
            connection.wait_until_closed()

    peer.script = script
    opened.append(open_transport(peer))
    return opened[0]


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536, 70_000, 5_000_000, 20_000_000])
def test_a_text_of_any_size_comes_whole(peer: LoopbackPeer, opened: list[WebSocketTransport], size: int) -> None:
    transport = receive(peer, opened, frame(b"x" * size) + frame(b"next"))
    assert transport.recv() == "x" * size
    assert transport.recv() == "next"


def test_frames_that_come_byte_by_byte_are_put_together(peer: LoopbackPeer, opened: list[WebSocketTransport]) -> None:
    whole = frame(b"a" * 130) + frame(b"b" * 3, final=False) + frame(b"c", 0) + frame(b"d")
    transport = receive(peer, opened, *[bytes([byte]) for byte in whole])
    assert [transport.recv() for _ in range(3)] == ["a" * 130, "bbbc", "d"]


def test_a_text_that_is_not_utf_8_is_received_and_is_not_json(
    peer: LoopbackPeer, opened: list[WebSocketTransport]
) -> None:
    transport = receive(peer, opened, frame(b'{"x":"\xff"}') + frame('{"x":"\ud83d"}'.encode("utf-8", "surrogatepass")))
    with pytest.raises(ValueError, match="Expecting value"):
        json.loads(transport.recv())
    assert json.loads(transport.recv()) == {"x": "\ud83d"}  # a lone surrogate is passed on, like its escape


def test_fragments_are_joined_with_pings_between_them(peer: LoopbackPeer, opened: list[WebSocketTransport]) -> None:
    parts = [frame(b"a", final=False), frame(b"?", 9), frame(b"b", 0, final=False), frame(b"c", 0)]
    assert receive(peer, opened, *parts).recv() == "abc"


def test_many_fragments_are_joined_in_linear_time(peer: LoopbackPeer, opened: list[WebSocketTransport]) -> None:
    """A hundred thousand of them, 100 MB in all. Joining them one by one would copy 5 TB."""
    piece = frame(b"x" * 1000, 0, final=False)
    transport = receive(peer, opened, frame(b"", final=False), *[piece * 1000] * 100, frame(b"", 0))
    assert len(transport.recv()) == 100_000_000


def test_a_ping_is_answered_with_its_payload(peer: LoopbackPeer, opened: list[WebSocketTransport]) -> None:
    answers: list[tuple[int, bytes]] = []

    def script(connection: PeerConnection) -> None:
        connection.raw(frame(b"hello", 9))
        answers.append(connection.recv_frame())
        connection.raw(frame(b"done"))

    peer.script = script
    opened.append(open_transport(peer))
    assert opened[0].recv() == "done"
    assert answers == [(10, b"hello")]


def test_a_ping_during_a_long_send_is_answered_after_it(peer: LoopbackPeer, opened: list[WebSocketTransport]) -> None:
    got: list[tuple[int, int]] = []
    pinged = threading.Event()

    def script(connection: PeerConnection) -> None:
        pinged.wait(5)
        connection.raw(frame(b"?", 9) + frame(b"seen"))
        reading.wait(5)
        for _ in range(2):
            opcode, payload = connection.recv_frame()
            got.append((opcode, len(payload)))

    reading = threading.Event()
    peer.script = script
    opened.append(transport := open_transport(peer))
    sender = threading.Thread(target=transport.send, args=("x" * 20_000_000, FOREVER))
    sender.start()
    while transport._outbox._lock.acquire(blocking=False):
        transport._outbox._lock.release()  # until the sender has it
    pinged.set()
    assert transport.recv() == "seen"  # the receiver did not wait for the sender
    reading.set()
    sender.join(10)
    with pytest.raises(ConnectionClosed):
        transport.recv()
    assert got == [(1, 20_000_000), (10, 1)]


def test_a_binary_message_is_ignored(peer: LoopbackPeer, opened: list[WebSocketTransport]) -> None:
    assert receive(peer, opened, frame(b"\0", 2), frame(b"text")).recv() == "text"


@pytest.mark.parametrize(
    ("code", "reason", "text"),
    [
        (None, "", "the target closed it"),
        (1000, "", "the target closed it with code 1000"),
        (1001, "going away", r"the target closed it with code 1001 \(going away\)"),
        (4999, "ours", r"the target closed it with code 4999 \(ours\)"),
    ],
)
def test_the_error_after_a_close_frame_has_its_code_and_reason(
    peer: LoopbackPeer, opened: list[WebSocketTransport], code: int | None, reason: str, text: str
) -> None:
    payload = b"" if code is None else struct.pack("!H", code) + reason.encode()
    with pytest.raises(ConnectionClosed, match=text) as caught:
        receive(peer, opened, frame(payload, 8)).recv()
    assert caught.value.code == code


def test_an_end_without_a_close_frame_is_said_to_be_one(
    peer: LoopbackPeer, opened: list[WebSocketTransport]
) -> None:
    with pytest.raises(ConnectionClosed, match="without a close frame") as caught:
        receive(peer, opened, leaves=True).recv()
    assert caught.value.code is None


@pytest.mark.parametrize("part", [b"\x81", b"\x81\x7e\x01", b"\x81\x05abc", b"\x81\x7f" + struct.pack("!Q", 2**20)])
def test_an_end_in_the_middle_of_a_frame_ends_the_connection(
    peer: LoopbackPeer, opened: list[WebSocketTransport], part: bytes
) -> None:
    with pytest.raises(ConnectionClosed):
        receive(peer, opened, part, leaves=True).recv()


def test_a_reset_ends_the_connection_and_names_the_error(peer: LoopbackPeer, opened: list[WebSocketTransport]) -> None:
    gate = threading.Event()

    def script(connection: PeerConnection) -> None:
        gate.wait(5)
        connection.reset()

    peer.script = script
    opened.append(open_transport(peer))
    gate.set()
    with pytest.raises(ConnectionClosed, match="reset"):
        opened[0].recv()


@pytest.mark.parametrize(
    "bad",
    [
        frame(b"x", reserved=4),
        frame(b"x", 3),
        frame(b"x", 0),
        frame(b"x", masked=True),
        frame(b"a", final=False) + frame(b"b"),
        frame(b"x", 9, final=False),
        frame(b"x", 8),
        frame(struct.pack("!H", 1005), 8),
    ],
    ids=[
        "reserved bits",
        "opcode 3",
        "lone continuation",
        "masked",
        "text in a text",
        "cut ping",
        "1-byte close",
        "1005",
    ],
)
def test_bytes_that_are_not_a_websocket_frame_are_a_protocol_error(
    peer: LoopbackPeer, opened: list[WebSocketTransport], bad: bytes
) -> None:
    with pytest.raises(ProtocolError, match=r"RFC 6455|not a WebSocket frame"):
        receive(peer, opened, bad).recv()


@pytest.mark.parametrize("head", [b"\xf1\x05", b"\x83\x05", b"\x81\x85", b"\x09\x05"], ids=bytes.hex)
def test_bytes_that_are_not_a_websocket_frame_are_refused_before_their_payload_comes(
    peer: LoopbackPeer, opened: list[WebSocketTransport], head: bytes
) -> None:
    with pytest.raises(ProtocolError, match="RFC 6455, section 5"):
        receive(peer, opened, head).recv()


def test_a_frame_that_claims_a_huge_size_takes_only_the_memory_of_what_comes(
    peer: LoopbackPeer, opened: list[WebSocketTransport]
) -> None:
    claim = b"\x81\x7f" + struct.pack("!Q", 2**62)
    with pytest.raises(ConnectionClosed):
        receive(peer, opened, claim + b"x" * 1000, leaves=True).recv()


# --- sending ---


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


def test_texts_of_many_threads_are_not_mixed(peer: LoopbackPeer, opened: list[WebSocketTransport]) -> None:
    got: list[object] = []
    peer.script = lambda connection: got.extend(connection.recv()["n"] for _ in range(160))
    opened.append(transport := open_transport(peer))

    def send(first: int) -> None:
        for n in range(first, first + 10):
            transport.send(json.dumps({"n": n, "fill": "x" * 10_000}), FOREVER)

    threads = [threading.Thread(target=send, args=(first,)) for first in range(0, 160, 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with pytest.raises(ConnectionClosed):
        transport.recv()
    assert sorted(got) == list(range(160))  # type: ignore[type-var]


def test_a_send_to_a_peer_that_does_not_read_times_out_and_loses_no_frame(
    peer: LoopbackPeer, opened: list[WebSocketTransport]
) -> None:
    gate = threading.Event()
    got: list[int] = []

    def script(connection: PeerConnection) -> None:
        gate.wait(10)
        for _ in range(2):
            got.append(len(json.dumps(connection.recv())))

    peer.script = script
    opened.append(transport := open_transport(peer))
    big, small = json.dumps({"x": "y" * 30_000_000}), json.dumps({"n": 1})
    start = time.monotonic()
    with pytest.raises(TimeoutError):
        transport.send(big, Deadline(0.3))  # begun
    with pytest.raises(TimeoutError):
        transport.send(json.dumps({"never": 1}), Deadline(0.1))  # not begun, so it is never sent
    assert time.monotonic() - start < 5
    gate.set()
    transport.send(small, Deadline(10))  # after the rest of the first
    with pytest.raises(ConnectionClosed):
        transport.recv()
    assert got == [len(big), len(small)]


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="signals cannot be sent to a thread here")
def test_ctrl_c_during_a_send_cuts_no_frame(peer: LoopbackPeer, opened: list[WebSocketTransport]) -> None:
    begun, gate = threading.Event(), threading.Event()
    got: list[int] = []

    def script(connection: PeerConnection) -> None:
        connection.socket.recv(1, socket.MSG_PEEK)
        begun.set()
        gate.wait(10)
        for _ in range(2):
            got.append(len(json.dumps(connection.recv())))

    def interrupt() -> None:
        begun.wait(10)  # a part of the frame has been sent
        signal.pthread_kill(main, signal.SIGINT)

    peer.script = script
    opened.append(transport := open_transport(peer))
    big = json.dumps({"x": "y" * 30_000_000})
    main = threading.get_ident()
    interrupter = threading.Thread(target=interrupt)
    interrupter.start()
    with pytest.raises(KeyboardInterrupt):
        transport.send(big, FOREVER)
    interrupter.join()
    gate.set()
    transport.send("{}", Deadline(10))
    with pytest.raises(ConnectionClosed):
        transport.recv()
    assert got == [len(big), 2]


def test_abort_wakes_the_threads_that_send_and_receive(peer: LoopbackPeer, opened: list[WebSocketTransport]) -> None:
    gate = threading.Event()
    waits: list[bool] = []
    peer.script = lambda connection: waits.append(gate.wait(10))
    opened.append(transport := open_transport(peer))
    errors: list[str] = []

    def attempt(call: object, *arguments: object) -> None:
        try:
            call(*arguments)  # type: ignore[operator]
        except (OSError, ConnectionClosed) as error:
            errors.append(type(error).__name__)

    threads = [
        threading.Thread(target=attempt, args=(transport.recv,)),
        threading.Thread(target=attempt, args=(transport.send, "x" * 30_000_000, FOREVER)),
    ]
    for thread in threads:
        thread.start()
    threads[1].join(0.3)  # it is in the middle of the frame
    transport.abort()
    for thread in threads:
        thread.join(5)
    gate.set()
    assert len(errors) == 2


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


def test_close_does_not_wait_for_a_peer_that_does_not_read(
    peer: LoopbackPeer, opened: list[WebSocketTransport]
) -> None:
    gate = threading.Event()
    left: list[bool] = []

    def script(_: PeerConnection) -> None:
        left.append(gate.wait(10))

    peer.script = script
    opened.append(transport := open_transport(peer))
    with pytest.raises(TimeoutError):
        transport.send("x" * 30_000_000, Deadline(0.1))
    transport.close(Deadline(0))
    with pytest.raises(ConnectionClosed):
        transport.recv()
    assert left == []
    gate.set()


def test_a_send_to_a_peer_that_reads_slowly_ends_at_its_deadline(
    peer: LoopbackPeer, opened: list[WebSocketTransport]
) -> None:
    """It keeps reading a little, so that no single send fails."""
    stop = threading.Event()

    def script(connection: PeerConnection) -> None:
        while not stop.wait(0.02):
            connection.socket.recv(200_000)

    peer.script = script
    opened.append(transport := open_transport(peer))
    start = time.monotonic()
    with pytest.raises(TimeoutError):
        transport.send("x" * 60_000_000, Deadline(0.5))
    stop.set()
    assert time.monotonic() - start < 5


# --- the handshake ---


def test_the_handshake_sends_no_origin_and_the_right_host(peer: LoopbackPeer, opened: list[WebSocketTransport]) -> None:
    opened.append(open_transport(peer, headers={"X-Mine": "yes"}))
    (request,) = peer.requests
    assert request.startswith("GET /one HTTP/1.1\r\n")
    assert f"Host: 127.0.0.1:{peer.port}\r\n" in request
    assert "X-Mine: yes" in request
    assert "origin" not in request.lower()


def test_a_host_header_of_ones_own_is_sent_once(peer: LoopbackPeer, opened: list[WebSocketTransport]) -> None:
    opened.append(open_transport(peer, headers={"host": "inspector.test"}))
    assert [line for line in peer.requests[0].split("\r\n") if line.lower().startswith("host")] == [
        "Host: inspector.test"
    ]


def test_a_slash_that_makes_an_address_a_websocket_is_pointed_out(peer: LoopbackPeer) -> None:
    peer.pages["/"] = http_answer(b"no", "400 Bad Request")
    with pytest.raises(ConnectError, match="without its last slash, the address is asked for a list of targets"):
        open_at(Address("127.0.0.1", peer.port, path="/"), Deadline(5))


@pytest.mark.parametrize("status", ["403 Forbidden", "404 Not Found", "500 No such target id: X", "401 Unauthorized"])
def test_a_refused_handshake_says_what_the_peer_said(peer: LoopbackPeer, status: str) -> None:
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
def test_what_is_no_handshake_is_a_connect_error(peer: LoopbackPeer, answer: bytes) -> None:
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
    """Each byte comes in time, the whole does not."""
    listener = socket.create_server(("127.0.0.1", 0))
    with dripping(listener), pytest.raises(ConnectError):
        open_at(Address("127.0.0.1", listener.getsockname()[1], False, "/x"), Deadline(0.4))


# --- TLS ---


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
    """What is encrypted already must go out: without it the peer could not read what follows."""
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
    # One that was refused half-way goes out all the same; and so may later ones, for the kernel's buffers grow.
    assert [n for n in got if n not in refused] == [*sent, 5000]
    assert got == sorted(set(got))


def test_tls_with_a_peer_that_drips_is_given_up_in_time() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    with dripping(listener, b"\x16\x03\x03\x40\x00"):  # the head of a record of 16 kB, RFC 8446, section 5.1
        start = time.monotonic()
        with pytest.raises(ConnectError, match="TLS failed: .*(timed out|in time)"):
            open_at(Address("127.0.0.1", listener.getsockname()[1], True, "/x"), Deadline(0.4))
        assert time.monotonic() - start < 5


def test_a_certificate_that_nobody_vouches_for_is_refused(tls: tuple[LoopbackPeer, ssl.SSLContext]) -> None:
    with pytest.raises(ConnectError, match="TLS failed.*certificate") as caught:
        open_at(Address("localhost", tls[0].port, True, "/one"), Deadline(5))
    assert isinstance(caught.value.__cause__, ssl.SSLCertVerificationError)


def test_a_certificate_for_another_name_is_refused(tls: tuple[LoopbackPeer, ssl.SSLContext]) -> None:
    with pytest.raises(ConnectError, match="TLS failed"):
        open_at(Address("127.0.0.1", tls[0].port, True, "/one"), Deadline(5), ssl_context=tls[1])


def test_tls_with_a_peer_that_has_none_is_refused(peer: LoopbackPeer, tmp_path: Path) -> None:
    with pytest.raises(ConnectError):
        open_at(Address("127.0.0.1", peer.port, True, "/one"), Deadline(0.5))
