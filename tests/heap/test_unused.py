"""The variables of contexts that no living function uses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cdpsync import SnapshotError
from cdpsync.heap import HeapSnapshot

from . import devtools
from .conftest import fetched
from .handmade import Edge, Handmade
from .scoped import Scoped, compare


def counter(*closures: str, outer: str = "", size: int = 100) -> Scoped:
    """A function make() with the variables used and idle, and two functions inside it: use(), which uses the first
    variable and has a function inside() that uses the second one, and other(), which uses nothing.

    `closures` are the functions that live.
    """
    made = Scoped(*closures, "script")
    heap = made.heap
    made.scope("script", 1, 0, ["used", "idle"], [])
    made.scope("script", 2, 1, [], [(1, 0)])
    made.scope("script", 3, 2, [], [(1, 1)] if outer == "inside" else [])
    made.scope("script", 4, 1, [], [])
    heap.node("script", 8, type="code", name="system / Script / file:///app/make.js")
    heap.node("info", 8, ("internal", "scope_id", made.number(1)), ("internal", "function_name", "name"), type="code",
              name="system / ScopeInfo")  # fmt: skip
    heap.node("name", 8, type="string", name="make")
    shared: list[Edge] = [("internal", "script", "script"), ("internal", "scope_id", made.number(1))]
    heap.node("make shared", 8, *shared, ("internal", "name_or_scope_info", "info"), type="code",
              name="system / SharedFunctionInfo")  # fmt: skip
    edges: list[Edge] = [("context", "used", "value"), ("context", "idle", "big")]
    heap.node("context", 8, *edges, ("internal", "scope_info", "info"), name="system / Context")
    heap.node("value", 16, name="Value")
    heap.node("big", size, ("property", "part", "part"), name="Big")
    heap.node("part", 50, name="Part")
    for key, id in (("use", 2), ("inside", 3), ("other", 4)):
        shared = [("internal", "script", "script"), ("internal", "scope_id", made.number(id))]
        heap.node(f"{key} shared", 8, *shared, type="code", name="system / SharedFunctionInfo")
        if key in closures:
            held: list[Edge] = [("internal", "shared", f"{key} shared"), ("internal", "context", "context")]
            heap.node(key, 32, *held, type="closure", at=(7, 4 + id, 2))
    return made


def unused(made: Scoped) -> list[str]:
    return sorted(row.variable for row in HeapSnapshot.load(made.text()).unused_variables())


def test_a_variable_that_no_living_function_uses_is_found_with_what_it_holds_and_who_keeps_it() -> None:
    (row,) = HeapSnapshot.load(counter("use").text()).unused_variables()
    assert (row.variable, row.function, row.value, row.contexts) == ("idle", "make", "Big", 1)
    assert (row.freed_size, row.retained_size, row.script) == (150, 150, "file:///app/make.js")
    assert (row.location, row.kept_by) == (None, "use() 7:7:3")
    assert [node.name for node in row.values] == ["Big"]
    assert [node.name for node in row.holders] == ["system / Context"]


def test_a_variable_is_used_if_a_function_inside_a_living_one_uses_it() -> None:
    assert unused(counter("use", outer="inside")) == []


def test_a_function_that_lives_uses_only_its_own_variables() -> None:
    assert unused(counter("other")) == ["idle", "used"]


def test_what_something_else_holds_too_would_not_be_freed() -> None:
    made = counter("use", "elsewhere")
    made.heap.node("elsewhere", 8, ("property", "big", "big"))
    (row,) = HeapSnapshot.load(made.text()).unused_variables()
    assert (row.freed_size, row.retained_size) == (0, 150)


def test_a_snapshot_without_scopes_says_who_writes_them() -> None:
    heap = Handmade("a")
    heap.node("a", 8)
    with pytest.raises(ValueError, match="Chrome 156 and later record it, Node 26 and Deno 2.9 do not"):
        heap.load().snapshot.unused_variables()


@pytest.mark.parametrize(
    ("section", "numbers", "said"),
    [
        ("scope_context_vars", [1], "its scopes have 2 variables, but there are 1"),
        ("scope_uses", [1, 0, 1, 0], "its scopes have 1 uses, but there are 2"),
        ("scope_context_vars", [1, 999], "the name of a variable is a string that does not exist"),
    ],
)
def test_scopes_that_contradict_one_another_are_refused(section: str, numbers: list[int], said: str) -> None:
    with pytest.raises(SnapshotError, match=said):
        HeapSnapshot.load(counter("use").text({section: numbers}))


def test_scopes_with_more_fields_than_today_are_read() -> None:
    made = counter("use")
    text = made.text({}, extra=True)
    (row,) = HeapSnapshot.load(text).unused_variables()
    assert row.variable == "idle"


def test_scope_infos_in_a_circle_end() -> None:
    made = Scoped("script", "context")
    made.scope("script", 1, 0, ["a"], [])
    made.heap.node("script", 8, type="code", name="system / Script")
    edges: list[Edge] = [("internal", "scope_info", "one"), ("internal", "previous", "context")]
    made.heap.node("context", 8, ("context", "a", "script"), *edges, name="system / Context")
    for key, other in (("one", "two"), ("two", "one")):
        edges = [("internal", "outer_scope_info", other), ("internal", "scope_id", made.number(1))]
        made.heap.node(key, 8, *edges, type="code", name="system / ScopeInfo")
    assert unused(made) == []


@pytest.mark.real
def test_devtools_finds_the_same_in_random_heaps(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    package = fetched(devtools.package, request, "chrome-devtools")
    found, wrong = compare(package, range(40), tmp_path)
    assert wrong == []
    assert found > 10


def test_scopes_are_those_of_the_same_scripts_if_the_root_is_not_the_first_node() -> None:
    document = json.loads(counter("use").text())
    width: int = len(document["snapshot"]["meta"]["node_fields"])
    count: int = document["snapshot"]["node_count"]

    def moved(index: int) -> int:
        return (index - width) % (width * count)  # the root, which was the first node, becomes the last one

    nodes, edges = document["nodes"], document["edges"]
    of_root = 3 * nodes[4]
    document["nodes"] = nodes[width:] + nodes[:width]
    edges[2::3] = map(moved, edges[2::3])
    document["edges"] = edges[of_root:] + edges[:of_root]
    document["locations"][::4] = map(moved, document["locations"][::4])
    document["scopes"][::5] = map(moved, document["scopes"][::5])
    document["snapshot"]["root_index"] = moved(0)
    (row,) = HeapSnapshot.load(json.dumps(document)).unused_variables()
    assert (row.variable, row.freed_size) == ("idle", 150)
