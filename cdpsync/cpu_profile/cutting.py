"""Cuts a part of the time out of a profile."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Any

from ..profiles import OURS
from .nodes import CallNodes
from .samples import Samples, Stretches


def part_of(nodes: CallNodes, samples: Samples, runs: Stretches, begin: int, end: int) -> dict[str, Any]:
    """The profile of a range of time, in microseconds on the clock of the file.

    The samples at its ends are those that DevTools' arithmetic made of them: what is before and after is not there any
    more to tell a single (program) from others, or to which stack a collection belongs.
    """
    first = max(bisect_right(samples.times, begin) - 1, 0)
    last = bisect_left(samples.times, end, first)
    times = [max(time, begin) for time in samples.times[first:last]]
    ids = samples.ids[first:last]
    lines, columns = samples.lines[first:last], samples.columns[first:last]
    real = len(nodes.ids)
    for at in (-1, 0):
        top = runs.nodes[bisect_right(runs.starts, samples.times[first if at == 0 else last - 1]) - 1]
        ids[at] = nodes.ids[top] if top < real else ids[at]
        if at == 0 and top >= real:  # a collection: its stack comes first, for no time
            for values, value in ((ids, nodes.ids[runs.collected[top - real]]), (times, times[0])):
                values.insert(0, value)  # type: ignore[arg-type]
            for zeros in filter(None, (lines, columns)):
                zeros.insert(0, 0)
    counted = Counter(ids)
    whole = Counter(samples.ids)
    children: dict[int, list[int]] = {}
    for node, parent in enumerate(nodes.parents):
        children.setdefault(parent, []).append(nodes.ids[node])
    part: dict[str, Any] = {
        "nodes": [
            {
                "id": id,
                "callFrame": {
                    "functionName": frame.name,
                    "scriptId": frame.script_id,
                    "url": frame.url,
                    "lineNumber": frame.raw_line,
                    "columnNumber": frame.raw_column,
                },
                "hitCount": counted[id],
                "children": children.get(node, []),
                **({"positionTicks": _shrunk(ticks, counted[id], whole[id])} if ticks and counted[id] else {}),
            }
            for node, (id, frame, ticks) in enumerate(zip(nodes.ids, nodes.frames, nodes.ticks, strict=True))
        ],
        "startTime": begin,
        "endTime": end,
        "samples": ids,
        "timeDeltas": [time - before for before, time in zip([begin, *times], times, strict=False)],
        OURS: {"end": end},
    }
    if lines:
        part |= {"lines": lines, "columns": columns}
    return part


def _shrunk(ticks: Sequence[tuple[int, int]], counted: int, whole: int) -> list[dict[str, int]]:
    """The lines of those samples that a node still has, in the same proportions: V8 does not say when each was."""
    seen = given = 0
    found = []
    for line, count in ticks:
        seen += count
        wanted = round(seen * counted / whole) if whole else seen
        if wanted > given:
            found.append({"line": line, "ticks": wanted - given})
        given = max(given, wanted)
    return found
