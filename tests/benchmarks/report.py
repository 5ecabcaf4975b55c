"""The tables, and what they were measured on. Markdown."""

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
from .contest import LIMITS, PACKAGES, Result, Spread
from .rows import Growth, Row


def machine(targets: Mapping[str, str], rounds: int) -> str:
    """What it was measured on: processor, system, versions."""
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
    """All clients' figures for one row on one target; the limits first."""
    able = {result.client: result for result in results if result.rounds}
    limit = able.get(row.limit) or able.get("bare_socket")
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


def growth(row: Growth, values: Mapping[int, Sequence[float]]) -> str:
    """One line of the table of growth."""
    medians = {size: statistics.median(several) for size, several in values.items()}
    unit, factor = ("MB", 1e-6) if row.figure == "memory" else ("s", 1.0)
    cells = " ".join(f"{median * factor:.3g}" for median in medians.values())
    return _line([row.title, ", ".join(f"{size:,}" for size in medians), f"{cells} {unit}", f"{exponent(medians):.2f}"])


def growth_head() -> str:
    return (
        _line(["how it grows", "each double the one before", "medians", "exponent"]) + "\n| --- | --- | ---: | ---: |"
    )


def exponent(values: Mapping[int, float]) -> float:
    """The slope of the least squares line through the logarithms."""
    xs = [math.log(size) for size in values]
    ys = [math.log(max(value, 1e-9)) for value in values.values()]
    x_mean, y_mean = statistics.fmean(xs), statistics.fmean(ys)
    return sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True)) / sum((x - x_mean) ** 2 for x in xs)


def as_json(rows: Mapping[str, Sequence[Result]]) -> str:
    """Every figure of every round."""
    return json.dumps(
        {
            name: {
                result.name: {"rounds": list(result.rounds.values()), "failure": result.failure} for result in results
            }
            for name, results in rows.items()
        },
        indent=1,
    )


def _ratio(spread: Spread) -> str:
    return f"{spread.median:.2f} ({spread.low:.2f} to {spread.high:.2f})"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
