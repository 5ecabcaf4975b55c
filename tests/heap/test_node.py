from __future__ import annotations

import json
import re

import pytest

from cdpsync.heap import Location
from cdpsync.heap.analysis.distances import SYSTEM

from .conftest import RealHeap
from .handmade import Edge, Handmade, Loaded, properties


def cached() -> Loaded:
    """window.cache → Map → its table → customer → orders → array."""
    heap = Handmade(("shortcut", "global", "window"), ("element", 2, "roots"))
    heap.node("window", 10, *properties(cache="map"), name="Window / https://example.com")
    heap.node("map", 20, ("internal", "table", "table"), name="Map")
    heap.node("table", 400, ("internal", "17", "customer"), ("internal", "18", "twin"), type="array", name="")
    heap.node("customer", 50, *properties(orders="orders"), name="Customer", at=(12, 3, 4))
    heap.node("orders", 16, ("element", 0, "text"), name="Array")
    heap.node("text", 24, type="string", name="a\ntext")
    heap.node("twin", 50, *properties(orders="orders2"), name="Customer")
    heap.node("orders2", 16, name="Array")
    heap.node("roots", 0, ("element", 1, "customer"), type="synthetic", name="(GC roots)")
    return heap.load()


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return cached()


def test_a_node_has_the_values_of_the_snapshot(loaded: Loaded) -> None:
    node = loaded["customer"]
    assert node.to_dict() == {
        "id": 9,
        "name": "Customer",
        "type": "object",
        "class_name": "Customer",
        "distance": 4,
        "shallow_size": 50,
        "retained_size": 90,
        "detached": False,
    }
    assert json.loads(json.dumps(node.to_dict())) == node.to_dict()
    assert repr(node) == "<object Customer @9: 50 bytes, retains 90>"
    assert node.location == Location(12, 3, 4)
    assert loaded["twin"].location is None


def test_nodes_are_equal_if_they_are_the_same_node_of_the_same_snapshot(loaded: Loaded) -> None:
    assert loaded["map"] == loaded.snapshot.node(5)
    assert {loaded["map"], loaded.snapshot.node(5)} == {loaded["map"]}
    assert loaded["map"] != loaded["table"]
    assert loaded["map"] != cached()["map"]
    assert loaded["map"] != 5


def test_edges_lead_from_a_source_to_a_target(loaded: Loaded) -> None:
    (edge, other) = loaded["table"].edges()
    assert (edge.name, edge.type, edge.source, edge.target) == ("17", "internal", loaded["table"], loaded["customer"])
    assert other.target == loaded["twin"]
    assert repr(edge).startswith("<internal [17]: <array")


def test_retainers_are_sorted_by_distance_and_then_by_name() -> None:
    heap = Handmade("window")
    heap.node("window", 10, *properties(z="z", a="a", far="step"))
    heap.node("z", 8, *properties(one="one"), name="Z")
    heap.node("a", 8, *properties(one="one"), name="A")
    heap.node("step", 8, *properties(next="far"))
    heap.node("far", 8, *properties(one="one"), name="0")
    heap.node("lost", 8, *properties(one="one"), name="00")
    heap.node("one", 8, *properties(one="one"))
    loaded = heap.load()
    sources = [edge.source for edge in loaded["one"].retainers()]
    assert sources == [loaded[key] for key in ("a", "z", "far", "one", "lost")]


def test_the_root_is_not_a_retainer_and_weak_edges_are_only_listed_on_request() -> None:
    heap = Handmade("one")
    heap.node("one", 8, ("weak", "self", "one"))
    one = heap.load()["one"]
    assert one.retainers() == []
    assert [str(edge) for edge in one.retainers(weak=True)] == [".self"]


def test_the_dominator_is_the_nearest_and_the_root_has_none(loaded: Loaded) -> None:
    assert loaded["twin"].dominator == loaded["table"]
    assert loaded["orders"].dominator == loaded["customer"]
    assert loaded.snapshot.root.dominator is None


def test_dominated_nodes_are_sorted_by_retained_size(loaded: Loaded) -> None:
    assert [*loaded["table"].dominated()] == [loaded["customer"], loaded["twin"]]
    assert [*loaded["text"].dominated()] == []


# --- paths ---


def test_a_path_leads_from_the_global_object_through_named_nodes(loaded: Loaded) -> None:
    """The table is a part of the Map and has no name of its own."""
    assert str(loaded["orders"].path_to_root()) == "Window.cache → Map.table[17] → Customer.orders → Array @11"


def test_a_path_ends_with_the_node_whatever_it_is(loaded: Loaded) -> None:
    assert str(loaded["table"].path_to_root()) == "Window.cache → Map.table → (array) @7"
    assert str(loaded["text"].path_to_root()).endswith(' → Array[0] → "a\\x0atext" @13')


