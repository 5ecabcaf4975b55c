from __future__ import annotations

import contextlib
import functools
import json
import logging
import os
import queue
import re
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cdpsync import connect
from cdpsync.engine.command import CLOSE_TIMEOUT, PendingCommand
from cdpsync.engine.connection import Connection
from cdpsync.engine.message import MAX_ID
from cdpsync.engine.routing import Router
from cdpsync.errors import (
    CDPError,
    CDPTimeoutError,
    ClosedError,
    CommandError,
    ConnectionClosed,
    ProtocolError,
    SessionClosed,
)
from cdpsync.threads.deadline import Deadline

from ..peers import LoopbackPeer, Message, ScriptedSession, ScriptedTransport, echo, event


def attach(session: ScriptedSession, session_id: str = "S1", target_id: str = "T1", parent: str | None = None) -> None:
    """Have the target announce a session, and wait until that is known."""
    info = {"targetId": target_id, "type": "worker"}
    with session.expect_event("Target.attachedToTarget") as expected:
        message = event("Target.attachedToTarget", sessionId=session_id, targetInfo=info)
        session.transport.feed(message if parent is None else {**message, "sessionId": parent})
        if parent is not None:  # a child's event goes to its parent's session
            session.transport.feed(event("Target.attachedToTarget"))
    assert expected.value


# --- commands ---


def test_a_command_returns_its_result() -> None:
    with ScriptedSession(echo) as session:
        assert session.send_command("A.run", {"x": 1}) == {"x": 1}


def test_an_error_reply_raises_with_its_code_message_and_data() -> None:
    def refuse(command: Message) -> list[Message]:
        return [{"id": command["id"], "error": {"code": -32602, "message": "Invalid", "data": "which one"}}]

    with ScriptedSession(refuse) as session:
        with pytest.raises(CommandError) as caught:
            session.send_command("A.run")
    error = caught.value
    assert (error.method, error.code, error.message, error.data) == ("A.run", -32602, "Invalid", "which one")


def test_a_reply_with_result_and_error_is_an_error() -> None:
    with ScriptedSession(lambda c: [{"id": c["id"], "result": {}, "error": {"message": "no"}}]) as session:
        with pytest.raises(CommandError, match="no"):
            session.send_command("A.run")


def test_replies_may_come_in_any_order() -> None:
    with ScriptedSession() as session:
        first, second = session.submit("A.one"), session.submit("A.two")
        session.transport.feed({"id": second.id, "result": {"n": 2}}, {"id": first.id, "result": {"n": 1}})
        assert (first.result(), second.result()) == ({"n": 1}, {"n": 2})


def test_a_timeout_names_the_command_and_the_time() -> None:
    with ScriptedSession() as session:
        with pytest.raises(CDPTimeoutError, match=r"^A\.run: nothing came within 0\.02 s"):
            session.send_command("A.run", timeout=0.02)


def test_the_timeout_of_the_client_is_the_default() -> None:
    with ScriptedSession(timeout=0.02) as session, pytest.raises(CDPTimeoutError, match=r"0\.02 s"):
        session.send_command("A.run")


def test_a_bad_command_raises_before_anything_is_sent_and_leaves_nothing_pending() -> None:
    with ScriptedSession(echo) as session:
        with pytest.raises(TypeError):
            session.send_command("A.run", {"x": object()})
        with pytest.raises(ValueError, match=r"Domain\.method"):
            session.send_command("run")
        assert session.transport.sent == []
        assert session.connection.pending() == []


@pytest.mark.parametrize(("browser", "most"), [("Deno/2.9.8", 64 * 2**20), ("HeadlessChrome/156.0", 100 * 2**20)])
def test_a_command_larger_than_the_target_takes_is_refused(browser: str, most: int) -> None:
    with ScriptedSession(echo, browser=browser) as session:
        with pytest.raises(ValueError, match=rf"A\.run: the command has [\d,]+ characters; .* more than {most:,}"):
            session.send_command("A.run", {"x": "y" * most})
        assert session.connection.pending() == []
        assert session.transport.sent == []


