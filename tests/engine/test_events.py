from __future__ import annotations

import copy
import pickle
import signal
import threading
from collections.abc import Callable
from typing import Any

import pytest

from cdpsync.engine.backlog import Backlog, Program
from cdpsync.engine.events import EventQueue
from cdpsync.engine.message import Event
from cdpsync.errors import CDPError, CDPTimeoutError, ClosedError, ConnectionClosed, ProgramEnded, SessionClosed
from cdpsync.threads.deadline import Deadline

from ..peers import ScriptedSession

pytestmark = pytest.mark.usefixtures("both_ways")


def make(maxlen: int | None = None, program: Program | None = None, timeout: float = 5.0) -> EventQueue:
    return EventQueue(Backlog(("A.b",), maxlen, program), timeout, lambda _: None)


def numbers(queue: EventQueue, count: int) -> list[object]:
    return [queue.get().params["x"] for _ in range(count)]


def put(queue: EventQueue, *numbers: int) -> None:
    for number in numbers:
        queue._backlog.put(Event("A.b", {"x": number}, None, number))


def test_events_come_in_the_order_in_which_they_were_added() -> None:
    queue = make()
    put(queue, 1, 2, 3)
    assert numbers(queue, 3) == [1, 2, 3]


def test_get_times_out_and_names_the_event() -> None:
    with pytest.raises(CDPTimeoutError, match=r"^A\.b: nothing came within 0\.01 s"):
        make().get(timeout=0.01)


def test_by_default_get_waits_for_the_timeout_of_the_client() -> None:
    queue = make(timeout=0.01)
    with pytest.raises(CDPTimeoutError) as caught:
        queue.get()
    assert caught.value.timeout == 0.01


def test_a_full_queue_drops_the_oldest_and_counts_them() -> None:
    queue = make(maxlen=2)
    put(queue, 1, 2, 3, 4, 5)
    assert numbers(queue, 2) == [4, 5]
    assert queue.dropped == 3


@pytest.mark.parametrize("maxlen", [0, -1, 1.5, True])
def test_maxlen_must_be_a_positive_number(maxlen: int) -> None:
    with pytest.raises(ValueError, match="maxlen"):
        make(maxlen)


def test_a_closed_queue_gives_the_events_it_has_and_then_says_that_it_is_closed() -> None:
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
    queue._backlog.end(ConnectionClosed("EOF"), orderly=False)
    with pytest.raises(ConnectionClosed, match="EOF"):
        list(queue)


def test_every_reader_of_an_ended_queue_gets_an_error_of_its_own() -> None:
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
    queue._backlog.end(SessionClosed("crashed"), orderly=False)
    for reader in readers:
        reader.join()
    assert len({id(error) for error in errors}) == 5


def test_a_full_queue_does_not_drop_its_end() -> None:
    queue = make(maxlen=1)
    queue.close()
    put(queue, 1, 2)
    with pytest.raises(ClosedError):
        queue.get()


def test_drain_returns_the_events_that_are_there_and_does_not_wait() -> None:
    queue = make()
    assert queue.drain() == []
    put(queue, 1, 2)
    assert [one.number for one in queue.drain()] == [1, 2]
    assert queue.drain() == []


def test_drain_does_not_keep_the_end_from_another_reader() -> None:
    class Ending:
        """A program that finishes just after a reader has asked for its end; drain() is faster than the reader."""

        pause = None

        def __init__(self) -> None:
            self.error: CDPError | None = None

        def over(self) -> CDPError | None:
            if self.error is None:
                self.error = ProgramEnded()
                queue._backlog.wake()
                assert queue.drain() == []
                return None
            return self.error

        def look(self) -> None:
            raise AssertionError("it announces its end")

    queue = make(program=Ending())
    reader = threading.Thread(target=lambda: list(queue))
    reader.start()
    reader.join(5)
    told = not reader.is_alive()
    queue.close()
    assert told


def test_drain_of_an_ended_queue_returns_its_events_and_leaves_the_reason() -> None:
    queue = make()
    put(queue, 1)
    queue._backlog.end(ConnectionClosed("EOF"), orderly=False)
    assert [one.number for one in queue.drain()] == [1]
    assert queue.drain() == []
    with pytest.raises(ConnectionClosed, match="EOF"):
        queue.get()


def test_drain_ends_even_if_more_and_more_events_come(monkeypatch: pytest.MonkeyPatch) -> None:
    queue, take = make(), Backlog.next

    def busy(backlog: Backlog, deadline: Deadline) -> Any:
        put(queue, 7)
        return take(backlog, deadline)

    put(queue, 1, 2)
    monkeypatch.setattr(Backlog, "next", busy)
    assert [one.number for one in queue.drain()] == [1, 2]
    assert [one.number for one in queue.drain()] == [7, 7]


def test_the_first_reason_for_the_end_of_a_queue_counts() -> None:
    queue = make()
    queue._backlog.end(ConnectionClosed("EOF"), orderly=False)
    queue.close()
    for _ in range(3):
        with pytest.raises(ConnectionClosed, match="EOF"):
            queue.get()


def test_no_timeout_is_too_long() -> None:
    queue = make()
    put(queue, 1, 2)
    assert queue.get(timeout=float("inf")).number == 1
    assert queue.get(timeout=1e300).number == 2


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


def test_an_event_after_the_end_is_not_delivered() -> None:
    queue = make()
    queue.close()
    put(queue, 1)
    for _ in range(3):
        with pytest.raises(ClosedError):
            queue.get(0)


def test_a_timeout_says_which_events_are_delivered() -> None:
    with ScriptedSession() as session, session.events("A.b") as queue:
        with pytest.raises(CDPTimeoutError, match="most domains must be enabled first"):
            queue.get(0.01)


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, pickle.dumps])
def test_a_queue_cannot_be_copied_or_pickled(duplicate: Callable[[object], object]) -> None:
    with ScriptedSession() as session, session.events("A.b") as queue:
        with pytest.raises(TypeError, match="cannot be pickled"):
            duplicate(queue)
        session.transport.feed({"method": "A.b", "params": {"x": 1}})
        assert numbers(queue, 1) == [1]
