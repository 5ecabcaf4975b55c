"""What a transport sends."""

from __future__ import annotations

import json
import signal
import socket
import struct
import threading
import time

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