def test_a_reply_may_repeat_the_method_and_the_params_of_its_command() -> None:
    """workerd, wrangler and miniflare do that."""

    def workerd(command: Message) -> list[Message]:
        return [{**command, "result": {"x": 1}}]

    with ScriptedSession(workerd) as session:
        assert session.send_command("Network.enable", {"y": 2}) == {"x": 1}


def test_a_message_with_id_and_method_that_answers_nothing_is_remembered_as_odd() -> None:
    with ScriptedSession(lambda command: [{"id": 99, "method": "A.b", "params": {}}]) as session:
        with pytest.raises(CDPTimeoutError, match="neither a reply nor an event"):
            session.send_command("A.run", timeout=0.05)


def test_an_error_without_a_session_id_is_that_of_the_session_with_this_command() -> None:
    """Chrome's answer for a session that it does not know."""

    def chrome(command: Message) -> list[Message]:
        return [{"id": command["id"], "error": {"code": -32001, "message": "Session with given id not found."}}]

    with ScriptedSession(chrome) as session:
        attach(session)
        with pytest.raises(CommandError, match="Session with given id not found"):
            session.session("S1").send_command("A.run")


def test_a_result_without_a_session_id_is_not_that_of_a_session() -> None:
    """Node runs a command of an unknown session in the main one."""
    with ScriptedSession(lambda command: [{"id": command["id"], "result": {"x": 1}}]) as session:
        attach(session)
        with pytest.raises(ProtocolError, match="not for the session"):
            session.session("S1").send_command("A.run")


def test_no_lock_of_the_logging_module_is_taken_in_a_command() -> None:
    """Ctrl-C there would leave it held, and the reader needs it."""
    with ScriptedSession(echo) as session:
        free = threading.Event()

        def hold() -> None:
            with logging._lock:  # type: ignore[attr-defined]
                held.set()
                free.wait(10)

        held = threading.Event()
        holder = threading.Thread(target=hold)
        holder.start()
        held.wait(5)
        try:
            assert session.send_command("A.run", {"x": 1}, timeout=5) == {"x": 1}
        finally:
            free.set()
            holder.join()


def test_ids_wrap_at_int32_and_skip_those_that_wait() -> None:
    with ScriptedSession() as session:
        waiting = session.submit("A.run")
        session.connection._waiters.pending.last_id = MAX_ID - 1
        assert session.submit("A.run").id == MAX_ID
        assert waiting.id == 1
        assert session.submit("A.run").id == 2


def test_pending_lists_what_waits() -> None:
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


# --- what comes in and is survived ---


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
def test_a_strange_message_disturbs_nothing(strange: Message | str) -> None:
    with ScriptedSession() as session:
        command = session.submit("A.run")
        session.transport.feed(strange, {"id": command.id, "result": {"x": 1}})
        assert command.result() == {"x": 1}


def test_a_reply_that_comes_twice_is_taken_once() -> None:
    with ScriptedSession(lambda command: echo(command) * 2) as session:
        assert session.send_command("A.run", {"n": 1}) == {"n": 1}
        assert session.send_command("A.run", {"n": 2}) == {"n": 2}


def test_a_timeout_tells_of_an_error_that_came_without_id() -> None:
    with ScriptedSession(lambda command: [{"error": {"code": -32700, "message": "stack limit"}}]) as session:
        with pytest.raises(CDPTimeoutError, match="an error without id.*stack limit"):
            session.send_command("A.run", timeout=0.05)


def test_a_timeout_tells_of_an_empty_frame() -> None:
    with ScriptedSession() as session:
        session.transport.on_send = lambda command: session.transport.feed("")
        with pytest.raises(CDPTimeoutError, match="nested too deeply"):
            session.send_command("A.run", timeout=0.05)


# --- the rules of the engine; each test fails when its rule is broken ---


def test_rule_1_a_reply_that_is_faster_than_send_finds_its_command() -> None:
    with ScriptedSession(echo) as session:

        def wait_until_routed(command: Message) -> None:
            with session.connection.listen(None, ("A.marker",), None) as queue:
                session.transport.feed(*echo(command), event("A.marker"))
                queue.get()

        session.transport.answer = None
        session.transport.on_send = wait_until_routed
        assert session.send_command("A.run", {"x": 1}, timeout=1) == {"x": 1}


