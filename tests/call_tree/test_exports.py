"""Exports, read back: by speedscope's own code, and as flame graph tools read collapsed stacks."""

from __future__ import annotations

import io
import itertools
import json
import random
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from cdpsync.call_tree import CallTree, Recorded, Run, save_collapsed, save_speedscope
from cdpsync.call_tree.collapsed import _label

from . import trees
from .conftest import ReadBySpeedscope
from .trees import FUNCTIONS, GET, IDLE, MAIN, PARSE, ROOT, sample, tree

_PERL = re.compile(r"^(.*)\s+?(\d+(?:\.\d*)?)$")
"""How flamegraph.pl reads a line; what is before the number is read so again, for files with two counts."""


def collapsed(of: CallTree) -> list[str]:
    file = io.BytesIO()
    save_collapsed(file, of)
    return file.getvalue().decode().splitlines()


def test_collapsed_stacks_name_functions_with_their_places() -> None:
    assert collapsed(sample())[1] == "(top level) (/app/main.ts:1);main (/app/main.ts:3);parse (/app/main.ts:10) 200000"


def test_collapsed_stacks_of_memory_count_bytes() -> None:
    assert collapsed(tree((MAIN, 0, 5), unit="bytes")) == ["main (/app/main.ts:3) 5"]


def test_idle_time_is_not_exported() -> None:
    assert collapsed(tree((IDLE, 0, 1))) == []


@settings(max_examples=60, deadline=None)
@given(of=trees.trees())
def test_flame_graph_tools_read_each_stack_whole(of: CallTree) -> None:
    lines = collapsed(of)
    read = 0
    for line in lines:
        found = _PERL.match(line)
        assert found is not None
        assert not _PERL.match(found[1])
        assert all(name.strip() == name != "" for name in found[1].split(";"))
        assert line == line.strip()
        read += int(found[2])
    assert read == round(of.active * 1e6)


def times(of: CallTree) -> dict[str, list[float]]:
    """By frame, the microseconds in it alone and in all, as speedscope adds them up for collapsed stacks."""
    found: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for node, value in enumerate(of.values):
        if value and of.functions[node].category != "idle":
            names = [_label(of.functions[one]) for one in trees.stack(of, node)]
            found[names[0]][0] += value * 1e6
            for name in set(names):
                found[name][1] += value * 1e6
    return found


def random_tree(seed: int, count: int = 200) -> CallTree:
    source = random.Random(seed)
    busy = [one for one in FUNCTIONS if one != IDLE]
    nodes = [
        (source.choice(busy), max(0, node - source.randrange(6)), source.randrange(500) / 1e6) for node in range(count)
    ]
    return tree(*nodes, (IDLE, 0, 0.001))


def runs_of(of: CallTree, seed: int) -> list[Run]:
    """The values of a tree, cut into runs in some order, with idle gaps between some of them."""
    source = random.Random(seed)
    pieces = [(node, value / 2) for node, value in enumerate(of.values) if value and of.functions[node] != IDLE] * 2
    source.shuffle(pieces)
    runs, now = [], 0.0
    for node, value in pieces:
        now += source.choice([0, 0, 0.0001])
        runs.append(Run(now, value, node))
        now += value
    return runs


@pytest.fixture(scope="module")
def of() -> CallTree:
    return random_tree(7)


@pytest.fixture(scope="module")
def read(of: CallTree, read_by_speedscope: ReadBySpeedscope, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """What speedscope reads: collapsed stacks, a file with two profiles, and a heap profile."""
    directory = tmp_path_factory.mktemp("exports")
    heap = CallTree(of.functions, of.parents, [round(value * 1e6) for value in of.values], "bytes")
    save_collapsed(directory / "a.txt", of)
    save_speedscope(directory / "b.json", [Recorded("in order", of, runs_of(of, 1)), Recorded("merged", of)], "both")
    save_speedscope(directory / "c.json", [Recorded("heap", heap)])
    return read_by_speedscope(*(directory / name for name in ("a.txt", "b.json", "c.json")))


def test_speedscope_reads_the_same_times_in_collapsed_stacks(of: CallTree, read: list[Any]) -> None:
    (profile,) = read[0]
    assert {one["name"]: pytest.approx([one["self"], one["total"]]) for one in profile["frames"]} == times(of)


@pytest.mark.parametrize(("number", "name"), [(0, "in order"), (1, "merged")])
def test_speedscope_reads_the_same_times_for_each_function(
    of: CallTree, read: list[Any], number: int, name: str
) -> None:
    profile = read[1][number]
    assert (profile["name"], profile["unit"]) == (name, "microseconds")
    assert profile["total"] == pytest.approx(of.active * 1e6)
    found = {(one["name"], one.get("file"), one.get("line")): (one["self"], one["total"]) for one in profile["frames"]}
    assert len(found) == len(profile["frames"])
    for function in {one for one, value in zip(of.functions, of.totals, strict=True) if value} - {ROOT, IDLE}:
        own, whole = (1e6 * count(of, function.__eq__) for count in (trees.self_value, trees.total))
        key = function.name or "(top level)", function.file or None, (function.file and function.line) or None
        assert found.pop(key) == pytest.approx((own, whole))
    assert not found


def test_speedscope_reads_bytes(of: CallTree, read: list[Any]) -> None:
    (profile,) = read[2]
    assert (profile["name"], profile["unit"], profile["total"]) == ("heap", "bytes", round(of.active * 1e6))


def events(of: CallTree, *runs: Run) -> list[tuple[str, str, float]]:
    file = io.BytesIO()
    save_speedscope(file, [Recorded("", of, runs)])
    written = json.loads(file.getvalue())
    frames = written["shared"]["frames"]
    return [(one["type"], frames[one["frame"]]["name"], one["at"]) for one in written["profiles"][0]["events"]]


def test_runs_open_and_close_frames_in_order() -> None:
    of = tree((MAIN, 0, 1), (PARSE, 1, 1), (GET, 1, 1))
    assert events(of, Run(0.5, 1, 2), Run(1.5, 1, 3), Run(4, 1, 1)) == [
        ("O", "main", 500_000),
        ("O", "parse", 500_000),
        ("C", "parse", 1_500_000),
        ("O", "get", 1_500_000),
        ("C", "get", 2_500_000),
        ("C", "main", 2_500_000),
        ("O", "main", 4_000_000),
        ("C", "main", 5_000_000),
    ]


def test_runs_that_overlap_do_not_go_back_in_time() -> None:
    of = tree((MAIN, 0, 1), (PARSE, 0, 1))
    at = [one[2] for one in events(of, Run(0, 2, 1), Run(1, 0.5, 2), Run(1.2, 3, 1))]
    assert all(before <= after for before, after in itertools.pairwise(at))


def test_a_file_needs_a_profile(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least one profile"):
        save_speedscope(tmp_path / "a.json", [])
    assert not list(tmp_path.iterdir())


def test_a_hundred_thousand_levels_are_written() -> None:
    depth = 100_000
    of = CallTree([ROOT, *[PARSE] * depth], range(-1, depth), [0] * depth + [1], "bytes")
    assert collapsed(of)[0].count(";") == depth - 1
