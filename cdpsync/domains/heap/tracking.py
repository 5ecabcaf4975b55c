"""HeapTracking: allocations that are being tracked, each one with its stack."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...errors import CDPError, ClosedError, CommandError
from ...files import Destination, Progress, reporter, whole_file
from ...threads import Deadline, call_with_lock
from ...views import Column, Table
from ..scripts import source_places
from ..watching import Recording, Watch
from .capture import STOP, Captures, capture
from .nothing_left import nothing_left
from .received import Received, SnapshotFile, SnapshotRead
from .saved import Saved

if TYPE_CHECKING:
    from ...engine import Connection, Event, EventQueue
    from ...heap import HeapSnapshot
    from ...session import Session

_START = "HeapProfiler.startTrackingHeapObjects"
_STATS = "HeapProfiler.heapStatsUpdate"
_LAST = "HeapProfiler.lastSeenObjectId"


class LiveRow(NamedTuple):
    """The heap at one moment of a tracking. V8 looks about every 50 ms."""

    time: float
    """Seconds since the first look, which V8 takes when the tracking begins."""
    live_count: int
    """The number of objects that were alive."""
    live_size: int
    """Their bytes."""
    new_count: int
    """The number of those that were allocated since the look before."""
    new_size: int
    """Their bytes."""


_COLUMNS = (
    Column("time", "seconds", "{:.3f}".format, rising=True),
    Column("live_count", "objects alive"),
    Column("live_size", "bytes alive"),
    Column("new_count", "new objects"),
    Column("new_size", "new bytes"),
)


class _Abandoning:
    """What the thread of a tracking does. It refers to no session."""

    def __init__(self, connection: Connection, session_id: str | None, captures: Captures) -> None:
        self._connection = connection
        self._session_id = session_id
        self._captures = captures

    def fetch(self) -> float | None:
        return None  # a snapshot ends the tracking

    def over(self, error: ClosedError) -> None:
        """There is nothing to be taken before `stop`."""

    def abandon(self) -> None:
        """Stop the tracking; the snapshot with which it ends is dropped."""
        if not self._captures.tracking:
            return
        self._captures.tracking = False
        with contextlib.suppress(CDPError):
            deadline = Deadline(self._connection.timeout)
            self._captures.unfinished.append(self._connection.submit(STOP, None, self._session_id, deadline))


class HeapTracking(Recording):
    """Allocations that are being tracked, as `client.heap.track()` returns it. It is a context manager.

        with client.heap.track("app.heaptimeline") as tracking:
            …
        print(tracking.snapshot.allocations())

    Or call `start` and `stop`. A tracking is used once. If the body raises, what was tracked is saved all the same.

    The program may exit in the block: Node and Deno then still send the snapshot. But a Node program that would end
    because nothing is left to do does not end while it is tracked: V8's own timer keeps it alive (Node 20 and 24). If
    the process is killed, there is no snapshot, and `stop` and the end of the block raise ConnectionClosed;
    `timeline()` has what was heard until then.

    Threads: any. A target has one tracking at a time.
    """

    _noun = "tracking"
    _made_by = "client.heap.track()"

    def __init__(
        self,
        session: Session,
        path: Destination | None,
        program: str,
        report_progress: bool | Progress,
        silence: float | None,
        options: dict[str, object],
    ) -> None:
        self._session = session
        self._path = path
        self._program = program
        self._report_progress = report_progress
        self._silence = silence
        self._options = options
        self._watch: Watch | None = None
        self._running: _Running | None = None
        self._saved: Saved | None = None
        self._snapshot: HeapSnapshot | None = None
        self._when: datetime | None = None
        self._error: CDPError | None = None
        self._events: list[Event] = []

    @property
    def saved(self) -> Saved:
        """What was saved; its `path` is None if none was given. Raises RuntimeError if nothing has been saved."""
        if self._saved is None:
            raise RuntimeError(f"nothing has been saved: {self._error or _YET}")
        return self._saved

    @property
    def snapshot(self) -> HeapSnapshot:
        """The snapshot at the end, with a stack for each object that was allocated meanwhile. Needs numpy.

        It is read when it is first asked for. Raises RuntimeError if nothing was saved.
        """
        if self._snapshot is None:
            from ...heap import HeapSnapshot

            self._snapshot = self._mapped(HeapSnapshot.load(self.saved, program=self._program, captured=self._when))
        return self._snapshot

    @property
    def warning(self) -> str:
        """What is doubtful about the snapshot, or why it is missing; "" if all is well."""
        if self._saved is not None:
            return self._saved.warning
        return f"there is no snapshot: {self._error.fact}" if self._error is not None else ""

    def timeline(self) -> Table[LiveRow]:
        """The number and the bytes of the objects that were alive, over time. It may be asked for at any time.

        The first row has what was there when the tracking began. Deno looks only once, at the end.
        """
        if self._running is not None:
            self._events += self._running.events.drain()
        return _timeline(self._events)

    def start(self) -> HeapTracking:
        """Start tracking; returns this. Blocks until the target has replied.

        Raises RuntimeError if its allocations are being tracked already. Raises OSError if the file cannot be written,
        and, without a path, ImportError if numpy is not installed; both before anything is sent.
        """
        if self._watch is not None:
            raise self._used_before()
        if self._path is None:
            from ...heap import HeapSnapshot  # noqa: F401
        captures, link = self._session._kept(Captures), self._session._open()

        def start(held: bool) -> None:
            if captures.tracking:
                raise RuntimeError("the allocations of this target are being tracked already")
            with contextlib.ExitStack() as stack:
                received, keep = stack.enter_context(_received(self._path))
                events = stack.enter_context(self._session.events(_STATS, _LAST))
                captures.tracking = True
                stack.callback(setattr, captures, "tracking", False)
                task = _Abandoning(link.connection, self._session.session_id, captures)
                watch = Watch(link.connection, self._session.session_id, self, task)
                watch.start(lambda: self._begin(captures), None, "heap-tracking")
                stack.callback(watch.close)
                self._watch = watch
                self._running = _Running(received, keep, events, stack.pop_all())

        call_with_lock(captures.lock, Deadline(None), start)
        return self

    def _begin(self, captures: Captures) -> None:
        try:
            self._session.send_command(_START, {"trackAllocations": True})
        except CommandError:
            captures.tracking = False  # V8 has refused: there is nothing to abandon
            raise

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the program or the connection ends, for at most `timeout` seconds; returns whether it did."""
        if self._watch is None:
            raise self._not_started()
        return self._watch.wait(timeout)

    def nothing_left(self) -> bool:
        """Whether a Node program has nothing left to do, and would have ended by now if it were not tracked.

        Work in Node's thread pool that Node does not list, such as crypto.pbkdf2(), is not seen: ask again after a
        while. False for Deno and Chrome, whose programs end while they are tracked. Blocks until Node has answered.
        """
        return self._running is not None and nothing_left(self._session)

    def stop(self) -> Saved:
        """Stop tracking, and save the snapshot; returns what was saved. Blocks until the target has sent all of it.

        May be called again, and then returns the same. Raises what `Heap.save` raises.
        """
        running = self._running
        if self._saved is not None:
            return self._saved
        if self._error is not None:
            raise self._error
        if running is None:
            raise self._not_started() if self._watch is None else RuntimeError("nothing has been saved")
        begin = time.monotonic()
        with running.stack:
            try:
                with reporter(self._report_progress) as report:
                    captured = capture(
                        self._session, running.received, report, self._silence, self._options, ends_tracking=True
                    )
            except CDPError as error:
                self._error = error
                raise
            finally:
                self._events += running.events.drain()
                self._running = None
            self._when = datetime.now(timezone.utc)
            if isinstance(captured, SnapshotRead):
                snapshot = captured.snapshot(self._program, self._when, None)
                self._snapshot = snapshot  # before the sources are looked for, which Ctrl-C may interrupt
                self._snapshot = self._mapped(snapshot)
            kept = running.keep()
        self._saved = Saved(kept, captured.size, captured.chunks, time.monotonic() - begin, captured.warning)
        return self._saved

    def _mapped(self, snapshot: HeapSnapshot) -> HeapSnapshot:
        """The snapshot with the lines of the sources; only the program may have them, as in Deno."""
        if not snapshot.tracked:
            return snapshot
        return snapshot.with_places(source_places(self._session, snapshot.allocation_positions))

    def _part(self) -> None:
        self.stop()

    def __repr__(self) -> str:
        state = "not started" if self._watch is None else "running" if self._running is not None else "stopped"
        return f"<HeapTracking of {self._session!r}: {state}>"


