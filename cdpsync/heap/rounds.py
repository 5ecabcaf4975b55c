"""What comes and goes between two snapshots, by class and by the object that holds it.

Everything is counted for units. A unit is what came, or went, together: an object and all that it dominates. Its holder
is the nearest object above it in the dominator tree that both snapshots have, so it can be found in either of them:

    Map @7 ─── (its table, new) ─── Session @9, new ─── "a text", new        the unit Session, 2 nodes, held by @7

What went is counted like this in the older snapshot. An object that got another holder leaves the one and comes to the
other, with all that it retains.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from .analysis import Analysis
from .arrays import I32, I64, U8, Mask
from .classes import ClassKey
from .graph import nearest
from .noise import INNER, KINDS, NOT_NOISE, OBJECT, OTHER, noise_of, roles_of

ITSELF = -1
"""Stands for a class: the holder itself became larger, such as the table of a Map."""

Group = tuple[int, int]
"""The id of a holder, and the number of a class or ITSELF."""


class Change(NamedTuple):
    """A number of bytes, of units, and of objects of their class within them."""

    size: int
    units: int
    objects: int

    @property
    def number(self) -> int:
        """The number of units, or, if there is only one, of the objects in it: it may be a list of them."""
        return self.objects if abs(self.units) <= 1 else self.units


class Round(NamedTuple):
    """What has changed between two snapshots."""

    changes: dict[Group, Change]
    above: dict[Group, int]
    """The holder of each group beyond those of the class itself, as in a tree of nodes."""
    noise: list[int]
    """The bytes of each of KINDS."""


class Members(NamedTuple):
    """The nodes of the newest snapshot that came in the last round: each with its group and the top of its unit."""

    nodes: I32
    holders: I32
    """The ordinal of each node's holder."""
    classes: I32
    """The class of each one's unit."""


class Classes:
    """Numbers for the classes of several snapshots."""

    def __init__(self) -> None:
        self.keys: list[ClassKey] = []
        self._numbers: dict[ClassKey, int] = {}

    def of(self, of: Analysis) -> I32:
        """The number of each node's class. Plain objects are one class, and so is a DOM node, detached or not."""
        keys, by_node = of.naming.classes([])
        return np.array([self._number(key) for key in keys], np.int32)[by_node]

    def _number(self, key: ClassKey) -> int:
        key = key._replace(name=key.name.removeprefix("Detached "))
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.keys)
            self.keys.append(key)
        return number


class Kept:
    """The part of a snapshot that a comparison with the next one needs: about 30 bytes a node."""

    def __init__(self, of: Analysis, classes: Classes) -> None:
        self.ids: I64 = of.columns.id.astype(np.int64)
        self.parent: I32 = of.dominated.parent
        self.size: I64 = of.shallow
        self.retained: I64 = of.retained
        self.noise: U8 = noise_of(of)
        self.role: U8 = roles_of(of)
        self.synthetic: Mask = of.kinds.nodes("synthetic")
        self.kind: I32 = classes.of(of)


def compare(old: Kept, new: Kept) -> tuple[Round, Members, int, int]:
    """What changed, which nodes came, and how many ids in both are of other classes, and of the same."""
    at = _places(old.ids, new.ids)  # of each old node in the new snapshot; -1 if it is gone
    stayed = np.flatnonzero(at >= 0).astype(np.int32)
    now = at[stayed]
    others = int((old.kind[stayed] != new.kind[now]).sum())
    both_old, both_new = at >= 0, np.zeros(len(new.ids), bool)
    both_new[now] = True
    gone, came = _Side(old, both_old), _Side(new, both_new)
    changes: dict[Group, list[int]] = defaultdict(lambda: [0, 0, 0])
    noise = np.zeros(len(KINDS), np.int64)
    for side, sign in ((gone, -1), (came, 1)):
        nodes = np.flatnonzero(~side.both & (side.kept.size > 0)).astype(np.int32)
        noisy = side.noise_of_unit[nodes]
        noise += sign * np.bincount(noisy, weights=side.kept.size[nodes], minlength=len(KINDS)).astype(np.int64)
        own = nodes[noisy == NOT_NOISE]
        counted = side.counted[own] & (side.kept.kind[own] == side.kind[own])
        units = own == side.top[own]
        _add(changes, side, own, side.kind[own], side.kept.size[own] * sign, units * sign, counted * sign)
    _add_growth(changes, noise, came, old, stayed, now)
    _add_moves(changes, gone, came, stayed, now)
    nodes = np.flatnonzero(~came.both & (new.size > 0)).astype(np.int32)
    nodes = nodes[came.noise_of_unit[nodes] == NOT_NOISE]
    members = Members(nodes, came.holder[nodes], came.kind[nodes])
    found = {group: Change(*change) for group, change in changes.items() if any(change)}
    above = _beyond(found, gone) | _beyond(found, came)
    noise[NOT_NOISE] = 0
    return Round(found, above, noise.tolist()), members, others, len(stayed) - others


