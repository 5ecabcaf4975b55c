"""Reports of small heaps, and what a browser would read in them."""

from __future__ import annotations

import io
import json
from html.parser import HTMLParser
from typing import Any

from cdpsync.heap import HeapSnapshot

from .handmade import EDGE_TYPES, NODE_TYPES, Handmade, properties

HOSTILE = [
    "</script><script>globalThis.hacked = 1</script>",
    '"><img src=x onerror="globalThis.hacked = 1">',
    "<!--<script>",
    "{{cells}}{{title}}",
    "\u202egnp.exe\u2028\u2066",
    "a lone \ud800 and \x00\x1b[31m",
    "__proto__",
    "n" * 1_000,
    "</style><svg onload=globalThis.hacked=1>",
    "]]>&lt;&#60;'\"",
]


HEADINGS = ["Constructors", "Biggest objects", "Duplicated strings", "Closures by function", "Collections"]


def report(snapshot: HeapSnapshot, **options: Any) -> str:
    file = io.BytesIO()
    snapshot.save_report(file, **options)
    return file.getvalue().decode()


class Document(HTMLParser):
    """What a browser would read: the elements, their attributes, and the texts by the tag around them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[tuple[str, str]] = []
        self._last = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        self._last = tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self._last, data))

    def of(self, tag: str) -> list[str]:
        return [text for last, text in self.texts if last == tag]

    @property
    def map(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.of("script")[0])
        return found


def cells(text: str) -> list[tuple[str, int, int, int]]:
    """The label, the number of nodes, the size and the parent of each cell of the treemap."""
    return [(row[8], row[2], row[3], row[0]) for row in Document(text).map["cells"]]


def hostile() -> HeapSnapshot:
    heap = Handmade("window")
    objects = {name: f"object {number}" for number, name in enumerate(HOSTILE)}
    heap.node("window", 8, *properties(**objects), name="Window / " + HOSTILE[0])
    for number, name in enumerate(HOSTILE):
        below = {f"{name} {kind}": f"{kind} {number}" for kind in ("string", "copy", "closure", "div")}
        heap.node(f"object {number}", 5_000, *properties(**below), name=name)
        heap.node(f"string {number}", 2_000, type="string", name=name)
        heap.node(f"copy {number}", 2_000, type="string", name=name)
        heap.node(f"closure {number}", 2_000, type="closure", name=name)
        heap.node(f"div {number}", 2_000, type="native", name=name, detached=2)
    return heap.load().snapshot


def family() -> Handmade:
    """A window with an object that keeps a few other objects of several sizes."""
    heap = Handmade("window")
    heap.node("window", 8, *properties(app="App"), name="Window")
    heap.node("App", 100, *properties(cache="Cache", index="Index", **{f"item{n}": f"item {n}" for n in range(50)}))
    heap.node("Cache", 6_000, *properties(text="text"))
    heap.node("text", 3_000, type="string", name="cached")
    heap.node("Index", 2_000)
    for number in range(50):
        heap.node(f"item {number}", 1, name="Item")
    return heap


def flat(count: int) -> HeapSnapshot:
    """An array that dominates `count` objects of two classes."""
    fields = ["type", "name", "id", "self_size", "edge_count"]
    meta = {
        "node_fields": fields,
        "node_types": [NODE_TYPES, "string", *["number"] * 3],
        "edge_fields": ["type", "name_or_index", "to_node"],
        "edge_types": [EDGE_TYPES, "string_or_number", "node"],
    }
    header = json.dumps({"meta": meta, "node_count": count + 2, "edge_count": count + 1})
    nodes = ",".join(["9,0,1,0,1", f"3,1,3,16,{count}"] + [f"3,{2 + at % 2},{5 + 2 * at},16,0" for at in range(count)])
    edges = ",".join(f"1,{at},{5 * at}" for at in range(1, count + 2))
    return HeapSnapshot.load(
        f'{{"snapshot":{header},"nodes":[{nodes}],"edges":[{edges}],"strings":["","Array","Odd","Even"]}}'
    )