def test_rule_2_a_command_after_the_end_is_refused_at_once() -> None:
    with ScriptedSession() as session:
        session.transport.fail(ConnectionClosed("EOF"))
        session.connection._reader.join()
        with pytest.raises(ConnectionClosed, match="EOF"):
            session.send_command("A.run", timeout=None)
        with pytest.raises(ConnectionClosed, match="EOF"):
            session.events("A.b")


def test_rule_2_a_command_that_is_registered_while_the_connection_ends_is_told() -> None:
    """The end comes between the check and the send: whoever is registered by then is among those that are told."""
    with ScriptedSession() as session:

        def end(command: Message) -> None:
            session.transport.fail(ConnectionClosed("EOF"))
            session.connection._reader.join()

        session.transport.on_send = end
        with pytest.raises(ConnectionClosed, match="EOF"):
            session.send_command("A.run", timeout=None)


def lock_is_free(session: ScriptedSession) -> bool:
    """As another thread sees it; for one's own it is reentrant."""
    free: list[bool] = []

    def look() -> None:
        free.append(session.connection._waiters.lock.acquire(blocking=False))
        if free[0]:
            session.connection._waiters.lock.release()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    return free[0]


def test_rule_3_the_lock_is_free_while_sending() -> None:
    with ScriptedSession(echo) as session:
        free: list[bool] = []

        def look(command: Message) -> None:
            free.append(lock_is_free(session))

        session.transport.on_send = look
        session.send_command("A.run")
        assert free == [True]


def test_rule_3_the_lock_is_free_while_resolving() -> None:
    with ScriptedSession() as session:
        free: list[bool] = []
        command = session.submit("A.run")

        def look() -> None:
            free.append(lock_is_free(session))

        command._wake_when_done(look)
        session.transport.feed({"id": command.id})
        command.result()
        other = session.submit("A.run")
        other._wake_when_done(look)
        session.connection.close()
        assert free == [True, True]


def test_rule_4_a_timeout_leaves_nothing_pending_and_a_late_reply_is_dropped(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, "cdpsync")
    with ScriptedSession() as session:
        with pytest.raises(CDPTimeoutError):
            session.send_command("A.run", timeout=0.01)
        assert session.connection.pending() == []
        session.transport.feed({"id": 1, "result": {"late": 1}})
        session.transport.answer = echo
        session.send_command("A.again")
    assert "a reply that no command waits for" in caplog.text


def test_a_result_may_be_asked_for_again_after_a_timeout() -> None:
    with ScriptedSession() as session:
        command = session.submit("A.run")
        with pytest.raises(CDPTimeoutError):
            command.result(timeout=0.01)
        assert [one.id for one in session.connection.pending()] == [command.id]
        session.transport.feed({"id": command.id, "result": {"late": 1}})
        assert command.result(timeout=5) == {"late": 1}


def test_giving_up_ends_the_wait_of_another_thread() -> None:
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


def test_rule_4_of_a_reply_and_a_timeout_at_once_the_first_counts() -> None:
    with ScriptedSession() as session:
        command = session.submit("A.run")
        assert session.connection._waiters.pending.pop(None, command.id) is command  # as the reader does
        with pytest.raises(CDPTimeoutError):
            session.connection.result_of(command, Deadline(0))
        assert not command._resolve({"x": 1})
        with pytest.raises(CDPTimeoutError):
            command.result()


def test_rule_5_a_command_has_nothing_to_cancel_under_the_reader() -> None:
    with ScriptedSession() as session:
        command = session.submit("A.run")
        assert not hasattr(command, "cancel")
        session.transport.feed({"id": command.id, "result": {"x": 1}})
        assert command.result() == {"x": 1}


