"""The same as js_debug.py with cdpsync's own debugger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from cdpsync import launch
from cdpsync.domains.debugger.paused import Paused

from .js_debug import Asked, Run, Stop


def run(command: Sequence[str], lines: Iterable[Asked], timeout: float = 20.0) -> Run:
    """Run a program, which waits at its start, to its end with a breakpoint on each of these lines."""
    with launch([*command], timeout=timeout) as client, client.debugger as debugger:
        points = {one: debugger.break_at(f"{one.file}:{one.line}") for one in lines}
        client.run_if_waiting()
        stops = list[Stop]()
        bound = dict[Asked, list[int]]()
        paused: Paused | None = debugger.wait()
        files = 0
        while paused is not None:
            if paused.reason != "start":
                stops.append(Stop(Path(paused.file).name, paused.line, paused.function))
            if len({stop.file for stop in stops}) > files:  # scripts have been loaded
                files += 1
                bound = {one: [place.line for place in point.places] for one, point in points.items()}
            paused = debugger.resume()
        return Run(bound, stops)
