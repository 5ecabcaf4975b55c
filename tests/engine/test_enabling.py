"""with session.enabling(...): who switches a domain on, and who off."""

from __future__ import annotations

import contextlib
import itertools
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import pytest

from cdpsync.engine import enabling
from cdpsync.errors import METHOD_NOT_FOUND, CDPTimeoutError, CommandError, ConnectionClosed, ProtocolError
from cdpsync.threads.deadline import Deadline

from ..conftest import Start
from ..peers import Message, ScriptedSession, browser, echo, event


def sent(session: ScriptedSession) -> list[str]:
    return [command["method"] for command in session.transport.sent]


def refusing(*methods: str, code: int = 1) -> Callable[[Message], list[Message]]:
    """A target that refuses these, and whatever has params."""

    def answer(command: Message) -> list[Message]:
        if command["method"] in methods or command.get("params"):
            return [{"id": command["id"], "error": {"code": code, "message": "no"}}]
        return echo(command)

    return answer


def interrupting(number: int, error: BaseException) -> Callable[[Message], list[Message]]:
    """A target that has what was sent as the so-manieth, when its sender is interrupted."""

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


def test_what_was_left_is_enabled_for_the_next() -> None:
    with ScriptedSession(echo) as session:
        for _ in range(2):
            with session.enabling("Runtime", "Runtime"):
                pass
        assert sent(session) == ["Runtime.enable", "Runtime.disable"] * 2


def test_only_the_last_to_leave_disables() -> None:
    with ScriptedSession(echo) as session:
        with session.enabling("Runtime"):
            with session.enabling("Runtime", "Debugger"):
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


@pytest.mark.parametrize("submitted", [False, True])
def test_what_was_enabled_by_a_command_stays_enabled(submitted: bool) -> None:
    with ScriptedSession(echo) as session:
        if submitted:
            session.submit("Debugger.enable").result()
        else:
            session.Debugger.enable()
        with session.enabling("Debugger"):
            pass
        assert sent(session) == ["Debugger.enable"]
        session.send_command("Debugger.disable")
        with session.enabling("Debugger"):
            pass
        assert sent(session)[1:] == ["Debugger.disable", "Debugger.enable", "Debugger.disable"]


def test_what_the_target_refused_was_not_enabled() -> None:
    refused = True

    def answer(command: Message) -> list[Message]:
        return [{"id": command["id"], "error": {"code": 1, "message": "no"}}] if refused else echo(command)

    with ScriptedSession(answer) as session:
        with pytest.raises(CommandError):
            session.submit("Page.enable").result()
        with pytest.raises(CommandError), session.enabling("Page"):
            pytest.fail("the body ran")
        refused = False
        with session.enabling("Page"):
            pass
        assert sent(session) == ["Page.enable", "Page.enable", "Page.enable", "Page.disable"]


def test_when_a_later_domain_is_refused_the_earlier_are_disabled() -> None:
    def answer(command: Message) -> list[Message]:
        if command["method"] == "Nosuch.enable":
            return [{"id": command["id"], "error": {"code": -32601, "message": "no"}}]
        return echo(command)

    with ScriptedSession(answer) as session:
        with pytest.raises(CommandError), session.enabling("Runtime", "Nosuch"):
            pytest.fail("the body ran")
        assert sent(session) == ["Runtime.enable", "Nosuch.enable", "Runtime.disable"]


def test_what_was_not_answered_in_time_is_disabled_without_waiting() -> None:
    with ScriptedSession(lambda command: []) as session:
        with pytest.raises(CDPTimeoutError, match="Runtime.enable"), session.enabling("Runtime", timeout=0.01):
            pytest.fail("the body ran")
        assert sent(session) == ["Runtime.enable", "Runtime.disable"]


def test_the_error_of_the_body_wins() -> None:
    with ScriptedSession(refusing("Runtime.disable")) as session:
        with pytest.raises(ZeroDivisionError), session.enabling("Runtime"):
            raise ZeroDivisionError
        with pytest.raises(CommandError), session.enabling("Runtime"):
            pass
        assert sent(session) == ["Runtime.enable", "Runtime.disable"] * 2


def test_a_domain_that_cannot_be_disabled_is_no_error_of_a_good_body() -> None:
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


