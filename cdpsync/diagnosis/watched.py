"""Watched: one thread of a program, while it is watched."""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..domains.console import ConsoleEntry
from ..domains.waiting import is_held
from ..engine import RuntimeKind
from ..errors import CDPError
from ..threads import Deadline
from .evidence import Fault, Halt, Thread, Turn, Use
from .looks import Looks
from .owners import OURS
from .site import Site
from .uncaught import UncaughtErrors

if TYPE_CHECKING:
    from ..domains.cpu import CPURecording
    from ..engine import PendingCommand
    from ..session import Session

# A task that is due at once: when was it asked for, and when did it come? In Node and Deno V8 evaluates this also while
# JavaScript runs, but not during a call of the system. Chromium evaluates it in turn.
_TURN = f"""(() => {{ const asked = performance.now();
    return new Promise(resolve => setTimeout(() => resolve([asked, performance.now()]))) }})()
    //# sourceURL={OURS}"""

TURN_EVERY = 0.2
"""How often the event loop is asked, in seconds. Each question is one timer, and takes about 0.1 ms of the thread."""

USE_EVERY = 0.25
"""How often the memory in use is asked, in seconds."""

_OUTSIDE = f"process.memoryUsage().external //# sourceURL={OURS}"
_PARTING = 2.0
"""How long the profile of a thread that does not answer may take to come, in seconds."""

_USED = (
    f"(() => {{ const {{ user, system }} = process.cpuUsage(); return (user + system) / 1e6 }})() //# sourceURL={OURS}"
)
_HEARD_EVERY = 1.0

_HUNG = 1.0
"""How late the event loop must be, in seconds, before the stack is looked at."""

_LOOKS = 5
"""How often the stack of one thread is looked at, at most."""

_ANSWERS = 2.0
"""How long a thread may take to answer at the beginning, in seconds, before it is taken to be in a loop."""


