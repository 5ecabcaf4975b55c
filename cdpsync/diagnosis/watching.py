"""diagnose(): watches a program for a while, and says what is wrong with it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..errors import CDPError
from .diagnosis import Diagnosis
from .evidence import Evidence
from .judging import findings_of
from .watched import Watched

if TYPE_CHECKING:
    from ..session import Session

LONGEST = 60.0
"""A watch takes no longer, in seconds."""

_LOOK_EVERY = 0.05


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
    def __init__(self, client: Session, began: float, stop: Callable[[], bool]) -> None:
        self._client = client
        self._began = began
        self._stop = stop
        self._main = Watched(client, "", began)
        self._all = [self._main]

    def start(self) -> None:
        self._main.start()
        try:
            for worker in self._client.workers:
                one = Watched(worker, worker.name or worker.url, self._began)
                self._all.append(one)
                one.start()
        except (CDPError, RuntimeError) as error:
            self._main.missing.append(f"workers: {error}")

    def run_until(self, at: float) -> None:
        while time.monotonic() - self._began < at and not self._stop():
            if self._client.closed or self._client.ended:
                return
            for one in self._all:
                one.look()
            time.sleep(_LOOK_EVERY)

    def stop(self) -> Evidence:
        threads = [one.stop() for one in self._all]
        missing = [note for one in self._all for note in one.missing]
        target = getattr(self._client, "target", None)
        title = (target.title or target.url) if target is not None else ""
        name = ", ".join(filter(None, [title, self._client.browser]))
        return Evidence(name, time.monotonic() - self._began, threads, missing)
