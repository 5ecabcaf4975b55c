from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from cdpsync.engine.events import EventQueue
from cdpsync.engine.message import Event
from cdpsync.errors import CDPError, CDPTimeoutError, ClosedError, ConnectionClosed, ProgramEnded, SessionClosed
from cdpsync.threads.deadline import Deadline
from cdpsync.threads.timed_queue import TimedQueue

from ..peers import ScriptedSession, echo, event


def make(maxlen: int | None = None) -> EventQueue:
    return EventQueue(("A.b",), maxlen, 5.0, lambda queue: None)


def numbers(queue: EventQueue, count: int) -> list[object]:
    return [queue.get().params["x"] for _ in range(count)]


class Command:
    """What `events_before` sees of a command."""

    def __init__(self, method: str = "A.run") -> None:
        self.method = method
        self.reply_number: int | None = None
        self.over = False
        self._wakes: list[Callable[[], None]] = []

    def _wake_when_done(self, wake: Callable[[], None]) -> None:
        self._wakes.append(wake)
        if self.done():
            wake()

    def done(self) -> bool:
        return self.over or self.reply_number is not None

    def result(self, timeout: object = None) -> object:
        raise CDPTimeoutError(self.method, 1.0)

    def give_up(self) -> None:
        """Done without a reply."""
        self.over = True
        for wake in self._wakes:
            wake()

    def reply(self, number: int) -> None:
        self.reply_number = number
        for wake in self._wakes:
            wake()


def put(queue: EventQueue, *numbers: int) -> None:
    for number in numbers:
        queue.put(Event("A.b", {"x": number}, None, number))


def test_events_come_in_the_order_they_were_put() -> None:
    queue = make()
    put(queue, 1, 2, 3)
    assert numbers(queue, 3) == [1, 2, 3]


def test_get_times_out_and_names_the_event() -> None:
    with pytest.raises(CDPTimeoutError, match=r"^A\.b: nothing came within 0\.01 s"):
        make().get(timeout=0.01)


def test_get_waits_for_the_timeout_of_its_client_by_default() -> None:
    queue = EventQueue(("A.b",), None, 0.01, lambda queue: None)
    with pytest.raises(CDPTimeoutError) as caught:
        queue.get()
    assert caught.value.timeout == 0.01


def test_a_full_queue_drops_the_oldest_and_counts_them() -> None:
    queue = make(maxlen=2)
    put(queue, 1, 2, 3, 4, 5)
    assert numbers(queue, 2) == [4, 5]
    assert queue.dropped == 3


@pytest.mark.parametrize("maxlen", [0, -1, 1.5, True])
def test_maxlen_is_a_positive_number(maxlen: int) -> None:
    with pytest.raises(ValueError, match="maxlen"):
        make(maxlen)


def test_a_closed_queue_gives_what_had_come_and_then_says_that_it_is_closed() -> None:
    queue = make()
    put(queue, 1)
    queue.close()
    assert numbers(queue, 1) == [1]
    for _ in range(2):
        with pytest.raises(ClosedError, match="this event queue was closed"):
            queue.get()


def test_iteration_ends_when_the_queue_is_closed() -> None:
    queue = make()
    put(queue, 1, 2)
    queue.close()
    assert [one.number for one in queue] == [1, 2]


def test_iteration_raises_when_the_connection_broke() -> None:
    queue = make()
    queue.end(ConnectionClosed("EOF"), orderly=False)
    with pytest.raises(ConnectionClosed, match="EOF"):
        list(queue)


def test_every_reader_of_an_ended_queue_is_told_with_an_error_of_its_own() -> None:
    queue = make()
    errors: list[BaseException] = []

    def read() -> None:
        try:
            queue.get(None)
        except ClosedError as error:
            errors.append(error)

    readers = [threading.Thread(target=read) for _ in range(5)]
    for reader in readers:
        reader.start()
    queue.end(SessionClosed("crashed"), orderly=False)
    for reader in readers:
        reader.join()
    assert len({id(error) for error in errors}) == 5


def test_an_end_is_not_dropped_from_a_full_queue() -> None:
    queue = make(maxlen=1)
    queue.close()
    put(queue, 1, 2)
    with pytest.raises(ClosedError):
        queue.get()


def test_drain_gives_what_is_there_and_does_not_wait() -> None:
    queue = make()
    assert queue.drain() == []
    put(queue, 1, 2)
    assert [one.number for one in queue.drain()] == [1, 2]
    assert queue.drain() == []


