"""The end of a program: how it is noticed, and which waits it ends.

A Node or Deno program that has finished stays, with its heap, until the last debugger disconnects; the socket stays
open. Both runtimes announce the end if they are asked to:

    when connected     NodeRuntime.notifyWhenWaitingForDisconnect
    when it finishes   NodeRuntime.waitingForDisconnect   <---
    then               a question  --->                        V8 answers questions in order, so a command that
                       its answer  <---                        was sent before it and has no reply never gets one

Deno 2.9 announces Deno.exit(), but not the natural end of a program. Its execution context is destroyed then, which V8
reports only if the Runtime domain is enabled. So Deno is asked whether there is a context when
Runtime.executionContextDestroyed comes, and from time to time while a thread waits.

Workers are not asked to announce their end: Node 24.19 would keep such a worker until the connection ends, and a
program that waits for the worker's `exit` would wait as long. When a worker ends, its main execution context is
destroyed, which V8 reports if the Runtime domain is enabled in its session. Deno reports that the worker's target was
destroyed, and NodeWorker that the session is detached, which comes last. See also census.py.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Mapping
from typing import Any

from ..errors import CDPError, CommandError, ProgramEnded, SessionClosed
from .command import Outcome, PendingCommand
from .message import Event
from .question import Question
from .runtime import RuntimeKind
from .sessions import Life
from .waiters import Waiters

_ANNOUNCED = "NodeRuntime.waitingForDisconnect"
_CONTEXT_DESTROYED = "Runtime.executionContextDestroyed"

SIGNS = frozenset([_ANNOUNCED, _CONTEXT_DESTROYED])
"""The events that may mean that a program has finished."""

_ANNOUNCE = "NodeRuntime.notifyWhenWaitingForDisconnect"  # Node and Deno know it, Chrome does not
_OF_NODE = "NodeTracing.getCategories"  # Deno does not know it, and it changes nothing
# Runs no JavaScript, needs no domain to be enabled, and fails where there is no execution context:
# https://chromedevtools.github.io/devtools-protocol/v8/Runtime/#method-globalLexicalScopeNames
_QUESTION = "Runtime.globalLexicalScopeNames"
_NO_CONTEXT = "Cannot find"  # "… context with specified id", "… default execution context"

_MAIN_CONTEXT = 1  # the id of the first execution context; those of the module vm come later

LOOK_AGAIN = 0.5
"""How often a program that does not announce its end is asked while a thread waits, in seconds."""

SILENCE = 2.0
"""Seconds without a message after which a program that has announced its end is taken to have stopped answering.

