"""`cdpsync heap find`."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from cdpsync import cli

from ..heap.handmade import Handmade, properties
from .schemas import document


@pytest.fixture
def file(tmp_path: Path) -> str:
    """30 sessions of 1,000 bytes, every third one of Ann, and a cache of 2 MB."""
    heap = Handmade("window")
    heap.node("window", 10, *properties(cache="cache"), *[("element", at, f"session {at}") for at in range(30)])
    for at in range(30):
        heap.node(f"session {at}", 1000, *properties(user="bob" if at % 3 else "ann"), name="Session")
    heap.node("ann", 20, type="string", name="ann")
    heap.node("bob", 20, type="string", name="bob")
    heap.node("cache", 2_000_000, name="Cache")
    path = tmp_path / "a.heapsnapshot"
    path.write_text(heap.text())
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert cli.main(["heap", "find", *arguments]) == 0
    return capsys.readouterr().out


def test_find_lists_the_objects_that_meet_all_conditions(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = run(capsys, file, "--retained", ">1 MB", "--distance", "<3").splitlines()
    assert lines[0] == "2 nodes: 2,000,010 bytes, retaining 2,030,050"
    assert [line.split()[0] for line in lines[2:]] == ["window", "Cache"]
    lines = run(capsys, file, "Session", "--property", "user=ann", "-n", "3").splitlines()
    assert lines[0] == "10 nodes: 10,000 bytes, retaining 10,000"
    assert lines[2].split() == ["Session", "@5", "Session", "2", "1,000", "1,000"]
    assert (len(lines), lines[-1]) == (6, "… 7 more")


@pytest.mark.parametrize(
    ("conditions", "total"),
    [
        (["--name", "ann"], 1),
        (["--pattern", "^(ann|b)"], 2),
        (["--type", "string"], 2),
        (["--shallow", "1000"], 30),
        (["--shallow", "<21", "--distance", ">=2"], 2),
        (["--property", "cache"], 1),
        (["--detached"], 0),
    ],
    ids=str,
)
def test_find_has_a_condition_for_each_property_of_a_node(
    file: str, capsys: pytest.CaptureFixture[str], conditions: list[str], total: int
) -> None:
    found = document(run(capsys, file, *conditions, "--json", "-n", "1"), "heap-find")
    assert (found["total"], len(found["rows"])) == (total, min(total, 1))


def test_find_sorts_and_exports(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [*csv.DictReader(io.StringIO(run(capsys, file, "--sort", "id", "-n", "0", "--csv")))]
    assert [int(row["id"]) for row in rows] == sorted(int(row["id"]) for row in rows)
    assert len(rows) == 35


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--pattern", "("], "--pattern '(' is not a regular expression"),
        (["--type", "function"], "type='function': the types of this snapshot are hidden"),
        (["Sesion"], "no object of the class 'Sesion'; did you mean 'Session'?"),
        (["bob"], "no object of the class 'bob'; --name bob finds nodes with this name"),
    ],
    ids=str,
)
def test_find_says_what_is_wrong_with_a_condition(
    file: str, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    assert cli.main(["heap", "find", file, *options]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--retained", ">1 MX"], "argument --retained: '>1 MX': '1 MX' is not a size"),
        (["--shallow", "1 MB"], "argument --shallow: '1 MB' does not say how to compare"),
        (["--distance", "<near"], "argument --distance: '<near': 'near' is not a whole number"),
    ],
    ids=str,
)
def test_a_number_that_cannot_be_read_is_refused_before_the_file_is(
    capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["heap", "find", "no such file", *options])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_class_without_an_object_that_meets_the_conditions_is_not_an_error(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, file, "Session", "--retained", ">1 MB").splitlines()[0] == "0 nodes"


def test_why_says_how_to_find_what_has_a_property_of_this_name(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["heap", "why", file, "user"]) == 2
    assert (
        "cdpsync heap find FILE --property user lists objects with a property of this name" in capsys.readouterr().err
    )
