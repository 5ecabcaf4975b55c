from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import re
import time
from datetime import datetime, timedelta, timezone
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from cdpsync import Session
from cdpsync.heap import HeapSnapshot

from ..conftest import Start, wait_for
from .conftest import Heaps
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
HEADINGS = ["Constructors", "Duplicated strings", "Closures by function", "Collections", "Biggest objects"]


def report(snapshot: HeapSnapshot, **options: Any) -> str:
    file = io.BytesIO()
    snapshot.save_report(file, **options)
    return file.getvalue().decode()


class Document(HTMLParser):
    """What a browser would read: the elements, their attributes, and the texts by the tag that they are in."""

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


def test_it_has_a_title_numbers_a_treemap_and_a_table_for_each_question() -> None:
    document = Document(report(family().load().snapshot, title="Before & after"))
    assert document.of("title")[0] == document.of("h1")[0] == "Before & after"
    assert document.of("h2") == ["What it is made of", "Who keeps it", *HEADINGS]
    assert "11,158 bytes" in document.of("small")
    assert "Window.app → App.cache → Cache" in document.of("div")


def origin(text: str) -> dict[str, str]:
    """What a report says about where its snapshot comes from."""
    document = Document(text)
    names, values = document.of("dt"), document.of("dd")
    wanted = ("File", "Program", "Scripts", "Captured", "File last changed")
    return {name: value for name, value in zip(names, values, strict=False) if name in wanted}


def scripted(*names: str) -> Handmade:
    """A heap with one function of each script, and a second one of the last script."""
    heap = Handmade(*(f"f{at}" for at in range(len(names) + 1)))
    for at, name in enumerate([*names, names[-1]]):
        script = names.index(name)
        heap.node(f"f{at}", 8, ("internal", "shared", f"info{script}"), type="closure", at=(script + 1, at, 0))
    for at, name in enumerate(names):
        heap.node(f"info{at}", 8, ("internal", "script", f"script{at}"), type="code")
        heap.node(f"script{at}", 8, ("internal", "name", f"name{at}"), type="code")
        heap.node(f"name{at}", 8, type="string", name=name)
    return heap


def test_it_names_the_file_the_program_and_the_time_of_the_capture(tmp_path: Path) -> None:
    path = tmp_path / "app.heapsnapshot"
    path.write_text(family().text())
    captured = datetime(2026, 11, 26, 23, 5, 31, tzinfo=timezone(timedelta(hours=1)))
    text = report(HeapSnapshot.load(path, program="app.js, node.js/v24.19.0", captured=captured))
    assert origin(text) == {
        "File": str(path),
        "Program": "app.js, node.js/v24.19.0",
        "Captured": "2026-11-26 22:05:31 UTC",
    }
    document = Document(text)
    assert document.of("title")[0] == document.of("h1")[0] == "Heap snapshot app.heapsnapshot"


def test_it_has_the_time_of_the_file_if_that_of_the_capture_is_not_known(tmp_path: Path) -> None:
    path = tmp_path / "app.heapsnapshot"
    path.write_text(family().text())
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert origin(report(HeapSnapshot.load(path))) == {
        "File": str(path),
        "File last changed": "2023-11-14 22:13:20 UTC",
    }


def test_it_names_the_scripts_with_most_functions_if_the_program_is_not_known() -> None:
    names = ("node:internal/timers", "evalmachine.<anonymous>", "/a.js", "/b.js", "/c.js", "file:///d.js")
    text = report(HeapSnapshot.load(scripted(*names).text()))
    assert origin(text) == {"Scripts": "file:///d.js, /a.js, /b.js and 1 more"}


def test_it_names_nothing_that_is_not_known() -> None:
    text = report(family().load().snapshot)
    assert origin(text) == {}
    assert Document(text).of("h1") == ["Heap snapshot"]


