"""The counts of several reports are added as @bcoe/v8-coverage adds them."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from cdpsync import CoverageError
from cdpsync.coverage import Coverage, Range, ScriptCoverage, ScriptFunction, scripts_in

from . import c8
from .random_reports import reports


def as_json(coverage: Coverage) -> list[dict[str, Any]]:
    """The merged functions of each script, as V8 writes them."""
    return [
        {
            "scriptId": str(number),
            "url": one.url,
            "functions": [
                {
                    "functionName": name,
                    "ranges": [
                        {"startOffset": start, "endOffset": end, "count": count} for start, end, count in ranges
                    ],
                    "isBlockCoverage": has_blocks,
                }
                for name, ranges, has_blocks in one.functions
            ],
        }
        for number, one in enumerate(coverage.scripts)
    ]


def compared(modules: Path, count: int, seed: int) -> int:
    """How many random cases differ from the oracle."""
    source = random.Random(seed)
    cases = [reports(source) for _ in range(count)]
    found = [as_json(Coverage(script for one in case for script in scripts_in(one))) for case in cases]
    return sum(mine != theirs["result"] for mine, theirs in zip(found, c8.merge(modules, cases), strict=True))


def test_random_reports_are_merged_as_v8_coverage_merges_them(modules: Path) -> None:
    assert compared(modules, 1500, 7) == 0


def functions(*ranges: tuple[int, int, int], has_blocks: bool = True) -> list[ScriptFunction]:
    return [ScriptFunction("f", [Range(*one) for one in ranges], has_blocks)]


def test_ranges_that_overlap_are_cut() -> None:
    script = ScriptCoverage("file:///a", [functions((0, 20, 2), (5, 12, 0)), functions((0, 20, 1), (8, 15, 0))])
    counts = [
        next(count for start, end, count in reversed(script.functions[0].ranges) if start <= at < end)
        for at in range(20)
    ]
    assert counts == [3] * 5 + [1] * 3 + [0] * 4 + [2] * 3 + [3] * 5


def test_a_take_after_the_counts_were_reset_adds_what_is_new() -> None:
    first = functions((0, 20, 2), (5, 12, 0))
    later = functions((0, 20, 3))
    assert ScriptCoverage("a", [first, later]).functions[0].ranges == [(0, 20, 5), (5, 12, 3)]


def test_blocks_are_preferred_to_counts_of_whole_functions() -> None:
    whole, blocks = functions((0, 9, 4), has_blocks=False), functions((0, 9, 1), (3, 5, 0))
    for takes in ([whole, blocks], [blocks, whole]):
        assert ScriptCoverage("a", takes).functions == blocks


def test_addition_does_not_depend_on_the_order() -> None:
    parts = [Coverage([ScriptCoverage("file:///a", [functions((0, 20, n), (n, 9 + n, 0))])]) for n in (1, 2, 3)]
    one, two, three = parts
    assert as_json((one + two) + three) == as_json(three + (two + one))


def test_ranges_that_are_nested_too_deeply_are_an_error() -> None:
    deep = functions(*((n, 100_000 - n, n % 7) for n in range(30_000)))
    with pytest.raises(CoverageError, match="too deeply"):
        _ = ScriptCoverage("a", [deep]).functions
