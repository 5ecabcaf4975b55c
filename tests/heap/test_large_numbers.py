"""Numbers that are large, negative, or of a type that does not exist."""

from __future__ import annotations

import json

import pytest

from cdpsync import SnapshotError
from cdpsync.heap import HeapSnapshot, Location

from .handmade import EDGE_TYPES, NODE_TYPES, Handmade
from .texts import as_lists, read, rearranged, refused, small


def test_ids_beyond_32_bits_are_kept() -> None:
    ids = [2**32 - 1, 2**32, 2**40 + 1, 9_007_199_254_740_991]
    heap = Handmade(*(f"n{one}" for one in ids))
    for one in ids:
        heap.node(f"n{one}", 8, id=one)
    loaded = heap.load()
    assert loaded.snapshot.ids.tolist() == [1, *ids]
    assert loaded.snapshot.node(2**40 + 1) == loaded[f"n{2**40 + 1}"]


def test_indices_of_two_to_the_31_and_more_are_read_as_v8_writes_them() -> None:
    """V8 writes them as signed numbers of 32 bits."""
    heap = Handmade("array")
    heap.node("array", 8, ("element", 2**31 - 1, "one"), ("element", -(2**31), "one"), ("hidden", -2, "one"))
    heap.node("one", 8)
    assert [edge.name for edge in heap.load()["array"].edges()] == ["2147483647", "2147483648", "4294967294"]


def test_indices_that_need_more_than_32_bits_are_kept() -> None:
    heap = Handmade("array")
    heap.node("array", 8, ("element", 4_294_967_294, "one"), ("property", "p", "one"))
    heap.node("one", 8)
    assert [edge.name for edge in heap.load()["array"].edges()] == ["4294967294", "p"]


def test_sizes_beyond_32_bits_are_kept_and_added_up() -> None:
    heap = Handmade("one", "other")
    heap.node("one", 2**40)
    heap.node("other", 2**50 + 1)
    snapshot = heap.load().snapshot
    assert snapshot.total_size == snapshot.root.retained_size == 2**40 + 2**50 + 1


def test_a_script_id_may_be_negative() -> None:
    heap = Handmade("one")
    heap.node("one", 8, at=(-2, 3, 4))
    assert heap.load()["one"].location == Location(-2, 3, 4)


def test_types_that_the_header_does_not_list_are_undefined() -> None:
    """Node 6 to 9 write nodes of such types. DevTools adds a type of its own to those of the edges."""
    document = small().document()
    types = len(NODE_TYPES), len(EDGE_TYPES)
    document["nodes"][6:24:6] = [types[0], 256, 2**32 - 1]
    document["edges"][6:12:3] = [types[1], types[1] + 1]
    document["edges"][10] = document["edges"][7]
    snapshot = HeapSnapshot.load(json.dumps(document))
    assert [node.type for node in snapshot.nodes] == ["synthetic", "undefined", "undefined", "undefined", "string"]
    assert [row.count for row in snapshot.summary("(undefined)")] == [3]
    assert [edge.type for edge in snapshot.nodes[1].edges()] == ["invisible", "undefined", "weak"]
    assert [edge.name for edge in snapshot.nodes[1].edges()][:2] == ['a \\ "', 'a \\ "']


def test_a_size_that_a_double_cannot_hold_is_refused_with_the_number_of_the_node() -> None:
    for size in (2**53, 10**16, 12345678901234567, 2**63 - 1, 2**63, 10**20):
        document = small().document()
        document["nodes"][15] = size
        refused(json.dumps(document), "it has impossible sizes, such as that of node 2")


@pytest.mark.parametrize("section", ["nodes", "edges"])
def test_minus_one_written_with_64_bits_is_read_as_zero_as_in_devtools(section: str) -> None:
    width = 6 if section == "nodes" else 3
    for place in range(width, 2 * width):
        document = small().document()
        document[section][place] = 0
        try:
            expected = as_lists(read(json.dumps(document)))
        except SnapshotError as error:
            expected = {"error": str(error).partition(" (at")[0]}
        document[section][place] = 2**64 - 1
        try:
            found = as_lists(read(json.dumps(document)))
        except SnapshotError as error:
            found = {"error": str(error).partition(" (at")[0]}
        assert found == expected


def test_a_long_number_in_a_field_that_is_not_needed_makes_no_difference() -> None:
    document = small().document()
    expected = as_lists(read(json.dumps(document)))
    rearranged(document, "edges", ["type", "name_or_index", "to_node", "weight"])
    document["edges"][3::4] = [2**64 - 1] * (len(document["edges"]) // 4)
    types = document["snapshot"]["meta"]["edge_types"]
    types.append("number")
    assert as_lists(read(json.dumps(document))) == expected
