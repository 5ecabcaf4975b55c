"""Dominators compared with those of networkx on small, difficult graphs, and a bound on the work for large ones.

Small graphs would never need wide levels, limited climbs, contraction or plain Python. So the tests make the constants
smaller that decide when these are used.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from cdpsync.heap.analysis import dominators as module
from cdpsync.heap.analysis import graph, open_nodes
from cdpsync.heap.analysis.dominators import dominators
from cdpsync.heap.analysis.graph import Graph
from cdpsync.heap.analysis.lengauer_tarjan import lengauer_tarjan
from cdpsync.heap.arrays import spans_of

from .conftest import NEEDS_NUMBA, machine_code

Edges = list[tuple[int, int]]

NARROW, CLIMB = (0, 2, 3, 24), (1, 2, 3, 24)
WALKS = ("_GROUP_AN_EDGE", "_WALK_A_NODE", "_WALK_A_NARROW_NODE", "_WALK_AN_EDGE", "_WALK")
NEVER = 10**9
COSTS: dict[str, dict[str, int]] = {
    "plain Python at once": {"A_NODE": 0, "AN_EDGE": 0},
    "as ever": {},
    "sweeps only": {"A_NODE": NEVER, "AN_EDGE": NEVER, "_GROUP_AN_EDGE": NEVER},
    "walks at once": dict.fromkeys(WALKS, 0) | {"A_NODE": NEVER},
    "walks are given up": dict.fromkeys(WALKS, 0) | {"_WALK_A_NARROW_NODE": NEVER},
}
"""What ends the sweeps: plain Python, walks around the open nodes, walks and then plain Python, or nothing."""


def ours(count: int, edges: Edges, root: int, nowhere: int | None = None) -> list[int]:
    pairs = np.array(sorted(edges), np.int32).reshape(-1, 2)
    result: list[int] = found(count, pairs[:, 0], pairs[:, 1], root, nowhere).tolist()
    return result


def found(
    count: int, sources: NDArray[Any], targets: NDArray[Any], root: int, nowhere: int | None = None
) -> NDArray[np.int32]:
    """A graph; the sources must be sorted."""
    first = spans_of(np.bincount(sources, minlength=count).astype(np.int64))
    sources, targets = sources.astype(np.int32), targets.astype(np.int32)
    return dominators(Graph(first, targets, root if nowhere is None else nowhere), sources, root)()


def by_networkx(count: int, edges: Edges, root: int) -> list[int]:
    """The dominators that networkx finds, with the same treatment of nodes that cannot be reached."""
    one = networkx.DiGraph()
    one.add_nodes_from(range(count))
    one.add_edges_from(edges)
    one.add_edges_from([(root, v) for v, degree in list(one.in_degree()) if v != root and not degree])
    result = [root] * count
    for v, dominator in networkx.immediate_dominators(one, root).items():
        result[v] = root if v == root else dominator
    return result


# --- graphs ---


def tangle(rng: random.Random, count: int) -> tuple[Edges, int]:
    """Arbitrary edges: some nodes have no predecessors, and some only refer to each other."""
    return [
        (rng.randrange(count), rng.randrange(count)) for _ in range(rng.randint(count // 2, 3 * count))
    ], rng.randrange(count)


def ladder(rng: random.Random, count: int) -> tuple[Edges, int]:
    """Long paths with rungs in both directions, which take many sweeps."""
    order = rng.sample(range(count), count)
    edges = [(order[0], v) for v in order[1:] if rng.random() < 0.15]
    edges += [*pairwise(order)]
    edges += [(b, a) for a, b in pairwise(order) if rng.random() < 0.5]
    edges += [(a, b) for a, b in zip(order, order[2:], strict=False) if rng.random() < 0.4]
    return edges, order[0]


def tree(rng: random.Random, count: int) -> tuple[Edges, int]:
    """A deep tree with edges across."""
    edges = [(rng.randrange(max(0, v - 4), v), v) for v in range(1, count)]
    return edges + [(rng.randrange(count), rng.randrange(count)) for _ in range(count // 3)], 0


def bush(rng: random.Random, count: int) -> tuple[Edges, int]:
    """A wide tree with edges across."""
    edges = [(rng.randrange(max(1, v // 3)), v) for v in range(1, count)]
    return edges + [(rng.randrange(count), rng.randrange(count)) for _ in range(count // 2)], 0


def diamonds(rng: random.Random, count: int) -> tuple[Edges, int]:
    """A chain in which some nodes have an edge that skips others."""
    edges: Edges = []
    for top in range(0, count - 3, 3):
        edges += [(top, top + 1), (top, top + 2), (top + 1, top + 3), (top + 2, top + 3)]
        if rng.random() < 0.2:
            edges.append((rng.randrange(top + 1), top + rng.randrange(1, 4)))
    return edges, 0


SHAPES: dict[str, Callable[[random.Random, int], tuple[Edges, int]]] = {
    one.__name__: one for one in (tangle, ladder, tree, bush, diamonds)
}


def graphs(shape: str, number: int, seed: int) -> Iterator[tuple[int, Edges, int]]:
    rng = random.Random(seed)
    for _ in range(number):
        count = rng.choice([4, 5, 7, 12, 25, 40, 80])
        edges, root = SHAPES[shape](rng, count)
        edges = [(a, b) for a, b in edges if a != b]
        if edges:
            yield count, edges, root


@pytest.fixture(params=COSTS)
def costs(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What ends the sweeps."""
    for name, value in COSTS[request.param].items():
        monkeypatch.setattr(open_nodes, name, value)


