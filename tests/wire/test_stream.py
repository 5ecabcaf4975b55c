from __future__ import annotations

import contextlib
import errno
import socket
import ssl
import sys
from typing import Any

import pytest

from cdpsync.errors import ConnectError
from cdpsync.threads.deadline import Deadline
from cdpsync.wire.address import Address
from cdpsync.wire.stream import READ_AHEAD, Stream

from ..peers import LoopbackPeer


def test_a_refused_connection_says_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(ConnectError, match=f"127.0.0.1:{port}: nobody answers .*refused.*--inspect"):
        Stream.dial(Address("127.0.0.1", port), Deadline(5))


def test_the_error_says_that_nothing_listens_at_port_0() -> None:
    with pytest.raises(ConnectError, match="nothing listens at port 0: a program that was started with it prints"):
        Stream.dial(Address("127.0.0.1", 0), Deadline(5))


def test_a_refused_connection_names_the_flag_that_opens_the_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(ConnectError) as caught:
        Stream.dial(Address("127.0.0.1", port), Deadline(5))
    assert f"--inspect={port} (Chrome: --remote-debugging-port={port})" in caught.value.fact
    assert caught.value.hint == "wait=SECONDS waits for one that is starting"


def test_an_unreachable_machine_does_not_suggest_to_start_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(self: socket.socket, address: object) -> None:
        raise OSError(errno.EHOSTUNREACH, "No route to host")

    monkeypatch.setattr(socket.socket, "connect", unreachable)
    with pytest.raises(ConnectError, match="No route to host.*cannot be reached") as caught:
        Stream.dial(Address("127.0.0.1", 9), Deadline(5))
    assert "--inspect" not in str(caught.value)


@pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux has 127.0.0.2, and drops what a full backlog cannot take"
)
def test_an_address_that_does_not_answer_leaves_time_for_the_next(
    peer: LoopbackPeer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with contextlib.ExitStack() as stack:
        silent = stack.enter_context(socket.create_server(("127.0.0.2", 0), backlog=0))
        for _ in range(3):  # the first fills the backlog
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(silent.getsockname())
        found = [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", address)
            for address in (silent.getsockname(), ("127.0.0.1", peer.port))
        ]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
        deadline = Deadline(1.0)
        stream = Stream.dial(Address("two.test", peer.port), deadline)
        stack.callback(stream.release)
        assert not deadline.passed()
        assert stream._tcp.getpeername() == ("127.0.0.1", peer.port)


def test_the_error_says_that_a_port_may_not_speak_tls(peer: LoopbackPeer) -> None:
    with pytest.raises(ConnectError, match="TLS failed: .*use http:// or ws://"):
        Stream.dial(Address("127.0.0.1", peer.port, True), Deadline(0.5))


def test_a_host_that_does_not_exist_is_named() -> None:
    with pytest.raises(ConnectError, match="no-such-host.invalid:9229: the name .* could not be looked up") as caught:
        Stream.dial(Address("no-such-host.invalid", 9229), Deadline(5))
    assert "in time" not in str(caught.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_localhost_is_tried_in_both_families(host: str) -> None:
    try:
        peer = LoopbackPeer(host)
    except OSError:
        pytest.skip(f"{host} is not available on this machine")
    with peer:
        stream = Stream.dial(Address("localhost", peer.port), Deadline(5))
        stream.sendall(b"GET /json/version HTTP/1.1\r\n\r\n")
        assert stream.peek(5) == b"HTTP/"
        stream.shutdown()
        stream.release()


def test_the_handshake_may_take_all_the_time_that_is_left_after_dialling(peer: LoopbackPeer) -> None:
    """Each address of the host gets a share of the time, but the handshake happens with one only."""
    stream = Stream.dial(Address("localhost", peer.port), Deadline(60))
    stream.sendall(b"GET /json/version HTTP/1.1\r\n\r\n")
    sending = stream.gettimeout()
    stream.peek(1)
    assert 40 < (stream.gettimeout() or 0) < (sending or 0) <= 60
    stream.shutdown()
    stream.release()


Option = tuple[Any, ...]


@pytest.fixture
def options(monkeypatch: pytest.MonkeyPatch) -> list[Option]:
    """The options that are set on the sockets, in order."""
    options: list[Option] = []

    class Recording(socket.socket):
        def setsockopt(self, *option: Any) -> None:
            options.append(option)
            super().setsockopt(*option)

    monkeypatch.setattr(socket, "socket", Recording)
    return options


def test_the_socket_is_set_up_for_small_frames_and_long_silences(peer: LoopbackPeer, options: list[Option]) -> None:
    stream = Stream.dial(Address("127.0.0.1", peer.port), Deadline(5))
    stream.established()
    assert {(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1), (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)} <= {*options}
    assert stream.gettimeout() is None
    if hasattr(socket, "TCP_KEEPIDLE"):
        assert (socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 30) in options
    stream.shutdown()
    stream.release()


@pytest.mark.skipif(not hasattr(socket, "TCP_QUICKACK"), reason="TCP_QUICKACK is Linux's")
def test_quick_acks_are_requested_again_after_each_receive(peer: LoopbackPeer, options: list[Option]) -> None:
    """Linux forgets the flag, and then Node and Deno hold a second small frame back for 44 ms."""
    peer.pages["/"] = b"x" * (READ_AHEAD + 1)
    stream = Stream.dial(Address("127.0.0.1", peer.port), Deadline(5))
    stream.sendall(b"GET / HTTP/1.1\r\n\r\n")
    del options[:]
    stream.peek(1)
    stream.read(len(stream.ahead()) + 1)  # in place
    assert options == [(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)] * 2
    stream.shutdown()
    stream.release()


def test_ctrl_c_during_the_tls_handshake_leaves_no_socket(peer: LoopbackPeer) -> None:
    class Interrupted(ssl.SSLContext):
        def wrap_bio(self, *_: object, **__: object) -> ssl.SSLObject:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Stream.dial(Address("127.0.0.1", peer.port, True), Deadline(5), Interrupted(ssl.PROTOCOL_TLS_CLIENT))
