"""What a WebSocket and a pipe have in common: whole texts in both directions, deadlines, and the end."""

from __future__ import annotations

import json
import signal
import socket
import threading
import time

import pytest

from cdpsync.errors import ConnectionClosed
from cdpsync.threads.deadline import Deadline

from ..peers import PeerConnection
from .transports import FOREVER, Line


@pytest.mark.parametrize("size", [1, 125, 126, 65_535, 65_536, 70_000, 5_000_000, 20_000_000])
def test_a_text_of_any_size_comes_whole(line: Line, size: int) -> None:
    transport = line.receive(line.text(b"x" * size) + line.text(b"next"))
    assert transport.recv() == "x" * size
    assert transport.recv() == "next"


def test_texts_that_come_byte_by_byte_are_put_together(line: Line) -> None:
    whole = line.text(b"a" * 130) + line.text(b"bbb") + line.text(b"c")
    transport = line.receive(*[bytes([byte]) for byte in whole])
    assert [transport.recv() for _ in range(3)] == ["a" * 130, "bbb", "c"]


def test_texts_that_come_together_are_taken_apart(line: Line) -> None:
    transport = line.receive(b"".join(line.text(b"%d" % n) for n in range(100_000)))
    assert [int(transport.recv()) for _ in range(100_000)] == list(range(100_000))


def test_a_text_that_is_not_utf_8_is_received_and_is_not_json(line: Line) -> None:
    lone = '{"x":"\ud83d"}'.encode("utf-8", "surrogatepass")
    transport = line.receive(line.text(b'{"x":"\xff"}') + line.text(lone))
    with pytest.raises(ValueError, match="Expecting value"):
        json.loads(transport.recv())
    assert json.loads(transport.recv()) == {"x": "\ud83d"}  # a lone surrogate is passed on, like its escape


@pytest.mark.parametrize("kept", [0, 1, 3, 4_000_000], ids="{} bytes".format)
def test_an_end_in_the_middle_of_a_text_ends_the_connection(line: Line, kept: int) -> None:
    transport = line.receive(line.text(b"first"), line.text(b"x" * 5_000_000)[:kept], leaves=True)
    assert transport.recv() == "first"
    with pytest.raises(ConnectionClosed, match="ended or was killed") as caught:
        transport.recv()
    assert caught.value.code is None


def test_large_texts_arrive_whole(line: Line) -> None:
    got: list[object] = []
    transport = line.open(lambda connection: got.extend(connection.recv() for _ in range(3)))
    texts = [{"x": "y" * size} for size in (10, 1000, 20_000_000)]
    for text in texts:
        transport.send(json.dumps(text), FOREVER)
    with pytest.raises(ConnectionClosed):
        transport.recv()
    assert got == texts


def test_texts_of_many_threads_are_not_mixed(line: Line) -> None:
    got: list[int] = []
    transport = line.open(lambda connection: got.extend(connection.recv()["n"] for _ in range(160)))

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
    assert sorted(got) == list(range(160))


def test_a_send_to_a_peer_that_does_not_read_times_out_and_loses_no_text(line: Line) -> None:
    gate = threading.Event()
    got: list[int] = []

    def script(connection: PeerConnection) -> None:
        gate.wait(10)
        for _ in range(2):
            got.append(len(json.dumps(connection.recv())))

    transport = line.open(script)
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


def test_a_text_without_a_deadline_does_not_wait_and_is_sent_as_soon_as_possible(line: Line) -> None:
    gate = threading.Event()
    got: list[object] = []

    def script(connection: PeerConnection) -> None:
        gate.wait(10)
        got.extend(connection.recv() for _ in range(2))

    transport = line.open(script)
    big = {"x": "y" * 5_000_000}
    transport.send(json.dumps(big), None)
    gate.set()
    transport.send("{}", Deadline(10))
    with pytest.raises(ConnectionClosed):
        transport.recv()
    assert got == [big, {}]


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="signals cannot be sent to a thread here")
def test_ctrl_c_during_a_send_cuts_no_text(line: Line) -> None:
    begun, gate = threading.Event(), threading.Event()
    got: list[int] = []

    def script(connection: PeerConnection) -> None:
        connection.socket.recv(1, socket.MSG_PEEK)
        begun.set()
        gate.wait(10)
        for _ in range(2):
            got.append(len(json.dumps(connection.recv())))

    def interrupt() -> None:
        begun.wait(10)  # a part of the text has been sent
        signal.pthread_kill(main, signal.SIGINT)

    transport = line.open(script)
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


def test_abort_wakes_the_threads_that_send_and_receive(line: Line) -> None:
    begun, gate = threading.Event(), threading.Event()

    def script(connection: PeerConnection) -> None:
        connection.socket.recv(1, socket.MSG_PEEK)
        begun.set()
        gate.wait(10)

    transport = line.open(script)
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
    assert begun.wait(5)  # it is in the middle of the text
    transport.abort()
    for thread in threads:
        thread.join(5)
    gate.set()
    assert len(errors) == 2


def test_the_descriptor_stays_until_the_thread_that_sends_has_left(line: Line) -> None:
    """Another file could get its number, and the rest of the text."""
    begun, gate = threading.Event(), threading.Event()

    def script(connection: PeerConnection) -> None:
        connection.socket.recv(1, socket.MSG_PEEK)
        begun.set()
        gate.wait(10)

    transport = line.open(script)
    ended: list[str] = []

    def send() -> None:
        try:
            transport.send("x" * 30_000_000, FOREVER)
        except OSError as error:
            ended.append(type(error).__name__)

    sender = threading.Thread(target=send)
    sender.start()
    assert begun.wait(5)
    transport.abort()
    transport.release()
    sender.join(5)
    gate.set()
    assert ended == ["BrokenPipeError"]  # not EBADF


def test_close_does_not_wait_for_a_peer_that_does_not_read(line: Line) -> None:
    gate = threading.Event()
    left: list[bool] = []
    transport = line.open(lambda _: left.append(gate.wait(10)))
    with pytest.raises(TimeoutError):
        transport.send("x" * 30_000_000, Deadline(0.1))
    transport.close(Deadline(0))
    with pytest.raises(ConnectionClosed):
        transport.recv()
    assert left == []
    gate.set()


def test_what_was_sent_before_close_arrives(line: Line) -> None:
    got: list[int] = []

    def script(connection: PeerConnection) -> None:
        while message := connection.recv():
            got.append(len(message["x"]))

    transport = line.open(script)
    transport.send(json.dumps({"x": "y" * 5_000_000}), None)
    transport.close(Deadline(10))
    with pytest.raises(ConnectionClosed):
        transport.recv()
    assert got == [5_000_000]


def test_a_send_to_a_peer_that_reads_slowly_ends_at_its_deadline(line: Line) -> None:
    """It keeps reading a little, so that no single send fails."""
    stop = threading.Event()

    def script(connection: PeerConnection) -> None:
        while not stop.wait(0.02):
            connection.socket.recv(200_000)

    transport = line.open(script)
    start = time.monotonic()
    with pytest.raises(TimeoutError):
        transport.send("x" * 60_000_000, Deadline(0.5))
    stop.set()
    assert time.monotonic() - start < 5
