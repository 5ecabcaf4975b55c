"""What `leaks` says of three snapshots and more: small heaps that are written node by node, and real programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest

from cdpsync.heap import HeapSnapshot, LeakRow, Leaks, growth, leaks

from .handmade import Edge, Handmade, properties
from .leak_contest import contest

Fill = Callable[[Handmade, int], Iterable[Edge]]
"""Adds the nodes of a snapshot to a heap. Returns the references from the window to them."""


def snapshots(fill: Fill, count: int = 3, *roots: str) -> list[HeapSnapshot]:
    found = []
    for at in range(count):
        heap = Handmade("window", *roots)
        edges = list(fill(heap, at))
        heap.node("window", 8, *edges, name="Window", id=3)
        found.append(heap.load().snapshot)
    return found


def after(fill: Fill, count: int = 3, *roots: str) -> Leaks:
    return leaks(*snapshots(fill, count, *roots))


def only(found: Leaks) -> LeakRow:
    (row,) = found
    return row


def in_map(heap: Handmade, numbers: Iterable[int], *, name: str = "sessions", id: int = 11) -> list[Edge]:
    """A Map of sessions with these numbers, each of 100 bytes and a text of 20."""
    ids = [1001 + 2 * one for one in numbers]
    heap.node(name, 40, ("internal", "table", f"{name} table"), name="Map", id=id)
    edges: list[Edge] = [("internal", str(at), str(one)) for at, one in enumerate(ids)]
    heap.node(f"{name} table", 64, *edges, type="array", name="", id=id + 200)
    for one in ids:
        heap.node(str(one), 100, *properties(user=f"{one} text"), name="Session", id=one)
        heap.node(f"{one} text", 20, type="string", name="Ada", id=one + 100_000)
    return properties(**{name: name})


def test_what_an_action_made_and_is_still_held_is_one_row_with_its_holder() -> None:
    row = only(after(lambda heap, at: in_map(heap, range((0, 10, 8)[at]))))
    assert (row.name, row.count, row.counts, row.holder) == ("Session", 8, (8,), "Map sessions")
    assert (row.retained_size, row.path) == (8 * 120, "Window.sessions → Map.table[] → Session")
    assert not row.by_debugger
    assert sorted(row.nodes.ids.tolist()) == list(range(1001, 1017, 2))


def test_what_was_there_before_or_was_made_after_the_action_is_not_a_leak() -> None:
    found = after(lambda heap, at: in_map(heap, (range(5), range(5), range(20))[at]))
    assert not found
    assert found.first_line == "no leak: nothing that was made by the action is still held"


def test_a_cache_at_its_limit_does_not_leak_although_it_holds_what_the_action_made() -> None:
    assert not after(lambda heap, at: in_map(heap, (range(10), range(10, 20), range(10, 20))[at]))


def test_with_more_snapshots_it_must_be_made_in_each_step() -> None:
    steady = only(after(lambda heap, at: in_map(heap, range(10 * at)), 5))
    assert (steady.count, steady.counts) == (40, (10, 10, 10, 10))
    assert not after(lambda heap, at: in_map(heap, range((0, 10, 20, 20, 20)[at])), 5)


def test_snapshots_in_the_wrong_order_are_noticed() -> None:
    first, middle, last = snapshots(lambda heap, at: in_map(heap, range(10 * at, 10 * at + 20)))
    assert not leaks(first, middle, last).warning
    for wrong, text in (
        ((last, middle, first), "snapshot 2 was taken before snapshot 1"),
        ((first, last, middle.digest(), last), "snapshot 3 was taken before snapshot 2"),
        ((middle, last, first), "snapshot 3 was taken before snapshot 2"),
    ):
        assert leaks(*wrong).warning.startswith(f"Doubtful: {text}: it has objects with lower ids")


def test_a_snapshot_that_is_given_twice_is_noticed_unless_nothing_was_undone() -> None:
    first, last = snapshots(lambda heap, at: in_map(heap, range(20 * at)), 2)
    assert not leaks(first, last, last).warning
    for wrong, text in (
        ((first, first, first), "snapshots 1 and 2"),
        ((first, first.digest(), last), "snapshots 1 and 2"),
        ((first, last, last, last), "snapshots 2 and 3"),
    ):
        assert leaks(*wrong).warning.startswith(f"Doubtful: {text} have the same objects")


def test_a_cache_of_two_generations_is_told_from_a_leak_by_four_snapshots() -> None:
    def kept(runs: int) -> range:
        """The full generation of ten and the younger one, when each run has added twelve."""
        added = 42 + 12 * runs
        return range(added // 10 * 10 - 10, added)

    assert not after(lambda heap, at: in_map(heap, kept(at)), 4)
    assert only(after(lambda heap, at: in_map(heap, kept((0, 3, 3)[at])))).count == 18


def test_names_cannot_write_to_the_terminal() -> None:
    evil = "\x1b[2J\r\nno leak\u202e"

    def fill(heap: Handmade, at: int) -> list[Edge]:
        ids = range(1001, 1001 + 40 * at, 2)
        heap.node("map", 40, *(("internal", evil, str(one)) for one in ids), name=f"Map{evil}", id=11)
        for one in ids:
            heap.node(str(one), 100, ("property", evil, f"{one} text"), name=evil, id=one)
            heap.node(f"{one} text", 20, type="string", name="Ada", id=one + 100_000)
        return properties(**{evil: "map"})

    first, last = snapshots(fill, 2)
    for found in (leaks(first, last, last), growth(first, last)):
        lines = str(found).split("\n")
        assert any("in it: " in line for line in lines)
        assert all(line.isprintable() for line in lines)


def test_an_empty_snapshot_has_no_leak() -> None:
    empty = Handmade().load().snapshot
    assert not leaks(empty, empty.digest(), empty)


def test_digests_are_enough_between_the_first_and_the_last() -> None:
    first, middle, last = snapshots(lambda heap, at: in_map(heap, range(5 * min(at, 1))))
    assert only(leaks(first, middle.digest(), last)).count == 5
    with pytest.raises(TypeError, match="first and the last snapshot must be whole"):
        leaks(first.digest(), middle, last)  # type: ignore[arg-type]


def logged(heap: Handmade, at: int, *held: str) -> list[Edge]:
    """Objects that only the console holds, and one that the program holds too."""
    if at:
        edges: list[Edge] = [
            ("internal", "7 / DevTools console", "logged"),
            ("internal", "9 / DevTools console", "both"),
        ]
        heap.node("handles", 0, *edges, type="synthetic", name="(Global handles)", id=5)
        heap.node("logged", 100, *properties(part="part"), name="Logged", id=101)
        heap.node("part", 20, name="Part", id=103)
        heap.node("both", 50, name="Both", id=105)
    else:
        heap.node("handles", 0, type="synthetic", name="(Global handles)", id=5)
    heap.node("list", 16, *(("element", 0, "both"),) * bool(at), name="Array", id=7)
    return properties(list="list")


def test_what_only_a_debugger_holds_is_marked_and_comes_last() -> None:
    both, only_logged = after(logged, 3, "handles")
    assert (both.name, both.holder, both.by_debugger) == ("Both", "Array list", False)
    assert both.path == "Window.list → Array[] → Both"
    assert (only_logged.name, only_logged.retained_size, only_logged.by_debugger) == ("Logged", 120, True)
    assert only_logged.what == "1 Logged, held only by the debugger"


def test_what_is_held_by_a_debugger_is_not_in_the_sum() -> None:
    assert after(logged, 3, "handles").retained_size == 50


def listeners(heap: Handmade, at: int) -> list[Edge]:
    """An emitter of a runtime: its listeners hold functions of a script, and each of these has a scope."""
    count = (1, 4, 4)[at]
    heap.node("script", 0, ("internal", "name", "url"), type="code", name="system / Script", id=9)
    heap.node("url", 0, type="string", name="file:///app.js", id=11)
    heap.node("node script", 0, ("internal", "name", "node url"), type="code", name="system / Script", id=13)
    heap.node("node url", 0, type="string", name="node:events", id=15)
    heap.node("shared", 0, ("internal", "script", "script"), type="code", name="onTick", id=17)
    heap.node("node shared", 0, ("internal", "script", "node script"), type="code", name="Listener", id=19)
    heap.node("made", 0, ("internal", "shared", "node shared"), type="closure", name="Listener", id=21, at=(2, 5, 1))
    edges: list[Edge] = [("element", one, f"listener{one}") for one in range(count)]
    heap.node("emitter", 16, *edges, name="Emitter", id=23)
    for one in range(count):
        id = 1001 + 10 * one
        heap.node(f"listener{one}", 30, *properties(callback=f"on{one}"), name="Listener", id=id, at=(2, 5, 1))
        scope: list[Edge] = [("internal", "context", f"scope{one}"), ("internal", "shared", "shared")]
        heap.node(f"on{one}", 40, *scope, type="closure", name="onTick", id=id + 2, at=(1, 6, 2))
        heap.node(f"scope{one}", 24, name="system / Context", id=id + 4)
    return properties(emitter="emitter", made="made")


def test_a_listener_is_one_row_named_by_the_function_that_the_program_wrote() -> None:
    row = only(after(listeners))
    assert (row.name, str(row.location), row.count) == ("onTick()", "app.js:7", 3)
    assert (row.holder, row.retained_size) == ("Emitter emitter", 3 * 94)
    assert row.path == "Window.emitter → Emitter[] → Listener.callback → onTick()"


def ring(heap: Handmade, at: int) -> list[Edge]:
    """A circular list, as those of Node's timers."""
    count = (2, 12, 12)[at]
    for one in range(count):
        links = properties(next=f"item{(one + 1) % count}", previous=f"item{(one - 1) % count}")
        heap.node(f"item{one}", 24, *links, name="Item", id=101 + 2 * one)
    return properties(ring="item0")


