"""Damaged snapshots: each is read, with answers that fit together, or refused with a SnapshotError that says where.

    python -m tests.heap.mutations COUNT [SEED]     # asks all questions of each, and prints those that end otherwise

The damage is of a few kinds: to a value of the header, to a number, to a section, to a string, and to the text itself.
"""

from __future__ import annotations

import copy
import io
import json
import random
import re
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from cdpsync import SnapshotError
from cdpsync.heap import HeapSnapshot, Nodes, growth, leaks

from .handmade import Edge, Handmade, properties

Document = dict[str, Any]

_PAIR = "{} / part of key (Key @7) -> value (Value @9) pair in WeakMap (table @5)"
_WHERE = re.compile(r"\(at byte [\d,]+\)$")

VALUES: list[Any] = [
    *(True, False, None, "", "text", [], {}, 0, 1, 2, -1, -2, 1.5, 1e300, float("nan"), float("inf")),
    *(2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**53, 2**63, 2**64 - 1, 10**30, "\ud800", "x" * 2000),
    *([[]], [None], [True], ["object"], ["object"] * 20, ["type"] * 20, [f"type {n}" for n in range(300)]),
    *([[["deep"]]], {"a": {"b": [1]}}, [1, 2, 3], "hidden", ["a", 1]),
]
"""What a value may be replaced by."""


def documents() -> list[Document]:
    """Small heaps that have, together, everything that a snapshot may have."""
    return [_everything(), _objects(), _page()]