# --- the same as networkx ---


@pytest.mark.usefixtures("costs")
@pytest.mark.parametrize("shape", SHAPES)
def test_dominators_are_those_of_networkx(shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(shape)
    for number, (count, edges, root) in enumerate(graphs(shape, 300, 1)):
        narrow, climb = NARROW[number % 4], rng.choice(CLIMB)
        monkeypatch.setattr(graph, "NARROW", narrow)
        monkeypatch.setattr(module, "_CLIMB", climb)
        got = ours(count, edges, root)
        assert got == by_networkx(count, edges, root), (count, edges, root, narrow, climb)


@st.composite
def small_graphs(draw: st.DrawFn) -> tuple[int, Edges, int]:
    count = draw(st.integers(2, 12))
    one = st.integers(0, count - 1)
    edges = draw(st.lists(st.tuples(one, one).filter(lambda edge: edge[0] != edge[1]), min_size=1, max_size=40))
    return count, edges, draw(one)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(small_graphs(), st.sampled_from(NARROW), st.sampled_from(CLIMB), st.sampled_from([*COSTS.values()]))
def test_dominators_of_small_graphs_are_those_of_networkx(
    one: tuple[int, Edges, int], narrow: int, climb: int, costs: dict[str, int]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(graph, "NARROW", narrow)
        patch.setattr(module, "_CLIMB", climb)
        for name, value in costs.items():
            patch.setattr(open_nodes, name, value)
        assert ours(*one) == by_networkx(*one)


@NEEDS_NUMBA
@pytest.mark.parametrize("shape", SHAPES)
def test_machine_code_finds_the_same(shape: str) -> None:
    with machine_code():
        for one in graphs(shape, 100, 4):
            assert ours(*one) == by_networkx(*one), one


@NEEDS_NUMBA
@settings(max_examples=100, deadline=None, derandomize=True)
@given(small_graphs(), st.booleans())
def test_machine_code_finds_the_same_in_small_graphs(one: tuple[int, Edges, int], more: bool) -> None:
    """With `more`, there is also a node whose edges do not count."""
    count, edges, root = one
    with machine_code():
        if more:
            nowhere = [(v, count) for v in range(0, count, 2)]
            assert ours(count + 1, edges + nowhere, root, count) == [*by_networkx(*one), root]
        else:
            assert ours(*one) == by_networkx(*one)


def test_the_graphs_reach_every_branch_of_the_algorithm(monkeypatch: pytest.MonkeyPatch) -> None:
    """The graphs above must use all branches, or the tests would prove nothing about them."""
    taken: dict[str, int] = {}

    def counted(owner: Any, name: str) -> None:
        original = getattr(owner, name)
        taken[name] = 0

        def count(*args: Any) -> Any:
            result = original(*args)
            taken[name] += 1
            taken[f"{name} gives up"] = taken.get(f"{name} gives up", 0) + (result is False)
            return result

        monkeypatch.setattr(owner, name, count)

    for name in ("_sweep", "_lift", "_contract"):
        counted(module._Lifting, name)
    counted(open_nodes, "lengauer_tarjan")
    counted(open_nodes.OpenNodes, "_walk")
    monkeypatch.setattr(graph, "NARROW", 3)
    monkeypatch.setattr(module, "_CLIMB", 1)
    total = 0
    for costs in ("sweeps only", "plain Python at once", "walks at once", "walks are given up"):
        with pytest.MonkeyPatch.context() as patch:
            for name, value in COSTS[costs].items():
                patch.setattr(open_nodes, name, value)
            for one in graphs("ladder", 50, 3):
                ours(*one)
                total += 1
    assert taken["_sweep"] > total  # more than one for each graph
    assert taken["_lift"] > total / 3
    assert taken["_contract"] > total  # and again when enough nodes were settled
    assert taken["lengauer_tarjan"] > total / 4
    assert taken["_walk"] > total / 4
    assert taken["_walk gives up"] > total / 20


@pytest.mark.parametrize("shape", SHAPES)
def test_plain_python_alone_finds_the_same(shape: str) -> None:
    for _, edges, root in graphs(shape, 60, 2):
        reached = sorted({root, *networkx.descendants(networkx.DiGraph([*edges, (root, root)]), root)})
        number = {v: at for at, v in enumerate(reached)}
        those = [(number[a], number[b]) for a, b in edges if a in number]
        pairs = np.array(sorted(those), np.int32).reshape(-1, 2)
        first = spans_of(np.bincount(pairs[:, 0], minlength=len(reached)))
        start = number[root]
        got = lengauer_tarjan(Graph(first, pairs[:, 1].copy(), start), np.array([start], np.int32))
        assert got.tolist() == by_networkx(len(reached), those, start), (len(reached), those, start)


# --- particular graphs ---


def test_a_root_alone_is_its_own_dominator() -> None:
    assert ours(1, [], 0) == [0]


def test_a_node_is_dominated_by_the_node_where_all_paths_to_it_meet() -> None:
    assert ours(5, [(0, 1), (1, 2), (1, 3), (2, 4), (3, 4)], 0) == [0, 0, 1, 1, 1]


def test_a_closed_node_dominates_everything_below_it() -> None:
    """1 is the only way into 2, 3, 4 and their cycle."""
    assert ours(6, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 2), (1, 4), (0, 5)], 0) == [0, 0, 1, 2, 1, 0]


