"""HeapProfile: reading, questions, files."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import Any

import pytest

from cdpsync import ProfileError
from cdpsync.heap_profile import HeapProfile
from cdpsync.sources import ScriptPosition, SourcePlace

from .profiles import URL, node, random_profile, shop


def load(raw: dict[str, Any]) -> HeapProfile:
    return HeapProfile.load(json.dumps(raw))


def test_the_table_has_the_bytes_of_each_function_itself_and_with_its_callees() -> None:
    rows = {row.name: (row.self_size, row.total_size) for row in load(shop()).top()}
    assert rows["parse"] == (1300, 1300)
    assert rows["load"] == (200, 1500)
    assert rows["main"] == (50, 1550)
    assert rows["(V8 API)"] == (10, 10)


def test_the_total_of_a_recursive_function_counts_once() -> None:
    profile = load(shop())
    assert (profile.total("parse"), profile.self_size("load"), profile.total_size) == (1300, 200, 1560)
    assert profile.share("load") == pytest.approx(1500 / 1560)


def test_an_unknown_name_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(ValueError, match="parse"):
        load(shop()).total("prase")


def test_calls_that_allocated_nothing_are_left_out() -> None:
    assert "idle" not in [one.name for one in load(shop()).call_tree.functions]


def test_the_callers_and_the_tree_print() -> None:
    profile = load(shop())
    assert [row.name for row in profile.callers("load")] == ["load", "main"]
    assert [row.name for row in profile.tree(depth=2)][:2] == ["main", "load"]


def test_a_diff_says_what_grew() -> None:
    newer = shop()
    newer["head"]["children"][0]["selfSize"] += 5000
    assert load(newer).diff(load(shop()))[0].name == "main"


@pytest.mark.parametrize("seed", range(5))
def test_the_sum_of_all_functions_is_the_total(seed: int) -> None:
    profile = load(random_profile(seed))
    assert sum(row.self_size for row in profile.top(None)) == pytest.approx(profile.total_size, abs=30)


def test_a_summary_is_short_and_names_who_allocated_most() -> None:
    text = str(load(shop()).summary())
    assert "parse" in text
    assert len(text.encode()) < 2048


def test_a_summary_of_very_long_names_is_short_too() -> None:
    raw = shop()
    raw["head"]["children"] += [node("n" * 500 + str(i), 100, id=100 + i, url=URL + "/x" * 300) for i in range(20)]
    assert len(str(load(raw).summary()).encode()) < 2048


def test_an_empty_profile_says_that_nothing_is_alive() -> None:
    assert "nothing was allocated" in str(load({"head": node("(root)", 0, id=1, url="")}).summary())


def test_what_was_saved_is_what_v8_wrote(tmp_path: Path) -> None:
    load(shop()).save(tmp_path / "a.heapprofile")
    assert json.loads((tmp_path / "a.heapprofile").read_text()) == shop()
    if os.name == "posix":
        assert (tmp_path / "a.heapprofile").stat().st_mode & 0o777 == 0o600


def test_places_in_the_sources_are_saved_and_shown_again(tmp_path: Path) -> None:
    place = SourcePlace("/code/app.ts", 33, 1, "parseAll")
    mapped = HeapProfile(shop(), {ScriptPosition("7", URL, 20, 4): place})
    mapped.save(tmp_path / "a.heapprofile")
    for profile in (mapped, HeapProfile.load(tmp_path / "a.heapprofile")):
        assert [(row.name, row.place) for row in profile.top(1)] == [("parseAll", "/code/app.ts:33")]


def test_functions_are_at_the_lines_of_the_source_if_there_is_a_source_map(tmp_path: Path) -> None:
    script = tmp_path / "app.js"
    script.write_text("function a() {}\n//# sourceMappingURL=app.js.map\n")
    mapping = {"version": 3, "sources": ["app.ts"], "names": [], "mappings": "AAIA"}
    (tmp_path / "app.js.map").write_text(json.dumps(mapping))
    raw = {"head": node("(root)", 0, node("a", 8, id=2, url=script.as_uri()), id=1, url="")}
    assert load(raw).top(1)[0].place == f"{tmp_path / 'app.ts'}:5"


def test_a_compressed_profile_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.heapprofile.gz"
    path.write_bytes(gzip.compress(json.dumps(shop()).encode()))
    assert HeapProfile.load(path).total_size == 1560


def test_a_profile_of_2015_is_read() -> None:
    old = {"functionName": "f", "scriptId": 7, "url": URL, "lineNumber": 3, "columnNumber": 2, "selfSize": 8}
    root = {**old, "functionName": "(root)", "url": "", "lineNumber": 0, "columnNumber": 0, "selfSize": 0}
    profile = load({"head": {**root, "children": [{**old, "children": []}]}})
    assert profile.top(1)[0].place == "/code/app.js:3"


def test_a_sample_of_a_node_that_is_not_there_is_ignored() -> None:
    """V8 15.0 samples the strings that it makes for the profile, after it has listed the nodes."""
    raw = shop()
    raw["samples"].append({"size": 5, "nodeId": 99, "ordinal": 3})
    assert load(raw).sample_count == 2


def test_stacks_are_exported(tmp_path: Path) -> None:
    profile = load(shop())
    profile.save_collapsed(tmp_path / "a.txt")
    lines = (tmp_path / "a.txt").read_text().splitlines()
    assert sum(int(line.rpartition(" ")[2]) for line in lines) == 1560
    profile.save_speedscope(tmp_path / "a.json")
    (exported,) = json.loads((tmp_path / "a.json").read_text())["profiles"]
    assert (exported["unit"], sum(exported["weights"])) == ("bytes", 1560)


@pytest.mark.parametrize("suffix", ["html", "svg"])
def test_a_flame_graph_is_written(tmp_path: Path, suffix: str) -> None:
    load(shop()).save_flame_graph(tmp_path / f"a.{suffix}")
    assert "parse" in (tmp_path / f"a.{suffix}").read_text()


# --- damaged files ---


@pytest.mark.parametrize("part", range(1, 20))
def test_a_profile_that_is_cut_is_an_error(part: int) -> None:
    text = json.dumps(shop())
    with pytest.raises(ProfileError, match="cut|whole|JSON|empty"):
        HeapProfile.load(text[: len(text) * part // 20].encode())


WRONG: list[object] = [None, True, -1, "5", {}, 1e300, float("nan"), float("inf")]


@pytest.mark.parametrize("value", WRONG)
@pytest.mark.parametrize("key", ["selfSize", "children", "callFrame"])
def test_a_part_of_a_wrong_type_is_an_error_that_names_it(key: str, value: object) -> None:
    raw = shop()
    raw["head"]["children"][0][key] = value
    with pytest.raises(ProfileError, match="whole heap profile"):
        HeapProfile(raw)


@pytest.mark.parametrize("value", [True, -5, "5", [], 0.5, 1e300])
@pytest.mark.parametrize("key", ["lineNumber", "columnNumber"])
def test_a_line_that_is_none_is_an_error(key: str, value: object) -> None:
    raw = shop()
    raw["head"]["children"][0]["callFrame"][key] = value
    with pytest.raises(ProfileError, match=key):
        HeapProfile(raw)


@pytest.mark.parametrize("samples", [5, {}, [5], [{}], [{"size": "1", "nodeId": 1}], [{"size": 1, "nodeId": None}]])
def test_samples_that_are_none_are_an_error(samples: object) -> None:
    with pytest.raises(ProfileError, match="sample"):
        HeapProfile({**shop(), "samples": samples})


def test_two_nodes_of_one_id_are_an_error() -> None:
    raw = shop()
    raw["head"]["children"][1]["id"] = 2
    with pytest.raises(ProfileError, match="id 2"):
        HeapProfile(raw)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('{"snapshot":{}}', "heap snapshot"),
        ('{"nodes":[],"startTime":0}', "CPU profile"),
        ('{"traceEvents":[]}', "trace"),
        ("[]", "not a heap profile"),
        ("{}", "head"),
        ("", "empty"),
        ('{"head":' + '{"children":[' * 100_000, "nested|cut"),
    ],
)
def test_another_kind_of_file_is_an_error_that_says_what_it_is(text: str, what: str) -> None:
    with pytest.raises(ProfileError, match=what):
        HeapProfile.load(text.encode())


def test_the_error_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "bad.heapprofile"
    path.write_text("{}")
    with pytest.raises(ProfileError, match=r"bad\.heapprofile: "):
        HeapProfile.load(path)
