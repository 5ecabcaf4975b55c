"""Compares what HeapSnapshot says about allocations with DevTools, on any snapshots.

python -m tests.heap.allocation_contest DIRECTORY_FOR_DEVTOOLS FILE...
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cdpsync.heap import HeapSnapshot
from cdpsync.heap.analysis.allocations import Allocations

from . import devtools


def differences(snapshot: HeapSnapshot, theirs: dict[str, Any]) -> Iterator[str]:
    """What differs from what DevTools says, one text each."""
    of = Allocations(snapshot._of.columns, snapshot._of.shallow, {})
    frames = [(one.name, one.url, one.raw_line + 1, one.raw_column + 1) for one in of._frames]
    traces = snapshot._of.columns.traces
    mine: Counter[Any] = Counter()
    live_count, live_size = of.live
    for call in range(len(traces.function)):
        if traces.count[call]:
            key = int(traces.function[call])
            numbers = traces.count[call], traces.size[call], live_count[call], live_size[call]
            for at, number in enumerate(numbers):
                mine[key, at] += int(number)
    functions = sorted({key for key, _ in mine})
    ours = sorted((frames[key], [mine[key, at] for at in range(4)]) for key in functions)
    wanted = sorted((tuple(one["function"]), one["numbers"]) for one in theirs["tops"])
    if ours != wanted:
        yield f"functions: {[pair for pair in zip(ours, wanted, strict=False) if pair[0] != pair[1]][:3]}"
    total = snapshot.allocations()
    for at, name in enumerate(("allocated_count", "allocated_size", "live_count", "live_size")):
        if sum(getattr(row, name) for row in total) != sum(one["numbers"][at] for one in theirs["tops"]):
            yield f"the sum of {name}"
    for node, (text, call) in enumerate(zip(theirs["stacks"], traces.of_node.tolist(), strict=True)):
        stack = []
        while call >= 0:
            stack.append(":".join(map(str, frames[traces.function[call]])))
            call = int(traces.parent[call])
        if (text or "") != "|".join(stack):
            yield f"the stack of node {node}: {stack}, {text}"
            break
    if theirs["samples"]:
        times, _, sizes = theirs["samples"]
        rows = snapshot.allocation_timeline()
        if [row.live_size for row in rows] != sizes[1:]:
            yield "the sizes over time"
        if [round(row.end * 1000, 3) for row in rows] != [round(time, 3) for time in times[1:]]:
            yield "the times"


def main() -> None:
    """Print the number of files and of differences."""
    package = devtools.package(Path(sys.argv[1]))
    files = [Path(one) for one in sys.argv[2:]]
    count = 0
    for file, theirs in zip(files, devtools.allocations(package, files, timeout=600), strict=True):
        for difference in differences(HeapSnapshot.load(file), theirs):
            count += 1
            print(f"{file.name}: {difference}")
        print(f"{file.name}: {len(theirs['tops'])} functions, {len(theirs['stacks'])} nodes compared")
    print(f"{len(files)} files, {count} differences")


if __name__ == "__main__":
    main()