def test_a_cycle_with_two_entries_is_dominated_by_their_common_source() -> None:
    assert ours(4, [(0, 1), (0, 2), (1, 2), (2, 1), (2, 3)], 0) == [0, 0, 0, 2]


def test_a_node_without_retainers_is_a_child_of_the_root() -> None:
    """So a path from the root through it counts for the nodes that it leads to."""
    assert ours(4, [(0, 1), (1, 2), (3, 2)], 0) == [0, 0, 0, 0]


def test_an_unreachable_cycle_is_dominated_by_the_root() -> None:
    """The edges from 2 and 3 do not count as paths to 1."""
    assert ours(5, [(0, 4), (4, 1), (2, 3), (3, 2), (2, 1)], 0) == [0, 4, 0, 0, 0]


def test_edges_to_the_root_and_duplicate_edges_change_nothing() -> None:
    edges = [(0, 1), (1, 2), (0, 3), (3, 2)]
    more = [*edges, *edges, (2, 0), (1, 0)]
    assert ours(4, more, 0) == ours(4, edges, 0) == [0, 0, 0, 0]


def test_the_root_may_be_any_node() -> None:
    assert ours(4, [(3, 1), (1, 2), (2, 0)], 3) == [2, 3, 1, 3]


# --- nothing is quadratic ---

