"""What a PendingCommand has in common with concurrent.futures.Future: exception(), callbacks, as_future()."""

from __future__ import annotations

import concurrent.futures
import gc
import os
import threading
import weakref
from collections.abc import Callable

import pytest

from cdpsync.engine.command import PendingCommand
from cdpsync.errors import CDPTimeoutError, ClosedError, CommandError, ConnectionClosed

from ..peers import Message, ScriptedSession, echo, event

HANG = 5.0


class Calls:
    """A callback that notes what it was called with, and on which thread."""

    def __init__(self, expected: int = 1) -> None:
        self.commands: list[PendingCommand] = []
        self.threads: list[str] = []
        self._expected = expected
        self._complete = threading.Event()

    def __call__(self, command: PendingCommand) -> None:
        self.commands.append(command)
        self.threads.append(threading.current_thread().name)
        if len(self.commands) == self._expected:
            self._complete.set()

    def wait(self) -> list[PendingCommand]:
        assert self._complete.wait(HANG)
        return self.commands


def refuse(command: Message) -> list[Message]:
    return [{"id": command["id"], "error": {"code": -32000, "message": "no"}}]


# --- exception() ---


def test_the_exception_of_a_command_with_a_result_is_none() -> None:
    with ScriptedSession(echo) as session:
        assert session.submit("A.run").exception() is None


def test_the_exception_of_a_refused_command_is_its_error() -> None:
    with ScriptedSession(refuse) as session:
        assert isinstance(session.submit("A.run").exception(), CommandError)


def test_the_exception_of_a_command_without_a_reply_times_out_and_may_be_asked_for_again() -> None:
    with ScriptedSession() as session:
        command = session.submit("A.run")
        with pytest.raises(CDPTimeoutError):
            command.exception(0.01)
        session.transport.feed({"id": command.id})
        assert command.exception() is None


def test_each_caller_gets_an_exception_of_its_own() -> None:
    with ScriptedSession(refuse) as session:
        command = session.submit("A.run")
        assert command.exception() is not command.exception()


# --- add_done_callback() ---


def test_a_callback_runs_on_the_handlers_thread_with_the_command() -> None:
    with ScriptedSession() as session:
        command, calls = session.submit("A.run"), Calls()
        command.add_done_callback(calls)
        session.transport.feed({"id": command.id})
        assert calls.wait() == [command]
        assert calls.threads == ["cdpsync-events"]


def test_a_callback_of_a_command_that_is_done_runs_there_too() -> None:
    with ScriptedSession(echo) as session:
        command, calls = session.submit("A.run"), Calls()
        command.result()
        command.add_done_callback(calls)
        assert calls.wait() == [command]
        assert calls.threads == ["cdpsync-events"]


def test_callbacks_run_in_the_order_in_which_they_were_added() -> None:
    with ScriptedSession() as session:
        command, order, last = session.submit("A.run"), list[int](), Calls()
        for number in range(3):
            command.add_done_callback(lambda _, number=number: order.append(number))  # type: ignore[misc]
        command.add_done_callback(last)
        session.transport.feed({"id": command.id})
        last.wait()
        assert order == [0, 1, 2]


def test_a_callback_runs_after_the_handlers_of_earlier_events_and_before_those_of_later_ones() -> None:
    with ScriptedSession() as session:
        gate, order, last = threading.Event(), list[object](), threading.Event()
        session.on_event("A.wait", lambda _: gate.wait(HANG))
        session.on_event("A.b", lambda one: order.append(one.params["n"]))
        session.on_event("A.last", lambda _: last.set())
        command = session.submit("A.run")
        command.add_done_callback(lambda _: order.append("reply"))
        session.transport.feed(event("A.wait"), event("A.b", n=1), {"id": command.id}, event("A.b", n=2))
        session.transport.feed(event("A.last"))
        session.transport.settle()
        gate.set()
        assert last.wait(HANG)
        assert order == [1, "reply", 2]


def test_a_callback_that_raises_is_logged_and_the_next_is_called(caplog: pytest.LogCaptureFixture) -> None:
    with ScriptedSession(echo) as session:
        command, calls = session.submit("A.run"), Calls()
        command.add_done_callback(lambda _: 1 / 0)
        command.add_done_callback(calls)
        calls.wait()
    assert caplog.text.count("ZeroDivisionError") == 1
    assert "failed at the end of A.run" in caplog.text


def test_a_callback_may_send_commands_and_wait_for_them() -> None:
    with ScriptedSession(echo) as session:
        answers, calls = list[object](), Calls()
        command = session.submit("A.run")
        command.add_done_callback(lambda _: answers.append(session.send_command("A.again", {"x": 1})))
        command.add_done_callback(calls)
        calls.wait()
        assert answers == [{"x": 1}]


def test_a_callback_that_does_not_return_does_not_hold_up_replies() -> None:
    with ScriptedSession(echo) as session:
        gate, running = threading.Event(), threading.Event()

        def block(_: PendingCommand) -> None:
            running.set()
            gate.wait(HANG)

        session.submit("A.run").add_done_callback(block)
        assert running.wait(HANG)
        assert session.send_command("A.run", {"x": 1}) == {"x": 1}
        gate.set()


def test_callbacks_run_when_the_connection_ends() -> None:
    with ScriptedSession() as session:
        commands, calls = [session.submit("A.run") for _ in range(3)], Calls(3)
        for command in commands:
            command.add_done_callback(calls)
        session.transport.fail(ConnectionClosed("EOF"))
        assert calls.wait() == commands
        assert {type(command.exception(0)) for command in commands} == {ConnectionClosed}


