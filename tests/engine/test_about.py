"""What the runtimes say of a target, and what we make of it."""

from __future__ import annotations

import pytest

from cdpsync.engine.about import About, about

W = "file:///w.js"
PAGE = "http://a/b.html"


@pytest.mark.parametrize(
    ("kind", "title", "url", "expected"),
    [
        ("worker", "[worker 2] hash it", W, About("worker", W, "hash it")),  # Node
        ("worker", "[worker 2] a\nb", W, About("worker", W, "a\nb")),
        ("worker", "[worker 2]", W, About("worker", W)),  # Node 20, without a name
        ("worker", "[worker 2] WorkerThread", W, About("worker", W)),  # Node 24, without a name
        ("node_worker", "[worker 2] WorkerThread", "", About("worker")),  # with --experimental-worker-inspection
        ("node_worker", "worker [1]", W, About("worker", W)),  # Deno, with and without a name
        ("worker", "hash", PAGE, About("worker", PAGE, "hash")),  # Chromium
        ("worker", PAGE, PAGE, About("worker", PAGE)),  # Chromium, without a name
        ("shared_worker", "", PAGE, About("shared_worker", PAGE)),
        ("service_worker", f"Service Worker {PAGE}", PAGE, About("service_worker", PAGE)),
        ("worklet", PAGE, PAGE, About("worklet", PAGE)),
        ("auction_worklet", "", PAGE, About("worklet", PAGE)),
        ("page", "The page", PAGE, About("page", PAGE, "The page")),
        ("page", "[worker 1] is a page", PAGE, About("page", PAGE, "[worker 1] is a page")),
        ("page", "a/b.html", PAGE, About("page", PAGE)),  # a page without a title
        ("iframe", "", "", About("iframe")),
    ],
)
def test_a_target_has_a_kind_a_url_and_a_name(kind: str, title: str, url: str, expected: About) -> None:
    assert about({"type": kind, "title": title, "url": url}) == expected


@pytest.mark.parametrize("info", [None, [], "worker", {}, {"type": 1, "title": None, "url": []}])
def test_what_is_odd_is_unknown(info: object) -> None:
    assert about(info) == About("other", "", "")
