"""`python -m tests.benchmarks.profiling`: what recording a CPU profile costs.

    pip install '.[test]'

The program measures its own time: without anything, while `client.cpu.record` records it, and with node --cpu-prof.
They take turns in one run. A figure is a ratio to the time without anything, the median of the rounds, with the range
of all rounds behind it. Then: how long it takes until a large profile is there, and to find the sources of its places.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

from cdpsync import launch
from cdpsync.domains.cpu.joining import joined
from cdpsync.domains.scripts import source_places

from ..conftest import find_runtime
from .contest import spread

_PROGRAM = """
class Tree {
  constructor(depth) { if (depth > 0) { this.left = new Tree(depth - 1); this.right = new Tree(depth - 1); } }
  count() { return 1 + (this.left ? this.left.count() + this.right.count() : 0); }
}
function words(n) { let s = ""; for (let i = 0; i < n; i++) s += String.fromCharCode(97 + (i * 7) % 26); return s; }
function sorted(n) { return Array.from({ length: n }, (_, i) => (i * 7919) % n).sort((a, b) => a - b); }
function parsed(n) { return JSON.parse(JSON.stringify(Array.from({ length: n }, (_, i) => ({ i, t: "x" + i })))); }
function work() { return new Tree(14).count() + words(20000).length + sorted(20000)[5] + parsed(3000).length; }
const began = performance.now();
for (let n = 0; n < ROUNDS; n++) work();
console.log("took " + (performance.now() - began));
"""


def _took(output: str) -> float:
    return next(float(line.split()[1]) / 1000 for line in output.splitlines() if line.startswith("took "))


def _plain(command: list[str], *flags: str) -> float:
    done = subprocess.run([command[0], *flags, *command[1:]], check=True, capture_output=True, text=True)
    return _took(done.stdout)


def _recorded(command: list[str], interval: float | None, fetch_every: float | None) -> float:
    with launch(command, wait_for_debugger=True) as client, client.console as console:
        recording = client.cpu.record(interval, fetch_every=fetch_every) if interval is not None else nullcontext()
        with recording:
            client.run_if_waiting()
            return next(_took(entry.text) for entry in console if entry.text.startswith("took "))


def _ways(script: Path, runtime: str) -> dict[str, Callable[[], float]]:
    command = [find_runtime(runtime), *(["run", "-A"] if runtime == "deno" else []), str(script)]
    ways: dict[str, Callable[[], float]] = {
        "nothing": lambda: _plain(command),
        "connected": lambda: _recorded(command, None, None),
        "record(1e-3)": lambda: _recorded(command, 1e-3, 1.0),
        "record(1e-3, fetch_every=None)": lambda: _recorded(command, 1e-3, None),
        "record(100e-6)": lambda: _recorded(command, 100e-6, 1.0),
    }
    if runtime != "deno":
        folder = f"--cpu-prof-dir={script.parent}"
        ways["--cpu-prof"] = lambda: _plain(command, "--cpu-prof", folder)
        ways["--cpu-prof-interval 100"] = lambda: _plain(command, "--cpu-prof", folder, "--cpu-prof-interval=100")
    return ways


def overhead(script: Path, runtimes: list[str], rounds: int) -> None:
    for runtime in runtimes:
        found: dict[str, list[float]] = {}
        for _ in range(rounds):
            for name, way in _ways(script, runtime).items():
                found.setdefault(name, []).append(way())
        print(f"\n| {runtime} | s | ratio to nothing (of all rounds) |\n| --- | ---: | ---: |")
        for name, seconds in found.items():
            ratio = spread([one / other for one, other in zip(seconds, found["nothing"], strict=True)])
            print(
                f"| {name} | {spread(seconds).median:.2f} | {ratio.median:.3f} ({ratio.low:.3f} to {ratio.high:.3f}) |"
            )


def stopping(script: Path, seconds: float) -> None:
    """The time of each step after the last sample."""
    print("\n| what | samples | s |\n| --- | ---: | ---: |")
    for fetch_every in (None, 1.0):
        command = [find_runtime("node"), str(script)]
        with launch(command, wait_for_debugger=True) as client:
            recording = client.cpu.record(50e-6, fetch_every=fetch_every).start()
            client.run_if_waiting()
            recording.wait(seconds)
            recorder = recording._started()
            laps = [time.monotonic()]
            recording.stop()
            laps.append(time.monotonic())
            parts = [part.profile for part in recorder.parts() if part.profile is not None]
            raw = joined(parts)
            laps.append(time.monotonic())
            source_places(client, recording.profile.positions)
            laps.append(time.monotonic())
        for name, start, end in zip(("stop()", "of it: join", "of it: find sources"), laps, laps[1:], strict=False):
            count = len(raw["samples"])
            print(f"| {name}, {len(parts)} parts | {count:,} | {end - start:.3f} |")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.profiling")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--work", type=int, default=60, help="how much the program does")
    parser.add_argument("--seconds", type=float, default=20.0, help="the length of the large profile")
    parser.add_argument("--runtimes", nargs="*", default=["node", "deno"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        script, endless = Path(folder) / "work.js", Path(folder) / "endless.js"
        script.write_text(_PROGRAM.replace("ROUNDS", str(options.work)), encoding="utf-8")
        endless.write_text(_PROGRAM.replace("ROUNDS", "1e9"), encoding="utf-8")
        overhead(script, options.runtimes, options.rounds)
        stopping(endless, options.seconds)


if __name__ == "__main__":
    main()
