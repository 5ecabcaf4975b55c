"""Messages from the target: strange ones, the order, the wire log."""

from __future__ import annotations

import contextlib
import logging

import pytest

from cdpsync.errors import (
    CDPTimeoutError,
    CommandError,
    ProtocolError,
)

from ..peers import Message, ScriptedSession, echo, event
from .scripted import attach


@pytest.mark.parametrize(
    "strange",
    [
        {"id": 999, "result": {}},
        {"id": -1, "result": {}},
        {"id": 2**40, "result": {}},
        {"id": "1", "result": {}},
        {"id": [1], "result": {}},
        {"error": {"code": -32700, "message": "bad"}},
        {"method": "A.event"},
        {"method": "A.event", "params": 7},
        {"id": 1, "result": {}, "sessionId": "nobody"},
        {},
        "",
        "no json",
        "[1]",
        "\x80",
        "[" * 100_000,
    ],
)
def test_a_malformed_message_is_ignored(strange: Message | str) -> None:
    with ScriptedSession() as session:
        command = session.submit("A.run")
        session.transport.feed(strange, {"id": command.id, "result": {"x": 1}})
        assert command.result() == {"x": 1}


def test_a_repeated_reply_is_ignored() -> None:
    with ScriptedSession(lambda command: echo(command) * 2) as session:
        assert session.send_command("A.run", {"n": 1}) == {"n": 1}
        assert session.send_command("A.run", {"n": 2}) == {"n": 2}


def test_a_reply_may_repeat_the_method_and_params_of_its_command() -> None:
    """workerd, wrangler and miniflare do that."""

    def workerd(command: Message) -> list[Message]:
        return [{**command, "result": {"x": 1}}]

    with ScriptedSession(workerd) as session:
        assert session.send_command("Network.enable", {"y": 2}) == {"x": 1}


def test_a_timeout_mentions_a_message_that_is_neither_a_reply_nor_an_event() -> None:
    with ScriptedSession(lambda command: [{"id": 99, "method": "A.b", "params": {}}]) as session:
        with pytest.raises(CDPTimeoutError, match="neither a reply nor an event"):
            session.send_command("A.run", timeout=0.05)


def test_an_error_without_a_session_id_belongs_to_the_session_with_that_command() -> None:
    """Chrome's answer for a session that it does not know."""

    def chrome(command: Message) -> list[Message]:
        return [{"id": command["id"], "error": {"code": -32001, "message": "Session with given id not found."}}]

    with ScriptedSession(chrome) as session:
        attach(session)
        with pytest.raises(CommandError, match="Session with given id not found"):
            session.session("S1").send_command("A.run")


def test_a_result_without_a_session_id_is_an_error_for_the_session_with_that_command() -> None:
    """Node runs a command of an unknown session in the main one."""
    with ScriptedSession(lambda command: [{"id": command["id"], "result": {"x": 1}}]) as session:
        attach(session)
        with pytest.raises(ProtocolError, match="not for the session"):
            session.session("S1").send_command("A.run")


def test_a_timeout_mentions_an_error_without_an_id() -> None:
    with ScriptedSession(lambda command: [{"error": {"code": -32700, "message": "stack limit"}}]) as session:
        with pytest.raises(CDPTimeoutError, match="an error without id.*stack limit"):
            session.send_command("A.run", timeout=0.05)


def test_a_timeout_mentions_an_empty_frame() -> None:
    with ScriptedSession() as session:
        session.transport.on_send = lambda command: session.transport.feed("")
        with pytest.raises(CDPTimeoutError, match="nested too deeply"):
            session.send_command("A.run", timeout=0.05)


@pytest.mark.parametrize("field", ["message", "code", "data"])
def test_an_error_nested_too_deeply_to_print_still_ends_the_wait(field: str) -> None:
    """At some depths JSON can be parsed but not turned into text. The command has an outcome at each of them."""
    for depth in (*range(800, 1000, 3), *range(1400, 1500, 3), *range(9950, 10_010, 3)):
        nested = "[" * depth + "]" * depth
        with ScriptedSession() as session:
            command = session.submit("A.run")
            session.transport.feed(f'{{"id":1,"error":{{"{field}":{nested}}}}}', '{"id":1}')
            with contextlib.suppress(CommandError, ProtocolError):
                command.result(5)
            session.transport.settle()
            assert session.connection.error is None


def test_when_a_command_returns_the_events_sent_before_its_reply_are_in_the_queue() -> None:
    with ScriptedSession() as session, session.events("A.b") as queue:
        for round_ in range(200):
            command = session.submit("A.run")
            session.transport.feed(event("A.b", x=round_), {"id": command.id})
            command.result()
            assert queue.get(timeout=0).params == {"x": round_}


def test_numbers_give_the_wire_order_across_queues() -> None:
    with ScriptedSession() as session, session.events("A.b") as one, session.events("A.c") as other:
        command = session.submit("A.run")
        session.transport.feed(event("A.c"), event("A.b"), {"id": command.id}, event("A.c"))
        order = [other.get().number, one.get().number, command.reply_number, other.get().number]
        assert order == [1, 2, 3, 4]


def test_several_events_share_a_queue_in_wire_order() -> None:
    with ScriptedSession(echo) as session, session.events("A.b", "B.*") as queue:
        sent = ["A.b", "B.x", "A.c", "A.b", "B.y", "BB.z"]
        session.transport.feed(*[event(name) for name in sent])
        session.send_command("A.run")
        assert [queue.get().method for _ in range(4)] == ["A.b", "B.x", "A.b", "B.y"]


def test_an_event_that_matches_two_patterns_is_delivered_once() -> None:
    with ScriptedSession(echo) as session, session.events("*", "A.*", "A.b") as queue:
        session.transport.feed(event("A.b"))
        session.send_command("A.run")
        queue.get()
        with pytest.raises(CDPTimeoutError):
            queue.get(timeout=0.01)


@pytest.mark.parametrize("pattern", ["paused", "", 7])
def test_an_invalid_event_name_raises_value_error(pattern: str) -> None:
    with ScriptedSession() as session, pytest.raises(ValueError, match=r"Domain\.event"):
        session.events(pattern)


def test_the_wire_log_has_one_line_for_each_message(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "cdpsync.wire")
    with ScriptedSession(echo) as session, session.events("A.b"):
        session.transport.feed(event("A.b", text="a\nb" + "x" * 1000))
        session.send_command("A.run")
    lines = [record.getMessage() for record in caplog.records]
    assert [line[:12] for line in lines] == ["=> #1 A.run ", '<- A.b {"met', "<= #1 A.run "]
    assert all("\n" not in line and len(line) < 400 for line in lines)


def test_nothing_is_formatted_when_the_wire_log_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cdpsync.engine.connection.excerpt", lambda *_: pytest.fail("it was formatted"))
    with ScriptedSession(echo) as session:
        session.send_command("A.run")


def test_memory_does_not_grow_with_commands_or_with_new_event_names() -> None:
    with ScriptedSession(echo) as session:
        for n in range(2000):
            session.send_command("A.run", {"n": n})
        assert session.connection.pending() == []
        session.transport.feed(*[event(f"A.e{n}") for n in range(11_000)])
        session.send_command("A.run")
        assert len(session.connection._waiters.listeners._heard) <= 10_000


def test_a_long_event_name_is_not_remembered() -> None:
    with ScriptedSession(echo) as session:
        session.transport.feed(event("A." + "x" * 100_000), event("A.b"))
        session.send_command("A.run")
        assert [method for _, method in session.connection._waiters.listeners._heard] == ["A.b"]
