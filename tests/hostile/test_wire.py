"""Whatever a peer sends, every wait ends with its result or with an error that names the cause."""

from __future__ import annotations

import contextlib
import json
import re
import socket
import threading
import time
from pathlib import Path

import pytest

from cdpsync import CDPTimeoutError, ClosedError, CommandError, ProtocolError, SessionClosed, connect
from cdpsync.engine import connection
from cdpsync.engine.command import CLOSE_TIMEOUT

from ..peers import LoopbackPeer, Message, PeerConnection, event, frame
from ..pipes import AnyPeer, connect_to
from .faults import ENDS, MUTE, SURVIVED, Act, Ending
from .test_memory import resident, small_event
from .waits import LATE, SNAPSHOT, Everything, answer_all, connected, hear_all


@pytest.mark.parametrize("fault", ENDS.values(), ids=ENDS)
def test_a_fault_that_ends_the_connection_ends_every_wait_with_the_cause(
    peer: AnyPeer, fault: Ending, tmp_path: Path
) -> None:
    def script(connection: PeerConnection) -> None:
        hear_all(connection)
        fault.act(connection)
        connection.wait_until_closed()

    peer.script = script
    with connected(peer) as (client, child):
        everything = Everything(client, child, tmp_path / "a.heapsnapshot", None)
        outcomes = everything.outcomes(5)
        for name, outcome in outcomes.items():
            assert type(outcome.error) is fault.error, (name, outcome)
            assert re.search(fault.says, str(outcome.error)), (name, outcome)
        assert len({id(outcome.error) for outcome in outcomes.values()}) == len(outcomes)
        assert type(everything.of_handler()) is fault.error
        assert client.pending() == []
        assert re.search(fault.says, client.close_reason or "")
        with pytest.raises(fault.error):
            client.send_command("A.late")
        with pytest.raises(fault.error):
            client.events("A.late")
        peer.script = PeerConnection.serve
        assert client.connect().send_command("A.run", {"x": 1}) == {"x": 1}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("act", SURVIVED.values(), ids=SURVIVED)
def test_a_harmless_oddity_disturbs_no_wait(peer: AnyPeer, act: Act, tmp_path: Path) -> None:
    def script(connection: PeerConnection) -> None:
        heard = hear_all(connection)
        act(connection)
        answer_all(connection, heard)
        connection.serve()

    peer.script = script
    file = tmp_path / "a.heapsnapshot"
    with connected(peer) as (client, child):
        everything = Everything(client, child, file, None)
        results = {name: outcome.error or outcome.value for name, outcome in everything.outcomes(20).items()}
        # Without the numbers of the events, which depend on the oddity.
        mine, its = event("A.event", n=1)["params"], event("A.event", n=2)["params"]
        assert {name: getattr(value, "params", value) for name, value in results.items() if name != "until"} == {
            "send_command": {"of": "A.sent"},
            "result 0": {"of": "A.submitted"},
            "result 1": {"of": "A.submitted"},
            "get": mine,
            "iteration": mine,
            "child's command": {"of": "A.child"},
            "child's event": its,
            "expect_event": mine,
            "heap snapshot": file,
        }
        assert everything.of_handler() is None
        assert client.send_command("A.run", {"x": 1}) == {"x": 1}
        assert client.pending() == []
    assert file.read_text("ascii") == SNAPSHOT


