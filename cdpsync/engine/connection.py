"""The reader thread, the commands without a reply, the open queues.

    your thread                                    reader thread
    -----------                                    -------------
    session.send_command()
      connection.submit()   pending[id] = command
        transport.send()  ------------> target
      command.result()      (asleep)    <------ 1  transport.recv()
                                                2  decode(); pop the command, or find the queues
      return result         (wakes)     <------ 3  command.resolve() / queue.put()

One reader routes in wire order: when a command's result is available, every event that the target sent before the
reply is in its queue.
"""

from __future__ import annotations

import copy
import logging
import threading
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import CDPError, CDPTimeoutError, ConnectionClosed, ProtocolError, SessionClosed
from ..threads import Deadline, Owner
from . import lifecycle
from .backlog import Backlog
from .command import CLOSE_TIMEOUT, PendingCommand, PendingInfo, outcome
from .events import EventQueue
from .inbox import Inbox
from .listeners import Listener, Listeners
from .message import Event, Reply, check_pattern, decode, encode_command, excerpt, size
from .pending import PendingCommands
from .program import Programs, Question, Source
from .runtime import ANY_TAKES
from .sessions import Attached, Life

if TYPE_CHECKING:
    from ..wire import Transport

_T = TypeVar("_T")

_log = logging.getLogger("cdpsync")
_wire = logging.getLogger("cdpsync.wire")


