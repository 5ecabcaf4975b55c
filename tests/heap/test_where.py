"""nodes.where(...): those that meet all conditions."""

from __future__ import annotations

import math
import re
from typing import Any

import pytest

from cdpsync.heap import Node

from .handmade import Handmade, Loaded, properties, shop


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    """A page with a cache of a megabyte, a list, strings, a joined one, elements, lost nodes.

    The table counts as a part of the cache.
    """
    heap = Handmade("window", "system")
    heap.node("window", 10, *properties(cache="cache", list="list", div="div", gone="gone", str="red"), name="Window")
    heap.node("cache", 100, *properties(colour="red", first="a"), ("internal", "table", "table"), name="Cache")
    heap.node("table", 1_000_000, ("element", 7, "a"), type="array", name="")
    heap.node("list", 16, ("element", 0, "b"), ("element", 7, "red"), ("internal", "table", "lost"), name="Array")
    heap.node("a", 24, *properties(colour="blue", owner="cache"), name="Object")
    heap.node("b", 24, *properties(colour="joined"), ("property", "7", "a"), name="Object")
    heap.node("red", 20, type="string", name="red")
    heap.node("blue", 20, type="string", name="blue")
    heap.node("joined", 32, ("internal", "first", "red"), ("internal", "second", "blue"), type="concatenated string")
    heap.node("div", 50, type="native", name="<div>", detached=1)
    heap.node("gone", 50, type="native", name="<div>", detached=2)
    heap.node("system", 0, ("element", 1, "inner"), type="synthetic", name="(roots)")
    heap.node("inner", 64, type="hidden", name="system / Map")
    heap.node("lost", 8, name="Lost")
    heap.node("unreached", 8, *properties(colour="red"), name="Lost")
    return heap.load()


@pytest.mark.parametrize(
    ("conditions", "keys"),
    [
        ({"class_name": "Lost"}, "lost unreached"),
        ({"class_name": "Detached <div>"}, "gone"),
        ({"type": "string"}, "red blue"),
        ({"name": "red"}, "red"),
        ({"name": "redblue"}, "joined"),
        ({"name": "{colour, owner}"}, "a"),
        ({"name": re.compile("^(red|{col)")}, "a b red joined"),
        ({"name": re.compile("^Detached")}, "gone"),
        ({"shallow": ">=64"}, "cache inner"),
        ({"shallow": "> 0.1 kB"}, "cache"),
        ({"shallow": 24}, "a b"),
        ({"shallow": "=24"}, "a b"),
        ({"shallow": "== 24 B"}, "a b"),
        ({"shallow": "<9", "type": "object"}, "lost unreached"),
        ({"shallow": "≤10", "type": "object"}, "window lost unreached"),
        ({"retained": ">1 MB"}, "root window cache"),
        ({"retained": "≥ 1MB"}, "root window cache"),
        ({"retained": "<=50", "type": "native"}, "div gone"),
        ({"distance": 1}, "window"),
        ({"distance": "<2"}, "window"),
        ({"distance": ">=4"}, "blue joined"),
        ({"distance": ">1,000"}, ""),
        ({"property": "cache"}, "window"),
        ({"property": "colour"}, "cache a b unreached"),
        ({"property": "table"}, ""),
        ({"property": 7}, "table list b"),
        ({"property": "7"}, "table list b"),
        ({"property": ("colour", "red")}, "cache unreached"),
        ({"property": ("colour", re.compile("r"))}, "cache b unreached"),
        ({"property": ("colour", "redblue")}, "b"),
        ({"property": ("owner", "Cache")}, "a"),
        ({"property": (7, "red")}, "list"),
        ({"detached": True}, "gone"),
        ({"detached": False, "type": "native"}, "div"),
        ({"property": "colour", "retained": "<100", "distance": "<9"}, "a b"),
        ({"property": "nothing"}, ""),
        ({"name": "nothing"}, ""),
    ],
    ids=str,
)
def test_nodes_are_found_by_conditions(loaded: Loaded, conditions: dict[str, Any], keys: str) -> None:
    found = [loaded[key] for key in keys.split()]
    assert [*loaded.snapshot.nodes.where(**conditions)] == found
    assert [*loaded.snapshot.find(**conditions)] == found


def test_a_property_may_lead_to_a_certain_node(loaded: Loaded) -> None:
    assert [*loaded.snapshot.nodes.where(property=("owner", loaded["cache"]))] == [loaded["a"]]
    assert [*loaded.snapshot.nodes.where(property=("owner", loaded["a"]))] == []
    with pytest.raises(ValueError, match="is of another snapshot$"):
        loaded.snapshot.nodes.where(property=("owner", shop()["ann"]))


