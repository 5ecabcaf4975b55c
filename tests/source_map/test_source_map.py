"""What a map says of places, sources and names."""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

from cdpsync.source_map import GeneratedPosition, OriginalPosition, SourceMap

from .maps import a_map

LINES: list[list[tuple[int, ...]]] = [
    [(0, 0, 0, 0, 0), (5, 0, 0, 9), (9,)],
    [],
    [(2, 0, 4, 2), (7, 0, 4, 6, 1), (9, 1, 0, 0)],
    [(0, 0, 4, 2)],
]
"""Two sources: a.ts has code in lines 1 and 5, b.ts in line 1 (counted from 1)."""


@pytest.fixture
def loaded() -> SourceMap:
    return SourceMap.load(a_map(LINES))


def test_a_place_belongs_to_the_segment_at_it_or_before_it(loaded: SourceMap) -> None:
    assert loaded.original(1, 1) == OriginalPosition("a.ts", 1, 1, "x")
    assert loaded.original(1, 5) == OriginalPosition("a.ts", 1, 1, "x")
    assert loaded.original(3, 8) == OriginalPosition("a.ts", 5, 7, "y")


def test_with_the_upper_bound_it_belongs_to_the_segment_after_it(loaded: SourceMap) -> None:
    assert loaded.original(1, 3, bound="upper") == OriginalPosition("a.ts", 1, 10)
    assert loaded.original(3, 1, bound="upper") == OriginalPosition("a.ts", 5, 3)
    assert loaded.original(3, 99, bound="upper") is None


@pytest.mark.parametrize("place", [(1, 10), (1, 99), (2, 1), (3, 1), (99, 1), (10**12, 10**12)])
def test_a_place_without_a_source_has_none(loaded: SourceMap, place: tuple[int, int]) -> None:
    assert loaded.original(*place) is None


def test_raw_places_count_from_0(loaded: SourceMap) -> None:
    assert loaded.raw_original(2, 7) == (0, 4, 6, 1)
    assert loaded.raw_original(2, 9) == (1, 0, 0, -1)
    assert loaded.raw_generated("a.ts", 4, 2) == [(2, 2), (3, 0)]


def test_a_source_place_has_all_its_generated_places(loaded: SourceMap) -> None:
    assert loaded.generated("a.ts", 5, 3) == [GeneratedPosition(3, 3), GeneratedPosition(4, 1)]
    assert loaded.generated("a.ts", 5, 4) == [GeneratedPosition(3, 8)]
    assert loaded.generated("a.ts", 5, 4, bound="lower") == [GeneratedPosition(3, 3), GeneratedPosition(4, 1)]
    assert loaded.generated("a.ts", 5, 8) == []


def test_a_source_line_has_all_its_generated_places(loaded: SourceMap) -> None:
    assert loaded.generated("a.ts", 5) == [GeneratedPosition(3, 3), GeneratedPosition(3, 8), GeneratedPosition(4, 1)]
    assert loaded.generated("a.ts", 2) == []


def test_a_breakpoint_goes_to_the_place_or_to_the_next_one_that_has_code(loaded: SourceMap) -> None:
    assert loaded.first_generated("a.ts", 1, 2) == GeneratedPosition(1, 6)
    assert loaded.first_generated("a.ts", 1, 11) == GeneratedPosition(3, 3)
    assert loaded.first_generated("a.ts", 3) == GeneratedPosition(3, 3)
    assert loaded.first_generated("a.ts", 6) is None


def test_the_next_line_with_code_may_be_the_line_itself(loaded: SourceMap) -> None:
    assert [loaded.next_line("a.ts", line) for line in (1, 2, 5, 6)] == [1, 5, 5, None]


def test_segments_may_be_out_of_order() -> None:
    loaded = SourceMap.load(a_map([[(9, 0, 2, 0), (3, 0, 1, 0), (9, 0, 3, 0)]]))
    assert loaded.raw_original(0, 4) == (0, 1, 0, -1)
    assert loaded.raw_original(0, 9) == (0, 2, 0, -1)
    assert loaded.raw_original(0, 10) == (0, 3, 0, -1)


def test_a_source_that_two_sections_have_is_one_source() -> None:
    part = json.loads(a_map([[(0, 0, 0, 0)]]))
    sections = [{"offset": {"line": line, "column": 4}, "map": part} for line in (0, 3)]
    loaded = SourceMap.load(json.dumps({"version": 3, "sections": sections}))
    assert loaded.generated("a.ts", 1) == [GeneratedPosition(1, 5), GeneratedPosition(4, 5)]


def test_the_offset_of_a_section_within_a_section_adds_up() -> None:
    inner = {"version": 3, "sections": [{"offset": {"line": 0, "column": 3}, "map": json.loads(a_map(LINES))}]}
    outer = {"version": 3, "sections": [{"offset": {"line": 10, "column": 20}, "map": inner}]}
    loaded = SourceMap.load(json.dumps(outer))
    assert loaded.raw_original(10, 23) == (0, 0, 0, 0)
    assert loaded.raw_original(12, 2) == (0, 4, 2, -1)


