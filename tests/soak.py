"""Runs real Node and Deno for as long as you like, while everything goes wrong now and then.

    python -m tests.soak MINUTES

Sixteen threads for each runtime send commands, listen, handle events and take snapshots through a proxy that cuts,
delays and spoils the connection; programs are killed, stopped and started again. It prints a table of operations,
faults, errors by class, memory, descriptors and threads over time. The exit code is 1 if any undocumented error came,
if a call took longer than its deadline allows, or if the memory that is always in use has grown by more than a tenth
since the first five minutes (in a short run, since its first half).
"""

from __future__ import annotations

import collections
import contextlib
import ctypes
import faulthandler
import gc
import os
import random
import signal
import socket
import struct
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from cdpsync import CDPClient, CDPError, CommandError, ConnectError, launch
from cdpsync.launching import LaunchedClient

from .conftest import FIND, command

PROGRAM = """
globalThis.later = (ms, x) => new Promise(done => setTimeout(done, ms, x));
globalThis.kept = Array.from({length: 20000}, (_, i) => ({name: "kept " + i}));
setInterval(() => {}, 60000);
"""
THREADS = 16
TIMEOUT = 5.0
WARM_UP = 5  # minutes
GROWTH = 1.1
LATE = 10.0  # seconds behind its deadline after which a call is said to hang; the machine may be busy


class Tally:
    """What happened. Threads: any may count."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.operations: collections.Counter[str] = collections.Counter()
        self.faults: collections.Counter[str] = collections.Counter()
        self.errors: collections.Counter[str] = collections.Counter()
        self.unexpected: list[str] = []

    def count(self, counter: collections.Counter[str], what: str) -> None:
        with self._lock:
            counter[what] += 1


class Proxy:
    """Hands bytes to and fro between clients and a program, and spoils a connection when it is told to."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._hold = threading.Event()
        self._hold.set()
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                try:
                    target = socket.create_connection(("127.0.0.1", self._target))
                except OSError:
                    client.close()
                    continue
                self._pairs.append((client, target))
                for source, sink in ((client, target), (target, client)):
                    threading.Thread(target=self._pump, args=(source, sink), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                self._hold.wait()
                sink.sendall(data)
        for sock in (source, sink):
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    def spoil(self, how: str) -> None:
        for client, target in self._pairs[-2:]:
            with contextlib.suppress(OSError):
                if how == "cut":
                    target.shutdown(socket.SHUT_RDWR)
                elif how == "garbage":
                    client.sendall(os.urandom(100))
                elif how == "odd message":
                    client.sendall(b"\x81\x06[1, 2]")  # well-formed only between two frames
                elif how == "reset":
                    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    client.shutdown(socket.SHUT_RDWR)

    def stall(self, seconds: float) -> None:
        self._hold.clear()
        time.sleep(seconds)
        self._hold.set()

    def close(self) -> None:
        self._hold.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # wakes whoever accepts
        self._listener.close()
        for pair in self._pairs:
            for sock in pair:
                with contextlib.suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)
                sock.close()


# --- what the threads do ---


def evaluate(client: CDPClient, expression: str, timeout: float = TIMEOUT) -> object:
    # Only where there is a promise: V8 would make one of a plain value, and may collect it before it has answered.
    params = {
        "expression": expression,
        "awaitPromise": expression.startswith(("later", "never")),
        "returnByValue": True,
    }
    return client.send_command("Runtime.evaluate", params, timeout=timeout)["result"].get("value")


def a_command(client: CDPClient, token: str) -> None:
    assert evaluate(client, f"'{token}'") == token


def a_command_that_is_late(client: CDPClient, token: str) -> None:
    said = evaluate(client, f"later(20, '{token}')", 0.02)
    assert said == token, said


def a_large_value(client: CDPClient, token: str) -> None:
    assert evaluate(client, "'x'.repeat(3e6)") == "x" * 3_000_000


def many_at_once(client: CDPClient, token: str) -> None:
    commands = [client.submit("Runtime.evaluate", {"expression": f"'{token}{n}'"}) for n in range(20)]
    assert [one.result(TIMEOUT)["result"]["value"] for one in commands] == [f"{token}{n}" for n in range(20)]


def events(client: CDPClient, token: str) -> None:
    with client.events("Runtime.consoleAPICalled") as log:
        work = client.submit(
            "Runtime.evaluate", {"expression": f"for (let i = 0; i < 50; i++) console.debug('{token}')"}
        )
        said = [event.params["args"][0]["value"] for event in log.events_before(work, timeout=TIMEOUT)]
        work.result(0)
    assert said.count(token) == 50


