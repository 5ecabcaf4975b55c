"""What grows in every round, in small heaps that are written node by node."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

import pytest

from cdpsync.heap import Growth, GrowthRow, HeapSnapshot, growth

from .handmade import Edge, Handmade, properties

Fill = Callable[[Handmade, int], Iterable[Edge]]
"""Adds the nodes of a round to a heap. Returns the references from the window to them."""


def rounds(fill: Fill, count: int = 4) -> list[HeapSnapshot]:
    """Snapshots of a window before the first round, and after each."""
    found = []
    for at in range(count):
        heap = Handmade("window")
        edges = list(fill(heap, at))
        heap.node("window", 8, *edges, name="Window", id=3)
        found.append(heap.load().snapshot)
    return found


def after(fill: Fill, count: int = 4) -> Growth:
    return growth(*rounds(fill, count))


def only(found: Growth) -> GrowthRow:
    (row,) = found.rows
    return row


def elements(keys: Iterable[object]) -> list[Edge]:
    return [("element", at, str(key)) for at, key in enumerate(keys)]


def ids(numbers: Iterable[int]) -> list[int]:
    return [1001 + 2 * one for one in numbers]


def held_in_map(heap: Handmade, numbers: Iterable[int], *, name: str = "sessions", id: int = 11) -> list[Edge]:
    """A Map of sessions with these numbers, each of 100 bytes and a text of 20."""
    numbers = ids(numbers)
    heap.node(name, 40, ("internal", "table", f"{name} table"), name="Map", id=id)
    heap.node(f"{name} table", 64, *elements(numbers), type="array", name="", id=id + 200)
    for one in numbers:
        heap.node(str(one), 100, *properties(user=f"{one} text"), name="Session", id=one)
        heap.node(f"{one} text", 20, type="string", name="Ada", id=one + 100_000)
    return properties(**{name: name})


def test_what_comes_in_every_round_is_named_with_what_holds_it() -> None:
    found = after(lambda heap, at: held_in_map(heap, range(10 * at)))
    row = only(found)
    assert (row.name, row.holder, row.count, row.counts) == ("Session", "Map sessions", 10, (10, 10, 10))
    assert (row.size, row.sizes, row.retained_size) == (1200, (1200, 1200, 1200), 40 + 64 + 30 * 120)
    assert row.path == "Window.sessions → Map.table[] → Session"
    assert [(one.name, one.count, one.size) for one in row.inside] == [("Session", 10, 1000), ("(string)", 10, 200)]
    assert sorted(row.nodes.ids.tolist()) == ids(range(20, 30))
    assert found.first_line == "grew by 1.2 kB in each of 3 rounds: 10 Session held by Map sessions"
    assert (found.grew_by, found.rounds) == (1200, 3)


def test_what_stops_coming_is_not_counted_but_shown() -> None:
    found = after(lambda heap, at: held_in_map(heap, range((0, 10, 20, 20)[at])))
    assert not found.rows
    assert (found.grew_by, found.exceeds(0)) == (0, False)
    assert [(row.name, row.sizes) for row in found.noise] == [
        ("came in some rounds and not in others", (1200, 1200, 0))
    ]
    assert str(found).startswith("nothing grew in all of 3 rounds\nnot counted: came in some rounds and not in others")


def test_a_cache_at_its_limit_does_not_grow() -> None:
    found = after(lambda heap, at: held_in_map(heap, range(7 * at, 7 * at + 20)))
    assert not found.rows
    assert not found.noise


def test_objects_that_move_to_another_holder_and_go_later_do_not_grow() -> None:
    """As in a cache of two generations: what comes is held by one, what goes by the other."""

    def fill(heap: Handmade, at: int) -> list[Edge]:
        young = held_in_map(heap, range(10 * at, 10 * at + 10), name="young", id=11)
        return [*young, *held_in_map(heap, range(10 * at - 10, 10 * at), name="old", id=13)]

    assert not after(fill).rows


def test_objects_that_move_are_counted_where_they_stay() -> None:
    def fill(heap: Handmade, at: int) -> list[Edge]:
        queue = held_in_map(heap, range(10 * at, 10 * at + 10), name="queue", id=11)
        return [*queue, *held_in_map(heap, range(10 * at), name="archive", id=13)]

    row = only(after(fill))
    assert (row.name, row.holder, row.count, row.size) == ("Session", "Map archive", 10, 1200)


def test_a_list_that_grows_at_its_end_is_one_structure() -> None:
    def fill(heap: Handmade, at: int) -> list[Edge]:
        numbers = ids(range(5 * at + 5))
        for one in numbers:
            following = properties(next=str(one + 2)) if one != numbers[-1] else []
            heap.node(str(one), 50, *following, name="Link", id=one)
        return properties(first=str(numbers[0]))

    row = only(after(fill))
    assert (row.name, row.holder, row.size) == ("Link", "global first", 250)
    assert row.count == 5


def test_a_list_that_grows_at_its_head_is_one_structure() -> None:
    def fill(heap: Handmade, at: int) -> list[Edge]:
        numbers = ids(range(5 * at + 5))
        for one in numbers:
            following = properties(next=str(one - 2)) if one != numbers[0] else []
            heap.node(str(one), 50, *following, name="Link", id=one)
        return properties(head=str(numbers[-1]))

    row = only(after(fill))
    assert (row.name, row.holder, row.size, row.count) == ("Link", "global head", 250, 5)


def test_objects_that_others_hold_in_each_round_are_one_row() -> None:
    """As the visits of many customers, another one in each round."""

    def fill(heap: Handmade, at: int) -> list[Edge]:
        for customer in range(6):
            visits = [one for one in ids(range(at)) if one % 6 == customer]
            heap.node(f"c{customer}", 30, *elements(visits), name="Array", id=2 * customer + 21)
            for one in visits:
                heap.node(str(one), 70, name="Visit", id=one)
        return elements(f"c{customer}" for customer in range(6))

    row = only(after(fill))
    assert (row.name, row.count, row.size) == ("Visit", 1, 70)


def test_state_that_is_copied_with_more_in_it_is_named_by_what_there_is_more_of() -> None:
    def fill(heap: Handmade, at: int) -> list[Edge]:
        orders = ids(range(3 * at + 3))
        heap.node("state", 20, *properties(items="items"), name="Object", id=21 + 2 * at)
        heap.node("items", 30, *elements(orders), name="Array", id=41 + 2 * at)
        for one in orders:
            heap.node(str(one), 60, name="Order", id=one)
        return properties(state="state")

    row = only(after(fill))
    assert (row.name, row.holder, row.count, row.size) == ("Order", "Array state.items", 3, 180)


def test_a_holder_that_becomes_larger_itself_grows() -> None:
    def fill(heap: Handmade, at: int) -> list[Edge]:
        heap.node("numbers", 100 + 800 * at, name="Array", id=21)
        return properties(numbers="numbers")

    row = only(after(fill))
    assert (row.name, row.count, row.size, row.holder) == ("Array", 0, 800, "global numbers")


def test_growth_in_steps_counts_if_it_goes_on() -> None:
    def fill(sizes: tuple[int, ...]) -> Fill:
        def one(heap: Handmade, at: int) -> list[Edge]:
            heap.node("numbers", sizes[at], name="Array", id=21)
            return properties(numbers="numbers")

        return one

    assert only(after(fill((100, 300, 300, 900)))).sizes == (200, 0, 600)
    for sizes in ((100, 300, 900, 900), (100, 100, 100, 900), (100, 300, 200, 900)):
        assert not after(fill(sizes)).rows


def test_what_v8_keeps_for_itself_is_told_apart_with_its_bytes() -> None:
    def fill(heap: Handmade, at: int) -> list[Edge]:
        heap.node("run", 64, ("internal", "shared", "info"), type="closure", name="run", id=21)
        heap.node(
            "info", 40, *elements([*range(at), "vector", "map"]), type="code", name="(shared function info)", id=23
        )
        heap.node(
            "vector", 16, *elements(f"cell {n}" for n in range(at)), type="code", name="system / FeedbackVector", id=25
        )
        heap.node(
            "map", 80, *elements(f"shape {n}" for n in range(at)), type="object shape", name="system / Map", id=27
        )
        for n in range(at):
            heap.node(str(n), 100, type="code", name="(bytecode)", id=101 + 2 * n)
            heap.node(
                f"cell {n}",
                10,
                *properties(boilerplate=f"object {n}"),
                type="code",
                name="system / FeedbackCell",
                id=201 + 2 * n,
            )
            heap.node(f"object {n}", 5, name="Object", id=301 + 2 * n)
            heap.node(f"shape {n}", 7, type="object shape", name="system / Map", id=401 + 2 * n)
        return properties(run="run")

    found = after(fill)
    assert not found.rows
    assert [(row.name, row.sizes) for row in found.noise] == [
        ("code, bytecode and source positions", (100, 100, 100)),
        ("feedback and inline caches", (15, 15, 15)),  # with the objects that only a feedback cell holds
        ("maps, shapes and descriptors", (7, 7, 7)),
    ]


def test_code_of_functions_that_leak_counts() -> None:
    def fill(heap: Handmade, at: int) -> list[Edge]:
        heap.node("made", 16, *elements(range(at)), name="Array", id=21)
        for n in range(at):
            heap.node(str(n), 64, ("internal", "shared", f"code {n}"), type="closure", name="handler", id=101 + 2 * n)
            heap.node(f"code {n}", 100, type="code", name="(shared function info)", id=201 + 2 * n)
        return properties(made="made")

    row = only(after(fill))
    assert (row.name, row.size, row.holder) == ("handler()", 164, "Array made")


def test_what_the_inspector_holds_is_told_apart() -> None:
    snapshots = []
    for at in range(3):
        heap = Handmade("window", "handles")
        heap.node("window", 8, name="Window", id=3)
        held = [("internal", f"{n} / DevTools console", f"result {n}") for n in range(at)]
        heap.node("handles", 0, *held, type="synthetic", name="(Global handles)", id=5)
        for n in range(at):
            heap.node(f"result {n}", 30, name="Object", id=21 + 2 * n)
        snapshots.append(heap.load().snapshot)
    found = growth(*snapshots)
    assert not found.rows
    assert [(row.name, row.size) for row in found.noise] == [("what the inspector holds for a debugger", 30)]


def test_allowed_classes_and_holders_are_left_out_and_listed() -> None:
    found = after(lambda heap, at: held_in_map(heap, range(10 * at)))
    for name in ("Session", "Map sessions", "Map *", "Sess*"):
        allowed = found.allow("Other", name)
        assert (len(allowed.rows), allowed.grew_by, len(allowed.allowed)) == (0, 0, 1)
        assert "allowed: 1 row, 1.2 kB a round\n  1.2 kB: 10 Session held by Map sessions" in str(allowed)
    assert found.allow("session", "Map") == found or len(found.allow("session", "Map").rows) == 1


@pytest.mark.parametrize(
    ("limit", "over"), [("1 kB", True), ("1.2kB", False), ("1 KiB", True), (1199, True), (1200, False)]
)
def test_a_limit_is_for_what_one_round_adds(limit: str | int, over: bool) -> None:
    assert after(lambda heap, at: held_in_map(heap, range(10 * at))).exceeds(limit) is over


@pytest.mark.parametrize("limit", ["much", "1 XB", "-1", "", -5, float("nan")])
def test_a_limit_that_is_not_a_size_is_an_error(limit: str | float) -> None:
    found = after(lambda heap, at: held_in_map(heap, range(10 * at)), 2)
    with pytest.raises(ValueError, match="is not a size"):
        found.exceeds(limit)


def test_the_text_is_short_however_many_rows_there_are() -> None:
    def fill(heap: Handmade, at: int) -> list[Edge]:
        edges = []
        for map in range(60):
            numbers = range(200 * map, 200 * map + (map + 1) * at)
            edges += held_in_map(heap, numbers, name=f"a_rather_long_name_of_a_map_{map}", id=501 + 2 * map)
        return edges

    found = after(fill)
    assert len(found.rows) == 60
    text = str(found)
    assert len(text.encode()) < 2048
    assert text.startswith(
        "grew by 220 kB in each of 3 rounds: mostly 60 Session held by Map a_rather_long_name_of_a_map_59"
    )
    assert "… 55 more, 185 kB a round" in text
    assert found.text(60).count("\n") > 60


def test_it_can_be_written_as_json() -> None:
    found = json.loads(json.dumps(after(lambda heap, at: held_in_map(heap, range(10 * at))).to_dict()))
    assert (found["grew_by"], found["rounds"]) == (1200, 3)
    (row,) = found["rows"]
    assert (row["name"], row["holder"], row["sizes"], row["location"]) == ("Session", "Map sessions", [1200] * 3, None)


def test_one_snapshot_is_not_enough() -> None:
    with pytest.raises(ValueError, match="two snapshots or more"):
        growth(rounds(lambda heap, at: [], 1)[0])


def test_snapshots_of_other_processes_are_an_error() -> None:
    def fill(heap: Handmade, at: int) -> list[Edge]:
        for one in ids(range(100)):
            heap.node(str(one), 10, name=f"Class{at}", id=one)
        return elements(ids(range(100)))

    with pytest.raises(ValueError, match="100 objects have the ids of others"):
        after(fill, 2)


def test_an_older_snapshot_is_freed_before_the_next_is_read() -> None:
    import gc
    import weakref

    from cdpsync.heap import Growing

    kept: list[weakref.ref[HeapSnapshot]] = []
    alive: list[int] = []
    texts = iter(rounds(lambda heap, at: held_in_map(heap, range(10 * at))))

    def load() -> HeapSnapshot:
        gc.collect()
        alive.append(sum(one() is not None for one in kept))
        snapshot = next(texts)
        copy = HeapSnapshot(snapshot._of)
        kept.append(weakref.ref(copy))
        return copy

    growing = Growing()
    for _ in range(4):
        growing.add(load)
    assert alive == [0, 0, 0, 0]
    assert growing.result().grew_by == 1200


def test_snapshots_in_another_order_than_they_were_taken_cannot_be_compared() -> None:
    taken = rounds(lambda heap, at: held_in_map(heap, range(4 * at, 4 * at + 8)))
    assert growth(*taken).rows == []
    with pytest.raises(ValueError, match="not in the order in which they were taken"):
        growth(*reversed(taken))


def test_a_map_of_chrome_that_only_the_roots_hold_is_not_counted_but_shown() -> None:
    """Chromium 156 makes the node of its persistent roots anew in each snapshot, with another id."""
    snapshots = []
    for at in range(3):
        heap = Handmade("roots")
        heap.node("roots", 0, ("element", 0, "persistent"), type="synthetic", name="(GC roots)", id=5)
        heap.node(
            "persistent", 0, ("element", 0, "map"), type="synthetic", name="C++ Persistent roots", id=500 + 2 * at
        )
        heap.node("map", 32, ("element", 1, "table"), type="native", name="blink::BasicHeapHashMap<int>", id=18)
        heap.node("table", 100 << at, type="native", name="blink::HeapHashTableBacking<int>", id=2000 + 2 * at)
        snapshots.append(heap.load().snapshot)
    found = growth(*snapshots)
    assert not found.rows
    assert [(row.name, row.sizes) for row in found.noise] == [("what the roots hold", (100, 200))]
