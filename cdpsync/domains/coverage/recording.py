"""CoverageRecording: coverage that is being recorded."""

from __future__ import annotations

import weakref
from types import TracebackType
from typing import TYPE_CHECKING

from ...errors import CDPError, ClosedError, CoverageError
from ...threads import DEFAULT, Deadline, Timeout
from ..watching import Watch, check_seconds
from .made import made, read_texts
from .state import Running, abandon, begin, end, take

if TYPE_CHECKING:
    from ...coverage import Coverage
    from ...engine import Connection
    from ...session import Session

_PARTING = 5.0
"""How long the last take may need if the body has raised, in seconds, so that its error is not held up."""

_NOT_ENTERED = "this was not entered: write `with client.coverage.record() as recording:`"


class CoverageRecording:
    """Coverage that is being recorded, as `client.coverage.record()` returns it: use it in a `with` block.

        with client.coverage.record() as recording:
            ...
        recording.coverage.files

    The counts are taken at the end of the block, also if its body raises. A program that has finished still hands them
    over. If it died, or if the connection is lost, the end of the block raises ClosedError; `coverage` then has what
    was taken until then, and `warning` says so. See `fetch_every` of `client.coverage.record`.

    Threads: any. Several recordings of one session may go on at the same time. Each of them counts everything that runs
    during it.
    """

    def __init__(
        self, session: Session, options: dict[str, bool], recompile: bool, fetch_every: float | None, timeout: Timeout
    ) -> None:
        check_seconds(fetch_every)
        self._session = session
        self._options = options
        self._recompile = recompile
        self._every = fetch_every
        self._timeout = timeout
        self._running: Running | None = None
        self._coverage: Coverage | None = None
        self._problem: CDPError | None = None
        self._watch: Watch | None = None
        self._over = False
        self._deadline()  # raises here if the timeout is not a number of seconds

    def __enter__(self) -> CoverageRecording:
        if self._running is not None:
            raise RuntimeError("a recording can be used once: call record() again")
        connection, session_id = self._session._open().connection, self._session.session_id
        taking = _Taking(self, connection, session_id)

        def start() -> None:
            taking.running = begin(self._session, self._options, self._recompile, self._deadline())

        self._watch = Watch(connection, session_id, self, taking)
        self._watch.start(start, self._every, "coverage")
        self._running = taking.running
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._running is None or self._watch is None or self._over:
            raise RuntimeError(_NOT_ENTERED)
        self._over = True
        try:
            self._problem = end(self._session, self._running, self._deadline() if error is None else Deadline(_PARTING))
        finally:
            self._watch.close()
        if error is None:
            if self._problem is not None:
                has = "`coverage` has what was taken until then" if self.takes else "nothing was taken before"
                self._problem.hint = "; ".join(filter(None, [self._problem.hint, f"{has}"]))
                raise self._problem
            read_texts(self._session, self._running)

    @property
    def warning(self) -> str:
        """Why the coverage is not that of the whole recording; "" if it is."""
        if self._problem is None:
            return ""
        return f"the counts could not be taken at the end, so they are those of the last take: {self._problem}"

    @property
    def takes(self) -> int:
        """How often the counts have been taken until now, also by other recordings of the session."""
        return self._running.tally.takes if self._running is not None else 0

    @property
    def coverage(self) -> Coverage:
        """What has run during the recording. While it goes on: what had run by the last take.

        Raises CoverageError if nothing has been taken.
        """
        if self._coverage is not None:
            return self._coverage
        if self._running is None or not self._running.tally.takes:
            raise CoverageError(self.warning or "nothing has been taken yet: use take(), or wait until the block ends")
        coverage = made(self._running)
        if self._over:
            self._coverage = coverage
        return coverage

    def take(self, *, only_new: bool = False, timeout: Timeout = DEFAULT) -> Coverage:
        """What has run since the recording began, as a Coverage. The recording goes on.

        With `only_new`, it is what has run since the last call with `only_new`. The functions that have not run are in
        it as well, with a count of 0.

        Blocks up to `timeout` seconds, by default the client's, while V8 looks through its heap. Raises CoverageError
        if the recording has ended, and what `send_command` raises.
        https://chromedevtools.github.io/devtools-protocol/v8/Profiler/#method-takePreciseCoverage
        """
        if self._running is None or self._over:
            raise CoverageError("this is not being recorded: call take() within the block")
        take(self._session, self._running, self._deadline() if timeout is DEFAULT else self._deadline(timeout))
        read_texts(self._session, self._running)
        return made(self._running, only_new=only_new)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the program or the connection ends, for at most `timeout` seconds; returns whether that came.

        Node and Deno keep a program that has finished until the client disconnects, so nothing is lost if the `with`
        block ends then.
        """
        if self._watch is None:
            raise RuntimeError(_NOT_ENTERED)
        return self._watch.wait(timeout)

    def _take(self) -> None:
        """Take the counts, for the case that the program dies."""
        if self._running is not None and not self._over:
            take(self._session, self._running, self._deadline())
            read_texts(self._session, self._running)

    def _deadline(self, timeout: Timeout | None = DEFAULT) -> Deadline:
        return Deadline(self._timeout if timeout is DEFAULT else timeout, self._session._timeout)

    def __repr__(self) -> str:
        state = "not begun" if self._running is None else "over" if self._over else "goes on"
        return f"<CoverageRecording: {state}>"


class _Taking:
    """What the thread of a recording does. It refers to no session."""

    def __init__(self, recording: CoverageRecording, connection: Connection, session_id: str | None) -> None:
        self._recording = weakref.ref(recording)
        self._connection = connection
        self._session_id = session_id
        self.running: Running | None = None

    def fetch(self) -> float | None:
        recording = self._recording()
        if recording is None:
            return None
        recording._take()
        return recording._every

    def over(self, error: ClosedError) -> None:
        """The end of the block takes what there is."""

    def abandon(self) -> None:
        if self.running is not None:
            abandon(self._connection, self._session_id, self.running)