def test_after_a_disable_that_may_have_been_sent_the_next_enables_again() -> None:
    with ScriptedSession(echo) as session:
        with pytest.raises(CDPTimeoutError), session.enabling("Runtime"):
            session.transport.answer = refuse_to_read
        session.transport.answer = echo
        with session.enabling("Runtime"):
            assert sent(session)[-1] == "Runtime.enable"
        assert sent(session)[-1] == "Runtime.disable"


def refuse_to_read(command: Message) -> list[Message]:
    raise TimeoutError("the target does not read")


def test_a_target_that_goes_away_has_nothing_left_to_disable() -> None:
    with ScriptedSession(echo) as session, session.enabling("Runtime"):
        session.connection.close()
    with pytest.raises(ConnectionClosed), session.enabling("Runtime"):
        pytest.fail("the body ran")


def test_what_is_enabled_by_hand_while_another_leaves_stays_enabled() -> None:
    """However late its reply."""

    def answer(command: Message) -> list[Message]:
        return [] if command["id"] == 2 else echo(command)

    with ScriptedSession(answer) as session:
        with session.enabling("Runtime"):
            by_hand = session.submit("Runtime.enable")
        assert sent(session) == ["Runtime.enable", "Runtime.enable"]
        session.transport.feed({"id": 2, "result": {}})
        assert by_hand.result() == {}


def test_what_was_disabled_by_hand_is_enabled_for_the_next() -> None:
    with ScriptedSession(echo) as session, session.enabling("Runtime"):
        session.send_command("Runtime.disable")
        with session.enabling("Runtime"):
            assert sent(session) == ["Runtime.enable", "Runtime.disable", "Runtime.enable"]


def test_an_enable_by_hand_that_is_refused_changes_nothing() -> None:
    with ScriptedSession(refusing()) as session:
        with session.enabling("Debugger"), pytest.raises(CommandError):
            session.send_command("Debugger.enable", {"maxScriptsCacheSize": "x"})
        assert sent(session) == ["Debugger.enable", "Debugger.enable", "Debugger.disable"]
    with ScriptedSession(refusing()) as session:
        session.send_command("Debugger.enable")
        with pytest.raises(CommandError):
            session.send_command("Debugger.enable", {"maxScriptsCacheSize": "x"})
        with session.enabling("Debugger"):
            pass
        assert sent(session) == ["Debugger.enable", "Debugger.enable"]


def test_a_disable_by_hand_that_is_refused_changes_nothing() -> None:
    with ScriptedSession(refusing("A.disable")) as session:
        with session.enabling("A"):
            with pytest.raises(CommandError):
                session.send_command("A.disable")
            session.transport.answer = echo
        assert sent(session) == ["A.enable", "A.disable", "A.disable"]
    with ScriptedSession(refusing("A.disable")) as session:
        session.send_command("A.enable")
        with pytest.raises(CommandError):
            session.send_command("A.disable")
        with session.enabling("A"):
            pass
        assert sent(session) == ["A.enable", "A.disable"]


def test_a_disable_by_hand_is_not_repeated_though_its_reply_is_late() -> None:
    with ScriptedSession(lambda command: [] if command["method"] == "A.disable" else echo(command)) as session:
        with session.enabling("A"):
            session.submit("A.disable")
        assert sent(session) == ["A.enable", "A.disable"]


def test_what_is_being_disabled_by_hand_is_not_on_by_hand_any_more() -> None:
    with ScriptedSession(lambda command: [] if command["id"] == 2 else echo(command)) as session:
        session.send_command("A.enable")
        session.submit("A.disable")
        with session.enabling("A"):
            pass
        assert sent(session) == ["A.enable", "A.disable", "A.enable", "A.disable"]


def test_a_command_that_is_none_is_no_switch() -> None:
    with ScriptedSession(echo) as session:
        session.send_command("A.enable")
        with pytest.raises(TypeError):
            session.send_command("A.disable", {"x": object()})
        with session.enabling("A"):
            pass
        assert sent(session) == ["A.enable"]


def test_a_command_of_three_parts_switches_nothing() -> None:
    with ScriptedSession(echo) as session:
        with session.enabling("A"):
            session.send_command("A.b.enable")
            session.send_command("A.b.disable")
        assert sent(session) == ["A.enable", "A.b.enable", "A.b.disable", "A.disable"]


