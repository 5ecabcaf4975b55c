"""What a CPU profile says: lines, categories, ranges, a timeline, a summary, changes, and what it writes."""

from __future__ import annotations

import gzip
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from cdpsync.cpu_profile import CPUProfile
from cdpsync.sources import ScriptPosition, SourcePlace

from .compare import frames
from .profiles import make_profile, profile_of

GC = "(garbage"
near: Any = pytest.approx
MINIFIED = ScriptPosition("7", "file:///app/parse.js", 9, 4)
LINE = ScriptPosition("7", "file:///app/parse.js", 11, 0)
PLACES = {
    MINIFIED: SourcePlace("/src/parser.ts", 3, 1, "parseAll"),
    LINE: SourcePlace("/src/parser.ts", 5, 7, ""),
}


def test_the_whole_is_in_seconds() -> None:
    profile = CPUProfile(profile_of("a", "b", deltas=[500, 3000]))
    assert (profile.start, profile.end, profile.duration) == near((5.0005, 5.0065, 0.006))
    assert (profile.sample_count, profile.interval) == (2, near(0.003))


def test_a_function_has_a_category_and_a_place() -> None:
    raw = profile_of("main parse", "main read", "(program)", "(idle)", GC)
    raw["nodes"][3]["callFrame"] |= {"url": "node:fs"}
    tree = CPUProfile(raw).call_tree
    found = {one.name: (one.category, one.file, one.line, one.column) for one in tree.functions}
    assert found["parse"] == ("javascript", "/app/parse.js", 10, 5)
    assert found["read"] == ("native", "node:fs", 10, 5)
    assert {name: found[name][0] for name in found if name.startswith("(")} == {
        "(root)": "program",
        "(program)": "program",
        "(idle)": "idle",
        "(garbage collector)": "gc",
    }


def test_a_function_without_a_name_is_anonymous_unless_it_is_the_top_level() -> None:
    raw = profile_of("a", "b", "c")
    for node, line, column in ((1, 0, 0), (2, 0, 1), (3, -1, -1)):
        raw["nodes"][node]["callFrame"] |= {"functionName": "", "lineNumber": line, "columnNumber": column}
    assert [one.name for one in CPUProfile(raw).call_tree.functions[1:4]] == ["", "(anonymous)", ""]


def test_the_time_of_a_function_is_divided_among_its_lines() -> None:
    raw = profile_of("main", "main", "main", "main")
    raw["nodes"][1]["positionTicks"] = [{"line": 3, "ticks": 3}, {"line": 8, "ticks": 1}]
    rows = CPUProfile(raw).hot_lines()
    assert [(row.place, row.self_time) for row in rows] == [
        ("/app/main.js:3", near(0.003)),
        ("/app/main.js:8", near(0.001)),
    ]


def test_the_time_of_a_native_function_is_in_the_line_that_called_it() -> None:
    raw = profile_of("main write")
    raw["nodes"][2] |= {"positionTicks": [{"line": 30, "ticks": 1}]}
    raw["nodes"][2]["callFrame"] |= {"url": "", "scriptId": "0", "lineNumber": -1, "columnNumber": -1}
    (row,) = CPUProfile(raw).hot_lines()
    assert (row.name, row.place) == ("write", "/app/main.js:30")


def test_each_sample_of_a_trace_has_its_own_line() -> None:
    raw = profile_of("main", "main", "main", deltas=[0, 5000, 1000])
    raw |= {"lines": [3, 4, 0], "columns": [1, 1, 0]}
    rows = CPUProfile(raw).hot_lines()
    assert [(row.place, row.self_time) for row in rows] == [
        ("/app/main.js:3", near(0.005)),
        ("/app/main.js:4", near(0.001)),
    ]


def test_lines_that_are_the_first_of_their_functions_are_doubted() -> None:
    raw = profile_of("main parse", "main parse", "main")
    assert CPUProfile(raw).hot_lines().warning == ""
    raw["nodes"][2]["positionTicks"] = [{"line": 10, "ticks": 2}]
    profile = CPUProfile(raw)
    assert profile.hot_lines().warning.startswith("67% of the time is in the first lines of functions")
    assert profile.hot_lines().warning in profile.summary().notes
    assert profile.top().warning == ""


def test_functions_and_lines_are_at_their_places_in_the_source() -> None:
    profile = CPUProfile(profile_of("main parse"), PLACES)
    function = profile.call_tree.functions[2]
    assert (function.name, function.file, function.line, function.column) == ("parseAll", "/src/parser.ts", 3, 1)
    assert function.url == "file:///app/parse.js"
    assert profile.hot_lines()[0].place == "/src/parser.ts:5"
    assert {MINIFIED, LINE} <= profile.positions


def test_a_line_that_begins_the_function_is_mapped_where_the_function_begins() -> None:
    """A bundle may be one line: the first thing in it says nothing about this function."""
    raw = profile_of("parse")
    raw["nodes"][1]["positionTicks"] = [{"line": 10, "ticks": 1}]
    assert CPUProfile(raw, PLACES).hot_lines()[0].place == "/src/parser.ts:3"


