"""The time that was spent in each line.

V8 counts for each node in which lines its samples were; in traces each sample has its line and column. A native
function's samples are in the line that called it: V8 gives them that line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ..call_tree import LineValue
from ..sources import Places, ScriptPosition, shown
from .nodes import Frame, Nodes
from .samples import Samples


class Spot(NamedTuple):
    """A line of the code that V8 ran, and how much of a node's time was spent in it."""

    node: int
    position: ScriptPosition
    part: float
    """The part of the node's time, from 0 to 1."""


def spots(nodes: Nodes, samples: Samples) -> Iterator[Spot]:
    """Where the samples of each node were."""
    callers: list[Frame] = []  # for each node, the function whose line it was in
    for frame, parent in zip(nodes.frames, nodes.parents, strict=True):
        callers.append(frame if frame.url or parent < 0 else callers[parent])
    for node, line, column, part in _by_sample(nodes, samples) if samples.lines else _by_count(nodes):
        frame = callers[node]
        if not frame.url or line < 1:
            continue
        if column < 0:  # V8 does not say; a bundle may be a single line, and then the function's place is better
            column = max(frame.raw_column, 0) if line - 1 == frame.raw_line else 0
        yield Spot(node, ScriptPosition(frame.script_id, frame.url, line - 1, column), part)


def line_values(found: Sequence[Spot], values: Sequence[float], places: Places) -> list[LineValue]:
    """The seconds in each line of each node. `values` has the seconds of each node."""
    lines = []
    for node, position, part in found:
        if values[node]:
            place = places.get(position)
            file, line = (place.file, place.line) if place else (shown(position.url), position.raw_line + 1)
            lines.append(LineValue(node, file, line, values[node] * part))
    return lines


_Found = Iterator[tuple[int, int, int, float]]
"""Node, line from 1, column from 0 or -1, part of the node's time."""


def _by_count(nodes: Nodes) -> _Found:
    for node, ticks in enumerate(nodes.ticks):
        if ticks:
            counted = max(sum(count for _, count in ticks), nodes.hits[node] if nodes.hits else 0, 1)
            for line, count in ticks:
                if count:
                    yield node, line, -1, count / counted


def _by_sample(nodes: Nodes, samples: Samples) -> _Found:
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
