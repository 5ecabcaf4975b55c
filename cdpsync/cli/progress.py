"""Progress of everything that takes long, on one line of stderr, if that is a terminal.

    with progress.running("recording", seconds=3):      # recording: 1 s, 2 s left
        ...
    with progress.counted("reading", "bytes") as done:  # reading: 12.0 of 40.0 MB, 31 MB/s, 0 s
        done(size, total)

The library's own methods take `report_progress=True`, which shows the same.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator

from ..files import Line, Progress
from . import printing


@contextlib.contextmanager
def running(what: str, seconds: float | None = None, *, to_end: str = "Ctrl-C ends it") -> Iterator[None]:
    """A block during which a line says how long it has taken, and how long it still takes, or else how it ends.

    Nothing is shown if the command line has started a program, to which the terminal belongs.
    """
    with Line() as line:
        if not line.is_seen or printing.is_shared():
            yield
            return
        over = threading.Event()

        def tick() -> None:
            while not over.wait(1.0):
                left = to_end if seconds is None else f"{max(seconds - line.elapsed, 0):.0f} s left"
                line.show(f"{what}: {_time(line.elapsed)}, {left}", always=True)

        thread = threading.Thread(target=tick, name="cdpsync-progress", daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()


@contextlib.contextmanager
def counted(what: str, unit: str) -> Iterator[Progress]:
    """A function to call with (done, total), of `unit`: "bytes" are shown as MB. `total` is 0 if it is not known."""
    with Line() as line:

        def show(done: int, total: int) -> None:
            seconds = line.elapsed
            if unit == "bytes":
                of = f" of {total / 1e6:.1f}" if total else ""
                rate = f", {done / 1e6 / seconds:.0f} MB/s" if seconds > 0.2 else ""
                text = f"{done / 1e6:.1f}{of} MB{rate}"
            else:
                of = f" of {total:,}" if total else ""
                text = f"{done:,}{of} {unit}"
            line.show(f"{what}: {text}, {_time(seconds)}", always=done == total)

        yield show


def _time(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
