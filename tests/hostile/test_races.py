"""Every operation against every other one, stopped at each of its lines."""

from __future__ import annotations

import threading
from typing import NamedTuple

import pytest

from cdpsync import ClosedError, ConnectionClosed, EventQueue, SessionClosed

from ..peers import event
from .interleave import TIMEOUT, Ended, Operation, World, interleave


class Case(NamedTuple):
    operation: Operation
    value: object = None
    error: type[BaseException] | None = None
    """The errors that it may raise, whatever the other operation is."""
    waits_for: tuple[str, ...] = ()
    """What ends it. Without that, it ends with the connection."""
    brings: tuple[str, ...] = ()
    childs: bool = False
    """Whether the end of the child's session may end it."""


def _eventful(world: World) -> object:
    """Events before a reply are in the queue when the command returns."""
    with world.session.events("A.c") as queue:
        world.session.send_command("A.eventful")
        return queue.get(0).method


def _listen(world: World) -> object:
    with world.session.events("A.b", "A.*"):
        return "listened"


def _handle(world: World) -> object:
    with world.session.on_event("A.b", lambda one: None):
        return "subscribed"


def _call_back(world: World) -> object:
    """A callback is called even if the command is done, or the connection ends, while it is added."""
    called = threading.Event()
    world.mine.add_done_callback(lambda _: called.set())
    return called.wait(TIMEOUT)


def _enable(world: World) -> object:
    """The domain is enabled in the body."""
    with world.session.enabling("A"):
        sent = [command["method"] for command in world.transport.sent]
        return sent.count("A.enable") > sent.count("A.disable")


def _get(queue: EventQueue) -> object:
    return queue.get().params["n"]


END = "the connection's end"
SESSION = "the session's end"
USERS: dict[str, Case] = {
    "a command": Case(Operation(lambda world: world.session.send_command("A.run", {"x": 1})), {"x": 1}),
    "a child's command": Case(
        Operation(lambda world: world.child.send_command("A.run", {"x": 1})), {"x": 1}, childs=True
    ),
    "a command and its event": Case(Operation(_eventful), "A.c"),
    "a wait": Case(
        Operation(lambda world: world.mine.result()),
        {"x": 1},
        error=ClosedError,  # another thread gives the command up
        waits_for=("a reply", "the giving up"),
    ),
    "a child's wait": Case(Operation(lambda world: world.theirs.result()), waits_for=(SESSION,), childs=True),
    "a callback": Case(Operation(_call_back), True, waits_for=("a reply", "the giving up")),
    "giving up": Case(Operation(lambda world: world.mine.give_up() in (True, False)), True, brings=("the giving up",)),
    "events before": Case(
        Operation(lambda world: [one.params["n"] for one in world.queue.events_before(world.mine)]),
        [],
        error=ClosedError,
        waits_for=("a reply", "the giving up", "a queue's end"),
    ),
    "get": Case(Operation(lambda world: _get(world.queue)), 1, waits_for=("an event", "a queue's end")),
    "a child's get": Case(Operation(lambda world: _get(world.childs)), waits_for=(SESSION,), childs=True),
    "listening": Case(Operation(_listen), "listened"),
    "closing a queue": Case(Operation(lambda world: world.queue.close()), brings=("a queue's end",)),
    "a handler": Case(Operation(_handle), "subscribed"),
    "removing a handler": Case(Operation(lambda world: world.subscription())),
    "a domain": Case(Operation(_enable), True),
    "detaching": Case(Operation(lambda world: world.child.detach()), brings=(SESSION,)),
    "attaching": Case(Operation(lambda world: world.session.attach_to_target("T2").session_id), "S2"),
    "pending": Case(Operation(lambda world: len(world.session.connection.pending()) <= 4), True),
    "closing": Case(Operation(lambda world: world.session.connection.close()), brings=(END,)),
}
TARGETS: dict[str, Case] = {
    "a reply": Case(Operation(messages=lambda world: [{"id": world.mine.id, "result": {"x": 1}}]), brings=("a reply",)),
    "an event": Case(Operation(messages=lambda world: [event("A.b", n=1)]), brings=("an event",)),
    "EOF": Case(Operation(messages=lambda world: [ConnectionClosed("EOF")]), brings=(END,)),
    "a detached session": Case(
        Operation(messages=lambda world: [event("Target.detachedFromTarget", sessionId="S1")]), brings=(SESSION,)
    ),
    "a crash": Case(
        Operation(messages=lambda world: [event("Target.targetCrashed", targetId="T1")]), brings=(SESSION,)
    ),
}
WORKERS_END = "a worker's end"
CASES = {
    **USERS,
    **TARGETS,
    WORKERS_END: Case(
        Operation(messages=lambda world: [event("NodeWorker.detachedFromWorker", sessionId="S1")]), brings=(SESSION,)
    ),
}


def _matters(first: str, second: str) -> bool:
    """Whether one of two operations of users may end the other."""
    one, other = CASES[first], CASES[second]
    brings = {*one.brings, *other.brings}
    return END in brings or bool(brings & {*one.waits_for, *other.waits_for}) or (SESSION in brings and one.childs)


PAIRS = [
    *((one, other) for one in USERS for other in TARGETS),
    *((one, other) for one in TARGETS for other in USERS),
    *((one, other) for one in USERS for other in USERS if _matters(one, other)),
    *[
        ("a command", "a command"),
        ("listening", "closing a queue"),
        ("a handler", "removing a handler"),
        ("a domain", "a domain"),
    ],
]


CHILDS = [name for name, case in USERS.items() if case.childs or name == "detaching"]
OF_WORKERS = [
    *((one, other) for one in CHILDS for other in (WORKERS_END, "EOF", "detaching")),
    *((other, one) for one in CHILDS for other in (WORKERS_END, "EOF")),
]
"""Pairs whose child is a worker of Node: its messages travel within those of the session."""


@pytest.mark.parametrize(
    ("first", "second", "wrapped"),
    [*((*pair, False) for pair in PAIRS), *((*pair, True) for pair in OF_WORKERS)],
    ids=lambda value: value if isinstance(value, str) else ("wrapped" if value else "flat"),
)
def test_two_operations_in_any_order_end_as_one_after_the_other_would(
    first: str, second: str, wrapped: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", broken.append)
    names, cases = (first, second), (CASES[first], CASES[second])

    def sleeps(number: int) -> bool:
        case, other = cases[number], cases[1 - number]
        return bool(case.waits_for) and not {*case.waits_for, END} & {*other.brings}

    def check(ended: Ended) -> None:
        for number, run in enumerate(ended.runs):
            case, other = cases[number], cases[1 - number]
            got = f"{names[number]}: {run.error!r} or {run.value!r}, stopped at {ended.where}"
            if run.error is None:
                assert run.value == case.value, got
                continue
            may: list[type[BaseException]] = [case.error] if case.error else []
            if END in other.brings or sleeps(number):
                may.append(ConnectionClosed)
            if SESSION in other.brings and case.childs:
                may.append(SessionClosed)
            if "a queue's end" in other.brings and "a queue's end" in case.waits_for:
                may.append(ClosedError)
            assert isinstance(run.error, tuple(may)), got
        connection = ended.world.session.connection
        assert connection.pending() == []
        assert connection._waiters.listeners._listening == {}
        assert ended.world.mine.done()
        assert ended.world.theirs.done()
        assert not broken

    interleave(cases[0].operation, cases[1].operation, sleeps, check, wrapped=wrapped)