def test_an_index_is_written_as_in_javascript(loaded: Loaded) -> None:
    """There, list["07"] is not list[7]."""
    assert [*loaded.snapshot.nodes.where(property="7")] == [loaded[key] for key in ("table", "list", "b")]
    assert [*loaded.snapshot.nodes.where(property="07")] == []


def test_conditions_can_be_chained_and_keep_the_order(loaded: Loaded) -> None:
    nodes = loaded.snapshot.nodes.sorted("shallow_size").where(property="colour").where(retained="<1 MB")
    assert [*nodes] == [loaded["a"], loaded["b"], loaded["unreached"]]
    assert [*loaded.snapshot.nodes[:0].where("Lost", name="x", property=("a", "b"))] == []
    assert [*loaded.snapshot.nodes.where()] == [*loaded.snapshot.nodes]


def test_a_row_of_the_summary_names_its_class() -> None:
    shopping = shop()
    row = next(row for row in shopping.snapshot.summary() if row.name == "Customer" and row.count == 2)
    assert [*shopping.snapshot.nodes.where(row)] == [shopping["ann"], shopping["bob"]]
    assert [*shopping.snapshot.nodes.where(row.key)] == [shopping["ann"], shopping["bob"]]


def test_a_function_is_called_with_the_nodes_that_meet_the_other_conditions(loaded: Loaded) -> None:
    asked = []

    def second(node: Node) -> bool:
        asked.append(node)
        return len(asked) == 2

    found = loaded.snapshot.find("Lost", where=second)
    assert asked == [loaded["lost"], loaded["unreached"]]
    assert [*found] == [loaded["unreached"]]


@pytest.mark.parametrize(
    ("conditions", "text"),
    [
        (
            {"retained": ">1 MX"},
            "retained='>1 MX': '1 MX' is not a size: write a number of bytes, or one such as 64 kB",
        ),
        ({"retained": ">"}, "retained='>': '' is not a size"),
        ({"shallow": "1 MB"}, "shallow='1 MB' does not say how to compare: write a condition such as >1 MB, <=64 kB"),
        ({"shallow": "=> 1 MB"}, "shallow='=> 1 MB': '> 1 MB' is not a size"),
        ({"shallow": 10**400}, "shallow=1000"),
        ({"shallow": math.nan}, "shallow=nan: nan is not a size: it must be 0 or more"),
        ({"shallow": -1}, "shallow=-1: -1 is not a size: it must be 0 or more"),
        ({"distance": ">1 MB"}, "distance='>1 MB': '1 MB' is not a whole number, such as 5"),
        ({"distance": "near"}, "distance='near' does not say how to compare: write a condition such as <5, >=100"),
        ({"distance": -5}, "distance=-5: -5 is not a whole number, such as 5"),
        ({"type": "function"}, "type='function': the types of this snapshot are hidden, array, string, object, code, "),
    ],
    ids=str,
)
def test_a_condition_that_cannot_be_read_says_what_is_wrong(
    loaded: Loaded, conditions: dict[str, Any], text: str
) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}"):
        loaded.snapshot.nodes.where(**conditions)


@pytest.mark.parametrize(
    ("conditions", "text"),
    [
        ({"retained": True}, "retained=True: a size must be a text or a number of bytes, not True"),
        ({"distance": 2.5}, "distance=2.5: it must be a whole number, or a text such as '<5', not 2.5"),
        ({"detached": "yes"}, "detached must be True or False, not 'yes'"),
        ({"name": b"x"}, "a name must be a str or a compiled pattern, not b'x'"),
        ({"type": 3}, "type must be a str, not 3"),
        ({"class_name": 3}, "class_name must be the name of a class, or a row of a summary or a diff, not 3"),
        ({"property": ("a", "b", "c")}, "property must be a name, or a name and a value, not ('a', 'b', 'c')"),
        ({"property": ()}, "property must be a name, or a name and a value, not ()"),
        ({"name": re.compile(b"x")}, "a name must be a str or a compiled pattern, not re.compile(b'x')"),
        ({"property": None, "name": 1}, "a name must be a str or a compiled pattern, not 1"),
        ({"property": ("a", 1)}, "the value of a property must be a name, a compiled pattern or a Node, not 1"),
    ],
    ids=str,
)
def test_a_condition_of_another_type_is_refused(loaded: Loaded, conditions: dict[str, Any], text: str) -> None:
    with pytest.raises(TypeError, match=f"^{re.escape(text)}$"):
        loaded.snapshot.nodes.where(**conditions)
