"""Compares HeapProfile with DevTools' code, on random profiles or on files.

python -m tests.heap_profile.contest DIRECTORY_FOR_DEVTOOLS [FILE...]
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from cdpsync.heap_profile import HeapProfile

from ..conftest import find_runtime
from ..heap.devtools import package
from .profiles import random_profile


def devtools(package: Path, files: Iterable[Path]) -> list[dict[str, Any]]:
    """The total of each file, and the function, line, depth, self and total size of each node of its tree."""
    script = Path(__file__).with_name("devtools.mjs")
    command = [find_runtime("node"), "--disable-warning=ExperimentalWarning", str(script), str(package)]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, encoding="utf-8", timeout=120, check=True)
    results: list[dict[str, Any]] = json.loads(done.stdout)
    return results


def differences(profile: HeapProfile, theirs: dict[str, Any]) -> Iterator[str]:
    """What differs from DevTools, one text each."""
    tree = profile.call_tree
    order, _ = tree.order
    depths = [-1] * len(tree.parents)
    ours = []
    for node in order:
        if node:
            depths[node] = depths[tree.parents[node]] + 1
        ours.append([tree.functions[node].line - 1, depths[node], tree.values[node], tree.totals[node]])
    wanted = [one[1:] for one in theirs["nodes"]]
    if ours != wanted:
        yield f"the tree: {[pair for pair in zip(ours, wanted, strict=False) if pair[0] != pair[1]][:3]}"
    if sum(tree.values) != theirs["total"]:
        yield f"the total: {sum(tree.values)}, {theirs['total']}"


def main() -> None:
    """Print the number of files and of differences."""
    fetched = package(Path(sys.argv[1]))
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(one) for one in sys.argv[2:]]
        for seed in range(0 if files else 1000):
            files.append(Path(folder, f"{seed}.heapprofile"))
            files[-1].write_text(json.dumps(random_profile(seed)))
        found = [
            f"{file.name}: {text}"
            for file, theirs in zip(files, devtools(fetched, files), strict=True)
            for text in differences(HeapProfile.load(file).with_places({}), theirs)
        ]
    print("\n".join([*found, f"{len(files)} files, {len(found)} differences"]))


if __name__ == "__main__":
    main()
