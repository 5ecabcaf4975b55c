"""How a heap snapshot is captured: whole, or not at all.

The target sends progress, then the chunks, then the reply; only the reply says that the last chunk has come. The reader
thread only queues the chunks, and the caller's thread checks and writes or reads them: Chrome drops messages when
256 MiB wait for a slow reader.

    wait for the lock               one snapshot at a time: the chunks do not say which command they belong to
    takeHeapSnapshot        --->
    progress, chunks        <---    written, read and checked as they come
    a reply                 <---    to our command: the snapshot is whole, or an error is raised
                                    to a command that was given up: the chunks so far belong to it, and are dropped
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from ...engine import PATIENCE, RuntimeKind
from ...errors import CDPTimeoutError, ProgramEnded
from ...files import Reporter
from ...threads import Deadline, call_with_lock
from .received import Received

if TYPE_CHECKING:
    from ...engine import Event, EventQueue, PendingCommand
    from ...session import Session

_log = logging.getLogger("cdpsync")

R = TypeVar("R", bound=Received)

_CHUNK = "HeapProfiler.addHeapSnapshotChunk"
_PROGRESS = "HeapProfiler.reportHeapSnapshotProgress"
_TAKE = "HeapProfiler.takeHeapSnapshot"
STOP = "HeapProfiler.stopTrackingHeapObjects"
"""Sends a snapshot, and then its reply."""

GRACE = 2.0
"""If nothing of the snapshot comes for this long, in seconds, the target is asked whether it can take one."""


def capture(
    session: Session,
    received: R,
    report: Reporter,
    silence: float | None,
    options: Mapping[str, object],
    *,
    ends_tracking: bool = False,
) -> R:
    """Take a heap snapshot of the target; `received` gets it, and is returned. Raises SnapshotError if it is not whole.

    `silence` is the longest silence that is accepted, in seconds. Raises CDPTimeoutError after it, and RuntimeError if
    this thread is already taking one. With `ends_tracking`, it is the one with which the tracking of allocations ends.
    """
    Deadline(silence)  # raises TypeError or ValueError if this is not a number of seconds
    silence = None if silence is None else max(0.0, silence)
    captures: Captures = session._kept(Captures)
    if captures.holder == threading.get_ident():
        raise RuntimeError(f"{_TAKE}: this thread is already taking a snapshot of this target")

    def in_turn(held: bool) -> bool:
        if held:
            _Capture(session, captures, received, report, silence, options, ends_tracking).run()
        return held

    while True:
        if call_with_lock(captures.lock, Deadline(1.0 if silence is None else min(1.0, silence)), in_turn):
            return received
        if silence is not None and time.monotonic() - captures.last_sign > silence:
            raise CDPTimeoutError(_TAKE, silence, "another snapshot of this target is still being taken")


class Captures:
    """The heap snapshots of one target, which are taken one at a time."""

    def __init__(self) -> None:
        # Held while a snapshot is captured. Reentrant: a signal handler may come after the lock was taken and before
        # its holder is noted.
        self.lock: threading.RLock = threading.RLock()
        self.holder: int | None = None
        """The thread that is capturing."""
        self.unfinished: list[PendingCommand] = []
        """Snapshots that were given up. The target still takes them later, and sends their chunks."""
        self.last_sign: float = time.monotonic()
        """When the target last sent a part of a snapshot; a time of time.monotonic()."""
        self.tracking: bool = False
        """Whether allocations are tracked. Then no snapshot may be taken in a way that would end this."""


class _Capture:
    """One snapshot. It is made and run under the lock of `captures`."""

    def __init__(
        self,
        session: Session,
        captures: Captures,
        received: Received,
        report: Reporter,
        silence: float | None,
        options: Mapping[str, object],
        ends_tracking: bool,
    ) -> None:
        self._session = session
        self._captures = captures
        self._snapshot = received
        self._report = report
        self._silence = silence
        self._params = {**options, "reportProgress": True}
        self._ends_tracking = ends_tracking
        # Collected before the queue is opened, so that a reply to one of them after that is noticed.
        self._stale = [command for command in captures.unfinished if not command.done()]
        self._ours: list[PendingCommand] = []

    def run(self) -> None:
        captures = self._captures
        try:
            captures.holder = threading.get_ident()
            captures.last_sign = time.monotonic()
            with self._session.events(_CHUNK, _PROGRESS) as queue:
                self._wait(queue)
        finally:
            captures.unfinished = [command for command in self._stale + self._ours if not command.done()]
            captures.holder = None
        if self._snapshot.warning:
            _log.warning("%s", self._snapshot.warning)

    def _wait(self, queue: EventQueue) -> None:
        """Gather the chunks until the reply to our command has come."""
        # If an earlier snapshot is stuck, takeHeapSnapshot would be too; after the end of a program it never works.
        ended = self._session.ended and not self._captures.tracking
        tracked = self._ends_tracking or ended or bool(self._stale and self._can_track())
        self._ours.append(self._track() if tracked else self._session.submit(_TAKE, self._params))
        while True:
            try:
                for event in self._stream(queue):
                    self._add(event)
            except ProgramEnded:
                if tracked or self._captures.tracking:
                    raise
                # A snapshot that had not begun before the end never will; tracking still works.
                tracked, self._stale, self._ours = True, [], [self._track()]
                self._snapshot.forget()
                continue
            answered = min(
                (command for command in self._stale + self._ours if command.done()),
                key=lambda command: command.reply_number or 0,
            )
            if answered in self._ours:
                answered.result()
                self._snapshot.finish()
                return
            # Each snapshot comes in one piece, followed by its reply: all chunks so far belong to the answered command.
            self._stale.remove(answered)
            self._snapshot.forget()

    def _add(self, event: Event) -> None:
        self._captures.last_sign = time.monotonic()
        if event.method == _CHUNK:
            self._snapshot.add(event.params.get("chunk"))
            self._report.received(self._snapshot.size)
            return
        done, total = event.params.get("done"), event.params.get("total")
        if isinstance(done, int) and isinstance(total, int):
            self._report.objects(done, total)

    def _stream(self, queue: EventQueue) -> Iterator[Event]:
        """The events before the first reply to one of the snapshots.

        Since V8 12, takeHeapSnapshot waits until the JavaScript stack is empty. It never is in a program that is held
        before its first line, has ended and waits for the debugger to leave, or runs an endless loop.
        """
        reason = "the target stopped in the middle of it"
        silence = Deadline(self._silence)
        try:
            try:
                first = queue._first_before(*self._commands(), timeout=self._at_most(GRACE))
            except CDPTimeoutError:
                reason = _BUSY
                probe = self._session.submit("Runtime.getHeapUsage")
                first = queue._first_before(*self._commands(), probe, timeout=silence.remaining())
                if first is None and probe.done():  # it answers, so it is not walking its heap
                    reason = _STACK
                    if self._can_track(answers=True):
                        self._ours.append(self._track())
                    first = queue._first_before(*self._commands(), timeout=silence.remaining())
            if first is not None:
                yield first
            yield from queue.events_before(*self._commands(), timeout=self._silence)
        except CDPTimeoutError:
            hint = f"{reason}; silence=SECONDS allows a longer silence"
            raise CDPTimeoutError(STOP if self._ends_tracking else _TAKE, self._silence or 0.0, hint) from None

    def _commands(self) -> list[PendingCommand]:
        return self._stale + self._ours

    def _at_most(self, seconds: float) -> float:
        return seconds if self._silence is None else min(seconds, self._silence)

    def _can_track(self, *, answers: bool = False) -> bool:
        """Whether tracking would help. A busy page of Chromium handles it when it is free, and takes both snapshots.

        With `answers`, the target is known to answer commands, so if it does not say what it is, it is not Chromium.
        """
        if self._captures.tracking:
            return False
        kind = self._session._runtime_kind(self._at_most(PATIENCE))
        return answers if kind is None else kind is not RuntimeKind.CHROMIUM

    def _track(self) -> PendingCommand:
        """Ask for the snapshot that ends allocation tracking: Node and Deno take it at once, whatever the stack."""
        if not self._ends_tracking:
            self._session.submit("HeapProfiler.startTrackingHeapObjects")
        return self._session.submit(STOP, self._params)


_BUSY = (
    "it answers nothing: it is stopped, or busy running JavaScript; in Chrome, Debugger.pause interrupts that if "
    "Debugger.enable was sent before, and Runtime.terminateExecution ends it; "
    "in Node and Deno, a loop that a command started ends only with that command's own timeout, or with the program"
)
_STACK = (
    "it answers other commands, but its JavaScript stack is never empty; "
    "run_if_waiting() starts a program that is held; Debugger.pause interrupts a loop"
)