INTERRUPTED = """
    import contextlib, signal, sys
    sys.path.insert(0, {root!r})
    import cdpsync
    from tests.peers import LoopbackPeer, ScriptedSession, echo
    sys.unraisablehook = lambda _: None  # one that comes within a __del__ is lost, as ever
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    rounds, interrupted = 0, 0
    with contextlib.ExitStack() as stack:
        {session}
        while rounds < 1500:
            rounds += 1
            try:
                signal.setitimer(signal.ITIMER_REAL, 0.00002 + 0.000004 * (rounds % 60))
                session.send_command("A.run", dict(x=rounds))
                signal.setitimer(signal.ITIMER_REAL, 0)
            except KeyboardInterrupt:
                interrupted += 1
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        assert session.send_command("A.run", dict(x=1)) == dict(x=1)
        connection = session._link.connection
        assert connection.pending() == [], connection.pending()
        print(interrupted > 100)
"""
IN_MEMORY = "session = stack.enter_context(ScriptedSession(echo, timeout=3))"
LOOPBACK = "session = stack.enter_context(cdpsync.connect(stack.enter_context(LoopbackPeer()).port, timeout=3))"


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there are no interval timers here")
@pytest.mark.parametrize("session", [IN_MEMORY, LOOPBACK], ids=["in memory", "loopback"])
def test_rule_5_ctrl_c_leaves_no_lock_that_the_reader_or_a_sender_needs(session: str) -> None:
    """Interrupted at every moment of a command's life, as far as some hundred tries reach."""
    code = textwrap.dedent(INTERRUPTED).format(root=str(Path(__file__).parent.parent.parent), session=session)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=50, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "True\n", "")


def test_rule_6_each_waiter_gets_an_error_of_its_own() -> None:
    with ScriptedSession() as session:
        commands = [session.submit("A.run") for _ in range(3)]
        session.transport.fail(ConnectionClosed("EOF"))
        errors = []
        for command in [*commands, *commands]:
            with pytest.raises(ConnectionClosed) as caught:
                command.result()
            errors.append(caught.value)
        assert len({id(error) for error in errors}) == 6


@pytest.mark.parametrize(
    "end",
    [ConnectionClosed("the target closed it with code 1001", 1001), ProtocolError("not a frame")],
    ids=lambda error: type(error).__name__,
)
def test_rule_7_the_end_of_the_connection_ends_every_waiter_with_the_reason(end: CDPError) -> None:
    with ScriptedSession() as session:
        attach(session)
        child = session.session("S1")
        iterated = iter(session.events("A.c"))
        waits: list[Callable[[], object]] = [
            functools.partial(session.submit("A.run").result, None),
            functools.partial(child.submit("A.run").result, None),
            functools.partial(session.events("A.b").get, None),
            functools.partial(child.events("A.b").get, None),
            lambda: next(iterated),
        ]
        session.transport.feed(event("A.other"))
        session.transport.fail(end)
        for wait in waits:
            with pytest.raises(type(end), match=re.escape(str(end))):
                wait()
        session.connection._reader.join()
        assert session.connection.error is not None
        assert str(session.connection.error) == str(end)


