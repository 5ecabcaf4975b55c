"""Coverage: files by name, totals, the table, the summary, and the files of c8's filters."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cdpsync.coverage import Coverage, Range, ScriptCoverage, ScriptFunction

from . import c8


def script(url: str, source: str = "a()\nb()\n", *gaps: str) -> ScriptCoverage:
    ranges = [Range(0, len(source), 1), *(Range(source.index(gap), source.index(gap) + len(gap), 0) for gap in gaps)]
    return ScriptCoverage(url, [[ScriptFunction("", ranges, True)]], source)


COVERAGE = Coverage(
    [
        script("file:///app/src/a.js", "a()\nb()\n", "b()"),
        script("file:///app/lib/a.js"),
        script("file:///app/src/b.js"),
        script("https://host/c.js"),
        ScriptCoverage("node:fs", [[ScriptFunction("", [Range(0, 9, 1)], True)]]),
    ]
)


def test_a_file_is_found_by_its_path_its_end_or_its_url() -> None:
    assert [COVERAGE[name].file for name in ("/app/src/b.js", "b.js", "src/b.js", "file:///app/src/b.js")] == [
        "/app/src/b.js"
    ] * 4
    assert COVERAGE["c.js"].file == "https://host/c.js"
    assert "src/a.js" in COVERAGE
    assert "d.js" not in COVERAGE


def test_a_name_that_several_files_have_or_none_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"any of /app/lib/a\.js, /app/src/a\.js"):
        COVERAGE["a.js"]
    with pytest.raises(KeyError, match=r"did you mean /app/src/b\.js"):
        COVERAGE["src/b.jsx"]


def test_totals_are_those_of_all_files() -> None:
    assert (COVERAGE.total.lines, COVERAGE.total.line_count, len(COVERAGE)) == (7 / 8, 8, 4)
    assert COVERAGE.total.blocks == 4 / 5
    assert COVERAGE.total.functions == 1.0  # of none


def test_the_table_has_a_row_for_each_file() -> None:
    assert COVERAGE.files[1].file == "/app/src/a.js"
    assert COVERAGE.files[1].uncovered_lines == "2"
    assert "50.0%" in str(COVERAGE.files)
    assert COVERAGE.files.sorted("lines")[0].file == "/app/src/a.js"


def test_almost_all_is_not_shown_as_all() -> None:
    source = "a()\n" * 5000 + "b()"
    assert "99.9%" in str(Coverage([script("https://host/a.js", source, "b()")]).files)


def test_the_summary_is_short_and_names_the_worst_files() -> None:
    many = Coverage(
        [script(f"file:///app/{'long' * 30}/{n}.js", "x\n" * 400 + "b()\n" * n, "b()\n" * n) for n in range(1, 99)]
    )
    text = many.summary()
    assert len(text.encode()) < 2000
    assert "98.js" in text.splitlines()[2]
    assert COVERAGE.summary().splitlines()[0].startswith("4 files: 87.5% of 8 lines have run")


def test_reports_of_one_file_are_added() -> None:
    both = COVERAGE + COVERAGE
    assert both["src/a.js"].lines == {1: 2, 2: 0}
    assert Coverage.merge(COVERAGE, COVERAGE, COVERAGE)["src/a.js"].lines == {1: 3, 2: 0}


def test_a_text_that_is_known_to_one_of_two_reports_is_used_for_both() -> None:
    known, unknown = (
        script("file:///x/a.js"),
        ScriptCoverage("file:///x/a.js", [[ScriptFunction("", [Range(0, 8, 2)], True)]]),
    )
    assert (Coverage([unknown]) + Coverage([known]))["a.js"].lines == {1: 3, 2: 3}


def test_scripts_whose_text_nobody_knows_are_told() -> None:
    gone = Coverage([ScriptCoverage("file:///gone/a.js", [[ScriptFunction("", [Range(0, 9, 1)], True)]])])
    assert list(gone) == []
    assert list(gone.problems) == ["file:///gone/a.js"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A project with tests, dependencies and files that are never loaded, and coverage of it."""
    root = tmp_path_factory.mktemp("project")
    names = (
        "src/a.js src/b.mjs src/c.ts src/.d.js src/a.test.js test/t.js node_modules/m/i.js lib/deep/e.cjs x.d.ts f.json"
    )
    for name in f"{names} packages/p/test/t.js packages/p/src/p.js jest.config.js coverage/g.js".split():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("a()\nb()\n")
    outside = tmp_path_factory.mktemp("outside") / "o.js"
    outside.write_text("a()\nb()\n")
    directory = root / "v8"
    directory.mkdir()
    loaded = [root / "src/a.js", root / "src/a.test.js", root / "node_modules/m/i.js", root / "packages/p/src/p.js"]
    functions = [
        {"functionName": "", "ranges": [{"startOffset": 0, "endOffset": 8, "count": 1}], "isBlockCoverage": True}
    ]
    report = {"result": [{"scriptId": "1", "url": one.as_uri(), "functions": functions} for one in [*loaded, outside]]}
    (directory / "one.json").write_text(json.dumps(report))
    return root, directory