def test_drain_gives_what_until_has_left_first() -> None:
    queue, command = make(), Command()
    command.reply(1)
    put(queue, 2, 3)
    assert list(queue.events_before(command)) == []
    assert repr(queue) == "<EventQueue A.b: 2 waiting>"
    assert [one.number for one in queue.drain()] == [2, 3]


def test_until_gives_back_one_too_many_before_the_others_that_were_taken() -> None:
    queue, command = make(), Command()
    put(queue, 1, 3, 4, 5)
    queue._held = queue.drain()
    command.reply(2)
    assert [one.number for one in queue.events_before(command)] == [1]
    assert [one.number for one in queue.drain()] == [3, 4, 5]


def test_drain_takes_no_other_reader_the_news_of_the_end() -> None:
    class Ending:
        """A program that finishes when a reader has just asked whether it has; drain() is faster than the reader."""

        pause = None

        def __init__(self) -> None:
            self.error: CDPError | None = None

        def over(self) -> CDPError | None:
            if self.error is None:
                self.error = ProgramEnded()
                queue.wake()
                assert queue.drain() == []
                return None
            return self.error

        def look(self) -> None:
            raise AssertionError("it announces its end")

    queue = EventQueue(("A.b",), None, 5.0, lambda queue: None, Ending())
    reader = threading.Thread(target=lambda: list(queue))
    reader.start()
    reader.join(5)
    told = not reader.is_alive()
    queue.close()
    assert told


def test_drain_of_a_queue_that_has_ended_gives_what_it_has_and_leaves_the_reason() -> None:
    queue = make()
    put(queue, 1)
    queue.end(ConnectionClosed("EOF"), orderly=False)
    assert [one.number for one in queue.drain()] == [1]
    assert queue.drain() == []
    with pytest.raises(ConnectionClosed, match="EOF"):
        queue.get()


def test_drain_passes_over_what_is_no_event() -> None:
    queue = make()
    put(queue, 1)
    queue._wake()
    put(queue, 2)
    queue._wake()
    assert [one.number for one in queue.drain()] == [1, 2]
    assert repr(queue) == "<EventQueue A.b: 0 waiting>"


def test_drain_comes_to_an_end_though_more_and_more_events_come(monkeypatch: pytest.MonkeyPatch) -> None:
    queue, get_by = make(), TimedQueue.get_by

    def busy(items: TimedQueue[Any], deadline: Deadline) -> Any:
        put(queue, 7)
        return get_by(items, deadline)

    put(queue, 1, 2)
    monkeypatch.setattr(TimedQueue, "get_by", busy)
    assert [one.number for one in queue.drain()] == [1, 2]
    assert [one.number for one in queue.drain()] == [7, 7]


def test_ctrl_c_in_drain_leaves_what_was_taken_to_the_next_reader_in_its_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    queue, get_by, taken = make(), TimedQueue.get_by, 0

    def interrupted(items: TimedQueue[Any], deadline: Deadline) -> Any:
        nonlocal taken
        taken += 1
        if taken == 3:
            raise KeyboardInterrupt
        return get_by(items, deadline)

    put(queue, 1, 2, 4, 5)
    monkeypatch.setattr(TimedQueue, "get_by", interrupted)
    with pytest.raises(KeyboardInterrupt):
        queue.drain()
    command = Command()
    command.reply(3)
    assert [one.number for one in queue.events_before(command)] == [1, 2]
    assert [one.number for one in queue.drain()] == [4, 5]


def test_until_yields_what_came_before_the_reply_and_leaves_the_rest() -> None:
    queue, command = make(), Command()
    put(queue, 1, 2)
    command.reply(3)
    put(queue, 4)
    assert [one.number for one in queue.events_before(command)] == [1, 2]
    assert queue.get().number == 4


def test_until_waits_for_the_reply() -> None:
    queue, command = make(), Command()

    def target() -> None:
        put(queue, 1, 2)
        command.reply(3)

    thread = threading.Thread(target=target)
    thread.start()
    assert [one.number for one in queue.events_before(command, timeout=5)] == [1, 2]
    thread.join()


