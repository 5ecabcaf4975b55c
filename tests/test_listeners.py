from __future__ import annotations

from typing import Any

import pytest

from cdpsync.events import EventQueue
from cdpsync.listeners import Listeners


def queue(*patterns: str) -> EventQueue:
    return EventQueue(patterns, None, None, lambda _: None)


@pytest.mark.parametrize(
    ("pattern", "method", "hears"),
    [
        ("A.b", "A.b", True),
        ("A.b", "A.bc", False),
        ("A.*", "A.b", True),
        ("A.*", "A.b.c", True),
        ("A.*", "AB.b", False),
        ("*", "A.b", True),
        ("*", "no domain", True),
        ("A.*", "A", False),
    ],
)
def test_a_queue_hears_an_event_a_domain_or_everything(pattern: str, method: str, hears: bool) -> None:
    listeners, one = Listeners(), queue(pattern)
    listeners.add("S", pattern, one)
    assert listeners.hearing("S", method) == ((one,) if hears else ())
    assert listeners.hearing(None, method) == ()


def test_a_queue_hears_an_event_once_however_often_it_listens_to_it() -> None:
    listeners, one = Listeners(), queue("A.b", "A.*", "*")
    for pattern in ("A.b", "A.b", "A.*", "*"):
        listeners.add(None, pattern, one)
    assert listeners.hearing(None, "A.b") == (one,)


def test_what_was_added_twice_must_be_removed_twice() -> None:
    listeners, one = Listeners(), queue("A.b")
    listeners.add(None, "A.b", one)
    listeners.add(None, "A.b", one)
    listeners.remove(None, "A.b", one)
    assert listeners.hearing(None, "A.b") == (one,)
    listeners.remove(None, "A.b", one)
    listeners.remove(None, "A.b", one)
    assert listeners.hearing(None, "A.b") == ()


@pytest.mark.parametrize("change", ["add", "remove", "drop", "clear"])
def test_who_hears_what_is_asked_anew_when_something_has_changed(change: str) -> None:
    listeners, one, other = Listeners(), queue("A.b"), queue("A.b")
    listeners.add(None, "A.b", one)
    assert listeners.known(None, "A.b") is None
    assert listeners.hearing(None, "A.b") == listeners.known(None, "A.b") == (one,)
    arguments: dict[str, tuple[Any, ...]] = {
        "add": (None, "A.b", other),
        "remove": (None, "A.b", one),
        "drop": (None, [one]),
        "clear": (),
    }
    getattr(listeners, change)(*arguments[change])
    assert listeners.known(None, "A.b") is None


def test_nothing_is_left_of_a_session_whose_queues_are_gone() -> None:
    listeners, queues = Listeners(), [queue(f"A.e{n}") for n in range(3)]
    for one in queues:
        listeners.add("S", one.methods[0], one)
        listeners.add(None, one.methods[0], one)
    assert listeners.of("S") == listeners.all() == queues
    listeners.drop("S", queues)
    assert listeners.of("S") == []
    assert len(listeners) == 3
    for one in queues:
        listeners.drop(None, [one], one.methods)
    assert listeners._queues == {}


def test_a_queue_that_is_closed_while_another_is_added_takes_nothing_with_it() -> None:
    """As a __del__ may, which the garbage collector runs at any allocation: here, when the number is taken."""
    listeners, leaving = Listeners(), queue("A.b")
    listeners.add("S", "A.b", leaving)

    class Arriving(EventQueue):
        def __hash__(self) -> int:
            listeners.drop("S", [leaving], ["A.b"])
            return 7

    arriving = Arriving(("A.b",), None, None, lambda _: None)
    listeners.add("S", "A.b", arriving)
    assert listeners.hearing("S", "A.b") == (arriving,)
