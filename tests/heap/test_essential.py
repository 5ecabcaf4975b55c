"""Which edges keep their targets alive."""

from __future__ import annotations

import pytest

from .handmade import Edge, Handmade, properties


def pair(number: int, key: int, value: int, table: int, to: str) -> Edge:
    """An edge to a value of a WeakMap, with the name that V8 gives to the edges from its key and from the table."""
    return (
        "internal",
        f"{number} / part of key (Key @{key}) -> value (Value @{value}) pair in WeakMap (table @{table})",
        to,
    )


def weak_map(*, reach_key: bool = True, reach_table: bool = True) -> Handmade:
    """window → map → table and window → key. The table and the key lead to the value, and the value to its part."""
    held = properties(key="key") if reach_key else []
    held += properties(map="map") if reach_table else []
    heap = Handmade("window")
    heap.node("window", 10, *held)  # 3
    heap.node("map", 20, ("internal", "table", "table"), name="WeakMap")  # 5
    heap.node("table", 40, pair(7, 9, 11, 7, "value"), type="object shape")  # 7
    heap.node("key", 80, pair(2, 9, 11, 7, "value"), name="Key")  # 9
    heap.node("value", 160, *properties(of="part"), name="Value")  # 11
    heap.node("part", 320)
    return heap


def test_a_value_of_a_weak_map_is_retained_by_its_key() -> None:
    """The key retains 80 + 160 + 320, the map and its table only themselves, 20 + 40."""
    loaded = weak_map().load()
    assert loaded.dominators("value", "part") == {"value": "key", "part": "value"}
    assert loaded.retained("map", "table", "key") == {"map": 60, "table": 40, "key": 560}


def test_the_distance_of_a_weak_map_s_value_is_counted_from_its_key_or_its_table_whichever_is_farther() -> None:
    """The window is at 1, the map at 2, the table at 3, and so the value at 4, although the key is at 2."""
    assert weak_map().load().distances("window", "key", "map", "table", "value", "part") == {
        "window": 1,
        "key": 2,
        "map": 2,
        "table": 3,
        "value": 4,
        "part": 5,
    }


@pytest.mark.parametrize("reach", [(True, False), (False, True)], ids=["table", "key"])
def test_a_value_is_not_reached_without_its_table_or_its_key(reach: tuple[bool, bool]) -> None:
    loaded = weak_map(reach_key=reach[0], reach_table=reach[1]).load()
    assert loaded.distances("value", "part") == {"value": None, "part": None}


def test_a_value_whose_key_is_held_by_another_value_is_reached_after_it() -> None:
    """key 2 and table 3 → value 4, which is itself a key: with the same table its value is at 5."""
    heap = Handmade("window")
    heap.node("window", 10, *properties(key="key", map="map"))  # 3
    heap.node("map", 20, ("internal", "table", "table"))  # 5
    heap.node("table", 40, pair(7, 9, 11, 7, "value"), pair(8, 11, 13, 7, "next"), type="object shape")  # 7
    heap.node("key", 80, pair(2, 9, 11, 7, "value"))  # 9
    heap.node("value", 160, pair(2, 11, 13, 7, "next"))  # 11
    heap.node("next", 320)  # 13
    loaded = heap.load()
    assert loaded.distances("value", "next") == {"value": 4, "next": 5}
    assert loaded.retained("key", "value", "next") == {"key": 560, "value": 480, "next": 320}


def test_a_value_that_is_also_held_elsewhere_is_not_retained_by_either() -> None:
    heap = Handmade("window")
    heap.node("window", 10, *properties(key="key", table="table", value="value"))  # 3
    heap.node("table", 20, pair(1, 7, 9, 5, "value"), type="object shape")  # 5
    heap.node("key", 40, pair(1, 7, 9, 5, "value"))  # 7
    heap.node("value", 80)  # 9
    loaded = heap.load()
    assert loaded.dominators("value") == {"value": "window"}
    assert loaded.distances("value") == {"value": 2}


@pytest.mark.parametrize(
    "name",
    [
        "part of key (Key @9) -> value (Value @11) pair in WeakMap (table @7)",
        "x / part of key (Key @9) -> value (Value @11) pair in WeakMap (table @7)",
        "7 / part of key (Key @9) -> value (Value @11) pair in WeakMap (table @7) ",
        "7 / part of key (Key @9) -> value (Value @11) pair in WeakMap (table @x)",
        "7 / part of key (Key) -> value (Value @11) pair in WeakMap (table @7)",
    ],
)
def test_an_edge_with_a_similar_name_is_like_any_other(name: str) -> None:
    heap = Handmade("window")
    heap.node("window", 10, *properties(key="key", table="table"))
    heap.node("table", 20, ("internal", name, "value"), type="object shape")
    heap.node("key", 40, ("internal", name, "value"))
    heap.node("value", 80)
    assert heap.load().dominators("value") == {"value": "window"}


