"""What is new since an older snapshot, and what holds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

import numpy as np

from ...text import size_text, visible
from ...views import Table
from ..analysis.analysis import Analysis
from ..analysis.places import show_place
from ..arrays import I32
from ..objects.holders import Holders
from ..objects.labels import class_of
from ..objects.retainers import shortest, source_of
from ..rounds.chains import Chains
from ..rounds.changes import Kept, compare
from ..rounds.debugger import without_debugger
from ..rounds.growth import GrowthRow, Inside
from ..rounds.rows import Grown
from ..tables.diff import Diff, DiffRow, Digest, diff

_SAMPLE = 12
"""The most new objects of a class that are looked at to say what holds them."""
_CHAINS = 60
"""The most rows that are joined to chains."""
_ENGINE = ("(compiled code)", "(object shape)", "(system)", "(synthetic)")
_NAME = 60


class News:
    """What is new in a snapshot since an older one."""

    def __init__(self, of: Analysis, older: Digest) -> None:
        self._of = of
        self.diff: Diff = diff(of, older)
        self.since: str = PurePath(older.file).name
        new = np.isin(of.columns.id, np.array(self.diff.new_ids(), np.int64))
        new &= of.shallow > 0
        self._new = new
        self._nodes: I32 = np.flatnonzero(new).astype(np.int32)
        self._classes: I32 = of.classes.of[self._nodes]
        self._numbers = {key: number for number, key in enumerate(of.classes.keys)}
        self._holders = Holders(of)
        self.grown: list[GrowthRow] | None = None if self.diff.warning else _grown(of, older)
        if self.grown is not None:
            self.grown.sort(key=self.moved)

    def moved(self, row: GrowthRow) -> bool:
        """Whether the objects are not new: they only have another holder than before."""
        return row.count > 0 and not self._new[row.nodes.ordinals].any()

    def most_changed(self, most: int) -> Table[DiffRow]:
        """The `most` rows of the diff with the greatest changes, in its order, and those in which nothing changed."""
        changed = sorted((row for row in self.diff if not unchanged(row)), key=lambda row: -abs(row.size_delta))
        left_out = {row.key for row in changed[most:]}
        more = f"; the {most} that changed most" if left_out else ""
        rows = [row for row in self.diff if row.key not in left_out]
        return Table(self.diff.title + more, self.diff.columns, rows, self.diff.warning)

    def objects(self, row: DiffRow) -> I32:
        """The new objects of a class, or, if it has only lost some, those that are left."""
        number = self._numbers.get(row.key, -1)
        found = self._nodes[self._classes == number]
        return (
            found
            if len(found)
            else np.flatnonzero((self._of.classes.of == number) & (self._of.shallow > 0)).astype(np.int32)
        )

    def holder(self, row: DiffRow) -> str:
        """What holds most of the new objects of a class: the nearest object on their paths that is not new itself.

        It is "" for what V8 keeps for itself, and for a class without new objects.
        """
        if not row.new or self.diff.warning or row.name in _ENGINE or row.name.startswith("system / "):
            return ""
        nodes = self._nodes[self._classes == self._numbers.get(row.key, -1)]
        sample = nodes[np.linspace(0, len(nodes) - 1, min(_SAMPLE, len(nodes))).astype(np.int64)]
        found: Counter[str] = Counter()
        for node in sample.tolist():
            edges = shortest(self._of, node)
            if not edges:
                continue
            on_way = np.array([source_of(self._of, edge) for edge in edges], np.int32)
            holder = self._holders.of(node, class_of(self._of, node), on_way[self._new[on_way]], several=len(nodes) > 1)
            where = f", {holder.location}" if holder.location else ""
            found[f"{holder.text}{where}" if holder.text else ""] += 1
        if not found:
            return ""
        text = found.most_common(1)[0][0]
        return f"{text}, and others" if text and len(found) > 1 else text

    def headline(self) -> str:
        """The report in one line: by how much the heap grew, and what grew most."""
        change = sum(row.size_delta for row in self.diff)
        grew = f"{signed_size(change)} since {self.since or 'the older snapshot'}"
        if self.diff.warning:
            return "These snapshots do not belong together"
        rows = [row for row in self.grown or () if not self.moved(row)]
        if rows:
            more = f" and {len(rows) - 1:,} more" if len(rows) > 1 else ""
            return f"{grew}: {signed_size(rows[0].size)} in {rows[0].what}{more}"
        if self.grown is None or self.grown:
            for row in self.diff:
                if row.size_delta > 0 and (holder := self.holder(row)):
                    what = f"{row.delta:,} {row.name}" if row.delta > 0 else row.name
                    return f"{grew}: {signed_size(row.size_delta)} in {visible(what, _NAME)} held by {holder}"
        return f"{grew}: nothing that the program holds has grown"


def _grown(of: Analysis, older: Digest) -> list[GrowthRow] | None:
    """What has grown, a row for each chain; None if the older snapshot was not kept with its holders."""
    if older.before is None:
        return None
    classes, kept = older.before
    of, _, only = without_debugger(of)
    now = Kept(of, classes, only)
    found = compare(kept, now)
    grown = Grown(of, now, classes, [found.round], found)
    rows = grown.growth().rows
    joined = Chains(of, found.came, rows[:_CHAINS], grown.groups).joined()
    chains = [row._replace(size=sum(one.size for one in (row, *others))) for row, others in joined]
    return [*sorted(chains, key=lambda row: -row.size), *rows[_CHAINS:]]


def unchanged(row: DiffRow) -> bool:
    """Whether a class has as many objects and bytes as before."""
    return not row.delta and not row.size_delta


def signed_size(size: int) -> str:
    """A change of a size: "+4.1 MB"."""
    return f"{'−' if size < 0 else '+'}{size_text(abs(size))}"


def inside_text(inside: Sequence[Inside]) -> str:
    """What came with some objects."""
    return ", ".join(f"{one.count:,} {one.name} ({size_text(one.size)})" for one in inside)


def counts_text(row: DiffRow) -> str:
    """The numbers of a row of the diff, in words, and where the class is defined."""
    sizes = f"{row.alloc_size:,} bytes new, {row.freed_size:,} bytes gone"
    where = f"; defined at {show_place(row.location)}" if row.location else ""
    return f"{row.new:,} new, {row.deleted:,} deleted; {sizes}{where}"
