"""Handlers when their session or connection ends."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping

import pytest

from cdpsync import connect
from cdpsync.engine.command import CLOSE_TIMEOUT
from cdpsync.engine.message import Event
from cdpsync.errors import CDPError, ConnectionClosed

from ..peers import LoopbackPeer, PeerConnection, ScriptedSession, echo, event
from .scripted import announce, settle


def test_rule_11_a_handler_may_close_the_connection() -> None:
    with ScriptedSession() as session:
        session.on_event("A.b", lambda one: session.connection.close())
        with session.events("A.c") as queue:
            session.transport.feed(event("A.b"))
            with pytest.raises(ConnectionClosed):
                queue.get()


def test_rule_11_a_handler_may_close_the_client(peer: LoopbackPeer, caplog: pytest.LogCaptureFixture) -> None:
    """close() waits for the handlers, but not for the one that calls it."""

    def script(connection: PeerConnection) -> None:
        connection.recv()
        connection.send(event("A.b"))
        connection.wait_until_closed()

    peer.script = script
    closed = threading.Event()
    with connect(peer.port) as client:

        def close(_: Event) -> None:
            client.close()
            closed.set()

        client.on_event("A.b", close)
        client.submit("A.run")
        assert closed.wait(5)
        assert client.closed
    assert caplog.text == ""


def test_a_handler_of_an_ended_session_gets_no_events_of_a_later_one_with_the_same_id() -> None:
    """Deno numbers its sessions and uses a number again."""
    with ScriptedSession(echo) as session:
        heard: list[tuple[int, object]] = []

        def listen(life: int) -> None:
            session.transport.feed(event("Target.attachedToTarget", sessionId="1"))
            session.transport.settle()
            session.session("1").on_event("A.b", lambda one: heard.append((life, one.params["n"])))
            session.transport.feed(event("A.b", "1", n=life))

        listen(1)
        session.transport.feed(event("Target.detachedFromTarget", sessionId="1"))
        listen(2)
        settle(session)
        assert heard == [(1, 1), (2, 2)]
        assert len(session.connection.inbox) == 1


def test_events_that_had_come_are_handled_after_close() -> None:
    with ScriptedSession(echo) as session:
        seen: list[object] = []
        gate = threading.Event()

        def handle(one: Event) -> None:
            gate.wait(5)
            seen.append(one.params["x"])

        session.on_event("A.b", handle)
        session.transport.feed(event("A.b", x=1), event("A.b", x=2))
        session.send_command("A.run")
        session.connection.close()
        gate.set()
        session.link.event_thread.join(5)
        assert seen == [1, 2]


def test_a_handler_that_meets_the_end_of_the_connection_is_not_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, "cdpsync")
    with ScriptedSession(echo) as session:
        gate = threading.Event()
        session.on_event("A.b", lambda one: (gate.wait(5), session.send_command("A.run")))
        session.transport.feed(event("A.b"))
        session.send_command("A.run")
        session.connection.close()
        gate.set()
        session.link.event_thread.join(5)
    assert caplog.text == ""


def test_close_returns_even_if_a_handler_does_not() -> None:
    with ScriptedSession(echo) as session:
        running, gate = threading.Event(), threading.Event()

        def handle(one: Event) -> None:
            running.set()
            gate.wait(30)

        session.on_event("A.b", handle)
        session.transport.feed(event("A.b"))
        assert running.wait(5)
        start = time.monotonic()
        session.connection.close()
        session.link.event_thread.join(0.1)
        assert time.monotonic() - start < CLOSE_TIMEOUT + 1
        gate.set()


def test_handlers_of_a_crashed_page_go_on_when_it_is_revived() -> None:
    with ScriptedSession() as session:
        seen: list[str] = []
        session.on_event("A.b", lambda one: seen.append(one.method))
        session.transport.feed(event("Inspector.targetCrashed"), event("A.b"))
        settle(session)
        assert seen == ["A.b"]


def test_removing_a_handler_of_an_ended_session_leaves_those_of_a_later_one_with_its_id() -> None:
    with ScriptedSession() as session:
        announce(session)
        old = session.session("S1").on_event("A.b", print)
        session.transport.feed(event("Target.detachedFromTarget", sessionId="S1"))
        settle(session)
        announce(session)
        seen: list[object] = []
        session.session("S1").on_event("A.b", lambda one: seen.append(one.params["n"]))
        old()
        session.transport.feed(event("A.b", "S1", n=1))
        settle(session)
        assert seen == [1]


def test_a_handler_added_while_a_session_of_the_same_id_ends_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedSession(echo) as session:
        announce(session)
        child = session.session("S1")
        child.on_event("A.b", print)
        seen: list[object] = []
        resolve = session.connection._waiters.pending.end

        def again_meanwhile(errors: Mapping[str | None, CDPError]) -> None:
            if "S1" in errors:
                announce(session)  # as Deno does
                session.session("S1").on_event("A.b", lambda one: seen.append(one.params["n"]))
            resolve(errors)

        monkeypatch.setattr(session.connection._waiters.pending, "end", again_meanwhile)
        child.detach()
        session.transport.feed(event("A.b", "S1", n=1))
        settle(session)
        assert seen == [1]


def test_a_subscription_is_inactive_as_soon_as_its_session_ends() -> None:
    with ScriptedSession() as session:
        announce(session)
        gate = threading.Event()
        session.on_event("A.wait", lambda _: gate.wait(5))
        seen: list[object] = []
        old = session.session("S1").on_event("A.b", lambda one: seen.append(one.params["n"]))
        session.transport.feed(event("A.wait"), event("A.b", "S1", n=1))
        session.transport.feed(event("Target.detachedFromTarget", sessionId="S1"))
        session.transport.settle()
        assert not old.active
        gate.set()
        settle(session)
        assert seen == [1]  # it came before the end


def test_a_close_handler_runs_after_the_handlers_of_the_last_event_whichever_was_added_first() -> None:
    with ScriptedSession(echo) as session:
        announce(session)
        attached, gate, order = session.session("S1"), threading.Event(), list[str]()
        session.on_event("A.wait", lambda _: gate.wait(5))
        attached.on_close(lambda _: order.append("close"))
        attached.on_event("A.b", lambda _: order.append("event"))
        session.transport.feed(event("A.wait"), event("A.b", "S1"))
        session.transport.settle()
        session.connection.end_session("S1", "it was detached on this side")
        gate.set()
        settle(session)
        assert order == ["event", "close"]
