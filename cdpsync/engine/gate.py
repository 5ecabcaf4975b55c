"""Holds commands back while a pause ends (rule 15).

Deno 2.9 may drop the connection if one arrives meanwhile. A page of Chromium 156 may crash at a removeBreakpoint (see
domains/debugger/removing.py).

Debugger.resume  -->                            closed
other commands   -->  wait, or are held back
                      <--  Debugger.resumed     open: they are sent
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Container

from ..errors import CDPError
from ..threads import Deadline, call_with_lock
from .command import PendingCommand
from .message import Event

_PAUSED = "Debugger.paused"
_RESUMED = "Debugger.resumed"
SIGNS = frozenset([_PAUSED, _RESUMED])
"""The events that open the gate."""

_DISABLE = "Debugger.disable"  # ends a pause too, and V8 does not send Debugger.resumed then
_ENDINGS = frozenset(
    f"Debugger.{name}" for name in ("resume", "stepInto", "stepOver", "stepOut", "continueToLocation", "restartFrame")
)

LIMIT = 0.5
"""The gate opens without Debugger.resumed after this many seconds, counted from the command, and again from its reply.

Deno 2.9 sends the event within a millisecond of the reply. It never comes if the debugger was disabled meanwhile.
"""

Send = Callable[[], None]


class _Closing:
    """The time between a command that ends a pause and the opening of the gate."""

    def __init__(self, command: PendingCommand) -> None:
        self.command = command
        self._until = time.monotonic() + LIMIT
        self.opened = _Signal()
        self.quiet = _Signal()
        """Set when a thread that was already sending has finished."""

    def answered(self) -> None:
        self._until = time.monotonic() + LIMIT

    def left(self) -> float:
        return self._until - time.monotonic()


class Gate:
    """Lets the commands of one connection through, except while a pause ends in any of its sessions.

    Commands bypass a gate that is not `on`: Node needs none.

    Threads: any thread may call any method. No wait depends only on another thread: each ends after LIMIT.
    """

    def __init__(self) -> None:
        self.on: bool = False
        """Whether commands must pass the gate. Set once, before the user's first command."""
        self._closing: _Closing | None = None
        # Commands from callers that must not wait. Each use of the deque or the set is one call, so no lock is needed.
        self._held: deque[Send] = deque()
        self._senders: set[object] = set()
        # Held by the thread that closes the gate, until its command is sent. Reentrant: a signal handler may resume.
        self._turn = threading.RLock()
        self._paused: set[str | None] = set()  # the sessions that are in a pause; only the reader changes it

    def pass_through(self, command: PendingCommand, send: Send, deadline: Deadline | None) -> None:
        """Send a command once the gate is open. Raises TimeoutError at the deadline, and what `send` raises.

        Without a deadline, this does not wait: the thread that opens the gate sends the command. A command that has
        ended meanwhile, for example with its session, is not sent.
        """
        if deadline is None:
            self._held.append(lambda: self._send_held(command, send))
            self._flush()
        elif self._ends_a_pause(command):
            call_with_lock(self._turn, deadline, lambda held: self._close(command, send, deadline, held))
        else:
            me = object()
            try:
                while True:
                    self._senders.add(me)  # before the check, so that the thread that closes the gate sees us
                    if self._closing is None:
                        break
                    self._leave(me)
                    self._wait_until_open(deadline)
                if not command.done():
                    send()
            finally:
                self._leave(me)

    def is_paused(self, session_id: str | None) -> bool:
        """Whether the session is in a pause, as far as its events tell. False if the gate is not `on`."""
        return session_id in self._paused

    # --- what opens it ---

    def see(self, event: Event) -> None:
        """Handle one of the SIGNS. Called by the reader."""
        if not self.on:
            return
        (self._paused.add if event.method == _PAUSED else self._paused.discard)(event.session_id)
        closing = self._closing
        if closing is not None and closing.command.session_id == event.session_id:
            self._open(closing)

    def end(self, sessions: Container[str | None] | None) -> None:
        """Forget sessions that have ended; None means all of them."""
        self._paused = {one for one in self._paused if sessions is not None and one not in sessions}
        closing = self._closing
        if closing is not None and (sessions is None or closing.command.session_id in sessions):
            self._open(closing)

    # --- inside ---

    def _ends_a_pause(self, command: PendingCommand) -> bool:
        if command.method == _DISABLE:
            return command.session_id in self._paused
        return command.method in _ENDINGS

    def _close(self, command: PendingCommand, send: Send, deadline: Deadline, held: bool) -> None:
        """Close the gate and send the command that ends the pause, after the commands that were being sent already."""
        if not held:
            raise TimeoutError("another thread was still sending a command that ends a pause")
        while self._closing is not None:
            self._wait_until_open(deadline)
        if command.done():
            return
        closing = self._shut(command)
        try:
            while self._senders and not deadline.passed() and closing.left() > 0:
                closing.quiet.wait(deadline.at_most(max(0.0, closing.left())), once=True)
            send()
        except BaseException:
            self._open(closing)
            raise

    def _shut(self, command: PendingCommand) -> _Closing:
        closing = self._closing = _Closing(command)

        def done() -> None:
            if not command.done():
                return
            command._no_longer_wake(done)  # they refer to each other
            failed = isinstance(command.exception(0), CDPError)
            if command.method == _DISABLE and not failed:
                self._paused.discard(command.session_id)
            if command.method == _DISABLE or failed:
                self._open(closing)
            else:
                closing.answered()

        command._wake_when_done(done)
        return closing

    def _send_held(self, command: PendingCommand, send: Send) -> None:
        if command.done():
            return
        closing = self._shut(command) if self._ends_a_pause(command) else None
        try:
            send()
        except BaseException:
            if closing is not None:
                self._open(closing)
            raise

    def _wait_until_open(self, deadline: Deadline) -> None:
        closing = self._closing
        if closing is None:
            return
        left = closing.left()
        if left <= 0:
            self._open(closing)
        elif deadline.passed():
            raise TimeoutError(f"the program has not continued since {closing.command.method}")
        else:
            closing.opened.wait(deadline.at_most(left))

    def _leave(self, me: object) -> None:
        self._senders.discard(me)
        closing = self._closing
        if closing is not None:
            closing.quiet.set()

    def _open(self, closing: _Closing) -> None:
        if self._closing is closing:
            self._closing = None
        closing.opened.set()
        self._flush()

    def _flush(self) -> None:
        """Send what was held back, until one of those commands closes the gate."""
        closing = self._closing
        if closing is not None and closing.left() <= 0:
            self._closing = None
            closing.opened.set()
        while self._closing is None:
            try:
                send = self._held.popleft()
            except IndexError:
                return
            send()


class _Signal:
    """Wakes all threads that wait for it, or only one if they wait `once`. `set` does not block (rule 5)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lock.acquire()

    def wait(self, deadline: Deadline, *, once: bool = False) -> None:
        if self._lock.acquire(True, deadline.remaining() or 0.0) and not once:
            self.set()

    def set(self) -> None:
        try:
            self._lock.release()
        except RuntimeError:
            return  # it is set already
