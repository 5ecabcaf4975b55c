"""The tools that heap.py compares: cdpsync in several ways, Chrome DevTools, memlab. Each works in its own process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from ..conftest import FIND
from ..heap import devtools

MEMLAB = "2.0.5"
PATIENCE = 600.0
MEMLAB_PATIENCE = 120.0

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

LIVE = {
    "capture": "from cdpsync import connect; connect(paths[0]).heap.save(paths[1], silence=600); lap('capture')",
    "captured and summarised": """
from cdpsync import connect
connect(paths[0]).heap.snapshot(silence=600).summary(); lap('summary')""",
}
"""The work with a running program: its address, and a file that is written."""

NUMBA_OFF = {"NUMBA_DISABLE_JIT": "1"}


class Figures(NamedTuple):
    """The figures of one process: its seconds, its peak memory in bytes, the seconds of each part, and CPU seconds."""

    wall: float
    memory: int
    seconds: dict[str, Any]
    cpu: float = 0.0


@dataclass(frozen=True)
class Ours:
    """A way to run our own code: an interpreter, with numba or without, and the checkout with cdpsync."""

    python: str = sys.executable
    environment: Mapping[str, str] = field(default_factory=lambda: NUMBA_OFF)
    checkout: Path = Path(__file__).resolve().parent.parent.parent

    def run(self, code: str, arguments: Iterable[str | Path]) -> Figures:
        """Run one of the works above."""
        environment = {**os.environ, **self.environment, "PYTHONPATH": str(self.checkout)}
        return _process([self.python, "-c", _BEGIN + code + _END, *arguments], environment, cwd=self.checkout)

    @property
    def has_numba(self) -> bool:
        """Whether its interpreter has numba."""
        return not subprocess.run([self.python, "-c", "import numba"], capture_output=True, check=False).returncode


def _process(
    argv: Iterable[str | Path],
    environment: Mapping[str, str] | None = None,
    patience: float = PATIENCE,
    cwd: Path | None = None,
) -> Figures:
    """Run a program that prints its seconds. Raises RuntimeError if it fails or takes too long."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen([*map(str, argv)], stdout=output, env=environment, cwd=cwd)
        timer = threading.Timer(patience, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - start
        if process.returncode:
            raise RuntimeError(f"{process.args!r} failed ({process.returncode})")
        output.seek(0)
        said = json.loads(output.read().splitlines()[-1])
    return Figures(wall, usage.ru_maxrss * 1024, said["seconds"], usage.ru_utime + usage.ru_stime)


def run_devtools(package: Path, files: list[Path]) -> Figures:
    """DevTools' worker reads a snapshot, or compares two."""
    start = time.perf_counter()
    result = devtools.bench(package, *files, timeout=PATIENCE)
    return Figures(time.perf_counter() - start, result["peak_rss"] * 1024, result["seconds"], result["cpu"])


def run_memlab(files: list[Path]) -> Figures:
    """memlab reads a snapshot. Raises RuntimeError where it fails or has not finished after two minutes."""
    script = Path(devtools.__file__).with_name("memlab.mjs")
    return _process([FIND["node"]() or "node", "--max-old-space-size=8192", script, *files], patience=MEMLAB_PATIENCE)


def has_memlab() -> bool:
    """Whether Node finds memlab in its pinned version."""
    node = FIND["node"]()
    version = "process.stdout.write(require('@memlab/heap-analysis/package.json').version)"
    asked = subprocess.run([node or "node", "-e", version], capture_output=True, text=True, check=False)
    return asked.stdout == MEMLAB