def test_rule_7_a_fault_in_the_reader_ends_every_waiter_too(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", seen.append)
    with ScriptedSession() as session:
        monkeypatch.setattr(Router, "_settle", lambda *_: 1 / 0)
        command = session.submit("A.run")
        session.transport.feed({"id": command.id})
        with pytest.raises(ProtocolError, match="the reader failed: ZeroDivisionError"):
            command.result(None)
        session.connection._reader.join()
        assert session.transport.released.is_set()
    assert [args.exc_type for args in seen] == [ZeroDivisionError]


def test_rule_8_the_reader_is_not_held_up_by_a_queue_that_nobody_reads() -> None:
    with ScriptedSession(echo) as session, session.events("A.b", maxlen=10) as queue:
        session.transport.feed(*[event("A.b", x=n) for n in range(10_000)])
        assert session.send_command("A.run", {"x": 1}) == {"x": 1}
        assert queue.dropped == 9_990
        assert queue.get().params == {"x": 9_990}


def test_rule_10_a_detached_session_ends_its_waiters_and_no_others() -> None:
    with ScriptedSession() as session:
        attach(session)
        child = session.session("S1")
        mine, theirs = session.submit("A.run"), child.submit("A.run")
        queue = child.events("A.b")
        session.transport.feed(event("Target.detachedFromTarget", sessionId="S1"))
        with pytest.raises(SessionClosed, match="session S1 is closed"):
            theirs.result(None)
        with pytest.raises(SessionClosed):
            queue.get(None)
        with pytest.raises(SessionClosed):
            list(queue)
        session.transport.feed({"id": mine.id, "result": {"x": 1}})
        assert mine.result() == {"x": 1}


@pytest.mark.parametrize(
    "gone",
    [
        event("Target.targetDestroyed", targetId="T1"),
        event("Target.targetCrashed", targetId="T1", status="killed", errorCode=9),
        event("Inspector.targetCrashed", "S1"),
        event("Inspector.detached", "S1", reason="target_closed"),
    ],
    ids=lambda message: message["method"],
)
def test_rule_10_whatever_tells_that_the_target_is_gone_ends_the_commands(gone: Message) -> None:
    with ScriptedSession() as session:
        attach(session)
        command = session.session("S1").submit("A.run")
        session.transport.feed(gone)
        with pytest.raises(SessionClosed):
            command.result(None)


def test_rule_10_sessions_that_were_attached_through_an_ended_one_end_with_it() -> None:
    with ScriptedSession() as session:
        attach(session)
        attach(session, "S2", "T2", parent="S1")
        command = session.session("S2").submit("A.run")
        session.transport.feed(event("Target.detachedFromTarget", sessionId="S1"))
        with pytest.raises(SessionClosed):
            command.result(None)


def test_rule_10_a_crashed_page_ends_what_waits_and_takes_new_commands() -> None:
    with ScriptedSession() as session:
        command = session.submit("A.run")
        session.transport.feed(event("Inspector.targetCrashed"))
        with pytest.raises(SessionClosed, match=r"Page\.navigate may revive it"):
            command.result(None)
        session.transport.answer = echo
        assert session.send_command("Page.navigate", {"url": "about:blank"}) == {"url": "about:blank"}


def test_rule_11_close_is_safe_from_many_threads_and_says_goodbye_once() -> None:
    with ScriptedSession() as session:
        command = session.submit("A.run")
        closers = [threading.Thread(target=session.connection.close) for _ in range(8)]
        for closer in closers:
            closer.start()
        for closer in closers:
            closer.join()
        with pytest.raises(ConnectionClosed, match="on this side"):
            command.result(None)
        assert session.transport.closes == 1


def test_rule_11_close_does_not_wait_for_a_peer_that_never_answers() -> None:
    class Mute(ScriptedTransport):
        def close(self, deadline: Deadline) -> None:
            self.closes += 1

    transport = Mute()
    connection = Connection(transport, 5.0)
    start = time.monotonic()
    connection.close()
    assert time.monotonic() - start < CLOSE_TIMEOUT + 1
    assert transport.released.is_set()


def test_rule_12_the_reader_is_a_daemon_with_a_name() -> None:
    with ScriptedSession() as session:
        assert session.connection._reader.daemon
        assert session.connection._reader.name == "cdpsync-reader"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork() here")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork.*:DeprecationWarning")
def test_rule_13_a_forked_child_is_refused_and_its_close_leaves_the_parent_alone() -> None:
    with ScriptedSession(echo) as session:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                session.send_command("A.run", timeout=1)
            except RuntimeError as error:
                session.connection.close()
                code = 0 if "fork" in str(error) else 2
            finally:
                os._exit(code)
        assert os.waitpid(child, 0)[1] == 0
        assert session.send_command("A.run", {"x": 1}) == {"x": 1}
        assert session.transport.closes == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork() here")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork.*:DeprecationWarning")
def test_rule_13_nothing_waits_for_ever_in_a_forked_child() -> None:
    with ScriptedSession() as session, session.events("A.b") as events:
        command = session.submit("A.run")
        session.connection._waiters.lock.acquire()  # as another thread might have, at the fork
        child = os.fork()
        if child == 0:
            refused = 0
            for use in (command.result, events.get, lambda: session.on_event("A.b", print), session.connection.pending):
                try:
                    use()
                except RuntimeError:
                    refused += 1
            events.close()
            os._exit(refused)
        session.connection._waiters.lock.release()
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 4


