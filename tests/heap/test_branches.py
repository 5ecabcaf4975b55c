"""The dominator tree, level by level."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cdpsync.heap import HeapSnapshot

from .handmade import Handmade, Loaded, properties, shop


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return shop()


@pytest.fixture(scope="module")
def snapshot(loaded: Loaded) -> HeapSnapshot:
    return loaded.snapshot


def test_a_dominator_tree_shows_the_biggest_branches_level_by_level(snapshot: HeapSnapshot) -> None:
    assert str(snapshot.dominator_tree(depth=3, most=2)).splitlines() == [
        " retained size  shallow size  node",
        "           810             0  (synthetic) @1",
        "           810            10    Window @3",
        "           432           400      Customer @9",
        '            32            32        "abab" @13',
        "           200           200      Customer @7",
        "           168                    … 5 more",
    ]


def test_a_dominator_tree_can_begin_anywhere_and_leaves_out_small_branches(
    loaded: Loaded, snapshot: HeapSnapshot
) -> None:
    branch = snapshot.dominator_tree(depth=1, node=loaded["window"], least=100)
    assert [one.node for one in branch.branches] == [loaded["cid"], loaded["bob"], loaded["ann"]]
    assert branch.rest is not None
    assert (len(branch.rest), branch.rest_size) == (4, 20 + 16 + 16 + 16)
    assert branch.branches[0].branches == []
    assert branch.branches[0].rest is None


def test_a_dominator_tree_is_exported_as_plain_values(loaded: Loaded, snapshot: HeapSnapshot) -> None:
    tree: Any = snapshot.dominator_tree(depth=2, most=1).to_dict()
    assert json.loads(json.dumps(tree)) == tree
    assert tree["branches"][0]["name"] == "Window"
    assert tree["branches"][0]["branches"][0]["retained_size"] == 432
    assert tree["branches"][0]["rest"] == {"count": 6, "retained_size": 368}


def test_a_dominator_tree_of_more_than_100_levels_is_refused() -> None:
    heap = Handmade("n0")
    for at in range(150):
        heap.node(f"n{at}", 8, *properties(next=f"n{at + 1}"))
    heap.node("n150", 8)
    snapshot = heap.load().snapshot
    assert str(snapshot.dominator_tree(depth=100)).count("\n") == 101
    with pytest.raises(ValueError, match="at most 100 levels, not 101"):
        snapshot.dominator_tree(depth=101)