@pytest.mark.parametrize("act", MUTE.values(), ids=MUTE)
def test_if_a_peer_falls_silent_every_wait_ends_at_its_deadline(
    peer: AnyPeer, act: Act, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def script(peer_: PeerConnection) -> None:
        hear_all(peer_)
        act(peer_)
        peer_.wait_until_closed()

    peer.script = script
    monkeypatch.setattr(connection, "CLOSE_TIMEOUT", 0.5)
    timeout = 0.3
    with connected(peer) as (client, child):
        everything = Everything(client, child, tmp_path / "a.heapsnapshot", timeout)
        for name, outcome in everything.outcomes(10).items():
            assert type(outcome.error) is CDPTimeoutError, (name, outcome)
            assert "nothing came within 0.3 s" in str(outcome.error)
            assert outcome.seconds < timeout + LATE, name
        assert type(everything.of_handler()) is CDPTimeoutError
        # Commands whose result nobody has asked for yet.
        assert [one.method for one in client.pending() if not one.method.startswith("A.")] in (
            [],
            ["HeapProfiler.takeHeapSnapshot"],
            ["HeapProfiler.takeHeapSnapshot", "Runtime.getHeapUsage"],
        )
        start = time.monotonic()
        client.close()
        assert time.monotonic() - start < 0.5 + LATE
        assert client.pending() == []
    assert list(tmp_path.iterdir()) == []


# --- replies ---


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ({"result": {"x": 1}}, {"x": 1}),
        ({}, {}),
        ({"result": None}, {}),
        ({"result": {"x": 1}, "error": None}, {"x": 1}),
        ({"result": {"x": 1}, "error": {"code": -32000, "message": "no"}}, "A.run: no (-32000)"),
        ({"error": {"code": -32000, "message": "no", "data": [1]}}, "A.run: no (-32000)\n[1]"),
        ({"error": {}}, "A.run: an error without a message"),
        ({"error": {"code": "E", "message": ["no"]}}, "A.run: ['no'] (E)"),
        ({"error": "no"}, "A.run: no"),
        ({"error": ["no"]}, "A.run: ['no']"),
        ({"error": 0}, "A.run: 0"),
    ],
    ids=str,
)
def test_a_reply_of_any_form_is_a_result_or_an_error(peer: LoopbackPeer, reply: Message, expected: object) -> None:
    def script(connection: PeerConnection) -> None:
        connection.send({"id": connection.recv()["id"], **reply})
        connection.wait_until_closed()

    peer.script = script
    with connect(peer.port, timeout=5) as client:
        got: object
        try:
            got = client.send_command("A.run")
        except CommandError as error:
            got = str(error)
        assert got == expected


@pytest.mark.parametrize("result", [[], [1], 7, "x", True], ids=repr)
def test_a_result_that_is_not_an_object_is_a_protocol_error(peer: LoopbackPeer, result: object) -> None:
    def script(connection: PeerConnection) -> None:
        connection.send({"id": connection.recv()["id"], "result": result})
        connection.serve()

    peer.script = script
    with connect(peer.port) as client:
        with pytest.raises(ProtocolError, match=r"A\.run: the result is not an object"):
            client.send_command("A.run")
        assert client.send_command("A.run", {"x": 1}) == {"x": 1}


def test_a_repeated_reply_is_not_taken_for_the_next_one(peer: LoopbackPeer) -> None:
    def script(connection: PeerConnection) -> None:
        for number in range(3):
            reply = {"id": connection.recv()["id"], "result": {"n": number}}
            connection.send(reply)
            connection.send(reply)
        connection.wait_until_closed()

    peer.script = script
    with connect(peer.port, timeout=5) as client:
        assert [client.send_command("A.run") for _ in range(3)] == [{"n": 0}, {"n": 1}, {"n": 2}]


def test_a_late_reply_is_dropped(peer: LoopbackPeer) -> None:
    late = threading.Event()

    def script(connection: PeerConnection) -> None:
        first = connection.recv()
        late.wait(5)
        connection.send({"id": first["id"], "result": {"late": 1}})
        connection.serve()

    peer.script = script
    with connect(peer.port, timeout=5) as client:
        command = client.submit("A.first")
        assert command.give_up()
        late.set()
        assert client.send_command("A.second", {"x": 1}) == {"x": 1}
        with pytest.raises(ClosedError):
            command.result(0.01)


def test_messages_of_a_session_after_its_detach_are_dropped(peer: LoopbackPeer) -> None:
    def script(connection: PeerConnection) -> None:
        connection.send(event("Target.attachedToTarget", sessionId="S1", targetInfo={"targetId": "T1"}))
        connection.send({"id": connection.recv()["id"], "result": {}})
        theirs = connection.recv()
        connection.send(event("Target.detachedFromTarget", sessionId="S1"))
        connection.send({"id": theirs["id"], "result": {}, "sessionId": "S1"})
        connection.send(event("A.event", "S1"))
        connection.serve()

    peer.script = script
    with connect(peer.port, timeout=5) as client:
        client.send_command("A.hello")
        child = client.session("S1")
        with child.events("A.event") as queue:
            with pytest.raises(SessionClosed, match="detached from its target"):
                child.send_command("A.run")
            assert client.send_command("A.run", {"x": 1}) == {"x": 1}
            with pytest.raises(SessionClosed):
                queue.get()