_YET = "the tracking has not ended"


class _Running(NamedTuple):
    """What a tracking needs until it is stopped."""

    received: Received
    keep: Callable[[], Path | None]
    events: EventQueue
    stack: contextlib.ExitStack


@contextlib.contextmanager
def _received(path: Destination | None) -> Iterator[tuple[Received, Callable[[], Path | None]]]:
    if path is not None:
        with whole_file(path) as (file, keep):
            yield SnapshotFile(file), keep
    else:
        from ...heap import SnapshotReader

        yield SnapshotRead(SnapshotReader), lambda: None


def _timeline(events: Iterable[Event]) -> Table[LiveRow]:
    """V8 sends the fragments that have changed, each with its number, objects and bytes, and then the time."""
    counts, sizes = dict[int, int](), dict[int, int]()
    rows, first, new = list[LiveRow](), None, (0, 0)
    for event in events:
        if event.method == _STATS:
            numbers = event.params.get("statsUpdate", [])
            new = (0, 0)
            for at in range(0, len(numbers) - 2, 3):
                fragment, count, size = numbers[at : at + 3]
                if fragment not in counts:
                    new = (new[0] + count, new[1] + size)
                counts[fragment], sizes[fragment] = count, size
            continue
        when = float(event.params.get("timestamp", 0))  # in ms; Deno 2.9 has 0
        first = when if first is None else first
        rows.append(LiveRow((when - first) / 1000, sum(counts.values()), sum(sizes.values()), *new))
        new = (0, 0)
    title = f"{rows[-1].live_size:,} bytes alive after {rows[-1].time:.1f} s" if rows else "nothing was heard"
    return Table(title, _COLUMNS, rows)
