"""Breaks workers and children in every way that comes to mind: python -m tests.domains.workers.breaking [NAME ...]

Each attempt has a time limit, and ends with a look at what is left: threads, descriptors, processes. It prints a line
for each, and exits with 1 if anything failed.
"""

from __future__ import annotations

import collections
import contextlib
import faulthandler
import gc
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

from cdpsync import AttachedSession, CDPClient, CDPError, CDPTimeoutError, attach, connect, launch

from ...conftest import find_runtime
from .programs import running

RUNTIMES = ("node", "system-node", "node with the flag", "deno", "chromium")
LIMIT = 60.0

_BIG = "globalThis.big = Array.from({length: 300000}, (_, i) => ({id: i, name: 'item ' + i, list: [i]})); 1"


# --- what is left ---


def _left() -> dict[str, set[str]]:
    children = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = path.read_text(errors="replace").rpartition(")")[2].split()
            if int(fields[1]) == os.getpid():
                children.add(path.parent.name)
    descriptors = set()
    for path in Path("/proc/self/fd").glob("*"):
        with contextlib.suppress(OSError):
            descriptors.add(f"{path.name} {path.readlink()}")
    return {
        "threads": {f"{one.name} {one.ident}" for one in threading.enumerate()},
        "descriptors": descriptors,
        "processes": children,
    }


def _more(before: dict[str, set[str]]) -> dict[str, set[str]]:
    end = time.monotonic() + 5
    while True:
        gc.collect()
        more = {kind: now - before[kind] for kind, now in _left().items() if now - before[kind]}
        if not more or time.monotonic() > end:
            return more
        time.sleep(0.05)


# --- a worker that is killed, a connection that is lost ---


def _in_snapshot(worker: AttachedSession, folder: Path) -> Callable[[], object]:
    worker.evaluate(_BIG)
    return lambda: worker.heap.save(folder / "killed.heapsnapshot")


def _in_pause(worker: AttachedSession, folder: Path) -> Callable[[], object]:
    debugger = worker.debugger
    debugger.break_at("hash.ts:6" if "hash.ts" in worker.url else "hash.js:6")
    debugger.wait()
    return lambda: worker.evaluate("1 + 1") and debugger.wait(timeout=20)


def _in_step(worker: AttachedSession, folder: Path) -> Callable[[], object]:
    debugger = worker.debugger
    debugger.break_at("hash.ts:6" if "hash.ts" in worker.url else "hash.js:6")
    debugger.wait()

    def steps() -> None:
        while True:
            _ = debugger.step() or debugger.wait()

    return steps


STATES = {"snapshot": _in_snapshot, "pause": _in_pause, "step": _in_step}


def _by_terminating(client: CDPClient, worker: AttachedSession) -> None:
    client.submit("Runtime.evaluate", {"expression": "stop('victim')"})


def _by_losing_the_connection(client: CDPClient, worker: AttachedSession) -> None:
    transport = client._open().connection._transport
    transport.abort()


KILLS = {"killed": _by_terminating, "lost": _by_losing_the_connection}


def kill(kind: str, state: str, way: str) -> str:
    """End a worker, or its connection, while something waits for it; returns which error told so."""
    with tempfile.TemporaryDirectory() as name, running(kind, Path(name)) as client:
        folder = Path(name)
        file = "hash.ts" if kind == "deno" else "hash.js"
        client.send_command("Runtime.evaluate", {"expression": f"make('{file}', 'victim')"})
        worker = client.workers.wait(name="victim", timeout=20)
        run = STATES[state](worker, folder)
        raised: list[BaseException] = []

        def body() -> None:
            try:
                run()
            except BaseException as error:
                raised.append(error)

        thread = threading.Thread(target=body)
        thread.start()
        time.sleep(0.15)
        began = time.monotonic()
        KILLS[way](client, worker)
        thread.join(25)
        assert not thread.is_alive(), "hangs"
        took = time.monotonic() - began
        assert not raised or isinstance(raised[0], CDPError), repr(raised[0])
        assert not list(folder.rglob("*.part")), "half a file is left"
        with contextlib.suppress(CDPError):  # a time-out here is told by `closed`
            worker.evaluate("1", timeout=1)
        end = time.monotonic() + 5
        while not worker.closed and time.monotonic() < end:
            time.sleep(0.05)
        if way == "killed" and state == "pause" and not worker.closed:  # Node and Deno end it when it goes on
            worker.debugger.resume(timeout=None)
            end = time.monotonic() + 5
            while not worker.closed and time.monotonic() < end:
                time.sleep(0.05)
            assert worker.closed, "it goes on after its pause"
        if way == "killed":
            assert client.evaluate("1 + 1") == 2
            assert "victim" not in [one.name for one in client.workers], f"an ended worker is listed; raised: {raised}"
        error = f"{type(raised[0]).__name__}" if raised else "went well"
        return f"{error} after {took:.2f} s, closed: {worker.closed}"