def test_a_callback_that_is_added_after_the_end_of_the_connection_runs() -> None:
    with ScriptedSession() as session:
        command = session.submit("A.run")
        session.connection.close()
        for _ in range(3):
            calls = Calls()
            command.add_done_callback(calls)
            assert calls.wait() == [command]
            assert calls.threads == ["cdpsync-events"]


@pytest.mark.parametrize("end", ["the connection ends", "it is given up"])
def test_a_callback_without_a_reply_runs_after_the_handlers_of_the_events_so_far(end: str) -> None:
    with ScriptedSession() as session:
        gate, order, calls = threading.Event(), list[str](), Calls()
        session.on_event("A.wait", lambda _: gate.wait(HANG))
        session.on_event("A.b", lambda _: order.append("event"))
        command = session.submit("A.run")
        command.add_done_callback(lambda _: order.append("callback"))
        command.add_done_callback(calls)
        session.transport.feed(event("A.wait"), event("A.b"))
        session.transport.settle()
        if end == "it is given up":
            command.give_up()
        else:
            session.connection.close()
        gate.set()
        calls.wait()
        assert order == ["event", "callback"]


def test_callbacks_run_when_the_command_is_given_up() -> None:
    with ScriptedSession() as session:
        command, calls = session.submit("A.run"), Calls()
        command.add_done_callback(calls)
        command.give_up()
        session.transport.feed({"id": command.id})
        session.transport.settle()
        assert calls.wait() == [command]
        assert isinstance(command.exception(0), ClosedError)


def test_each_callback_runs_once_even_if_it_is_added_while_the_reply_comes() -> None:
    with ScriptedSession() as session:
        rounds = 300
        calls = Calls(rounds)
        for _ in range(rounds):
            command = session.submit("A.run")
            session.transport.feed({"id": command.id})
            command.add_done_callback(calls)
        calls.wait()
        session.connection.close()
        session.link.event_thread.join(HANG)
        assert len(calls.commands) == rounds


# --- as_future() ---


def test_a_future_has_the_result_of_the_command() -> None:
    with ScriptedSession(echo) as session:
        future = session.submit("A.run", {"x": 1}).as_future()
        assert isinstance(future, concurrent.futures.Future)
        assert future.result(HANG) == {"x": 1}


def test_a_future_has_the_error_of_the_command() -> None:
    with ScriptedSession(refuse) as session:
        with pytest.raises(CommandError, match="no"):
            session.submit("A.run").as_future().result(HANG)


def test_futures_can_be_waited_for_together() -> None:
    with ScriptedSession() as session:
        commands = [session.submit("A.run") for _ in range(3)]
        futures = [command.as_future() for command in commands]
        session.transport.feed({"id": commands[1].id, "result": {"n": 1}})
        done, rest = concurrent.futures.wait(futures, HANG, concurrent.futures.FIRST_COMPLETED)
        assert (done, rest) == ({futures[1]}, {futures[0], futures[2]})
        session.transport.feed(*[{"id": commands[n].id, "result": {"n": n}} for n in (2, 0)])
        assert sorted(one.result()["n"] for one in concurrent.futures.as_completed(futures, HANG)) == [0, 1, 2]


def test_a_future_ends_with_the_connection() -> None:
    with ScriptedSession() as session:
        future = session.submit("A.run").as_future()
        session.connection.close()
        assert isinstance(future.exception(HANG), ConnectionClosed)


def test_a_future_cannot_be_cancelled() -> None:
    with ScriptedSession() as session:
        command = session.submit("A.run")
        future = command.as_future()
        assert not future.cancel()
        session.transport.feed({"id": command.id, "result": {"x": 1}})
        assert future.result(HANG) == {"x": 1}


def test_a_future_that_is_held_up_by_its_user_does_not_hold_up_replies() -> None:
    """Ctrl-C in a wait for a future may leave its condition locked: it is Python code."""
    with ScriptedSession() as session:
        command = session.submit("A.run")
        future = command.as_future()
        with future._condition:
            session.transport.feed({"id": command.id, "result": {"x": 1}})
            assert command.result() == {"x": 1}
            session.transport.answer = echo
            assert session.send_command("A.run", {"x": 2}) == {"x": 2}
        assert future.result(HANG) == {"x": 1}


def test_a_finished_command_and_its_future_are_not_kept() -> None:
    with ScriptedSession(echo) as session:
        command = session.submit("A.run")
        future = command.as_future()
        future.result(HANG)
        refs: list[weakref.ref[object]] = [weakref.ref(command), weakref.ref(future)]
        session.submit("A.run").as_future().result(HANG)  # the thread has gone on to another
        del command, future
        gc.collect()
        assert [ref() for ref in refs] == [None, None]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork() here")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork.*:DeprecationWarning")
def test_a_forked_child_is_refused_callbacks_and_futures() -> None:
    with ScriptedSession() as session:
        command = session.submit("A.run")
        child = os.fork()
        if child == 0:
            refused = 0
            uses: list[Callable[[], object]] = [
                command.exception,
                command.as_future,
                lambda: command.add_done_callback(print),
            ]
            for use in uses:
                try:
                    use()
                except RuntimeError:
                    refused += 1
            os._exit(refused)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 3
