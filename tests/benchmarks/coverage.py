"""`python -m tests.benchmarks.coverage`: what coverage costs a program, and reports of 2,000 files, beside c8.

    pip install '.[test]'

c8 is installed by npm. Everything takes turns; a figure is the median of the rounds in units of the first row of its
table, with the range of all rounds behind it. c8's time includes the start of Node, and ours that of Python.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from cdpsync import launch

from ..conftest import find_runtime
from .contest import spread

_C8 = "c8@10.1.3"

_BUSY = """\
const started = performance.now();
const primes = [];
const isPrime = (n) => {
  for (const p of primes) {
    if (p * p > n) return true;
    if (n % p === 0) return false;
  }
  return true;
};
for (let n = 2; n < LIMIT; n++) { if (isPrime(n)) primes.push(n); }
const words = new Map();
const count = (word) => { const old = words.get(word); words.set(word, old === undefined ? 1 : old + 1); };
for (let n = 0; n < LIMIT; n++) { count(n % 3 ? `w${n % 1000}` : `v${n % 777}`); }
require("fs").writeFileSync(process.argv[2], String(performance.now() - started));
"""

_MODULE = """\
class Thing%(n)d {
  constructor(size) { this.size = size; }
  grow(by) {
    if (by > %(n)d) {
      this.size += by;
    } else {
      this.size++;
    }
    return this.size > 5 ? "large" : "small";
  }
  unused() {
    return [1, 2, 3].map((n) => n * this.size);
  }
}
function helper%(n)d(list) {
  let sum = 0;
  for (const one of list) {
    sum += one ?? 0;
  }
  return sum;
}
exports.run = () => new Thing%(n)d(%(n)d).grow(3) + helper%(n)d([1, 2, null]);
exports.never = () => {
  throw new Error("never");
};
"""

_OURS = """
import sys
from cdpsync.coverage import Coverage
coverage = Coverage.load(sys.argv[1])
getattr(coverage, sys.argv[2])(sys.argv[3])
"""


def busy(directory: Path, way: str) -> float:
    """How long the program works, in seconds, as it says itself."""
    program, result = directory / "busy.js", directory / "busy.txt"
    program.write_text(_BUSY.replace("LIMIT", "3000000"))
    command = [find_runtime("node"), str(program), str(result)]
    if way in ("alone", "NODE_V8_COVERAGE"):
        environment = {**os.environ, "NODE_V8_COVERAGE": str(directory / "busy")} if way != "alone" else None
        subprocess.run(list(map(str, command)), check=True, env=environment)
    else:
        options = {"call_count": "without counts" not in way, "detailed": "functions only" not in way}
        with launch(command, wait_for_debugger=True, timeout=120) as client:
            with client.coverage.record(**options) as recording:
                client.run_if_waiting()
                recording.wait()
    return float(result.read_text()) / 1000


def many(directory: Path, number: int) -> Path:
    """A program of many files, and what NODE_V8_COVERAGE writes of it."""
    raw = directory / "raw"
    (directory / "many").mkdir()
    for n in range(number):
        (directory / "many" / f"m{n}.js").write_text(_MODULE % {"n": n})
    main = directory / "many" / "main.js"
    main.write_text(f"for (let n = 0; n < {number}; n++) require(`./m${{n}}.js`).run();\n")
    subprocess.run([find_runtime("node"), main], check=True, env={**os.environ, "NODE_V8_COVERAGE": str(raw)})
    return raw


def recorded(directory: Path) -> dict[str, float]:
    """The steps of recording that program with client.coverage, in seconds."""
    command = [str(find_runtime("node")), str(directory / "many" / "main.js")]
    with launch(command, wait_for_debugger=True, timeout=120) as client, client.coverage.record() as recording:
        client.run_if_waiting()
        recording.wait()
        began = time.perf_counter()
        taken = recording.take()
        found = {"take(), with all sources": time.perf_counter() - began}
        began = time.perf_counter()
        recording.take()
        found["take() again"] = time.perf_counter() - began
        began = time.perf_counter()
        assert len(taken) > 100
        found["lines, functions and blocks"] = time.perf_counter() - began
    return found


def timed(command: Sequence[object]) -> float:
    began = time.perf_counter()
    subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def table(title: str, ways: dict[str, Callable[[], float]], rounds: int) -> None:
    found: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way, run in ways.items():
            found[way].append(run())
    first = next(iter(found.values()))
    print(f"| {title} | s | ratio |\n| --- | ---: | ---: |")
    for way, seconds in found.items():
        ratio = spread([one / other for one, other in zip(seconds, first, strict=True)])
        print(f"| {way} | {spread(seconds).median:.3f} | {ratio.median:.2f} ({ratio.low:.2f} to {ratio.high:.2f}) |")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.coverage")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--files", type=int, default=2000)
    options = parser.parse_args()
    ways = ["alone", "NODE_V8_COVERAGE", "recorded", "recorded, without counts", "recorded, functions only"]
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        subprocess.run(["npm", "install", "--silent", "--prefix", directory, _C8], check=True)
        c8 = directory / "node_modules" / "c8" / "bin" / "c8.js"
        table("a busy program", {way: partial(busy, directory, way) for way in ways}, options.rounds)
        raw: Path = many(directory, options.files)

        def theirs(reporter: str) -> float:
            os.chdir(directory)
            out = directory / f"c8-{reporter}"
            arguments = ["report", "--temp-directory", raw, "--reporter", reporter, "--reports-dir", out]
            return timed([find_runtime("node"), c8, *arguments])

        def ours(method: str, file: str) -> float:
            return timed([sys.executable, "-c", _OURS, raw, method, directory / file])

        title = f"{options.files:,} files"
        lcov = {"c8, lcovonly": lambda: theirs("lcovonly"), "save_lcov": lambda: ours("save_lcov", "lcov.info")}
        table(f"{title}: LCOV", lcov, options.rounds)
        html = {"c8, html": lambda: theirs("html"), "save_report": lambda: ours("save_report", "report.html")}
        table(f"{title}: HTML", html, options.rounds)
        print(json.dumps({"recorded": recorded(directory)}, indent=1))
        for file in ("lcov.info", "report.html"):
            print(f"{file}: {(directory / file).stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