def test_the_name_of_v8_is_kept_if_it_says_more_than_that_of_the_source() -> None:
    raw = profile_of("parse")
    raw["nodes"][1]["callFrame"]["functionName"] = "Parser.parseAll"
    assert CPUProfile(raw, PLACES).call_tree.functions[1].name == "Parser.parseAll"


def test_a_mapped_profile_that_is_saved_shows_the_same_lines() -> None:
    raw = profile_of("main parse", "main")
    file = io.BytesIO()
    CPUProfile(raw, PLACES).save(file)
    saved = json.loads(file.getvalue())
    assert {key: saved[key] for key in raw} == raw
    assert {row.place for row in CPUProfile.load(file.getvalue()).hot_lines()} == {
        "/src/parser.ts:5",
        "/app/main.js:12",
    }


def test_source_maps_on_the_disk_are_read(tmp_path: Path) -> None:
    script = tmp_path / "parse.js"
    script.write_text("function parse() {}\n//# sourceMappingURL=parse.js.map\n")
    mapped = {"version": 3, "sources": ["parse.ts"], "names": [], "mappings": "AAIA"}
    (tmp_path / "parse.js.map").write_text(json.dumps(mapped))
    raw = profile_of("parse")
    frame = raw["nodes"][1]["callFrame"]
    frame |= {"url": script.as_uri(), "lineNumber": 0, "columnNumber": 14}
    function = CPUProfile.load(raw).call_tree.functions[1]
    assert (function.file, function.line) == (str(tmp_path / "parse.ts"), 5)
    assert CPUProfile(raw).call_tree.functions[1].file == str(script)


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    profile = CPUProfile(make_profile(7, "now"))
    for name in ("a.cpuprofile", "a.cpuprofile.gz"):
        profile.save(tmp_path / name)
        again = CPUProfile.load(tmp_path / name)
        assert (again.raw, again.call_tree.values) == (profile.raw, profile.call_tree.values)
    assert gzip.decompress((tmp_path / "a.cpuprofile.gz").read_bytes()) == (tmp_path / "a.cpuprofile").read_bytes()


def chart(profile: CPUProfile) -> list[tuple[Any, ...]]:
    """The bars of the chart, with times in whole microseconds."""
    return [
        (depth, name, round(1e6 * start), round(1e6 * length)) for depth, name, _, start, length, _ in frames(profile)
    ]


def test_a_range_has_what_was_between_two_times() -> None:
    profile = CPUProfile(profile_of("a", "b", "b", "(idle)", "c"))
    part = profile.between(0.0015, 0.0035)
    assert chart(part) == [(0, "b", 0, 1500), (0, "(idle)", 1500, 500)]
    assert (part.start, part.duration) == (near(profile.start + 0.0015), near(0.002))


@pytest.mark.parametrize("seed", range(40))
def test_ranges_add_up_to_the_whole_and_survive_saving(seed: int) -> None:
    profile = CPUProfile(make_profile(seed))
    if profile.sample_count < 4:
        assert profile.sample_count == 0 or profile.between(0, profile.duration).duration > 0
        return
    third = profile.duration / 3
    total: dict[str, float] = {}
    for number in range(3):
        part = profile.between(number * third, (number + 1) * third)
        file = io.BytesIO()
        part.save(file)
        again = CPUProfile.load(file.getvalue())
        assert again.call_tree.values == part.call_tree.values
        for row in part.top(None, "category"):
            total[row.name] = total.get(row.name, 0) + row.self_time
    whole = {row.name: row.self_time for row in profile.top(None, "category")}
    assert total == near(whole, abs=1e-5)


def test_a_collection_keeps_its_stack_in_a_range_that_begins_with_it() -> None:
    part = CPUProfile(profile_of("main a", GC, GC, "b")).between(0.0015, 0.0035)
    assert part.total("a") == near(0.0015)


def test_a_single_program_sample_is_no_gap_at_the_end_of_a_range() -> None:
    part = CPUProfile(profile_of("a", "(program)", "a", "b")).between(0, 0.0018)
    assert part.self_time("a") == near(0.0018)


@pytest.mark.parametrize(("start", "end"), [(0.003, 0.002), (0.001, 0.001), (7, 9), (-2, -1)])
def test_a_range_without_time_is_refused(start: float, end: float) -> None:
    with pytest.raises(ValueError, match=r"nothing of the profile is between .* it is 0\.004000 s long"):
        CPUProfile(profile_of("a", "b", "b", "c")).between(start, end)


def test_a_timeline_says_what_was_done_in_each_slice() -> None:
    profile = CPUProfile(profile_of("a", "a", "a", "b", "(idle)", GC))
    rows = profile.timeline(3)
    assert [(row.name, round(row.active, 6), round(row.gc * 1e3, 6), round(row.idle * 1e3, 6)) for row in rows] == [
        ("a", 1.0, 0.0, 0.0),
        ("a", 1.0, 0.0, 0.0),
        ("(garbage collector)", 0.5, 1.0, 1.0),
    ]
    assert rows[2].end == near(profile.duration)
    with pytest.raises(ValueError, match="at least one slice, not 0"):
        profile.timeline(0)