LARGE = 100_000


@pytest.fixture
def sweeps(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many nodes each sweep looked at."""
    seen: list[int] = []
    sweep = module._Lifting._sweep

    def counted(self: module._Lifting) -> bool:
        seen.append(len(self.parent))
        return sweep(self)

    monkeypatch.setattr(module._Lifting, "_sweep", counted)
    return seen


def test_a_linked_list_takes_no_sweep(sweeps: list[int]) -> None:
    v = np.arange(LARGE - 1)
    assert found(LARGE, v, v + 1, 0).tolist() == [0, *range(LARGE - 1)]
    assert not sweeps


def test_a_doubly_linked_list_takes_one_sweep(sweeps: list[int]) -> None:
    v = np.arange(1, LARGE - 1)
    sources = np.concatenate(([0], np.repeat(v, 2), [LARGE - 1]))
    targets = np.concatenate(([1], np.column_stack((v - 1, v + 1)).ravel(), [LARGE - 2]))
    assert found(LARGE, sources, targets, 0).tolist() == [0, *range(LARGE - 1)]
    assert len(sweeps) == 1


def test_a_doubly_linked_list_is_dominated_by_the_owner_of_its_head_and_tail(sweeps: list[int]) -> None:
    """Each of its nodes can be reached from both ends."""
    v = np.arange(1, LARGE)
    inner = np.column_stack((v - 1, v + 1)).ravel()
    inner[0], inner[-1] = 2, LARGE - 2
    sources = np.concatenate(([0, 0], np.repeat(v, 2)))
    assert not found(LARGE, sources, np.concatenate(([1, LARGE - 1], inner)), 0).any()
    assert sum(sweeps) < 20 * LARGE


def test_a_star_takes_no_sweep(sweeps: list[int]) -> None:
    v = np.arange(1, LARGE)
    assert not found(LARGE, np.zeros(LARGE - 1, np.int64), v, 0).any()
    assert not sweeps


def test_a_complete_graph_takes_few_sweeps(sweeps: list[int]) -> None:
    """A root, 300 nodes that it leads to, and 300 nodes that each of these leads to."""
    left, right = np.arange(1, 301), np.arange(301, 601)
    sources = np.concatenate((np.zeros(300, np.int64), np.repeat(left, 300)))
    assert not found(601, sources, np.concatenate((left, np.tile(right, 300))), 0).any()
    assert len(sweeps) <= 2


@pytest.mark.parametrize("back", [False, True], ids=["one way", "both ways"])
def test_a_ladder_is_left_to_plain_python_before_sweeps_take_longer(sweeps: list[int], back: bool) -> None:
    """Two rails with rungs between them: only the root dominates anything, and each sweep lifts only a few steps."""
    half = LARGE // 2
    edges: Edges = [(0, 1), (0, 2)]
    for at in range(1, 2 * half - 2, 2):
        edges += [(at, at + 2), (at + 1, at + 3), (at, at + 3), (at + 1, at + 2)]
        if back:
            edges += [(at + 2, at), (at + 3, at + 1)]
    pairs = np.array(sorted(edges))
    assert not found(2 * half + 1, pairs[:, 0], pairs[:, 1], 0)[: 2 * half].any()
    assert sum(sweeps) < 20 * LARGE


@pytest.mark.parametrize("skip", [2, 7, 1000])
def test_a_list_with_shortcuts_takes_few_sweeps(sweeps: list[int], skip: int) -> None:
    v = np.arange(LARGE - 1)
    sources = np.concatenate((v, v[: -skip + 1 or None]))
    targets = np.concatenate((v + 1, v[: -skip + 1 or None] + skip))
    kept = targets < LARGE
    order = np.argsort(sources[kept], kind="stable")
    result = found(LARGE, sources[kept][order], targets[kept][order], 0)
    assert result[skip - 1] == skip - 2
    assert not result[skip:].any()
    assert sum(sweeps) < 40 * LARGE
