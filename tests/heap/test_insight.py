from __future__ import annotations

import json

import pytest

from cdpsync.heap import Location

from .conftest import RealHeap
from .handmade import Edge, Handmade, properties

# --- strings ---


def test_a_duplicated_text_is_listed_with_the_wasted_bytes() -> None:
    heap = Handmade("a", "b", "c", "d")
    heap.node("a", 20, type="string", name="twice")
    heap.node("b", 24, type="string", name="twice")
    heap.node("c", 20, type="string", name="once")
    heap.node("d", 20, name="twice")
    loaded = heap.load()
    (row,) = loaded.snapshot.duplicated_strings()
    assert (row.text, row.count, row.shallow_size, row.retained_size, row.wasted) == ("twice", 2, 44, 44, 20)
    assert [*row.nodes] == [loaded["a"], loaded["b"]]
    assert loaded.snapshot.duplicated_strings().title == "1 text occurs more than once, wasting 20 bytes"


def test_a_concatenated_string_counts_by_its_text_and_a_sliced_one_does_not() -> None:
    heap = Handmade("text", "cons", "slice", "a", "b")
    heap.node("text", 20, type="string", name="ab")
    heap.node("cons", 32, ("internal", "first", "a"), ("internal", "second", "b"), type="concatenated string", name="")
    heap.node("slice", 16, type="sliced string", name="ab")
    heap.node("a", 16, type="string")
    heap.node("b", 16, type="string")
    loaded = heap.load()
    (row,) = loaded.snapshot.duplicated_strings()
    assert [*row.nodes] == [loaded["text"], loaded["cons"]]


def test_a_flattened_concatenated_string_does_not_count_as_a_second_copy() -> None:
    """V8 has flattened it: its first half is the whole text, its second half is empty."""
    heap = Handmade("cons", "ab", "empty")
    edges: list[Edge] = [("internal", "first", "ab"), ("internal", "second", "empty")]
    heap.node("cons", 32, *edges, type="concatenated string", name="")
    heap.node("ab", 16, type="string")
    heap.node("empty", 16, type="string", name="")
    assert not heap.load().snapshot.duplicated_strings()


def cut(heap: Handmade, key: str, length: int, hash: int) -> None:
    """A string that is marked as cut, as V8 14 marks it: a number is a node that leads to another one with its text."""
    values: dict[str, tuple[str, str]] = {"truncated": ("object", "true"), "length": ("number", str(length))}
    values["hash"] = ("number", str(hash))
    heap.node(key, 5000, *(("internal", name, f"{key}.{name}") for name in values), type="string", name="x" * 1024)
    for name, (kind, text) in values.items():
        heap.node(f"{key}.{name}", 0, ("internal", "value", f"{key}.{name}.value"), type=kind, name=kind)
        heap.node(f"{key}.{name}.value", 0, type="string", name=text)


def test_truncated_texts_are_told_apart_by_length_and_hash() -> None:
    heap = Handmade("a", "b", "c", "d")
    for key, length, hash in (("a", 2000, 7), ("b", 2000, 7), ("c", 2000, 8), ("d", 3000, 7)):
        cut(heap, key, length, hash)
    loaded = heap.load()
    (row,) = loaded.snapshot.duplicated_strings()
    assert [*row.nodes] == [loaded["a"], loaded["b"]]


# --- functions ---


def test_closures_are_grouped_by_name_and_place() -> None:
    heap = Handmade("a", "b", "c", "d", "e")
    context = ("internal", "context", "shared")
    heap.node("a", 32, context, type="closure", name="f", at=(5, 1, 2))
    heap.node("b", 32, context, type="closure", name="f", at=(5, 1, 2))
    heap.node("c", 32, ("internal", "context", "own"), type="closure", name="f", at=(5, 9, 9))
    heap.node("d", 32, type="closure", name="")
    heap.node("e", 32, name="f")
    heap.node("shared", 100, name="system / Context")
    heap.node("own", 200, name="system / Context")
    loaded = heap.load()
    found = loaded.snapshot.closures()
    assert [
        (row.name, row.location, row.count, row.contexts, row.shallow_size, row.retained_size) for row in found
    ] == [
        ("f", Location(5, 9, 9), 1, 1, 32, 232),
        ("f", Location(5, 1, 2), 2, 1, 64, 64),
        ("(anonymous)", None, 1, 0, 32, 32),
    ]
    assert [*found[1].nodes] == [loaded["a"], loaded["b"]]
    assert "5:10:10" in str(found)
    assert json.loads(json.dumps(found.to_dict()))[2]["location"] is None


def test_closures_are_sorted_by_place_even_if_some_have_none() -> None:
    heap = Handmade("a", "b", "c")
    heap.node("a", 32, type="closure", name="f")
    heap.node("b", 32, type="closure", name="g", at=(5, 1, 2))
    heap.node("c", 32, type="closure", name="h")
    assert {row.name for row in heap.load().snapshot.closures().sorted("location")} == {"f", "g", "h"}


# --- collections ---


def test_collections_are_sorted_by_retained_size_and_have_their_references() -> None:
    heap = Handmade("map", "list", "other")
    entries: list[Edge] = [("internal", "map", "shape"), ("internal", "3", "a"), ("internal", "4", "b")]
    heap.node("map", 20, ("internal", "map", "shape"), ("internal", "table", "table"), name="Map")
    heap.node("table", 400, *entries, type="array")
    heap.node("list", 16, ("internal", "elements", "elements"), ("element", 0, "a"), name="Array")
    heap.node("elements", 40, ("internal", "0", "a"), type="array")
    heap.node("other", 16, *properties(a="a"), name="Other")
    heap.node("shape", 8, type="object shape")
    heap.node("a", 8)
    heap.node("b", 1000)
    loaded = heap.load()
    found = loaded.snapshot.collections()
    assert [(row.name, row.id, row.references, row.shallow_size, row.retained_size) for row in found] == [
        ("Map", 3, 2, 420, 1428),
        ("Array", 7, 1, 56, 56),
    ]
    assert found[0].node == loaded["map"]


@pytest.mark.real
def test_the_collections_of_a_real_program_have_the_right_number_of_references(pair: RealHeap) -> None:
    """The biggest Map is that of 800 orders by name."""
    assert max(row.references for row in pair.snapshot.collections() if row.name == "Map") >= 1600


@pytest.mark.real
def test_the_closures_of_a_real_program_are_grouped_by_function(pair: RealHeap) -> None:
    """A hundred closures of one function, each with a scope of its own."""
    names = {row.name: row for row in pair.snapshot.closures()}
    assert names["named"].count >= 100
    assert names["named"].contexts >= 100
    assert sum(row.count for row in pair.snapshot.closures()) == len(pair.snapshot.find("Function"))
