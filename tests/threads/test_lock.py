from __future__ import annotations

import contextlib
import signal
import threading
from types import FrameType

import pytest

from cdpsync.threads.deadline import Deadline
from cdpsync.threads.lock import call_with_lock


def is_free(lock: threading.Lock) -> bool:
    return lock.acquire(blocking=False)


@pytest.mark.parametrize("seconds", [None, 0, 5])
def test_the_lock_is_held_during_the_call_and_free_afterwards(seconds: float | None) -> None:
    lock = threading.Lock()
    assert call_with_lock(lock, Deadline(seconds), lambda held: (held, lock.locked())) == (True, True)
    assert is_free(lock)


def test_the_function_is_told_that_the_deadline_came_first() -> None:
    lock = threading.Lock()
    with lock:
        assert call_with_lock(lock, Deadline(0.001), lambda held: held) is False
        assert lock.locked()


def test_the_lock_is_free_after_an_error() -> None:
    lock = threading.Lock()
    with pytest.raises(ZeroDivisionError):
        call_with_lock(lock, Deadline(None), lambda held: 1 // 0)
    assert is_free(lock)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there are no interval timers here")
def test_the_lock_is_free_after_an_interrupt_at_any_moment() -> None:
    lock = threading.Lock()
    interrupts, armed = 0, False

    def interrupt(number: int, frame: FrameType | None) -> None:
        nonlocal interrupts, armed
        if armed:
            interrupts, armed = interrupts + 1, False
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        for round_ in range(2000):
            with contextlib.suppress(KeyboardInterrupt):
                armed = True
                signal.setitimer(signal.ITIMER_REAL, 0.000002 + 0.0000001 * (round_ % 200))
                call_with_lock(lock, Deadline(5), lambda held: sum(range(20)))
                armed = False
            assert not lock.locked()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert interrupts > 100
