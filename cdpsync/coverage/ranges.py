"""What V8 reports: functions, and the ranges in them with their counts."""

from __future__ import annotations

from typing import NamedTuple


class Range(NamedTuple):
    """A part of a script, and how often it ran. Offsets count UTF-16 code units from 0; `end` is behind the last."""

    start: int
    end: int
    count: int  # type: ignore[assignment]  # tuple.count is not used


class ScriptFunction(NamedTuple):
    """One function as V8 reports it (Profiler.FunctionCoverage).

    The first range is the whole function. The others are the blocks in it whose counts differ from what is around them.
    Without `has_blocks`, V8 has counted only the function.
    """

    name: str
    ranges: list[Range]
    has_blocks: bool
