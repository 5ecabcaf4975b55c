"""The end of a program that announces it ends the waits."""

from __future__ import annotations

import threading

import pytest

from cdpsync import (
    CDPTimeoutError,
    ProgramEnded,
)
from cdpsync.engine import program
from cdpsync.engine.runtime import RuntimeKind

from ..peers import Message, ScriptedSession, echo, event
from .programs import Node


def test_iteration_ends_after_the_last_event() -> None:
    with Node() as session, session.events("A.b") as queue:
        session.transport.feed(event("A.b", n=1), event("A.b", n=2))
        session.finish()
        assert [one.params["n"] for one in queue] == [1, 2]


def test_a_waiting_reader_wakes_at_the_end() -> None:
    with Node() as session, session.events("A.b") as queue:
        threading.Timer(0.05, session.finish).start()
        with pytest.raises(ProgramEnded, match="has finished"):
            queue.get(timeout=None)


def test_every_reader_of_one_queue_wakes_at_the_end() -> None:
    with Node() as session, session.events("A.b") as queue:
        ended = list[object]()
        readers = [threading.Thread(target=lambda: ended.append(list(queue))) for _ in range(3)]
        for reader in readers:
            reader.start()
        session.finish()
        for reader in readers:
            reader.join(5)
        assert ended == [[], [], []]


def test_an_expected_event_ends_with_the_program() -> None:
    with Node() as session:
        with pytest.raises(ProgramEnded):
            with session.expect_event("A.b", timeout=None):
                session.finish()


def test_a_command_that_waits_for_javascript_ends_with_the_program() -> None:
    with Node() as session:
        waits = session.submit("Runtime.evaluate", {"awaitPromise": True})
        session.finish()
        with pytest.raises(ProgramEnded):
            waits.result(timeout=5)
        assert session.connection.pending() == []


def test_a_reply_that_still_comes_is_the_result() -> None:
    held = list[Message]()

    def late(command: Message) -> list[Message]:
        """Answers A.slow after the announcement, but before the question."""
        if command["method"] == "A.slow":
            held.extend(echo(command))
            return []
        return [*(held.pop() for _ in list(held)), *echo(command)]

    with Node(late) as session:
        slow = session.submit("A.slow", {"n": 1})
        session.finish()
        assert slow.result(timeout=5) == {"n": 1}


def test_a_command_after_the_end_still_works() -> None:
    with Node() as session:
        session.finish()
        session.transport.settle()
        assert session.send_command("A.run", {"n": 1}) == {"n": 1}


def test_a_command_after_the_end_that_waits_for_javascript_ends_at_once() -> None:
    with Node() as session:
        session.finish()
        session.transport.settle()
        with pytest.raises(ProgramEnded):
            session.send_command("Runtime.evaluate", {"awaitPromise": True}, timeout=None)


def test_an_expression_that_can_no_longer_run_raises_program_ended() -> None:
    """Node answers like this at its natural end."""
    illegal = {"result": {"type": "string", "value": "illegal access"}, "exceptionDetails": {"text": "Uncaught"}}

    def ended(command: Message) -> list[Message]:
        return [{"id": command["id"], "result": illegal if command["method"] == "Runtime.evaluate" else {}}]

    with Node(ended) as session:
        assert session.send_command("Runtime.evaluate") == illegal  # the program itself may throw that
        session.finish()
        session.transport.settle()
        with pytest.raises(ProgramEnded):
            session.send_command("Runtime.evaluate")


def test_a_queue_gets_the_events_that_a_command_after_the_end_causes() -> None:
    with Node(lambda command: [event("A.b", n=1), *echo(command)]) as session, session.events("A.b") as queue:
        queue.drain()
        session.finish()
        session.transport.settle()
        queue.drain()
        session.send_command("A.run")
        assert queue.get().params == {"n": 1}


def test_a_queue_opened_after_the_end_has_ended() -> None:
    with Node() as session:
        session.finish()
        session.transport.settle()
        with session.events("A.b") as queue:
            assert list(queue) == []
            with pytest.raises(ProgramEnded):
                queue.get(timeout=None)


def test_waits_end_if_a_program_stops_answering_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "SILENCE", 0.05)
    with Node() as session, session.events("A.b") as queue:
        session.transport.answer = None
        waits = session.submit("Runtime.evaluate")
        session.finish()
        with pytest.raises(ProgramEnded):
            waits.result(timeout=5)
        assert list(queue) == []
        with pytest.raises(ProgramEnded):
            session.send_command("HeapProfiler.collectGarbage", timeout=5)


def test_a_slow_command_gets_its_reply_even_if_nothing_comes_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "SILENCE", 0.01)
    with Node() as session:
        session.transport.answer = None
        slow = session.submit("HeapProfiler.takeHeapSnapshot")
        other = session.submit("A.run")
        session.finish()
        with pytest.raises(CDPTimeoutError):
            other.result(timeout=0.1)
        question = session.transport.sent[-1]
        session.transport.feed(*echo({"id": slow.id}), *echo({"id": other.id}), *echo(question))
        assert slow.result(timeout=5) == other.result(timeout=5) == {}


def test_a_failed_send_after_the_end_wakes_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    with Node() as session, session.events("A.b") as queue:
        session.finish()
        session.transport.settle()
        reader = threading.Thread(target=lambda: list(queue))
        asked, waits = threading.Event(), session.connection._waiters.pending.waits

        def observed(session_id: str | None) -> bool:
            try:
                return waits(session_id)
            finally:
                asked.set()

        def refuse(command: Message) -> None:
            """Start a reader, which waits for the events of this command, then fail."""
            reader.start()
            assert asked.wait(5)
            raise ValueError("it cannot be sent")

        monkeypatch.setattr(session.connection._waiters.pending, "waits", observed)
        session.transport.on_send = refuse
        with pytest.raises(ValueError, match="cannot be sent"):
            session.send_command("A.run")
        reader.join(5)
        told = not reader.is_alive()
    assert told


def test_the_end_is_announced_once() -> None:
    with Node() as session, session.events("NodeRuntime.*") as queue:
        session.finish()
        assert [one.method for one in queue] == ["NodeRuntime.waitingForDisconnect"]
        assert list(queue) == []


def test_pending_does_not_list_the_engines_own_commands() -> None:
    with ScriptedSession() as session:
        session.connection.programs.watch(RuntimeKind.NODE)
        assert session.connection.pending() == []


def test_a_target_that_refuses_to_announce_its_end_never_ends_by_itself() -> None:
    def chrome(command: Message) -> list[Message]:
        return [{"id": command["id"], "error": {"code": -32601, "message": "Cannot find it"}}]

    with Node(chrome, kind=None) as session:
        session.transport.feed(event("Runtime.executionContextDestroyed"))
        session.transport.settle()
        assert not session.ended


def test_ended_is_true_once_the_program_has_finished() -> None:
    with Node() as session:
        assert not session.ended
        session.finish()
        session.transport.settle()
        assert session.ended


def test_ended_stays_true_after_the_connection_is_closed() -> None:
    with Node() as session:
        session.finish()
        session.transport.settle()
    assert session.ended
