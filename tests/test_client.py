from __future__ import annotations

import gc
import socket
import threading
import time
import weakref
from collections.abc import Callable
from typing import Any

import pytest

from cdpsync import CDPClient, ConnectError, ConnectionClosed, Session, Target, connect, list_targets

from .peers import LoopbackPeer, PeerConnection, http_answer


def test_a_client_connects_commands_and_closes(peer: LoopbackPeer) -> None:
    client = CDPClient("127.0.0.1", peer.port)
    assert client.closed
    assert client.connect() is client
    assert not client.closed
    assert client.send_command("A.run", {"x": 1}) == {"x": 1}
    client.close()
    client.close()
    assert client.closed
    assert client.close_reason == "it was closed on this side"


def test_target_and_browser_are_known_once_it_is_connected(peer: LoopbackPeer) -> None:
    with CDPClient(port=peer.port) as client:
        assert client.browser == "Peer/1.0"
        assert client.target is not None
        assert client.target.id == client.target_id == "one"


def test_a_client_of_a_target_that_was_given_knows_it(peer: LoopbackPeer) -> None:
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


def test_proxies_are_not_asked(peer: LoopbackPeer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ws_proxy", "WSS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with connect(peer.port) as client:
        assert client.send_command("A.run", {"x": 1}) == {"x": 1}


def test_a_websocket_url_is_dialled_without_asking(peer: LoopbackPeer) -> None:
    with connect(f"ws://127.0.0.1:{peer.port}/some/path?x=1"):
        assert [request.split()[1] for request in peer.requests] == ["/some/path?x=1"]


def test_the_target_is_chosen_among_several(peer: LoopbackPeer) -> None:
    peer.targets = [peer.target("one"), peer.target("two")]
    with CDPClient(port=peer.port, target="two.js"):
        assert peer.requests[-1].startswith("GET /two ")


def test_several_fitting_targets_are_an_error_and_nothing_is_connected(peer: LoopbackPeer) -> None:
    peer.targets = [peer.target("one"), peer.target("two")]
    client = CDPClient(port=peer.port, target=".js")
    with pytest.raises(ConnectError, match="2 targets fit '.js'"):
        client.connect()
    assert client.closed


def test_a_second_connect_is_an_error_that_says_so(peer: LoopbackPeer) -> None:
    with CDPClient(port=peer.port) as client:
        with pytest.raises(RuntimeError, match="connected already"):
            client.connect()
        assert client.send_command("A.run") == {}


def test_after_close_it_may_connect_again(peer: LoopbackPeer) -> None:
    client = CDPClient(port=peer.port)
    for _ in range(3):
        with client:
            assert client.send_command("A.run", {"x": 1}) == {"x": 1}


def test_after_the_connection_was_lost_it_may_connect_again(peer: LoopbackPeer) -> None:
    peer.script = lambda connection: connection.close(1001, "going away")
    client = CDPClient(port=peer.port).connect()
    with pytest.raises(ConnectionClosed, match="1001"):
        client.send_command("A.run", timeout=None)
    peer.script = PeerConnection.serve
    with client.connect():
        assert client.send_command("A.run") == {}


def test_leaving_the_block_closes_and_waits_end() -> None:
    def mute(connection: PeerConnection) -> None:
        connection.recv()
        connection.wait_until_closed()

    with LoopbackPeer() as peer:
        peer.script = mute
        with connect(peer.port) as client:
            command = client.submit("A.run")
        with pytest.raises(ConnectionClosed):
            command.result(None)


def test_close_is_quick_with_a_peer_that_answers_the_goodbye(peer: LoopbackPeer) -> None:
    def polite(connection: PeerConnection) -> None:
        connection.wait_until_closed()

    peer.script = polite
    client = connect(peer.port)
    start = time.monotonic()
    client.close()
    assert time.monotonic() - start < 5


def test_wait_goes_on_until_the_port_answers() -> None:
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


def test_wait_ends() -> None:
    with socket.create_server(("127.0.0.1", 0)) as placeholder:
        port = placeholder.getsockname()[1]
    start = time.monotonic()
    with pytest.raises(ConnectError, match="nobody answers"):
        connect(port, wait=0.3)
    assert 0.3 <= time.monotonic() - start < 5


def test_the_repr_tells_runtime_target_and_state(peer: LoopbackPeer) -> None:
    client = CDPClient("127.0.0.1", peer.port)
    address = f"127.0.0.1:{peer.port}"
    assert repr(client) == f"<CDPClient {address}, not connected>"
    with client:
        assert repr(client) == f"<CDPClient {address} Peer/1.0 'one.js', connected>"
    assert repr(client) == f"<CDPClient {address} Peer/1.0 'one.js', closed: it was closed on this side>"


def test_the_repr_has_no_control_characters_of_the_runtime(peer: LoopbackPeer) -> None:
    peer.pages["/json/version"] = http_answer({"Browser": "Peer\x1b[2J\x07/1.0"})
    with connect(peer.port) as client:
        assert repr(client) == f"<CDPClient {peer.port} Peer\\x07/1.0 'one.js', connected>"


def test_pending_is_empty_without_a_connection() -> None:
    assert CDPClient().pending() == []


@pytest.mark.parametrize(("value", "expected"), [("7.5", 7.5), ("none", None), ("inf", None)])
def test_the_environment_overrides_the_default_timeout(
    monkeypatch: pytest.MonkeyPatch, value: str, expected: float | None
) -> None:
    monkeypatch.setenv("CDPSYNC_TIMEOUT", value)
    assert CDPClient().timeout == expected
    assert CDPClient(timeout=3).timeout == 3


@pytest.mark.parametrize("value", ["soon", "-1", "nan", ""])
def test_a_timeout_in_the_environment_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
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
def test_what_is_no_address_is_a_type_error(address: Any) -> None:
    with pytest.raises(TypeError, match="an address is a port"):
        connect(address)


def test_connecting_in_the_middle_of_connecting_is_an_error_that_says_so() -> None:
    """As a signal handler may: it would wait for what it has interrupted."""
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


# --- clients that are dropped ---


def test_a_client_that_is_dropped_while_open_warns_and_ends(peer: LoopbackPeer) -> None:
    before = set(threading.enumerate())  # with those of the programs that other tests have started
    with pytest.warns(ResourceWarning, match="unclosed <CDPClient 127"):
        connect(peer.port)
    for thread in set(threading.enumerate()) - before:
        if thread.name != "peer":
            thread.join()
    assert not [thread for thread in set(threading.enumerate()) - before if thread.name != "peer"]


@pytest.mark.parametrize(
    "hold",
    [
        lambda client: client.events("A.b"),
        lambda client: client.on_event("A.b", print),
        lambda client: client.submit("A.run"),
        lambda client: client.session_of_its_own(),
        lambda client: iter(client.events("A.b")),
        lambda client: client.expect_event("A.b"),
    ],
    ids=["queue", "subscription", "command", "session", "iterator", "expected event"],
)
def test_a_client_is_open_for_as_long_as_something_of_it_is_held(
    peer: LoopbackPeer, hold: Callable[[Any], object], recwarn: pytest.WarningsRecorder
) -> None:
    class Client(CDPClient):
        def session_of_its_own(self) -> Session:
            return Session(self._link, None, None)

    peer.script = PeerConnection.wait_until_closed  # it answers nothing: a command waits for its reply
    client = Client(port=peer.port).connect()
    connection = client._open().connection
    held = hold(client)
    del client
    gc.collect()
    assert connection.error is None
    assert not recwarn.list
    connection.close()
    del held


def test_a_handler_keeps_its_client_open_though_nothing_else_does(peer: LoopbackPeer) -> None:
    client = connect(peer.port)
    connection = client._open().connection
    client.on_event("A.b", print)
    del client
    gc.collect()
    assert connection.error is None
    connection.close()


# --- close() while connecting ---


def test_close_ends_a_connect_that_still_tries() -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    client, errors = CDPClient(port=port, wait=60), list[ConnectError]()

    def try_to_connect() -> None:
        try:
            client.connect()
        except ConnectError as error:
            errors.append(error)

    thread = threading.Thread(target=try_to_connect)
    thread.start()
    client.close()
    thread.join(5)
    if thread.is_alive():  # close() came before it began
        client.close()
        thread.join(5)
    assert len(errors) == 1
    assert client.closed


def test_close_during_the_handshake_leaves_no_connection(peer: LoopbackPeer) -> None:
    def page(sock: socket.socket, request: str) -> None:
        client.close()
        sock.sendall(http_answer({"Browser": "Peer/1.0"}))

    peer.pages["/json/version"] = page
    client = CDPClient(port=peer.port)
    with pytest.raises(ConnectError, match="close"):
        client.connect()
    assert client.closed


def test_nothing_is_left_of_a_client_that_was_closed_and_dropped(peer: LoopbackPeer) -> None:
    """Not of its handlers either, which may refer to it, nor of commands that it keeps."""

    def use() -> weakref.ref[CDPClient]:
        with connect(peer.port) as client, client.events("A.b"):
            client.on_event("A.b", lambda event: client.close())
            client.submit("A.run")
            with client.enabling("A"):
                client.send_command("A.run")
        return weakref.ref(client)

    left = [use() for _ in range(3)]
    gc.collect()
    assert [ref() for ref in left] == [None, None, None]
