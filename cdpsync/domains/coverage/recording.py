"""CoverageRecording: coverage that is being recorded."""

from __future__ import annotations

import contextlib
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from ...errors import CDPError, CDPTimeoutError, ClosedError, CoverageError
from ...threads import DEFAULT, Deadline, Timeout
from ..watching import check_seconds
from .made import made, read_texts
from .state import Running, begin, end, take

if TYPE_CHECKING:
    from ...coverage import Coverage
    from ...session import Session

_PARTING = 5.0
"""How long the last take may need if the body has raised, in seconds, so that its error is not held up."""


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
        self._over = threading.Event()
        self._taker: threading.Thread | None = None
        self._deadline()  # raises here if the timeout is not a number of seconds

    def __enter__(self) -> CoverageRecording:
        if self._running is not None:
            raise RuntimeError("a recording can be used once: call record() again")
        self._running = begin(self._session, self._options, self._recompile, self._deadline())
        if self._every is not None:
            self._taker = threading.Thread(target=self._take_periodically, name="cdpsync-coverage", daemon=True)
            self._taker.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._running is None or self._over.is_set():
            raise RuntimeError("this was not entered: write `with client.coverage.record() as recording:`")
        self._over.set()
        self._problem = end(self._session, self._running, self._deadline() if error is None else Deadline(_PARTING))
        if self._taker is not None:
            self._taker.join()
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
        if self._over.is_set():
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
        if self._running is None or self._over.is_set():
            raise CoverageError("this is not being recorded: call take() within the block")
        take(self._session, self._running, self._deadline() if timeout is DEFAULT else self._deadline(timeout))
        read_texts(self._session, self._running)
        return made(self._running, only_new=only_new)

    def wait(self, timeout: Timeout = None) -> bool:
        """Wait until the program has finished, or its page or connection is closed; then end the `with` block.

        Node and Deno keep a program that has finished until the client disconnects, so nothing is lost. Returns False
        if the program still runs after `timeout` seconds; None waits for ever.
        """
        deadline = self._deadline(timeout)
        with contextlib.suppress(ClosedError), self._session.events("NodeRuntime.waitingForDisconnect") as ends:
            try:
                ends.get(deadline.remaining())
            except CDPTimeoutError:
                return False
        return True

    def _take_periodically(self) -> None:
        """Take now and then, for the case that the program dies."""
        assert self._running is not None
        while not self._over.wait(self._every):
            try:
                take(self._session, self._running, self._deadline())
                read_texts(self._session, self._running)
            except CDPTimeoutError:
                continue  # a busy page; the next take gets these counts too
            except CDPError:
                return  # the end of the block will say so

    def _deadline(self, timeout: Timeout | None = DEFAULT) -> Deadline:
        return Deadline(self._timeout if timeout is DEFAULT else timeout, self._session._open().connection.timeout)

    def __repr__(self) -> str:
        state = "not begun" if self._running is None else "over" if self._over.is_set() else "goes on"
        return f"<CoverageRecording: {state}>"
