from __future__ import annotations

import gc
import threading

import pytest

from cdpsync import SessionClosed
from cdpsync.engine import Event
from cdpsync.errors import CDPError

from ..peers import ScriptedSession, echo, event
from .scripted import announce

pytestmark = pytest.mark.usefixtures("both_ways")


class Table:
    """The state of a helper."""

    def __init__(self) -> None:
        self.seen: list[object] = []
        self.ended: list[CDPError] = []
        self.woken = 0

    def put(self, event: Event) -> None:
        self.seen.append(event.params["n"])

    def end(self, error: CDPError, orderly: bool) -> None:
        self.ended.append(error)

    def wake(self) -> None:
        self.woken += 1


def test_once_a_command_has_returned_the_observer_has_every_event_before_the_reply() -> None:
    with ScriptedSession(lambda command: [event("A.b", n=command["id"]), *echo(command)]) as session:
        table = Table()
        session.connection.observe(session.session_id, table, "A.b")
        for _ in range(100):
            number = session.submit("A.go")
            number.result()
            assert table.seen[-1] == number.id


def test_an_observer_gets_an_event_before_older_queues_do() -> None:
    with ScriptedSession() as session:
        order: list[str] = []
        table = Table()

        class Early(Table):
            def put(self, event: Event) -> None:
                order.append(f"queue, {len(table.seen)} in the table")

        early = Early()
        session.connection._waiters.subscribe(early, session.session_id, "A.b")
        session.connection.observe(session.session_id, table, "A.*")
        session.transport.feed(event("A.b", n=1))
        session.transport.settle()
        assert order == ["queue, 1 in the table"]


def test_an_observer_gets_only_what_it_asked_for_and_each_event_once() -> None:
    with ScriptedSession() as session:
        announce(session)
        table = Table()
        session.connection.observe("S1", table, "A.b", "A.*")
        session.transport.feed(event("A.b", n=1), event("A.b", "S1", n=2), event("B.b", "S1", n=3))
        session.transport.settle()
        assert table.seen == [2]


def test_an_observer_that_fails_on_an_event_is_logged_and_the_connection_goes_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with ScriptedSession(echo) as session:
        table = Table()
        queue = session.events("A.b")
        session.connection.observe(session.session_id, table, "A.b")
        session.transport.feed(event("A.b"), event("A.b", n=2))
        assert [one.params for one in (queue.get(), queue.get())] == [{}, {"n": 2}]
        assert table.seen == [2]
        assert session.send_command("A.go") == {}
    assert "A.b could not be handled" in caplog.text


def test_an_observer_is_told_once_that_its_session_has_ended() -> None:
    with ScriptedSession() as session:
        announce(session)
        table = Table()
        session.connection.observe("S1", table, "A.b", "A.c")
        session.transport.feed(event("Target.detachedFromTarget", sessionId="S1"), event("A.b", "S1", n=1))
        session.transport.settle()
        (error,) = table.ended
        assert isinstance(error, SessionClosed)
        assert table.seen == []
    assert len(table.ended) == 1


def test_an_observer_is_told_that_the_connection_has_ended() -> None:
    table = Table()
    with ScriptedSession() as session:
        session.connection.observe(session.session_id, table, "A.b")
    assert len(table.ended) == 1


def test_an_observer_that_nobody_holds_is_forgotten() -> None:
    with ScriptedSession() as session:
        table = Table()
        seen = table.seen
        session.connection.observe(session.session_id, table, "A.b")
        del table
        gc.collect()
        session.transport.feed(event("A.b", n=1))
        session.transport.settle()
        assert seen == []


def test_nothing_is_observed_if_a_pattern_is_wrong_or_the_session_is_unknown() -> None:
    with ScriptedSession() as session:
        table = Table()
        with pytest.raises(ValueError, match="A b"):
            session.connection.observe(session.session_id, table, "A.b", "A b")
        with pytest.raises(SessionClosed):
            session.connection.observe("S9", table, "A.b")
        session.transport.feed(event("A.b", n=1))
        session.transport.settle()
        assert table.seen == []


def test_an_observer_can_leave() -> None:
    with ScriptedSession() as session:
        table = Table()
        session.connection.observe(session.session_id, table, "A.b")
        session.connection.unobserve(session.session_id, table, "A.b")
        session.transport.feed(event("A.b", n=1))
        session.transport.settle()
        assert table.seen == []


# --- deferred commands ---


def sent(session: ScriptedSession) -> list[str]:
    return [command["method"] for command in session.transport.sent]


def test_a_deferred_command_is_sent_before_the_next_one_of_its_session() -> None:
    with ScriptedSession(echo) as session:
        announce(session)
        session.connection.later("A.release", {"id": 1}, session.session_id)
        session.connection.later("A.release", {"id": 2}, "S1")
        assert sent(session) == []
        session.send_command("A.go")
        assert sent(session) == ["A.release", "A.go"]
        assert session.transport.sent[0]["params"] == {"id": 1}
        session.session("S1").send_command("A.go")
        assert session.transport.sent[2]["params"] == {"id": 2}
        assert session.transport.sent[2]["sessionId"] == "S1"


def test_nothing_waits_for_a_deferred_command_and_its_error_is_ignored() -> None:
    def refuse(command: dict[str, object]) -> list[dict[str, object]]:
        if command["method"] == "A.release":
            return [{"id": command["id"], "error": {"code": -32000, "message": "no such object"}}]
        return echo(command)

    with ScriptedSession(refuse) as session:
        session.connection.later("A.release", {}, session.session_id)
        assert session.send_command("A.go", {"n": 1}) == {"n": 1}
        assert session.connection.pending() == []


def test_a_command_can_be_deferred_while_the_lock_of_the_connection_is_held() -> None:
    with ScriptedSession(echo) as session:
        done = threading.Event()

        def finalizer() -> None:
            session.connection.later("A.release", {}, session.session_id)
            done.set()

        with session.connection._waiters.lock:
            thread = threading.Thread(target=finalizer)
            thread.start()
            assert done.wait(5)
        thread.join()
        session.send_command("A.go")
        assert sent(session) == ["A.release", "A.go"]


def test_deferred_commands_are_dropped_with_their_session_even_if_another_gets_its_id() -> None:
    with ScriptedSession(echo) as session:
        announce(session)
        before = session.connection.sessions.get("S1")
        session.connection.later("A.release", {"id": 1}, "S1", before)
        session.transport.feed(event("Target.detachedFromTarget", sessionId="S1"))
        session.connection.later("A.release", {"id": 2}, "S9")
        announce(session)
        session.connection.later("A.release", {"id": 3}, "S1", before)
        session.session("S1").send_command("A.go")
        assert sent(session) == ["A.go"]


def test_at_most_a_thousand_deferred_commands_are_sent_before_one_command() -> None:
    with ScriptedSession(echo) as session:
        for number in range(2500):
            session.connection.later("A.release", {"id": number}, session.session_id)
        for count in (1001, 2002, 2503, 2504):
            session.send_command("A.go")
            assert len(session.transport.sent) == count
        ids = [one["params"]["id"] for one in session.transport.sent if one["method"] == "A.release"]
        assert ids == list(range(2500))
