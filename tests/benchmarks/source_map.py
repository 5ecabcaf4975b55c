"""`python -m tests.benchmarks.source_map`: time and memory of SourceMap, with numpy and without, and of trace-mapping.

    pip install '.[test]'

The map is that of TypeScript, minified: 14 MB. The three take turns, each time in a process of its own. "load" ends
with the first answer, and includes the import of numpy.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from ..source_map import oracle
from .contest import spread

_OURS = """
import json, pathlib, sys, time
path = pathlib.Path(sys.argv[1])
if sys.argv[2] == "plain":
    sys.modules["numpy"] = None
from cdpsync.source_map import SourceMap
began, seconds = time.perf_counter(), {}
def lap(name):
    global began
    seconds[name] = -began + (began := time.perf_counter())
loaded = SourceMap.load(path)
loaded.original(5000, 11); lap("load")
for at in range(100_000):
    loaded.original(1 + at % 4000, 1 + at % 90)
lap("lookups")
loaded.generated(loaded.sources[0], 5000, 1); lap("first reverse")
print(json.dumps({"seconds": seconds}))
"""


def _ours(file: Path, way: str) -> dict[str, float]:
    done = subprocess.run([sys.executable, "-c", _OURS, file, way], check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout)["seconds"]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.source_map")
    parser.add_argument("--directory", type=Path, default=Path(tempfile.gettempdir()) / "source-map-benchmark")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    packages = oracle.packages(options.directory / "trace-mapping")
    file = oracle.large_map(options.directory / "typescript")
    found: dict[str, list[dict[str, float]]] = {"numpy": [], "plain": [], "trace-mapping": []}
    for _ in range(options.rounds):
        found["trace-mapping"].append(oracle.bench(packages, file)["seconds"])
        for way in ("numpy", "plain"):
            found[way].append(_ours(file, way))
    print("| 14 MB | s | ratio to trace-mapping (of all rounds) |\n| --- | ---: | ---: |")
    for part in found["plain"][0]:
        theirs = [one[part] for one in found["trace-mapping"]]
        for name, rounds in found.items():
            seconds = [one[part] for one in rounds]
            ratio = spread([one / other for one, other in zip(seconds, theirs, strict=True)])
            figures = f"{spread(seconds).median:.3f} | {ratio.median:.2f} ({ratio.low:.2f} to {ratio.high:.2f})"
            print(f"| {part}, {name} | {figures} |")


if __name__ == "__main__":
    main()
