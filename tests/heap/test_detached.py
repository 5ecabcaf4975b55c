from __future__ import annotations

from .handmade import Handmade, Loaded, properties

UNKNOWN, ATTACHED, DETACHED = 0, 1, 2


def states(loaded: Loaded, *keys: str) -> dict[str, int]:
    state = loaded.snapshot._of.state
    return {key: int(state[loaded.keys.index(key)]) for key in keys}


def test_what_a_detached_node_leads_to_is_detached_and_its_name_says_so() -> None:
    heap = Handmade("window")
    heap.node("window", 8, *properties(list="list"))
    heap.node("list", 8, *properties(a="div"))
    heap.node("div", 100, ("element", 1, "p"), type="native", name='<div id="x">', detached=DETACHED)
    heap.node("p", 100, ("element", 1, "b"), type="native", name="<p>")
    heap.node("b", 100, type="native", name="<b>")
    loaded = heap.load()
    assert states(loaded, "list", "div", "p", "b") == {"list": UNKNOWN, "div": DETACHED, "p": DETACHED, "b": DETACHED}
    assert [node.name for node in loaded.snapshot.detached_nodes()] == [
        'Detached <div id="x">',
        "Detached <p>",
        "Detached <b>",
    ]
    assert loaded.classes("div", "p") == {"div": "Detached <div>", "p": "Detached <p>"}
    assert loaded["p"].detached
    assert not loaded["list"].detached


def test_what_attached_and_detached_nodes_both_lead_to_is_attached() -> None:
    heap = Handmade("window")
    heap.node("window", 8, *properties(in_="in", out="out"))
    heap.node("in", 8, ("element", 1, "both"), type="native", detached=ATTACHED)
    heap.node("out", 8, ("element", 1, "both"), ("element", 2, "own"), type="native", detached=DETACHED)
    heap.node("both", 8, ("element", 1, "below"), type="native")
    heap.node("below", 8, type="native")
    heap.node("own", 8, type="native")
    assert states(heap.load(), "both", "below", "own") == {"both": ATTACHED, "below": ATTACHED, "own": DETACHED}


def test_known_states_are_kept() -> None:
    heap = Handmade("window")
    heap.node("window", 8, *properties(out="out"))
    heap.node("out", 8, ("element", 1, "in"), type="native", detached=DETACHED)
    heap.node("in", 8, ("element", 1, "out again"), type="native", detached=ATTACHED)
    heap.node("out again", 8, type="native", detached=DETACHED)
    assert states(heap.load(), "out", "in", "out again") == {"out": DETACHED, "in": ATTACHED, "out again": DETACHED}


def test_detachedness_does_not_spread_along_hidden_and_weak_edges_or_through_objects() -> None:
    heap = Handmade("window")
    heap.node("window", 8, *properties(out="out"))
    edges = ("hidden", 1, "one"), ("weak", "2", "other"), ("property", "wrapper", "object")
    heap.node("out", 8, *edges, type="native", detached=DETACHED)
    heap.node("object", 8, ("internal", "native", "third"), name="HTMLDivElement")
    for key in ("one", "other", "third"):
        heap.node(key, 8, type="native")
    loaded = heap.load()
    assert states(loaded, "object", "one", "other", "third") == dict.fromkeys(
        ("object", "one", "other", "third"), UNKNOWN
    )
    assert loaded["one"].name == "one"


def test_the_name_of_a_detached_object_does_not_say_so() -> None:
    heap = Handmade("window")
    heap.node("window", 8, *properties(one="one"))
    heap.node("one", 8, name="HTMLDivElement", detached=DETACHED)
    loaded = heap.load()
    assert loaded["one"].detached
    assert loaded["one"].name == loaded["one"].class_name == "HTMLDivElement"


def test_detached_nodes_are_known_by_name_if_the_snapshot_has_no_detachedness() -> None:
    heap = Handmade("window", detachedness=False)
    heap.node("window", 8, *properties(one="one", other="other"))
    heap.node("one", 8, type="native", name="Detached HTMLDivElement")
    heap.node("other", 8, name="Detached HTMLDivElement")
    loaded = heap.load()
    assert states(loaded, "one", "other") == {"one": DETACHED, "other": UNKNOWN}
    assert loaded["one"].name == "Detached HTMLDivElement"
    assert [*loaded.snapshot.detached_nodes()] == [loaded["one"]]


def test_wrappers_of_nodes_own_objects_are_not_dom_nodes_although_devtools_calls_them_detached() -> None:
    heap = Handmade("window")
    heap.node("window", 8, *properties(one="one", div="div"))
    heap.node("one", 8, ("internal", "a", "array"), type="native", name="Node / BindingData", detached=DETACHED)
    heap.node("array", 8, type="native", name="Node / AliasedUint32Array")
    heap.node("div", 8, type="native", name="<div>", detached=DETACHED)
    loaded = heap.load()
    assert [*loaded.snapshot.detached_nodes()] == [loaded["div"]]
    assert (loaded["one"].detached, loaded["array"].detached, loaded["div"].detached) == (False, False, True)
    assert loaded["one"].name == loaded["one"].class_name == "Detached Node / BindingData"


def test_wrappers_in_old_snapshots_are_not_dom_nodes_either() -> None:
    heap = Handmade("window", detachedness=False)
    heap.node("window", 8, *properties(one="one"))
    heap.node("one", 8, type="native", name="Detached Node / BindingData")
    assert not heap.load().snapshot.detached_nodes()