@pytest.mark.parametrize(
    ("options", "theirs"),
    [
        ({}, {}),
        ({"include": "src/**"}, {}),
        ({"include": ["src", "!src/a.js"]}, {}),
        ({"exclude": ["**/p.js"]}, {}),
        ({"exclude": ["src/**", "!src/a.js"]}, {}),
        ({"exclude_node_modules": False}, {"excludeNodeModules": False}),
        ({"extension": ".cjs"}, {}),
        ({"allow_external": True}, {"allowExternal": True}),
        ({"allow_external": True, "include": "**/o*.js"}, {"allowExternal": True}),
    ],
    ids=str,
)
def test_filters_choose_what_c8_chooses(
    options: dict[str, object], theirs: dict[str, object], project: tuple[Path, Path], modules: Path
) -> None:
    root, directory = project
    plain = {key: value for key, value in options.items() if key in ("include", "exclude", "extension")}
    found = c8.report(modules, directory, root, **{"excludeNodeModules": True, **plain, **theirs})
    mine = Coverage.load(directory).filter(cwd=root, **options)  # type: ignore[arg-type]
    assert {one.file for one in mine} == set(found)


def test_files_that_were_never_loaded_count_if_all_do(project: tuple[Path, Path]) -> None:
    root, directory = project
    found = Coverage.load(directory).filter(all=True, cwd=root)
    assert sorted(Path(one.file).relative_to(root).as_posix() for one in found) == [
        "lib/deep/e.cjs",
        "packages/p/src/p.js",
        "src/.d.js",
        "src/a.js",
        "src/b.mjs",
        "src/c.ts",
    ]
    assert found["b.mjs"].lines == {1: 0, 2: 0}
    assert not found["b.mjs"].loaded
    assert found["src/a.js"].loaded
    assert [one.file for one in Coverage([]).filter(all=True, src=["lib"], cwd=root)] == [str(root / "lib/deep/e.cjs")]


def test_filters_may_be_about_the_sources_of_a_bundle() -> None:
    bundle = ScriptCoverage(
        "https://host/app.js",
        [[ScriptFunction("", [Range(0, 8, 1)], True)]],
        "a()\nb()\n",
        {
            "version": 3,
            "sources": ["file:///app/src/a.ts", "file:///app/node_modules/m/b.js"],
            "sourcesContent": ["a()\n", "b()\n"],
            "mappings": "AAAA;ACAA",
            "names": [],
        },
    )
    assert len(Coverage([bundle])) == 2
    assert [one.file for one in Coverage([bundle]).filter(exclude_after_remap=True, cwd="/app")] == ["/app/src/a.ts"]


def test_a_broken_source_map_leaves_the_script_itself() -> None:
    broken = ScriptCoverage("https://host/a.js", script("https://host/a.js").takes, "a()\nb()\n", '{"version": 9}')
    (file,) = Coverage([broken])
    assert file.lines == {1: 1, 2: 1}
    assert "source map is broken" in file.warning


@pytest.mark.parametrize(("sources", "mappings"), [([], ""), (["file:///gone/a.ts"], "AAAA;AACA")])
def test_a_source_map_that_leads_to_no_text_leaves_the_script_itself(sources: list[str], mappings: str) -> None:
    map = {"version": 3, "sources": sources, "mappings": mappings, "names": []}
    takes = script("https://host/a.js", "a()\nb()\n", "b()").takes
    (file,) = Coverage([ScriptCoverage("https://host/a.js", takes, "a()\nb()\n", map)])
    assert (file.file, file.lines) == ("https://host/a.js", {1: 1, 2: 0})
    assert bool(file.warning) == bool(sources)
