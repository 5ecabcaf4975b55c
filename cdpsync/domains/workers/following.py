"""Following: the sessions that announce their workers, and the workers that are held.

    any thread              Branch.follow(), adjust()   -- Target.setAutoAttach, NodeWorker.enable -->
    the reader's thread     Branch.put()                <-- attachedToTarget, attachedToWorker
                              notes the worker, and asks the same of its session if the way is `nested`
                              tells the listeners of STARTED, in this session and in those above it

The setting of a session says whether new workers are held: they are if a Hold covers them. One command at a time is on
its way; the reply is followed by another one if the holds have changed meanwhile. So the last one is always right,
whichever threads change the holds.
"""

from __future__ import annotations

import contextlib
import copy
import queue
import threading
from collections.abc import Iterator
from typing import NamedTuple

from ...engine import Connection, Event, Life, Notice, Outcome, Question
from ...errors import CDPError, CDPTimeoutError
from ...threads import Deadline, TimedQueue
from .browsers import auto_attach_filter, discovery, is_document, is_listed
from .ways import ANNOUNCED, BROWSER, Way

STARTED = "workers.started"
"""The notice of a worker, in each session that it runs under. Its params have an Arrival."""

DISCOVER = "Target.setDiscoverTargets"
CHANGED = "Target.targetInfoChanged"
_GO = "Runtime.runIfWaitingForDebugger"


class Hold:
    """A block that holds the workers of one session, those of workers too, before their first line."""

    def __init__(self, life: Life) -> None:
        self.life = life


class Arrival(NamedTuple):
    """A worker: its session."""

    session_id: str
    life: Life


class Start:
    """What is known of the start of a worker. Kept with its session."""

    def __init__(self) -> None:
        self.told: bool = False
        """Whether the listeners have been told of it."""
        self.held_by: set[Hold] = set()
        """The blocks that hold it. It is let go when the last of them ends."""
        self.named: Question | None = None
        """The question for its name, where the runtime does not tell it."""


class Following:
    """What the branches of a connection share."""

    def __init__(self) -> None:
        # Guards everything in this file. Held for dict and list operations only, because the reader waits for it.
        # Reentrant, because a signal handler may use client.workers too.
        self.lock: threading.RLock = threading.RLock()
        self.holds: list[Hold] = []
        self.has_held: bool = False
        """Whether there ever was a hold."""
        self.way: Way = BROWSER
        self.whole: bool = False
        """Whether the connection is one to a whole browser."""


