"""The end of a program: how it is noticed, and what it ends.

A Node or Deno program that has finished stays, with its heap, until the last debugger disconnects; the socket says
nothing of it. They announce the end if they are asked to:

    when connected     NodeRuntime.notifyWhenWaitingForDisconnect
    when it finishes   NodeRuntime.waitingForDisconnect   <---
    then               a question  --->                        V8 answers questions in order, so a command that
                       its answer  <---                        was sent before it and has no reply never gets one

Deno 2.9 announces Deno.exit(), but not the natural end of a program. Its execution context is destroyed then, which V8
reports only if the Runtime domain is enabled. So Deno is asked whether there is a context: when
Runtime.executionContextDestroyed comes, and now and then while somebody waits.

No worker is asked to announce its end. Node 24.19 would keep a worker that does so until the connection ends, and the
program that waits for the worker's `exit` would wait as long. When a worker ends, its main execution context is
destroyed, which is heard in a session that has the Runtime domain enabled. Deno says that the worker's target was
destroyed.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..errors import CDPError, CommandError, ProgramEnded
from ..threads import Deadline
from .command import PendingCommand
from .runtime import RuntimeKind

if TYPE_CHECKING:
    from .backlog import Backlog
    from .connection import Connection

ANNOUNCED = "NodeRuntime.waitingForDisconnect"
CONTEXT_DESTROYED = "Runtime.executionContextDestroyed"

_ANNOUNCE = "NodeRuntime.notifyWhenWaitingForDisconnect"  # Node and Deno know it, Chrome does not
_OF_NODE = "NodeTracing.getCategories"  # Deno does not know it, and it changes nothing
# Runs no JavaScript, needs no domain to be enabled, and fails where there is no execution context:
# https://chromedevtools.github.io/devtools-protocol/v8/Runtime/#method-globalLexicalScopeNames
_QUESTION = "Runtime.globalLexicalScopeNames"
_NO_CONTEXT = "Cannot find"  # "… context with specified id", "… default execution context"

_MAIN_CONTEXT = 1  # the id of the first execution context; those of the module vm come later

LOOK_AGAIN = 0.5
"""Seconds between two looks at a program that does not announce its end, while somebody waits."""

SILENCE = 2.0
"""Seconds without a message after which a program that has announced its end is taken to answer nothing any more.

Node 20 and 24 do so if a Runtime.evaluate that came while they were starting calls process.exit().
"""

_SLOW = ("HeapProfiler.", "Profiler.")  # domains with commands during which nothing else is answered for long

Outcome = dict[str, Any] | CDPError


class Question(PendingCommand):
    """A command of the engine's own. Its outcome goes to a function, mostly in the reader thread."""

    hidden = True

    def __init__(
        self, connection: Connection, method: str, session_id: str | None, then: Callable[[Outcome], None]
    ) -> None:
        super().__init__(connection, method, session_id)
        self._then = then

    def resolve(self, outcome: Outcome, number: int | None = None) -> None:
        super().resolve(outcome, number)
        self._then(outcome)

    def done_within(self, seconds: float) -> bool:
        return self._arrives(Deadline(seconds))


