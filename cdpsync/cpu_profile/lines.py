"""The time that was spent in each line.

V8 counts for each node in which lines its samples were; in traces each sample has its line and column. A native
function's samples are in the line that called it: V8 gives them that line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from ..call_tree import LineValue
from ..profiles import CallFrame, file_of
from ..sources import Places, ScriptPosition
from .nodes import CallNodes
from .samples import Samples

_SUSPECT = 0.5


def line_positions(nodes: CallNodes, samples: Samples) -> set[ScriptPosition]:
    """The lines that samples were in, as places in the code that V8 ran."""
    return {_position(frame, line, column) for _, frame, line, column, _ in _in_scripts(nodes, samples)}


def line_values(nodes: CallNodes, samples: Samples, values: Sequence[float], places: Places) -> list[LineValue]:
    """The seconds in each line of each node. `values` has the seconds of each node."""
    lines = []
    for node, frame, line, column, part in _in_scripts(nodes, samples):
        value = values[node]
        if value:
            place = places.get(_position(frame, line, column)) if places else None
            file, line = (file_of(frame.url), line) if place is None else (place.file, place.line)
            lines.append(LineValue(node, file, line, value * part))
    return lines


def doubt_about_lines(nodes: CallNodes, samples: Samples, values: Sequence[float]) -> str:
    """Why the lines may be wrong; "" if they look right.

    V8 keeps no lines for code that it optimizes while nobody records. In a program that was attached to later, such
    code counts as the first line of its function, or of the one that it was inlined into (Node 24, Deno 2.9, Chrome
    156; Node 20 gives the lines of inlined code, in the function that it was inlined into).
    """
    if samples.lines:
        return ""
    whole = first = 0.0
    for node, frame, line, _, part in _in_scripts(nodes, samples):
        whole += values[node] * part
        if line - 1 == frame.raw_line:
            first += values[node] * part
    if first <= _SUSPECT * whole:
        return ""
    return (
        f"{first / whole:.0%} of the time is in the first lines of functions: they are one line long, or V8 had "
        "optimized them before the recording began, and then it does not know the lines"
    )


def _position(frame: CallFrame, line: int, column: int) -> ScriptPosition:
    if column < 0:  # V8 does not say; a bundle may be a single line, and then the function's place is better
        column = max(frame.raw_column, 0) if line - 1 == frame.raw_line else 0
    return ScriptPosition(frame.script_id, frame.url, line - 1, column)


def _in_scripts(nodes: CallNodes, samples: Samples) -> Iterator[tuple[int, CallFrame, int, int, float]]:
    """For each line of each node: the function that it is in, the line, the column, and the part of the node's time."""
    callers: list[CallFrame] = []
    for frame, parent in zip(nodes.frames, nodes.parents, strict=True):
        callers.append(frame if frame.url or parent < 0 else callers[parent])
    for node, line, column, part in _by_sample(nodes, samples) if samples.lines else _by_count(nodes):
        frame = callers[node]
        if frame.url and line > 0:
            yield node, frame, line, column, part


_Found = Iterator[tuple[int, int, int, float]]
"""Node, line from 1, column from 0 or -1, part of the node's time."""


def _by_count(nodes: CallNodes) -> _Found:
    for node, ticks in enumerate(nodes.ticks):
        if ticks:
            counted = max(sum(count for _, count in ticks), nodes.hits[node] if nodes.hits else 0, 1)
            for line, count in ticks:
                if count:
                    yield node, line, -1, count / counted


def _by_sample(nodes: CallNodes, samples: Samples) -> _Found:
    place = {id: node for node, id in enumerate(nodes.ids)}
    spent: dict[tuple[int, int, int], float] = defaultdict(float)
    whole: dict[int, float] = defaultdict(float)
    ends = [*islice(samples.times, 1, None), samples.end]
    columns = samples.columns or [0] * len(samples.ids)
    for id, line, column, start, end in zip(samples.ids, samples.lines, columns, samples.times, ends, strict=True):
        node = place[id]
        spent[node, line, column - 1] += end - start
        whole[node] += end - start
    for (node, line, column), value in spent.items():
        if value:
            yield node, line, column, value / whole[node]
