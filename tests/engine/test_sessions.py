"""Several sessions on one connection, and their ends."""

from __future__ import annotations

import pytest

from cdpsync.errors import (
    SessionClosed,
)

from ..peers import Message, ScriptedSession, echo, event
from .scripted import attach


def test_two_sessions_may_use_the_same_command_id() -> None:
    with ScriptedSession() as session:
        attach(session)
        child = session.session("S1")
        mine = session.submit("A.run")
        session.connection._waiters.pending.last_id = mine.id - 1
        theirs = child.submit("A.run")
        assert mine.id == theirs.id
        session.transport.feed(
            {"id": theirs.id, "result": {"who": "child"}, "sessionId": "S1"}, {"id": mine.id, "result": {"who": "root"}}
        )
        assert (mine.result(), theirs.result()) == ({"who": "root"}, {"who": "child"})


def test_a_session_that_was_never_attached_is_refused_without_sending() -> None:
    with ScriptedSession(echo) as session:
        with pytest.raises(SessionClosed, match="never attached"):
            session.session("S9")
        assert session.transport.sent == []


def test_an_ended_session_is_refused_without_sending() -> None:
    with ScriptedSession(echo) as session:
        attach(session)
        child = session.session("S1")
        session.transport.feed(event("Target.detachedFromTarget", sessionId="S1"))
        session.send_command("A.run")
        with pytest.raises(SessionClosed, match="detached"):
            child.send_command("A.run")
        assert len(session.transport.sent) == 1


def test_events_are_delivered_only_in_their_own_session() -> None:
    with ScriptedSession(echo) as session:
        attach(session)
        with session.events("*") as root, session.session("S1").events("*") as child:
            session.transport.feed(event("A.b", "S1", x=1), event("A.b", x=2))
            session.send_command("A.run")
            assert child.get().params == {"x": 1}
            assert root.get().params == {"x": 2}


def test_rule_10_detaching_ends_what_waits_in_that_session_only() -> None:
    with ScriptedSession() as session:
        attach(session)
        child = session.session("S1")
        mine, theirs = session.submit("A.run"), child.submit("A.run")
        queue = child.events("A.b")
        session.transport.feed(event("Target.detachedFromTarget", sessionId="S1"))
        with pytest.raises(SessionClosed, match="session S1 is closed"):
            theirs.result(None)
        with pytest.raises(SessionClosed):
            queue.get(None)
        with pytest.raises(SessionClosed):
            list(queue)
        session.transport.feed({"id": mine.id, "result": {"x": 1}})
        assert mine.result() == {"x": 1}


@pytest.mark.parametrize(
    "gone",
    [
        event("Target.targetDestroyed", targetId="T1"),
        event("Target.targetCrashed", targetId="T1", status="killed", errorCode=9),
        event("Inspector.targetCrashed", "S1"),
        event("Inspector.detached", "S1", reason="target_closed"),
    ],
    ids=lambda message: message["method"],
)
def test_rule_10_every_event_that_reports_the_end_of_a_target_ends_its_commands(gone: Message) -> None:
    with ScriptedSession() as session:
        attach(session)
        command = session.session("S1").submit("A.run")
        session.transport.feed(gone)
        with pytest.raises(SessionClosed):
            command.result(None)


def test_rule_10_a_session_ends_with_the_one_it_was_attached_through() -> None:
    with ScriptedSession() as session:
        attach(session)
        attach(session, "S2", "T2", parent="S1")
        command = session.session("S2").submit("A.run")
        session.transport.feed(event("Target.detachedFromTarget", sessionId="S1"))
        with pytest.raises(SessionClosed):
            command.result(None)


def test_rule_10_a_crash_ends_what_waits_and_the_page_accepts_new_commands() -> None:
    with ScriptedSession() as session:
        command = session.submit("A.run")
        session.transport.feed(event("Inspector.targetCrashed"))
        with pytest.raises(SessionClosed, match=r"Page\.navigate may revive it"):
            command.result(None)
        session.transport.answer = echo
        assert session.send_command("Page.navigate", {"url": "about:blank"}) == {"url": "about:blank"}


def test_a_destroyed_target_without_an_id_ends_no_session() -> None:
    with ScriptedSession(echo) as session:
        session.connection.attach("S1", None, None, 1)
        session.transport.feed(event("Target.targetDestroyed"))
        assert session.session("S1").send_command("A.run", {"x": 1}) == {"x": 1}


def test_a_long_close_reason_is_cut() -> None:
    with ScriptedSession() as session:
        attach(session)
        child = session.session("S1")
        session.transport.feed(event("Inspector.detached", "S1", reason="x" * 1_000_000))
        session.transport.settle()
        with pytest.raises(SessionClosed) as caught:
            child.send_command("A.run")
        assert len(str(caught.value)) < 500
