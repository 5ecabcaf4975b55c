"""Compares the snapshots of several rounds, and says what has grown in all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from ..text import visible
from .analysis import Analysis
from .arrays import I32
from .declared import SourceLine
from .growth import Growth, GrowthRow, Inside, NoiseRow
from .holders import Holders, functions_of
from .labels import class_of, type_of
from .node import Nodes
from .noise import KINDS
from .rounds import ITSELF, Classes, Group, Kept, Members, Round, compare
from .snapshot import HeapSnapshot
from .source import SnapshotSource
from .ways import Ways

_SAMPLE = 1000
"""The most objects that are looked at to name them all."""
_CLASSES = 8
_IRREGULAR = "came in some rounds and not in others"
_FEW = 20
_CHANGED = 0.05
"""The share of objects that may have changed their class."""


def growth(*snapshots: HeapSnapshot | SnapshotSource) -> Growth:
    """What has grown in every round between these snapshots of one process: paths, files, or snapshots that are loaded.

    Take the first one when the program has warmed up, and one more after each of several equal rounds of work, all over
    one connection; three rounds are enough to tell most caches that fill from leaks. They are read one after the other:
    of an older one, only about 30 bytes for each object are kept.

    Raises ValueError if there are fewer than two, or if they are not of one process, and SnapshotError if one is not a
    complete snapshot.
    """
    if len(snapshots) < 2:
        raise ValueError("growth needs two snapshots or more: one before the work, and one after each round of it")
    found = Growing()
    for one in snapshots:
        found.add(partial(_loaded, one))
    return found.result()


def _loaded(source: HeapSnapshot | SnapshotSource) -> HeapSnapshot:
    return source if isinstance(source, HeapSnapshot) else HeapSnapshot.load(source)


class Growing:
    """Compares snapshots one after the other, so that only the newest one needs to be in memory."""

    def __init__(self) -> None:
        self._classes = Classes()
        self._rounds: list[Round] = []
        self._kept: Kept | None = None
        self._newest: Analysis | None = None
        self._members: Members | None = None
        self._others = 0

    def add(self, load: Callable[[], HeapSnapshot]) -> None:
        """Load a snapshot and compare it with the one before, most of which is freed first.

        Raises ValueError if they are of two processes.
        """
        self._newest = None
        snapshot = load()
        kept = Kept(snapshot._of, self._classes)
        if self._kept is not None:
            compared, self._members, others, same = compare(self._kept, kept)
            self._rounds.append(compared)
            if others > max(_FEW, _CHANGED * same):
                raise ValueError(
                    f"these snapshots cannot be compared: {others:,} objects have the ids of others in the next one. "
                    "They must be of the same process, with no client disconnecting from it between them: take them "
                    "over one connection"
                )
        self._kept = kept
        self._newest = snapshot._of

    def result(self) -> Growth:
        """What has grown in every round so far."""
        if not self._rounds or self._newest is None or self._members is None or self._kept is None:
            raise ValueError("there is nothing to compare yet: add two snapshots or more")
        return _Result(self._newest, self._kept, self._classes, self._rounds, self._members).growth()


Sums = dict[Group, list[list[int]]]
"""The bytes and the objects of each round."""


class _Result:
    def __init__(self, of: Analysis, kept: Kept, classes: Classes, rounds: list[Round], members: Members) -> None:
        self._of, self._kept, self._classes = of, kept, classes
        self._rounds, self._members = rounds, members
        self._holders = Holders(of)
        self._ways = Ways(of)
        self._holder_ids = kept.ids[members.holders]

    def growth(self) -> Growth:
        count = len(self._rounds)
        left: Sums = defaultdict(lambda: [[0] * count, [0] * count])
        for at, one in enumerate(self._rounds):
            for group, change in one.changes.items():
                left[group][0][at], left[group][1][at] = change.size, change.number
        rows = [*self._by_holder(left), *self._by_structure(left), *self._by_class(left)]
        noise = [
            NoiseRow(name, _mean(sizes), sizes)
            for at, name in enumerate(KINDS)
            if name and any(sizes := tuple(one.noise[at] for one in self._rounds))
        ]
        rest = tuple(sum(sizes[at] for sizes, _ in left.values()) for at in range(count))
        if any(rest):
            noise.append(NoiseRow(_IRREGULAR, _mean(rest), rest))
        rows.sort(key=lambda row: row.size, reverse=True)
        return Growth(count, rows, noise)

    def _by_holder(self, left: Sums) -> list[GrowthRow]:
        """What one and the same object holds in every round."""
        by_holder: dict[int, list[Group]] = defaultdict(list)
        for group, (sizes, _) in left.items():
            if group[1] != ITSELF and min(sizes) > 0:
                by_holder[group[0]].append(group)
        for group, (sizes, _) in left.items():
            if group[1] == ITSELF and (group[0] in by_holder or _rises(sizes)):
                by_holder[group[0]].append(group)
        found = []
        for groups in by_holder.values():
            together = [groups] if self._is_container(groups[0][0]) else [[one] for one in groups]
            found += [self._row(one, [left.pop(group) for group in one], one) for one in together]
        return found

    def _is_container(self, id: int) -> bool:
        """Whether what it holds belongs together; the variables of a scope and the global ones do not."""
        of = self._of
        (nodes,) = np.nonzero(of.columns.id == id)
        raw = of.names.raw(int(nodes[0])) if len(nodes) else ""
        return not raw.startswith(("system / Context", "Window", "global", "(", "system / NativeContext"))

    def _by_structure(self, left: Sums) -> list[GrowthRow]:
        """What belongs to one structure of objects of the same class, such as a list that grows at its end."""
        above: dict[Group, list[Group]] = defaultdict(list)
        for one in self._rounds:
            for group, holder in one.above.items():
                if group in left and group not in above[holder, group[1]]:
                    above[holder, group[1]].append(group)
        return self._every_round(above, left)

    def _by_class(self, left: Sums) -> list[GrowthRow]:
        """What has other holders in each round, such as the histories of many customers."""
        kinds: dict[Group, list[Group]] = defaultdict(list)
        for group in left:
            kinds[0, group[1]].append(group)
        return self._every_round(kinds, left)

    def _every_round(self, together: dict[Group, list[Group]], left: Sums) -> list[GrowthRow]:
        found = []
        for (_, kind), groups in together.items():
            groups = [group for group in groups if group in left]
            sizes = [sum(left[group][0][at] for group in groups) for at in range(len(self._rounds))]
            if kind != ITSELF and groups and min(sizes) > 0:
                found.append(self._row(groups, [left.pop(group) for group in groups], groups))
        return found

    def _row(self, groups: list[Group], sums: list[list[list[int]]], members: list[Group]) -> GrowthRow:
        of = self._of
        count = len(self._rounds)
        sizes = tuple(sum(one[0][at] for one in sums) for at in range(count))
        by_kind: Counter[int] = Counter()
        counts: dict[int, list[int]] = defaultdict(lambda: [0] * count)
        for (_, kind), (size, more) in zip(groups, sums, strict=True):
            if kind != ITSELF:
                by_kind[kind] += sum(size)
                counts[kind] = [a + b for a, b in zip(counts[kind], more, strict=True)]
        nodes = self._nodes_of(members)
        inside = self._inside(nodes)
        main = [kind for kind, _ in by_kind.most_common() if min(counts[kind]) > 0]
        kind = main[0] if main else next(iter(by_kind), ITSELF)
        chosen = nodes[self._kept.kind[nodes] == kind] if kind != ITSELF else nodes
        number = tuple(counts[kind] if main else [0] * count)
        if not main and inside:
            # The same objects are made anew in each round, with more in them.
            of_class = [node for node in nodes.tolist() if class_of(of, node) == inside[0].name]
            chosen = np.array(of_class, np.int32) if of_class else nodes
        return self._described(groups[0][0], chosen if len(chosen) else nodes, sizes, number, inside)

    def _described(
        self, id: int, nodes: I32, sizes: tuple[int, ...], counts: tuple[int, ...], inside: tuple[Inside, ...]
    ) -> GrowthRow:
        of = self._of
        itself = not len(nodes)
        if itself:
            nodes = np.flatnonzero(of.columns.id == id).astype(np.int32)
        near = nodes[np.argsort(of.distance[nodes], kind="stable")]
        near = np.concatenate((near[of.distance[near] >= 0], near[of.distance[near] < 0]))[:_SAMPLE]
        if not len(near):
            nothing = Nodes(of, near)
            return GrowthRow("(objects)", 0, _mean(sizes), "", None, None, sizes, counts, 0, "", inside, nothing)
        one = int(near[0])
        name, location = self._name(near)
        holder = self._holders.of(one, class_of(of, one))
        retained = int(of.retained[holder.node])
        return GrowthRow(
            name,
            _mean(counts),
            _mean(sizes),
            holder.text,
            holder.location,
            location,
            sizes,
            counts,
            retained,
            self._ways.path(one),
            inside,
            Nodes(of, nodes),
        )

    def _name(self, near: I32) -> tuple[str, SourceLine | None]:
        """What most of these objects are called, and where that is defined."""
        of = self._of
        names = Counter(class_of(of, node) for node in near.tolist())
        name = names.most_common(1)[0][0]
        one = next(node for node in near.tolist() if class_of(of, node) == name)
        place = of.places.of(one)
        if type_of(of, one) == "closure":
            functions = functions_of(of, [node for node in near.tolist() if type_of(of, node) == "closure"])
            (function, numbers), number = functions.most_common(1)[0]
            place = of.places.at(*numbers) if numbers else None
            more = f" and {len(functions) - 1:,} others" if 2 * number < functions.total() else ""
            name = f"{visible(function, 40) or '(anonymous)'}(){more}"
        if place is None or not place.script:
            return name, None
        return name, self._holders.declarations.line(place.script, place.line, place.column)

    def _nodes_of(self, groups: list[Group]) -> I32:
        """The nodes of some groups that came in the last round."""
        chosen = np.zeros(len(self._members.nodes), bool)
        by_kind: dict[int, list[int]] = defaultdict(list)
        for holder, kind in groups:
            by_kind[kind].append(holder)
        for kind, holders in by_kind.items():
            chosen |= (self._members.classes == kind) & np.isin(self._holder_ids, holders)
        return self._members.nodes[chosen]

    def _inside(self, nodes: I32) -> tuple[Inside, ...]:
        keys, by_node = self._of.classes
        kinds = by_node[nodes]
        count = np.bincount(kinds, minlength=len(keys))
        size = np.bincount(kinds, weights=self._kept.size[nodes], minlength=len(keys)).astype(np.int64)
        found: Counter[str] = Counter()
        number: Counter[str] = Counter()
        for at in np.flatnonzero(count).tolist():
            found[keys[at].name] += int(size[at])
            number[keys[at].name] += int(count[at])
        return tuple(Inside(name, number[name], bytes) for name, bytes in found.most_common(_CLASSES))


def _rises(sizes: list[int]) -> bool:
    """Whether something grows in steps, as the elements of an array do: at times by much, and then not for a while."""
    grew = [size > 0 for size in sizes]
    return min(sizes) >= 0 and grew[-1] and sum(grew) >= min(2, len(sizes))


def _mean(numbers: Sequence[int]) -> int:
    return round(sum(numbers) / len(numbers))
