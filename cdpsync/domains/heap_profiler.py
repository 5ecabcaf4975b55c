"""HeapProfiler: heap snapshots, whole or not at all.

https://chromedevtools.github.io/devtools-protocol/v8/HeapProfiler/

The target sends progress, then the chunks, then the reply; nothing but the reply says that the last chunk has come.
The reader thread only queues chunks; it is the caller's thread that checks and writes them, for Chrome throws
messages away when 256 MiB wait for a slow reader.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from ..errors import CDPTimeoutError, SnapshotError
from ..snapshot_check import SnapshotCheck

if TYPE_CHECKING:
    from ..connection import PendingCommand
    from ..events import EventQueue
    from ..message import Event
    from ..session import Session

Progress = Callable[[int, int], object]
"""Called with (done, total), in objects, while the target walks its heap."""

_CHUNK = "HeapProfiler.addHeapSnapshotChunk"
_PROGRESS = "HeapProfiler.reportHeapSnapshotProgress"
_TAKE = "HeapProfiler.takeHeapSnapshot"

GRACE = 2.0
"""Seconds without a sign of the snapshot after which the target is asked whether it can take one at all."""


class Saved(NamedTuple):
    """A snapshot in a file: `path` is None for a file object, `size` in bytes, `seconds` from asking to having."""

    path: Path | None
    size: int
    chunks: int
    seconds: float


def take_heap_snapshot(
    session: Session, report_progress: bool | Progress = False, *, timeout: float | None = 60.0, **options: bool
) -> str:
    """The JSON text of a .heapsnapshot file, whole.

    Blocks until the target's reply, which comes after the last chunk. `report_progress` is True for a line on the
    terminal, or a function of (done, total). `timeout` is the longest silence in seconds, not the whole, and None
    for ever. `options` are the command's own: captureNumericValue=True, exposeInternals=True.

    SnapshotError if what came is not complete (see snapshot_check for what that covers); CDPTimeoutError, Closed.
    The text takes as much memory as the snapshot is long, twice that for a moment; save_heap_snapshot takes none.
    """
    chunks: list[bytes] = []
    with _reporter(report_progress) as reporter:
        check = _capture(session, chunks.append, chunks.clear, reporter, timeout, options)
    data = b"".join(chunks)
    chunks.clear()
    check.finish(lambda offset, size: data[offset : offset + size])
    return data.decode("utf-8", "surrogatepass")


def save_heap_snapshot(
    session: Session,
    path: str | Path | IO[bytes],
    report_progress: bool | Progress = False,
    *,
    timeout: float | None = 60.0,
    **options: bool,
) -> Saved:
    """A heap snapshot to a file, in constant memory; parameters and errors as for take_heap_snapshot.

    It is written to a temporary file beside `path`, with mode 0600 (a heap holds secrets), and takes its name when it
    is known to be complete: whatever fails, a file that was there before is untouched and nothing new is left.
    A binary file object, or a path that is no regular file (/dev/stdout), gets the whole at the end.
    """
    start = time.monotonic()
    chunks = 0
    with contextlib.ExitStack() as stack:
        file, keep = stack.enter_context(_destination(path))
        reporter = stack.enter_context(_reporter(report_progress))

        def write(chunk: bytes) -> None:
            nonlocal chunks
            file.write(chunk)
            chunks += 1

        def again() -> None:
            nonlocal chunks
            file.seek(0)
            file.truncate()
            chunks = 0

        def read(offset: int, size: int) -> bytes:
            file.seek(offset)
            return file.read(size)

        check = _capture(session, write, again, reporter, timeout, options)
        check.finish(read)
        saved = keep()
    return Saved(saved, check.size, chunks, time.monotonic() - start)


def _capture(
    session: Session,
    write: Callable[[bytes], object],
    again: Callable[[], object],
    reporter: _Reporter,
    timeout: float | None,
    options: dict[str, bool],
) -> SnapshotCheck:
    """Have a snapshot taken and every chunk written, checked as far as it can be while it streams.

    `again` forgets what was written: it belonged to a snapshot that an earlier caller had given up.
    """
    captures = session.captures()
    check = SnapshotCheck()
    wrong: SnapshotError | None = None
    with captures.lock, session.events(_CHUNK, _PROGRESS) as queue:
        stale = [command for command in captures.unfinished if not command.done()]
        ours = [session.submit(_TAKE, {**options, "reportProgress": True})]
        try:
            while True:
                for event in _stream(session, queue, stale, ours, options, timeout):
                    if event.method == _PROGRESS:
                        reporter.objects(event.params.get("done", 0), event.params.get("total", 0))
                        continue
                    chunk = event.params.get("chunk")
                    if not isinstance(chunk, str):
                        raise SnapshotError("a heap snapshot chunk came without its text")
                    data = chunk.encode("utf-8", "surrogatepass")  # V8 sends ASCII; it need not be V8
                    write(data)
                    if wrong is None:
                        try:
                            check.feed(data)
                        except SnapshotError as error:
                            if not stale:
                                raise
                            wrong = error  # if this is ours, and not the rest of what an earlier caller gave up
                    reporter.received(check.size)
                answered = min((c for c in stale + ours if c.reply_number), key=lambda c: c.reply_number or 0)
                if answered in ours:
                    answered.result()
                    if wrong is not None:
                        raise wrong
                    return check
                # Until here it was theirs: each snapshot comes in one piece, followed by its reply.
                stale.remove(answered)
                check, wrong = SnapshotCheck(), None
                again()
        finally:
            captures.unfinished = [command for command in stale + ours if not command.done()]


def _stream(
    session: Session,
    queue: EventQueue,
    stale: list[PendingCommand],
    ours: list[PendingCommand],
    options: dict[str, bool],
    timeout: float | None,
) -> Iterator[Event]:
    """Events up to the first reply of all these commands; sees to it that there is one, where that can be done.

    Since V8 12 takeHeapSnapshot waits for the JavaScript stack to be empty, and that it never is in a program that is
    held before its first line, has ended and waits for the debugger to leave, or runs an endless loop. In Node and
    Deno the end of allocation tracking gives the same snapshot at once; it is added to `ours`.
    """
    probe: PendingCommand | None = None
    silence = GRACE if timeout is None else min(GRACE, timeout)
    try:
        first = next(queue.until(*stale, *ours, timeout=silence), None)
    except CDPTimeoutError:
        # A target that answers this is not walking its heap.
        probe = session.submit("Runtime.getHeapUsage")
    else:
        if first is None:
            return
        yield first
    if probe is not None:
        try:
            first = next(queue.until(*stale, *ours, probe, timeout=timeout), None)
        except CDPTimeoutError:
            raise _silent(timeout, "it answers nothing: it is stopped, or runs JavaScript without a pause; in Chrome "
                          "Debugger.pause interrupts that if Debugger.enable came before, and "
                          "Runtime.terminateExecution ends it") from None
        if first is not None:
            yield first
        elif any(command.done() for command in stale + ours):
            return
        elif not session.runtime.startswith("Chrome/"):
            session.submit("HeapProfiler.startTrackingHeapObjects")
            ours.append(session.submit("HeapProfiler.stopTrackingHeapObjects", {**options, "reportProgress": True}))
    try:
        yield from queue.until(*stale, *ours, timeout=timeout)
    except CDPTimeoutError:
        raise _silent(timeout, "it answers other commands, but its JavaScript stack is never empty: run() lets a held "
                      "program go, Debugger.pause interrupts a loop" if probe is not None
                      else "the target stopped in the middle of it") from None


def _silent(timeout: float | None, state: str) -> CDPTimeoutError:
    return CDPTimeoutError(_TAKE, timeout or 0.0, f"{state}; timeout= allows a longer silence")


@contextlib.contextmanager
def _destination(path: str | Path | IO[bytes]) -> Iterator[tuple[IO[bytes], Callable[[], Path | None]]]:
    """A private file to write and read, and what makes it the one that was asked for."""
    if not isinstance(path, (str, os.PathLike)):
        if isinstance(path, io.TextIOBase) or not callable(getattr(path, "write", None)):
            raise TypeError(f"a path or a file that is open in binary mode is wanted, not {path!r}")
        output = path
    else:
        path = Path(path)
        if path.is_dir():
            raise IsADirectoryError(f"{path} is a directory: name a file in it")
        output = path.open("wb") if path.exists() and not path.is_file() else None
    if output is not None:
        with tempfile.TemporaryFile() as file:
            yield file, lambda: _copy(file, output)
        if isinstance(path, Path):
            output.close()
        return
    assert isinstance(path, Path)
    target = Path(os.path.realpath(path))  # through a symbolic link, as writing would
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield file, lambda: _rename(file, name, target, path)
    finally:
        Path(name).unlink(missing_ok=True)


def _copy(file: IO[bytes], output: IO[bytes]) -> None:
    file.seek(0)
    shutil.copyfileobj(file, output, 2**20)
    if hasattr(output, "flush"):
        output.flush()


def _rename(file: IO[bytes], name: str, target: Path, path: Path) -> Path:
    file.close()  # flushes; and Windows renames no open file
    os.replace(name, target)
    return path


# --- progress ---


class _Reporter:
    """Tells how far a capture has come."""

    def objects(self, done: int, total: int) -> None:
        """The target has looked at so many of its objects."""

    def received(self, size: int) -> None:
        """So many bytes have come."""


class _Calling(_Reporter):
    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def objects(self, done: int, total: int) -> None:
        self._progress(done, total)


class _Line(_Reporter):
    """A line on the terminal, rewritten ten times a second."""

    def __init__(self) -> None:
        self._next = 0.0
        self._text = ""
        self._first: float | None = None

    def objects(self, done: int, total: int) -> None:
        self._show(f"heap snapshot: {done:,} of {total:,} objects", done == total)

    def received(self, size: int) -> None:
        now = time.monotonic()
        self._first = self._first or now
        seconds = now - self._first
        rate = f", {size / 1e6 / seconds:.0f} MB/s" if seconds > 0.2 else ""
        self._show(f"heap snapshot: {size / 1e6:.1f} MB{rate}", False)

    def _show(self, text: str, always: bool) -> None:
        now = time.monotonic()
        if always or now >= self._next:
            self._next = now + 0.1
            sys.stderr.write(f"\r{text:<{len(self._text)}}")
            sys.stderr.flush()
            self._text = text

    def clear(self) -> None:
        sys.stderr.write("\r" + " " * len(self._text) + "\r")
        sys.stderr.flush()


@contextlib.contextmanager
def _reporter(report_progress: bool | Progress) -> Iterator[_Reporter]:
    if callable(report_progress):
        yield _Calling(report_progress)
    elif report_progress and sys.stderr.isatty():
        line = _Line()
        try:
            yield line
        finally:
            line.clear()
    else:
        yield _Reporter()