def an_expected_event(client: CDPClient, token: str) -> None:
    with client.expect_event(
        "Runtime.consoleAPICalled", lambda event: event.params["args"][0]["value"] == token, timeout=TIMEOUT
    ):
        evaluate(client, f"console.debug('{token}')")


def a_handler(client: CDPClient, token: str) -> None:
    heard = threading.Event()
    with client.on_event(
        "Runtime.consoleAPICalled",
        lambda event: heard.set() if event.params["args"][0]["value"] == token else None,
    ):
        evaluate(client, f"console.debug('{token}')")
        if not heard.wait(TIMEOUT) and not client.closed:
            raise AssertionError("an event did not reach its handler")


def a_snapshot(client: CDPClient, token: str) -> None:
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "a"
        try:
            client.heap.save(path, silence=TIMEOUT)
        except CDPError:
            assert os.listdir(directory) == []
            raise
        with path.open("rb") as file:
            assert file.read(12) == b'{"snapshot":'
            file.seek(-2, os.SEEK_END)
            assert file.read() == b"]}"


OPERATIONS: dict[Callable[[CDPClient, str], None], int] = {
    a_command: 40,
    a_command_that_is_late: 10,
    a_large_value: 3,
    many_at_once: 10,
    events: 10,
    an_expected_event: 10,
    a_handler: 10,
    a_snapshot: 1,
}
FAULTS = ["cut", "reset", "garbage", "odd message", "stall", "kill", "stop", "close"]
DEADLINE = 4 * TIMEOUT  # of any one operation: a snapshot waits for its turn, for a sign, and for another


def work(client: CDPClient, number: int, tally: Tally, stop: threading.Event, rng: random.Random) -> None:
    turn = 0
    while not (stop.is_set() or client.closed):
        turn += 1
        (operation,) = rng.choices(list(OPERATIONS), list(OPERATIONS.values()))
        start = time.monotonic()
        try:
            operation(client, f"{number}-{turn}")
            tally.count(tally.operations, operation.__name__.replace("_", " "))
        except CDPError as error:
            said = f" ({error.message})" if isinstance(error, CommandError) else ""
            tally.count(tally.errors, f"{type(error).__name__}{said}")
        except BaseException as error:
            tally.unexpected.append(f"{operation.__name__}: {error!r}")
        if time.monotonic() - start > DEADLINE + LATE:
            tally.unexpected.append(f"{operation.__name__}: {time.monotonic() - start:.1f} s")
            faulthandler.dump_traceback()


def one_program(name: str, tally: Tally, rng: random.Random, over: threading.Event, script: Path) -> None:
    """Start it, let the threads at it, and have something go wrong until it must be started anew."""
    with launch(command(name, script)) as program, contextlib.closing(Proxy(program.port)) as proxy:
        while evaluate(program, "typeof later") != "function":  # it has just been started
            over.wait(0.01)
        for _ in range(rng.randrange(2, 6)):
            if over.is_set() or program.closed or program.process.poll() is not None:
                return
            client = CDPClient(port=proxy.port, timeout=TIMEOUT)
            try:
                with client:
                    client.send_command("Runtime.enable")
                    tally.count(tally.operations, "connecting")
                    _spoil(name, program, proxy, client, tally, rng, over)
            except ConnectError:
                tally.count(tally.errors, "ConnectError")
            except CDPError as error:
                tally.count(tally.errors, type(error).__name__)
            if client.pending():
                tally.unexpected.append(f"commands left behind: {client.pending()}")


def _spoil(
    name: str,
    program: LaunchedClient,
    proxy: Proxy,
    client: CDPClient,
    tally: Tally,
    rng: random.Random,
    over: threading.Event,
) -> None:
    stop = threading.Event()
    threads = [
        threading.Thread(target=work, args=(client, number, tally, stop, random.Random(rng.random())))
        for number in range(THREADS)
    ]
    for thread in threads:
        thread.start()
    over.wait(rng.uniform(1, 6))
    fault = rng.choice(FAULTS)
    tally.count(tally.faults, f"{fault}, {name}")
    if fault == "stall":
        proxy.stall(rng.uniform(0, 2 * TIMEOUT))
    elif fault == "kill":
        program.process.kill()
    elif fault == "stop":
        program.process.send_signal(signal.SIGSTOP)
        over.wait(rng.uniform(0, 2 * TIMEOUT))
        program.process.send_signal(signal.SIGCONT)
    elif fault == "close":
        client.close()
    else:
        proxy.spoil(fault)
    over.wait(rng.uniform(0, 2))
    stop.set()
    for thread in threads:
        thread.join(DEADLINE + 2 * LATE)
        if thread.is_alive():
            tally.unexpected.append(f"a thread hangs, {DEADLINE + 2 * LATE:.0f} s after {fault}")
            faulthandler.dump_traceback()


