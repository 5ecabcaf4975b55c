"""Plants leaks of many kinds, and runs programs without a leak, on every runtime; prints what the growth check says.

python -m tests.heap.growth_contest leaks [RUNTIME...]
python -m tests.heap.growth_contest clean [RUNTIME...]
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cdpsync import CDPClient, launch
from cdpsync.heap import Growth

from ..conftest import ALL, command, wait_for

PROGRAMS = Path(__file__).parent / "programs"
LIMIT = "4 kB"
"""A leak must add more in a round. Without a leak, nothing may add as much."""


class Found(NamedTuple):
    """What the check says about one leak."""

    runtime: str
    name: str
    growth: Growth
    wrong: str
    """What is wrong with the answer; "" if it is right."""


def planted(client: CDPClient) -> dict[str, list[str]]:
    """The names of the leaks in a program, with patterns for the class and the holder."""
    found: dict[str, list[str]] = client.evaluate("expected")
    return found


def check(client: CDPClient, runtime: str, name: str, what: str, holder: str) -> Found:
    """Check one leak, and compare the answer with what was planted."""
    growth = client.heap.check_growth(f"leaks[{name!r}]()")
    return Found(runtime, name, growth, wrong(growth, name, what, holder))


def wrong(growth: Growth, name: str, what: str, holder: str) -> str:
    """What is wrong with the answer; "" if it is right."""
    if not growth.exceeds(LIMIT):
        return "missed"
    row = growth.rows[0]
    if not re.search(what, row.name):
        return f"class {row.name} instead of {what}"
    if not re.search(holder, row.holder):
        return f"holder {row.holder!r} instead of {holder}"
    lines = (PROGRAMS / "leaks.js").read_text().splitlines()
    line = next((at for at, text in enumerate(lines, 1) if text.endswith(f"// holds: {name}")), None)
    if line is not None and row.holder_location is not None and row.holder_location.line not in (0, line):
        return f"line {row.holder_location.line} instead of {line}"
    return "" if line is None or row.holder_location is not None else "(no line)"


def started(runtime: str, program: str, folder: Path) -> CDPClient:
    """A program of the folder `programs`, in a runtime."""
    script = folder / program
    script.write_text((PROGRAMS / program).read_text())
    client = launch(command(runtime, script))
    wait_for(client, "globalThis.ready")
    return client


def all_leaks(runtime: str) -> Iterator[Found]:
    """Check all leaks, one after the other, in one program."""
    with tempfile.TemporaryDirectory() as folder, started(runtime, "leaks.js", Path(folder)) as client:
        for name, (what, holder) in planted(client).items():
            yield check(client, runtime, name, what, holder)


def no_leaks(runtime: str) -> Iterator[Found]:
    """Check all work that leaves nothing behind, one after the other, in one program."""
    with tempfile.TemporaryDirectory() as folder, started(runtime, "clean.js", Path(folder)) as client:
        for name in client.evaluate("Object.keys(steps)"):
            growth = client.heap.check_growth(f"steps[{name!r}]()")
            yield Found(runtime, name, growth, "alarm" if growth.exceeds(LIMIT) else "")


def main() -> None:
    """Print each answer, and at the end the number of right ones."""
    kind, *runtimes = sys.argv[1:]
    for runtime in runtimes or ALL:
        start, right, count = time.monotonic(), 0, 0
        for one in {"leaks": all_leaks, "clean": no_leaks}[kind](runtime):
            count += 1
            right += one.wrong in ("", "(no line)")
            print(f"{runtime:12} {one.name:32} {one.wrong or 'right'}: {one.growth.first_line}", flush=True)
        print(f"{runtime}: {right} of {count} right, {time.monotonic() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main()