def test_an_enable_by_hand_that_was_given_up_does_not_count() -> None:
    """Neither after a timeout nor after Ctrl-C: it may have been refused since."""
    with ScriptedSession(lambda command: echo(command) if command["id"] > 1 else []) as session:
        with pytest.raises(CDPTimeoutError):
            session.send_command("A.enable", timeout=0)
        with session.enabling("A"):
            pass
        assert sent(session) == ["A.enable", "A.enable", "A.disable"]
    with ScriptedSession(interrupting(1, KeyboardInterrupt())) as session:
        with pytest.raises(KeyboardInterrupt):
            session.send_command("A.enable")
        with session.enabling("A"):
            pass
        assert sent(session) == ["A.enable", "A.enable", "A.disable"]


def test_after_a_disable_by_hand_that_may_have_been_sent_the_domain_is_enabled_again() -> None:
    with ScriptedSession(interrupting(2, KeyboardInterrupt())) as session:
        with session.enabling("A"):
            with pytest.raises(KeyboardInterrupt):
                session.send_command("A.disable")
            with session.enabling("A"):
                assert sent(session) == ["A.enable", "A.disable", "A.enable"]
        assert sent(session)[3:] == ["A.disable"]


def test_switching_by_hand_again_and_again_leaves_nothing_behind() -> None:
    with ScriptedSession(echo) as session:
        with session.enabling("A"):
            for _ in range(20):
                session.send_command("A.enable")
        assert len(session.connection.keep(None, enabling.EnabledDomains)["A"]._switches) < 4
        for _ in range(20):
            session.send_command("A.disable")
        assert len(session.connection.keep(None, enabling.EnabledDomains)["A"]._switches) < 4


def test_behind_a_switch_that_is_never_answered_the_others_do_not_pile_up() -> None:
    def answer(command: Message) -> list[Message]:
        return [] if command["id"] == 1 else echo(command)

    with ScriptedSession(answer) as session:
        session.submit("Runtime.enable")
        for _ in range(50):
            session.send_command("Runtime.enable")
            session.send_command("Runtime.disable")
        assert len(session.keep(enabling.EnabledDomains)["Runtime"]._switches) < 5


def test_an_enable_by_hand_is_neither_waited_for_nor_given_up_by_others() -> None:
    """Its params may be refused, its sender have more time."""
    with ScriptedSession(lambda command: echo(command) if command["id"] > 1 else []) as session:
        by_hand = session.submit("Runtime.enable", {"x": 1})
        with session.enabling("Runtime", timeout=1):
            assert sent(session) == ["Runtime.enable", "Runtime.enable"]
        session.transport.feed({"id": 1, "result": {}})
        assert by_hand.result() == {}
        assert len(sent(session)) == 2


def test_an_enable_by_hand_that_is_accepted_behind_one_for_the_users_leaves_the_domain_on() -> None:
    with ScriptedSession(lambda command: echo(command) if command["id"] > 1 else []) as session:
        by_hand = session.submit("Runtime.enable")
        with session.enabling("Runtime"):
            session.transport.feed({"id": 1, "result": {}})
            assert by_hand.result() == {}
            with session.enabling("Runtime"):
                pass
        assert sent(session) == ["Runtime.enable", "Runtime.enable"]


def test_the_same_may_be_entered_again_within_itself() -> None:
    with ScriptedSession(echo) as session:
        both = session.enabling("Runtime")
        with both:
            with both:
                pass
            assert sent(session) == ["Runtime.enable"]
        assert sent(session) == ["Runtime.enable", "Runtime.disable"]


def test_who_leaves_while_another_s_send_is_held_up_is_no_user_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enabling, "_PARTING", 0.05)
    with ScriptedSession(echo) as session:
        held, release = threading.Event(), threading.Event()

        def hold() -> None:
            with domain.lock:
                held.set()
                release.wait(5)

        domain = session.connection.keep(None, enabling.EnabledDomains)["Runtime"]
        thread = threading.Thread(target=hold)
        with pytest.raises(CDPTimeoutError, match="held up"), session.enabling("Runtime", timeout=0.05):
            thread.start()
            assert held.wait(5)
        release.set()
        thread.join()
        with session.enabling("Runtime"):
            pass
        assert sent(session) == ["Runtime.enable", "Runtime.disable"]