def test_rule_14_nothing_is_kept_for_events_that_nobody_listens_to() -> None:
    with ScriptedSession(echo) as session:
        with session.events("A.b") as queue:
            session.transport.feed(event("A.other"))
            session.send_command("A.run")
        session.transport.feed(*[event("A.b") for _ in range(100)])
        session.send_command("A.run")
        assert queue._items.qsize() == 1  # the note that it is closed
        assert len(session.connection._waiters.listeners) == 0


def test_a_collected_object_may_close_its_queue_while_the_lock_is_held() -> None:
    with ScriptedSession(echo) as session:
        queue = session.events("A.b")
        done = threading.Event()

        def collect() -> None:
            with session.connection._waiters.lock:
                queue.close()
            done.set()

        threading.Thread(target=collect, daemon=True).start()
        assert done.wait(5)


@pytest.mark.parametrize("field", ["message", "code", "data"])
def test_an_error_that_is_nested_too_deeply_to_be_shown_ends_the_wait(field: str) -> None:
    """At some depth JSON can be read and its text cannot be made; whichever that is, there is an outcome."""
    for depth in (*range(800, 1000, 3), *range(1400, 1500, 3), *range(9950, 10_010, 3)):
        nested = "[" * depth + "]" * depth
        with ScriptedSession() as session:
            command = session.submit("A.run")
            session.transport.feed(f'{{"id":1,"error":{{"{field}":{nested}}}}}', '{"id":1}')
            with contextlib.suppress(CommandError, ProtocolError):
                command.result(5)
            session.transport.settle()
            assert session.connection.error is None


def test_a_signal_handler_or_a_collected_object_may_send_in_the_middle_of_a_send(peer: LoopbackPeer) -> None:
    with connect(peer.port, timeout=5) as client:
        outbox = client._open().connection._transport._outbox  # type: ignore[attr-defined]
        flush, inner = outbox._flush, list[PendingCommand]()

        def interrupted(*arguments: object, **options: object) -> bool:
            if not inner:
                inner.append(client.submit("A.inner", {"x": 2}))
            return bool(flush(*arguments, **options))

        outbox._flush = interrupted
        assert client.send_command("A.outer", {"x": 1}) == {"x": 1}
        assert inner[0].result() == {"x": 2}


class InterruptAt:
    """Ctrl-C before the `place`-th line of the engine that the tracing thread comes to; `hit`: whether it did."""

    def __init__(self, place: int) -> None:
        self.hit = False
        self._left = place

    def trace(self, frame: Any, what: str, _: object) -> Any:
        if Path(frame.f_code.co_filename).name not in (
            "connection.py",
            "session.py",
            "sessions.py",
            "waiters.py",
            "pending.py",
            "command.py",
        ):
            return None
        if what == "line":
            self._left -= 1
            if self._left == 0:
                self.hit = True
                sys.settrace(None)
                raise KeyboardInterrupt
        return self.trace


@pytest.mark.parametrize("end", ["detach", "close"])
def test_ctrl_c_in_the_middle_of_an_end_leaves_nobody_asleep_behind_close(end: str) -> None:
    """Between any two lines of it: who waits in another thread is told by the close() that follows."""
    for place in range(1, 1000):
        interrupt = InterruptAt(place)
        with ScriptedSession(timeout=None) as session:
            attach(session)
            child = session.session("S1")
            commands, queue = [session.submit("A.run"), child.submit("A.run")], child.events("A.b")
            session.transport.answer = lambda command: [{"id": command["id"]}]
            sys.settrace(interrupt.trace)
            try:
                child.detach() if end == "detach" else session.connection.close()
            except KeyboardInterrupt:
                pass
            finally:
                sys.settrace(None)
            # Between the body of a `with` and the giving back of its lock there is a line, but never a signal.
            with contextlib.suppress(RuntimeError):
                while True:
                    session.connection._waiters.lock.release()
            session.connection.close()
            for command in commands:
                with pytest.raises(ClosedError):
                    command.result(timeout=1)
            with pytest.raises(ClosedError):
                queue.get(timeout=1)
        if not interrupt.hit:
            break
    assert 20 < place < 999


