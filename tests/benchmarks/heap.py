"""`python -m tests.benchmarks.heap`: time and memory of cdpsync.heap, Chrome DevTools and memlab for heap snapshots.

    pip install '.[test]'
    npm install @memlab/heap-analysis@2.0.5        # NODE_PATH=…/node_modules where that is another directory

The tools take turns to read every snapshot, each time in a process of its own. By default there are three generated
heaps of about 10, 100 and 500 MB; name others of tests.heap.heaps or tests.heap.kinds to use those: of pages, syntax
trees, tools. Snapshots that the directory does not have are captured.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from ..heap import devtools, kinds
from ..heap.heaps import COLLECTION, capture, capture_pair, typescript
from .contest import spread
from .heap_tools import LIVE, MEMLAB, OURS, Figures, Ours, has_memlab, run_devtools, run_memlab
from .report import machine

_NAMES = ", ".join([*COLLECTION, *kinds.KINDS])
_WORKS = ("load", "summary", "diff", "questions", "live")
_DEVTOOLS = "DevTools"
_NUMBA = "cdpsync, numba"


def _snapshots(name: str, directory: Path, tools: Path) -> list[Path]:
    """One or two snapshots of a program, captured if they do not exist."""
    if name in kinds.KINDS:
        files = kinds.paths(name, directory)
        if all(file.exists() for file in files):
            return files
        return kinds.capture(kinds.KINDS[name], kinds.install(tools), files)
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
    """Run the tools in turns. Each round begins with another tool. A tool that fails is left out of the rest."""
    found: dict[str, list[Figures]] = {tool: [] for tool in tools}
    order = list(tools)
    for _ in range(rounds):
        for tool in order[:]:
            try:
                found[tool].append(tools[tool]())
            except (RuntimeError, TimeoutError) as error:
                print(f"{tool}: {str(error)[-300:]}", flush=True)
                order.remove(tool)
                del found[tool]
        order = order[1:] + order[:1]
    return found


def _row(title: str, found: Sequence[Figures], than: Sequence[Figures], size: int) -> str:
    """A line of the table, without what cannot be compared. Each round has its own ratio."""

    def median(values: Iterable[float], form: str) -> str:
        return format(spread(list(values)).median, form)

    def ratio(field: str) -> str:
        values = [getattr(one, field) / getattr(other, field) for one, other in zip(found, than, strict=False)]
        return "{1:.2f} ({0:.2f} to {2:.2f})".format(*spread(values)) if values else ""

    cells = [median((one.wall for one in found), ".2f"), ratio("wall"), median((one.cpu for one in found), ".2f")]
    cells += [
        ratio("cpu"),
        median((one.memory / 1e6 for one in found), ",.0f"),
        median((one.memory / size for one in found), ".2f"),
    ]
    return "| " + " | ".join([title, *cells, ratio("memory")]) + " |"


_HEAD = """
| **{}**, {} MB | s | ratio to {} (of all rounds) | CPU s | ratio of CPU | peak MB | × file | ratio of memory |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"""


class Bench:
    """What all heaps are measured with."""

    def __init__(
        self, ours: Mapping[str, Ours], package: Path, memlab: bool, rounds: int, works: Sequence[str]
    ) -> None:
        self.ours = ours
        self.package = package
        self.memlab = memlab
        self.rounds = rounds
        self.works = works

    def _own(self, work: str, files: Iterable[Path]) -> dict[str, Callable[[], Figures]]:
        return {name: partial(one.run, OURS[work], list(files)) for name, one in self.ours.items()}

    def tables(self, files: list[Path]) -> dict[str, dict[str, list[Figures]]]:
        """Print the table for one or two snapshots. Returns all figures."""
        size = files[0].stat().st_size
        print(_HEAD.format(files[0].name.partition(".")[0], size // 1_000_000, _DEVTOOLS))
        figures = {}
        for work in ("load", "summary", "diff"):
            if work not in self.works or (work == "diff" and len(files) < 2):
                continue
            used = files if work == "diff" else files[:1]
            tools = self._own(work, used)
            for name in tools.keys() & {_NUMBA}:
                tools[name]()  # not counted: it compiles, once on a machine
            if work != "load":
                tools[_DEVTOOLS] = partial(run_devtools, self.package, used)
            if work == "summary" and self.memlab:
                tools["memlab"] = partial(run_memlab, used)
            figures[work] = found = _measure(tools, self.rounds)
            title = {"load": "load", "summary": "load and summary", "diff": "two loads and diff"}[work]
            for name, one in found.items():
                than = found.get(_DEVTOOLS, []) if name != _DEVTOOLS else []
                print(_row(f"{title}, {name}", one, than, sum(file.stat().st_size for file in used)), flush=True)
            if work == "diff":
                for name, one in found.items():
                    steps = [_step(figure, "diff") for figure in one]
                    print(
                        f"| the diff alone, {name} | {spread([step.wall for step in steps]).median:.2f} | | | | | | |"
                    )
        if "questions" in self.works:
            figures["questions"] = _measure(self._own("questions", files[:1]), self.rounds)
            for name, one in figures["questions"].items():
                parts = ", ".join(
                    f"{part} {spread([figure.seconds[part] for figure in one]).median * 1e3:,.1f}"
                    for part in one[0].seconds
                )
                print(f"\nOne after another, in ms, {name}: {parts}.", flush=True)
        return figures

    def live(self, name: str, tools: Path, directory: Path) -> dict[str, list[Figures]]:
        """Print what a capture takes, with a summary and without, in a program that runs."""
        with kinds.running(kinds.KINDS[name], kinds.install(tools)) as client:
            address = client.target.websocket_url if client.target else f"{client.host}:{client.port}"
            at = [address, str(directory / "live.heapsnapshot")]
            works: dict[str, Callable[[], Figures]] = {}
            for who, one in self.ours.items():
                for title, code in LIVE.items():
                    if title != "capture" or not works:
                        works[title if title == "capture" else f"{title}, {who}"] = partial(one.run, code, at)
            found = _measure(works, self.rounds)
        size = Path(at[1]).stat().st_size
        print(_HEAD.format(f"{name}, live", size // 1_000_000, "the capture"))
        for title, figures in found.items():
            print(_row(title, figures, found["capture"] if title != "capture" else [], size), flush=True)
        return found


def _step(figure: Figures, part: str) -> Figures:
    """The same figures with the seconds of one part instead of all."""
    return figure._replace(wall=figure.seconds[part])


def _ours(arguments: argparse.Namespace) -> dict[str, Ours]:
    """The ways in which our code runs: with numpy alone, with numba if it is installed, and from another checkout."""
    ways = {"cdpsync": Ours()}
    fast = Ours(arguments.numba, {}) if arguments.numba else Ours(environment={})
    if fast.has_numba:
        ways[_NUMBA] = fast
    if arguments.against:
        ways["cdpsync, other checkout"] = Ours(checkout=arguments.against.resolve())
    return ways


def main() -> None:
    """Measure, and print tables."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.heap", description=(__doc__ or "").partition("\n\n")[0]
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which heaps (default: s10 s100 s500): {_NAMES}")
    parser.add_argument(
        "--heaps", type=Path, metavar="DIR", help="the directory of the snapshots; missing ones are written there"
    )
    parser.add_argument("--tools", type=Path, metavar="DIR", help="the directory of the tools of tests.heap.kinds")
    parser.add_argument(
        "--devtools",
        type=Path,
        metavar="DIR",
        help="the directory of DevTools' code; it is downloaded if it is not there",
    )
    parser.add_argument("--numba", metavar="PYTHON", help="an interpreter with numba (default: this one, if it has it)")
    parser.add_argument("--against", type=Path, metavar="DIR", help="another checkout, which does the same work")
    parser.add_argument(
        "--works", nargs="+", default=_WORKS[:-1], choices=_WORKS, help="what is measured (default: all but live)"
    )
    parser.add_argument("--rounds", type=int, default=3, help="how often each tool does each kind of work (default: 3)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure of every round")
    arguments = parser.parse_intermixed_args()
    names = arguments.names or ["s10", "s100", "s500"]
    if unknown := {*names} - {*COLLECTION, *kinds.KINDS}:
        parser.error(f"there is no heap {', '.join(sorted(unknown))}; there are {_NAMES}")
    memlab = has_memlab()
    if not memlab:
        print(f"There is no @memlab/heap-analysis {MEMLAB} here: it is left out.")
    everything = {}
    with tempfile.TemporaryDirectory() as temporary:
        directory = (arguments.heaps or Path(temporary)).resolve()  # each tool has a working directory of its own
        tools = arguments.tools or directory / "tools"
        package = devtools.package(arguments.devtools or directory)
        bench = Bench(_ours(arguments), package, memlab, arguments.rounds, arguments.works)
        for name in names:
            if {*arguments.works} - {"live"}:
                files = _snapshots(name, directory, tools)
                for file in files:
                    _into_cache(file)
                everything[name] = bench.tables(files)
            if "live" in arguments.works and name in kinds.KINDS:
                everything[f"{name}, live"] = {"live": bench.live(name, tools, Path(temporary))}
    print(f"\n{machine({}, arguments.rounds).partition(chr(10))[0]}")
    print(f"numpy {np.__version__}, chrome-devtools-frontend {devtools.VERSION}, @memlab/heap-analysis {MEMLAB}.")
    if arguments.json:
        arguments.json.write_text(json.dumps(everything, indent=1))


if __name__ == "__main__":
    main()
