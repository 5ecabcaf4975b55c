"""DebuggerState: the pause that the program of a session is in, and the threads that wait for the next one.

reader thread                          the debugger's thread (only while there are hooks)
-------------                          --------------------------------------------------
Debugger.paused  -> does a hook claim it?  -- yes -->  hook.handle(): resume, or show it
                       | no                                 |
                       v                                    v
                    the chain of shown pauses: each thread waits for the one after the last that it knows
Debugger.resumed -> the pause is over
"""

from __future__ import annotations

import copy
import logging
import queue
import threading
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from ...errors import CDPError, CDPTimeoutError, CommandError
from ...threads import Deadline, TimedQueue

if TYPE_CHECKING:
    from ...engine import Enabling, Event, PendingCommand
    from ...session import Session
    from .step import Step

_log = logging.getLogger("cdpsync")

EVENTS = ("Debugger.paused", "Debugger.resumed")


class Stop:
    """One pause of the program, in the chain of the pauses that users may see. `next` is the one after it."""

    __slots__ = ("__weakref__", "cause", "movers", "next", "over", "params", "paused")

    def __init__(self, params: dict[str, Any]) -> None:
        self.params: dict[str, Any] = params
        self.next: Stop | None = None
        self.over: bool = False
        """Whether the program has gone on, or has ended."""
        self.movers: list[object] = []
        """Who has continued the program from here: the first counts, whichever threads try."""
        self.cause: str = ""
        """What was asked for when it came: "step", "pause", "start", or "" for something else."""
        self.paused: weakref.ref[Any] | None = None
        """The Paused that users hold. Weak, because it refers to the session."""


class Hook(Protocol):
    """Decides about pauses that may not be for the user, such as one before a script runs."""

    def claims(self, params: dict[str, Any]) -> bool:
        """Whether this pause may not be for the user. Called in the reader: it must not wait, send or raise."""

    def handle(self, session: Session, params: dict[str, Any]) -> bool:
        """Do what is to be done; returns whether the program goes on, unseen by the user.

        Called on the debugger's thread while the program is paused; it may send commands and wait. If it raises, the
        pause is shown.
        """


class Part(Protocol):
    """Something that has set things in the target: the breakpoints, the probes."""

    def leave(self, session: Session) -> list[PendingCommand]:
        """Send what removes everything that was set, without waiting; returns the commands."""


