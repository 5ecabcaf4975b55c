"""The events that one listener has still to read, and the wait for a single one."""

from __future__ import annotations

import copy
import queue
from collections.abc import Callable, Iterator
from contextlib import suppress
from types import TracebackType
from typing import Protocol

from ..errors import CDPError, CDPTimeoutError, ClosedError
from ..threads import DEFAULT, Deadline, Owner, TimedQueue, Timeout
from .message import Event


class Answering(Protocol):
    """What `events_before` needs of a command (see command.PendingCommand)."""

    method: str

    @property
    def reply_number(self) -> int | None: ...

    def done(self) -> bool: ...

    def result(self, timeout: Timeout = DEFAULT) -> object: ...

    def _wake_when_done(self, wake: Callable[[], None]) -> None: ...


_AT_ONCE = Deadline(0)


class _Program(Protocol):
    """What a queue asks of the program that it listens to (see program.Source)."""

    def over(self) -> CDPError | None: ...

    @property
    def pause(self) -> float | None: ...

    def look(self) -> None: ...


def check_maxlen(maxlen: int | None) -> None:
    """ValueError unless it is a number of events or None."""
    if maxlen is not None and (type(maxlen) is not int or maxlen < 1):
        raise ValueError(f"maxlen is a number of events, at least 1, or None for all, not {maxlen!r}")


class _Wake:
    """Put into a queue to make its reader look again: a reply has come, or a program has finished."""


class _End:
    """The last thing in a queue: why nothing will follow, and whether that was in order."""

    def __init__(self, error: CDPError, orderly: bool) -> None:
        self.error = error
        self.orderly = orderly


class EventQueue:
    """The events one listener asked for, in the order in which the target sent them.

    A context manager: leaving it stops listening. What has come by then can still be read.

    `dropped` counts what a queue with `maxlen` has thrown away, the oldest first, because nobody read it in time.

    Threads: several may read; each event goes to one of them. While one is in `events_before`, no other may read.
    """

    def __init__(
        self,
        methods: tuple[str, ...],
        maxlen: int | None,
        timeout: float | None,
        unsubscribe: Callable[[EventQueue], None],
        program: _Program | None = None,
    ) -> None:
        self._unsubscribe = unsubscribe  # first, for __del__
        check_maxlen(maxlen)
        self._program = program
        self._waiting: list[None] = []  # one for each reader that waits, or may wait, for something to come
        self.methods = methods
        self.dropped = 0
        self._maxlen = maxlen
        self._timeout = timeout
        self._items: TimedQueue[Event | _Wake | _End] = TimedQueue()
        self._end: _End | None = None  # the first that came
        self._owner = Owner()
        self._wakes: list[None] = []  # one for each _Wake among the items; never fewer
        self._held: list[
            Event
        ] = []  # taken from the items, but for the next reader; `events_before` may read one too many

    # --- the readers ---

    def get(self, timeout: Timeout = DEFAULT) -> Event:
        """The next event; waits up to `timeout` seconds for it, the client's timeout by default, None for ever.

        Raises CDPTimeoutError if none came, and ClosedError if no more will come: the queue was closed, the connection or
        the target is gone (ConnectionClosed, SessionClosed), or the program has finished (ProgramEnded). After a
        ProgramEnded the queue still hears the events that later commands cause.
        """
        deadline = Deadline(timeout, self._timeout)
        item = self._next(deadline)
        while isinstance(item, _Wake):  # left by an `events_before` that its caller did not read to the end
            item = self._next(deadline)
        if item is None:
            raise CDPTimeoutError(", ".join(self.methods), deadline.seconds, _UNHEARD)
        if isinstance(item, _End):
            raise copy.copy(item.error)
        return item

    def __iter__(self) -> Iterator[Event]:
        """All events to come, waiting for each as long as it takes.

        It ends after the last event, when the queue or the client is closed or the program has finished. It raises
        ClosedError when the connection broke or the target went away.
        """
        while True:
            item = self._next(Deadline(None))
            if isinstance(item, Event):
                yield item
            elif isinstance(item, _End):
                if item.orderly:
                    return
                raise copy.copy(item.error)

    def events_before(self, *commands: Answering, timeout: Timeout = DEFAULT) -> Iterator[Event]:
        """The events that the target sent before its reply to one of `commands`; ends at the first reply.

        The reply itself is the command's: `command.result()`, which then no longer waits. `timeout` is the longest
        silence, not the whole: seconds, the client's by default, None for ever. After the CDPTimeoutError it raises,
        the command still waits and `events_before` may be called again. ClosedError as for `get`; and when one of the commands
        will not be answered any more, what its `result()` raises.
        """
        at_once, deadline = Deadline(0), Deadline(timeout, self._timeout)
        for command in commands:
            command._wake_when_done(self._wake)
        while True:
            item = self._next(at_once)
            if not isinstance(item, Event):
                # Looked at before the queue is, again: what was sent before the reply is there by then.
                over = any(command.done() for command in commands)
                deadline = at_once if over else Deadline(timeout, self._timeout)
                item = self._next(deadline)
            replies = [number for command in commands if (number := command.reply_number) is not None]
            if isinstance(item, Event):
                if replies and item.number > min(replies):
                    self._held.insert(0, item)
                    return
                yield item
            elif isinstance(item, _Wake) or (not over and any(command.done() for command in commands)):
                continue
            elif replies:
                return
            else:
                # Given up, or its session has ended: no reply comes. It knows better than the queue's own end.
                for command in commands:
                    if command.done():
                        command.result(0)
                if isinstance(item, _End):
                    raise copy.copy(item.error)
                raise CDPTimeoutError(" or ".join(command.method for command in commands), deadline.seconds)

    def drain(self) -> list[Event]:
        """The events that are here now, the oldest first; none is waited for, and an ended queue gives what it has.

        At a prompt: what came since the last look.
        """
        at_once, events, woken = Deadline(0), list[Event](), False
        try:
            for _ in range(len(self._held) + self._items.qsize()):  # not those that go on coming meanwhile
                item = self._next(at_once)
                if isinstance(item, Event):
                    events.append(item)
                woken = woken or isinstance(item, _Wake)
        except BaseException:
            self._held[:0] = events  # Ctrl-C: but for one that was just being taken they are the next reader's
            raise
        finally:
            if woken:
                self.wake()  # it was meant for another reader, which waits
        return events

    def _next(self, deadline: Deadline) -> Event | _Wake | _End | None:
        """What comes next, None when the deadline came first."""
        self._owner.check()
        if self._held:
            with suppress(IndexError):  # another reader was faster
                return self._held.pop(0)
        item: Event | _Wake | _End | None = None
        try:
            item = self._take(deadline)
        except queue.Empty:
            return None
        finally:  # Ctrl-C may have taken it from us
            if isinstance(item, _Wake):
                self._wakes.pop()
            if self._end is not None and not isinstance(item, (Event, _Wake)):
                self._items.put(self._end)  # for the next who asks
        return item

    def _take(self, deadline: Deadline) -> Event | _Wake | _End:
        """The next item; raises queue.Empty if the deadline comes first."""
        program = self._program
        if program is None:
            return self._items.get_by(deadline)
        if not self._items.empty():
            with suppress(queue.Empty):  # another reader was faster
                return self._items.get_by(_AT_ONCE)
        self._waiting.append(None)  # before the program is asked, so that its end cannot be missed
        try:
            while True:
                # The program is asked before the queue: once it is over, all that it has sent is in the queue.
                over = program.over()
                pause = 0.0 if over is not None else program.pause
                try:
                    return self._items.get_by(deadline if pause is None else deadline.at_most(pause))
                except queue.Empty:
                    if over is not None:
                        if len(self._waiting) > 1:
                            self._wake()  # wakes the next reader, which wakes the one after
                        return _End(over, orderly=True)
                    if deadline.passed():
                        raise
                    program.look()
        finally:
            self._waiting.pop()

    def close(self) -> None:
        """Stop listening. Safe to call twice, and from any thread: whoever waits in the queue is told."""
        self.end(ClosedError("this event queue was closed"), orderly=True)
        self._unsubscribe(self)

    def __enter__(self) -> EventQueue:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        self._unsubscribe(self)

    def __repr__(self) -> str:
        dropped = f", {self.dropped} dropped" if self.dropped else ""
        waiting = len(self._held) + self._items.qsize() - len(self._wakes) - (self._end is not None)
        ended = f", ended: {self._end.error}" if self._end is not None else ""
        return f"<EventQueue {', '.join(self.methods)}: {max(0, waiting)} waiting{dropped}{ended}>"

    # --- the connection's reader thread; never blocks ---

    def put(self, event: Event) -> None:
        if self._end is not None:
            return  # closed while this event was on its way
        if self._maxlen is not None:
            while self._items.qsize() - len(self._wakes) >= self._maxlen:
                try:
                    oldest = self._items.get_nowait()
                except queue.Empty:
                    break  # someone read it just now
                if isinstance(oldest, _End):
                    self._items.put(oldest)
                    return  # closed while this event was on its way
                if isinstance(oldest, _Wake):
                    self._items.put(oldest)
                else:
                    self.dropped += 1
        self._items.put(event)

    def end(self, error: CDPError, orderly: bool) -> None:
        """Nothing more will come, and why; the first reason holds."""
        self._end = self._end or _End(error, orderly)
        self._items.put(self._end)

    def wake(self) -> None:
        """Wake the readers that wait: the program may be over."""
        for _ in list(self._waiting):
            self._wake()

    def _wake(self) -> None:
        self._wakes.append(None)
        self._items.put(_Wake())