def test_a_circular_list_is_one_row() -> None:
    row = only(after(ring))
    assert (row.name, row.count, row.holder) == ("Item", 10, "global ring")


def in_lists(heap: Handmade, at: int) -> list[Edge]:
    edges: list[Edge] = [("element", one, f"list{one}") for one in range(50)]
    heap.node("lists", 16, *edges, name="Array", id=9)
    for one in range(50):
        heap.node(f"list{one}", 16, *(("element", 0, f"visit{one}"),) * bool(at), name="Array", id=101 + 2 * one)
        if at:
            heap.node(f"visit{one}", 32, name="Visit", id=1001 + 2 * one)
    return properties(lists="lists")


def test_what_many_holders_of_one_class_got_is_one_row() -> None:
    row = only(after(in_lists))
    assert (row.name, row.count, row.retained_size) == ("Visit", 50, 50 * 32)


def test_the_text_names_the_leak_first_and_the_next_command_and_is_short() -> None:
    found = after(lambda heap, at: in_map(heap, range(10 * min(at, 1))))
    lines = str(found).splitlines()
    assert lines[0] == "1.2 kB made by the action are still held: 10 Session, held by Map sessions"
    assert "  next: cdpsync heap why FINAL 1001" in lines
    assert len(str(found)) < 2000