def test_100_000_events_before_a_reply_are_all_there_when_it_is(peer: AnyPeer) -> None:
    def script(connection: PeerConnection) -> None:
        command = connection.recv()
        for first in range(0, 100_000, 1000):
            connection.raw(b"".join(connection.text(small_event(n)) for n in range(first, first + 1000)))
        connection.send({"id": command["id"], "result": {}})
        connection.wait_until_closed()

    peer.script = script
    with connect_to(peer, timeout=30) as client, client.events("A.event") as queue:
        client.send_command("A.run")
        assert [queue.get(0).params["n"] for _ in range(100_000)] == list(range(100_000))


# --- a peer that does not read ---


def test_if_a_peer_does_not_read_every_send_ends_at_its_deadline(peer: AnyPeer) -> None:
    """Listeners are not held up. A command that was refused is not sent later; those after it are."""
    listening, read, got = threading.Event(), threading.Event(), list[str]()

    def script(connection: PeerConnection) -> None:
        listening.wait(30)
        connection.send(event("A.event"))
        read.wait(30)
        while True:
            command = connection.recv()
            got.append(command["method"])
            connection.send({"id": command["id"], "result": {}})

    peer.script = script
    with connect_to(peer, timeout=5) as client, client.events("A.event") as queue:
        listening.set()
        big = {"x": "y" * 20_000_000}
        for method, params in (("A.first", big), ("A.second", None), ("A.third", big)):
            start = time.monotonic()
            with pytest.raises(CDPTimeoutError, match=rf"{re.escape(method)}: .*could not be sent"):
                client.send_command(method, params, timeout=0.3)
            assert time.monotonic() - start < 0.3 + LATE
        assert client.pending() == []
        assert queue.get().method == "A.event"
        read.set()
        assert client.send_command("A.fourth") == {}
    assert got == ["A.first", "A.fourth"]  # the first was begun, and had to be finished


def test_close_returns_even_if_the_peer_does_not_read(peer: AnyPeer) -> None:
    leave = threading.Event()

    def script(connection: PeerConnection) -> None:
        leave.wait(30)

    peer.script = script
    with connect_to(peer, timeout=0.2) as client:
        with pytest.raises(CDPTimeoutError):
            client.send_command("A.run", {"x": "y" * 20_000_000})
        start = time.monotonic()
        client.close()
        assert time.monotonic() - start < CLOSE_TIMEOUT + LATE
    leave.set()


def test_endless_pings_hold_up_no_sender(peer: LoopbackPeer) -> None:
    """The peer reads, so there is always another ping to answer."""
    answered, heard = threading.Event(), list[str]()

    def script(connection: PeerConnection) -> None:
        def read() -> None:
            with contextlib.suppress(EOFError, OSError):
                while (got := connection.recv_frame())[0] != 8:
                    if got[0] == 10:
                        answered.set()
                    else:
                        heard.append(json.loads(got[1])["method"])
            connection.leave()

        reading = threading.Thread(target=read)
        reading.start()
        with contextlib.suppress(OSError):
            while reading.is_alive():
                connection.raw(frame(b"?", 9) * 100)
        reading.join()

    peer.script = script
    with connect(peer.port) as client:
        assert answered.wait(5)
        for number in range(50):
            start = time.monotonic()
            client.submit(f"A.run{number}")
            assert time.monotonic() - start < LATE
    assert [one for one in heard if one.startswith("A.")] == [f"A.run{number}" for number in range(50)]


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_pongs_for_a_peer_that_does_not_read_are_not_kept(peer: LoopbackPeer) -> None:
    """A pong for the latest of them is enough (RFC 6455, section 5.5.3)."""
    ping = bytes([0x89, 125]) + b"?" * 125

    def script(connection: PeerConnection) -> None:
        command = connection.recv()
        connection.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # the system would keep all the pongs
        for _ in range(20):
            connection.raw(ping * 1_000)
        connection.send({"id": command["id"], "result": {}})
        connection.wait_until_closed()

    peer.script = script
    with connect(peer.port, timeout=40) as client:
        before = resident()
        client.send_command("A.run")
        assert resident() - before < 2_000_000  # 20,000 pongs in a list take 8 MB
