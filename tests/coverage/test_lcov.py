"""Coverage.save_lcov(), and what genhtml makes of it."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cdpsync.coverage import Coverage, ScriptCoverage

from .made import FUNCTIONS, SOURCE, coverage, function


def lines(found: Coverage, *, blocks: bool = False) -> list[str]:
    out = io.BytesIO()
    found.save_lcov(out, blocks=blocks)
    return out.getvalue().decode().splitlines()


def test_a_tracefile_has_functions_and_lines_and_no_branches() -> None:
    assert lines(coverage("file:///code/a.js")) == [
        "TN:",
        "SF:/code/a.js",
        "FN:1,used",
        "FN:4,unused",
        "FNDA:2,used",
        "FNDA:0,unused",
        "FNF:2",
        "FNH:1",
        *("DA:1,2", "DA:2,2", "DA:3,2", "DA:4,0", "DA:5,0", "DA:6,0", "DA:7,1"),
        "LF:7",
        "LH:4",
        "end_of_record",
    ]


def test_blocks_are_branches_if_that_is_asked_for() -> None:
    found = lines(coverage("file:///code/a.js"), blocks=True)
    assert [line for line in found if line.startswith("BR")] == [
        "BRDA:1,0,0,1",
        "BRDA:1,1,0,2",
        "BRDA:2,2,0,0",
        "BRF:3",
        "BRH:2",
    ]


def test_functions_of_one_name_are_told_apart_by_their_lines() -> None:
    source = "f = () => 1;\ng = () => 1; h = () => 2;\n"
    twice = [function("f", "() => 1", 1, source=source)]
    twice += [
        twice[0]._replace(ranges=[one._replace(start=one.start + 13, end=one.end + 13) for one in twice[0].ranges])
    ]
    twice += [function("f", "() => 2", 0, source=source)]
    found = lines(Coverage([ScriptCoverage("file:///a.js", [twice], source)]))
    assert [line for line in found if line.startswith("FN:")] == ["FN:1,f", "FN:2,f:2", "FN:2,f:2:18"]


def test_names_cannot_make_lines_of_their_own() -> None:
    odd = FUNCTIONS[1]._replace(name="a\nDA:1,99\rx")
    found = lines(Coverage([ScriptCoverage("file:///code/a%0Aend_of_record%0Ab.js", [[odd]], SOURCE)]))
    assert found[1] == "SF:/code/a\ufffdend_of_record\ufffdb.js"
    assert found[2] == "FN:1,a\ufffdDA:1,99\ufffdx"
    assert found.count("end_of_record") == 1


@pytest.mark.skipif(os.name == "nt", reason="a name of a file is text on Windows")
def test_the_name_of_a_file_that_is_not_utf_8_is_written_as_it_is() -> None:
    out = io.BytesIO()
    Coverage([ScriptCoverage("file:///code/%FF.js", [FUNCTIONS], SOURCE)]).save_lcov(out)
    assert b"SF:/code/\xff.js\n" in out.getvalue()


def test_a_file_that_cannot_be_written_is_left_as_it_was(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        coverage("file:///code/a.js").save_lcov(tmp_path)
    coverage("file:///code/a.js").save_lcov(tmp_path / "lcov.info")
    assert (tmp_path / "lcov.info").stat().st_mode & 0o777 == 0o600 or os.name == "nt"


@pytest.mark.skipif(not shutil.which("genhtml"), reason="there is no genhtml: apt-get install lcov")
def test_genhtml_accepts_it_and_counts_the_same(tmp_path: Path) -> None:
    found = coverage(tmp_path / "a.js", tmp_path / "ü b.js")
    found.save_lcov(tmp_path / "lcov.info", blocks=True)
    command = ["genhtml", "--branch-coverage", "lcov.info", "-o", "html"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "WARNING" not in done.stdout + done.stderr
    assert "ERROR" not in done.stdout + done.stderr
    assert re.findall(r"(\d+) of (\d+) (lines|functions|branches)", done.stdout) == [
        ("8", "14", "lines"),
        ("2", "4", "functions"),
        ("4", "6", "branches"),
    ]
