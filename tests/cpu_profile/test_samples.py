"""How samples become time. What DevTools makes of the same files is compared in test_devtools.py."""

from __future__ import annotations

from typing import Any

import pytest

from cdpsync.cpu_profile import CPUProfile

from .profiles import profile_of

GC = "(garbage"
near: Any = pytest.approx


def times(raw: dict[str, Any]) -> dict[str, float]:
    """The self time of each stack that has any, in milliseconds."""
    tree = CPUProfile(raw).call_tree
    found: dict[str, float] = {}
    for node, value in enumerate(tree.values):
        names = []
        at = node
        while at > 0:
            names.append(tree.functions[at].name)
            at = tree.parents[at]
        if value:
            found[" ".join(reversed(names))] = round(value * 1e3, 6)
    return found


def test_a_sample_lasts_until_the_next_one() -> None:
    raw = profile_of("main a", "main b", "main b", "main a", deltas=[500, 3000, 1000, 2000])
    assert times(raw) == {"main a": 3 + 2, "main b": 1 + 2}


def test_the_last_sample_lasts_as_long_as_the_average() -> None:
    assert times(profile_of("a", "b", "c", deltas=[0, 3000, 1000])) == {"a": 3, "b": 1, "c": 2}


def test_a_collection_belongs_to_the_stack_before_it() -> None:
    raw = profile_of("main a", GC, GC, "main b", GC, "main b")
    assert times(raw) == {
        "main a": 1,
        "main a (garbage collector)": 2,
        "main b": 2,
        "main b (garbage collector)": 1,
    }
    assert CPUProfile(raw).total("a") == near(0.003)


def test_a_collection_before_all_stacks_has_none() -> None:
    assert times(profile_of(GC, "main")) == {"(garbage collector)": 1, "main": 1}


def test_a_single_program_sample_between_equal_bottoms_is_no_gap() -> None:
    raw = profile_of("main a", "(program)", "main b", "(program)", "(program)", "main b", "(program)", "other")
    assert times(raw) == {"main a": 2, "main b": 2, "(program)": 3, "other": 1}


def test_a_single_program_sample_next_to_a_collection_is_kept() -> None:
    assert times(profile_of("main", "(program)", GC, "main")) == {
        "main": 2,
        "(program)": 1,
        "(program) (garbage collector)": 1,
    }


def test_samples_are_sorted_by_their_times() -> None:
    raw = profile_of("a", "c", "b", deltas=[1000, 3000, -2000])
    assert times(raw) == {"a": 1, "b": 2, "c": 1.5}


def test_one_sample_lasts_until_the_end_of_the_recording() -> None:
    assert times(profile_of("a", deltas=[400])) == {"a": 1}


def test_a_profile_without_samples_is_empty() -> None:
    profile = CPUProfile(profile_of())
    assert (profile.sample_count, profile.interval, list(profile.runs), profile.call_tree.totals[0]) == (0, 0, [], 0)
    assert "no samples" in profile.summary().text()


def test_samples_without_times_are_spread_evenly() -> None:
    raw = profile_of("a", "b")
    del raw["timeDeltas"]
    assert times(raw) == {"a": 1.5, "b": 1.5}


def test_counts_are_used_if_there_are_no_samples_at_all() -> None:
    raw = profile_of("a", "b", "b")
    del raw["samples"], raw["timeDeltas"]
    profile = CPUProfile(raw)
    assert profile.self_time("b") == near(2 * profile.self_time("a"))
    assert "estimates" in profile.warning
    assert profile.warning in str(profile.summary())


def test_runs_are_what_ran_when_without_idle_times() -> None:
    profile = CPUProfile(profile_of("a", "a", "(idle)", "b", GC, deltas=[0, 1000, 1000, 1000, 1000]))
    functions = profile.call_tree.functions
    assert [(round(1e3 * one.start), round(1e3 * one.duration), functions[one.node].name) for one in profile.runs] == [
        (0, 2, "a"),
        (3, 1, "b"),
        (4, 1, "(garbage collector)"),
    ]
    assert profile.runs[-1] == list(profile.runs)[-1]
    assert profile.runs[:1] == list(profile.runs)[:1]


def test_shares_are_parts_of_the_active_time() -> None:
    profile = CPUProfile(profile_of("a b", "(idle)", "(idle)", "a"))
    assert (profile.share("b"), profile.share("a"), profile.total("(idle)")) == (0.5, 1.0, near(0.002))


def test_a_recursive_function_counts_once() -> None:
    profile = CPUProfile(profile_of("a b a b", "a b"))
    assert (profile.total("a"), profile.self_time("b")) == (near(0.002), near(0.002))


def test_devtools_tree_counts_samples() -> None:
    raw = profile_of("main a", GC, "main b", deltas=[0, 5000, 1000])
    tree = CPUProfile(raw).devtools_tree()
    found = {function.name: round(1e3 * value, 6) for function, value in zip(tree.functions, tree.values, strict=True)}
    each = 7 / 3  # the recording is 7 ms long
    assert found == near({"(root)": 0, "main": 0, "a": each, "(garbage collector)": each, "b": each}, abs=1e-5)
    assert tree.totals[0] == near(0.007)