class _Side:
    """One of the two snapshots, and which of its nodes the other has too."""

    def __init__(self, kept: Kept, both: Mask) -> None:
        self.kept = kept
        self.both = both
        parent = kept.parent
        self.stops = both & (kept.role == OBJECT) & (kept.noise == NOT_NOISE)
        self.stops[0] = True
        self.over: I32 = nearest(parent, self.stops)
        """The nearest object at or above each node that both snapshots have."""
        self.holder: I32 = self.over[parent]
        self.counted: Mask = (kept.role >= OBJECT) & (kept.noise == NOT_NOISE)
        objects = ~both & self.counted
        self.top: I32 = self._topmost(objects)
        rest = ~objects[self.top]
        if rest.any():  # what is directly a part of an object that both have, or of V8's own
            self.top[rest] = self._topmost(~both)[rest]
        self.noise: U8 = self._noise()
        """The kind of noise of each node, by what is between it and its holder."""
        self.noise_of_unit: U8 = self.noise[self.top]
        self.kind: I32 = np.where(self.counted[self.top], kept.kind[self.top], np.int32(ITSELF)).astype(np.int32)
        """The class of each node's unit."""

    def _topmost(self, marked: Mask) -> I32:
        """The highest marked node between each node and its holder; the node itself if there is none."""
        parent = self.kept.parent
        ends = self.stops | marked
        up = nearest(parent, ends)[parent]  # the next marked node, or the holder
        highest_is_self = marked & self.stops[up]
        chain = np.where(marked & ~highest_is_self, up, np.arange(len(parent), dtype=np.int32))
        while True:  # twice as far in each step
            further = chain[chain]
            if np.array_equal(further, chain):
                break
            chain = further
        first = nearest(parent, ends)
        return np.where(marked[first], chain[first], np.arange(len(parent), dtype=np.int32)).astype(np.int32)

    def _noise(self) -> U8:
        kept = self.kept
        found = kept.noise[nearest(kept.parent, (kept.noise != NOT_NOISE) | self.stops)]
        # An array directly in an object is a part of it. With something of V8's in between, it belongs to V8.
        inner = np.where((kept.role == INNER) & (found == NOT_NOISE), np.uint8(OTHER), found)
        inner[0] = OTHER
        ends = nearest(kept.parent, (inner != NOT_NOISE) | self.stops)
        parts = np.where(kept.synthetic[ends], np.uint8(OTHER), inner[ends])
        result: U8 = np.where(self.counted, found, parts)
        return result


def _places(ids: I64, among: I64) -> I32:
    """The index of each id in `among`; -1 for those that are not there."""
    order = np.argsort(among, kind="stable").astype(np.int32)
    ordered = among[order]
    at = np.searchsorted(ordered, ids)
    np.minimum(at, len(ordered) - 1, out=at)
    return np.where(ordered[at] == ids, order[at], np.int32(-1)).astype(np.int32)


def _add(changes: dict[Group, list[int]], side: _Side, nodes: I32, kinds: I32, *numbers: I64) -> None:
    """Add the changes of some nodes to the groups of their holders and these classes."""
    if not len(nodes):
        return
    packed = side.holder[nodes].astype(np.int64) << 32
    packed |= kinds.astype(np.int64) + 1  # ITSELF becomes 0
    groups, which = np.unique(packed, return_inverse=True)
    sums = [np.bincount(which, weights=one).astype(np.int64).tolist() for one in numbers]
    holders = side.kept.ids[groups >> 32].tolist()
    kind = ((groups & 0xFFFFFFFF) - 1).tolist()
    for at, holder in enumerate(holders):
        change = changes[holder, kind[at]]
        for number, values in enumerate(sums):
            change[number] += values[at]


def _add_growth(changes: dict[Group, list[int]], noise: I64, came: _Side, old: Kept, stayed: I32, now: I32) -> None:
    """Add what objects that both snapshots have grew by themselves."""
    grown = came.kept.size[now] - old.size[stayed]
    those = np.flatnonzero(grown)
    nodes, sizes = now[those], grown[those]
    noisy = came.noise[nodes]
    noise += np.bincount(noisy, weights=sizes, minlength=len(KINDS)).astype(np.int64)
    own = noisy == NOT_NOISE
    for holder, size in zip(came.kept.ids[came.over[nodes[own]]].tolist(), sizes[own].tolist(), strict=True):
        changes[holder, ITSELF][0] += size


def _add_moves(changes: dict[Group, list[int]], gone: _Side, came: _Side, stayed: I32, now: I32) -> None:
    """Add what objects retain that have another holder than before."""
    objects = came.counted[now] & gone.counted[stayed]
    objects &= (came.noise[now] == NOT_NOISE) & (gone.noise[stayed] == NOT_NOISE)
    moved = came.kept.ids[came.holder[now]] != gone.kept.ids[gone.holder[stayed]]
    those = np.flatnonzero(objects & moved)
    ones = np.ones(len(those), np.int64)
    for side, nodes, sign in ((gone, stayed[those], -1), (came, now[those], 1)):
        _add(changes, side, nodes, side.kept.kind[nodes], side.kept.retained[nodes] * sign, ones * sign, ones * sign)


def _beyond(groups: Iterable[Group], side: _Side) -> dict[Group, int]:
    """For each group, the nearest holder that is not of the class of the group."""
    order = np.argsort(side.kept.ids)
    ordered = side.kept.ids[order]
    found: dict[Group, int] = {}
    ends: dict[tuple[int, int], int] = {}
    for holder, kind in groups:
        at = int(np.searchsorted(ordered, holder))
        if at == len(ordered) or ordered[at] != holder:
            continue
        node = int(order[at])
        passed = []
        while (node, kind) not in ends and node and int(side.kept.kind[node]) == kind:
            passed.append(node)
            node = int(side.holder[node])
        node = ends.get((node, kind), node)
        ends.update({(one, kind): node for one in passed})
        found[holder, kind] = int(side.kept.ids[node])
    return found
