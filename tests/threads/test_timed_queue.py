from __future__ import annotations

import queue
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from cdpsync.threads.deadline import Deadline
from cdpsync.threads.timed_queue import TimedQueue


@pytest.mark.parametrize("seconds", [0.0, 1e-9, 0.01])
def test_get_by_waits_for_an_item_until_the_deadline(seconds: float) -> None:
    items: TimedQueue[int] = TimedQueue()
    with pytest.raises(queue.Empty):
        items.get_by(Deadline(seconds))
    assert not items._sleepers


@pytest.mark.parametrize("seconds", [0.0, 5.0, None])
def test_an_item_that_is_there_needs_no_time(seconds: float | None) -> None:
    items: TimedQueue[int] = TimedQueue()
    items.put(7)
    assert items.get_by(Deadline(seconds)) == 7


@pytest.mark.parametrize("seconds", [5.0, None])
def test_get_by_returns_an_item_that_comes_in_time(seconds: float | None) -> None:
    items: TimedQueue[int] = TimedQueue()
    threading.Timer(0.01, items.put, [7]).start()
    assert items.get_by(Deadline(seconds)) == 7
    assert not items._sleepers


def test_each_item_goes_to_one_reader_and_none_sleeps_while_there_are_items() -> None:
    items: TimedQueue[int] = TimedQueue()
    got: list[int] = []

    def read(seconds: float | None) -> None:
        with pytest.raises(queue.Empty):
            while (item := items.get_by(Deadline(seconds))) >= 0:
                got.append(item)
            raise queue.Empty

    readers = [threading.Thread(target=read, args=(seconds,)) for seconds in (None, 20.0, 21.0, 22.0)]
    for reader in readers:
        reader.start()
    for number in range(5000):
        items.put(number)
    for _ in readers:
        items.put(-1)
    for reader in readers:
        reader.join(10)
        assert not reader.is_alive()
    assert sorted(got) == list(range(5000))


def test_a_reader_that_is_woken_for_an_item_of_another_still_gives_up_in_time() -> None:
    """Up to Python 3.12, SimpleQueue.get takes the negative time that is left for an endless one."""
    items: TimedQueue[int] = TimedQueue()
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            with pytest.raises(queue.Empty):
                while True:
                    items.get_by(Deadline(0.002))

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        items.put(1)
    over.set()
    for reader in readers:
        reader.join(5)
        assert not reader.is_alive()


def test_wake_ends_the_waits_of_all_readers() -> None:
    items: TimedQueue[int] = TimedQueue()
    wakes = items.wakes

    def read() -> None:
        with pytest.raises(queue.Empty):
            items.get_by(Deadline(None), wakes)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    while len(items._sleepers) < 3:
        pass
    items.wake()
    for reader in readers:
        reader.join(5)
        assert not reader.is_alive()


def test_a_wake_before_the_wait_ends_it_too_but_not_an_item_that_is_there() -> None:
    items: TimedQueue[int] = TimedQueue()
    wakes = items.wakes
    items.wake()
    with pytest.raises(queue.Empty):
        items.get_by(Deadline(None), wakes)
    items.put(7)
    assert items.get_by(Deadline(None), wakes) == 7


@pytest.fixture
def alarm() -> Iterator[None]:
    before = signal.getsignal(signal.SIGUSR1)
    yield
    signal.signal(signal.SIGUSR1, before)


def interrupt_soon() -> None:
    main = threading.get_ident()
    threading.Timer(0.02, lambda: signal.pthread_kill(main, signal.SIGUSR1)).start()


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="signals cannot be sent to a thread here")
def test_a_signal_handler_that_outlasts_the_deadline_does_not_outlast_the_wait(alarm: None) -> None:
    signal.signal(signal.SIGUSR1, lambda *_: threading.Event().wait(0.1))
    interrupt_soon()
    with pytest.raises(queue.Empty):
        TimedQueue[int]().get_by(Deadline(0.05))


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="signals cannot be sent to a thread here")
def test_a_reader_that_is_interrupted_after_it_was_woken_wakes_another(alarm: None) -> None:
    items: TimedQueue[int] = TimedQueue()
    got: queue.SimpleQueue[int] = queue.SimpleQueue()

    def interrupt(*_: object) -> None:
        other.start()
        while len(items._sleepers) < 2:
            pass
        items.put(7)  # wakes the first, this thread
        raise KeyboardInterrupt

    signal.signal(signal.SIGUSR1, interrupt)
    other = threading.Thread(target=lambda: got.put(items.get_by(Deadline(10.0))))
    interrupt_soon()
    with pytest.raises(KeyboardInterrupt):
        items.get_by(Deadline(10.0))
    assert got.get(timeout=5) == 7
    other.join()