def test_a_connection_that_ended_is_no_error_of_a_good_body() -> None:
    for error in (ConnectionClosed("EOF"), ProtocolError("garbage")):
        with ScriptedSession(echo) as session, session.enabling("Runtime"):
            session.transport.fail(error)
            session.transport.settle()


@pytest.mark.parametrize("while_disabling", [False, True])
def test_a_session_that_ended_is_no_error_of_a_good_body(while_disabling: bool) -> None:
    gone = event("Target.detachedFromTarget", sessionId="S-T")
    with ScriptedSession(browser) as session, session.attach_to_target("T").enabling("Runtime"):
        if while_disabling:
            session.transport.answer = lambda command: [gone]
        else:
            session.transport.feed(gone)
            session.transport.settle()


def test_who_has_less_time_does_not_end_the_wait_of_others() -> None:
    asked, failed = threading.Event(), threading.Event()

    def answer(command: Message) -> list[Message]:
        asked.set()
        return echo(command) if command["id"] > 1 else []

    def impatient() -> None:
        with pytest.raises(CDPTimeoutError), session.enabling("Runtime", timeout=0.05):
            pytest.fail("the body ran")
        failed.set()

    with ScriptedSession(answer) as session:
        thread = threading.Thread(target=impatient)
        thread.start()
        assert asked.wait(5)
        with session.enabling("Runtime"):
            assert failed.wait(5)
            assert sent(session)[-1] == "Runtime.enable"  # its own
        thread.join()
        assert sent(session)[-1] == "Runtime.disable"


def test_the_error_of_the_body_is_not_held_up_by_a_target_that_answers_no_more() -> None:
    with ScriptedSession(lambda command: echo(command) if command["id"] < 3 else [], timeout=None) as session:
        with pytest.raises(ZeroDivisionError), session.enabling("Runtime", "Debugger"):
            raise ZeroDivisionError
        assert sent(session)[2:] == ["Debugger.disable", "Runtime.disable"]


def test_who_leaves_because_of_an_error_has_a_second_for_its_sends(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds: list[float] = []
    with ScriptedSession(echo, timeout=30) as session:
        send = session.transport.send

        def record(text: str, deadline: Deadline) -> None:
            seconds.append(deadline.seconds)
            send(text, deadline)

        monkeypatch.setattr(session.transport, "send", record)
        with pytest.raises(ZeroDivisionError), session.enabling("Runtime", timeout=20):
            raise ZeroDivisionError
        with session.enabling("Runtime"):
            pass
    assert seconds == [20, 1, 30, 30]


def test_what_is_no_number_of_seconds_is_told_before_the_body() -> None:
    with ScriptedSession(echo) as session, pytest.raises(TypeError, match="a timeout is a number of seconds"):
        session.enabling("Runtime", timeout="5")  # type: ignore[arg-type]


def test_what_was_not_entered_cannot_be_left() -> None:
    with ScriptedSession(echo) as session, pytest.raises(RuntimeError, match="was not entered"):
        session.enabling("Runtime").__exit__(None, None, None)


def test_without_with_it_says_what_it_is_for() -> None:
    with ScriptedSession(echo) as session:
        shown = repr(session.enabling("Runtime", "Debugger"))
    assert shown == "<Enabling: Runtime, Debugger; in the body of a with block>"


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
        with session.enabling("Runtime"):
            on.append(replied.is_set())

    with handling(handler) as interrupt, ScriptedSession(answer) as session:
        with session.enabling("Runtime"):
            assert replied.is_set()
        assert sent(session) == ["Runtime.enable", "Runtime.disable"]
    assert on == [True]


class CtrlC:
    """Comes at the `at`-th moment at which Python looks for signals in enabled.py.

    It does so at the beginning of a function and after a call; here, of a function that is written in C.
    """

    def __init__(self, at: int) -> None:
        self.where: tuple[str, str] | None = None
        self._left = at

    def profile(self, frame: FrameType, what: str, _: object) -> None:
        if frame.f_code.co_filename == enabling.__file__ and what in ("call", "c_return"):
            self._left -= 1
            if self._left == 0:
                self.where = frame.f_code.co_name, what
                raise KeyboardInterrupt


def test_ctrl_c_at_any_moment_leaves_no_user_and_no_lock_behind_and_nothing_on() -> None:
    at_the_door = ("__exit__", "call")  # before it has done anything nobody can do anything about it
    places: set[tuple[str, str]] = set()
    before = sys.getprofile()
    for at in itertools.count(1):
        ctrl_c = CtrlC(at)
        with ScriptedSession(echo) as session:
            try:
                with session.enabling("Runtime"):
                    pass  # so that the last command is a "disable" where Ctrl-C comes before there is one
                sys.setprofile(ctrl_c.profile)
                with session.enabling("Runtime"):
                    pass
            except KeyboardInterrupt:
                assert ctrl_c.where is not None
            finally:
                sys.setprofile(before)
            if ctrl_c.where is None:
                break
            places.add(ctrl_c.where)
            domain = session.connection.keep(None, enabling.EnabledDomains)["Runtime"]
            assert not domain.users, ctrl_c.where
            assert "count=0" in repr(domain.lock), ctrl_c.where
            if ctrl_c.where == at_the_door:
                with session.enabling("Runtime"):
                    pass
            assert sent(session)[-1] == "Runtime.disable", ctrl_c.where
    assert {"__enter__", "__exit__", "_enable", "_leave", "send", "state"} <= {name for name, _ in places}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork() here")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork.*:DeprecationWarning")
