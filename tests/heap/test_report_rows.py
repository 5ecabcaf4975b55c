"""What the rows of a report say and lead to: what grew and what holds it, the largest objects, and their paths."""

from __future__ import annotations

import re
from typing import Any

import pytest

from cdpsync.heap import HeapSnapshot, leaks
from cdpsync.heap.report.paths import shortened

from .conftest import Heaps
from .handmade import Handmade, properties
from .reports import HOSTILE, Document, cells, hostile, report


def rows(text: str, section: str) -> list[list[str]]:
    """The cells of each row of a section, as text; lines below a name are in brackets."""
    found = re.search(f'<section id="{section}".*?</section>', text, re.DOTALL)
    if found is None:
        return []
    body = re.sub(r'<div class="path">(.*?)</div>', r" [\1]", found[0])
    lines = re.findall(r"<tr data-d.*?</tr>", body)
    return [[re.sub("<[^>]*>", "", cell) for cell in re.findall("<td.*?</td>", line)] for line in lines]


def details(text: str, section: str, number: int = 0) -> dict[str, Any]:
    """What a row leads to: the lines about it, how many objects it has, and the largest of them."""
    data = Document(text).map
    found = re.search(f'<section id="{section}".*?</section>', text, re.DOTALL)
    assert found is not None
    lines, what, count, objects = data["details"][int(re.findall(r'<tr data-d="(\d+)"', found[0])[number])]
    return {"lines": lines, "what": what, "count": count, "objects": [data["objects"][one] for one in objects]}


def shop(orders: int, *, letters: int = 1) -> Handmade:
    """A window with a cache of orders, each of which has a list, and with a few letters that come and go."""
    heap = Handmade("window")
    heap.node("window", 8, *properties(cache="cache", post="post"), name="Window", id=1)
    heap.node("cache", 16, ("internal", "table", "table"), name="Map", id=3)
    heap.node("post", 16, *properties(**{f"l{at}": f"letter {letters} {at}" for at in range(5)}), name="Post", id=7)
    for at in range(5):
        heap.node(f"letter {letters} {at}", 40, name="Letter", id=9 + 100 * letters + 2 * at)
    heap.node("table", 64, *[("internal", str(at), f"order {at}") for at in range(orders)], type="array", name="", id=5)
    for at in range(orders):
        heap.node(f"order {at}", 100 + at, *properties(lines=f"lines {at}"), name="Order", id=1_001 + 4 * at)
        heap.node(f"lines {at}", 50, name="Lines", id=1_003 + 4 * at)
    return heap


def test_it_begins_with_what_grew_and_what_holds_it() -> None:
    text = report(shop(30, letters=2).load().snapshot, older=shop(10).load().snapshot)
    lead = re.findall(r'<p class="lead">(.*?)</p>', text)
    assert lead == ["+3.4 kB since the older snapshot: +3.4 kB in 20 Order held by Map cache"]
    assert rows(text, "grown")[0][:2] == ["20 Order [held by Map cache]", "+3.4 kB"]


def test_what_has_only_another_holder_than_before_is_listed_last() -> None:
    texts = []
    for holder in ("old", "new"):
        heap = Handmade("window")
        heap.node("window", 8, *properties(old="old", new="new"), name="Window", id=1)
        for at, name in enumerate(("old", "new")):
            held = properties(big="big") if name == holder else []
            more = properties(text="text") if name == holder == "new" else []
            heap.node(name, 16, *held, *more, name=name.capitalize(), id=3 + 2 * at)
        heap.node("big", 90_000, name="Big", id=9)
        if holder == "new":
            heap.node("text", 500, name="Text", id=11)
        texts.append(heap.text())
    older, newer = (HeapSnapshot.load(text) for text in texts)
    text = report(newer, older=older)
    lead = re.findall(r'<p class="lead">(.*?)</p>', text)
    assert lead == ["+500 B since the older snapshot: +500 B in 1 Text held by New new"]
    assert rows(text, "grown")[-1][0] == "1 Big [held by New new; before, something else held them]"


def test_it_begins_with_what_retains_most_if_there_is_no_older_snapshot() -> None:
    text = report(shop(30).load().snapshot)
    assert re.findall(r'<p class="lead">(.*?)</p>', text) == ["5.0 kB of 5.2 kB are retained by Window.cache → Map"]


