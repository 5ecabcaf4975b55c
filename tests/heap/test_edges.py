"""Sequences of references: those of a hub may be millions."""

from __future__ import annotations

import csv
import io
import random

import pytest

from cdpsync.heap import Edges

from .handmade import Handmade, Loaded, properties

NAMES = ["B", "A", "Object", "", "\u00e9", "C"]


@pytest.fixture(scope="module")
def hub() -> Loaded:
    """A hub with 3,000 retainers at three distances: of classes, with shapes, joined strings, detached nodes."""
    chance = random.Random(5)
    heap = Handmade("window")
    kinds = [chance.randrange(8) for _ in range(3000)]
    keys = [f"holder {at}" for at in range(len(kinds))]
    heap.node("window", 10, *[("element", at, key) for at, key in enumerate(keys) if at % 3], ("property", "d", "deep"))
    heap.node("deep", 10, *[("element", at, key) for at, key in enumerate(keys) if at % 6], name="Deep")
    heap.node("deeper", 10, *[("weak", "w", key) for at, key in enumerate(keys)], name="Weak")
    for at, (kind, key) in enumerate(zip(kinds, keys, strict=True)):
        if kind < len(NAMES):
            edges = properties(**{f"p{chance.randrange(2)}": "hub"})
            heap.node(key, 20, *edges, ("hidden", 3, "hub"), name=NAMES[kind])
        elif kind == 6:
            halves = [("internal", "first", "hub"), ("internal", "second", f"text {chance.randrange(2)}")]
            heap.node(key, 20, *halves, type="concatenated string", name="")
        else:
            heap.node(key, 20, *properties(p="hub"), type="native", name="<a>", detached=at % 3)
    for text in ("text 0", "text 1"):
        heap.node(text, 5, type="string")
    heap.node("hub", 8, type="string", name="hub")
    return heap.load()


def test_retainers_of_a_hub_are_sorted_by_distance_and_then_by_name(hub: Loaded) -> None:
    retainers = hub["hub"].retainers()
    sources = [edge.source for edge in retainers]
    order = [(float("inf") if node.distance is None else node.distance, node.name) for node in sources]
    assert len(retainers) == 3000 + sum(node.type == "object" for node in {*sources})
    assert order == sorted(order)
    assert len({*order}) > 20
    same = [edge._number for edge, key in zip(retainers, order, strict=True) if key == order[0]]
    assert same == sorted(same, reverse=True), "as in DevTools, the last of equal ones comes first"


@pytest.mark.parametrize(
    "part",
    [slice(3), slice(-3, None), slice(1500, 1503), slice(None, None, -700), slice(9, 5), slice(2000, 9000, 1000)],
)
def test_a_part_of_them_is_the_same_whichever_is_asked_for_first(hub: Loaded, part: slice) -> None:
    found = hub["hub"].retainers()[part]
    assert isinstance(found, Edges)
    assert found == [*hub["hub"].retainers()][part]


def test_references_are_a_sequence(hub: Loaded) -> None:
    edges = hub["deep"].edges()
    assert (len(edges), edges[0], edges[-1], edges[7]) == (2500, *[list(edges)[at] for at in (0, -1, 7)])
    assert edges[0] in edges
    assert edges.index(edges[5]) == 5
    assert [*edges[2:4]] == [*edges][2:4] == [*reversed([*reversed(edges)][-4:-2])]
    assert edges == hub["deep"].edges()
    assert edges != hub["window"].edges()
    assert {edges[3], hub["deep"].edges()[3]} == {edges[3]}
    assert not hub["text 0"].edges()
    assert hub["text 0"].edges() == []
    with pytest.raises(IndexError):
        edges[2500]


def test_references_print_their_first_rows(hub: Loaded) -> None:
    lines = repr(hub["deep"].edges()).splitlines()
    assert lines[0] == "2,500 references"
    assert lines[1].split() == ["reference", "type", "to", "id", "distance", "shallow", "retained"]
    assert lines[2].split()[:2] == ["[1]", "element"]
    assert (len(lines), lines[-1]) == (23, "… 2,480 more")
    lines = repr(hub["deep"].retainers()).splitlines()
    assert lines[0] == "1 reference"
    assert lines[1].split()[2] == "from"
    assert lines[2].split()[:4] == [".d", "property", "window", "@3"]
    assert "… 2,480 more" in hub["deep"].edges()._repr_html_()


def test_references_are_exported_as_dicts_and_csv(hub: Loaded) -> None:
    edges = hub["deep"].edges()[:2]
    node = edges[0].target
    assert len(edges.to_dict()) == 2
    assert edges.to_dict()[0] == {
        "edge": "[1]",
        "type": "element",
        "name": node.label,
        "id": node.id,
        "distance": node.distance,
        "shallow_size": node.shallow_size,
        "retained_size": node.retained_size,
    }
    rows = [*csv.DictReader(io.StringIO(edges.to_csv()))]
    assert [int(row["id"]) for row in rows] == [edge.target.id for edge in edges]


def test_what_the_program_does_not_reach_has_no_distance() -> None:
    heap = Handmade("one")
    heap.node("one", 8)
    heap.node("lost", 8, *properties(one="one"))
    assert [row["distance"] for row in heap.load()["one"].retainers().to_dict()] == [None]
    assert " – " in repr(heap.load()["one"].retainers())


def test_asking_for_the_retainers_of_many_nodes_gives_the_same(hub: Loaded) -> None:
    """After some searches, all edges are sorted by their targets."""
    first = [hub[f"holder {at}"].retainers(weak=True) for at in range(100)]
    again = [hub[f"holder {at}"].retainers(weak=True) for at in range(100)]
    assert first == again
    assert [len(edges) for edges in first[:6]] == [1, 3, 3, 2, 3, 3]
