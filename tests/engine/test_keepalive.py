"""Keeping a silent connection alive, and the error of one that a proxy has cut."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest

from cdpsync import CDPClient, ConnectionClosed, connect
from cdpsync.wire import transport

from ..peers import LoopbackPeer, Message, PeerConnection


class Proxied(LoopbackPeer):
    """A target behind a proxy that cuts the connection after a while of silence."""

    idle = 1.0
    answers = True

    def __init__(self) -> None:
        super().__init__()
        self.received: list[Message] = []
        self.enough = threading.Event()
        self.script = self._relay

    def __enter__(self) -> Proxied:
        super().__enter__()
        return self

    def _relay(self, connection: PeerConnection) -> None:
        connection.socket.settimeout(self.idle)
        try:
            while True:
                command = connection.recv()
                self.received.append(command)
                if len(self.received) == 3:
                    self.enough.set()
                if self.answers:
                    error = {"code": -32601, "message": f"'{command['method']}' wasn't found"}
                    connection.send({"id": command["id"], "error": error})
        except TimeoutError:
            return


@pytest.mark.parametrize("answers", [True, False])
def test_a_silent_connection_is_kept_alive_without_pending_commands(answers: bool) -> None:
    with Proxied() as peer:
        peer.answers = answers
        with connect(f"ws://127.0.0.1:{peer.port}/one", keepalive=0.1) as client, client.events("*") as queue:
            assert peer.enough.wait(10)
            assert {one["method"] for one in peer.received} == {"Browser.getVersion"}
            assert [one for one in client.pending() if one.age > 0.05] == []
            assert queue.drain() == []
            assert not client.closed


def test_nothing_is_sent_on_a_connection_that_is_not_silent() -> None:
    with Proxied() as peer, connect(f"ws://127.0.0.1:{peer.port}/one", keepalive=1.0) as client:
        end = time.monotonic() + 1.2
        while time.monotonic() < end:
            client.submit("A.run")
            threading.Event().wait(0.05)
        assert {one["method"] for one in peer.received} == {"A.run"}


def test_without_keepalive_nothing_is_sent_and_the_error_suggests_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(transport, "_SILENCE", 0.2)
    with Proxied() as peer:
        peer.idle = 0.3
        with connect(f"ws://127.0.0.1:{peer.port}/one") as client, client.events("*") as queue:
            with pytest.raises(ConnectionClosed, match=r"process ended.*; a proxy may .*keepalive=SECONDS"):
                queue.get(5)
        assert peer.received == []


def test_the_error_of_a_busy_connection_does_not_mention_a_proxy(peer: LoopbackPeer) -> None:
    def leave(connection: PeerConnection) -> None:
        connection.recv()
        connection.leave()

    peer.script = leave
    with connect(peer.port) as client, pytest.raises(ConnectionClosed) as caught:
        client.send_command("A.run")
    assert "proxy" not in str(caught.value)


def test_the_thread_ends_with_the_connection(peer: LoopbackPeer) -> None:
    peer.script = lambda connection: connection.close()
    with connect(peer.port, keepalive=100):
        while "cdpsync-keepalive" in [thread.name for thread in threading.enumerate()]:
            threading.Event().wait(0.01)


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), "ten"])
def test_a_keepalive_that_is_not_a_number_of_seconds_is_refused(seconds: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        CDPClient(keepalive=seconds)


@pytest.mark.real
def test_each_runtime_is_kept_alive(shared: tuple[str, int]) -> None:
    with CDPClient(port=shared[1], keepalive=0.02) as client, client.events("*") as queue:
        assert client._link is not None
        before = client._link.connection.received
        while client._link.connection.received < before + 3:
            threading.Event().wait(0.01)
        assert queue.drain() == []
        assert client.Runtime.evaluate(expression="6 * 7")["result"]["value"] == 42
