"""Coverage of real programs on Node and Deno: every line, function and block is that of c8 and of `deno coverage`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cdpsync.coverage import Coverage

from ..conftest import FIND, find_runtime
from . import c8, programs

pytestmark = pytest.mark.real
NODES = [name for name in FIND if "node" in name]
_LESS_IN_C8 = "bom.mjs"
"""c8 12 counts the byte order mark, which V8 never sees, so that everything is one off."""


@pytest.fixture(scope="module", params=NODES)
def of_node(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the coverage of two runs."""
    directory = tmp_path_factory.mktemp("node")
    main = programs.write(directory)
    for _ in range(2):
        programs.run_node(find_runtime(request.param), main, directory / "v8")
    return directory


def test_lines_functions_and_blocks_are_those_of_c8(of_node: Path, modules: Path) -> None:
    theirs = c8.report(modules, of_node / "v8")
    found = c8.differences(theirs, Coverage.load(of_node / "v8"))
    assert [one for one in found if _LESS_IN_C8 not in one] == []
    assert len(theirs) >= 4


def test_a_byte_order_mark_changes_nothing(of_node: Path) -> None:
    coverage = Coverage.load(of_node / "v8")
    with_mark, without = coverage["bom.mjs"], coverage["crlf.mjs"]
    assert with_mark.uncovered_lines
    assert with_mark.warning == ""
    assert list(with_mark.lines.values()) == list(without.lines.values())[1:]


def test_what_is_saved_means_the_same_to_c8(of_node: Path, modules: Path, tmp_path: Path) -> None:
    Coverage.load(of_node / "v8").save(tmp_path / "saved.json")
    assert c8.report(modules, tmp_path) == c8.report(modules, of_node / "v8")


@pytest.fixture(scope="module")
def of_deno(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, dict[int, int]]]]:
    """A directory with the coverage of a run, and what Deno says of it. The CommonJS module is not loaded."""
    directory = tmp_path_factory.mktemp("deno")
    main = programs.write(directory)
    main.write_text(main.read_text().replace('import "./hard.cjs"; ', ""))  # deno coverage 2.9 panics over it
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DENO_DIR", str(directory / "cache"))
        yield directory, programs.run_deno(find_runtime("deno"), main, directory / "cov", directory / "cache")


def test_lines_by_denos_rules_are_those_of_deno_coverage(of_deno: tuple[Path, dict[str, dict[int, int]]]) -> None:
    directory, theirs = of_deno
    coverage = Coverage.load(directory / "cov")
    assert {file: coverage.deno_lines(file) for file in theirs} == theirs
    assert len(theirs) == 4


def test_lines_of_typescript_that_deno_transpiled_are_those_of_the_source(
    of_deno: tuple[Path, dict[str, dict[int, int]]],
) -> None:
    file = Coverage.load(of_deno[0] / "cov")["typed.mts"]
    assert file.source == programs.TYPESCRIPT
    assert [(one.name, one.line, one.count) for one in file.functions if one.name in ("used", "never", "unused")] == [
        ("used", 7, 1),
        ("never", 15, 0),
        ("unused", 22, 0),
    ]
    assert file.uncovered_lines == "10-11,15-17"


def test_what_was_transpiled_is_not_guessed_if_it_is_gone(
    of_deno: tuple[Path, dict[str, dict[int, int]]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DENO_DIR", str(tmp_path))
    assert "transpiled" in Coverage.load(of_deno[0] / "cov")["typed.mts"].warning


def test_a_commonjs_module_of_deno_is_counted_without_denos_wrapper(tmp_path: Path) -> None:
    """Deno 2.9 reports code of its own at the same URL; `deno coverage` panics over it."""
    (tmp_path / "a.cjs").write_text("function f() { }\nf();\nif (!f)\n  f();\n")
    report = [
        [
            {
                "functionName": "",
                "ranges": [{"startOffset": 0, "endOffset": end, "count": 1}, *gaps],
                "isBlockCoverage": True,
            }
        ]
        for end, gaps in ((427, []), (37, [{"startOffset": 30, "endOffset": 36, "count": 0}]))
    ]
    for number, functions in enumerate(report):
        one = {"scriptId": str(number), "url": (tmp_path / "a.cjs").as_uri(), "functions": functions}
        (tmp_path / f"{number}.json").write_text(json.dumps(one))
    file = Coverage.load(tmp_path)["a.cjs"]
    assert (file.uncovered_lines, file.warning, len(file.blocks)) == ("4", "", 2)
