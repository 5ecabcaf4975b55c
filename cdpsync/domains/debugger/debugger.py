"""Debugger: what client.debugger offers."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from ...errors import CDPTimeoutError
from ...threads import DEFAULT, Deadline, Timeout
from . import moving, texts
from .address import address_of
from .breakpoint import Breakpoint
from .exceptions import ignore, pause_on_exceptions
from .life import enter, leave, started
from .paused import Paused, paused_of
from .probe import Probe
from .setting import all_breakpoints, break_at, pending
from .template import parse

if TYPE_CHECKING:
    from ...session import Session
    from ...views import Table
    from ..scripts import Script
    from .state import DebuggerState, Stop
    from .texts import Found


class Debugger:
    """The debugger of one target, as `client.debugger` or `session.debugger`.

        with client.debugger as debugger:
            debugger.break_at("app.ts:7")
            paused = debugger.wait()
            paused.frame.locals["total"]
            debugger.step()

    Its first use enables it. At the end of the `with` block (of the last one, if threads share it), a paused program
    continues and everything that was set here is removed, even after an exception or Ctrl-C.

    Threads: any. All objects of one session share one state.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def __enter__(self) -> Debugger:
        enter(self._session)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        leave(self._session, error)

    # --- where to stop ---

    def break_at(
        self,
        place: str | re.Pattern[str] | None = None,
        *,
        file: str | os.PathLike[str] | None = None,
        line: int | None = None,
        column: int | None = None,
        function: str | None = None,
        statement: str | None = None,
        condition: str | None = None,
        after: int | None = None,
        every: int | None = None,
        once: bool = False,
    ) -> Breakpoint:
        """Stop the program at a place: `break_at("src/app.ts:7")`, `break_at(function="parseOrder")`."""
        address = address_of(place, file, line, column, function, statement)
        return break_at(self._session, address, condition, after, every, once)

    @property
    def breakpoints(self) -> list[Breakpoint]:
        """The breakpoints that were set here and are still set, the oldest first."""
        return all_breakpoints(self._session)

    def pause_on_exceptions(self, which: str = "uncaught") -> None:
        """Stop where an exception is thrown: "uncaught", "caught", "all", "none", or the name of a class of errors."""
        pause_on_exceptions(self._session, which)

    def ignore(self, *patterns: str) -> None:
        """Never stop in these files, and step over them: "node:*", "node_modules", a glob."""
        ignore(self._session, patterns)

    # --- stopping and continuing; each returns the next Paused, or None ---

    @property
    def paused(self) -> Paused | None:
        """The pause that the program is in now, or None if it is running."""
        state = started(self._session)
        return self._shown(state, state.shown)

    def wait(self, timeout: Timeout = DEFAULT) -> Paused:
        """The pause that the program is in now, or the next one. Raises CDPTimeoutError or ClosedError."""
        deadline = self._deadline(timeout)
        state = started(self._session)
        stop = moving.wait(self._session, state, deadline, lambda: pending(self._session))
        return paused_of(self._session, state, stop)

    def start(self, timeout: Timeout = DEFAULT) -> Paused:
        """Start a program that waits for the debugger (--inspect-wait), up to its first statement.

            with launch(["node", "app.js"], wait_for_debugger=True) as client, client.debugger as debugger:
                debugger.start()

        Breakpoints may be set before, and `resume()` goes on to them. Returns the pause that the program is in, if it
        is in one. To start the program without this pause, call `run_if_waiting()` of the session. Raises
        CDPTimeoutError if the program was running already.
        """
        deadline = self._deadline(timeout)
        state = started(self._session)
        return paused_of(self._session, state, moving.start(self._session, state, deadline))

    def pause(self, timeout: Timeout = DEFAULT) -> Paused:
        """Stop the program where it is. Raises CDPTimeoutError if it runs no JavaScript in time."""
        deadline = self._deadline(timeout)
        state = started(self._session)
        return paused_of(self._session, state, moving.pause(self._session, state, deadline))

    def resume(self, timeout: Timeout = DEFAULT) -> Paused | None:
        """Let the program continue to its next pause. Returns None if it ended, or did not pause in time."""
        return self._move("Debugger.resume", timeout)

    def step(self, timeout: Timeout = DEFAULT) -> Paused | None:
        """Run to the next statement of this function, stepping over calls."""
        return self._move("Debugger.stepOver", timeout)

    def step_in(self, timeout: Timeout = DEFAULT) -> Paused | None:
        """Run into the next call."""
        return self._move("Debugger.stepInto", timeout)

    def step_out(self, timeout: Timeout = DEFAULT) -> Paused | None:
        """Run to the end of this function."""
        return self._move("Debugger.stepOut", timeout)

    def run_to(self, place: str | re.Pattern[str], timeout: Timeout = DEFAULT) -> Paused | None:
        """Run to a place, as `break_at` takes it, or to an earlier pause; None if no pause follows.

        Nothing is left at the place. Raises CDPTimeoutError if there is no such place by then, for example
        because the file was not loaded.
        """
        deadline = self._deadline(timeout)
        state = started(self._session)
        stop = state.shown
        if stop is None:
            raise RuntimeError(moving.NOT_PAUSED)
        there = self.break_at(place, once=True)
        try:
            found = moving.move(self._session, state, deadline, "Debugger.resume", None, stop)
            if found is None and not (self._session.ended or self._session.closed or there.bound):
                raise CDPTimeoutError(f"coming to {there.asked}", deadline.seconds, there.problem)
            return self._shown(state, found)
        finally:
            there.remove()

    def _move(self, method: str, timeout: Timeout) -> Paused | None:
        deadline = self._deadline(timeout)
        state = started(self._session)
        return self._shown(state, moving.move(self._session, state, deadline, method))

    def _shown(self, state: DebuggerState, stop: Stop | None) -> Paused | None:
        return None if stop is None else paused_of(self._session, state, stop)

    def _deadline(self, timeout: Timeout) -> Deadline:
        return Deadline(timeout, self._session._timeout)

    # --- without stopping ---

    def probe(
        self,
        place: str | re.Pattern[str],
        *expressions: str,
        condition: str | None = None,
        limit: int | None = None,
        stack: bool = False,
        pausing: bool | None = None,
        max_chars: int = 10_000,
    ) -> Probe:
        """The values of expressions each time the program reaches a place, without stopping it.

            for hit in client.debugger.probe("app.ts:7", "total", "user.id", condition="total > 100", limit=10):
                print(hit.time, hit["total"])

        The expressions are evaluated at the place, before its statement. The probe ends after `limit` hits. With
        `stack`, each hit has the calls that led there. A value whose text would be longer than `max_chars` is described
        instead.

        In a context that was made later (a page's next document, a vm context) the first hit stops the program for a
        moment, unseen, to install what reports. Where that cannot be installed, each hit does. `pausing=False` forbids
        it, and such hits are lost; `pausing=True` reads every hit in a pause.

        Returns at once. Raises ValueError if an expression does not parse.
        """
        probe = Probe(self._session, limit, pausing, max_chars)
        return _added(probe, lambda: probe.add(place, *expressions, condition=condition, stack=stack))

    def log_at(
        self, place: str | re.Pattern[str], text: str, *, condition: str | None = None, limit: int | None = None
    ) -> Probe:
        """A probe that makes a text: `log_at("app.ts:7", "total is {total}")`. Each hit has it as `hit.text`.

        The parts in braces are JavaScript; write `{{` and `}}` for braces.
        """
        parts, expressions = parse(text)
        probe = Probe(self._session, limit, None, 10_000)
        return _added(probe, lambda: probe._add(place, tuple(expressions), parts, condition, False))

    # --- scripts ---

    @property
    def scripts(self) -> Table[Script]:
        """The scripts, each with its URL, its source files, whether it is mapped, and its size."""
        return texts.scripts(self._session)

    def source(self, file: str) -> str:
        """The text of a source file, as in the editor."""
        return texts.source(self._session, file)

    def search(self, text: str, *, regex: bool = False) -> Table[Found]:
        """The places in the sources where a text occurs."""
        return texts.search(self._session, text, regex)

    def replace(self, file: str, text: str) -> None:
        """Replace a script while it runs (Debugger.setScriptSource), or raise an error with V8's reason."""
        texts.replace(self._session, file, text)


def _added(probe: Probe, add: Callable[[], Probe]) -> Probe:
    """The probe with its first place; if that cannot be added, it leaves nothing behind."""
    try:
        return add()
    except BaseException:  # Ctrl-C too: the program must not be left with its breakpoints
        probe.remove()
        raise
