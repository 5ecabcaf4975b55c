"""HeapProfiler: heap snapshots, whole or not at all.

https://chromedevtools.github.io/devtools-protocol/v8/HeapProfiler/

The target sends progress, then the chunks, then the reply; nothing but the reply says that the last chunk has come.
The reader thread only queues chunks; it is the caller's thread that checks and writes them, for Chrome throws
messages away when 256 MiB wait for a slow reader.
"""

from __future__ import annotations

import contextlib
import io
import logging
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from ..engine import PATIENCE, RuntimeKind
from ..errors import CDPTimeoutError, ProgramEnded, SnapshotError
from ..files import Destination, Progress, Reporter, SnapshotCheck, reporter, whole_file
from ..threads import Deadline

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ..engine import Event, EventQueue, PendingCommand
    from ..heap import HeapSnapshot
    from ..protocol.typed.HeapProfiler import TakeHeapSnapshotParams
    from ..session import Session

_log = logging.getLogger("cdpsync")

_CHUNK = "HeapProfiler.addHeapSnapshotChunk"
_PROGRESS = "HeapProfiler.reportHeapSnapshotProgress"
_TAKE = "HeapProfiler.takeHeapSnapshot"

GRACE = 2.0
"""Seconds without a sign of the snapshot after which the target is asked whether it can take one at all."""


class Saved(NamedTuple):
    """A snapshot in a file: `path` is None for a file object, `size` is in bytes, `seconds` is how long it took.

    `warning` says what is doubtful about it, if anything is; the log says so too.
    """

    path: Path | None
    size: int
    chunks: int
    seconds: float
    warning: str = ""


def take_heap_snapshot(
    session: Session,
    report_progress: bool | Progress = False,
    *,
    timeout: float | None = 60.0,
    **options: Unpack[TakeHeapSnapshotParams],
) -> str:
    """The JSON text of a .heapsnapshot file, whole.

    Blocks until the target's reply, which comes after the last chunk. `report_progress` is True for a line on the
    terminal, or a function of (done, total). `timeout` is the longest silence in seconds, not the whole, and None
    for ever. `options` are the command's own: captureNumericValue=True, exposeInternals=True.

    Raises SnapshotError if what came is not complete (see snapshot_check for what that covers), CDPTimeoutError and
    ClosedError. A text whose header cannot be trusted, such as one that counts 0 nodes, is returned, with a warning in the
    log. The text takes as much memory as the snapshot is long, twice that for a moment; save_heap_snapshot takes none.
    """
    text = io.BytesIO()
    with reporter(report_progress) as report:
        _capture(session, text, report, timeout, options)
    return text.getvalue().decode("utf-8", "surrogatepass")


def save_heap_snapshot(
    session: Session,
    path: Destination,
    report_progress: bool | Progress = False,
    *,
    timeout: float | None = 60.0,
    **options: Unpack[TakeHeapSnapshotParams],
) -> Saved:
    """A heap snapshot to a file, in constant memory; parameters and errors as for take_heap_snapshot.

    It is written to a temporary file beside `path`, with mode 0600 (a heap holds secrets), and takes its name when it
    is known to be complete: whatever fails, a file that was there before is untouched and nothing new is left.
    A binary file object, or a path that is no regular file (/dev/stdout), gets the whole at the end.
    """
    start = time.monotonic()
    with whole_file(path) as (file, keep), reporter(report_progress) as report:
        incoming = _capture(session, file, report, timeout, options)
        saved = keep()
    return Saved(saved, incoming.size, incoming.chunks, time.monotonic() - start, incoming.warning)


def heap_snapshot(
    session: Session,
    report_progress: bool | Progress = False,
    *,
    timeout: float | None = 60.0,
    **options: Unpack[TakeHeapSnapshotParams],
) -> HeapSnapshot:
    """A heap snapshot, captured and read: for `summary()`, `diff(older)`, `find(…)`; see cdpsync.heap.

    Parameters and errors as for take_heap_snapshot; ImportError, before anything is asked of the target, without numpy.
    The text goes through a temporary file without a name.
    """
    from ..heap import HeapSnapshot

    with tempfile.TemporaryFile() as file:
        with reporter(report_progress) as report:
            _capture(session, file, report, timeout, options)
        file.seek(0)
        return HeapSnapshot.load(file)


