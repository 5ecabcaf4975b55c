"""`python -m tests.benchmarks.heap`: time and memory of cdpsync.heap, Chrome DevTools and memlab for heap snapshots.

    pip install '.[test]'
    npm install @memlab/heap-analysis@2.0.5        # NODE_PATH=…/node_modules where that is another directory

The tools take turns to read every snapshot, each time in a process of its own. By default there are three generated
heaps of about 10, 100 and 500 MB; name others of tests.heap.heaps to use those. Snapshots that the directory does not
have are captured.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from ..conftest import FIND
from ..heap import devtools
from ..heap.heaps import COLLECTION, capture, capture_pair, typescript
from .contest import spread
from .report import machine

MEMLAB = "2.0.5"
PATIENCE = 600.0

_NAMES = ", ".join(COLLECTION)

_BEGIN = """
import sys, time
began = time.perf_counter()
from cdpsync.heap import HeapSnapshot
seconds, paths = {}, sys.argv[1:]
def lap(name):
    global began
    seconds[name] = -began + (began := time.perf_counter())
lap("start")
"""
_END = "\nimport json\nprint(json.dumps({'seconds': seconds}))"

OURS = {
    "load": "snapshot = HeapSnapshot.load(paths[0]); lap('load')",
    "summary": "snapshot = HeapSnapshot.load(paths[0]); lap('load'); snapshot.summary(); lap('summary')",
    "diff": """
older = HeapSnapshot.load(paths[0]).digest(); lap('older')
newer = HeapSnapshot.load(paths[1]); newer.digest(); lap('newer')
newer.diff(older); lap('diff')""",
    "questions": """
snapshot = HeapSnapshot.load(paths[0]); lap('load')
snapshot.distances; lap('distances')
snapshot.node(int(snapshot.ids[-1])).path_to_root(); lap('retainer index')
found = sorted(snapshot.biggest(20), key=lambda node: node.id); lap('sizes, 20 biggest')
for node in found:
    node.class_name