def test_a_text_is_short_however_long_the_paths_are() -> None:
    def fill(heap: Handmade, at: int) -> list[Edge]:
        edges: list[Edge] = []
        for one in range(5):
            edges += properties(**{f"first{one}": f"{one} 0"})
            for step in range(20):
                name = f"{'Class' * 6}{one}{step}"
                heap.node(
                    f"{one} {step}", 16, *properties(next=f"{one} {step + 1}"), name=name, id=101 + one * 100 + 2 * step
                )
            made = properties(leaked=f"leak {one}") if at else []
            heap.node(f"{one} 20", 16, *made, name="End", id=1001 + 2 * one)
            if at:
                heap.node(f"leak {one}", 100, name=f"Leak{one}", id=2001 + 2 * one)
        return edges

    found = after(fill)
    assert len(found) == 5
    assert all(f"Class{one}19.next → End.leaked → Leak{one}" in row.path for one, row in enumerate(found))
    assert len(found.text(width=None)) < 2000 < len(found.text(5, width=None))
    assert "… 4 more rows, 400 B" in found.text(width=None)


def test_a_list_has_plain_values_and_the_ids_of_some_objects() -> None:
    fields = after(lambda heap, at: in_map(heap, range(10 * min(at, 1)))).to_dict()
    (row,) = fields["rows"]
    assert (fields["steps"], row["name"], row["count"], len(row["ids"])) == (1, "Session", 10, 5)
    assert row["holder_location"] is None


@pytest.mark.real
@pytest.mark.slow
@pytest.mark.parametrize(
    ("runtime", "name"),
    [("chromium", "listeners of an emitter"), ("deno", "async functions that wait for a lock")],
)
def test_leaks_of_real_programs_are_named_in_the_first_row(runtime: str, name: str) -> None:
    """`python -m tests.heap.leak_contest` has eighty of them."""
    (found,) = contest("planted.js", runtime, name)
    assert not found.wrong, found.leaks


@pytest.mark.real
@pytest.mark.slow
def test_what_a_real_program_has_logged_is_marked_as_the_debuggers() -> None:
    (found,) = contest("planted.js", "node", "objects that were only logged")
    assert found.leaks[0].by_debugger
    assert re.match("no leak: .*: 200 Logged, held only by the debugger", found.leaks.first_line)


def test_a_long_name_of_what_is_inside_is_cut_when_it_is_printed() -> None:
    def fill(heap: Handmade, at: int) -> list[Edge]:
        if not at:
            return []
        heap.node("made", 100, *properties(part="part"), name="Made", id=1001)
        heap.node("part", 20, name="P" * 450, id=1003)
        return properties(made="made")

    found = after(fill)
    assert f"1 Made 100 B, 1 {'P' * 59}… 20 B" in found.text()
    assert found[0].inside[1].name == "P" * 450
