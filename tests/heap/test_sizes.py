"""Shallow sizes: an array that only one object has counts as a part of that object."""

from __future__ import annotations

import json

import pytest

from cdpsync.heap import HeapSnapshot

from .handmade import Handmade, properties


def test_an_array_with_one_owner_is_part_of_it() -> None:
    heap = Handmade("window")
    heap.node("window", 10, *properties(map="map"))
    heap.node("map", 20, ("internal", "table", "table"), name="Map")
    heap.node("table", 400, *properties(text="text"), type="array", name="")
    heap.node("text", 16, type="string")
    loaded = heap.load()
    assert loaded.shallow("map", "table", "text") == {"map": 420, "table": 0, "text": 16}
    assert loaded.retained("map", "table") == {"map": 436, "table": 16}


def test_an_array_with_two_owners_is_not_part_of_either() -> None:
    heap = Handmade("window")
    heap.node("window", 10, *properties(one="one", other="other"))
    heap.node("one", 20, ("internal", "elements", "array"))
    heap.node("other", 20, ("internal", "elements", "array"))
    heap.node("array", 400, type="array")
    assert heap.load().shallow("one", "other", "array") == {"one": 20, "other": 20, "array": 400}


def test_an_array_within_an_array_is_part_of_the_owner_of_the_outer_one() -> None:
    """This is so along two paths, and in a cycle."""
    heap = Handmade("window")
    heap.node("window", 10, *properties(one="one"))
    heap.node("one", 1, ("internal", "a", "a"), ("internal", "b", "b"))
    heap.node("a", 2, ("internal", "c", "c"), type="array")
    heap.node("b", 4, ("internal", "c", "c"), type="hidden")
    heap.node("c", 8, ("internal", "a", "a"), type="array")
    assert heap.load().shallow("one", "a", "b", "c") == {"one": 15, "a": 0, "b": 0, "c": 0}


def test_an_array_shared_by_arrays_of_two_owners_is_not_part_of_either_nor_are_its_parts() -> None:
    heap = Handmade("window")
    heap.node("window", 10, *properties(one="one", other="other"))
    heap.node("one", 1, ("internal", "a", "a"))
    heap.node("other", 2, ("internal", "b", "b"))
    heap.node("a", 4, ("internal", "c", "c"), type="array")
    heap.node("b", 8, ("internal", "c", "c"), type="array")
    heap.node("c", 16, ("internal", "d", "d"), type="array")
    heap.node("d", 32, type="array")
    assert heap.load().shallow("one", "other", "a", "b", "c", "d") == {
        "one": 5,
        "other": 10,
        "a": 0,
        "b": 0,
        "c": 16,
        "d": 32,
    }


def test_an_array_of_v8_itself_is_not_part_of_anything() -> None:
    """A synthetic node does not count as an owner."""
    heap = Handmade("window", "roots")
    heap.node("window", 10)
    heap.node("roots", 0, ("element", 1, "array"), type="synthetic", name="(GC roots)")
    heap.node("array", 400, type="array")
    assert heap.load().shallow("roots", "array") == {"roots": 0, "array": 400}


def test_an_array_that_the_root_holds_is_not_part_of_anything() -> None:
    heap = Handmade("window", "array")
    heap.node("window", 10)
    heap.node("array", 400, type="array")
    assert heap.load().shallow("root", "array") == {"root": 0, "array": 400}


def test_a_weak_reference_to_an_array_does_not_own_it() -> None:
    heap = Handmade("window")
    heap.node("window", 10, *properties(one="one", other="other"))
    heap.node("one", 20, ("internal", "elements", "array"))
    heap.node("other", 20, ("weak", "elements", "array"))
    heap.node("array", 400, type="array")
    assert heap.load().shallow("one", "other", "array") == {"one": 420, "other": 20, "array": 0}


def test_the_text_of_an_external_string_is_part_of_it_unlike_other_native_memory() -> None:
    heap = Handmade("window")
    heap.node("window", 10, *properties(text="text", buffer="buffer"))
    heap.node("text", 20, ("internal", "data", "data"), type="string")
    heap.node("data", 4000, type="native", name="system / ExternalStringData")
    heap.node("buffer", 20, ("internal", "store", "store"), name="ArrayBuffer")
    heap.node("store", 8000, type="native", name="system / JSArrayBufferData")
    assert heap.load().shallow("text", "data", "buffer", "store") == {
        "text": 4020,
        "data": 0,
        "buffer": 20,
        "store": 8000,
    }