class Programs:
    """The programs behind the sessions of one connection, and which of them have finished.

    A session is `over` when its own program has finished, or the one that its session was attached through. A worker
    of a finished program may still run, so only its waits for events end; its commands are answered.

    Threads: the connection's lock guards the sets; the reader changes them.
    """

    def __init__(self, connection: Connection, lock: threading.RLock) -> None:
        self._connection = connection
        self._lock = lock
        self._silent = False  # whether the target may end without announcing it, as Deno does
        self._watched = False  # whether it understood that it is to announce its end
        self._finished: set[str | None] = set()
        self._in_order: set[str | None] = set()  # finished, and a command that a later one overtakes gets no reply
        self._mute: set[str | None] = set()  # finished, and answers nothing any more
        self._over: dict[str | None, ProgramEnded] = {}
        self._looking = False

    # --- any thread ---

    def watch(self, kind: RuntimeKind | None) -> None:
        """Listen for the end of the client's own program. Sends, but does not wait.

        `kind` is None if it is not known; then the target is asked what it knows.
        """

        def announces(outcome: Outcome) -> None:
            if not isinstance(outcome, CDPError):
                self._watched = True

        def is_node(outcome: Outcome) -> None:
            if not isinstance(outcome, CDPError):
                self._silent = False

        self._silent = kind is not RuntimeKind.NODE
        self._connection.ask(_ANNOUNCE, {"enabled": True}, None, announces)
        if kind is not RuntimeKind.DENO and self._silent:
            self._connection.ask(_OF_NODE, None, None, is_node)
        self.look()  # it may have finished before we came

    def look(self) -> None:
        """Find out whether the client's own program has finished. Sends, but does not wait."""
        if self._looking or None in self._finished:
            return
        try:
            self._looking = True
            self._connection.ask(_QUESTION, None, None, self._looked)
        except BaseException:  # Ctrl-C: it may not have been sent
            self._looking = False
            raise

    @property
    def pause(self) -> float | None:
        """How long to wait before the next look; None if none is needed."""
        return LOOK_AGAIN if self._silent and self._watched and None not in self._finished else None

    def over(self, session_id: str | None) -> ProgramEnded | None:
        """Why nothing more happens in this session by itself; None if something may."""
        return self._over.get(session_id)

    def follow(self, command: PendingCommand) -> None:
        """A command was sent. If its program had finished by then, end it unless it is answered at once."""
        if command.session_id in self._in_order:
            self._overtake(command.session_id, [command], doubt=command.session_id in self._mute)

    def forget(self, session_id: str | None) -> None:
        """Forget a session that is over for good: Deno gives its id again. Called under the lock."""
        for sessions in (self._finished, self._in_order, self._mute):
            sessions.discard(session_id)
        self._over.pop(session_id, None)

    # --- the reader thread ---

    def outcome(self, session_id: str | None, outcome: Outcome) -> Outcome:
        """What a reply means once the program has finished.

        At the natural end of a Node that was asked to announce it, V8 runs no JavaScript any more, and gives the string
        "illegal access" as the value of every expression, beside an exception.
        """
        over = self._over.get(session_id)
        if over is None or isinstance(outcome, CDPError) or "exceptionDetails" not in outcome:
            return outcome
        result = outcome.get("result")
        return over if isinstance(result, dict) and result.get("value") == "illegal access" else outcome

    def context_destroyed(self, session_id: str | None, context_id: object) -> None:
        if not self._watched:
            return  # a page is going to another address
        if session_id is None:
            self.look()
        elif context_id == _MAIN_CONTEXT and not self._silent:
            self._connection.end_session(session_id, "its program has finished", orderly=True)

    def end(self, session_id: str | None, *, in_order: bool = True) -> None:
        """The program of this session has finished. A second time, nothing happens."""
        sent = self._connection.sent_in
        with self._lock:  # a session that ends meanwhile leaves nothing here: its id may be given again
            if session_id in self._finished or session_id not in self._connection.sessions:
                return
            sessions = [session_id, *self._connection.sessions.through(session_id)]
            self._finished.add(session_id)
            if in_order:
                self._in_order.add(session_id)
            for one in sessions:
                self._over.setdefault(one, ProgramEnded(one))
        for one in sessions if in_order else ():
            # A worker that still runs is asked too: what it does not answer at once is not worth waiting for now.
            overtaken = sent(one)
            if overtaken or one == session_id:
                self._overtake(one, overtaken, doubt=one == session_id)
        for one in sessions:
            self._connection.wake(one)

    def _looked(self, outcome: Outcome) -> None:
        self._looking = False
        gone = isinstance(outcome, CommandError) and outcome.message.startswith(_NO_CONTEXT)
        if gone and self._watched:
            # Deno goes on running tasks, a heap snapshot for example, so that later commands overtake them.
            self.end(None, in_order=not self._silent)

    # --- the reader, or any thread ---

    def _overtake(self, session_id: str | None, commands: list[PendingCommand], *, doubt: bool) -> None:
        """End the commands that are not answered before a question which is asked now.

        With `doubt`, end them too if that has no answer: see SILENCE.
        """

        def answered(outcome: Outcome) -> None:
            if not isinstance(outcome, CDPError) or isinstance(outcome, CommandError):
                self._mute.discard(session_id)
                self._give_up(commands)

        question = self._connection.ask(_QUESTION, None, session_id, answered)
        if doubt:
            watch = threading.Thread(target=self._doubt, args=(question, commands), name="cdpsync-end", daemon=True)
            with contextlib.suppress(RuntimeError):  # no more threads can be started: then nothing is doubted
                watch.start()

    def _give_up(self, commands: list[PendingCommand]) -> None:
        for command in commands:
            self._connection.give_up(command, ProgramEnded(command.session_id))

    # --- a thread of its own ---

    def _doubt(self, question: Question, commands: list[PendingCommand]) -> None:
        """End the commands if nothing at all is answered."""
        session_id, connection = question.session_id, self._connection
        received = connection.received
        while not question.done_within(SILENCE):
            slow = session_id not in self._mute and any(
                command.method.startswith(_SLOW) for command in connection.sent_in(session_id)
            )
            if not slow and connection.received == received:
                self._mute.add(session_id)
                self._give_up([question, *commands])
            received = connection.received


class Source:
    """Where the events of a queue come from. The queue keeps `keep` alive."""

    __slots__ = ("_connection", "_keep", "_session_id")

    def __init__(self, connection: Connection, session_id: str | None, keep: object) -> None:
        self._connection = connection
        self._session_id = session_id
        self._keep = keep

    def forget(self, backlog: Backlog) -> None:
        self._connection.forget(self._session_id, backlog)

    def over(self) -> ProgramEnded | None:
        """Why nothing more comes by itself: the program has finished, and no command waits for its reply."""
        if self._connection.in_reader():  # the caller is about to wait
            raise RuntimeError("a __del__ that runs in the reader thread cannot wait for an event: none would come")
        over = self._connection.programs.over(self._session_id)
        return None if over is None or self._connection.waits(self._session_id) else over

    @property
    def pause(self) -> float | None:
        """How long to wait before `look`; None if there is no need."""
        return self._connection.programs.pause

    def look(self) -> None:
        """Have the connection find out whether the program has finished."""
        self._connection.programs.look()