def test_a_property_with_such_a_name_is_like_any_other() -> None:
    heap = Handmade("window")
    heap.node("window", 10, *properties(table="table"))  # 3
    heap.node("table", 20, ("property", pair(1, 1, 7, 5, "value")[1], "value"))  # 5
    heap.node("value", 80)  # 7
    assert heap.load().retained("table") == {"table": 100}


def test_a_weak_edge_holds_nothing() -> None:
    """Two nodes refer to the target, one of them weakly, so that the other one retains it."""
    heap = Handmade("window")
    heap.node("window", 10, *properties(ref="ref", owner="owner"))
    heap.node("ref", 20, ("weak", "target", "target"), name="WeakRef")
    heap.node("owner", 40, *properties(target="target"))
    heap.node("target", 80)
    loaded = heap.load()
    assert loaded.retained("ref", "owner") == {"ref": 20, "owner": 120}
    assert loaded.distances("target") == {"target": 3}


def test_what_is_only_held_weakly_is_unreachable_and_dominated_by_the_root() -> None:
    heap = Handmade("window")
    heap.node("window", 10, ("weak", "1", "target"))
    heap.node("target", 80, *properties(part="part"))
    heap.node("part", 5)
    loaded = heap.load()
    assert loaded.dominators("target", "part") == {"target": "root", "part": "target"}
    assert loaded.retained("window", "target") == {"window": 10, "target": 85}
    assert loaded.distances("target", "part") == {"target": None, "part": None}


def test_a_shortcut_only_counts_from_the_root() -> None:
    heap = Handmade("window", "other")
    heap.node("window", 10, ("shortcut", "one", "one"))
    heap.node("other", 20, *properties(one="one"))
    heap.node("one", 80)
    assert heap.load().dominators("one") == {"one": "other"}


def known_to_a_debugger(root: Edge) -> Handmade:
    """The root leads to the window by this edge, and through two synthetic nodes to the objects of the window."""
    heap = Handmade(root, ("element", 2, "roots"))
    heap.node("window", 10, *properties(object="object"), name="Window")
    heap.node("object", 100)
    heap.node("roots", 0, ("element", 1, "handles"), type="synthetic", name="(GC roots)")
    heap.node("handles", 0, ("element", 1, "object"), type="synthetic", name="(Global handles)")
    return heap


def test_an_object_of_the_page_is_dominated_by_the_page_even_if_a_debugger_refers_to_it() -> None:
    loaded = known_to_a_debugger(("shortcut", "Window", "window")).load()
    assert loaded.dominators("object") == {"object": "window"}
    assert loaded.retained("window", "handles") == {"window": 110, "handles": 0}


def test_an_object_outside_the_page_is_held_by_everything_that_refers_to_it() -> None:
    """The same without a shortcut, as in Node, where the root leads to the global object by an element."""
    loaded = known_to_a_debugger(("element", 1, "window")).load()
    assert loaded.dominators("object") == {"object": "root"}
    assert loaded.retained("window") == {"window": 10}


def test_what_a_document_holds_belongs_to_the_page() -> None:
    heap = Handmade("roots", "trees")
    heap.node("roots", 0, ("element", 1, "div"), type="synthetic", name="(GC roots)")
    heap.node("trees", 0, ("element", 1, "document"), type="synthetic", name="(Document DOM trees)")
    heap.node("document", 10, ("element", 1, "div"), type="native", name="Document")
    heap.node("div", 100, type="native", name="<div>")
    loaded = heap.load()
    assert loaded.dominators("div") == {"div": "document"}
    assert loaded.distances("trees", "document", "div") == {"trees": 1, "document": 2, "div": 3}


def test_a_weak_edge_of_the_page_does_not_make_its_target_part_of_the_page() -> None:
    heap = Handmade(("shortcut", "Window", "window"), ("element", 2, "roots"))
    heap.node("window", 10, ("weak", "ref", "object"), name="Window")
    heap.node("object", 100)
    heap.node("roots", 0, ("element", 1, "object"), type="synthetic", name="(GC roots)")
    assert heap.load().dominators("object") == {"object": "roots"}