# --- floods and storms ---


def flood(kind: str, rate: int = 20) -> str:
    """Step in the main thread while a worker writes to the console without end."""
    with tempfile.TemporaryDirectory() as name, running(kind, Path(name)) as client:
        client.send_command("Runtime.evaluate", {"expression": "make('hash.js', 'flood')"})
        worker = client.workers.wait(name="flood", timeout=20)
        with worker.console:
            logs = f"setInterval(() => {{ for (let i = 0; i < {rate}; i++) console.log('flood', i) }}, 5)"
            worker.send_command("Runtime.evaluate", {"expression": logs})
            times = []
            with client.debugger as debugger:
                lines = "let s = 0; debugger;\n s++;\n s++;\n s++;\n s++;\n return s"
                client.send_command("Runtime.evaluate", {"expression": f"setTimeout(() => {{ {lines} }}, 50)"})
                debugger.wait()
                for _ in range(4):
                    began = time.monotonic()
                    debugger.step()
                    times.append(time.monotonic() - began)
            assert client.evaluate("1 + 1") == 2
        return f"steps took {max(times) * 1000:.0f} ms at most"


def storm(kind: str, seconds: float = 6.0) -> str:
    """Start and end workers while two threads enter and leave holding blocks, and one iterates over the workers."""
    with tempfile.TemporaryDirectory() as name, running(kind, Path(name)) as client:
        stop, errors = threading.Event(), list[BaseException]()
        counts: collections.Counter[str] = collections.Counter()

        def again(what: str, work: Callable[[], None]) -> None:
            while not stop.is_set():
                try:
                    work()
                except CDPTimeoutError as error:
                    errors.append(error)
                    return
                except CDPError:
                    counts["errors of ended workers"] += 1
                except BaseException as error:
                    errors.append(error)
                    return
                counts[what] += 1

        number = iter(range(10**9))

        def start() -> None:
            label = f"w{next(number)}"
            client.evaluate(f"void make('{'short.js' if kind != 'deno' else 'idle.js'}', '{label}')")
            time.sleep(0.02)
            client.evaluate(f"void stop('{label}')")

        def hold() -> None:
            with client.workers.attach_all(hold=True) as starting:
                with contextlib.suppress(CDPTimeoutError):
                    starting.get(0.03).run_if_waiting()

        def look() -> None:
            for worker in client.workers:
                with contextlib.suppress(CDPError):
                    worker.evaluate("1 + 1", timeout=2)

        works = {"starts": start, "holds": hold, "more holds": hold, "looks": look}
        threads = [threading.Thread(target=again, args=one) for one in works.items()]
        for thread in threads:
            thread.start()
        time.sleep(seconds)
        stop.set()
        for thread in threads:
            thread.join(30)
        assert not any(thread.is_alive() for thread in threads), "hangs"
        assert not errors, repr(errors[0])
        assert client.evaluate("1 + 1") == 2
        # Nothing is held any more.
        client.evaluate("void make('idle.js', 'after')")
        after = client.workers.wait(name="after", timeout=20)
        end = time.monotonic() + 10
        while after.evaluate("globalThis.line ?? 0") != 1 and time.monotonic() < end:
            time.sleep(0.05)
        assert after.evaluate("globalThis.line ?? 0") == 1, "a worker is held after all blocks"
        return str(dict(counts))


def collected(kind: str) -> str:
    """Forget a client, whose workers are held: they are let go."""
    with tempfile.TemporaryDirectory() as name, running(kind, Path(name)) as outer:
        address = f"{outer.host}:{outer.port}"
        target = outer.target
        held = threading.Event()

        def use() -> weakref.ref[CDPClient]:
            client = connect(target.websocket_url if target and kind == "chromium" else address)
            starting = client.workers.attach_all(hold=True).__enter__()
            client.send_command("Runtime.evaluate", {"expression": "make('idle.js', 'held')"})
            worker = starting.get(20)
            assert worker.evaluate("globalThis.line ?? 0") == 0
            held.set()
            return weakref.ref(client)

        reference = use()
        end = time.monotonic() + 5
        while reference() is not None and time.monotonic() < end:
            gc.collect()
            time.sleep(0.05)
        gone = reference() is None
        worker = outer.workers.wait(name="held", timeout=20)
        end = time.monotonic() + 10
        while worker.evaluate("globalThis.line ?? 0") != 1 and time.monotonic() < end:
            time.sleep(0.05)
        assert worker.evaluate("globalThis.line ?? 0") == 1, f"it is still held (client collected: {gone})"
        assert gone, "the client is not collected"
        return "let go"


# --- children ---

