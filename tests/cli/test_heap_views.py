"""`cdpsync heap packages`, `closures` and `frames`, and a summary of a part of the heap."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cdpsync import cli

from ..heap.handmade import Handmade, properties
from ..heap.test_packages import add_script
from ..heap.test_unused import counter


@pytest.fixture
def page(tmp_path: Path) -> str:
    """A page with two native contexts and a detached tree."""
    heap = Handmade("one", "two", "tree", "f")
    heap.node("one", 8, *properties(a="mine"), type="hidden", name="system / NativeContext / https://a.example", id=71)
    heap.node("two", 8, type="hidden", name="system / NativeContext", id=73)
    heap.node("mine", 16, name="Mine")
    heap.node("tree", 32, *properties(x="leaf"), type="native", name="<div>", detached=2)
    heap.node("leaf", 64, name="Leaf")
    heap.node("f", 32, add_script(heap, 1, "/app/node_modules/left/index.js"), type="closure", at=(1, 0, 9))
    return _saved(tmp_path, heap.text())


def _saved(folder: Path, text: str) -> str:
    path = folder / "a.heapsnapshot"
    path.write_text(text)
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert cli.main(["heap", *arguments]) == 0
    return capsys.readouterr().out


def test_packages_are_listed_with_what_they_hold(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = json.loads(run(capsys, "packages", page, "--json"))["rows"]
    assert row == {
        "name": "left",
        "files": 1,
        "count": 3,
        "shallow_size": 48,
        "own_size": 56,
        "retained_size": 56,
    }
    assert "left" in run(capsys, "packages", page)


def test_files_are_listed_and_filtered(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = json.loads(run(capsys, "packages", page, "--files", "--json"))["rows"]
    assert row["name"] == "/app/node_modules/left/index.js"
    assert json.loads(run(capsys, "packages", page, "--files", "--filter", "right", "--json"))["rows"] == []


def test_frames_are_listed_and_can_be_summed_up(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(run(capsys, "frames", page, "--json"))["rows"]
    assert {row["name"]: row["id"] for row in rows} == {
        "https://a.example": 71,
        "system / NativeContext": 73,
        "(shared)": None,
        "(none)": None,
    }
    names = {row["name"] for row in json.loads(run(capsys, "summary", page, "--frame", "@71", "--json"))["rows"]}
    assert names == {"(system)", "Mine"}
    names = {row["name"] for row in json.loads(run(capsys, "summary", page, "--frame", "none", "--json"))["rows"]}
    assert "Leaf" in names


def test_the_summary_of_what_detached_nodes_retain(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = json.loads(run(capsys, "summary", page, "--retained-by", "detached-dom", "--json"))
    assert {row["name"]: row["retained_size"] for row in shown["rows"]} == {"Detached <div>": 96, "Leaf": 64}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--frame", "5"), "no native context '5', only none, 71, 73, shared"),
        (("--frame", "71", "--retained-by", "contexts"), "both select objects"),
        (("--retained-by", "contexts", "--statistics"), "--retained-by selects constructors"),
    ],
)
def test_what_does_not_go_together_is_refused(
    page: str, arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["heap", "summary", page, *arguments]) != 0
    assert said in capsys.readouterr().err


def test_unused_variables_come_before_the_closures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = _saved(tmp_path, counter("use").text())
    shown = run(capsys, "closures", file)
    assert shown.index("1 variable that no living function uses") < shown.index("1 closures of 1 functions")
    found = json.loads(run(capsys, "closures", file, "--json"))
    assert [(row["variable"], row["freed_size"]) for row in found["unused"]] == [("idle", 150)]
    assert [(row["name"], row["location"]["line"]) for row in found["rows"]] == [("use", 7)]
    assert (found["unused_total"], found["total"], found["warning"]) == (1, 1, None)


def test_only_the_unused_variables_are_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = _saved(tmp_path, counter("use").text())
    assert "closures of" not in run(capsys, "closures", file, "--unused")
    rows = list(csv.DictReader(io.StringIO(run(capsys, "closures", file, "--unused", "--csv"))))
    assert [row["variable"] for row in rows] == ["idle"]
    assert json.loads(run(capsys, "closures", file, "--unused", "--json"))["rows"] is None


def test_a_runtime_that_does_not_say_what_is_used_is_named(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, "closures", page, "--json"))
    assert found["unused"] is None
    assert "Node 26 and Deno 2.9 do not" in found["warning"]
    assert [row["name"] for row in found["rows"]] == ["f"]
    assert cli.main(["heap", "closures", page, "--unused"]) != 0
    assert "Chrome 156 and later record it" in capsys.readouterr().err