def test_a_forked_child_leaves_the_domains_to_its_parent() -> None:
    held, release = threading.Event(), threading.Event()

    def hold() -> None:
        with session.connection._waiters.lock:
            held.set()
            release.wait(5)

    with ScriptedSession(echo) as session, session.enabling("Runtime"):
        made_before, entered_before = session.enabling("Runtime"), session.enabling("Debugger")
        entered_before.__enter__()
        thread = threading.Thread(target=hold)
        thread.start()
        assert held.wait(5)
        child = os.fork()
        if child == 0:
            status = 1
            try:
                signal.alarm(5)  # no lock is waited for that a thread of the parent's holds
                with pytest.raises(RuntimeError, match=r"after fork\(\)"):
                    session.enabling("Runtime")
                with pytest.raises(RuntimeError, match=r"after fork\(\)"):
                    made_before.__enter__()
                entered_before.__exit__(None, None, None)
                status = 7
            finally:
                os._exit(status)
        release.set()
        thread.join()
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
        entered_before.__exit__(None, None, None)
        assert sent(session)[2:] == ["Debugger.disable"]


def test_a_session_that_was_given_the_same_id_is_not_switched_off() -> None:
    """As in Deno."""

    with ScriptedSession(browser) as session:
        with session.attach_to_target("T").enabling("Runtime"):
            session.transport.feed(event("Target.detachedFromTarget", sessionId="S-T"))
            session.transport.settle()
            new = session.attach_to_target("T").enabling("Runtime")
            new.__enter__()
        assert sent(session)[-1] == "Runtime.enable"
        new.__exit__(None, None, None)
        assert sent(session)[-1] == "Runtime.disable"


def test_threads_that_share_one_leave_what_they_have_entered_themselves() -> None:
    """Of two sessions that had the same id, each its own."""
    entered, leave = threading.Event(), threading.Event()

    def use() -> None:
        with shared:
            entered.set()
            leave.wait(5)

    with ScriptedSession(browser) as session:
        shared = session.attach_to_target("T").enabling("Runtime")
        thread = threading.Thread(target=use)
        with shared:
            session.transport.feed(event("Target.detachedFromTarget", sessionId="S-T"))
            session.transport.settle()
            session.attach_to_target("T")
            thread.start()
            assert entered.wait(5)
        assert sent(session)[-1] == "Runtime.enable"
        leave.set()
        thread.join()
        assert sent(session)[-1] == "Runtime.disable"


def test_what_one_thread_has_entered_another_may_leave() -> None:
    with ScriptedSession(echo) as session:
        stack = contextlib.ExitStack()
        stack.enter_context(session.enabling("Runtime"))
        thread = threading.Thread(target=stack.close)
        thread.start()
        thread.join()
        assert sent(session) == ["Runtime.enable", "Runtime.disable"]