def test_what_is_new_says_who_holds_it() -> None:
    older = shop(10).load().snapshot
    for text in (
        report(shop(30, letters=2).load().snapshot, older=older),
        report(shop(30, letters=2).load().snapshot, older=older.digest()),
    ):
        assert [row[0] for row in rows(text, "diff")] == [
            "Order [held by Map cache]",
            "Lines [held by Map cache]",
            "Letter [held by Post post]",
        ]


def test_its_numbers_are_those_of_the_diff() -> None:
    older, newer = shop(10).load().snapshot, shop(30, letters=2).load().snapshot
    shown = [row[:7] for row in rows(report(newer, older=older), "diff")]
    assert [row[1:] for row in shown] == [
        [
            f"{one.new:,}",
            f"{one.deleted:,}",
            f"{one.delta:+,}",
            f"{one.alloc_size:,}",
            f"{one.freed_size:,}",
            f"{one.size_delta:+,}",
        ]
        for one in newer.diff(older)
    ]


def test_rows_in_which_nothing_changed_are_folded() -> None:
    text = report(shop(30, letters=2).load().snapshot, older=shop(10).load().snapshot)
    folded = re.findall(r'<tbody class="folded">(.*?)</tbody>', text, re.DOTALL)
    assert len(folded) == 1
    assert re.findall(r"<b>(.*?)</b>", folded[0]) == ["Letter"]
    assert "1 constructors without a change" in text


def test_the_greatest_of_many_changes_are_shown_including_decreases() -> None:
    older, newer = Handmade(), Handmade()
    for at in range(60):
        newer.node(f"new {at}", 10 + at, name=f"New{at}", id=2 * at + 3)
    older.node("gone", 9_000, name="Gone", id=9_001)
    text = report(newer.load().snapshot, older=older.load().snapshot)
    names = [row[0] for row in rows(text, "diff")]
    assert len(names) == 40
    assert names[0] == "New59"
    assert names[-1] == "Gone"


def test_a_row_leads_to_its_largest_objects_with_their_paths() -> None:
    text = report(shop(30, letters=2).load().snapshot, older=shop(10).load().snapshot)
    found = details(text, "diff")
    assert found["lines"][0] == "20 new, 0 deleted; 2,390 bytes new, 0 bytes gone"
    assert (found["what"], found["count"]) == ("20 new objects", 20)
    assert [one[2] for one in found["objects"]] == [1_117, 1_113, 1_109, 1_105, 1_101]
    assert found["objects"][0] == [
        "Order",
        "Order",
        1_117,
        4,
        129,
        179,
        "Window.cache → Map.table[29] → Order",
    ]


def test_every_row_of_every_table_leads_somewhere() -> None:
    text = report(hostile())
    numbers = [int(one) for one in re.findall(r'<tr data-d="(\d+)"', text)]
    data = Document(text).map
    assert sorted(numbers) == list(range(len(data["details"])))
    assert all(0 <= one < len(data["objects"]) for _, _, _, objects in data["details"] for one in objects)


def test_details_have_no_text_that_does_not_print() -> None:
    data = Document(report(hostile())).map
    texts = [text for one in data["objects"] for text in one if isinstance(text, str)]
    texts += [line for lines, what, _, _ in data["details"] for line in (*lines, what)]
    assert texts
    assert all(text.isprintable() for text in texts)
    assert any(HOSTILE[1] in text for text in texts), "nothing else is changed"


def test_the_same_bytes_are_one_row_of_the_biggest() -> None:
    heap = Handmade("window")
    heap.node("window", 8, *properties(app="app"), name="Window")
    heap.node("app", 8, *properties(store="store"), name="App")
    heap.node("store", 8, *properties(map="map"), name="Store")
    heap.node("map", 8, ("internal", "table", "table"), name="Map")
    heap.node("table", 100, ("internal", "0", "one"), ("internal", "1", "two"), type="array", name="")
    heap.node("one", 5_000, name="One")
    heap.node("two", 4_000, name="Two")
    text = report(heap.load().snapshot)
    found = rows(text, "biggest")
    assert [row[0].split(" [")[0] for row in found] == ["App", "One", "Two"]
    first = details(text, "biggest")
    assert first["lines"] == ["5 nodes retain nearly the same bytes: Window → App → Store → Map"]
    assert [one[0] for one in first["objects"]] == ["One", "Two"]


