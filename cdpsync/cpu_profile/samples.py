"""The samples of a profile in time: which node ran from when on, by the arithmetic of DevTools' chart.

    samples    A  A  A  P  A  G  G  B  B        P: (program), G: (garbage collector)
    runs       |---- A -----|  A/G  |-- B --|

- A sample lasts until the next one. The last one lasts as long as the average of the others.
- A collection belongs to the stack before it: its node is a new child of that stack's node.
- A single (program) between two stacks with the same bottom is a stack that V8 could not read. The one before goes on.

This is what CPUProfileDataModel.ts of npm chrome-devtools-frontend 1.0.1705227 does: sortSamples, normalizeTimestamps,
fixMissingSamples and forEachFrame.
"""

from __future__ import annotations

import operator
from itertools import accumulate, compress, islice, pairwise
from typing import Any, NamedTuple

from ..errors import ProfileError
from ..profiles import OURS
from .nodes import LARGEST, CallNodes

Times = list[int] | list[float]
"""Microseconds, on the clock of the file."""


class Samples(NamedTuple):
    """The samples of a profile in the order of time. Both lists are empty if the file has none."""

    ids: list[int]
    """The node that each sample had on top of the stack, by its id in the file."""
    times: Times
    end: float
    """When the last sample ends."""
    lines: list[int] = []  # noqa: RUF012 - a NamedTuple copies nothing, and nobody writes to it
    """The line of each sample, from 1, or 0; empty if the file does not say. Traces do."""
    columns: list[int] = []  # noqa: RUF012
    """The column of each sample, from 1, or 0."""

    @property
    def begin(self) -> float:
        """When the first sample was taken; without samples, when the recording ended."""
        return self.times[0] if self.times else self.end


class Stretches(NamedTuple):
    """Stretches of time in which one node was on top of the stack, without gaps; microseconds."""

    starts: Times
    nodes: list[int]
    end: float
    collected: list[int]
    """The parents of the nodes that were added for collections. They are numbered after the last node of the file."""
    collector: int
    """V8's node for collections; -1 without one."""


def read_span(raw: dict[str, Any]) -> tuple[float, float]:
    """When the recording began and ended, in microseconds."""
    scale = 1_000_000 if raw.get("head") else 1  # the old format has seconds
    return _time(raw, "startTime") * scale, _time(raw, "endTime") * scale


def read_samples(raw: dict[str, Any]) -> Samples:
    """The samples of a profile. Raises ProfileError if their lists do not fit together."""
    begin, end = read_span(raw)
    ids = raw.get("samples")
    if ids is None or ids == []:
        return Samples([], [], max(begin, end))
    if not isinstance(ids, list) or not set(map(type, ids)) <= {int}:
        raise ProfileError("'samples' of the profile is not a list of ids of nodes")
    columns = [ids, *(_per_sample(raw, key, len(ids)) for key in ("lines", "columns"))]
    if raw.get("head"):
        times = _numbers(raw, "timestamps")
    else:
        deltas = _numbers(raw, "timeDeltas")
        times = deltas and list(islice(accumulate(deltas, initial=begin), 1, None))
    if times is None:  # spread evenly
        step = max(0, end - begin) / len(ids)
        times = [begin + step * number for number in range(len(ids))]
    if len(times) != len(ids):
        raise ProfileError(f"the profile has {len(ids):,} samples but {len(times):,} times: it is cut or was altered")
    if any(map(operator.gt, times, islice(times, 1, None))):
        order = sorted(range(len(times)), key=times.__getitem__)
        times = [times[place] for place in order]
        columns = [[column[place] for place in order] if column else [] for column in columns]
    ids, lines, in_line = columns
    first, last = times[0], times[-1]
    end = raw[OURS]["end"] if _is_range(raw) else last + (last - first) / (len(times) - 1) if len(times) > 1 else end
    return Samples(ids, times, max(last, end), lines, in_line)


