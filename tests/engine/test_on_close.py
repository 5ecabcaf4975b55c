"""on_close(): handlers of the end of a session or connection."""

from __future__ import annotations

import pytest

from cdpsync.errors import CDPError, ConnectionClosed, SessionClosed

from ..peers import ScriptedSession, echo, event
from .scripted import announce, settle

pytestmark = pytest.mark.usefixtures("both_ways")


def test_on_close_is_called_when_a_session_ends_after_its_events() -> None:
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


def test_on_close_is_called_when_the_connection_ends() -> None:
    with ScriptedSession() as session:
        seen: list[CDPError] = []
        assert not session.closed
        session.on_close(seen.append)
        session.connection.close()
        session.link.event_thread.join(5)
        assert [type(error) for error in seen] == [ConnectionClosed]


def test_on_close_of_a_session_is_called_once_even_if_the_connection_ends_later() -> None:
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


def test_on_close_of_a_closed_session_raises() -> None:
    with ScriptedSession(echo) as session:
        announce(session)
        child = session.session("S1")
        child.detach()
        with pytest.raises(SessionClosed, match="on this side"):
            child.on_close(print)
