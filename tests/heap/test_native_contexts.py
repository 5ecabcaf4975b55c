"""Which native context each node belongs to."""

from __future__ import annotations

import random

import numpy as np

from cdpsync.heap.analysis.native_contexts import NOBODY, SHARED

from .handmade import Handmade, Loaded, properties

NAME = "system / NativeContext / https://example.com"


def owners(loaded: Loaded) -> dict[str, str]:
    """The key of the native context of each node that has a size."""
    found = loaded.snapshot._of.native_context.tolist()
    names = {NOBODY: "nobody", SHARED: "shared"}
    return {key: names.get(one) or loaded.keys[one] for key, one in zip(loaded.keys, found, strict=True)}


def test_what_native_contexts_lead_to_belongs_to_them_and_what_several_lead_to_is_shared() -> None:
    heap = Handmade("one", "two", "other")
    heap.node("one", 8, *properties(a="first", b="both"), type="hidden", name=NAME)
    heap.node("two", 8, *properties(a="second", b="both"), type="hidden", name="system / NativeContext")
    heap.node("first", 8)
    heap.node("second", 8)
    heap.node("both", 8, *properties(a="below"))
    heap.node("below", 8)
    heap.node("other", 8)
    expected = dict.fromkeys(("one", "first"), "one") | dict.fromkeys(("two", "second"), "two")
    expected |= {"both": "shared", "below": "shared", "other": "nobody", "root": "nobody"}
    assert owners(heap.load()) == expected


def test_the_map_of_an_object_decides_whoever_refers_to_it() -> None:
    heap = Handmade("one", "two")
    heap.node("one", 8, *properties(a="object"), type="hidden", name=NAME)
    heap.node("two", 8, type="hidden", name=NAME)
    heap.node("object", 8, ("internal", "map", "map"), *properties(x="inner"))
    heap.node("map", 8, ("internal", "map", "meta"), type="object shape")
    heap.node("meta", 8, ("internal", "map", "meta"), ("internal", "native_context", "two"), type="object shape")
    heap.node("inner", 8)
    found = owners(heap.load())
    # The map of the map is its own map, so that it belongs to its native context as well.
    assert (found["object"], found["inner"], found["map"], found["meta"]) == ("two", "two", "two", "two")


def test_weak_references_and_shortcuts_do_not_count() -> None:
    heap = Handmade("one")
    heap.node("one", 8, ("weak", "a", "weak"), ("shortcut", "b", "short"), type="hidden", name=NAME)
    heap.node("weak", 8)
    heap.node("short", 8)
    found = owners(heap.load())
    assert (found["weak"], found["short"]) == ("nobody", "nobody")


def test_the_table_has_a_row_for_each_and_two_for_the_rest() -> None:
    heap = Handmade("one", "other")
    heap.node("one", 8, *properties(a="inner"), type="hidden", name=NAME, id=77)
    heap.node("inner", 100)
    heap.node("other", 16)
    table = heap.load().snapshot.native_contexts()
    assert table.title == "1 native context"
    assert [(row.name, row.id, row.count, row.attributed_size) for row in table] == [
        ("https://example.com", 77, 2, 108),
        ("(none)", None, 2, 16),
        ("(shared)", None, 0, 0),
    ]
    assert [row.retained_size for row in table] == [108, None, 0]
    assert [node.name for node in table[0].nodes] == [NAME, "inner"]


def test_random_graphs_have_the_owners_that_passing_them_on_one_by_one_gives() -> None:
    draw = random.Random(5)
    for _ in range(60):
        count, natives = draw.randrange(4, 30), draw.randrange(1, 4)
        edges = [[(draw.choice(("property", "weak")), "x", draw.randrange(count)) for _ in range(draw.randrange(4))]
                 for _ in range(count)]  # fmt: skip
        heap = Handmade("0")
        for at in range(count):
            name = NAME if at < natives else f"node {at}"
            heap.node(str(at), 8, *[(kind, text, str(to)) for kind, text, to in edges[at]], name=name)
        reached: list[set[int]] = [set() for _ in range(count)]
        for native in range(natives):
            pending = [native]
            while pending:
                at = pending.pop()
                if native not in reached[at]:
                    reached[at].add(native)
                    pending += [to for kind, _, to in edges[at] if kind == "property" and to >= natives]
        expected = [NOBODY] + [
            (min(one) + 1 if len(one) == 1 else SHARED if one else NOBODY) for one in reached
        ]  # the root comes first
        np.testing.assert_array_equal(heap.load().snapshot._of.native_context, expected)
