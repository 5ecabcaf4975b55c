"""What only a pipe does."""

from __future__ import annotations

import socket
import sys
import tracemalloc
from collections.abc import Iterator

import pytest

from cdpsync.errors import ConnectionClosed
from cdpsync.threads.deadline import Deadline
from cdpsync.wire import PipeTransport

from ..peers import PeerConnection
from ..pipes import PipePeer
from .transports import FOREVER, PipeLine

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes to a browser")


@pytest.fixture
def pipe() -> Iterator[PipeLine]:
    with PipePeer() as peer:
        line = PipeLine(peer)
        yield line
        line.end()


def test_each_text_has_a_nul_behind_it(pipe: PipeLine) -> None:
    got: list[bytes] = []
    transport = pipe.open(lambda connection: got.append(connection.socket.recv(100)))
    transport.send('{"id":1}', FOREVER)
    with pytest.raises(ConnectionClosed):
        transport.recv()
    assert got == [b'{"id":1}\0']


def test_there_is_no_text_between_two_nuls(pipe: PipeLine) -> None:
    transport = pipe.receive(b"\0\0", b"a\0\0", b"\0", b"b", b"\0\0\0", leaves=True)
    assert [transport.recv() for _ in range(2)] == ["a", "b"]
    with pytest.raises(ConnectionClosed, match="the browser closed its pipe"):
        transport.recv()


def test_the_end_in_the_middle_of_a_text_is_told_apart(pipe: PipeLine) -> None:
    transport = pipe.receive(b'{"id":1,', leaves=True)
    with pytest.raises(ConnectionClosed, match=r"after 8 bytes of a message"):
        transport.recv()


def test_a_large_text_is_put_together_in_linear_time_and_memory(pipe: PipeLine) -> None:
    """A hundred megabytes in parts of at most 64 KB. Joining them one by one would copy 80 GB."""
    transport = pipe.receive(*[b"x" * 1_000_000] * 100, b"\0", b"next\0")
    tracemalloc.start()
    try:
        assert len(transport.recv()) == 100_000_000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 250_000_000  # the bytes and the text
    assert transport.recv() == "next"


def test_a_text_that_is_not_ascii_is_refused_and_nothing_is_sent(pipe: PipeLine) -> None:
    got: list[object] = []
    transport = pipe.open(lambda connection: got.append(connection.recv()))
    with pytest.raises(UnicodeEncodeError):
        transport.send('{"x":"é"}', FOREVER)
    transport.send('{"x":1}', FOREVER)
    with pytest.raises(ConnectionClosed):
        transport.recv()
    assert got == [{"x": 1}]


def test_after_close_the_peer_reads_the_end_and_its_last_texts_still_come(pipe: PipeLine) -> None:
    def script(connection: PeerConnection) -> None:
        while connection.socket.recv(100):
            pass
        connection.raw(b"last\0")

    transport = pipe.open(script)
    transport.close(Deadline(5))
    assert transport.recv() == "last"
    with pytest.raises(ConnectionClosed):
        transport.recv()


def test_a_default_timeout_of_sockets_does_not_apply() -> None:
    socket.setdefaulttimeout(0.01)
    try:
        with PipePeer() as peer:
            line = PipeLine(peer)
            transport = line.open(lambda connection: connection.wait_until_closed())
            assert isinstance(transport, PipeTransport)
            assert transport._stream.gettimeout() is None
            line.end()
    finally:
        socket.setdefaulttimeout(None)
