"""CDPClient and connect(): where they connect to, and what they say about it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from cdpsync import CDPClient, ConnectError, ConnectionClosed, Target, connect, list_targets

from .peers import LoopbackPeer, PeerConnection, http_answer


def test_a_client_connects_sends_a_command_and_closes(peer: LoopbackPeer) -> None:
    client = CDPClient("127.0.0.1", peer.port)
    assert client.closed
    assert client.connect() is client
    assert not client.closed
    assert client.send_command("A.run", {"x": 1}) == {"x": 1}
    client.close()
    client.close()
    assert client.closed
    assert client.close_reason == "it was closed on this side"


def test_a_connected_client_knows_its_target_and_browser(peer: LoopbackPeer) -> None:
    with CDPClient(port=peer.port) as client:
        assert client.browser == "Peer/1.0"
        assert client.target is not None
        assert client.target.id == client.target_id == "one"


def test_a_client_that_was_given_a_target_knows_it(peer: LoopbackPeer) -> None:
    (target,) = list_targets(peer.port)
    with connect(target) as client:
        assert client.target == target
        assert client.target_id == "one"


@pytest.mark.parametrize(
    "form", ["{port}", ":{port}", "localhost:{port}", "http://127.0.0.1:{port}", "ws://127.0.0.1:{port}/one"]
)
def test_connect_takes_an_address(peer: LoopbackPeer, form: str) -> None:
    with connect(form.format(port=peer.port)) as client:
        assert client.send_command("A.run", {"x": 1}) == {"x": 1}


def test_connect_takes_a_target(peer: LoopbackPeer) -> None:
    peer.targets.append(peer.target("two"))
    with connect(list_targets(peer.port)[1]):
        assert peer.requests[-1].startswith("GET /two ")


def test_proxies_of_the_environment_are_not_used(peer: LoopbackPeer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ws_proxy", "WSS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with connect(peer.port) as client:
        assert client.send_command("A.run", {"x": 1}) == {"x": 1}


def test_a_websocket_url_is_connected_to_without_http(peer: LoopbackPeer) -> None:
    with connect(f"ws://127.0.0.1:{peer.port}/some/path?x=1"):
        assert [request.split()[1] for request in peer.requests] == ["/some/path?x=1"]


def test_a_target_is_chosen_from_several(peer: LoopbackPeer) -> None:
    peer.targets = [peer.target("one"), peer.target("two")]
    with CDPClient(port=peer.port, target="two.js"):
        assert peer.requests[-1].startswith("GET /two ")


def test_several_matching_targets_are_an_error_and_nothing_is_connected(peer: LoopbackPeer) -> None:
    peer.targets = [peer.target("one"), peer.target("two")]
    client = CDPClient(port=peer.port, target=".js")
    with pytest.raises(ConnectError, match="2 targets fit '.js'"):
        client.connect()
    assert client.closed


def test_connecting_twice_is_an_error(peer: LoopbackPeer) -> None:
    with CDPClient(port=peer.port) as client:
        with pytest.raises(RuntimeError, match="connected already"):
            client.connect()
        assert client.send_command("A.run") == {}


def test_a_client_may_connect_again_after_close(peer: LoopbackPeer) -> None:
    client = CDPClient(port=peer.port)
    for _ in range(3):
        with client:
            assert client.send_command("A.run", {"x": 1}) == {"x": 1}


def test_a_client_may_connect_again_after_the_connection_was_lost(peer: LoopbackPeer) -> None:
    peer.script = lambda connection: connection.close(1001, "going away")
    client = CDPClient(port=peer.port).connect()
    with pytest.raises(ConnectionClosed, match="1001"):
        client.send_command("A.run", timeout=None)
    peer.script = PeerConnection.serve
    with client.connect():
        assert client.send_command("A.run") == {}


def test_leaving_the_with_block_closes_the_client_and_ends_all_waits() -> None:
    def mute(connection: PeerConnection) -> None:
        connection.recv()
        connection.wait_until_closed()

    with LoopbackPeer() as peer:
        peer.script = mute
        with connect(peer.port) as client:
            command = client.submit("A.run")
        with pytest.raises(ConnectionClosed):
            command.result(None)


def test_close_is_quick_if_the_peer_answers_the_close_frame(peer: LoopbackPeer) -> None:
    def polite(connection: PeerConnection) -> None:
        connection.wait_until_closed()

    peer.script = polite
    client = connect(peer.port)
    start = time.monotonic()
    client.close()
    assert time.monotonic() - start < 5


def test_wait_keeps_trying_until_the_port_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as placeholder:
        port = placeholder.getsockname()[1]
    late = LoopbackPeer.__new__(LoopbackPeer)
    opened = threading.Event()

    def open_late() -> None:
        opened.wait(0.3)
        original = socket.create_server
        LoopbackPeer.__init__(late)
        late._listener.close()
        late._listener = original(("127.0.0.1", port))
        late.port = port
        late.__enter__()

    thread = threading.Thread(target=open_late)
    thread.start()
    try:
        with connect(port, wait=10) as client:
            assert client.send_command("A.run") == {}
    finally:
        thread.join()
        late.__exit__()


def test_connecting_fails_when_the_wait_is_over() -> None:
    with socket.create_server(("127.0.0.1", 0)) as placeholder:
        port = placeholder.getsockname()[1]
    start = time.monotonic()
    with pytest.raises(ConnectError, match="nobody answers"):
        connect(port, wait=0.3)
    assert 0.3 <= time.monotonic() - start < 5


def test_the_repr_shows_runtime_target_and_state(peer: LoopbackPeer) -> None:
    client = CDPClient("127.0.0.1", peer.port)
    address = f"127.0.0.1:{peer.port}"
    assert repr(client) == f"<CDPClient {address}, not connected>"
    with client:
        assert repr(client) == f"<CDPClient {address} Peer/1.0 'one.js', connected>"
    assert repr(client) == f"<CDPClient {address} Peer/1.0 'one.js', closed: it was closed on this side>"


def test_the_repr_shows_no_control_characters(peer: LoopbackPeer) -> None:
    peer.pages["/json/version"] = http_answer({"Browser": "Peer\x1b[2J\x07/1.0"})
    with connect(peer.port) as client:
        assert repr(client) == f"<CDPClient {peer.port} Peer\\x07/1.0 'one.js', connected>"


def test_pending_is_empty_without_a_connection() -> None:
    assert CDPClient().pending() == []


@pytest.mark.parametrize(("value", "expected"), [("7.5", 7.5), ("none", None), ("inf", None)])
def test_the_environment_sets_the_default_timeout(
    monkeypatch: pytest.MonkeyPatch, value: str, expected: float | None
) -> None:
    monkeypatch.setenv("CDPSYNC_TIMEOUT", value)
    assert CDPClient().timeout == expected
    assert CDPClient(timeout=3).timeout == 3


@pytest.mark.parametrize("value", ["soon", "-1", "nan", ""])
def test_an_invalid_timeout_in_the_environment_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("CDPSYNC_TIMEOUT", value)
    with pytest.raises(ValueError, match="CDPSYNC_TIMEOUT"):
        CDPClient()


@pytest.mark.parametrize("make", [CDPClient, connect])
def test_an_unknown_option_is_a_type_error_that_names_the_options(make: Callable[..., object]) -> None:
    with pytest.raises(TypeError, match="CDPClient has no option 'timeut'; it has target, timeout, connect_timeout"):
        make(timeut=5)


def test_a_bad_header_is_refused_before_anything_is_sent(peer: LoopbackPeer) -> None:
    with pytest.raises(ValueError, match="not an HTTP header"):
        connect(peer.port, headers={"X": "a\r\nb"})
    assert peer.requests == []


def test_two_threads_that_connect_make_one_connection(peer: LoopbackPeer) -> None:
    client = CDPClient(port=peer.port)
    results: list[str] = []

    def attempt() -> None:
        try:
            client.connect()
            results.append("connected")
        except RuntimeError:
            results.append("refused")

    threads = [threading.Thread(target=attempt) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    client.close()
    assert sorted(results) == ["connected", "refused", "refused", "refused"]


def test_a_target_can_be_printed() -> None:
    assert str(Target("X", "page", "t", "http://u/", "ws://h:1/X")) == "page X 't' http://u/"


@pytest.mark.parametrize("address", [None, 5.0, [], object()], ids=["None", "a float", "a list", "an object"])
def test_something_that_is_not_an_address_is_a_type_error(address: Any) -> None:
    with pytest.raises(TypeError, match="an address is a port"):
        connect(address)


def test_connecting_while_the_same_thread_connects_is_an_error() -> None:
    """A signal handler may do it: it would wait for what it has interrupted."""
    with LoopbackPeer() as peer:
        client = CDPClient(port=peer.port)

        class Interrupting(dict[str, str]):
            def items(self) -> Any:
                with pytest.raises(RuntimeError, match="this thread is already connecting it"):
                    client.connect()
                return super().items()

        client._headers = Interrupting()
        with client.connect():
            assert client.send_command("A.run", {"x": 1}) == {"x": 1}
