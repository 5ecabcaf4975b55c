"""HeapSnapshot: questions about a heap."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cdpsync import SnapshotError
from cdpsync.heap import ClassRow, HeapSnapshot, Table
from cdpsync.heap.analysis.classes import ClassKey

from .conftest import Heaps, RealHeap
from .handmade import Handmade, Loaded, properties, shop
from .heaps import COUNTS, POINTS, REPEATED


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return shop()


@pytest.fixture(scope="module")
def snapshot(loaded: Loaded) -> HeapSnapshot:
    return loaded.snapshot


def test_the_repr_of_a_snapshot_has_its_size(snapshot: HeapSnapshot) -> None:
    assert repr(snapshot) == "<HeapSnapshot: 10 nodes, 16 edges, 810 bytes>"
    assert (snapshot.node_count, snapshot.edge_count, snapshot.total_size) == (10, 16, 810)


def test_every_method_works_for_a_snapshot_with_only_a_root() -> None:
    heap = Handmade()
    snapshot = heap.load().snapshot
    root = snapshot.root
    assert (root.retained_size, root.distance, root.dominator) == (0, 0, None)
    assert not root.edges()
    assert not root.retainers()
    assert str(root.path_to_root()) == "(synthetic) @1"
    assert not snapshot.summary()
    assert not snapshot.biggest()
    assert not root.dominated()
    assert not snapshot.detached_nodes()
    for table in (snapshot.duplicated_strings(), snapshot.closures(), snapshot.collections(), snapshot.diff(snapshot)):
        assert len(table) == 0
        assert str(table)
        assert table.to_csv()
        assert table.to_dict() == []
    assert snapshot.statistics().total == 0
    assert str(snapshot.statistics())
    assert str(snapshot.dominator_tree())


# --- find ---


def keys(loaded: Loaded, found: Any) -> list[str]:
    return [loaded.keys[node.ordinal] for node in found]


def test_nodes_are_found_by_the_name_of_their_class(loaded: Loaded, snapshot: HeapSnapshot) -> None:
    assert keys(loaded, snapshot.find("Customer")) == ["ann", "bob", "cid"]
    assert keys(loaded, snapshot.find("(string)")) == ["text", "half"]
    assert keys(loaded, snapshot.find("{x, y}")) == ["point", "other"]
    assert keys(loaded, snapshot.find("customer")) == []


def test_nodes_are_found_by_a_row_of_the_summary_and_its_key(loaded: Loaded, snapshot: HeapSnapshot) -> None:
    rows = {row.key.line: row for row in snapshot.summary() if row.name == "Customer"}
    assert keys(loaded, snapshot.find(rows[1])) == ["ann", "bob"]
    assert keys(loaded, snapshot.find(rows[3].key)) == ["cid"]
    assert keys(loaded, snapshot.find(ClassKey("Customer"))) == []


def test_nodes_are_found_by_a_row_of_a_diff(loaded: Loaded, snapshot: HeapSnapshot) -> None:
    heap = Handmade("window")
    heap.node("window", 10, name="Window")
    rows = {row.key: row for row in snapshot.diff(heap.load().snapshot)}
    assert keys(loaded, snapshot.find(rows[ClassKey("Customer", 7, 1, 2)])) == ["ann", "bob"]


def test_nodes_are_found_by_name(loaded: Loaded, snapshot: HeapSnapshot) -> None:
    assert keys(loaded, snapshot.find(name="Customer")) == ["ann", "bob", "cid", "text"]
    assert keys(loaded, snapshot.find(name="abab")) == ["joined"]
    assert keys(loaded, snapshot.find(name="{x, y}")) == ["point", "other"]
    assert keys(loaded, snapshot.find(name="Object")) == []
    assert keys(loaded, snapshot.find(name="")) == ["root"]
    assert keys(loaded, snapshot.find(name="nothing")) == []


def test_nodes_are_found_by_a_pattern_anywhere_in_the_name(loaded: Loaded, snapshot: HeapSnapshot) -> None:
    assert keys(loaded, snapshot.find(name=re.compile("^ab"))) == ["joined", "half"]
    assert keys(loaded, snapshot.find(name=re.compile("(?i)CUST|x,"))) == [
        "ann",
        "bob",
        "cid",
        "text",
        "point",
        "other",
    ]
    assert len(snapshot.find(name=re.compile(""))) == 10


def test_nodes_are_found_by_a_mask_and_by_a_function(loaded: Loaded, snapshot: HeapSnapshot) -> None:
    assert keys(loaded, snapshot.find(where=snapshot.shallow_sizes >= 200)) == ["bob", "cid"]
    assert keys(loaded, snapshot.find(where=lambda node: node.shallow_size >= 200)) == ["bob", "cid"]
    assert keys(loaded, snapshot.find(where=lambda node: 0)) == []


def test_a_node_must_meet_all_conditions(loaded: Loaded, snapshot: HeapSnapshot) -> None:
    assert keys(loaded, snapshot.find("Customer", where=lambda node: node.id > 5)) == ["bob", "cid"]
    assert keys(loaded, snapshot.find("(string)", name="Customer")) == ["text"]
    asked = []
    assert not snapshot.find("Customer", name="nothing", where=lambda node: asked.append(node))
    assert not asked
    assert len(snapshot.find()) == 10


@pytest.mark.parametrize("where", [[1, 2], "x", [True], np.zeros(3), 1])
def test_a_condition_that_is_neither_a_mask_nor_a_function_is_a_type_error(snapshot: HeapSnapshot, where: Any) -> None:
    with pytest.raises(TypeError, match="an array of 10 booleans"):
        snapshot.find(where=where)


@pytest.mark.parametrize("id", ["@3", 3.0, None])
def test_an_id_that_is_not_an_int_is_a_type_error(snapshot: HeapSnapshot, id: Any) -> None:
    with pytest.raises(TypeError, match="an id must be an int"):
        snapshot.node(id)


def test_a_name_that_is_neither_a_str_nor_a_pattern_is_a_type_error(snapshot: HeapSnapshot) -> None:
    with pytest.raises(TypeError, match="compiled pattern"):
        snapshot.find(name=5)  # type: ignore[arg-type]


def test_the_constructor_refuses_a_path(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match=r"HeapSnapshot\.load\(path\)"):
        HeapSnapshot("app.heapsnapshot")  # type: ignore[arg-type]
    file = tmp_path / "package.json"
    file.write_text("{}")
    with pytest.raises(SnapshotError, match=f"^{re.escape(str(file))}: not a whole heap snapshot: "):
        HeapSnapshot.load(file)


def test_a_compressed_file_is_refused_with_the_advice_to_unpack_it() -> None:
    with pytest.raises(SnapshotError, match="unpack it first"):
        HeapSnapshot.load(gzip.compress(b"{}"))


def test_a_place_has_the_name_of_its_script() -> None:
    """closure -> shared -> script -> name, as V8 writes them. Lines and columns are shown from 1 on."""
    heap = Handmade("f", "order")
    heap.node("f", 8, ("internal", "shared", "info"), type="closure", at=(7, 1, 2))
    heap.node("info", 8, ("internal", "script", "script"), type="code")
    heap.node("script", 8, ("internal", "name", "path"), type="code")
    heap.node("path", 0, type="string", name="app.js")
    heap.node("order", 8, name="Order", at=(7, 11, 0))
    heap.node("other", 8, name="Other", at=(8, 3, 4))
    loaded = heap.load()
    assert str(loaded["order"].location) == "app.js:12:1"
    assert str(loaded["other"].location) == "8:4:5"
    assert {row.name: str(row.location) for row in loaded.snapshot.summary("order")} == {"Order": "app.js:12:1"}
    assert str(loaded.snapshot.closures()[0].location) == "app.js:2:3"


def test_a_detached_node_is_found_by_the_name_that_it_prints() -> None:
    heap = Handmade("window")
    heap.node("window", 10, *properties(a="div"))
    heap.node("div", 10, type="native", name="<div>", detached=2)
    snapshot = heap.load().snapshot
    assert len(snapshot.find(name="Detached <div>")) == 1
    assert not snapshot.find(name="<div>")
    assert len(snapshot.find("Detached <div>")) == 1


# --- nodes ---


def test_a_node_is_found_by_its_id(loaded: Loaded, snapshot: HeapSnapshot) -> None:
    assert snapshot.node(5) == loaded["ann"]
    assert snapshot.node(np.uint32(5)) == loaded["ann"]


@pytest.mark.parametrize("id", [0, 2, -1, 2**31, 2**32 + 5, 2**63, 10**30])
def test_an_unknown_id_is_a_lookup_error(snapshot: HeapSnapshot, id: int) -> None:
    with pytest.raises(LookupError, match=f"the id {id}$"):
        snapshot.node(id)


def test_the_biggest_nodes_come_first_without_the_root(loaded: Loaded, snapshot: HeapSnapshot) -> None:
    """cid retains its joined name, 400 + 32 bytes, but not a half of it, which others have too."""
    assert keys(loaded, snapshot.biggest(4)) == ["window", "cid", "bob", "ann"]
    assert [node.retained_size for node in snapshot.biggest(3)] == [810, 432, 200]
    assert len(snapshot.biggest(0)) == len(snapshot.biggest(-3)) == 0
    assert len(snapshot.biggest(1000)) == 9


def test_arrays_have_an_item_for_each_node_and_cannot_be_written_to(loaded: Loaded, snapshot: HeapSnapshot) -> None:
    arrays = (snapshot.ids, snapshot.shallow_sizes, snapshot.retained_sizes, snapshot.distances, snapshot.dominators)
    for array in arrays:
        assert len(array) == snapshot.node_count
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1
    assert [int(array[2]) for array in arrays] == [5, 100, 100, 2, 1]


def test_all_nodes_are_listed_in_the_order_of_the_file(loaded: Loaded, snapshot: HeapSnapshot) -> None:
    assert keys(loaded, snapshot.nodes) == loaded.keys
    assert snapshot.nodes[0] == snapshot.root


# --- the dominator tree ---


# --- real heaps ---


@pytest.mark.real
def test_the_objects_of_a_real_program_are_counted(pair: RealHeap) -> None:
    counts = {name: len(pair.snapshot.find(name)) for name in COUNTS}
    assert counts == COUNTS
    rows = {row.name: row.count for row in pair.snapshot.summary() if row.name in COUNTS}
    assert rows == COUNTS


@pytest.mark.real
def test_the_plain_objects_of_a_real_program_are_found_by_their_shape(pair: RealHeap) -> None:
    names, count, _ = POINTS
    assert len(pair.snapshot.find(f"{{{', '.join(names)}}}")) == count


@pytest.mark.real
def test_a_string_that_a_real_program_repeats_is_found(pair: RealHeap) -> None:
    text, count, _ = REPEATED
    (row,) = [row for row in pair.snapshot.duplicated_strings() if row.text == text]
    assert row.count == len(row.nodes) == count
    assert {node.name for node in row.nodes} == {text}
    assert row.wasted == row.shallow_size // count * (count - 1)


@pytest.mark.real
def test_a_linked_list_of_a_real_program_is_retained_by_its_head(heap_of: Heaps) -> None:
    snapshot = heap_of("shapes-node24").snapshot
    nodes = snapshot.find("SinglyLinked").sorted()
    sizes = nodes.retained_sizes
    count = COUNTS["SinglyLinked"]
    assert 0 <= sizes[0] - count * sizes[-1] < 1000  # the last one retains only itself
    assert nodes.retained_size == sizes[0]
    assert nodes[:10].retained_size == sizes[0]


@pytest.mark.real
def test_dominators_and_dominated_nodes_of_a_real_heap_agree(heap_of: Heaps) -> None:
    snapshot = heap_of("shapes-node24").snapshot
    for node in snapshot.biggest(50):
        below = node.dominated()
        assert all(one.dominator == node for one in below)
        assert node.retained_size == node.shallow_size + below.retained_size
        assert below.retained_sizes.tolist() == sorted(below.retained_sizes.tolist(), reverse=True)


@pytest.mark.real
def test_everything_in_a_real_heap_prints(pair: RealHeap) -> None:
    snapshot = pair.snapshot
    rows: list[ClassRow] = [*snapshot.summary()]
    for text in (snapshot.summary().text(len(rows)), snapshot.summary().html(len(rows)), snapshot.summary().to_csv()):
        text.encode()
    tables: list[Table[Any]] = [snapshot.closures(), snapshot.collections(), snapshot.duplicated_strings()]
    for table in tables:
        for text in (table.text(100), table.html(100), table[:1000].to_csv()):
            text.encode()
        assert all(line.isprintable() for line in table.text(1000).split("\n"))
    for shown in (snapshot.biggest(), snapshot.detached_nodes(), snapshot.dominator_tree(), snapshot.statistics()):
        str(shown).encode()


# --- without numpy ---


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=50).stdout


def test_cdpsync_is_imported_without_numpy() -> None:
    assert run("import cdpsync, cdpsync.cli, sys; print('numpy' in sys.modules)") == "False\n"


def test_without_numpy_the_error_says_how_to_install_it() -> None:
    code = (
        "import sys; sys.modules['numpy'] = None\ntry: import cdpsync.heap\nexcept ImportError as error: print(error)"
    )
    assert "pip install 'cdpsync[heap]'" in run(code)
