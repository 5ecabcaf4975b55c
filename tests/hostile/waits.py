"""All ways to wait for a target, at once on one client."""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from cdpsync import CDPClient, Event, Session

from ..peers import Message, PeerConnection, event
from ..pipes import AnyPeer, connect_to
from ..snapshots import cut, make_snapshot

LATE = 1.0
"""Seconds by which a wait may miss its deadline."""

SNAPSHOT = make_snapshot(300)


class Outcome(NamedTuple):
    value: object
    error: BaseException | None
    seconds: float


class Waits:
    """Calls that block, each in its own thread, and their outcomes."""

    def __init__(self) -> None:
        self._threads: list[threading.Thread] = []
        self._outcomes: dict[str, Outcome] = {}

    def add(self, name: str, call: Callable[[], object]) -> None:
        def run() -> None:
            start = time.monotonic()
            value, error = None, None
            try:
                value = call()
            except BaseException as caught:
                error = caught
            self._outcomes[name] = Outcome(value, error, time.monotonic() - start)

        self._threads.append(threading.Thread(target=run, name=name))
        self._threads[-1].start()

    def outcomes(self, limit: float) -> dict[str, Outcome]:
        """The outcomes, once all calls have ended; that must be within `limit` seconds."""
        end = time.monotonic() + limit
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
        asleep = [thread.name for thread in self._threads if thread.is_alive()]
        assert not asleep, f"still waiting after {limit} s: {asleep}"
        return self._outcomes


COMMANDS = ["A.sent", "A.submitted", "A.child", "A.expecting", "A.until", "A.handling", "HeapProfiler.takeHeapSnapshot"]
"""The commands that the waits below send, one each."""


class Everything:
    """All kinds of waits on one client, whose peer has not answered any of them yet."""

    def __init__(self, client: CDPClient, child: Session, file: Path, timeout: float | None) -> None:
        self._handled: queue.SimpleQueue[BaseException | None] = queue.SimpleQueue()
        self._waits = waits = Waits()
        self._client = client
        events, iterated, until = client.events("A.event"), client.events("A.event"), client.events("A.event")
        childs = child.events("A.event")
        submitted = client.submit("A.submitted")
        handling = threading.Event()

        def handle(_: Event) -> None:
            handling.set()
            try:
                client.send_command("A.handling", timeout=timeout)
            except BaseException as error:
                self._handled.put(error)
                raise
            self._handled.put(None)

        client.on_event("A.go", handle)
        client.submit("A.go")
        waits.add("send_command", lambda: client.send_command("A.sent", timeout=timeout))
        for number in range(2):
            waits.add(f"result {number}", lambda: submitted.result(timeout))
        waits.add("get", lambda: events.get(timeout))
        if timeout is None:
            waits.add("iteration", lambda: next(iter(iterated)))
        waits.add("child's command", lambda: child.send_command("A.child", timeout=timeout))
        waits.add("child's event", lambda: childs.get(timeout))
        waits.add("expect_event", lambda: self._expect(timeout))
        waits.add("until", lambda: list(until.events_before(client.submit("A.until"), timeout=timeout)))
        waits.add("heap snapshot", lambda: client.heap.save(file, silence=timeout).path)
        assert handling.wait(5)

    def _expect(self, timeout: float | None) -> Event:
        with self._client.expect_event("A.event", timeout=timeout) as expected:
            self._client.submit("A.expecting")
        return expected.value

    def outcomes(self, limit: float) -> dict[str, Outcome]:
        return self._waits.outcomes(limit)

    def of_handler(self) -> BaseException | None:
        """What the command in the handler raised."""
        return self._handled.get(timeout=5)


def hear_all(connection: PeerConnection) -> list[Message]:
    """The peer's first part: announce a session, cause a call of the handler, and receive every command."""
    heard: list[Message] = []
    connection.send(event("Target.attachedToTarget", sessionId="S1", targetInfo={"targetId": "T1", "type": "worker"}))
    hello = connection.recv()
    connection.send({"id": hello["id"], "result": {}})
    while not {command["method"] for command in heard} >= {*COMMANDS, "A.go"}:
        heard.append(connection.recv())
        if heard[-1]["method"] == "A.go":
            connection.send(event("A.go"))
    return heard


def answer_all(connection: PeerConnection, heard: list[Message]) -> None:
    """The peer's last part: send everything that the client waits for."""
    connection.send(event("A.event", n=1))
    connection.send(event("A.event", "S1", n=2))
    for command in reversed(heard):
        session = {"sessionId": command["sessionId"]} if "sessionId" in command else {}
        if command["method"] == "HeapProfiler.takeHeapSnapshot":
            for chunk in cut(SNAPSHOT, 5_000):
                connection.send(event("HeapProfiler.addHeapSnapshotChunk", chunk=chunk))
        connection.send({"id": command["id"], "result": {"of": command["method"]}, **session})


@contextlib.contextmanager
def connected(peer: AnyPeer) -> Iterator[tuple[CDPClient, Session]]:
    """A client, and the session that `hear_all` announces."""
    with connect_to(peer, timeout=10) as client:
        client.send_command("A.hello")
        yield client, client.session("S1")
