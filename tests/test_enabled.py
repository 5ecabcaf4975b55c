"""with session.enabled(...): who switches a domain on, and who off."""

from __future__ import annotations

import threading

import pytest

from cdpsync.errors import CDPTimeoutError, CommandError, ConnectionClosed

from .peers import Message, ScriptedSession, echo, event


def sent(session: ScriptedSession) -> list[str]:
    return [command["method"] for command in session.transport.sent]


def test_domains_are_enabled_in_order_and_disabled_in_reverse() -> None:
    with ScriptedSession(echo) as session:
        with session.enabled("Runtime", "Debugger"):
            assert sent(session) == ["Runtime.enable", "Debugger.enable"]
        assert sent(session)[2:] == ["Debugger.disable", "Runtime.disable"]


def test_only_the_last_to_leave_disables() -> None:
    with ScriptedSession(echo) as session:
        with session.enabled("Runtime"):
            with session.enabled("Runtime", "Debugger"):
                pass
            assert sent(session) == ["Runtime.enable", "Debugger.enable", "Debugger.disable"]
        assert sent(session)[3:] == ["Runtime.disable"]


def test_who_comes_while_another_thread_enables_finds_it_enabled() -> None:
    """And nothing is switched again while one of many threads is within."""
    asked, inside = threading.Event(), threading.Barrier(8)

    def answer(command: Message) -> list[Message]:
        if command["method"] == "Runtime.enable":
            asked.set()
            return []  # the test answers
        return echo(command)

    entered: list[list[str]] = []

    def use() -> None:
        with session.enabled("Runtime"):
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


@pytest.mark.parametrize("submitted", [False, True])
def test_what_was_enabled_by_a_command_stays_enabled(submitted: bool) -> None:
    with ScriptedSession(echo) as session:
        if submitted:
            session.submit("Debugger.enable").result()
        else:
            session.Debugger.enable()
        with session.enabled("Debugger"):
            pass
        assert sent(session) == ["Debugger.enable", "Debugger.enable"]
        session.send_command("Debugger.disable")
        with session.enabled("Debugger"):
            pass
        assert sent(session)[2:] == ["Debugger.disable", "Debugger.enable", "Debugger.disable"]


def test_what_the_target_refused_was_not_enabled() -> None:
    refused = True

    def answer(command: Message) -> list[Message]:
        return [{"id": command["id"], "error": {"code": 1, "message": "no"}}] if refused else echo(command)

    with ScriptedSession(answer) as session:
        with pytest.raises(CommandError):
            session.send_command("Page.enable")
        with pytest.raises(CommandError), session.enabled("Page"):
            pytest.fail("the body ran")
        refused = False
        with session.enabled("Page"):
            pass
        assert sent(session) == ["Page.enable", "Page.enable", "Page.enable", "Page.disable"]


def test_when_a_later_domain_is_refused_the_earlier_are_disabled() -> None:
    def answer(command: Message) -> list[Message]:
        if command["method"] == "Nosuch.enable":
            return [{"id": command["id"], "error": {"code": -32601, "message": "no"}}]
        return echo(command)

    with ScriptedSession(answer) as session:
        with pytest.raises(CommandError), session.enabled("Runtime", "Nosuch"):
            pytest.fail("the body ran")
        assert sent(session) == ["Runtime.enable", "Nosuch.enable", "Runtime.disable"]


def test_what_was_not_answered_in_time_is_disabled_without_waiting() -> None:
    with ScriptedSession(lambda command: []) as session:
        with pytest.raises(CDPTimeoutError, match="Runtime.enable"), session.enabled("Runtime", timeout=0.01):
            pytest.fail("the body ran")
        assert sent(session) == ["Runtime.enable", "Runtime.disable"]


def test_the_error_of_the_body_wins() -> None:
    def answer(command: Message) -> list[Message]:
        if command["method"] == "Runtime.disable":
            return [{"id": command["id"], "error": {"code": 1, "message": "no"}}]
        return echo(command)

    with ScriptedSession(answer) as session:
        with pytest.raises(ZeroDivisionError), session.enabled("Runtime"):
            raise ZeroDivisionError
        with pytest.raises(CommandError), session.enabled("Runtime"):
            pass


def test_a_target_that_goes_away_has_nothing_left_to_disable() -> None:
    with ScriptedSession(echo) as session, session.enabled("Runtime"):
        session.connection.close()
    with pytest.raises(ConnectionClosed), session.enabled("Runtime"):
        pytest.fail("the body ran")


def test_each_session_has_domains_of_its_own_and_they_end_with_it() -> None:
    def answer(command: Message) -> list[Message]:
        if command["method"] == "Target.attachToTarget":
            return [{"id": command["id"], "result": {"sessionId": "S"}}]
        return echo(command)

    with ScriptedSession(answer) as session:
        child = session.attach_to_target("T")
        with session.enabled("Runtime"):
            child.send_command("Runtime.enable")
            child.send_command("Debugger.enable")
        assert sent(session)[-1] == "Runtime.disable"
        session.transport.feed(event("Target.detachedFromTarget", sessionId="S"))
        session.transport.settle()
        again = session.attach_to_target("T")  # under the same id, as in Deno
        with again.enabled("Debugger"):
            pass
        assert sent(session)[-1] == "Debugger.disable"


@pytest.mark.parametrize("domains", [(), ("Debugger.enable",), ("",), (7,), ("Runtime", None)])
def test_what_is_no_domain_is_a_value_error(domains: tuple[str, ...]) -> None:
    with ScriptedSession(echo) as session:
        with pytest.raises(ValueError, match="name the domains to enable"), session.enabled(*domains):
            pytest.fail("the body ran")
        assert sent(session) == []
