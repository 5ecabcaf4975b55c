"""From the changes of several rounds to the rows of a Growth: what has grown in all of them, named with its holder."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np

from ...text import visible
from ..analysis.analysis import Analysis
from ..arrays import I32
from ..objects.declared import SourceLine
from ..objects.holders import Holders, functions_of
from ..objects.labels import OF_ENGINE, class_of, type_of
from ..objects.node import Nodes
from ..objects.ways import Ways
from .changes import ITSELF, Change, Classes, Compared, Group, Kept, Round
from .growth import Growth, GrowthRow, Inside, NoiseRow
from .noise import KINDS
from .written import Written, written

_SAMPLE = 1000
"""The most objects that are looked at to name them all."""
_CLASSES = 8
_ALIKE = 20
"""In a single round, more holders of one class than this do not have rows of their own."""
_STEADY = 1.5
"""How many times as much as in the smallest round may come in the largest, if it comes steadily."""
_NET = 0.05
"""The least share of what came that must have stayed, if the numbers of objects stay the same."""
_NAMED = 200
"""The most rows of single holders, and of structures."""
_NET_OF_ONE = 0.25
"""The same for a single round, in which it may be by chance."""
_PARTS = ("(array)", "(compiled code)", "(object shape)", "(system)")
IRREGULAR = "came in some rounds and not in others"

Left = dict[Group, list[Change]]
"""The changes of each round that no row has yet."""


class Grown:
    """What has grown in every one of some rounds."""

    def __init__(self, of: Analysis, kept: Kept, classes: Classes, rounds: list[Round], last: Compared) -> None:
        self._of, self._kept, self._classes = of, kept, classes
        self._rounds, self._members = rounds, last.came
        self._holders = Holders(of)
        self._ways = Ways(of)
        self.groups: dict[int, list[Group]] = {}
        """The groups of each row, by the id() of the row."""

    def growth(self) -> Growth:
        """The rows and what is not counted."""
        count = len(self._rounds)
        left: Left = defaultdict(lambda: [Change(0, 0, {})] * count)
        for at, one in enumerate(self._rounds):
            for group, change in one.changes.items():
                left[group][at] = change
        rows = [*self._by_holder(left), *self._by_structure(left), *self._by_class(left)]
        noise = [
            NoiseRow(name, _mean(sizes), sizes)
            for at, name in enumerate(KINDS)
            if name and any(sizes := tuple(one.noise[at] for one in self._rounds))
        ]
        rest = tuple(sum(changes[at].size for changes in left.values()) for at in range(count))
        if any(rest):
            noise.append(NoiseRow(IRREGULAR, _mean(rest), rest))
        noise += [NoiseRow("what the roots hold", row.size, row.sizes) for row in rows if _is_of_roots(row)]
        rows = [row for row in rows if not _is_of_roots(row)]
        rows.sort(key=lambda row: (_is_of_engine(row.name), -row.size))  # what the program made before its layout
        return Growth(count, rows, noise)

    def _by_holder(self, left: Left) -> list[GrowthRow]:
        """What one and the same object holds in every round."""
        by_holder: dict[int, list[Group]] = defaultdict(list)
        for group, changes in left.items():
            if group[1] != ITSELF and _grows(changes, group[1]):
                by_holder[group[0]].append(group)
        for group, changes in left.items():
            if group[1] == ITSELF and (group[0] in by_holder or _rises([one.size for one in changes])):
                by_holder[group[0]].append(group)
        found = []
        for groups in self._largest(self._unlike(by_holder), left):
            together = [groups] if self._is_container(groups[0][0]) else [[one] for one in groups]
            found += [self._row(one, left) for one in together]
        return found

    def _unlike(self, by_holder: dict[int, list[Group]]) -> list[list[Group]]:
        """The groups of holders that are to have rows of their own.

        In a single round, almost everything that came is more in that round. If it came to many holders of one class,
        they are left to the rows of a structure or of a class.
        """
        every = list(by_holder.values())
        if len(self._rounds) > 1 or len(every) <= _ALIKE:
            return every
        order = np.argsort(self._kept.ids)
        at = np.searchsorted(self._kept.ids, list(by_holder), sorter=order)
        classes = self._kept.kind[order[np.minimum(at, len(order) - 1)]].tolist()
        alike = Counter(zip(classes, (groups[0][1] for groups in every), strict=True))
        return [one for one, kind in zip(every, classes, strict=True) if alike[kind, one[0][1]] <= _ALIKE]

    def _is_container(self, id: int) -> bool:
        """Whether what it holds belongs together; the variables of a scope and the global ones do not."""
        of = self._of
        (nodes,) = np.nonzero(of.columns.id == id)
        raw = of.names.raw(int(nodes[0])) if len(nodes) else ""
        return not raw.startswith(("system / Context", "Window", "global", "(", "system / NativeContext"))

    def _by_structure(self, left: Left) -> list[GrowthRow]:
        """What belongs to one structure of objects of the same class, such as a list that grows at its end."""
        above: dict[Group, dict[Group, None]] = defaultdict(dict)
        for one in self._rounds:
            for group, holder in one.above.items():
                if group in left:
                    above[holder, group[1]][group] = None
        return self._every_round(self._largest(map(list, above.values()), left), left)

    def _by_class(self, left: Left) -> list[GrowthRow]:
        """What has other holders in each round, such as the histories of many customers."""
        kinds: dict[Group, dict[Group, None]] = defaultdict(dict)
        for group in left:
            kinds[0, group[1]][group] = None
        return self._every_round(map(list, kinds.values()), left)

    def _largest(self, together: Iterable[list[Group]], left: Left) -> list[list[Group]]:
        """The groups that get rows of their own, if all of them are too many. What is left is listed by class."""
        found = list(together)
        if len(found) <= _NAMED:
            return found
        sizes = [sum(self._sizes([group for group in groups if group in left], left)) for groups in found]
        least = sum(size for size in sizes if size > 0) / _NAMED
        return [groups for groups, size in zip(found, sizes, strict=True) if size >= least]

    def _every_round(self, together: Iterable[list[Group]], left: Left) -> list[GrowthRow]:
        found = []
        for groups in together:
            kind = groups[0][1]
            kept: list[Group] = [group for group in groups if group in left]
            if kind == ITSELF or not kept or min(self._sizes(kept, left)) <= 0:
                continue
            more = [sum(left[group][at].counts.get(kind, 0) for group in kept) for at in range(len(self._rounds))]
            if min(more) > 0:  # in unrelated holders, sizes alone may all have become larger by chance
                if len(self._rounds) == 1:  # such as the elements of arrays that got their first object
                    kept += [one for one in dict.fromkeys((holder, ITSELF) for holder, _ in kept) if one in left]
                found.append(self._row(kept, left))
        return found

    def _sizes(self, groups: list[Group], left: Left) -> tuple[int, ...]:
        """The bytes of each round."""
        return tuple(sum(left[group][at].size for group in groups) for at in range(len(self._rounds)))

    def _row(self, groups: list[Group], left: Left) -> GrowthRow:
        """The row of some groups, which are taken from those that are left."""
        sizes = self._sizes(groups, left)
        counts: dict[int, list[int]] = defaultdict(lambda: [0] * len(sizes))
        by_unit: Counter[int] = Counter()
        for group in groups:
            for at, change in enumerate(left.pop(group)):
                by_unit[group[1]] += change.size
                for kind, count in change.counts.items():
                    counts[kind][at] += count
        chosen = self._members.of(groups)
        nodes, kinds = self._members.nodes[chosen], self._members.classes[chosen]
        rising = [kind for kind, numbers in counts.items() if min(numbers) > 0 and (kinds == kind).any()]
        kind = self._main(nodes, kinds, rising, by_unit)
        many = nodes[np.isin(kinds, rising)]
        inside = self._inside(nodes)
        own = nodes[kinds == kind]
        named = written(self._of, own, nodes, self._depth) if kind != ITSELF else None
        row = self._described(groups[0][0], own, many, sizes, tuple(counts[kind]), inside, named)
        self.groups[id(row)] = groups
        return row

    def _main(self, nodes: I32, kinds: I32, rising: list[int], by_unit: Counter[int]) -> int:
        """The class that there are more objects of after each round, and that is nearest to the holder.

        Others came with these, or were made anew in each round with more in them. If there are no more objects of any
        class, it is that of the object that was made anew, or ITSELF for the holder.
        """
        if not rising:
            anew = [kind for kind, _ in by_unit.most_common() if kind != ITSELF and (kinds == kind).any()]
            return anew[0] if anew else ITSELF
        depth = self._depth

        def key(kind: int) -> tuple[bool, int, int, int]:
            own = nodes[kinds == kind]
            # The nearest ones, but not a single one: it may have been made anew.
            nearest = int(np.partition(depth[own], len(own) // 4)[len(own) // 4])
            held = int(self._kept.retained[own].sum())
            return self._says_little(kind), nearest, -by_unit[kind], -held

        return min(rising, key=key)

    @cached_property
    def _depth(self) -> I32:
        """The depth of each node in the dominator tree."""
        up = self._kept.parent.copy()
        up[0] = 0
        depth = np.ones(len(up), np.int32)
        depth[0] = 0
        while up.any():  # twice as far in each step
            depth += depth[up]
            up = up[up]
        return depth

    def _says_little(self, kind: int) -> bool:
        """Whether these are parts of other objects, Chrome's own, or the variables of a scope: others say more."""
        return _is_of_engine(self._classes.keys[kind].name)

    def _described(
        self,
        id: int,
        nodes: I32,
        many: I32,
        sizes: tuple[int, ...],
        counts: tuple[int, ...],
        inside: tuple[Inside, ...],
        named: Written | None,
    ) -> GrowthRow:
        of = self._of
        if not len(nodes):  # the holder itself
            nodes = np.flatnonzero(of.columns.id == id).astype(np.int32)
        near = nodes[np.argsort(of.distance[nodes], kind="stable")]
        near = np.concatenate((near[of.distance[near] >= 0], near[of.distance[near] < 0]))[:_SAMPLE]
        if not len(near):
            nothing = Nodes(of, near)
            return GrowthRow("(objects)", 0, _mean(sizes), "", None, None, sizes, counts, 0, "", inside, nothing)
        # V8 numbers plain objects of all shapes as one class; what counts is the shape of most of these.
        keys, by_node = of.classes
        shape = Counter(keys[at].name for at in by_node[near].tolist()).most_common(1)[0][0]
        same = np.array([key.name == shape for key in keys])[by_node[nodes]]
        counts = tuple(round(count * float(same.mean())) for count in counts)
        near, nodes = near[np.isin(near, nodes[same])], nodes[same]
        one = int(near[0])
        holder = self._holders.of(one, class_of(of, one), many, several=self._is_level(near))
        retained = int(of.retained[holder.node])
        if named is not None:
            counts = tuple(round(count * len(named.nodes) / len(nodes)) for count in counts)
            nodes, near = named.nodes, named.nodes[np.argsort(of.distance[named.nodes], kind="stable")][:_SAMPLE]
            one = int(near[0])
            shape = class_of(of, one)
        calls = near if named is None or named.function is None else np.array([named.function], np.int32)
        name, location = self._name(shape, calls)
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

    def _is_level(self, near: I32) -> bool:
        """Whether several of these are as near to the roots, as those in one object are, but not those in a list."""
        distance = self._of.distance[near[:2]]
        return len(distance) == 2 and bool(distance[0] == distance[1])

    def _name(self, name: str, near: I32) -> tuple[str, SourceLine | None]:
        """What these objects of a class are called, and where that is defined."""
        of = self._of
        one = int(near[0])
        place = of.places.of(one)
        if type_of(of, one) == "closure":
            functions = functions_of(of, near.tolist())
            (function, numbers), number = functions.most_common(1)[0]
            place = of.places.at(*numbers) if numbers else None
            more = f" and {len(functions) - 1:,} others" if 2 * number < functions.total() else ""
            name = f"{visible(function, 40) or '(anonymous)'}(){more}"
        if place is None or not place.script:
            return name, None
        return name, self._holders.declarations.line(place.script, place.line, place.column)

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
        shown = found.most_common(_CLASSES)
        return tuple(Inside(self._function(name, nodes), number[name], bytes) for name, bytes in shown)

    def _function(self, name: str, nodes: I32) -> str:
        """The name of a class, or, of closures, that of the function of most of them."""
        if name != "Function":
            return name
        closures = nodes[self._of.columns.type[nodes] == self._of.kinds.node("closure")][:_SAMPLE]
        functions = functions_of(self._of, closures.tolist())
        (most, _), number = functions.most_common(1)[0] if functions else (("", None), 0)
        return f"{visible(most, 40)}()" if most and 2 * number >= functions.total() else name


