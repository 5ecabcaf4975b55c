"""python -m tests.domains.workers.many [RUNTIME …] [--total N] [--alive N]: many workers, and what they leave behind.

Workers are started and ended in batches while a command, a console, a breakpoint and now and then a snapshot run in
them. Then `alive` of them run at once, and each answers. At the end there must be no session, thread, descriptor,
pending command or listener more than at the beginning.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import threading
import time
from pathlib import Path

from cdpsync import AttachedSession, CDPClient, ClosedError
from cdpsync.engine import Life

from .programs import KINDS, run, running

BATCH = 20
STOP_ALL = "[...all.keys()].forEach(stop)"


def left(client: CDPClient) -> dict[str, int]:
    """What there is of everything that must not grow."""
    gc.collect()
    connection = client._open().connection
    return {
        "sessions": len(connection.sessions.through(None)),
        "threads": threading.active_count(),
        "descriptors": len(list(Path("/proc/self/fd").iterdir())),
        "pending": len(connection._waiters.pending),
        "listeners": len(connection._waiters.listeners),
        "kept": sum(isinstance(one, Life) for one in gc.get_objects()),
    }


def use(worker: AttachedSession, number: int, directory: Path) -> str:
    """Do something in a worker that may end at any time."""
    try:
        if number % 50 == 0:
            worker.heap.save(directory / "worker.heapsnapshot")
            return "snapshots"
        if number % 5 == 0:
            with worker.debugger as debugger:
                debugger.break_at("hash.js:6")
                debugger.wait(timeout=10)
            return "pauses"
        worker.evaluate("1 + 1", timeout=10)
        return "commands"
    except ClosedError:
        return "ended meanwhile"


def churn(client: CDPClient, total: int, directory: Path) -> dict[str, int]:
    """Start and end workers; returns how often what was done."""
    done: dict[str, int] = {}
    for first in range(0, total, BATCH):
        with client.workers.attach_all(hold=first % (2 * BATCH) == 0) as starting:
            for number in range(first, first + BATCH):
                run(client, f"make('hash.js', 'w{number}')")
            for number in range(first, first + BATCH):
                worker = starting.get(timeout=60)
                if number % 3 == 0:
                    worker.run_if_waiting()
                else:
                    done["left held"] = done.get("left held", 0) + 1
                if number % 3 == 0:
                    what = use(worker, number, directory)
                    done[what] = done.get(what, 0) + 1
                if number % 2:
                    run(client, f"stop('{worker.name}')")
        run(client, STOP_ALL)
        wait_for_none(client)
    return done


def wait_for_none(client: CDPClient) -> None:
    """Wait until no worker runs, at most a minute."""
    end, pause = time.monotonic() + 60, threading.Event()
    while len(client.workers) and time.monotonic() < end:
        pause.wait(0.02)


def alive(client: CDPClient, number: int) -> float:
    """The seconds until this many workers run at once and each has answered."""
    began = time.monotonic()
    with client.workers.attach_all() as starting:
        for one in range(number):
            run(client, f"make('idle.js', 'idle {one}')")
        workers = [starting.get(timeout=120) for _ in range(number)]
    assert sum(worker.evaluate("1", timeout=60) for worker in workers) == number
    assert len(client.workers) == number
    seconds = time.monotonic() - began
    run(client, STOP_ALL)
    wait_for_none(client)
    return seconds


def main() -> None:
    """Run it on the runtimes that are named, or on all."""
    parser = argparse.ArgumentParser(prog="python -m tests.domains.workers.many")
    parser.add_argument("runtimes", nargs="*", default=KINDS)
    parser.add_argument("--total", type=int, default=1000)
    parser.add_argument("--alive", type=int, default=200)
    arguments = parser.parse_args()
    for kind in arguments.runtimes:
        with tempfile.TemporaryDirectory() as name, running(kind, Path(name)) as client:
            client.on_close(print)()
            assert len(client.workers) == 0
            run(client, "make('idle.js', 'first')")
            client.workers.wait(name="first")
            run(client, STOP_ALL)
            wait_for_none(client)
            before, began = left(client), time.monotonic()
            done = churn(client, arguments.total, Path(name))
            seconds = time.monotonic() - began
            print(f"{kind}: {arguments.total} workers in {seconds:.1f} s, {done}", flush=True)
            print(f"{kind}: {arguments.alive} at once in {alive(client, arguments.alive):.1f} s", flush=True)
            after = left(client)
            grown = {key: after[key] - before[key] for key in before if after[key] != before[key]}
            print(f"{kind}: more than at the beginning: {grown or 'nothing'}", flush=True)


if __name__ == "__main__":
    main()
