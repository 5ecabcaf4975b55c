"""The parts of a recording become one profile."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

import pytest

from cdpsync import ProfileError
from cdpsync.cpu_profile import CPUProfile
from cdpsync.domains.cpu.joining import joined

from .v8_profiler import frame, profile

OTHER_ORDER = [
    {"id": 7, "callFrame": frame("(root)"), "hitCount": 0, "children": [3, 9]},
    {"id": 3, "callFrame": frame("other", 8), "hitCount": 1},
    {"id": 9, "callFrame": frame("work", 3), "hitCount": 2, "positionTicks": [{"line": 5, "ticks": 1}]},
]


def times(raw: dict[str, Any]) -> list[int]:
    return [raw["startTime"] + one for one in accumulate(raw["timeDeltas"])]


def names(raw: dict[str, Any]) -> list[str]:
    by_id = {node["id"]: node["callFrame"]["functionName"] for node in raw["nodes"]}
    return [by_id[one] for one in raw["samples"]]


def test_one_part_stays_as_it_is() -> None:
    part = profile(1000, 2000, [(1500, 2)])
    assert joined([part]) == part


def test_samples_keep_their_times_and_nodes_are_merged() -> None:
    first = profile(1000, 2000, [(1500, 2)])
    second = profile(2100, 5000, [(2200, 3), (3000, 9), (4000, 9)], OTHER_ORDER)
    raw = joined([first, second])
    assert times(raw) == [1500, 2200, 3000, 4000]
    assert names(raw) == ["work", "other", "work", "work"]
    assert (raw["startTime"], raw["endTime"]) == (1000, 5000)
    assert [node["callFrame"]["functionName"] for node in raw["nodes"]] == ["(root)", "work", "other"]
    work = raw["nodes"][1]
    assert (work["hitCount"], work["positionTicks"]) == (3, [{"line": 5, "ticks": 2}])


def test_a_gap_that_can_be_noticed_is_time_of_the_profiler() -> None:
    parts = [profile(0, 20_000, [(10_000, 2)]), profile(30_000, 90_000, [(50_000, 2)])]
    raw = joined(parts)
    assert list(zip(times(raw), names(raw), strict=True)) == [
        (10_000, "work"),
        (20_000, "(profiler)"),
        (30_000, "(profiler)"),
        (50_000, "work"),
    ]
    assert CPUProfile(raw).total("(profiler)") == 0.03


def test_many_parts_keep_every_sample_at_its_time() -> None:
    at = [[n * 10_000 + k for k in (1, 5000, 9000)] for n in range(50)]
    raw = joined([profile(n * 10_000, n * 10_000 + 9_900, [(one, 2) for one in at[n]]) for n in range(50)])
    assert times(raw) == [one for part in at for one in part]
    assert names(raw) == ["work"] * 150


def test_parts_without_samples_are_joined_too() -> None:
    empty = profile(0, 10, [])
    assert names(joined([empty, profile(20, 30, [(25, 2)]), empty | {"startTime": 40, "endTime": 50}])) == ["work"]


def test_nodes_of_one_function_below_different_callers_stay_apart() -> None:
    nodes = [
        {"id": 1, "callFrame": frame("(root)"), "hitCount": 0, "children": [2, 3]},
        {"id": 2, "callFrame": frame("a", 1), "hitCount": 0, "children": [4]},
        {"id": 3, "callFrame": frame("b", 2), "hitCount": 0, "children": [5]},
        {"id": 4, "callFrame": frame("work", 3), "hitCount": 1},
        {"id": 5, "callFrame": frame("work", 3), "hitCount": 1},
    ]
    raw = joined([profile(0, 10, [(1, 4), (2, 5)], nodes), profile(11, 20, [(12, 5), (13, 4)], nodes)])
    assert len(raw["nodes"]) == 5
    assert raw["samples"] == [raw["samples"][0], raw["samples"][1], raw["samples"][1], raw["samples"][0]]


def test_a_part_whose_nodes_are_not_a_tree_is_an_error() -> None:
    nodes = [{"id": id, "callFrame": frame("(root)"), "hitCount": 0, "children": [3 - id]} for id in (1, 2)]
    with pytest.raises(ProfileError, match="it is not a tree"):
        joined([profile(0, 1000, [(500, 2)]), profile(1000, 2000, [(1500, 2)], nodes)])
