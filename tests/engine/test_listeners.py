from __future__ import annotations

from typing import Any

import pytest

from cdpsync.engine.backlog import Backlog
from cdpsync.engine.listeners import Listener, Listeners, _Listening


def queue(*patterns: str) -> Backlog:
    return Backlog(patterns, None)


def heard(listeners: Listeners, session_id: str | None, method: str) -> list[Listener | None]:
    return [ref() for ref in listeners.find(session_id, method)]


@pytest.mark.parametrize(
    ("pattern", "method", "expected"),
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
def test_a_queue_gets_one_event_a_domain_or_everything(pattern: str, method: str, expected: bool) -> None:
    listeners, one = Listeners(), queue(pattern)
    listeners.add("S", pattern, one)
    assert heard(listeners, "S", method) == ([one] if expected else [])
    assert heard(listeners, None, method) == []


def test_a_queue_gets_an_event_once_however_many_patterns_match() -> None:
    listeners, one = Listeners(), queue("A.b", "A.*", "*")
    for pattern in ("A.b", "A.b", "A.*", "*"):
        listeners.add(None, pattern, one)
    assert heard(listeners, None, "A.b") == [one]


def test_a_listener_that_was_added_twice_must_be_removed_twice() -> None:
    listeners, one = Listeners(), queue("A.b")
    listeners.add(None, "A.b", one)
    listeners.add(None, "A.b", one)
    listeners.remove(None, "A.b", one)
    assert heard(listeners, None, "A.b") == [one]
    listeners.remove(None, "A.b", one)
    listeners.remove(None, "A.b", one)
    assert heard(listeners, None, "A.b") == []


@pytest.mark.parametrize("change", ["add", "remove", "drop", "clear"])
def test_the_listeners_are_looked_up_again_after_a_change(change: str) -> None:
    listeners, one, other = Listeners(), queue("A.b"), queue("A.b")
    listeners.add(None, "A.b", one)
    assert listeners.known(None, "A.b") is None
    assert heard(listeners, None, "A.b") == [one]
    assert listeners.known(None, "A.b") == listeners.find(None, "A.b")
    arguments: dict[str, tuple[Any, ...]] = {
        "add": (None, "A.b", other),
        "remove": (None, "A.b", one),
        "drop": (None, [one]),
        "clear": (),
    }
    getattr(listeners, change)(*arguments[change])
    assert listeners.known(None, "A.b") is None


def test_nothing_is_left_of_a_session_without_queues() -> None:
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
    assert listeners._listening == {}


def test_closing_a_queue_while_another_is_added_does_not_remove_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """The garbage collector may run a __del__ at any allocation, for example when the entry is made."""
    listeners, leaving = Listeners(), queue("A.b")
    listeners.add("S", "A.b", leaving)

    class Arriving(_Listening):
        def __init__(self, listener: Listener, times: int, first: bool) -> None:
            listeners.drop("S", [leaving], ["A.b"])
            super().__init__(listener, times, first)

    monkeypatch.setattr("cdpsync.engine.listeners._Listening", Arriving)
    arriving = queue("A.b")
    listeners.add("S", "A.b", arriving)
    assert heard(listeners, "S", "A.b") == [arriving]


def test_a_queue_that_its_user_drops_gets_no_more_events() -> None:
    listeners, one = Listeners(), queue("A.b")
    listeners.add("S", "A.b", one)
    del one
    assert heard(listeners, "S", "A.b") == [None]
    assert listeners.of("S") == []
