"""Compare speedscope's numbers with ours: for random call trees, and for profiles in files.

    python -m tests.call_tree.compare PACKAGE_DIR NODE [FILE.cpuprofile | FILE.heapprofile]...

PACKAGE_DIR is where the npm package speedscope is unpacked. Without files, 1,000 random trees are written and read.
Of a file, speedscope reads both the original and our export; it prints what differs between the two.

They differ for CPU profiles by design. speedscope 1.25 lets the profile end with its last sample, so that this one has
no time; a sample that is older than the one before has no time either, while we and DevTools sort them; and it puts
(program) on top of the stack before, while here it is a stack of its own, except for a single one between two stacks of
the same beginning. Heap profiles are the same.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cdpsync.call_tree import CallTree, Recorded, save_speedscope
from cdpsync.call_tree.groups import spent
from cdpsync.cpu_profile import CPUProfile
from cdpsync.heap_profile import HeapProfile

from . import speedscope
from .test_exports import random_tree, runs_of

_TREES = 1000
_BATCH = 100
_SHOWN = 8

_Key = tuple[str, str | None, int | None, int | None]


def ours(of: CallTree) -> dict[_Key, tuple[float, float]]:
    """The values of each function as an export has them: in microseconds or bytes."""
    functions, kinds = of.kinds
    selfs, totals = spent(of, kinds, len(functions))
    scale = 1e6 if of.unit == "seconds" else 1
    found: dict[_Key, tuple[float, float]] = {}
    for function, own, whole in zip(functions, selfs, totals, strict=True):
        if whole and function.name != "(root)" and function.category != "idle":
            line = (function.line or None) if function.file else None
            key = (
                function.name or "(top level)",
                function.file or None,
                line,
                (function.column or None) if line else None,
            )
            found[key] = own * scale, whole * scale
    return found


def theirs(profile: Any) -> dict[_Key, tuple[float, float]]:
    """The values of each frame as speedscope has read them."""
    keys = "name", "file", "line", "col"
    return {
        tuple(one.get(key) or None for key in keys): (one["self"], one["total"])  # type: ignore[misc]
        for one in profile["frames"]
        if one["total"]
    }


def differences(of: CallTree, profile: Any) -> int:
    """The number of functions that have other values in speedscope, by more than a thousandth of the unit."""
    mine, read = ours(of), theirs(profile)
    none = (0.0, 0.0)
    pairs = [(mine.get(key, none), read.get(key, none)) for key in mine.keys() | read.keys()]
    return sum(max(abs(a - b) for a, b in zip(one, other, strict=True)) > 0.001 for one, other in pairs)


def random_trees(package: Path, node: str, directory: Path) -> None:
    """Write and read random trees, in the order of time and merged."""
    functions = wrong = 0
    for first in range(0, _TREES, _BATCH):
        found = [random_tree(seed) for seed in range(first, first + _BATCH)]
        files = [directory / f"{number}.json" for number in range(_BATCH)]
        for seed, (of, file) in enumerate(zip(found, files, strict=True), first):
            save_speedscope(file, [Recorded("in order", of, runs_of(of, seed)), Recorded("merged", of)])
        for of, profiles in zip(found, speedscope.read(package, node, *files), strict=True):
            functions += sum(len(ours(of)) for _ in profiles)
            wrong += sum(differences(of, profile) for profile in profiles)
    print(f"{_TREES:,} trees, {functions:,} functions, of which {wrong:,} differ")


def files(package: Path, node: str, directory: Path, paths: Iterable[Path]) -> None:
    """Read real profiles, and our exports of them."""
    for path in paths:
        kind = HeapProfile if path.suffix == ".heapprofile" else CPUProfile
        profile = kind.load(path)
        profile.save_speedscope(directory / "export.json")
        (original,), (export,) = speedscope.read(package, node, path, directory / "export.json")
        wrong = differences(profile.call_tree, export)
        print(f"{path.name}: export: {wrong} of {len(export['frames'])} functions differ")
        print(f"  in all: original {original['total']:,.0f}, export {export['total']:,.0f}")
        for name, old, new in sorted(_changes(original, export), key=lambda one: -max(one[1]))[:_SHOWN]:
            texts = [f"{own:>12,.0f} {whole:>12,.0f}" for own, whole in (old, new)]
            print(f"  {name[:40]:40} self and total: original {texts[0]}, export {texts[1]}")


_Values = tuple[float, float]


def _changes(original: Any, export: Any) -> list[tuple[str, _Values, _Values]]:
    """The names whose values differ, without those that speedscope makes up for functions without a name."""
    sums: list[dict[str, _Values]] = [{}, {}]
    for found, profile in zip(sums, (original, export), strict=True):
        for one in profile["frames"]:
            own, whole = found.get(one["name"], (0.0, 0.0))
            found[one["name"]] = own + one["self"], whole + one["total"]
    names = sums[0].keys() & sums[1].keys()
    return [
        (name, sums[0][name], sums[1][name])
        for name in names
        if max(abs(a - b) for a, b in zip(sums[0][name], sums[1][name], strict=True)) > 0.5
    ]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        if sys.argv[3:]:
            files(Path(sys.argv[1]), sys.argv[2], Path(made), map(Path, sys.argv[3:]))
        else:
            random_trees(Path(sys.argv[1]), sys.argv[2], Path(made))