def stretches(samples: Samples, nodes: CallNodes) -> Stretches:
    """The stretches of time in which one node was on top. Raises ProfileError for a sample of no node."""
    ids, times, end = samples[:3]
    place = {id: number for number, id in enumerate(nodes.ids)}
    if unknown := set(ids) - place.keys():
        raise ProfileError(f"a sample of the profile is of the node {min(unknown)}, which is not in it")
    changes = [True, *map(operator.ne, ids, islice(ids, 1, None))][: len(ids)]
    tops = [place[id] for id in compress(ids, changes)]
    firsts = list(compress(range(len(ids)), changes))
    starts = list(compress(times, changes))
    program, idle, collector = _system(nodes)
    lone = _lone(tops, firsts, len(ids), program, {program, idle, collector}, nodes.parents)
    if lone:
        for number in lone:
            tops[number] = tops[number - 1]
        kept = [True, *(one != other for one, other in pairwise(tops))]
        tops, starts = list(compress(tops, kept)), list(compress(starts, kept))
    collected: list[int] = []
    added: dict[int, int] = {0: collector}  # by parent; V8's own node is a child of the root
    if collector >= 0:
        before = 0
        for number in [number for number, top in enumerate(tops) if top == collector]:
            before = tops[number - 1] if number else 0
            if before not in added:
                added[before] = len(nodes.ids) + len(collected)
                collected.append(before)
            tops[number] = added[before]
    return Stretches(starts, tops, end, collected, collector)


def longest_sample(samples: Samples) -> tuple[float, float]:
    """The longest time from one sample to the next, and when that began after the first sample; in seconds."""
    times = samples.times
    longest = max(map(operator.sub, islice(times, 1, None), times), default=0)
    start = next((one for one, other in pairwise(times) if other - one == longest), samples.begin)
    return longest * 1e-6, (start - samples.begin) * 1e-6


def _lone(
    tops: list[int], firsts: list[int], count: int, program: int, system: set[int], parents: list[int]
) -> list[int]:
    """The stretches that are a single (program) between two stacks with the same bottom."""
    if program < 0:
        return []
    found = []
    bottoms = _bottoms(parents)
    for number in [number for number, top in enumerate(tops) if top == program]:
        if 0 < number < len(tops) - 1 and firsts[number + 1] - firsts[number] == 1:
            before, after = tops[number - 1], tops[number + 1]
            if before not in system and after not in system and bottoms[before] == bottoms[after]:
                found.append(number)
    return found


def _bottoms(parents: list[int]) -> list[int]:
    """The child of the root that each node is below. The root counts as its own."""
    bottoms = [0] * len(parents)
    for node, parent in enumerate(parents):
        bottoms[node] = bottoms[parent] if parent > 0 else node
    return bottoms


def _system(nodes: CallNodes) -> tuple[int, int, int]:
    """V8's nodes for (program), (idle) and (garbage collector); -1 for each that is missing."""
    found = {"(program)": -1, "(idle)": -1, "(garbage collector)": -1}
    for node in range(len(nodes.parents) - 1, 0, -1):  # from the last on, as DevTools
        name = nodes.frames[node].name
        if nodes.parents[node] == 0 and name in found:
            found[name] = node
            if min(found.values()) >= 0:
                break
    return found["(program)"], found["(idle)"], found["(garbage collector)"]


def _numbers(raw: dict[str, Any], key: str) -> Times | None:
    values = raw.get(key)
    if values is None:
        return None
    kinds = set(map(type, values)) if isinstance(values, list) else {str}
    if not kinds <= {int, float}:
        raise ProfileError(f"{key!r} of the profile is not a list of numbers")
    is_number = float not in kinds or all(map(operator.eq, values, values))
    if values and not (is_number and min(values) > -LARGEST and max(values) < LARGEST):
        raise ProfileError(f"{key!r} of the profile has a number that cannot be a time")
    found: Times = values
    return found


def _per_sample(raw: dict[str, Any], key: str, count: int) -> list[int]:
    values = raw.get(key) or []
    if not isinstance(values, list) or not set(map(type, values)) <= {int} or len(values) not in (0, count):
        raise ProfileError(f"{key!r} of the profile is not a list with a whole number for each of {count:,} samples")
    return values


def _is_range(raw: dict[str, Any]) -> bool:
    ours = raw.get(OURS)
    return isinstance(ours, dict) and type(ours.get("end")) in (int, float) and abs(ours["end"]) < LARGEST


def _time(raw: dict[str, Any], key: str) -> Any:
    value = raw.get(key)
    if value is None:
        return 0
    if type(value) not in (int, float) or not -LARGEST < value < LARGEST:
        raise ProfileError(f"{key!r} of the profile is {value!r:.50}, not a number")
    return value
