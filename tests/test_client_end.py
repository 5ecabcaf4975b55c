"""The end of a client: dropped without close(), closed while it connects."""

from __future__ import annotations

import gc
import socket
import threading
import weakref
from collections.abc import Callable
from typing import Any

import pytest

from cdpsync import CDPClient, ConnectError, Session, connect

from .peers import LoopbackPeer, PeerConnection, http_answer


def test_a_client_that_is_dropped_while_open_warns_and_is_closed(peer: LoopbackPeer) -> None:
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
def test_a_client_stays_open_as_long_as_something_of_it_is_referenced(
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


def test_a_handler_alone_keeps_its_client_open(peer: LoopbackPeer) -> None:
    client = connect(peer.port)
    connection = client._open().connection
    client.on_event("A.b", print)
    del client
    gc.collect()
    assert connection.error is None
    connection.close()


def test_close_ends_a_connect_that_is_still_trying() -> None:
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
    """Neither of its handlers, which may refer to it, nor of its commands."""

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
