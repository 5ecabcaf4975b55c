"""`python -m tests.benchmarks`: the clients do the same work in turns, and tables show what it took.

    pip install '.[test,bench]'
    npm install chrome-remote-interface        # NODE_PATH=…/node_modules where that is another directory
    apt-get install chromium chromium-driver

It installs nothing. A client or a target that is missing is left out, and the output says so. A full run takes an hour.
`python -m tests.benchmarks round-trip` measures only that row; `--against PATH` compares with the cdpsync of another
checkout. `python -m tests.benchmarks.heap` measures the analysis of snapshots, beside other tools for that.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from . import report
from .contest import AGAINST, Result, contest
from .rows import COMPARED, GROWTH, ROWS, Growth, Row
from .targets import Target, missing, start


def main() -> None:
    names = [row.name for row in ROWS] + ["growth"]
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks", description=(__doc__ or "").partition("\n\n")[0]
    )
    parser.add_argument(
        "rows", nargs="*", metavar="ROW", help=f"what to measure; by default everything: {', '.join(names)}"
    )
    parser.add_argument(
        "--rounds", type=int, default=3, help="how often each client does each kind of work (default: 3)"
    )
    parser.add_argument("--clients", help="only these files of tests/benchmarks/clients, separated by commas")
    parser.add_argument("--targets", default="node,deno,chromium,replay", help="only these, separated by commas")
    parser.add_argument(
        "--against",
        type=Path,
        metavar="PATH",
        help=f"compare with this checkout; ROW is by default {', '.join(COMPARED)}",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures of all rounds to FILE")
    arguments = parser.parse_args()
    unknown = set(arguments.rows) - set(names)
    if unknown:
        parser.error(f"there is no row {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    if not sys.platform.startswith("linux"):
        parser.error("memory and CPU are read from /proc: this needs Linux")
    other = arguments.against.resolve() if arguments.against else None
    wanted = set(arguments.rows or (COMPARED if other else names))
    targets = arguments.targets.split(",")
    for kind in filter(missing, targets):
        print(f"There is no {kind} here: its tables are left out.\n")
    targets = [kind for kind in targets if not missing(kind)]
    only = arguments.clients.split(",") if arguments.clients else None

    versions: dict[str, str] = {}
    everything: list[tuple[Row, str, list[Result]]] = []
    for row, target in _pairs([row for row in ROWS if row.name in wanted], targets):
        kind = target.where.kind
        versions[kind] = target.version
        if row.snapshot:
            target.grow_to(row.snapshot)
        if other:
            row = replace(row, clients=(AGAINST, "ours"), limit=AGAINST)
        clients = [client for client in row.clients if only is None or client in only]
        rounds = min(row.rounds, arguments.rounds)
        results = contest(row.work, target, clients, row.arguments, rounds, row.patience, other)
        everything.append((row, kind, results))
        print(report.table(row, kind, results), end="\n\n", flush=True)
    if "growth" in wanted:
        print(report.growth_head(), flush=True)
        for growth in GROWTH:
            if growth.target in targets:
                print(report.growth(growth, _grown(growth, arguments.rounds)), flush=True)
        print()
    if everything:
        print(report.summary(everything), end="\n\n")
    print(report.machine(versions, arguments.rounds))
    if arguments.json:
        arguments.json.write_text(report.as_json(everything))


def _pairs(rows: list[Row], kinds: list[str]) -> Iterator[tuple[Row, Target]]:
    """Each row with each of its targets. The target is a new program every time."""
    for row in rows:
        for kind in row.targets:
            if kind in kinds:
                with start(kind) as target:
                    yield row, target


def _grown(growth: Growth, rounds: int) -> dict[int, Result]:
    grown = {}
    with start(growth.target) as target:
        for size in growth.sizes:
            if growth.work == "snapshot":
                target.grow_to(size * 1_000_000)
            (result,) = contest(growth.work, target, ["ours"], growth.arguments(size), rounds, 300.0)
            if result.failure:
                raise SystemExit(f"{growth.title}, {size}: {result.failure}")
            grown[size] = result
    return grown


if __name__ == "__main__":
    os.environ.setdefault("PYTHONWARNINGS", "ignore")  # those of the other clients
    main()
