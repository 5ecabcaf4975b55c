"""client.coverage: which code has run, and how often.

https://chromedevtools.github.io/devtools-protocol/v8/Profiler/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import CoverageError
from ...threads import DEFAULT, Deadline, Timeout
from .made import made, made_of, read_texts
from .recording import CoverageRecording
from .state import CoverageState, Running, begin, best_effort, end, take

if TYPE_CHECKING:
    from ...coverage import Coverage
    from ...session import Session


class CoverageRecorder:
    """The coverage of one target, as `client.coverage` or `session.coverage`: which code has run, and how often.

        with client.coverage.record() as recording:
            client.evaluate("handle({})")
        recording.coverage.files

    The program may be running already. To count from its first line, use `launch(..., wait_for_debugger=True)`, and
    call `client.run_if_waiting()` within the block. The counts are exact, as with NODE_V8_COVERAGE.

    V8 counts calls of every function, but blocks only in functions that it compiles during the recording: those that
    run for the first time. `recompile=True` makes Node compile the others again. In Chromium, load the page again. When
    coverage ends, V8 drops its counters, so that later recordings of the program have no blocks in functions that have
    run by then: for several tests of one program, keep one recording going, and use `take(only_new=True)`.

    V8 counts once for the whole program. Recordings of one session share that; but another client, or NODE_V8_COVERAGE,
    gets only what was not taken here, and the other way round. If one of them ends, the others have no blocks from
    then on.

    Threads: any.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def record(
        self,
        *,
        call_count: bool = True,
        detailed: bool = True,
        recompile: bool = False,
        fetch_every: float | None = None,
        timeout: Timeout = DEFAULT,
    ) -> CoverageRecording:
        """A context manager that records coverage in its body; `coverage` of the object it gives is the result.

        `call_count` and `detailed` are those of Profiler.startPreciseCoverage: without `call_count`, a count is 0 or 1;
        without `detailed`, functions are counted and blocks are not. Neither makes a busy program faster (Node 24).

        `recompile` makes V8 compile again what has run before, so that it has blocks too: for Node, and not for async
        functions and generators. Nothing is dropped if coverage has been recorded in the program before.

        `fetch_every` takes the counts every so many seconds, in a thread of its own, so that they are not lost if the
        program is killed. `timeout` is how long each step may take, in seconds, by default the client's.

        Raises RuntimeError if coverage of the session is already being recorded with other options.
        """
        options = {"call_count": call_count, "detailed": detailed}
        return CoverageRecording(self._session, options, recompile, fetch_every, timeout)

    def start(
        self,
        *,
        call_count: bool = True,
        detailed: bool = True,
        recompile: bool = False,
        timeout: Timeout = DEFAULT,
    ) -> None:
        """Start recording coverage, until `stop()`. The parameters are those of `record`.

        Prefer `record`, which also stops if something goes wrong.

        Raises RuntimeError if it has been started already, and what `send_command` raises.
        https://chromedevtools.github.io/devtools-protocol/v8/Profiler/#method-startPreciseCoverage
        """
        state = self._session._kept(CoverageState)
        if state.started is not None:
            raise RuntimeError("coverage is already being recorded: take() it, or stop() it first")
        options = {"call_count": call_count, "detailed": detailed}
        state.started = begin(self._session, options, recompile, self._deadline(timeout))

    def take(self, *, only_new: bool = False, timeout: Timeout = DEFAULT) -> Coverage:
        """What has run since `start()`, as a Coverage; see `CoverageRecording.take`."""
        running, deadline = self._running(), self._deadline(timeout)
        take(self._session, running, deadline)
        read_texts(self._session, running)
        return made(running, only_new=only_new)

    def stop(self, *, timeout: Timeout = DEFAULT) -> Coverage:
        """Stop recording; returns what has run since `start()`.

        If the last counts cannot be taken, raises what `send_command` raises.
        """
        running, deadline = self._running(), self._deadline(timeout)
        self._session._kept(CoverageState).started = None
        problem = end(self._session, running, deadline)
        if problem is not None:
            raise problem
        read_texts(self._session, running)
        return made(running)

    def best_effort(self, *, timeout: Timeout = DEFAULT) -> Coverage:
        """Which functions have run since the program started, as far as V8 still knows, without recording anything.

        A count is 0 or 1, and blocks are not counted. V8 forgets functions when it collects garbage, so that some
        may be missing, or seem not to have run. `recording.coverage + client.coverage.best_effort()` has both.
        https://chromedevtools.github.io/devtools-protocol/v8/Profiler/#method-getBestEffortCoverage
        """
        return made_of(self._session, best_effort(self._session, self._deadline(timeout)))

    def _running(self) -> Running:
        running = self._session._kept(CoverageState).started
        if running is None:
            raise CoverageError(
                "coverage is not being recorded: start() it first, or use `with client.coverage.record()`"
            )
        return running

    def _deadline(self, timeout: Timeout) -> Deadline:
        return Deadline(timeout, self._session._timeout)

    def __repr__(self) -> str:
        return f"<CoverageRecorder of {self._session!r}>"
