"""Coverage.save_istanbul(), and what Istanbul's own library makes of it."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cdpsync.coverage import Coverage, ScriptCoverage

from ..conftest import find_runtime
from ..npm import or_skip, unpacked
from .made import FUNCTIONS, SOURCE, coverage

_VERSION = "3.2.2"
_SHA512 = (
    "3bc769b05fabd1657ff0c35129f9e6aed09686e2a3c6bab6c3e8e9cc12f95192"
    "938b62de5569d63a6591c4595eb0938d99cfb02c01af29064439a9e4a342c54e"
)

_SUMMARIES = """\
const {createCoverageMap} = require(process.argv[2]);
const map = createCoverageMap(JSON.parse(require("fs").readFileSync(0, "utf8")));
const files = map.files().map(name => {
  const file = map.fileCoverageFor(name);
  return {name, summary: file.toSummary().data, uncovered: file.getUncoveredLines().map(Number)};
});
console.log(JSON.stringify({total: map.getCoverageSummary().data, files}));
"""


def saved(found: Coverage, *, blocks: bool = False) -> dict[str, Any]:
    out = io.BytesIO()
    found.save_istanbul(out, blocks=blocks)
    read: dict[str, Any] = json.loads(out.getvalue())
    return read


def test_each_line_is_a_statement_and_each_function_has_its_place() -> None:
    (file,) = saved(coverage("file:///code/a.js")).values()
    assert file["path"] == "/code/a.js"
    assert file["s"] == {"0": 2, "1": 2, "2": 2, "3": 0, "4": 0, "5": 0, "6": 1}
    assert file["statementMap"]["1"] == {"start": {"line": 2, "column": 0}, "end": {"line": 2, "column": 41}}
    assert file["f"] == {"0": 2, "1": 0}
    place = {"start": {"line": 4, "column": 0}, "end": {"line": 6, "column": 1}}
    assert file["fnMap"]["1"] == {"name": "unused", "line": 4, "decl": place, "loc": place}
    assert file["branchMap"] == file["b"] == {}


def test_blocks_are_branches_if_that_is_asked_for() -> None:
    (file,) = saved(coverage("file:///code/a.js"), blocks=True).values()
    assert file["b"] == {"0": [1], "1": [2], "2": [0]}
    start = {"line": 2, "column": 23}
    assert file["branchMap"]["2"]["locations"] == [{"start": start, "end": {"line": 2, "column": 41}}]


def test_no_files_are_an_empty_object() -> None:
    assert saved(Coverage([])) == {}


def test_a_lone_surrogate_in_a_name_is_kept() -> None:
    odd = FUNCTIONS[1]._replace(name="\ud800")
    (file,) = saved(Coverage([ScriptCoverage("file:///a.js", [[odd]], SOURCE)])).values()
    assert file["fnMap"]["0"]["name"] == "\ud800"


@pytest.fixture(scope="module")
def library(request: pytest.FixtureRequest) -> Path:
    directory = Path(request.config.cache.mkdir("istanbul"))
    return or_skip(lambda place: unpacked("istanbul-lib-coverage", _VERSION, _SHA512, ("package/",), place), directory)


@pytest.mark.real
def test_istanbul_reads_it_and_counts_the_same(library: Path, tmp_path: Path) -> None:
    found = coverage("file:///code/a.js", "file:///code/b%20c.js")
    (tmp_path / "summaries.cjs").write_text(_SUMMARIES)
    command = [find_runtime("node"), str(tmp_path / "summaries.cjs"), str(library)]
    text = json.dumps(saved(found, blocks=True))
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True, timeout=60)
    read = json.loads(done.stdout)
    for kind, part, whole in [
        ("lines", found.total.covered_line_count, found.total.line_count),
        ("functions", found.total.covered_function_count, found.total.function_count),
        ("branches", found.total.covered_block_count, found.total.block_count),
    ]:
        assert (read["total"][kind]["covered"], read["total"][kind]["total"]) == (part, whole)
    assert [(one["name"], one["uncovered"]) for one in read["files"]] == [
        ("/code/a.js", [4, 5, 6]),
        ("/code/b c.js", [4, 5, 6]),
    ]
