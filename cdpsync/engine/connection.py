"""One connection: sends commands, and routes replies and events to the threads that wait for them.

    your thread                                    reader thread
    -----------                                    -------------
    session.send_command()
      connection.call()     pending[id] = command
        transport.send()  ------------> target
      command._result_by()  (asleep)    <------ 1  transport.recv()
                                                2  decode(); pop the command, or find the listeners
      return result         (wakes)     <------ 3  command._resolve() / listener.put()

The reader routes in wire order: when a command has its result, every event that the target sent before the reply is in
its queue.

The rules of the engine. Comments in other files refer to them by number.

 1  A command is registered before it is sent, because the reply may arrive before send() returns.
 2  One lock covers both the check that the session is open and the registration of the command. Otherwise a command
    that is registered while the connection ends could wait for ever.
 3  The lock is held for dict and list operations only, never while sending, receiving, resolving or calling a handler.
 4  The first outcome of a command counts: a reply, a timeout, giving up, or the end of its session. A user's thread
    resolves a command before it removes it from the table, because Ctrl-C between the two would leave it unresolved.
 5  A caller waits on a lock that the reader never waits for, so Ctrl-C in the caller cannot stop the reader.
    (concurrent.futures.Future is different: its condition is Python code, and Ctrl-C can leave it locked.) Nor can a
    caller cancel a command, so the reader can always resolve it.
 6  Each waiting thread raises its own copy of an error, because threads that raise one object mix their tracebacks.
 7  However the reader ends, even through a bug in this package, every waiting call gets an error that says why.
 8  The reader runs no user code, and waits only for the socket.
 9  Handlers and callbacks run on their own thread, so they may send commands, wait, and close the client. If one
    raises, the error is logged and the next one is called.
10  When a target goes away, every wait in its session ends, because nothing will be answered there.
11  close() may be called by any thread, more than once, and inside a handler. It never reads the socket.
12  The reader is a daemon thread with a name. It is started last, when everything that it uses exists.
13  A connection belongs to the process that opened it. After fork(), two processes would read one socket, and a thread
    that does not exist in the child may hold a lock.
14  An event that nothing listens to is not kept.
15  Nothing is sent to Deno or Chromium between a command that ends a pause and Debugger.resumed (see gate.py).
    Everything that is sent goes through `Outgoing.send`.
16  A session may be wrapped: its messages travel as text within commands and events of its parent, as those of Node's
    workers do (see wrapping.py). Only Outgoing, which wraps them, and Router, which unwraps them, know the difference.
    The reader unwraps and routes a message at once, so that there is one order for all sessions.
"""

from __future__ import annotations

import copy
import logging
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import CDPError, CDPTimeoutError, ConnectionClosed, ProtocolError
from ..threads import Deadline, Owner
from .backlog import Backlog
from .census import Census
from .command import CLOSE_TIMEOUT, Outcome, PendingCommand, PendingInfo
from .events import EventQueue
from .handlers import EventThread
from .message import check_pattern, excerpt, size
from .outgoing import Outgoing
from .program import Programs
from .question import Question
from .routing import Router
from .source import Source
from .waiters import Waiters

if TYPE_CHECKING:
    from ..wire import Transport
    from .gate import Gate
    from .inbox import Inbox
    from .listeners import Listener
    from .message import Notice
    from .sessions import Life, Sessions

_T = TypeVar("_T")


