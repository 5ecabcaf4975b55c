"""The clients take turns for several rounds, each run in its own process; medians and ratios."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cdpsync import SnapshotError
from cdpsync.files.snapshot_check import SnapshotCheck

from ..conftest import FIND
from .targets import Target

CLIENTS = {
    "v8": "V8's own file",
    "bare_socket": "bare socket",
    "bare_loop": "bare websocket-client",
    "ours": "cdpsync",
    "ours_by_url": "cdpsync, by URL",
    "against": "cdpsync, the other checkout",
    "pychrome_": "pychrome",
    "pychromedevtools_": "PyChromeDevTools",
    "asyncio_websockets": "asyncio, websockets",
    "asyncio_websockets_by_url": "asyncio, websockets, by URL",
    "playwright_": "Playwright",
    "selenium_": "selenium",
    "chrome_remote_interface": "chrome-remote-interface",
}
"""The files in clients/, and their names in the tables. AGAINST is our client in another checkout."""

AGAINST = "against"

LIMITS = ("v8", "bare_socket", "bare_loop")
PACKAGES = ("pychrome", "PyChromeDevTools", "websockets", "playwright", "selenium")

_FOLDER = Path(__file__).parent


class Spread(NamedTuple):
    low: float
    median: float
    high: float


def spread(values: Sequence[float]) -> Spread:
    return Spread(min(values), statistics.median(values), max(values))


class Result:
    """The figures of one client in all rounds."""

    def __init__(self, client: str) -> None:
        self.client = client
        self.name = CLIENTS[client]
        self.rounds: dict[int, dict[str, float]] = {}
        self.failure = ""

    def spread(self, figure: str) -> Spread:
        return spread([figures[figure] for figures in self.rounds.values()])

    def ratio(self, figure: str, to: Result, its: str = "") -> Spread:
        """A figure of each round divided by that of another client in the same round, or by its figure `its`."""
        both = self.rounds.keys() & to.rounds.keys()
        return spread([self.rounds[number][figure] / to.rounds[number][its or figure] for number in both])


def contest(
    work: str,
    target: Target,
    clients: Sequence[str],
    arguments: Mapping[str, Any],
    rounds: int,
    patience: float,
    other: Path | None = None,
) -> list[Result]:
    """Every client does the work in every round. Another one begins each time. One that fails takes no further part.

    `patience` is the most seconds for one run. `other` is the checkout for AGAINST.
    """
    results = [Result(client) for client in clients]
    order = list(results)
    for number in range(rounds):
        for result in order:
            if result.failure:
                continue
            figures = _run(result.client, work, target, arguments, patience, other)
            if "cannot" in figures or "missing" in figures:
                result.failure = "-" if "cannot" in figures else f"not installed: {figures['missing']}"
            elif "failure" in figures:
                result.failure = figures["failure"]
            else:
                result.rounds[number] = figures
        order = order[1:] + order[:1]
    return [result for result in results if result.failure != "-"]


def _run(
    client: str, work: str, target: Target, arguments: Mapping[str, Any], patience: float, other: Path | None
) -> dict[str, Any]:
    if work == "snapshot":
        with tempfile.TemporaryDirectory() as directory:
            path = Path(directory, "heap.heapsnapshot")
            figures = _run_process(client, work, target, {"path": str(path)}, patience, other)
            return {**figures, **_looked_at(path)} if "wall" in figures else figures
    return _run_process(client, work, target, arguments, patience, other)


def _looked_at(path: Path) -> dict[str, float]:
    """The size of a snapshot's file in bytes, and 1 as `lost` if a part of it is missing."""
    check = SnapshotCheck()
    with path.open("rb") as file:

        def read(offset: int, size: int) -> bytes:
            file.seek(offset)
            return file.read(size)

        try:
            for chunk in iter(lambda: file.read(2**20), b""):
                check.feed(chunk)
            check.finish(read)
        except SnapshotError:
            return {"size": path.stat().st_size, "lost": 1}
    return {"size": path.stat().st_size, "lost": 0}


def _run_process(
    client: str, work: str, target: Target, arguments: Mapping[str, Any], patience: float, other: Path | None
) -> dict[str, Any]:
    name, folder = ("ours", other) if client == AGAINST else (client, None)
    task = {"client": name, "work": work, "at": target.where._asdict(), "arguments": arguments}
    if client == "chrome_remote_interface":
        program = [FIND["node"]() or "node", str(_FOLDER / "clients" / f"{client}.js")]
    else:
        program = [sys.executable, "-m", f"{__package__}.worker"]
    try:
        done = subprocess.run(
            [*program, json.dumps(task)],
            capture_output=True,
            text=True,
            timeout=patience,
            cwd=folder,
            env={**os.environ, **({"PYTHONPATH": str(folder)} if folder else {})},
        )
    except subprocess.TimeoutExpired:
        return {"failure": f"not done after {patience:.0f} s"}
    finally:
        target.tidy()
    if done.returncode or not done.stdout:
        said = done.stderr.strip().splitlines() or ["it ended in silence"]
        return {"failure": next((line for line in said if "Error: " in line), said[-1])[:200]}
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures
