"""Many attaches, in numbers that take too long for the tests: python -m tests.attaching.many

at once      20 threads attach to 20 programs that all open their inspector at the same port
repeated     200 attaches to one program of each runtime: nothing is left in it, nor here
interrupted  60 attaches to each, with Ctrl-C at a random time: no inspector stays open
"""

from __future__ import annotations

import random
import signal
import tempfile
import threading
import time
from contextlib import ExitStack, suppress
from pathlib import Path

from cdpsync import CDPClient, attach
from cdpsync.processes import listeners

from ..conftest import SERVERS, find_runtime
from .programs import Program, running, script


def argv(name: str, folder: Path) -> list[str]:
    """All of them open their inspector at the same port."""
    options = ["run", "-A"] if name == "deno" else []
    return [find_runtime(name), *options, str(script(folder))]


def counts(pid: int | str) -> dict[str, int]:
    return {name: len(list(Path(f"/proc/{pid}/{name}").iterdir())) for name in ("fd", "task")}


def at_once(folder: Path, count: int) -> None:
    taken: list[float] = []
    together = threading.Barrier(count)

    def use(program: Program) -> None:
        together.wait()
        begun = time.monotonic()
        with attach(program.pid) as client:
            taken.append(time.monotonic() - begun)
            together.wait()  # all of them are attached now
            assert client.evaluate("process.pid") == program.pid

    with ExitStack() as stack:
        names = [SERVERS[number % len(SERVERS)] for number in range(count)]
        programs = [stack.enter_context(running(argv(name, folder), folder)) for name in names]
        threads = [threading.Thread(target=use, args=(program,)) for program in programs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        left = [program.pid for program in programs if program.inspectors or not program.runs]
    print(f"at once      {count}: the first after {min(taken):.2f} s, the last after {max(taken):.2f} s, left: {left}")


def repeated(folder: Path, count: int) -> None:
    for name in SERVERS:
        with running(argv(name, folder), folder) as program:
            with attach(program.pid):
                pass
            before, here, begun = counts(program.pid), counts("self"), time.monotonic()
            for _ in range(count):
                with attach(program.pid) as client:
                    assert client.evaluate("process.pid") == program.pid
            each = (time.monotonic() - begun) / count
            grown = {kind: after - before[kind] for kind, after in counts(program.pid).items()}
            own = {kind: after - here[kind] for kind, after in counts("self").items()}
            print(f"repeated     {count} x {name}: {each * 1000:.0f} ms each, more in it: {grown}, more here: {own}")


def interrupted(folder: Path, count: int) -> None:
    chance = random.Random(1)
    for name in SERVERS:
        with running(argv(name, folder), folder) as program:
            open_after, stopped = 0, 0
            for _ in range(count):
                client: CDPClient | None = None
                try:
                    signal.setitimer(signal.ITIMER_REAL, chance.uniform(0, 0.15))
                    client = attach(program.pid)
                    client.close()
                except KeyboardInterrupt:
                    stopped += 1
                signal.setitimer(signal.ITIMER_REAL, 0)
                if client is not None:
                    with suppress(KeyboardInterrupt):
                        client.close()
                open_after += bool(set(listeners(program.pid)) - program.own)
            print(f"interrupted  {count} x {name}: {stopped} stopped, left open: {open_after}, runs: {program.runs}")


def main() -> None:
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    with tempfile.TemporaryDirectory() as folder:
        at_once(Path(folder), 20)
        repeated(Path(folder), 200)
        interrupted(Path(folder), 60)


if __name__ == "__main__":
    main()
