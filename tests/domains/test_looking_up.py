"""Looking up client.Domain: when the target is asked for its protocol, and if it does not answer."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest

from cdpsync import CDPClient, connect
from cdpsync.engine import inquiry
from cdpsync.errors import CDPTimeoutError, ConnectionClosed

from ..peers import LoopbackPeer, PeerConnection, http_answer
from ..protocol.test_schema import PROTOCOL
from .test_by_name import zoo


def test_the_target_is_asked_for_its_protocol_once_and_only_when_it_is_needed() -> None:
    with LoopbackPeer() as peer:
        peer.pages["/json/protocol"] = http_answer(PROTOCOL)
        with CDPClient("127.0.0.1", peer.port) as client:
            client.send_command("A.run")
            assert not [request for request in peer.requests if "/json/protocol" in request]
            threads = [threading.Thread(target=dir, args=(client,)) for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert list(client.protocol.domains) == ["Zoo", "Zebra"]
            assert client.protocol.source == f"http://127.0.0.1:{peer.port}/json/protocol"
            assert len([request for request in peer.requests if "/json/protocol" in request]) == 1


@pytest.mark.parametrize("answer", [None, b"", http_answer({}), http_answer(b"no JSON"), http_answer([1, 2])], ids=repr)
def test_a_target_that_does_not_describe_itself_gets_the_bundled_protocol(answer: bytes | None) -> None:
    with LoopbackPeer() as peer:
        if answer is not None:
            peer.pages["/json/protocol"] = answer
        with CDPClient("127.0.0.1", peer.port) as client:
            assert dict(client.Runtime.evaluate(expression="1")) == {"expression": "1"}
            assert client.protocol.source.startswith("devtools-protocol")
            assert len([request for request in peer.requests if "/json/protocol" in request]) <= 1


def never(sock: socket.socket, request: str) -> None:
    """Answer when the client has left."""
    sock.recv(1)


@pytest.mark.parametrize("answer", [b"", http_answer(b"no JSON"), http_answer({}, "503 Busy")])
def test_a_target_that_could_not_be_asked_is_asked_again_after_a_minute(
    answer: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr(inquiry, "time", SimpleNamespace(monotonic=lambda: now))
    with LoopbackPeer() as peer, CDPClient("127.0.0.1", peer.port) as client:
        peer.pages["/json/protocol"] = answer
        assert client.protocol.source.startswith("devtools-protocol")
        peer.pages["/json/protocol"] = http_answer(PROTOCOL)
        now += 59.9
        assert client.protocol.source.startswith("devtools-protocol")
        now += 0.2
        assert client.protocol.source.endswith("/json/protocol")
        assert client.protocol is client.protocol


def test_a_warning_is_logged_if_the_target_could_not_be_asked(caplog: pytest.LogCaptureFixture) -> None:
    """Its own names are missing now; one that has no description, such as Deno, is nothing to be warned of."""
    with LoopbackPeer() as peer:
        peer.pages["/json/protocol"] = http_answer(b"no JSON")
        with CDPClient("127.0.0.1", peer.port) as client:
            assert "Runtime" in client.protocol
        assert "the target did not describe its protocol" in caplog.text
        del peer.pages["/json/protocol"]
        caplog.clear()
        with CDPClient("127.0.0.1", peer.port) as client:
            assert "Runtime" in client.protocol
        assert caplog.text == ""


def test_the_question_takes_no_longer_than_connecting_may() -> None:
    with LoopbackPeer() as peer:
        peer.pages["/json/protocol"] = never
        with CDPClient("127.0.0.1", peer.port, connect_timeout=0.2) as client:
            assert client.protocol.source.startswith("devtools-protocol")


def test_the_warning_about_a_slow_target_says_why(caplog: pytest.LogCaptureFixture) -> None:
    with LoopbackPeer() as peer:
        peer.pages["/json/protocol"] = never
        with CDPClient("127.0.0.1", peer.port, connect_timeout=0.1) as client:
            assert "Runtime" in client.protocol
    assert "the bundled one is used for now: it has not answered in time" in caplog.text


@pytest.fixture
def stopped() -> Iterator[CDPClient]:
    """A client whose target neither answers commands nor describes its protocol."""
    with LoopbackPeer() as peer:
        peer.pages["/json/protocol"] = never
        peer.script = PeerConnection.wait_until_closed
        with connect(peer.port) as client:
            yield client


def seconds(function: Callable[[], object]) -> float:
    start = time.monotonic()
    function()
    return time.monotonic() - start


def test_a_call_to_a_target_that_does_not_answer_ends_at_its_timeout(stopped: CDPClient) -> None:
    def call() -> None:
        with pytest.raises(CDPTimeoutError):
            stopped.Runtime.evaluate(expression="1", _timeout=0.1)

    assert seconds(call) < 0.8


def test_submit_does_not_wait_for_a_target_that_does_not_answer(stopped: CDPClient) -> None:
    assert seconds(lambda: stopped.Runtime.evaluate.submit(expression="1")) < 0.8


@pytest.mark.parametrize(
    "look",
    [dir, lambda client: hasattr(client, "Nonsense"), lambda client: client.protocol, lambda client: client.Page],
    ids=["dir", "hasattr", "protocol", "a domain"],
)
def test_introspection_of_a_target_that_does_not_answer_takes_one_second_once(
    stopped: CDPClient, look: Callable[[CDPClient], object]
) -> None:
    assert seconds(lambda: look(stopped)) < 1.5
    assert seconds(lambda: [look(stopped) for _ in range(10)]) < 1.5
    assert seconds(lambda: [look(stopped) for _ in range(100)]) < 0.5


def test_close_ends_a_look_up_in_another_thread() -> None:
    asked = threading.Event()

    def hang(sock: socket.socket, request: str) -> None:
        asked.set()
        sock.recv(1)

    with LoopbackPeer() as peer, connect(peer.port) as client:
        peer.pages["/json/protocol"] = hang
        others = set(threading.enumerate())
        looking = threading.Thread(target=dir, args=(client,))
        looking.start()
        assert asked.wait(5)
        (inquiry,) = [one for one in threading.enumerate() if one.name == "cdpsync-inquiry" and one not in others]
        assert seconds(client.close) < 1
        assert seconds(looking.join) < 0.5
        inquiry.join(5)
        assert not inquiry.is_alive()


def test_a_late_description_is_used_by_the_next_look_up() -> None:
    gate = threading.Event()

    def late(sock: socket.socket, request: str) -> None:
        gate.wait(10)
        sock.sendall(http_answer(PROTOCOL))

    with LoopbackPeer() as peer, connect(peer.port) as client:
        peer.pages["/json/protocol"] = late
        runtime = client.Runtime
        assert client.protocol.source.startswith("devtools-protocol")
        gate.set()
        while not client.protocol.source.endswith("/json/protocol"):
            gate.wait(0.01)
        assert "Zoo" in dir(client)
        assert not hasattr(client, "Runtime")
        assert not hasattr(runtime, "nonsense")


def test_names_work_without_a_connection_and_calls_say_that_one_is_needed() -> None:
    client = CDPClient()
    assert "Runtime" in dir(client)
    assert "Page.navigate(url" in repr(client.Page.navigate)
    with pytest.raises(ConnectionClosed, match=r"connect\(\) was not called"):
        client.Runtime.enable()


def test_names_of_a_lost_connection_work_without_asking_the_target() -> None:
    with zoo() as session:
        session.connection.close()
        assert "Runtime" in dir(session)
        with pytest.raises(ConnectionClosed):
            session.Runtime.enable()
        assert session.asked == 0