def _everything() -> Document:
    """The sections of Chrome 156, with stacks of allocations."""
    heap = Handmade("window", ("shortcut", "1", "window"))
    halves: list[Edge] = [("internal", "first", "text"), ("internal", "second", "text")]
    heap.node("window", 8, *properties(a="joined", b="text", c="run"), ("internal", "table", "table"), name="Window")
    heap.node("joined", 32, *halves, type="concatenated string", name="(concatenated string)")
    heap.node("text", 16, ("internal", "truncated", "bool"), type="string", name="some \\ text")
    heap.node("bool", 0, ("internal", "value", "true"), type="number", name="bool")
    heap.node("true", 0, type="string", name="true")
    heap.node("run", 64, ("internal", "context", "context"), ("internal", "shared", "code"), type="closure", name="run")
    heap.node(
        "context", 24, ("context", "counter", "text"), ("internal", "scope_info", "code"), name="system / Context"
    )
    heap.node("code", 80, ("internal", "script", "script"), type="code", name="system / SharedFunctionInfo / run")
    heap.node("script", 80, type="code", name="system / Script / file:///app.js")
    heap.node("table", 40, ("internal", _PAIR.format(2), "text"), type="array", name="(object elements)")
    document = heap.document()
    nodes, meta, header = document["nodes"], document["snapshot"]["meta"], document["snapshot"]
    meta["node_fields"].append("trace_node_id")
    meta["node_types"][1:] = ["string"] + ["number"] * 5
    document["nodes"] = [number for at in range(0, len(nodes), 6) for number in (*nodes[at : at + 6], at // 6 % 3)]
    document["edges"][2::3] = [index // 6 * 7 for index in document["edges"][2::3]]
    meta["trace_function_info_fields"] = ["function_id", "name", "script_name", "script_id", "line", "column"]
    meta["trace_node_fields"] = ["id", "function_info_index", "count", "size", "children"]
    meta["sample_fields"] = ["timestamp_us", "last_assigned_id"]
    meta["location_fields"] = ["object_index", "script_id", "script_object_index", "line", "column"]
    meta["scope_fields"] = ["script_node_index", "scope_id", "depth", "scope_context_vars_count", "scope_uses_count"]
    meta["scope_context_var_fields"], meta["scope_use_fields"] = ["name"], ["declaring_scope_id", "slot_index"]
    header |= {"trace_function_count": 2, "extra_native_bytes": 77, "root_index": 0}
    return {
        "snapshot": header,
        "nodes": document["nodes"],
        "edges": document["edges"],
        "trace_function_infos": [1, 1, 1, 0, 0, 0, 2, 4, 3, 1, 1, 1],
        "trace_tree": [1, 0, 0, 0, [2, 1, 3, 60, []]],
        "samples": [10, 3, 20, 9],
        "locations": [42, 1, 63, 2, 3, 7, 1, 63, 4, 5],
        "scopes": [63, 0, 0, 1, 0, 63, 1, 1, 0, 1],
        "scope_context_vars": [6],
        "scope_uses": [0, 0],
        "strings": document["strings"],
    }


def _objects() -> Document:
    """Plain objects, a WeakMap, a Map and an array, as Node 20 writes them."""
    heap = Handmade("global", "system", detachedness=False)
    heap.node("global", 8, *properties(a="one", b="two", map="map", list="list"), name="global")
    heap.node("system", 0, ("element", 1, "descriptors"), type="synthetic", name="(GC roots)")
    heap.node("one", 16, *properties(x="text", y="text", __proto__="two"), name="Object")
    heap.node("two", 16, *properties(x="text", y="one"), name="Object")
    heap.node("text", 16, type="string", name="text")
    heap.node("map", 16, ("internal", "table", "table"), name="Map", at=(3, 1, 2))
    heap.node("table", 64, ("internal", _PAIR.format(1), "one"), ("hidden", 7, "two"), type="array", name="", id=5)
    heap.node("list", 16, ("internal", "elements", "elements"), ("weak", "w", "one"), name="Array")
    heap.node("elements", 99, ("element", 0, "one"), ("internal", "1", "two"), type="array", name="(object elements)")
    heap.node("descriptors", 99, ("internal", "4", "one"), type="array", name="(map descriptors)")
    return heap.document()


def _page() -> Document:
    """Elements of a page, some of them detached."""
    heap = Handmade("window", "documents")
    heap.node("window", 8, *properties(kept="div"), name="Window / https://example.org")
    heap.node("documents", 0, ("element", 1, "body"), type="synthetic", name="(Document DOM trees)")
    heap.node("body", 40, ("internal", "1", "div"), type="native", name="<body>", detached=1)
    heap.node("div", 40, ("internal", "next", "span"), type="native", name='<div id="a">', detached=2)
    heap.node("span", 40, ("internal", "parent", "div"), ("hidden", 1, "data"), type="native", name="<span>")
    heap.node("data", 400, type="native", name="system / ExternalStringData")
    return heap.document()


# --- damage ---


def damaged(document: Document, rng: random.Random) -> bytes:
    """The text of a copy of the document, with one or a few faults."""
    made = copy.deepcopy(document)
    names: list[Any] | None = None
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        names = rng.choice([_header, _header, _number, _number, _section, _string])(made, rng) or names
    pairs = [*made.items()] if names is None else [(name, value) for name, value in names]
    style = {"separators": (",", ":")} if rng.random() < 0.8 else {"indent": 1}
    text = "{" + ",".join(f"{json.dumps(name)}:{json.dumps(value, **style)}" for name, value in pairs) + "}"
    return _bytes(text.encode(), rng) if rng.random() < 0.3 else text.encode()


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Each container within a value, and each key or index of it."""
    for key in [*value] if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])


def _header(document: Document, rng: random.Random) -> None:
    places = [*_places(document.get("snapshot", {}))] if isinstance(document.get("snapshot"), dict) else []
    if not places:
        return
    where, key = rng.choice(places)
    what = rng.randrange(5)
    if what < 2:
        where[key] = copy.deepcopy(rng.choice(VALUES))
    elif what == 2:
        del where[key]
    elif isinstance(where, list):
        other = rng.randrange(len(where))
        if what == 3:
            where[key], where[other] = where[other], where[key]
        else:
            where.insert(key, copy.deepcopy(rng.choice([where[other], *VALUES])))
    else:
        where[rng.choice(["", "more", key.upper()])] = where[key] if what == 3 else where.pop(key)


def _number(document: Document, rng: random.Random) -> None:
    lists = [value for name, value in document.items() if isinstance(value, list) and value and name != "strings"]
    if not lists:
        return
    numbers = rng.choice(lists)
    at = rng.randrange(len(numbers))
    what = rng.randrange(6)
    if what == 0:
        del numbers[at : at + rng.choice([1, 1, 3, 6])]
    elif what == 1:
        numbers.insert(at, rng.choice([numbers[at], *VALUES]))
    elif what == 2:
        other = rng.randrange(len(numbers))
        numbers[at], numbers[other] = numbers[other], numbers[at]
    elif what == 3 and isinstance(numbers[at], int):
        numbers[at] += rng.choice([-7, -6, -1, 1, 6, 7])
    elif what == 4:
        numbers[at] = rng.randrange(len(numbers))
    else:
        numbers[at] = copy.deepcopy(rng.choice(VALUES))


def _section(document: Document, rng: random.Random) -> list[Any]:
    pairs = [*document.items()]
    at = rng.randrange(len(pairs))
    name, value = pairs[at]
    what = rng.randrange(7)
    if what == 0:
        del pairs[at]
    elif what == 1:
        pairs.insert(rng.randrange(len(pairs)), (name, value))
    elif what == 2:
        pairs.insert(rng.randrange(len(pairs)), pairs.pop(at))
    elif what == 3:
        pairs[at] = rng.choice(["nodes", "more", 'a"b', "samples", name.upper()]), value
    elif what == 4:
        pairs[at] = name, copy.deepcopy(rng.choice(VALUES))
    elif what == 5 and isinstance(value, list):
        pairs[at] = name, rng.choice([[], value * 2, [value], value[: len(value) // 2]])
    else:
        future = [["a ] text", {"x": "}"}], {"nodes": [1]}, 7, "text", None, [1, [2, "\\"]]]
        pairs.insert(rng.randrange(1, len(pairs)), ("future", rng.choice(future)))
    return pairs


def _string(document: Document, rng: random.Random) -> None:
    strings = document.get("strings")
    if isinstance(strings, list) and strings:
        odd = ["", "\ud800", "\0", '"', "\\", "Object", "__proto__", "Detached x", "é", "<", "]}", _PAIR.format(3)]
        strings[rng.randrange(len(strings))] = rng.choice([*odd, _PAIR.format("9" * 30), *VALUES])


def _bytes(text: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(text))
    end = min(len(text), at + rng.choice([1, 1, 2, 10, 300]))
    what = rng.randrange(5)
    if what == 0:
        return text[:at]
    if what == 1:
        return text[:at] + text[end:]
    if what == 2:
        return text[:end] + text[at:]
    noise = [b"\\q", b"\\u12", b"\xff", b"\0", b'"', b"[", b"]", b"{", b"}", b",", b":", b"-", b"1e9", b"\\", b"  \n"]
    return text[:at] + rng.choice(noise) + text[end if what == 3 else at :]


# --- what must hold ---


def is_read(text: bytes, questions: Callable[[HeapSnapshot], None]) -> bool:
    """Whether a text is read, and not refused. Any exception but a SnapshotError that says where is raised."""
    try:
        snapshot = HeapSnapshot.load(text)
    except SnapshotError as error:
        if not _WHERE.search(str(error)):
            raise
        return False
    questions(snapshot)
    return True


def essentials(snapshot: HeapSnapshot) -> None:
    """Ask the most important questions. The answers must fit together."""
    shallow, dominators = snapshot.shallow_sizes, snapshot.dominators
    assert snapshot.root.retained_size == snapshot.retained_sizes[0] == shallow.sum()
    above = dominators[1:]
    assert (snapshot.retained_sizes[1:] <= snapshot.retained_sizes[above]).all()
    sums = shallow + np.bincount(above, weights=snapshot.retained_sizes[1:], minlength=len(shallow)).astype(np.int64)
    assert np.array_equal(sums, snapshot.retained_sizes)
    rows = snapshot.summary()
    assert sum(row.count for row in rows) == np.count_nonzero(shallow)
    assert sum(row.shallow_size for row in rows) == shallow.sum()
    assert not snapshot.diff(snapshot)
    for node in snapshot.nodes[:20]:
        assert len(node.path_to_root()) < snapshot.node_count
        assert repr(node)
        assert all(map(str, node.edges()))
        assert all(map(str, node.retainers()))


def everything(snapshot: HeapSnapshot) -> None:
    """Ask all questions."""
    essentials(snapshot)
    nodes = snapshot.nodes
    views = (
        "duplicated_strings",
        "closures",
        "collections",
        "statistics",
        "detached_nodes",
        "biggest",
        "dominator_tree",
    )
    for view in views:
        assert str(getattr(snapshot, view)())
    for view in (
        "allocations",
        "allocated",
        "allocations_over_time",
        "packages",
        "sources",
        "unused_variables",
        "frames",
    ):
        if hasattr(snapshot, view):
            _ask(getattr(snapshot, view))
    for text in (snapshot, snapshot.meta, nodes.held_by(), leaks(snapshot, snapshot, snapshot)):
        assert str(text)
    assert growth(snapshot, snapshot, snapshot).text()
    for node in nodes:
        shown = (node.name, node.class_name, node.type, node.location, node.distance, node.dominator)
        assert all(isinstance(text, str) for text in shown[:3])
        assert isinstance(node.dominated(), Nodes)
        assert all(map(str, node.path_to_root()))
    for row in snapshot.summary():
        assert len(snapshot.find(row)) >= row.count
    snapshot.save_report(io.BytesIO(), older=snapshot)
    file = io.BytesIO()
    snapshot.redact(file, key="k", keep=())
    other = HeapSnapshot.load(file.getvalue())
    assert np.array_equal(other.retained_sizes, snapshot.retained_sizes)
    assert np.array_equal(other.distances, snapshot.distances)
    duplicates = [sorted(row.count for row in one.duplicated_strings()) for one in (snapshot, other)]
    assert duplicates[0] == duplicates[1]


def _ask(view: Callable[[], object]) -> None:
    try:
        assert str(view())
    except (SnapshotError, LookupError, ValueError) as error:
        if len(str(error)) < 20:  # it does not say why this snapshot has no answer
            raise


def main() -> None:
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    made, kinds, read, slowest = documents(), Counter[str](), 0, 0.0
    for number in range(count):
        rng = random.Random(f"{seed} {number}")
        text = damaged(rng.choice(made), rng)
        start = time.monotonic()
        try:
            read += is_read(text, everything)
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__}: {error!s:.80} in {frame.filename.rpartition('/')[2]}:{frame.lineno}"
            kinds[kind] += 1
            if kinds[kind] == 1:
                print(f"--- {seed} {number}\n{text[:3000]!r}")
                traceback.print_exc(file=sys.stdout)
        slowest = max(slowest, time.monotonic() - start)
    print(f"{count:,} damaged snapshots, {read:,} read, {count - read - kinds.total():,} refused", end=", ")
    print(f"{kinds.total():,} wrong; the slowest took {slowest:.2f} s", end=", ")
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    for kind, times in kinds.most_common():
        print(f"{times:>7,} {kind}")


if __name__ == "__main__":
    main()
