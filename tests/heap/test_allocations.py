"""Who allocated the objects of a heap: small snapshots, whose numbers can be worked out on paper, and damaged ones."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from cdpsync import SnapshotError
from cdpsync.heap import HeapSnapshot
from cdpsync.sources import ScriptPosition, SourcePlace

from .handmade import Handmade

TREE = [1, 0, 0, 0, [2, 1, 0, 0, [3, 2, 5, 500, [], 4, 3, 2, 80, [5, 2, 1, 100, []]]]]
"""(root) calls main, which calls load, and parse, which calls load too."""


def tracked(**changes: Any) -> dict[str, Any]:
    """A heap with five objects: load allocated two of them, and load for parse one."""
    heap = Handmade("window", detachedness=False)
    heap.node("window", 10, ("property", "a", "a"), ("property", "b", "b"), ("property", "c", "c"), id=3)
    heap.node("a", 100, id=5)
    heap.node("b", 110, id=11)
    heap.node("c", 120, id=13)
    document = heap.document()
    meta, header, strings = document["snapshot"]["meta"], document["snapshot"], document["strings"]
    meta["node_fields"].append("trace_node_id")
    meta["node_types"].append("number")
    meta["trace_function_info_fields"] = ["function_id", "name", "script_name", "script_id", "line", "column"]
    meta["trace_node_fields"] = ["id", "function_info_index", "count", "size", "children"]
    meta["sample_fields"] = ["timestamp_us", "last_assigned_id"]
    width = len(meta["node_fields"]) - 1
    nodes, calls = document["nodes"], [0, 0, 3, 3, 5]
    document["nodes"] = [
        number for at, call in enumerate(calls) for number in [*nodes[at * width : (at + 1) * width], call]
    ]
    for field in ("to_node",):
        place = meta["edge_fields"].index(field)
        for at in range(place, len(document["edges"]), 3):
            document["edges"][at] = document["edges"][at] // width * (width + 1)
    infos = []
    for number, (name, line) in enumerate([("(root)", 0), ("main", 1), ("load", 7), ("parse", 9)]):
        strings.append(name)
        infos += (
            [number, len(strings) - 1, len(strings), 4, line, 3] if line else [number, len(strings) - 1, 0, 0, 0, 0]
        )
        if line:
            strings.append("file:///code/app.js")
    header["trace_function_count"] = 4
    del document["strings"]
    document |= {"trace_function_infos": infos, "trace_tree": TREE, "samples": [0, 5, 50_000, 11, 100_000, 11]}
    document |= changes
    return {**document, "strings": strings}


def load(document: dict[str, Any]) -> HeapSnapshot:
    return HeapSnapshot.load(json.dumps(document, separators=(",", ":")))


def test_the_table_has_what_each_function_allocated_and_what_still_lives() -> None:
    rows = {row.name: row[1:] for row in load(tracked()).allocations()}
    assert rows == {"load": (6, 600, 3, 330, "/code/app.js:7"), "parse": (2, 80, 0, 0, "/code/app.js:9")}


@pytest.mark.parametrize(("by", "name"), [("file", "/code/app.js"), ("package", "(own code)")])
def test_functions_are_grouped(by: str, name: str) -> None:
    (row,) = load(tracked()).allocations(by)
    assert row == (name, 8, 680, 3, 330, "")


def test_an_unknown_group_is_an_error() -> None:
    with pytest.raises(ValueError, match="function, file, package"):
        load(tracked()).allocations("lines")


def test_the_calls_are_a_tree() -> None:
    tree = load(tracked()).allocation_tree()
    live = {
        (one.name, tree.functions[parent].name): value
        for one, parent, value in zip(tree.functions, tree.parents, tree.values, strict=True)
    }
    assert live["load", "main"] == 210
    assert live["load", "parse"] == 120
    assert sum(load(tracked()).allocation_tree("allocated").values) == 680


def test_a_node_knows_its_stack() -> None:
    snapshot = load(tracked())
    assert [one.name for one in snapshot.node(13).allocation_stack] == ["load", "parse", "main"]
    assert snapshot.node(3).allocation_stack == []


def test_the_objects_of_a_function_are_found() -> None:
    snapshot = load(tracked())
    row = snapshot.allocations()[0]
    assert [node.id for node in snapshot.allocated_by("load")] == [5, 11, 13]
    assert [node.id for node in snapshot.allocated_by(row)] == [5, 11, 13]
    with pytest.raises(ValueError, match="lod"):
        snapshot.allocated_by("lod")


def test_the_timeline_says_what_is_left_of_each_time() -> None:
    rows = [tuple(row) for row in load(tracked()).allocation_timeline()]
    assert rows == [(0.0, 0.05, 1, 110), (0.05, 0.1, 0, 0)]  # the object with the id 13 is of later


def test_lines_are_those_of_the_source() -> None:
    snapshot = load(tracked())
    position = ScriptPosition("4", "file:///code/app.js", 6, 2)
    assert position in snapshot.allocation_positions
    mapped = snapshot.with_places({position: SourcePlace("/code/app.ts", 70, 1, "loadAll")})
    assert mapped.allocations()[0][0::5] == ("loadAll", "/code/app.ts:70")
    assert snapshot.allocations()[0].name == "load"


def test_a_snapshot_without_tracking_says_how_to_get_one() -> None:
    snapshot = Handmade("window")
    snapshot.node("window", 10)
    untracked = snapshot.load().snapshot
    assert not untracked.tracked
    with pytest.raises(ValueError, match=r"client\.heap\.track"):
        untracked.allocations()
    with pytest.raises(ValueError, match=r"client\.heap\.track"):
        untracked.allocation_timeline()
    assert untracked.nodes[0].allocation_stack == []


def edited(edit: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    document = copy.deepcopy(tracked())
    edit(document)
    return document


DAMAGED: dict[str, Callable[[dict[str, Any]], object]] = {
    "an unknown function": lambda it: it["trace_tree"].__setitem__(1, 4),
    "a negative function": lambda it: it["trace_tree"].__setitem__(1, -1),
    "a call twice": lambda it: it["trace_tree"][4].__setitem__(0, 1),
    "a call without a number": lambda it: it["trace_tree"][4].__setitem__(0, 0),
    "a negative count": lambda it: it["trace_tree"].__setitem__(2, -1),
    "a count that is too large": lambda it: it["trace_tree"].__setitem__(2, 2**64),
    "impossible sizes": lambda it: it["trace_tree"].__setitem__(3, 2**53),
    "a list for a number": lambda it: it["trace_tree"].__setitem__(0, []),
    "a fraction": lambda it: it["trace_tree"].__setitem__(3, 0.5),
    "a number for children": lambda it: it["trace_tree"].__setitem__(4, 7),
    "no children": lambda it: it["trace_tree"].pop(),
    "a call too many": lambda it: it["trace_tree"].extend([9, 0, 0, 0, []]),
    "half a row": lambda it: it["trace_tree"][4].extend([9, 0]),
    "an empty list in the place of the tree": lambda it: it.update(trace_tree=[[]]),
    "too few functions": lambda it: it["trace_function_infos"].pop(),
    "an unknown name": lambda it: it["trace_function_infos"].__setitem__(1, 999),
    "an unknown script": lambda it: it["trace_function_infos"].__setitem__(2, -3),
    "a node of an unknown call": lambda it: it["nodes"].__setitem__(-1, 77),
    "samples in disorder": lambda it: it.update(samples=[0, 5, 50_000, 3]),
    "times in disorder": lambda it: it.update(samples=[5, 5, 2, 6]),
    "half a sample": lambda it: it["samples"].pop(),
}


@pytest.mark.parametrize("edit", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_trace_is_an_error(edit: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(SnapshotError, match="not a whole heap snapshot"):
        load(edited(edit))


def test_a_tree_that_is_nested_too_deeply_is_an_error() -> None:
    text = json.dumps(tracked(trace_tree="HERE"), separators=(",", ":"))
    deep = "[1,0,0,0," * 50_000 + "[]" + "]" * 50_000
    with pytest.raises(SnapshotError):
        HeapSnapshot.load(text.replace('"HERE"', deep))


def test_a_snapshot_that_is_cut_anywhere_in_its_traces_is_an_error() -> None:
    text = json.dumps(tracked(), separators=(",", ":"))
    for end in range(text.index('"trace_function_infos":'), text.index('"strings"')):
        with pytest.raises(SnapshotError):
            HeapSnapshot.load(text[:end])


def test_a_header_that_does_not_name_the_fields_of_traces_is_read_without_them() -> None:
    document = tracked()
    for name in ("trace_node_fields", "sample_fields"):
        del document["snapshot"]["meta"][name]
    snapshot = load(document)
    assert (snapshot.node_count, snapshot.tracked) == (5, False)
