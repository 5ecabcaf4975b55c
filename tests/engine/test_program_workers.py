"""The end of a worker, and of the program that it belongs to."""

from __future__ import annotations

import threading

import pytest

from cdpsync import (
    CDPTimeoutError,
    ProgramEnded,
    SessionClosed,
)

from ..peers import Message, event
from .programs import Node, attach


def test_the_end_of_a_worker_ends_only_the_waits_for_it() -> None:
    with Node() as session:
        attach(session, "W")
        worker = session.session("W")
        waits = worker.submit("Runtime.evaluate", {"awaitPromise": True})
        with worker.events("A.b") as mine, session.events("A.b") as other:
            session.transport.feed(event("NodeRuntime.waitingForDisconnect", "W"))
            with pytest.raises(ProgramEnded, match="session W"):
                mine.get(timeout=None)
            with pytest.raises(ProgramEnded):
                waits.result(timeout=5)
            assert worker.ended
            assert not session.ended
            with pytest.raises(CDPTimeoutError):
                other.get(timeout=0)


def test_the_end_of_a_program_ends_the_waits_for_its_workers() -> None:
    with Node() as session:
        attach(session, "W")
        worker = session.session("W")
        waits = worker.submit("Runtime.evaluate", {"awaitPromise": True})
        with worker.events("A.b") as queue:
            session.finish()
            assert list(queue) == []
            with pytest.raises(ProgramEnded):
                waits.result(timeout=5)
        assert worker.send_command("A.run", {"n": 1}) == {"n": 1}


def test_a_new_session_with_the_id_of_an_ended_one_has_not_ended() -> None:
    with Node() as session:
        attach(session, "1")
        session.transport.feed(event("NodeRuntime.waitingForDisconnect", "1"))
        session.transport.feed(event("Target.targetDestroyed", targetId="1"))
        attach(session, "1")
        assert not session.session("1").ended


def test_a_second_session_with_the_same_id_ends_with_its_own_program() -> None:
    with Node() as session:
        for _ in range(2):
            attach(session, "1")
            waits = session.session("1").submit("Runtime.evaluate", {"awaitPromise": True})
            session.transport.feed(event("NodeRuntime.waitingForDisconnect", "1"))
            with pytest.raises(ProgramEnded):
                waits.result(timeout=5)
            session.transport.feed(event("Target.targetDestroyed", targetId="1"))
            session.transport.settle()


def test_a_worker_that_is_detached_while_it_announces_its_end_is_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Node() as session:
        attach(session, "1")
        connection = session.connection
        detach = threading.Thread(target=lambda: connection.end_session("1", "it was detached on this side"))
        through = connection.sessions.through

        def detached_meanwhile(session_id: str | None) -> list[str]:
            if connection.in_reader():
                detach.start()
                detach.join(0.1)  # it may have to wait for the reader
            return through(session_id)

        monkeypatch.setattr(connection.sessions, "through", detached_meanwhile)
        session.transport.feed(event("NodeRuntime.waitingForDisconnect", "1"))
        session.transport.settle()
        detach.join(5)
        attach(session, "1")
        assert not session.session("1").ended


def test_workers_are_not_asked_to_announce_their_end() -> None:
    with Node() as session:
        attach(session, "W")
        assert not [command for command in session.transport.sent if "sessionId" in command]


def test_a_worker_of_node_has_ended_when_its_main_context_is_destroyed() -> None:
    with Node() as session:
        attach(session, "W")
        worker = session.session("W")
        waits = worker.submit("Runtime.evaluate", {"awaitPromise": True})
        with worker.events("A.b") as queue:
            session.transport.feed(event("A.b", "W", n=1))
            session.transport.feed(event("Runtime.executionContextDestroyed", "W", executionContextId=2))  # of a vm
            session.transport.feed(event("A.b", "W", n=2))
            session.transport.feed(event("Runtime.executionContextDestroyed", "W", executionContextId=1))
            assert [one.params["n"] for one in queue] == [1, 2]
        with pytest.raises(SessionClosed, match="its program has finished"):
            waits.result(timeout=5)
        assert worker.closed
        assert not session.closed


def test_a_page_that_navigates_in_a_session_of_its_own_has_not_ended() -> None:
    def chrome(command: Message) -> list[Message]:
        return [{"id": command["id"], "error": {"code": -32601, "message": "Cannot find it"}}]

    with Node(chrome, kind=None) as session:
        attach(session, "P")
        session.transport.feed(event("Runtime.executionContextDestroyed", "P", executionContextId=1))
        session.transport.settle()
        assert not session.session("P").closed
