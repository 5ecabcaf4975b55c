"""Counts the workers whose ends nobody announces.

Node 24 with --experimental-worker-inspection attaches to workers with Target.setAutoAttach, and says nothing when one
of them ends. Commands in its session are never answered then. So Node is asked which workers there are, now and then,
as long as there is such a session:

    Target.attachedToTarget, of the type "node_worker"    a thread starts
    every LOOK_AGAIN seconds    Target.getTargets -->
                                <-- its answer            a worker that is missing twice in a row has ended

Everything else announces the end: NodeWorker on Node and Deno (also with that flag), and Target on Deno and Chromium.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from ..errors import METHOD_NOT_FOUND, CommandError
from .command import Outcome
from .program import LOOK_AGAIN, Ask, Programs
from .sessions import Life
from .waiters import Waiters


class Census:
    """The sessions whose ends nobody announces, and a thread that looks after them while there are any.

    Threads: the reader calls `follow`. The connection's lock guards what is followed.
    """

    def __init__(self, waiters: Waiters, programs: Programs, ask: Ask, over: Callable[[float], bool]) -> None:
        """`over` waits a number of seconds for the end of the connection, and returns whether it has ended."""
        self._waiters = waiters
        self._programs = programs
        self._ask = ask
        self._over = over
        self._followed: dict[str, Life] = {}
        self._missing: set[str] = set()  # those of the last answer; only the reader uses it
        self._counting = False  # whether a question has no answer yet
        self._running = False

    def follow(self, session_id: str) -> None:
        """Look after a session that has just been announced."""
        if not self._programs.of_node:
            return
        with self._waiters.lock:
            life = self._waiters.sessions.life(session_id)
            if life is None:
                return
            self._followed[session_id] = life
            if self._running:
                return
            self._running = True
        try:
            threading.Thread(target=self._run, name="cdpsync-census", daemon=True).start()
        except RuntimeError:  # no thread can be started: the next worker tries again
            self._running = False

    def _run(self) -> None:
        while not self._over(LOOK_AGAIN):
            with self._waiters.lock:
                for session_id, life in list(self._followed.items()):
                    if not self._waiters.sessions.lives(session_id, life):
                        del self._followed[session_id]
                if not self._followed:
                    self._running = False
                    return
            if not self._counting:
                self._counting = True
                self._ask("Target.getTargets", None, None, self._counted)

    def _counted(self, outcome: Outcome) -> None:
        self._counting = False
        if isinstance(outcome, CommandError) and outcome.code == METHOD_NOT_FOUND:
            with self._waiters.lock:
                self._followed.clear()
        targets = outcome.get("targetInfos") if isinstance(outcome, dict) else None
        if not isinstance(targets, list):
            return
        there = {info.get("targetId") for info in targets if isinstance(info, dict)}
        with self._waiters.lock:
            missing = {session_id for session_id, life in self._followed.items() if life.target_id not in there}
        for session_id in missing & self._missing:
            self._waiters.end_session(session_id, "the worker has ended", orderly=True)
        self._missing = missing
