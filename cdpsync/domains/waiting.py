"""Session.run_if_waiting(): starts a program that waits for the debugger, and makes sure that it has started.

Node and Deno answer Runtime.runIfWaitingForDebugger even before their main thread waits, and then forget it: the
program waits for ever. NodeRuntime.enable makes them say, before the reply, whether the program waits. So:

    it waits          -> tell it to run, and ask again
    it does not wait  -> it has just started, or has been running for a while, or is about to wait: look for a sign that
                         it runs
"""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

from ..engine import RuntimeKind
from ..errors import CDPTimeoutError, ClosedError, CommandError
from ..threads import Deadline

if TYPE_CHECKING:
    from ..engine import EventQueue, PendingCommand
    from ..session import Session

_GO = "Runtime.runIfWaitingForDebugger"
_IS_IT_WAITING = "NodeRuntime.enable"
_IS_WAITING = "NodeRuntime.waitingForDebugger"

_ASK_AGAIN = 0.01  # seconds

_ANSWERS = 1.0
"""How long a waiting program may take to answer, in seconds. Node 8 does not answer before it runs."""

_SHOWS_ITSELF = 3.0
"""How long to wait for a sign that a Deno runs, in seconds. One that is paused or in a loop never gives it."""

_FIRST_PAUSE = 10.0
"""How long to wait for the pause at the first statement, in seconds. Node's prompt (--inspect-brk -i) never pauses."""

_STARTED = "typeof process === 'object' && Array.isArray(process.argv)"
_RUNS_WITHOUT_A_BREAK = f"""{_STARTED} && !process._breakFirstLine &&
    ![...process.execArgv, process.env.NODE_OPTIONS].some(option => /^--inspect-brk|\\s--inspect-brk/.test(option))"""


def run_if_waiting(session: Session, deadline: Deadline) -> None:
    """Run the program; if Debugger is enabled and it breaks at its first statement, wait until it has paused there."""
    kind = session._runtime_kind() if session.session_id is None else None
    if kind is RuntimeKind.NODE:
        _run(session, deadline, _NodeSigns(session, deadline))
    elif kind is RuntimeKind.DENO:
        signs = _DenoSigns(session)
        try:
            _run(session, deadline, signs)
        finally:
            signs.collected.give_up()  # Deno may be paused or in a loop
    else:
        session.send_command(_GO, timeout=deadline.remaining())


class _NodeSigns:
    """Signs that a Node runs: it sets process.argv after it has waited, and before it runs the program."""

    def __init__(self, session: Session, deadline: Deadline) -> None:
        self._session = session
        self._deadline = deadline

    def runs(self) -> bool:
        """Whether the program has started."""
        command = self._ask(_STARTED)
        return _value(command, self._deadline) is not False

    def wait_for_pause(self, paused: EventQueue) -> None:
        """Wait until the program has paused at its first statement, or is known not to pause there."""
        deadline = Deadline(_FIRST_PAUSE)
        while not (deadline.passed() or self._session.ended):  # a program with a syntax error never pauses
            command = self._ask(_RUNS_WITHOUT_A_BREAK)
            try:
                if paused._first_before(command, timeout=deadline.remaining()) is not None:
                    return
            except CDPTimeoutError:
                command.give_up()
                return
            if _value(command, self._deadline) is not False:
                return
            time.sleep(_ASK_AGAIN)

    def _ask(self, expression: str) -> PendingCommand:
        return self._session.submit("Runtime.evaluate", {"expression": expression, "silent": True})


class _DenoSigns:
    """Signs that a Deno runs: it does not collect garbage while it waits, is paused, or runs JavaScript."""

    def __init__(self, session: Session) -> None:
        self.collected = session.submit("HeapProfiler.collectGarbage")
        self._shows_itself = Deadline(_SHOWS_ITSELF)

    def runs(self) -> bool:
        """Whether the program has started, or shows no sign in time."""
        return self.collected.done() or self._shows_itself.passed()

    def wait_for_pause(self, paused: EventQueue) -> None:
        """Wait until the program has paused at its first statement, or is known not to pause there."""
        with contextlib.suppress(CDPTimeoutError):  # it runs, and does not pause
            paused._first_before(self.collected, timeout=_FIRST_PAUSE)


def _run(session: Session, deadline: Deadline, signs: _NodeSigns | _DenoSigns) -> None:
    """Tell the program to run until it is known to run. Raises CDPTimeoutError if it still waits at the deadline."""
    started, waits = False, None  # `started`: it has waited, and was told to run
    answers = False  # whether it has answered in an earlier round
    with session.events(_IS_WAITING) as waiting, session.events("Debugger.paused") as paused:
        try:
            while not deadline.passed():
                waits = _waits(session, waiting, deadline)
                if waits is not False:  # None: older versions cannot say
                    session.send_command(_GO, timeout=deadline.remaining())
                    started = started or waits is True
                if not waits:
                    if started:
                        break
                    if signs.runs():
                        session.send_command(_GO, timeout=deadline.remaining())  # harmless, and the sign may be wrong
                        break
                    answers = True
                    time.sleep(_ASK_AGAIN)
            else:
                raise _still_waits(deadline)
            if started and is_debugger_enabled(session, deadline):
                signs.wait_for_pause(paused)
        except CDPTimeoutError as error:
            if not deadline.passed():
                raise
            if waits or answers:  # it was being asked again
                raise _still_waits(deadline) from None
            raise CDPTimeoutError(error.waited_for, deadline.seconds, error.hint) from None  # it names what was left
        except ClosedError:
            if not started:
                raise
            return  # it ran, and has already ended


def _still_waits(deadline: Deadline) -> CDPTimeoutError:
    return CDPTimeoutError(_GO, deadline.seconds, "the program still waits for the debugger")


def _waits(session: Session, waiting: EventQueue, deadline: Deadline) -> bool | None:
    """Whether the program waits now; None if the target cannot say."""
    waiting.drain()
    try:
        # The domain stays enabled, which does no harm: waitingForDebugger is its only event.
        asked = session.submit(_IS_IT_WAITING)
        try:
            try:
                remaining = deadline.remaining()
                asked.result(_ANSWERS if remaining is None else min(_ANSWERS, remaining))
            except CDPTimeoutError:
                session.send_command(_GO, timeout=deadline.remaining())
                asked.result(deadline.remaining())
        finally:
            asked.give_up()
    except CommandError:
        return None
    return bool(waiting.drain())


def is_held(session: Session, deadline: Deadline) -> bool:
    """Whether the program waits for the debugger at its start. Lets nothing run; False if it does not say it in time.

    A program that is paused, or in a loop, may not answer.
    """
    with session.events(_IS_WAITING) as waiting:
        asked = session.submit(_IS_IT_WAITING)
        try:
            asked.result(deadline.remaining())
        except (CommandError, CDPTimeoutError):
            return False
        finally:
            asked.give_up()
        return bool(waiting.drain())


def is_debugger_enabled(session: Session, deadline: Deadline) -> bool:
    """Whether the Debugger domain is enabled in this session, as the target says.

    While it is disabled, V8 refuses to give the source of any script; while it is enabled, of one that does not exist.
    """
    try:
        session.send_command("Debugger.getScriptSource", {"scriptId": "0"}, timeout=deadline.remaining())
    except CommandError as error:
        return "not enabled" not in error.message
    return True


def _value(command: PendingCommand, deadline: Deadline) -> object:
    """The value of an expression; None without one, for example because the program has ended."""
    try:
        result = command.result(deadline.remaining()).get("result")
    except CommandError:
        return None
    finally:
        command.give_up()
    return result.get("value") if isinstance(result, dict) else None
