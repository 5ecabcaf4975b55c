"""FileCoverage: which lines, functions and blocks of one source file have run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from .parts import Parts, common
from .script import ScriptCoverage
from .text import Text
from .totals import Totals

P = TypeVar("P")


@dataclass(frozen=True)
class Block:
    """A part of a file that V8 counts by itself: a function, or a block in it that ran more or less often.

    Lines and columns count from 1, columns in UTF-16 code units, as in editors; the end is after the last character.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    count: int


@dataclass(frozen=True)
class FunctionCoverage:
    """A function that has a name, and how often it was called. Lines and columns are those of `Block`."""

    name: str
    line: int
    column: int
    end_line: int
    end_column: int
    count: int


@dataclass(frozen=True)
class FileCoverage:
    """Which lines, functions and blocks of one source file have run.

    A line's count is that of the innermost range that spans the whole line; a line that is only partly within a block
    has the count of what is around it, as in c8. A line that a comment such as /* c8 ignore next */ takes out of the
    count has the count 1.
    """

    file: str
    """The path of the file; its URL, if it is not a file: URL."""
    source: str
    """The text of the file."""
    lines: dict[int, int]
    """How often each line has run, by its number, which counts from 1. White space at the end of a file has no line."""
    functions: list[FunctionCoverage]
    """The functions that have names. Others are blocks only, as V8 gives them no name."""
    blocks: list[Block]
    """Everything that V8 has counted by itself: the module, the functions, and the blocks in them. c8 calls these
    branches. A function of which V8 has counted only the calls is not a block."""
    gaps: list[Block] = field(default_factory=list)
    """The parts that have not run, in order: functions, also those without a name or without blocks, and blocks."""
    ignored_lines: frozenset[int] = frozenset()
    """The numbers of the lines that comments take out of the count."""
    loaded: bool = True
    """Whether the program has loaded the file. If not, nothing in it has run."""
    warning: str = ""
    """Why the numbers may be wrong, such as a file that has changed since; "" if there is no doubt."""
    scripts: tuple[ScriptCoverage, ...] = field(default=(), compare=False, repr=False)
    """What V8 reported of the scripts that were made from this file."""

    @cached_property
    def total(self) -> Totals:
        """How many lines, functions and blocks have run, and the shares: `file.total.lines >= 0.8`."""
        return Totals(
            len(self.lines),
            sum(count > 0 for count in self.lines.values()),
            len(self.functions),
            sum(one.count > 0 for one in self.functions),
            len(self.blocks),
            sum(one.count > 0 for one in self.blocks),
        )

    @cached_property
    def uncovered_lines(self) -> str:
        """The lines that have not run, as ranges: "12-15,20". It is "" if all have run."""
        return line_ranges(line for line, count in self.lines.items() if not count)

    @cached_property
    def uncovered_functions(self) -> list[FunctionCoverage]:
        """The functions that were never called."""
        return [one for one in self.functions if not one.count]

    def __repr__(self) -> str:
        total = self.total
        return (
            f"<FileCoverage {self.file}: {total.lines:.1%} of {total.line_count:,} lines, "
            f"{total.functions:.1%} of {total.function_count:,} functions>"
        )


def line_ranges(lines: Iterable[int]) -> str:
    """Numbers of lines as ranges: "12-15,20"."""
    found: list[list[int]] = []
    for line in sorted(lines):
        if found and line == found[-1][1] + 1:
            found[-1][1] = line
        else:
            found.append([line, line])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in found)


class Counting:
    """The counts of one file while ranges are applied to it, outer ones first."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.counts: list[int] = [1] * len(text.starts)
        self.blocks: list[Block] = []
        self.functions: list[FunctionCoverage] = []
        self._parts = Parts()

    def add(self, start: int, end: int, count: int, name: str, is_block: bool) -> None:
        """Apply a range. With a name, it is a function."""
        text = self.text
        first, last = text.first_line(start), text.last_line(end)
        if first > last or first >= len(self.counts):
            return
        shown = 1 if first in text.ignored else count
        # A range that begins at the end of a line belongs to the next one, as in v8-to-istanbul 9.3.0.
        place = (first + 1, max(0, start - text.starts[first]) + 1, last + 1, end - text.starts[last] + 1, shown)
        if is_block:
            self.blocks.append(Block(*place))
        self._parts.paint(start, end, shown > 0)
        if name:
            self.functions.append(FunctionCoverage(name, *place))
        lower, upper = text.spanned(start, end)
        if upper > lower:
            self.counts[lower:upper] = [count] * (upper - lower)

    def gaps(self) -> list[Block]:
        """What has not run, and nothing of it has."""
        return [Block(*self._place(start), *self._place(end), 0) for start, end in self._parts.gaps()]

    def _place(self, offset: int) -> tuple[int, int]:
        line = self.text.last_line(offset)
        return line + 1, offset - self.text.starts[line] + 1

    def lines(self) -> dict[int, int]:
        """The count of each line, by its number, which counts from 1."""
        counts = dict(enumerate(self.counts, 1))
        counts.update((line + 1, 1) for line in self.text.ignored)
        return counts


def joined(parts: list[FileCoverage]) -> FileCoverage:
    """One file from several scripts that were made from it: the counts are added, place by place."""
    first = parts[0]
    lines = dict[int, int]()
    functions = dict[tuple[str, int, int, int, int], int]()
    blocks = dict[tuple[int, int, int, int], int]()
    loaded = [one for one in parts if one.loaded] or parts[:1]
    for part in loaded:
        for line, count in part.lines.items():
            lines[line] = 1 if line in first.ignored_lines else lines.get(line, 0) + count
        _add(functions, {(f.name, f.line, f.column, f.end_line, f.end_column): f.count for f in part.functions})
        _add(blocks, {(b.line, b.column, b.end_line, b.end_column): b.count for b in part.blocks})
    return FileCoverage(
        first.file,
        loaded[0].source,
        lines,
        [FunctionCoverage(*place, count) for place, count in functions.items()],
        [Block(*place, count) for place, count in blocks.items()],
        [Block(*start, *end, 0) for start, end in common([_spans(one.gaps) for one in loaded])],
        loaded[0].ignored_lines,
        loaded[0].loaded,
        next((one.warning for one in loaded if one.warning), ""),
        tuple(script for one in parts for script in one.scripts),
    )


def _add(found: dict[P, int], more: Mapping[P, int]) -> None:
    for place, count in more.items():
        found[place] = found.get(place, 0) + count


def _spans(gaps: list[Block]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return [((one.line, one.column), (one.end_line, one.end_column)) for one in gaps]
