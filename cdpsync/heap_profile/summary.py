"""Who allocated the memory, on one page."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..call_tree import CallTree, SizeRow, function_name, place, top
from ..views import Table

_WIDTH = 78
_LONGEST = 2000
"""The most bytes that it prints."""
_FEW = 100


@dataclass(frozen=True)
class Summary:
    """Who allocated the memory, on one page: it prints as a text of less than 2 KB. All sizes are in bytes."""

    total_size: int
    """The bytes of all allocations that are counted."""
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

    def text(self) -> str:
        """The page, as it prints."""
        rows = 5
        while len((text := self._text(rows)).encode()) > _LONGEST and rows > 1:
            rows -= 1
        return text

    def _text(self, rows: int) -> str:
        samples = f", {self.sample_count:,} samples" if self.sample_count else ""
        lines = [f"sampled allocations: {self.total_size:,} bytes{samples}"]
        lines += [f"! {note}" for note in filter(None, (self.warning, *self.notes))]
        for title, table, hidden in (
            ("most bytes by functions themselves", self.functions, "total"),
            ("most bytes with what they called", self.totals, "self"),
            ("packages", self.packages, "total"),
        ):
            if table:
                plain = table.without(f"{hidden}_size").without(f"{hidden}_share")
                plain.title, plain.warning = title, ""
                lines.append(plain[:rows].text(rows, width=_WIDTH))
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """The same as plain values, with a list of dicts for each table."""
        return {name: value.to_dict() if isinstance(value, Table) else value for name, value in vars(self).items()}

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return f"<pre>{html.escape(self.text())}</pre>"


def summarize(tree: CallTree, total_size: int, sample_count: int) -> Summary:
    """The summary of a profile."""
    own = {(function_name(one), place(one)) for one in tree.kinds[0] if one.category == "javascript"}
    totals = top(tree, None, sort="total")
    rows = [row for row in totals if row[:2] in own][:5]
    return Summary(
        total_size,
        sample_count,
        top(tree, 5),
        Table(totals.title, totals.columns, rows, totals.warning),
        top(tree, 5, "package"),
        tuple(_notes(total_size, sample_count)),
        tree.warning,
    )


def _notes(total_size: int, sample_count: int) -> Iterator[str]:
    if not total_size:
        yield "nothing was allocated that is still alive; include_collected_by_minor_gc=True counts what was freed too"
    elif 0 < sample_count < _FEW:
        yield "fewer than 100 samples: record longer, or with a smaller interval"
