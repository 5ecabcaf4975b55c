"""The end of a program that does not announce it, as with Deno."""

from __future__ import annotations

import time

import pytest

from cdpsync import (
    CDPTimeoutError,
    ProgramEnded,
)
from cdpsync.engine.program import LOOK_AGAIN
from cdpsync.engine.runtime import RuntimeKind

from ..peers import Message, echo, event
from .programs import Deno, Node, attach


def test_the_end_of_the_main_context_is_the_end_of_the_program() -> None:
    with Deno() as session, session.events("A.b") as queue:
        session.finished = True
        session.transport.feed(event("A.b", n=1), event("Runtime.executionContextDestroyed", executionContextId=1))
        session.transport.settle()  # it has asked
        session.transport.settle()  # and has its answer
        assert session.connection.programs.over(None)
        assert len(list(queue)) == 1


def test_nothing_is_asked_when_a_workers_context_ends() -> None:
    """Deno detaches a worker that ends."""
    with Deno() as session:
        attach(session, "W")
        asked = len(session.transport.sent)
        session.transport.feed(event("Runtime.executionContextDestroyed", "W", executionContextId=1))
        session.transport.settle()
        assert len(session.transport.sent) == asked


def test_the_end_of_another_context_is_not_the_end_of_the_program() -> None:
    with Deno() as session, session.events("A.b") as queue:
        session.transport.feed(event("Runtime.executionContextDestroyed", executionContextId=2))
        with pytest.raises(CDPTimeoutError):
            queue.get(timeout=0.05)
        assert not session.ended


def test_an_unannounced_end_is_noticed_while_a_thread_waits() -> None:
    with Deno() as session, session.events("A.b") as queue:
        session.finished = True
        start = time.monotonic()
        with pytest.raises(ProgramEnded):
            queue.get(timeout=None)
        assert time.monotonic() - start >= LOOK_AGAIN


def test_a_short_wait_asks_nothing() -> None:
    with Deno() as session, session.events("A.b") as queue:
        asked = len(session.transport.sent)
        with pytest.raises(CDPTimeoutError):
            queue.get(timeout=0.01)
        assert len(session.transport.sent) == asked


def test_an_unknown_target_that_traces_like_node_is_not_asked_again() -> None:
    with Node(kind=None) as session, session.events("A.b") as queue:
        asked = len(session.transport.sent)
        with pytest.raises(CDPTimeoutError):
            queue.get(timeout=1.5 * LOOK_AGAIN)
        assert len(session.transport.sent) == asked


def test_an_unknown_target_that_does_not_trace_is_asked_again() -> None:
    def deno(command: Message) -> list[Message]:
        if command["method"].startswith("NodeTracing."):
            return [{"id": command["id"], "error": {"code": -32601, "message": "not found"}}]
        return echo(command)

    with Node(deno, kind=None) as session, session.events("A.b") as queue:
        asked = len(session.transport.sent)
        with pytest.raises(CDPTimeoutError):
            queue.get(timeout=1.5 * LOOK_AGAIN)
        assert len(session.transport.sent) == asked + 1


def test_a_question_without_an_answer_is_not_repeated() -> None:
    with Deno() as session:
        session.transport.answer = None
        asked = len(session.transport.sent)
        for _ in range(3):
            assert not session.ended
        assert len(session.transport.sent) == asked + 1


def test_a_program_that_is_known_to_have_finished_is_not_asked_again() -> None:
    with Deno() as session:
        session.finished = True
        session.transport.feed(event("Runtime.executionContextDestroyed", executionContextId=1))
        session.transport.settle()
        asked = len(session.transport.sent)
        session.transport.feed(event("Runtime.executionContextDestroyed", executionContextId=2))
        session.transport.settle()
        assert session.ended
        assert len(session.transport.sent) == asked


def test_after_ctrl_c_in_a_question_the_program_is_asked_again() -> None:
    def ctrl_c(command: Message) -> None:
        session.transport.on_send = lambda command: None
        raise KeyboardInterrupt

    with Deno() as session, session.events("A.b") as queue:
        session.finished = True
        session.transport.on_send = ctrl_c
        with pytest.raises(KeyboardInterrupt):
            queue.get(timeout=None)
        with pytest.raises(ProgramEnded):
            queue.get(timeout=5)


def test_a_program_that_had_finished_before_the_client_connected_has_ended() -> None:
    with Deno() as session:
        session.finished = True
        session.connection.programs.watch(RuntimeKind.DENO)
        session.transport.settle()
        assert session.ended