def test_until_ends_at_the_first_of_several_replies() -> None:
    queue, one, other = make(), Command(), Command()
    put(queue, 1)
    other.reply(2)
    put(queue, 3)
    one.reply(4)
    assert [event.number for event in queue.events_before(one, other)] == [1]
    assert [event.number for event in queue.events_before(one)] == [3]


def test_until_times_out_on_silence_and_may_be_called_again() -> None:
    queue, command = make(), Command()
    with pytest.raises(CDPTimeoutError, match=r"^A\.run"):
        list(queue.events_before(command, timeout=0.01))
    put(queue, 1)
    command.reply(2)
    assert [one.number for one in queue.events_before(command, timeout=0.01)] == [1]


def test_until_raises_when_the_connection_ends() -> None:
    queue = make()
    put(queue, 1)
    queue.end(ConnectionClosed("EOF"), orderly=True)
    seen = []
    with pytest.raises(ConnectionClosed):
        for one in queue.events_before(Command()):
            seen.append(one.number)
    assert seen == [1]


def test_until_raises_for_a_command_to_which_no_reply_will_come() -> None:
    queue, command, seen = make(), Command(), list[int]()
    put(queue, 1)
    command.give_up()
    with pytest.raises(CDPTimeoutError, match=r"A\.run"):
        seen.extend(one.number for one in queue.events_before(command, timeout=None))
    assert seen == [1]
    queue, command = make(), Command()
    thread = threading.Timer(0.05, command.give_up)
    thread.start()
    with pytest.raises(CDPTimeoutError, match=r"A\.run"):
        list(queue.events_before(command, timeout=None))
    thread.join()


def test_the_first_reason_why_a_queue_ended_holds() -> None:
    queue = make()
    queue.end(ConnectionClosed("EOF"), orderly=False)
    queue.close()
    for _ in range(3):
        with pytest.raises(ConnectionClosed, match="EOF"):
            queue.get()


def test_no_timeout_is_too_long() -> None:
    queue = make()
    put(queue, 1, 2)
    assert queue.get(timeout=float("inf")).number == 1
    assert queue.get(timeout=1e300).number == 2


