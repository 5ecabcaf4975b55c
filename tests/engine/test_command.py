"""Commands: what is sent, what comes back, timeouts and giving up."""

from __future__ import annotations

import json
import re
import threading

import pytest

from cdpsync.engine.command import PendingCommand
from cdpsync.engine.message import MAX_ID
from cdpsync.errors import (
    CDPTimeoutError,
    ClosedError,
    CommandError,
    ConnectionClosed,
    SessionClosed,
)

from ..peers import Message, ScriptedSession, echo


def test_a_command_returns_its_result() -> None:
    with ScriptedSession(echo) as session:
        assert session.send_command("A.run", {"x": 1}) == {"x": 1}


def test_an_error_reply_raises_command_error_with_its_code_message_and_data() -> None:
    def refuse(command: Message) -> list[Message]:
        return [{"id": command["id"], "error": {"code": -32602, "message": "Invalid", "data": "which one"}}]

    with ScriptedSession(refuse) as session:
        with pytest.raises(CommandError) as caught:
            session.send_command("A.run")
    error = caught.value
    assert (error.method, error.code, error.message, error.data) == ("A.run", -32602, "Invalid", "which one")


def test_a_reply_with_a_result_and_an_error_counts_as_an_error() -> None:
    with ScriptedSession(lambda c: [{"id": c["id"], "result": {}, "error": {"message": "no"}}]) as session:
        with pytest.raises(CommandError, match="no"):
            session.send_command("A.run")


def test_replies_may_arrive_in_any_order() -> None:
    with ScriptedSession() as session:
        first, second = session.submit("A.one"), session.submit("A.two")
        session.transport.feed({"id": second.id, "result": {"n": 2}}, {"id": first.id, "result": {"n": 1}})
        assert (first.result(), second.result()) == ({"n": 1}, {"n": 2})


def test_a_timeout_names_the_command_and_the_time() -> None:
    with ScriptedSession() as session:
        with pytest.raises(CDPTimeoutError, match=r"^A\.run: nothing came within 0\.02 s"):
            session.send_command("A.run", timeout=0.02)


def test_the_default_timeout_is_the_clients() -> None:
    with ScriptedSession(timeout=0.02) as session, pytest.raises(CDPTimeoutError, match=r"0\.02 s"):
        session.send_command("A.run")


def test_an_invalid_command_is_not_sent_and_leaves_nothing_pending() -> None:
    with ScriptedSession(echo) as session:
        with pytest.raises(TypeError):
            session.send_command("A.run", {"x": object()})
        with pytest.raises(ValueError, match=r"Domain\.method"):
            session.send_command("run")
        assert session.transport.sent == []
        assert session.connection.pending() == []


@pytest.mark.parametrize(("browser", "most"), [("Deno/2.9.8", 64 * 2**20), ("HeadlessChrome/156.0", 100 * 2**20 - 14)])
def test_a_command_larger_than_the_target_accepts_is_not_sent(browser: str, most: int) -> None:
    with ScriptedSession(echo, browser=browser) as session:
        with pytest.raises(ValueError, match=rf"A\.run: the command has [\d,]+ characters; .* more than {most:,}"):
            session.send_command("A.run", {"x": "y" * most})
        assert session.connection.pending() == []
        assert session.transport.sent == []


def test_a_command_is_sent_as_it_was_given() -> None:
    with ScriptedSession(echo) as session:
        session.send_command("A.run", {"x": "é"})
        assert json.dumps(session.transport.sent) == json.dumps([{"id": 1, "method": "A.run", "params": {"x": "é"}}])


def test_ids_wrap_at_int32_and_skip_those_in_use() -> None:
    with ScriptedSession() as session:
        waiting = session.submit("A.run")
        session.connection._waiters.pending.last_id = MAX_ID - 1
        assert session.submit("A.run").id == MAX_ID
        assert waiting.id == 1
        assert session.submit("A.run").id == 2


def test_pending_lists_the_commands_without_a_reply() -> None:
    with ScriptedSession() as session:
        session.submit("A.run")
        (one,) = session.connection.pending()
        assert (one.id, one.method, one.session_id) == (1, "A.run", None)
        assert 0 <= one.age < 5


def test_a_pending_command_says_whether_it_is_done() -> None:
    with ScriptedSession() as session:
        command = session.submit("A.run")
        assert not command.done()
        session.transport.feed({"id": command.id, "result": {"x": 1}})
        assert command.result() == {"x": 1}
        assert command.done()
        assert command.result(timeout=0) == {"x": 1}
        assert repr(command) == "<PendingCommand #1 A.run: done>"
        late = session.submit("A.run")
        assert re.fullmatch(r"<PendingCommand #2 A\.run: \d\.\d s>", repr(late))
        assert late.give_up()
        assert repr(late) == "<PendingCommand #2 A.run: A.run was given up on this side>"


def test_a_pending_command_offers_only_what_users_call() -> None:
    public = {name for name in vars(PendingCommand) if not name.startswith("_")}
    assert public == {"add_done_callback", "age", "as_future", "done", "exception", "give_up", "reply_number", "result"}


def test_after_a_timeout_result_may_be_called_again() -> None:
    with ScriptedSession() as session:
        command = session.submit("A.run")
        with pytest.raises(CDPTimeoutError):
            command.result(timeout=0.01)
        assert [one.id for one in session.connection.pending()] == [command.id]
        session.transport.feed({"id": command.id, "result": {"late": 1}})
        assert command.result(timeout=5) == {"late": 1}


def test_giving_up_wakes_a_thread_that_waits_for_the_result() -> None:
    with ScriptedSession() as session:
        command, errors = session.submit("A.run"), list[BaseException]()

        def wait() -> None:
            try:
                command.result(timeout=None)
            except ClosedError as error:
                errors.append(error)

        waiter = threading.Thread(target=wait)
        waiter.start()
        assert command.give_up()
        waiter.join(5)
        assert [str(error) for error in errors] == ["A.run was given up on this side"]
        assert session.connection.pending() == []
        assert not command.give_up()


def test_a_command_that_is_done_cannot_be_given_up() -> None:
    with ScriptedSession(echo) as session:
        command = session.submit("A.run", {"x": 1})
        command.result()
        assert not command.give_up()
        assert command.result() == {"x": 1}


def test_a_failed_send_raises_why_the_connection_ended() -> None:
    with ScriptedSession() as session:

        def vanish(command: Message) -> None:
            session.transport.fail(ConnectionClosed("the target closed it with code 1001", 1001))
            raise BrokenPipeError(32, "Broken pipe")

        session.transport.on_send = vanish
        with pytest.raises(ConnectionClosed, match="1001") as caught:
            session.send_command("A.run")
        assert caught.value.code == 1001


def test_connection_closed_and_session_closed_are_closed_errors() -> None:
    assert issubclass(ConnectionClosed, ClosedError)
    assert issubclass(SessionClosed, ClosedError)