def test_an_index_is_written_in_brackets(loaded: Loaded) -> None:
    assert [str(edge) for edge in loaded["table"].edges()] == ["[17]", "[18]"]


def test_a_path_begins_with_the_global_object_or_with_the_root() -> None:
    """If one global object leads to another, the path begins at the last of them."""
    heap = Handmade("context")
    heap.node("context", 8, *properties(window="window"), type="hidden", name="system / NativeContext")
    heap.node("window", 8, *properties(frame="frame"), name="Window")
    heap.node("frame", 8, *properties(a="a"), name="Window / https://example.com")
    heap.node("a", 8)
    path = heap.load()["a"].path_to_root()
    assert str(path) == "Window.a → a @9"
    assert path.text(whole=True) == "system / NativeContext.window → Window.frame → Window.a → a @9"


def test_the_middle_of_a_long_path_is_left_out() -> None:
    heap = Handmade("n0")
    for at in range(30):
        heap.node(f"n{at}", 8, ("property", "next", f"n{at + 1}"))
    heap.node("n30", 8)
    path = heap.load()["n30"].path_to_root()
    assert path.text(most=4) == "n0.next → n1 … 27 more … .next → n29.next → n30 @63"
    assert path.text(most=31).count("→") == 30


def test_the_stops_of_a_path_are_the_nodes_in_its_text(loaded: Loaded) -> None:
    path = loaded["orders"].path_to_root()
    stops = [(stop.way, stop.label) for stop in path.stops()]
    assert stops == [("", "Window"), (".cache", "Map"), (".table[17]", "Customer"), (".orders", "Array")]
    assert [stop.node for stop in path.stops()] == [loaded[key] for key in ("window", "map", "customer", "orders")]
    assert [stop.way for stop in path.stops(indices=False)] == ["", ".cache", ".table[]", ".orders"]


def test_the_stops_of_a_path_are_complete() -> None:
    heap = Handmade("n0")
    for at in range(60):
        heap.node(f"n{at}", 8, ("property", "key " * 30, f"n{at + 1}"), name="Name" * 30)
    heap.node("n60", 8, name="text " * 30, type="string")
    stops = heap.load()["n60"].path_to_root().stops()
    assert len(stops) == 61
    assert (stops[1].way, stops[1].label) == (f'["{"key " * 30}"]', "Name" * 30)
    assert stops[-1].label == f'"{("text " * 30)[:39]}…"'  # the text of a string is not part of the path


def test_the_only_stop_of_a_root_of_the_program_is_the_root(loaded: Loaded) -> None:
    assert [(stop.way, stop.label) for stop in loaded["window"].path_to_root().stops()] == [("", "Window")]


def test_a_path_has_edges_and_the_nodes_between_them(loaded: Loaded) -> None:
    path = loaded["customer"].path_to_root()
    assert [node.name for node in path.nodes] == ["Window / https://example.com", "Map", "", "Customer"]
    assert len(path) == len([*path]) == 3
    assert path.to_dict() == [
        {"id": 3, "node": "Window / https://example.com", "edge": "cache", "type": "property"},
        {"id": 5, "node": "Map", "edge": "table", "type": "internal"},
        {"id": 7, "node": "", "edge": "17", "type": "internal"},
    ]


def test_the_path_to_a_root_of_the_program_is_the_root(loaded: Loaded) -> None:
    assert str(loaded["window"].path_to_root()) == "Window @3"
    assert len(loaded["window"].path_to_root()) == 0


def test_the_path_into_an_unreachable_cycle_says_so() -> None:
    heap = Handmade("window")
    heap.node("window", 8)
    heap.node("a", 8, *properties(b="b"))
    heap.node("b", 8, *properties(a="a"))
    loaded = heap.load()
    assert str(loaded["a"].path_to_root()) == "(no root reaches it) → a @5"


def test_a_path_takes_the_nearest_retainer_and_among_equals_the_first_by_name() -> None:
    heap = Handmade("window")
    heap.node("window", 8, *properties(b="b", a="a", one="one"), name="global")
    heap.node("b", 8, *properties(x="target"), name="B")
    heap.node("a", 8, *properties(y="target"), name="A")
    heap.node("target", 8, *properties(back="one"))
    heap.node("one", 8)
    loaded = heap.load()
    assert str(loaded["target"].path_to_root()) == "global.a → A.y → target @9"
    assert str(loaded["one"].path_to_root()) == "global.one → one @11"


def test_a_path_shows_edges_with_empty_or_unusual_names() -> None:
    heap = Handmade("window")
    names = ["", "a b", "1.5", "#private", "$x_1", "né", "a\nb", "-1", "<symbol x>"]
    edges: list[Edge] = [("property", name, f"t{at}") for at, name in enumerate(names)]
    heap.node("window", 8, *edges, name="Window")
    for at in range(len(names)):
        heap.node(f"t{at}", 8)
    loaded = heap.load()
    assert [str(edge) for edge in loaded["window"].edges()] == [
        '[""]',
        '["a b"]',
        '["1.5"]',
        ".#private",
        ".$x_1",
        ".né",
        '["a\\x0ab"]',
        '["-1"]',
        '["<symbol x>"]',
    ]
    assert str(loaded["t0"].path_to_root()) == 'Window[""] → t0 @5'


