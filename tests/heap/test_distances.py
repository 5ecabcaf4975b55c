from __future__ import annotations

from itertools import pairwise

from cdpsync.heap.analysis.distances import SYSTEM

from .handmade import Edge, Handmade, properties


def chain(heap: Handmade, *keys: str) -> None:
    """A chain of nodes, each of which leads to the next."""
    for key, following in pairwise(keys):
        heap.node(key, 8, *properties(next=following))


def test_a_distance_is_the_length_of_the_shortest_path_from_the_root() -> None:
    """c is reached through a, and from the window through b, which is nearer."""
    heap = Handmade("window")
    heap.node("window", 8, *properties(a="a", b="b"))
    heap.node("a", 8, *properties(next="d"))
    heap.node("d", 8, *properties(next="c"))
    heap.node("b", 8, *properties(next="c"))
    heap.node("c", 8)
    assert heap.load().distances("window", "a", "b", "c", "d") == {"window": 1, "a": 2, "b": 2, "c": 3, "d": 3}


def test_the_root_and_what_only_v8_reaches_have_large_distances() -> None:
    heap = Handmade("window", "roots")
    heap.node("window", 8, *properties(a="both"))
    heap.node("roots", 0, ("element", 1, "system"), ("element", 2, "both"), type="synthetic", name="(GC roots)")
    heap.node("system", 8, type="hidden")
    heap.node("both", 8)
    assert heap.load().distances() == {
        "root": SYSTEM,
        "window": 1,
        "roots": SYSTEM + 1,
        "system": SYSTEM + 2,
        "both": 2,
    }


def test_without_a_program_distances_are_counted_from_the_root() -> None:
    heap = Handmade("roots")
    heap.node("roots", 0, ("element", 1, "one"), type="synthetic", name="(GC roots)")
    heap.node("one", 8)
    assert heap.load().distances() == {"root": 0, "roots": 1, "one": 2}


def test_a_path_does_not_follow_weak_edges() -> None:
    heap = Handmade("window")
    heap.node("window", 8, ("weak", "ref", "d"), *properties(next="b"))
    chain(heap, "b", "c", "d")
    heap.node("d", 8)
    assert heap.load().distances("d") == {"d": 4}


def descriptors(*edges: Edge) -> dict[str, int | None]:
    """The distances of nodes: descriptors, at distance 4, lead to them, and so do other nodes, in 7 steps."""
    heap = Handmade("window")
    heap.node("window", 8, *properties(object="object", a="a"))  # 1
    heap.node("object", 8, ("internal", "map", "map"))  # 2
    heap.node("map", 8, ("internal", "descriptors", "descriptors"), type="object shape")  # 3
    heap.node("descriptors", 8, *edges, type="array", name="(map descriptors)")  # 4
    chain(heap, "a", "b", "c", "d", "e", "near")
    heap.node("near", 8)
    return heap.load().distances("near")


def test_values_in_the_descriptors_of_a_map_are_not_reached_through_them() -> None:
    """Those with the indices 4, 7, 10 and so on are values. The one at 1 and those in between are reached."""
    for index in (4, 7, 10, 301):
        assert descriptors(("internal", str(index), "near")) == {"near": 7}
        assert descriptors(("element", index, "near")) == {"near": 7}
        assert descriptors(("hidden", index, "near")) == {"near": 7}
    for index in (0, 1, 2, 3, 5, 6, 8, 9, 300):
        assert descriptors(("internal", str(index), "near")) == {"near": 5}
        assert descriptors(("element", index, "near")) == {"near": 5}


def test_names_in_descriptors_are_read_as_javascript_reads_numbers() -> None:
    assert descriptors(("internal", "4 / part of", "near")) == {"near": 7}
    assert descriptors(("internal", " 7th", "near")) == {"near": 7}
    assert descriptors(("internal", "x4", "near")) == {"near": 5}
    assert descriptors(("internal", "-4", "near")) == {"near": 5}
    assert descriptors(("internal", "", "near")) == {"near": 5}


def test_functions_are_not_reached_through_the_map_of_sloppy_functions() -> None:
    heap = Handmade("window")
    heap.node("window", 8, *properties(context="context", a="a"))
    edges: list[Edge] = [("internal", "sloppy_function_map", "one"), ("internal", "other_map", "other")]
    heap.node("context", 8, *edges, type="hidden", name="system / NativeContext")
    chain(heap, "a", "b", "c", "one")
    heap.node("one", 8)
    heap.node("other", 8)
    assert heap.load().distances("one", "other") == {"one": 5, "other": 3}


def test_an_edge_of_that_name_from_elsewhere_is_like_any_other() -> None:
    heap = Handmade("window")
    heap.node("window", 8, *properties(object="object"))
    heap.node("object", 8, ("internal", "sloppy_function_map", "one"), name="system / NativeContext")
    heap.node("one", 8)
    assert heap.load().distances("one") == {"one": 3}


def test_wide_and_narrow_levels_give_the_same_result() -> None:
    """One node leads to a hundred, each of these to one more, and all of those to the beginning of a chain."""
    heap = Handmade("window")
    heap.node("window", 8, *properties(**{f"p{at}": f"a{at}" for at in range(100)}))
    for at in range(100):
        heap.node(f"a{at}", 8, *properties(next=f"b{at}"))
        heap.node(f"b{at}", 8, *properties(next="c0"))
    chain(heap, *(f"c{at}" for at in range(300)))
    heap.node("c299", 8)
    loaded = heap.load()
    assert loaded.distances("a7", "b99", "c0", "c299") == {"a7": 2, "b99": 3, "c0": 4, "c299": 303}
    assert loaded.snapshot.distances.max() == SYSTEM


def test_a_number_of_thirty_digits_is_not_an_index() -> None:
    heap = Handmade("d")
    heap.node("d", 8, ("internal", "9" * 30, "x"), type="array", name="(map descriptors)")
    heap.node("x", 8)
    assert heap.load()["x"].distance == 2
