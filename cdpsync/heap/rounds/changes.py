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

from ..analysis.analysis import Analysis
from ..analysis.classes import ClassKey, Naming
from ..analysis.tree import nearest
from ..arrays import I32, I64, U8, Mask
from .debugger import without_debugger
from .noise import INNER, KINDS, NOT_NOISE, OBJECT, OTHER, globals_of, noise_of, roles_of

ITSELF = -1
"""Stands for a class: the holder itself became larger, such as the table of a Map."""

Group = tuple[int, int]
"""The id of a holder, and the number of a class or ITSELF."""


class Change(NamedTuple):
    """What came, minus what went."""

    size: int
    """In bytes."""
    came: int
    """The bytes of what came."""
    counts: dict[int, int]
    """The objects of each class, given by its number."""


class Round(NamedTuple):
    """What has changed between two snapshots."""

    changes: dict[Group, Change]
    above: dict[Group, int]
    """The holder of each group beyond those of the class itself, as in a tree of nodes."""
    noise: list[int]
    """The bytes of each of KINDS."""


class Members(NamedTuple):
    """The nodes that came in a round, and those that got another holder, without noise."""

    nodes: I32
    holders: I64
    """The id of each one's holder."""
    units: I32
    """The class of each one's unit."""
    classes: I32
    """The class of each node itself."""

    def only(self, kept: Mask) -> Members:
        """Some of them."""
        return Members(self.nodes[kept], self.holders[kept], self.units[kept], self.classes[kept])

    def of(self, groups: Iterable[Group]) -> Mask:
        """Which of them belong to these groups."""
        chosen = np.zeros(len(self.nodes), bool)
        by_kind: dict[int, list[int]] = defaultdict(list)
        for holder, kind in groups:
            by_kind[kind].append(holder)
        for kind, holders in by_kind.items():
            chosen |= (self.units == kind) & np.isin(self.holders, holders)
        return chosen


class Compared(NamedTuple):
    """What `compare` has found."""

    round: Round
    came: Members
    others: int
    """How many ids in both snapshots belong to other classes."""
    same: int
    """How many belong to the same."""


class Classes:
    """Numbers for the classes of several snapshots."""

    def __init__(self) -> None:
        self.keys: list[ClassKey] = []
        self._numbers: dict[ClassKey, int] = {}

    def of(self, naming: Naming) -> I32:
        """The number of each node's class. Plain objects are one class, and so is a DOM node, detached or not."""
        keys, by_node = naming.classes([])
        return np.array([self._number(key) for key in keys], np.int32)[by_node]

    def _number(self, key: ClassKey) -> int:
        key = key._replace(name=key.name.removeprefix("Detached "))
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.keys)
            self.keys.append(key)
        return number


class Kept:
    """The part of a snapshot that a comparison with the next one needs: about 35 bytes a node."""

    def __init__(self, of: Analysis, classes: Classes, of_debugger: Mask | None = None) -> None:
        self.ids: I64 = of.columns.id.astype(np.int64)
        self.parent: I32 = of.dominated.parent
        self.size: I64 = of.shallow
        self.retained: I64 = of.retained
        self.noise: U8 = noise_of(of, of_debugger)
        self.role: U8 = roles_of(of)
        self.shared: Mask = of.kinds.nodes("synthetic") | globals_of(of)
        """V8's roots and the global objects, of which V8 counts much of its own as a part."""
        self.kind: I32 = classes.of(of.naming)


class Before(NamedTuple):
    """The older one of two snapshots, and the numbers of its classes."""

    classes: Classes
    kept: Kept


def before(of: Analysis) -> Before:
    """What a comparison with a newer snapshot needs from this one."""
    classes = Classes()
    of, _, only = without_debugger(of)
    return Before(classes, Kept(of, classes, only))


def compare(old: Kept, new: Kept) -> Compared:
    """Compare two snapshots of one process."""
    at = places(old.ids, new.ids)  # of each old node in the new snapshot; -1 if it is gone
    # V8 gives the id of an object that has died to one that it makes at the same address (V8 15).
    reused = (at >= 0) & (old.kind != new.kind[at])
    others = int(reused.sum())
    at[reused] = -1
    stayed = np.flatnonzero(at >= 0).astype(np.int32)
    now = at[stayed]
    both_old, both_new = at >= 0, np.zeros(len(new.ids), bool)
    both_new[now] = True
    gone, came = _Side(old, both_old), _Side(new, both_new)
    changes = _Changes()
    noise = np.zeros(len(KINDS), np.int64)
    for side, sign in ((gone, -1), (came, 1)):
        nodes = np.flatnonzero(~side.both & (side.kept.size > 0)).astype(np.int32)
        noisy = side.noise_of_unit[nodes]
        noise += sign * np.bincount(noisy, weights=side.kept.size[nodes], minlength=len(KINDS)).astype(np.int64)
        own = nodes[noisy == NOT_NOISE]
        changes.add(side, own, side.kind[own], side.kept.size[own] * sign, sign)
    _add_growth(changes, noise, came, old, stayed, now)
    moved = _add_moves(changes, gone, came, stayed, now)
    found = changes.found()
    above = _beyond(found, gone) | _beyond(found, came)
    noise[NOT_NOISE] = 0
    return Compared(Round(found, above, noise.tolist()), _members(came, moved), others, len(stayed))


