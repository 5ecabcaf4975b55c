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
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from .attached import Attached
from .command import CLOSE_TIMEOUT, Pending, PendingCommand, outcome
from .deadline import Deadline
from .errors import CDPError, CDPTimeoutError, ConnectionClosed, ProtocolError, SessionClosed
from .events import EventQueue
from .listeners import Listeners
from .message import MAX_ID, Event, Reply, check_pattern, decode, encode_command, excerpt, size
from .process import Process

if TYPE_CHECKING:
    from .transport import Transport

_T = TypeVar("_T")

_log = logging.getLogger("cdpsync")
_wire = logging.getLogger("cdpsync.wire")

SESSION_ENDED = ""
"""The method of an event of our own, which tells the handlers that a session is over."""


class Connection:
    """The commands and events of one transport, for any number of sessions.

    Threads: everything public may be called from any thread, but what is below the reader's banner is the reader's.
    Order: events and replies reach queues and commands in the order in which the target sent them.
    """

    def __init__(self, transport: Transport, timeout: float | None, *, log_values: bool = True) -> None:
        self.process = Process()
        self.timeout = timeout
        self._excerpt = excerpt if log_values else size
        self.max_command = 0
        """Characters of the longest command the target takes; 0 where that is not known."""
        self._transport = transport

        # Rule 3: held for dict and list operations only, never while sending, receiving or resolving. It guards
        # the block below, which every thread and the reader share. Reentrant, for the garbage collector may run a
        # __del__ that closes a queue at any allocation, under the lock too; whoever holds it leaves the block whole.
        self._lock = threading.RLock()
        self._error: ConnectionClosed | ProtocolError | None = None
        self._last_id = 0
        self._pending: dict[tuple[str | None, int], PendingCommand] = {}
        self._ending: list[PendingCommand] = []  # popped and to be resolved: Ctrl-C may have come in between
        self._listeners = Listeners()
        self._attached = Attached()

        # What handlers.py reads: it outlives sessions, and hears nothing until something subscribes it.
        self.handled = EventQueue(("on_event handlers",), None, None, partial(self._forget_queue, None))

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
        self, method: str, params: Mapping[str, Any] | None, session_id: str | None, deadline: Deadline
    ) -> PendingCommand:
        """Send a command. TypeError or ValueError for what is no command; CDPTimeoutError if it could not be sent."""
        self.process.check()
        command = PendingCommand(self, method, session_id, self.timeout)
        try:
            with self._lock:
                # Rule 2: looked up and registered under one lock, else a command that comes between the end of the
                # connection and the end of its waiters sleeps out its timeout.
                self._check_open(session_id)
                command.id = self._next_id(session_id)
                # Rule 1: registered before it is sent, else a fast reply finds no one waiting.
                self._pending[session_id, command.id] = command
            text = encode_command(command.id, method, params, session_id)
            if 0 < self.max_command < len(text):
                raise ValueError(
                    f"{method}: the command has {len(text):,} characters; this target drops the connection at "
                    f"more than {self.max_command:,}"
                )
            if _wire.isEnabledFor(logging.DEBUG):
                self._trace("=>", f"#{command.id} {method}", session_id, text)
            self._transport.send(text, deadline)
        except BaseException as error:
            self._pop(session_id, command.id)
            if isinstance(error, CDPError) or not isinstance(error, OSError):
                raise
            if isinstance(error, TimeoutError):
                raise CDPTimeoutError(method, deadline.seconds, f"it could not be sent: {error}") from None
            self._join_reader(0.5)  # it knows better: the close code, and what came before
            raise copy.copy(self._error) or ConnectionClosed(f"{method} could not be sent: {error}") from error
        return command

    def give_up(self, command: PendingCommand, seconds: float) -> None:
        """Rule 4: a timeout pops the command, and whoever pops it resolves it, so it is resolved once."""
        if self._pop(command.session_id, command.id) is not None:
            oddity = self._oddity
            hint = "the target may be paused, busy, or waiting for Runtime.runIfWaitingForDebugger"
            if oddity is not None and oddity[0] >= command.sent_at:
                hint = f"what did come meanwhile was {oddity[1]}"
            command.resolve(CDPTimeoutError(command.method, seconds, hint))

    def listen(self, session_id: str | None, patterns: tuple[str, ...], maxlen: int | None) -> EventQueue:
        """A queue that hears the events of one session whose method is one of the patterns."""
        for pattern in patterns:
            check_pattern(pattern)
        queue = EventQueue(patterns, maxlen, self.timeout, partial(self._forget_queue, session_id))
        try:
            for pattern in patterns:
                self.subscribe(queue, session_id, pattern)
        except BaseException:
            self._forget_queue(session_id, queue)
            raise
        return queue

    def subscribe(self, queue: EventQueue, session_id: str | None, pattern: str) -> None:
        """Let a queue hear more."""
        self.process.check()
        check_pattern(pattern)
        with self._lock:
            self._check_open(session_id)
            self._listeners.add(session_id, pattern, queue)

    def unsubscribe(self, queue: EventQueue, session_id: str | None, pattern: str) -> None:
        """Undo one `subscribe`; nothing happens where the session's end already has."""
        if not self.process.is_here():
            return
        with self._lock:
            self._listeners.remove(session_id, pattern, queue)

    def _forget_queue(self, session_id: str | None, queue: EventQueue) -> None:
        if self.process.is_here():
            with self._lock:
                self._listeners.drop(session_id, (queue,), queue.methods)

    def attach(self, session_id: str, target_id: str | None, parent: str | None, number: int) -> None:
        """A session exists, says the target: in an event and in a reply, in either order; this was message `number`."""
        with self._lock:
            self._attached.add(session_id, target_id, parent, number)

    def keep(self, session_id: str | None, kind: type[_T]) -> _T:
        """The one object of this kind for this session, made when it is first asked for; it goes with the session."""
        fresh = kind()
        with self._lock:
            self._check_open(session_id)
            one: _T = self._attached.kept(session_id).setdefault(kind, fresh)
            return one

    def target_of(self, session_id: str | None) -> str | None:
        """The target id of an attached session. SessionClosed if there is no such session."""
        with self._lock:
            self._check_open(session_id)
            return self._attached.target_of(session_id)

    def pending(self) -> list[Pending]:
        self.process.check()
        with self._lock:
            commands = list(self._pending.values())
        return [Pending(command.id, command.method, command.age, command.session_id) for command in commands]

    @property
    def received(self) -> int:
        """How many messages have come so far; the number of the last one."""
        return self._number

    @property
    def error(self) -> ConnectionClosed | ProtocolError | None:
        """Why it ended; None while it is open."""
        return self._error

    def close(self) -> None:
        """End it, and everyone who waits. Rule 11: from any thread, twice, inside a handler; never reads the socket."""
        if not self.process.is_here():
            self._transport.release()  # this process's copy of the descriptor; the parent's is untouched
            return
        deadline = Deadline(CLOSE_TIMEOUT / 2)
        try:
            if self._end(ConnectionClosed("it was closed on this side"), orderly=True):
                self._transport.close(deadline)
            self._join_reader(deadline.remaining())
        finally:  # Ctrl-C may have come before all were told: the reader tells them again
            self._transport.abort()  # a peer that did not answer the goodbye
        self._join_reader(CLOSE_TIMEOUT / 2)

    def _join_reader(self, timeout: float | None) -> None:
        if threading.current_thread() is not self._reader:  # a __del__ of the user's may run anywhere
            self._reader.join(timeout)

    def _check_open(self, session_id: str | None) -> None:
        """Under the lock."""
        if self._error is not None:
            raise copy.copy(self._error)
        self._attached.check(session_id)

    def _next_id(self, session_id: str | None) -> int:
        """Under the lock."""
        while True:
            self._last_id = self._last_id % MAX_ID + 1
            if (session_id, self._last_id) not in self._pending:
                return self._last_id

    def _pop(self, session_id: str | None, id: int) -> PendingCommand | None:
        with self._lock:
            return self._pending.pop((session_id, id), None)

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
        if self._error is not None:
            return  # it is being closed, and only the peer's goodbye is awaited
        self._number += 1
        try:
            message = decode(text, self._number)
        except ProtocolError as error:
            empty = "an empty frame (Node's answer where a result is nested too deeply: ask for less of it)"
            self._note(f"{error}: {self._excerpt(text)}" if text else empty)
            return
        if isinstance(message, Event):
            self._deliver(message, text)
        else:
            self._settle(message, text)

    def _deliver(self, event: Event, text: str) -> None:
        method, _, session_id, _ = event
        if _wire.isEnabledFor(logging.DEBUG):
            self._trace("<-", method, session_id, text)
        queues = self._listeners.known(session_id, method)
        if queues is None:
            with self._lock:
                queues = self._listeners.hearing(session_id, method)
        for listening in queues:  # Rule 14: no listener, nothing is kept
            listening.put(event)
        if method in _TARGET_EVENTS:
            self._follow_targets(event)

    def _settle(self, reply: Reply, text: str) -> None:
        if reply.id is None:
            self._note(f"an error without id: {self._excerpt(text)}")
            return
        if _wire.isEnabledFor(logging.DEBUG):
            with self._lock:
                waiting = self._pending.get((reply.session_id, reply.id))
            what = f"#{reply.id} {waiting.method if waiting else '(nobody waits)'}"
            self._trace("<=", what, reply.session_id, text)
        command = self._pop(reply.session_id, reply.id)
        if command is None:
            _log.debug("a reply that nobody waits for: %s", self._excerpt(text))
        else:
            command.resolve(outcome(command.method, reply), reply.number)

    def _trace(self, arrow: str, what: str, session_id: str | None, text: str) -> None:
        _wire.debug("%s %s%s %s", arrow, what, f" @{session_id}" if session_id else "", self._excerpt(text, 300))

    def _note(self, oddity: str) -> None:
        """Remember what answers nobody: a command that times out can then say what came instead."""
        _log.debug("from the target: %s", oddity)
        self._oddity = (time.monotonic(), oddity)

    def _follow_targets(self, event: Event) -> None:
        """Rule 10: a target that goes away ends its session's waiters: nothing pending there is ever answered."""
        name, params, session_id = event.method, event.params, event.session_id
        named = params.get("sessionId")
        if name in ("Target.attachedToTarget", "Target.detachedFromTarget"):
            if not isinstance(named, str):
                self._note(f"{name} without a sessionId")
            elif name == "Target.detachedFromTarget":
                self.end_session(named, "detached from its target")
            else:
                info = params.get("targetInfo")
                self.attach(named, info.get("targetId") if isinstance(info, dict) else None, session_id, event.number)
        elif name == "Inspector.detached":
            self.end_session(session_id, f"the target detached: {params.get('reason')!s:.200}")
        elif name == "Inspector.targetCrashed":
            self.end_session(session_id, "the target crashed; Page.navigate may revive it", for_good=False)
        else:
            with self._lock:
                gone = self._attached.of_target(params.get("targetId"))
            for sid in gone:
                if name == "Target.targetDestroyed":
                    self.end_session(sid, "its target was destroyed")
                else:
                    self.end_session(sid, "its target crashed", for_good=False)

    # --- the ends; any thread ---

    def end_session(self, session_id: str | None, reason: str, *, for_good: bool = True, orderly: bool = False) -> bool:
        """End the commands and queues of a session, and of those attached through it; False where it is over."""
        with self._lock:
            if self._error is not None or session_id not in self._attached:
                return False
            errors = {session_id: SessionClosed(reason, session_id)}
            if for_good and session_id is not None:
                errors |= {child: SessionClosed(reason, child) for child in self._attached.through(session_id)}
                self._attached.end(errors, self._number)
            mine = {sid: self._listeners.of(sid) for sid in errors}
            handled = [sid for sid, queues in mine.items() if self.handled in queues]
            for sid in handled:
                mine[sid].remove(self.handled)
                if for_good:  # else its handlers stay: the target may come back
                    self._listeners.drop(sid, (self.handled,))  # now: the id may be given again at once
            number = self._number
        for sid in handled if for_good else ():
            self.handled.put(Event(SESSION_ENDED, {}, sid, number))
        self._resolve_all(errors)
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
            first = self._error is None
            self._error = self._error or error
            queues = [*self._listeners.all(), self.handled]
            sessions = dict.fromkeys((key[0] for key in list(self._pending)), self._error)
        # A second call does it all again: Ctrl-C may have ended the first in the middle.
        self._resolve_all(sessions)
        for command in list(self._ending):
            if not command.done():
                command.resolve(self._error)
        for ended in queues:
            ended.end(self._error, orderly)
        with self._lock:
            self._listeners.clear()
        return first

    def _resolve_all(self, errors: Mapping[str | None, CDPError]) -> None:
        """End the commands of these sessions, each with its session's error."""
        with self._lock:
            keys = [key for key in list(self._pending) if key[0] in errors]  # a __del__ may submit meanwhile
        for key in keys:
            with self._lock:
                command = self._pending.get(key)
                if command is None:
                    continue
                self._ending.append(command)
                del self._pending[key]
            command.resolve(errors[key[0]])
            self._ending.remove(command)


_TARGET_EVENTS = frozenset(
    [f"Target.{name}" for name in ("attachedToTarget", "detachedFromTarget", "targetDestroyed", "targetCrashed")]
    + ["Inspector.detached", "Inspector.targetCrashed"]
)