def _is_of_engine(name: str) -> bool:
    return name.startswith(OF_ENGINE) or name in _PARTS


def _grows(changes: Sequence[Change], unit: int) -> bool:
    """Whether there is more in every round, and not by chance, as where texts of many lengths replace one another."""
    sizes = [one.size for one in changes]
    if min(sizes) <= 0:
        return False
    if len(sizes) == 1:  # the parts of what moved to another holder are not counted as gone
        return changes[0].counts.get(unit, 0) > 0 or sizes[0] >= _NET_OF_ONE * changes[0].came
    if any(all(one.counts.get(kind, 0) > 0 for one in changes) for kind in changes[0].counts):
        return True
    return max(sizes) <= _STEADY * min(sizes) or sum(sizes) >= _NET * sum(one.came for one in changes)


def _rises(sizes: list[int]) -> bool:
    """Whether something grows in steps, as the elements of an array do: at times by much, and then not for a while."""
    grew = [size > 0 for size in sizes]
    return min(sizes) >= 0 and grew[-1] and sum(grew) >= min(2, len(sizes))


def _mean(numbers: Sequence[int]) -> int:
    return round(sum(numbers) / len(numbers))


def _is_of_roots(row: GrowthRow) -> bool:
    """Whether it has no object of its own, only bytes that came and went at the roots, as Blink's weak lists do."""
    return row.name == "(synthetic)" and not any(row.counts)
