"""`cdpsync heap check` with small snapshots that are written node by node."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cdpsync import cli

from ..heap.handmade import Handmade
from ..heap.test_growth import elements, held_in_map, ids
from .schemas import document


def snapshots(folder: Path, *, names: str = "Session", count: int = 4) -> list[str]:
    """Files of a program in which 10 sessions of 120 bytes come in each round."""
    found = []
    for at in range(count):
        heap = Handmade("window")
        heap.node("window", 8, *held_in_map(heap, range(10 * at)), *elements([]), name="Window", id=3)
        path = folder / f"{names}-{at}.heapsnapshot"
        path.write_text(heap.text())
        found.append(str(path))
    return found


def test_growth_over_the_limit_is_exit_code_7_and_names_class_and_holder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = snapshots(tmp_path)
    assert cli.main(["heap", "check", *paths, "--fail-over", "1kB"]) == 7
    shown = capsys.readouterr()
    assert shown.out.startswith("grew by 1.2 kB in each of 3 rounds: 10 Session held by Map sessions\n")
    assert len(shown.out.encode()) < 2048
    assert "cdpsync: the heap grew by 1.2 kB a round; --fail-over is 1.0 kB" in shown.err


@pytest.mark.parametrize("options", [[], ["--fail-over", "2 kB"], ["--fail-over", "1k", "--allow", "Session"]], ids=str)
def test_growth_within_the_limit_or_allowed_is_exit_code_0(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    assert cli.main(["heap", "check", *snapshots(tmp_path), *options]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert ("allowed: 1 row, 1.2 kB a round\n  1.2 kB: 10 Session held by Map sessions" in shown.out) is (
        "--allow" in options
    )


@pytest.mark.parametrize("options", [["--fail-over", "1kB"], ["--allow", "*"]], ids=str)
def test_json_is_one_document_of_the_schema(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    code = cli.main(["heap", "check", *snapshots(tmp_path), *options, "--json"])
    found = document(capsys.readouterr().out, "heap-check")
    assert found["exceeded"] is (code == 7)
    assert len(found["rows" if code else "allowed"]) == 1


def test_two_snapshots_are_not_enough(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["heap", "check", *snapshots(tmp_path, count=2)]) == 2
    assert "compares three snapshots or more" in capsys.readouterr().err


def test_an_endpoint_is_answered_with_the_command_that_captures_snapshots(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["heap", "check", "9229"]) == 2
    assert "cdpsync snapshot 9229 --count 3" in capsys.readouterr().err


def test_snapshots_of_other_processes_are_exit_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = []
    for name in ("A", "B", "C"):
        heap = Handmade("window")
        heap.node("window", 8, *elements(ids(range(100))), name="Window", id=3)
        for one in ids(range(100)):
            heap.node(str(one), 10, name=name, id=one)
        (tmp_path / name).write_text(heap.text())
        paths.append(str(tmp_path / name))
    assert cli.main(["heap", "check", *paths]) == 2
    assert "must be of the same process" in capsys.readouterr().err


def test_stdin_can_only_be_one_of_the_snapshots(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["heap", "check", "-", "-", *snapshots(tmp_path, count=1)]) == 2
    assert "- is stdin, which holds one snapshot" in capsys.readouterr().err


@pytest.mark.parametrize("question", ["check", "leaks"])
def test_without_numpy_it_says_how_to_get_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    for name in [name for name in sys.modules if name.startswith("cdpsync.heap")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "numpy", None)
    assert cli.main(["heap", question, *snapshots(tmp_path, count=3)]) == 1
    assert "pip install 'cdpsync[heap]'" in capsys.readouterr().err