@pytest.mark.parametrize("name", [one for one in HOSTILE if "/" not in one and "\0" not in one], ids=ascii)
def test_the_names_of_file_and_program_are_text_only(name: str, tmp_path: Path) -> None:
    path = tmp_path / (name[:60] if "\ud800" not in name else "lone")
    path.write_text(family().text())
    plain, document = (
        Document(report(family().load().snapshot)),
        Document(report(HeapSnapshot.load(path, program=name))),
    )
    assert document.tags == plain.tags
    assert all(text.isprintable() for tag, text in document.texts if tag in ("dd", "h1", "title"))


def test_new_objects_are_the_first_table_if_there_is_an_older_snapshot() -> None:
    older, heap = family().load().snapshot, family()
    heap.node("leaked", 64, id=10_001)
    for text in (report(heap.load().snapshot, older=older), report(heap.load().snapshot, older=older.digest())):
        assert Document(text).of("h2")[2:4] == ["What is new", "Constructors"]


def test_wrappers_of_nodes_own_objects_are_not_counted_as_detached_dom() -> None:
    heap = Handmade("window")
    heap.node("window", 8, ("property", "one", "one"), name="Window")
    heap.node("one", 9_000, type="native", name="Node / BindingData", detached=2)
    text = report(heap.load().snapshot)
    assert "Detached DOM nodes" not in text
    assert "Detached Node / BindingData" in text


def test_an_unreachable_object_is_shown_as_such() -> None:
    heap = Handmade("window")
    heap.node("window", 8, name="Window")
    heap.node("lost", 9_000, name="Lost")
    text = report(heap.load().snapshot)
    assert text.count("(no root reaches it) → Lost") == 2  # among the biggest, and in the treemap


def test_a_warning_about_ids_is_in_the_report_once() -> None:
    older, newer = Handmade(), Handmade()
    for at in range(100):
        older.node(f"a{at}", 8, name="Order", id=2 * at + 3)
        newer.node(f"a{at}", 8, name="Customer", id=2 * at + 3)
    text = report(newer.load().snapshot, older=older.load().snapshot)
    assert text.count("the ids of these snapshots do not match") == 1
    assert "\\x0a" not in text


def test_detached_dom_nodes_have_a_table_if_there_are_any() -> None:
    assert "Detached DOM nodes" in Document(report(hostile())).of("h2")
    assert "Detached DOM nodes" not in Document(report(family().load().snapshot)).of("h2")


def test_numbers_can_be_read_and_sorted() -> None:
    text = report(family().load().snapshot)
    assert '<td class="" data-v="9000">9,000</td>' in text


def test_a_heap_with_only_a_root_has_a_report() -> None:
    assert cells(report(Handmade().load().snapshot)) == [("(synthetic)", 1, 0, -1)]


def test_nothing_is_loaded_and_no_script_runs_but_its_own() -> None:
    text = report(family().load().snapshot)
    policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)[0]
    hashes = [
        f"{tag}-src 'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'"
        for tag in ("style", "script")
        for body in re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
    ]
    assert policy.split("; ") == ["default-src 'none'", "base-uri 'none'", "form-action 'none'", *hashes]
    assert len(hashes) == 2
    links = [value for name, value in Document(text).attributes if name in ("src", "href", "action", "data")]
    assert links
    assert all(link and link.startswith("#") for link in links)
    assert "url(" not in text
    assert not re.search(r"https?:|@import", text)


def test_names_in_a_heap_cannot_become_elements_attributes_or_scripts() -> None:
    plain, document = Document(report(family().load().snapshot)), Document(report(hostile(), title=HOSTILE[0]))
    assert document.tags <= plain.tags | {"i"}
    names = {name for name, _ in document.attributes}
    assert names <= {name for name, _ in plain.attributes}
    assert not [name for name in names if name.startswith("on") or name == "style"]
    assert document.of("script")[1:] == plain.of("script")[1:]
    assert document.of("h1")[0] == HOSTILE[0]
    assert "hacked" in json.dumps(document.map)


def test_it_can_be_encoded_and_has_only_printable_characters() -> None:
    text = report(hostile(), title="\ud800")
    text.encode()
    assert all(character.isprintable() or character == "\n" for character in text)


def test_long_names_are_cut() -> None:
    assert "n" * 250 not in report(hostile())


