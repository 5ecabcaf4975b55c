"""Who allocated the memory, on one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..call_tree import CallTree, SizeRow, Summary, own_totals, top
from ..text import count_text
from ..views import Table

_FEW = 100


@dataclass(frozen=True, repr=False)
class SizeSummary(Summary):
    """Who allocated the memory, on one page: it prints as a text of less than 2 KB. All sizes are in bytes."""

    total_size: int
    """The bytes of all allocations that are count_text."""
    sample_count: int
    """The number of samples; 0 if the file does not have them."""
    functions: Table[SizeRow]
    """The functions that allocated most themselves."""
    totals: Table[SizeRow]
    """The functions of the program that allocated most with what they called."""
    packages: Table[SizeRow]
    """The packages that allocated most; the program's own code counts as one."""
    notes: tuple[str, ...]
    """What is doubtful about the numbers. A sentence each."""
    warning: str
    """Why the profile may lack something; "" if there is no doubt."""

    def _head(self) -> list[str]:
        samples = f", {count_text(self.sample_count, 'sample')}" if self.sample_count else ""
        return [f"sampled allocations: {self.total_size:,} bytes{samples}"]

    def _tables(self) -> Iterator[tuple[str, Table[Any] | None, str]]:
        yield "most bytes by functions themselves", self.functions, "total"
        yield "most bytes with what they called", self.totals, "self"
        yield "packages", self.packages, "total"


def summarize(tree: CallTree, total_size: int, sample_count: int) -> SizeSummary:
    """The summary of a profile."""
    return SizeSummary(
        total_size,
        sample_count,
        top(tree, 5),
        own_totals(tree),
        top(tree, 5, "package"),
        tuple(_notes(total_size, sample_count)),
        tree.warning,
    )


def _notes(total_size: int, sample_count: int) -> Iterator[str]:
    if not total_size:
        yield "nothing was allocated that is still alive; include_collected_by_minor_gc=True counts what was freed too"
    elif 0 < sample_count < _FEW:
        yield "fewer than 100 samples: record longer, or with a smaller interval"
