from __future__ import annotations

import json

from cdpsync.heap import HeapSnapshot, Location
from cdpsync.heap.analysis.classes import ClassKey

from .handmade import Handmade


def class_of(name: str, type: str = "object") -> str:
    heap = Handmade("one")
    heap.node("one", 8, type=type, name=name)
    return heap.load()["one"].class_name


def test_the_class_of_an_object_is_its_name() -> None:
    assert class_of("Customer") == "Customer"
    assert class_of("HTMLDivElement", "native") == "HTMLDivElement"
    assert class_of("") == ""


def test_the_class_of_anything_but_an_object_is_its_type() -> None:
    expected = {
        "hidden": "(system)",
        "array": "(array)",
        "string": "(string)",
        "code": "(compiled code)",
        "closure": "Function",
        "regexp": "RegExp",
        "number": "(number)",
        "synthetic": "(synthetic)",
        "concatenated string": "(concatenated string)",
        "sliced string": "(sliced string)",
        "symbol": "(symbol)",
        "bigint": "(bigint)",
        "object shape": "(object shape)",
    }
    assert {type: class_of("any name", type) for type in expected} == expected


def test_the_class_of_an_element_is_its_tag() -> None:
    assert class_of('<div id="a" class="b">', "native") == "<div>"
    assert class_of("<div>", "native") == "<div>"
    assert class_of("<div/>") == "<div/>"
    assert class_of("< a>", "native") == "<>"
    assert class_of('Detached <div id="a">', "native") == "Detached <div>"
    assert class_of("Detached div of", "native") == "Detached div of"
    assert class_of(" <div id>", "native") == " <div id>"


def test_classes_of_one_name_from_two_places_are_two_rows() -> None:
    heap = Handmade("a", "b", "c", "d")
    heap.node("a", 10, name="Stack", at=(5, 10, 2))
    heap.node("b", 20, name="Stack", at=(5, 99, 2))
    heap.node("c", 40, name="Stack", at=(5, 10, 2))
    heap.node("d", 80, name="Stack")
    rows = {row.key: (row.count, row.shallow_size) for row in heap.load().snapshot.summary()}
    assert rows == {
        ClassKey("Stack", 5, 10, 2): (2, 50),
        ClassKey("Stack", 5, 99, 2): (1, 20),
        ClassKey("Stack"): (1, 80),
    }


def test_the_place_of_anything_but_an_object_makes_no_difference() -> None:
    heap = Handmade("a", "b")
    heap.node("a", 10, type="closure", name="f", at=(5, 10, 2))
    heap.node("b", 20, type="closure", name="g", at=(5, 99, 2))
    assert [row.key for row in heap.load().snapshot.summary()] == [ClassKey("Function")]


def test_the_last_place_of_an_object_counts() -> None:
    heap = Handmade("a")
    heap.node("a", 10, name="Stack", at=(5, 10, 2))
    document = heap.document()
    document["locations"] += [6, 7, 8, 9]
    snapshot = HeapSnapshot.load(json.dumps(document).encode())
    assert snapshot.nodes[1].location == Location(7, 8, 9)
    assert [row.key for row in snapshot.summary()] == [ClassKey("Stack", 7, 8, 9)]


def test_plain_objects_with_a_place_are_classed_by_interface_and_place() -> None:
    heap = Handmade("a", "b", "c")
    for key, line in (("a", 1), ("b", 1), ("c", 2)):
        heap.node(key, 10, ("property", "x", "a"), name="Object", at=(5, line, 0))
    rows = {row.key: row.count for row in heap.load().snapshot.summary()}
    assert rows == {ClassKey("{x}", 5, 1, 0): 2, ClassKey("{x}", 5, 2, 0): 1}


def test_a_class_with_the_name_of_one_of_v8s_own_is_counted_with_it() -> None:
    """DevTools has two rows of one key, and shows the one that it has counted last."""
    heap = Handmade("a", "b", "c")
    heap.node("a", 10, type="closure", name="f")
    heap.node("b", 20, name="Function")
    heap.node("c", 40, name="(string)", at=(5, 10, 2))
    rows = {row.key: (row.count, row.shallow_size) for row in heap.load().snapshot.summary()}
    assert rows == {ClassKey("Function"): (2, 30), ClassKey("(string)", 5, 10, 2): (1, 40)}
