"""client.browser_session(): the session of a whole browser, and the connection behind it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

import pytest

from cdpsync import CDPClient, ConnectError, ConnectionClosed, connect

from .peers import LoopbackPeer, Message, PeerConnection, http_answer

BROWSER = "/devtools/browser/b1"


def chrome(peer: LoopbackPeer, **version: str) -> None:
    """Make the peer answer as Chrome does: a page, and a browser at a path of its own."""
    fields = {"Browser": "Chrome/156.0", "webSocketDebuggerUrl": f"ws://elsewhere:1{BROWSER}", **version}
    peer.pages["/json/version"] = http_answer({key: value for key, value in fields.items() if value})
    peer.targets = [peer.target("one", type="page")]
    peer.script = serve


def serve(connection: PeerConnection) -> None:
    """Answer Target.getTargetInfo by the kind of target, and every other command with its path."""
    path = connection.request.split()[1]
    kind = "browser" if path.startswith(BROWSER) else "page"
    try:
        while True:
            command = connection.recv()
            result: Message = {"path": path}
            if command["method"] == "Target.getTargetInfo":
                result = {"targetInfo": {"targetId": "T", "type": kind}}
            connection.send({"id": command["id"], "result": result})
    except (EOFError, OSError):
        pass


@pytest.fixture
def page(peer: LoopbackPeer) -> LoopbackPeer:
    chrome(peer)
    return peer


def handshakes(peer: LoopbackPeer) -> list[str]:
    return [request for request in peer.requests if "Sec-WebSocket-Key" in request]


def test_it_is_a_session_at_the_url_of_the_browser_below_the_address_that_was_reached(page: LoopbackPeer) -> None:
    with CDPClient(port=page.port) as client:
        assert client.browser_session().send_command("Browser.getVersion") == {"path": BROWSER}
        assert client.send_command("A.run") == {"path": "/one"}


def test_it_is_opened_once(page: LoopbackPeer) -> None:
    with CDPClient(port=page.port) as client:
        assert client.browser_session() is client.browser_session()
        assert len(handshakes(page)) == 2


def test_threads_that_ask_at_the_same_time_share_it(page: LoopbackPeer) -> None:
    with CDPClient(port=page.port) as client:
        ready, found = threading.Barrier(8), list[object]()

        def ask() -> None:
            ready.wait(5)
            found.append(client.browser_session())

        threads = [threading.Thread(target=ask) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(5)
        assert len(found) == 8
        assert set(found) == {client.browser_session()}
        assert len(handshakes(page)) == 2


def test_it_has_the_headers_and_the_timeout_of_the_client(page: LoopbackPeer) -> None:
    with CDPClient(port=page.port, headers={"X-Key": "k", "Host": "inside:1"}, timeout=7) as client:
        browser = client.browser_session()
        assert "X-Key: k" in handshakes(page)[1]
        assert "Host: inside:1" in handshakes(page)[1]
        assert isinstance(browser, CDPClient)
        assert browser.timeout == 7


def test_the_prefix_and_query_of_the_address_are_kept(page: LoopbackPeer) -> None:
    page.pages["/deep/json/version?token=t"] = page.pages["/json/version"]
    with connect(f"ws://127.0.0.1:{page.port}/deep/devtools/page/one?token=t") as client:
        client.browser_session()
        assert handshakes(page)[1].startswith(f"GET /deep{BROWSER}?token=t ")


def test_closing_the_client_closes_it(page: LoopbackPeer) -> None:
    with CDPClient(port=page.port) as client:
        browser = client.browser_session()
        assert not browser.closed
    assert browser.closed
    with pytest.raises(ConnectionClosed):
        browser.send_command("Browser.getVersion")


def test_a_client_that_connects_again_opens_another(page: LoopbackPeer) -> None:
    client = CDPClient(port=page.port)
    with client:
        first = client.browser_session()
    with client:
        second = client.browser_session()
        assert second is not first
        assert second.send_command("Browser.getVersion") == {"path": BROWSER}


def test_it_goes_on_when_the_connection_to_the_page_ends(page: LoopbackPeer) -> None:
    left = threading.Event()

    def script(connection: PeerConnection) -> None:
        if connection.request.split()[1] == BROWSER:
            serve(connection)
        else:
            for _ in range(2):
                command = connection.recv()
                connection.send({"id": command["id"], "result": {"targetInfo": {"type": "page"}}})
            left.wait(5)
            connection.close()

    page.script = script
    with CDPClient(port=page.port) as client, client.events("*") as events:
        browser = client.browser_session()
        left.set()
        with pytest.raises(ConnectionClosed):
            events.get()
        assert client.closed
        assert client.browser_session() is browser
        assert browser.send_command("Browser.getVersion") == {"path": BROWSER}


def test_the_root_session_of_a_connection_to_the_browser_is_the_client_itself(page: LoopbackPeer) -> None:
    with connect(f"ws://127.0.0.1:{page.port}{BROWSER}") as client:
        assert client.browser_session() is client
        assert len(handshakes(page)) == 1


@pytest.mark.parametrize("name", ["node.js/v24.1.0", "Deno/2.9.8"])
def test_node_and_deno_have_no_browser(peer: LoopbackPeer, name: str) -> None:
    chrome(peer, Browser=name, webSocketDebuggerUrl="")
    with CDPClient(port=peer.port) as client, pytest.raises(ConnectError, match=f"{name} has no browser"):
        client.browser_session()


def test_a_proxy_for_one_page_has_no_browser(peer: LoopbackPeer) -> None:
    chrome(peer, webSocketDebuggerUrl="")
    with CDPClient(port=peer.port) as client:
        with pytest.raises(ConnectError, match="Chrome/156.0 has no target for a whole browser: its /json/version has"):
            client.browser_session()
        assert client.send_command("A.run") == {"path": "/one"}


def test_a_browser_that_refuses_is_an_error_and_may_be_asked_again(page: LoopbackPeer) -> None:
    page.pages[BROWSER] = http_answer(b"busy", "500 Internal Server Error")
    with CDPClient(port=page.port) as client:
        with pytest.raises(ConnectError, match="HTTP 500"):
            client.browser_session()
        del page.pages[BROWSER]
        assert client.browser_session().send_command("Browser.getVersion") == {"path": BROWSER}


def ask_closed(client: CDPClient) -> None:
    with pytest.raises(ConnectionClosed):
        client.browser_session()


@pytest.mark.parametrize("prepare", [lambda client: None, lambda client: client.connect().close()])
def test_a_client_that_is_not_connected_has_none(page: LoopbackPeer, prepare: Callable[[CDPClient], None]) -> None:
    client = CDPClient(port=page.port)
    prepare(client)
    ask_closed(client)


def test_a_client_that_is_closed_meanwhile_leaves_no_connection(page: LoopbackPeer) -> None:
    client = CDPClient(port=page.port).connect()
    version = page.pages["/json/version"]
    assert isinstance(version, bytes)

    def close_first(sock: socket.socket, _: str) -> None:
        client.close()
        sock.sendall(version)

    page.pages["/json/version"] = close_first
    with pytest.raises(ConnectError, match="close\\(\\) was called while this was connecting to the browser"):
        client.browser_session()
