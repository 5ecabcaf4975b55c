from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping

import pytest

from cdpsync import connect
from cdpsync.engine.command import CLOSE_TIMEOUT
from cdpsync.engine.message import Event
from cdpsync.errors import CDPError, ConnectionClosed, SessionClosed

from ..peers import LoopbackPeer, PeerConnection, ScriptedSession, echo, event


def settle(session: ScriptedSession) -> None:
    """Return when every event sent so far has been handled."""
    handled = threading.Event()
    with session.on_event("Test.settled", lambda _: handled.set()):
        session.transport.feed(event("Test.settled"))
        assert handled.wait(5)


def test_rule_9_handlers_run_in_wire_order_on_one_thread_of_their_own() -> None:
    with ScriptedSession() as session:
        seen: list[tuple[object, str]] = []

        def note(one: Event) -> None:
            seen.append((one.params["x"], threading.current_thread().name))

        session.on_event("A.b", note)
        session.on_event("A.c", note)
        session.transport.feed(*[event("A.b" if n % 3 else "A.c", x=n) for n in range(100)])
        settle(session)
        assert seen == [(n, "cdpsync-events") for n in range(100)]


def test_handlers_of_one_event_are_called_in_the_order_of_registration() -> None:
    with ScriptedSession() as session:
        seen: list[str] = []
        session.on_event("A.b", lambda one: seen.append("first"))
        session.on_event("*", lambda one: seen.append(one.method))
        session.on_event("A.*", lambda one: seen.append("third"))
        session.transport.feed(event("A.b"))
        settle(session)
        assert seen[:3] == ["first", "A.b", "third"]


def test_rule_9_a_handler_may_send_commands() -> None:
    with ScriptedSession(echo) as session:
        answers: list[object] = []
        session.on_event("A.b", lambda one: answers.append(session.send_command("A.run", {"x": one.params["x"]})))
        session.transport.feed(event("A.b", x=1), event("A.b", x=2))
        settle(session)
        assert answers == [{"x": 1}, {"x": 2}]


def test_rule_9_a_handler_that_raises_is_logged_and_the_next_is_called(caplog: pytest.LogCaptureFixture) -> None:
    with ScriptedSession() as session:
        seen: list[object] = []
        session.on_event("A.b", lambda one: 1 / 0)
        session.on_event("A.b", lambda one: seen.append(one.params["x"]))
        session.transport.feed(event("A.b", x=1), event("A.b", x=2))
        settle(session)
        assert seen == [1, 2]
    assert caplog.text.count("ZeroDivisionError") == 2
    assert "failed at A.b" in caplog.text


def test_rule_9_a_handler_that_exits_ends_neither_the_thread_nor_the_others(caplog: pytest.LogCaptureFixture) -> None:
    def leave(one: Event) -> None:
        raise SystemExit(3)

    with ScriptedSession() as session:
        session.on_event("A.b", leave)
        session.transport.feed(event("A.b"))
        settle(session)
    assert "SystemExit" in caplog.text


def test_rule_11_a_handler_may_close_the_connection() -> None:
    with ScriptedSession() as session:
        session.on_event("A.b", lambda one: session.connection.close())
        with session.events("A.c") as queue:
            session.transport.feed(event("A.b"))
            with pytest.raises(ConnectionClosed):
                queue.get()


def test_rule_11_a_handler_may_close_the_client(peer: LoopbackPeer, caplog: pytest.LogCaptureFixture) -> None:
    """Whose close() waits for the handlers, but not for the one that calls it."""

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


def test_a_removed_handler_is_called_no_more() -> None:
    with ScriptedSession() as session:
        seen: list[object] = []
        stop = session.on_event("A.b", lambda one: seen.append(one.params["x"]))
        session.transport.feed(event("A.b", x=1))
        settle(session)
        stop()
        stop()
        session.transport.feed(event("A.b", x=2))
        settle(session)
        assert seen == [1]
        assert len(session.connection._waiters.listeners) == 0


def test_a_new_handler_does_not_get_what_came_before_it() -> None:
    with ScriptedSession(echo) as session:
        gate, seen = threading.Event(), list[object]()
        session.on_event("A.b", lambda one: gate.wait(5))
        session.transport.feed(event("A.b", x=1), event("A.b", x=2))
        session.send_command("A.run")
        session.on_event("A.b", lambda one: seen.append(one.params["x"]))
        session.transport.feed(event("A.b", x=3))
        gate.set()
        settle(session)
        assert seen == [3]


def test_a_handler_of_a_session_that_is_over_hears_no_other_of_the_same_id() -> None:
    """Deno numbers sessions, and gives a number again."""
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


