"""Following: the sessions that announce their workers, and the workers that are held.

any thread              Branch.follow(), adjust()   -- Target.setAutoAttach, NodeWorker.enable -->
the reader's thread     Branch.put()                <-- attachedToTarget, attachedToWorker
                          notes the worker, and asks the same of its session if the way is `nested`
                          tells the listeners of STARTED, in this session and in those above it
"""

from __future__ import annotations

import contextlib

from ...engine import Connection, Event, Life, Notice, Outcome, about
from ...errors import CDPError
from .announcements import DETACHED, Announcements
from .browsers import discovery, has_kept, is_listed, is_mute, may_be_kept
from .start import Arrival, Hold, Latch, Start, lineage
from .ways import ANNOUNCED

STARTED = "workers.started"
"""The notice of a worker, in each session that it runs under. Its params have an Arrival."""

DISCOVER = "Target.setDiscoverTargets"
_GO = "Runtime.runIfWaitingForDebugger"
_WAIT = "Page.waitForDebugger"


class Branch(Announcements):
    """One session whose workers are announced.

    Threads: any thread may call any method. The reader calls `put` and `end`.
    """

    def __init__(self, connection: Connection, session_id: str | None, life: Life) -> None:
        super().__init__(connection, session_id, life)
        self.target_id: str | None = life.target_id
        self.shown: str = life.about.url
        """The URL of its document."""
        self._discovers = False

    def discover(self) -> None:
        """Have Chromium tell when a page has another URL. Does not wait."""
        if not self._discovers:
            self._discovers = True
            self._connection.ask(DISCOVER, discovery(self.following.whole), self.session_id, _ignore)
            if not self.following.whole:
                self._connection.ask("Target.getTargetInfo", None, self.session_id, self._is_of)

    def _is_of(self, outcome: Outcome) -> None:
        """Note which target this is, if it is not known because the client was given a URL."""
        info = {} if isinstance(outcome, CDPError) else outcome.get("targetInfo")
        self.target_id = info.get("targetId") if isinstance(info, dict) else None

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
        if arrival.life.ended is None:
            self._connection.ask(_GO, None, arrival.session_id, _ignore)
        with self.following.lock:  # last: if Ctrl-C comes before this, `release` finds the worker once more
            start = arrival.life.kept.get(Start)
            if start is not None:
                start.held_by.clear()

    def follow(self) -> None:
        """Have the target announce its workers from now on. Does not wait for the reply: see `settle`."""
        if not self._observes:
            self._adopt()  # before anyone listens, so that none of these has still to be told of
        super().follow()

    def _adopt(self) -> None:
        """Ask the workers that were attached before for their names, where the runtime does not tell them."""
        for session_id, life in self.arrivals() if self.following.way.nameless else ():
            start = Start()
            start.told, start.named = True, Latch()
            if life.kept.setdefault(Start, start) is start:
                _ask_name(self._connection, session_id, life, start.named)

    def part(self) -> None:
        """Let all workers go: the connection is about to be closed. Node 24 would leave them waiting."""
        for one in self.arrivals():
            start = one.life.kept.get(Start)
            if start is not None and start.held_by:
                self.let_go(one)

    # --- the reader thread ---

    def put(self, event: Event) -> None:
        """Note a worker that was announced, or that a page has another document."""
        if event.method not in ANNOUNCED:
            # A command while a frame begins to load would end its session, and nothing would attach it again.
            if event.method == DETACHED:
                self._note_loss(event)
            else:
                self._look_below(event)
            self.adjust()
            return
        session_id = event.params.get("sessionId")
        life = self._connection.sessions.life(session_id) if isinstance(session_id, str) else None
        if life is None or not isinstance(session_id, str) or Start in life.kept:
            return
        start, arrival = Start(), Arrival(session_id, life)
        twin = self._twin(arrival)
        listed = is_listed(life.about)
        fresh = self._fresh(twin) if listed else {}
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
        if way.nested and listed:  # before anyone can let it run, so that none of its own workers is missed
            followed = twin or arrival
            with contextlib.suppress(CDPError):  # the connection is ending
                branch_of(self._connection, followed.session_id, followed.life).follow()
        if way.nameless:
            life.about = life.about._replace(name="")  # Deno's title is a number
            start.named = named = Latch()
            _ask_name(self._connection, session_id, life, named)
        if start.held_by and is_mute(event):
            # So it is let go until its first page is there, and waits again before that runs a script.
            start.named = Latch()
            self._connection.ask(_GO, None, session_id, _ignore)
            self._connection.ask(_WAIT, None, session_id, _ignore)
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
            for one, _ in lineage(self._connection, twin.session_id, twin.life):
                above.pop(one, None)
        return above

    def _look_below(self, event: Event) -> None:
        """Go on with a page that is there again: after a crash, or after it was left and kept with its workers."""
        info = event.params.get("targetInfo")
        if not self._discovers or not isinstance(info, dict):
            return  # a session above this one gets the event too
        sessions, target_id, url = self._connection.sessions, info.get("targetId"), about(info).url
        for above in self.branches() if url else ():
            if target_id in above._lost:
                above._lost.discard(target_id)
                above.renew()
        lives = [sessions.life(one) for one in sessions.of_target(target_id)]
        if self.session_id is None and self.target_id == target_id:
            lives.append(self.life)
        for life in lives:
            if life is None or life.ended is not None:
                continue
            start: Start | None = life.kept.get(Start)
            branch: Branch | None = life.kept.get(Branch)
            if url and start is not None and isinstance(start.named, Latch):
                start.named.note()
            if branch is not None:
                if branch.go_on() and url != branch.shown and may_be_kept(info):
                    self._connection.ask("Target.getTargets", {}, self.session_id, branch.renew_if_kept)
                branch.shown = url

    def renew_if_kept(self, outcome: Outcome) -> None:
        """Renew this if its page has workers that are not attached. `outcome` is that of Target.getTargets."""
        if not isinstance(outcome, CDPError) and has_kept(outcome, self.target_id):
            self.renew()


def branch_of(connection: Connection, session_id: str | None, life: Life) -> Branch:
    """The one branch of a session."""
    branch: Branch | None = life.kept.get(Branch)
    return branch or life.kept.setdefault(Branch, Branch(connection, session_id, life))


# Deno 2.9 does not tell a worker of node:worker_threads its name, and there is no `self` in it, but `require`. A worker
# that is being made has neither yet.
_NAME = {"expression": "globalThis.self?.name ?? (typeof require === 'function' ? '' : null)", "silent": True}

_TRIES = 200
"""How often a worker is asked for its name while it is being made. An answer takes it about a millisecond."""


def _ask_name(connection: Connection, session_id: str, life: Life, named: Latch, tries: int = _TRIES) -> None:
    """Ask a worker for its name, and again if it does not have one yet."""

    def name(outcome: Outcome) -> None:
        result = {} if isinstance(outcome, CDPError) else outcome.get("result")
        value = result.get("value") if isinstance(result, dict) else None
        if isinstance(value, str) or isinstance(outcome, CDPError) or tries == 1:
            life.about = life.about._replace(name=value if isinstance(value, str) else "")
            named.note()
        else:
            _ask_name(connection, session_id, life, named, tries - 1)

    connection.ask("Runtime.evaluate", _NAME, session_id, name)


def _ignore(outcome: Outcome) -> None:
    """The worker may have ended."""
