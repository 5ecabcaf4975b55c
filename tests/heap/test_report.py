"""What is in a report: where its snapshot comes from, its numbers, its tables and its treemap."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from cdpsync.heap import HeapSnapshot

from .handmade import Handmade, properties
from .reports import HEADINGS, HOSTILE, Document, cells, family, flat, hostile, report


def test_it_has_a_title_numbers_a_treemap_and_a_table_for_each_question() -> None:
    document = Document(report(family().load().snapshot, title="Before & after"))
    assert document.of("title")[0] == document.of("h1")[0] == "Before & after"
    assert document.of("h2") == ["What keeps it alive", *HEADINGS]
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
    others = ["What is new", "Biggest objects", "Constructors"]
    assert (
        Document(report(heap.load().snapshot, older=older)).of("h2")[:5]
        == ["What keeps it alive", "What grew", *others][:5]
    )
    assert Document(report(heap.load().snapshot, older=older.digest())).of("h2")[1:4] == others


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
    assert text.count("(no root reaches it) → Lost") >= 2  # among the biggest, and in the treemap


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


def test_it_loads_nothing_and_runs_only_its_own_script() -> None:
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


def test_it_stays_small_when_there_is_a_lot_to_show() -> None:
    heap = Handmade(*[f"object {number}" for number in range(2_500)])
    for number in range(2_500):
        heap.node(f"object {number}", 1_000, *properties(**{"p" * 900: f"inner {number}"}), name=f"Ж{number}" * 200)
        heap.node(f"inner {number}", 1_000, name=f"Я{number}" * 200)
    text = report(heap.load().snapshot)
    assert len(cells(text)) == 1_500
    assert len(text.encode()) < 1_000_000


@pytest.mark.real
def test_the_report_of_a_page_is_small_and_shows_what_leaked(page_report: str) -> None:
    assert len(page_report.encode()) < 700_000
    assert {"h1", "table", "svg"} <= Document(page_report).tags
    assert "Window.page → Object.leakedTrees → Array[] → Detached &lt;div&gt;" in page_report
    assert any(label == "chain of SinglyLinked" for label, *_ in cells(page_report))
