"""The rules of the engine (see engine/connection.py). Each test fails when its rule is broken."""

from __future__ import annotations

import functools
import logging
import os
import re
import threading
import time
from collections.abc import Callable

import pytest

from cdpsync.engine.command import CLOSE_TIMEOUT
from cdpsync.engine.connection import Connection
from cdpsync.engine.routing import Router
from cdpsync.errors import (
    CDPError,
    CDPTimeoutError,
    ConnectionClosed,
    ProtocolError,
)
from cdpsync.threads.deadline import Deadline

from ..peers import Message, ScriptedSession, ScriptedTransport, echo, event
from .scripted import attach

pytestmark = pytest.mark.usefixtures("both_ways")


def test_rule_1_a_reply_that_arrives_before_send_returns_finds_its_command() -> None:
    with ScriptedSession(echo) as session:

        def wait_until_routed(command: Message) -> None:
            with session.connection.listen(session.session_id, ("A.marker",), None) as queue:
                session.transport.feed(*echo(command), event("A.marker"))
                queue.get()

        session.transport.answer = None
        session.transport.on_send = wait_until_routed
        assert session.send_command("A.run", {"x": 1}, timeout=1) == {"x": 1}


def test_rule_2_a_command_after_the_end_raises_at_once() -> None:
    with ScriptedSession() as session:
        session.transport.fail(ConnectionClosed("EOF"))
        session.connection._reader.join()
        with pytest.raises(ConnectionClosed, match="EOF"):
            session.send_command("A.run", timeout=None)
        with pytest.raises(ConnectionClosed, match="EOF"):
            session.events("A.b")


def test_rule_2_a_command_sent_while_the_connection_ends_raises_the_reason() -> None:
    """The connection ends between registering the command and sending it."""
    with ScriptedSession() as session:

        def end(command: Message) -> None:
            session.transport.fail(ConnectionClosed("EOF"))
            session.connection._reader.join()

        session.transport.on_send = end
        with pytest.raises(ConnectionClosed, match="EOF"):
            session.send_command("A.run", timeout=None)


def lock_is_free(session: ScriptedSession) -> bool:
    """Whether another thread could take the lock; for this one it is reentrant."""
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
        assert set(free) == {True}
        assert len(free) >= 2


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


def test_rule_4_the_first_of_a_reply_and_a_timeout_counts() -> None:
    with ScriptedSession() as session:
        command = session.submit("A.run")
        assert session.connection._waiters.pending.pop(session.session_id, command.id) is command  # as the reader does
        with pytest.raises(CDPTimeoutError):
            session.connection.result_of(command, Deadline(0))
        assert not command._resolve({"x": 1})
        with pytest.raises(CDPTimeoutError):
            command.result()


def test_rule_5_a_command_cannot_be_cancelled() -> None:
    with ScriptedSession() as session:
        command = session.submit("A.run")
        assert not hasattr(command, "cancel")
        session.transport.feed({"id": command.id, "result": {"x": 1}})
        assert command.result() == {"x": 1}


def test_rule_6_each_waiter_gets_its_own_error_object() -> None:
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


def test_rule_7_a_bug_in_the_reader_ends_every_waiter_too(monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_rule_8_an_unread_queue_does_not_block_the_reader() -> None:
    with ScriptedSession(echo) as session, session.events("A.b", maxlen=10) as queue:
        session.transport.feed(*[event("A.b", x=n) for n in range(10_000)])
        assert session.send_command("A.run", {"x": 1}) == {"x": 1}
        assert queue.dropped == 9_990
        assert queue.get().params == {"x": 9_990}


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


def test_rule_11_close_does_not_wait_for_a_silent_peer() -> None:
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
def test_rule_13_nothing_hangs_in_a_forked_child() -> None:
    with ScriptedSession() as session, session.events("A.b") as events:
        command = session.submit("A.run")
        session.connection._waiters.lock.acquire()  # as another thread may have at the time of the fork
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


def test_rule_14_events_without_a_listener_are_not_kept() -> None:
    with ScriptedSession(echo) as session:
        with session.events("A.b") as queue:
            session.transport.feed(event("A.other"))
            session.send_command("A.run")
        session.transport.feed(*[event("A.b") for _ in range(100)])
        session.send_command("A.run")
        assert queue.drain() == []
        assert len(session.connection._waiters.listeners) == 0
