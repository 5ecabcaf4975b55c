"""The time that was spent in each line.

V8 counts for each node in which lines its samples were; in traces each sample has its line and column. A native
function's samples are in the line that called it: V8 gives them that line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from ..call_tree import LineValue
from ..sources import Places, ScriptPosition, shown
from .nodes import Frame, Nodes
from .samples import Samples


def line_values(nodes: Nodes, samples: Samples, values: Sequence[float], places: Places) -> Iterator[LineValue]:
    """The seconds in each line of each node. `values` has the seconds of each node."""
    callers: list[Frame] = []  # for each node, the function whose line it was in
    for frame, parent in zip(nodes.frames, nodes.parents, strict=True):
        callers.append(frame if frame.url or parent < 0 else callers[parent])
    if samples.lines:
        found = _by_sample(nodes, samples)
    else:
        found = _by_count(nodes, values)
    for node, line, column, value in found:
        frame = callers[node]
        if not frame.url or not value:
            continue
        if column < 0:  # V8 does not say; a bundle may be a single line, and then the function's place is better
            column = max(frame.raw_column, 0) if line - 1 == frame.raw_line else 0
        place = places.get(ScriptPosition(frame.script_id, frame.url, line - 1, column))
        if place is None:
            yield LineValue(node, shown(frame.url), line, value)
        else:
            yield LineValue(node, place.file, place.line, value)


_Found = Iterator[tuple[int, int, int, float]]
"""Node, line from 1, column from 0 or -1, seconds."""


def _by_count(nodes: Nodes, values: Sequence[float]) -> _Found:
    for node, ticks in enumerate(nodes.ticks):
        if ticks:
            counted = max(sum(count for _, count in ticks), nodes.hits[node] if nodes.hits else 0)
            for line, count in ticks:
                if line > 0 and count:
                    yield node, line, -1, values[node] * count / counted


def _by_sample(nodes: Nodes, samples: Samples) -> _Found:
    place = {id: node for node, id in enumerate(nodes.ids)}
    spent: dict[tuple[int, int, int], float] = defaultdict(float)
    ends = [*islice(samples.times, 1, None), samples.end]
    columns = samples.columns or [0] * len(samples.ids)
    for id, line, column, start, end in zip(samples.ids, samples.lines, columns, samples.times, ends, strict=True):
        if line > 0:
            spent[place[id], line, column - 1] += end - start
    for (node, line, column), value in spent.items():
        yield node, line, column, value * 1e-6