@pytest.mark.parametrize("seed", range(0, 60, 5))
def test_a_timeline_adds_up_to_the_whole(seed: int) -> None:
    profile = CPUProfile(make_profile(seed))
    for slices in (1, 7):
        rows = profile.timeline(slices)
        for category in ("javascript", "native", "gc", "program", "idle"):
            found = sum(getattr(row, category) for row in rows)
            whole = sum(row.self_time for row in profile.top(None, "category") if row.name == category)
            assert found == near(whole, abs=1e-9)


def test_a_summary_is_one_page_that_says_where_the_time_went() -> None:
    profile = CPUProfile(profile_of(*["main parse"] * 60, *["main lodash@get"] * 20, *[GC] * 15, *["(idle)"] * 5))
    summary = profile.summary()
    text = str(summary)
    assert len(text.encode()) < 2048
    assert "CPU profile of 100 ms: 100 samples, one every 1.00 ms" in text
    assert "active 95.0 ms (95.0%): javascript 80.0 ms, gc 15.0 ms, idle 5.00 ms" in text
    assert "! garbage collection took 15.8% of the active time" in text
    assert [row.name for row in summary.functions][:3] == ["parse", "get", "(garbage collector)"]
    assert [row.name for row in summary.totals] == ["main", "parse", "get"]
    assert [row.name for row in summary.packages] == ["(own code)", "lodash", "(gc)"]
    assert summary.lines is not None
    assert summary.lines[0].place == "/app/parse.js:12"
    assert json.loads(json.dumps(summary.to_dict()))["categories"]["gc"] == near(0.015)
    assert "<pre>CPU profile" in summary._repr_html_()


def test_a_summary_stays_on_its_page_with_long_names() -> None:
    raw = profile_of(*[f"{letter * 300}ü@{letter * 200}é" for letter in "abcdefgh"])
    assert len(CPUProfile(raw).summary().text().encode()) < 2048


@pytest.mark.parametrize(
    ("stacks", "note"),
    [
        (["(idle)"] * 9, "idle all the time"),
        (["main"] * 9, "fewer than 100 active samples"),
        (["main", "(program)", "(program)"] * 50, "66.7% of the active time ran no JavaScript"),
        (
            [*["main readFileSync"] * 50, *["main"] * 100],
            "33.3% of the active time went into calls that block .* readFileSync",
        ),
    ],
)
def test_a_summary_says_what_looks_odd(stacks: list[str], note: str) -> None:
    raw = profile_of(*stacks)
    for node in raw["nodes"]:
        if node["callFrame"]["functionName"] == "readFileSync":
            node["callFrame"]["url"] = "node:fs"
    assert any(re.search(note, one) for one in CPUProfile(raw).summary().notes)


def test_a_summary_says_when_samples_were_not_taken() -> None:
    profile = CPUProfile(profile_of(*["a"] * 200, deltas=[1000] * 150 + [90_000] + [1000] * 49))
    assert any("one sample lasted 90.0 ms, 149 ms after the beginning" in one for one in profile.summary().notes)


def test_changes_since_an_older_profile_are_listed() -> None:
    older = CPUProfile(profile_of("main parse", "main write"))
    newer = CPUProfile(profile_of("main parse", "main parse", "main parse", "main write"))
    row = newer.diff(older)[0]
    assert (row.name, row.self_delta) == ("parse", near(0.002))
    with pytest.raises(TypeError, match="older must be a CPUProfile, not dict"):
        newer.diff({})  # type: ignore[arg-type]


def test_an_unknown_name_is_an_error_with_the_nearest_ones() -> None:
    with pytest.raises(ValueError, match=r"no function .* 'pars'; the nearest are .*'parse'"):
        CPUProfile(profile_of("main parse")).share("pars")


def test_callers_and_calls_print_as_trees() -> None:
    profile = CPUProfile(profile_of("main parse", "other parse", "main"))
    assert [(row.level, row.name) for row in profile.callers("parse")] == [(0, "parse"), (1, "main"), (1, "other")]
    assert [(row.level, row.name) for row in profile.tree()] == [(0, "main"), (1, "parse"), (0, "other"), (1, "parse")]


def test_pictures_and_exports_are_written(tmp_path: Path) -> None:
    profile = CPUProfile(profile_of("main parse", "main"), name="app.cpuprofile")
    for name in ("a.html", "a.svg"):
        profile.save_flame_graph(tmp_path / name)
        assert "app.cpuprofile" in (tmp_path / name).read_text("utf-8")
    profile.save_collapsed(tmp_path / "a.txt")
    assert "main (/app/main.js:10);parse (/app/parse.js:10) 1000" in (tmp_path / "a.txt").read_text()
    profile.save_speedscope(tmp_path / "a.json")
    (one,) = json.loads((tmp_path / "a.json").read_text())["profiles"]
    assert (one["type"], one["name"]) == ("evented", "CPU profile of app.cpuprofile")
