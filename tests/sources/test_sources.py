"""Finding the source of places in scripts that are files on the disk."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from cdpsync.sources import ScriptPosition, SourcePlace, Sources, file_url, map_comment

from ..source_map.maps import a_map

SOURCE = "const x = 1;\n\nexport function parse(text) {}\n"
# Of the generated line 1: "function a(b){}": `a` was `parse` in line 3; of its line 2: columns from 4 on are of line 1.
LINES: list[list[tuple[int, ...]]] = [[(0, 0, 2, 7), (9, 0, 2, 16), (10, 0, 2, 21)], [(4, 0, 0, 0)]]
CODE = "function a(b){}\n    x()\n"


def the_map() -> str:
    return a_map(LINES, sources=["src/app.ts"], sourcesContent=[SOURCE])


def script(folder: Path, comment: str) -> str:
    """The URL of a script that ends with this comment."""
    path = folder / "app.js"
    path.write_text(f"{CODE}{comment}\n", encoding="utf-8")
    return file_url(str(path))


@pytest.fixture(params=["beside", "inline"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "beside":
        (tmp_path / "app.js.map").write_text(the_map(), encoding="utf-8")
        return script(tmp_path, "//# sourceMappingURL=app.js.map")
    packed = base64.b64encode(the_map().encode()).decode()
    return script(tmp_path, f"//# sourceMappingURL=data:application/json;base64,{packed}")


def test_a_place_is_found_in_the_source_with_the_name_that_a_function_has_there(url: str, tmp_path: Path) -> None:
    assert Sources().place(url, 0, 10) == SourcePlace(str(tmp_path / "src" / "app.ts"), 3, 22, "parse")


def test_the_first_column_stands_for_the_first_mapped_one(url: str, tmp_path: Path) -> None:
    assert Sources().place(url, 1, 0) == SourcePlace(str(tmp_path / "src" / "app.ts"), 1, 1)
    assert Sources().place(url, 1, 1) is None


def test_the_beginning_of_a_script_is_a_source_only_if_there_is_one(url: str, tmp_path: Path) -> None:
    assert Sources().place(url, 0, 0) == Sources().place(url, -1, -1) == SourcePlace(str(tmp_path / "src/app.ts"), 3, 8)
    (tmp_path / "app.js.map").write_text(a_map(LINES), encoding="utf-8")
    assert Sources().place(script(tmp_path, "//# sourceMappingURL=app.js.map"), 0, 0) is None


def test_what_comes_before_the_first_mapped_line_is_the_beginning_of_the_only_source(tmp_path: Path) -> None:
    (tmp_path / "app.js.map").write_text(a_map([[], LINES[0]], sources=["app.ts"]), encoding="utf-8")
    url = script(tmp_path, "//# sourceMappingURL=app.js.map")
    assert Sources().place(url, 0, 0) == SourcePlace(str(tmp_path / "app.ts"), 1, 1)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("function a|(){}", "parse"),
        ("async function*a|(){}", "parse"),
        (";a=|()=>{}", "parse"),
        (";a=async function|(){}", "parse"),
        ("x={a|(){}}", "parse"),
        ("x={a:function |(){}}", "parse"),
        ("class a{constructor|(){}}", "parse"),
        (";a=class extends b{x=1;constructor|(){}}", "parse"),
        ("f(a,function|(){})", ""),
        (";a(|()=>{})", ""),
        ("(a)=>{return|()=>a}", ""),
    ],
)
def test_the_name_of_a_function_is_looked_up_where_it_is_written(tmp_path: Path, code: str, name: str) -> None:
    at, code = code.index("|"), code.replace("|", "")
    named = re.search(r"\ba\b", code)
    assert named is not None
    segments = [(0, 0, 0, 0), (named.start(), 0, 2, 16, 0), (named.end(), 0, 2, 21)]
    (tmp_path / "app.js.map").write_text(a_map([segments], names=["parse"]), encoding="utf-8")
    path = tmp_path / "app.js"
    path.write_text(f"{code}\n//# sourceMappingURL=app.js.map", encoding="utf-8")
    found = Sources().place(file_url(str(path)), 0, at)
    assert found is not None
    assert found.name == name


def test_a_path_is_as_good_as_a_url(url: str, tmp_path: Path) -> None:
    assert Sources().place(str(tmp_path / "app.js"), 0, 10) == Sources().place(url, 0, 10)


def test_many_places_are_found_at_once(url: str) -> None:
    positions = [ScriptPosition("7", url, 0, 10), ScriptPosition("8", "node:fs", 3, 4), ScriptPosition("0", "", -1, -1)]
    found = Sources().places(positions)
    assert [one and one.line for one in found.values()] == [3, None, None]
    assert found[("7", url, 0, 10)] is found[positions[0]]  # type: ignore[index]


@pytest.mark.parametrize(
    ("comment", "problem"),
    [
        ("", ""),
        ("//# sourceMappingURL=nowhere.map", "nowhere.map: No such file"),
        ("//# sourceMappingURL=https://example.com/app.js.map", "not fetched over the network"),
        ("//# sourceMappingURL=data:application/json;base64,!", "not JSON"),
        ("//# sourceMappingURL=data:application/json,{", "not JSON"),
        ("//# sourceMappingURL=/dev/zero", "not a regular file"),
        ("//# sourceMappingURL=.", "not a regular file"),
    ],
)
def test_a_map_that_cannot_be_used_is_no_error_but_a_problem(tmp_path: Path, comment: str, problem: str) -> None:
    sources, url = Sources(), script(tmp_path, comment)
    assert sources.place(url, 0, 10) is None
    assert problem in sources.problems.get(url, "")
    assert bool(problem) == (url in sources.problems)


@pytest.mark.parametrize(
    "url", ["", "node:fs", "https://example.com/app.js", "evalmachine.<anonymous>", "file:///\0", "http://["]
)
def test_what_is_no_file_on_this_machine_has_no_source(url: str) -> None:
    assert Sources().place(url, 0, 0) is None


def test_the_last_comment_counts() -> None:
    assert map_comment("//# sourceMappingURL=a.map\nx()\n//# sourceMappingURL=b.map\n") == "b.map"
    assert map_comment("'//# sourceMappingURL=' + name") == ""
