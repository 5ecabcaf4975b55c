from __future__ import annotations

import pytest

from cdpsync.heap import HeapSnapshot, leaks

from .conftest import Heaps
from .handmade import Handmade, properties
from .heaps import CHANGES


def with_listeners(first: int, last: int, *, closed: bool = False) -> HeapSnapshot:
    """A window with a Map of listeners, with ids from `first` to `last`, and with a dialog unless that is closed."""
    ids = range(first, last, 2)
    heap = Handmade("window")
    heap.node("window", 10, *properties(map="map", **({} if closed else {"dialog": "dialog"})), name="Window", id=3)
    heap.node("map", 20, ("internal", "table", "table"), name="Map", id=5)
    edges = [("internal", str(at), str(id)) for at, id in enumerate(ids)]
    heap.node("table", 400, *edges, type="array", id=7)
    for id in ids:
        heap.node(str(id), 16, *properties(options=f"options{id}"), name="Listener", id=id)
        heap.node(f"options{id}", 8, name="Options", id=id + 10_000)
    if not closed:
        heap.node("dialog", 50, name="Dialog", id=9)
    return heap.load().snapshot


def test_nodes_are_grouped_by_class_and_by_what_holds_them() -> None:
    snapshot = with_listeners(101, 109)
    found = snapshot.find(where=lambda node: node.name in ("Listener", "Options", "Dialog")).held_by()
    assert [(row.name, row.count, row.shallow_size, row.retained_size, row.path) for row in found] == [
        ("Listener", 4, 64, 96, "Window.map → Map.table[] → Listener"),
        ("Dialog", 1, 50, 50, "Window.dialog → Dialog"),
        ("Options", 4, 32, 32, "Window.map → Map.table[] → Listener.options → Options"),
    ]
    assert sorted(found[0].nodes.ids.tolist()) == [101, 103, 105, 107]


def test_the_nodes_of_a_linked_list_are_one_group() -> None:
    """A step that repeats itself is listed once."""
    heap = Handmade("window")
    heap.node("window", 10, *properties(list="n0"), name="Window")
    for at in range(2000):
        heap.node(f"n{at}", 16, *properties(next=f"n{at + 1}"), name="Item")
    heap.node("n2000", 16, name="Item")
    found = heap.load().snapshot.find("Item").held_by()
    assert sum(row.count for row in found) == 2001
    assert len(found) <= 3


def test_every_link_of_a_long_path_is_printed_or_counted() -> None:
    """What repeats itself, one step or several, stands there once, with the number of the rest."""
    heap = Handmade("window")
    heap.node("window", 10, *properties(list="n0"), name="Window")
    for at in range(200):
        heap.node(f"n{at}", 16, *properties(**{("right", "left")[at % 2]: f"n{at + 1}"}), name="Item")
    heap.node("n200", 16, *properties(reaction="p0"), name="Queue")
    for at in range(10):
        heap.node(f"p{at}", 16, *properties(reaction=f"p{at + 1}" if at < 9 else "last"), name="Promise")
    heap.node("last", 16, name="Last")
    (row,) = heap.load().snapshot.find("Last").held_by()
    assert row.path == (
        "Window.list → Item.right → Item.left → Item → … 197 more Item.left → Queue"
        ".reaction → Promise → … 9 more Promise.reaction → Last"
    )


def test_a_path_without_repetition_is_whole_however_long_it_is() -> None:
    heap = Handmade("window")
    heap.node("window", 10, *properties(to="n0"), name="Window")
    for at in range(50):
        heap.node(f"n{at}", 16, *properties(**{f"to{at}": f"n{at + 1}"}), name=f"Class{at}")
    heap.node("n50", 16, name="Last")
    (row,) = heap.load().snapshot.find("Last").held_by()
    assert all(f" → Class{at}.to{at}" in row.path for at in range(50))


def test_objects_that_nothing_holds_are_a_group_of_their_own() -> None:
    heap = Handmade("window")
    heap.node("window", 10, name="Window")
    heap.node("lost", 10, ("weak", "x", "lost"), name="Lost")
    found = heap.load().snapshot.find(where=lambda node: node.shallow_size == 10).held_by()
    assert sorted(row.path for row in found) == ["(no root reaches it) → Lost", "Window"]


def test_an_empty_selection_has_no_rows() -> None:
    assert len(with_listeners(101, 103).find("Nothing").held_by()) == 0


def test_three_snapshots_show_what_an_action_made_that_is_still_held() -> None:
    """The dialog is gone when it has been closed, but five of six new listeners are still there."""
    baseline = with_listeners(101, 103, closed=True)
    action = with_listeners(101, 115)
    final = with_listeners(101, 113, closed=True)
    (row,) = leaks(baseline, action, final)
    assert (row.name, row.count, row.holder) == ("Listener", 5, "Map map")
    assert (row.retained_size, row.counts, row.path) == (5 * 24, (5,), "Window.map → Map.table[] → Listener")
    assert sorted(row.nodes.ids.tolist()) == [103, 105, 107, 109, 111]


def test_objects_that_were_made_after_the_action_are_not_listed() -> None:
    baseline, action = with_listeners(101, 103), with_listeners(101, 103)
    assert not leaks(baseline, action, with_listeners(101, 120))


@pytest.mark.real
def test_the_leak_of_a_real_program_is_found(heap_of: Heaps) -> None:
    heap = heap_of("shapes-node24")
    row = next(row for row in leaks(heap.snapshot, heap.newer, heap.newer) if row.name == "Order")
    assert row.count == CHANGES["Order"]
    assert row.holder == "Map cache"
    assert row.path.endswith(".cache → Map.table[] → Order")