_UNHEARD = "heard is what comes from the moment of listening on, and most domains send events only when enabled"
_OTHERS = "no event that came was the one expected"


class ExpectedEvent:
    """Listens on entry, waits on exit; `value` is then the event. See `Session.expect_event`."""

    def __init__(
        self,
        listen: Callable[[], EventQueue],
        predicate: Callable[[Event], object] | None,
        timeout: float | None,
    ) -> None:
        self._listen = listen
        self._predicate = predicate
        self._timeout = timeout
        self._value: Event | None = None
        self._over = False
        Deadline(timeout)  # what is none raises here, not after the body

    @property
    def value(self) -> Event:
        """The event; AttributeError before the end of the `with`, and where none came."""
        if self._value is None:
            raise AttributeError(f"there is no value: {self._missing()}")
        return self._value

    def _missing(self) -> str:
        return "it did not come" if self._over else "the event is waited for at the end of the with block"

    def __repr__(self) -> str:
        return f"<ExpectedEvent: {self._value or self._missing()}>"

    def __enter__(self) -> ExpectedEvent:
        self._queue = self._listen()
        self._value, self._over = None, False
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with self._queue:
            self._over = True
            if kind is not None:
                return
            deadline = Deadline(self._timeout)
            while True:
                try:
                    event = self._queue.get(deadline.remaining())
                except CDPTimeoutError as late:
                    hint = _UNHEARD if self._predicate is None else f"{_OTHERS}; {_UNHEARD}"
                    raise CDPTimeoutError(late.waited_for, deadline.seconds, hint) from None
                if self._predicate is None or self._predicate(event):
                    self._value = event
                    return
                if deadline.passed():  # though others keep coming
                    raise CDPTimeoutError(event.method, deadline.seconds, _OTHERS)
