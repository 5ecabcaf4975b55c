"""with session.enabling(...): which commands are sent, and who waits for them."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable

import pytest

from cdpsync.engine import enabling
from cdpsync.errors import METHOD_NOT_FOUND, CDPTimeoutError, CommandError, ConnectionClosed, ProtocolError
from cdpsync.threads.deadline import Deadline

from ..peers import Message, ScriptedSession, browser, echo, event


def sent(session: ScriptedSession) -> list[str]:
    return [command["method"] for command in session.transport.sent]


def refusing(*methods: str, code: int = 1) -> Callable[[Message], list[Message]]:
    """A target that refuses these, and every command with params."""

    def answer(command: Message) -> list[Message]:
        if command["method"] in methods or command.get("params"):
            return [{"id": command["id"], "error": {"code": code, "message": "no"}}]
        return echo(command)

    return answer


def interrupting(number: int, error: BaseException) -> Callable[[Message], list[Message]]:
    """A target that receives a command whose sender is interrupted just then."""

    def answer(command: Message) -> list[Message]:
        if command["id"] == number:
            raise error
        return echo(command)

    return answer


def test_domains_are_enabled_in_order_and_disabled_in_reverse() -> None:
    with ScriptedSession(echo) as session:
        with session.enabling("Runtime", "Debugger"):
            assert sent(session) == ["Runtime.enable", "Debugger.enable"]
        assert sent(session)[2:] == ["Debugger.disable", "Runtime.disable"]


def test_a_domain_that_was_disabled_is_enabled_again_for_the_next_body() -> None:
    with ScriptedSession(echo) as session:
        for _ in range(2):
            with session.enabling("Runtime", "Runtime"):
                pass
        assert sent(session) == ["Runtime.enable", "Runtime.disable"] * 2


def test_only_the_last_body_disables() -> None:
    with ScriptedSession(echo) as session:
        with session.enabling("Runtime"):
            with session.enabling("Runtime", "Debugger"):
                pass
            assert sent(session) == ["Runtime.enable", "Debugger.enable", "Debugger.disable"]
        assert sent(session)[3:] == ["Runtime.disable"]


def test_a_body_in_another_thread_begins_when_the_domain_is_enabled() -> None:
    """And nothing is sent again while one of many threads is in its body."""
    asked, inside = threading.Event(), threading.Barrier(8)

    def answer(command: Message) -> list[Message]:
        if command["method"] == "Runtime.enable":
            asked.set()
            return []  # the test answers
        return echo(command)

    entered: list[list[str]] = []

    def use() -> None:
        with session.enabling("Runtime"):
            entered.append(sent(session))
            inside.wait(5)

    with ScriptedSession(answer) as session:
        threads = [threading.Thread(target=use) for _ in range(8)]
        for thread in threads:
            thread.start()
        assert asked.wait(5)
        assert entered == []
        session.transport.feed({"id": 1, "result": {}})
        for thread in threads:
            thread.join()
        assert entered == [["Runtime.enable"]] * 8
        assert sent(session) == ["Runtime.enable", "Runtime.disable"]


def test_a_domain_that_the_target_refused_to_enable_is_not_disabled_and_is_tried_again() -> None:
    with ScriptedSession(refusing("Page.enable")) as session:
        with pytest.raises(CommandError), session.enabling("Page"):
            pytest.fail("the body ran")
        session.transport.answer = echo
        with session.enabling("Page"):
            pass
        assert sent(session) == ["Page.enable", "Page.enable", "Page.disable"]


def test_commands_sent_by_hand_are_not_counted() -> None:
    with ScriptedSession(echo) as session:
        session.Debugger.enable()
        with session.enabling("Debugger"):
            pass
        assert sent(session) == ["Debugger.enable", "Debugger.enable", "Debugger.disable"]


def test_when_a_later_domain_is_refused_the_earlier_ones_are_disabled() -> None:
    def answer(command: Message) -> list[Message]:
        if command["method"] == "Nosuch.enable":
            return [{"id": command["id"], "error": {"code": -32601, "message": "no"}}]
        return echo(command)

    with ScriptedSession(answer) as session:
        with pytest.raises(CommandError), session.enabling("Runtime", "Nosuch"):
            pytest.fail("the body ran")
        assert sent(session) == ["Runtime.enable", "Nosuch.enable", "Runtime.disable"]


def test_a_domain_that_was_not_enabled_in_time_is_disabled_without_waiting() -> None:
    with ScriptedSession(lambda command: []) as session:
        with pytest.raises(CDPTimeoutError, match="Runtime.enable"), session.enabling("Runtime", timeout=0.01):
            pytest.fail("the body ran")
        assert sent(session) == ["Runtime.enable", "Runtime.disable"]
        assert [one.method for one in session.connection.pending()] == ["Runtime.disable"]


def test_a_disable_that_is_not_answered_in_time_is_a_timeout_and_leaves_nothing_pending() -> None:
    with ScriptedSession(lambda command: echo(command) if command["id"] < 3 else []) as session:
        with pytest.raises(CDPTimeoutError), session.enabling("Runtime", "Debugger", timeout=0.02):
            pass
        assert sent(session)[2:] == ["Debugger.disable", "Runtime.disable"]
        assert session.connection.pending() == []


def test_the_error_of_the_body_wins() -> None:
    with ScriptedSession(refusing("Runtime.disable")) as session:
        with pytest.raises(ZeroDivisionError), session.enabling("Runtime"):
            raise ZeroDivisionError
        with pytest.raises(CommandError), session.enabling("Runtime"):
            pass
        assert sent(session) == ["Runtime.enable", "Runtime.disable"] * 2


def test_a_domain_that_cannot_be_disabled_is_not_an_error() -> None:
    """Such as NodeWorker in Deno."""
    with ScriptedSession(refusing("NodeWorker.disable", code=METHOD_NOT_FOUND)) as session:
        with session.enabling("NodeWorker"):
            pass


@pytest.mark.parametrize("error", [KeyboardInterrupt(), TimeoutError("the target does not read")], ids=repr)
def test_an_enable_that_may_have_been_sent_is_followed_by_a_disable(error: BaseException) -> None:
    with ScriptedSession(interrupting(1, error)) as session:
        with pytest.raises((KeyboardInterrupt, CDPTimeoutError)), session.enabling("Runtime"):
            pytest.fail("the body ran")
        assert sent(session) == ["Runtime.enable", "Runtime.disable"]


def test_after_a_disable_that_may_have_been_sent_the_next_body_enables_again() -> None:
    with ScriptedSession(echo) as session:
        with pytest.raises(CDPTimeoutError), session.enabling("Runtime"):
            session.transport.answer = refuse_to_read
        session.transport.answer = echo
        with session.enabling("Runtime"):
            assert sent(session)[-1] == "Runtime.enable"
        assert sent(session)[-1] == "Runtime.disable"


def refuse_to_read(command: Message) -> list[Message]:
    raise TimeoutError("the target does not read")


def test_leaving_after_the_client_was_closed_is_not_an_error() -> None:
    with ScriptedSession(echo) as session, session.enabling("Runtime"):
        session.connection.close()
    with pytest.raises(ConnectionClosed), session.enabling("Runtime"):
        pytest.fail("the body ran")


def test_it_may_be_entered_again_within_itself() -> None:
    with ScriptedSession(echo) as session:
        both = session.enabling("Runtime")
        with both:
            with both:
                pass
            assert sent(session) == ["Runtime.enable"]
        assert sent(session) == ["Runtime.enable", "Runtime.disable"]


def test_leaving_while_another_thread_holds_the_lock_is_a_timeout_and_ends_the_use(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(enabling, "_PARTING", 0.05)
    with ScriptedSession(echo) as session:
        held, release = threading.Event(), threading.Event()

        def hold() -> None:
            with session._kept(enabling._Users).lock:
                held.set()
                release.wait(5)

        thread = threading.Thread(target=hold)
        with pytest.raises(CDPTimeoutError, match="held up"), session.enabling("Runtime", timeout=0.05):
            thread.start()
            assert held.wait(5)
        release.set()
        thread.join()
        with session.enabling("Runtime"):
            pass
        assert sent(session) == ["Runtime.enable", "Runtime.enable", "Runtime.disable"]


def test_leaving_after_the_connection_ended_is_not_an_error() -> None:
    for error in (ConnectionClosed("EOF"), ProtocolError("garbage")):
        with ScriptedSession(echo) as session, session.enabling("Runtime"):
            session.transport.fail(error)
            session.transport.settle()


@pytest.mark.parametrize("while_disabling", [False, True])
def test_leaving_after_the_session_ended_is_not_an_error(while_disabling: bool) -> None:
    gone = event("Target.detachedFromTarget", sessionId="S-T")
    with ScriptedSession(browser) as session, session.attach_to_target("T").enabling("Runtime"):
        if while_disabling:
            session.transport.answer = lambda command: [gone]
        else:
            session.transport.feed(gone)
            session.transport.settle()


def test_a_user_with_less_time_does_not_end_the_wait_of_others() -> None:
    asked, failed = threading.Event(), threading.Event()

    def answer(command: Message) -> list[Message]:
        asked.set()
        return echo(command) if command["id"] > 1 else []

    def impatient() -> None:
        with pytest.raises(CDPTimeoutError), session.enabling("Runtime", timeout=0.05):
            pytest.fail("the body ran")
        failed.set()
        session.transport.feed({"id": 1, "result": {}})

    with ScriptedSession(answer) as session:
        thread = threading.Thread(target=impatient)
        thread.start()
        assert asked.wait(5)
        with session.enabling("Runtime"):
            assert failed.is_set()
        thread.join()
        assert sent(session) == ["Runtime.enable", "Runtime.disable"]


def test_the_error_of_the_body_is_not_held_up_by_a_target_that_no_longer_answers() -> None:
    with ScriptedSession(lambda command: echo(command) if command["id"] < 3 else [], timeout=None) as session:
        with pytest.raises(ZeroDivisionError), session.enabling("Runtime", "Debugger"):
            raise ZeroDivisionError
        assert sent(session)[2:] == ["Debugger.disable", "Runtime.disable"]


def test_a_body_that_raised_has_a_second_to_send_its_disable(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds: list[float] = []
    with ScriptedSession(echo, timeout=30) as session:
        send = session.transport.send

        def record(text: str, deadline: Deadline, answered: None) -> None:
            seconds.append(deadline.seconds)
            send(text, deadline, answered)

        monkeypatch.setattr(session.transport, "send", record)
        with pytest.raises(ZeroDivisionError), session.enabling("Runtime", timeout=20):
            raise ZeroDivisionError
        with session.enabling("Runtime"):
            pass
    assert seconds == [20, 1, 30, 30]


def test_a_timeout_that_is_not_a_number_of_seconds_is_refused_before_the_body() -> None:
    with ScriptedSession(echo) as session, pytest.raises(TypeError, match="a timeout is a number of seconds"):
        session.enabling("Runtime", timeout="5")  # type: ignore[arg-type]


def test_leaving_without_entering_is_an_error() -> None:
    with ScriptedSession(echo) as session, pytest.raises(RuntimeError, match="was not entered"):
        session.enabling("Runtime").__exit__(None, None, None)


def test_its_repr_says_that_it_belongs_in_a_with_statement() -> None:
    with ScriptedSession(echo) as session:
        shown = repr(session.enabling("Runtime", "Debugger"))
    assert shown == "<Enabling: Runtime, Debugger; use it in a with statement>"


def test_a_session_that_got_the_id_of_an_ended_one_keeps_its_domains() -> None:
    """Deno gives the ids of ended sessions again."""

    with ScriptedSession(browser) as session:
        with session.attach_to_target("T").enabling("Runtime"):
            session.transport.feed(event("Target.detachedFromTarget", sessionId="S-T"))
            session.transport.settle()
            new = session.attach_to_target("T").enabling("Runtime")
            new.__enter__()
        assert sent(session)[-1] == "Runtime.enable"
        new.__exit__(None, None, None)
        assert sent(session)[-1] == "Runtime.disable"


def test_another_thread_may_leave_it() -> None:
    with ScriptedSession(echo) as session:
        stack = contextlib.ExitStack()
        stack.enter_context(session.enabling("Runtime"))
        thread = threading.Thread(target=stack.close)
        thread.start()
        thread.join()
        assert sent(session) == ["Runtime.enable", "Runtime.disable"]


def test_each_session_has_domains_of_its_own() -> None:
    with ScriptedSession(browser) as session:
        child = session.attach_to_target("T")
        with session.enabling("Runtime"), child.enabling("Runtime"):
            pass
        ids = [one.get("sessionId") for one in session.transport.sent[1:]]
        assert sent(session)[1:] == ["Runtime.enable", "Runtime.enable", "Runtime.disable", "Runtime.disable"]
        assert ids == [None, "S-T", "S-T", None]


@pytest.mark.parametrize("domains", [(), ("Debugger.enable",), ("",), (7,), ("Runtime", None)])
def test_a_name_that_is_not_a_domain_is_a_value_error(domains: tuple[str, ...]) -> None:
    with ScriptedSession(echo) as session:
        with pytest.raises(ValueError, match="name the domains to enable"), session.enabling(*domains):
            pytest.fail("the body ran")
        assert sent(session) == []