def test_equal_listeners_are_one_box_of_the_treemap() -> None:
    heap = Handmade("window")
    heap.node("window", 8, ("internal", "handlers", "handlers"), name="Window")
    heap.node("handlers", 16, *[("element", at, f"on {at}") for at in range(31)], name="Array")
    for at in range(31):
        name = "onTick" if at else "onClose"
        heap.node(f"on {at}", 1_000 + at % 7, ("internal", "context", f"scope {at}"), type="closure", name=name)
        heap.node(f"scope {at}", 2_000, name="system / Context")
    found = [(label, count) for label, count, _, _ in cells(report(heap.load().snapshot))]
    assert ("onTick()", 30) in found
    assert ("onClose()", 1) in found
    assert ("system / Context", 30) in found


def test_objects_of_different_sizes_are_boxes_of_their_own() -> None:
    heap = Handmade("window")
    heap.node("window", 8, *properties(**{f"p{at}": f"one {at}" for at in range(5)}), name="Window")
    for at in range(5):
        heap.node(f"one {at}", 1_000 * 2**at, name="One")
    text = report(heap.load().snapshot)
    assert [one[:2] for one in cells(text)][1:] == [("Window", 1), *[("One", 1)] * 5]
    assert [row[10] for row in Document(text).map["cells"]][2:] == ["p4", "p3", "p2", "p1", "p0"]


def test_a_path_leaves_out_whole_links() -> None:
    links = ["Window", *(f".step{at} → SomewhatLongName{at}" for at in range(40)), ".last → End"]
    text = shortened(links, 200)
    assert len(text) < 230
    head, middle, tail = re.split(r" … (\d+) more … ", text)
    assert "".join(links).startswith(head)
    assert "".join(links).endswith(tail)
    assert any("".join(links[:at]) == head for at in range(len(links)))
    assert any("".join(links[at:]) == tail for at in range(len(links)))
    kept = sum("".join(links[:at]) == head for at in range(len(links)))
    assert kept
    assert int(middle) == 40 - head.count(" → ") - tail.count(" → ") + 1


def test_links_that_repeat_are_counted() -> None:
    heap = Handmade("window")
    heap.node("window", 8, *properties(head="item 0"), name="Window")
    for at in range(300):
        heap.node(f"item {at}", 16, *properties(next=f"item {at + 1}", value=f"value {at}"), name="Item")
        heap.node(f"value {at}", 8, name="Value")
    heap.node("item 300", 16, *properties(value="end"), name="Item")
    heap.node("end", 5_000, name="End")
    found = [one for row in Document(report(heap.load().snapshot)).map["details"] for one in row[3]]
    data = Document(report(heap.load().snapshot)).map["objects"]
    paths = {data[one][0]: data[one][6] for one in found}
    assert paths["End"] == "Window.head → Item.next → Item (× 300).value → End"


def test_what_leaked_comes_first_if_it_is_given() -> None:
    baseline, action, final = (HeapSnapshot.load(shop(*one).text()) for one in ((10,), (30,), (35,)))
    found = leaks(baseline, action, final)
    text = report(final, older=baseline, leaks=found)
    assert Document(text).of("h2")[1:3] == ["What leaked", "What is new"]
    assert re.findall(r'<p class="lead">(.*?)</p>', text) == [found.first_line]
    assert rows(text, "leaks")[0][0] == "20 Order [held by Map cache]"


def test_a_diff_that_means_nothing_has_no_holders() -> None:
    older, newer = Handmade(), Handmade()
    for at in range(100):
        older.node(f"a{at}", 8, name="Order", id=2 * at + 3)
        newer.node(f"a{at}", 8, name="Customer", id=2 * at + 3)
    text = report(newer.load().snapshot, older=older.load().snapshot)
    assert "held by" not in text
    assert re.findall(r'<p class="lead">(.*?)</p>', text) == ["These snapshots do not belong together"]


@pytest.mark.real
def test_the_rows_of_a_page_agree_with_the_tables_and_the_first_line_names_the_leak(
    heap_of: Heaps, page_report: str
) -> None:
    page = heap_of("page-chromium")
    summary = [[f"{row.count:,}", f"{row.shallow_size:,}", f"{row.retained_size:,}"] for row in page.newer.summary()]
    assert [row[2:5] for row in rows(page_report, "constructors")] == summary[:50]
    changes = {(row.new, row.deleted, f"{row.size_delta:+,}") for row in page.newer.diff(page.snapshot)}
    shown = [(int(row[1].replace(",", "")), int(row[2].replace(",", "")), row[6]) for row in rows(page_report, "diff")]
    assert len(shown) >= 40
    assert set(shown) <= changes
    assert "1 Array held by Object page" in re.findall(r'<p class="lead">(.*?)</p>', page_report)[0]