def test_each_session_has_domains_of_its_own_and_they_end_with_it() -> None:
    with ScriptedSession(browser) as session:
        child = session.attach_to_target("T")
        with session.enabling("Runtime"):
            child.send_command("Runtime.enable")
            child.send_command("Debugger.enable")
        assert sent(session)[-1] == "Runtime.disable"
        session.transport.feed(event("Target.detachedFromTarget", sessionId="S-T"))
        session.transport.settle()
        again = session.attach_to_target("T")  # under the same id, as in Deno
        with again.enabling("Debugger"):
            pass
        assert sent(session)[-1] == "Debugger.disable"


@pytest.mark.parametrize("domains", [(), ("Debugger.enable",), ("",), (7,), ("Runtime", None)])
def test_what_is_no_domain_is_a_value_error(domains: tuple[str, ...]) -> None:
    with ScriptedSession(echo) as session:
        with pytest.raises(ValueError, match="name the domains to enable"), session.enabling(*domains):
            pytest.fail("the body ran")
        assert sent(session) == []


# --- parameters ---

FETCH = {"patterns": [{"urlPattern": "*.json"}]}


def test_what_a_domain_s_enable_takes_is_given_under_its_name() -> None:
    with ScriptedSession(echo) as session:
        with session.enabling("Runtime", Fetch=FETCH, NodeWorker={"waitForDebuggerOnStart": False}):
            assert [(one["method"], one.get("params")) for one in session.transport.sent] == [
                ("Runtime.enable", None),
                ("Fetch.enable", FETCH),
                ("NodeWorker.enable", {"waitForDebuggerOnStart": False}),
            ]
        assert sent(session)[3:] == ["NodeWorker.disable", "Fetch.disable", "Runtime.disable"]
        assert "params" not in session.transport.sent[-1]


def test_bodies_with_the_same_parameters_share_what_one_has_enabled() -> None:
    with ScriptedSession(echo) as session:
        with session.enabling(Fetch=FETCH):
            with session.enabling(Fetch=dict(FETCH)), session.enabling("Fetch"):
                assert sent(session) == ["Fetch.enable"]
            assert sent(session) == ["Fetch.enable"]
        assert sent(session) == ["Fetch.enable", "Fetch.disable"]


def test_other_parameters_than_those_of_another_body_are_refused_and_change_nothing() -> None:
    with ScriptedSession(echo) as session:
        with session.enabling(Fetch=FETCH):
            with pytest.raises(RuntimeError, match=r"Fetch is enabled with other parameters: \{'patterns': \[\{'url"):
                with session.enabling("Runtime", Fetch={"patterns": []}):
                    pytest.fail("the body would run")
            assert sent(session) == ["Fetch.enable", "Runtime.enable", "Runtime.disable"]
        with session.enabling(Fetch={"patterns": []}):
            assert session.transport.sent[-1]["params"] == {"patterns": []}


@pytest.mark.parametrize("by_hand", [True, False])
def test_parameters_are_sent_though_the_domain_is_enabled_without_any(by_hand: bool) -> None:
    with ScriptedSession(echo) as session, contextlib.ExitStack() as stack:
        if by_hand:
            session.send_command("Network.enable")
        else:
            stack.enter_context(session.enabling("Network"))
        with session.enabling(Network={"maxPostDataSize": 9}):
            assert session.transport.sent[-1] == {"id": 2, "method": "Network.enable", "params": {"maxPostDataSize": 9}}
        assert len(session.transport.sent) == 2


@pytest.mark.parametrize("parameters", [{"timeot": 5}, {"fetch": {}}, {"Fetch": None}, {"Fetch": "*"}], ids=repr)
def test_what_is_no_domain_with_parameters_is_a_type_error(parameters: Any) -> None:
    with (
        ScriptedSession(echo) as session,
        pytest.raises(TypeError, match=r"enabling\(\) takes timeout=SECONDS and the"),
    ):
        session.enabling("Runtime", **parameters)


@pytest.mark.real
def test_a_real_domain_that_needs_a_parameter_is_enabled(start: Start) -> None:
    worker = "new Worker('setInterval(() => {}, 9)', {eval: true})"
    client = start("node", f"const {{Worker}} = require('worker_threads'); globalThis.worker = {worker}")
    with client.events("NodeWorker.attachedToWorker") as attached:
        with client.enabling(NodeWorker={"waitForDebuggerOnStart": False}):
            assert attached.get().params["waitingForDebugger"] is False
