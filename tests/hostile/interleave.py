"""Runs two operations at once, in every order that one switch between their threads can produce.

One operation is stopped before its first line in the package, before its second, and so on. Each time, the other runs
from beginning to end at that point, or until it needs a lock that the first one holds. So a race that one preemption
can cause happens in every run, not now and then.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import cdpsync
from cdpsync import AttachedSession, CDPError, EventQueue
from cdpsync.engine.command import PendingCommand

from ..peers import Message, ScriptedSession, echo, event, worker_attached, workers_too

_SHARED = {  # the files whose objects are shared by threads
    str(Path(cdpsync.__file__).parent / f"{name}.py")
    for name in (
        "attached",
        "engine/outgoing",
        "engine/sessions",
        "engine/command",
        "engine/connection",
        "engine/enabling",
        "engine/backlog",
        "engine/events",
        "engine/handlers",
        "engine/inbox",
        "engine/listeners",
        "engine/pending",
        "engine/routing",
        "engine/waiters",
        "wire/outbox",
        "session",
        "threads/timed_queue",
    )
}
_MOMENT = 0.001  # seconds after which a thread that does not move is taken to be asleep
TIMEOUT = 8.0


class Operation(NamedTuple):
    """What a thread of the user does (`call`), or what the target sends to the reader (`messages`)."""

    call: Callable[[World], object] | None = None
    messages: Callable[[World], list[Message | CDPError]] | None = None


class World:
    """A connection in use: another session, two commands, two listeners, a handler.

    The other session may be `wrapped`: that of a worker of Node.
    """

    def __init__(self, wrapped: bool) -> None:
        self.session = ScriptedSession(workers_too(_answer), timeout=TIMEOUT)
        self.transport = self.session.transport
        info = {"targetId": "T1", "type": "worker"}
        flat = event("Target.attachedToTarget", sessionId="S1", targetInfo=info)
        self.transport.feed(worker_attached("S1", "T1") if wrapped else flat)
        self.transport.settle()
        self.child: AttachedSession = self.session.session("S1")
        self.mine: PendingCommand = self.session.submit("A.slow")
        self.theirs: PendingCommand = self.child.submit("A.slow")
        self.queue: EventQueue = self.session.events("A.b")
        self.childs: EventQueue = self.child.events("A.b")
        self.handled: list[object] = []
        self.subscription = self.session.on_event("A.b", lambda one: self.handled.append(one.params["n"]))


def _answer(command: Message) -> list[Message]:
    """Answers at once, but never A.slow. A.eventful gets an event before its reply."""
    if command["method"] == "A.eventful":
        return [event("A.c"), *echo(command)]
    if command["method"] == "Target.attachToTarget":
        return [{"id": command["id"], "result": {"sessionId": "S2"}}]
    return [] if command["method"] == "A.slow" else echo(command)


class Stop:
    """Stops the thread that traces with it before the `at`-th line of the package."""

    def __init__(self, at: int) -> None:
        self.lines = 0
        self.at = at
        self.where = "its end"
        self.halted = threading.Event()  # it has stopped, or ended before that
        self.go = threading.Event()
        self._visits: dict[tuple[str, int], int] = {}

    def trace(self, frame: FrameType, what: str, _: Any) -> Any:
        if frame.f_code.co_filename not in _SHARED:
            return None
        place = frame.f_code.co_filename, frame.f_lineno
        self._visits[place] = self._visits.get(place, 0) + 1
        if what == "line" and self._visits[place] <= 2:  # only the first rounds of a loop
            self.lines += 1
            if self.lines == self.at:
                self.where = f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}"
                self.halted.set()
                self.go.wait(10)
        return self.trace

    def trace_caller(self) -> None:
        """Trace this thread from here on, including the functions that it is in."""
        sys.settrace(self.trace)
        frame: FrameType | None = sys._getframe()
        while frame is not None:
            if frame.f_code.co_filename in _SHARED:
                frame.f_trace = self.trace
            frame = frame.f_back


class Run:
    """A running operation, and its outcome."""

    def __init__(self, world: World, operation: Operation, stop: Stop | None = None) -> None:
        self.value: object = None
        self.error: BaseException | None = None
        self.over = threading.Event()
        if operation.call is not None:
            threading.Thread(target=self._call, args=(world, operation.call, stop)).start()
        elif operation.messages is not None:
            if stop is not None:
                world.transport.call(stop.trace_caller)
            for message in operation.messages(world):
                if isinstance(message, CDPError):
                    world.transport.fail(message)
                else:
                    world.transport.feed(message)
            world.transport.call(lambda: self._end(stop))
            world.transport.on_release = lambda: self._end(stop)  # the reader may end before
            if world.transport.released.is_set():
                self._end(stop)

    def _call(self, world: World, call: Callable[[World], object], stop: Stop | None) -> None:
        if stop is not None:
            sys.settrace(stop.trace)
        try:
            self.value = call(world)
        except BaseException as error:
            self.error = error
        finally:
            self._end(stop)

    def _end(self, stop: Stop | None) -> None:
        sys.settrace(None)
        self.over.set()
        if stop is not None:
            stop.halted.set()


class Ended(NamedTuple):
    """The outcome of both."""

    world: World
    runs: tuple[Run, Run]
    where: str


def interleave(
    first: Operation,
    second: Operation,
    sleeps: Callable[[int], bool],
    check: Callable[[Ended], None],
    *,
    wrapped: bool = False,
) -> int:
    """Run both in every order. Returns the number of orders.

    `sleeps(0)` and `sleeps(1)` say whether only the end of the connection ends that operation; that comes last.
    """
    at = 0
    while True:
        at += 1
        world, stop = World(wrapped), Stop(at)
        one = Run(world, first, stop)
        lines = -1
        while not stop.halted.wait(_MOMENT) and lines != stop.lines:
            lines = stop.lines  # it has moved: not asleep yet
        other = Run(world, second)
        other.over.wait(_MOMENT)
        stop.go.set()
        for number, run in enumerate((one, other)):
            assert sleeps(number) or run.over.wait(TIMEOUT / 2), f"{number} is asleep, after a stop at {stop.where}"
        world.session.__exit__()
        for number, run in enumerate((one, other)):
            assert run.over.wait(TIMEOUT / 2), f"{number} stays asleep, after a stop at {stop.where}"
        check(Ended(world, (one, other), stop.where))
        if stop.lines < at:
            return at