class Connection:
    """The commands and events of one transport, for any number of sessions.

    Threads: everything public may be called from any thread, but what is below the reader's banner is the reader's.
    Order: events and replies reach queues and commands in the order in which the target sent them.
    """

    def __init__(self, transport: Transport, timeout: float | None, *, log_values: bool = True) -> None:
        self.owner = Owner()
        self.timeout = timeout
        self._excerpt = excerpt if log_values else size
        self.largest_command: Callable[[Deadline], int] = lambda deadline: 0
        """Finds out how many characters a command may have for this target; 0 if that is not known."""
        self._transport = transport

        # Rule 3: held for dict and list operations only, never while sending, receiving or resolving. It guards
        # the block below, which every thread and the reader share. Reentrant, for the garbage collector may run a
        # __del__ that closes a queue at any allocation, under the lock too; whoever holds it leaves the block whole.
        self._lock = threading.RLock()
        self._pending = PendingCommands(self._lock)
        self._listeners = Listeners()
        self.sessions = Attached(self._lock)

        self.inbox = Inbox()
        """What handlers.py reads: the events of every session that has handlers."""
        self.programs = Programs(self, self._lock)

        self._number = 0  # the reader's: how many messages have come
        self._oddity: tuple[float, str] | None = None  # when the last thing came that answers nobody, and what it was
        # logging remembers the answer. The first to ask takes a lock of its own, and Ctrl-C there leaves it held: not
        # in the middle of a command, then, where the reader would meet it.
        for logger in (_log, _wire):
            logger.isEnabledFor(logging.DEBUG)
        # Rule 12: a daemon with a name, started last, when everything that it uses is there.
        self._reader = threading.Thread(target=self._read, name="cdpsync-reader", daemon=True)
        self._reader.start()

    # --- any thread ---

    def submit(
        self,
        method: str,
        params: Mapping[str, Any] | None,
        session_id: str | None,
        deadline: Deadline,
        keep: object = None,
    ) -> PendingCommand:
        """Send a command. TypeError or ValueError if it is not a command; CDPTimeoutError if it could not be sent.

        The command refers to `keep`, and so keeps it alive.
        """
        self.owner.check()
        command = PendingCommand(self, method, session_id, self.timeout, keep)
        try:
            self._register(command)
            text = encode_command(command.id, method, params, session_id)
            if len(text) > ANY_TAKES and 0 < (most := self.largest_command(deadline)) < len(text):
                raise ValueError(
                    f"{method}: the command has {len(text):,} characters; this target drops the connection at "
                    f"more than {most:,}"
                )
            if _wire.isEnabledFor(logging.DEBUG):
                self._trace("=>", f"#{command.id} {method}", session_id, text)
            # The reader must not wait here: nothing is received meanwhile, and a target that cannot send may not read.
            self._transport.send(text, None if self.in_reader() else deadline)
            command.sent = True
            self.programs.follow(command)
        except BaseException as error:
            self._pending.pop(session_id, command.id)
            self.wake(session_id)  # a queue's reader that saw it here waits for its reply
            if isinstance(error, CDPError) or not isinstance(error, OSError):
                raise
            if isinstance(error, TimeoutError):
                raise CDPTimeoutError(method, deadline.seconds, f"it could not be sent: {error}") from None
            self.join(0.5)  # the reader knows better: the close code, and what came before
            raise copy.copy(self.error) or ConnectionClosed(f"{method} could not be sent: {error}") from error
        return command

    def ask(
        self, method: str, params: Mapping[str, Any] | None, session_id: str | None, then: Callable[[Any], None]
    ) -> Question:
        """Send a command of our own, and wait for nothing: the reader may call this.

        `then` is called with the outcome, in the reader thread or in the one that ends the connection or the session.
        """
        question = Question(self, method, session_id, then)
        try:
            self._register(question)
        except CDPError as error:
            question.resolve(error)
            return question
        text = encode_command(question.id, method, params, session_id)
        if _wire.isEnabledFor(logging.DEBUG):
            self._trace("=>", f"#{question.id} {method}", session_id, text)
        self._transport.send(text, None)
        return question

    def _register(self, command: PendingCommand) -> None:
        with self._lock:
            # Rule 2: looked up and registered under one lock, else a command that comes between the end of the
            # connection and the end of its waiters sleeps out its timeout.
            self.sessions.get(command.session_id)
            # Rule 1: registered before it is sent, else a fast reply finds no one waiting.
            self._pending.add(command)

    def give_up(self, command: PendingCommand, error: CDPError) -> bool:
        """Rule 4: a timeout pops the command, and whoever pops it resolves it, so it is resolved once.

        False if it is done, or about to be.
        """
        if self._pending.pop(command.session_id, command.id) is None:
            return False
        command.resolve(error)
        self.wake(command.session_id)
        return True

    def hint(self, since: float) -> str:
        """Why a command that was sent at this time may have no reply."""
        oddity = self._oddity
        if oddity is not None and oddity[0] >= since:
            return f"what did come meanwhile was {oddity[1]}"
        return "the target may be paused, busy, or waiting for Runtime.runIfWaitingForDebugger"

    def listen(
        self, session_id: str | None, patterns: tuple[str, ...], maxlen: int | None, keep: object = None
    ) -> EventQueue:
        """A queue that hears the events of one session whose method is one of the patterns."""
        for pattern in patterns:
            check_pattern(pattern)
        source = Source(self, session_id, keep)
        backlog = Backlog(patterns, maxlen, source)
        queue = EventQueue(backlog, self.timeout, source.forget)
        try:
            for pattern in patterns:
                self.subscribe(backlog, session_id, pattern)
        except BaseException:
            self.forget(session_id, backlog)
            raise
        return queue

    def subscribe(self, listener: Listener, session_id: str | None, pattern: str) -> Life:
        """Let a listener hear this too. Give what is returned to `unsubscribe`."""
        self.owner.check()
        check_pattern(pattern)
        with self._lock:
            life = self.sessions.get(session_id)
            self._listeners.add(session_id, pattern, listener)
            return life

    def unsubscribe(self, listener: Listener, session_id: str | None, pattern: str, life: Life) -> None:
        """Undo one `subscribe`. Does nothing if that session has ended, even if another has its id by now."""
        if not self.owner.is_here():
            return
        with self._lock:
            if self.sessions.lives(session_id, life):
                self._listeners.remove(session_id, pattern, listener)

    def wake(self, session_id: str | None) -> None:
        """Wake the readers of a session's queues, if its program has finished and no command waits for a reply."""
        if self.programs.over(session_id) is None or self.waits(session_id):
            return
        with self._lock:
            queues = self._listeners.of(session_id)
        for queue in queues:
            queue.wake()

    def waits(self, session_id: str | None) -> bool:
        """Whether a command of this session waits for its reply."""
        return any(not command.hidden for command in self._pending.of(session_id))

    def sent_in(self, session_id: str | None) -> list[PendingCommand]:
        """The commands of a session that are on the wire and have no reply."""
        return [command for command in self._pending.of(session_id) if command.sent]

    def forget(self, session_id: str | None, backlog: Backlog) -> None:
        """Forget a listener that no longer listens."""
        if self.owner.is_here():
            with self._lock:
                self._listeners.drop(session_id, (backlog,), backlog.methods)

    def attach(self, session_id: str, target_id: str | None, parent: str | None, number: int) -> None:
        """A session exists, says the target: in an event and in a reply, in either order; this was message `number`."""
        self.sessions.add(session_id, target_id, parent, number)

    def keep(self, session_id: str | None, kind: type[_T]) -> _T:
        """The one object of this kind for this session, made when it is first asked for; it goes with the session."""
        one: _T = self.sessions.get(session_id).kept.setdefault(kind, kind())
        return one

    def pending(self) -> list[PendingInfo]:
        self.owner.check()
        commands = [command for command in self._pending if not command.hidden]
        return [PendingInfo(command.id, command.method, command.age, command.session_id) for command in commands]

    @property
    def received(self) -> int:
        """How many messages have come so far; the number of the last one."""
        return self._number

    @property
    def error(self) -> ConnectionClosed | ProtocolError | None:
        """Why it ended; None while it is open."""
        return self.sessions.error

    def close(self) -> None:
        """End it, and everyone who waits. Rule 11: from any thread, twice, inside a handler; never reads the socket."""
        if not self.owner.is_here():
            self._transport.release()  # this process's copy of the descriptor; the parent's is untouched
            return
        deadline = Deadline(CLOSE_TIMEOUT / 2)
        try:
            if self._end(ConnectionClosed("it was closed on this side"), orderly=True):
                self._transport.close(deadline)
            self.join(deadline.remaining())
        finally:  # Ctrl-C may have come before all were told: the reader tells them again
            self._transport.abort()  # a peer that did not answer the goodbye
        self.join(CLOSE_TIMEOUT / 2)

    def abandon(self) -> None:
        """End it without a goodbye, and wait for nothing: a __del__ may call this anywhere."""
        self._end(ConnectionClosed("its client was dropped without close()"), orderly=True)
        self._transport.abort()

    def in_reader(self) -> bool:
        """Whether this is the reader thread: the garbage collector may run a __del__ there."""
        return threading.get_ident() == self._reader.ident

    def join(self, timeout: float | None) -> bool:
        """Wait until it has ended; returns whether it has."""
        if not self.in_reader():
            self._reader.join(timeout)
        return self.error is not None

    # --- the reader thread; rule 8: it runs no user code and waits for nothing but the socket ---

    def _read(self) -> None:
        try:
            while True:
                self._route(self._transport.recv())  # without a name: it would be kept until the next one comes
        except (ConnectionClosed, ProtocolError) as error:
            self._end(error)
        except BaseException as error:  # Rule 7: every way out of the loop, a fault of ours too, ends every waiter
            self._end(ProtocolError(f"the reader failed: {error!r}"))
            raise
        finally:
            self._transport.abort()
            self._transport.release()

    def _route(self, text: str) -> None:
        if self.error is not None:
            return  # it is being closed, and only the peer's goodbye is awaited
        self._number += 1
        try:
            message = decode(text, self._number)
        except ProtocolError as error:
            empty = "an empty frame (Node's answer where a result is nested too deeply: ask for less of it)"
            self.note(f"{error}: {self._excerpt(text)}" if text else empty)
            return
        if isinstance(message, Event):
            self._deliver(message, text)
        else:
            self._settle(message, text)

    def _deliver(self, event: Event, text: str) -> None:
        method, _, session_id, _ = event
        if _wire.isEnabledFor(logging.DEBUG):
            self._trace("<-", method, session_id, text)
        if method == lifecycle.ATTACHED:
            lifecycle.attach(self, event)
        queues = self._listeners.known(session_id, method)
        if queues is None:
            with self._lock:
                queues = self._listeners.hearing(session_id, method)
        for ref in queues:  # Rule 14: no listener, nothing is kept
            listening = ref()
            if listening is not None:
                listening.put(event)
        if method in lifecycle.ENDS:
            lifecycle.end(self, event)

    def _settle(self, reply: Reply, text: str) -> None:
        if reply.id is None:
            self.note(f"an error without id: {self._excerpt(text)}")
            return
        command = self._pending.pop(reply.session_id, reply.id)
        result: dict[str, Any] | CDPError | None = None
        if command is None and reply.session_id is None:
            command = self._pending.pop_of_any_session(reply.id)
            if command is not None and reply.error is None:
                result = ProtocolError(f"{command.method}: the target answered for itself, not for the session")
        if _wire.isEnabledFor(logging.DEBUG):
            self._trace("<=", f"#{reply.id} {command.method if command else '?'}", reply.session_id, text)
        if command is None:
            what = "neither a reply nor an event" if reply.doubtful else "a reply that no command waits for"
            (self.note if reply.doubtful else _log.debug)(f"{what}: {self._excerpt(text)}")
            return
        result = result or outcome(command.method, reply)
        command.resolve(self.programs.outcome(command.session_id, result), reply.number)
        if not command.hidden:
            self.wake(command.session_id)

    def _trace(self, arrow: str, what: str, session_id: str | None, text: str) -> None:
        _wire.debug("%s %s%s %s", arrow, what, f" @{session_id}" if session_id else "", self._excerpt(text, 300))

    def note(self, oddity: str) -> None:
        """Remember what answers nobody: a command that times out can then say what came instead."""
        _log.debug("from the target: %s", oddity)
        self._oddity = (time.monotonic(), oddity)

    # --- the ends; any thread ---

    def end_session(self, session_id: str | None, reason: str, *, for_good: bool = True, orderly: bool = False) -> bool:
        """End the commands and queues of a session, and of those attached through it; False where it is over."""
        with self._lock:
            if session_id not in self.sessions:
                return False
            errors = {session_id: SessionClosed(reason, session_id)}
            if for_good and session_id is not None:
                errors |= {child: SessionClosed(reason, child) for child in self.sessions.through(session_id)}
                for sid, error in errors.items():
                    self.programs.forget(sid)
                    self._listeners.drop(sid, (self.inbox,))  # now: the id may be given again at once
                    self.inbox.end_session(self.sessions.get(sid), error, self._number)
                self.sessions.end(errors, self._number)
            # If it is not for good, the handlers stay: the target may come back.
            mine = {sid: [one for one in self._listeners.of(sid) if one is not self.inbox] for sid in errors}
        self._pending.resolve(errors)
        for sid, queues in mine.items():
            for ended in queues:
                ended.end(errors[sid], orderly)
        # Last: Ctrl-C before this leaves them for whoever ends the connection.
        with self._lock:
            for sid, queues in mine.items():
                self._listeners.drop(sid, queues)
        return True

    def _end(self, error: ConnectionClosed | ProtocolError, orderly: bool = False) -> bool:
        """Rule 7: whatever ended it, every waiter is told, and told why. False where it had ended before."""
        with self._lock:
            first = self.error is None
            reason = self.sessions.error = self.error or error
            queues = [*self._listeners.all(), self.inbox]
        # A second call does it all again: Ctrl-C may have ended the first in the middle.
        self._pending.resolve_all(reason)
        for ended in queues:
            ended.end(reason, orderly)
        with self._lock:
            self._listeners.clear()
        return first