class Connection:
    """The commands and events of one transport, for any number of sessions.

    Threads: any thread may call any method.
    Order: events and replies reach queues and commands in the order in which the target sent them.
    """

    def __init__(self, transport: Transport, timeout: float | None, *, log_values: bool = True) -> None:
        self._waiters = waiters = Waiters()
        self.owner: Owner = waiters.owner
        self.sessions: Sessions = waiters.sessions
        self.inbox: Inbox = waiters.inbox
        self.gate: Gate = waiters.gate
        self.post: Callable[[Notice], None] = waiters.post
        self.timeout = timeout
        self.partings: list[Callable[[], None]] = []
        """What is called before the connection is closed on this side. It may `ask`, and must not wait."""
        self._transport = transport
        self.event_thread: EventThread = EventThread(waiters)
        self.programs: Programs = Programs(waiters, self.ask)
        census = Census(waiters, self.programs, self.ask, self.join)
        self._router = Router(waiters, self.programs, census, excerpt if log_values else size)
        self.unheard: set[str] = self._router.unheard
        self.outgoing: Outgoing = Outgoing(transport, waiters, self, self._router.trace)
        # The first isEnabledFor() takes the lock of the logging module, and Ctrl-C in it can leave that locked, which
        # stops the reader (rule 5). logging remembers the answer, so that later calls do not take the lock.
        for name in ("cdpsync", "cdpsync.wire"):
            logging.getLogger(name).isEnabledFor(logging.DEBUG)
        self._reader = threading.Thread(target=self._read, name="cdpsync-reader", daemon=True)  # Rule 12
        self._reader.start()

    # --- commands; any thread ---

    def call(
        self,
        method: str,
        params: Mapping[str, Any] | None,
        session_id: str | None,
        deadline: Deadline,
        keep: object = None,
    ) -> dict[str, Any]:
        """Send a command and wait for its result. Raises what `submit` and `result_of` raise."""
        return self.result_of(self.submit(method, params, session_id, deadline, keep, waits=True), deadline)

    def submit(
        self,
        method: str,
        params: Mapping[str, Any] | None,
        session_id: str | None,
        deadline: Deadline,
        keep: object = None,
        *,
        waits: bool = False,
    ) -> PendingCommand:
        """Send a command. Raises TypeError or ValueError if it is malformed, CDPTimeoutError if it cannot be sent.

        The command refers to `keep`, and so keeps it alive. With `waits`, this may wait for the reply.
        """
        self.owner.check()
        command = PendingCommand(self, method, session_id, self.timeout, keep)
        try:
            life = self._waiters.register(command)  # Rule 1
            if life.deferred:
                self._send_deferred(life, session_id)
            text = self.outgoing.encode(command, life, params, deadline)
            # The reader must not wait here: nothing is received meanwhile, and a target that cannot send may not read.
            answered = command._wait_until_done if waits else None
            self.outgoing.send(command, text, None if self.in_reader() else deadline, answered)
            command._sent = True
            self.programs.follow(command, life)
        except BaseException as error:
            self.give_up(command, ConnectionClosed(f"{method} was not sent"))  # wakes queues that wait for its events
            if isinstance(error, CDPError) or not isinstance(error, OSError):
                raise
            if isinstance(error, TimeoutError):
                raise CDPTimeoutError(method, deadline.seconds, f"it could not be sent: {error}") from None
            self.join(0.5)  # the reader learns the close code, and receives what the target sent before it
            raise copy.copy(self.error) or ConnectionClosed(f"{method} could not be sent: {error}") from error
        return command

    def _send_deferred(self, life: Life, session_id: str | None) -> None:
        for method, params in life.deferred.take():
            self.ask(method, params, session_id, lambda outcome: None)

    def result_of(self, command: PendingCommand, deadline: Deadline) -> dict[str, Any]:
        """The result of a command that only the caller holds: gives it up if the deadline passes, or on Ctrl-C."""
        try:
            return command._result_by(deadline)
        except BaseException:
            command.give_up()
            raise

    def ask(
        self, method: str, params: Mapping[str, Any] | None, session_id: str | None, then: Callable[[Outcome], None]
    ) -> Question:
        """Send a command of the engine's own without waiting; the reader may call this.

        `then` is called with the outcome, on the reader's thread or on the one that ends the connection or session.
        """
        question = Question(self, method, session_id, then)
        try:
            life = self._waiters.register(question)
            text = self.outgoing.encode(question, life, params)
        except CDPError as error:
            self.give_up(question, error)
            return question
        self.outgoing.send(question, text, None)
        return question

    def later(self, method: str, params: Mapping[str, Any], session_id: str | None, life: Life | None = None) -> None:
        """Send a command just before the next one of this session, and ignore its result.

        Any thread may call this, even from a __del__ that runs at any line: it takes no lock and sends nothing. At most
        a thousand of these are sent before one command. They are dropped if the session ends first. Pass `life`, which
        `sessions.get(session_id)` returns, if the command must not go to a later session with the same id.
        """
        now = self.sessions.life(session_id)
        if now is not None and (life is None or life is now) and self.error is None:
            now.deferred.add(method, params)

    def pending(self) -> list[PendingInfo]:
        """The commands without a reply, the oldest first."""
        self.owner.check()
        commands = [command for command in self._waiters.pending if not command._hidden]
        return [PendingInfo(command.id, command.method, command.age, command.session_id) for command in commands]

    def give_up(self, command: PendingCommand, error: CDPError) -> bool:
        """End a command with this error; returns False if it is already done."""
        return self._waiters.give_up(command, error)

    def hint(self, since: float) -> str:
        """Why a command may have no reply that was sent at `since`, a time of time.monotonic()."""
        return self._router.hint(since)

    def start_callbacks(self) -> None:
        """Start the thread that calls the callbacks of commands."""
        self.event_thread.start()

    def call_back(self, command: PendingCommand) -> None:
        """Queue the callbacks of a command, behind the events that came before its reply."""
        self.inbox.add_done(command, command.reply_number or self.received)

    # --- events and sessions; any thread ---

    def listen(
        self, session_id: str | None, patterns: tuple[str, ...], maxlen: int | None, keep: object = None
    ) -> EventQueue:
        """A queue of the events of one session that match one of the patterns."""
        for pattern in patterns:
            check_pattern(pattern)
        source = Source(self._waiters, self.programs, self.in_reader, session_id, keep)
        backlog = Backlog(patterns, maxlen, source)
        queue = EventQueue(backlog, self.timeout, source.forget)
        try:
            for pattern in patterns:
                self._waiters.subscribe(backlog, session_id, pattern)
        except BaseException:
            source.forget(backlog)
            raise
        return queue

    def observe(self, session_id: str | None, listener: Listener, *patterns: str) -> None:
        """Call `listener.put(event)` for each event of a session that matches, until `listener.end` is called.

        This keeps the state of a helper up to date, such as a table of scripts. The reader calls `put` in wire order,
        before any queue or handler gets the event. So once a command has returned, the state includes every event
        before its reply, and whoever gets an event finds the state at least as new. `put` must not wait, and must not
        call the user's code (rule 8). If it raises, the error is logged. The listener is held weakly.

        `end` is called when the session ends, and also when a page crashes. If the page is loaded again, the session
        continues, but the listener must be added again. Raises what `listen` raises.
        """
        for pattern in patterns:
            check_pattern(pattern)
        try:
            for pattern in patterns:
                self._waiters.subscribe(listener, session_id, pattern, first=True)
        except BaseException:
            self._waiters.forget(session_id, listener, patterns)
            raise

    def unobserve(self, session_id: str | None, listener: Listener, *patterns: str) -> None:
        """Undo one call of `observe`."""
        self._waiters.forget(session_id, listener, patterns)

    def attach(self, session_id: str, target_id: str | None, parent: str | None, number: int) -> None:
        """Add a session that message `number` announced. An event and a reply may both announce it, in either order."""
        self.sessions.add(session_id, target_id, parent, number)

    def end_session(self, session_id: str | None, reason: str, *, orderly: bool = False) -> bool:
        """End the commands and queues of a session, and of those attached through it.

        Returns False if the session has already ended.
        """
        return self._waiters.end_session(session_id, reason, orderly=orderly)

    def keep(self, session_id: str | None, kind: type[_T]) -> _T:
        """The session's one object of this class, made at the first call and dropped with the session."""
        one: _T = self.sessions.get(session_id).kept.setdefault(kind, kind())
        return one

    @property
    def received(self) -> int:
        """How many messages have come so far, which is the number of the last one."""
        return self._waiters.received

    # --- the end; any thread ---

    @property
    def error(self) -> ConnectionClosed | ProtocolError | None:
        """Why the connection ended; None while it is open."""
        return self.sessions.error

    def close(self) -> None:
        """End the connection and every wait (rule 11)."""
        if not self.owner.is_here():
            self._transport.release()  # this process's copy of the descriptor; the parent's is untouched
            return
        deadline = Deadline(CLOSE_TIMEOUT / 2)
        try:
            while self.partings:
                self.partings.pop()()
            if self._waiters.end(ConnectionClosed("it was closed on this side"), orderly=True):
                self._transport.close(deadline)
            self.join(deadline.remaining())
        finally:  # the peer may not have answered the close frame; after Ctrl-C, the reader ends the remaining waits
            self._transport.abort()
        self.join(CLOSE_TIMEOUT / 2)

    def abandon(self) -> None:
        """End the connection without a close frame and without waiting: a __del__ may call this anywhere."""
        self._waiters.end(ConnectionClosed("its client was dropped without close()"), orderly=True)
        self._transport.abort()

    def in_reader(self) -> bool:
        """Whether this is the reader thread: the garbage collector may run a __del__ there."""
        return threading.get_ident() == self._reader.ident

    def join(self, timeout: float | None) -> bool:
        """Wait up to `timeout` seconds for the end of the connection; returns whether it has ended."""
        if not self.in_reader():
            self._reader.join(timeout)
        return self.error is not None

    # --- the reader thread (rule 8) ---

    def _read(self) -> None:
        try:
            while True:
                self._router.route(self._transport.recv())  # in no variable: that would keep it until the next comes
        except (ConnectionClosed, ProtocolError) as error:
            self._waiters.end(error, orderly=False)
        except BaseException as error:  # Rule 7
            self._waiters.end(ProtocolError(f"the reader failed: {error!r}"), orderly=False)
            raise
        finally:
            self._transport.abort()
            self._transport.release()
