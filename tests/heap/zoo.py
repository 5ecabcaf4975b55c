"""Compare heaps of many kinds with DevTools: every node and every row.

python -m tests.heap.zoo DIRECTORY [NAME...]    # all of kinds.KINDS, or those whose names begin like this
python -m tests.heap.zoo DIRECTORY --files FILE...    # these snapshots

It captures what the directory does not have, and keeps DevTools' results there, so that the next comparison takes less
time. It prints the number of nodes and of differences.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike

from cdpsync.heap import HeapSnapshot, compiled
from cdpsync.heap.analysis.classes import ClassKey

from . import devtools, kinds

_TYPE_NAMES = {"closure": "Function", "regexp": "RegExp", "hidden": "(system)", "code": "(compiled code)"}


def key_text(key: ClassKey) -> str:
    """A key as DevTools writes it. Its parser ignores the minus sign of a script id."""
    place = f"{abs(key.script_id)},{key.line},{key.column}" if key.script_id != -1 else ""
    return f"{place},{key.name}"


def ambiguous(snapshot: HeapSnapshot) -> set[str]:
    """The keys of rows for nodes of a type, such as closures ("Function"), if objects also have that name.

    DevTools has two rows with this key, and shows only the last one. Our row has all of these nodes.
    """
    columns = snapshot._of.columns
    of_types = {_TYPE_NAMES.get(kind, f"({kind})") for kind in columns.node_types if kind not in ("object", "native")}
    objects = snapshot._of.kinds.nodes("object", "native")
    return {f",{name}" for name in of_types if (objects & snapshot._of.kinds.named(name)).any()}


def differences(snapshot: HeapSnapshot, theirs: devtools.DevTools, newer: HeapSnapshot | None = None) -> Iterator[str]:
    """What differs from what DevTools says, one text each."""
    result = theirs.result
    if (snapshot.node_count, snapshot.edge_count) != (result["nodes"], result["edges"]):
        yield f"{result['nodes']} nodes and {result['edges']} edges in DevTools"
        return
    of = snapshot._of
    keys, class_of = of.classes
    rows = {row["key"]: number for number, row in enumerate(result["classes"])}
    columns: dict[str, tuple[ArrayLike, ArrayLike]] = {
        "dominator": (snapshot.dominators, theirs.dominator),
        "shallow size": (snapshot.shallow_sizes, theirs.self_size),
        "retained size": (snapshot.retained_sizes, theirs.retained),
        "distance": (snapshot.distances, theirs.distance),
        "detachedness": (of.state, theirs.detached),
        "class": (np.array([rows.get(key_text(key), -1) for key in keys])[class_of], theirs.row),
    }
    for name, (ours, other) in columns.items():
        wrong = np.flatnonzero(np.asarray(ours) != np.asarray(other))
        if len(wrong):
            at = int(wrong[0])
            pair = np.asarray(ours)[at], np.asarray(other)[at]
            yield f"{name} of {len(wrong)} nodes, such as {snapshot.nodes[at]}: {pair[0]}, DevTools {pair[1]}"
    yield from _tables(snapshot, result)
    if newer is not None:
        unlike = ambiguous(snapshot) | ambiguous(newer)
        fields = ("name", "added_count", "removed_count", "count_delta", "added_size", "removed_size", "size_delta")
        yield from _unequal(
            "the diff",
            {
                key_text(row.key): (
                    row.name,
                    row.new,
                    row.deleted,
                    row.delta,
                    row.alloc_size,
                    row.freed_size,
                    row.size_delta,
                )
                for row in newer.diff(snapshot)
            },
            {row["key"]: tuple(row[name] for name in fields) for row in result["diff"]},
            unlike,
        )


def _tables(snapshot: HeapSnapshot, result: dict[str, Any]) -> Iterator[str]:
    """What differs in the tables and views."""
    yield from _unequal(
        "the summary",
        {
            key_text(row.key): (row.distance, row.count, row.shallow_size, row.retained_size)
            for row in snapshot.summary()
        },
        {row["key"]: (row["distance"], row["count"], row["self"], row["max_ret"]) for row in result["classes"]},
        ambiguous(snapshot),
    )
    yield from _unequal(
        "the interfaces",
        dict(enumerate((one.name, list(one.properties)) for one in snapshot._of.interfaces)),
        dict(enumerate((one["name"], one["properties"]) for one in result["interfaces"])),
    )
    if result["duplicates"]:
        duplicates = snapshot.duplicated_strings()
        yield from _unequal(
            "duplicated strings",
            Counter((row.text, row.count, row.shallow_size, row.retained_size) for row in duplicates),
            Counter((row["text"], row["count"], row["self"], row["retained"]) for row in result["duplicates"]),
        )
    ours, theirs = snapshot.statistics(), result["statistics"]
    v8, native = theirs["v8heap"], theirs["native"]
    yield from _unequal(
        "the statistics",
        dict(
            enumerate(
                (
                    ours.total,
                    ours.v8_heap,
                    ours.native,
                    ours.code,
                    ours.strings,
                    ours.js_arrays,
                    ours.system,
                    ours.typed_arrays,
                )
            )
        ),
        dict(
            enumerate(
                (
                    theirs["total"],
                    v8["total"],
                    native["total"],
                    v8["code"],
                    v8["strings"],
                    v8["jsArrays"],
                    v8["system"],
                    native["typedArrays"],
                )
            )
        ),
    )
    keys, class_of = snapshot._of.classes
    yield from _unequal(
        "names",
        {
            at: (snapshot.nodes[at].name, snapshot.nodes[at].class_name, key_text(keys[class_of[at]]))
            for at, *_ in result["names"]
        },
        {at: tuple(names) for at, *names in result["names"]},
    )
    yield from _unequal(
        "retainers",
        {asked["ordinal"]: _retainers(snapshot, asked["ordinal"]) for asked in result["paths"]},
        {asked["ordinal"]: (asked["retainers"], asked["retainers_count"]) for asked in result["paths"]},
    )


def _retainers(snapshot: HeapSnapshot, ordinal: int) -> tuple[list[list[Any]], int]:
    edges = snapshot.nodes[ordinal].retainers()
    shown = []
    for edge in edges[:20]:
        distance = edge.source.distance
        shown.append([edge.name, edge.type, edge.source.id, devtools.UNREACHABLE if distance is None else distance])
    return shown, len(edges)


def _unequal(what: str, ours: dict[Any, Any], theirs: dict[Any, Any], unlike: set[str] | None = None) -> Iterator[str]:
    """A text for each of the first rows that are not equal, except those in `unlike`."""
    wrong = [key for key in {**ours, **theirs} if ours.get(key) != theirs.get(key) and key not in (unlike or ())]
    for key in wrong[:3]:
        yield f"{what}: {len(wrong)} rows, such as {key!r}: {ours.get(key)}, DevTools {theirs.get(key)}"


def compare(files: list[Path], package: Path, out: Path, duplicates: bool = True) -> tuple[int, list[str], set[str]]:
    """The number of nodes, what differs, and what is ambiguous. DevTools' results are then in `out`."""
    if not (out / "result.json").exists():
        devtools.DevTools.run(package, out, *files, duplicates=duplicates, timeout=1800)
    snapshot = HeapSnapshot.load(files[0])
    newer = HeapSnapshot.load(files[1]) if len(files) == 2 else None
    found = list(differences(snapshot, devtools.DevTools.read(out), newer))
    return snapshot.node_count, found, ambiguous(snapshot)


