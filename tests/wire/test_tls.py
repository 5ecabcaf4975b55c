"""Two threads use one TLS state: neither enters it while the other is inside, nor does a __del__."""

from __future__ import annotations

import queue
import ssl
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import trustme

from cdpsync import CDPClient, PendingCommand, connect

from ..peers import PeerConnection, TLSPeer, event

_RealBIO = ssl.MemoryBIO
LINGER = 0.1  # seconds during which another thread could come in


class Room:
    """The TLS state of one connection, which notes the threads that are inside."""

    def __init__(self) -> None:
        self.watched = ""  # the call that waits for others to come in
        self.met: list[str] = []
        self._inside: set[int] = set()
        self._came = threading.Event()
        self.during: Callable[[], object] = lambda: None

    def call(self, name: str, function: Callable[..., Any], *arguments: Any) -> Any:
        me = threading.get_ident()
        if self._inside:
            self.met.append(name)
            self._came.set()
        self._inside.add(me)
        try:
            if name == self.watched:
                self.during()
                self._came.wait(LINGER)
            return function(*arguments)
        finally:
            self._inside.discard(me)


class WatchedBIO:
    def __init__(self) -> None:
        self.bio = _RealBIO()
        self.room: Room | None = None

    def __getattr__(self, name: str) -> Any:
        function = getattr(self.bio, name)
        room = self.room
        return function if room is None else lambda *arguments: room.call(f"BIO.{name}", function, *arguments)


class WatchedTLS:
    def __init__(self, tls: ssl.SSLObject, room: Room) -> None:
        self._tls = tls
        self._room = room

    def __getattr__(self, name: str) -> Any:
        function = getattr(self._tls, name)
        return lambda *arguments: self._room.call(name, function, *arguments)


class WatchedContext(ssl.SSLContext):
    room: Room

    def wrap_bio(self, incoming: Any, outgoing: Any, *arguments: Any, **options: Any) -> Any:
        incoming.room = outgoing.room = self.room
        return WatchedTLS(super().wrap_bio(incoming.bio, outgoing.bio, *arguments, **options), self.room)


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def gate() -> threading.Event:
    """The peer does not answer until this is set."""
    return threading.Event()


@pytest.fixture
def client(room: Room, gate: threading.Event, monkeypatch: pytest.MonkeyPatch) -> Iterator[CDPClient]:
    def serve(connection: PeerConnection) -> None:
        gate.wait(10)
        connection.send(event("A.begins"))
        connection.serve()

    monkeypatch.setattr(ssl, "MemoryBIO", WatchedBIO)
    authority = trustme.CA()
    context = WatchedContext(ssl.PROTOCOL_TLS_CLIENT)
    context.room = room
    authority.configure_trust(context)
    with TLSPeer(authority.issue_cert("localhost")) as peer:
        peer.script = serve
        with connect(f"wss://localhost:{peer.port}/one", ssl_context=context, timeout=5) as client:
            yield client


@pytest.mark.parametrize("inside", ["read", "BIO.write"])
def test_no_sender_enters_the_tls_state_while_the_reader_is_inside(
    client: CDPClient, room: Room, gate: threading.Event, inside: str
) -> None:
    entered = threading.Event()
    room.watched, room.during = inside, entered.set
    gate.set()
    assert entered.wait(5)
    assert client.send_command("A.run", {"x": 1}) == {"x": 1}
    assert room.met == []


@pytest.mark.parametrize("inside", ["write", "BIO.read"])
def test_the_reader_does_not_enter_the_tls_state_while_a_sender_is_inside(
    client: CDPClient, room: Room, gate: threading.Event, inside: str
) -> None:
    room.watched, room.during = inside, gate.set
    assert client.send_command("A.run", {"x": 1}) == {"x": 1}
    assert room.met == []


@pytest.mark.parametrize("inside", ["read", "BIO.write"])
def test_a_frame_that_a_del_sends_inside_the_reader_goes_out_afterwards(
    client: CDPClient, room: Room, gate: threading.Event, inside: str
) -> None:
    nested: queue.SimpleQueue[PendingCommand] = queue.SimpleQueue()

    class Thing:
        def __del__(self) -> None:
            room.watched = ""
            nested.put(client.submit("A.nested", {"x": 1}))

    things = [Thing()]
    room.watched, room.during = inside, things.clear
    gate.set()
    assert nested.get(timeout=5).result() == {"x": 1}
    assert room.met == []
    assert client.send_command("A.run", {"x": 2}) == {"x": 2}


def test_a_del_in_the_reader_does_not_wait_for_a_sender_that_waits_for_the_reader(
    client: CDPClient, room: Room, gate: threading.Event
) -> None:
    nested: queue.SimpleQueue[PendingCommand] = queue.SimpleQueue()
    theirs: list[object] = []
    other = threading.Thread(target=lambda: theirs.append(client.send_command("A.run", {"x": 1})))
    outbox: Any = client._link.connection._transport._outbox  # type: ignore[union-attr]

    class Thing:
        def __del__(self) -> None:
            room.watched = ""
            other.start()
            while outbox._holder is None:  # it is sending
                threading.Event().wait(0.001)
            nested.put(client.submit("A.nested", {"x": 2}))

    things = [Thing()]
    room.watched, room.during = "read", things.clear
    gate.set()
    assert nested.get(timeout=5).result() == {"x": 2}
    other.join()
    assert theirs == [{"x": 1}]