def test_contents_and_ignored_sources_are_known() -> None:
    loaded = SourceMap.load(a_map(sourcesContent=["let a", None], ignoreList=[1], x_google_ignoreList=[0]))
    assert (loaded.content("a.ts"), loaded.content("b.ts")) == ("let a", None)
    assert loaded.ignored == {"b.ts"}
    assert SourceMap.load(a_map(x_google_ignoreList=[0])).ignored == {"a.ts"}


def test_a_source_without_a_name_is_an_empty_text() -> None:
    loaded = SourceMap.load(a_map([[(0, 0, 0, 0)]], sources=[None], sourcesContent=["x"]))
    assert loaded.original(1) == OriginalPosition("", 1, 1)
    assert loaded.content("") == "x"


@pytest.mark.parametrize(
    ("root", "source", "url", "name"),
    [
        ("", "a.ts", "", "a.ts"),
        ("", "../src/./a.ts", "", "../src/a.ts"),
        ("", "./x/../a.ts", "", "./a.ts"),
        ("", "../src/a.ts", "file:///home/me/dist/app.js.map", "file:///home/me/src/a.ts"),
        ("", "../../../../a.ts", "https://x.org/js/app.js.map?v=1", "https://x.org/a.ts"),
        ("/srv", "a.ts", "https://x.org/js/app.js.map", "https://x.org/srv/a.ts"),
        ("src/", "a.ts", "/home/me/app.js.map", "/home/me/src/a.ts"),
        ("src", "file:///b/../a.ts", "file:///home/app.js.map", "file:///a.ts"),
        ("", "webpack:///./src/a.ts?1b2c", "https://x.org/app.js.map", "webpack:///src/a.ts?1b2c"),
        ("webpack://app", "./src/a.ts", "", "webpack://app/src/a.ts"),
        ("", "//cdn.org/a.ts", "https://x.org/app.js.map", "https://cdn.org/a.ts"),
        ("", "..\\src\\a.ts", "file:///C:/dist/app.js.map", "file:///C:/src/a.ts"),
        ("", "C:\\src\\a.ts", "file:///C:/dist/app.js.map", "C:\\src\\a.ts"),
        ("", "größe.ts", "file:///ä/app.js.map", "file:///ä/größe.ts"),
        ("", "a.ts", "data:application/json;base64,e30=", "a.ts"),
        ("", "node:fs", "file:///app.js.map", "node:fs"),
    ],
)
def test_sources_are_resolved_against_the_root_and_the_url(root: str, source: str, url: str, name: str) -> None:
    loaded = SourceMap.load(a_map([[(0, 0, 0, 0)]], sources=[source], sourceRoot=root, sourcesContent=["x"]), url=url)
    assert loaded.sources == [name]
    assert loaded.content(source) == loaded.content(name) == "x"


@pytest.mark.parametrize("prefix", ["", ")]}'\n", ")]}', and more\r\n", "\ufeff"])
def test_a_map_is_read_from_text_bytes_and_files(prefix: str, tmp_path: Path) -> None:
    text = prefix + a_map(LINES, file="app.js")
    path = tmp_path / "app.js.map"
    path.write_bytes(text.encode())
    from_path = SourceMap.load(path)
    assert {SourceMap.load(one).file for one in (text, text.encode(), str(path))} == {from_path.file} == {"app.js"}
    assert from_path.sources[0] == (tmp_path / "a.ts").as_uri()


UTF_8 = a_map(file="ä").encode()
LATIN_1 = UTF_8.replace(rb"\u00e4", b"\xe4")
BASE64 = base64.b64encode(UTF_8).decode()


@pytest.mark.parametrize(
    "url",
    [
        f"data:application/json;base64,{BASE64}",
        f"data:application/json;charset=utf-8;base64,{BASE64.rstrip('=')}",
        f"data:application/json;base64,{quote(BASE64)}",
        f"DATA:application/json;charset=utf-8,{quote(UTF_8)}",
        f"data:,{quote(UTF_8)}",
        f"data:application/json;charset=iso-8859-1,{quote(LATIN_1)}",
    ],
)
def test_a_map_is_read_from_a_data_url(url: str) -> None:
    assert SourceMap.load(url).file == "ä"


def test_an_unknown_source_is_an_error_that_names_the_nearest(loaded: SourceMap) -> None:
    with pytest.raises(ValueError, match="no source 'A.ts'; it has .*'a.ts'"):
        loaded.generated("A.ts", 1)


@pytest.mark.parametrize("place", [(0, 1), (1, 0), (-1, 1)])
def test_lines_and_columns_below_1_are_errors(loaded: SourceMap, place: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="counts from 1"):
        loaded.original(*place)
    with pytest.raises(ValueError, match="counts from 1"):
        loaded.generated("a.ts", *place)


def test_without_numpy_the_answers_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [[(at % 90, at % 2, at * 7 % 50, at % 11, at % 2) for at in range(line, line + 40)] for line in range(200)]
    with_numpy = SourceMap.load(a_map(lines))
    expected = [with_numpy.generated("a.ts", line) for line in range(1, 51)]
    assert sum(map(len, expected)) == 4_000
    monkeypatch.setitem(sys.modules, "numpy", None)
    plain = SourceMap.load(a_map(lines))
    assert [plain.generated("a.ts", line) for line in range(1, 51)] == expected
    places = [(line, column) for line in range(200) for column in range(95)]
    assert [plain.raw_original(*one) for one in places] == [with_numpy.raw_original(*one) for one in places]