def _members(side: _Side, moved: I32) -> Members:
    nodes = np.flatnonzero(~side.both & (side.kept.size > 0)).astype(np.int32)
    nodes = nodes[side.noise_of_unit[nodes] == NOT_NOISE]
    units = np.concatenate((side.kind[nodes], side.kept.kind[moved]))
    nodes = np.concatenate((nodes, moved))
    return Members(nodes, side.kept.ids[side.holder[nodes]], units, side.kept.kind[nodes])


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
        """The highest marked node between each node and its holder; the node itself if no node is marked."""
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
        parts = np.where(kept.shared[ends], np.uint8(OTHER), inner[ends])
        result: U8 = np.where(self.counted, found, parts)
        return result


def places(ids: I64, among: I64) -> I32:
    """The index of each id in `among`; -1 for those that are not there."""
    if not len(among):
        return np.full(len(ids), -1, np.int32)
    order = np.argsort(among, kind="stable").astype(np.int32)
    ordered = among[order]
    at = np.searchsorted(ordered, ids)
    np.minimum(at, len(ordered) - 1, out=at)
    return np.where(ordered[at] == ids, order[at], np.int32(-1)).astype(np.int32)


class _Changes:
    """The changes of a round, as they are added up."""

    def __init__(self) -> None:
        self.sizes: defaultdict[Group, int] = defaultdict(int)
        self._came: defaultdict[Group, int] = defaultdict(int)
        self._counts: defaultdict[Group, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))

    def add(self, side: _Side, nodes: I32, units: I32, sizes: I64, sign: int) -> None:
        """Add some nodes to the groups of their holders and these classes of units; `sizes` have their sign already."""
        if not len(nodes):
            return
        packed = side.holder[nodes].astype(np.int64) << 32
        packed |= units.astype(np.int64) + 1  # ITSELF becomes 0
        packs, which = np.unique(packed, return_inverse=True)
        ids = side.kept.ids[packs >> 32].tolist()
        groups = list(zip(ids, ((packs & 0xFFFFFFFF) - 1).tolist(), strict=True))
        for group, size in zip(groups, np.bincount(which, weights=sizes).astype(np.int64).tolist(), strict=True):
            self.sizes[group] += size
            self._came[group] += max(size, 0)
        packed = which.astype(np.int64) << 32 | side.kept.kind[nodes]
        packs, counts = np.unique(packed, return_counts=True)
        for pack, count in zip(packs.tolist(), counts.tolist(), strict=True):
            self._counts[groups[pack >> 32]][pack & 0xFFFFFFFF] += sign * count

    def found(self) -> dict[Group, Change]:
        """All groups in which something has changed."""
        found = {}
        for group, size in self.sizes.items():
            counts = {kind: count for kind, count in self._counts.get(group, {}).items() if count}
            if size or counts:
                found[group] = Change(size, self._came.get(group, 0), counts)
        return found


def _add_growth(changes: _Changes, noise: I64, came: _Side, old: Kept, stayed: I32, now: I32) -> None:
    """Add what objects that both snapshots have grew by themselves."""
    grown = came.kept.size[now] - old.size[stayed]
    those = np.flatnonzero(grown)
    nodes, sizes = now[those], grown[those]
    noisy = np.where(came.kept.shared[nodes], np.uint8(OTHER), came.noise[nodes])
    noise += np.bincount(noisy, weights=sizes, minlength=len(KINDS)).astype(np.int64)
    own = noisy == NOT_NOISE
    for holder, size in zip(came.kept.ids[came.over[nodes[own]]].tolist(), sizes[own].tolist(), strict=True):
        changes.sizes[holder, ITSELF] += size


def _add_moves(changes: _Changes, gone: _Side, came: _Side, stayed: I32, now: I32) -> I32:
    """Add what objects retained that have another holder than before, and return these objects.

    What came to them since is counted apart.
    """
    objects = came.counted[now] & gone.counted[stayed]
    objects &= (came.noise[now] == NOT_NOISE) & (gone.noise[stayed] == NOT_NOISE)
    moved = came.kept.ids[came.holder[now]] != gone.kept.ids[gone.holder[stayed]]
    those = np.flatnonzero(objects & moved)
    retained = gone.kept.retained[stayed[those]]
    for side, nodes, sign in ((gone, stayed[those], -1), (came, now[those], 1)):
        changes.add(side, nodes, side.kept.kind[nodes], retained * sign, sign)
    return now[those]


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
