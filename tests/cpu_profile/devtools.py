"""Chrome DevTools' own code as the oracle for CPU profiles: devtools.mjs runs it in Node 24."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..heap.devtools import node


def each(package: Path, files: Iterable[Path], *, timeout: float = 120) -> list[dict[str, Any]]:
    """What DevTools makes of each of these profiles, or {"error": …} if it gives up.

    - frames: the bars of its chart in the order in which they end, each with its depth, name, a key for its node, and
      the start, duration and self time in milliseconds
    - tree: [name, self, total, children] of the root, in milliseconds, as its Tree view has them
    - start, end: of the profile, in milliseconds
    - problems: what it would write to its console
    """
    found: list[dict[str, Any]] = json.loads(_run([package, *files], timeout))
    return found


def each_thread(package: Path, trace: Path, *, timeout: float = 120) -> list[dict[str, Any]]:
    """What DevTools makes of the profiles in a trace: as for `each`, with the pid and tid of each thread."""
    found: list[dict[str, Any]] = json.loads(_run(["--trace", package, trace], timeout))
    return found


def bench(package: Path, file: Path) -> float:
    """How many seconds DevTools takes to read a profile and to go through its chart once."""
    return float(json.loads(_run(["--bench", package, file], 600)))


def _run(arguments: Iterable[str | Path], timeout: float) -> str:
    """What devtools.mjs printed."""
    command = [node(), "--stack-size=4000", "--disable-warning=ExperimentalWarning"]
    script = Path(__file__).with_name("devtools.mjs")
    done = subprocess.run(
        [*command, str(script), *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"DevTools' code failed ({done.returncode}): {done.stderr.strip()}")
    return done.stdout
