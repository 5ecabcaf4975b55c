from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from cdpsync.heap import Nodes

from .handmade import Handmade, Loaded, properties


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    """a 10 → b 20 → c 40, and d 30, which only V8 reaches, and e 5, which nothing reaches."""
    heap = Handmade("a", "roots")
    heap.node("a", 10, *properties(b="b"), name="<A>\n")
    heap.node("b", 20, *properties(c="c"), name="B")
    heap.node("c", 40, name="\ud800")
    heap.node("roots", 0, ("element", 1, "d"), type="synthetic")
    heap.node("d", 30, name="D")
    heap.node("e", 5, ("weak", "x", "e"), name="E")
    return heap.load()


@pytest.fixture
def nodes(loaded: Loaded) -> Nodes:
    return loaded.snapshot.find(where=lambda node: node.type == "object")


def test_nodes_are_a_sequence(loaded: Loaded, nodes: Nodes) -> None:
    assert [*nodes] == [loaded[key] for key in "abcde"]
    assert (len(nodes), nodes[0], nodes[-1]) == (5, loaded["a"], loaded["e"])
    assert [*nodes[1:3]] == [loaded["b"], loaded["c"]]
    assert loaded["b"] in nodes
    assert loaded["roots"] not in nodes
    with pytest.raises(IndexError):
        nodes[5]


def test_nodes_have_their_numbers_as_arrays(nodes: Nodes) -> None:
    assert nodes.ids.tolist() == [3, 5, 7, 11, 13]
    assert nodes.shallow_sizes.tolist() == [10, 20, 40, 30, 5]
    assert nodes.retained_sizes.tolist() == [70, 60, 40, 30, 5]
    assert nodes.distances.tolist() == [1, 2, 3, 100_000_002, -5]


def test_nodes_have_sizes_as_a_whole(nodes: Nodes) -> None:
    assert nodes.shallow_size == 105
    assert nodes.retained_size == 70 + 30 + 5
    assert (nodes[:0].shallow_size, nodes[:0].retained_size) == (0, 0)


@pytest.mark.parametrize(
    ("by", "ids"),
    [
        ("retained_size", [3, 5, 7, 11, 13]),
        ("shallow_size", [7, 11, 5, 3, 13]),
        ("distance", [11, 7, 5, 3, 13]),
        ("id", [13, 11, 7, 5, 3]),
    ],
)
def test_nodes_are_sorted_from_the_greatest_or_from_the_least(nodes: Nodes, by: str, ids: list[int]) -> None:
    assert nodes.sorted(by).ids.tolist() == ids
    assert nodes.sorted(by, reverse=False).ids.tolist() == ids[::-1]


def test_nodes_cannot_be_sorted_by_anything_else(nodes: Nodes) -> None:
    with pytest.raises(ValueError, match="only by retained_size, shallow_size, distance, id"):
        nodes.sorted("name")


def test_nodes_print_as_a_table(nodes: Nodes) -> None:
    assert repr(nodes).splitlines() == [
        "5 nodes: 105 bytes, retaining 105",
        "  name      id  class    distance  shallow  retained",
        "  <A>\\x0a   @3  <A>\\x0a         1       10        70",
        "  B         @5  B               2       20        60",
        "  \\ud800    @7  \\ud800          3       40        40",
        "  D        @11  D               –       30        30",
        "  E        @13  E               –        5         5",
    ]
    assert repr(nodes[:0]) == "0 nodes"
    assert repr(nodes[:1]).startswith("1 node: 10 bytes, retaining 70")


def test_more_than_twenty_nodes_print_how_many_more_there_are() -> None:
    heap = Handmade(*(f"n{at}" for at in range(1030)))
    for at in range(1030):
        heap.node(f"n{at}", 8)
    nodes = heap.load().snapshot.find(where=lambda node: node.shallow_size == 8)
    assert repr(nodes).endswith("\n… 1,010 more")
    assert "<p>… 1,010 more</p>" in nodes._repr_html_()


def test_nodes_in_html_are_escaped(nodes: Nodes) -> None:
    page = nodes._repr_html_()
    page.encode()
    assert "&lt;A&gt;" in page
    assert "<A>" not in page


def test_nodes_are_exported_as_dicts_and_csv(nodes: Nodes, tmp_path: Path) -> None:
    assert [row["id"] for row in nodes.to_dict()] == [3, 5, 7, 11, 13]
    assert nodes[0].to_dict() == nodes.to_dict()[0]
    text = nodes.to_csv(tmp_path / "nodes.csv")
    rows = [*csv.DictReader(io.StringIO(text, newline=""))]
    assert [row["name"] for row in rows] == ["<A>\n", "B", "\\ud800", "D", "E"]
    assert [row["distance"] for row in rows] == ["1", "2", "3", "100000002", ""]
    assert (tmp_path / "nodes.csv").read_bytes() == text.encode()