def test_a_thread_that_cannot_be_started_leaves_no_handler(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    with ScriptedSession(echo) as session:
        with monkeypatch.context() as patch:
            patch.setattr(threading.Thread, "start", refuse)
            with pytest.raises(RuntimeError, match="can't start"):
                session.on_event("A.b", print)
        settle(session)


def test_a_subscription_is_a_context_manager() -> None:
    with ScriptedSession() as session:
        with session.on_event("A.b", print) as subscription:
            assert subscription.active
        assert not subscription.active


def test_one_handler_may_be_removed_while_another_of_the_same_event_stays() -> None:
    with ScriptedSession() as session:
        seen: list[str] = []
        stop = session.on_event("A.b", lambda one: seen.append("one"))
        session.on_event("A.b", lambda one: seen.append("other"))
        stop()
        session.transport.feed(event("A.b"))
        settle(session)
        assert seen == ["other"]


def test_a_handler_of_what_is_no_event_is_refused() -> None:
    with ScriptedSession() as session, pytest.raises(ValueError, match="an event is"):
        session.on_event("paused", print)


def test_what_cannot_be_called_is_no_handler() -> None:
    with ScriptedSession() as session, pytest.raises(TypeError, match="cannot be"):
        session.on_event("A.b", "print")  # type: ignore[call-overload]


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


def test_a_handler_that_meets_the_end_of_the_connection_is_no_error(caplog: pytest.LogCaptureFixture) -> None:
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


def test_close_returns_though_a_handler_never_does() -> None:
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


def announce(session: ScriptedSession) -> None:
    session.transport.feed(event("Target.attachedToTarget", sessionId="S1", targetInfo={"targetId": "T1"}))
    session.transport.settle()


def test_an_event_without_a_name_takes_no_handler_away() -> None:
    with ScriptedSession() as session:
        seen: list[str] = []
        session.on_event("*", lambda one: seen.append(one.method))
        session.transport.feed('{"method":""}', event("A.b"))
        settle(session)
        assert seen[0] == "A.b"


def test_removing_a_handler_of_a_session_that_is_over_leaves_those_of_a_later_one_with_its_id() -> None:
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


def test_a_slow_handler_with_maxlen_keeps_the_latest_events_and_counts_the_others() -> None:
    with ScriptedSession(echo) as session:
        gate, running, seen = threading.Event(), threading.Event(), list[object]()

        def handle(one: Event) -> None:
            running.set()
            gate.wait(5)
            seen.append(one.params["n"])

        subscription = session.on_event("A.b", handle, maxlen=2)
        session.transport.feed(event("A.b", n=0))
        assert running.wait(5)
        session.transport.feed(*[event("A.b", n=n) for n in range(1, 10)])
        session.send_command("A.run")
        assert subscription.dropped == 7
        gate.set()
        settle(session)
        assert seen == [0, 8, 9]
        assert "7 dropped" in repr(subscription)


def test_handlers_with_and_without_maxlen_share_one_order() -> None:
    with ScriptedSession(echo) as session:
        gate, seen = threading.Event(), list[tuple[str, object]]()
        session.on_event("A.wait", lambda _: gate.wait(5))
        session.on_event("A.*", lambda one: seen.append(("all", one.params.get("n"))))
        session.on_event("A.b", lambda one: seen.append(("last", one.params["n"])), maxlen=1)
        session.transport.feed(event("A.wait"), event("A.b", n=1), event("A.b", n=2), event("A.c", n=3))
        session.send_command("A.run")
        gate.set()
        settle(session)
        assert seen == [("all", None), ("all", 1), ("all", 2), ("last", 2), ("all", 3)]


@pytest.mark.parametrize("maxlen", [0, -1, 1.5, True])
def test_the_maxlen_of_a_handler_is_a_positive_number(maxlen: int) -> None:
    with ScriptedSession() as session, pytest.raises(ValueError, match="maxlen"):
        session.on_event("A.b", print, maxlen=maxlen)


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


def test_ctrl_c_in_the_first_on_event_leaves_one_thread_of_handlers(monkeypatch: pytest.MonkeyPatch) -> None:
    start = threading.Thread.start

    def interrupted(thread: threading.Thread) -> None:
        start(thread)
        raise KeyboardInterrupt

    with ScriptedSession() as session:
        with monkeypatch.context() as patch:
            patch.setattr(threading.Thread, "start", interrupted)
            with pytest.raises(KeyboardInterrupt):
                session.on_event("A.b", print)
        seen: list[str] = []
        session.on_event("A.b", lambda _: seen.append(threading.current_thread().name))
        session.transport.feed(event("A.b"), event("A.b"))
        settle(session)
        assert len(seen) == 2
        assert [one.name for one in threading.enumerate()].count("cdpsync-events") == 1


# --- on_close ---


def test_on_close_tells_of_the_end_of_a_session_after_its_events() -> None:
    with ScriptedSession() as session:
        announce(session)
        child, seen = session.session("S1"), list[object]()
        child.on_close(lambda error: seen.append(str(error)))
        child.on_event("A.b", lambda one: seen.append(one.params["n"]))
        session.transport.feed(event("A.b", "S1", n=1))
        session.transport.feed(event("Target.detachedFromTarget", sessionId="S1"))
        settle(session)
        assert seen == [1, "session S1 is closed: detached from its target"]
        assert child.closed
        assert child.close_reason == "detached from its target"


def test_on_close_tells_of_the_end_of_the_connection() -> None:
    with ScriptedSession() as session:
        seen: list[CDPError] = []
        assert not session.closed
        session.on_close(seen.append)
        session.connection.close()
        session.link.event_thread.join(5)
        assert [type(error) for error in seen] == [ConnectionClosed]


def test_on_close_of_a_session_is_called_once_when_the_connection_ends_behind_it() -> None:
    with ScriptedSession() as session:
        announce(session)
        seen: list[CDPError] = []
        session.session("S1").on_close(seen.append)
        session.transport.feed(event("Target.detachedFromTarget", sessionId="S1"))
        session.transport.settle()
        session.connection.close()
        session.link.event_thread.join(5)
        assert [str(error) for error in seen] == ["session S1 is closed: detached from its target"]


def test_a_removed_on_close_handler_is_not_called() -> None:
    with ScriptedSession() as session:
        seen: list[CDPError] = []
        session.on_close(seen.append)()
        session.connection.close()
        session.link.event_thread.join(5)
        assert seen == []


def test_on_close_of_what_is_closed_raises() -> None:
    with ScriptedSession(echo) as session:
        announce(session)
        child = session.session("S1")
        child.detach()
        with pytest.raises(SessionClosed, match="on this side"):
            child.on_close(print)
