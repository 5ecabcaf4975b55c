"""Retained sizes in heaps that are small enough to count by hand; those of real heaps are in test_devtools.py."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from cdpsync.heap import HeapSnapshot
from cdpsync.heap.analysis.analysis import Analysis

from .handmade import Handmade, properties


def test_the_bottom_of_a_diamond_is_dominated_by_its_top() -> None:
    """Only the window retains it, because left and right both keep it alive. 10 + 20 + 30 + 100 = 160."""
    heap = Handmade("window")
    heap.node("window", 10, *properties(left="left", right="right"))
    heap.node("left", 20, *properties(bottom="bottom"))
    heap.node("right", 30, *properties(bottom="bottom"))
    heap.node("bottom", 100)
    loaded = heap.load()
    assert loaded.retained() == {"root": 160, "window": 160, "left": 20, "right": 30, "bottom": 100}
    assert loaded["bottom"].dominator == loaded["window"]


def test_a_chain_retains_the_nodes_after_it() -> None:
    """The first one retains 1 + 2 + 4 + 8, the second 2 + 4 + 8, and so on."""
    heap = Handmade("window")
    heap.node("window", 1, *properties(next="second"))
    heap.node("second", 2, *properties(next="third"))
    heap.node("third", 4, *properties(next="fourth"))
    heap.node("fourth", 8, *properties(back="window"))
    assert heap.load().retained("window", "second", "third", "fourth") == {
        "window": 15,
        "second": 14,
        "third": 12,
        "fourth": 8,
    }


def test_a_cycle_with_one_entry_is_retained_by_that_entry() -> None:
    """a → b → c → a, entered at b, which retains 2 + 4 + 1; c retains what is reached through it, 4 + 1."""
    heap = Handmade("window")
    heap.node("window", 100, *properties(entry="b"))
    heap.node("a", 1, *properties(next="b"))
    heap.node("b", 2, *properties(next="c"))
    heap.node("c", 4, *properties(next="a"))
    assert heap.load().retained("a", "b", "c") == {"a": 1, "b": 7, "c": 5}


def test_a_cycle_with_two_entries_is_retained_by_their_common_source() -> None:
    """a → b → c → a, entered at a and c: b, between them, is the only one that can be reached in just one way."""
    heap = Handmade("window")
    heap.node("window", 100, *properties(one="a", other="c"))
    heap.node("a", 1, *properties(next="b"))
    heap.node("b", 2, *properties(next="c"))
    heap.node("c", 4, *properties(next="a"))
    loaded = heap.load()
    assert loaded.retained("window", "a", "b", "c") == {"window": 107, "a": 3, "b": 2, "c": 4}
    assert loaded.dominators("a", "b", "c") == {"a": "window", "b": "a", "c": "window"}


def test_an_object_that_refers_to_itself_is_held_by_the_others() -> None:
    heap = Handmade("window")
    heap.node("window", 10, *properties(one="self"))
    heap.node("self", 20, *properties(self="self"))
    assert heap.load().dominators("self") == {"self": "window"}


def test_two_edges_to_one_object_hold_it_once() -> None:
    heap = Handmade("window")
    heap.node("window", 10, *properties(a="one", b="one"))
    heap.node("one", 20)
    assert heap.load().retained("window", "one") == {"window": 30, "one": 20}


def test_the_root_retains_what_cannot_be_reached() -> None:
    """Two nodes that only refer to each other, and one without retainers, which holds what only it refers to."""
    heap = Handmade("window")
    heap.node("window", 10, *properties(one="known"))
    heap.node("known", 5)
    heap.node("lost", 20, *properties(other="also lost"))
    heap.node("also lost", 30, *properties(other="lost", one="known"))
    heap.node("unknown", 40, *properties(its="own"))
    heap.node("own", 50)
    loaded = heap.load()
    assert loaded.retained() == {
        "root": 155,
        "window": 15,
        "known": 5,
        "lost": 20,
        "also lost": 30,
        "unknown": 90,
        "own": 50,
    }
    assert loaded.distances("lost", "also lost", "unknown") == {"lost": None, "also lost": None, "unknown": None}


def test_the_root_retains_all_nodes() -> None:
    rng = np.random.default_rng(3)
    for _ in range(20):
        heap = Handmade("n0", "n7")
        for at in range(40):
            targets = rng.integers(0, 40, 3)
            heap.node(f"n{at}", int(rng.integers(100)), *properties(**{f"p{to}": f"n{to}" for to in targets}))
        snapshot = heap.load().snapshot
        assert snapshot.root.retained_size == snapshot.total_size == snapshot.shallow_sizes.sum()
        below = np.bincount(snapshot.dominators[1:], snapshot.retained_sizes[1:], snapshot.node_count)
        assert (snapshot.retained_sizes == snapshot.shallow_sizes + below).all()


def test_the_size_of_several_nodes_together_counts_nothing_twice() -> None:
    """window 10 → left 20 → inner 5, and right 30: left and inner retain 25 together, all three below 55."""
    heap = Handmade("window")
    heap.node("window", 10, *properties(left="left", right="right"))
    heap.node("left", 20, *properties(inner="inner"))
    heap.node("inner", 5)
    heap.node("right", 30)
    loaded = heap.load()
    nodes = loaded.snapshot.find(where=np.array([False, False, True, True, True]))
    assert nodes.retained_size == 55
    assert nodes[:2].retained_size == 25
    assert nodes[1:].retained_size == 35
    assert loaded.snapshot.nodes.retained_size == 65


def test_two_threads_may_ask_at_the_same_time() -> None:
    heap = Handmade("n0")
    for at in range(3000):
        heap.node(f"n{at}", 8, *properties(next=f"n{at + 1}", other=f"n{at // 2}"))
    heap.node("n3000", 8)
    text = heap.text()
    for _ in range(5):
        snapshot = HeapSnapshot.load(text)
        barrier = threading.Barrier(2, timeout=10)
        found: list[tuple[list[int], list[int], str]] = []

        def ask(snapshot: HeapSnapshot = snapshot, barrier: threading.Barrier = barrier) -> None:
            barrier.wait()
            found.append((snapshot.retained_sizes.tolist(), snapshot.distances.tolist(), str(snapshot.summary())))  # noqa: B023

        threads = [threading.Thread(target=ask) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(found) == 2
        assert found[0] == found[1]


def test_nothing_is_computed_before_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    heap = Handmade("window")
    heap.node("window", 10)
    computed = []

    def watch(name: str) -> None:
        one = getattr(Analysis, name)
        compute = one.func

        def watched(of: Analysis) -> object:
            computed.append(name)
            return compute(of)

        monkeypatch.setattr(one, "func", watched)

    for name in ("shallow", "distance", "dominated", "classes"):
        watch(name)
    snapshot = heap.load().snapshot
    assert snapshot.node(3).name == "window"
    assert not computed
    for _ in range(2):
        assert snapshot.root.retained_size == 10
    assert sorted(computed) == ["dominated", "shallow"]