def test_without_a_program_no_object_is_part_of_another() -> None:
    """In this snapshot, the root only leads to synthetic nodes."""
    heap = Handmade("roots")
    heap.node("roots", 0, ("element", 1, "map"), type="synthetic", name="(GC roots)")
    heap.node("map", 20, ("internal", "table", "table"), name="Map")
    heap.node("table", 400, type="array")
    assert heap.load().shallow("map", "table") == {"map": 20, "table": 400}


def test_sizes_are_moved_but_never_lost() -> None:
    heap = Handmade("window")
    heap.node("window", 10, *properties(a="a", b="b"))
    heap.node("a", 2**33, ("internal", "elements", "c"))
    heap.node("b", 7, ("internal", "elements", "c"), ("internal", "x", "d"))
    heap.node("c", 2**40 + 1, type="array")
    heap.node("d", 2**52, type="hidden")
    snapshot = heap.load().snapshot
    assert snapshot.shallow_sizes.sum() == snapshot.total_size == 2**33 + 2**40 + 2**52 + 18


# --- statistics ---


def everything() -> Handmade:
    """A node of each kind with a size of a single bit, so that a sum shows which nodes are in it."""
    heap = Handmade("window")
    all_of_it = ["code", "text", "cons", "slice", "list", "system", "native", "buffer", "object"]
    heap.node("window", 1, *properties(**{name: name for name in all_of_it}))
    heap.node("code", 2, type="code")
    heap.node("text", 4, type="string")
    heap.node("cons", 8, ("internal", "first", "text"), ("internal", "second", "text"), type="concatenated string")
    heap.node("slice", 16, ("internal", "parent", "text"), type="sliced string")
    heap.node("list", 32, ("internal", "elements", "elements"), name="Array")
    heap.node("elements", 64, type="array")
    heap.node("system", 128, ("internal", "map", "object"), type="hidden")
    heap.node("native", 256, ("internal", "system", "system"), type="native")
    heap.node("buffer", 512, type="native", name="system / JSArrayBufferData")
    heap.node("object", 1024)
    return heap


def test_statistics_add_up_the_bytes_of_each_kind() -> None:
    """`elements` are already a part of the array. `system` has two owners, so it is a part of neither."""
    statistics = everything().load().snapshot.statistics()
    assert statistics.to_dict() == {
        "total": 2047,
        "v8_heap": 2047 - 256 - 512,
        "code": 2,
        "strings": 4 + 8 + 16,
        "js_arrays": 32 + 64,
        "system": 128,
        "native": 256 + 512,
        "typed_arrays": 512,
        "other": 1 + 1024,
    }


def test_elements_count_as_arrays_if_nothing_else_holds_them() -> None:
    """Without a program, the elements are not a part of the array; those of `other` are shared."""
    heap = Handmade("roots")
    heap.node("roots", 0, *properties(a="list", b="other", c="third"), type="synthetic")
    heap.node("list", 1, ("internal", "elements", "own"), name="Array")
    heap.node("other", 2, ("internal", "elements", "shared"), name="Array")
    heap.node("third", 4, ("internal", "elements", "shared"))
    heap.node("own", 8, type="array")
    heap.node("shared", 16, type="array")
    assert heap.load().snapshot.statistics().js_arrays == 1 + 2 + 8


def test_bytes_that_v8_reports_outside_of_its_heap_are_native() -> None:
    document = everything().document()
    document["snapshot"]["extra_native_bytes"] = 10_000
    snapshot = HeapSnapshot.load(json.dumps(document).encode())
    assert snapshot.total_size == snapshot.statistics().total == 12_047
    assert snapshot.statistics().native == 10_768
    assert snapshot.statistics().v8_heap == everything().load().snapshot.statistics().v8_heap


@pytest.mark.parametrize("kind", ["hidden", "array"])
def test_an_array_without_an_owner_is_not_part_of_anything(kind: str) -> None:
    heap = Handmade("window")
    heap.node("window", 10)
    heap.node("lost", 20, type=kind)
    assert heap.load().shallow("lost") == {"lost": 20}