def test_a_path_shows_that_a_value_is_in_a_weak_map() -> None:
    name = "part of key (Key @7) -> value (Value @9) pair in WeakMap (table @5)"
    heap = Handmade("window")
    heap.node("window", 8, *properties(key="key", table="table"), name="Window")
    heap.node("table", 8, ("internal", f"3 / {name}", "value"), type="object shape")
    heap.node("key", 8, ("internal", f"4 / {name}", "value"), name="Key")
    heap.node("value", 8, name="Value")
    assert str(heap.load()["value"].path_to_root()) == "Window.key → Key[value in WeakMap (table @5)] → Value @9"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Window / https://example.com", "Window"),
        ("Window", "Window"),
        ("global / ", "global"),
        ("global [JSGlobalObject]", "global"),
        ("Windows", "Windows"),
        ("WindowProxy", "WindowProxy"),
    ],
)
def test_a_global_object_is_named_without_its_address(name: str, shown: str) -> None:
    heap = Handmade("window")
    heap.node("window", 8, *properties(a="a"), name=name)
    heap.node("a", 8)
    assert str(heap.load()["a"].path_to_root()) == f"{shown}.a → a @5"


def test_labels_show_functions_strings_and_plain_objects_differently() -> None:
    heap = Handmade("window")
    heap.node("window", 8, *properties(f="f", g="g", s="s", o="o", n="n"))
    heap.node("f", 8, type="closure")
    heap.node("g", 8, type="closure", name="")
    heap.node("s", 8, type="string", name="x" * 100)
    heap.node("o", 8, *properties(a="s"), name="Object")
    heap.node("n", 8, name="")
    loaded = heap.load()
    texts = [str(loaded[key].path_to_root()).split(" → ")[1] for key in "fgson"]
    assert texts == ["f() @5", "(anonymous)() @7", f'"{"x" * 39}…" @9', "Object @11", " @13"]


def test_a_list_of_ten_thousand_has_a_path() -> None:
    heap = Handmade("n0")
    for at in range(10_000):
        heap.node(f"n{at}", 8, ("property", "next", f"n{at + 1}"), name="Node")
    heap.node("n10000", 8, name="Last")
    path = heap.load().snapshot.nodes[-1].path_to_root()
    assert len(path) == 10_000
    assert str(path).startswith("Node.next → Node.next")
    assert len(str(path)) < 1000


@pytest.mark.real
def test_the_path_to_a_cached_object_of_a_real_program_is_readable(pair: RealHeap) -> None:
    (row,) = [row for row in pair.newer.diff(pair.snapshot) if row.name == "Order"]
    order = pair.newer.node(pair.newer.diff(pair.snapshot).new_ids(row)[0])
    start = "Window" if "chromium" in pair.name else "(global|Window)"
    assert re.fullmatch(rf"{start}\.cache → Map\.table\[\d+\] → Order @{order.id}", str(order.path_to_root()))


@pytest.mark.real
def test_a_path_of_a_real_heap_begins_at_a_root_and_prints(heap: RealHeap) -> None:
    snapshot = heap.snapshot
    near = snapshot.find(where=(snapshot.distances < 100) | (snapshot.distances >= SYSTEM))  # not in the linked lists
    for node in near[:: len(near) // 300]:
        path = node.path_to_root()
        assert [edge.target for edge in path] == path.nodes[1:]
        assert path.nodes[-1] == node
        assert len(path.nodes[0].retainers()) == 0 or path.nodes[0].distance in (None, 1, SYSTEM + 1)
        str(path).encode()
        repr(node).encode()


def lost() -> Loaded:
    """A list that only a weak reference leads to, and a node that nothing leads to."""
    heap = Handmade("window")
    heap.node("window", 10, ("weak", "1", "first"), name="Window")
    heap.node("first", 20, *properties(next="second"), name="Item")
    heap.node("second", 20, *properties(back="first"), name="Item")
    heap.node("alone", 30, name="Order")
    return heap.load()


def test_the_path_to_an_unreachable_node_says_so() -> None:
    loaded = lost()
    for key, text in {"first": "Item @5", "second": "Item @7", "alone": "Order @9"}.items():
        path = loaded[key].path_to_root()
        assert not path.reached
        assert str(path) == path.text(whole=True) == f"(no root reaches it) → {text}"


def test_the_path_to_a_root_does_not_say_that_it_is_unreachable() -> None:
    for key in ("root", "window"):
        path = lost()[key].path_to_root()
        assert path.reached
        assert "no root" not in str(path)
