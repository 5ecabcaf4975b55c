"""The threads of JavaScript that `cdpsync top` watches: each has a CPU recording that is taken again and again."""

from __future__ import annotations

import contextlib
import queue
import time
from types import TracebackType
from typing import Any, NamedTuple

from ...cpu_profile import FunctionTimes
from ...domains.cpu import CPURecording
from ...engine import PendingCommand
from ...errors import CDPError, CDPTimeoutError, ClosedError, ProfileError
from ...session import Session
from ...text import one_line
from ..reach import Reached

_PROMPT = 0.5
"""Seconds that what is shown beside the profile may take. It comes with the profile, or not at all."""
_PARTING = 3.0
"""Seconds that the last part of a recording may take."""
_CPU_TIME = "(p => p && p.cpuUsage ? (u => u.user + u.system)(p.cpuUsage()) : -1)(globalThis.process)"
"""The CPU time of the process, in microseconds; a page of Chrome has no way to ask for it."""


class How(NamedTuple):
    """How the threads are watched."""

    interval: float
    """The time between two samples, in seconds."""
    follow: bool
    """Whether workers that start later are watched too."""
    deoptimize: bool
    """See client.cpu."""


class Thread:
    """The main thread of the program, or a worker, and where its time goes."""

    def __init__(self, session: Session, label: str, how: How) -> None:
        self.session = session
        self.label = label
        """Its name among the others; "" for the only one."""
        self.times: FunctionTimes = FunctionTimes()
        self.heap: tuple[int, int] | None = None
        """The bytes of its heap that are in use, and those that V8 has taken for it; None if that is not known."""
        self.cpu: float | None = None
        """The CPU time of the whole process as a part of the time, 2.0 for two cores; None if that is not known."""
        self.problem: str = ""
        """Why the numbers are old; "" if they are not."""
        self.ended = False
        self._how = how
        self._cpu_time = self._asked_at = 0.0
        self.start()

    def start(self) -> None:
        """Begin to record."""
        self._asked_at = 0.0
        self._read(self._ask())
        self.recording: CPURecording = self.session.cpu.record(
            self._how.interval, fetch_every=None, deoptimize=self._how.deoptimize
        ).start()

    def take(self, timeout: float) -> None:
        """Add what was recorded since the last call. Raises ClosedError if the thread has ended, and CDPError."""
        asked = self._ask()
        try:
            self.times.add(self.recording.take(timeout=timeout))
            self.problem = ""
        except CDPTimeoutError:
            self.problem = "it does not answer: it is busy, or it stands still in a debugger"
        except ProfileError as error:
            self.problem = error.fact
        finally:
            self._read(asked)

    def _ask(self) -> list[PendingCommand]:
        evaluate = {"expression": _CPU_TIME, "returnByValue": True, "silent": True}
        with contextlib.suppress(ClosedError):
            return [
                self.session.submit("Runtime.getHeapUsage"),
                *([self.session.submit("Runtime.evaluate", evaluate)] if self.session.session_id is None else []),
            ]
        return []

    def _read(self, asked: list[PendingCommand]) -> None:
        now = time.monotonic()
        replies: list[dict[str, Any]] = []
        for command in asked:
            with contextlib.suppress(CDPError):
                replies.append(command.result(max(0.0, now + _PROMPT - time.monotonic())))
            command.give_up()
        usage = next((one for one in replies if "usedSize" in one), {})
        used, taken = usage.get("usedSize"), usage.get("totalSize")
        self.heap = None
        if isinstance(used, (int, float)) and isinstance(taken, (int, float)):
            self.heap = int(used), int(taken)
        spent = next((one["result"].get("value") for one in replies if "result" in one), None)
        self.cpu = None
        if isinstance(spent, (int, float)) and spent >= 0:
            if self._asked_at and now > self._asked_at:
                self.cpu = max(0.0, spent * 1e-6 - self._cpu_time) / (now - self._asked_at)
            self._cpu_time, self._asked_at = spent * 1e-6, now

    def stop(self) -> None:
        """Stop recording, and add what has not been taken yet. Raises nothing of the target's."""
        with contextlib.suppress(CDPError):
            profile = self.recording.stop(timeout=_PARTING)
            if not self.ended:
                self.times.add(profile)


class Threads:
    """All threads of a program that are watched. A context manager, in which they are recorded."""

    def __init__(self, program: Reached, how: How) -> None:
        self.program = program
        self.all: list[Thread] = []
        self._how = how
        self._new: queue.SimpleQueue[Session] = queue.SimpleQueue()
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> Threads:
        with contextlib.ExitStack() as stack:
            stack.callback(self._stop)
            if self._how.follow:
                stack.enter_context(self.program.client.workers.on_start(self._new.put))
            for session in self.program.sessions:
                with self.program.worker_may_end(session):
                    self.all.append(Thread(session, self.program.label(session), self._how))
            if self.program.launched:
                self.program.client.run_if_waiting()
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stack.close()

    def _stop(self) -> None:
        for thread in self.all:
            thread.stop()

    @property
    def main(self) -> Thread:
        """The first of them; when it has ended, there is nothing more to see."""
        return self.all[0]

    @property
    def ended(self) -> bool:
        """Whether the program has ended."""
        return self.main.recording.wait(0)

    def take(self, timeout: float) -> None:
        """Add what all have recorded since the last call. Raises ClosedError if the program has ended."""
        self._add_new()
        for thread in self.all:
            if thread.ended:
                continue
            try:
                thread.take(timeout)
            except ClosedError:
                if thread is self.main:
                    raise
                thread.ended = True

    def pause(self) -> None:
        """Record nothing until `resume`."""
        self._stop()

    def resume(self) -> None:
        """Record again."""
        for thread in self.all:
            if not thread.ended:
                try:
                    thread.start()
                except ClosedError:
                    if thread is self.main:
                        raise
                    thread.ended = True

    def reset(self) -> None:
        """Forget all times."""
        self.all = [thread for thread in self.all if not thread.ended]
        for thread in self.all:
            thread.times = FunctionTimes()

    def _add_new(self) -> None:
        with contextlib.suppress(queue.Empty):
            while True:
                session = self._new.get_nowait()
                with contextlib.suppress(ClosedError):  # it has ended already
                    self.all.append(Thread(session, self._label(session), self._how))
                    self.main.label = self.main.label or "main"

    def _label(self, session: Session) -> str:
        name = one_line(getattr(session, "name", "") or getattr(session, "url", "").rpartition("/")[2], 40) or "worker"
        taken = {thread.label for thread in self.all}
        return next(one for one in (name, *(f"{name}-{at}" for at in range(2, len(taken) + 3))) if one not in taken)
