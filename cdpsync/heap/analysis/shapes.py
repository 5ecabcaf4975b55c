"""Interfaces: plain objects grouped by their properties, `{a, b, c}`, as in Chrome DevTools, instead of as "Object".

Objects are first grouped by the whole list of their properties, which gives almost V8's own shapes. The rest works on
these groups.

Source: DevTools' HeapSnapshot.ts, inferInterfaceDefinitions and applyInterfaceDefinitions.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ..arrays import I32, I64, expand, leading
from ..format.columns import Columns
from ..format.kinds import Kinds
from .names import quoted, units

_LONGEST = 120
_LEAST = 2
_ONE_IN = 1000


class Interface(NamedTuple):
    """A name for plain objects that have certain properties."""

    name: str
    properties: tuple[str, ...]


class Shapes(NamedTuple):
    """The plain objects and their shapes."""

    nodes: I32
    """The plain objects."""
    shape: I32
    """The number of each one's shape."""
    properties: list[tuple[str, ...]]
    """The properties of each shape, in order and without __proto__."""


def shapes(columns: Columns, kinds: Kinds, plain: I32) -> Shapes:
    """The shapes of the plain objects `plain`, numbered in the order in which they are first met."""
    edges, counts = expand(columns.first, plain)
    kept = columns.edge_type[edges] == kinds.edge("property")
    kept &= ~kinds.edges_named("__proto__")[edges]
    ends = np.cumsum(counts)
    held = np.concatenate(([0], np.cumsum(kept)))
    last = held[ends]
    first = held[ends - counts]
    names = columns.edge_name[edges[kept]].astype(np.int64)
    keys = _hashes(names, first, last)
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    begins = leading(ordered)
    leaders = order[begins]  # the first object of each shape, because the sort is stable
    rank = np.empty(len(leaders), np.int32)
    rank[np.argsort(leaders)] = np.arange(len(leaders), dtype=np.int32)
    shape = np.empty(len(plain), np.int32)
    shape[order] = rank[np.cumsum(begins) - 1]
    properties = [
        tuple(columns.strings[name] for name in names[first[one] : last[one]].tolist()) for one in np.sort(leaders)
    ]
    return Shapes(plain, shape, properties)


def infer(found: Shapes) -> list[Interface]:
    """The interfaces that enough objects have, the most common ones first."""
    counts = np.bincount(found.shape, minlength=len(found.properties)).tolist()
    candidates: dict[str, tuple[str, ...]] = {}
    popularity: Counter[str] = Counter()
    for properties, count in zip(found.properties, counts, strict=True):
        interface = _interface(properties)
        if interface.properties:
            candidates.setdefault(*interface)
            popularity[interface.name] += count
    least = max(_LEAST, len(found.nodes) / _ONE_IN)
    # most_common() keeps the order of insertion for equal counts.
    return [Interface(name, candidates[name]) for name, count in popularity.most_common() if count >= least]


def match(properties: list[tuple[str, ...]], interfaces: list[Interface]) -> list[int]:
    """The number of each shape's interface: the largest one whose properties it all has; -1 if none fits."""
    wanted = [frozenset(_counted(one.properties)) for one in interfaces]
    rarity: Counter[tuple[str, int]] = Counter()
    for one in wanted:
        rarity.update(one)
    by_rarest: dict[tuple[str, int], list[int]] = {}
    for number, one in enumerate(wanted):
        by_rarest.setdefault(min(one, key=lambda item: (rarity[item], item)), []).append(number)
    result = []
    for shape in properties:
        there = {*_counted(shape)}
        fitting = [
            number for item in there if item in by_rarest for number in by_rarest[item] if wanted[number] <= there
        ]
        result.append(min(fitting, key=lambda number: (-len(wanted[number]), number), default=-1))
    return result


def _interface(properties: tuple[str, ...]) -> Interface:
    name, length = "{", 1
    taken = []
    for one in properties:
        shown = quoted(one)
        if length > 1 and length + units(shown) > _LONGEST:
            break
        if length != 1:
            name, length = name + ", ", length + 2
        name, length = name + shown, length + units(shown)
        taken.append(one)
    return Interface(name + "}", tuple(taken))


def _counted(properties: tuple[str, ...]) -> list[tuple[str, int]]:
    """The properties, numbered by name. An object may have two edges of one name, for a getter and a setter."""
    seen: Counter[str] = Counter()
    result = []
    for one in properties:
        result.append((one, seen[one]))
        seen[one] += 1
    return result


def _hashes(values: I64, first: Any, last: Any) -> npt.NDArray[np.uint64]:
    """A hash of 64 bits for each run of values. Two different runs have the same one with a probability of 2**-64."""
    place = np.arange(len(values), dtype=np.uint64)
    place -= np.repeat(np.asarray(first), np.asarray(last) - np.asarray(first)).astype(np.uint64)
    mixed = _mix(values.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + _mix(place + np.uint64(1)))
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(mixed, dtype=np.uint64)))
    result: npt.NDArray[np.uint64] = sums[last] - sums[first]  # modulo 2**64, as cumsum is
    return result


def _mix(value: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """The finisher of SplitMix64 (G. Steele et al., 2014)."""
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    value ^= value >> np.uint64(31)
    return value
