"""diagnose(): watches a program for a while, and says what is wrong with it."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import CDPError
from .busy import busy_share, is_worth_a_look
from .diagnosis import Diagnosis
from .evidence import Evidence, Halt
from .files import Files
from .finding import Finding
from .growing import may_grow
from .judging import findings_of
from .rounds import Rounds
from .watched import Watched

if TYPE_CHECKING:
    from ..domains.workers import StartingWorkers
    from ..session import AttachedSession, Session

LONGEST = 60.0
"""The longest watch, in seconds."""

_FIRST = 0.4
"""The part of the time for the first look, which decides what is looked at more closely."""

_LEAST, _MOST = 2.0, 0.6
"""The first look takes so many seconds at least, but not more than this part of the time."""

_EXACT = 0.15
"""The part of the time for the closer look at the CPU, if memory is looked at too."""

_ROUNDS = 2
"""The rounds in which memory must grow, with a snapshot before and after each."""

_LOOK_EVERY = 0.05

_WORKERS = 16
"""The most workers that are watched."""

_OF_THE_CPU = ("busy", "hot", "blocked", "loop", "collector")
_KINDS = ("worker", "shared_worker", "service_worker")


def diagnose(
    client: Session,
    seconds: float = 20.0,
    *,
    run: bool = False,
    save: str | os.PathLike[str] | None = None,
    name: str = "why",
    stop: Callable[[], bool] | None = None,
    address: str = "",
) -> Diagnosis:
    """What is wrong with a program that is slow, grows, hangs or throws: a Diagnosis, which prints. Blocks meanwhile.

        print(diagnose(client, seconds=20))

    The program and its workers are watched for `seconds`, at most 60, or until the program ends, or until `stop`,
    which is called again and again, returns True. Then snapshots are read, which takes a while if memory has grown.

    `run` starts a program that waits for its debugger, so that it is watched from its first line. `save` is a directory
    for the profiles and snapshots that the findings are about, whose names begin with `name`; they have mode 0600.
    `address` is the words by which a command line names the program, for the commands in the text.

    What is done to the program: a sample of its stack each millisecond; four questions a second about its memory; five
    timers of 0 ms a second, which tell how late the event loop is; listeners for uncaught errors. If a thread does not
    come back to its event loop for a second, it is paused for about a millisecond, to see its stack. If memory seems to
    grow, garbage is collected and three snapshots are taken, which stop it for a while. All this is undone at the end.

    Raises ValueError if `seconds` is not above 0 and at most 60, OSError if `save` is not a directory, and ClosedError
    if the client is not connected.
    """
    if not 0 < seconds <= LONGEST:
        raise ValueError(f"seconds must be above 0 and at most {LONGEST:g}, not {seconds!r}")
    began = time.monotonic()
    with contextlib.ExitStack() as stack:
        folder = save if save is not None else stack.enter_context(tempfile.TemporaryDirectory(prefix="cdpsync-"))
        files = Files(folder, name)
        watch = _Watch(client, began, stop or (lambda: False), files)
        try:
            watch.start(run)
            watch.run_until(min(max(_FIRST * seconds, watch.now + _LEAST), _MOST * seconds))
            watch.look_closer(seconds)
            watch.run_until(seconds)
        finally:
            evidence = watch.stop()
        if run and evidence.threads[0].halt == Halt("ended", since=evidence.threads[0].seconds):
            evidence.threads[0].halt = None  # a program that we have started may end
        return Diagnosis(tuple(watch.judged(evidence, keep=save is not None)), evidence, address)


class _Watch:
    """The watch of one program: its main thread and its workers."""

    def __init__(self, client: Session, began: float, stop: Callable[[], bool], files: Files) -> None:
        self._files = files
        self._client = client
        self._began = began
        self._stop = stop
        self._main = Watched(client, "", began)
        self._all = [self._main]
        self._stack = contextlib.ExitStack()
        self._starting: StartingWorkers | None = None
        self._asked = False
        self._used: tuple[float | None, float] = None, 0.0
        self._rounds: list[Rounds] = []
        self._profiles: dict[str, str] = {}

    @property
    def now(self) -> float:
        """Seconds from the beginning."""
        return time.monotonic() - self._began

    @property
    def over(self) -> bool:
        """Whether there is nothing more to watch."""
        return self._client.closed or self._client.ended or self._stop()

    def start(self, run: bool) -> None:
        """Begin with the main thread."""
        self._main.start(run)
        if run:
            self._client.run_if_waiting()

    def run_until(self, at: float) -> None:
        """Watch until so many seconds from the beginning, or until the program ends."""
        while self.now < at and not self.over:
            self._take_workers()
            for one in self._all:
                one.look()
            time.sleep(_LOOK_EVERY)

    def _take_workers(self) -> None:
        """Watch the workers too: those that run, and those that start."""
        if not self._asked and self._main.thread.turns:  # a thread in a loop would not say which it has
            self._asked = True
            self._used = self._main.used(), self.now
            try:
                self._starting = self._stack.enter_context(self._client.workers.attach_all())
            except (CDPError, RuntimeError) as error:
                self._main.missing.append(f"workers: {error}")
        with contextlib.suppress(CDPError):  # no other has started, or the program has ended
            while self._starting is not None and len(self._all) <= _WORKERS:
                worker = self._starting.get(timeout=0)
                if worker.kind not in _KINDS or worker.closed:
                    continue
                one = Watched(worker, _name(worker, len(self._all)), self._began)
                self._all.append(one)
                one.start()

    def look_closer(self, seconds: float) -> None:
        """See where the time goes in threads that are busy, and what grows in those whose memory may grow."""
        busy = []
        for one in self._all:
            if not self.over and one.can_look_closer and not one.hangs:
                one.stop_profile()
                if is_worth_a_look(one.thread):
                    one.look_closer()
                    busy.append(one)
        growing = [one for one in self._all if one.can_look_closer and not one.hangs and may_grow(one.thread.uses)]
        if not growing:
            return
        if busy:
            self.run_until(min(_FIRST + _EXACT, 1.0) * seconds)
        for one in busy:
            one.stop_profile()
        self._rounds = [Rounds(one, self._files) for one in growing]
        start, cost = self.now, 0.0
        try:
            for number in range(_ROUNDS + 1):
                left = _ROUNDS - number
                end = seconds - cost  # the last snapshot has to be taken by then
                self.run_until(start + max(end - start, 0.0) * number / _ROUNDS)
                now = self.now
                if self.over:
                    break
                for each in self._rounds:
                    each.take(quick=0 < left < _ROUNDS and now + 2 * cost > seconds)
                cost = max(cost, self.now - now)
        finally:
            for each in self._rounds:
                each.stop()

    def stop(self) -> Evidence:
        """End the watch; returns what was seen."""
        cpu = self._cpu()
        threads = [one.stop() for one in self._all]
        busy = sum(map(busy_share, threads))
        for thread in threads:
            thread.got = cpu / busy if cpu is not None and busy else None
        with contextlib.suppress(CDPError):
            self._stack.close()
        missing = [note for one in self._all for note in one.missing]
        target = getattr(self._client, "target", None)
        title = (target.title or target.url) if target is not None else ""
        name = ", ".join(filter(None, [title, self._client.browser]))
        return Evidence(name, self.now, threads, missing)

    def _cpu(self) -> float | None:
        """The seconds of CPU that the process has used in each second, since its workers are watched."""
        before, at = self._used
        if before is None or self.over or self.now - at < _LEAST / 2:
            return None
        used = self._main.used()
        return None if used is None else (used - before) / (self.now - at)

    def judged(self, evidence: Evidence, *, keep: bool) -> list[Finding]:
        """The findings. With `keep`, what they are about is left in files."""
        for each in self._rounds:
            each.compare()
        found = findings_of(evidence)
        grows = {one.thread for one in found if one.kind == "growth"}
        for each in self._rounds:
            if not keep or each.thread.name not in grows:
                each.remove()
        if not keep:
            return [replace(one, files=()) for one in found]
        return [self._saved(one, evidence) for one in found]

    def _saved(self, finding: Finding, evidence: Evidence) -> Finding:
        """The finding with the file of its CPU profile, which is saved."""
        (thread,) = [one for one in evidence.threads if one.name == finding.thread][:1]
        profile = thread.exact or thread.profile
        if finding.kind not in _OF_THE_CPU or profile is None:
            return finding
        if thread.name not in self._profiles:
            path = self._files.new(".cpuprofile")
            profile.save(path)
            path.chmod(0o600)
            self._profiles[thread.name] = str(path)
        return replace(finding, files=(self._profiles[thread.name],))


def _name(worker: AttachedSession, number: int) -> str:
    """The name of a worker, or a part of its URL by which it can be chosen."""
    return worker.name or worker.url.rpartition("/")[2] or f"worker {number}"