def test_cells_have_the_sizes_of_the_dominator_tree() -> None:
    found = cells(report(family().load().snapshot))
    assert found == [
        ("(synthetic)", 1, 11_158, -1),
        ("Window", 1, 11_158, 0),
        ("App", 1, 11_150, 1),
        ("Cache", 1, 9_000, 2),
        ('"cached"', 1, 3_000, 3),
        ("Index", 1, 2_000, 2),
        ("Item", 50, 50, 2),
    ]


def test_the_treemap_opens_where_there_are_several_big_branches() -> None:
    found = Document(report(family().load().snapshot)).map
    assert found["cells"][found["start"]][8] == "App"


def test_a_list_of_many_objects_is_one_cell() -> None:
    heap = Handmade("list 0")
    for number in range(2_000):
        heap.node(f"list {number}", 16, *properties(next=f"list {number + 1}", value=f"value {number}"), name="Link")
        heap.node(f"value {number}", 8, name="Value")
    heap.node("list 2000", 16, name="Link")
    found = cells(report(heap.load().snapshot))
    ends = found[1][1]
    assert found[1] == ("chain of Link", ends, 48_016, 0)
    assert ends > 1_980
    assert ("Value", ends, 8 * ends, 1) in found
    assert len(found) < 50


def test_many_small_objects_are_one_cell_for_each_class_and_are_found_quickly() -> None:
    snapshot = flat(200_000)
    snapshot.retained_sizes.sum()
    start = time.monotonic()
    text = report(snapshot)
    assert time.monotonic() - start < 3
    assert cells(text) == [
        ("(synthetic)", 1, 3_200_016, -1),
        ("Array", 1, 3_200_016, 0),
        ("Odd", 100_000, 1_600_000, 1),
        ("Even", 100_000, 1_600_000, 1),
    ]


def test_it_stays_small_when_there_is_much_to_show() -> None:
    heap = Handmade(*[f"object {number}" for number in range(2_500)])
    for number in range(2_500):
        heap.node(f"object {number}", 1_000, *properties(**{"p" * 900: f"inner {number}"}), name=f"Ж{number}" * 200)
        heap.node(f"inner {number}", 1_000, name=f"Я{number}" * 200)
    text = report(heap.load().snapshot)
    assert len(cells(text)) == 1_500
    assert len(text.encode()) < 1_000_000


@pytest.mark.real
def test_the_report_of_a_page_is_small_and_shows_what_leaked(heap_of: Heaps) -> None:
    page = heap_of("page-chromium")
    text = report(page.newer, older=page.snapshot)
    assert len(text.encode()) < 500_000
    assert {"h1", "table", "svg"} <= Document(text).tags
    assert "Window.page → Object.leakedTrees → Array[] → Detached &lt;div&gt;" in text
    assert any(label == "chain of SinglyLinked" for label, *_ in cells(text))


# --- in a browser ---


def evaluate(session: Session, expression: str) -> Any:
    reply = session.send_command("Runtime.evaluate", {"expression": expression, "returnByValue": True})
    assert "exceptionDetails" not in reply, reply
    return reply["result"].get("value")


def open_report(session: Session, path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    session.send_command("Page.navigate", {"url": path.as_uri()})
    wait_for(session, f"location.href === {json.dumps(path.as_uri())} && document.readyState === 'complete'")


def crumbs(session: Session) -> list[str]:
    found: list[str] = evaluate(session, "[...document.querySelectorAll('#crumbs li')].map(one => one.textContent)")
    return found


def click(session: Session, expression: str) -> None:
    """The middle of the top edge of an element, where a cell has its label."""
    script = (
        f"(() => {{ const at = {expression}; at.scrollIntoView(); return at.getBoundingClientRect().toJSON(); }})()"
    )
    box = evaluate(session, script)
    at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + 6, "button": "left", "clickCount": 1}
    for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
        session.send_command("Input.dispatchMouseEvent", {"type": kind, **at})


def press(session: Session, key: str) -> None:
    for kind in ("keyDown", "keyUp"):
        session.send_command("Input.dispatchKeyEvent", {"type": kind, "key": key})


