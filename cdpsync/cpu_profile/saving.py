"""Writes a profile as a .cpuprofile, whole or a part of its time, with the places in the sources that were found."""

from __future__ import annotations

import gzip
import json
import os
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Any

from ..errors import ProfileError
from ..files import Destination, whole_file
from ..sources import Places, ScriptPosition, SourcePlace
from .nodes import Nodes
from .samples import OURS, Samples, Stretches


def save(raw: dict[str, Any], places: Places, path: Destination) -> None:
    """Write a profile. What V8 gave is unchanged; one key is added, which other tools ignore."""
    ours = {key: value for key, value in (raw.get(OURS) or {}).items() if key != "places"}
    found = [[*position, *place] for position, place in places.items() if place is not None]
    if found:
        ours["places"] = found
    document = {key: value for key, value in raw.items() if key != OURS} | ({OURS: ours} if ours else {})
    text = json.dumps(document, separators=(",", ":")).encode()
    if isinstance(path, str | os.PathLike) and os.fspath(path).endswith(".gz"):
        text = gzip.compress(text, 6, mtime=0)
    with whole_file(path) as (file, keep):
        file.write(text)
        keep()


def saved_places(raw: dict[str, Any]) -> dict[ScriptPosition, SourcePlace | None] | None:
    """The places that `save` wrote; None if there are none. Raises ProfileError if they are damaged."""
    ours = raw.get(OURS)
    rows = ours.get("places") if isinstance(ours, dict) else None
    if rows is None:
        return None
    kinds = [str, str, int, int, str, int, int, str]
    if not isinstance(rows, list) or not all(isinstance(row, list) and [*map(type, row)] == kinds for row in rows):
        raise ProfileError("the places in the sources that are saved in the profile are damaged")
    return {ScriptPosition(*row[:4]): SourcePlace(*row[4:]) for row in rows}


def part_of(nodes: Nodes, samples: Samples, runs: Stretches, begin: int, end: int) -> dict[str, Any]:
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
