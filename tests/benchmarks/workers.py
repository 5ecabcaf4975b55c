"""`python -m tests.benchmarks.workers`: what a worker costs, beside the main thread of the same program.

The two take turns in one run. A figure is the time in the worker in units of that in the main thread, the median of the
rounds, with the range of all rounds behind it. Then: what following many idle workers takes of this process.
"""

from __future__ import annotations

import argparse
import gc
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cdpsync import CDPClient, Session

from ..conftest import FIND
from ..domains.workers.programs import FLAG, running
from .contest import spread

_TRIPS = 500
_OBJECTS = 130_000
_GROW = (
    f"globalThis.big = Array.from({{length: {_OBJECTS}}}, (_, i) => ({{id: i, name: 'item ' + i, list: [i, {{}}]}})); 1"
)


def round_trips(session: Session, folder: Path) -> int:
    for _ in range(_TRIPS):
        session.send_command("Runtime.evaluate", {"expression": "1+1"})
    return _TRIPS


def snapshot(session: Session, folder: Path) -> int:
    return session.heap.save(folder / "a.heapsnapshot").size


ROWS: dict[str, Callable[[Session, Path], int]] = {"round trips": round_trips, "snapshot, bytes": snapshot}


def ratios(kind: str, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as name, running(kind, Path(name)) as client:
        client.evaluate("void make('idle.js', 'one')")
        worker = client.workers.wait(name="one", timeout=30)
        sessions: list[Session] = [client, worker]
        for session in sessions:
            session.evaluate(_GROW)
        for row, work in ROWS.items():
            seconds: dict[Session, list[float]] = {session: [] for session in sessions}
            many = {}
            for _ in range(rounds):
                for session, found in seconds.items():
                    began = time.perf_counter()
                    many[session] = work(session, Path(name))
                    found.append(time.perf_counter() - began)
            ratio = spread([b / a for a, b in zip(*seconds.values(), strict=True)])
            main, other = (spread(one).median for one in seconds.values())
            text = f"{ratio.median:.2f} ({ratio.low:.2f} to {ratio.high:.2f})"
            sizes = " and ".join(f"{one:,}" for one in many.values())
            print(f"| {kind} | {row} | {sizes} | {main:.3f} | {other:.3f} | {text} |", flush=True)


def _own() -> tuple[int, int]:
    """The resident memory of this process in bytes, and its threads. Linux only."""
    gc.collect()
    fields = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(fields["VmRSS"].split()[0]) * 1024, int(fields["Threads"])


def idle(kind: str, count: int) -> None:
    with tempfile.TemporaryDirectory() as name, running(kind, Path(name)) as client:
        _make(client, count)
        memory, threads = _own()
        end = time.monotonic() + 90
        while (there := len(client.workers)) < count and time.monotonic() < end:
            time.sleep(0.2)  # they are starting
        more, now = _own()
        began = time.perf_counter()
        there = len(client.workers)
        took = time.perf_counter() - began
        print(
            f"| {kind} | {there} | {took:.3f} | {(more - memory) / 1e6:.1f} | {now - threads} |"
            f" {len(os.listdir('/proc/self/fd'))} |",
            flush=True,
        )


def _make(client: CDPClient, count: int) -> None:
    for first in range(0, count, 20):
        client.evaluate(f"for (let n = {first}; n < {min(count, first + 20)}; n++) make('idle.js', 'w' + n)")
        time.sleep(0.02)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.workers")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--workers", type=int, default=1000)
    parser.add_argument("runtimes", nargs="*", default=[*sorted(FIND), FLAG])
    options = parser.parse_args()
    print("| | | how many, in the main thread and in the worker | main thread, s | worker, s | ratio (of all rounds) |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    for kind in options.runtimes:
        ratios(kind, options.rounds)
    print("\n| | idle workers | seconds to list them | MB more | threads more | descriptors |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for kind in options.runtimes:
        idle(kind, options.workers)


if __name__ == "__main__":
    main()
