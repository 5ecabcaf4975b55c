"""What a transport receives."""

from __future__ import annotations

import struct
import threading

import pytest

from cdpsync.errors import ConnectionClosed, ProtocolError
from cdpsync.wire.transport import WebSocketTransport

from ..peers import LoopbackPeer, PeerConnection, frame
from .transports import FOREVER, open_transport


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


def test_frames_that_come_byte_by_byte_are_put_together(peer: LoopbackPeer, opened: list[WebSocketTransport]) -> None:
    whole = frame(b"a" * 130) + frame(b"b" * 3, final=False) + frame(b"c", 0) + frame(b"d")
    transport = receive(peer, opened, *[bytes([byte]) for byte in whole])
    assert [transport.recv() for _ in range(3)] == ["a" * 130, "bbbc", "d"]


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


def test_the_error_says_that_there_was_no_close_frame(peer: LoopbackPeer, opened: list[WebSocketTransport]) -> None:
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