_CHILDREN = {
    "die at once": """
        const { fork } = require('node:child_process');
        if (process.argv[2]) process.exit(0);
        let n = 0; const next = () => { if (n++ < 20) fork(__filename, ['x']).on('exit', next); else ok = 1 };
        next(); setInterval(() => {}, 60000);""",
    "are killed at once": """
        const { fork } = require('node:child_process');
        if (process.argv[2]) setInterval(() => {}, 60000); else {
        let n = 0; const next = () => { if (n++ < 20) {
          const one = fork(__filename, ['x']); one.on('exit', next); setTimeout(() => one.kill('SIGKILL'), n * 8);
        } else globalThis.ok = 1 };
        next(); setInterval(() => {}, 60000); }""",
    "close their inspectors": """
        const { fork } = require('node:child_process');
        if (process.argv[2]) { require('node:inspector').close(); setTimeout(() => {}, 300); } else {
        let n = 0; const next = () => { if (n++ < 5) fork(__filename, ['x']).on('exit', next); else globalThis.ok = 1 };
        next(); setInterval(() => {}, 60000); }""",
    "fork 50 times": """
        const { fork } = require('node:child_process');
        const depth = +(process.argv[2] ?? 0);
        if (depth === 0) { let left = 50;
          for (let i = 0; i < 50; i++) fork(__filename, ['1']).on('exit', () => { if (--left === 0) ok = 1 });
          setInterval(() => {}, 60000);
        } else setTimeout(() => {}, 200);""",
}


def children(kind: str, what: str, held: bool) -> str:
    """Children that end badly; held, each is let go by a handler."""
    with tempfile.TemporaryDirectory() as name:
        script = Path(name) / "program.js"
        script.write_text(_CHILDREN[what])
        seen: set[int] = set()
        with launch([find_runtime(kind), str(script)], children="hold" if held else True, timeout=20) as client:

            def note(child: CDPClient) -> None:
                seen.add(child.pid)  # type: ignore[attr-defined]
                with contextlib.suppress(CDPError):
                    child.run_if_waiting()

            client.children.on_start(note)
            for child in client.children:
                note(child)
            began = time.monotonic()
            while client.evaluate("globalThis.ok ?? 0") != 1:
                assert time.monotonic() - began < 45, f"the program is stuck; seen {len(seen)}"
                time.sleep(0.05)
            took = time.monotonic() - began
            end = time.monotonic() + 5
            while list(client.children) and time.monotonic() < end:
                time.sleep(0.05)
            assert not list(client.children), "ended children are listed"
        return f"{len(seen)} seen, {took:.1f} s"


_ATTACH = """
import sys, cdpsync
try:
    with cdpsync.attach(int(sys.argv[1]), timeout=15) as client:
        print(client.evaluate("process.pid"))
except cdpsync.CDPError as error:
    print(type(error).__name__, error)
"""


def two_pythons(kind: str) -> str:
    """attach(pid) from two Pythons at once, twenty times."""
    options = ["run", "-A"] if kind == "deno" else []
    with tempfile.TemporaryDirectory() as name:
        script = Path(name) / "idle.js"
        script.write_text("setInterval(() => {}, 1000); console.log('up')")
        program = subprocess.Popen([find_runtime(kind), *options, str(script)], stdout=subprocess.PIPE)
        try:
            assert program.stdout is not None
            program.stdout.readline()
            said: collections.Counter[str] = collections.Counter()
            for _ in range(8):
                both = [
                    subprocess.Popen(
                        [sys.executable, "-c", _ATTACH, str(program.pid)], stdout=subprocess.PIPE, text=True
                    )
                    for _ in range(2)
                ]
                for one in both:
                    said[one.communicate(timeout=60)[0].strip().replace(str(program.pid), "PID")[:150]] += 1
                assert program.poll() is None, "it was killed"
            opened = Path(f"/proc/{program.pid}/net/tcp")
            assert opened.exists()
            return str(dict(said))
        finally:
            program.kill()
            program.communicate()


# --- Ctrl-C ---


@contextlib.contextmanager
def _interrupts(after: float) -> Iterator[None]:
    """Raise KeyboardInterrupt in the main thread after so many seconds, unless the body has ended."""
    signal.setitimer(signal.ITIMER_REAL, after)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _interrupted(rounds: int, longest: float, work: Callable[[], object]) -> int:
    chance, stopped = random.Random(7), 0
    for _ in range(rounds):
        try:
            with _interrupts(chance.uniform(0.0001, longest)):
                work()
        except KeyboardInterrupt:
            stopped += 1
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    return stopped


