"""Flame graphs as pictures."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

from cdpsync.call_tree import CallTree, flame_graph_svg

from .flames import HOSTILE, ROOT, chain, hostile, own, small

SVG = "{http://www.w3.org/2000/svg}"


class Box:
    def __init__(self, rect: ElementTree.Element) -> None:
        self.x, self.y, self.width = (float(rect.get(key, "")) for key in ("x", "y", "width"))
        title = rect.find(f"{SVG}title")
        assert title is not None
        self.lines = (title.text or "").split("\n")


def boxes(text: str) -> list[Box]:
    return [Box(rect) for rect in ElementTree.fromstring(text).iter(f"{SVG}rect")]


def line(text: str) -> str | None:
    return next(one.text for one in ElementTree.fromstring(text).iter(f"{SVG}text") if one.get("id") == "line")


def test_widths_are_shares_of_the_time_that_was_not_idle() -> None:
    text = flame_graph_svg(small()[0])
    found = {box.lines[0]: box for box in boxes(text)}
    assert {name: round((box.width + 0.5) / 1180, 3) for name, box in found.items()} == {
        "all": 1.0,
        "main": 1.0,
        "parse": 0.125,  # its call of itself, the last one
        "sort": 0.375,
    }
    assert found["sort"].lines == [
        "sort",
        "/app/node_modules/lodash/index.js:3",
        "total 3.00 s, 37.5%",
        "self 3.00 s, 37.5%",
    ]
    assert found["main"].lines[2:] == ["total 8.00 s, 100.0%", "self 1.00 s, 12.5%"]
    assert line(text) == "8.00 s, without 2.00 s idle"


def test_a_box_is_below_its_caller_and_beside_no_other() -> None:
    rows: dict[float, list[Box]] = {}
    for box in boxes(flame_graph_svg(small()[0])):
        rows.setdefault(box.y, []).append(box)
    assert [len(row) for _, row in sorted(rows.items())] == [1, 1, 2, 1]
    for row in rows.values():
        row.sort(key=lambda box: box.x)
        assert all(a.x + a.width < b.x for a, b in pairwise(row))


def test_boxes_that_are_too_narrow_are_left_out_and_counted() -> None:
    narrow = [own(f"narrow{at}") for at in range(50)]
    tree = CallTree([ROOT, own("wide"), *narrow], [-1, 0, *[0] * 50], [0, 1_000_000, *[1] * 50], "bytes")
    text = flame_graph_svg(tree)
    assert [box.lines[0] for box in boxes(text)] == ["all", "wide"]
    assert line(text) == "1.00 MB, 50 boxes narrower than 0.1 % left out"


def test_levels_below_250_are_left_out_and_counted() -> None:
    text = flame_graph_svg(chain(100_000)[0])
    assert len(boxes(text)) == 251
    assert line(text) == "100 ms, 99,750 below level 250 left out"


def test_hostile_names_leave_the_xml_well_formed_and_are_only_text() -> None:
    text = flame_graph_svg(hostile()[0], title=HOSTILE[5])
    ElementTree.fromstring(text.encode())
    assert {element.tag for element in ElementTree.fromstring(text).iter()} == {
        SVG + tag for tag in ("svg", "title", "style", "text", "g", "rect")
    }
    names = {box.lines[0] for box in boxes(text)}
    assert {HOSTILE[0], "]]>&lt;&#60;'\"", "\\u202egnp.exe\\u2028\\u2066"} <= names
    assert any("\\ud800" in name for name in names)


def test_a_picture_has_colours_for_both_schemes_and_no_script() -> None:
    text = flame_graph_svg(small()[0])
    assert "<script" not in text
    light, dark = text.split("@media (prefers-color-scheme:dark)")
    names = set(re.findall(r'class="(c\d+)"', text))
    assert names
    for name in names:
        assert f".{name}{{fill:#" in light
        assert f".{name}{{fill:#" in dark


def test_a_recording_without_any_call_is_a_picture_too() -> None:
    assert len(boxes(flame_graph_svg(CallTree([ROOT], [-1], [0], "seconds")))) == 1