def test_a_long_reason_is_not_kept_for_every_session() -> None:
    with ScriptedSession() as session:
        attach(session)
        child = session.session("S1")
        session.transport.feed(event("Inspector.detached", "S1", reason="x" * 1_000_000))
        session.transport.settle()
        with pytest.raises(SessionClosed) as caught:
            child.send_command("A.run")
        assert len(str(caught.value)) < 500


def test_names_of_events_that_nobody_hears_are_kept_only_if_they_are_short() -> None:
    with ScriptedSession(echo) as session:
        session.transport.feed(event("A." + "x" * 100_000), event("A.b"))
        session.send_command("A.run")
        assert [method for _, method in session.connection._waiters.listeners._heard] == ["A.b"]


def test_a_destroyed_target_without_an_id_ends_no_session() -> None:
    with ScriptedSession(echo) as session:
        session.connection.attach("S1", None, None, 1)
        session.transport.feed(event("Target.targetDestroyed"))
        assert session.session("S1").send_command("A.run", {"x": 1}) == {"x": 1}


def test_a_send_that_fails_tells_why_the_connection_ended() -> None:
    with ScriptedSession() as session:

        def vanish(command: Message) -> None:
            session.transport.fail(ConnectionClosed("the target closed it with code 1001", 1001))
            raise BrokenPipeError(32, "Broken pipe")

        session.transport.on_send = vanish
        with pytest.raises(ConnectionClosed, match="1001") as caught:
            session.send_command("A.run")
        assert caught.value.code == 1001


# --- sessions ---


def test_the_same_id_in_two_sessions_is_two_commands() -> None:
    with ScriptedSession() as session:
        attach(session)
        child = session.session("S1")
        mine = session.submit("A.run")
        session.connection._waiters.pending.last_id = mine.id - 1
        theirs = child.submit("A.run")
        assert mine.id == theirs.id
        session.transport.feed(
            {"id": theirs.id, "result": {"who": "child"}, "sessionId": "S1"}, {"id": mine.id, "result": {"who": "root"}}
        )
        assert (mine.result(), theirs.result()) == ({"who": "root"}, {"who": "child"})


def test_a_session_that_was_never_attached_is_refused_before_anything_is_sent() -> None:
    with ScriptedSession(echo) as session:
        with pytest.raises(SessionClosed, match="never attached"):
            session.session("S9")
        assert session.transport.sent == []


def test_an_ended_session_is_refused_before_anything_is_sent() -> None:
    with ScriptedSession(echo) as session:
        attach(session)
        child = session.session("S1")
        session.transport.feed(event("Target.detachedFromTarget", sessionId="S1"))
        session.send_command("A.run")
        with pytest.raises(SessionClosed, match="detached"):
            child.send_command("A.run")
        assert len(session.transport.sent) == 1


def test_events_of_a_session_are_heard_there_only() -> None:
    with ScriptedSession(echo) as session:
        attach(session)
        with session.events("*") as root, session.session("S1").events("*") as child:
            session.transport.feed(event("A.b", "S1", x=1), event("A.b", x=2))
            session.send_command("A.run")
            assert child.get().params == {"x": 1}
            assert root.get().params == {"x": 2}


# --- listening ---


def test_several_events_share_a_queue_in_wire_order() -> None:
    with ScriptedSession(echo) as session, session.events("A.b", "B.*") as queue:
        sent = ["A.b", "B.x", "A.c", "A.b", "B.y", "BB.z"]
        session.transport.feed(*[event(name) for name in sent])
        session.send_command("A.run")
        assert [queue.get().method for _ in range(4)] == ["A.b", "B.x", "A.b", "B.y"]


def test_an_event_that_two_patterns_mean_comes_once() -> None:
    with ScriptedSession(echo) as session, session.events("*", "A.*", "A.b") as queue:
        session.transport.feed(event("A.b"))
        session.send_command("A.run")
        queue.get()
        with pytest.raises(CDPTimeoutError):
            queue.get(timeout=0.01)