Node 20 and 24 stop answering if a Runtime.evaluate that came while they were starting calls process.exit().
"""

_SLOW = ("HeapProfiler.", "Profiler.")  # domains with commands during which nothing else is answered for long


Ask = Callable[[str, Mapping[str, Any] | None, str | None, Callable[[Outcome], None]], Question]
"""Connection.ask."""


class Programs:
    """The programs behind the sessions of one connection, and which of them have finished (see sessions.Life).

    A session is `over` when its own program has finished, or the program of a session that it was attached through. A
    worker of a finished program may still run, so only the waits for its events end; its commands are answered.

    Threads: the connection's lock guards what a Life says about its program.
    """

    def __init__(self, waiters: Waiters, ask: Ask) -> None:
        self._waiters = waiters
        self._ask = ask
        self._silent = False  # whether the target may end without announcing it, as Deno does
        self._watched = False  # whether it has agreed to announce its end
        self._looking = False

    # --- any thread ---

    def watch(self, kind: RuntimeKind | None) -> None:
        """Listen for the end of the client's own program. Sends, but does not wait.

        If `kind` is None, the target is asked what it knows.
        """

        def announces(outcome: Outcome) -> None:
            if not isinstance(outcome, CDPError):
                self._watched = True

        def is_node(outcome: Outcome) -> None:
            if not isinstance(outcome, CDPError):
                self._silent = False

        self._silent = kind is not RuntimeKind.NODE
        self._ask(_ANNOUNCE, {"enabled": True}, None, announces)
        if kind is not RuntimeKind.DENO and self._silent:
            self._ask(_OF_NODE, None, None, is_node)
        self.look()  # it may have finished before the client connected

    def look(self) -> None:
        """Find out whether the client's own program has finished. Sends, but does not wait."""
        if self._looking or self._waiters.sessions.root.finished:
            return
        try:
            self._looking = True
            self._ask(_QUESTION, None, None, self._looked)
        except BaseException:  # Ctrl-C: it may not have been sent
            self._looking = False
            raise

    @property
    def of_node(self) -> bool:
        """Whether the client's own program runs in Node."""
        return self._watched and not self._silent

    @property
    def pause(self) -> float | None:
        """Seconds to wait before the next look; None if none is needed."""
        watched = self._silent and self._watched and not self._waiters.sessions.root.finished
        return LOOK_AGAIN if watched else None

    def over(self, session_id: str | None) -> ProgramEnded | None:
        """The reason if this session sends no more events on its own; None if it may."""
        life = self._waiters.sessions.life(session_id)
        return life.over if life is not None else None

    def follow(self, command: PendingCommand, life: Life) -> None:
        """End a command that was just sent if its program has finished and does not answer it at once."""
        if life.in_order:
            self._overtake(life, command.session_id, [command], doubt=not life.answers)

    # --- the reader thread ---

    def outcome(self, session_id: str | None, outcome: Outcome) -> Outcome:
        """What a reply means once the program has finished.

        At the natural end of a Node that was asked to announce it, V8 no longer runs JavaScript. It returns the string
        "illegal access" as the value of every expression, together with an exception. So does a worker that is being
        terminated, as the value of a promise. If a program throws this string, the exception has a line.
        """
        if isinstance(outcome, CDPError) or "exceptionDetails" not in outcome:
            return outcome
        result, details = outcome.get("result"), outcome["exceptionDetails"]
        if not isinstance(result, dict) or result.get("value") != "illegal access":
            return outcome
        life = self._waiters.sessions.life(session_id)
        of_worker = life is not None and life.about.kind == "worker"
        if of_worker and isinstance(details, dict) and details.get("lineNumber") == -1:
            outcome = SessionClosed("the worker has ended", session_id)
        return self.over(session_id) or outcome

    def handle(self, event: Event) -> None:
        """Handle one of the SIGNS."""
        session_id = event.session_id
        if event.method == _ANNOUNCED:
            self._end(session_id)
        elif not self._watched:
            return  # a page is navigating
        elif session_id is None:
            self.look()
        elif event.params.get("executionContextId") == _MAIN_CONTEXT and not self._silent:
            life = self._waiters.sessions.life(session_id)
            if life is not None and not life.wrapped:
                self._waiters.end_session(session_id, "its program has finished", orderly=True)

    def _end(self, session_id: str | None, *, in_order: bool = True) -> None:
        """Note that the program of this session has finished. A second call does nothing."""
        sessions, pending = self._waiters.sessions, self._waiters.pending
        with self._waiters.lock:
            if session_id not in sessions or (ended := sessions.get(session_id)).finished:
                return
            ended.finished, ended.in_order = True, in_order
            lives = {one: sessions.get(one) for one in [session_id, *sessions.through(session_id)]}
            for one, life in lives.items():
                life.over = life.over or ProgramEnded(one)
        for one, life in lives.items() if in_order else ():
            # A worker that still runs is asked too: the commands that it does not answer at once are given up.
            overtaken = pending.sent(one)
            if overtaken or one == session_id:
                self._overtake(life, one, overtaken, doubt=one == session_id)
        for one in lives:
            self._waiters.wake(one)

    def _looked(self, outcome: Outcome) -> None:
        self._looking = False
        gone = isinstance(outcome, CommandError) and outcome.message.startswith(_NO_CONTEXT)
        if gone and self._watched:
            # Deno keeps running tasks, such as a heap snapshot, so later commands may be answered before them.
            self._end(None, in_order=not self._silent)

    # --- the reader, or any thread ---

    def _overtake(self, life: Life, session_id: str | None, commands: list[PendingCommand], *, doubt: bool) -> None:
        """Ask a question now, and end those of the commands that are not answered before it.

        With `doubt`, also end them if the question is never answered: see SILENCE.
        """

        def answered(outcome: Outcome) -> None:
            if not isinstance(outcome, CDPError) or isinstance(outcome, CommandError):
                life.answers = True
                self._give_up(commands)

        question = self._ask(_QUESTION, None, session_id, answered)
        if doubt:
            watch = threading.Thread(
                target=self._doubt, args=(life, question, commands), name="cdpsync-end", daemon=True
            )
            with contextlib.suppress(RuntimeError):  # no thread can be started: then only an answer ends the commands
                watch.start()

    def _give_up(self, commands: list[PendingCommand]) -> None:
        for command in commands:
            self._waiters.give_up(command, ProgramEnded(command.session_id))

    # --- its own thread ---

    def _doubt(self, life: Life, question: Question, commands: list[PendingCommand]) -> None:
        """End the commands if the target answers nothing at all."""
        received = self._waiters.received
        while not question.done_within(SILENCE):
            sent = self._waiters.pending.sent(question.session_id)
            slow = life.answers and any(command.method.startswith(_SLOW) for command in sent)
            if not slow and self._waiters.received == received:
                life.answers = False
                self._give_up([question, *commands])
            received = self._waiters.received
