"""The tables, and a description of the machine, in Markdown."""

from __future__ import annotations

import datetime
import json
import math
import os
import platform
import shutil
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ..conftest import FIND
from .contest import CLIENTS, LIMITS, PACKAGES, Result, Spread
from .rows import Growth, Row


def machine(targets: Mapping[str, str], rounds: int) -> str:
    """The processor, the system, and the versions."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.processor(),
    )
    with Path("/proc/meminfo").open() as file:
        memory = int(file.readline().split()[1]) / 2**20
    versions = [f"{name} {_version(name)}" for name in ("cdpsync", "websocket-client", *PACKAGES)]
    versions.append(f"chrome-remote-interface {_npm_version('chrome-remote-interface')}")
    python = f"{platform.python_implementation()} {platform.python_version()}"
    where = f"{os.cpu_count()} cores ({model}), {memory:.0f} GB, {platform.system()} {platform.release()}, {python}"
    return "\n".join(
        [
            f"{datetime.date.today()}, {rounds} rounds; {where}.",
            "Targets: " + (", ".join(dict.fromkeys(targets.values())) or "none") + ".",
            "Clients: " + ", ".join(versions) + ".",
        ]
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _npm_version(package: str) -> str:
    node = FIND["node"]() or shutil.which("node")
    if node is None:
        return "not installed"
    asked = subprocess.run([node, "-p", f"require('{package}/package.json').version"], capture_output=True, text=True)
    return asked.stdout.strip() or "not installed"


def table(row: Row, kind: str, results: Sequence[Result]) -> str:
    """The figures of all clients for one row and one target; the limits come first."""
    limit = _limit(row, results)
    titles = ["", *(column.title for column in row.columns)]
    if limit is not None:
        titles.append(f"ratio to {limit.name} (of all rounds)")
    lines = [f"**{row.title}** ({kind})", "", _line(titles), _line(["---", *["---:"] * (len(titles) - 1)])]
    for result in sorted(results, key=lambda result: result.client not in LIMITS):
        if not result.rounds:
            lines.append(_line([result.name, result.failure, *[""] * (len(titles) - 2)]))
            continue
        cells = [result.name, *(column.text(result) for column in row.columns)]
        if limit is not None:
            cells.append(_ratio(result.ratio(row.figure, limit)))
        if result.failure:
            cells[0] += f" ({result.failure})"
        lines.append(_line(cells))
    return "\n".join(lines)


_FIGURES = {"wall": ("", "s", 1.0), "cpu": (", CPU", "s", 1.0), "memory": (", memory", "MB", 1e-6)}


def growth_head() -> str:
    return _line(["how it grows", "", "medians", "exponent"]) + "\n| --- | --- | ---: | ---: |"


def growth(row: Growth, results: Mapping[int, Result]) -> str:
    """The lines of one row of growth."""
    lines = []
    for figure in row.figures:
        medians = {size: result.spread(figure).median for size, result in results.items()}
        what, unit, factor = _FIGURES[figure]
        cells = ", ".join(f"{median * factor:.3g}" for median in medians.values())
        sizes = ", ".join(f"{size:,}" for size in medians)
        lines.append(_line([row.title + what, sizes, f"{cells} {unit}", f"{exponent(medians):.2f}"]))
    return "\n".join(lines)


def summary(rows: Sequence[tuple[Row, str, Sequence[Result]]]) -> str:
    """A line for each table: the time or memory of each client, divided by that of the limit."""
    able = {result.client for _, _, results in rows for result in results if result.rounds}
    clients = [client for client in CLIENTS if client in able and client not in LIMITS]
    lines = [_line(["", *(CLIENTS[client] for client in clients)]), _line(["---", *["---:"] * len(clients)])]
    for row, kind, results in rows:
        there = {result.client: result for result in results}
        limit = _limit(row, results)
        cells = [f"{row.title} ({kind})"]
        for client in clients:
            result = there.get(client)
            if result is None or limit is None or not result.rounds:
                cells.append("–" if result is None or not result.failure else "failed")
                continue
            cut = any(figures.get("lost") for figures in result.rounds.values())
            cells.append(f"{result.ratio(row.figure, limit).median:.2f}" + (", cut" if cut else ""))
        lines.append(_line(cells))
    return "\n".join(lines)


def _limit(row: Row, results: Sequence[Result]) -> Result | None:
    able = {result.client: result for result in results if result.rounds}
    return able.get(row.limit) or able.get("bare_socket") or able.get("ours")


def exponent(values: Mapping[int, float]) -> float:
    """The slope of the least-squares line through the logarithms."""
    xs = [math.log(size) for size in values]
    ys = [math.log(max(value, 1e-9)) for value in values.values()]
    x_mean, y_mean = statistics.fmean(xs), statistics.fmean(ys)
    return sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True)) / sum((x - x_mean) ** 2 for x in xs)


def as_json(rows: Sequence[tuple[Row, str, Sequence[Result]]]) -> str:
    """All figures of all rounds."""
    return json.dumps(
        [
            {
                "row": row.name,
                "target": kind,
                "client": result.name,
                "failure": result.failure,
                "rounds": list(result.rounds.values()),
            }
            for row, kind, results in rows
            for result in results
        ],
        indent=1,
    )


def _ratio(spread: Spread) -> str:
    return f"{spread.median:.2f} ({spread.low:.2f} to {spread.high:.2f})"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