@pytest.mark.parametrize("pattern", ["paused", "", 7])
def test_what_is_no_event_is_refused(pattern: str) -> None:
    with ScriptedSession() as session, pytest.raises(ValueError, match=r"Domain\.event"):
        session.events(pattern)


def test_when_a_command_returns_the_events_before_its_reply_are_there() -> None:
    with ScriptedSession() as session, session.events("A.b") as queue:
        for round_ in range(200):
            command = session.submit("A.run")
            session.transport.feed(event("A.b", x=round_), {"id": command.id})
            command.result()
            assert queue.get(timeout=0).params == {"x": round_}


def test_numbers_tell_the_wire_order_across_queues() -> None:
    with ScriptedSession() as session, session.events("A.b") as one, session.events("A.c") as other:
        command = session.submit("A.run")
        session.transport.feed(event("A.c"), event("A.b"), {"id": command.id}, event("A.c"))
        order = [other.get().number, one.get().number, command.reply_number, other.get().number]
        assert order == [1, 2, 3, 4]


# --- the wire log ---


def test_the_wire_log_is_one_line_a_message(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "cdpsync.wire")
    with ScriptedSession(echo) as session, session.events("A.b"):
        session.transport.feed(event("A.b", text="a\nb" + "x" * 1000))
        session.send_command("A.run")
    lines = [record.getMessage() for record in caplog.records]
    assert [line[:12] for line in lines] == ["=> #1 A.run ", '<- A.b {"met', "<= #1 A.run "]
    assert all("\n" not in line and len(line) < 400 for line in lines)


def test_the_wire_log_formats_nothing_when_it_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cdpsync.engine.connection.excerpt", lambda *_: pytest.fail("it was formatted"))
    with ScriptedSession(echo) as session:
        session.send_command("A.run")


def test_neither_commands_nor_invented_events_make_it_grow() -> None:
    with ScriptedSession(echo) as session:
        for n in range(2000):
            session.send_command("A.run", {"n": n})
        assert session.connection.pending() == []
        session.transport.feed(*[event(f"A.e{n}") for n in range(11_000)])
        session.send_command("A.run")
        assert len(session.connection._waiters.listeners._heard) <= 10_000


def test_what_is_sent_is_what_was_asked() -> None:
    with ScriptedSession(echo) as session:
        session.send_command("A.run", {"x": "é"})
        assert json.dumps(session.transport.sent) == json.dumps([{"id": 1, "method": "A.run", "params": {"x": "é"}}])


def test_a_pending_command_is_for_asking_only() -> None:
    public = {name for name in vars(PendingCommand) if not name.startswith("_")}
    assert public == {"add_done_callback", "age", "as_future", "done", "exception", "give_up", "reply_number", "result"}


def test_closed_is_the_base_of_what_ends_waiting() -> None:
    assert issubclass(ConnectionClosed, ClosedError)
    assert issubclass(SessionClosed, ClosedError)


def test_a_del_in_the_reader_that_waits_for_a_reply_is_told_so_at_once() -> None:
    """The garbage collector may run it there, where no reply would come while it waits."""
    told: queue.SimpleQueue[BaseException] = queue.SimpleQueue()

    def finalizer() -> None:
        with pytest.raises(RuntimeError, match=r"a __del__ that runs in the reader thread .* submit\(\)") as caught:
            session.send_command("A.run")
        told.put(caught.value)

    with ScriptedSession(echo) as session:
        session.transport.call(finalizer)
        assert told.get(timeout=5)
        assert session.send_command("A.run", {"x": 1}) == {"x": 1}
        assert session.connection.pending() == []


def test_a_del_in_the_reader_that_waits_for_an_event_is_told_so_at_once() -> None:
    told: queue.SimpleQueue[BaseException] = queue.SimpleQueue()

    with ScriptedSession(echo) as session, session.events("A.b") as events:

        def finalizer() -> None:
            with pytest.raises(RuntimeError, match="a __del__ that runs in the reader thread cannot wait") as caught:
                events.get(None)
            told.put(caught.value)

        session.transport.call(finalizer)
        assert told.get(timeout=5)
        session.transport.feed(event("A.b", n=1))
        assert events.get(5).params == {"n": 1}