def test_a_full_queue_drops_no_note_that_a_command_is_done_and_counts_none() -> None:
    queue, command = make(maxlen=2), Command()
    with pytest.raises(CDPTimeoutError):
        list(queue.events_before(command, timeout=0))
    put(queue, 1)
    command.give_up()
    put(queue, 2)
    assert queue.dropped == 0
    put(queue, 3)
    assert queue.dropped == 1
    assert repr(queue) == "<EventQueue A.b: 2 waiting, 1 dropped>"
    queue.close()
    assert repr(queue) == "<EventQueue A.b: 2 waiting, 1 dropped, ended: this event queue was closed>"
    with pytest.raises(CDPTimeoutError):
        for one in queue.events_before(command, timeout=None):
            assert one.number in (2, 3)


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="signals cannot be sent to a thread here")
def test_ctrl_c_while_waiting_in_a_queue_leaves_it_as_it_was() -> None:
    queue = make()
    timer = threading.Timer(0.05, signal.pthread_kill, (threading.get_ident(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        queue.get(None)
    timer.join()
    put(queue, 1)
    assert queue.get(0).number == 1
    queue.close()
    for _ in range(3):
        with pytest.raises(ClosedError):
            queue.get(None)


def test_the_end_is_told_although_whoever_took_it_was_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    queue, get_by = make(), TimedQueue.get_by
    queue.close()

    def interrupting(items: TimedQueue[Any], deadline: Deadline) -> None:
        """Ctrl-C, right behind the taking."""
        get_by(items, deadline)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(TimedQueue, "get_by", interrupting)
        queue.get(None)
    with pytest.raises(ClosedError):
        queue.get(None)


def test_until_for_one_command_is_not_ended_by_what_was_left_of_another() -> None:
    queue, one, other = make(), Command("A.one"), Command("A.other")
    for _ in range(3):  # each may be called again after its timeout
        with pytest.raises(CDPTimeoutError):
            list(queue.events_before(one, timeout=0))
    one.reply(1)
    assert list(queue.events_before(one)) == []
    put(queue, 2, 3)
    other.reply(4)
    assert [event.number for event in queue.events_before(other)] == [2, 3]


def test_until_sees_what_comes_just_behind_its_deadline() -> None:
    queue, command = make(), Command()
    look = queue._next

    def late(deadline: Deadline) -> Any:
        item = look(deadline)
        if item is None and not command.done():
            put(queue, 1)
            command.reply(2)
        return item

    queue._next = late  # type: ignore[method-assign]
    assert [event.number for event in queue.events_before(command, timeout=0)] == [1]


def test_an_event_that_comes_behind_the_end_is_not_heard() -> None:
    queue = make()
    queue.close()
    put(queue, 1)
    for _ in range(3):
        with pytest.raises(ClosedError):
            queue.get(0)


def test_an_abandoned_until_leaves_no_trace_in_the_queue() -> None:
    queue, command = make(), Command()
    put(queue, 1, 2)
    next(queue.events_before(command))
    command.reply(3)
    put(queue, 4)
    assert numbers(queue, 2) == [2, 4]
    with pytest.raises(CDPTimeoutError):
        queue.get(timeout=0.01)


# --- expect_event ---


def test_an_expected_event_is_the_value() -> None:
    with ScriptedSession(lambda command: [event("A.b", x=1), *echo(command)]) as session:
        with session.expect_event("A.b") as expected:
            session.send_command("A.run")
        assert expected.value.params == {"x": 1}


def test_a_predicate_chooses_among_events() -> None:
    with ScriptedSession(lambda command: [event("A.b", x=1), event("A.b", x=2), *echo(command)]) as session:
        with session.expect_event("A.b", lambda one: one.params["x"] == 2) as expected:
            session.send_command("A.run")
        assert expected.value.params == {"x": 2}


def test_an_event_that_does_not_come_times_out_and_says_that_others_came() -> None:
    with ScriptedSession(lambda command: [event("A.b", x=1), *echo(command)]) as session:
        with pytest.raises(CDPTimeoutError, match=r"A\.b: nothing came within 0\.01 s; no event that came was"):
            with session.expect_event("A.b", lambda one: False, timeout=0.01):
                session.send_command("A.run")


def test_a_flood_of_other_events_does_not_hold_up_the_timeout() -> None:
    with ScriptedSession() as session:
        stop = threading.Event()

        def flood() -> None:
            while not stop.is_set():
                session.transport.feed(*[event("A.b")] * 100)
                stop.wait(0.001)

        thread = threading.Thread(target=flood)
        start = time.monotonic()
        try:
            with pytest.raises(CDPTimeoutError, match="no event that came"):
                with session.expect_event("A.b", lambda one: stop.wait(0.001), timeout=0.3):
                    thread.start()
        finally:
            stop.set()
            thread.join()
        assert time.monotonic() - start < 5


def test_the_error_of_the_body_wins_and_nothing_waits() -> None:
    with ScriptedSession() as session:
        with pytest.raises(ZeroDivisionError), session.expect_event("A.b", timeout=None):
            raise ZeroDivisionError


def test_an_expected_event_ends_with_the_connection() -> None:
    with ScriptedSession() as session:
        with pytest.raises(ConnectionClosed, match="EOF"), session.expect_event("A.b", timeout=None):
            session.transport.fail(ConnectionClosed("EOF"))


def test_a_predicate_that_raises_is_heard_and_stops_listening() -> None:
    with ScriptedSession(lambda command: [event("A.b"), *echo(command)]) as session:
        with pytest.raises(KeyError), session.expect_event("A.b", lambda one: one.params["missing"]):
            session.send_command("A.run")
        assert len(session.connection._waiters.listeners) == 0


def test_an_expected_event_has_no_value_before_its_end() -> None:
    with ScriptedSession() as session:
        expected = session.expect_event("A.b")
        with expected:
            with pytest.raises(AttributeError, match="no value: the event is waited for at the end of the with block"):
                expected.value  # noqa: B018
            assert repr(expected) == "<ExpectedEvent: the event is waited for at the end of the with block>"
            session.transport.feed(event("A.b", n=1))
        assert expected.value.params == {"n": 1}
        assert "'n': 1" in repr(expected)
        with pytest.raises(CDPTimeoutError), session.expect_event("A.b", timeout=0) as expected:
            pass
        with pytest.raises(AttributeError, match="no value: it did not come"):
            expected.value  # noqa: B018
        assert repr(expected) == "<ExpectedEvent: it did not come>"


def test_a_timeout_says_what_is_heard() -> None:
    with ScriptedSession() as session, session.events("A.b") as queue:
        with pytest.raises(CDPTimeoutError, match="most domains send events only when enabled"):
            queue.get(0.01)
