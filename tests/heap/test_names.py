from __future__ import annotations

import pytest

from cdpsync.heap.analysis.names import quoted, units

from .handmade import Edge, Handmade


def cons(key: str, first: str, second: str) -> tuple[str, int, Edge, Edge]:
    return key, 32, ("internal", "first", first), ("internal", "second", second)


def joined(heap: Handmade, key: str) -> str:
    return heap.load()[key].name


def test_a_concatenated_string_is_named_by_its_text() -> None:
    """(a + b) + (c + d)"""
    heap = Handmade("all")
    heap.node(*cons("all", "left", "right"), type="concatenated string", name="")
    heap.node(*cons("left", "a", "b"), type="concatenated string", name="")
    heap.node(*cons("right", "c", "d"), type="concatenated string", name="")
    for text in "abcd":
        heap.node(text, 16, type="string")
    assert joined(heap, "all") == "abcd"
    assert joined(heap, "right") == "cd"


def test_a_concatenated_string_is_its_text_whichever_edge_comes_first() -> None:
    heap = Handmade("all")
    edges: list[Edge] = [("internal", "map", "b"), ("internal", "second", "b"), ("property", "first", "b")]
    heap.node("all", 32, *edges, ("internal", "first", "a"), type="concatenated string")
    heap.node("a", 16, type="string")
    heap.node("b", 16, type="sliced string")
    assert joined(heap, "all") == "ab"


def test_a_text_is_joined_up_to_1024_characters() -> None:
    """Whole pieces are joined: 100 · 10 characters are too few, 103 · 10 are enough."""
    heap = Handmade("c0")
    for at in range(200):
        heap.node(*cons(f"c{at}", "piece", f"c{at + 1}"), type="concatenated string", name="")
    heap.node("c200", 16, type="string", name="end")
    heap.node("piece", 16, type="string", name="0123456789")
    assert joined(heap, "c0") == "0123456789" * 103
    assert joined(heap, "c100") == "0123456789" * 100 + "end"


@pytest.mark.parametrize("left", [True, False], ids=["left", "right"])
def test_a_concatenated_string_may_be_fifty_thousand_deep(left: bool) -> None:
    heap = Handmade("c0")
    for at in range(50_000):
        halves = (f"c{at + 1}", "x") if left else ("x", f"c{at + 1}")
        heap.node(*cons(f"c{at}", *halves), type="concatenated string", name="")
    heap.node("c50000", 16, type="string", name="end")
    heap.node("x", 16, type="string")
    assert joined(heap, "c0") == ("end" + "x" * 1021 if left else "x" * 1024)


def plain(*names: str) -> str:
    heap = Handmade("one")
    heap.node("one", 16, *(("property", name, "value") for name in names), ("internal", "map", "value"), name="Object")
    heap.node("value", 8, type="number")
    return heap.load()["one"].name


def test_a_plain_object_is_named_by_its_properties() -> None:
    assert plain("a", "b", "c") == "{a, b, c}"
    assert plain() == "{}"
    assert plain("__proto__", "a") == "{a}"
    assert plain("a, b", "c") == '{"a, b", c}'


def test_the_middle_of_many_properties_is_left_out() -> None:
    """Names are taken from both ends in turn. Each takes 12 of 100 characters, and the first one of a side takes 10."""
    names = [f"property{at:02}" for at in range(30)]
    assert plain(*names) == (
        "{property00, property01, property02, property03, …, property26, property27, property28, property29}"
    )


def test_a_property_that_is_too_long_ends_the_interface() -> None:
    assert plain("n" * 200, "b", "c") == "{" + "n" * 200 + ", …}"
    assert plain("a", "b" * 200, "c") == "{a, …, c}"
    assert plain("a", "b", "c" * 200) == "{a, …}"


def test_an_object_of_another_class_has_the_name_of_that_class() -> None:
    heap = Handmade("one")
    heap.node("one", 16, ("property", "a", "one"), name="Customer")
    assert heap.load()["one"].name == "Customer"


def test_an_edge_is_named_by_its_index_or_its_text() -> None:
    heap = Handmade("one")
    kinds: list[Edge] = [
        ("element", 7, "one"),
        ("hidden", 3, "one"),
        ("property", "7", "one"),
        ("internal", "map", "one"),
    ]
    heap.node("one", 16, *kinds, ("property", "", "one"), ("weak", "12", "one"), ("context", "x y", "one"))
    assert [edge.name for edge in heap.load()["one"].edges()] == ["7", "3", "7", "map", "", "12", "x y"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("plain", "plain"),
        ("with space", "with space"),
        ("back\\slash", "back\\slash"),
        ("a,b", '"a,b"'),
        ("it's", '"it\'s"'),
        ('"', '"\\""'),
        ("{é}", '"{é}"'),
        ("{\n}", '"{\\n}"'),
        ("{\ud800}", '"{\\ud800}"'),
        ("{\U0001f600}", '"{\U0001f600}"'),
        ("\ud800", "\ud800"),
    ],
)
def test_an_ambiguous_name_is_quoted_as_in_javascript(name: str, shown: str) -> None:
    assert quoted(name) == shown


def test_lengths_are_counted_as_in_javascript() -> None:
    assert [units(text) for text in ("", "abc", "é", "你好", "\U0001f600", "\ud800", "a\U0010ffff")] == [
        0,
        3,
        1,
        2,
        2,
        1,
        3,
    ]


@pytest.mark.timeout(10)
@pytest.mark.parametrize("halves", [("all", "x"), ("x", "all"), ("all", "all")])
def test_a_concatenated_string_that_is_its_own_half_does_not_hang(halves: tuple[str, str]) -> None:
    """No runtime writes such a file, but a damaged one may be like this."""
    heap = Handmade("all")
    heap.node(*cons("all", *halves), type="concatenated string", name="")
    heap.node("x", 16, type="string", name="")
    assert joined(heap, "all") == ""
