"""The format of https://www.speedscope.app, as https://www.speedscope.app/file-format-schema.json describes it.

    {"$schema": …, "shared": {"frames": [{"name": "parse", "file": "app.ts", "line": 7, "col": 1}, …]},
     "profiles": [{"type": "evented", "unit": "microseconds", …, "events": [{"type": "O", "frame": 0, "at": 0}, …]},
                  {"type": "sampled", "unit": "bytes", …, "samples": [[0, 3], …], "weights": [120, …]}]}

"O" opens a frame, "C" closes it. speedscope counts a frame once if it is on a stack several times, as we do.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from ..files import Destination, whole_file
from .call_tree import CallTree, Run
from .collapsed import stacks
from .function import Function
from .groups import function_name

_SCHEMA = "https://www.speedscope.app/file-format-schema.json"
_MICRO = 1e6
_BATCH = 10_000


class Recorded(NamedTuple):
    """One of the profiles of a file."""

    name: str
    """What speedscope shows above it."""
    tree: CallTree
    runs: Sequence[Run] = ()
    """What ran when, in the order of time; empty if that is not known."""


def save_speedscope(path: Destination, profiles: Sequence[Recorded], name: str = "") -> Path | None:
    """Write one or several profiles for speedscope. Returns the path, as whole_file does.

    A profile with runs is written in the order of time; idle times are gaps. One without runs is a list of stacks, each
    with what was spent in it. `name` is that of the file; by default it is the first profile's.

    Raises OSError if the file cannot be written, and ValueError if there is no profile.
    """
    if not profiles:
        raise ValueError("a file for speedscope needs at least one profile")
    with whole_file(path) as (file, keep):
        parts = _document(profiles, name or profiles[0].name)
        while batch := "".join(islice(parts, _BATCH)):
            file.write(batch.encode("ascii"))  # json escapes everything else
        return keep()


def _document(profiles: Sequence[Recorded], name: str) -> Iterator[str]:
    frames: dict[Function, int] = {}
    for one in profiles:
        for function in one.tree.kinds[0]:
            frames.setdefault(function, len(frames))
    head = {"$schema": _SCHEMA, "exporter": "cdpsync", "name": name, "activeProfileIndex": 0}
    yield f'{json.dumps(head)[:-1]}, "shared": {{"frames": [\n'
    yield from _separated(json.dumps(_frame(function)) for function in frames)
    yield ']}, "profiles": [\n'
    for number, one in enumerate(profiles):
        if number:
            yield ",\n"
        functions, kinds = one.tree.kinds
        of_kind = [frames[function] for function in functions]
        of_node = [of_kind[kind] for kind in kinds]
        yield from _evented(one, of_node) if one.runs else _sampled(one, of_node)
    yield "]}\n"


def _separated(items: Iterable[str]) -> Iterator[str]:
    separator = ""
    for item in items:
        yield f"{separator}{item}"
        separator = ",\n"


def _frame(function: Function) -> dict[str, Any]:
    frame: dict[str, Any] = {"name": function_name(function)}
    if function.file:
        frame["file"] = function.file
        if function.line:
            frame["line"] = function.line
            if function.column:
                frame["col"] = function.column
    return frame


def _head(kind: str, one: Recorded, unit: str, end: float) -> str:
    head = {"type": kind, "name": one.name, "unit": unit, "startValue": 0, "endValue": end}
    return json.dumps(head)[:-1]


def _sampled(one: Recorded, frames: Sequence[int]) -> Iterator[str]:
    seconds = one.tree.unit == "seconds"
    weights = []
    for _, value in stacks(one.tree):
        weights.append(_micro(value) if seconds else round(value))
    unit = "microseconds" if seconds else "bytes"
    yield f'{_head("sampled", one, unit, sum(weights))}, "samples": [\n'
    yield from _separated(json.dumps([frames[node] for node in stack]) for stack, _ in stacks(one.tree))
    yield f'], "weights": {json.dumps(weights)}}}'


def _evented(one: Recorded, frames: Sequence[int]) -> Iterator[str]:
    parents, functions = one.tree.calls.parents, one.tree.functions
    depths = [0] * len(parents)
    for node in range(1, len(parents)):
        depths[node] = depths[parents[node]] + 1

    def events() -> Iterator[str]:
        current, now = 0, 0.0  # the node whose stack is open, and when its run ends
        for run in one.runs:
            if functions[run.node].category == "idle":
                continue
            start = max(now, _micro(run.start))
            if start > now:  # nothing runs until then
                yield from close(current, 0, now)
                current = 0
            common = _common(parents, depths, current, run.node)
            yield from close(current, common, start)
            opened = []
            node = run.node
            while node != common:
                opened.append(node)
                node = parents[node]
            for node in reversed(opened):
                yield f'{{"type":"O","frame":{frames[node]},"at":{start}}}'
            current, now = run.node, max(start, _micro(run.start + run.duration))
        yield from close(current, 0, now)

    def close(node: int, until: int, at: float) -> Iterator[str]:
        while node != until:
            yield f'{{"type":"C","frame":{frames[node]},"at":{at}}}'
            node = parents[node]

    end = max(_micro(run.start + run.duration) for run in one.runs)
    yield f'{_head("evented", one, "microseconds", max(end, _micro(one.tree.totals[0])))}, "events": [\n'
    yield from _separated(events())
    yield "]}"


def _common(parents: Sequence[int], depths: Sequence[int], one: int, other: int) -> int:
    """The deepest node that is on both stacks."""
    while one != other:
        if depths[one] >= depths[other]:
            one = parents[one]
        else:
            other = parents[other]
    return one


def _micro(seconds: float) -> float:
    """In microseconds, to the nanosecond; a whole number if it is one."""
    value = round(_MICRO * seconds, 3)
    return int(value) if value.is_integer() else value