def ctrl_c_in_attach_all(kind: str) -> str:
    """Interrupt blocks that hold workers; afterwards none is held."""
    with tempfile.TemporaryDirectory() as name, running(kind, Path(name)) as client:
        numbers = iter(range(10**9))

        def block() -> None:
            with client.workers.attach_all(hold=True) as starting:
                client.submit("Runtime.evaluate", {"expression": f"make('idle.js', 'w{next(numbers)}')"})
                starting.get(5)

        def wait() -> None:
            with contextlib.suppress(CDPTimeoutError):
                client.workers.wait(name="nobody", timeout=0.05)

        stopped = _interrupted(60, 0.06, block), _interrupted(60, 0.05, wait)
        assert client.evaluate("1 + 1") == 2
        client.evaluate("void make('idle.js', 'after')")
        end, held = time.monotonic() + 20, ["?"]
        while held and time.monotonic() < end:
            held = [one.name for one in client.workers if one.evaluate("globalThis.line ?? 0") != 1]
        assert not held, f"held: {held}"
        assert "after" in [one.name for one in client.workers]
        return f"{stopped} stopped, {len(client.workers)} workers"


def ctrl_c_in_launch(kind: str) -> str:
    """Interrupt launch(children=True), and children.wait()."""
    with tempfile.TemporaryDirectory() as name:
        script = Path(name) / "program.js"
        script.write_text(
            "if (!process.argv[2]) require('node:child_process').fork(__filename, ['x']); setInterval(() => {}, 60000)"
        )

        def run() -> None:
            with launch([find_runtime(kind), str(script)], children=True) as client:
                client.children.wait("x", timeout=20)
                client.children.wait("nobody", timeout=20)

        stopped = _interrupted(30, 0.7, run)
        end, alive = time.monotonic() + 10, [0]
        while alive and time.monotonic() < end:
            alive = [
                int(path.parent.name)
                for path in Path("/proc").glob("[0-9]*/cmdline")
                if str(script).encode() in _read(path)
            ]
        assert not alive, f"processes are left: {alive}"
        return f"{stopped} stopped"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def ctrl_c_in_attach(kind: str) -> str:
    """Interrupt attach(pid), with workers in it."""
    options = ["run", "-A"] if kind == "deno" else []
    with tempfile.TemporaryDirectory() as name:
        script = Path(name) / "idle.js"
        script.write_text("setInterval(() => {}, 1000); console.log('up')")
        program = subprocess.Popen([find_runtime(kind), *options, str(script)], stdout=subprocess.PIPE)
        try:
            assert program.stdout is not None
            program.stdout.readline()

            def run() -> None:
                with attach(program.pid) as client:
                    list(client.workers)
                    with contextlib.suppress(CDPTimeoutError):
                        client.workers.wait(name="nobody", timeout=1)

            stopped = _interrupted(40, 0.2, run)
            assert program.poll() is None, "it was killed"
            with attach(program.pid) as client:
                assert client.evaluate("process.pid") == program.pid
            return f"{stopped} stopped"
        finally:
            program.kill()
            program.communicate()


# --- all of them ---

Attempt = Callable[[], str]


def attempts() -> Iterator[tuple[str, Attempt]]:
    for kind in RUNTIMES:
        for way in KILLS:
            for state in STATES:
                yield f"kill {way} in {state}, {kind}", lambda a=kind, b=state, c=way: kill(a, b, c)  # type: ignore[misc]
        for work in (flood, storm, collected, ctrl_c_in_attach_all):
            if kind in ("node with the flag", "deno") and work is collected:
                continue  # no holding; and a second client of Deno is told of no workers
            yield f"{work.__name__}, {kind}", lambda a=kind, b=work: b(a)  # type: ignore[misc]
    for kind in ("node", "system-node"):
        for what in _CHILDREN:
            for held in (False, True):
                name = f"children {what}{', held' if held else ''}, {kind}"
                yield name, lambda a=kind, b=what, c=held: children(a, b, c)  # type: ignore[misc]
        yield f"ctrl_c_in_launch, {kind}", lambda a=kind: ctrl_c_in_launch(a)  # type: ignore[misc]
    for kind in ("node", "system-node", "deno"):
        for work in (two_pythons, ctrl_c_in_attach):
            yield f"{work.__name__}, {kind}", lambda a=kind, b=work: b(a)  # type: ignore[misc]


def main() -> None:
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    wrong = False
    for name, attempt in attempts():
        if sys.argv[1:] and not all(word in name for word in sys.argv[1:]):
            continue
        faulthandler.dump_traceback_later(2 * LIMIT, exit=True)
        before, began = _left(), time.monotonic()
        try:
            said = attempt()
        except BaseException:
            wrong, said = True, "FAILED\n" + traceback.format_exc()
        if more := _more(before):
            wrong, said = True, f"{said}; LEFT {more}"
        faulthandler.cancel_dump_traceback_later()
        print(f"{name} ({time.monotonic() - began:.1f} s): {said}", flush=True)
    sys.exit(wrong)


if __name__ == "__main__":
    main()