class _Incoming:
    """What has come of a snapshot: written, counted, and checked as far as it can be."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self._file.seek(0)
        self._file.truncate()
        self._check = SnapshotCheck()
        self._wrong: SnapshotError | None = None
        self.chunks = 0

    @property
    def size(self) -> int:
        return self._check.size

    @property
    def warning(self) -> str:
        return self._check.warning

    def add(self, chunk: object) -> None:
        if not isinstance(chunk, str):
            raise SnapshotError("a heap snapshot chunk came without its text")
        data = chunk.encode("utf-8", "surrogatepass")  # V8 sends ASCII; it need not be V8
        self._file.write(data)
        self.chunks += 1
        if self._wrong is not None:
            return
        try:
            self._check.feed(data)
            if self._check.at_end:
                self._check.finish(self._read)  # now: the target still has to clean up before it replies
        except SnapshotError as error:
            self._wrong = error  # told when the reply has come: until then it may be another's, and will be forgotten

    def finish(self) -> None:
        """SnapshotError unless it is whole."""
        if self._wrong is not None:
            raise self._wrong
        self._check.finish(self._read)

    def _read(self, offset: int, size: int) -> bytes:
        self._file.seek(offset)
        data = self._file.read(size)
        self._file.seek(0, io.SEEK_END)
        return data


def _capture(
    session: Session, file: IO[bytes], report: Reporter, timeout: float | None, options: Mapping[str, object]
) -> _Incoming:
    """Have a snapshot taken, written to `file` and found whole."""
    Deadline(timeout)  # what is none raises here
    timeout = None if timeout is None else max(0.0, timeout)
    captures, incoming = session.keep(Captures), _Incoming(file)
    asked = {**options, "reportProgress": True}
    with _turn(captures, timeout) as stale, session.events(_CHUNK, _PROGRESS) as queue:
        ours: list[PendingCommand] = []
        try:
            # If one is still to be taken, another would wait as well; so it would after the end of the program.
            at_once = session.ended or bool(stale and _can_track(session, timeout))
            ours.append(_track(session, asked) if at_once else session.submit(_TAKE, asked))
            while True:
                try:
                    for event in _stream(session, queue, stale, ours, asked, timeout):
                        captures.heard = time.monotonic()
                        if event.method == _PROGRESS:
                            done, total = event.params.get("done"), event.params.get("total")
                            if isinstance(done, int) and isinstance(total, int):
                                report.objects(done, total)
                        else:
                            incoming.add(event.params.get("chunk"))
                            report.received(incoming.size)
                except ProgramEnded:
                    if at_once:
                        raise
                    # A snapshot that had not begun before the end never will; tracking still works.
                    at_once, stale[:], ours[:] = True, [], [_track(session, asked)]
                    incoming.forget()
                    continue
                over = [command for command in stale + ours if command.done()]
                answered = min(over, key=lambda command: command.reply_number or 0)
                if answered in ours:
                    answered.result()
                    incoming.finish()
                    if incoming.warning:
                        _log.warning("%s", incoming.warning)
                    return incoming
                # Until here it was theirs: each snapshot comes in one piece, followed by its reply.
                stale.remove(answered)
                incoming.forget()
        finally:
            captures.unfinished = [command for command in stale + ours if not command.done()]


class Captures:
    """The heap snapshots of one target: one at a time, for their chunks carry no id of the command they belong to.

    `unfinished` are those that were given up while the target was still to take them. It takes them later, and what
    it then sends must not be mistaken for another's.
    """

    def __init__(self) -> None:
        # Reentrant, for a signal handler that comes after the lock was taken and before its holder is noted.
        self.lock = threading.RLock()
        self.holder: int | None = None
        self.unfinished: list[PendingCommand] = []
        self.heard = time.monotonic()
        """When the last sign came of the one that is being taken."""


@contextlib.contextmanager
def _turn(captures: Captures, timeout: float | None) -> Iterator[list[PendingCommand]]:
    """Wait for one's turn, for as long as the one before is heard of; gives the snapshots that are still to be taken.

    To be entered before the queue is opened: the end of one that is not done by now will be heard in it.
    """
    if captures.holder == threading.get_ident():
        raise RuntimeError(f"{_TAKE}: this thread is already taking one of this target, and was interrupted")
    held: list[bool] = []
    try:
        while True not in held:
            # One C call from taking the lock to the note that it is held: Ctrl-C between the two would leave it so.
            held.extend(map(captures.lock.acquire, (True,), (1.0 if timeout is None else min(1.0, timeout),)))
            if True not in held and timeout is not None and time.monotonic() - captures.heard > timeout:
                raise CDPTimeoutError(_TAKE, timeout, "another snapshot of this target is still being taken")
        captures.holder = threading.get_ident()
        captures.heard = time.monotonic()
        yield [command for command in captures.unfinished if not command.done()]
    finally:
        if True in held:
            captures.holder = None
            captures.lock.release()


def _stream(
    session: Session,
    queue: EventQueue,
    stale: list[PendingCommand],
    ours: list[PendingCommand],
    asked: Mapping[str, object],
    timeout: float | None,
) -> Iterator[Event]:
    """Events up to the first reply of all these commands; sees to it that there is one, where that can be done.

    Since V8 12 takeHeapSnapshot waits for the JavaScript stack to be empty, and that it never is in a program that is
    held before its first line, has ended and waits for the debugger to leave, or runs an endless loop.
    """
    state = "the target stopped in the middle of it"
    silence = Deadline(timeout)
    try:
        try:
            first = next(
                queue.events_before(*stale, *ours, timeout=GRACE if timeout is None else min(GRACE, timeout)), None
            )
        except CDPTimeoutError:
            state = _BUSY
            probe = session.submit("Runtime.getHeapUsage")
            first = next(queue.events_before(*stale, *ours, probe, timeout=silence.remaining()), None)
            if first is None and probe.done():  # so it is not walking its heap
                state = _STACK
                if _can_track(session, timeout, answers=True):
                    ours.append(_track(session, asked))
                first = next(queue.events_before(*stale, *ours, timeout=silence.remaining()), None)
        if first is not None:
            yield first
        yield from queue.events_before(*stale, *ours, timeout=timeout)
    except CDPTimeoutError:
        raise CDPTimeoutError(_TAKE, timeout or 0.0, f"{state}; timeout= allows a longer silence") from None


_BUSY = (
    "it answers nothing: it is stopped, or runs JavaScript without a pause; in Chrome Debugger.pause interrupts that "
    "if Debugger.enable came before, and Runtime.terminateExecution ends it"
)
_STACK = (
    "it answers other commands, but its JavaScript stack is never empty; run() lets a held program go; "
    "Debugger.pause interrupts a loop"
)


def _can_track(session: Session, timeout: float | None, *, answers: bool = False) -> bool:
    """Whether tracking would help: a busy Chromium page handles it only when it is free, and takes two snapshots.

    `answers` says that the target is known to answer commands. Chromium would then also say what it is.
    """
    kind = session.runtime_kind(PATIENCE if timeout is None else min(PATIENCE, timeout))
    return answers if kind is None else kind is not RuntimeKind.CHROMIUM


def _track(session: Session, asked: Mapping[str, object]) -> PendingCommand:
    """Ask for the snapshot that ends allocation tracking: Node and Deno take it at once, whatever the stack."""
    session.submit("HeapProfiler.startTrackingHeapObjects")
    return session.submit("HeapProfiler.stopTrackingHeapObjects", asked)
