"""The same as js_debug.py with cdpsync's own debugger."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cdpsync import launch

from .js_debug import Asked, Run, Stop, every_line


def run(command: Sequence[str], sources: Sequence[Path], timeout: float = 20.0) -> Run:
    """Run a program, which waits at its start, to its end with a breakpoint on each line of these source files."""
    with launch([*command], timeout=timeout) as client, client.debugger as debugger:
        set_ = {
            one: debugger.break_at(f"{source.parent.name}/{one.file}:{one.line}")
            for source in sources
            for one in every_line(source)
        }
        client.run_if_waiting()
        stops = list[Stop]()
        bound = dict[Asked, list[int]]()
        paused = debugger.wait()
        seen = 0
        while paused is not None:
            if paused.reason != "start":
                stops.append(Stop(Path(paused.file).name, paused.line, paused.function))
            if len({stop.file for stop in stops}) > seen:
                seen += 1
                bound = {one: [place.line for place in point.places] for one, point in set_.items()}
            paused = debugger.resume()
        return Run(bound, stops)
