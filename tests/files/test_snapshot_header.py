"""Unusual headers: what Chrome DevTools can read, cdpsync reads too, and keeps when it captures it."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from cdpsync import SnapshotError
from cdpsync.files.snapshot_check import SnapshotCheck
from cdpsync.heap import HeapSnapshot

from ..heap import devtools
from ..heap.conftest import fetched
from ..heap.handmade import EDGE_TYPES, NODE_TYPES

META: dict[str, Any] = {
    "node_fields": ["type", "name", "id", "self_size", "edge_count", "trace_node_id", "detachedness"],
    "node_types": [NODE_TYPES, "string", "number", "number", "number", "number", "number"],
    "edge_fields": ["type", "name_or_index", "to_node"],
    "edge_types": [EDGE_TYPES, "string_or_number", "node"],
    "trace_function_info_fields": ["function_id", "name", "script_name", "script_id", "line", "column"],
    "trace_node_fields": ["id", "function_info_index", "count", "size", "children"],
    "sample_fields": ["timestamp_us", "last_assigned_id"],
    "location_fields": ["object_index", "script_id", "line", "column"],
    "scope_fields": ["script_id", "function_id"],
    "scope_context_var_fields": ["name"],
    "scope_use_fields": ["index"],
}
HEADER: dict[str, Any] = {
    "meta": META,
    "node_count": 4,
    "edge_count": 3,
    "trace_function_count": 1,
    "root_index": 0,
    "extra_native_bytes": 7,
    "title": "a title",
    "uid": 3,
}
DOCUMENT: dict[str, Any] = {
    "snapshot": HEADER,
    "nodes": [9, 0, 1, 0, 1, 0, 0, 3, 1, 3, 16, 2, 0, 0, 3, 2, 5, 24, 0, 0, 0, 2, 3, 7, 32, 0, 0, 0],
    "edges": [1, 1, 7, 2, 4, 14, 2, 5, 21],
    "trace_function_infos": [1, 5, 4, 3, 2, 1],
    "trace_tree": [1, 0, 0, 0, []],
    "samples": [1, 3, 2, 7],
    "locations": [14, 3, 1, 2],
    "scopes": [1, 2],
    "scope_context_vars": [4],
    "scope_uses": [1],
    "strings": ["", "Window", "Order", "hello", "cache", "label"],
}

GONE = object()
NEEDED = ("meta", "node_fields", "node_types", "edge_fields", "edge_types")
"""Without these, nothing can be read. A capture is kept all the same."""
EMPTY = ("gone", "null", "[]", "0", '""', "{}")
OURS_ALONE = {
    **{(key, value): "believes 0" for key in ("node_count", "edge_count") for value in EMPTY},
    **{
        (key, value): "needs them for traces, which are not read here"
        for key in ("trace_function_info_fields", "trace_node_fields")
        for value in EMPTY
    },
    ("trace_function_count", "[]"): "takes it for true",
    ("trace_function_count", "{}"): "takes it for true",
    ("sample_fields", "{}"): "takes it for a list",
    ("location_fields", "{}"): "takes it for a list",
    ("location_fields", "[]"): "never ends",
    ("root_index", "{}"): "never ends",
}
"""What cdpsync reads and DevTools does not, and why not."""

CASES = [(key, value) for key in (*HEADER, *META) for value in (GONE, None, [], 0, "", {})]


def said(value: object) -> str:
    return "gone" if value is GONE else json.dumps(value)


def altered(key: str, value: object) -> str:
    document = copy.deepcopy(DOCUMENT)
    where = document["snapshot"] if key in HEADER else document["snapshot"]["meta"]
    if value is GONE:
        del where[key]
    else:
        where[key] = value
    return json.dumps(document, separators=(",", ":"))


def checked(text: str) -> str:
    """The warning of the check during a capture; it raises SnapshotError."""
    check, data = SnapshotCheck(), text.encode()
    for start in range(0, len(data), 100):
        check.feed(data[start : start + 100])
    check.finish(lambda offset, size: data[offset : offset + size])
    return check.warning


def rows(snapshot: HeapSnapshot) -> set[tuple[Any, ...]]:
    return {(row.name, row.distance, row.count, row.shallow_size, row.retained_size) for row in snapshot.summary()}


@pytest.mark.parametrize(("key", "value"), CASES, ids=lambda one: one if isinstance(one, str) and one else said(one))
def test_reading_and_checking_agree_on_every_key_of_the_header(key: str, value: object) -> None:
    text = altered(key, value)
    warning = checked(text)
    if key in NEEDED:
        assert "the header of this heap snapshot cannot be trusted: nothing can read it" in warning
        with pytest.raises(SnapshotError, match="its header"):
            HeapSnapshot.load(text)
    else:
        assert "nothing can read it" not in warning
        assert rows(HeapSnapshot.load(text)) == rows(HeapSnapshot.load(json.dumps(DOCUMENT)))


@pytest.mark.real
def test_devtools_reads_these_headers_with_the_same_result(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    package = fetched(devtools.package, request, "chrome-devtools")
    cases = [one for one in CASES if one[0] not in NEEDED and (one[0], said(one[1])) not in OURS_ALONE]
    files = [tmp_path / f"{number}.heapsnapshot" for number in range(len(cases))]
    for file, case in zip(files, cases, strict=True):
        file.write_text(altered(*case))
    for file, case, theirs in zip(files, cases, devtools.each(package, files), strict=True):
        assert rows(HeapSnapshot.load(file)) == {tuple(row) for row in theirs["classes"]}, case


@pytest.mark.parametrize("key", ["node_count", "edge_count", "trace_function_count"])
@pytest.mark.parametrize("value", [GONE, 0, -1, 4.0, "4", None, True], ids=said)
def test_rows_are_counted_if_the_header_has_no_count_and_a_capture_gives_a_warning(key: str, value: object) -> None:
    text = altered(key, value)
    assert HeapSnapshot.load(text).edge_count == 3
    section = {"node_count": "nodes", "edge_count": "edges"}.get(key, "trace_function_infos")
    assert f"it says {None if value is GONE else value!r} {section}" in checked(text)


def test_a_count_of_zero_gives_no_warning_if_there_are_no_rows() -> None:
    document = copy.deepcopy(DOCUMENT)
    document["snapshot"]["trace_function_count"] = 0
    document["trace_function_infos"] = []
    assert checked(json.dumps(document)) == ""


@pytest.mark.parametrize("key", ["node_count", "edge_count", "trace_function_count"])
@pytest.mark.parametrize("more", [-1, 1])
def test_both_refuse_a_wrong_count(key: str, more: int) -> None:
    text = altered(key, HEADER[key] + more or 2)
    for reading in (checked, HeapSnapshot.load):
        with pytest.raises(SnapshotError):
            reading(text)


@pytest.mark.parametrize("section", ["trace_function_infos", "samples", "locations", "scopes", "nodes", "edges"])
def test_both_refuse_an_incomplete_row(section: str) -> None:
    document = copy.deepcopy(DOCUMENT)
    document[section].pop()
    for reading in (checked, HeapSnapshot.load):
        with pytest.raises(SnapshotError, match=f"'{section}'"):
            reading(json.dumps(document))


@pytest.mark.parametrize("section", ["nodes", "edges", "trace_function_infos"])
def test_both_refuse_a_snapshot_without_a_section_that_the_header_counts(section: str) -> None:
    document = copy.deepcopy(DOCUMENT)
    del document[section]
    for reading in (checked, HeapSnapshot.load):
        with pytest.raises(SnapshotError, match=f"it has no {section}"):
            reading(json.dumps(document))


def test_a_large_heap_without_counts_is_read_like_one_with_counts() -> None:
    """There are more nodes than there is room for at first."""
    document = copy.deepcopy(DOCUMENT)
    many = 100_000
    for at in range(many):
        document["nodes"] += [3, 2, 2 * at + 101, 8, 0, 0, 0]
        document["edges"] += [1, at, 7 * (4 + at)]
    document["nodes"][11] += many
    document["snapshot"].update(node_count=4 + many, edge_count=3 + many)
    counted = HeapSnapshot.load(json.dumps(document))
    document["snapshot"].update(node_count=0, edge_count=0)
    snapshot = HeapSnapshot.load(json.dumps(document))
    assert rows(snapshot) == rows(counted)
    assert snapshot.ids.tolist() == counted.ids.tolist()
    assert snapshot.node(101 + 2 * many - 2).path_to_root().text() == f"Window[{many - 1}] → Order @{99 + 2 * many}"


def test_the_root_may_be_the_last_node_if_the_header_says_so() -> None:
    document = copy.deepcopy(DOCUMENT)
    document["nodes"] = document["nodes"][7:] + document["nodes"][:7]
    document["edges"] = [2, 4, 7, 2, 5, 14, 1, 1, 0]
    document["locations"][0] = 7
    document["snapshot"]["root_index"] = 21
    text = json.dumps(document)
    assert checked(text) == ""
    moved, snapshot = HeapSnapshot.load(text), HeapSnapshot.load(json.dumps(DOCUMENT))
    assert rows(moved) == rows(snapshot)
    assert str(moved.node(5).path_to_root()) == "Window.cache → Order @5"
    assert moved.node(5).location == snapshot.node(5).location
    assert moved.root.id == 1


@pytest.mark.parametrize("index", [3, 28, -7, "7", 2.5])
def test_an_invalid_root_is_refused_when_read_but_kept_when_captured(index: object) -> None:
    text = altered("root_index", index)
    with pytest.raises(SnapshotError, match="says that the root"):
        HeapSnapshot.load(text)
    assert "nothing can read it, because it says that the root" in checked(text)


def test_sections_may_come_before_the_nodes() -> None:
    document = {name: copy.deepcopy(DOCUMENT[name]) for name in ("snapshot", "samples", "nodes", "edges", "strings")}
    del document["snapshot"]["trace_function_count"]
    text = json.dumps(document)
    assert checked(text) == ""
    assert rows(HeapSnapshot.load(text)) == rows(HeapSnapshot.load(json.dumps(DOCUMENT)))


@pytest.mark.parametrize("style", [{"separators": (",", ":")}, {}, {"indent": 1}, {"indent": "\t"}], ids=str)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff", " \n"])
def test_both_ignore_white_space_and_a_byte_order_mark(style: dict[str, Any], newline: str, mark: str) -> None:
    document = copy.deepcopy(DOCUMENT)
    for empty in ("samples", "locations", "scopes"):
        document[empty] = []
    text = mark + json.dumps(document, **style).replace("\n", newline).replace("[]", "[ ]") + newline
    assert checked(text) == ""
    assert HeapSnapshot.load(text.encode()).node_count == 4


@pytest.mark.parametrize("between", ["", "\n", " \r\n "])
def test_both_refuse_two_snapshots_in_one_file(between: str) -> None:
    text = json.dumps(DOCUMENT)
    for reading in (checked, HeapSnapshot.load):
        with pytest.raises(SnapshotError, match="another heap snapshot follows it: each must be in a file of its own"):
            reading(text + between + text)


@pytest.mark.parametrize("tail", ["]", "}", "garbage", '"', "\0", ",", "{}", " " * 500 + "x"])
def test_nothing_else_may_follow_the_end(tail: str) -> None:
    for reading in (checked, HeapSnapshot.load):
        with pytest.raises(SnapshotError):
            reading(json.dumps(DOCUMENT) + tail)


def test_both_refuse_a_text_that_is_cut_anywhere() -> None:
    text = json.dumps(DOCUMENT)
    for end in range(len(text)):
        for reading in (checked, lambda part: HeapSnapshot.load(part.encode())):
            with pytest.raises(SnapshotError):
                reading(text[:end])


def foreign(section: str, place: int, number: int) -> str:
    document = copy.deepcopy(DOCUMENT)
    document[section][place] = number
    return json.dumps(document)


@pytest.mark.real
def test_unknown_types_and_numbers_of_20_digits_are_read_as_in_devtools(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    beyond = (len(NODE_TYPES), 200, 255, 256, 2**32 - 1, 2**32 + 3, 2**53 + 3, 12345678901234567)
    minus = (2**64 - 8, 2**64 - 1, 2**64)
    long = (2**32 + 2, 2**53, 2**53 + 3, 12345678901234567, 99999999999999999, 2**63 - 1, 2**63, *minus, 10**20)
    places = [("nodes", 14, one) for one in (*beyond, *minus)]
    places += [("edges", 3, one) for one in (len(EDGE_TYPES), len(EDGE_TYPES) + 1, 255, 256, 2**32 - 1, *minus)]
    places += [("edges", 1, one) for one in long]  # the index of an element
    places += [("nodes", place, one) for place in (15, 16, 17, 18, 19, 20) for one in minus]
    places += [("nodes", 16, one) for one in long[1:]]  # an id
    places += [("edges", place, one) for place in (4, 5) for one in minus]
    files = [tmp_path / f"{number}.heapsnapshot" for number in range(len(places))]
    for file, (section, place, one) in zip(files, places, strict=True):
        file.write_text(foreign(section, place, one))
    for file, where, theirs in zip(
        files, places, devtools.each(fetched(devtools.package, request, "chrome-devtools"), files), strict=True
    ):
        snapshot = HeapSnapshot.load(file)
        nodes = snapshot.nodes
        ours = {
            "total_size": snapshot.total_size,
            "classes": rows(snapshot),
            "ids": nodes.ids.tolist(),
            "names": [node.name for node in nodes],
            "types": [node.type for node in nodes],
            "distances": nodes.distances.tolist(),
            "retained": nodes.retained_sizes.tolist(),
            "edges": [[[edge.name, edge.type, edge.target.id] for edge in node.edges()] for node in nodes],
        }
        assert ours == {**theirs, "classes": {tuple(row) for row in theirs["classes"]}}, where
        checked(file.read_text())


@pytest.mark.parametrize("field", [15, 18])
def test_a_number_that_refers_to_nothing_is_refused_however_many_digits_it_has(field: int) -> None:
    for number in (10**16, 12345678901234567, 2**63 - 1, 10**20, 10**400):
        with pytest.raises(SnapshotError):
            HeapSnapshot.load(foreign("nodes", field, number))