def main() -> None:
    """Print a line for each kind, each difference, and the sums."""
    parser = argparse.ArgumentParser(prog="python -m tests.heap.zoo", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("directory", type=Path, help="where the snapshots are, or go")
    parser.add_argument("names", nargs="*", metavar="NAME", help="which kinds: those whose names begin like this")
    parser.add_argument("--tools", type=Path, help="the directory of node_modules (default: tools, in DIRECTORY)")
    parser.add_argument("--files", type=Path, nargs="+", default=[], help="compare these snapshots, one by one")
    parser.add_argument("--only-capture", action="store_true", help="compare nothing")
    parser.add_argument("--compiled", action="store_true", help="let numba compile the loops however small the heap is")
    arguments = parser.parse_intermixed_args()
    if arguments.compiled:
        compiled._STARTING = -1.0
    arguments.directory.mkdir(parents=True, exist_ok=True)
    tools = arguments.tools or arguments.directory / "tools"
    package = devtools.package(tools / "devtools")
    wanted: dict[str, kinds.Kind | None] = {}
    if arguments.files:
        wanted |= dict.fromkeys(file.name for file in arguments.files)
    else:
        kinds.install(tools)
        wanted |= {name: kind for name, kind in kinds.KINDS.items() if name.startswith(tuple(arguments.names) or "")}
    nodes, wrong, failed = 0, 0, []
    for (name, kind), file in zip(wanted.items(), arguments.files or [None] * len(wanted), strict=True):
        start = time.monotonic()
        try:
            files = [file] if kind is None else kinds.capture(kind, tools, kinds.paths(name, arguments.directory))
            sizes = ", ".join(f"{file.stat().st_size / 1e6:,.1f}" for file in files)
            print(f"{name:<22} {sizes:>14} MB {time.monotonic() - start:>6.1f} s", end="", flush=True)
            if arguments.only_capture:
                print()
                continue
            start = time.monotonic()
            count, found, unlike = compare(
                files, package, arguments.directory / "devtools" / name, kind is None or kind.duplicates
            )
        except (Exception, pytest.fail.Exception) as error:  # go on with the others
            failed.append(name)
            print(f"\n    {name} failed: {type(error).__name__}: {str(error)[:1500]}", flush=True)
            continue
        nodes, wrong = nodes + count, wrong + len(found)
        but = f" (but for the row {', '.join(sorted(unlike))[1:]})" if unlike else ""
        print(f" {count:>10,} nodes {time.monotonic() - start:>6.1f} s, {len(found)} differences{but}", flush=True)
        for one in found:
            print(f"    {one}", flush=True)
    print(f"{len(wanted)} kinds, {nodes:,} nodes, {wrong} differences; failed: {', '.join(failed) or 'none'}")


if __name__ == "__main__":
    main()