class Watched:
    """One thread of a program, while it is watched. Threads: one."""

    def __init__(self, session: Session, name: str, began: float) -> None:
        self.session = session
        self.thread: Thread = Thread(name)
        self.missing: list[str] = []
        self._began = began
        self._stack = contextlib.ExitStack()
        self._looks = Looks(session, began)
        self._uncaught = UncaughtErrors(session)
        self._recording: CPURecording | None = None
        self._console: Any = None
        self._turn: tuple[PendingCommand, float] | None = None
        self._use: PendingCommand | None = None
        self._outside: PendingCommand | None = None
        self._next_use = self._next_turn = self._next_heard = self._next_look = 0.0
        self._count = 0
        self._came: float | None = None
        self._sent = 0.0
        self._behind = math.inf
        """By how many seconds the thread's clock is behind that of the watch, at most: less the way of a question."""
        self._from = time.monotonic()
        self._kind = session._runtime_kind()
        self._measures = False
        self._faults: dict[tuple[str, Site | None, str], Fault] = {}
        self.asleep: bool = True
        """Whether the event loop and the memory are not asked at the moment."""

    @property
    def now(self) -> float:
        """Seconds from the beginning of the watch."""
        return time.monotonic() - self._began

    @property
    def can_look_closer(self) -> bool:
        """Whether the thread runs and answers."""
        return self._recording is not None or self.thread.profile is not None

    @property
    def hangs(self) -> bool:
        """Whether it has not come back to its event loop for a second, or somebody has paused it."""
        return self._looks.paused or (self._turn is not None and self.now - self._turn[1] >= _HUNG)

    # --- the beginning ---

    def start(self, run: bool = False) -> None:
        """Begin to watch. What cannot be watched is noted in `missing`. `run`: the caller starts a held program."""
        session = self.session
        if session.session_id is None and session.ended:
            self.thread.halt = Halt("ended")
            return
        if session.session_id is None and not run and is_held(session, Deadline(_ANSWERS)):
            self.thread.halt = Halt("held")
            return
        probe = session.submit("Runtime.evaluate", {"expression": "1", "silent": True})
        asked = self.now
        if not _answered(probe, _ANSWERS):
            self.missing.append("the CPU, the memory and the console: the thread does not answer")
            self._turn = probe, asked
            return
        with self.noting("pauses"):
            self._looks.start()
        if self._looks.paused:
            return
        with self.noting("the console"):
            self._console = self._stack.enter_context(session.console)
            self._console.entries()
        with self.noting("uncaught exceptions"):
            self._uncaught.start()
        with self.noting("the CPU"):
            recording = session.cpu.record()
            self._recording = recording.start()
            self.thread.profile_at = self.now
        self.asleep = False

    @contextlib.contextmanager
    def noting(self, what: str) -> Iterator[None]:
        """In the body, an error means that this cannot be looked at."""
        try:
            yield
        except (CDPError, RuntimeError) as error:
            if not self.session.ended:
                self.missing.append(f"{what}: {error}")

    # --- during the watch ---

    def look(self) -> None:
        """Take the replies that have arrived, and send the questions that are due. Does not wait for replies."""
        if self.session.closed:
            return
        with contextlib.suppress(CDPError):  # it has ended
            self._take_turn()
            self._take_use()
            if not self.asleep and not self._looks.paused and not self.session.ended:
                self._ask()
        self._take_console()
        if self._turn is not None and not self.asleep and self.now >= self._next_look:
            late = self.now - self._turn[1]
            if late >= _HUNG and self._count < _LOOKS:
                self._looks.look()
                self._count += 1
                self._next_look = self.now + 2 * _HUNG

    def _ask(self) -> None:
        now = self.now
        if self._turn is None and now >= self._next_turn:
            params = {"expression": _TURN, "awaitPromise": True, "returnByValue": True, "silent": True}
            self._turn = self.session.submit("Runtime.evaluate", params), now
            self._sent = self.now  # after it, so that a wait of ours is not counted
            self._next_turn = now + TURN_EVERY
            self._turn[0].add_done_callback(lambda _: self._note_time())
        if self._use is None and now >= self._next_use:
            self._use = self.session.submit("Runtime.getHeapUsage")
            if self._kind is RuntimeKind.NODE:
                self._outside = self.session.submit("Runtime.evaluate", {"expression": _OUTSIDE, "silent": True})
            self._next_use = now + USE_EVERY
        self._uncaught.take()
        if now >= self._next_heard:
            self._uncaught.ask()
            self._next_heard = now + _HEARD_EVERY

    def _note_time(self) -> None:
        """On the handlers' thread: note when the answer of the event loop has come."""
        self._came = self.now

    def _take_turn(self) -> None:
        if self._turn is None or not self._turn[0].done():
            return
        (command, at), self._turn = self._turn, None
        value = command.result(0).get("result", {}).get("value")
        came, self._came = self._came or self.now, None
        if not isinstance(value, list) or not all(isinstance(one, (int, float)) for one in value):
            return
        asked, done = (one / 1000 for one in value)
        self._behind = min(self._behind, asked - self._sent)
        seconds = done - self._behind - self._sent
        if self._kind not in (RuntimeKind.NODE, RuntimeKind.DENO):
            seconds = came - at
        self.thread.turns.append(Turn(at, max(0.0, seconds)))

    def _take_use(self) -> None:
        if self._use is None or not self._use.done() or (self._outside is not None and not self._outside.done()):
            return
        use, outside, self._use, self._outside = self._use, self._outside, None, None
        heap = use.result(0)
        more = heap.get("backingStorageSize", 0) + heap.get("embedderHeapUsedSize", 0)
        if outside is not None:
            value = outside.result(0).get("result", {}).get("value")
            more = value if isinstance(value, int) else more
        self.thread.uses.append(Use(self.now, int(heap.get("usedSize", 0)), int(more)))

    def _take_console(self) -> None:
        if self._console is None:
            return
        for entry in self._console.entries():
            if entry.replayed or entry.level != "error" or entry.kind == "exit":
                continue
            self._note(entry)

    def _note(self, entry: ConsoleEntry) -> None:
        kind = "exception" if entry.kind == "exception" else "console"
        if "in promise" in entry.text[:40]:
            kind = "rejection"
        place = entry.place
        site = Site(place.file, place.line, place.column, place.function) if place is not None else None
        text = entry.text.split("\n")[0]
        fault = self._faults.setdefault((kind, site, "" if site else text), Fault(kind, text, site, 0, self.now))
        fault.count, fault.last = fault.count + 1, self.now

    def memory(self) -> tuple[int, int]:
        """The bytes that are in use now, in the heap and outside. Waits for the answer."""
        use = self.session.send_command("Runtime.getHeapUsage")
        more = use.get("backingStorageSize", 0) + use.get("embedderHeapUsedSize", 0)
        if self._kind is RuntimeKind.NODE:
            reply = self.session.send_command("Runtime.evaluate", {"expression": _OUTSIDE, "silent": True})
            value = reply.get("result", {}).get("value")
            more = value if isinstance(value, int) else more
        return int(use.get("usedSize", 0)), int(more)

    def used(self) -> float | None:
        """The seconds of CPU that the whole process has used so far; None if it does not tell."""
        with contextlib.suppress(CDPError):
            if self._kind in (RuntimeKind.NODE, RuntimeKind.DENO):
                command = self.session.submit("Runtime.evaluate", {"expression": _USED, "silent": True})
                value = command.result(_ANSWERS).get("result", {}).get("value")
            else:
                value = self._used_by_page()
            return float(value) if isinstance(value, (int, float)) else None
        return None

    def _used_by_page(self) -> object:
        """The CPU time of the page's process, which runs its workers too."""
        if not self._measures:
            self._stack.enter_context(self.session.enabling("Performance", timeout=_ANSWERS))
            self._measures = True
        metrics = self.session.submit("Performance.getMetrics").result(_ANSWERS)["metrics"]
        return next((one["value"] for one in metrics if one["name"] == "ProcessTime"), None)

    def sleep(self) -> None:
        """Do not ask the event loop and the memory from now on, because something else takes the thread's time."""
        self.asleep = True
        if self._turn is not None and _answered(self._turn[0], 1.0):
            with contextlib.suppress(CDPError):
                self._take_turn()
        self._end_turn()

    def wake(self) -> None:
        """Ask again."""
        self.asleep = False

    # --- the end ---

    def stop_profile(self) -> None:
        """End the CPU profile."""
        recording, self._recording = self._recording, None
        if recording is None:
            return
        try:
            recording.stop(timeout=_PARTING if self.hangs else 5.0)
        except CDPError as error:
            self.missing.append(f"a part of the CPU profile: {error}")
        with contextlib.suppress(CDPError, RuntimeError):
            if self.thread.profile is None:
                self.thread.profile = recording.profile
            else:
                self.thread.exact = recording.profile

    def look_closer(self) -> None:
        """Begin a second CPU profile, which knows the lines of all functions."""
        if self.session.closed or self.session.ended:
            return
        with self.noting("lines of optimized functions"):
            recording = self.session.cpu.record(deoptimize=True)
            self._recording = recording.start()
            self.thread.exact_at = self.now

    def stop(self) -> Thread:
        """End the watch, and leave the thread as it was found; returns what was seen."""
        self.look()
        thread = self.thread
        thread.seconds = self.now - (self._from - self._began)
        hung = self.hangs
        self.stop_profile()
        self._end_turn(unanswered=True)
        try:
            thread.faults = self._all_faults()
            thread.looks = self._looks.sites
            if thread.halt is None:
                thread.halt = self._looks.halt()
        finally:
            self._looks.stop(wait=not hung)
            # With an error, no replies are waited for: a thread in a loop may give none.
            error = CDPError("the thread does not answer") if hung else None
            with contextlib.suppress(CDPError, RuntimeError):
                self._stack.__exit__(type(error) if error is not None else None, error, None)
        if thread.halt is None and self.session.session_id is None and self.session.ended:
            thread.halt = Halt("ended", since=thread.seconds)
        return thread

    def _all_faults(self) -> list[Fault]:
        """What the listeners have heard, and what V8 has told of, unless it is the same."""
        heard = self._uncaught.stop()
        texts = [one.text for one in heard]
        told = self._faults.values()
        return heard + [one for one in told if one.kind == "console" or not any(text in one.text for text in texts)]

    def _end_turn(self, *, unanswered: bool = False) -> None:
        if self._turn is None:
            return
        (command, at), self._turn = self._turn, None
        command.give_up()
        if unanswered and not self.session.ended and not self._looks.paused:
            self.thread.turns.append(Turn(at, self.now - at, came=False))


def _answered(command: PendingCommand, seconds: float) -> bool:
    try:
        command.result(seconds)
    except CDPError:
        return command.done()
    return True
