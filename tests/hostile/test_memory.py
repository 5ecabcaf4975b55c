"""A peer cannot fill the memory with events that nobody listens to, or with more events than a listener keeps."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest

from cdpsync import CDPTimeoutError, connect
from cdpsync.engine.sessions import REMEMBERED

from ..peers import LoopbackPeer, PeerConnection, event

pytestmark = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")

FLAT = 8_000_000  # bytes; anything that was kept here would take several times as many
EVENTS = 150_000


def resident() -> int:
    """The memory of this process, in bytes."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def small_event(n: int) -> bytes:
    return b'{"method":"A.event","params":{"n":%d,"fill":"%b"}}' % (n, b"x" * 60)


def storm(connection: PeerConnection) -> None:
    """Sends events before each reply."""
    while True:
        command = connection.recv()
        for first in range(0, command["params"]["events"], 1000):
            connection.raw(b"".join(connection.text(small_event(n)) for n in range(first, first + 1000)))
        connection.send({"id": command["id"], "result": {}})


def test_a_listener_with_maxlen_keeps_only_the_last_events_of_a_storm(peer: LoopbackPeer) -> None:
    peer.script = storm
    with connect(peer.port, timeout=30) as client, client.events("A.event", maxlen=100) as queue:
        client.send_command("A.storm", {"events": 10_000})
        before = resident()
        client.send_command("A.storm", {"events": EVENTS})
        assert resident() - before < FLAT
        assert queue.dropped == EVENTS + 10_000 - 100
        assert [queue.get(0).params["n"] for _ in range(100)] == list(range(EVENTS - 100, EVENTS))


def test_events_that_nobody_listens_to_are_not_kept(peer: LoopbackPeer) -> None:
    peer.script = storm
    with connect(peer.port, timeout=30) as client, client.events("A.other"):
        client.send_command("A.storm", {"events": 10_000})
        before = resident()
        client.send_command("A.storm", {"events": EVENTS})
        assert resident() - before < FLAT


def test_sessions_that_come_and_go_are_not_remembered_for_ever(peer: LoopbackPeer) -> None:
    def script(connection: PeerConnection) -> None:
        command = connection.recv()
        for n in range(20_000):
            info = {"targetId": f"T{n}", "title": "x" * 200}
            connection.send(event("Target.attachedToTarget", sessionId=f"S{n}", targetInfo=info))
            connection.send(event("A.event", f"S{n}"))
            connection.send(event("Target.detachedFromTarget", sessionId=f"S{n}"))
        connection.send({"id": command["id"], "result": {}})
        connection.wait_until_closed()

    peer.script = script
    with connect(peer.port, timeout=30) as client:
        before = resident()
        client.send_command("A.run")
        assert resident() - before < FLAT
        attached = client._open().connection.sessions
        assert len(attached._sessions) == 1
        assert len(attached._ended) == REMEMBERED


def test_commands_that_are_given_up_are_not_kept(peer: LoopbackPeer) -> None:
    peer.script = PeerConnection.wait_until_closed
    with connect(peer.port, timeout=0) as client:
        for round_ in range(2):
            if round_ == 1:
                before = resident()
            for _ in range(10_000):
                command = client.submit("A.run")
                command.give_up()
        assert resident() - before < FLAT
        assert client.pending() == []


def test_a_frame_that_claims_a_huge_size_takes_only_what_it_sends(peer: LoopbackPeer) -> None:
    def script(connection: PeerConnection) -> None:
        connection.recv()
        connection.raw(b"\x81\x7f" + (2**62).to_bytes(8, "big") + b"x" * 100_000)
        connection.wait_until_closed()

    peer.script = script
    with connect(peer.port, timeout=0.3) as client:
        before = resident()
        with pytest.raises(CDPTimeoutError):
            client.send_command("A.run")
        assert resident() - before < FLAT
