"""EventQueue: reads the events of one listener."""

from __future__ import annotations

import copy
from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, Any

from ..errors import CDPTimeoutError, ClosedError
from ..threads import DEFAULT, Deadline, Owner, Timeout
from .backlog import Backlog, End
from .message import Event

if TYPE_CHECKING:
    from .command import PendingCommand

_AT_ONCE = Deadline(0)

UNHEARD = "only events sent after you start listening are delivered, and most domains must be enabled first"


class EventQueue:
    """The events that one listener asked for, in the order in which the target sent them.

    Use it as a context manager: it stops listening at the end of the `with` block. Events that have come by then can
    still be read.

    Threads: several threads may read, and each event goes to one of them. While one is in `events_before`, no other may
    read.
    """

    def __init__(self, backlog: Backlog, timeout: float | None, unsubscribe: Callable[[Backlog], None]) -> None:
        self._unsubscribe = unsubscribe
        self._backlog = backlog
        self._timeout = timeout

    @property
    def methods(self) -> tuple[str, ...]:
        """The events and patterns that the queue listens to."""
        return self._backlog.methods

    @property
    def dropped(self) -> int:
        """How many events a queue with `maxlen` has dropped, the oldest first, because nobody read them in time."""
        return self._backlog.dropped

    def get(self, timeout: Timeout = DEFAULT) -> Event:
        """The next event. Waits for it up to `timeout` seconds: by default the client's timeout, None for ever.

        Raises CDPTimeoutError if none comes in time. Raises ClosedError if no event can come any more: the queue was
        closed, the connection or target is gone (ConnectionClosed, SessionClosed), or the program has finished
        (ProgramEnded). After ProgramEnded, the queue still delivers the events that later commands cause.
        """
        deadline = Deadline(timeout, self._timeout)
        item = self._backlog.next(deadline)
        if item is None:
            raise CDPTimeoutError(", ".join(self.methods), deadline.seconds, UNHEARD)
        if isinstance(item, End):
            raise copy.copy(item.error)
        return item

    def __iter__(self) -> Iterator[Event]:
        """Iterate over all events to come. Waits for each of them without a time limit.

        Ends after the last event if the queue or the client is closed, or if the program has finished. Raises
        ClosedError if the connection broke or the target went away.
        """
        forever = Deadline(None)
        while isinstance(item := self._backlog.next(forever), Event):
            yield item
        if item is not None and not item.orderly:
            raise copy.copy(item.error)

    def events_before(self, *commands: PendingCommand, timeout: Timeout = DEFAULT) -> Iterator[Event]:
        """Iterate over the events that the target sent before its reply to one of `commands`. Ends at the first reply.

        To get the reply, call `command.result()`, which then does not wait. `timeout` is the longest silence in
        seconds, not the whole time: by default the client's timeout, None for ever.

        Raises CDPTimeoutError after that silence; the command still waits, and you may call `events_before` again.
        Raises ClosedError as `get` does. If one of the commands gets no reply, raises what its `result()` raises.
        """
        return self._before(commands, timeout)

    def _first_before(self, *commands: PendingCommand, timeout: Timeout = DEFAULT) -> Event | None:
        """The first event of `events_before`; None if none came before the reply."""
        events = self._before(commands, timeout)
        try:
            return next(events, None)
        finally:  # Python ignores what a signal handler raises while it drops a generator that has not ended
            events.close()

    def _before(self, commands: tuple[PendingCommand, ...], timeout: Timeout) -> Generator[Event, None, None]:
        wake = self._backlog.wake
        try:
            for command in commands:
                command._wake_when_done(wake)
            yield from self._events_before(commands, timeout)
        finally:  # a command must not keep the queue alive, and with it the connection
            for command in commands:
                command._no_longer_wake(wake)

    def _events_before(self, commands: tuple[PendingCommand, ...], timeout: Timeout) -> Iterator[Event]:
        silence = Deadline(timeout, self._timeout)
        while True:
            wakes = self._backlog.wakes
            # The commands first: once one is done, every event that was sent before its reply is in the queue.
            done = any(command.done() for command in commands)
            item = self._backlog.next(_AT_ONCE if done else silence, wakes)
            replies = [number for command in commands if (number := command.reply_number) is not None]
            if isinstance(item, Event):
                if replies and item.number > min(replies):
                    self._backlog.put_back(item)
                    return
                yield item
                silence = Deadline(timeout, self._timeout)
            elif not done and any(command.done() for command in commands):
                continue
            elif replies:
                return
            else:
                # If a command was given up or its session has ended, its error says better why no reply comes.
                for command in commands:
                    if command.done():
                        command.result(0)
                if isinstance(item, End):
                    raise copy.copy(item.error)
                if silence.passed():
                    raise CDPTimeoutError(" or ".join(command.method for command in commands), silence.seconds)

    def drain(self) -> list[Event]:
        """The events that have already come, the oldest first. Does not wait.

        At a prompt, these are the events since you last looked. A queue that has ended still returns what it holds.
        """
        events: list[Event] = []
        try:
            for _ in range(self._backlog.count()):  # without those that come meanwhile
                item = self._backlog.next(_AT_ONCE)
                if not isinstance(item, Event):
                    break  # another reader took it
                events.append(item)
        except BaseException:  # Ctrl-C: the next reader gets them, except one that was being taken just then
            self._backlog.put_back(*events)
            raise
        return events

    def close(self) -> None:
        """Stop listening. Waiting readers raise ClosedError. Any thread may call this, more than once."""
        self._backlog.end(ClosedError("this event queue was closed"), orderly=True)
        self._unsubscribe(self._backlog)

    def __enter__(self) -> EventQueue:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __reduce__(self) -> Any:
        return Owner().__reduce__()  # the end of a copy would be the end of the queue

    def __del__(self) -> None:
        self._unsubscribe(self._backlog)

    def __repr__(self) -> str:
        dropped = f", {self.dropped} dropped" if self.dropped else ""
        ended = f", ended: {self._backlog.ended.error}" if self._backlog.ended is not None else ""
        return f"<EventQueue {', '.join(self.methods)}: {self._backlog.count()} waiting{dropped}{ended}>"
