"""Totals: how much of something has run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Totals:
    """How many lines, functions and blocks there are, how many of them have run, and the shares, from 0 to 1.

    A share of nothing is 1.0, as in c8.
    """

    line_count: int = 0
    covered_line_count: int = 0
    function_count: int = 0
    covered_function_count: int = 0
    block_count: int = 0
    covered_block_count: int = 0

    @property
    def lines(self) -> float:
        """The share of the lines that have run. c8 shows it as the percentage of lines, and of statements."""
        return _share(self.covered_line_count, self.line_count)

    @property
    def functions(self) -> float:
        """The share of the functions that have run."""
        return _share(self.covered_function_count, self.function_count)

    @property
    def blocks(self) -> float:
        """The share of the blocks that have run. c8 shows it as the percentage of branches."""
        return _share(self.covered_block_count, self.block_count)

    @classmethod
    def of(cls, parts: Iterable[Totals]) -> Totals:
        """The sum of other totals."""
        columns = [
            (
                one.line_count,
                one.covered_line_count,
                one.function_count,
                one.covered_function_count,
                one.block_count,
                one.covered_block_count,
            )
            for one in parts
        ]
        return cls(*map(sum, zip(*columns, strict=True))) if columns else cls()


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