# --- the table ---


def use_no_more_memory_than_needed() -> None:
    """Make glibc return freed memory at once, so that the table shows the memory in use.

    By default it raises two limits with the largest block that was ever freed (mallopt(3), M_MMAP_THRESHOLD): after one
    value of 3 MB, each of its arenas, eight per processor, may keep 6 MB for later, and after larger ones 64 MB.
    """
    with contextlib.suppress(AttributeError):  # another C library
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, 2**17)


_M_MMAP_THRESHOLD = -3


def memory() -> float:
    """The memory of this process, in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def soak(minutes: float, seed: int) -> Tally:
    tally, over = Tally(), threading.Event()

    def keep_going(name: str) -> None:
        rng = random.Random(f"{name} {seed}")
        with tempfile.TemporaryDirectory() as directory:
            script = Path(directory) / "program.js"
            script.write_text(PROGRAM)
            while not over.is_set():
                try:
                    one_program(name, tally, rng, over, script)
                    tally.count(tally.operations, f"programs, {name}")
                except CDPError as error:
                    tally.count(tally.errors, f"{type(error).__name__} at the start")
                except BaseException as error:
                    tally.unexpected.append(f"{name}: {error!r}")

    names = [name for name in ("node", "system-node", "deno") if name in FIND and FIND[name]()]
    runners = [threading.Thread(target=keep_going, args=(name,)) for name in names]
    print(f"{', '.join(names)}: {minutes:g} minutes, seed {seed}")
    columns = ["minute", "operations", "faults", "errors", "least memory, MB", "most", "descriptors", "threads"]
    print(f"| {' | '.join(columns)} |\n|{' ---: |' * len(columns)}")
    _row(0, tally, [memory()])
    for runner in runners:
        runner.start()
    started = time.monotonic()
    end = started + 60 * minutes
    least = []
    while (now := time.monotonic()) < end:
        samples = _samples(min(now + 60, end))
        _row((time.monotonic() - started) / 60, tally, samples)
        least.append(min(samples))
    over.set()
    for runner in runners:
        runner.join()
    _row((time.monotonic() - started) / 60, tally, [memory()])
    tally.unexpected += growth(least)
    return tally


def _samples(end: float) -> list[float]:
    """The memory every quarter of a second, in MB, until this time of time.monotonic()."""
    samples, pause = [memory()], threading.Event()
    while (left := end - time.monotonic()) > 0:
        pause.wait(min(0.25, left))
        samples.append(memory())
    return samples


def growth(least: list[float]) -> list[str]:
    """What to say about the growth of the memory, given its minimum in each minute, in MB."""
    warm_up = min(WARM_UP, len(least) // 2)
    if warm_up < 2:  # in the first minute it begins with nothing
        return []
    # Medians of several minutes: the operations of a single minute make a difference of a tenth.
    some = max(1, min(WARM_UP, (len(least) - warm_up + 1) // 2))
    first, last = median(least[warm_up - 1 : warm_up - 1 + some]), median(least[-some:])
    grown = f"memory: {first:.1f} MB from minute {warm_up} on, {last:.1f} MB at the end (medians of {some})"
    print(f"\n{grown} ({100 * last / first - 100:+.0f} %)")
    return [grown] if last > GROWTH * first else []


def _row(minute: float, tally: Tally, samples: list[float]) -> None:
    gc.collect()
    descriptors, threads = len(os.listdir("/proc/self/fd")), threading.active_count()
    sums = [f"{sum(counter.values()):,}" for counter in (tally.operations, tally.faults, tally.errors)]
    memories = [f"{min(samples):.1f}", f"{max(samples):.1f}"]
    print(f"| {' | '.join([f'{minute:.1f}', *sums, *memories, str(descriptors), str(threads)])} |", flush=True)


def main() -> int:
    if not 2 <= len(sys.argv) <= 3:
        print(__doc__)
        return 2
    use_no_more_memory_than_needed()
    tally = soak(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**6))
    for title, counter in (("operations", tally.operations), ("faults", tally.faults), ("errors", tally.errors)):
        print(f"\n{title}: " + ", ".join(f"{what} {count:,}" for what, count in sorted(counter.items())))
    for one in tally.unexpected[:50]:
        print(f"unexpected: {one}")
    print(f"\nunexpected: {len(tally.unexpected)}")
    return 1 if tally.unexpected else 0


if __name__ == "__main__":
    sys.exit(main())
