"""Interfaces: plain objects are named by the properties that they have."""

from __future__ import annotations

import random

import pytest

from cdpsync.heap.analysis.shapes import Interface, match

from .handmade import Handmade, Loaded


def objects(*shapes: str | tuple[str, ...], name: str = "Object") -> Loaded:
    """Plain objects o0, o1 and so on with these properties; a str has one in each word."""
    lists = [shape.split() if isinstance(shape, str) else [*shape] for shape in shapes]
    heap = Handmade(*(f"o{at}" for at in range(len(lists))), "value")
    for at, names in enumerate(lists):
        heap.node(f"o{at}", 16, *(("property", one, "value") for one in names), name=name)
    heap.node("value", 8, type="number")
    return heap.load()


def classes(*shapes: str | tuple[str, ...]) -> list[str]:
    loaded = objects(*shapes)
    return [loaded[key].class_name for key in loaded.keys if key.startswith("o")]


def test_objects_with_the_same_properties_are_named_by_them() -> None:
    assert classes("a b", "a b", "c", "c") == ["{a, b}", "{a, b}", "{c}", "{c}"]


def test_the_properties_of_a_single_object_are_not_an_interface() -> None:
    assert classes("a b", "c", "d") == ["Object", "Object", "Object"]


def test_an_object_without_properties_is_an_object() -> None:
    assert classes("", "", "a", "a") == ["Object", "Object", "{a}", "{a}"]


def test_the_order_of_properties_matters_for_the_interface_but_not_for_whether_it_fits() -> None:
    """Two objects {b, a} fit the more frequent interface {a, b}."""
    assert classes("a b", "a b", "a b", "b a") == ["{a, b}"] * 4
    assert classes("a b", "a b", "b a", "b a", "b a") == ["{b, a}"] * 5


def test_the_first_of_equally_frequent_interfaces_is_taken() -> None:
    assert classes("a b", "b a", "b a", "a b") == ["{a, b}"] * 4


def test_an_object_may_have_more_properties_than_its_interface() -> None:
    assert classes("a b", "a b", "a x b y") == ["{a, b}"] * 3


def test_the_fitting_interface_with_most_properties_is_taken() -> None:
    assert classes("a", "a", "a", "a b c", "a b c", "a b", "c b a d") == [
        *["{a}"] * 3,
        "{a, b, c}",
        "{a, b, c}",
        "{a}",
        "{a, b, c}",
    ]


def test_an_object_that_fits_no_interface_is_an_object() -> None:
    assert classes("a b", "a b", "a") == ["{a, b}", "{a, b}", "Object"]


def test_the_prototype_is_not_a_property() -> None:
    assert classes("__proto__ a", "a __proto__", "__proto__", "__proto__") == ["{a}", "{a}", "Object", "Object"]


def test_two_edges_of_one_name_are_two_properties() -> None:
    """An object has two edges of one name for a getter and a setter."""
    assert classes("a a", "a a", "a") == ["{a, a}", "{a, a}", "Object"]


def test_elements_and_internal_edges_are_not_properties() -> None:
    heap = Handmade("one", "two")
    for key in ("one", "two"):
        heap.node(
            key, 16, ("element", 1, "value"), ("internal", "map", "value"), ("property", "a", "value"), name="Object"
        )
    heap.node("value", 8)
    assert heap.load().classes("one", "two") == {"one": "{a}", "two": "{a}"}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a, b", '"a, b"'),
        ('say "hi"', '"say \\"hi\\""'),
        ("it's", '"it\'s"'),
        ("{", '"{"'),
        ("}", '"}"'),
        ("a.b", "a.b"),
        ("", ""),
    ],
)
def test_a_property_with_an_ambiguous_name_is_quoted(name: str, shown: str) -> None:
    assert classes(("z", name), ("z", name)) == [f"{{z, {shown}}}"] * 2


def test_a_property_without_a_name_leaves_no_comma() -> None:
    """As in DevTools, a comma is written only after something else."""
    assert classes(("", "z"), ("", "z")) == ["{z}"] * 2
    assert classes(("", ""), ("", "")) == ["{}"] * 2


def test_an_interface_ends_before_its_name_gets_longer_than_120() -> None:
    """The brace, ten names of ten characters and the commas between them are 1 + 10 · 12 - 2 = 119."""
    names = [f"property{at:02}" for at in range(30)]
    loaded = objects(tuple(names), tuple(names))
    interface = loaded.snapshot._of.interfaces[0]
    assert interface.properties == tuple(names[:10])
    assert interface.name == f"{{{', '.join(names[:10])}}}"
    assert loaded.classes("o0", "o1") == {"o0": interface.name, "o1": interface.name}


def test_the_first_property_belongs_to_an_interface_however_long_it_is() -> None:
    name = "n" * 500
    assert classes((name, "b"), (name, "b")) == [f"{{{name}}}"] * 2


def test_objects_that_begin_with_the_same_properties_have_one_interface() -> None:
    names = tuple(f"property{at:02}" for at in range(10))
    assert len({*classes((*names, "x"), (*names, "y"))}) == 1


def test_an_interface_needs_one_object_in_a_thousand() -> None:
    """It takes three of 3,000 objects."""
    shapes = [*["a"] * 2994, "b", "b", "b", "c", "c", "d"]
    assert {*classes(*shapes[:-1], "")} == {"{a}", "{b}", "Object"}
    assert classes(*shapes)[-3:] == ["Object"] * 3


def test_only_plain_objects_have_interfaces() -> None:
    loaded = objects("a b", "a b", name="Point")
    assert loaded.classes("o0", "o1") == {"o0": "Point", "o1": "Point"}
    assert loaded.snapshot._of.interfaces == []


def test_an_interface_named_like_a_class_is_counted_with_it() -> None:
    heap = Handmade("one", "two", "other")
    for key in ("one", "two"):
        heap.node(key, 16, ("property", "a", "other"), name="Object")
    heap.node("other", 8, name="{a}")
    assert [(row.name, row.count) for row in heap.load().snapshot.summary()] == [("{a}", 3)]


def test_the_best_interface_is_found_among_many() -> None:
    """The test tries all of them for each shape."""
    rng = random.Random(4)

    def pick(letters: str, most: int) -> tuple[str, ...]:
        return tuple(rng.choice(letters) for _ in range(rng.randint(1, most)))

    for _ in range(60):
        letters = "abcdefgh"[: rng.randint(2, 8)]
        interfaces = [Interface(str(at), pick(letters, 4)) for at in range(rng.randint(0, 12))]
        for shape in [pick(letters, 8) for _ in range(20)]:
            fitting = [
                number
                for number, one in enumerate(interfaces)
                if all(one.properties.count(name) <= shape.count(name) for name in one.properties)
            ]
            best = min(fitting, key=lambda number: (-len(interfaces[number].properties), number), default=-1)
            assert match([shape], interfaces) == [best], (shape, interfaces)
