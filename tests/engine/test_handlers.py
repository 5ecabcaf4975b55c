"""on_event(): handlers, their thread and their order."""

from __future__ import annotations

import threading

import pytest

from cdpsync.engine.message import Event

from ..peers import ScriptedSession, echo, event
from .scripted import settle

pytestmark = pytest.mark.usefixtures("both_ways")


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


def test_rule_9_a_handler_that_calls_exit_does_not_end_the_thread(caplog: pytest.LogCaptureFixture) -> None:
    def leave(one: Event) -> None:
        raise SystemExit(3)

    with ScriptedSession() as session:
        session.on_event("A.b", leave)
        session.transport.feed(event("A.b"))
        settle(session)
    assert "SystemExit" in caplog.text


def test_a_removed_handler_is_no_longer_called() -> None:
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


def test_a_new_handler_does_not_get_earlier_events() -> None:
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


def test_if_the_thread_cannot_be_started_no_handler_is_added(monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_removing_one_handler_leaves_others_of_the_same_event() -> None:
    with ScriptedSession() as session:
        seen: list[str] = []
        stop = session.on_event("A.b", lambda one: seen.append("one"))
        session.on_event("A.b", lambda one: seen.append("other"))
        stop()
        session.transport.feed(event("A.b"))
        settle(session)
        assert seen == ["other"]


def test_on_event_refuses_an_invalid_event_name() -> None:
    with ScriptedSession() as session, pytest.raises(ValueError, match="an event is"):
        session.on_event("paused", print)


def test_on_event_refuses_a_handler_that_cannot_be_called() -> None:
    with ScriptedSession() as session, pytest.raises(TypeError, match="cannot be"):
        session.on_event("A.b", "print")  # type: ignore[call-overload]


def test_an_event_without_a_name_does_not_disturb_the_handlers() -> None:
    with ScriptedSession() as session:
        seen: list[str] = []
        session.on_event("*", lambda one: seen.append(one.method))
        session.transport.feed('{"method":""}', event("A.b"))
        settle(session)
        assert seen[0] == "A.b"


def test_a_slow_handler_with_maxlen_gets_the_latest_events_and_counts_the_dropped_ones() -> None:
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
def test_the_maxlen_of_a_handler_must_be_a_positive_integer(maxlen: int) -> None:
    with ScriptedSession() as session, pytest.raises(ValueError, match="maxlen"):
        session.on_event("A.b", print, maxlen=maxlen)


def test_after_ctrl_c_in_the_first_on_event_there_is_one_handlers_thread(monkeypatch: pytest.MonkeyPatch) -> None:
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
