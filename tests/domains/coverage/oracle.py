"""The runtimes' own coverage as the oracle: NODE_V8_COVERAGE, and `deno run --coverage`.

A second run of the same program, since V8 counts once for the whole program: what Node takes at its end, nobody else
gets. To compare larger programs: `python -m tests.domains.coverage.oracle node SCRIPT ARGUMENTS`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from cdpsync import launch
from cdpsync.coverage import Coverage, ScriptCoverage

from ...conftest import FIND

Functions = dict[tuple[str, int, int], tuple[bool, tuple[tuple[int, int, int], ...]]]
"""The functions of a script by name and place: whether V8 has counted blocks, and all the ranges."""


def command(name: str, arguments: Sequence[str], own: str | None = None) -> list[str]:
    """The command that runs a program; with `own`, Deno writes its coverage to this directory."""
    path = FIND[name]()
    assert path is not None
    if name != "deno":
        return [path, *arguments]
    return [path, "run", "-A", *([f"--coverage={own}"] if own else []), *arguments]


def recorded(name: str, arguments: Sequence[str]) -> Coverage:
    """What client.coverage records of a whole program."""
    with launch(command(name, arguments), wait_for_debugger=True, timeout=120) as client:
        with client.coverage.record() as recording:
            client.run_if_waiting()
            assert recording.wait(timeout=300)
    assert recording.warning == ""
    return recording.coverage


def written(name: str, arguments: Sequence[str]) -> Coverage:
    """What the runtime itself writes of a whole program."""
    with tempfile.TemporaryDirectory() as directory:
        environment = {**os.environ, "NODE_V8_COVERAGE": directory} if name != "deno" else None
        subprocess.run(command(name, arguments, directory), env=environment, check=False, capture_output=True)
        return Coverage.load(directory)


def functions(coverage: Coverage) -> dict[str, Functions]:
    """The functions of each file."""
    return {one.file: _functions(one) for one in coverage.scripts if one.url.startswith("file:")}


def _functions(script: ScriptCoverage) -> Functions:
    """Of a script that begins with a module, this has no end: with a debugger, Deno puts a source map behind it."""
    found: Functions = {}
    for name, ranges, has_blocks in script.functions:
        start, end, _ = ranges[0]
        is_whole = start == 0 and not name
        kept = [(one.start, -1 if is_whole and one.end == end else one.end, one.count) for one in ranges]
        found[name, start, -1 if is_whole else end] = has_blocks, tuple(kept)
    return found


def main(name: str, arguments: Sequence[str]) -> None:
    ours, theirs = functions(recorded(name, arguments)), functions(written(name, arguments))
    print(f"{len(theirs):,} files, {sum(map(len, theirs.values())):,} functions; {len(ours):,} files recorded")
    for file in sorted(ours.keys() ^ theirs.keys()):
        print(f"only {'recorded' if file in ours else 'written'}: {file}")
    for file in sorted(ours.keys() & theirs.keys()):
        mine, others = ours[file], theirs[file]
        differ = [one for one in mine.keys() | others.keys() if mine.get(one) != others.get(one)]
        for one in differ[:3]:
            print(f"{file}: {one}\n    recorded {mine.get(one)}\n    written  {others.get(one)}")
        if differ:
            print(f"{file}: {len(differ)} of {len(others)} functions differ")


if __name__ == "__main__":
    main(sys.argv[1], [str(Path(one).resolve()) if Path(one).exists() else one for one in sys.argv[2:]])
