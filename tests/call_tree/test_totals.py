"""What was spent in functions, files, packages and categories: against counting stack by stack."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdpsync.call_tree import CallTree, Function, callers, outline, place, self_value, share, top, total
from cdpsync.call_tree.groups import NAMES

from . import trees
from .trees import COLLECTOR, GET, IDLE, MAIN, PARSE, ROOT, javascript, sample, tree


def close(value: float) -> Any:
    return pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize("by", NAMES)
@settings(max_examples=40, deadline=None)
@given(of=trees.trees())
def test_a_group_has_what_the_stacks_with_it_have(by: str, of: CallTree) -> None:
    rows = top(of, None, by)
    for row in rows:

        def wanted(function: Function, row: Any = row) -> bool:
            return NAMES[by](function) == row.name and (by != "function" or place(function) == row.place)

        assert row.self_time == close(trees.self_value(of, wanted))
        assert row.total_time == close(trees.total(of, wanted))
    busy = sum(row.self_time for row in rows if row.self_share is not None)
    assert busy == close(of.active)


@settings(max_examples=40, deadline=None)
@given(of=trees.trees())
def test_a_name_counts_for_all_functions_that_have_it(of: CallTree) -> None:
    if any(function.name == "parse" for function in of.functions):
        assert total(of, "parse") == close(trees.total(of, lambda one: one.name == "parse"))
        assert self_value(of, "parse") == close(trees.self_value(of, lambda one: one.name == "parse"))
        assert total(of, re.compile("^pa")) == total(of, "parse")


@settings(max_examples=40, deadline=None)
@given(of=trees.trees())
def test_the_whole_tree_adds_up(of: CallTree) -> None:
    rows = outline(of, least=0)
    first = sum(row.total_time for row in rows if row.level == 0)
    assert first == close(of.active - of.values[0])
    for at, row in enumerate(rows):
        below = 0.0
        for other in rows[at + 1 :]:
            if other.level <= row.level:
                break
            below += other.total_time if other.level == row.level + 1 else 0
        assert row.total_time == close(row.self_time + below)


@settings(max_examples=40, deadline=None)
@given(of=trees.trees())
def test_callers_share_the_total_of_what_they_called(of: CallTree) -> None:
    if any(function.name == "parse" for function in of.functions):
        rows = callers(of, "parse", depth=None, least=0)
        assert sum(row.total_time for row in rows if row.level == 0) == close(total(of, "parse"))
        assert sum(row.self_time for row in rows if row.level == 0) == close(self_value(of, "parse"))


def test_recursion_counts_once_also_by_way_of_another_function() -> None:
    assert total(sample(), "parse") == close(0.56)
    assert self_value(sample(), "parse") == close(0.55)


def test_a_file_that_calls_itself_by_way_of_another_counts_once() -> None:
    assert total(sample(), "/app/main.ts", by="file") == close(0.66)
    assert total(sample(), "main.ts", by="file") == close(0.66)


def test_a_share_is_a_part_of_the_active_time() -> None:
    assert share(sample(), "parse") == close(0.56 / 0.66)


def test_idle_time_has_no_share() -> None:
    with pytest.raises(ValueError, match="ask for its total"):
        share(sample(), "(idle)")


@pytest.mark.parametrize("name", ["main.ts:parse", "/app/main.ts:parse", "main.ts:10", re.compile("^parse$")])
def test_functions_are_found_by_file_and_name_line_or_pattern(name: str) -> None:
    other = javascript("parse", "/lib/domain.ts", 30)
    of = tree((MAIN, 0, 1), (PARSE, 1, 2), (other, 1, 4))
    assert total(of, name) == (2 if isinstance(name, str) else 6)


def test_a_name_that_is_unknown_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(ValueError, match=r"no function .* the name 'prase'; the nearest are 'parse'"):
        total(sample(), "prase")


@pytest.mark.parametrize("spent", [total, self_value, share])
def test_a_function_that_was_never_seen_counts_as_the_default(spent: Callable[..., float]) -> None:
    assert spent(sample(), "fast", default=0.0) == 0.0
    assert spent(sample(), "parse", default=-1.0) > 0


def test_a_pattern_that_matches_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="no function in this recording matches 'nothing'"):
        callers(sample(), re.compile("nothing"))


def test_a_name_of_another_type_is_an_error() -> None:
    with pytest.raises(TypeError, match=r"a str or a re\.Pattern"):
        total(sample(), b"parse")  # type: ignore[arg-type]


def test_a_hundred_thousand_levels_are_no_problem() -> None:
    depth = 100_000
    of = tree(*((PARSE if node % 2 else GET, node, 1) for node in range(depth)), unit="bytes")
    assert total(of, "parse") == depth - 1
    assert top(of)[0].total_size == depth
    assert len(outline(of, least=0)) == depth
    assert callers(of, "get", depth=3)[0].total_size == depth


@pytest.mark.parametrize(
    ("functions", "parents", "values", "unit"),
    [
        ([], [], [], "seconds"),
        ([ROOT], [-1], [1, 2], "seconds"),
        ([ROOT], [0], [1], "seconds"),
        ([ROOT, MAIN, PARSE], [-1, 2, 0], [0, 1, 2], "seconds"),
        ([ROOT, MAIN], [-1, -1], [0, 1], "seconds"),
        ([ROOT], [-1], [math.nan], "seconds"),
        ([ROOT], [-1], [math.inf], "bytes"),
        ([ROOT, MAIN], [-1, 0], [2, -1], "bytes"),
        ([ROOT], [-1], [1], "hours"),
    ],
)
def test_what_is_no_tree_is_refused(functions: Any, parents: Any, values: Any, unit: str) -> None:
    with pytest.raises(ValueError, match="call tree"):
        CallTree(functions, parents, values, unit)


@settings(max_examples=60, deadline=None)
@given(of=trees.trees(), least=st.floats(0, 0.3))
def test_a_shortened_tree_never_shows_more_than_there_was(of: CallTree, least: float) -> None:
    above: list[tuple[int, float]] = []  # the rows that the next one may be below, and what is left of their totals
    for row in outline(of, least=least):
        while above and above[-1][0] >= row.level:
            above.pop()
        assert len(above) == row.level
        if above:
            level, left = above.pop()
            assert row.total_time <= left + 1e-12
            above.append((level, left - row.total_time))
        above.append((row.level, row.total_time - row.self_time))
        assert row.total_time >= least * of.active - 1e-12


def test_garbage_that_is_collected_while_the_thread_is_idle_is_not_idle_time() -> None:
    of = tree((MAIN, 0, 1), (IDLE, 0, 5), (COLLECTOR, 2, 2))
    assert (total(of, "(idle)"), total(of, "(garbage collector)"), of.active) == (5, 2, 3)
    assert [(row.level, row.name) for row in outline(of)] == [(0, "(garbage collector)"), (0, "main")]
    assert [row.name for row in callers(of, "(garbage collector)")] == ["(garbage collector)"]