class DebuggerState:
    """What the debugger of one session knows between calls. It is a listener of the engine.

    It must not refer to the session, because the engine keeps it: a client that its user drops is closed. An exception
    is the thread for hooks, which keeps the client open, as a handler does, until the hooks are removed.

    Threads: the reader calls `put`, `end` and `wake`; any thread may call the rest.
    """

    def __init__(self) -> None:
        self.current: Stop | None = None
        """The pause that the program is in, shown or not."""
        self.last: Stop = Stop({})
        """The last pause that was shown."""
        self.cause: str = ""
        """What was asked for last: see Stop.cause."""
        self.step: Step | None = None
        """The step that has not come to its end."""
        self.breakpoint_of: Callable[[Session, str], Any] = lambda session, breakpoint_id: None
        """Finds the Breakpoint with an id of the protocol; None if it is not ours. It must not refer to a session."""
        self.ended: CDPError | None = None
        self.users: int = 0
        """How many `with` blocks are in use."""
        self.enabling: Enabling | None = None
        """While Debugger is enabled for this debugger."""
        # Held while the debugger is enabled and disabled. Reentrant, because a signal handler may use the debugger too.
        self.lock: threading.RLock = threading.RLock()
        self.parts: list[Part] = []
        """What is removed at the end of the last `with` block, in this order."""
        self._pauses: TimedQueue[None] = TimedQueue()  # never holds an item; only its wake() is used
        self._moves: TimedQueue[None] = TimedQueue()
        self._hooks: list[Hook] = []
        self._work: TimedQueue[tuple[Stop, list[Hook]] | None] = TimedQueue()  # of this server; None ends it
        self._server: threading.Thread | None = None
        self._chain = threading.Lock()  # guards `last`; held for a few assignments, by the reader or the server

    @property
    def shown(self) -> Stop | None:
        """The pause that the program is in, if the user may see it."""
        current = self.current
        return current if current is self.last and current is not None and not current.over else None

    # --- the reader thread ---

    def put(self, event: Event) -> None:
        """Take a Debugger.paused or Debugger.resumed."""
        before, self.current = self.current, None
        if before is not None:
            before.over = True
        if event.method == "Debugger.paused":
            stop = Stop(event.params)
            hooks = [hook for hook in tuple(self._hooks) if hook.claims(event.params)]
            self.current = stop
            step = self.step
            if hooks or (step is not None and step.interrupted):
                self._work.put((stop, hooks))
            else:
                self._show(stop)
        self._moves.wake()

    def end(self, error: CDPError, orderly: bool) -> None:
        """End all waits: the session has ended."""
        self.ended = self.ended or error
        current, self.current = self.current, None
        if current is not None:
            current.over = True
        if self._server is not None:
            self._work.put(None)
        self.wake()

    def wake(self) -> None:
        """Make the threads that wait look again: the program may have finished."""
        self._pauses.wake()
        self._moves.wake()

    def _show(self, stop: Stop) -> None:
        stop.cause, self.cause, self.step = self.cause, "", None
        with self._chain:
            self.last.next = stop
            self.last = stop
        self._pauses.wake()

    # --- any thread ---

    def next(
        self, session: Session, after: Stop, deadline: Deadline, command: PendingCommand | None = None
    ) -> Stop | None:
        """The pause after this one, which may be over by now; None if the deadline passes.

        Raises the error of the command if it fails, and the reason if no pause can come any more.
        """
        return self._wait(session, self._pauses, lambda: after.next, deadline, command)

    def wait_until_over(self, session: Session, stop: Stop, deadline: Deadline, command: PendingCommand) -> None:
        """Wait until the program has gone on from a pause. Raises CDPTimeoutError, and what `next` raises."""
        if self._wait(session, self._moves, lambda: stop if stop.over else None, deadline, command) is None:
            raise CDPTimeoutError(command.method, deadline.seconds, "the program did not go on")

    def _wait(
        self,
        session: Session,
        changes: TimedQueue[None],
        found: Any,
        deadline: Deadline,
        command: PendingCommand | None,
    ) -> Stop | None:
        connection = session._open().connection
        if connection.in_reader():
            raise RuntimeError("a __del__ that runs in the reader thread cannot wait for a pause: none would come")
        programs = connection.programs

        def failed() -> None:
            if command is not None and command.done() and command.exception(0) is not None:
                changes.wake()

        if command is not None:
            command._wake_when_done(failed)
        try:
            while True:
                seen = changes.wakes
                stop: Stop | None = found()
                if stop is not None:
                    return stop
                if command is not None and command.done():
                    command.result(0)
                why = self.ended or programs.over(session.session_id)
                if why is not None:
                    stop = found()  # it may have come just before the end
                    if stop is not None:
                        return stop
                    raise copy.copy(why)
                pause = programs.pause
                try:
                    changes.get_by(deadline if pause is None else deadline.at_most(pause), seen)
                except queue.Empty:
                    if changes.wakes is not seen:
                        continue
                    if deadline.passed():
                        return None
                    programs.look()
        finally:
            if command is not None:
                command._no_longer_wake(failed)

    def forget(self, session: Session) -> None:
        """Stop listening, and end the debugger's thread."""
        session._open().connection.unobserve(session.session_id, self, *EVENTS)
        for hook in tuple(self._hooks):
            self.remove_hook(hook)
        current, self.current = self.current, None
        if current is not None:
            current.over = True
        self.wake()

    # --- hooks ---

    def add_hook(self, session: Session, hook: Hook) -> None:
        """Let `hook` decide about pauses from now on. The first one starts the debugger's thread."""
        with self.lock:
            if hook not in self._hooks:
                self._hooks.append(hook)
            if self._server is None or not self._server.is_alive():
                # Each server has a queue of its own, because the one before it may not have come to its end yet.
                self._work = TimedQueue()
                self._server = threading.Thread(
                    target=self._serve, args=(session, self._work), name="cdpsync-debugger", daemon=True
                )
                self._server.start()

    def remove_hook(self, hook: Hook) -> None:
        """Undo one `add_hook`. With the last one, the debugger's thread ends. Does nothing if it was removed."""
        with self.lock:
            if hook in self._hooks:
                self._hooks.remove(hook)
            if not self._hooks and self._server is not None:
                self._server = None
                self._work.put(None)

    def _serve(self, session: Session, work: TimedQueue[tuple[Stop, list[Hook]] | None]) -> None:
        while (item := work.get_by(Deadline(None))) is not None:
            stop, hooks = item
            try:
                goes_on = self._handle(session, stop.params, hooks)
            except Exception as error:
                if stop.over or session.closed or session.ended:
                    _log.debug("the pause ended while it was handled: %s", error)
                    continue
                _log.exception("a pause could not be handled, and is shown")
                goes_on = False
            if not stop.over and not goes_on:
                self._show(stop)
            elif not stop.over:
                self._go_on(session, stop)

    def _handle(self, session: Session, params: dict[str, Any], hooks: list[Hook]) -> bool:
        """Let the hooks and the step decide about a pause; returns whether the program goes on."""
        step = self.step
        if step is not None and params.get("reason") == "ambiguous":
            params["reason"] = "other"  # V8's word for a breakpoint that is hit during a step
        verdicts = [hook.handle(session, params) for hook in hooks]  # each of them, in any case
        goes_on = all(verdicts)
        if step is None:
            return goes_on
        if goes_on:
            goes_on = step.goes_on(session, params, hidden=bool(hooks))
            if not goes_on and (hooks or set(params.get("hitBreakpoints") or ()) <= set(step.names)):
                params["hitBreakpoints"] = []  # it is the end of the step; the breakpoints are not the user's
        if step.interrupted and step not in self.parts:
            self.parts.insert(0, step)
        if not goes_on and step in self.parts:
            self.parts.remove(step)
            for command in step.leave(session):
                command.result()
        return goes_on

    def _go_on(self, session: Session, stop: Stop) -> None:
        try:
            session.send_command("Debugger.resume")
        except CommandError as error:
            if not stop.over:
                _log.warning("a pause that is not for the user could not be ended: %s", error)
                self._show(stop)
        except CDPError as error:
            _log.debug("the session ended while the program was paused: %s", error)

    def run_on(self, stop: Stop) -> None:
        """Note that the program has gone on from a pause by itself, without an event."""
        stop.over = True
        if self.current is stop:
            self.current = None
        self._moves.wake()
