"""The coverage of one session: what all its recordings share.

V8 counts for the whole program, and sets its counts to 0 whenever they are taken. So whoever takes them gives them to
every recording of the session:

    V8's counts ---takePreciseCoverage---> Tally of the first recording
                                      \\---> Tally of the second recording
"""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING, Any

from ...engine import Connection, Enabling, PendingCommand, RuntimeKind
from ...errors import CDPError, CDPTimeoutError, CommandError, CoverageError
from ...threads import Deadline, call_with_lock
from ..scripts import Scripts, scripts_of
from .recompiling import forget_compiled_code
from .tally import Counted, Known, Tally, counted
from .texts import ScriptTexts

if TYPE_CHECKING:
    from ...session import Session

_START = "Profiler.startPreciseCoverage"
_TAKE = "Profiler.takePreciseCoverage"
_STOP = "Profiler.stopPreciseCoverage"
_BEST_EFFORT = "Profiler.getBestEffortCoverage"

_HELD_UP = "another thread is starting, taking or stopping coverage in this session"


class Running:
    """One recording that goes on: its counts, and what it needs to end. It refers to no Session."""

    def __init__(self, enabling: Enabling, known: Known) -> None:
        self.tally: Tally = Tally(known)
        self.texts: ScriptTexts = ScriptTexts()
        self.enabling: Enabling = enabling


class CoverageState:
    """What a session knows about its coverage. It refers to no Session, since the engine keeps it.

    Threads: any; `lock` guards everything. It is held while a command is answered, so that two takes cannot overtake
    each other.
    """

    def __init__(self) -> None:
        self.lock: threading.RLock = threading.RLock()
        self.options: dict[str, bool] = {}
        self.known: Known = Known()
        self.running: list[Running] = []
        self.started: Running | None = None
        """What `start()` has begun, until `stop()`."""
        self.asked: list[PendingCommand] = []
        """Takes that were not answered in time. They are still waited for, since their counts are nowhere else."""


_PAGES = ("page", "iframe")
"""The kinds of targets of Chromium that can be loaded again."""


def begin(session: Session, options: dict[str, bool], recompile: bool, deadline: Deadline) -> Running:
    """Start counting for one more recording."""
    state = session._kept(CoverageState)

    def start(held: bool) -> Running:
        _check(held, _START, deadline)
        if state.running and state.options != options:
            raise RuntimeError(f"coverage is being recorded with {_shown(state.options)}, not with {_shown(options)}")
        # A worker is not loaded again, and one that is held does not collect garbage.
        is_page = session._runtime_kind() is RuntimeKind.CHROMIUM and getattr(session, "kind", "page") in _PAGES
        if is_page and not state.running:
            state.known = Known()  # the page may have been left since the last recording
        running = Running(session.enabling("Profiler", timeout=deadline.remaining()), state.known)
        with contextlib.ExitStack() as stack:
            stack.enter_context(running.enabling)
            if state.running:
                _take(session, state, deadline)  # what was counted until now belongs to the others
            else:
                state.known.add(best_effort(session, deadline))  # before these counts are set to 0 too
                if recompile:
                    forget_compiled_code(session, deadline)
                _send(session, _START, {"callCount": options["call_count"], "detailed": options["detailed"]}, deadline)
            if is_page:
                # Otherwise V8 takes the scripts of a page that is loaded again from its compilation cache, where they
                # have no counters for blocks (Chromium 156).
                _send(session, "HeapProfiler.collectGarbage", {}, deadline)
            state.options = options
            scripts_of(session).keep()
            state.running.append(running)
            stack.pop_all()
        return running

    return call_with_lock(state.lock, deadline, start)


def take(session: Session, running: Running, deadline: Deadline) -> None:
    """Add what V8 has counted since the last take to every recording of the session."""
    state = session._kept(CoverageState)

    def add(held: bool) -> None:
        _check(held, _TAKE, deadline)
        if running not in state.running:
            raise CoverageError("this recording has ended, or its connection has")
        _take(session, state, deadline)

    call_with_lock(state.lock, deadline, add)


def end(session: Session, running: Running, deadline: Deadline) -> CDPError | None:
    """Take for the last time, and stop counting if this is the last recording. Returns what went wrong with the take.

    V8 forgets its counters then: functions that have run so far have no blocks in later recordings.
    """
    try:
        state, connection = session._kept(CoverageState), session._open().connection
    except CDPError as error:  # the session has ended, and what it was counting with it
        return error

    def leave(held: bool) -> CDPError | None:
        problem: CDPError | None = None
        try:
            _check(held, _TAKE, deadline)
            _take(session, state, deadline)
        except CDPError as error:
            problem = error
        finally:
            _leave(connection, session.session_id, state, running, problem)
        return problem

    return call_with_lock(state.lock, deadline, leave)


def abandon(connection: Connection, session_id: str | None, running: Running) -> None:
    """End a recording that nobody refers to any more, without a last take."""
    state = connection.keep(session_id, CoverageState)
    given_up = CoverageError("this recording was given up")
    call_with_lock(
        state.lock,
        Deadline(connection.timeout),
        lambda held: _leave(connection, session_id, state, running, given_up),
    )


def _leave(
    connection: Connection,
    session_id: str | None,
    state: CoverageState,
    running: Running,
    problem: CDPError | None,
) -> None:
    """Stop counting if no other recording needs it. With a problem, nothing is waited for."""
    if running in state.running:
        state.running.remove(running)
        with contextlib.suppress(CDPError):
            connection.keep(session_id, Scripts).let_go()
    if not state.running:
        for command in state.asked:
            command.give_up()
        state.asked.clear()
        with contextlib.suppress(CDPError):  # Profiler.disable does it too, but a CPU profile may need Profiler longer
            connection.submit(_STOP, None, session_id, Deadline(connection.timeout)).give_up()
    running.enabling.__exit__(type(problem) if problem is not None else None, problem, None)


def best_effort(session: Session, deadline: Deadline) -> list[Counted]:
    """What V8 knows without counting: which functions have run."""
    return counted(_send(session, _BEST_EFFORT, {}, deadline).get("result"))


def _take(session: Session, state: CoverageState, deadline: Deadline) -> None:
    connection = session._open().connection
    # Not session.submit(): its commands refer to the Link, which nothing that the engine keeps may do.
    state.asked.append(connection.submit(_TAKE, None, session.session_id, deadline))
    while state.asked:
        command = state.asked[0]
        try:
            scripts = counted(command.result(deadline.remaining()).get("result"))
        except CDPTimeoutError:
            raise
        except CommandError as error:
            state.asked.remove(command)
            raise CoverageError(
                f"the program no longer counts: {error.message} Profiler was disabled meanwhile"
            ) from error
        except CDPError:
            state.asked.clear()
            raise
        state.asked.remove(command)
        state.known.add(scripts)
        for running in state.running:
            running.tally.add(scripts)


def _send(session: Session, method: str, params: dict[str, Any], deadline: Deadline) -> dict[str, Any]:
    return session.send_command(method, params, timeout=deadline.remaining())


def _check(held: bool, method: str, deadline: Deadline) -> None:
    if not held:
        raise CDPTimeoutError(method, deadline.seconds, _HELD_UP)


def _shown(options: dict[str, bool]) -> str:
    return ", ".join(f"{name}={value}" for name, value in options.items())
