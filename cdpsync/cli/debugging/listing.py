"""Lines of source with their numbers: the line where the program is has a ">", those with a breakpoint a "*"."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def listed(lines: Sequence[str], first: int, last: int, *, here: int = 0, marked: Collection[int] = ()) -> list[str]:
    """The lines from `first` to `last`, counted from 1; those beyond the end are left out."""
    first, last = max(1, first), min(len(lines), last)
    width = len(str(last))
    return [
        f"{'>' if number == here else ' '}{'*' if number in marked else ' '}{number:>{width}}  {lines[number - 1]}"
        for number in range(first, last + 1)
    ]