lap('classes')
for node in snapshot.nodes[:: snapshot.node_count // 200 + 1]:
    began = time.perf_counter()
    str(node.path_to_root())
    seconds['slowest path'] = max(seconds.get('slowest path', 0), time.perf_counter() - began)
began = time.perf_counter()
snapshot.biggest(20); lap('20 biggest again')
snapshot.duplicated_strings(); lap('duplicated strings')
snapshot.collections(); lap('collections')
snapshot.closures(); lap('closures')""",
}
"""The work, as a user would write it."""


class Figures(NamedTuple):
    """The figures of one process: its seconds, its peak memory in bytes, and the seconds of each part."""

    wall: float
    memory: int
    seconds: dict[str, Any]


def _process(argv: Iterable[str | Path]) -> Figures:
    """Run a program that prints its seconds."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen([*map(str, argv)], stdout=output)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - start
        if process.returncode:
            raise RuntimeError(f"{process.args!r} failed ({process.returncode})")
        output.seek(0)
        said = json.loads(output.read().splitlines()[-1])
    return Figures(wall, usage.ru_maxrss * 1024, said["seconds"])


def _ours(work: str, files: list[Path]) -> Figures:
    return _process([sys.executable, "-c", _BEGIN + OURS[work] + _END, *files])


def _devtools(package: Path, files: list[Path]) -> Figures:
    start = time.perf_counter()
    result = devtools.bench(package, *files, timeout=PATIENCE)
    return Figures(time.perf_counter() - start, result["peak_rss"] * 1024, result["seconds"])


def _memlab(files: list[Path]) -> Figures:
    script = Path(devtools.__file__).with_name("memlab.mjs")
    return _process([FIND["node"]() or "node", "--max-old-space-size=8192", script, *files])


def _has_memlab() -> bool:
    node = FIND["node"]()
    version = "process.stdout.write(require('@memlab/heap-analysis/package.json').version)"
    asked = subprocess.run([node or "node", "-e", version], capture_output=True, text=True)
    return asked.stdout == MEMLAB


def _snapshots(name: str, directory: Path) -> list[Path]:
    """One or two snapshots of a program, captured if they do not exist."""
    runtime, program, arguments, pair = COLLECTION[name]
    files = [directory / f"{name}{letter}.heapsnapshot" for letter in (("-a", "-b") if pair else ("",))]
    if not all(file.exists() for file in files):
        if program == "compiler.cjs":
            arguments = (str(typescript(directory / "typescript")),)
        if pair:
            capture_pair(runtime, program, files[0], files[1], *arguments)
        else:
            capture(runtime, program, files[0], *arguments)
    return files


def _into_cache(file: Path) -> None:
    """Read a file, so that no tool waits for the disk. In pieces, because a child process inherits our peak memory."""
    with file.open("rb") as content:
        while content.read(1 << 20):
            pass


def _measure(tools: Mapping[str, Callable[[], Figures]], rounds: int) -> dict[str, list[Figures]]:
    """Run the tools in turns. Another one begins each round."""
    found: dict[str, list[Figures]] = {tool: [] for tool in tools}
    order = list(tools)
    for _ in range(rounds):
        for tool in order:
            found[tool].append(tools[tool]())
        order = order[1:] + order[:1]
    return found


def _row(
    title: str, *, seconds: Sequence[float], to: Sequence[float], memory: Sequence[int], than: Sequence[int], size: int
) -> str:
    """A line of the table, without what cannot be compared. Each round has its own ratio."""

    def median(values: Iterable[float], form: str) -> str:
        found = list(values)
        return format(spread(found).median, form) if found else ""

    def ratio(values: Sequence[float], others: Sequence[float]) -> str:
        found = spread([one / other for one, other in zip(values, others, strict=True)]) if others else None
        return f"{found.median:.2f} ({found.low:.2f} to {found.high:.2f})" if found else ""

    cells = [median(seconds, ".2f"), ratio(seconds, to), median((one / 1e6 for one in memory), ",.0f")]
    cells += [median((one / size for one in memory), ".2f"), ratio(memory, than) if memory else ""]
    return "| " + " | ".join([title, *cells]) + " |"


_HEAD = """
| **{}**, {} MB | s | ratio to DevTools (of all rounds) | peak MB | × file | ratio to DevTools |
| --- | ---: | ---: | ---: | ---: | ---: |"""


def _tables(files: list[Path], package: Path, memlab: bool, rounds: int) -> dict[str, dict[str, list[Figures]]]:
    """Print the table for one or two snapshots. Returns all figures."""
    one, size = files[:1], files[0].stat().st_size
    print(_HEAD.format(files[0].name.partition(".")[0], size // 1_000_000))
    tools = {"load": partial(_ours, "load", one), "cdpsync": partial(_ours, "summary", one)}
    tools["DevTools"] = partial(_devtools, package, one)
    if memlab:
        tools["memlab"] = partial(_memlab, one)
    figures = {"summary": _measure(tools, rounds)}
    theirs = figures["summary"]["DevTools"]

    def part(found: list[Figures], name: str) -> list[float]:
        return [figures.seconds[name] for figures in found]

    def whole(title: str, found: list[Figures], than: list[Figures], size: int = size) -> None:
        wall, their_wall = ([one.wall for one in side] for side in (found, than))
        memory, their_memory = ([one.memory for one in side] for side in (found, than))
        print(_row(title, seconds=wall, to=their_wall, memory=memory, than=their_memory, size=size), flush=True)

    def step(title: str, found: list[float], than: Sequence[float] = (), memory: Sequence[int] = ()) -> None:
        print(_row(title, seconds=found, to=than, memory=memory, than=(), size=size), flush=True)

    load = figures["summary"].pop("load")
    step("load, cdpsync", part(load, "load"), part(theirs, "load"), [one.memory for one in load])
    step("load, DevTools", part(theirs, "load"))
    for name, found in figures["summary"].items():
        whole(f"load and summary, {name}", found, theirs if name != "DevTools" else [])
    figures["load"] = {"cdpsync": load}
    if len(files) == 2:
        both = {"cdpsync": partial(_ours, "diff", files), "DevTools": partial(_devtools, package, files)}
        figures["diff"] = pair = _measure(both, rounds)
        sizes = sum(file.stat().st_size for file in files)
        whole("two loads and diff, cdpsync", pair["cdpsync"], pair["DevTools"], sizes)
        whole("two loads and diff, DevTools", pair["DevTools"], [], sizes)
        step("diff alone, cdpsync", part(pair["cdpsync"], "diff"), part(pair["DevTools"], "diff"))
        step("diff alone, DevTools", part(pair["DevTools"], "diff"))
    figures["questions"] = _measure({"cdpsync": partial(_ours, "questions", one)}, rounds)
    found = figures["questions"]["cdpsync"]
    parts = ", ".join(f"{name} {spread(part(found, name)).median * 1e3:,.1f}" for name in found[0].seconds)
    print(f"\nOne after another, in ms: {parts}.", flush=True)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.heap", description=(__doc__ or "").partition("\n\n")[0]
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which heaps (default: s10 s100 s500): {_NAMES}")
    parser.add_argument(
        "--heaps", type=Path, metavar="DIR", help="the directory of the snapshots; missing ones are written there"
    )
    parser.add_argument(
        "--devtools",
        type=Path,
        metavar="DIR",
        help="the directory of DevTools' code; it is downloaded if it is not there",
    )
    parser.add_argument("--rounds", type=int, default=3, help="how often each tool does each kind of work (default: 3)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure of every round")
    arguments = parser.parse_args()
    names = arguments.names or ["s10", "s100", "s500"]
    if unknown := {*names} - {*COLLECTION}:
        parser.error(f"there is no heap {', '.join(sorted(unknown))}; there are {_NAMES}")
    memlab = _has_memlab()
    if not memlab:
        print(f"There is no @memlab/heap-analysis {MEMLAB} here: it is left out.")
    everything = {}
    with tempfile.TemporaryDirectory() as temporary:
        directory = arguments.heaps or Path(temporary)
        package = devtools.package(arguments.devtools or directory)
        for name in names:
            files = _snapshots(name, directory)
            for file in files:
                _into_cache(file)
            everything[name] = _tables(files, package, memlab, arguments.rounds)
    print(f"\n{machine({}, arguments.rounds).partition(chr(10))[0]}")
    print(f"numpy {np.__version__}, chrome-devtools-frontend {devtools.VERSION}, @memlab/heap-analysis {MEMLAB}.")
    if arguments.json:
        arguments.json.write_text(json.dumps(everything, indent=1))


if __name__ == "__main__":
    main()
