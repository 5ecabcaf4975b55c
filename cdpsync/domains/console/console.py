"""Console: what client.console offers."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

from ...engine import Event, EventQueue, RuntimeKind
from ...errors import CDPError, CDPTimeoutError, ClosedError
from ...threads import DEFAULT, Deadline, Timeout
from .ending import closing
from .entry import ConsoleEntry
from .memory import EVENTS, RECENT
from .reading import Reading, memory_of
from .subscription import ConsoleSubscription

if TYPE_CHECKING:
    from ...session import Session


class Console:
    """What one target writes to its console, and its uncaught exceptions, in order.

        for entry in client.console:
            print(entry)

    The loop begins with what V8 remembers of the time before, up to 1,000 entries, which are marked `replayed`. It
    waits for each entry without a time limit, and ends with the program: the last entry is of the kind "exit".

    As a context manager it listens from the beginning of the `with` block to its end, and `entries()` and `tail()` look
    without waiting. It enables the Runtime domain (in Chromium the Log domain too) and disables it at the end. V8
    replays nothing if another part of the program has already enabled Runtime in this session. If that is another
    console, this one begins with what that has heard; otherwise it begins empty, and `complete` is False.

    Each session has a console of its own: for a worker, `client.session(session_id).console`. Its entries have its
    `session_id`. In Chromium, the page's console has what its workers write too, as text (kind "browser").

    Threads: any, but each entry goes to one reader. To read in two places, use two `client.console`.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._stack: ExitStack | None = None
        self._queue: EventQueue | None = None
        self._reading = Reading(session)
        self._unread: deque[ConsoleEntry] = deque()
        self._recent: deque[ConsoleEntry] = deque(maxlen=RECENT)
        self._over = False
        self.complete: bool = False
        """Whether V8 has told what was written before. It does not if another part of the program has enabled Runtime
        in this session already, other than through a console."""

    # --- listening ---

    def __enter__(self) -> Console:
        if self._stack is not None:
            raise RuntimeError("this console is open already; client.console is a new one each time")
        self._session._open()
        memory = memory_of(self._session)
        with ExitStack() as stack:
            stack.callback(self._reading.end)
            self._reading.begin()
            self._queue = stack.enter_context(self._session.events(*EVENTS))
            for domain in _domains(self._session):
                stack.enter_context(self._session.enabling(domain))
            remembered = [event for event, _ in memory.events.copy()]
            # All that is replayed has come by now, also to the memory.
            before = {event.number: event for event in (*remembered, *self._queue.drain())}
            for event in _in_order(before.values()):
                self._take(event, replayed=True)
            self.complete = memory.complete
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        stack, self._stack = self._stack, None
        if stack is not None:
            self._collect()
            if self._over and error[0] is None:  # a page that crashed answers nothing, so do not wait for its replies
                ended = ClosedError("the console has ended")
                stack.__exit__(ClosedError, ended, None)
            else:
                stack.__exit__(*error)  # type: ignore[arg-type]

    # --- reading ---

    def __iter__(self) -> Iterator[ConsoleEntry]:
        """Iterate over the entries, also those to come, up to the end of the program. Waits without a time limit."""
        if self._stack is None:
            with self:
                yield from self._entries()
        else:
            yield from self._entries()

    def get(self, timeout: Timeout = DEFAULT) -> ConsoleEntry:
        """The next entry, within a `with` block. Waits up to `timeout` seconds, by default the client's.

        Raises CDPTimeoutError if none comes in time, and ClosedError after the "exit" entry.
        """
        self._check_open()
        deadline = Deadline(timeout, self._session._timeout)
        entry = self._next(deadline)
        if entry is None:
            raise ClosedError("the console has ended")
        return entry

    def entries(self) -> list[ConsoleEntry]:
        """The entries since you last looked, the oldest first, within a `with` block. Does not wait."""
        self._check_open()
        self._collect()
        entries = list[ConsoleEntry]()
        while self._unread:
            entries.append(self._unread.popleft())
        return entries

    def tail(self, count: int = 10) -> list[ConsoleEntry]:
        """The last entries, the oldest first, also those that were read, or written before. Does not wait for more.

        Without a `with` block, these are what V8 remembers: up to 1,000.
        """
        if isinstance(count, bool) or not isinstance(count, int) or count < 1:
            raise ValueError(f"tail() takes a number of entries, at least 1, not {count!r}")
        if self._stack is None and not self._recent:
            with self:
                pass
        elif self._stack is not None:
            self._collect()
        return list(self._recent)[-count:]

    def on_entry(self, handler: Callable[[ConsoleEntry], object]) -> ConsoleSubscription:
        """Call `handler(entry)` for each entry from now on, on the handlers' thread; returns what removes it.

        Entries that V8 replays come too, marked `replayed`. The last one is of the kind "exit".
        """
        return ConsoleSubscription(self._session, handler, _domains(self._session))

    # --- inside ---

    def _check_open(self) -> None:
        if self._stack is None:
            raise RuntimeError("open the console first: `with client.console as console:`")

    def _entries(self) -> Iterator[ConsoleEntry]:
        forever = Deadline(None)
        while (entry := self._next(forever)) is not None:
            yield entry
            del entry  # so that what it holds in the target is released when the user drops it

    def _next(self, deadline: Deadline) -> ConsoleEntry | None:
        """The next entry; None after the last one."""
        queue = self._queue
        while not self._unread:
            if self._over or queue is None:
                return None
            try:
                self._take(queue.get(deadline.remaining()))
            except CDPTimeoutError:
                raise CDPTimeoutError("an entry of the console", deadline.seconds) from None
            except CDPError as error:
                self._end(error)
        return self._unread.popleft()

    def _collect(self) -> None:
        """Read the events that have arrived, and notice the end."""
        if self._queue is None or self._over:
            return
        for event in self._queue.drain():
            self._take(event)
        if self._session.closed or self._session.ended:
            try:
                while True:
                    self._take(self._queue.get(0))
            except CDPTimeoutError:
                return
            except CDPError as error:
                self._end(error)

    def _take(self, event: Event, *, replayed: bool = False) -> None:
        entry = self._reading.entry(event, replayed=replayed)
        if entry is not None:
            self._unread.append(entry)
            self._recent.append(entry)

    def _end(self, error: CDPError) -> None:
        self._over = True
        entry = closing(self._session, error)
        if entry is not None:
            self._unread.append(entry)
            self._recent.append(entry)

    def __repr__(self) -> str:
        state = "" if self._stack is None else f", {len(self._unread)} unread"
        return f"<Console of {self._session!r}{state}>"


def _domains(session: Session) -> list[str]:
    return ["Runtime", "Log"] if session._runtime_kind() is RuntimeKind.CHROMIUM else ["Runtime"]


def _in_order(events: Iterable[Event]) -> list[Event]:
    """Replayed events in the order in which they were caused: Log is replayed after Runtime.

    An event without a time stays after the one before it. In Deno, all are such events.
    """
    keyed, time = list[tuple[float, Event]](), 0.0
    for event in events:
        time = event.params.get("timestamp") or (event.params.get("entry") or {}).get("timestamp") or time
        keyed.append((time, event))
    return [event for _, event in sorted(keyed, key=lambda one: one[0])]
