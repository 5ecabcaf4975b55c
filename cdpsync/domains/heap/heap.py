"""client.heap: heap snapshots, sampled and tracked allocations, and the garbage collector.

https://chromedevtools.github.io/devtools-protocol/v8/HeapProfiler/
"""

from __future__ import annotations

import contextlib
import io
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timezone
from pathlib import Path
from typing import IO, TYPE_CHECKING

from ...files import Destination, Progress, reporter, whole_file
from ...threads import DEFAULT, Timeout
from ..watching import check_seconds
from .capture import capture
from .growth_check import check_growth
from .received import SnapshotFile, SnapshotRead
from .sampling import DEEPEST, HeapSampling
from .saved import Saved
from .tracking import HeapTracking

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ...heap import Growth, HeapSnapshot
    from ...protocol.typed.HeapProfiler import TakeHeapSnapshotParams
    from ...session import Session


class Heap:
    """The heap of one target, as `client.heap` or `session.heap`: snapshots, allocations, the garbage collector.

        client.heap.save("app.heapsnapshot")
        client.heap.snapshot().summary()
        with client.heap.sample() as sampling: …
        with client.heap.track("app.heaptimeline") as tracking: …
        client.heap.check_growth("handleRequest()").exceeds("1 MB")

    The methods that capture a snapshot share these parameters:

    `report_progress` is True for a line on the terminal, or a function that is called with (done, total).
    `silence` is the longest time without a message from the target that is accepted, in seconds; None accepts any. It
    does not limit the whole time.
    `options` are those of HeapProfiler.takeHeapSnapshot: `captureNumericValue=True`, `exposeInternals=True`.

    They block until the target has sent everything, and raise SnapshotError if the snapshot is not complete,
    CDPTimeoutError after too long a silence, and ClosedError if the connection or the target ends first.

    Threads: any. Snapshots of one target are taken one after the other.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(
        self,
        path: Destination,
        report_progress: bool | Progress = False,
        *,
        silence: float | None = 60.0,
        **options: Unpack[TakeHeapSnapshotParams],
    ) -> Saved:
        """Capture a heap snapshot into a file, in constant memory; returns where it is and how large.

        The file appears when the snapshot is known to be complete. Until then it is a temporary file beside `path`;
        if anything fails, that is removed and an older file at `path` is left as it was. Its mode is 0600, because a
        heap holds secrets. A binary file object, or a path that is not a regular file (/dev/stdout), gets the whole
        snapshot at the end. Raises OSError if the file cannot be written. A directory that cannot be written is noticed
        before anything is sent to the target.
        """
        start = time.monotonic()
        with whole_file(path) as (file, keep), reporter(report_progress) as report:
            captured = capture(self._session, SnapshotFile(file), report, silence, options)
            kept = keep()
        return Saved(kept, captured.size, captured.chunks, time.monotonic() - start, captured.warning)

    def snapshot(
        self,
        report_progress: bool | Progress = False,
        *,
        path: Destination | None = None,
        silence: float | None = 60.0,
        **options: Unpack[TakeHeapSnapshotParams],
    ) -> HeapSnapshot:
        """Capture a heap snapshot and read it: for `summary()`, `diff(older)`, `find(…)`; see cdpsync.heap.

        It is read while it arrives, so that this takes hardly longer than `save`, and needs no file. With `path` it is
        also written to a file, as `save` does. Raises ImportError if numpy is not installed, before anything is sent to
        the target.
        """
        from ...heap import SnapshotReader

        file_or_none: contextlib.AbstractContextManager[tuple[IO[bytes] | None, Callable[[], Path | None]]]
        file_or_none = contextlib.nullcontext((None, lambda: None)) if path is None else whole_file(path)
        with file_or_none as (file, keep), reporter(report_progress) as report:
            captured = capture(self._session, SnapshotRead(SnapshotReader, file), report, silence, options)
            return captured.snapshot(self._program(), datetime.now(timezone.utc), keep())

    def take(
        self,
        report_progress: bool | Progress = False,
        *,
        silence: float | None = 60.0,
        **options: Unpack[TakeHeapSnapshotParams],
    ) -> str:
        """Capture a heap snapshot and return its text, the JSON of a .heapsnapshot file.

        It needs as much memory as the text is long, and twice that for a moment; `save` needs almost none.
        """
        text = io.BytesIO()
        with reporter(report_progress) as report:
            capture(self._session, SnapshotFile(text), report, silence, options)
        return text.getvalue().decode("utf-8", "surrogatepass")

    def check_growth(
        self,
        action: Callable[[], object] | str,
        rounds: int = 3,
        *,
        warmups: int = 1,
        allow: Iterable[str] = (),
        report_progress: bool | Progress = False,
        silence: float | None = 60.0,
        timeout: Timeout = DEFAULT,
    ) -> Growth:
        """What grows each time that `action` runs, by class and by what holds it: leaks, but no caches that fill once.

            growth = client.heap.check_growth("handleRequest()")
            print(growth)  # grew by 1.2 MB in each of 3 rounds: 10,000 Session held by Map sessions, app.ts:4
            assert not growth.exceeds("100 kB")

        `action` is JavaScript, which may use `await`, or a Python function that makes the program work. It runs
        `warmups` times, so that caches fill and code is compiled, and then `rounds` times, with a snapshot before and
        after each of these. Only what comes in every round, and stays, counts. What one of many callers does in between
        counts as well, so nothing else should use the program. `allow` has names of classes or holders that may grow;
        `*` stands for any text.

        Of the snapshots, only the newest is in memory as a whole. The program's console is cleared before each one,
        because V8 keeps the objects that it has logged. `timeout` is for JavaScript, in seconds, by default the
        client's.

        Raises what the action raises, JavaScriptError if JavaScript throws, ImportError if numpy is not installed,
        before anything is sent, and what `snapshot` raises.
        """
        return check_growth(
            self._session, self.snapshot, action, rounds, warmups, allow, report_progress, silence, timeout
        )

    def sample(
        self,
        *,
        interval: int = 32768,
        include_collected_by_major_gc: bool = False,
        include_collected_by_minor_gc: bool = False,
        stack_depth: int = DEEPEST,
        fetch_every: float | None = 10.0,
        timeout: Timeout = DEFAULT,
    ) -> HeapSampling:
        """A context manager that samples allocations: which functions allocate memory. It hardly slows the program.

            with client.heap.sample() as sampling:
                …
            print(sampling.profile.top())

        A sample is taken about every `interval` bytes. At the end, only objects that are still alive are counted, which
        helps when memory grows. `include_collected_by_major_gc` and `include_collected_by_minor_gc` also count those
        that these collections have freed, which helps when the garbage collector is busy; Node 16 and older ignore
        them. `stack_depth` is how many frames of a stack are kept, at most 128.

        Every `fetch_every` seconds the profile so far is fetched, so that something is left if the program is killed or
        runs out of memory; None fetches it only at the end. `timeout` is for each command, in seconds; by default it
        is the client's.

        Raises ValueError for impossible numbers. What else is raised, see `HeapSampling.start` and `HeapSampling.stop`.
        https://chromedevtools.github.io/devtools-protocol/v8/HeapProfiler/#method-startSampling
        """
        if not 0 < interval < 2**53:
            raise ValueError(f"the interval must be a positive number of bytes, not {interval!r}")
        if not 1 <= stack_depth <= DEEPEST:
            raise ValueError(
                f"stack_depth must be from 1 to {DEEPEST}, not {stack_depth!r}: V8 cannot send deeper stacks"
            )
        check_seconds(fetch_every)
        params = {
            "samplingInterval": interval,
            "stackDepth": stack_depth,
            "includeObjectsCollectedByMajorGC": include_collected_by_major_gc,
            "includeObjectsCollectedByMinorGC": include_collected_by_minor_gc,
        }
        return HeapSampling(self._session, params, fetch_every, timeout)

    def track(
        self,
        path: Destination | None = None,
        report_progress: bool | Progress = False,
        *,
        silence: float | None = 60.0,
        **options: Unpack[TakeHeapSnapshotParams],
    ) -> HeapTracking:
        """A context manager that tracks every allocation with its stack, and ends with a heap snapshot.

            with client.heap.track("app.heaptimeline") as tracking:
                …
            print(tracking.snapshot.allocations())

        The snapshot says which function allocated what, and what of it still lives. It is written to `path` at the end,
        like that of `save`; without a path it is only read, which needs numpy. The program runs much slower meanwhile,
        and uses more memory; `sample` hardly slows it.

        https://chromedevtools.github.io/devtools-protocol/v8/HeapProfiler/#method-startTrackingHeapObjects
        """
        return HeapTracking(self._session, path, self._program(), report_progress, silence, dict(options))

    def collect_garbage(self, *, timeout: Timeout = DEFAULT) -> None:
        """Make V8 collect garbage, and wait until it has. `timeout` is in seconds, by default the client's.

        Raises what `Session.send_command` raises.
        https://chromedevtools.github.io/devtools-protocol/v8/HeapProfiler/#method-collectGarbage
        """
        self._session.send_command("HeapProfiler.collectGarbage", timeout=timeout)

    def _program(self) -> str:
        """What a report says of the program: what the target is called, and its runtime, as far as they are known."""
        target = getattr(self._session, "target", None)  # only a client knows it
        title = (target.title or target.url) if target is not None else self._session.target_id
        return ", ".join(filter(None, [title, self._session.browser]))

    def __repr__(self) -> str:
        return f"<Heap of {self._session!r}>"
