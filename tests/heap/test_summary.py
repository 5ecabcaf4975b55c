from __future__ import annotations

import pytest

from cdpsync.heap import HeapSnapshot

from .handmade import Handmade, properties


@pytest.fixture(scope="module")
def snapshot() -> HeapSnapshot:
    """Two customers, one of which retains the other, a string of V8's own, and nodes without a size."""
    heap = Handmade("window", "roots")
    heap.node("window", 10, *properties(a="ann"), name="Window")
    heap.node("ann", 100, *properties(friend="bob"), name="Customer")
    heap.node("bob", 200, *properties(name="text"), name="Customer")
    heap.node("text", 20, type="string", name="<i>")
    heap.node("empty", 0, name="Empty")
    heap.node("roots", 0, ("element", 1, "own"), type="synthetic", name="(GC roots)")
    heap.node("own", 5, type="hidden", name="system")
    return heap.load().snapshot


def test_a_row_sums_up_all_objects_of_a_class(snapshot: HeapSnapshot) -> None:
    """Ann retains Bob, who counts once: 100 + 200 + 20."""
    (row,) = snapshot.summary("Customer")
    assert (row.name, row.count, row.distance, row.shallow_size, row.retained_size) == ("Customer", 2, 2, 300, 320)


def test_rows_are_sorted_by_retained_size_without_nodes_that_have_no_size(snapshot: HeapSnapshot) -> None:
    assert [row.name for row in snapshot.summary()] == ["Window", "Customer", "(string)", "(system)"]


def test_rows_are_filtered_by_a_word_and_sorted_by_any_column(snapshot: HeapSnapshot) -> None:
    assert [row.name for row in snapshot.summary("S")] == ["Customer", "(string)", "(system)"]
    assert [row.name for row in snapshot.summary(sort="name")] == ["(string)", "(system)", "Customer", "Window"]
    assert [row.name for row in snapshot.summary(sort="distance")] == ["Window", "Customer", "(string)", "(system)"]
    assert snapshot.summary(sort="count")[0].name == "Customer"
    with pytest.raises(
        ValueError, match="no column 'size'; the columns are name, distance, count, shallow_size, retained_size"
    ):
        snapshot.summary(sort="size")


def test_a_summary_prints(snapshot: HeapSnapshot) -> None:
    """A distance from V8's own roots is shown as a dash."""
    assert str(snapshot.summary()).splitlines() == [
        "8 nodes, 335 bytes in 4 classes",
        "  constructor  distance  count  shallow size  retained size",
        "  Window              1      1            10            330",
        "  Customer            2      2           300            320",
        "  (string)            4      1            20             20",
        "  (system)            –      1             5              5",
    ]


def test_a_summary_is_exported_as_plain_values(snapshot: HeapSnapshot) -> None:
    assert snapshot.summary().to_dict()[1] == {
        "name": "Customer",
        "distance": 2,
        "count": 2,
        "shallow_size": 300,
        "retained_size": 320,
        "location": None,
    }
    assert snapshot.summary().to_csv().splitlines()[:2] == [
        "name,distance,count,shallow_size,retained_size,location",
        "Window,1,1,10,330,",
    ]


def test_sorting_a_summary_leaves_the_next_one_as_it_was(snapshot: HeapSnapshot) -> None:
    before = snapshot.summary()
    snapshot.summary(sort="name")
    assert snapshot.summary() == before


def test_statistics_print_as_shares_of_the_whole(snapshot: HeapSnapshot) -> None:
    """310 of 335 bytes are 92.5 %, or 37 of 40 blocks."""
    lines = str(snapshot.statistics()).splitlines()
    assert lines[0] == "335 bytes"
    (other,) = [line for line in lines if "other JS objects" in line]
    assert " 92.5% " in other
    assert other.count("█") == 37
    assert "<td" in snapshot.statistics()._repr_html_()


@pytest.mark.parametrize(
    "name", ["", "\ud800", "a\nb", "\x1b[31m", "<script>", "\0", "x" * 2000, "a\u202eb"], ids=ascii
)
def test_a_class_of_any_name_prints(name: str) -> None:
    heap = Handmade("one")
    heap.node("one", 8, name=name)
    snapshot = heap.load().snapshot
    for text in (
        str(snapshot.summary()),
        snapshot.summary()._repr_html_(),
        snapshot.summary().to_csv(),
        repr(snapshot.nodes),
    ):
        text.encode()
    for text in (repr(snapshot.nodes[1]), str(snapshot.dominator_tree()), str(snapshot.nodes[1].path_to_root())):
        text.encode()
    assert len(str(snapshot.summary()).split("\n")) == 3
    assert "<script>" not in snapshot.summary()._repr_html_()
    assert len(snapshot.find(name)) == 1