def cell(label: str) -> str:
    return f"[...document.querySelectorAll('.cell')].find(one => one.textContent.startsWith({json.dumps(label)}))"


@pytest.mark.real
def test_in_chromium_the_treemap_is_used_by_mouse_and_keyboard(start: Start, tmp_path: Path) -> None:
    page = start("chromium")
    open_report(page, tmp_path / "report.html", report(family().load().snapshot))
    assert crumbs(page) == ["(synthetic)", "Window", "App"]
    click(page, cell("Cache"))
    assert crumbs(page) == ["(synthetic)", "Window", "App", "Cache"]
    click(page, cell('"cached"'))
    assert crumbs(page)[-1] == "Cache", "there is nothing within a string"
    tip = evaluate(page, "document.querySelector('#tip').innerText")
    assert "3,000 bytes" in tip
    assert "Window.app → App.cache → Cache.text" in tip
    click(page, "document.querySelectorAll('#crumbs button')[1]")
    assert crumbs(page) == ["(synthetic)", "Window"]
    evaluate(page, "document.querySelector('.cell').focus()")
    press(page, "Enter")
    assert crumbs(page) == ["(synthetic)", "Window", "App"]
    press(page, "ArrowDown")
    focused = evaluate(page, "document.activeElement.getAttribute('aria-label')")
    assert focused == "Index, 2.0 kB, 17.9%"
    press(page, "Escape")
    assert crumbs(page) == ["(synthetic)", "Window"]


@pytest.mark.real
def test_in_chromium_tables_are_sorted_and_filtered(start: Start, tmp_path: Path) -> None:
    heap = Handmade(*[f"object {number}" for number in range(30)])
    for number in range(30):
        heap.node(f"object {number}", 10 + number, name=f"Class{number}")
    page = start("chromium")
    open_report(page, tmp_path / "report.html", report(heap.load().snapshot))
    rows = "[...document.querySelectorAll('#constructors tbody tr:not([hidden])')].map(row => row.cells[0].textContent)"
    assert evaluate(page, rows)[0] == "Class29"
    head = "document.querySelectorAll('#constructors th button')[4]"
    for first in ("Class29", "Class0", "Class29"):
        click(page, head)
        assert evaluate(page, rows)[0] == first
    evaluate(page, "document.querySelector('#constructors input').focus()")
    page.send_command("Input.insertText", {"text": "CLASS1"})
    assert len(evaluate(page, rows)) == 11


@pytest.mark.real
def test_in_chromium_a_hostile_heap_runs_no_script_and_loads_nothing(start: Start, tmp_path: Path) -> None:
    page = start("chromium")
    heard = ("Network.requestWillBeSent", "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
    path = tmp_path / "report.html"
    with page.events(*heard) as events, page.enabling("Network", "Runtime", "Log"):
        open_report(page, path, report(hostile(), title=HOSTILE[0]))
        assert evaluate(page, "document.querySelectorAll('.cell').length") > 10
        for number in (0, 1, 0):
            click(page, f"document.querySelectorAll('.cell')[{number}]")
        assert evaluate(page, "typeof hacked") == "undefined"
        assert evaluate(page, "document.querySelectorAll('img').length + document.scripts.length") == 2
        marker = page.send_command("Runtime.evaluate", {"expression": "console.log('the end')"})
        assert "exceptionDetails" not in marker
        seen = []
        while (event := events.get()).method != "Runtime.consoleAPICalled":
            seen.append(event)
    assert event.params["args"][0]["value"] == "the end"
    assert [one.params.get("request", {}).get("url") for one in seen] == [path.as_uri()], seen


@pytest.mark.real
def test_in_chromium_the_policy_blocks_injected_markup(start: Start, tmp_path: Path) -> None:
    page = start("chromium")
    injected = "<script>globalThis.hacked = 1</script><img src=x onerror='globalThis.hacked = 1'><b style='color:red'>"
    text = report(family().load().snapshot).replace("<header>", injected + "<header>")
    open_report(page, tmp_path / "report.html", text)
    assert evaluate(page, "typeof hacked") == "undefined"
    assert crumbs(page), "its own script runs"
