from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest

from cdpsync.engine.backlog import Backlog
from cdpsync.engine.command import PendingCommand
from cdpsync.engine.events import EventQueue
from cdpsync.engine.message import Event
from cdpsync.errors import CDPTimeoutError, ConnectionClosed
from cdpsync.threads import DEFAULT, Timeout
from cdpsync.threads.deadline import Deadline

from ..peers import ScriptedSession
from .test_events import make, numbers, put

pytestmark = pytest.mark.usefixtures("both_ways")


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

    def _no_longer_wake(self, wake: Callable[[], None]) -> None:
        self._wakes.remove(wake)

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


def before(queue: EventQueue, *commands: Command, timeout: Timeout = DEFAULT) -> Iterator[Event]:
    return queue.events_before(*cast(tuple[PendingCommand, ...], commands), timeout=timeout)


def test_drain_starts_with_the_events_that_it_left() -> None:
    queue, command = make(), Command()
    command.reply(1)
    put(queue, 2, 3)
    assert list(before(queue, command)) == []
    assert repr(queue) == "<EventQueue A.b: 2 waiting>"
    assert [one.number for one in queue.drain()] == [2, 3]


def test_an_event_after_the_reply_is_put_back_in_its_place() -> None:
    queue, command = make(), Command()
    put(queue, 1, 3, 4, 5)
    queue._backlog.put_back(*queue.drain())
    command.reply(2)
    assert [one.number for one in before(queue, command)] == [1]
    assert [one.number for one in queue.drain()] == [3, 4, 5]


def test_after_ctrl_c_in_drain_the_next_reader_gets_the_events_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    queue, take, taken = make(), Backlog.next, 0

    def interrupted(backlog: Backlog, deadline: Deadline) -> Any:
        nonlocal taken
        taken += 1
        if taken == 3:
            raise KeyboardInterrupt
        return take(backlog, deadline)

    put(queue, 1, 2, 4, 5)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Backlog, "next", interrupted)
        queue.drain()
    command = Command()
    command.reply(3)
    assert [one.number for one in before(queue, command)] == [1, 2]
    assert [one.number for one in queue.drain()] == [4, 5]


def test_it_yields_what_came_before_the_reply_and_leaves_the_rest() -> None:
    queue, command = make(), Command()
    put(queue, 1, 2)
    command.reply(3)
    put(queue, 4)
    assert [one.number for one in before(queue, command)] == [1, 2]
    assert queue.get().number == 4


def test_it_waits_for_the_reply() -> None:
    queue, command = make(), Command()

    def target() -> None:
        put(queue, 1, 2)
        command.reply(3)

    thread = threading.Thread(target=target)
    thread.start()
    assert [one.number for one in before(queue, command, timeout=5)] == [1, 2]
    thread.join()


def test_it_ends_at_the_first_of_several_replies() -> None:
    queue, one, other = make(), Command(), Command()
    put(queue, 1)
    other.reply(2)
    put(queue, 3)
    one.reply(4)
    assert [event.number for event in before(queue, one, other)] == [1]
    assert [event.number for event in before(queue, one)] == [3]


def test_it_times_out_on_silence_and_may_be_called_again() -> None:
    queue, command = make(), Command()
    with pytest.raises(CDPTimeoutError, match=r"^A\.run"):
        list(before(queue, command, timeout=0.01))
    put(queue, 1)
    command.reply(2)
    assert [one.number for one in before(queue, command, timeout=0.01)] == [1]


def test_it_raises_when_the_connection_ends() -> None:
    queue = make()
    put(queue, 1)
    queue._backlog.end(ConnectionClosed("EOF"), orderly=True)
    seen = []
    with pytest.raises(ConnectionClosed):
        for one in before(queue, Command()):
            seen.append(one.number)
    assert seen == [1]


def test_it_raises_if_a_command_gets_no_reply() -> None:
    queue, command, seen = make(), Command(), list[int]()
    put(queue, 1)
    command.give_up()
    with pytest.raises(CDPTimeoutError, match=r"A\.run"):
        seen.extend(one.number for one in before(queue, command, timeout=None))
    assert seen == [1]
    queue, command = make(), Command()
    thread = threading.Timer(0.05, command.give_up)
    thread.start()
    with pytest.raises(CDPTimeoutError, match=r"A\.run"):
        list(before(queue, command, timeout=None))
    thread.join()


def test_a_full_queue_keeps_as_many_events_and_still_learns_of_the_reply() -> None:
    queue, command = make(maxlen=2), Command()
    with pytest.raises(CDPTimeoutError):
        list(before(queue, command, timeout=0))
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
        for one in before(queue, command, timeout=None):
            assert one.number in (2, 3)


def test_an_earlier_wait_for_another_command_does_not_end_it() -> None:
    queue, one, other = make(), Command("A.one"), Command("A.other")
    for _ in range(3):  # each may be called again after its timeout
        with pytest.raises(CDPTimeoutError):
            list(before(queue, one, timeout=0))
    one.reply(1)
    assert list(before(queue, one)) == []
    put(queue, 2, 3)
    other.reply(4)
    assert [event.number for event in before(queue, other)] == [2, 3]


def test_it_sees_an_event_and_a_reply_that_come_just_after_its_deadline() -> None:
    queue, command = make(), Command()
    look = queue._backlog.next

    def late(deadline: Deadline, wakes: object) -> Any:
        item = look(deadline, wakes)
        if item is None and not command.done():
            put(queue, 1)
            command.reply(2)
        return item

    queue._backlog.next = late  # type: ignore[method-assign, assignment]
    assert [event.number for event in before(queue, command, timeout=0)] == [1]


def test_an_abandoned_iterator_leaves_the_queue_as_it_was() -> None:
    queue, command = make(), Command()
    put(queue, 1, 2)
    next(before(queue, command))
    command.reply(3)
    put(queue, 4)
    assert numbers(queue, 2) == [2, 4]
    with pytest.raises(CDPTimeoutError):
        queue.get(timeout=0.01)


def test_a_command_does_not_keep_the_queue_that_waited_for_it() -> None:
    with ScriptedSession() as session:
        answered, unanswered = session.submit("A.run"), session.submit("A.run")
        session.transport.feed({"id": answered.id})
        queue = session.events("A.b")
        assert list(queue.events_before(answered, unanswered)) == []
        kept = weakref.ref(queue._backlog)
        del queue
        gc.collect()
        assert kept() is None
