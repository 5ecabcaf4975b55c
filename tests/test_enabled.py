"""with session.enabled(...): who switches a domain on, and who off."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import threading
from collections.abc import Callable, Iterator
from types import FrameType

import pytest

from cdpsync import enabled
from cdpsync.errors import CDPTimeoutError, CommandError, ConnectionClosed, ProtocolError

from .peers import Message, ScriptedSession, browser, echo, event


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
        assert sent(session) == ["Debugger.enable"]
        session.send_command("Debugger.disable")
        with session.enabled("Debugger"):
            pass
        assert sent(session)[1:] == ["Debugger.disable", "Debugger.enable", "Debugger.disable"]


def test_what_the_target_refused_was_not_enabled() -> None:
    refused = True

    def answer(command: Message) -> list[Message]:
        return [{"id": command["id"], "error": {"code": 1, "message": "no"}}] if refused else echo(command)

    with ScriptedSession(answer) as session:
        with pytest.raises(CommandError):
            session.submit("Page.enable").result()
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


def test_what_is_enabled_by_hand_while_another_leaves_stays_enabled() -> None:
    """However late its reply."""

    def answer(command: Message) -> list[Message]:
        return [] if command["id"] == 2 else echo(command)

    with ScriptedSession(answer) as session:
        with session.enabled("Runtime"):
            by_hand = session.submit("Runtime.enable")
        assert sent(session) == ["Runtime.enable", "Runtime.enable"]
        session.transport.feed({"id": 2, "result": {}})
        assert by_hand.result() == {}


def test_what_was_disabled_by_hand_is_enabled_for_the_next() -> None:
    with ScriptedSession(echo) as session, session.enabled("Runtime"):
        session.send_command("Runtime.disable")
        with session.enabled("Runtime"):
            assert sent(session) == ["Runtime.enable", "Runtime.disable", "Runtime.enable"]


def test_an_enable_by_hand_that_is_refused_changes_nothing() -> None:
    def answer(command: Message) -> list[Message]:
        refused = {"id": command["id"], "error": {"code": -32602, "message": "no"}}
        return [refused] if command.get("params") else echo(command)

    with ScriptedSession(answer) as session:
        with session.enabled("Debugger"), pytest.raises(CommandError):
            session.send_command("Debugger.enable", {"maxScriptsCacheSize": "x"})
        assert sent(session) == ["Debugger.enable", "Debugger.enable", "Debugger.disable"]


def test_an_enable_by_hand_is_neither_waited_for_nor_given_up_by_others() -> None:
    """Its params may be refused, its sender have more time."""
    with ScriptedSession(lambda command: echo(command) if command["id"] > 1 else []) as session:
        by_hand = session.submit("Runtime.enable", {"x": 1})
        with session.enabled("Runtime", timeout=1):
            assert sent(session) == ["Runtime.enable", "Runtime.enable"]
        session.transport.feed({"id": 1, "result": {}})
        assert by_hand.result() == {}
        assert len(sent(session)) == 2


def test_the_same_may_be_entered_again_within_itself() -> None:
    with ScriptedSession(echo) as session:
        both = session.enabled("Runtime")
        with both:
            with both:
                pass
            assert sent(session) == ["Runtime.enable"]
        assert sent(session) == ["Runtime.enable", "Runtime.disable"]


def test_who_leaves_while_another_s_send_is_held_up_is_no_user_any_more() -> None:
    with ScriptedSession(echo) as session:
        held, release = threading.Event(), threading.Event()

        def hold() -> None:
            with domain.lock:
                held.set()
                release.wait(5)

        domain = session.connection.keep(None, enabled.EnabledDomains)["Runtime"]
        thread = threading.Thread(target=hold)
        with pytest.raises(CDPTimeoutError, match="held up"), session.enabled("Runtime", timeout=0.05):
            thread.start()
            assert held.wait(5)
        release.set()
        thread.join()
        with session.enabled("Runtime"):
            pass
        assert sent(session) == ["Runtime.enable", "Runtime.disable"]


def test_a_connection_that_ended_is_no_error_of_a_good_body() -> None:
    for error in (ConnectionClosed("EOF"), ProtocolError("garbage")):
        with ScriptedSession(echo) as session, session.enabled("Runtime"):
            session.transport.fail(error)
            session.transport.settle()


def test_who_has_less_time_does_not_end_the_wait_of_others() -> None:
    asked, failed = threading.Event(), threading.Event()

    def answer(command: Message) -> list[Message]:
        asked.set()
        return echo(command) if command["id"] > 1 else []

    def impatient() -> None:
        with pytest.raises(CDPTimeoutError), session.enabled("Runtime", timeout=0.05):
            pytest.fail("the body ran")
        failed.set()

    with ScriptedSession(answer) as session:
        thread = threading.Thread(target=impatient)
        thread.start()
        assert asked.wait(5)
        with session.enabled("Runtime"):
            assert failed.wait(5)
            assert sent(session)[-1] == "Runtime.enable"  # its own
        thread.join()
        assert sent(session)[-1] == "Runtime.disable"


def test_the_error_of_the_body_is_not_held_up_by_a_target_that_answers_no_more() -> None:
    with ScriptedSession(lambda command: echo(command) if command["id"] < 3 else [], timeout=None) as session:
        with pytest.raises(ZeroDivisionError), session.enabled("Runtime", "Debugger"):
            raise ZeroDivisionError
        assert sent(session)[2:] == ["Debugger.disable", "Runtime.disable"]


@contextlib.contextmanager
def handling(handler: Callable[[int, FrameType | None], None]) -> Iterator[Callable[[], None]]:
    """Have the main thread run this when what is given is called."""
    before = signal.signal(signal.SIGUSR1, handler)
    main = threading.get_ident()
    try:
        yield lambda: signal.pthread_kill(main, signal.SIGUSR1)
    finally:
        signal.signal(signal.SIGUSR1, before)


posix = pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="signals cannot be sent to a thread here")


@posix
def test_a_body_in_a_signal_handler_begins_when_the_domain_is_on() -> None:
    """While the main thread waits for the same."""
    on: list[bool] = []
    replied = threading.Event()

    def answer(command: Message) -> list[Message]:
        if command["method"] != "Runtime.enable":
            return echo(command)
        threading.Timer(0.02, interrupt).start()
        threading.Timer(0.05, reply, (command,)).start()
        return []

    def reply(command: Message) -> None:
        replied.set()
        session.transport.feed(*echo(command))

    def handler(*_: object) -> None:
        with session.enabled("Runtime"):
            on.append(replied.is_set())

    with handling(handler) as interrupt, ScriptedSession(answer) as session:
        with session.enabled("Runtime"):
            assert replied.is_set()
        assert sent(session) == ["Runtime.enable", "Runtime.disable"]
    assert on == [True]


@posix
def test_ctrl_c_in_the_middle_leaves_no_user_and_no_lock_behind() -> None:
    hits, over = 0, threading.Event()

    def interrupt(_: int, frame: FrameType | None) -> None:
        nonlocal hits
        while frame is not None:
            if frame.f_code.co_filename == enabled.__file__:
                hits += 1
                raise KeyboardInterrupt
            frame = frame.f_back

    def shoot() -> None:
        while not over.wait(random.random() * 0.001):
            shot()

    with handling(interrupt) as shot, ScriptedSession(echo) as session:
        thread = threading.Thread(target=shoot)
        thread.start()
        while hits < 200:
            with contextlib.suppress(KeyboardInterrupt), session.enabled("Runtime"):
                pass
        over.set()
        thread.join()
        domain = session.connection.keep(None, enabled.EnabledDomains)["Runtime"]
        assert domain.users == set()
        assert "count=0" in repr(domain.lock)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork() here")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork.*:DeprecationWarning")
def test_a_forked_child_leaves_the_domains_to_its_parent() -> None:
    with ScriptedSession(echo) as session, session.enabled("Runtime"):
        made_before = session.enabled("Runtime")
        child = os.fork()
        if child == 0:
            status = 1
            try:
                with pytest.raises(RuntimeError, match=r"after fork\(\)"):
                    session.enabled("Runtime")
                with pytest.raises(RuntimeError, match=r"after fork\(\)"):
                    made_before.__enter__()
                status = 7
            finally:
                os._exit(status)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


def test_a_session_that_was_given_the_same_id_is_not_switched_off() -> None:
    """As in Deno."""

    with ScriptedSession(browser) as session:
        with session.attach_to_target("T").enabled("Runtime"):
            session.transport.feed(event("Target.detachedFromTarget", sessionId="S-T"))
            session.transport.settle()
            new = session.attach_to_target("T").enabled("Runtime")
            new.__enter__()
        assert sent(session)[-1] == "Runtime.enable"
        new.__exit__(None, None, None)
        assert sent(session)[-1] == "Runtime.disable"


def test_each_session_has_domains_of_its_own_and_they_end_with_it() -> None:
    with ScriptedSession(browser) as session:
        child = session.attach_to_target("T")
        with session.enabled("Runtime"):
            child.send_command("Runtime.enable")
            child.send_command("Debugger.enable")
        assert sent(session)[-1] == "Runtime.disable"
        session.transport.feed(event("Target.detachedFromTarget", sessionId="S-T"))
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
