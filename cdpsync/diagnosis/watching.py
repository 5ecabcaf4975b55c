"""diagnose(): watches a program for a while, and says what is wrong with it."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..errors import CDPError
from .diagnosis import Diagnosis
from .evidence import Evidence
from .judging import findings_of
from .watched import Watched

if TYPE_CHECKING:
    from ..domains.workers import StartingWorkers
    from ..session import AttachedSession, Session

LONGEST = 60.0
"""A watch takes no longer, in seconds."""

_LOOK_EVERY = 0.05

_WORKERS = 16
"""So many workers are watched at most."""

_KINDS = ("worker", "shared_worker", "service_worker")


def diagnose(
    client: Session, seconds: float = 20.0, *, stop: Callable[[], bool] | None = None, address: str = ""
) -> Diagnosis:
    """Watch a program for so many seconds, at most 60, and say what is wrong with it. Blocks until then."""
    if not 0 < seconds <= LONGEST:
        raise ValueError(f"seconds must be above 0 and at most {LONGEST:g}, not {seconds!r}")
    began = time.monotonic()
    watch = _Watch(client, began, stop or (lambda: False))
    try:
        watch.start()
        watch.run_until(seconds)
    finally:
        evidence = watch.stop()
    return Diagnosis(tuple(findings_of(evidence)), evidence, address)


class _Watch:
    """The watch of one program: its main thread and its workers."""

    def __init__(self, client: Session, began: float, stop: Callable[[], bool]) -> None:
        self._client = client
        self._began = began
        self._stop = stop
        self._main = Watched(client, "", began)
        self._all = [self._main]
        self._stack = contextlib.ExitStack()
        self._starting: StartingWorkers | None = None
        self._asked = False

    @property
    def over(self) -> bool:
        """Whether there is nothing more to watch."""
        return self._client.closed or self._client.ended or self._stop()

    def start(self) -> None:
        """Begin with the main thread."""
        self._main.start()

    def run_until(self, at: float) -> None:
        """Watch until so many seconds from the beginning, or until the program ends."""
        while time.monotonic() - self._began < at and not self.over:
            self._take_workers()
            for one in self._all:
                one.look()
            time.sleep(_LOOK_EVERY)

    def _take_workers(self) -> None:
        """Watch the workers too: those that run, and those that start."""
        if not self._asked and self._main.thread.turns:  # a thread in a loop would not say which it has
            self._asked = True
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

    def stop(self) -> Evidence:
        """End the watch; returns what was seen."""
        threads = [one.stop() for one in self._all]
        with contextlib.suppress(CDPError):
            self._stack.close()
        missing = [note for one in self._all for note in one.missing]
        target = getattr(self._client, "target", None)
        title = (target.title or target.url) if target is not None else ""
        name = ", ".join(filter(None, [title, self._client.browser]))
        return Evidence(name, time.monotonic() - self._began, threads, missing)


def _name(worker: AttachedSession, number: int) -> str:
    """The name of a worker, or a part of its URL by which it can be chosen."""
    return worker.name or worker.url.rpartition("/")[2] or f"worker {number}"
