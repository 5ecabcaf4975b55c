"""Plants leaks of many kinds on every runtime, takes three snapshots of each, and prints what `leaks()` says of them.

python -m tests.heap.leak_contest planted.js [RUNTIME...]    # leaks as in real programs; leaks.js has fifty more
python -m tests.heap.leak_contest clean.js [RUNTIME...]      # work that leaves nothing behind
python -m tests.heap.leak_contest --four clean.js …          # with four snapshots, the work done between any two
python -m tests.heap.leak_contest --memlab planted.js …      # and what memlab says of the same files
    npm install @memlab/api@2.0.5        # NODE_PATH=…/node_modules where that is another directory

--only=NAME runs those whose name has this text, --text prints the whole answers.

Three snapshots cannot tell a cache of two generations that is just fuller than before from a leak; four can.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cdpsync import CDPClient
from cdpsync.heap import Leaks, leaks

from ..conftest import ALL
from . import devtools
from .growth_contest import PROGRAMS, started

TIMES = 2
"""How often the work is done between the first two snapshots."""
LEAST = 4096
"""If there is no leak, at most so many bytes may be called one."""


class Found(NamedTuple):
    """What was said of one leak."""

    runtime: str
    name: str
    leaks: Leaks
    wrong: str
    """What is wrong with the answer; "" if it is right."""
    files: list[Path]
    expected: tuple[str, str]
    """Patterns for the class and the holder."""


def expectations(client: CDPClient) -> dict[str, tuple[str, str]]:
    """The names of what a program can do, with patterns for the class and the holder; "" for work without a leak."""
    found: dict[str, tuple[str, str]] = client.evaluate(
        "globalThis.expected ?? Object.fromEntries(Object.keys(steps).map((name) => [name, ['', '']]))"
    )
    return found


def marked(program: str, mark: str, name: str) -> int | None:
    """The line of a program that ends with this comment."""
    lines = (PROGRAMS / program).read_text().splitlines()
    return next((at for at, text in enumerate(lines, 1) if re.search(rf"// {mark}: {re.escape(name)}$", text)), None)


def wrong(found: Leaks, program: str, name: str, what: str, holder: str) -> str:
    """What is wrong with the first row; "" if it is right."""
    if not what:
        return "alarm" if found.retained_size > LEAST else ""
    if not found.rows:
        return "missed"
    row = found.rows[0]
    if not re.search(what, row.name):
        return f"class {row.name} instead of {what}"
    if holder == "debugger":
        return "" if row.by_debugger else f"held by {row.holder} instead of the debugger"
    if row.by_debugger or not re.search(holder, row.holder):
        return f"holder {row.holder!r} instead of {holder}"
    if 2 * row.retained_size < found.retained_size or sum(not one.by_debugger for one in found) > 3:
        return f"only one of {len(found)} rows"
    line = marked(program, "holds", name)
    if line is not None and (row.holder_location is None or row.holder_location.line != line):
        return f"held at {row.holder_location} instead of line {line}"
    made = [marked(program, mark, name) for mark in ("made", "calls")]
    if any(made) and (row.location is None or row.location.line not in made):
        return f"made at {row.location} instead of line {made}"
    return ""


def snapshots(client: CDPClient, step: str, folder: Path, warmups: int, four: bool = False) -> list[Path]:
    """Three files: when it has warmed up, when it has run more often, and when the program has done nothing since.

    Or four, with a run between any two of them.
    """
    files = [folder / f"{at}.heapsnapshot" for at in range(4 if four else 3)]
    for _ in range(warmups):
        client.evaluate(step, by_value=False)
    client.heap.save(files[0])
    if four:
        for file in files[1:]:
            client.evaluate(step, by_value=False)
            client.heap.save(file)
        return files
    for _ in range(TIMES):
        client.evaluate(step, by_value=False)
    client.heap.save(files[1])
    client.evaluate("1 + 1")
    client.heap.save(files[2])
    return files


def contest(program: str, runtime: str, only: str = "", four: bool = False) -> Iterator[Found]:
    """Judge all leaks of a program, one after the other in one process."""
    with tempfile.TemporaryDirectory() as folder, started(runtime, program, Path(folder)) as client:
        steps = "steps" if program == "clean.js" else "leaks"
        for name, (what, holder) in expectations(client).items():
            if only in name:
                warmups = 4 if program == "clean.js" else 1
                files = snapshots(client, f"{steps}[{name!r}]()", Path(folder), warmups, four)
                found = leaks(*files)
                yield Found(runtime, name, found, wrong(found, program, name, what, holder), files, (what, holder))


def memlab(files: list[Path]) -> str:
    """The first trace of memlab for the same three files, a line for each reference; "" without one."""
    script = Path(__file__).with_name("memlab.mjs")
    command = [devtools.node(), "--max-old-space-size=8192", str(script), "--leaks", *map(str, files)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=300)
    if done.returncode:
        raise RuntimeError(f"memlab failed: {done.stderr[-500:]}")
    traces = json.loads(done.stdout.splitlines()[-1])["traces"]
    return "\n".join(traces[0]) if traces else ""


def in_trace(trace: str, what: str, holder: str) -> dict[str, bool]:
    """Whether a trace of memlab has the class, and the property or variable that leads to the holder."""
    names = what.replace("^", "").replace("$", "").replace("\\(\\)", "").replace("\\(anonymous\\)", "<anonymous>")
    last = "|".join(re.escape(one.split(" ")[-1].split(".")[-1]) for one in holder.split("|"))
    return {"class": bool(re.search(rf"\[[^\]]*({names})", trace)), "holder": bool(re.search(rf"--({last}) \(", trace))}


def main() -> None:
    """Print each answer, and at the end the number of right ones."""
    program, *runtimes = [one for one in sys.argv[1:] if not one.startswith("--")]
    only = next((one.removeprefix("--only=") for one in sys.argv[1:] if one.startswith("--only=")), "")
    for runtime in runtimes or ALL:
        start, right, count, theirs = time.monotonic(), 0, 0, {"class": 0, "holder": 0, "both": 0}
        for one in contest(program, runtime, only, "--four" in sys.argv):
            count += 1
            right += not one.wrong
            print(f"{runtime:12} {one.name:40} {one.wrong or 'right'}: {one.leaks.first_line}", flush=True)
            if "--text" in sys.argv:
                print(one.leaks.text(2), flush=True)
            if "--memlab" in sys.argv:
                trace = memlab(one.files)
                named = in_trace(trace, *one.expected)
                for key, value in {**named, "both": all(named.values())}.items():
                    theirs[key] += value
                last = trace.rsplit("--->", 1)[-1].strip()
                print(f"{'':12} {'':40} memlab: {named}, {trace.count(chr(10))} references to {last}", flush=True)
        more = (
            f"; memlab named the class of {theirs['class']}, the holder of {theirs['holder']}, both of {theirs['both']}"
        )
        print(
            f"{runtime}: {right} of {count} right, {time.monotonic() - start:.0f} s" + more * ("--memlab" in sys.argv),
            flush=True,
        )


if __name__ == "__main__":
    main()
