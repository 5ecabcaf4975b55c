"""The same rows for each filter, the same native contexts and the same unused variables as in Chrome DevTools."""

from __future__ import annotations

import numpy as np
import pytest

from .conftest import Heaps, RealHeap
from .scoped import found_by, theirs
from .test_devtools import assert_same
from .views_contest import FILTERS, in_order, rows

pytestmark = [pytest.mark.real, pytest.mark.timeout(180)]


@pytest.mark.parametrize("what", FILTERS)
def test_a_filter_leaves_the_same_rows(heap: RealHeap, what: str) -> None:
    ours = rows(heap.snapshot, heap.snapshot.retained_by(what))
    assert ours == in_order(heap.devtools.result["filters"][FILTERS[what]])


def test_every_node_belongs_to_the_same_native_context(heap: RealHeap) -> None:
    assert_same(heap.snapshot, heap.snapshot._of.native_context, heap.devtools.native_context)


def test_native_contexts_have_the_same_sizes_and_rows(heap: RealHeap) -> None:
    theirs, filters = heap.devtools.result["native_contexts"], heap.devtools.result["filters"]
    names = {one[0]: f"nativeContext_{one[1]}" for one in theirs["each"]}
    sizes = {one[0]: one[2] for one in theirs["each"]}
    for row in heap.snapshot.native_contexts():
        if row.id is not None:
            assert row.attributed_size == sizes.pop(row.id)
            assert rows(heap.snapshot, row.nodes) == in_order(filters[names[row.id]])
        else:
            assert row.attributed_size == theirs[row.name.strip("()")]
            assert rows(heap.snapshot, row.nodes) == in_order(
                filters[{"(shared)": "sharedNativeContext", "(none)": "noNativeContext"}[row.name]]
            )
    assert not sizes


def test_the_same_variables_are_unused(heap: RealHeap) -> None:
    if heap.snapshot._of.columns.scopes.there:
        assert found_by(heap.snapshot) == theirs(heap.devtools.result)
    else:
        assert theirs(heap.devtools.result) == ([], 0)
        with pytest.raises(ValueError, match="does not say which variables functions use"):
            heap.snapshot.unused_variables()


def test_there_was_enough_to_compare(heap_of: Heaps) -> None:
    """Otherwise the tests above might pass with nothing to compare."""
    page = heap_of("page-chromium")
    assert {what: len(page.snapshot.retained_by(what)) > 20 for what in FILTERS if what != "console"} == dict.fromkeys(
        ("contexts", "detached-dom", "event-handlers"), True
    )
    assert len(np.unique(page.devtools.native_context)) > 4
    assert len(found_by(page.snapshot)[0]) > 10
