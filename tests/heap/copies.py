"""Whether a redacted copy of a snapshot has the same numbers, here and in DevTools."""

from __future__ import annotations

from collections import Counter

import numpy as np

from cdpsync.heap import HeapSnapshot

from .devtools import DevTools


def assert_same_numbers(one: HeapSnapshot, other: HeapSnapshot) -> None:
    """Fail unless all numbers of two snapshots are equal. Classes and duplicated strings may have other names."""
    for name in ("ids", "shallow_sizes", "retained_sizes", "distances", "dominators"):
        assert np.array_equal(getattr(one, name), getattr(other, name)), name
    first, second = one._of, other._of
    assert np.array_equal(first.state, second.state)
    assert np.array_equal(first.columns.type, second.columns.type)
    assert np.array_equal(first.columns.to, second.columns.to)
    assert np.array_equal(first.columns.edge_type, second.columns.edge_type)
    pairs = np.unique(np.column_stack((first.classes.of, second.classes.of)), axis=0)
    assert len(pairs) == len(np.unique(first.classes.of)) == len(np.unique(second.classes.of))
    assert one.statistics() == other.statistics()
    rows = [
        sorted((row.distance, row.count, row.shallow_size, row.retained_size) for row in each.summary())
        for each in (one, other)
    ]
    assert rows[0] == rows[1]
    duplicates = [
        {frozenset(row.nodes.ordinals.tolist()): (row.count, row.wasted) for row in each.duplicated_strings()}
        for each in (one, other)
    ]
    assert duplicates[0] == duplicates[1]
    lengths = [[(len(each.name), len(each.properties)) for each in of.interfaces] for of in (first, second)]
    assert lengths[0] == lengths[1]


def assert_same_in_devtools(one: DevTools, other: DevTools) -> None:
    for name in ("dominator", "retained", "self_size", "distance", "detached"):
        assert np.array_equal(getattr(one, name), getattr(other, name)), name
    pairs = np.unique(np.column_stack((one.row, other.row)), axis=0)
    assert len(pairs) == len(np.unique(one.row)) == len(np.unique(other.row))
    results = one.result, other.result
    assert results[0]["statistics"] == results[1]["statistics"]
    for list_, keys in (
        ("classes", ("distance", "count", "self", "max_ret")),
        ("duplicates", ("count", "self", "retained")),
        ("diff", ("added_count", "removed_count", "count_delta", "added_size", "removed_size", "size_delta")),
    ):
        rows = [Counter(tuple(row[key] for key in keys) for row in result.get(list_, ())) for result in results]
        if list_ != "diff" or rows[1]:
            assert rows[0] == rows[1], list_
    interfaces = [[(len(row["name"]), row["count"]) for row in result["interfaces"]] for result in results]
    assert interfaces[0] == interfaces[1]
