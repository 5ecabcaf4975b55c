"""What contexts, detached nodes, event handlers and the console retain, on heaps that can be worked out on paper."""

from __future__ import annotations

import pytest

from .handmade import Handmade, Loaded, properties


def kept(loaded: Loaded, what: str) -> set[str]:
    """The keys of what is retained by it."""
    return {loaded.keys[at] for at in loaded.snapshot.retained_by(what).ordinals.tolist()}


def test_contexts_retain_themselves_and_what_only_they_lead_to() -> None:
    heap = Handmade("f", "other")
    heap.node("f", 8, ("internal", "context", "context"), type="closure")
    heap.node("context", 8, ("context", "a", "alone"), ("context", "b", "shared"), name="system / Context / app.js")
    heap.node("alone", 8, *properties(inner="inner"))
    heap.node("inner", 8)
    heap.node("shared", 8)
    heap.node("other", 8, *properties(x="shared"))
    assert kept(heap.load(), "contexts") == {"context", "alone", "inner"}


def test_a_class_whose_name_begins_like_that_of_contexts_is_not_a_context() -> None:
    heap = Handmade("other")
    heap.node("other", 8, *properties(x="inner"), name="system / ContextLike")
    heap.node("inner", 8)
    assert kept(heap.load(), "contexts") == set()


def test_a_node_that_nothing_leads_to_is_not_retained_by_anything() -> None:
    heap = Handmade("context")
    heap.node("context", 8, name="system / Context")
    heap.node("lost", 8)
    assert kept(heap.load(), "contexts") == {"context"}


def test_a_weak_reference_does_not_lead_anywhere() -> None:
    heap = Handmade("context", "other")
    heap.node("context", 8, *properties(x="held"), name="system / Context")
    heap.node("other", 8, ("weak", "x", "held"))
    heap.node("held", 8)
    assert kept(heap.load(), "contexts") == {"context", "held"}


def test_detached_nodes_retain_their_listeners() -> None:
    heap = Handmade("tree", "attached")
    heap.node("tree", 8, *properties(listener="listener"), type="native", name="<div>", detached=2)
    heap.node("attached", 8, *properties(x="inside"), type="native", name="<p>", detached=1)
    heap.node("listener", 8)
    heap.node("inside", 8)
    assert kept(heap.load(), "detached-dom") == {"tree", "listener"}


def test_event_handlers_are_functions_or_the_first_function_in_the_object_that_a_framework_registers() -> None:
    heap = Handmade("plain", "wrapped", "empty")
    for key, callback in (("plain", "f"), ("wrapped", "wrapper"), ("empty", "nothing")):
        heap.node(key, 8, ("element", 1, callback), type="native", name="V8EventListener")
    heap.node("wrapper", 8, *properties(data="data", handler="g", other="h"))
    for key in "fgh":
        heap.node(key, 8, ("internal", "code", "code"), *properties(own=f"own {key}"), type="closure")
        heap.node(f"own {key}", 8)
    heap.node("code", 8, type="code")
    heap.node("data", 8)
    heap.node("nothing", 8)
    assert kept(heap.load(), "event-handlers") == {"f", "own f", "g", "own g", "nothing"}


def test_the_console_retains_what_roots_lead_to_by_its_name() -> None:
    heap = Handmade("handles")
    edges = [("internal", "1 / DevTools console", "shown"), ("internal", "2 / other", "used")]
    heap.node("handles", 0, *edges, type="synthetic", name="(Global handles)")
    heap.node("shown", 8, *properties(x="inner", y="used"))
    heap.node("inner", 8)
    heap.node("used", 8)
    assert kept(heap.load(), "console") == {"shown", "inner"}


def test_an_unknown_word_is_refused_with_those_that_are_known() -> None:
    heap = Handmade("a")
    heap.node("a", 8)
    with pytest.raises(ValueError, match="retained by contexts, detached-dom, event-handlers, console, not by 'dom'"):
        heap.load().snapshot.retained_by("dom")


def test_a_summary_of_some_nodes_counts_only_these_and_what_they_retain() -> None:
    heap = Handmade("a", "b")
    heap.node("a", 8, *properties(x="inner"), name="Thing")
    heap.node("b", 16, name="Thing")
    heap.node("inner", 32, name="Inner")
    loaded = heap.load()
    found = loaded.snapshot.find("Thing")
    (row,) = loaded.snapshot.summary(nodes=found)
    assert (row.name, row.count, row.shallow_size, row.retained_size) == ("Thing", 2, 24, 56)
    (row,) = loaded.snapshot.summary(nodes=found[1:])
    assert (row.name, row.count, row.shallow_size, row.retained_size) == ("Thing", 1, 16, 16)
    assert loaded.snapshot.summary(nodes=found).title == "2 nodes, 24 bytes in 1 classes"
