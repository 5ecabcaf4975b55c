"""Everything that waits on one connection, and how its waits end."""

from __future__ import annotations

import threading

from ..errors import CDPError, ConnectionClosed, ProtocolError, SessionClosed
from ..threads import Owner
from .command import PendingCommand
from .gate import Gate
from .inbox import Inbox
from .listeners import Listener, Listeners, Refs
from .message import Notice, check_pattern
from .pending import PendingCommands
from .sessions import Life, Sessions


class Waiters:
    """The commands without a reply, the event queues and the handlers of a connection, by session.

    Threads: any thread may call any method.
    """

    def __init__(self) -> None:
        self.owner: Owner = Owner()
        # Guards the commands, listeners and sessions (rule 3). Reentrant, because the garbage collector may run a
        # __del__ that closes a queue at any allocation, under the lock too; so the data must be valid at each of them.
        self.lock: threading.RLock = threading.RLock()
        self.pending: PendingCommands = PendingCommands(self.lock)
        self.listeners: Listeners = Listeners()
        self.sessions: Sessions = Sessions(self.lock)
        self.inbox: Inbox = Inbox()
        """The events on their way to the handlers."""
        self.gate: Gate = Gate()
        """Commands to Deno pass through it."""
        self.received: int = 0
        """How many messages have come, which is the number of the last one. Only the reader changes it."""

    # --- adding and removing ---

    def register(self, command: PendingCommand) -> Life:
        """Give the command an id, and keep it until it is done. Raises the reason if its session has ended."""
        with self.lock:  # Rule 2
            life = self.sessions.get(command.session_id)
            self.pending.add(command)
            return life

    def give_up(self, command: PendingCommand, error: CDPError) -> bool:
        """End a command with this error; returns False if it is already done."""
        first = self.pending.give_up(command, error)
        self.wake(command.session_id)
        return first

    def subscribe(self, listener: Listener, session_id: str | None, pattern: str, *, first: bool = False) -> Life:
        """Deliver the events that match the pattern to a listener. Pass the returned Life to `unsubscribe`.

        With `first`, it gets them before the listeners that were added without `first`.
        """
        self.owner.check()
        check_pattern(pattern)
        with self.lock:
            life = self.sessions.get(session_id)
            self.listeners.add(session_id, pattern, listener, first=first)
            return life

    def unsubscribe(self, listener: Listener, session_id: str | None, pattern: str, life: Life | None) -> None:
        """Undo one `subscribe`. Does nothing if that session has ended, even if another one has its id by now."""
        if self.owner.is_here():
            with self.lock:
                if self.sessions.lives(session_id, life):
                    self.listeners.remove(session_id, pattern, listener)

    def forget(self, session_id: str | None, listener: Listener, patterns: tuple[str, ...]) -> None:
        """Undo all `subscribe` calls of a listener."""
        if self.owner.is_here():
            with self.lock:
                self.listeners.drop(session_id, (listener,), patterns)

    def listeners_to(self, session_id: str | None, method: str) -> Refs:
        """The listeners that get this event of this session, each once."""
        with self.lock:
            return self.listeners.find(session_id, method)

    def post(self, notice: Notice) -> None:
        """Deliver a helper's notice to the listeners that name it. The reader may call this, under a helper's lock."""
        with self.lock:
            refs = self.listeners.only(notice.session_id, notice.method)
        for ref in refs:
            listener = ref()
            if listener is not None:
                listener.put(notice)

    def wake(self, session_id: str | None) -> None:
        """Wake the readers of a session's queues if its program has finished and no command waits for a reply."""
        life = self.sessions.life(session_id)
        if life is None or life.over is None or self.pending.waits(session_id):
            return
        with self.lock:
            queues = self.listeners.of(session_id)
        for queue in queues:
            queue.wake()

    # --- ending ---

    def end_session(self, session_id: str | None, reason: str, *, for_good: bool = True, orderly: bool = False) -> bool:
        """End the commands and queues of a session, and of those attached through it (rule 10).

        Returns False if the session has already ended. If not `for_good`, the session stays, and so do its handlers.
        """
        with self.lock:
            if session_id not in self.sessions:
                return False
            errors = {session_id: SessionClosed(reason, session_id)}
            if for_good and session_id is not None:
                errors |= {child: SessionClosed(reason, child) for child in self.sessions.through(session_id)}
                for sid, error in errors.items():
                    self.listeners.drop(sid, (self.inbox,))  # now, because the id may be reused at once
                    self.inbox.end_session(self.sessions.get(sid), error, self.received)
                for sid in errors:
                    self.sessions.get(sid).deferred.clear()
                self.sessions.end(errors, self.received)
            # If not `for_good`, the handlers stay, because the target may come back.
            mine = {sid: [one for one in self.listeners.of(sid) if one is not self.inbox] for sid in errors}
        self.pending.end(errors)
        self.gate.end(errors)
        for sid, queues in mine.items():
            for ended in queues:
                ended.end(errors[sid], orderly)
        # Last: if Ctrl-C comes before this, the end of the connection still finds them here.
        with self.lock:
            for sid, queues in mine.items():
                self.listeners.drop(sid, queues)
        return True

    def end(self, error: ConnectionClosed | ProtocolError, orderly: bool) -> bool:
        """End everything (rule 7); returns False if it had ended. A second call finishes one that was interrupted."""
        with self.lock:
            first = self.sessions.error is None
            reason = self.sessions.error = self.sessions.error or error
            queues = [*self.listeners.all(), self.inbox]
        self.pending.end_all(reason)
        self.gate.end(None)
        for ended in queues:
            ended.end(reason, orderly)
        with self.lock:
            self.listeners.clear()
        return first
