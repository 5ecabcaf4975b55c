"""What a piece of work costs: seconds, CPU seconds and memory of this process and its descendants."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


class Meter:
    """A context manager around the work. Linux only: it reads /proc.

    `figures` has, afterwards: `wall` and `cpu` in seconds, `memory` in bytes (the peak of resident memory minus that at
    the beginning), `threads` (how many more there are at the end).
    """

    def __init__(self) -> None:
        self.figures: dict[str, float] = {}

    def __enter__(self) -> Meter:
        self._before = _resident("VmRSS")
        self._threads = _sum("Threads")
        for pid in _family():
            Path(f"/proc/{pid}/clear_refs").write_text("5")  # VmHWM starts again
        self._cpu = _children_cpu()
        self._own_cpu = time.process_time()
        self._start = time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        wall = time.perf_counter() - self._start
        cpu = time.process_time() - self._own_cpu + _children_cpu() - self._cpu
        self.figures = {
            "wall": wall,
            "cpu": cpu,
            "memory": max(0, _resident("VmHWM") - self._before),
            "threads": _sum("Threads") - self._threads,
        }


def latencies(seconds: Sequence[float]) -> dict[str, float]:
    """The median and the 99th percentile of the times that single commands took."""
    ordered = sorted(seconds)
    return {"median": statistics.median(ordered), "p99": ordered[len(ordered) * 99 // 100]}


def _family() -> list[int]:
    """This process and its descendants."""
    found, rest = [], [os.getpid()]
    while rest:
        pid = rest.pop()
        found.append(pid)
        for task in Path(f"/proc/{pid}/task").iterdir():
            try:
                rest += [int(child) for child in (task / "children").read_text().split()]
            except OSError:
                continue  # a thread that has just ended
    return found


def _sum(field: str) -> int:
    total = 0
    for pid in _family():
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            name, _, value = line.partition(":")
            if name == field:
                total += int(value.split()[0])
    return total


def _resident(field: str) -> int:
    return _sum(field) * 1024


def _children_cpu() -> float:
    """The CPU seconds of the descendants, to the precision of the kernel's ticks."""
    ticks = 0
    for pid in _family()[1:]:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / _TICK