class Branch:
    """One session whose workers are announced.

    Threads: any thread may call any method. The reader calls `put` and `end`.
    """

    def __init__(self, connection: Connection, session_id: str | None, life: Life) -> None:
        self.following: Following = connection.keep(None, Following)
        self.session_id = session_id
        self.life = life
        self.complete: bool = False
        """Whether all that ran when this began have been announced."""
        self._connection = connection
        self._observes = False
        self._discovers = False
        self._asks = False  # a command is on its way
        self._holds: bool | None = None  # what the last command said; None if it must be sent again
        self._began = False  # whether one has been answered
        self._failed: CDPError | None = None
        self._news = TimedQueue[None]()

    def follow(self) -> None:
        """Have the target announce its workers from now on. Does not wait for the reply: see `settle`."""
        with self.following.lock:
            if not self._observes:
                self._connection.observe(self.session_id, self, *ANNOUNCED, CHANGED)
                self._observes, self._asks, self._holds = True, False, None
            if self._failed is not None:
                self._failed, self._holds = None, None
        self.adjust()

    def discover(self) -> None:
        """Have Chromium tell when a page has another URL. Does not wait."""
        if not self._discovers:
            self._discovers = True
            self._connection.ask(DISCOVER, discovery(self.following.whole), self.session_id, _ignore)

    def renew(self) -> None:
        """Have Chromium attach those workers that it has left out, and go on after a crash. Does not wait.

        When a page is left, its workers are detached, even if they are kept with it. When it is shown again, they run
        on, but are attached only after another command (Chromium 156). A worker that is attached stays as it is.
        """
        if self.life.ended is None:
            with self.following.lock:
                self._holds = None
            self.follow()

    def adjust(self) -> None:
        """Have the target hold new workers, or not, as the holds say."""
        following = self.following
        with following.lock:
            holds = bool(self._covering())
            if not self._observes or self._asks or self._holds is holds or self._failed is not None:
                return
            self._asks, self._holds = True, holds
            way, params = following.way, following.way.params(holds)
            if following.whole:
                params["filter"] = auto_attach_filter(self.session_id)
        try:
            self._connection.ask(way.method, params, self.session_id, self._settled)
        except BaseException:  # Ctrl-C: it may not have been sent
            with following.lock:
                self._asks, self._holds = False, None
            raise

    def settle(self, deadline: Deadline) -> None:
        """Wait until the target does as the holds say. Raises what it answers, and CDPTimeoutError."""
        while True:
            wakes = self._news.wakes
            with self.following.lock:
                if self._failed is not None:
                    raise copy.copy(self._failed)
                if not self._asks and self._holds is bool(self._covering()):
                    return
            if deadline.passed():
                raise CDPTimeoutError(self.following.way.method, deadline.seconds, "the target may be busy")
            try:
                self._news.get_by(deadline, wakes)
            except queue.Empty:
                continue

    def arrivals(self) -> list[Arrival]:
        """The workers that run now, in the order in which they were announced; each target once."""
        found, targets = list[Arrival](), set[str]()
        for session_id in self._connection.sessions.through(self.session_id):
            life = self._connection.sessions.life(session_id)
            if life is None or life.ended is not None or not is_listed(life.about):
                continue
            if (life.target_id or session_id) not in targets:
                targets.add(life.target_id or session_id)
                found.append(Arrival(session_id, life))
        return found

    def branches(self) -> list[Branch]:
        """This branch, and those of the workers below it."""
        lives = [one.life for one in self.arrivals()]
        return [self, *(one for life in lives if (one := life.kept.get(Branch)) is not None)]

    # --- holding ---

    def hold(self, hold: Hold) -> None:
        """Hold new workers from now on, and those that are held by others already. Call it under the lock."""
        self.following.holds.append(hold)
        if not self.following.has_held:
            self._connection.partings.append(branch_of(self._connection, None, self._connection.sessions.root).part)
            self.following.has_held = True
        for _, life in self.arrivals():
            start = life.kept.get(Start)
            if start is not None and start.held_by:
                start.held_by.add(hold)

    def release(self, hold: Hold) -> list[Arrival]:
        """Undo `hold`; returns the workers that nobody holds any more. `let_go` must be called with each."""
        with self.following.lock:
            if hold in self.following.holds:
                self.following.holds.remove(hold)
            free = list[Arrival]()
            for one in self.arrivals():
                start = one.life.kept.get(Start)
                if start is not None and hold in start.held_by:
                    if len(start.held_by) == 1:
                        free.append(one)
                    else:
                        start.held_by.remove(hold)
            return free

    def let_go(self, arrival: Arrival) -> None:
        """Start a worker that was held."""
        with self.following.lock:
            start = arrival.life.kept.get(Start)
            if start is not None:
                start.held_by.clear()
        if arrival.life.ended is None:
            self._connection.ask(_GO, None, arrival.session_id, _ignore)

    def part(self) -> None:
        """Let all workers go: the connection is about to be closed. Node 24 would leave them waiting."""
        for one in self.arrivals():
            start = one.life.kept.get(Start)
            if start is not None and start.held_by:
                self.let_go(one)

    # --- the reader thread ---

    def put(self, event: Event) -> None:
        """Note a worker that was announced, or that a page has another document."""
        if event.method == CHANGED:
            self._look_below(event)
            return
        session_id = event.params.get("sessionId")
        life = self._connection.sessions.life(session_id) if isinstance(session_id, str) else None
        if life is None or not isinstance(session_id, str) or Start in life.kept:
            return
        start, arrival = Start(), Arrival(session_id, life)
        twin = self._twin(arrival)
        fresh = self._fresh(twin) if is_listed(life.about) else []
        with self.following.lock:
            life.kept[Start] = start
            start.held_by.update(one for one in self._covering() if one.life in fresh.values())
            way = self.following.way
            if fresh and twin is None:
                # Whether it waits is not in the event: Chromium 156 says that it does not if a block ended while it was
                # starting, and Deno 2.9 says that it does if a block had begun. To let go one that runs does no harm.
                # In the session of a whole browser, Chromium holds each popup that has an opener, and does not say so.
                may_wait = self.following.has_held or (self.following.whole and self._began)
            else:  # the user may have attached to a target that is held
                may_wait = event.params.get("waitingForDebugger") is True or not self.following.holds
            stray = may_wait and not start.held_by
        if way.nested and fresh:  # before anyone can let it run, so that none of its own workers is missed
            followed = twin or arrival
            with contextlib.suppress(CDPError):  # the connection is ending
                branch_of(self._connection, followed.session_id, followed.life).follow()
        if way.nameless:
            start.named = self._connection.ask("Runtime.evaluate", _NAME, session_id, lambda reply: _name(life, reply))
        if stray:
            self.let_go(arrival)  # the last block had ended, which the target did not know yet
        with self.following.lock:
            start.told = True
            for one in fresh:
                self._connection.post(Notice(STARTED, {"worker": arrival}, one, event.number))

    def _twin(self, arrival: Arrival) -> Arrival | None:
        """Another session of the same target, which was there before: the user may have attached to it."""
        sessions, target_id = self._connection.sessions, arrival.life.target_id
        if not self.following.way.nested or target_id is None:
            return None
        first = next(iter(sessions.of_target(target_id)), None)
        life = sessions.life(first)
        return Arrival(first, life) if first is not None and life not in (None, arrival.life) else None

    def _fresh(self, twin: Arrival | None) -> dict[str | None, Life]:
        """The sessions above a worker, without those that have its twin below them."""
        above = dict(self._lineage())
        if twin is not None:
            for one, _ in _lineage(self._connection, twin.session_id, twin.life):
                above.pop(one, None)
        return above

    def _look_below(self, event: Event) -> None:
        """Renew what a page announces: it shows another document, perhaps one that was kept with its workers."""
        if not self._discovers:
            return  # a session above this one gets the event too
        info = event.params.get("targetInfo")
        target_id = info.get("targetId") if isinstance(info, dict) else None
        sessions = self._connection.sessions
        lives = [sessions.life(one) for one in sessions.of_target(target_id)]
        if not self.following.whole:
            lives.append(self.life)  # its target is not known if the client was given the URL
        for life in lives:
            branch = life.kept.get(Branch) if life is not None and life.ended is None else None
            if branch is not None and (branch is self or is_document(branch.life.about)):
                branch.renew()

    def end(self, error: CDPError, orderly: bool) -> None:
        """The session has ended, or the page has crashed."""
        with self.following.lock:
            self._observes, self._failed, self.complete = False, error, False
        self._news.wake()

    def wake(self) -> None:
        """Nothing waits for the program here."""

    def _settled(self, outcome: Outcome) -> None:
        with self.following.lock:
            self._asks = False
            self._began = True
            if isinstance(outcome, CDPError):
                self._failed = outcome
        self._news.wake()
        self.adjust()

    def _covering(self) -> list[Hold]:
        """The holds that cover the workers of this session."""
        holds = self.following.holds
        if not holds:
            return []
        lives = [life for _, life in self._lineage()]
        return [one for one in holds if one.life in lives]

    def _lineage(self) -> Iterator[tuple[str | None, Life]]:
        """This session, the one that it was attached through, and so on."""
        return _lineage(self._connection, self.session_id, self.life)


def _lineage(connection: Connection, session_id: str | None, life: Life | None) -> Iterator[tuple[str | None, Life]]:
    """A session, the one that it was attached through, and so on."""
    while life is not None:
        yield session_id, life
        if session_id is None:
            return
        session_id = life.parent
        life = connection.sessions.life(session_id)


def branch_of(connection: Connection, session_id: str | None, life: Life) -> Branch:
    """The one branch of a session."""
    branch: Branch | None = life.kept.get(Branch)
    return branch or life.kept.setdefault(Branch, Branch(connection, session_id, life))


# Deno 2.9 does not tell a worker of node:worker_threads its name, and there is no `self` in it.
_NAME = {"expression": "globalThis.self?.name", "silent": True}


def _name(life: Life, outcome: Outcome) -> None:
    """Note the name of a worker."""
    result = {} if isinstance(outcome, CDPError) else outcome.get("result")
    value = result.get("value") if isinstance(result, dict) else None
    life.about = life.about._replace(name=value if isinstance(value, str) else "")


def _ignore(outcome: Outcome) -> None:
    """The worker may have ended."""
