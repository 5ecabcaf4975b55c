"""The same numbers and names as in Chrome DevTools, for every node and every class of real heaps.

One row may differ: if an object has a constructor named Function, DevTools overwrites the row of closures with that of
such objects, or the other way round. Ours has both, as test_classes.py says.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike

from cdpsync.heap import Edge, HeapSnapshot
from cdpsync.heap.analysis.distances import SYSTEM

from .conftest import Heaps, RealHeap
from .devtools import UNREACHABLE
from .zoo import key_text

pytestmark = [pytest.mark.real, pytest.mark.timeout(180)]  # DevTools takes half a minute for the largest heap


def assert_same(snapshot: HeapSnapshot, ours: ArrayLike, theirs: ArrayLike) -> None:
    """Fail unless both are equal for every node. The error names some nodes for which they differ."""
    one, other = np.asarray(ours), np.asarray(theirs)
    assert one.shape == other.shape
    differ = np.flatnonzero(one != other)
    some = [(snapshot.nodes[int(at)], one[at], other[at]) for at in differ[:5]]
    assert not len(differ), f"{len(differ):,} nodes, such as (ours, theirs): {some}"


def edge_row(edge: Edge) -> list[Any]:
    distance = edge.source.distance
    return [edge.name, edge.type, edge.source.id, UNREACHABLE if distance is None else distance]


def test_there_are_as_many_nodes_and_edges(heap: RealHeap) -> None:
    ours, theirs = heap.snapshot, heap.devtools.result
    assert (ours.node_count, ours.edge_count) == (theirs["nodes"], theirs["edges"])
    assert ours.statistics().total == theirs["statistics"]["total"]


def test_every_node_has_the_same_dominator(heap: RealHeap) -> None:
    assert_same(heap.snapshot, heap.snapshot.dominators, heap.devtools.dominator)


def test_every_node_has_the_same_shallow_size(heap: RealHeap) -> None:
    assert_same(heap.snapshot, heap.snapshot.shallow_sizes, heap.devtools.self_size)


def test_every_node_has_the_same_retained_size(heap: RealHeap) -> None:
    assert_same(heap.snapshot, heap.snapshot.retained_sizes, heap.devtools.retained)


def test_every_node_has_the_same_distance(heap: RealHeap) -> None:
    assert_same(heap.snapshot, heap.snapshot.distances, heap.devtools.distance)


def test_the_same_nodes_are_detached(heap: RealHeap) -> None:
    assert_same(heap.snapshot, heap.snapshot._of.state, heap.devtools.detached)
    assert {*heap.snapshot.detached_nodes()} == {
        heap.snapshot.nodes[at]
        for at in np.flatnonzero(heap.devtools.detached == 2).tolist()
        if not heap.snapshot.nodes[at].name.startswith("Detached Node / ")
    }


def test_the_summary_has_the_same_rows(heap: RealHeap) -> None:
    ours = {
        key_text(row.key): (row.distance, row.count, row.shallow_size, row.retained_size)
        for row in heap.snapshot.summary()
    }
    theirs = {
        row["key"]: (row["distance"], row["count"], row["self"], row["max_ret"])
        for row in heap.devtools.result["classes"]
    }
    assert ours == theirs


def test_every_node_is_in_the_same_row_of_the_summary(heap: RealHeap) -> None:
    keys, of_node = heap.snapshot._of.classes
    rows = {row["key"]: number for number, row in enumerate(heap.devtools.result["classes"])}
    ours = np.array([rows.get(key_text(key), -1) for key in keys])[of_node]
    assert_same(heap.snapshot, ours, heap.devtools.row)


def test_the_same_interfaces_are_inferred(heap: RealHeap) -> None:
    ours = [(one.name, list(one.properties)) for one in heap.snapshot._of.interfaces]
    assert ours == [(one["name"], one["properties"]) for one in heap.devtools.result["interfaces"]]


def test_the_statistics_are_the_same(heap: RealHeap) -> None:
    theirs = heap.devtools.result["statistics"]
    v8, native = theirs["v8heap"], theirs["native"]
    ours = heap.snapshot.statistics()
    assert (ours.total, ours.v8_heap, ours.native) == (theirs["total"], v8["total"], native["total"])
    assert (ours.code, ours.strings, ours.js_arrays) == (v8["code"], v8["strings"], v8["jsArrays"])
    assert (ours.system, ours.typed_arrays) == (v8["system"], native["typedArrays"])


def test_nodes_have_the_same_names(heap: RealHeap) -> None:
    nodes = heap.snapshot.nodes
    keys, of_node = heap.snapshot._of.classes
    for ordinal, name, class_name, key in heap.devtools.result["names"]:
        node = nodes[ordinal]
        assert (node.name, node.class_name, key_text(keys[of_node[ordinal]])) == (name, class_name, key), node


def test_the_same_strings_are_duplicated(heap: RealHeap) -> None:
    ours = Counter(
        (row.text, row.count, row.shallow_size, row.retained_size) for row in heap.snapshot.duplicated_strings()
    )
    theirs = Counter(
        (row["text"], row["count"], row["self"], row["retained"]) for row in heap.devtools.result["duplicates"]
    )
    assert ours == theirs


def test_retainers_are_in_the_same_order(heap: RealHeap) -> None:
    for asked in heap.devtools.result["paths"]:
        retainers = heap.snapshot.nodes[asked["ordinal"]].retainers()
        assert [edge_row(edge) for edge in retainers[:20]] == asked["retainers"]
        assert len(retainers) == asked["retainers_count"]


def test_a_path_to_the_root_follows_the_first_retainer_in_the_view(heap: RealHeap) -> None:
    longest = 0
    for asked in heap.devtools.result["paths"]:
        node = heap.snapshot.nodes[asked["ordinal"]]
        if 100 < (node.distance or 0) < SYSTEM:
            continue  # it is far down in a linked list, where thousands of nodes show nothing new
        path = node.path_to_root()
        longest = max(longest, len(path))
        if len(path):
            assert edge_row(path.edges[-1]) == asked["retainers"][0]
        if longest == len(path):  # only for some paths, because it takes long to sort all retainers
            assert [edge_row(edge) for edge in path] == [edge_row(edge.target.retainers()[0]) for edge in path]
    assert longest > 2


def test_the_comparison_has_the_same_rows(pair: RealHeap) -> None:
    ours = {
        key_text(row.key): (row.name, row.new, row.deleted, row.delta, row.alloc_size, row.freed_size, row.size_delta)
        for row in pair.newer.diff(pair.snapshot)
    }
    columns = ("name", "added_count", "removed_count", "count_delta", "added_size", "removed_size", "size_delta")
    assert ours == {row["key"]: tuple(row[name] for name in columns) for row in pair.devtools.result["diff"]}


def test_there_was_enough_to_compare(heap_of: Heaps) -> None:
    """Otherwise the tests above might pass because the programs no longer have anything to compare."""
    heap = heap_of("shapes-node24")
    states = np.bincount(heap.devtools.row >= 0)
    assert heap.snapshot.node_count > 90_000
    assert states[1] > 80_000
    assert len(heap.devtools.result["duplicates"]) > 10
    assert len(heap.devtools.result["diff"]) > 20
